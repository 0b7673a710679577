/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose somebody is: a new relationship, and one that is corrected or ends. */
#include "ck-relation-dialog.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-form-fields.h"
#include "ck-person-chooser.h"
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
  if (form->status != CK_RELATION_CURRENT && !read_date (dialog, self, self->ended, &form->ended))
    return FALSE;
  form->why = ck_form_take_text (self->why, _ ("Say why: what it said before stays in the history."));
  return form->why != NULL;
}

static void
on_apply (CkFormDialog *dialog,
          Relating     *self)
{
  g_autoptr (CkRelationshipForm) form = ck_relationship_form_new ();

  form->label = ck_form_dup_line (self->label);
  form->note = ck_form_dup_text (self->note);
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

static void
add_kinds (CkFormDialog *dialog,
           Relating     *self,
           GtkWidget    *rows,
           const char   *title,
           gboolean      change)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  if (change)
    for (guint i = 0; i < ck_relation_kinds.n_tokens; i++)
      gtk_string_list_append (kinds, ck_token_label (&ck_relation_kinds, (int) i));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
      gtk_string_list_append (kinds, _ (choices[i].label));
  self->kind = ck_form_add_combo (dialog, rows, "kind", title, kinds);
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
  g_autofree char *key = ck_uuid_to_text (&person->id);
  GtkWidget *rows;

  self->person = g_object_ref (person);
  self->chooser
      = CK_PERSON_CHOOSER (ck_person_chooser_new (session, _ ("Find the other person"), &person->id, today, hide_names));
  ck_form_dialog_add (dialog, GTK_WIDGET (self->chooser));
  ck_form_dialog_keep (dialog, "other", GTK_WIDGET (self->chooser));
  ck_form_dialog_fills (dialog, self->chooser, "person");
  rows = ck_form_dialog_add_rows (dialog, _ ("Relationship"));
  add_kinds (dialog, self, rows, _ ("The other person is"), FALSE);
  self->label = ck_form_add_line (dialog, rows, "label", _ ("In words, such as mother or key worker"), NULL);
  self->started = ck_form_add_line (dialog, rows, "started", _ ("Since, such as 4 May 2025; empty when not known"), NULL);
  self->note = ck_form_add_text (dialog, "note", _ ("_Note"), NULL);

  return ck_form_dialog_open (dialog, session, "relation", key, self->chooser);
}

static void
on_status (Relating *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->ended), ck_segments_get_selected (self->status) == CK_RELATION_ENDED);
}

static void
add_status (CkFormDialog *dialog,
            Relating     *self,
            GtkWidget    *rows)
{
  /* Translators: before the choices Goes on, Has ended, Was a mistake */
  self->status = ck_form_add_choice (dialog, rows, "status", _ ("It"), _ ("Goes on"), _ ("Has ended"), _ ("Was a mistake"), NULL);
  ck_segments_set_selected (self->status, self->relationship->status);
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
  g_autofree char *key = ck_uuid_to_text (&relationship->id);
  GtkWidget *heading = gtk_label_new (said);
  GtkWidget *rows;

  self->relationship = g_object_ref (relationship);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 40);
  gtk_widget_add_css_class (heading, "heading");
  ck_form_dialog_add (dialog, heading);
  rows = ck_form_dialog_add_rows (dialog, _ ("Relationship"));
  add_status (dialog, self, rows);
  self->ended = ck_form_add_line (dialog, rows, "ended", _ ("Until, such as 4 May 2025; empty when not known"), ended);
  add_kinds (dialog, self, rows, _ ("Kind"), TRUE);
  adw_combo_row_set_selected (self->kind, (guint) relationship->kind);
  self->label = ck_form_add_line (dialog, rows, "label", _ ("In words, such as mother or key worker"), relationship->label);
  self->started = ck_form_add_line (dialog, rows, "started", _ ("Since, such as 4 May 2025; empty when not known"), started);
  self->note = ck_form_add_text (dialog, "note", _ ("_Note"), NULL);
  ck_text_field_set_text (self->note, relationship->note);
  self->why = ck_form_add_text (dialog, "why", _ ("_Why"), NULL);
  on_status (self);

  return ck_form_dialog_open (dialog, session, "relation-change", key,
                              ck_segments_get_toggle (self->status, MAX (relationship->status, 0)));
}
