/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "ck-error.h"
#include "vault-fixture.h"

static const char *program;

/* The other program: unlocks, says so, and waits until its input ends */
static int
hold (const char *path)
{
  CkVault *vault = fixture_unlock (path);
  char byte;

  fixture_must (vault, "CREATE TABLE IF NOT EXISTS held (a); INSERT INTO held VALUES (1)");
  if (write (STDOUT_FILENO, "ready", 5) != 5)
    return 1;
  while (read (STDIN_FILENO, &byte, 1) > 0)
    ;
  fixture_close (vault);
  return 0;
}

/* What someone without rights is told: opening, then unlocking */
static int
tell_nobody (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVault) vault = NULL;

  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0))
    return 1;
  vault = ck_vault_open (path, &error);
  if (vault != NULL)
    ck_vault_unlock (vault, NULL, PASSPHRASE, &error);
  g_print ("%s %d %s\n", vault != NULL ? "unlock" : "open", error != NULL ? error->code : -1,
           error != NULL ? error->message : "");
  return 0;
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) other
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--hold",
                          fixture->path, NULL);
  g_autoptr (CkVault) vault = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  char ready[5];
  gsize length;

  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (other), ready, sizeof ready, &length, NULL, &error));
  g_assert_cmpmem (ready, length, "ready", 5);

  g_assert_true (g_file_get_contents (fixture->log_path, &before, &length, NULL));
  for (int i = 0; i < 2; i++) /* the unlock page can show whose vault it is; twice, since a refusal must leave no trace */
    {
      g_clear_object (&vault);
      vault = ck_vault_open (fixture->path, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ck_vault_get_organisation (vault), ==, "Test Organisation");
      g_assert_false (ck_vault_unlock (vault, NULL, PASSPHRASE, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_IN_USE);
      g_assert_nonnull (strstr (error->message, "test-vault-lock"));
      g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (other)));
      g_clear_error (&error);
    }
  g_assert_true (g_file_get_contents (fixture->log_path, &after, &length, NULL));
  g_assert_cmpmem (before, length, after, length);

  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, &error));
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (ck_vault_unlock (vault, NULL, PASSPHRASE, &error));
  g_assert_no_error (error);
}

/* Killed while it has the vault: the lock goes with it, what it had committed stays. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) other
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--hold",
                          fixture->path, NULL);
  g_autofree char *count = NULL;
  CkVault *vault;
  char ready[5];

  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (other), ready, sizeof ready, NULL, NULL, &error));
  g_subprocess_force_exit (other);
  g_assert_true (g_subprocess_wait (other, NULL, &error));
  vault = fixture_unlock (fixture->path);
  count = fixture_text (vault, "SELECT count (*) FROM held");
  g_assert_cmpstr (count, ==, "1");
  g_assert_cmpuint (ck_vault_get_warnings (vault)->len, ==, 0);
  fixture_close (vault);
}

/* A second opening in this process is refused, by any name, and doesn't shake the lock of the first. */
static void
test_same_process (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link.casevault", NULL);
  g_autofree char *hard_path = g_build_filename (fixture->folder, "hard.casevault", NULL);
  const char *const names[] = { fixture->path, link_path, hard_path };
  g_autoptr (CkVault) early = ck_vault_open (fixture->path, NULL);
  CkVault *vault = fixture_unlock (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autoptr (GSubprocess) other = NULL;

  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  g_assert_cmpint (link (fixture->path, hard_path), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_null (ck_vault_open (names[i], &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_IN_USE);
      g_clear_error (&error);
    }
  g_assert_false (ck_vault_unlock (early, NULL, PASSPHRASE, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_IN_USE);
  g_clear_error (&error);

  /* after all that, another program is still kept out */
  g_assert_cmpint (chmod (fixture->folder, 0777), ==, 0);
  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--tell", fixture->path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (other, NULL, NULL, &out, NULL, &error));
  g_assert_true (g_str_has_prefix (out, "unlock 7 ")); /* CK_ERROR_IN_USE */
  fixture_close (vault);
  g_assert_true (ck_vault_unlock (early, NULL, PASSPHRASE, &error));
  fixture_close (g_steal_pointer (&early));
}

static void
assert_told (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length, length_after;
  g_autoptr (GSubprocess) other
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--tell", fixture->path, NULL);

  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL) || geteuid () != 0);
  g_assert_true (g_subprocess_communicate_utf8 (other, NULL, NULL, &out, NULL, &error));
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_test_message ("%s", out);
  g_assert_true (g_str_has_prefix (out, expected));
  g_assert_null (strstr (out, fixture->folder));
  if (before != NULL)
    {
      g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
      g_assert_cmpmem (before, length, after, length_after);
    }
}

/* Root passes over modes, so the other program drops its rights first. */
static void
test_rights (Fixture *fixture, gconstpointer data)
{
  gboolean root = geteuid () == 0;

  g_assert_cmpint (chmod (fixture->folder, 0755), ==, 0);
  g_assert_cmpint (chmod (fixture->path, root ? 0600 : 0200), ==, 0);
  assert_told (fixture, "open 0 You may not read this file");
  g_assert_cmpint (chmod (fixture->path, 0444), ==, 0);
  assert_told (fixture, "unlock 0 You may read this vault but not change it");
  g_assert_cmpint (chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (chmod (fixture->folder, root ? 0755 : 0555), ==, 0);
  assert_told (fixture, "unlock 0 The vault's folder can't be written to");
  g_assert_cmpint (chmod (fixture->folder, 0777), ==, 0);
  assert_told (fixture, "unlock -1 ");
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--hold") == 0)
    return hold (argv[2]);
  if (argc == 3 && strcmp (argv[1], "--tell") == 0)
    return tell_nobody (argv[2]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  ADD ("/lock/in-use", test_in_use);
  ADD ("/lock/killed", test_killed);
  ADD ("/lock/same-process", test_same_process);
  ADD ("/lock/rights", test_rights);
  return g_test_run ();
}
