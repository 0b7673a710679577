/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose somebody is: a new relationship, and one that is corrected or ends. */
#include "ck-relation-dialog.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-person-chooser.h"
#include "ck-segments.h"
#include "ck-text-field.h"
#include "ck-text.h"
#include "ck-typed.h"

typedef struct {
  CkSession       *session;
  CkPerson        *person;        /* of a new one */
  CkRelationship  *relationship;  /* of one that is changed */
  CkDate           today;
  CkPersonChooser *chooser;
  AdwComboRow     *kind;
  AdwEntryRow     *label;
  AdwEntryRow     *started;
  CkSegments      *status;
  AdwEntryRow     *ended;
  CkTextField     *note;
  CkTextField     *why;
} Relating;

/* What the one who is chosen can be to the person whose page it is. */
static const struct {
  CkRelationKind kind;
  gboolean       reverse;
  const char    *label;
} choices[] = {
  { CK_RELATION_PARENT, FALSE, N_ ("Their parent") },
  { CK_RELATION_PARENT, TRUE, N_ ("Their child") },
  { CK_RELATION_CARER, FALSE, N_ ("Their carer") },
  { CK_RELATION_CARER, TRUE, N_ ("Somebody they care for") },
  { CK_RELATION_SIBLING, FALSE, N_ ("Their brother or sister") },
  { CK_RELATION_HOUSEHOLD, FALSE, N_ ("In the same household") },
  { CK_RELATION_PROFESSIONAL, FALSE, N_ ("A professional who works with them") },
  { CK_RELATION_PROFESSIONAL, TRUE, N_ ("Somebody they work with as a professional") },
  { CK_RELATION_OTHER, FALSE, N_ ("Something else") },
};

static void
relating_free (gpointer data)
{
  Relating *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->person);
  g_clear_object (&self->relationship);
  g_free (self);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return GINT_TO_POINTER (ck_casework_relate (store, data, NULL, error));
}

static char *
dup_typed (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return ck_text_is_blank (text) ? NULL : g_strdup (text);
}

/* Empty is none; what can't be read is said. */
static gboolean
read_date (CkFormDialog *dialog,
           Relating     *self,
           AdwEntryRow  *row,
           CkDate       *date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (ck_text_is_blank (text) || ck_typed_date (text, self->today, date))
    return TRUE;
  ck_form_dialog_set_error (dialog, _ ("Type the date as 4 May 2025, or leave it empty."), GTK_WIDGET (row));
  return FALSE;
}

static gboolean
read_people (CkFormDialog       *dialog,
             Relating           *self,
             CkRelationshipForm *form)
{
  CkPerson *other = ck_person_chooser_get_person (self->chooser);
  guint chosen = adw_combo_row_get_selected (self->kind);

  if (other == NULL)
    {
      ck_form_dialog_set_error (dialog, _ ("Choose the other person. Somebody new comes into the record where a concern is logged."),
                                GTK_WIDGET (self->chooser));
      return FALSE;
    }
  form->kind = (int) choices[chosen].kind;
  form->person = choices[chosen].reverse ? self->person->id : other->id;
  form->other = choices[chosen].reverse ? other->id : self->person->id;
  return TRUE;
}

static gboolean
read_change (CkFormDialog       *dialog,
             Relating           *self,
             CkRelationshipForm *form)
{
  form->relationship = self->relationship->id;
  form->kind = (int) adw_combo_row_get_selected (self->kind);
  form->status = ck_segments_get_selected (self->status);
  form->why = ck_text_field_get_text (self->why);
  if (form->status != CK_RELATION_CURRENT && !read_date (dialog, self, self->ended, &form->ended))
    return FALSE;
  if (!ck_text_is_blank (form->why))
    return TRUE;
  ck_text_field_set_error (self->why, _ ("Say why: what it said before stays in the history."));
  gtk_widget_grab_focus (GTK_WIDGET (self->why));
  return FALSE;
}

static void
on_apply (CkFormDialog *dialog,
          Relating     *self)
{
  g_autoptr (CkRelationshipForm) form = ck_relationship_form_new ();
  g_autofree char *note = ck_text_field_get_text (self->note);

  form->label = dup_typed (self->label);
  form->note = ck_text_is_blank (note) ? NULL : g_strdup (note);
  if (!read_date (dialog, self, self->started, &form->started)
      || !(self->relationship != NULL ? read_change (dialog, self, form) : read_people (dialog, self, form)))
    return;
  if (form->kind == CK_RELATION_OTHER && form->label == NULL)
    {
      ck_form_dialog_set_error (dialog, _ ("Say in words what they are, such as godmother."), GTK_WIDGET (self->label));
      return;
    }
  ck_form_dialog_call (dialog, self->session, save_on_lane, g_steal_pointer (&form), g_object_unref,
                       self->relationship != NULL ? _ ("Changed. What it said before stays in the history.")
                                                  : _ ("Recorded. It can be read from both sides."));
}

static AdwEntryRow *
add_entry (GtkWidget  *rows,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  return ADW_ENTRY_ROW (row);
}

