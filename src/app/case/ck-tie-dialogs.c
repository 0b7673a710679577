/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs about a case and others: each says what happens before it does. */
#include "ck-tie-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-case-picker.h"
#include "ck-date-button.h"
#include "ck-segments.h"
#include "ck-text-field.h"
#include "ck-text.h"

/* The fields of any of the dialogs; each uses some. */
typedef struct {
  CkSession    *session;
  CkCaseLook   *look;
  char         *reference;  /* of the case that it is about */
  char         *other;      /* of the other one, where it is known */
  CkCasePicker *picker;
  CkSegments   *risk;
  CkDateButton *date;
  CkTextField  *why;
  AdwEntryRow  *title;
  GPtrArray    *checks;     /* GtkCheckButton, with the reference of an entry each */
} Asking;

typedef struct {
  char     *reference;
  CkRecord *form;
} Save;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_clear_object (&self->session);
  g_clear_pointer (&self->look, ck_case_look_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_free (self->reference);
  g_free (self->other);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->form);
  g_free (save->reference);
  g_free (save);
}

static Asking *
asking_new (CkFormDialog *dialog,
            CkSession    *session,
            CkCaseLook   *look,
            const char   *reference)
{
  Asking *self = g_new0 (Asking, 1);

  self->session = g_object_ref (session);
  self->look = ck_case_look_ref (look);
  self->reference = g_strdup (reference);
  g_object_set_data_full (G_OBJECT (dialog), "asking", self, asking_free);
  return self;
}

static void
add_words (CkFormDialog *dialog,
           const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "ck-quiet");
  ck_form_dialog_add (dialog, label);
}

static void
add_why (CkFormDialog *dialog,
         Asking       *self)
{
  self->why = g_object_new (CK_TYPE_TEXT_FIELD, NULL);
  ck_text_field_set_label (self->why, _("Why"), _("Both cases show it"));
  ck_form_dialog_add (dialog, GTK_WIDGET (self->why));
}

static GtkWidget *
add_row (GtkWidget  *rows,
         const char *title,
         GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  return row;
}

/* Below its title, where both don't fit side by side. */
static void
add_under (GtkWidget  *rows,
           const char *title,
           GtkWidget  *child)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), child);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
}

static void
on_risk (Asking *self)
{
  int risk = ck_segments_get_selected (self->risk);

  ck_date_button_set_date (self->date, ck_first_review_due (self->look->settings, (CkRisk) MAX (risk, CK_RISK_NOT_ASSESSED),
                                                            self->look->today));
}

static void
add_next (CkFormDialog *dialog,
          Asking       *self)
{
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _("Next"));

  self->risk = g_object_new (CK_TYPE_SEGMENTS, "label", _("Risk"), NULL);
  ck_segments_add_risks (self->risk);
  add_under (rows, _("Risk"), GTK_WIDGET (self->risk));
  self->date = CK_DATE_BUTTON (ck_date_button_new (_("First review")));
  ck_date_button_set_flat (self->date);
  ck_date_button_set_today (self->date, self->look->today);
  add_row (rows, _("First review"), GTK_WIDGET (self->date));
  g_signal_connect_swapped (self->risk, "notify::selected", G_CALLBACK (on_risk), self);
  ck_segments_set_selected (self->risk, CK_RISK_NOT_ASSESSED);
  on_risk (self);
}

/* What is said why; NULL, and the field says so, when nothing is. */
static char *
take_why (Asking     *self,
          const char *missing)
{
  g_autofree char *why = ck_text_field_get_text (self->why);

  if (!ck_text_is_blank (why))
    return g_steal_pointer (&why);
  ck_text_field_set_error (self->why, missing);
  gtk_widget_grab_focus (GTK_WIDGET (self->why));
  return NULL;
}

static char *
take_other (CkFormDialog *dialog,
            Asking       *self)
{
  g_autofree char *other = ck_case_picker_dup_reference (self->picker);

  if (!ck_text_is_blank (other))
    return g_steal_pointer (&other);
  ck_form_dialog_set_error (dialog, _("Choose the other case, or type its reference."), GTK_WIDGET (self->picker));
  return NULL;
}

static void
save (CkFormDialog *dialog,
      Asking       *self,
      CkLaneFunc    func,
      gpointer      form,
      const char   *saved)
{
  Save *call = g_new0 (Save, 1);

  call->reference = g_strdup (self->reference);
  call->form = form;
  ck_form_dialog_call (dialog, self->session, func, call, save_free, saved);
}

static CkFormDialog *
present (CkFormDialog *dialog,
         gpointer      first)
{
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return dialog;
}

/* --- linked ---------------------------------------------------------------------------------------------------------- */

static gpointer
link_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *call = data;

  return GINT_TO_POINTER (ck_casework_link (store, call->reference, CK_LINK_FORM (call->form), error));
}

