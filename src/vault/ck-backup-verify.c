/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a copy of all pages a backup: it is synced, gets its header, is opened anew, read back in full and found
 * whole. None of that touches the vault, so it runs on a thread of its own: a sync of a large file, or the check of a
 * large table, can't be divided into slices. */
#include "ck-backup-verify.h"

#include <fcntl.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include "ck-connection.h"
#include "ck-error.h"
#include "ck-text.h"

struct _CkBackupVerify {
  GThread  *thread;
  GMutex    mutex;
  GCond     ended;
  CkDisk   *disk;      /* the thread's, as is the connection */
  sqlite3  *connection;
  gint      cancelled; /* atomic */
  guint64   pages_read; /* under the mutex, as are those below */
  gboolean  finished;
  GError   *error;
};

/**
 * ck_backup_set_error:
 * @code: SQLite's extended result code, about the new file
 * @error: where to put it
 */
void
ck_backup_set_error (int code, GError **error)
{
  switch (code)
    {
    case SQLITE_FULL:
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_TRUNCATE:
    case SQLITE_IOERR_FSYNC:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The backup's disk is full or refuses to be written. No backup was made, and the vault is as it "
                     "was. Make room, or choose another place."));
      break;
    default:
      ck_connection_set_error (NULL, code, error);
      break;
    }
}

static gboolean
fail_verify (GError **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("The backup was written, but what is on that disk isn't what was written. It was removed, and the "
                 "vault is as it was. That disk is faulty: choose another one."));
  return FALSE;
}

/* All pages are in: sync them, then write the header, without which the file is no vault. */
static gboolean
write_header (CkBackupVerify *self, GError **error)
{
  CkDisk *disk = self->disk;
  CkState *state = &disk->state;
  int rc = ck_disk_sync (disk->file, CK_SYNC_NONE, 0);

  if (rc == SQLITE_OK)
    {
      state->clean = TRUE;
      state->log_started = FALSE;
      state->log_required = 0;
      state->pages = disk->pages;
      state->backup_made_at = g_get_real_time ();
      memset (state->previous_log_id, 0, CK_ID_BYTES);
      randombytes_buf (state->log_id, CK_ID_BYTES);
      g_mutex_lock (&disk->mutex);
      rc = ck_disk_write_header (disk, &disk->header, state);
      g_mutex_unlock (&disk->mutex);
    }
  if (rc == SQLITE_OK)
    rc = ck_disk_sync (disk->file, CK_SYNC_NONE, 0);
  if (rc != SQLITE_OK)
    ck_backup_set_error (rc, error);
  return rc == SQLITE_OK;
}

static void
forget_cached (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
}

/* Opened anew, and asked from the disk rather than from memory */
static gboolean
open_again (CkBackupVerify *self, GError **error)
{
  g_autofree guint8 *raw = g_malloc0 (CK_PAGES_OFFSET);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_strdup (self->disk->path);
  CkKeys *keys = g_steal_pointer (&self->disk->keys);
  CkDisk *disk;
  guint64 size;

  g_clear_pointer (&self->disk, ck_disk_free);
  forget_cached (path);
  disk = self->disk = ck_disk_open (path, CK_DISK_SOURCE, error);
  if (disk == NULL)
    {
      ck_keys_free (keys);
      return FALSE;
    }
  disk->keys = keys;
  if (ck_disk_read_header (disk, raw, &size) != SQLITE_OK)
    return fail_verify (error);
  disk->trusted = ck_header_choose (raw, size, &disk->header, findings, findings, NULL);
  if (disk->trusted < 0 || findings->len > 0 || !ck_header_authenticate (raw, disk->keys, &disk->state)
      || !ck_header_authenticate (raw + CK_HEADER_BYTES, disk->keys, NULL)
      || size != CK_PAGES_OFFSET + disk->state.pages * CK_PAGE_BYTES)
    return fail_verify (error);
  disk->pages = disk->state.pages;
  return TRUE;
}

static gboolean
read_pages (CkBackupVerify *self, GError **error)
{
  guint8 page[CK_PAGE_BYTES];
  int rc = SQLITE_OK;

  for (guint64 n = 1; rc == SQLITE_OK && n <= self->disk->pages && !g_atomic_int_get (&self->cancelled); n++)
    {
      rc = ck_disk_read_page (self->disk, self->disk->file, n, page);
      g_mutex_lock (&self->mutex);
      self->pages_read = n;
      g_mutex_unlock (&self->mutex);
    }
  ck_wipe (page, sizeof page);
  return rc == SQLITE_OK ? TRUE : fail_verify (error);
}

static gboolean
check_table (CkBackupVerify *self, const char *table)
{
  sqlite3_stmt *statement = NULL;
  gboolean ok = FALSE;

  if (sqlite3_prepare_v2 (self->connection, "SELECT integrity_check FROM pragma_integrity_check (?1)", -1, &statement,
                          NULL)
          == SQLITE_OK
      && sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    ok = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_finalize (statement);
  return ok;
}

/* One table at a time, so that a cancel needn't wait for all */
static gboolean
check_tables (CkBackupVerify *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean ok = TRUE;
  int rc;

  self->connection = ck_connection_open (self->disk, error);
  if (self->connection == NULL)
    return FALSE;
  rc = sqlite3_prepare_v2 (self->connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0", -1,
                           &statement, NULL);
  if (rc == SQLITE_OK)
    while (ok && (rc = sqlite3_step (statement)) == SQLITE_ROW && !g_atomic_int_get (&self->cancelled))
      ok = check_table (self, (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (g_steal_pointer (&self->connection));
  return ok && (rc == SQLITE_DONE || g_atomic_int_get (&self->cancelled)) ? TRUE : fail_verify (error);
}

static gpointer
run (gpointer data)
{
  CkBackupVerify *self = data;
  GError *error = NULL;

  if (write_header (self, &error) && open_again (self, &error) && read_pages (self, &error))
    check_tables (self, &error);
  g_clear_pointer (&self->disk, ck_disk_free);
  g_mutex_lock (&self->mutex);
  self->error = error;
  self->finished = TRUE;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/**
 * ck_backup_verify_start:
 * @target: (transfer full): the new file, with all its pages, no header yet and no connection
 *
 * Returns: (transfer full): the work, begun; free with ck_backup_verify_free()
 */
CkBackupVerify *
ck_backup_verify_start (CkDisk *target)
{
  CkBackupVerify *self = g_new0 (CkBackupVerify, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->ended);
  self->disk = target;
  self->thread = g_thread_new ("backup-verify", run, self);
  return self;
}

/**
 * ck_backup_verify_wait:
 * @self: the work
 * @microseconds: how long to wait for its end at most
 * @finished: (out): whether it is at its end, and the backup whole
 * @pages_read: (out): how far it is
 * @error: %CK_ERROR_FAILED; the file isn't a backup then
 */
gboolean
ck_backup_verify_wait (CkBackupVerify *self, gint64 microseconds, gboolean *finished, guint64 *pages_read,
                       GError **error)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  gboolean ok = TRUE;

  g_mutex_lock (&self->mutex);
  while (!self->finished && g_cond_wait_until (&self->ended, &self->mutex, end))
    ;
  *finished = self->finished;
  *pages_read = self->pages_read;
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      ok = FALSE;
    }
  g_mutex_unlock (&self->mutex);
  return ok;
}

/**
 * ck_backup_verify_free:
 * @self: (nullable) (transfer full): the work, finished or not; waits until the thread has let go of the file
 */
void
ck_backup_verify_free (CkBackupVerify *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->cancelled, TRUE);
  g_thread_join (self->thread);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ended);
  g_free (self);
}
