/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-form-fields.h"

#include <stdarg.h>

#include "ck-text.h"

/**
 * ck_form_add_words:
 * @dialog: a dialog
 * @text: translated: what happens, before it does
 */
void
ck_form_add_words (CkFormDialog *dialog,
                   const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  gtk_widget_add_css_class (label, "ck-quiet");
  ck_form_dialog_add (dialog, label);
}

/**
 * ck_form_add_text:
 * @dialog: a dialog
 * @name: of the field in the draft, and of the member of the form
 * @label: translated, with a mnemonic
 * @hint: (nullable): translated
 *
 * Returns: (transfer none): a field for a text of any length
 */
CkTextField *
ck_form_add_text (CkFormDialog *dialog,
                  const char   *name,
                  const char   *label,
                  const char   *hint)
{
  CkTextField *field = g_object_new (CK_TYPE_TEXT_FIELD, NULL);

  ck_text_field_set_label (field, label, hint);
  ck_form_dialog_add (dialog, GTK_WIDGET (field));
  ck_form_dialog_keep (dialog, name, GTK_WIDGET (field));
  return field;
}

/**
 * ck_form_add_moment:
 * @dialog: a dialog
 * @name: of the field in the draft, and of the member of the form
 * @title: translated
 * @today: today's date
 *
 * Returns: (transfer none): a field for a day and a time
 */
CkMomentField *
ck_form_add_moment (CkFormDialog *dialog,
                    const char   *name,
                    const char   *title,
                    CkDate        today)
{
  CkMomentField *field = g_object_new (CK_TYPE_MOMENT_FIELD, "title", title, NULL);

  ck_moment_field_set_today (field, today);
  ck_form_dialog_add (dialog, GTK_WIDGET (field));
  ck_form_dialog_keep (dialog, name, GTK_WIDGET (field));
  return field;
}

/**
 * ck_form_add_line:
 * @dialog: a dialog
 * @rows: a list in it
 * @name: of the field in the draft, and of the member of the form
 * @title: translated
 * @text: (nullable): what it says at first
 *
 * Returns: (transfer none): a row for a line of text
 */
AdwEntryRow *
ck_form_add_line (CkFormDialog *dialog,
                  GtkWidget    *rows,
                  const char   *name,
                  const char   *title,
                  const char   *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  ck_form_dialog_keep (dialog, name, row);
  return ADW_ENTRY_ROW (row);
}

/**
 * ck_form_add_date:
 * @dialog: a dialog
 * @rows: a list in it
 * @name: of the field in the draft, and of the member of the form
 * @title: translated
 * @today: today's date
 * @date: what it says at first
 *
 * Returns: (transfer none): a button for a day; its row is its ancestor
 */
CkDateButton *
ck_form_add_date (CkFormDialog *dialog,
                  GtkWidget    *rows,
                  const char   *name,
                  const char   *title,
                  CkDate        today,
                  CkDate        date)
{
  CkDateButton *button = CK_DATE_BUTTON (ck_date_button_new (title));
  GtkWidget *row = adw_action_row_new ();

  ck_date_button_set_flat (button);
  ck_date_button_set_today (button, today);
  ck_date_button_set_date (button, date);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  ck_form_dialog_keep (dialog, name, GTK_WIDGET (button));
  return button;
}

/**
 * ck_form_add_choice:
 * @dialog: a dialog
 * @rows: a list in it
 * @name: of the field in the draft, and of the member of the form
 * @title: translated: the question
 * @...: translated: the answers, then %NULL
 *
 * The question stands above its answers: beside them there is no room for it in large text.
 *
 * Returns: (transfer none): a few answers, all in sight; none is chosen
 */
