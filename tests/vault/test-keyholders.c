/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "ck-error.h"
#include "ck-text.h"
#include "vault-fixture.h"

static CkUuid
id_of (CkVault *vault, const char *label)
{
  g_autoptr (GPtrArray) list = ck_vault_list_keyholders (vault);

  for (guint i = 0; i < list->len; i++)
    {
      const CkKeyholder *keyholder = list->pdata[i];

      if (g_strcmp0 (keyholder->label, label) == 0)
        return keyholder->id;
    }
  g_assert_not_reached ();
}

static void
assert_opens (const char *path, const char *label, const char *passphrase, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (path, &error);
  gboolean ok;

  g_assert_no_error (error);
  ok = ck_vault_unlock (vault, label, passphrase, &error);
  if (code < 0)
    {
      g_assert_no_error (error);
      g_assert_true (ok);
      fixture_close (g_steal_pointer (&vault));
    }
  else
    {
      g_assert_false (ok);
      g_assert_error (error, CK_ERROR, code);
    }
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  CkUuid id, read;

  g_assert_true (ck_vault_add_passphrase (vault, "Deputy", "another passphrase", 1, 8, &id, &error));
  g_assert_no_error (error);
  read = id_of (vault, "Deputy");
  g_assert_true (ck_uuid_equal (&id, &read));
  fixture_close (vault);

  assert_opens (fixture->path, "Deputy", "another passphrase", -1);
  assert_opens (fixture->path, "Coordinator", PASSPHRASE, -1);
  assert_opens (fixture->path, "Deputy", PASSPHRASE, CK_ERROR_WRONG_PASSPHRASE);
  assert_opens (fixture->path, NULL, PASSPHRASE, CK_ERROR_INVALID);
}

static void
test_add_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_label = g_strnfill (CK_VAULT_LABEL_BYTES + 1, 'x');
  const struct {
    const char *label, *passphrase;
    guint64 operations;
    guint memory;
  } refused[] = {
    { NULL, "p", 1, 8 },         { "", "p", 1, 8 },      { " \t", "p", 1, 8 },    { long_label, "p", 1, 8 }, { "two\nlines", "p", 1, 8 },
    { "Coordinator", "p", 1, 8 }, { "New", "", 1, 8 },    { "New", "\xfe", 1, 8 }, { "New", "p", 1, 7 },      { "New", "p", 1, 5000 },
    { "New", "p", 5000, 8 },
  };
  CkVault *vault = fixture_unlock (fixture->path);
  guint64 generation = ck_vault_get_generation (vault);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (ck_vault_add_passphrase (vault, refused[i].label, refused[i].passphrase, refused[i].operations,
                                               refused[i].memory, NULL, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
    }
  g_assert_cmpuint (ck_vault_get_generation (vault), ==, generation);
  fixture_close (vault);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);

  for (int i = 0; i < 6; i++) /* two are there already */
    {
      g_autofree char *label = g_strdup_printf ("Keyholder %d", i);
      char *printed = ck_vault_add_recovery_key (vault, label, &error);

      g_assert_no_error (error);
      ck_wipe_free (printed);
    }
  g_assert_false (ck_vault_add_passphrase (vault, "Ninth", "p", 1, 8, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (ck_vault_add_recovery_key (vault, "Ninth", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  fixture_close (vault);
}

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  CkUuid id = id_of (vault, "Coordinator"), recovery = id_of (vault, "Recovery key"), nobody = { { 1 } }, after;

  g_assert_false (ck_vault_change_passphrase (vault, &nobody, "new", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (ck_vault_change_passphrase (vault, &recovery, "new", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (ck_vault_change_passphrase (vault, &id, "", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (ck_vault_change_passphrase (vault, &id, "caf\xc3\xa9 new", &error));
  g_assert_no_error (error);
  after = id_of (vault, "Coordinator");
  g_assert_true (ck_uuid_equal (&id, &after));
  fixture_close (vault);

  assert_opens (fixture->path, NULL, PASSPHRASE, CK_ERROR_WRONG_PASSPHRASE);
  assert_opens (fixture->path, NULL, "caf\xc3\xa9 new", -1);
  assert_opens (fixture->path, NULL, "cafe\xcc\x81 new", -1); /* the same, from another keyboard */
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  CkUuid id = id_of (vault, "Coordinator"), recovery = id_of (vault, "Recovery key"), deputy;

  g_assert_false (ck_vault_remove_keyholder (vault, &id, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (ck_vault_remove_keyholder (vault, &recovery, &error));
  g_assert_no_error (error);
  g_assert_false (ck_vault_remove_keyholder (vault, &recovery, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (ck_vault_add_passphrase (vault, "Deputy", "deputy", 1, 8, &deputy, &error));
  g_assert_true (ck_vault_remove_keyholder (vault, &id, &error));
  g_assert_no_error (error);
  g_assert_false (ck_vault_remove_keyholder (vault, &deputy, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  fixture_close (vault);

  assert_opens (fixture->path, "Coordinator", PASSPHRASE, CK_ERROR_NOT_FOUND);
  assert_opens (fixture->path, NULL, "deputy", -1);
  vault = ck_vault_open (fixture->path, &error);
  g_assert_false (ck_vault_unlock_with_recovery_key (vault, fixture->recovery_key, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE);
  g_object_unref (vault);
}

/* Keyholders change while a log is in use, and the header with them; a crash then loses neither. */
static void
test_with_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  CkVault *vault = fixture_unlock (fixture->path);

  fixture_must (vault, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  g_assert_true (ck_vault_add_passphrase (vault, "Deputy", "deputy", 1, 8, NULL, &error));
  fixture_must (vault, "INSERT INTO t VALUES (2)");
  g_assert_true (ck_vault_checkpoint (vault, &error));
  fixture_must (vault, "INSERT INTO t VALUES (3)");
  fixture_close (vault);
  assert_opens (fixture->path, "Deputy", "deputy", -1);
  vault = ck_vault_open (fixture->path, &error);
  g_assert_true (ck_vault_unlock (vault, "Coordinator", PASSPHRASE, &error));
  count = fixture_text (vault, "SELECT count (*) FROM t");
  g_assert_cmpstr (count, ==, "3");
  fixture_close (vault);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = ck_vault_open (fixture->path, &error);
  CkUuid id = id_of (vault, "Coordinator");

  g_assert_false (ck_vault_add_passphrase (vault, "Deputy", "p", 1, 8, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (ck_vault_add_recovery_key (vault, "Deputy", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (ck_vault_change_passphrase (vault, &id, "p", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (ck_vault_remove_keyholder (vault, &id, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
}

static void
test_copy (void)
{
  CkKeyholder keyholder = { .id = { { 1, 2 } }, .kind = CK_KEYHOLDER_PASSPHRASE, .label = (char *) "A", .kdf_operations = 3 };
  g_autoptr (CkKeyholder) copy = ck_keyholder_copy (&keyholder);

  g_assert_cmpstr (copy->label, ==, "A");
  g_assert_true (copy->label != keyholder.label);
  g_assert_cmpuint (copy->kdf_operations, ==, 3);
  ck_keyholder_free (NULL);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/keyholders/add", test_add);
  ADD ("/keyholders/add-refused", test_add_refused);
  ADD ("/keyholders/full", test_full);
  ADD ("/keyholders/change", test_change);
  ADD ("/keyholders/remove", test_remove);
  ADD ("/keyholders/with-log", test_with_log);
  ADD ("/keyholders/locked", test_locked);
  g_test_add_func ("/keyholders/copy", test_copy);
  return g_test_run ();
}
