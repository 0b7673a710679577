/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process that had a vault open leaves in its memory, and what would get into a core file */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
#include "ck-error.h"
#include "ck-vault-hash.h"
#include "ck-vault-private.h"
#include "vault-fixture.h"

#define MASK       0x5a
#define BUFFER     (1024 * 1024)
#define NEEDLE     32

/* A needle is kept masked, or the search would find its own. */
static gboolean
matches (const guint8 *at, const guint8 masked[NEEDLE])
{
  for (guint i = 0; i < NEEDLE; i++)
    if ((at[i] ^ MASK) != masked[i])
      return FALSE;
  return TRUE;
}

static guint
count_in_region (int memory, guint64 from, guint64 to, guint8 *buffer, const guint8 masked[NEEDLE])
{
  guint found = 0;

  for (guint64 at = from; at < to; at += BUFFER - NEEDLE)
    {
      gssize n = pread (memory, buffer, MIN (BUFFER, to - at), (off_t) at);

      for (gssize i = 0; i + NEEDLE <= n; i++)
        {
          const guint8 *next = memchr (buffer + i, masked[0] ^ MASK, (gsize) (n - NEEDLE - i + 1));

          if (next == NULL)
            break;
          i = next - buffer;
          found += matches (next, masked);
        }
      if (n < BUFFER)
        break;
    }
  return found;
}

static guint
count_in_memory (const guint8 masked[NEEDLE])
{
  guint8 *buffer = mmap (NULL, BUFFER, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  FILE *maps = fopen ("/proc/self/maps", "re");
  char line[512];
  guint found = 0;

  g_assert_true (buffer != MAP_FAILED && memory >= 0 && maps != NULL);
  while (fgets (line, sizeof line, maps) != NULL)
    {
      guint64 from = g_ascii_strtoull (line, NULL, 16);
      guint64 to = g_ascii_strtoull (strchr (line, '-') + 1, NULL, 16);
      guint64 own = (guint64) (gsize) buffer;

      if (strstr (line, "[v") != NULL) /* the kernel's */
        continue;
      if (from <= own && own < to) /* the search's own, perhaps joined with a neighbour */
        {
          found += count_in_region (memory, from, own, buffer, masked);
          from = own + BUFFER;
        }
      found += count_in_region (memory, from, to, buffer, masked);
    }
  fclose (maps);
  close (memory);
  munmap (buffer, BUFFER);
  return found;
}

static void
mask (guint8 *masked, const guint8 *bytes)
{
  for (guint i = 0; i < NEEDLE; i++)
    masked[i] = bytes[i] ^ MASK;
}

static void
test_core_files (Fixture *fixture, gconstpointer data)
{
  struct rlimit limit;
  g_autofree char *filter = NULL;

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 1);
  g_assert_cmpuint (limit.rlim_max, ==, 1);
  g_assert_true (g_file_get_contents ("/proc/self/coredump_filter", &filter, NULL, NULL));
  g_assert_cmpint (g_ascii_strtoull (filter, NULL, 16), ==, 0);
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  guint8 master[NEEDLE], pages[NEEDLE];
  CkVault *vault = fixture_unlock (fixture->path);

  fixture_must (vault, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  mask (master, vault->disk->keys->master);
  mask (pages, vault->disk->keys->pages);
  g_assert_cmpuint (count_in_memory (master), ==, 1);
  g_assert_cmpuint (count_in_memory (pages), ==, 1);
  fixture_close (vault);
  g_assert_cmpuint (count_in_memory (master), ==, 0);
  g_assert_cmpuint (count_in_memory (pages), ==, 0);
}

static void
test_passphrase (Fixture *fixture, gconstpointer data)
{
  guint8 bytes[NEEDLE + 1] = { 0 }, masked[NEEDLE];
  CkVault *vault = fixture_unlock (fixture->path);
  const CkKeyholder *keyholder = ck_vault_get_keyholder (vault);
  g_autoptr (GError) error = NULL;

  ck_random_bytes (bytes, NEEDLE);
  for (guint i = 0; i < NEEDLE; i++)
    bytes[i] = 'a' + bytes[i] % 26;
  mask (masked, bytes);
  g_assert_true (ck_vault_change_passphrase (vault, &keyholder->id, (const char *) bytes, &error));
  fixture_close (vault);
  vault = ck_vault_open (fixture->path, &error);
  g_assert_true (ck_vault_unlock (vault, NULL, (const char *) bytes, &error));
  explicit_bzero (bytes, sizeof bytes);
  g_assert_cmpuint (count_in_memory (masked), ==, 0);
  fixture_close (vault);
}

/* SQLite's memory is wiped when it is freed: content that passed through pages, sorts and full text is gone at close. */
static void
test_content (Fixture *fixture, gconstpointer data)
{
  guint8 bytes[NEEDLE], masked[NEEDLE];
  CkVault *vault = fixture_unlock (fixture->path);
  sqlite3_stmt *statement = NULL;

  fixture_must (vault, "CREATE TABLE t (a BLOB, b TEXT); CREATE INDEX i ON t (b)");
  ck_random_bytes (bytes, sizeof bytes);
  for (guint i = 0; i < NEEDLE; i++)
    bytes[i] = 'a' + bytes[i] % 26;
  mask (masked, bytes);
  g_assert_cmpint (sqlite3_prepare_v2 (ck_vault_get_connection (vault), "INSERT INTO t VALUES (?1, ?1)", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, (const char *) bytes, NEEDLE, SQLITE_TRANSIENT);
  explicit_bzero (bytes, sizeof bytes);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  fixture_must (vault, "SELECT DISTINCT upper (b) || b FROM t ORDER BY a DESC; UPDATE t SET a = b || b; VACUUM");
  g_assert_cmpuint (count_in_memory (masked), >, 0);
  fixture_close (vault);
  g_assert_cmpuint (count_in_memory (masked), ==, 0);
}

#if defined(__SANITIZE_ADDRESS__)
static void
skip (void)
{
  g_test_skip ("not under the address sanitizer");
}
#endif

#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#if defined(__SANITIZE_ADDRESS__)
  /* the sanitizer's own memory is terabytes, and it sets its own limits */
  g_test_add_func ("/process/skipped", skip);
  return g_test_run ();
#endif
  ADD ("/process/core-files", test_core_files);
  ADD ("/process/keys", test_keys);
  ADD ("/process/passphrase", test_passphrase);
  ADD ("/process/content", test_content);
  return g_test_run ();
}
