/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to tell: whether, and why. */
#include "ck-check-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-form-fields.h"
#include "ck-token-choice.h"

typedef struct {
  CkSession     *session;
  char          *reference;
  int            body;       /* CkCheckBody, or -1 while it is chosen */
  AdwComboRow   *bodies;
  AdwEntryRow   *organisation;
  CkSegments    *choice;
  GtkWidget     *dbs;
  CkSegments    *removed;
  CkSegments    *harm;
  CkTextField   *why;
  CkMomentField *told_at;
  GtkWidget     *told;
  AdwEntryRow   *told_who;
  AdwEntryRow   *theirs;
} Deciding;

/* The order of the answers. */
static const int decisions[] = { CK_CHECK_YES, CK_CHECK_NO, CK_CHECK_NOT_YET };

static void
deciding_free (gpointer data)
{
  Deciding *self = data;

  g_clear_object (&self->session);
  g_free (self->reference);
  g_free (self);
}

/**
 * ck_check_dialog_add_bodies:
 * @dialog: a dialog
 * @rows: a list in it
 *
 * Returns: (transfer none): a row for whom it is, after "Choose…"
 */
AdwComboRow *
ck_check_dialog_add_bodies (CkFormDialog *dialog,
                            GtkWidget    *rows)
{
  AdwComboRow *row = ck_form_add_combo (dialog, rows, "body", _ ("Who"), NULL);

  ck_token_choice_fill (row, &ck_check_bodies, _ ("Choose…"));
  return row;
}

/**
 * ck_check_dialog_add_answers:
 * @dialog: a dialog
 * @rows: a list in it
 * @name: of the member of the form
 * @question: translated
 *
 * Returns: (transfer none): not known, yes, no, in the order of #CkAnswer
 */
CkSegments *
ck_check_dialog_add_answers (CkFormDialog *dialog,
                             GtkWidget    *rows,
                             const char   *name,
                             const char   *question)
{
  return ck_form_add_choice (dialog, rows, name, question, _ ("Not Known"), _ ("Yes"), _ ("No"), NULL);
}

static int
body_of (Deciding *self)
{
  return self->bodies != NULL ? (int) adw_combo_row_get_selected (self->bodies) - 1 : self->body;
}

static gpointer
check_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_check (store, call->reference, CK_CHECK_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_apply (CkFormDialog *dialog,
          Deciding     *self)
{
  g_autoptr (CkCheckForm) form = ck_check_form_new ();
  int choice = ck_segments_get_selected (self->choice);

  form->body = body_of (self);
  if (form->body < 0)
    {
      ck_form_dialog_set_error (dialog, _ ("Choose who is considered."), GTK_WIDGET (self->bodies));
      return;
    }
  if (choice < 0)
    {
      ck_form_dialog_set_error (dialog, _ ("Say whether they are told."), GTK_WIDGET (self->choice));
      return;
    }
  form->decided = decisions[choice];
  form->why = ck_form_take_text (self->why, _ ("Say why, also why not."));
  if (form->why == NULL || (form->decided == CK_CHECK_YES && !ck_form_take_moment (self->told_at, &form->told)))
    return;
  if (form->body == CK_BODY_OTHER)
    form->organisation = ck_form_dup_line (self->organisation);
  if (form->decided == CK_CHECK_YES)
    {
      form->told_who = ck_form_dup_line (self->told_who);
      form->reference = ck_form_dup_line (self->theirs);
    }
  if (form->body == CK_BODY_DBS)
    {
      form->dbs_removed = ck_segments_get_selected (self->removed);
      form->dbs_harm = ck_segments_get_selected (self->harm);
    }
  ck_form_call (dialog, self->session, check_on_lane, self->reference, g_steal_pointer (&form), _ ("Saved, and in the chronology."));
}

static void
on_choice (Deciding *self)
{
  int body = body_of (self);

  gtk_widget_set_visible (self->told, ck_segments_get_selected (self->choice) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->told_at), ck_segments_get_selected (self->choice) == 0);
  gtk_widget_set_visible (self->dbs, body == CK_BODY_DBS);
  gtk_widget_set_visible (GTK_WIDGET (self->organisation), body == CK_BODY_OTHER);
}

