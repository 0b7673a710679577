/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails the n-th write, sync, truncation or removal, once or from then on, for n = 1 until all goes through.
 * Whatever fails, nothing that was confirmed is lost, and the vault opens again: as it is, and after a power cut. */
#include <string.h>
#include "ck-error.h"
#include "ck-torture.h"
#include "ck-vault-private.h"
#include "sim-disk.h"
#include "vault-fixture.h"

#define VAULT "/faults.casevault"
#define LOG   VAULT "-wal"
#define IMAGE "/image.casevault"

typedef struct {
  gint64   confirmed;   /* rows that were */
  gint64   begun;
  gboolean deputy;      /* whether the deputy was confirmed to be in, */
  gboolean may_deputy;  /* and whether he may be */
} Outcome;

static gint64
count_rows (CkVault *vault)
{
  g_autofree char *text = fixture_text (vault, "SELECT count (*) FROM t");

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

static void
insert (CkVault *vault, Outcome *outcome)
{
  outcome->begun = outcome->confirmed + 1;
  if (fixture_exec (vault, "INSERT INTO t VALUES (randomblob (9000))") == SQLITE_OK)
    outcome->confirmed = outcome->begun;
  else
    g_assert_true (sqlite3_get_autocommit (ck_vault_get_connection (vault)));
}

/* A session that writes everything there is to write; any step may fail. */
static void
work (Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (VAULT, &error);

  g_assert_no_error (error);
  if (!ck_vault_unlock (vault, "Coordinator", PASSPHRASE, &error))
    {
      g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
      return;
    }
  insert (vault, outcome);
  insert (vault, outcome);
  ck_vault_checkpoint (vault, NULL);
  insert (vault, outcome);
  fixture_exec (vault, "PRAGMA wal_checkpoint (PASSIVE)");
  insert (vault, outcome);
  if (!outcome->deputy)
    {
      outcome->may_deputy = TRUE;
      outcome->deputy = ck_vault_add_passphrase (vault, "Deputy", "deputy", 1, 8, NULL, &error);
      if (!outcome->deputy)
        g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
      g_clear_error (&error);
    }
  fixture_exec (vault, "BEGIN; DELETE FROM t; ROLLBACK; VACUUM");
  insert (vault, outcome);
  g_assert_cmpint (count_rows (vault), ==, outcome->confirmed);
  if (!ck_vault_close (vault, &error))
    g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_assert_false (ck_vault_is_unlocked (vault));
}

static void
judge (const char *path, Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (path, &error);
  g_autofree char *integrity = NULL;
  g_autoptr (CkVaultCheck) check = NULL;
  g_autoptr (GPtrArray) keyholders = NULL;
  gboolean finished = FALSE;
  gint64 rows;

  g_assert_no_error (error);
  ck_vault_unlock (vault, "Coordinator", PASSPHRASE, &error);
  g_assert_no_error (error);
  rows = count_rows (vault);
  g_assert_cmpint (rows, >=, outcome->confirmed);
  g_assert_cmpint (rows, <=, outcome->begun);
  integrity = fixture_text (vault, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok");
  check = ck_vault_check_new (vault, &error);
  g_assert_no_error (error);
  while (!finished)
    g_assert_true (ck_vault_check_step (check, &finished, NULL, NULL, NULL));
  for (guint i = 0; i < ck_vault_check_get_findings (check)->len; i++)
    {
      const char *finding = ck_vault_check_get_findings (check)->pdata[i];

      if (strstr (finding, "power cut") == NULL && strstr (finding, "is whole") == NULL)
        g_error ("%s", finding);
    }
  keyholders = ck_vault_list_keyholders (vault);
  g_assert_cmpuint (keyholders->len, >=, outcome->deputy ? 2 : 1);
  g_assert_cmpuint (keyholders->len, <=, outcome->may_deputy ? 2 : 1);
  outcome->confirmed = rows;
  outcome->deputy = keyholders->len == 2;
  g_clear_pointer (&check, ck_vault_check_free);
  g_assert_true (ck_vault_close (vault, &error));
}

static void
create (void)
{
  const CkVaultCreate wanted = { "Test", TRUE, "Coordinator", PASSPHRASE, 1, CK_VAULT_KDF_MEMORY_FLOOR };
  guint8 image[CK_VAULT_IMAGE_BYTES];
  CkVault *vault;

  sim_disk_clear ();
  g_assert_true (ck_vault_build_image (&wanted, image, NULL, NULL));
  sim_disk_put (VAULT, image, sizeof image);
  vault = fixture_unlock (VAULT);
  fixture_must (vault, "CREATE TABLE t (b BLOB)");
  fixture_close (vault);
}

static void
test_faults (gconstpointer data)
{
  SimOperation operation = GPOINTER_TO_INT (data) & SIM_ALL;
  gboolean and_after = (GPOINTER_TO_INT (data) & ~SIM_ALL) != 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint64 n = 0, met;

  create ();
  do
    {
      Outcome outcome = { 0 }, crashed;

      n++;
      create ();
      sim_disk_fail (operation, n, and_after);
      work (&outcome);
      met = sim_disk_count ();
      sim_disk_fail (operation, 0, FALSE);

      for (int i = 0; i < 3; i++) /* the power fails as well */
        {
          crashed = outcome;
          sim_disk_crash (VAULT, IMAGE, rand);
          sim_disk_crash (LOG, IMAGE "-wal", rand);
          judge (IMAGE, &crashed);
        }
      judge (VAULT, &outcome);
      work (&outcome);
      judge (VAULT, &outcome);
    }
  while (met >= n);
  g_test_message ("%" G_GUINT64_FORMAT " operations", n - 1);
  g_assert_cmpuint (n, >, operation == SIM_DELETE ? 1 : operation == SIM_TRUNCATE ? 3 : 8);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    SimOperation operation;
  } cases[] = { { "write", SIM_WRITE }, { "sync", SIM_SYNC }, { "truncate", SIM_TRUNCATE }, { "delete", SIM_DELETE }, { "any", SIM_ALL } };

  g_test_init (&argc, &argv, NULL);
  g_assert_true (ck_vault_prepare (NULL));
  sim_disk_start ();
  ck_vault_set_base_vfs_for_tests ("sim");
  ck_torture.quick_key = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int and_after = 0; and_after < 2; and_after++)
      {
        g_autofree char *name = g_strdup_printf ("/faults/%s/%s", cases[i].name, and_after ? "from-then-on" : "once");

        g_test_add_data_func (name, GINT_TO_POINTER ((int) cases[i].operation | and_after << 8), test_faults);
      }
  return g_test_run ();
}
