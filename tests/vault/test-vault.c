/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/stat.h>
#include "ck-error.h"
#include "vault-fixture.h"

#define SENTINEL "The quick brown fox sat on the wall at noon"

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (fixture->path, &error);
  g_autoptr (GPtrArray) keyholders = NULL;
  struct stat info;

  g_assert_no_error (error);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (info.st_size, ==, 3 * 4096);
  g_assert_cmpstr (ck_vault_get_organisation (vault), ==, "Test Organisation");
  g_assert_true (ck_vault_is_practice (vault));
  g_assert_false (ck_uuid_is_none (ck_vault_get_id (vault)));
  g_assert_cmpuint (ck_vault_get_generation (vault), ==, 1);
  g_assert_false (ck_vault_is_unlocked (vault));
  g_assert_null (ck_vault_get_connection (vault));
  g_assert_null (ck_vault_get_keyholder (vault));
  g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 0);
  g_assert_true (ck_vault_close (vault, &error));

  keyholders = ck_vault_list_keyholders (vault);
  g_assert_cmpuint (keyholders->len, ==, 2);
  g_assert_cmpstr (((CkKeyholder *) keyholders->pdata[0])->label, ==, "Coordinator");
  g_assert_cmpint (((CkKeyholder *) keyholders->pdata[0])->kind, ==, CK_KEYHOLDER_PASSPHRASE);
  g_assert_cmpint (((CkKeyholder *) keyholders->pdata[1])->kind, ==, CK_KEYHOLDER_RECOVERY_KEY);
}

