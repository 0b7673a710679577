/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-closure-fields.h"
#include "ck-date-button.h"
#include "ck-segments.h"
#include "ck-text-field.h"
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
  AdwActionRow    *date_row;
  CkTextField     *text;
  CkTextField     *second;
  AdwEntryRow     *line;
  AdwEntryRow     *second_line;
  CkClosureFields *closure;
  CkWhoList       *who;
} Asking;

typedef struct {
  char     *reference;
  CkRecord *form;
  CkDate    date;
  char     *text;
  char     *title;
  char     *lead;
} Save;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_clear_object (&self->session);
  g_clear_pointer (&self->look, ck_case_look_unref);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->form);
  g_free (save->reference);
  g_free (save->text);
  g_free (save->title);
  g_free (save->lead);
  g_free (save);
}

static Save *
save_new (Asking  *self,
          gpointer form)
{
  Save *save = g_new0 (Save, 1);

  save->reference = g_strdup (self->look->file->head->reference);
  save->form = form;
  return save;
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

static AdwActionRow *
add_row (GtkWidget  *rows,
         const char *title,
         GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  return ADW_ACTION_ROW (row);
}

static CkDateButton *
add_date (Asking     *self,
          GtkWidget  *rows,
          const char *title,
          CkDate      date)
{
  CkDateButton *button = CK_DATE_BUTTON (ck_date_button_new (title));

  ck_date_button_set_flat (button);
  ck_date_button_set_today (button, self->look->today);
  ck_date_button_set_date (button, date);
  self->date_row = add_row (rows, title, GTK_WIDGET (button));
  return button;
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

/* Whether a text that is needed is there; says what is missing otherwise. */
static char *
take_needed (CkTextField *field,
             const char  *missing)
{
  g_autofree char *text = ck_text_field_get_text (field);

  if (!ck_text_is_blank (text))
    return g_steal_pointer (&text);

  ck_text_field_set_error (field, missing);
  gtk_widget_grab_focus (GTK_WIDGET (field));
  return NULL;
}

/* --- an action ------------------------------------------------------------------------------------------------------ */

enum { SETTLE_DONE, SETTLE_POSTPONE, SETTLE_DROP };

static gpointer
settle_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Save *save = data;
  g_autofree char *entry = ck_casework_settle_action (store, save->reference, CK_ACTION_SETTLE (save->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_settle_choice (Asking *self)
{
  int choice = ck_segments_get_selected (self->choice);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date_row), choice == SETTLE_DONE ? _ ("Done on") : _ ("New date"));
  g_object_set (self->date, "title", choice == SETTLE_DONE ? _ ("Done on") : _ ("New date"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->date_row), choice != SETTLE_DROP);
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
      text = take_needed (self->text, choice == SETTLE_DROP ? _ ("Say why it is dropped.") : _ ("Say why it is put off."));
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
  ck_form_dialog_call (dialog, self->session, settle_on_lane, save_new (self, g_steal_pointer (&form)), save_free,
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
  GtkWidget *rows;

  self->action = action->id;
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  ck_form_dialog_add (dialog, label);

  rows = ck_form_dialog_add_rows (dialog, _ ("What became of it"));
  self->choice = g_object_new (CK_TYPE_SEGMENTS, "label", _ ("What became of it"), NULL);
  ck_segments_add (self->choice, _ ("Done"), NULL);
  ck_segments_add (self->choice, _ ("Put Off"), NULL);
  ck_segments_add (self->choice, _ ("Dropped"), NULL);
  add_row (rows, _ ("It is"), GTK_WIDGET (self->choice));
  self->date = add_date (self, rows, _ ("Done on"), look->today);
  self->text = add_text (dialog, _ ("What Came of It"), NULL);

  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_settle_choice), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_settle), self);
  ck_segments_set_selected (self->choice, status == CK_ACTION_DROPPED ? SETTLE_DROP
                                          : status == CK_ACTION_OPEN  ? SETTLE_POSTPONE
                                                                      : SETTLE_DONE);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));

  return dialog;
}

/* --- closing and reopening ------------------------------------------------------------------------------------------- */

