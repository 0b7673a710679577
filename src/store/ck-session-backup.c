/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backup: page by page into a second vault, every page of it read back, then renamed, then recorded. The record of the
 * backup itself is in the vault, not in the copy. */
#include "ck-session-private.h"

#include "ck-casework-private.h"

typedef struct {
  CkSession     *session;
  char          *destination;
  CkVaultBackup *backup;
  gint64         sequence;
  guint64        pages;
} Backup;

static void
free_backup (gpointer data)
{
  Backup *backup = data;

  g_free (backup->destination);
  g_free (backup);
}

/* on the lane: it holds on to the connection */
static void
end_backup (gpointer data)
{
  Backup *backup = data;

  g_clear_pointer (&backup->backup, ck_vault_backup_free);
}

static gboolean
record_backup (CkStore *store,
               Backup  *backup,
               GError **error)
{
  g_autoptr (CkBackupRow) row = ck_backup_row_new ();

  if (!ck_unit_begin (store, "backup", NULL, NULL, error))
    return FALSE;
  row->id = ck_store_new_id (store);
  row->pages = (gint64)backup->pages;
  row->sequence = backup->sequence;
  return ck_store_end_unit (store, ck_unit_insert (store, "backup", CK_RECORD (row), error), error);
}

static gboolean
back_up_slice (CkStore  *store,
               gpointer  data,
               gboolean *finished,
               double   *fraction,
               GError  **error)
{
  Backup *backup = data;
  gboolean done = FALSE;
  guint64 pages = 0, total = 0;

  if (backup->backup == NULL)
    {
      g_autofree char *hash = NULL;

      if (!ck_store_get_fingerprint (store, &backup->sequence, &hash, error))
        return FALSE;
      backup->backup = ck_vault_backup_new (store->vault, backup->destination, error);
      return backup->backup != NULL;
    }

  if (!ck_vault_backup_step (backup->backup, &done, &pages, &total, error))
    return FALSE;
  backup->pages = total;
  *fraction = total > 0 ? (double)pages / (double)total : 0.0;
  if (!done)
    return TRUE;

  end_backup (backup);
  if (!record_backup (store, backup, error))
    return FALSE;
  ck_session_remember (backup->session);
  *finished = TRUE;
  return TRUE;
}

static void
on_backup_done (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ck_session_run_sliced_finish (CK_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ck_session_backup_async:
 * @self: an unlocked session
 * @destination: where no file is yet; on another disk, best
 * @progress: (nullable): on the caller's main context
 * @progress_data: for @progress
 * @cancellable: (nullable): heeded between slices; nothing is left at @destination
 * @callback: on the caller's main context
 * @user_data: for @callback
 *
 * Copies the vault and verifies the copy by reading every page, then records that it was done.
 */
void
ck_session_backup_async (CkSession          *self,
                         const char         *destination,
                         CkLaneProgress      progress,
                         gpointer            progress_data,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask *task;
  Backup *backup;

  g_return_if_fail (CK_IS_SESSION (self));
  g_return_if_fail (destination != NULL);

  backup = g_new0 (Backup, 1);
  backup->session = self;
  backup->destination = g_strdup (destination);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ck_session_backup_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, backup, free_backup);
  ck_session_run_long (self, back_up_slice, backup, end_backup, progress, progress_data, cancellable, on_backup_done,
                       task);
}

/**
 * ck_session_backup_finish:
 * @self: a session
 * @result: from the callback of ck_session_backup_async()
 * @error: why there is no verified copy, or %G_IO_ERROR_CANCELLED; the vault is as it was
 *
 * Returns: whether there is a verified copy, and the record says so
 */
gboolean
ck_session_backup_finish (CkSession    *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

/**
 * ck_session_backup:
 * @self: an unlocked session
 * @destination: where no file is yet
 * @progress: (nullable): on the calling thread
 * @user_data: for @progress
 * @cancellable: (nullable): heeded between slices
 * @error: as for ck_session_backup_finish()
 *
 * ck_session_backup_async(), waited for. For the command line.
 *
 * Returns: whether there is a verified copy, and the record says so
 */
gboolean
ck_session_backup (CkSession     *self,
                   const char    *destination,
                   CkLaneProgress progress,
                   gpointer       user_data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  gboolean done;

  g_main_context_push_thread_default (context);
  ck_session_backup_async (self, destination, progress, user_data, cancellable, on_result, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  done = ck_session_backup_finish (self, result, error);
  g_main_context_pop_thread_default (context);
  return done;
}