static void
on_link (CkFormDialog *dialog,
         Asking       *self)
{
  g_autofree char *other = take_other (dialog, self);
  g_autofree char *why = other != NULL ? take_why (self, _("Say why they belong together.")) : NULL;
  CkLinkForm *form;

  if (why == NULL)
    return;
  form = ck_link_form_new ();
  form->other = g_steal_pointer (&other);
  form->why = g_steal_pointer (&why);
  save (dialog, self, link_on_lane, form, _("Linked. Both cases show it."));
}

/**
 * ck_tie_dialog_link:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_tie_dialog_link (GtkWidget  *near,
                    CkSession  *session,
                    CkCaseLook *look)
{
  const char *reference = look->file->head->reference;
  CkFormDialog *dialog = ck_form_dialog_new (near, _("Link to Another Case"), reference, _("_Link"));
  Asking *self = asking_new (dialog, session, look, reference);

  add_words (dialog, _("Both cases show the link, with the reason. Each goes on by itself."));
  self->picker = CK_CASE_PICKER (ck_case_picker_new (session, _("The other case"), reference, FALSE));
  ck_form_dialog_add (dialog, GTK_WIDGET (self->picker));
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_link), self);
  return present (dialog, self->picker);
}

static gpointer
unlink_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Save *call = data;

  return GINT_TO_POINTER (ck_casework_unlink (store, call->reference, CK_LINK_FORM (call->form), error));
}

static void
on_unlink (CkFormDialog *dialog,
           Asking       *self)
{
  g_autofree char *why = take_why (self, _("Say why they no longer belong together."));
  CkLinkForm *form;

  if (why == NULL)
    return;
  form = ck_link_form_new ();
  form->other = g_strdup (self->other);
  form->why = g_steal_pointer (&why);
  save (dialog, self, unlink_on_lane, form, _("No longer linked. That they were stays in the history of both."));
}

/**
 * ck_tie_dialog_unlink:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @other: reference of one that it is linked to
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_tie_dialog_unlink (GtkWidget  *near,
                      CkSession  *session,
                      CkCaseLook *look,
                      const char *other)
{
  const char *reference = look->file->head->reference;
  CkFormDialog *dialog = ck_form_dialog_new (near, _("Take Back the Link"), reference, _("_Take Back"));
  Asking *self = asking_new (dialog, session, look, reference);
  /* Translators: %s is the reference of a case */
  g_autofree char *words = g_strdup_printf (_("The link to %s is no longer shown. The history of both cases keeps it."), other);

  self->other = g_strdup (other);
  add_words (dialog, words);
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_unlink), self);
  return present (dialog, self->why);
}

/* --- merged ---------------------------------------------------------------------------------------------------------- */

static gpointer
merge_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Save *call = data;
  g_autofree char *entry = ck_casework_merge (store, call->reference, CK_MERGE_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_merge (CkFormDialog *dialog,
          Asking       *self)
{
  g_autofree char *into = take_other (dialog, self);
  g_autofree char *why = into != NULL ? take_why (self, _("Say why they are one matter.")) : NULL;
  CkMergeForm *form;

  if (why == NULL)
    return;
  form = ck_merge_form_new ();
  form->into = g_steal_pointer (&into);
  form->why = g_steal_pointer (&why);
  save (dialog, self, merge_on_lane, form, _("Merged. It goes on in the other case, and can be taken out again."));
}

/**
 * ck_tie_dialog_merge:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case that goes on in another
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_tie_dialog_merge (GtkWidget  *near,
                     CkSession  *session,
                     CkCaseLook *look)
{
  const char *reference = look->file->head->reference;
  CkFormDialog *dialog = ck_form_dialog_new (near, _("Merge into Another Case"), reference, _("_Merge"));
  Asking *self = asking_new (dialog, session, look, reference);
  /* Translators: %s is the reference of a case */
  g_autofree char *words = g_strdup_printf (
      _("%s is closed, and goes on in the other case. Its entries stay as they are, with their references, and the other case shows them too. "
        "What is still to do, and what is needed, goes there; the higher risk and the earlier review hold. It can be taken out again."),
      reference);

  add_words (dialog, words);
  self->picker = CK_CASE_PICKER (ck_case_picker_new (session, _("The open case that it goes on in"), reference, TRUE));
  ck_form_dialog_add (dialog, GTK_WIDGET (self->picker));
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_merge), self);
  return present (dialog, self->picker);
}

