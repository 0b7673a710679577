/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include "ck-vault.h"

/* A practice vault in a temporary folder, quick to unlock, and what tests do with it. */

#define PASSPHRASE "correct horse battery staple"

typedef struct {
  char *folder;
  char *path;
  char *log_path;
  char *recovery_key;
} Fixture;

static inline CkVault *
fixture_create (const char *path, char **recovery_key)
{
  const CkVaultCreate create = {
    .organisation = "Test Organisation",
    .practice = TRUE,
    .label = "Coordinator",
    .passphrase = PASSPHRASE,
    .kdf_operations = 1,
    .kdf_memory_mib = CK_VAULT_KDF_MEMORY_FLOOR,
  };
  g_autoptr (GError) error = NULL;
  CkVault *vault = ck_vault_create (path, &create, recovery_key, &error);

  g_assert_no_error (error);
  g_assert_nonnull (vault);
  return vault;
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = NULL;

  fixture->folder = g_dir_make_tmp ("ck-vault-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.casevault", NULL);
  fixture->log_path = g_strconcat (fixture->path, "-wal", NULL);
  vault = fixture_create (fixture->path, &fixture->recovery_key);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->log_path);
  g_free (fixture->recovery_key);
}

static inline CkVault *
fixture_unlock (const char *path)
{
  g_autoptr (GError) error = NULL;
  CkVault *vault = ck_vault_open (path, &error);

  g_assert_no_error (error);
  g_assert_true (ck_vault_unlock (vault, NULL, PASSPHRASE, &error));
  g_assert_no_error (error);
  return vault;
}

static inline void
fixture_close (CkVault *vault)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_vault_close (vault, &error));
  g_assert_no_error (error);
  g_object_unref (vault);
}

static inline int
fixture_exec (CkVault *vault, const char *sql)
{
  return sqlite3_exec (ck_vault_get_connection (vault), sql, NULL, NULL, NULL);
}

static inline void
fixture_must (CkVault *vault, const char *sql)
{
  sqlite3 *connection = ck_vault_get_connection (vault);

  if (sqlite3_exec (connection, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (connection));
}

static inline char *
fixture_text (CkVault *vault, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (ck_vault_get_connection (vault), sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}
