/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-closure-fields.h"
#include "ck-form-fields.h"
#include "ck-text.h"
#include "ck-who-list.h"

/* The fields of any of the dialogs; each uses some. */
typedef struct {
  CkSession       *session;
  CkCaseLook      *look;
  CkUuid           action;
  int              strand;
  CkSegments      *choice;
  CkDateButton    *date;
  CkTextField     *text;
  CkTextField     *second;
  AdwEntryRow     *line;
  AdwEntryRow     *second_line;
  CkClosureFields *closure;
  CkWhoList       *who;
} Asking;

typedef struct {
  char *reference;
  char *title;
  char *lead;
  char *why;
} Change;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_clear_object (&self->session);
  g_clear_pointer (&self->look, ck_case_look_unref);
  g_free (self);
}

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->reference);
  g_free (change->title);
  g_free (change->lead);
  g_free (change->why);
  g_free (change);
}

static Asking *
asking_new (CkFormDialog *dialog,
            CkSession    *session,
            CkCaseLook   *look)
{
  Asking *self = g_new0 (Asking, 1);

  self->session = g_object_ref (session);
  self->look = ck_case_look_ref (look);
  g_object_set_data_full (G_OBJECT (dialog), "asking", self, asking_free);
  return self;
}

static void
call (CkFormDialog *dialog,
      Asking       *self,
      CkLaneFunc    func,
      gpointer      form,
      const char   *saved)
{
  ck_form_call (dialog, self->session, func, self->look->file->head->reference, form, saved);
}

/* What the dialog is about, where that is more than the case. */
static char *
key_of (Asking       *self,
        const CkUuid *id)
{
  g_autofree char *text = ck_uuid_to_text (id);

  return g_strdup_printf ("%s/%s", self->look->file->head->reference, text);
}

/* --- an action ------------------------------------------------------------------------------------------------------ */

enum { SETTLE_DONE, SETTLE_POSTPONE, SETTLE_DROP };

static gpointer
settle_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_settle_action (store, call->reference, CK_ACTION_SETTLE (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_settle_choice (Asking *self)
{
  int choice = ck_segments_get_selected (self->choice);
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self->date), ADW_TYPE_ACTION_ROW);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice == SETTLE_DONE ? _ ("Done on") : _ ("New date"));
  g_object_set (self->date, "title", choice == SETTLE_DONE ? _ ("Done on") : _ ("New date"), NULL);
  gtk_widget_set_visible (row, choice != SETTLE_DROP);
  if (choice == SETTLE_DONE)
    {
      ck_date_button_set_date (self->date, self->look->today);
      ck_text_field_set_label (self->text, _ ("What Came of It"), _ ("For the chronology"));
    }
  else
    ck_text_field_set_label (self->text, choice == SETTLE_DROP ? _ ("Why It Is Dropped") : _ ("Why It Is Put Off"), NULL);
}

static void
on_settle (CkFormDialog *dialog,
           Asking       *self)
{
  int choice = ck_segments_get_selected (self->choice);
  g_autoptr (CkActionSettle) form = ck_action_settle_new ();
  g_autofree char *text = NULL;

  if (choice == SETTLE_DONE)
    text = ck_text_field_get_text (self->text);
  else
    {
      text = ck_form_take_text (self->text, choice == SETTLE_DROP ? _ ("Say why it is dropped.") : _ ("Say why it is put off."));
      if (text == NULL)
        return;
    }

  form->action = self->action;
  switch (choice)
    {
    case SETTLE_DONE:
      form->status = CK_ACTION_DONE;
      form->done_on = ck_date_button_get_date (self->date);
      form->outcome = ck_text_is_blank (text) ? NULL : g_steal_pointer (&text);
      break;
    case SETTLE_POSTPONE:
      form->status = CK_ACTION_OPEN;
      form->due = ck_date_button_get_date (self->date);
      form->reason = g_steal_pointer (&text);
      break;
    default:
      form->status = CK_ACTION_DROPPED;
      form->reason = g_steal_pointer (&text);
      break;
    }
  call (dialog, self, settle_on_lane, g_steal_pointer (&form),
        choice == SETTLE_DONE ? _ ("Done, and in the chronology.") : _ ("Changed."));
}

