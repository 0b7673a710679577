/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-picker.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-text.h"

#define N_OFFERED 3

struct _CkCasePicker {
  GtkBox        parent_instance;

  CkSession    *session;
  char         *but;       /* reference of the case that is asked about: never offered */
  gboolean      open_only;
  GCancellable *looking;

  AdwEntryRow  *entry;
  GtkListBox   *rows;
};

G_DEFINE_FINAL_TYPE (CkCasePicker, ck_case_picker, GTK_TYPE_BOX)

typedef struct {
  char    *words;
  gboolean open_only;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->words);
  g_free (wanted);
}

/* on the lane */
static gpointer
find_cases (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Wanted *wanted = data;
  CkCasesFilter filter = { .status = wanted->open_only ? CK_CASES_OPEN : CK_CASES_ALL, .risk = -1,
                           .words = ck_text_is_blank (wanted->words) ? NULL : wanted->words };

  return ck_cases_page (store, &filter, CK_CASES_BY_REVIEW, FALSE, 0, N_OFFERED + 1, error);
}

static void
clear (CkCasePicker *self)
{
  GtkWidget *next;

  /* a line that says what is wrong with what was typed stays */
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (g_object_get_data (G_OBJECT (row), "reference") != NULL)
        gtk_list_box_remove (self->rows, row);
    }
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkCasePicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ck_session_call_finish (CK_SESSION (source), result, &error);
  guint n = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  clear (self);
  for (guint i = 0; cases != NULL && i < cases->len && n < N_OFFERED; i++)
    {
      CkCase *head = g_ptr_array_index (cases, i);
      GtkWidget *row;

      if (g_strcmp0 (head->reference, self->but) == 0 || head->merged_into != NULL)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), head->reference);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), head->title);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "reference", g_strdup (head->reference), g_free);
      gtk_list_box_append (self->rows, row);
      n++;
    }
}

static void
look_for (CkCasePicker *self)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  wanted->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  wanted->open_only = self->open_only;
  ck_session_call_async (self->session, find_cases, wanted, wanted_free, (GDestroyNotify) g_ptr_array_unref, self->looking,
                         on_found, g_object_ref (self));
}

static void
on_row_activated (CkCasePicker  *self,
                  GtkListBoxRow *row)
{
  const char *reference = g_object_get_data (G_OBJECT (row), "reference");

  if (reference != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), reference);
}

static gboolean
ck_case_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_CASE_PICKER (widget)->entry));
}

static void
ck_case_picker_dispose (GObject *object)
{
  CkCasePicker *self = CK_CASE_PICKER (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->session);
  g_clear_pointer (&self->but, g_free);

  G_OBJECT_CLASS (ck_case_picker_parent_class)->dispose (object);
}

static void
ck_case_picker_class_init (CkCasePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ck_case_picker_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = ck_case_picker_grab_focus;
}

static void
ck_case_picker_init (CkCasePicker *self)
{
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_list_box_append (self->rows, GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (look_for), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
}

/**
 * ck_case_picker_new:
 * @session: an unlocked session
 * @title: translated
 * @but: the reference of a case that isn't offered
 * @open_only: whether only open cases are
 *
 * Returns: (transfer floating): the picker
 */
GtkWidget *
ck_case_picker_new (CkSession  *session,
                    const char *title,
                    const char *but,
                    gboolean    open_only)
{
  CkCasePicker *self = g_object_new (CK_TYPE_CASE_PICKER, NULL);

  self->session = g_object_ref (session);
  self->but = g_strdup (but);
  self->open_only = open_only;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  look_for (self);

  return GTK_WIDGET (self);
}

/**
 * ck_case_picker_dup_reference:
 * @self: a picker
 *
 * Returns: (transfer full): what is typed, without spaces around it; the store says whether it is a case
 */
char *
ck_case_picker_dup_reference (CkCasePicker *self)
{
  g_return_val_if_fail (CK_IS_CASE_PICKER (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/**
 * ck_case_picker_get_entry:
 * @self: a picker
 *
 * Returns: (transfer none): the field that is typed in
 */
GtkWidget *
ck_case_picker_get_entry (CkCasePicker *self)
{
  g_return_val_if_fail (CK_IS_CASE_PICKER (self), NULL);

  return GTK_WIDGET (self->entry);
}
