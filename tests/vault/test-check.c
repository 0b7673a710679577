/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "ck-connection.h"
#include "ck-error.h"
#include "ck-slice.h"
#include "vault-fixture.h"

static CkVaultCheck *
run_check (CkVault *vault, guint *slices)
{
  g_autoptr (GError) error = NULL;
  CkVaultCheck *check = ck_vault_check_new (vault, &error);
  gboolean finished = FALSE;
  guint64 done = 0, total = 0;

  g_assert_no_error (error);
  for (*slices = 0; !finished; (*slices)++)
    {
      g_assert_true (ck_vault_check_step (check, &finished, &done, &total, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (done, <=, total);
      /* the session goes on between the slices */
      fixture_must (vault, "INSERT INTO t VALUES (randomblob (5000))");
    }
  g_assert_cmpuint (done, ==, total);
  return check;
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  CkVault *vault = fixture_unlock (fixture->path);
  CkVaultCheck *check;
  guint slices;

  fixture_must (vault, "CREATE TABLE t (a BLOB);"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                       "  INSERT INTO t SELECT randomblob (3000) FROM n; DELETE FROM t WHERE rowid % 3 = 0");
  check = run_check (vault, &slices);
  g_assert_cmpuint (ck_vault_check_get_findings (check)->len, ==, 0);
  g_assert_cmpuint (slices, >, 1);
  ck_vault_check_free (check);
  ck_vault_check_free (NULL);
  fixture_close (vault);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  CkVault *vault = fixture_unlock (fixture->path);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  CkVaultCheck *check;
  guint slices;
  gsize length;

  fixture_must (vault, "CREATE TABLE t (a BLOB); INSERT INTO t VALUES (randomblob (900000))");
  fixture_close (vault);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  for (gsize at = 20 * 4096; at < length; at += 4096) /* more than the list holds */
    contents[at] ^= 1;
  contents[5000] ^= 1;
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));

  vault = fixture_unlock (fixture->path);
  g_assert_cmpint (fixture_exec (vault, "SELECT hex (a) FROM t"), ==, SQLITE_IOERR_DATA);
  ck_vault_set_sqlite_error (ck_vault_get_connection (vault), &error);
  g_assert_error (error, CK_ERROR, CK_ERROR_DAMAGED);
  check = run_check (vault, &slices);
  g_assert_cmpuint (ck_vault_check_get_findings (check)->len, ==, 100);
  g_assert_cmpstr (ck_vault_check_get_findings (check)->pdata[0], ==,
                   "Copy 2 of the header is damaged; the other copy is whole.");
  g_assert_cmpstr (ck_vault_check_get_findings (check)->pdata[1], ==,
                   "Page 19 is damaged or was put there by something else than this program.");
  ck_vault_check_free (check);
  fixture_close (vault);
}

/* What SQLite says becomes one of two codes, and words that say what was kept. */
static void
test_words (void)
{
  static const struct {
    int sqlite, code;
    const char *says;
  } cases[] = {
    { SQLITE_IOERR_DATA, CK_ERROR_DAMAGED, "a page" },
    { SQLITE_NOTADB, CK_ERROR_DAMAGED, "backup" },
    { SQLITE_CORRUPT, CK_ERROR_DAMAGED, "doesn't fit together" },
    { SQLITE_CORRUPT_INDEX, CK_ERROR_DAMAGED, "doesn't fit together" },
    { SQLITE_FULL, CK_ERROR_FAILED, "full" },
    { SQLITE_IOERR_WRITE, CK_ERROR_FAILED, "full" },
    { SQLITE_IOERR_FSYNC, CK_ERROR_FAILED, "can't be read or written" },
    { SQLITE_CANTOPEN, CK_ERROR_FAILED, "can't be read or written" },
    { SQLITE_READONLY, CK_ERROR_FAILED, "can't be read or written" },
    { SQLITE_BUSY, CK_ERROR_FAILED, "busy" },
    { SQLITE_NOMEM, CK_ERROR_FAILED, "memory" },
    { SQLITE_ERROR, CK_ERROR_FAILED, "SQL logic error" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      ck_connection_set_error (NULL, cases[i].sqlite, &error);
      g_assert_error (error, CK_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ck_slice_microseconds = 500;
  g_test_add ("/check/sound", Fixture, NULL, fixture_set_up, test_sound, fixture_tear_down);
  g_test_add ("/check/damaged", Fixture, NULL, fixture_set_up, test_damaged, fixture_tear_down);
  g_test_add_func ("/check/words", test_words);
  return g_test_run ();
}