/**
 * ck_case_dialog_settle:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @action: one of its open actions
 * @status: what is proposed: %CK_ACTION_DONE, %CK_ACTION_DROPPED, or %CK_ACTION_OPEN to put it off
 *
 * Asks what became of an action.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_settle (GtkWidget  *near,
                       CkSession  *session,
                       CkCaseLook *look,
                       CkAction   *action,
                       int         status)
{
  g_autofree char *what = ck_case_look_text (look, action->what);
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("What Became of It"), NULL, _ ("_Save"));
  Asking *self = asking_new (dialog, session, look);
  GtkWidget *label = gtk_label_new (what);
  g_autofree char *key = key_of (self, &action->id);
  GtkWidget *rows;

  self->action = action->id;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  ck_form_dialog_add (dialog, label);

  rows = ck_form_dialog_add_rows (dialog, _ ("What became of it"));
  self->choice = ck_form_add_choice (dialog, rows, "became", _ ("It is"), _ ("Done"), _ ("Put Off"), _ ("Dropped"), NULL);
  g_object_set (self->choice, "label", _ ("What became of it"), NULL);
  self->date = ck_form_add_date (dialog, rows, "done_on due", _ ("Done on"), look->today, look->today);
  self->text = ck_form_add_text (dialog, "outcome reason", _ ("What Came of It"), NULL);

  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_settle_choice), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_settle), self);
  ck_segments_set_selected (self->choice, status == CK_ACTION_DROPPED ? SETTLE_DROP
                                          : status == CK_ACTION_OPEN  ? SETTLE_POSTPONE
                                                                      : SETTLE_DONE);
  return ck_form_dialog_open (dialog, session, "settle", key, self->text);
}

/* --- closing and reopening ------------------------------------------------------------------------------------------- */

