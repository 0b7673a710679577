/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-connection.h"

#include <glib/gi18n-lib.h>
#include "ck-error.h"

/* locking_mode comes first: SQLite asks for shared memory at the first read otherwise.
 *
 * cache_spill is off because of a fault in SQLite (3.40.1 has it): when pages of an unfinished transaction spill into the
 * log, a page is written over there, and then a savepoint is rolled back to before that page, the frames that
 * follow never get their checksums. The commit is confirmed, and a crash loses it and all after it. Without spilling a
 * transaction reaches the log in one piece, at its commit; ck-log.c refuses frames in any other manner. */
static const char pragmas_live[] = "PRAGMA locking_mode = EXCLUSIVE;"
                                   "PRAGMA temp_store = MEMORY;"
                                   "PRAGMA synchronous = FULL;"
                                   "PRAGMA secure_delete = ON;"
                                   "PRAGMA trusted_schema = OFF;"
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA recursive_triggers = ON;"
                                   "PRAGMA cell_size_check = ON;"
                                   "PRAGMA mmap_size = 0;"
                                   "PRAGMA cache_size = -16384;"
                                   "PRAGMA cache_spill = OFF;"
                                   "SELECT count (*) FROM sqlite_schema;";

/* a backup is synced once, at its end; until then it has another name. OFF isn't allowed in defensive mode; a journal
 * in memory stays empty, since a new file has no pages to go back to. */
static const char pragmas_target[] = "PRAGMA locking_mode = EXCLUSIVE;"
                                     "PRAGMA temp_store = MEMORY;"
                                     "PRAGMA journal_mode = MEMORY;"
                                     "PRAGMA synchronous = OFF;"
                                     "PRAGMA cache_size = -1024;";

static const char pragmas_source[] = "PRAGMA locking_mode = EXCLUSIVE;"
                                     "PRAGMA temp_store = MEMORY;"
                                     "PRAGMA trusted_schema = OFF;"
                                     "PRAGMA cell_size_check = ON;"
                                     "SELECT count (*) FROM sqlite_schema;";

/**
 * ck_connection_set_error:
 * @disk: (nullable): the disk
 * @code: SQLite's extended result code
 * @error: where to put it
 *
 * Says in words what SQLite's code means for the person at the screen.
 */
void
ck_connection_set_error (CkDisk *disk, int code, GError **error)
{
  switch (code)
    {
    case SQLITE_IOERR_DATA:
    case SQLITE_NOTADB:
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _("Part of the vault is damaged or was tampered with: %s can't be believed. Nothing was changed. Use "
                     "a backup."),
                   disk != NULL && disk->damaged_log ? _("a piece of its log") : _("a page"));
      return;
    case SQLITE_FULL:
    case SQLITE_IOERR_WRITE:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The disk is full or refuses to be written. The change wasn't saved; all that was saved before is "
                     "kept. Make room and try again."));
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The vault is busy with something else. Nothing was changed. Try again in a moment."));
      return;
    default:
      break;
    }
  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _("The vault's content doesn't fit together, as if part of it was cut off. Nothing was changed. Use a "
                     "backup."));
      return;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The vault's disk can't be read or written. All that was saved before is kept. Check the disk and "
                     "the file's permissions, and open the vault again."));
      return;
    case SQLITE_NOMEM:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("There is no memory left. The change wasn't saved. Close other programs and try again."));
      return;
    default:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The vault couldn't do that (%s). Nothing was changed."), sqlite3_errstr (code));
      return;
    }
}

static int
configure (sqlite3 *connection)
{
  static const struct {
    int option, value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
  };
  int rc = SQLITE_OK;

  sqlite3_extended_result_codes (connection, 1);
  for (guint i = 0; i < G_N_ELEMENTS (options) && rc == SQLITE_OK; i++)
    rc = sqlite3_db_config (connection, options[i].option, options[i].value, NULL);
  return rc;
}

static gboolean
is_write_ahead (sqlite3 *connection)
{
  sqlite3_stmt *statement = NULL;
  gboolean wal = FALSE;

  if (sqlite3_prepare_v2 (connection, "PRAGMA journal_mode", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    wal = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "wal") == 0;
  sqlite3_finalize (statement);
  return wal;
}

/**
 * ck_connection_open:
 * @disk: a disk with keys, header, state and pages
 * @error: %CK_ERROR_DAMAGED or %CK_ERROR_FAILED
 *
 * Lets SQLite open the disk's VFS, with every setting that the vault relies on.
 *
 * Returns: (transfer full): close with sqlite3_close()
 */
sqlite3 *
ck_connection_open (CkDisk *disk, GError **error)
{
  static const char *const pragmas[] = {
    [CK_DISK_LIVE] = pragmas_live,
    [CK_DISK_TARGET] = pragmas_target,
    [CK_DISK_SOURCE] = pragmas_source,
  };
  sqlite3 *connection = NULL;
  int rc = sqlite3_open_v2 (disk->path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE, disk->vfs_name);

  if (rc == SQLITE_OK)
    rc = configure (connection);
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (connection, pragmas[disk->mode], NULL, NULL, NULL);
  if (rc == SQLITE_OK && disk->mode == CK_DISK_LIVE && !is_write_ahead (connection))
    rc = SQLITE_NOTADB;
  if (rc == SQLITE_OK)
    return connection;
  ck_connection_set_error (disk, rc, error);
  sqlite3_close (connection);
  return NULL;
}
