/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-check-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-moment-field.h"
#include "ck-segments.h"
#include "ck-text-field.h"
#include "ck-text.h"

/* The fields of any of the dialogs; each uses some. */
typedef struct {
  CkSession     *session;
  char          *reference;
  int            body;       /* CkCheckBody, or -1 while it is chosen */
  char          *entry;
  AdwComboRow   *bodies;
  AdwEntryRow   *name;
  AdwEntryRow   *person;
  AdwEntryRow   *theirs;
  CkSegments    *choice;
  CkSegments    *removed;
  CkSegments    *harm;
  GtkWidget     *dbs;
  CkTextField   *text;
  CkTextField   *why;
  CkMomentField *moment;
  GtkWidget     *told;
  AdwEntryRow   *how;
  CkSegments    *limbs[4];
  CkTextField   *whys[4];
  gboolean       restricted;
} Asking;

typedef struct {
  char     *reference;
  CkRecord *form;
  char     *reason;
  gboolean  restricted;
} Save;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_clear_object (&self->session);
  g_free (self->reference);
  g_free (self->entry);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->form);
  g_free (save->reference);
  g_free (save->reason);
  g_free (save);
}

static Save *
save_new (Asking  *self,
          gpointer form)
{
  Save *save = g_new0 (Save, 1);

  save->reference = g_strdup (self->reference);
  save->form = form;
  return save;
}

static Asking *
asking_new (CkFormDialog *dialog,
            CkSession    *session,
            const char   *reference)
{
  Asking *self = g_new0 (Asking, 1);

  self->session = g_object_ref (session);
  self->reference = g_strdup (reference);
  self->body = -1;
  g_object_set_data_full (G_OBJECT (dialog), "asking", self, asking_free);
  return self;
}

/* --- fields ------------------------------------------------------------------------------------------------------------ */

static CkTextField *
add_text (CkFormDialog *dialog,
          const char   *label,
          const char   *hint)
{
  CkTextField *field = g_object_new (CK_TYPE_TEXT_FIELD, NULL);

  ck_text_field_set_label (field, label, hint);
  ck_form_dialog_add (dialog, GTK_WIDGET (field));
  return field;
}

static CkMomentField *
add_moment (CkFormDialog *dialog,
            const char   *title,
            CkDate        today)
{
  CkMomentField *field = g_object_new (CK_TYPE_MOMENT_FIELD, "title", title, NULL);

  ck_moment_field_set_today (field, today);
  ck_form_dialog_add (dialog, GTK_WIDGET (field));
  return field;
}

static AdwEntryRow *
add_line (GtkWidget  *rows,
          const char *title,
          const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  return ADW_ENTRY_ROW (row);
}

/* The question above its answers: beside them there is no room for it in large text. */
static void
add_row (GtkWidget  *rows,
         const char *title,
         GtkWidget  *answers)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (answers, GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), answers);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
}

static CkSegments *
add_answers (GtkWidget  *rows,
             const char *title)
{
  CkSegments *segments = g_object_new (CK_TYPE_SEGMENTS, "label", title, NULL);

  ck_segments_add (segments, _ ("Not Known"), NULL);
  ck_segments_add (segments, _ ("Yes"), NULL);
  ck_segments_add (segments, _ ("No"), NULL);
  add_row (rows, title, GTK_WIDGET (segments));
  return segments;
}

static AdwComboRow *
add_bodies (GtkWidget *rows)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, _ ("Choose…"));
  for (guint i = 0; i < ck_check_bodies.n_tokens; i++)
    gtk_string_list_append (names, ck_token_label (&ck_check_bodies, (int) i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Who"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  return ADW_COMBO_ROW (row);
}

/* --- what was typed ---------------------------------------------------------------------------------------------------- */

static char *
text_of (CkTextField *field)
{
  g_autofree char *text = field != NULL ? ck_text_field_get_text (field) : NULL;

  return ck_text_is_blank (text) ? NULL : g_steal_pointer (&text);
}

static char *
line_of (AdwEntryRow *row)
{
  const char *text = row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row)) : NULL;

  return ck_text_is_blank (text) ? NULL : g_strdup (text);
}

/* Whether it can be read; nothing where it isn't given. */
static gboolean
moment_of (CkFormDialog  *dialog,
           CkMomentField *field,
           CkMoment      *moment)
{
  g_autoptr (GError) error = NULL;

  *moment = CK_MOMENT_UNKNOWN;
  if (field == NULL || !gtk_widget_get_visible (GTK_WIDGET (field)) || !ck_moment_field_is_given (field))
    return TRUE;
  if (ck_moment_field_get_moment (field, moment, &error))
    return TRUE;
  ck_moment_field_set_error (field, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (field));
  return FALSE;
}

