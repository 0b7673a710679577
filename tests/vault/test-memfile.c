/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-memfile.h"

#include <string.h>
#include "vault-fixture.h"

static void
test_file (void)
{
  g_autofree sqlite3_file *file = g_malloc0 (ck_memfile_size ());
  g_autofree char *long_text = g_strnfill (200000, 'x');
  g_autofree char *read = g_malloc (200000);
  const sqlite3_io_methods *methods;
  sqlite3_int64 size;
  int reserved = 1;

  ck_memfile_open (file);
  methods = file->pMethods;
  g_assert_cmpint (methods->xRead (file, read, 10, 0), ==, SQLITE_IOERR_SHORT_READ);
  g_assert_cmpint (methods->xWrite (file, long_text, 200000, 5), ==, SQLITE_OK);
  g_assert_cmpint (methods->xFileSize (file, &size), ==, SQLITE_OK);
  g_assert_cmpint (size, ==, 200005);
  g_assert_cmpint (methods->xRead (file, read, 200000, 5), ==, SQLITE_OK);
  g_assert_cmpmem (read, 200000, long_text, 200000);
  g_assert_cmpint (methods->xRead (file, read, 5, 0), ==, SQLITE_OK);
  g_assert_cmpmem (read, 5, "\0\0\0\0\0", 5);
  g_assert_cmpint (methods->xRead (file, read, 10, 200000), ==, SQLITE_IOERR_SHORT_READ);
  g_assert_cmpmem (read, 10, "xxxxx\0\0\0\0\0", 10);

  /* what is cut off is gone, also where the file grows again */
  g_assert_cmpint (methods->xTruncate (file, 70000), ==, SQLITE_OK);
  g_assert_cmpint (methods->xTruncate (file, 90000), ==, SQLITE_OK);
  g_assert_cmpint (methods->xFileSize (file, &size), ==, SQLITE_OK);
  g_assert_cmpint (size, ==, 70000);
  g_assert_cmpint (methods->xWrite (file, "end", 3, 150000), ==, SQLITE_OK);
  g_assert_cmpint (methods->xRead (file, read, 4, 69998), ==, SQLITE_OK);
  g_assert_cmpmem (read, 4, "xx\0\0", 4);
  g_assert_cmpint (methods->xTruncate (file, 0), ==, SQLITE_OK);
  g_assert_cmpint (methods->xFileSize (file, &size), ==, SQLITE_OK);
  g_assert_cmpint (size, ==, 0);
  g_assert_cmpint (methods->xSync (file, 0), ==, SQLITE_OK);
  g_assert_cmpint (methods->xLock (file, 1), ==, SQLITE_OK);
  g_assert_cmpint (methods->xCheckReservedLock (file, &reserved), ==, SQLITE_OK);
  g_assert_cmpint (reserved, ==, 0);
  g_assert_cmpint (methods->xFileControl (file, SQLITE_FCNTL_VFSNAME, NULL), ==, SQLITE_NOTFOUND);
  g_assert_cmpint (methods->xSectorSize (file), ==, 4096);
  g_assert_cmpint (methods->xDeviceCharacteristics (file) & SQLITE_IOCAP_POWERSAFE_OVERWRITE, !=, 0);
  g_assert_cmpint (methods->xClose (file), ==, SQLITE_OK);
}

/* Even when SQLite is made to put them into files, temporary tables, sorts and statement journals leave none behind. */
static void
test_temporary (Fixture *fixture, gconstpointer data)
{
  static const char attach[] = "ATTACH '' AS other; CREATE TABLE other.t (a); INSERT INTO other.t SELECT b FROM t;"
                               "SELECT count (*) FROM other.t; DETACH other";
  g_autofree char *left = NULL;
  g_autoptr (GDir) dir = NULL;
  CkVault *vault = fixture_unlock (fixture->path);
  guint files = 0;

  g_setenv ("SQLITE_TMPDIR", fixture->folder, TRUE);
  fixture_must (vault, "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);"
                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                       "  INSERT INTO t SELECT i, hex (randomblob (500)) FROM n;"
                       "CREATE TEMP TABLE x AS SELECT * FROM t ORDER BY b;");
  fixture_must (vault, attach);
  fixture_must (vault, "UPDATE t SET a = -a; VACUUM");
  left = fixture_text (vault, "SELECT count (*) FROM x JOIN t ON x.a = -t.a");
  g_assert_cmpstr (left, ==, "3000");
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    files++;
  g_assert_cmpuint (files, ==, 2);
  fixture_close (vault);
  g_unsetenv ("SQLITE_TMPDIR");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memfile/file", test_file);
  g_test_add ("/memfile/temporary", Fixture, NULL, fixture_set_up, test_temporary, fixture_tear_down);
  return g_test_run ();
}
