/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <sodium.h>
#include "ck-bytes.h"
#include "ck-error.h"
#include "ck-header.h"
#include "vault-fixture.h"

#define AT_READER   20
#define AT_FEATURES 24
#define AT_CHECKSUM 4064

typedef struct {
  Fixture base;
  char   *contents;
  gsize   length;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  g_assert_true (g_file_get_contents (self->base.path, &self->contents, &self->length, NULL));
}

static void
tear_down (Case *self, gconstpointer data)
{
  fixture_tear_down (&self->base, data);
  g_free (self->contents);
}

static void
write_vault (Case *self)
{
  g_assert_true (g_file_set_contents (self->base.path, self->contents, (gssize) self->length, NULL));
}

static void
seal_checksums (Case *self)
{
  for (guint i = 0; i < CK_HEADER_COPIES; i++)
    {
      guint8 *copy = (guint8 *) self->contents + i * CK_HEADER_BYTES;

      crypto_generichash (copy + AT_CHECKSUM, 32, copy, AT_CHECKSUM, NULL, 0);
    }
}

/* Says @code and something that holds @says, at opening or at unlocking, and leaves the file as it was */
static void
assert_refused (Case *self, int code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (self->base.path, &error);
  g_autofree char *after = NULL;
  gsize length;

  if (vault != NULL)
    g_assert_false (ck_vault_unlock (vault, NULL, PASSPHRASE, &error));
  g_assert_error (error, CK_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_null (strstr (error->message, self->base.folder));
  g_assert_true (g_file_get_contents (self->base.path, &after, &length, NULL));
  g_assert_cmpmem (after, length, self->contents, self->length);
}

static void
test_not_a_vault (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (self->base.folder, "missing", NULL);
  g_autofree char *pipe = g_build_filename (self->base.folder, "pipe", NULL);
  gsize length = self->length;

  self->length = 0;
  write_vault (self);
  assert_refused (self, CK_ERROR_NOT_A_VAULT, "empty");
  self->length = length;
  memset (self->contents, 'x', self->length);
  write_vault (self);
  assert_refused (self, CK_ERROR_NOT_A_VAULT, "isn't a Casekeeper vault");
  self->length = 5;
  write_vault (self);
  assert_refused (self, CK_ERROR_NOT_A_VAULT, "isn't a Casekeeper vault");
  memcpy (self->contents, "SQLite format 3", 16);
  self->length = length;
  write_vault (self);
  assert_refused (self, CK_ERROR_NOT_A_VAULT, "isn't a Casekeeper vault");

  g_assert_null (ck_vault_open (self->base.folder, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT);
  g_assert_nonnull (strstr (error->message, "folder"));
  g_clear_error (&error);
  g_assert_null (ck_vault_open (missing, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (ck_vault_open (pipe, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT);
}

static void
test_too_new (Case *self, gconstpointer data)
{
  g_autofree char *original = g_memdup2 (self->contents, self->length);

  for (guint i = 0; i < CK_HEADER_COPIES; i++)
    ck_put_u32 ((guint8 *) self->contents + i * CK_HEADER_BYTES + AT_READER, CK_FORMAT + 1);
  write_vault (self); /* a later format, whose checksum lies elsewhere */
  assert_refused (self, CK_ERROR_TOO_NEW, "later version");
  seal_checksums (self);
  write_vault (self);
  assert_refused (self, CK_ERROR_TOO_NEW, "later version");
  memcpy (self->contents, original, self->length);
  self->contents[AT_FEATURES + 5] = 1;
  seal_checksums (self);
  write_vault (self); /* one copy alone, by a later version that was cut off */
  assert_refused (self, CK_ERROR_TOO_NEW, "later version");
}

static void
test_cut_short (Case *self, gconstpointer data)
{
  static const gsize lengths[] = { 17, 100, 4095, 4096, 5000, 8191, 8192, 8193, 12287 };
  CkVault *vault;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      self->length = lengths[i];
      write_vault (self);
      assert_refused (self, CK_ERROR_DAMAGED, "cut short");
    }

  /* a longer one, at each page */
  self->length = 12288;
  write_vault (self);
  vault = fixture_unlock (self->base.path);
  fixture_must (vault, "CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob (20000))");
  fixture_close (vault);
  g_clear_pointer (&self->contents, g_free);
  g_assert_true (g_file_get_contents (self->base.path, &self->contents, &self->length, NULL));
  g_assert_cmpuint (self->length, >, 5 * 4096);
  while (self->length > 12288)
    {
      self->length -= 4096;
      write_vault (self);
      assert_refused (self, CK_ERROR_DAMAGED, "cut short");
    }
}

static void
test_damaged_header (Case *self, gconstpointer data)
{
  self->contents[300] ^= 1;
  self->contents[4096 + 301] ^= 1;
  write_vault (self);
  assert_refused (self, CK_ERROR_DAMAGED, "Both copies");

  /* someone made the checksums fit: the MAC doesn't */
  self->contents[300] ^= 1;
  self->contents[4096 + 301] ^= 1;
  self->contents[90] ^= 1;
  self->contents[4096 + 90] ^= 1;
  seal_checksums (self);
  write_vault (self);
  assert_refused (self, CK_ERROR_DAMAGED, "changed by something else");
}

/* Costs in a forged slot are bounded before they are spent. */
static void
test_forged_cost (Case *self, gconstpointer data)
{
  static const guint64 costs[][2] = { { 1, G_MAXUINT64 }, { G_MAXUINT64, 8 }, { 0, 8 }, { 1, 0 }, { 1, 1 << 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      for (guint copy = 0; copy < CK_HEADER_COPIES; copy++)
        {
          guint8 *slot = (guint8 *) self->contents + copy * CK_HEADER_BYTES + 256;

          ck_put_u64 (slot + 88, costs[i][0]);
          ck_put_u64 (slot + 96, costs[i][1]);
        }
      seal_checksums (self);
      write_vault (self);
      assert_refused (self, CK_ERROR_DAMAGED, "impossible effort");
    }
}

static void
test_create_refused (Case *self, gconstpointer data)
{
  g_autofree char *fresh = g_build_filename (self->base.folder, "fresh.casevault", NULL);
  g_autofree char *dangling = g_build_filename (self->base.folder, "dangling.casevault", NULL);
  g_autofree char *nowhere = g_build_filename (self->base.folder, "no", "fresh.casevault", NULL);
  g_autofree char *long_name = g_strnfill (129, 'x');
  g_autoptr (GDir) dir = NULL;
  const struct {
    const char *path, *organisation, *label, *passphrase;
    guint memory;
    int code;
  } cases[] = {
    { self->base.path, "O", "L", "p", 8, CK_ERROR_FAILED },  { self->base.folder, "O", "L", "p", 8, CK_ERROR_FAILED },
    { dangling, "O", "L", "p", 8, CK_ERROR_FAILED },         { nowhere, "O", "L", "p", 8, CK_ERROR_NOT_FOUND },
    { fresh, long_name, "L", "p", 8, CK_ERROR_INVALID },      { fresh, "a\nb", "L", "p", 8, CK_ERROR_INVALID },
    { fresh, "O", NULL, "p", 8, CK_ERROR_INVALID },           { fresh, "O", "", "p", 8, CK_ERROR_INVALID },
    { fresh, "O", "L", "", 8, CK_ERROR_INVALID },             { fresh, "O", "L", "\xff", 8, CK_ERROR_INVALID },
    { fresh, "O", "L", "p", 4, CK_ERROR_INVALID },            { fresh, "O", "L", "p", 9999, CK_ERROR_INVALID },
  };
  guint files = 0;

  g_assert_cmpint (symlink ("nothing", dangling), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CkVaultCreate create = { cases[i].organisation, FALSE, cases[i].label, cases[i].passphrase, 1, cases[i].memory };
      g_autoptr (GError) error = NULL;
      char *recovery_key = NULL;

      g_assert_null (ck_vault_create (cases[i].path, &create, &recovery_key, &error));
      g_assert_error (error, CK_ERROR, cases[i].code);
      g_assert_null (recovery_key);
    }
  dir = g_dir_open (self->base.folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    files++;
  g_assert_cmpuint (files, ==, 2);
}

#define ADD(name, function) g_test_add (name, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/refusals/not-a-vault", test_not_a_vault);
  ADD ("/refusals/too-new", test_too_new);
  ADD ("/refusals/cut-short", test_cut_short);
  ADD ("/refusals/damaged-header", test_damaged_header);
  ADD ("/refusals/forged-cost", test_forged_cost);
  ADD ("/refusals/create", test_create_refused);
  return g_test_run ();
}
