/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup is a vault of its own: same id, same keyholders, same master key, pages sealed anew under a page key of its
 * own. SQLite's backup API copies the pages, so that commits between two slices are in it as well. The copy lies beside
 * its destination under another name until it is synced, read back in full and found whole. */
#include "ck-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include "ck-connection.h"
#include "ck-error.h"
#include "ck-place.h"
#include "ck-slice.h"
#include "ck-text.h"

#define PAGES_AT_A_TIME 32

typedef enum {
  PHASE_COPY,
  PHASE_READ,
  PHASE_TABLES,
  PHASE_DONE,
} Phase;

struct _CkVaultBackup {
  CkVault        *vault;
  char           *destination;
  char           *part;     /* while it exists */
  Phase           phase;
  CkDisk         *disk;
  sqlite3        *target;
  sqlite3_backup *copy;
  guint64         done;
  guint64         total;
  guint64         page;
  GPtrArray      *tables;
  guint           table;
};

static gboolean
fail (CkVaultBackup *self, int rc, GError **error)
{
  switch (rc)
    {
    case SQLITE_FULL:
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_FSYNC:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The backup's disk is full or refuses to be written. No backup was made, and the vault is as it was. "
                     "Make room, or choose another place."));
      break;
    default:
      ck_connection_set_error (NULL, rc, error);
      break;
    }
  return FALSE;
}

static gboolean
fail_verify (GError **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("The backup was written, but what is on that disk isn't what was written. It was removed, and the vault "
                 "is as it was. That disk is faulty: choose another one."));
  return FALSE;
}

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
    return fail (self, sqlite3_extended_errcode (self->target), error);
  return TRUE;
}

/**
 * ck_vault_backup_new:
 * @self: an unlocked vault
 * @destination: of the backup; nothing may have that name
 * @error: %CK_ERROR_FAILED when there is a file of that name; %CK_ERROR_NOT_FOUND when there is no such folder;
 *   %CK_ERROR_FAILED
 *
 * Begins a backup. Reads and commits may go on between the slices; what is committed by then is in it.
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

/* All pages are in: sync them, then write the header, without which the file is no vault. */
static gboolean
end_target (CkVaultBackup *self, GError **error)
{
  CkDisk *disk = self->disk;
  CkState *state = &disk->state;
  int rc;

  rc = sqlite3_backup_finish (g_steal_pointer (&self->copy));
  if (rc == SQLITE_OK && (rc = sqlite3_close (self->target)) == SQLITE_OK)
    self->target = NULL;
  if (rc == SQLITE_OK)
    rc = ck_disk_sync (disk->file, CK_SYNC_NONE, 0);
  if (rc == SQLITE_OK)
    {
      state->clean = TRUE;
      state->log_started = FALSE;
      state->pages = disk->pages;
      state->backup_made_at = g_get_real_time ();
      memset (state->previous_log_id, 0, CK_ID_BYTES);
      randombytes_buf (state->log_id, CK_ID_BYTES);
      g_mutex_lock (&disk->mutex);
      rc = ck_disk_write_header (disk, &disk->header, state);
      if (rc == SQLITE_OK)
        rc = ck_disk_sync (disk->file, CK_SYNC_NONE, 0);
      g_mutex_unlock (&disk->mutex);
    }
  g_clear_pointer (&self->disk, ck_disk_free);
  return rc == SQLITE_OK ? TRUE : fail (self, rc, error);
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
    {
      self->phase = PHASE_READ;
      return end_target (self, error);
    }
  return rc == SQLITE_OK || rc == SQLITE_BUSY || rc == SQLITE_LOCKED ? TRUE : fail (self, rc, error);
}

/* Opened anew, and asked from the disk rather than from memory */
static gboolean
begin_source (CkVaultBackup *self, GError **error)
{
  g_autofree guint8 *raw = g_malloc0 (CK_PAGES_OFFSET);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  guint64 size;
  int fd = open (self->part, O_RDONLY | O_CLOEXEC);
  CkDisk *disk;

  if (fd >= 0)
    {
      posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
      close (fd);
    }
  disk = ck_disk_open (self->part, CK_DISK_SOURCE, error);
  if (disk == NULL)
    return FALSE;
  self->disk = disk;
  if (ck_disk_read_header (disk, raw, &size) != SQLITE_OK
      || (disk->trusted = ck_header_choose (raw, size, &disk->header, findings, findings, NULL)) < 0 || findings->len > 0)
    return fail_verify (error);
  disk->keys = ck_keys_new (self->vault->disk->keys->master, disk->header.page_key, error);
  if (disk->keys == NULL)
    return FALSE;
  if (!ck_header_authenticate (raw, disk->keys, &disk->state)
      || !ck_header_authenticate (raw + CK_HEADER_BYTES, disk->keys, NULL)
      || size != CK_PAGES_OFFSET + disk->state.pages * CK_PAGE_BYTES)
    return fail_verify (error);
  disk->pages = disk->state.pages;
  self->page = 0;
  return TRUE;
}