static gboolean
needs (CkTextField *field,
       const char  *text,
       const char  *missing)
{
  if (text != NULL)
    return TRUE;
  ck_text_field_set_error (field, missing);
  gtk_widget_grab_focus (GTK_WIDGET (field));
  return FALSE;
}

static int
body_of (Asking *self)
{
  return self->bodies != NULL ? (int) adw_combo_row_get_selected (self->bodies) - 1 : self->body;
}

static void
present (CkFormDialog *dialog,
         gpointer      focus)
{
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (focus));
}

/* --- whom to tell ------------------------------------------------------------------------------------------------------ */

static const int decisions[] = { CK_CHECK_YES, CK_CHECK_NO, CK_CHECK_NOT_YET };

static gpointer
check_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Save *save = data;
  g_autofree char *entry = ck_casework_check (store, save->reference, CK_CHECK_FORM (save->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_check (CkFormDialog *dialog,
          Asking       *self)
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
  form->why = text_of (self->why);
  if (!needs (self->why, form->why, _ ("Say why, also why not."))
      || (form->decided == CK_CHECK_YES && !moment_of (dialog, self->moment, &form->told)))
    return;
  if (form->body == CK_BODY_OTHER)
    form->organisation = line_of (self->name);
  if (form->decided == CK_CHECK_YES)
    {
      form->told_who = line_of (self->person);
      form->reference = line_of (self->theirs);
    }
  if (form->body == CK_BODY_DBS)
    {
      form->dbs_removed = ck_segments_get_selected (self->removed);
      form->dbs_harm = ck_segments_get_selected (self->harm);
    }
  ck_form_dialog_call (dialog, self->session, check_on_lane, save_new (self, g_steal_pointer (&form)), save_free,
                       _ ("Saved, and in the chronology."));
}

static void
on_check_choice (Asking *self)
{
  int body = body_of (self);

  gtk_widget_set_visible (self->told, ck_segments_get_selected (self->choice) == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->moment), ck_segments_get_selected (self->choice) == 0);
  gtk_widget_set_visible (self->dbs, body == CK_BODY_DBS);
  gtk_widget_set_visible (GTK_WIDGET (self->name), body == CK_BODY_OTHER);
}

static void
fill_check (Asking     *self,
            CkCheck    *check)
{
  if (check == NULL)
    return;
  for (int i = 0; i < (int) G_N_ELEMENTS (decisions); i++)
    if (decisions[i] == check->decided && check->decided != CK_CHECK_NOT_YET)
      ck_segments_set_selected (self->choice, i);
  gtk_editable_set_text (GTK_EDITABLE (self->person), check->told_who != NULL ? check->told_who : "");
  gtk_editable_set_text (GTK_EDITABLE (self->theirs), check->reference != NULL ? check->reference : "");
  if (check->body == CK_BODY_DBS)
    {
      ck_segments_set_selected (self->removed, check->dbs_removed);
      ck_segments_set_selected (self->harm, check->dbs_harm);
    }
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
  Asking *self = asking_new (dialog, session, look->file->head->reference);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("Whom to tell"));

  self->body = body;
  if (body < 0)
    {
      self->bodies = add_bodies (rows);
      g_signal_connect_swapped (self->bodies, "notify::selected", G_CALLBACK (on_check_choice), self);
    }
  self->name = add_line (rows, _ ("Which organisation"), organisation);
  self->choice = g_object_new (CK_TYPE_SEGMENTS, "label", _ ("Whether they are told"), NULL);
  ck_segments_add (self->choice, _ ("Tell Them"), NULL);
  ck_segments_add (self->choice, _ ("Not Needed"), NULL);
  ck_segments_add (self->choice, _ ("Not Yet"), NULL);
  add_row (rows, _ ("Decided"), GTK_WIDGET (self->choice));
  self->dbs = ck_form_dialog_add_rows (dialog, _ ("Both questions of the DBS"));
  self->removed = add_answers (self->dbs, _ ("Removed from regulated activity, or would have been had they not left?"));
  self->harm = add_answers (self->dbs, _ ("Harmed a child, or may harm one?"));
  self->why = add_text (dialog, _ ("_Why"), _ ("Also why not"));
  self->moment = add_moment (dialog, _ ("When They Were Told"), look->today);
  self->told = ck_form_dialog_add_rows (dialog, _ ("When they were told"));
  self->person = add_line (self->told, _ ("Who was spoken to"), NULL);
  self->theirs = add_line (self->told, _ ("Their reference"), NULL);

  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_check_choice), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_check), self);
  if (body >= 0)
    fill_check (self, ck_check_find (look->file, body, organisation));
  on_check_choice (self);
  present (dialog, body < 0 ? (gpointer) self->bodies : self->choice);
  return dialog;
}