CkSegments *
ck_form_add_choice (CkFormDialog *dialog,
                    GtkWidget    *rows,
                    const char   *name,
                    const char   *title,
                    ...)
{
  CkSegments *segments = g_object_new (CK_TYPE_SEGMENTS, "label", title, NULL);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  va_list answers;

  va_start (answers, title);
  for (const char *answer = va_arg (answers, const char *); answer != NULL; answer = va_arg (answers, const char *))
    ck_segments_add (segments, answer, NULL);
  va_end (answers);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (segments), GTK_ALIGN_START);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (segments));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  ck_form_dialog_keep (dialog, name, GTK_WIDGET (segments));
  return segments;
}

/**
 * ck_form_add_combo:
 * @dialog: a dialog
 * @rows: a list in it
 * @name: of the field in the draft, and of the member of the form
 * @title: translated
 * @choices: (transfer none) (nullable): translated; filled in later when %NULL
 *
 * Returns: (transfer none): one of many
 */
AdwComboRow *
ck_form_add_combo (CkFormDialog  *dialog,
                   GtkWidget     *rows,
                   const char    *name,
                   const char    *title,
                   GtkStringList *choices)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (choices != NULL)
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  ck_form_dialog_keep (dialog, name, row);
  return ADW_COMBO_ROW (row);
}

/**
 * ck_form_dup_text:
 * @field: (nullable): a field
 *
 * Returns: (transfer full) (nullable): what was typed, or %NULL where that shows nothing
 */
char *
ck_form_dup_text (CkTextField *field)
{
  g_autofree char *text = field != NULL ? ck_text_field_get_text (field) : NULL;

  return ck_text_is_blank (text) ? NULL : g_steal_pointer (&text);
}

/**
 * ck_form_dup_line:
 * @row: (nullable): a row
 *
 * Returns: (transfer full) (nullable): what was typed, or %NULL where that shows nothing
 */
char *
ck_form_dup_line (AdwEntryRow *row)
{
  const char *text = row != NULL ? gtk_editable_get_text (GTK_EDITABLE (row)) : NULL;

  return ck_text_is_blank (text) ? NULL : g_strdup (text);
}

/**
 * ck_form_take_text:
 * @field: a field that can't be left empty
 * @missing: translated: what is asked for
 *
 * Returns: (transfer full) (nullable): what was typed; %NULL when nothing was, which the field says then
 */
char *
ck_form_take_text (CkTextField *field,
                   const char  *missing)
{
  char *text = ck_form_dup_text (field);

  if (text == NULL)
    {
      ck_text_field_set_error (field, missing);
      gtk_widget_grab_focus (GTK_WIDGET (field));
    }
  return text;
}

/**
 * ck_form_take_moment:
 * @field: (nullable): a field
 * @moment: (out): what it says; none where it is hidden, or nothing is given
 *
 * Returns: whether it could be read; otherwise the field says what is wrong
 */
gboolean
ck_form_take_moment (CkMomentField *field,
                     CkMoment      *moment)
{
  g_autoptr (GError) error = NULL;

  *moment = CK_MOMENT_UNKNOWN;
  if (field == NULL || !gtk_widget_get_visible (GTK_WIDGET (field)) || !ck_moment_field_is_given (field)
      || ck_moment_field_get_moment (field, moment, &error))
    return TRUE;

  ck_moment_field_set_error (field, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (field));
  return FALSE;
}

static void
call_free (gpointer data)
{
  CkFormCall *call = data;

  g_clear_object (&call->form);
  g_free (call->reference);
  g_free (call);
}

/**
 * ck_form_call:
 * @dialog: a dialog
 * @session: an unlocked session
 * @func: saves, on the lane; its data is a #CkFormCall
 * @reference: (nullable): of the case
 * @form: (transfer full) (nullable): a #CkRecord
 * @saved: (nullable): translated: what a toast says afterwards
 */
void
ck_form_call (CkFormDialog *dialog,
              CkSession    *session,
              CkLaneFunc    func,
              const char   *reference,
              gpointer      form,
              const char   *saved)
{
  CkFormCall *call = g_new0 (CkFormCall, 1);

  call->reference = g_strdup (reference);
  call->form = form;
  ck_form_dialog_call (dialog, session, func, call, call_free, saved);
}
