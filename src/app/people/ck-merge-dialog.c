/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of one person: said, and taken back. */
#include "ck-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-form-fields.h"
#include "ck-person-chooser.h"

typedef struct {
  CkSession       *session;
  CkPersonFile    *file;
  CkMerged        *merged;
  CkPersonChooser *chooser;
  CkSegments      *stays;
  CkTextField     *why;
} Merging;

typedef struct {
  CkUuid from;
  CkUuid into;
  char  *why;
} Save;

static void
merging_free (gpointer data)
{
  Merging *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->merged);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->why);
  g_free (save);
}

static gpointer
merge_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_merge_people (store, &save->from, &save->into, save->why, error));
}

static gpointer
undo_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_undo_merge (store, &save->from, save->why, error));
}

/* %NULL when it isn't said yet, which the field says then. */
static Save *
read_why (Merging *self)
{
  char *why = ck_form_take_text (self->why, _ ("Say how it is known: whoever reads the history needs it."));
  Save *save;

  if (why == NULL)
    return NULL;
  save = g_new0 (Save, 1);
  save->why = why;
  return save;
}

static void
on_merge (CkFormDialog *dialog,
          Merging      *self)
{
  CkPerson *other = ck_person_chooser_get_person (self->chooser);
  gboolean other_stays = ck_segments_get_selected (self->stays) == 1;
  Save *save;

  if (other == NULL)
    {
      ck_form_dialog_set_error (dialog, _ ("Choose the other record of this person."), GTK_WIDGET (self->chooser));
      return;
    }
  save = read_why (self);
  if (save == NULL)
    return;
  save->from = other_stays ? self->file->person->id : other->id;
  save->into = other_stays ? other->id : self->file->person->id;
  ck_form_dialog_call (dialog, self->session, merge_on_lane, save, save_free, _ ("Shown as one person from now on. It can be undone on their page."));
}

static void
on_undo (CkFormDialog *dialog,
         Merging      *self)
{
  Save *save = read_why (self);

  if (save == NULL)
    return;
  save->from = self->merged->from_id;
  ck_form_dialog_call (dialog, self->session, undo_on_lane, save, save_free, _ ("Shown as two people again, as each was recorded."));
}

static void
add_paragraph (CkFormDialog *dialog,
               const char   *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
  ck_form_dialog_add (dialog, label);
}

/**
 * ck_merge_dialog_new:
 * @near: a widget of the window
 * @session: an unlocked session
 * @file: somebody, with those who may be the same
 * @other: (nullable): who is chosen at first
 * @today: today's date
 * @hide_names: initials instead of names
 *
 * Asks who else is this person, which record is shown from now on, and how it is known.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_merge_dialog_new (GtkWidget    *near,
                     CkSession    *session,
                     CkPersonFile *file,
                     CkPerson     *other,
                     CkDate        today,
                     gboolean      hide_names)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Merge Two Records of One Person"), NULL, _ ("_Merge"));
  Merging *self = g_new0 (Merging, 1);
  g_autofree char *name = ck_conceal_name (file->person->name, hide_names);
  GtkWidget *rows;
  g_autofree char *key = ck_uuid_to_text (&file->person->id);

  self->session = g_object_ref (session);
  self->file = g_object_ref (file);
  g_object_set_data_full (G_OBJECT (dialog), "merging", self, merging_free);
  add_paragraph (dialog, _ ("Both are shown as one person from now on. Nothing that was recorded of either is changed, no role goes from "
                            "one to the other, and the merge can be undone."));
  self->chooser = CK_PERSON_CHOOSER (ck_person_chooser_new (session, _ ("Find the other record"), &file->person->id, today, hide_names));
  ck_person_chooser_suggest (self->chooser, file->alike);
  if (other != NULL)
    ck_person_chooser_set_person (self->chooser, other);
  ck_form_dialog_add (dialog, GTK_WIDGET (self->chooser));
  ck_form_dialog_keep (dialog, "other", GTK_WIDGET (self->chooser));
  ck_form_dialog_fills (dialog, self->chooser, "from into");

  rows = ck_form_dialog_add_rows (dialog, _ ("Which record is shown"));
  self->stays = ck_form_add_choice (dialog, rows, "stays", _ ("Name and details shown"), name, _ ("The other’s"), NULL);
  g_object_set (self->stays, "label", _ ("The name and details that are shown"), NULL);
  ck_segments_set_selected (self->stays, 0);
  self->why = ck_form_add_text (dialog, "why", _ ("_How it is known that they are one person"), NULL);

  g_signal_connect (dialog, "apply", G_CALLBACK (on_merge), self);
  return ck_form_dialog_open (dialog, session, "merge-people", key, other != NULL ? (gpointer) self->why : self->chooser);
}

/**
 * ck_merge_dialog_undo:
 * @near: a widget of the window
 * @session: an unlocked session
 * @merged: who is shown as somebody else
 * @hide_names: initials instead of names
 *
 * Asks why they are two people after all.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_merge_dialog_undo (GtkWidget *near,
                      CkSession *session,
                      CkMerged  *merged,
                      gboolean   hide_names)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Undo a Merge"), NULL, _ ("_Undo Merge"));
  Merging *self = g_new0 (Merging, 1);
  g_autofree char *name = ck_conceal_name (merged->name, hide_names);
  /* Translators: %s is a name */
  g_autofree char *text = g_strdup_printf (_ ("%s is shown apart again, with what was recorded under that name. That the two were taken for one "
                                              "person stays in the history."),
                                           name);
  g_autofree char *key = ck_uuid_to_text (&merged->from_id);

  self->session = g_object_ref (session);
  self->merged = g_object_ref (merged);
  g_object_set_data_full (G_OBJECT (dialog), "merging", self, merging_free);
  add_paragraph (dialog, text);
  self->why = ck_form_add_text (dialog, "why", _ ("_Why they are two people"), NULL);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_undo), self);
  return ck_form_dialog_open (dialog, session, "undo-merge", key, self->why);
}