static void
test_keeps (Fixture *fixture, gconstpointer data)
{
  CkVault *vault = fixture_unlock (fixture->path);
  g_autofree char *text = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  fixture_must (vault, "CREATE TABLE t (a TEXT) STRICT; INSERT INTO t VALUES ('" SENTINEL "')");
  g_assert_true (g_file_test (fixture->log_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (fixture->log_path, &contents, &length, NULL));
  g_assert_null (memmem (contents, length, "quick brown", 11));
  g_assert_null (memmem (contents, length, "CREATE", 6));
  g_clear_pointer (&contents, g_free);
  fixture_close (vault);

  g_assert_false (g_file_test (fixture->log_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_null (memmem (contents, length, "quick brown", 11));
  g_assert_null (memmem (contents, length, "SQLite", 6));

  vault = fixture_unlock (fixture->path);
  text = fixture_text (vault, "SELECT a FROM t");
  g_assert_cmpstr (text, ==, SENTINEL);
  g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 0);
  fixture_close (vault);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *pragma, *value;
  } settings[] = {
    { "locking_mode", "exclusive" }, { "journal_mode", "wal" },    { "synchronous", "2" },
    { "temp_store", "2" },           { "secure_delete", "1" },     { "trusted_schema", "0" },
    { "foreign_keys", "1" },         { "recursive_triggers", "1" }, { "page_size", "4096" },
    { "cell_size_check", "1" },      { "encoding", "UTF-8" },      { "auto_vacuum", "0" },
  };
  CkVault *vault = fixture_unlock (fixture->path);
  int defensive = 0;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *sql = g_strconcat ("PRAGMA ", settings[i].pragma, NULL);
      g_autofree char *value = fixture_text (vault, sql);

      g_assert_cmpstr (value, ==, settings[i].value);
    }
  sqlite3_db_config (ck_vault_get_connection (vault), SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  g_assert_cmpint (defensive, ==, 1);
  fixture_close (vault);
}

static void
test_wrong_passphrase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (fixture->path, &error);

  g_assert_false (ck_vault_unlock (vault, NULL, "correct horse", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (ck_vault_unlock (vault, "Nobody", PASSPHRASE, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ck_vault_unlock (vault, NULL, "", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ck_vault_unlock (vault, NULL, "\xff", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ck_vault_is_unlocked (vault));
  g_assert_true (ck_vault_unlock (vault, "Coordinator", PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_true (ck_vault_is_unlocked (vault));
  g_assert_cmpstr (ck_vault_get_keyholder (vault)->label, ==, "Coordinator");
  g_assert_false (ck_vault_unlock (vault, "Coordinator", PASSPHRASE, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_IN_USE);
}

static void
test_recovery_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (fixture->path, &error);

  g_assert_false (ck_vault_unlock_with_recovery_key (vault, "nonsense", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (ck_vault_unlock_with_recovery_key (vault, fixture->recovery_key, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ck_vault_get_keyholder (vault)->kind, ==, CK_KEYHOLDER_RECOVERY_KEY);
}

/* What a process leaves that is killed: both files as they are, and the lock gone */
static void
copy_files (Fixture *fixture, const char *to)
{
  g_autofree char *to_log = g_strconcat (to, "-wal", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *log = NULL;
  gsize length, log_length;

  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_true (g_file_get_contents (fixture->log_path, &log, &log_length, NULL));
  g_assert_true (g_file_set_contents (to, contents, length, NULL));
  g_assert_true (g_file_set_contents (to_log, log, log_length, NULL));
}

static void
test_hot_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *crashed = g_build_filename (fixture->folder, "crashed.casevault", NULL);
  CkVault *vault = fixture_unlock (fixture->path);

  fixture_must (vault, "CREATE TABLE t (a INTEGER)");
  for (int i = 0; i < 50; i++)
    fixture_must (vault, "INSERT INTO t SELECT count (*) FROM t");
  copy_files (fixture, crashed);
  fixture_close (vault);

  for (int round = 0; round < 2; round++)
    {
      g_autofree char *count = NULL;
      g_autofree char *check = NULL;

      vault = fixture_unlock (crashed);
      count = fixture_text (vault, "SELECT count (*) || ' ' || max (a) FROM t");
      check = fixture_text (vault, "PRAGMA integrity_check");
      g_assert_cmpstr (count, ==, "50 49");
      g_assert_cmpstr (check, ==, "ok");
      g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 0);
      fixture_close (vault);
    }
}

/* SQLite 3.40.1 loses such a transaction when its pages spill: see ck-connection.c */
static void
test_savepoint (Fixture *fixture, gconstpointer data)
{
  g_autofree char *crashed = g_build_filename (fixture->folder, "crashed.casevault", NULL);
  CkVault *vault = fixture_unlock (fixture->path);

  fixture_must (vault, "PRAGMA cache_size = 10; PRAGMA wal_autocheckpoint = 0; CREATE TABLE n (n INTEGER);"
                       "CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB)");
  for (int i = 0; i < 25; i++)
    {
      g_autofree char *sql = g_strdup_printf ("BEGIN; INSERT OR REPLACE INTO t VALUES (%d, randomblob (%d));"
                                              "SAVEPOINT s; UPDATE t SET b = randomblob (%d) WHERE a > 3; ROLLBACK TO s; RELEASE s;"
                                              "INSERT OR REPLACE INTO t VALUES (%d, randomblob (%d)); INSERT INTO n VALUES (%d); COMMIT",
                                              i % 17, i * 800, i * 120, i % 13, i * 500, i);
      g_autofree char *last = NULL;
      g_autofree char *expected = g_strdup_printf ("%d", i);
      CkVault *copy;

      fixture_must (vault, sql);
      copy_files (fixture, crashed);
      copy = fixture_unlock (crashed);
      last = fixture_text (copy, "SELECT max (n) FROM n");
      g_assert_cmpstr (last, ==, expected);
      fixture_close (copy);
    }
  fixture_close (vault);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  CkVault *vault = fixture_unlock (fixture->path);
  g_autofree char *sum = NULL;
  g_autofree char *check = NULL;
  g_autofree char *found = NULL;

  fixture_must (vault, "CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB);"
                       "CREATE VIRTUAL TABLE f USING fts5 (words);"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2400)"
                       "  INSERT INTO t SELECT i, randomblob (3000) FROM n;"
                       "INSERT INTO f SELECT 'word' || a || ' common' FROM t;"
                       "SAVEPOINT s; DELETE FROM t WHERE a % 2; UPDATE t SET b = zeroblob (9000); ROLLBACK TO s; RELEASE s;"
                       "BEGIN; UPDATE t SET b = randomblob (3100); ROLLBACK;"
                       "DELETE FROM t WHERE a > 2000; VACUUM;");
  g_assert_true (ck_vault_checkpoint (vault, NULL));
  fixture_must (vault, "CREATE INDEX i ON t (b); DROP INDEX i; INSERT INTO t SELECT a + 10000, b FROM t;");
  fixture_close (vault);

  vault = fixture_unlock (fixture->path);
  sum = fixture_text (vault, "SELECT count (*) || ' ' || sum (a) || ' ' || sum (length (b)) FROM t");
  check = fixture_text (vault, "PRAGMA integrity_check");
  found = fixture_text (vault, "SELECT count (*) FROM f WHERE f MATCH 'word1321 AND common'");
  g_assert_cmpstr (sum, ==, "4000 24002000 12000000");
  g_assert_cmpstr (check, ==, "ok");
  g_assert_cmpstr (found, ==, "1");
  fixture_close (vault);
}

static void
test_anchor (Fixture *fixture, gconstpointer data)
{
  CkVaultAnchor anchor = { .sequence = 4711 }, read;
  CkVault *vault = fixture_unlock (fixture->path);
  guint64 generation = ck_vault_get_generation (vault);

  memset (anchor.hash, 0xa5, sizeof anchor.hash);
  ck_vault_get_anchor (vault, &read);
  g_assert_cmpint (read.sequence, ==, 0);
  fixture_must (vault, "CREATE TABLE t (a)");
  ck_vault_set_anchor (vault, &anchor);
  fixture_close (vault);
  vault = fixture_unlock (fixture->path);
  ck_vault_get_anchor (vault, &read);
  g_assert_cmpmem (&read, sizeof read, &anchor, sizeof anchor);
  g_assert_cmpuint (ck_vault_get_generation (vault), >, generation);

  /* a session that only reads changes nothing; one that only moves the anchor does */
  generation = ck_vault_get_generation (vault);
  fixture_close (vault);
  vault = fixture_unlock (fixture->path);
  g_assert_cmpuint (ck_vault_get_generation (vault), ==, generation);
  anchor.sequence++;
  ck_vault_set_anchor (vault, &anchor);
  fixture_close (vault);
  vault = fixture_unlock (fixture->path);
  ck_vault_get_anchor (vault, &read);
  g_assert_cmpint (read.sequence, ==, 4712);
  fixture_close (vault);
}

static void
test_no_way_out (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS o", other);
  g_autofree char *attach_uri = g_strdup_printf ("ATTACH 'file:%s?vfs=unix' AS o", other);
  g_autofree char *attach_self = g_strdup_printf ("ATTACH '%s' AS o", fixture->path);
  g_autofree char *vacuum_into = g_strdup_printf ("VACUUM INTO '%s'", other);
  g_autofree char *check = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  static const char *const refused[] = {
    "PRAGMA journal_mode = DELETE", "PRAGMA main.journal_mode = off",  "PRAGMA locking_mode = NORMAL",
    "PRAGMA synchronous = OFF",     "PRAGMA synchronous = NORMAL",     "PRAGMA temp_store = FILE",
    "PRAGMA page_size = 8192",      "PRAGMA secure_delete = FAST",     "PRAGMA trusted_schema = ON",
    "PRAGMA cache_spill = ON",      "PRAGMA cache_spill = 5",
    "PRAGMA mmap_size = 100000000", "PRAGMA temp_store_directory = 1", "PRAGMA writable_schema = ON",
  };

  fixture_must (vault, "CREATE TABLE t (a); INSERT INTO t VALUES ('" SENTINEL "')");
  g_assert_cmpint (fixture_exec (vault, attach), !=, SQLITE_OK);
  g_assert_cmpint (fixture_exec (vault, attach_uri), !=, SQLITE_OK);
  g_assert_cmpint (fixture_exec (vault, attach_self), !=, SQLITE_OK);
  g_assert_cmpint (fixture_exec (vault, vacuum_into), !=, SQLITE_OK);
  g_assert_cmpint (fixture_exec (vault, "SELECT load_extension ('x')"), !=, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_cmpint (fixture_exec (vault, refused[i]), !=, SQLITE_OK);
  fixture_must (vault, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode; VACUUM");
  fixture_must (vault, "INSERT INTO t VALUES (2)");
  check = fixture_text (vault, "SELECT count (*) || ' ' || (SELECT integrity_check FROM pragma_integrity_check) FROM t");
  g_assert_cmpstr (check, ==, "2 ok");
  fixture_close (vault);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  fixture_close (fixture_unlock (fixture->path));
}

static void
test_close_in_use (Fixture *fixture, gconstpointer data)
{
  CkVault *vault = fixture_unlock (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (ck_vault_get_connection (vault), "SELECT 1", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_false (ck_vault_close (vault, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_assert_true (ck_vault_is_unlocked (vault));
  sqlite3_finalize (statement);
  fixture_must (vault, "CREATE TABLE t (a); BEGIN; INSERT INTO t VALUES (1)");
  fixture_close (vault);

  vault = fixture_unlock (fixture->path);
  count = fixture_text (vault, "SELECT count (*) FROM t");
  g_assert_cmpstr (count, ==, "0");
  fixture_close (vault);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/vault/locked", test_locked);
  ADD ("/vault/keeps", test_keeps);
  ADD ("/vault/settings", test_settings);
  ADD ("/vault/wrong-passphrase", test_wrong_passphrase);
  ADD ("/vault/recovery-key", test_recovery_key);
  ADD ("/vault/hot-log", test_hot_log);
  ADD ("/vault/savepoint", test_savepoint);
  ADD ("/vault/large", test_large);
  ADD ("/vault/anchor", test_anchor);
  ADD ("/vault/no-way-out", test_no_way_out);
  ADD ("/vault/close-in-use", test_close_in_use);
  return g_test_run ();
}