/* --- referrals --------------------------------------------------------------------------------------------------------- */

static gpointer
refer_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Save *save = data;
  g_autofree char *entry = ck_casework_refer (store, save->reference, CK_REFERRAL_FORM (save->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_refer (CkFormDialog *dialog,
          Asking       *self)
{
  g_autoptr (CkReferralForm) form = ck_referral_form_new ();

  form->body = body_of (self);
  if (form->body < 0)
    {
      ck_form_dialog_set_error (dialog, _ ("Choose to whom it was sent."), GTK_WIDGET (self->bodies));
      return;
    }
  form->recipient = line_of (self->name);
  form->how = line_of (self->how);
  form->sent_by = line_of (self->person);
  form->reference = line_of (self->theirs);
  form->text = text_of (self->text);
  if (form->how == NULL)
    {
      ck_form_dialog_set_error (dialog, _ ("Say how it was sent: by telephone, a form, e-mail, …"), GTK_WIDGET (self->how));
      return;
    }
  if (!needs (self->text, form->text, _ ("Say what was sent, and why.")) || !moment_of (dialog, self->moment, &form->sent))
    return;
  ck_form_dialog_call (dialog, self->session, refer_on_lane, save_new (self, g_steal_pointer (&form)), save_free,
                       _ ("Saved. Today asks for an answer in time."));
}

/**
 * ck_check_dialog_refer:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 *
 * Asks about a referral that was sent.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_refer (GtkWidget  *near,
                       CkSession  *session,
                       CkCaseLook *look)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Referral"), look->file->head->reference, _ ("_Save"));
  Asking *self = asking_new (dialog, session, look->file->head->reference);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("Referral"));

  self->bodies = add_bodies (rows);
  self->name = add_line (rows, _ ("Team or person, if not the body as a whole"), NULL);
  self->how = add_line (rows, _ ("How it was sent"), NULL);
  self->person = add_line (rows, _ ("Sent by, if not by you"), NULL);
  self->theirs = add_line (rows, _ ("Their reference"), NULL);
  self->moment = add_moment (dialog, _ ("Sent"), look->today);
  self->text = add_text (dialog, _ ("_What Was Sent, and Why"), NULL);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_refer), self);
  present (dialog, self->bodies);
  return dialog;
}

enum { ANSWER_CHASED, ANSWER_ESCALATED, ANSWER_ACKNOWLEDGED, ANSWER_DECIDED };

static void
on_answer (CkFormDialog *dialog,
           Asking       *self)
{
  g_autoptr (CkReferralForm) form = ck_referral_form_new ();
  CkMoment moment;

  if (!moment_of (dialog, self->moment, &moment))
    return;
  if (!ck_moment_is_known (moment))
    {
      ck_form_dialog_set_error (dialog, _ ("Say when."), GTK_WIDGET (self->moment));
      return;
    }
  form->referral = g_strdup (self->entry);
  form->reference = line_of (self->theirs);
  form->text = text_of (self->text);
  switch (ck_segments_get_selected (self->choice))
    {
    case ANSWER_CHASED:
      form->chased = moment;
      break;
    case ANSWER_ESCALATED:
      form->escalated = moment;
      break;
    case ANSWER_ACKNOWLEDGED:
      form->acknowledged = moment;
      form->acknowledged_by = line_of (self->person);
      break;
    case ANSWER_DECIDED:
      form->decided = moment;
      form->decision = g_steal_pointer (&form->text);
      if (!needs (self->text, form->decision, _ ("Say what they decided.")))
        return;
      break;
    default:
      ck_form_dialog_set_error (dialog, _ ("Say what became of it."), GTK_WIDGET (self->choice));
      return;
    }
  ck_form_dialog_call (dialog, self->session, refer_on_lane, save_new (self, g_steal_pointer (&form)), save_free,
                       _ ("Saved, and in the chronology."));
}

static void
on_answer_choice (Asking *self)
{
  int choice = ck_segments_get_selected (self->choice);

  gtk_widget_set_visible (GTK_WIDGET (self->person), choice == ANSWER_ACKNOWLEDGED);
  ck_text_field_set_label (self->text, choice == ANSWER_DECIDED ? _ ("_What They Decided") : _ ("_What Was Said"), NULL);
}

static CkReferral *
find_referral (CkCaseLook *look,
               const char *entry)
{
  gint64 number = g_ascii_strtoll (entry, NULL, 10);

  for (guint i = 0; i < look->file->referrals->len; i++)
    if (((CkReferral *) look->file->referrals->pdata[i])->number == number)
      return look->file->referrals->pdata[i];
  return NULL;
}

/**
 * ck_check_dialog_answer:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @referral: the number of the entry that it was sent with
 *
 * Asks what became of a referral: chased, escalated, acknowledged, decided.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_answer (GtkWidget  *near,
                        CkSession  *session,
                        CkCaseLook *look,
                        const char *referral)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("What Became of the Referral"), look->file->head->reference, _ ("_Save"));
  Asking *self = asking_new (dialog, session, look->file->head->reference);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("What became of it"));
  CkReferral *present_one = find_referral (look, referral);
  gboolean acknowledged = present_one != NULL && ck_moment_is_known (present_one->acknowledged);
  gboolean chased = present_one != NULL && ck_moment_is_known (present_one->chased);

  self->entry = g_strdup (referral);
  self->choice = g_object_new (CK_TYPE_SEGMENTS, "label", _ ("What became of it"), "halign", GTK_ALIGN_FILL, NULL);
  ck_segments_add (self->choice, _ ("Chased"), NULL);
  ck_segments_add (self->choice, _ ("Escalated"), NULL);
  ck_segments_add (self->choice, _ ("Acknowledged"), NULL);
  ck_segments_add (self->choice, _ ("Decided"), NULL);
  add_row (rows, _ ("It was"), GTK_WIDGET (self->choice));
  self->person = add_line (rows, _ ("Acknowledged by"), NULL);
  self->theirs = add_line (rows, _ ("Their reference"), present_one != NULL ? present_one->reference : NULL);
  self->moment = add_moment (dialog, _ ("When"), look->today);
  ck_moment_field_set_moment (self->moment, ck_moment_new (look->today, -1, CK_PRECISION_DATE));
  self->text = add_text (dialog, _ ("_What Was Said"), NULL);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_answer_choice), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_answer), self);
  ck_segments_set_selected (self->choice, acknowledged ? ANSWER_DECIDED : chased ? ANSWER_ESCALATED : ANSWER_CHASED);
  on_answer_choice (self);
  present (dialog, self->choice);
  return dialog;
}

/* --- the harm test ----------------------------------------------------------------------------------------------------- */

static gpointer
harm_test_on_lane (CkStore      *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  Save *save = data;
  g_autofree char *entry = ck_casework_harm_test (store, save->reference, CK_HARM_TEST_FORM (save->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_harm_test (CkFormDialog *dialog,
              Asking       *self)
{
  g_autoptr (CkHarmTestForm) form = ck_harm_test_form_new ();
  int *answers[] = { &form->harmed, &form->offence, &form->risk, &form->suitability };
  char **whys[] = { &form->harmed_why, &form->offence_why, &form->risk_why, &form->suitability_why };

  form->concern = g_strdup (self->entry);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      *answers[i] = ck_segments_get_selected (self->limbs[i]);
      *whys[i] = text_of (self->whys[i]);
      if (*answers[i] < 0)
        {
          ck_form_dialog_set_error (dialog, _ ("Answer each of the four questions; “not known” is an answer."),
                                    GTK_WIDGET (self->limbs[i]));
          return;
        }
      if (!needs (self->whys[i], *whys[i], _ ("Say why.")))
        return;
    }
  ck_form_dialog_call (dialog, self->session, harm_test_on_lane, save_new (self, g_steal_pointer (&form)), save_free,
                       _ ("Saved, and in the chronology."));
}

static void
fill_harm_test (Asking     *self,
                CkHarmTest *test)
{
  const int answers[] = { test->harmed, test->offence, test->risk, test->suitability };
  const char *const whys[] = { test->harmed_why, test->offence_why, test->risk_why, test->suitability_why };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      ck_segments_set_selected (self->limbs[i], answers[i]);
      ck_text_field_set_text (self->whys[i], whys[i]);
    }
}

/**
 * ck_check_dialog_harm_test:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @concern: the entry of a concern about an adult: its reference, or its number in the case
 *
 * Asks the four limbs of the harm test, filled in with what was answered last.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_harm_test (GtkWidget  *near,
                           CkSession  *session,
                           CkCaseLook *look,
                           const char *concern)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Harm Test"), look->file->head->reference, _ ("_Save"));
  Asking *self = asking_new (dialog, session, look->file->head->reference);

  self->entry = g_strdup (concern);
  for (int i = 0; i < 4; i++)
    {
      GtkWidget *rows = ck_form_dialog_add_rows (dialog, ck_harm_test_question (i));

      self->limbs[i] = add_answers (rows, ck_harm_test_question (i));
      self->whys[i] = add_text (dialog, _ ("Why"), NULL);
    }
  for (guint i = 0; i < look->file->harm_tests->len; i++)
    if (ck_case_look_is_entry (look, &((CkHarmTest *) look->file->harm_tests->pdata[i])->concern_id, concern))
      fill_harm_test (self, look->file->harm_tests->pdata[i]);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_harm_test), self);
  present (dialog, self->limbs[0]);
  return dialog;
}

/* --- restricted -------------------------------------------------------------------------------------------------------- */

static gpointer
restrict_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_restrict (store, save->reference, save->restricted, save->reason, error));
}

static gpointer
open_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_open_case (store, save->reference, "case", save->reason, error));
}

