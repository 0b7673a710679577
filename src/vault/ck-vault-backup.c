/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup is a vault of its own: same id, same keyholders, same master key, pages sealed anew under a page key of its
 * own. SQLite's backup API copies the pages, so that commits between two slices are in it as well. The copy lies beside
 * its destination under another name until it is synced, read back in full and found whole. */
#include "ck-vault-private.h"

#include <unistd.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include "ck-backup-verify.h"
#include "ck-connection.h"
#include "ck-place.h"
#include "ck-slice.h"

#define PAGES_AT_A_TIME 32

struct _CkVaultBackup {
  CkVault        *vault;
  char           *destination;
  char           *part;     /* while it exists */
  CkDisk         *disk;     /* while pages are copied, as are the two below */
  sqlite3        *target;
  sqlite3_backup *copy;
  CkBackupVerify *verify;   /* then */
  guint64         done;
  guint64         total;
};

/* The new file's header: as the vault's, but for the page key */
static gboolean
begin_target (CkVaultBackup *self, GError **error)
{
  CkDisk *from = self->vault->disk;
  CkDisk *disk = ck_disk_open (self->part, CK_DISK_TARGET, error);

  if (disk == NULL)
    return FALSE;
  self->disk = disk;
  g_mutex_lock (&from->mutex);
  disk->header = from->header;
  disk->state = from->state;
  g_mutex_unlock (&from->mutex);
  randombytes_buf (&disk->header.page_key, sizeof disk->header.page_key);
  disk->header.page_key |= CK_FIRST_PAGE_KEY;
  disk->keys = ck_keys_new (from->keys->master, disk->header.page_key, error);
  if (disk->keys == NULL)
    return FALSE;
  self->target = ck_connection_open (disk, error);
  if (self->target == NULL)
    return FALSE;
  self->copy = sqlite3_backup_init (self->target, "main", self->vault->connection, "main");
  if (self->copy == NULL)
    ck_backup_set_error (sqlite3_extended_errcode (self->target), error);
  return self->copy != NULL;
}

/**
 * ck_vault_backup_new:
 * @self: an unlocked vault
 * @destination: of the backup; nothing may have that name
 * @error: %CK_ERROR_FAILED, when there is a file of that name, too; %CK_ERROR_NOT_FOUND when there is no such folder
 *
 * Begins a backup. Reads and commits may go on between the slices; what is committed while pages are copied is in it.
 *
 * Returns: (transfer full): free with ck_vault_backup_free(), before the vault is closed
 */
CkVaultBackup *
ck_vault_backup_new (CkVault *self, const char *destination, GError **error)
{
  g_autoptr (CkVaultBackup) backup = NULL;
  int fd;

  g_return_val_if_fail (CK_IS_VAULT (self) && self->disk != NULL && destination != NULL, NULL);

  backup = g_new0 (CkVaultBackup, 1);
  backup->vault = g_object_ref (self);
  backup->destination = ck_place_resolve (destination);
  fd = ck_place_begin (backup->destination, &backup->part, error);
  if (fd < 0)
    return NULL;
  close (fd);
  return begin_target (backup, error) ? g_steal_pointer (&backup) : NULL;
}

static gboolean
end_copy (CkVaultBackup *self, GError **error)
{
  int rc = sqlite3_backup_finish (g_steal_pointer (&self->copy));

  if (rc == SQLITE_OK && (rc = sqlite3_close (self->target)) == SQLITE_OK)
    self->target = NULL;
  if (rc != SQLITE_OK)
    {
      ck_backup_set_error (rc, error);
      return FALSE;
    }
  self->verify = ck_backup_verify_start (g_steal_pointer (&self->disk));
  return TRUE;
}

static gboolean
step_copy (CkVaultBackup *self, GError **error)
{
  CkSlice slice = ck_slice_begin ();
  int rc;

  do
    {
      rc = sqlite3_backup_step (self->copy, PAGES_AT_A_TIME);
      self->total = (guint64) sqlite3_backup_pagecount (self->copy);
      self->done = self->total - (guint64) sqlite3_backup_remaining (self->copy);
    }
  while (rc == SQLITE_OK && !ck_slice_is_over (&slice));
  if (rc == SQLITE_DONE)
    return end_copy (self, error);
  if (rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
    return TRUE;
  ck_backup_set_error (rc, error);
  return FALSE;
}

static gboolean
step_verify (CkVaultBackup *self, gboolean *finished, GError **error)
{
  guint64 pages_read;
  gboolean whole;

  if (!ck_backup_verify_wait (self->verify, ck_slice_microseconds, &whole, &pages_read, error))
    return FALSE;
  self->done = self->total + pages_read;
  if (!whole)
    return TRUE;
  g_clear_pointer (&self->verify, ck_backup_verify_free);
  if (!ck_place_end (self->part, self->destination, error))
    return FALSE;
  g_clear_pointer (&self->part, g_free);
  *finished = TRUE;
  return TRUE;
}

static void
clean_up (CkVaultBackup *self)
{
  if (self->copy != NULL)
    sqlite3_backup_finish (g_steal_pointer (&self->copy));
  if (self->target != NULL)
    sqlite3_close (g_steal_pointer (&self->target));
  g_clear_pointer (&self->verify, ck_backup_verify_free);
  g_clear_pointer (&self->disk, ck_disk_free);
  if (self->part != NULL)
    g_unlink (self->part);
  g_clear_pointer (&self->part, g_free);
}

/**
 * ck_vault_backup_step:
 * @backup: a backup
 * @finished: (out): whether the backup is there, verified and under its name
 * @done: (out) (optional): pages copied, and then pages read back
 * @total: (out) (optional): twice the pages there are
 * @error: %CK_ERROR_FAILED; nothing is left behind then, and the backup can only be freed
 *
 * Copies for at most about 50 ms; once all is copied, waits that long for the thread that verifies. On the thread of the
 * connection.
 */
gboolean
ck_vault_backup_step (CkVaultBackup *backup, gboolean *finished, guint64 *done, guint64 *total, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (backup != NULL && finished != NULL, FALSE);
  g_return_val_if_fail (backup->part != NULL, FALSE);

  *finished = FALSE;
  ok = backup->verify != NULL ? step_verify (backup, finished, error) : step_copy (backup, error);
  if (!ok)
    {
      clean_up (backup);
      return FALSE;
    }
  if (done != NULL)
    *done = backup->done;
  if (total != NULL)
    *total = 2 * backup->total;
  return TRUE;
}

/**
 * ck_vault_backup_free:
 * @backup: (nullable) (transfer full): a backup; one that isn't finished is cancelled, and what was written removed
 */
void
ck_vault_backup_free (CkVaultBackup *backup)
{
  if (backup == NULL)
    return;
  clean_up (backup);
  g_object_unref (backup->vault);
  g_free (backup->destination);
  g_free (backup);
}
