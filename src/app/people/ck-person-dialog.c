/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-person-dialog.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-form-fields.h"
#include "ck-text.h"
#include "ck-typed-birth.h"

typedef struct {
  CkSession       *session;
  CkPerson        *person;
  CkDate           today;
  gboolean         hide_names;
  AdwEntryRow     *name;
  AdwEntryRow     *known_as;
  CkSegments      *kind;
  AdwEntryRow     *born;
  AdwActionRow    *precision;
  AdwEntryRow     *description;
  AdwEntryRow     *contact;
  CkTextField     *why;
  GtkWidget       *hint;        /* who may be the same, as typed */
  GCancellable    *comparing;
} Editing;

typedef struct {
  CkPerson *person;
  char     *why;
} Save;

static void
editing_free (gpointer data)
{
  Editing *self = data;

  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  g_clear_object (&self->session);
  g_clear_object (&self->person);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->person);
  g_free (save->why);
  g_free (save);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_change_person (store, save->person, save->why, error));
}

static void
replace (char **place,
         char  *text)
{
  g_free (*place);
  *place = text;
}

/* An estimate that wasn't touched stays the day that it was. */
static gboolean
read_born (Editing  *self,
           CkPerson *person)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->born));
  g_autofree char *before = ck_typed_birth_format (self->person->born, self->person->born_precision);
  gboolean estimated;

  person->born = CK_DATE_NONE;
  person->born_precision = CK_BORN_UNKNOWN;
  if (ck_text_is_blank (typed))
    return TRUE;
  if (g_str_equal (typed, before))
    {
      person->born = self->person->born;
      person->born_precision = self->person->born_precision;
      return TRUE;
    }
  if (!ck_typed_birth (typed, self->today, &person->born, &estimated))
    return FALSE;
  person->born_precision = estimated ? CK_BORN_ESTIMATED : CK_BORN_EXACT;
  return TRUE;
}

/* --- who may be the same --- */

static gpointer
compare_on_lane (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return ck_people_alike (store, data, 3, error);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CkFormDialog) dialog = user_data;
  Editing *self = g_object_get_data (G_OBJECT (dialog), "editing");
  g_autoptr (GPtrArray) alike = ck_session_call_finish (CK_SESSION (source), result, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  if (alike == NULL || self == NULL)
    return;
  for (guint i = 0; i < alike->len; i++)
    {
      CkAlike *one = alike->pdata[i];
      g_autofree char *known = ck_person_tell (one->person, self->today);
      g_autofree char *tell = ck_conceal_description (known, self->hide_names);
      g_autofree char *name = ck_conceal_name (one->person->name, self->hide_names);

      g_string_append_printf (text, "\n%s: %s, %s", name, one->why, tell);
    }
  if (alike->len > 0)
    {
      g_autofree char *said = g_strconcat (_ ("May be in the record already. Save as it is, or merge the two on their page:"), text->str, NULL);

      gtk_label_set_label (GTK_LABEL (self->hint), said);
    }
  gtk_widget_set_visible (self->hint, alike->len > 0);
}

static void
compare (CkFormDialog *dialog)
{
  Editing *self = g_object_get_data (G_OBJECT (dialog), "editing");
  CkPerson *typed = ck_person_new ();

  if (self->comparing != NULL)
    g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  self->comparing = g_cancellable_new ();
  typed->id = self->person->id;
  typed->name = ck_form_dup_line (self->name);
  typed->known_as = ck_form_dup_line (self->known_as);
  read_born (self, typed);
  adw_action_row_set_subtitle (self->precision, ck_token_label (&ck_born_precisions, typed->born_precision));
  ck_session_call_async (self->session, compare_on_lane, typed, g_object_unref, (GDestroyNotify) g_ptr_array_unref, self->comparing,
                         on_compared, g_object_ref (dialog));
}

