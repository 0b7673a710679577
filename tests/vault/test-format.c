/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The format is for good: a vault and a log that write-golden.py made from its description are read, to the last field.
 * Called with the paths of Python and of that program. */
#include <string.h>
#include "ck-error.h"
#include "ck-vault-private.h"
#include "vault-fixture.h"

#define GOLDEN_PASSPHRASE "golden passphrase"

static const char *python;
static const char *script;

static void
write_golden (const char *path)
{
  const char *const arguments[] = { python, "-B", script, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_digest (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_autofree char *digest = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
  g_assert_cmpstr (digest, ==, expected);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "golden.casevault", NULL);
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) keyholders = NULL;
  const CkKeyholder *keyholder;
  CkVaultAnchor anchor;
  CkVault *vault;

  write_golden (path);
  assert_digest (path, "683fc8676e613bb8c0037ba8e255a86e2d0bcde69015253e5a6603ea676d831b");
  assert_digest (log_path, "239c8cb20200da65fe3a2e4077aa9b2ad08be08cf1b1ed6689ad7f66c70b7f1b");
  vault = ck_vault_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ck_vault_get_organisation (vault), ==, "Golden Organisation");
  g_assert_true (ck_vault_is_practice (vault));
  g_assert_cmpuint (ck_vault_get_generation (vault), ==, 42);
  for (guint i = 0; i < CK_UUID_SIZE; i++)
    g_assert_cmpuint (ck_vault_get_id (vault)->bytes[i], ==, 100 + i);
  keyholders = ck_vault_list_keyholders (vault);
  g_assert_cmpuint (keyholders->len, ==, 1);
  keyholder = keyholders->pdata[0];
  g_assert_cmpstr (keyholder->label, ==, "Coordinator");
  g_assert_cmpint (keyholder->kind, ==, CK_KEYHOLDER_PASSPHRASE);
  g_assert_cmpuint (keyholder->kdf_operations, ==, 1);
  g_assert_cmpuint (keyholder->kdf_memory_mib, ==, 8);
  for (guint i = 0; i < CK_UUID_SIZE; i++)
    g_assert_cmpuint (keyholder->id.bytes[i], ==, 50 + i);

  ck_vault_unlock (vault, NULL, GOLDEN_PASSPHRASE, &error);
  g_assert_no_error (error);
  ck_vault_get_anchor (vault, &anchor);
  g_assert_cmpint (anchor.sequence, ==, 77);
  for (guint i = 0; i < CK_VAULT_HASH_BYTES; i++)
    g_assert_cmpuint (anchor.hash[i], ==, i);
  g_assert_cmpint (ck_vault_get_backup_made_at (vault), ==, 1234567);
  g_assert_cmpuint (vault->disk->state.log_required, ==, 1);
  g_assert_true (vault->disk->state.log_started);
  g_assert_false (vault->disk->state.clean);
  version = fixture_text (vault, "PRAGMA user_version"); /* from the log; the page in the main file says 0 */
  g_assert_cmpstr (version, ==, "4711");
  g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 1); /* the copies differ in age */
  fixture_close (vault);

  vault = ck_vault_open (path, &error);
  ck_vault_unlock (vault, "Coordinator", GOLDEN_PASSPHRASE, &error);
  g_assert_no_error (error);
  g_clear_pointer (&version, g_free);
  version = fixture_text (vault, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "4711");
  g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 0);
  fixture_close (vault);
}

/* What the program writes has each plain field where the description says. */
static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (fixture->path, NULL);
  g_autoptr (GPtrArray) keyholders = ck_vault_list_keyholders (vault);
  const CkKeyholder *keyholder = keyholders->pdata[0];
  const guint8 *raw;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  raw = (const guint8 *) contents;
  g_assert_cmpuint (length, ==, 3 * 4096);
  g_assert_cmpmem (raw, 32, "Casekeeper vault\1\0\0\0\1\0\0\0\0\0\0\0\0\0\0\0", 32);
  g_assert_cmpmem (raw + 32, 16, ck_vault_get_id (vault)->bytes, 16);
  g_assert_cmpmem (raw + 48, 24, "\1\0\0\0\0\0\0\0\0\20\0\0\50\0\0\0\1\0\0\0\1\0\0\0", 24);
  g_assert_cmpmem (raw + 80, 4, "\21\0\0\0", 4);
  g_assert_cmpmem (raw + 84, 18, "Test Organisation\0", 18);
  g_assert_cmpmem (raw + 256, 8, "\1\13\0\0\0\0\0\0", 8);
  g_assert_cmpmem (raw + 264, 16, keyholder->id.bytes, 16);
  g_assert_cmpmem (raw + 280, 12, "Coordinator\0", 12);
  g_assert_cmpmem (raw + 344, 16, "\1\0\0\0\0\0\0\0\10\0\0\0\0\0\0\0", 16);
  g_assert_cmpmem (raw + 512, 2, "\2\14", 2);
  g_assert_cmpmem (raw, 4096, raw + 4096, 4096);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  python = argv[1];
  script = argv[2];
  ADD ("/format/read", test_read);
  ADD ("/format/written", test_written);
  return g_test_run ();
}
