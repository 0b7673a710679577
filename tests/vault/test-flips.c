/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A flipped byte anywhere changes nothing that is read, or is reported: every byte of both copies of the header, of a log
 * with three transactions, and of every page of a vault with pages of each kind. */
#include <string.h>
#include "ck-error.h"
#include "ck-torture.h"
#include "ck-vault-private.h"
#include "sim-disk.h"
#include "vault-fixture.h"

#define VAULT "/flips.casevault"
#define LOG   VAULT "-wal"

static GBytes *closed_vault;

static void
put (const char *path, GBytes *bytes)
{
  sim_disk_put (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* Tables with overflow pages, indexes with several levels, full text, and free pages */
static void
create (void)
{
  const CkVaultCreate wanted = { "Test", TRUE, "Coordinator", PASSPHRASE, 1, CK_VAULT_KDF_MEMORY_FLOOR };
  guint8 image[CK_VAULT_IMAGE_BYTES];
  CkVault *vault;

  g_assert_true (ck_vault_build_image (&wanted, image, NULL, NULL));
  sim_disk_put (VAULT, image, sizeof image);
  vault = fixture_unlock (VAULT);
  fixture_must (vault, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT); CREATE INDEX i ON t (b);"
                       "CREATE VIRTUAL TABLE f USING fts5 (words); CREATE TABLE u (v); INSERT INTO u VALUES ('none');"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
                       "  INSERT INTO t SELECT i, printf ('%.*c', 300, 'a') || i FROM n;"
                       "INSERT INTO t VALUES (1000, printf ('%.*c', 20000, 'x'));"
                       "INSERT INTO f SELECT 'word' || a FROM t;"
                       "DELETE FROM t WHERE a BETWEEN 100 AND 250");
  fixture_close (vault);
  g_clear_pointer (&closed_vault, g_bytes_unref);
  closed_vault = sim_disk_get (VAULT);
}

static guint
count_findings (CkVault *vault)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVaultCheck) check = ck_vault_check_new (vault, &error);
  gboolean finished = FALSE;

  g_assert_no_error (error);
  while (!finished)
    g_assert_true (ck_vault_check_step (check, &finished, NULL, NULL, NULL));
  return ck_vault_check_get_findings (check)->len;
}

static void
test_sound (void)
{
  CkVault *vault;

  put (VAULT, closed_vault);
  vault = fixture_unlock (VAULT);
  g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 0);
  g_assert_cmpuint (count_findings (vault), ==, 0);
  fixture_close (vault);
}

/* One copy suffices to open; that the other is bad is said at opening and by the check, and it isn't mended by reading. */
static void
test_header (void)
{
  for (gsize at = 0; at < CK_PAGES_OFFSET; at++)
    {
      g_autoptr (GBytes) after = NULL;
      CkVault *vault;

      put (VAULT, closed_vault);
      sim_disk_flip (VAULT, at, (guint8) (1 << at % 8));
      vault = fixture_unlock (VAULT);
      g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 1);
      after = sim_disk_get (VAULT);
      g_assert_cmpuint (((const guint8 *) g_bytes_get_data (after, NULL))[at], !=,
                        ((const guint8 *) g_bytes_get_data (closed_vault, NULL))[at]);
      if (at % 32 == 0)
        g_assert_cmpuint (count_findings (vault), ==, 1);
      fixture_close (vault);

      if (at % 512 != 0)
        continue;
      vault = fixture_unlock (VAULT); /* the session's end wrote both copies */
      g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 0);
      fixture_close (vault);
    }
}

