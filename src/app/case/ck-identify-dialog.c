/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who somebody is that a concern could only describe. */
#include "ck-case-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-form-fields.h"
#include "ck-text.h"
#include "ck-who-list.h"

typedef struct {
  CkSession   *session;
  CkCaseLook  *look;
  CkUuid       involvement;
  int          role;
  CkWhoList   *who;
  CkTextField *why;
} Asking;

typedef struct {
  char         *reference;
  CkUuid        involvement;
  CkPersonLink *link;
  char         *why;
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

  g_clear_object (&save->link);
  g_free (save->reference);
  g_free (save->why);
  g_free (save);
}

static gpointer
identify_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_identify (store, save->reference, &save->involvement, save->link, save->why, NULL, error));
}

/* The role was recorded, and stays: whoever is named has it. */
static void
on_who_changed (Asking *self)
{
  CkWhoRow *row = ck_who_list_get_row (self->who, 0);

  if (row != NULL && ck_who_row_get_role (row) != self->role)
    ck_who_row_set_role (row, self->role);
}

static void
on_apply (CkFormDialog *dialog,
          Asking       *self)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *why = NULL;
  CkPersonLink *link;
  Save *save;

  links = ck_who_list_dup_links (self->who, FALSE, NULL);
  if (links == NULL)
    return;
  link = links->len > 0 ? g_ptr_array_index (links, 0) : NULL;
  if (link == NULL || (ck_uuid_is_none (&link->id) && ck_text_is_blank (link->name)))
    {
      ck_who_list_set_error (self->who, -1, _ ("Type the name of the person, and choose them or add them."));
      return;
    }
  why = ck_form_take_text (self->why, _ ("Say how it is known that it is this person."));
  if (why == NULL)
    return;

  save = g_new0 (Save, 1);
  save->reference = g_strdup (self->look->file->head->reference);
  save->involvement = self->involvement;
  save->link = g_object_ref (link);
  save->why = g_steal_pointer (&why);
  ck_form_dialog_call (dialog, self->session, identify_on_lane, save, save_free, _ ("Identified. The description stays in the record."));
}

/**
 * ck_case_dialog_identify:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @involvement: (transfer none): one of its people, who was only described
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_case_dialog_identify (GtkWidget     *near,
                         CkSession     *session,
                         CkCaseLook    *look,
                         CkInvolvement *involvement)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Who Is It?"), look->file->head->reference, _ ("_Identify"));
  Asking *self = g_new0 (Asking, 1);
  g_autofree char *shown = ck_case_look_description (look, involvement->description);
  /* Translators: %s is what was said of somebody who wasn't known */
  g_autofree char *described = g_strdup_printf (_ ("Described as: %s"), shown);
  g_autofree char *id = ck_uuid_to_text (&involvement->id);
  g_autofree char *key = g_strdup_printf ("%s/%s", look->file->head->reference, id);
  GtkWidget *label = gtk_label_new (described);

  self->session = g_object_ref (session);
  self->look = ck_case_look_ref (look);
  self->involvement = involvement->id;
  self->role = involvement->role;
  g_object_set_data_full (G_OBJECT (dialog), "asking", self, asking_free);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  ck_form_dialog_add (dialog, label);
  self->who = g_object_new (CK_TYPE_WHO_LIST, "session", session, "hide-names", look->hide_names, NULL);
  ck_who_list_set_single (self->who);
  ck_form_dialog_add (dialog, GTK_WIDGET (self->who));
  ck_form_dialog_keep (dialog, "who", GTK_WIDGET (self->who));
  ck_form_dialog_fills (dialog, self->who, CK_WHO_MEMBERS);
  self->why = ck_form_add_text (dialog, "why", _ ("How It Is _Known"), _ ("Stays in the history"));
  g_signal_connect_swapped (self->who, "changed", G_CALLBACK (on_who_changed), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  return ck_form_dialog_open (dialog, session, "identify", key, self->who);
}
