/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-work.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ck-practice.h"
#include "ck-progress-dialog.h"
#include "ck-text.h"

typedef struct {
  CkProgressDialog *dialog;
  CkSession        *session;
  CkPractice       *practice;
  char             *path;
  CkVaultMade       made;
  gpointer          user_data;
} Practice;

static void
practice_free (Practice *self)
{
  g_clear_pointer (&self->practice, ck_practice_free);
  g_clear_object (&self->dialog);
  g_clear_object (&self->session);
  g_free (self->path);
  g_free (self);
}

static void
on_unfinished_closed (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  Practice *self = user_data;

  ck_session_close_finish (CK_SESSION (source), result, NULL);
  g_unlink (self->path);
  self->made (NULL, self->user_data);
  practice_free (self);
}

/* A practice vault is whole or isn't there: what was made of it until now was made here, a moment ago. */
static void
give_up (Practice *self,
         GError   *error)
{
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  ck_progress_dialog_finish (self->dialog, FALSE, cancelled ? NULL : _("The Practice Vault Wasn't Made"), error->message);
  if (self->session != NULL)
    {
      ck_session_close_async (self->session, on_unfinished_closed, self);
      return;
    }
  self->made (NULL, self->user_data);
  practice_free (self);
}

static void
on_practice_filled (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Practice *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!ck_session_run_sliced_finish (CK_SESSION (source), result, &error))
    {
      give_up (self, error);
      return;
    }
  ck_progress_dialog_finish (self->dialog, TRUE, NULL, NULL);
  self->made (self->session, self->user_data);
  practice_free (self);
}

static void
on_practice_created (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Practice *self = user_data;
  g_autoptr (GError) error = NULL;
  char *recovery_key = NULL;

  self->session = ck_session_create_finish (result, &recovery_key, &error);
  ck_wipe_free (recovery_key);
  if (self->session == NULL || (self->practice = ck_practice_new (self->session, &error)) == NULL)
    {
      give_up (self, error);
      return;
    }
  ck_session_run_sliced_async (self->session, ck_practice_step, self->practice, NULL, ck_progress_dialog_set_fraction,
                               self->dialog, ck_progress_dialog_get_cancellable (self->dialog), on_practice_filled, self);
}

/**
 * ck_vault_work_practice:
 * @near: a widget in the window
 * @path: where the vault goes; nothing is there
 * @made: called once, on the main context
 *
 * Makes a vault of invented people and cases, marked PRACTICE for good, whose passphrase everyone knows.
 */
void
ck_vault_work_practice (GtkWidget  *near,
                        const char *path,
                        CkVaultMade made,
                        gpointer    user_data)
{
  Practice *self = g_new0 (Practice, 1);
  CkSessionCreate form = {
    .organisation = ck_practice_organisation (),
    .practice = TRUE,
    .keyholder = ck_practice_coordinator (),
    .passphrase = CK_PRACTICE_PASSPHRASE,
    .kdf_operations = 3,
    .kdf_memory_mib = 64,
  };

  self->dialog = g_object_ref (ck_progress_dialog_new (
    near, _("Making a Practice Vault"), _("Invented people, and three years of cases. Change anything you like.")));
  self->path = g_strdup (path);
  self->made = made;
  self->user_data = user_data;
  ck_session_create_async (path, &form, ck_progress_dialog_get_cancellable (self->dialog), on_practice_created, self);
}