static gpointer
close_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_close (store, call->reference, CK_CLOSURE_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_close (CkFormDialog *dialog,
          Asking       *self)
{
  if (!ck_closure_fields_check (self->closure))
    return;

  call (dialog, self, close_on_lane, ck_closure_fields_dup_form (self->closure),
        _ ("The case is closed. It can be reopened, with its history intact."));
}

/**
 * ck_case_dialog_close:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: an open case
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_close (GtkWidget  *near,
                      CkSession  *session,
                      CkCaseLook *look)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Close the Case"), look->file->head->reference, _ ("_Close Case"));
  Asking *self = asking_new (dialog, session, look);

  self->closure = g_object_new (CK_TYPE_CLOSURE_FIELDS, NULL);
  ck_closure_fields_set_case (self->closure, look, TRUE);
  ck_form_dialog_add (dialog, GTK_WIDGET (self->closure));
  ck_form_dialog_keep (dialog, "closure", GTK_WIDGET (self->closure));
  ck_form_dialog_fills (dialog, self->closure, "outcome allegation_outcome long_check no_check_reason reason actions");
  g_signal_connect (dialog, "apply", G_CALLBACK (on_close), self);
  return ck_form_dialog_open (dialog, session, "close", look->file->head->reference, self->closure);
}

static gpointer
reopen_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_reopen (store, call->reference, CK_REOPEN_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_reopen_risk (Asking *self)
{
  int risk = ck_segments_get_selected (self->choice);

  ck_date_button_set_date (self->date, ck_first_review_due (self->look->settings, (CkRisk) MAX (risk, CK_RISK_NOT_ASSESSED),
                                                            self->look->today));
}

static void
on_reopen (CkFormDialog *dialog,
           Asking       *self)
{
  g_autofree char *reason = ck_form_take_text (self->text, _ ("Say why the case is reopened."));
  CkReopenForm *form;

  if (reason == NULL)
    return;

  form = ck_reopen_form_new ();
  form->reason = g_steal_pointer (&reason);
  form->risk = ck_segments_get_selected (self->choice);
  form->review = ck_date_button_get_date (self->date);
  call (dialog, self, reopen_on_lane, form, _ ("The case is open again."));
}

/**
 * ck_case_dialog_reopen:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: a closed case
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_reopen (GtkWidget  *near,
                       CkSession  *session,
                       CkCaseLook *look)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Reopen the Case"), look->file->head->reference, _ ("_Reopen Case"));
  Asking *self = asking_new (dialog, session, look);
  GtkWidget *rows;

  self->text = ck_form_add_text (dialog, "reason", _ ("Why It Is Reopened"), NULL);
  rows = ck_form_dialog_add_rows (dialog, _ ("Next"));
  self->choice = ck_form_add_choice (dialog, rows, "risk", _ ("Risk"), NULL);
  ck_segments_add_risks (self->choice);
  self->date = ck_form_add_date (dialog, rows, "review", _ ("First review"), look->today, look->today);

  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_reopen_risk), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_reopen), self);
  ck_segments_set_selected (self->choice, CK_RISK_NOT_ASSESSED);
  return ck_form_dialog_open (dialog, session, "reopen", look->file->head->reference, self->text);
}

/* --- the next review ------------------------------------------------------------------------------------------------- */

static gpointer
postpone_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  CkFormCall *call = data;
  CkReviewForm *form = CK_REVIEW_FORM (call->form);
  g_autofree char *entry = ck_casework_postpone_review (store, call->reference, form->next, form->reason, error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_postpone (CkFormDialog *dialog,
             Asking       *self)
{
  g_autofree char *reason = ck_form_take_text (self->text, _ ("Say why the review is put off."));
  CkReviewForm *form;

  if (reason == NULL)
    return;

  form = ck_review_form_new ();
  form->next = ck_date_button_get_date (self->date);
  form->reason = g_steal_pointer (&reason);
  call (dialog, self, postpone_on_lane, form, _ ("The review has a new date."));
}

/**
 * ck_case_dialog_postpone:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: a case with a review to come
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_postpone (GtkWidget  *near,
                         CkSession  *session,
                         CkCaseLook *look)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Put Off the Review"), look->file->head->reference, _ ("_Save"));
  Asking *self = asking_new (dialog, session, look);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("Next review"));

  self->date = ck_form_add_date (dialog, rows, "next", _ ("New date"), look->today, look->file->head->next_review);
  ck_form_dialog_fills (dialog, self->date, "due");
  self->text = ck_form_add_text (dialog, "reason", _ ("Why"), NULL);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_postpone), self);
  return ck_form_dialog_open (dialog, session, "postpone", look->file->head->reference, self->date);
}

/* --- title and lead -------------------------------------------------------------------------------------------------- */

static gpointer
change_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Change *change = data;

  return GINT_TO_POINTER (ck_casework_change_case (store, change->reference, change->title, change->lead, change->why, error));
}

static void
on_change (CkFormDialog *dialog,
           Asking       *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->line));
  const char *lead = gtk_editable_get_text (GTK_EDITABLE (self->second_line));
  g_autofree char *why = NULL;
  Change *change;

  if (ck_text_is_blank (title))
    {
      ck_form_dialog_set_error (dialog, _ ("The case needs a title, without names."), GTK_WIDGET (self->line));
      return;
    }
  if (ck_text_is_blank (lead))
    {
      ck_form_dialog_set_error (dialog, _ ("The case needs a lead."), GTK_WIDGET (self->second_line));
      return;
    }
  why = ck_form_take_text (self->text, _ ("Say why: it stays in the history."));
  if (why == NULL)
    return;

  change = g_new0 (Change, 1);
  change->reference = g_strdup (self->look->file->head->reference);
  change->title = g_strdup (title);
  change->lead = g_strdup (lead);
  change->why = g_steal_pointer (&why);
  ck_form_dialog_call (dialog, self->session, change_on_lane, change, change_free, _ ("Changed."));
}