static void
fill (Deciding *self,
      CkCheck  *check)
{
  if (check == NULL)
    return;
  for (int i = 0; i < (int) G_N_ELEMENTS (decisions); i++)
    if (decisions[i] == check->decided && check->decided != CK_CHECK_NOT_YET)
      ck_segments_set_selected (self->choice, i);
  gtk_editable_set_text (GTK_EDITABLE (self->told_who), check->told_who != NULL ? check->told_who : "");
  gtk_editable_set_text (GTK_EDITABLE (self->theirs), check->reference != NULL ? check->reference : "");
  if (check->body == CK_BODY_DBS)
    {
      ck_segments_set_selected (self->removed, check->dbs_removed);
      ck_segments_set_selected (self->harm, check->dbs_harm);
    }
}

/* Each body of a case has drafts of its own, and so has each other organisation. */
static char *
about (CkCaseLook *look,
       int         body,
       const char *organisation)
{
  const char *reference = look->file->head->reference;

  if (body < 0)
    return g_strdup (reference);
  return organisation != NULL ? g_strdup_printf ("%s/%s/%s", reference, ck_token_text (&ck_check_bodies, body), organisation)
                              : g_strdup_printf ("%s/%s", reference, ck_token_text (&ck_check_bodies, body));
}

/**
 * ck_check_dialog_decide:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @body: #CkCheckBody, or -1 to let it be chosen
 * @organisation: (nullable): name of another organisation that was considered before
 *
 * Asks whether somebody is told, and why.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_decide (GtkWidget  *near,
                        CkSession  *session,
                        CkCaseLook *look,
                        int         body,
                        const char *organisation)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, body >= 0 ? ck_token_label (&ck_check_bodies, body) : _ ("Whom to Tell"),
                                             look->file->head->reference, _ ("_Save"));
  Deciding *self = g_new0 (Deciding, 1);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("Whom to tell"));
  g_autofree char *key = about (look, body, organisation);

  self->session = g_object_ref (session);
  self->reference = g_strdup (look->file->head->reference);
  self->body = body;
  g_object_set_data_full (G_OBJECT (dialog), "deciding", self, deciding_free);
  if (body < 0)
    {
      self->bodies = ck_check_dialog_add_bodies (dialog, rows);
      g_signal_connect_swapped (self->bodies, "notify::selected", G_CALLBACK (on_choice), self);
    }
  self->organisation = ck_form_add_line (dialog, rows, "organisation", _ ("Which organisation"), organisation);
  self->choice = ck_form_add_choice (dialog, rows, "decided", _ ("Decided"), _ ("Tell Them"), _ ("Not Needed"), _ ("Not Yet"), NULL);
  g_object_set (self->choice, "label", _ ("Whether they are told"), NULL);
  self->dbs = ck_form_dialog_add_rows (dialog, _ ("Both questions of the DBS"));
  self->removed = ck_check_dialog_add_answers (dialog, self->dbs, "dbs_removed",
                                               _ ("Removed from regulated activity, or would have been had they not left?"));
  self->harm = ck_check_dialog_add_answers (dialog, self->dbs, "dbs_harm", _ ("Harmed a child, or may harm one?"));
  self->why = ck_form_add_text (dialog, "why", _ ("_Why"), _ ("Also why not"));
  self->told_at = ck_form_add_moment (dialog, "told", _ ("When They Were Told"), look->today);
  self->told = ck_form_dialog_add_rows (dialog, _ ("When they were told"));
  self->told_who = ck_form_add_line (dialog, self->told, "told_who", _ ("Who was spoken to"), NULL);
  self->theirs = ck_form_add_line (dialog, self->told, "reference", _ ("Their reference"), NULL);

  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_choice), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  if (body >= 0)
    fill (self, ck_check_find (look->file, body, organisation));
  on_choice (self);
  return ck_form_dialog_open (dialog, session, "check", key, body < 0 ? (gpointer) self->bodies : self->choice);
}
