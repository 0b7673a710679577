/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-work.h"

#include <glib/gi18n-lib.h>

#include "ck-dialogs.h"
#include "ck-progress-dialog.h"

typedef struct {
  GtkWidget *near;
  CkSession *session;
} BackUp;

static void
back_up_free (BackUp *self)
{
  g_clear_object (&self->near);
  g_clear_object (&self->session);
  g_free (self);
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CkProgressDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_session_backup_finish (CK_SESSION (source), result, &error))
    ck_progress_dialog_finish (dialog, TRUE, _("Backed Up"),
                               _("Every page of the copy was read back and is whole. Keep it away from this computer: "
                                 "it opens with the same passphrase or recovery sheet."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ck_progress_dialog_finish (dialog, FALSE, NULL, NULL);
  else
    ck_progress_dialog_finish (dialog, FALSE, _("Not Backed Up"), error->message);
}

static void
on_backup_chosen (GFile   *file,
                  gpointer user_data)
{
  BackUp *self = user_data;
  CkProgressDialog *dialog;

  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      dialog = ck_progress_dialog_new (self->near, _("Backing Up"),
                                       _("A copy is made, then read back page by page. You can go on working after it."));
      ck_session_backup_async (self->session, g_file_peek_path (file), ck_progress_dialog_set_fraction, dialog,
                               ck_progress_dialog_get_cancellable (dialog), on_backed_up, g_object_ref (dialog));
    }
  back_up_free (self);
}

/**
 * ck_vault_work_back_up:
 * @near: a widget in the window
 * @session: an unlocked vault
 *
 * Asks where to, then makes a verified copy of the vault.
 */
void
ck_vault_work_back_up (GtkWidget *near,
                       CkSession *session)
{
  BackUp *self = g_new0 (BackUp, 1);
  g_autofree char *day = ck_date_to_text (ck_session_today (session));
  g_autofree char *name = g_strdup_printf ("casekeeper-backup-%s.casevault", day);

  self->near = g_object_ref (near);
  self->session = g_object_ref (session);
  ck_dialog_save_file (near, _("Back Up Now"), name, on_backup_chosen, self);
}
