/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs about a case and others: each says what happens before it does. */
#include "ck-tie-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-case-picker.h"
#include "ck-form-fields.h"
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
add_why (CkFormDialog *dialog,
         Asking       *self)
{
  self->why = ck_form_add_text (dialog, "why", _("Why"), _("Both cases show it"));
  ck_form_dialog_fills (dialog, self->why, "reason");
}

static void
add_picker (CkFormDialog *dialog,
            Asking       *self,
            const char   *name,
            const char   *title,
            gboolean      open_only)
{
  self->picker = CK_CASE_PICKER (ck_case_picker_new (self->session, title, self->reference, open_only));
  ck_form_dialog_add (dialog, GTK_WIDGET (self->picker));
  ck_form_dialog_keep (dialog, name, ck_case_picker_get_entry (self->picker));
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

  self->risk = ck_form_add_choice (dialog, rows, "risk", _("Risk"), NULL);
  ck_segments_add_risks (self->risk);
  self->date = ck_form_add_date (dialog, rows, "review", _("First review"), self->look->today, CK_DATE_NONE);
  g_signal_connect_swapped (self->risk, "notify::selected", G_CALLBACK (on_risk), self);
  ck_segments_set_selected (self->risk, CK_RISK_NOT_ASSESSED);
  on_risk (self);
}

static char *
take_other (CkFormDialog *dialog,
            Asking       *self)
{
  g_autofree char *other = ck_case_picker_dup_reference (self->picker);

  if (!ck_text_is_blank (other))
    return g_steal_pointer (&other);
  ck_form_dialog_set_error (dialog, _("Choose the other case, or type its reference."), ck_case_picker_get_entry (self->picker));
  return NULL;
}

/* --- linked ---------------------------------------------------------------------------------------------------------- */

static gpointer
link_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CkFormCall *call = data;

  return GINT_TO_POINTER (ck_casework_link (store, call->reference, CK_LINK_FORM (call->form), error));
}

static void
on_link (CkFormDialog *dialog,
         Asking       *self)
{
  g_autofree char *other = take_other (dialog, self);
  g_autofree char *why = other != NULL ? ck_form_take_text (self->why, _("Say why they belong together.")) : NULL;
  CkLinkForm *form;

  if (why == NULL)
    return;
  form = ck_link_form_new ();
  form->other = g_steal_pointer (&other);
  form->why = g_steal_pointer (&why);
  ck_form_call (dialog, self->session, link_on_lane, self->reference, form, _("Linked. Both cases show it."));
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

  ck_form_add_words (dialog, _("Both cases show the link, with the reason. Each goes on by itself."));
  add_picker (dialog, self, "other", _("The other case"), FALSE);
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_link), self);
  return ck_form_dialog_open (dialog, session, "link", reference, self->picker);
}

static gpointer
unlink_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  CkFormCall *call = data;

  return GINT_TO_POINTER (ck_casework_unlink (store, call->reference, CK_LINK_FORM (call->form), error));
}

static void
on_unlink (CkFormDialog *dialog,
           Asking       *self)
{
  g_autofree char *why = ck_form_take_text (self->why, _("Say why they no longer belong together."));
  CkLinkForm *form;

  if (why == NULL)
    return;
  form = ck_link_form_new ();
  form->other = g_strdup (self->other);
  form->why = g_steal_pointer (&why);
  ck_form_call (dialog, self->session, unlink_on_lane, self->reference, form, _("No longer linked. That they were stays in the history of both."));
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
  g_autofree char *key = g_strdup_printf ("%s/%s", reference, other);

  self->other = g_strdup (other);
  ck_form_add_words (dialog, words);
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_unlink), self);
  return ck_form_dialog_open (dialog, session, "unlink", key, self->why);
}

/* --- merged ---------------------------------------------------------------------------------------------------------- */