static void
add_kinds (Relating   *self,
           GtkWidget  *rows,
           const char *title,
           gboolean    change)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  if (change)
    for (guint i = 0; i < ck_relation_kinds.n_tokens; i++)
      gtk_string_list_append (kinds, ck_token_label (&ck_relation_kinds, (int) i));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
      gtk_string_list_append (kinds, _ (choices[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (kinds));
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  self->kind = ADW_COMBO_ROW (row);
}

static CkTextField *
add_text (CkFormDialog *dialog,
          const char   *label,
          const char   *text)
{
  CkTextField *field = g_object_new (CK_TYPE_TEXT_FIELD, NULL);

  ck_text_field_set_label (field, label, NULL);
  ck_text_field_set_text (field, text != NULL ? text : "");
  ck_form_dialog_add (dialog, GTK_WIDGET (field));
  return field;
}

static Relating *
relating_new (CkFormDialog *dialog,
              CkSession    *session,
              CkDate        today)
{
  Relating *self = g_new0 (Relating, 1);

  self->session = g_object_ref (session);
  self->today = today;
  g_object_set_data_full (G_OBJECT (dialog), "relating", self, relating_free);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  return self;
}

/**
 * ck_relation_dialog_new:
 * @near: a widget of the window
 * @session: an unlocked session
 * @person: somebody
 * @today: today's date
 * @hide_names: initials instead of names
 *
 * Asks who else, and what they are to @person.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_relation_dialog_new (GtkWidget *near,
                        CkSession *session,
                        CkPerson  *person,
                        CkDate     today,
                        gboolean   hide_names)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Add a Relationship"), NULL, _ ("_Save"));
  Relating *self = relating_new (dialog, session, today);
  GtkWidget *rows;

  self->person = g_object_ref (person);
  self->chooser
      = CK_PERSON_CHOOSER (ck_person_chooser_new (session, _ ("Find the other person"), &person->id, today, hide_names));
  ck_form_dialog_add (dialog, GTK_WIDGET (self->chooser));
  rows = ck_form_dialog_add_rows (dialog, _ ("Relationship"));
  add_kinds (self, rows, _ ("The other person is"), FALSE);
  self->label = add_entry (rows, _ ("In words, such as mother or key worker"), NULL);
  self->started = add_entry (rows, _ ("Since, such as 4 May 2025; empty when not known"), NULL);
  self->note = add_text (dialog, _ ("_Note"), NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  return dialog;
}

static void
on_status (Relating *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->ended), ck_segments_get_selected (self->status) == CK_RELATION_ENDED);
}

static void
add_status (Relating  *self,
            GtkWidget *rows)
{
  GtkWidget *row = adw_action_row_new ();

  self->status = g_object_new (CK_TYPE_SEGMENTS, "label", _ ("It"), NULL);
  ck_segments_add (self->status, _ ("Goes on"), NULL);
  ck_segments_add (self->status, _ ("Has ended"), NULL);
  ck_segments_add (self->status, _ ("Was a mistake"), NULL);
  ck_segments_set_selected (self->status, self->relationship->status);
  gtk_widget_set_valign (GTK_WIDGET (self->status), GTK_ALIGN_CENTER);
  /* Translators: before the choices Goes on, Has ended, Was a mistake */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("It"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->status));
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (on_status), self);
}

/**
 * ck_relation_dialog_edit:
 * @near: a widget of the window
 * @session: an unlocked session
 * @relationship: with its people
 * @today: today's date
 * @hide_names: initials instead of names
 *
 * Asks what should be different of it: that it has ended, that it never was, or how it is called; and why.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_relation_dialog_edit (GtkWidget      *near,
                         CkSession      *session,
                         CkRelationship *relationship,
                         CkDate          today,
                         gboolean        hide_names)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Change a Relationship"), NULL, _ ("_Save"));
  Relating *self = relating_new (dialog, session, today);
  g_autofree char *first = ck_conceal_name (relationship->person->name, hide_names);
  g_autofree char *second = ck_conceal_name (relationship->other->name, hide_names);
  g_autofree char *phrase = ck_relationship_phrase (relationship, FALSE);
  g_autofree char *said = g_strdup_printf (C_ ("relationship", "%1$s: %2$s %3$s"), first, phrase, second);
  g_autofree char *started = ck_date_format (relationship->started);
  g_autofree char *ended = ck_date_format (relationship->ended);
  GtkWidget *heading = gtk_label_new (said);
  GtkWidget *rows;

  self->relationship = g_object_ref (relationship);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 40);
  gtk_widget_add_css_class (heading, "heading");
  ck_form_dialog_add (dialog, heading);
  rows = ck_form_dialog_add_rows (dialog, _ ("Relationship"));
  add_status (self, rows);
  self->ended = add_entry (rows, _ ("Until, such as 4 May 2025; empty when not known"), ended);
  add_kinds (self, rows, _ ("Kind"), TRUE);
  adw_combo_row_set_selected (self->kind, (guint) relationship->kind);
  self->label = add_entry (rows, _ ("In words, such as mother or key worker"), relationship->label);
  self->started = add_entry (rows, _ ("Since, such as 4 May 2025; empty when not known"), started);
  self->note = add_text (dialog, _ ("_Note"), relationship->note);
  self->why = add_text (dialog, _ ("_Why"), NULL);
  on_status (self);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (ck_segments_get_toggle (self->status, MAX (relationship->status, 0))));
  return dialog;
}
