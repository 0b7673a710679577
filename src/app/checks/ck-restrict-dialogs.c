/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restricted cases: why a case is one, and why somebody looks into it. */
#include "ck-check-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-form-fields.h"

typedef struct {
  CkSession   *session;
  char        *reference;
  CkTextField *why;
  gboolean     restricted; /* as it shall be */
} Restricting;

typedef struct {
  char    *reference;
  char    *reason;
  gboolean restricted;
} Save;

static void
restricting_free (gpointer data)
{
  Restricting *self = data;

  g_clear_object (&self->session);
  g_free (self->reference);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->reference);
  g_free (save->reason);
  g_free (save);
}

static gpointer
restrict_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_restrict (store, save->reference, save->restricted, save->reason, error));
}

static gpointer
open_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_open_case (store, save->reference, "case", save->reason, error));
}

static Save *
take_reason (Restricting *self)
{
  char *reason = ck_form_take_text (self->why, _ ("Say why; it is recorded."));
  Save *save;

  if (reason == NULL)
    return NULL;
  save = g_new0 (Save, 1);
  save->reference = g_strdup (self->reference);
  save->reason = reason;
  save->restricted = self->restricted;
  return save;
}

static void
on_restrict (CkFormDialog *dialog,
             Restricting  *self)
{
  Save *save = take_reason (self);

  if (save != NULL)
    ck_form_dialog_call (dialog, self->session, restrict_on_lane, save, save_free,
                         self->restricted ? _ ("Restricted. Opening the case asks for a reason from now on.")
                                          : _ ("No longer restricted."));
}

static void
on_open (CkFormDialog *dialog,
         Restricting  *self)
{
  Save *save = take_reason (self);

  if (save == NULL)
    return;
  /* kept only once it is recorded: until then the record refuses what asks for it */
  g_object_set_data_full (G_OBJECT (dialog), "ck-reason", g_strdup (save->reason), g_free);
  ck_form_dialog_call (dialog, self->session, open_on_lane, save, save_free, NULL);
}

static Restricting *
restricting_new (CkFormDialog *dialog,
                 CkSession    *session,
                 const char   *reference,
                 const char   *label,
                 const char   *hint)
{
  Restricting *self = g_new0 (Restricting, 1);

  self->session = g_object_ref (session);
  self->reference = g_strdup (reference);
  g_object_set_data_full (G_OBJECT (dialog), "restricting", self, restricting_free);
  self->why = ck_form_add_text (dialog, "reason", label, hint);
  ck_form_dialog_fills (dialog, self->why, "purpose");
  ck_form_add_words (dialog, _ ("Lists, Today and search show only the reference of a restricted case, and opening it asks for "
                                "a reason, which its history keeps. That is a promise of the screen, not of the cipher: "
                                "every keyholder has the key to the whole vault."));
  return self;
}

/**
 * ck_check_dialog_restrict:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case, restricted or not
 *
 * Asks why it shall be restricted, or why no longer.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_restrict (GtkWidget  *near,
                          CkSession  *session,
                          CkCaseLook *look)
{
  const char *reference = look->file->head->reference;
  gboolean restricted = look->file->head->restricted;
  CkFormDialog *dialog = ck_form_dialog_new (near, restricted ? _ ("Restrict No Longer") : _ ("Restrict the Case"), reference,
                                             restricted ? _ ("_Save") : _ ("_Restrict"));
  Restricting *self = restricting_new (dialog, session, reference, _ ("_Why"), NULL);

  self->restricted = !restricted;
  g_signal_connect (dialog, "apply", G_CALLBACK (on_restrict), self);
  return ck_form_dialog_open (dialog, session, restricted ? "unrestrict" : "restrict", reference, self->why);
}

/**
 * ck_check_dialog_open:
 * @near: a widget of the window
 * @session: an unlocked session
 * @reference: a restricted case
 *
 * Asks why somebody wants to look into it, and records that. Signal `done`: it may be shown; the dialog's data
 * "ck-reason" says why.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_open (GtkWidget  *near,
                      CkSession  *session,
                      const char *reference)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Restricted Case"), reference, _ ("_Open"));
  Restricting *self = restricting_new (dialog, session, reference, _ ("_Why Do You Look at It?"), _ ("Recorded in its history"));

  g_signal_connect (dialog, "apply", G_CALLBACK (on_open), self);
  return ck_form_dialog_open (dialog, session, "open-restricted", reference, self->why);
}