static gpointer
take_out_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Save *call = data;
  g_autofree char *entry = ck_casework_unmerge (store, call->reference, CK_REOPEN_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_take_out (CkFormDialog *dialog,
             Asking       *self)
{
  g_autofree char *why = take_why (self, _("Say why it goes on by itself."));
  CkReopenForm *form;

  if (why == NULL)
    return;
  form = ck_reopen_form_new ();
  form->reason = g_steal_pointer (&why);
  form->risk = ck_segments_get_selected (self->risk);
  form->review = ck_date_button_get_date (self->date);
  save (dialog, self, take_out_on_lane, form, _("It is a case of its own again, and open."));
}

/**
 * ck_tie_dialog_take_out:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case that is shown
 * @reference: of a case that was merged
 * @from: reference of the case that it was merged into
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_tie_dialog_take_out (GtkWidget  *near,
                        CkSession  *session,
                        CkCaseLook *look,
                        const char *reference,
                        const char *from)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _("Take the Case Out Again"), reference, _("_Take Out"));
  Asking *self = asking_new (dialog, session, look, reference);
  /* Translators: the references of two cases */
  g_autofree char *words = g_strdup_printf (
      _("%1$s is open again, with what is still to do of it. %2$s no longer shows its entries. That they were one stays in the history of both."),
      reference, from);

  add_words (dialog, words);
  add_why (dialog, self);
  add_next (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_take_out), self);
  return present (dialog, self->why);
}

/* --- split ----------------------------------------------------------------------------------------------------------- */

static gpointer
split_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Save *call = data;
  g_autofree char *made = ck_casework_split (store, call->reference, CK_SPLIT_FORM (call->form), error);

  return GINT_TO_POINTER (made != NULL);
}

static void
on_split (CkFormDialog *dialog,
          Asking       *self)
{
  g_autoptr (GStrvBuilder) entries = g_strv_builder_new ();
  g_auto (GStrv) chosen = NULL;
  g_autofree char *why = NULL;
  CkSplitForm *form;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_strv_builder_add (entries, g_object_get_data (g_ptr_array_index (self->checks, i), "reference"));
  chosen = g_strv_builder_end (entries);
  if (chosen[0] == NULL)
    {
      ck_form_dialog_set_error (dialog, _("Choose the entries that go to the new case, a concern among them."),
                                self->checks->len > 0 ? g_ptr_array_index (self->checks, 0) : NULL);
      return;
    }
  why = take_why (self, _("Say why they are two matters."));
  if (why == NULL)
    return;

  form = ck_split_form_new ();
  form->entries = g_steal_pointer (&chosen);
  form->why = g_steal_pointer (&why);
  if (!ck_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->title))))
    form->title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));
  form->risk = ck_segments_get_selected (self->risk);
  form->review = ck_date_button_get_date (self->date);
  save (dialog, self, split_on_lane, form, _("Split. The new case is in the list, and this one says where the entries went."));
}

/* What was recorded here, and isn't what became of the plan, of whom to tell, or of a referral. */
static gboolean
may_go (CkCaseLook *look,
        CkEntry    *entry)
{
  for (guint i = 0; i < look->file->checks->len; i++)
    if (ck_uuid_equal (&((CkCheck *) g_ptr_array_index (look->file->checks, i))->id, &entry->id))
      return FALSE;
  return ck_uuid_equal (&entry->case_id, &look->file->head->id) && entry->kind != CK_ENTRY_REFERRAL
         && entry->kind != CK_ENTRY_REVIEW && entry->kind != CK_ENTRY_STATUS && entry->kind != CK_ENTRY_ACTION_DONE
         && entry->kind != CK_ENTRY_ACTION_DROPPED;
}

static void
add_entry (Asking    *self,
           GtkWidget *rows,
           CkEntry   *entry)
{
  const char *of_case = entry->case_reference != NULL ? entry->case_reference : self->reference;
  char *reference = g_strdup_printf ("%s/%" G_GINT64_FORMAT, of_case, entry->number);
  g_autofree char *when = ck_entry_format_when (entry);
  g_autofree char *title = ck_case_look_text (self->look, ck_text_is_blank (entry->title) ? entry->facts : entry->title);
  g_autofree char *subtitle = g_strdup_printf ("%s  ·  %s  ·  %s", ck_token_label (&ck_entry_kinds, entry->kind), when, reference);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "reference", reference, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  g_ptr_array_add (self->checks, check);
}

/**
 * ck_tie_dialog_split:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case of which entries go to a new one
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_tie_dialog_split (GtkWidget  *near,
                     CkSession  *session,
                     CkCaseLook *look)
{
  const char *reference = look->file->head->reference;
  CkFormDialog *dialog = ck_form_dialog_new (near, _("Split the Case"), reference, _("_Split"));
  Asking *self = asking_new (dialog, session, look, reference);
  GtkWidget *rows;

  self->checks = g_ptr_array_new ();
  add_words (dialog, _("The entries that you choose go on in a new case, with their references and the people of their concerns. "
                       "Reviews, actions and the plan stay here, and so does at least one concern."));
  rows = ck_form_dialog_add_rows (dialog, _("Entries"));
  for (guint i = 0; i < look->file->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (look->file->entries, i);

      if (may_go (look, entry))
        add_entry (self, rows, entry);
    }
  rows = ck_form_dialog_add_rows (dialog, _("The new case"));
  self->title = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), _("Title of the new case, without names"));
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->title));
  add_next (dialog, self);
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_split), self);
  return present (dialog, self->checks->len > 0 ? g_ptr_array_index (self->checks, 0) : (gpointer) self->title);
}