static gboolean
list_tables (CkVaultBackup *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc;

  self->tables = g_ptr_array_new_with_free_func (g_free);
  self->target = ck_connection_open (self->disk, error);
  if (self->target == NULL)
    return FALSE;
  rc = sqlite3_prepare_v2 (self->target, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0", -1,
                           &statement, NULL);
  while (rc == SQLITE_OK && (rc = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_ptr_array_add (self->tables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
      rc = SQLITE_OK;
    }
  sqlite3_finalize (statement);
  return rc == SQLITE_DONE ? TRUE : fail_verify (error);
}

static gboolean
step_read (CkVaultBackup *self, GError **error)
{
  CkSlice slice = ck_slice_begin ();
  guint8 page[CK_PAGE_BYTES];
  int rc = SQLITE_OK;

  if (self->disk == NULL && !begin_source (self, error))
    return FALSE;
  while (rc == SQLITE_OK && self->page < self->disk->pages && !ck_slice_is_over (&slice))
    rc = ck_disk_read_page (self->disk, self->disk->file, ++self->page, page);
  ck_wipe (page, sizeof page);
  if (rc != SQLITE_OK)
    return fail_verify (error);
  if (self->page == self->disk->pages)
    {
      self->phase = PHASE_TABLES;
      return list_tables (self, error);
    }
  return TRUE;
}

static gboolean
check_table (CkVaultBackup *self, const char *table)
{
  sqlite3_stmt *statement = NULL;
  gboolean ok = FALSE;

  if (sqlite3_prepare_v2 (self->target, "SELECT integrity_check FROM pragma_integrity_check (?1)", -1, &statement, NULL)
          == SQLITE_OK
      && sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    ok = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  return ok;
}

static gboolean
step_tables (CkVaultBackup *self, GError **error)
{
  CkSlice slice = ck_slice_begin ();

  while (self->table < self->tables->len && !ck_slice_is_over (&slice))
    if (!check_table (self, self->tables->pdata[self->table++]))
      return fail_verify (error);
  if (self->table < self->tables->len)
    return TRUE;
  if (sqlite3_close (self->target) != SQLITE_OK)
    return fail_verify (error);
  self->target = NULL;
  g_clear_pointer (&self->disk, ck_disk_free);
  if (!ck_place_end (self->part, self->destination, error))
    return FALSE;
  g_clear_pointer (&self->part, g_free);
  self->phase = PHASE_DONE;
  return TRUE;
}

static void
clean_up (CkVaultBackup *self)
{
  if (self->copy != NULL)
    sqlite3_backup_finish (g_steal_pointer (&self->copy));
  if (self->target != NULL)
    sqlite3_close (g_steal_pointer (&self->target));
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
 * Works for at most about 50 ms (one table's check, and one sync, can't be divided). On the thread of the connection.
 */
gboolean
ck_vault_backup_step (CkVaultBackup *backup, gboolean *finished, guint64 *done, guint64 *total, GError **error)
{
  gboolean ok = FALSE;

  g_return_val_if_fail (backup != NULL && finished != NULL, FALSE);
  g_return_val_if_fail (backup->part != NULL && backup->vault->disk != NULL, FALSE);

  if (backup->phase == PHASE_COPY)
    ok = step_copy (backup, error);
  else if (backup->phase == PHASE_READ)
    ok = step_read (backup, error);
  else
    ok = step_tables (backup, error);
  if (!ok)
    {
      clean_up (backup);
      return FALSE;
    }
  *finished = backup->phase == PHASE_DONE;
  if (done != NULL)
    *done = backup->phase == PHASE_COPY ? backup->done : backup->total + backup->page;
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
  g_clear_pointer (&backup->tables, g_ptr_array_unref);
  g_object_unref (backup->vault);
  g_free (backup->destination);
  g_free (backup);
}
