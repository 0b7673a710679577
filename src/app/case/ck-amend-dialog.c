/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-form-fields.h"
#include "ck-text.h"

typedef struct {
  CkFormDialog  *dialog;   /* owns this */
  CkSession     *session;
  CkCaseLook    *look;
  CkEntry       *entry;
  GPtrArray     *fields;   /* names; NULL first: an addition */
  AdwComboRow   *field;
  GtkLabel      *now;
  CkTextField   *text;
  CkMomentField *moment;
  CkTextField   *why;
} Amending;

typedef struct {
  char            *entry;
  CkAmendmentForm *form;
} Save;

/* What may be put right by itself; anything else is an addition to the whole. */
static const char *const entry_fields[] = {
  "facts", "own_words", "opinion", "title", "happened", "told", "told_to", "source", "outcome", "reason", "significance",
};

static void
amending_free (gpointer data)
{
  Amending *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->look, ck_case_look_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->form);
  g_free (save->entry);
  g_free (save);
}

static const char *
get_field (Amending *self)
{
  return g_ptr_array_index (self->fields, adw_combo_row_get_selected (self->field));
}

static gboolean
is_moment (Amending *self)
{
  const CkField *field = get_field (self) != NULL ? ck_record_find_field (CK_RECORD (self->entry), get_field (self)) : NULL;

  return field != NULL && field->type == CK_FIELD_MOMENT;
}

/* What the field says by now: the last amendment of it, or what was recorded first. */
static char *
dup_present (Amending *self)
{
  const char *field = get_field (self);

  for (guint i = self->entry->amendments->len; i > 0; i--)
    {
      CkAmendment *amendment = g_ptr_array_index (self->entry->amendments, i - 1);

      if (g_strcmp0 (amendment->field, field) == 0)
        return g_strdup (amendment->text);
    }
  return ck_record_get_text (CK_RECORD (self->entry), field);
}

static void
on_field (Amending *self)
{
  const char *field = get_field (self);
  gboolean moment = is_moment (self);
  g_autofree char *present = field != NULL ? dup_present (self) : NULL;
  g_autofree char *shown = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->now), !ck_text_is_blank (present) || moment);
  if (moment)
    {
      CkMoment *recorded = ck_record_peek (CK_RECORD (self->entry), ck_record_find_field (CK_RECORD (self->entry), field));
      CkMoment known = *recorded;
      g_autofree char *when = NULL;

      if (present != NULL)
        ck_moment_from_text (present, &known);
      when = ck_moment_format (known);
      /* Translators: what a field says before it is amended */
      shown = g_strdup_printf (_ ("It says now: %s"), when);
      ck_moment_field_set_moment (self->moment, known);
    }
  else if (present != NULL)
    {
      g_autofree char *text = ck_case_look_text (self->look, present);

      shown = g_strdup_printf (_ ("It says now: %s"), text);
    }
  gtk_label_set_label (self->now, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), !moment);
  gtk_widget_set_visible (GTK_WIDGET (self->moment), moment);
  ck_text_field_set_label (self->text, field != NULL ? _ ("What It Should Say") : _ ("What to Add"), NULL);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;
  g_autofree char *amendment = ck_casework_amend (store, save->entry, save->form, error);

  return GINT_TO_POINTER (amendment != NULL);
}

static void
on_apply (CkFormDialog *dialog,
          Amending     *self)
{
  g_autofree char *text = NULL;
  g_autofree char *why = NULL;
  Save *save;

  if (is_moment (self))
    {
      CkMoment moment;
      g_autoptr (GError) error = NULL;

      if (!ck_moment_field_get_moment (self->moment, &moment, &error))
        {
          ck_moment_field_set_error (self->moment, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->moment));
          return;
        }
      text = ck_moment_to_text (moment);
    }
  else
    text = ck_text_field_get_text (self->text);

  if (ck_text_is_blank (text))
    {
      ck_text_field_set_error (self->text, _ ("Write down what it should say."));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return;
    }
  why = ck_form_take_text (self->why, _ ("Say why it is amended: both stay readable, and so does the reason."));
  if (why == NULL)
    return;

  save = g_new0 (Save, 1);
  save->entry = g_strdup_printf ("%s/%" G_GINT64_FORMAT, self->entry->case_reference != NULL ? self->entry->case_reference
                                                                                    : self->look->file->head->reference,
                                 self->entry->number);
  save->form = ck_amendment_form_new ();
  save->form->field = g_strdup (get_field (self));
  save->form->text = g_steal_pointer (&text);
  save->form->why = g_steal_pointer (&why);
  ck_form_dialog_call (dialog, self->session, save_on_lane, save, save_free,
                       _ ("Amended. The entry stays as it was recorded, with the amendment under it."));
}

/**
 * ck_case_dialog_amend:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @entry: one of its entries
 *
 * Asks which field, what it should say, and why. The entry itself is never changed.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_amend (GtkWidget  *near,
                      CkSession  *session,
                      CkCaseLook *look,
                      CkEntry    *entry)
{
  g_autofree char *reference = g_strdup_printf ("%s/%" G_GINT64_FORMAT, entry->case_reference != NULL ? entry->case_reference
                                                                                       : look->file->head->reference,
                                                 entry->number);
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Amend"), reference, _ ("_Save Amendment"));
  Amending *self = g_new0 (Amending, 1);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("What it is about"));

  self->dialog = dialog;
  self->session = g_object_ref (session);
  self->look = ck_case_look_ref (look);
  self->entry = g_object_ref (entry);
  self->fields = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (dialog), "amending", self, amending_free);

  g_ptr_array_add (self->fields, NULL);
  gtk_string_list_append (labels, _ ("Something to add"));
  for (gsize i = 0; i < G_N_ELEMENTS (entry_fields); i++)
    {
      const CkField *field = ck_record_find_field (CK_RECORD (entry), entry_fields[i]);

      g_ptr_array_add (self->fields, (gpointer) entry_fields[i]);
      gtk_string_list_append (labels, ck_field_label (field));
    }

  self->field = ck_form_add_combo (dialog, rows, "field", _ ("Amend"), labels);

  self->now = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->now, 0);
  gtk_label_set_wrap (self->now, TRUE);
  gtk_label_set_wrap_mode (self->now, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->now), "ck-amendment");
  ck_form_dialog_add (dialog, GTK_WIDGET (self->now));

  self->text = ck_form_add_text (dialog, "text", _ ("What to Add"), NULL);
  g_object_set (self->text, "height", 66, NULL);
  self->moment = ck_form_add_moment (dialog, "moment", _ ("When It Was"), look->today);
  self->why = ck_form_add_text (dialog, "why", _ ("Why"), _ ("Stays with the amendment"));

  g_signal_connect_swapped (self->field, "notify::selected", G_CALLBACK (on_field), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  on_field (self);
  return ck_form_dialog_open (dialog, session, "amend", reference, self->text);
}