/* Three transactions in a log, as a killed process leaves it */
static void
test_log (void)
{
  g_autoptr (GBytes) hot = NULL;
  g_autoptr (GBytes) log = NULL;
  gsize length, last_transaction;
  CkVault *vault;

  put (VAULT, closed_vault);
  vault = fixture_unlock (VAULT);
  fixture_must (vault, "UPDATE u SET v = 'one'");
  fixture_must (vault, "UPDATE u SET v = 'two'");
  log = sim_disk_get (LOG);
  last_transaction = g_bytes_get_size (log);
  g_clear_pointer (&log, g_bytes_unref);
  fixture_must (vault, "UPDATE u SET v = 'three'");
  hot = sim_disk_get (VAULT);
  log = sim_disk_get (LOG);
  length = g_bytes_get_size (log);
  fixture_close (vault);
  g_assert_cmpuint (length, <, 4 * 4200);

  for (gsize at = 0; at < length; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      gboolean opened;

      put (VAULT, hot);
      put (LOG, log);
      sim_disk_flip (LOG, at, (guint8) (1 << at % 8));
      vault = ck_vault_open (VAULT, &error);
      g_assert_no_error (error);
      opened = ck_vault_unlock (vault, NULL, PASSPHRASE, &error);
      if (at < last_transaction)
        {
          g_autoptr (GBytes) after = sim_disk_get (LOG);

          g_assert_false (opened);
          g_assert_error (error, CK_ERROR, CK_ERROR_DAMAGED);
          g_assert_cmpuint (g_bytes_get_size (after), ==, length);
          g_object_unref (vault);
          continue;
        }
      /* the last transaction is taken for one that a power cut left in part; that is said */
      g_assert_no_error (error);
      value = fixture_text (vault, "SELECT v FROM u");
      g_assert_cmpstr (value, ==, "two");
      g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 1);
      if (at % 64 == 0) /* which isn't damage */
        g_assert_cmpuint (count_findings (vault), ==, 0);
      fixture_close (vault);
    }
}

static void
test_pages (void)
{
  guint8 page[CK_PAGE_BYTES];
  CkVault *vault;
  CkDisk *disk;

  put (VAULT, closed_vault);
  vault = fixture_unlock (VAULT);
  disk = vault->disk;
  g_assert_cmpuint (disk->pages, >, 40);
  for (guint64 number = 1; number <= disk->pages; number++)
    {
      g_assert_cmpint (ck_disk_read_page (disk, disk->file, number, page), ==, SQLITE_OK);
      for (gsize at = 0; at < CK_PAGE_BYTES; at++)
        {
          gsize offset = CK_PAGES_OFFSET + (number - 1) * CK_PAGE_BYTES + at;

          sim_disk_flip (VAULT, offset, (guint8) (1 << at % 8));
          g_assert_cmpint (ck_disk_read_page (disk, disk->file, number, page), ==, SQLITE_IOERR_DATA);
          sim_disk_flip (VAULT, offset, (guint8) (1 << at % 8));
        }
    }
  fixture_close (vault);
}

/* The whole way: what SQL reads is right or an error, and the check finds it */
static void
test_pages_by_sql (void)
{
  g_autofree char *expected = NULL;
  static const char sum[] = "SELECT count (*) || ' ' || sum (length (b)) || ' ' || (SELECT count (*) FROM f WHERE f MATCH 'word7')"
                            " || ' ' || (SELECT count (*) FROM t INDEXED BY i WHERE b > 'b') FROM t NOT INDEXED";
  gsize length = g_bytes_get_size (closed_vault);
  guint refused = 0, wrong = 0, unseen = 0;
  CkVault *vault;

  put (VAULT, closed_vault);
  vault = fixture_unlock (VAULT);
  expected = fixture_text (vault, sum);
  g_assert_nonnull (expected);
  fixture_close (vault);

  for (gsize at = CK_PAGES_OFFSET + 11; at < length; at += 1021)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      put (VAULT, closed_vault);
      sim_disk_flip (VAULT, at, 0x10);
      vault = ck_vault_open (VAULT, &error);
      if (!ck_vault_unlock (vault, NULL, PASSPHRASE, &error))
        {
          g_assert_error (error, CK_ERROR, CK_ERROR_DAMAGED);
          refused++;
          g_object_unref (vault);
          continue;
        }
      value = fixture_text (vault, sum);
      wrong += value != NULL && strcmp (value, expected) != 0;
      unseen += count_findings (vault) != 1;
      fixture_close (vault);
    }
  g_assert_cmpuint (wrong, ==, 0);
  g_assert_cmpuint (unseen, ==, 0);
  g_assert_cmpuint (refused, >=, 4); /* page 1 */
}

