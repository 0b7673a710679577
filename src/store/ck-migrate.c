/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered steps, each in one transaction that ends with its user_version, never edited once a vault has had them.
 * The last one's transaction also makes the guards of the facts, which ck-guard.c writes from the list of tables, and
 * notes that what is derived has to be made anew where there was a record before. */
#include "ck-unit-private.h"

#include <glib/gi18n-lib.h>
#include "ck-store-sql.h"
#include "ck-text.h"

#define FOLDER "/uk/org/themusicbox/Casekeeper/store/"

static const char *const steps[] = {
  "001-facts.sql", "002-derived.sql", "003-rules.sql", "004-local.sql", "005-concern.sql",
  "006-people.sql", "007-checks.sql", "008-cases.sql", "009-text.sql",
  "010-scale.sql", "011-shown.sql", "012-covering.sql", "013-write.sql",
};

/* In the table of the window's state, which is local to a vault; survives a crash between the last step and the rebuild. */
#define REBUILD_IS_DUE "INSERT OR REPLACE INTO window_state (name, value) VALUES ('ck-rebuild', 'due')"

/**
 * ck_migrate_version:
 *
 * Returns: the schema's version that this program knows, which a unit records
 */
gint64
ck_migrate_version (void)
{
  return G_N_ELEMENTS (steps);
}

static gboolean
fail (sqlite3 *db, GError **error)
{
  ck_store_set_error (db, _ ("The vault's tables couldn't be brought up to date"), error);
  return FALSE;
}

static gboolean
run (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return fail (db, error);
  return TRUE;
}

static gboolean
read_version (sqlite3 *db, gint64 *version, GError **error)
{
  sqlite3_stmt *stmt;
  gboolean ok = sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &stmt, NULL) == SQLITE_OK
                && sqlite3_step (stmt) == SQLITE_ROW;

  if (ok)
    *version = sqlite3_column_int64 (stmt, 0);
  else
    fail (db, error);
  sqlite3_finalize (stmt);
  return ok;
}

static gboolean
run_step (sqlite3 *db, gint64 version, gboolean upgrade, GError **error)
{
  gboolean last = version == ck_migrate_version ();
  g_autofree char *path = g_strconcat (FOLDER, steps[version - 1], NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *guards = NULL;

  ck_store_sql_register_resource ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (last)
    guards = ck_guard_triggers ();

  if (run (db, "BEGIN IMMEDIATE", error) && run (db, sql, error) && (guards == NULL || run (db, guards, error))
      && (!last || !upgrade || run (db, REBUILD_IS_DUE, error)) && run (db, "COMMIT", error))
    return TRUE;

  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * ck_migrate_build:
 * @db: a connection
 * @error: %CK_ERROR_TOO_NEW when a later version of the program made its tables, %CK_ERROR_FAILED
 *
 * Runs the steps that @db hasn't had. Its functions must be there already (ck_guard_functions()), its doors still open.
 *
 * Returns: whether the schema is current; otherwise it is as the last whole step left it
 */
gboolean
ck_migrate_build (sqlite3 *db, GError **error)
{
  gboolean upgrade;
  gint64 version;

  if (!read_version (db, &version, error))
    return FALSE;
  upgrade = version > 0;
  if (version > ck_migrate_version ())
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_TOO_NEW,
          _ ("This vault was used with a later version of Casekeeper. It was left as it is. Install the later "
             "version to open it."));
      return FALSE;
    }
  for (version++; version <= ck_migrate_version (); version++)
    if (!run_step (db, version, upgrade, error))
      return FALSE;
  return TRUE;
}

static gboolean
draw_identity (CkStore *store, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  CkUuid device = ck_uuid_new (ck_clock_now (store->clock));
  guint8 key[CK_HASH_KEY_BYTES];
  gboolean ok;

  ck_random_bytes (key, sizeof key);
  ok = sqlite3_prepare_v2 (
           store->db, "INSERT INTO device (only, id, letter) SELECT 1, ?1, '' WHERE NOT EXISTS (SELECT 1 FROM device)",
           -1, &stmt, NULL)
           == SQLITE_OK
       && sqlite3_bind_blob (stmt, 1, device.bytes, CK_UUID_SIZE, SQLITE_STATIC) == SQLITE_OK
       && sqlite3_step (stmt) == SQLITE_DONE;
  sqlite3_finalize (stmt);
  stmt = NULL;
  ok = ok
       && sqlite3_prepare_v2 (
              store->db, "INSERT INTO record_key (only, key) SELECT 1, ?1 WHERE NOT EXISTS (SELECT 1 FROM record_key)",
              -1, &stmt, NULL)
              == SQLITE_OK
       && sqlite3_bind_blob (stmt, 1, key, sizeof key, SQLITE_STATIC) == SQLITE_OK
       && sqlite3_step (stmt) == SQLITE_DONE;
  if (!ok)
    fail (store->db, error);
  sqlite3_finalize (stmt);
  ck_wipe (key, sizeof key);
  return ok;
}

/**
 * ck_migrate:
 * @store: a store that is being opened
 * @error: %CK_ERROR_TOO_NEW or %CK_ERROR_FAILED
 *
 * Brings the vault's schema up to date, and draws the device's id and the record's key where there is none yet.
 *
 * Returns: whether the vault can be used
 */
gboolean
ck_migrate (CkStore *store, GError **error)
{
  if (!ck_migrate_build (store->db, error))
    return FALSE;
  if (!run (store->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (draw_identity (store, error) && run (store->db, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * ck_migrate_rebuild:
 * @store: a store that was brought up to date, its guards up
 * @error: as ck_store_rebuild()
 *
 * Makes what is derived anew where a step changed what that is, once; after a crash meanwhile, at the next opening.
 *
 * Returns: whether it is as the facts say
 */
gboolean
ck_migrate_rebuild (CkStore *store, GError **error)
{
  gboolean due;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT 1 FROM window_state WHERE name = 'ck-rebuild'", error);

  if (stmt == NULL || !ck_store_step (store, stmt, &due, error))
    return FALSE;
  sqlite3_reset (stmt);

  return !due || ck_store_rebuild (store, error);
}