static void
on_apply (CkFormDialog *dialog,
          Editing      *self)
{
  g_autoptr (CkPerson) person = CK_PERSON (ck_record_copy (CK_RECORD (self->person)));
  g_autofree char *why = NULL;
  const char *born = gtk_editable_get_text (GTK_EDITABLE (self->born));
  Save *save;

  replace (&person->name, ck_form_dup_line (self->name));
  replace (&person->known_as, ck_form_dup_line (self->known_as));
  replace (&person->description, ck_form_dup_line (self->description));
  replace (&person->contact, ck_form_dup_line (self->contact));
  person->kind = ck_segments_get_selected (self->kind);
  person->born = CK_DATE_NONE;
  person->born_precision = CK_BORN_UNKNOWN;

  if (person->name == NULL)
    {
      ck_form_dialog_set_error (dialog, _ ("Type a name."), GTK_WIDGET (self->name));
      return;
    }
  if (!ck_text_is_blank (born))
    {
      if (!read_born (self, person))
        {
          ck_form_dialog_set_error (dialog, _ ("Date of birth: type it as 4 May 2013, 2013 or about 12, or leave it empty."),
                                    GTK_WIDGET (self->born));
          return;
        }
    }
  why = ck_form_take_text (self->why, _ ("Say why: what it said before stays in the history."));
  if (why == NULL)
    return;

  save = g_new0 (Save, 1);
  save->person = g_steal_pointer (&person);
  save->why = g_steal_pointer (&why);
  ck_form_dialog_call (dialog, self->session, save_on_lane, save, save_free, _ ("Changed. What it said before stays in the history."));
}

/**
 * ck_person_dialog_new:
 * @near: a widget of the window
 * @session: an unlocked session
 * @person: someone the vault knows
 * @today: today's date
 * @hide_names: initials instead of the names of others; their own is what is edited
 *
 * Asks what should be different, and why.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_person_dialog_new (GtkWidget *near,
                      CkSession *session,
                      CkPerson  *person,
                      CkDate     today,
                      gboolean   hide_names)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Edit a Person"), NULL, _ ("_Save"));
  Editing *self = g_new0 (Editing, 1);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("Person"));
  g_autofree char *born = ck_typed_birth_format (person->born, person->born_precision);
  g_autofree char *key = ck_uuid_to_text (&person->id);

  self->session = g_object_ref (session);
  self->person = g_object_ref (person);
  self->today = today;
  self->hide_names = hide_names;
  g_object_set_data_full (G_OBJECT (dialog), "editing", self, editing_free);

  self->name = ck_form_add_line (dialog, rows, "name", _ ("Name"), person->name);
  self->known_as = ck_form_add_line (dialog, rows, "known_as", _ ("Known as"), person->known_as);
  self->kind = ck_form_add_choice (dialog, rows, "kind", _ ("This is"), _ ("A child"), _ ("An adult"), _ ("Not known"), NULL);
  ck_segments_set_selected (self->kind, person->kind);
  self->born = ck_form_add_line (dialog, rows, "born", _ ("Date of birth: 4 May 2013, 2013, or about 12; empty when not known"), born);
  self->precision = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->precision), _ ("That date is"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->precision), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->precision), "property");
  gtk_list_box_append (GTK_LIST_BOX (rows), GTK_WIDGET (self->precision));
  self->description = ck_form_add_line (dialog, rows, "description", _ ("Description, such as the group or the work they do"), person->description);
  self->contact = ck_form_add_line (dialog, rows, "contact", _ ("Contact"), person->contact);
  self->hint = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->hint), 50);
  gtk_widget_add_css_class (self->hint, "ck-hint");
  ck_form_dialog_add (dialog, self->hint);
  self->why = ck_form_add_text (dialog, "why", _ ("Why"), NULL);

  g_signal_connect_object (self->name, "changed", G_CALLBACK (compare), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->known_as, "changed", G_CALLBACK (compare), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->born, "changed", G_CALLBACK (compare), dialog, G_CONNECT_SWAPPED);
  compare (dialog);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  return ck_form_dialog_open (dialog, session, "person", key, self->name);
}