static gpointer
close_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Save *save = data;
  g_autofree char *entry = ck_casework_close (store, save->reference, CK_CLOSURE_FORM (save->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_close (CkFormDialog *dialog,
          Asking       *self)
{
  if (!ck_closure_fields_check (self->closure))
    return;

  ck_form_dialog_call (dialog, self->session, close_on_lane, save_new (self, ck_closure_fields_dup_form (self->closure)),
                       save_free, _ ("The case is closed. It can be reopened, with its history intact."));
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
  g_signal_connect (dialog, "apply", G_CALLBACK (on_close), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->closure));

  return dialog;
}

static gpointer
reopen_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Save *save = data;
  g_autofree char *entry = ck_casework_reopen (store, save->reference, CK_REOPEN_FORM (save->form), error);

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
  g_autofree char *reason = take_needed (self->text, _ ("Say why the case is reopened."));
  CkReopenForm *form;

  if (reason == NULL)
    return;

  form = ck_reopen_form_new ();
  form->reason = g_steal_pointer (&reason);
  form->risk = ck_segments_get_selected (self->choice);
  form->review = ck_date_button_get_date (self->date);
  ck_form_dialog_call (dialog, self->session, reopen_on_lane, save_new (self, form), save_free, _ ("The case is open again."));
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

  self->text = add_text (dialog, _ ("Why It Is Reopened"), NULL);
  rows = ck_form_dialog_add_rows (dialog, _ ("Next"));
  self->choice = g_object_new (CK_TYPE_SEGMENTS, "label", _ ("Risk"), NULL);
  ck_segments_add_risks (self->choice);
  add_row (rows, _ ("Risk"), GTK_WIDGET (self->choice));
  self->date = add_date (self, rows, _ ("First review"), look->today);

  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_reopen_risk), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_reopen), self);
  ck_segments_set_selected (self->choice, CK_RISK_NOT_ASSESSED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));

  return dialog;
}

/* --- the next review ------------------------------------------------------------------------------------------------- */

static gpointer
postpone_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Save *save = data;
  g_autofree char *entry = ck_casework_postpone_review (store, save->reference, save->date, save->text, error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_postpone (CkFormDialog *dialog,
             Asking       *self)
{
  g_autofree char *reason = take_needed (self->text, _ ("Say why the review is put off."));
  Save *save;

  if (reason == NULL)
    return;

  save = save_new (self, NULL);
  save->date = ck_date_button_get_date (self->date);
  save->text = g_steal_pointer (&reason);
  ck_form_dialog_call (dialog, self->session, postpone_on_lane, save, save_free, _ ("The review has a new date."));
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

  self->date = add_date (self, rows, _ ("New date"), look->file->head->next_review);
  self->text = add_text (dialog, _ ("Why"), NULL);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_postpone), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->date));

  return dialog;
}

/* --- title and lead -------------------------------------------------------------------------------------------------- */

static gpointer
change_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_change_case (store, save->reference, save->title, save->lead, save->text, error));
}

static void
on_change (CkFormDialog *dialog,
           Asking       *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->line));
  const char *lead = gtk_editable_get_text (GTK_EDITABLE (self->second_line));
  g_autofree char *why = NULL;
  Save *save;

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
  why = take_needed (self->text, _ ("Say why: it stays in the history."));
  if (why == NULL)
    return;

  save = save_new (self, NULL);
  save->title = g_strdup (title);
  save->lead = g_strdup (lead);
  save->text = g_steal_pointer (&why);
  ck_form_dialog_call (dialog, self->session, change_on_lane, save, save_free, _ ("Changed."));
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

  self->line = add_line (rows, _ ("Title, without names"), look->file->head->title);
  self->second_line = add_line (rows, _ ("Lead"), look->file->head->lead);
  self->text = add_text (dialog, _ ("Why"), NULL);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_change), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->line));

  return dialog;
}

/* --- the plan -------------------------------------------------------------------------------------------------------- */

static gpointer
plan_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_set_plan (store, save->reference, CK_PLAN_STRAND (save->form), error));
}

static void
on_plan (CkFormDialog *dialog,
         Asking       *self)
{
  g_autofree char *need = take_needed (self->text, _ ("Say what is needed."));
  CkPlanStrand *form;

  if (need == NULL)
    return;

  form = ck_plan_strand_new ();
  form->strand = self->strand;
  form->need = g_steal_pointer (&need);
  form->resolved = ck_text_field_get_text (self->second);
  ck_form_dialog_call (dialog, self->session, plan_on_lane, save_new (self, form), save_free, _ ("The plan is changed."));
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

  self->strand = strand;
  self->text = add_text (dialog, _ ("Need"), _ ("What they need from us"));
  self->second = add_text (dialog, _ ("Resolved Looks Like"), _ ("How we shall know"));
  for (guint i = 0; i < look->file->plan->len; i++)
    {
      CkPlanStrand *plan = g_ptr_array_index (look->file->plan, i);

      if (plan->strand != strand)
        continue;
      ck_text_field_set_text (self->text, plan->need);
      ck_text_field_set_text (self->second, plan->resolved);
    }
  g_signal_connect (dialog, "apply", G_CALLBACK (on_plan), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));

  return dialog;
}

/* --- someone who joins ----------------------------------------------------------------------------------------------- */

static gpointer
involve_on_lane (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Save *save = data;
  CkUuid involvement;

  return GINT_TO_POINTER (ck_casework_involve (store, save->reference, CK_PERSON_LINK (save->form), &involvement, error));
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

  ck_form_dialog_call (dialog, self->session, involve_on_lane, save_new (self, g_object_ref (g_ptr_array_index (links, 0))),
                       save_free, _ ("Added to the case."));
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
  g_signal_connect (dialog, "apply", G_CALLBACK (on_involve), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->who));

  return dialog;
}