static gpointer
merge_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_merge (store, call->reference, CK_MERGE_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_merge (CkFormDialog *dialog,
          Asking       *self)
{
  g_autofree char *into = take_other (dialog, self);
  g_autofree char *why = into != NULL ? ck_form_take_text (self->why, _("Say why they are one matter.")) : NULL;
  CkMergeForm *form;

  if (why == NULL)
    return;
  form = ck_merge_form_new ();
  form->into = g_steal_pointer (&into);
  form->why = g_steal_pointer (&why);
  ck_form_call (dialog, self->session, merge_on_lane, self->reference, form, _("Merged. It goes on in the other case, and can be taken out again."));
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

  ck_form_add_words (dialog, words);
  add_picker (dialog, self, "into", _("The open case that it goes on in"), TRUE);
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_merge), self);
  return ck_form_dialog_open (dialog, session, "merge", reference, self->picker);
}

static gpointer
take_out_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_unmerge (store, call->reference, CK_REOPEN_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_take_out (CkFormDialog *dialog,
             Asking       *self)
{
  g_autofree char *why = ck_form_take_text (self->why, _("Say why it goes on by itself."));
  CkReopenForm *form;

  if (why == NULL)
    return;
  form = ck_reopen_form_new ();
  form->reason = g_steal_pointer (&why);
  form->risk = ck_segments_get_selected (self->risk);
  form->review = ck_date_button_get_date (self->date);
  ck_form_call (dialog, self->session, take_out_on_lane, self->reference, form, _("It is a case of its own again, and open."));
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

  ck_form_add_words (dialog, words);
  add_why (dialog, self);
  add_next (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_take_out), self);
  return ck_form_dialog_open (dialog, session, "take-out", reference, self->why);
}

/* --- split ----------------------------------------------------------------------------------------------------------- */

static gpointer
split_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CkFormCall *call = data;
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
  why = ck_form_take_text (self->why, _("Say why they are two matters."));
  if (why == NULL)
    return;

  form = ck_split_form_new ();
  form->entries = g_steal_pointer (&chosen);
  form->why = g_steal_pointer (&why);
  form->title = ck_form_dup_line (self->title);
  form->risk = ck_segments_get_selected (self->risk);
  form->review = ck_date_button_get_date (self->date);
  ck_form_call (dialog, self->session, split_on_lane, self->reference, form, _("Split. The new case is in the list, and this one says where the entries went."));
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
add_entry (CkFormDialog *dialog,
           Asking       *self,
           GtkWidget    *rows,
           CkEntry      *entry)
{
  const char *of_case = entry->case_reference != NULL ? entry->case_reference : self->reference;
  char *reference = g_strdup_printf ("%s/%" G_GINT64_FORMAT, of_case, entry->number);
  g_autofree char *when = ck_entry_format_when (entry);
  g_autofree char *title = ck_case_look_text (self->look, ck_text_is_blank (entry->title) ? entry->facts : entry->title);
  g_autofree char *subtitle = g_strdup_printf ("%s  ·  %s  ·  %s", ck_token_label (&ck_entry_kinds, entry->kind), when, reference);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = NULL;

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  name = g_strdup_printf ("entry %s", reference);
  g_object_set_data_full (G_OBJECT (check), "reference", reference, g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  ck_form_dialog_keep (dialog, name, check);
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
  ck_form_add_words (dialog, _("The entries that you choose go on in a new case, with their references and the people of their concerns. "
                       "Reviews, actions and the plan stay here, and so does at least one concern."));
  rows = ck_form_dialog_add_rows (dialog, _("Entries"));
  for (guint i = 0; i < look->file->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (look->file->entries, i);

      if (may_go (look, entry))
        add_entry (dialog, self, rows, entry);
    }
  rows = ck_form_dialog_add_rows (dialog, _("The new case"));
  self->title = ck_form_add_line (dialog, rows, "title", _("Title of the new case, without names"), NULL);
  if (self->checks->len > 0)
    ck_form_dialog_fills (dialog, g_ptr_array_index (self->checks, 0), "entries");
  add_next (dialog, self);
  add_why (dialog, self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_split), self);
  return ck_form_dialog_open (dialog, session, "split", reference, self->checks->len > 0 ? g_ptr_array_index (self->checks, 0) : (gpointer) self->title);
}