/* Pages in each other's place, an old page put back from before, and what lies behind the last page */
static void
test_moved (void)
{
  gsize length;
  const guint8 *old = g_bytes_get_data (closed_vault, &length);
  g_autofree guint8 *bytes = g_memdup2 (old, length);
  g_autofree guint8 *longer = g_malloc0 (length + 100);
  CkVault *vault;

  memcpy (bytes + CK_PAGES_OFFSET + 4 * 4096, old + CK_PAGES_OFFSET + 5 * 4096, 4096);
  memcpy (bytes + CK_PAGES_OFFSET + 5 * 4096, old + CK_PAGES_OFFSET + 4 * 4096, 4096);
  sim_disk_put (VAULT, bytes, length);
  vault = fixture_unlock (VAULT);
  g_assert_cmpuint (count_findings (vault), ==, 2);
  fixture_close (vault);

  memcpy (longer, old, length);
  sim_disk_put (VAULT, longer, length + 100);
  vault = fixture_unlock (VAULT);
  g_assert_cmpuint (count_findings (vault), ==, 1);
  fixture_close (vault);
  memcpy (longer, old, length);
  sim_disk_put (VAULT, longer, length);
}

/* The log of one state beside the vault of another */
static void
test_unbound (void)
{
  g_autoptr (GBytes) first_log = NULL;
  g_autoptr (GBytes) first_vault = NULL;
  g_autoptr (GBytes) second_log = NULL;
  g_autoptr (GBytes) second_vault = NULL;
  CkVault *vault;

  put (VAULT, closed_vault);
  vault = fixture_unlock (VAULT);
  fixture_must (vault, "UPDATE t SET b = 'one' WHERE a = 1");
  first_vault = sim_disk_get (VAULT);
  first_log = sim_disk_get (LOG);
  fixture_close (vault);
  vault = fixture_unlock (VAULT);
  fixture_must (vault, "UPDATE t SET b = 'two' WHERE a = 1");
  second_vault = sim_disk_get (VAULT);
  second_log = sim_disk_get (LOG);
  fixture_close (vault);

  struct {
    GBytes *vault, *log;
  } const pairs[] = { { first_vault, second_log }, { second_vault, first_log },   { closed_vault, first_log },
                      { closed_vault, second_log }, { first_vault, NULL },         { second_vault, NULL } };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);

      put (VAULT, pairs[i].vault);
      put (LOG, pairs[i].log != NULL ? pairs[i].log : empty);
      vault = ck_vault_open (VAULT, &error);
      g_assert_false (ck_vault_unlock (vault, NULL, PASSPHRASE, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_DAMAGED);
      g_object_unref (vault);
    }
  put (VAULT, second_vault);
  put (LOG, second_log);
  vault = fixture_unlock (VAULT);
  fixture_close (vault);
}

/* What lies in a log beside a vault that was closed in order holds nothing, and is said. */
static void
test_stray_log (void)
{
  static const guint8 noise[5000] = { 1, 2, 3 };
  CkVault *vault;

  put (VAULT, closed_vault);
  sim_disk_put (LOG, noise, sizeof noise);
  vault = fixture_unlock (VAULT);
  g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 1);
  fixture_must (vault, "UPDATE t SET b = 'x' WHERE a = 1");
  fixture_close (vault);
  vault = fixture_unlock (VAULT);
  g_assert_cmpuint (count_findings (vault), ==, 0);
  fixture_close (vault);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (ck_vault_prepare (NULL));
  sim_disk_start ();
  ck_vault_set_base_vfs_for_tests ("sim");
  ck_torture.quick_key = TRUE;
  create ();
  g_test_add_func ("/flips/sound", test_sound);
  g_test_add_func ("/flips/header", test_header);
  g_test_add_func ("/flips/log", test_log);
  g_test_add_func ("/flips/pages", test_pages);
  g_test_add_func ("/flips/pages-by-sql", test_pages_by_sql);
  g_test_add_func ("/flips/moved", test_moved);
  g_test_add_func ("/flips/unbound", test_unbound);
  g_test_add_func ("/flips/stray-log", test_stray_log);
  result = g_test_run ();
  g_clear_pointer (&closed_vault, g_bytes_unref);
  return result;
}