static Save *
save_reason (Asking *self)
{
  char *reason = text_of (self->why);
  Save *save;

  if (!needs (self->why, reason, _ ("Say why; it is recorded.")))
    return NULL;
  save = save_new (self, NULL);
  save->reason = reason;
  save->restricted = self->restricted;
  return save;
}

static void
on_restrict (CkFormDialog *dialog,
             Asking       *self)
{
  Save *save = save_reason (self);

  if (save != NULL)
    ck_form_dialog_call (dialog, self->session, restrict_on_lane, save, save_free,
                         self->restricted ? _ ("Restricted. Opening the case asks for a reason from now on.")
                                          : _ ("No longer restricted."));
}

static void
on_open (CkFormDialog *dialog,
         Asking       *self)
{
  Save *save = save_reason (self);

  if (save == NULL)
    return;
  /* kept only once it is recorded: until then the record refuses what asks for it */
  g_object_set_data_full (G_OBJECT (dialog), "ck-reason", g_strdup (save->reason), g_free);
  ck_form_dialog_call (dialog, self->session, open_on_lane, save, save_free, NULL);
}

static void
add_honest_words (CkFormDialog *dialog)
{
  GtkWidget *label = gtk_label_new (_ ("Lists, Today and search show only the reference of a restricted case, and opening it asks for "
                                       "a reason, which its history keeps. That is a promise of the screen, not of the cipher: "
                                       "every keyholder has the key to the whole vault."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, "ck-quiet");
  ck_form_dialog_add (dialog, label);
}

/**
 * ck_check_dialog_restrict:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case, restricted or not
 *
 * Asks why it shall be restricted, or why no longer.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_restrict (GtkWidget  *near,
                          CkSession  *session,
                          CkCaseLook *look)
{
  gboolean restricted = look->file->head->restricted;
  CkFormDialog *dialog = ck_form_dialog_new (near, restricted ? _ ("Restrict No Longer") : _ ("Restrict the Case"),
                                             look->file->head->reference, restricted ? _ ("_Save") : _ ("_Restrict"));
  Asking *self = asking_new (dialog, session, look->file->head->reference);

  self->restricted = !restricted;
  self->why = add_text (dialog, _ ("_Why"), NULL);
  add_honest_words (dialog);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_restrict), self);
  present (dialog, self->why);
  return dialog;
}

/**
 * ck_check_dialog_open:
 * @near: a widget of the window
 * @session: an unlocked session
 * @reference: a restricted case
 *
 * Asks why somebody wants to look into it, and records that. Signal `done`: it may be shown; the dialog's data
 * "ck-reason" says why.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_open (GtkWidget  *near,
                      CkSession  *session,
                      const char *reference)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Restricted Case"), reference, _ ("_Open"));
  Asking *self = asking_new (dialog, session, reference);

  self->why = add_text (dialog, _ ("_Why Do You Look at It?"), _ ("Recorded in its history"));
  add_honest_words (dialog);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_open), self);
  present (dialog, self->why);
  return dialog;
}