/**
 * ck_case_dialog_change:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_change (GtkWidget  *near,
                       CkSession  *session,
                       CkCaseLook *look)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Title and Lead"), look->file->head->reference, _ ("_Save"));
  Asking *self = asking_new (dialog, session, look);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("Title and lead"));

  self->line = ck_form_add_line (dialog, rows, "title", _ ("Title, without names"), look->file->head->title);
  self->second_line = ck_form_add_line (dialog, rows, "lead", _ ("Lead"), look->file->head->lead);
  self->text = ck_form_add_text (dialog, "why", _ ("Why"), NULL);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_change), self);
  return ck_form_dialog_open (dialog, session, "change-case", look->file->head->reference, self->line);
}

/* --- the plan -------------------------------------------------------------------------------------------------------- */

static gpointer
plan_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CkFormCall *call = data;

  return GINT_TO_POINTER (ck_casework_set_plan (store, call->reference, CK_PLAN_STRAND (call->form), error));
}

static void
on_plan (CkFormDialog *dialog,
         Asking       *self)
{
  g_autofree char *need = ck_form_take_text (self->text, _ ("Say what is needed."));
  CkPlanStrand *form;

  if (need == NULL)
    return;

  form = ck_plan_strand_new ();
  form->strand = self->strand;
  form->need = g_steal_pointer (&need);
  form->resolved = ck_text_field_get_text (self->second);
  call (dialog, self, plan_on_lane, form, _ ("The plan is changed."));
}

/**
 * ck_case_dialog_plan:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @strand: a CkStrand
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_plan (GtkWidget  *near,
                     CkSession  *session,
                     CkCaseLook *look,
                     int         strand)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, ck_strand_name (strand), look->file->head->reference, _ ("_Save"));
  Asking *self = asking_new (dialog, session, look);
  g_autofree char *key = g_strdup_printf ("%s/%s", look->file->head->reference, ck_token_text (&ck_strands, strand));

  self->strand = strand;
  self->text = ck_form_add_text (dialog, "need", _ ("Need"), _ ("What they need from us"));
  self->second = ck_form_add_text (dialog, "resolved", _ ("Resolved Looks Like"), _ ("How we shall know"));
  for (guint i = 0; i < look->file->plan->len; i++)
    {
      CkPlanStrand *plan = g_ptr_array_index (look->file->plan, i);

      if (plan->strand != strand)
        continue;
      ck_text_field_set_text (self->text, plan->need);
      ck_text_field_set_text (self->second, plan->resolved);
    }
  g_signal_connect (dialog, "apply", G_CALLBACK (on_plan), self);
  return ck_form_dialog_open (dialog, session, "plan", key, self->text);
}

/* --- someone who joins ----------------------------------------------------------------------------------------------- */

static gpointer
involve_on_lane (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  CkFormCall *call = data;
  CkUuid involvement;

  return GINT_TO_POINTER (ck_casework_involve (store, call->reference, CK_PERSON_LINK (call->form), &involvement, error));
}

static void
on_involve (CkFormDialog *dialog,
            Asking       *self)
{
  g_autoptr (GPtrArray) links = NULL;

  if (ck_who_list_get_n_people (self->who) == 0)
    {
      ck_who_list_set_error (self->who, -1, _ ("Type a name, or a description where nobody is known."));
      return;
    }
  if (!ck_who_list_check_roles (self->who))
    return;
  links = ck_who_list_dup_links (self->who, FALSE, NULL);
  if (links == NULL)
    return;

  call (dialog, self, involve_on_lane, g_object_ref (g_ptr_array_index (links, 0)), _ ("Added to the case."));
}

/**
 * ck_case_dialog_involve:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_involve (GtkWidget  *near,
                        CkSession  *session,
                        CkCaseLook *look)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Add a Person"), look->file->head->reference, _ ("_Add"));
  Asking *self = asking_new (dialog, session, look);

  self->who = g_object_new (CK_TYPE_WHO_LIST, "session", session, "hide-names", look->hide_names, NULL);
  ck_who_list_set_single (self->who);
  ck_form_dialog_add (dialog, GTK_WIDGET (self->who));
  ck_form_dialog_keep (dialog, "who", GTK_WIDGET (self->who));
  ck_form_dialog_fills (dialog, self->who, CK_WHO_MEMBERS);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_involve), self);
  return ck_form_dialog_open (dialog, session, "involve", look->file->head->reference, self->who);
}
