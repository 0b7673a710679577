/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include "ck-error.h"
#include "ck-slice.h"
#include "vault-fixture.h"

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
fill (CkVault *vault, int rows)
{
  g_autofree char *sql
      = g_strdup_printf ("CREATE TABLE IF NOT EXISTS t (a INTEGER PRIMARY KEY, b BLOB);"
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                         "  INSERT INTO t (b) SELECT randomblob (3000) FROM n;",
                         rows);

  fixture_must (vault, sql);
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *destination = g_build_filename (fixture->folder, "copy.casevault", NULL);
  g_autoptr (GError) error = NULL;
  CkVaultBackup *backup;
  CkVault *vault = fixture_unlock (fixture->path), *copy;
  gboolean finished = FALSE;
  guint64 done, total, last = 0;
  guint slices = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *check = NULL;
  CkVaultAnchor anchor = { .sequence = 12, .hash = { 9 } }, read;
  struct stat info;
  gint64 started = g_get_real_time ();

  fill (vault, 4000);
  ck_vault_set_anchor (vault, &anchor);
  backup = ck_vault_backup_new (vault, destination, &error);
  g_assert_no_error (error);
  while (!finished)
    {
      ck_vault_backup_step (backup, &finished, &done, &total, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (done, >=, last);
      g_assert_cmpuint (done, <=, total);
      last = done;
      if (slices++ == 2) /* a commit between the slices */
        {
          g_assert_cmpuint (done, <, total / 2);
          fixture_must (vault, "UPDATE t SET b = 'changed' WHERE a IN (1, 2000, 4000)");
        }
      g_assert_cmpint (g_file_test (destination, G_FILE_TEST_EXISTS), ==, finished);
    }
  g_assert_cmpuint (done, ==, total);
  g_assert_cmpuint (slices, >, 4);
  ck_vault_backup_free (backup);
  before = fixture_text (vault, "SELECT count (*) || ' ' || sum (b = 'changed') FROM t");
  fixture_close (vault);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_assert_cmpint (stat (destination, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  copy = fixture_unlock (destination);
  after = fixture_text (copy, "SELECT count (*) || ' ' || sum (b = 'changed') FROM t");
  check = fixture_text (copy, "PRAGMA integrity_check");
  g_assert_cmpstr (before, ==, "4000 3");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (check, ==, "ok");
  g_assert_cmpuint (ck_vault_get_warnings (copy)->len, ==, 0);
  g_assert_cmpint (ck_vault_get_backup_made_at (copy), >=, started);
  ck_vault_get_anchor (copy, &read);
  g_assert_cmpmem (&read, sizeof read, &anchor, sizeof anchor);
  g_assert_true (ck_vault_adopt_backup (copy, &error));
  fixture_must (copy, "INSERT INTO t (b) VALUES (1)");
  fixture_close (copy);
  copy = fixture_unlock (destination);
  g_assert_cmpint (ck_vault_get_backup_made_at (copy), ==, 0);
  g_assert_true (ck_vault_adopt_backup (copy, &error));
  fixture_close (copy);

  copy = ck_vault_open (destination, &error);
  vault = ck_vault_open (fixture->path, &error);
  g_assert_true (ck_uuid_equal (ck_vault_get_id (copy), ck_vault_get_id (vault)));
  g_assert_true (ck_vault_unlock_with_recovery_key (copy, fixture->recovery_key, &error));
  g_object_unref (copy);
  g_object_unref (vault);
}

/* A page of the backup, put into the vault, or the other way about, is noticed. */
static void
test_page_swap (Fixture *fixture, gconstpointer data)
{
  g_autofree char *destination = g_build_filename (fixture->folder, "copy.casevault", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  CkVaultBackup *backup;
  gboolean finished = FALSE;
  gsize length, other_length;

  fill (vault, 10);
  backup = ck_vault_backup_new (vault, destination, &error);
  while (!finished)
    g_assert_true (ck_vault_backup_step (backup, &finished, NULL, NULL, &error));
  ck_vault_backup_free (backup);
  fixture_close (vault);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  g_assert_true (g_file_get_contents (destination, &other, &other_length, NULL));
  g_assert_cmpuint (length, ==, other_length);
  memcpy (contents + length - 4096, other + length - 4096, 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, length, NULL));
  vault = fixture_unlock (fixture->path);
  g_assert_cmpint (fixture_exec (vault, "SELECT sum (length (b)) FROM t"), ==, SQLITE_IOERR_DATA);
  fixture_close (vault);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder.casevault", NULL);
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);

  g_assert_null (ck_vault_backup_new (vault, fixture->path, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (ck_vault_backup_new (vault, nowhere, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  fixture_close (vault);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *destination = g_build_filename (fixture->folder, "copy.casevault", NULL);
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  gboolean finished;

  fill (vault, 2000);
  for (int steps = 0; steps < 4; steps++)
    {
      CkVaultBackup *backup = ck_vault_backup_new (vault, destination, &error);

      g_assert_no_error (error);
      for (int i = 0; i < steps; i++)
        g_assert_true (ck_vault_backup_step (backup, &finished, NULL, NULL, &error));
      g_assert_false (ck_vault_close (vault, NULL) && steps == 0);
      ck_vault_backup_free (backup);
      if (!ck_vault_is_unlocked (vault))
        break;
    }
  if (ck_vault_is_unlocked (vault))
    g_assert_true (ck_vault_close (vault, &error));
  g_object_unref (vault);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Someone takes the name while the backup is being made. */
static void
test_name_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *destination = g_build_filename (fixture->folder, "copy.casevault", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  CkVaultBackup *backup = ck_vault_backup_new (vault, destination, &error);
  gboolean finished = FALSE, ok = TRUE;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (destination, "theirs", -1, NULL));
  while (ok && !finished)
    ok = ck_vault_backup_step (backup, &finished, NULL, NULL, &error);
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  ck_vault_backup_free (backup);
  fixture_close (vault);
  g_assert_true (g_file_get_contents (destination, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "theirs");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ck_slice_microseconds = 1000;
  ADD ("/backup/backup", test_backup);
  ADD ("/backup/page-swap", test_page_swap);
  ADD ("/backup/refused", test_refused);
  ADD ("/backup/cancelled", test_cancelled);
  ADD ("/backup/name-taken", test_name_taken);
  return g_test_run ();
}
