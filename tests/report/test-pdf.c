/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF as a file: what it says of itself, and that it is saved whole or not at all. */
#include "ck-test-chronology.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ck-error.h"

#define NOBODY 65534

typedef struct {
  char        *folder;
  char        *path;
  CkPaginator *paginator;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_sample ();
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ck-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "chronology.pdf", NULL);
  fixture->paginator = ck_paginator_new (chronology);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_assert_finalize_object (fixture->paginator);
}

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
assert_saves (Fixture *fixture,
              char   **sha256)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = ck_paginator_save_pdf (fixture->paginator, fixture->path, sha256, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
}

/* Fails, says no path, leaves the digest alone. */
static void
assert_fails (Fixture    *fixture,
              const char *path,
              const char *words)
{
  g_autoptr (GError) error = NULL;
  char untouched[] = "untouched";
  char *sha256 = untouched;

  g_assert_false (ck_paginator_save_pdf (fixture->paginator, path, &sha256, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_assert_true (sha256 == untouched);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” isn't in: %s", words, error->message);
  g_assert_null (strstr (error->message, "/"));
}

static void
test_digest (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *expected = NULL;
  gsize length = 0;
  struct stat info;

  assert_saves (fixture, &sha256);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, length);
  g_assert_cmpstr (sha256, ==, expected);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_identical (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (CkChronology) again = ck_test_chronology_sample ();
  g_autoptr (CkPaginator) second = ck_paginator_new (again);
  g_autofree char *first_sha = NULL;
  g_autofree char *second_sha = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 600);
  cairo_t *cr = cairo_create (surface);

  /* having been drawn on a screen changes nothing */
  ck_paginator_draw_page (second, 0, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  assert_saves (fixture, &first_sha);
  g_assert_true (ck_paginator_save_pdf (second, fixture->path, &second_sha, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (first_sha, ==, second_sha);
}

static void
test_metadata (Fixture      *fixture,
               gconstpointer data)
{
  const char *argv[] = { "pdfinfo", "-isodates", fixture->path, NULL };
  g_autofree char *info = NULL;
  static const char *const expected[] = {
    "Title:           Chronology of 2026-0014\n", "Author:          Riverside Music Hub\n",
    "CreationDate:    2026-11-23T15:50:00Z\n", "Tagged:          yes\n", "841.89 x 595.276 pts (A4)", "Encrypted:       no",
    "JavaScript:      no", "Form:            none",
  };

  assert_saves (fixture, NULL);
  info = ck_test_run (argv);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (info, expected[i]) == NULL)
      g_error ("“%s” isn't in: %s", expected[i], info);
  g_assert_null (strstr (info, "Castellan"));
}

static void
test_structure (Fixture      *fixture,
                gconstpointer data)
{
  const char *argv[] = { "pdfinfo", "-struct", fixture->path, NULL };
  g_autofree char *structure = NULL;
  static const char *const expected[] = { "Document", "H1", "H2", "Table", "TR", "TH", "TD", "P" };
  guint rows = 0;

  assert_saves (fixture, NULL);
  structure = ck_test_run (argv);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_nonnull (strstr (structure, expected[i]));
  for (const char *p = strstr (structure, "TR\n"); p != NULL; p = strstr (p + 1, "TR\n"))
    rows++;
  g_assert_cmpuint (rows, >=, 12);
}

static const char *
find (const char *bytes,
      gsize       length,
      const char *words)
{
  return memmem (bytes, length, words, strlen (words));
}

/* Text is text in its own colour: no page is a picture, and only red, green and blue are used. */
static void
test_plain_pages (Fixture      *fixture,
                  gconstpointer data)
{
  const char *images[] = { "pdfimages", "-list", fixture->path, NULL };
  const char *fonts[] = { "pdffonts", fixture->path, NULL };
  g_autofree char *listed = NULL;
  g_autofree char *embedded = NULL;
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length = 0;

  assert_saves (fixture, NULL);
  listed = ck_test_run (images);
  embedded = ck_test_run (fonts);
  lines = g_strsplit (g_strchomp (listed), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_null (strstr (embedded, "Type 3"));

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_assert_null (find (bytes, length, "DeviceCMYK"));
  g_assert_nonnull (find (bytes, length, "/PageLabels"));
  g_assert_nonnull (find (bytes, length, "/Outlines"));
  /* one year and one entry of the outline */
  g_assert_nonnull (find (bytes, length, "/Title (2026)"));
  g_assert_nonnull (find (bytes, length, "/Title (8. Fri 20 Nov 2026, 17:05)"));
}

static void
test_replaces (Fixture      *fixture,
               gconstpointer data)
{
  struct stat before, after;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  g_assert_cmpint (g_stat (fixture->path, &before), ==, 0);
  assert_saves (fixture, NULL);
  g_assert_cmpint (g_stat (fixture->path, &after), ==, 0);
  g_assert_true (before.st_ino != after.st_ino);
  g_assert_cmpuint (after.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* The limit on the size of files stands for a full disk; the write fails half-way. */
static void
test_full (Fixture      *fixture,
           gconstpointer data)
{
  struct rlimit limit, small;
  g_autofree char *left = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "what was there", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  small = limit;
  small.rlim_cur = 10000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_fails (fixture, fixture->path, "isn’t enough room");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  signal (SIGXFSZ, SIG_DFL);

  g_assert_true (g_file_get_contents (fixture->path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "what was there");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  assert_saves (fixture, NULL);
}

static void
test_unwritable (Fixture      *fixture,
                 gconstpointer data)
{
  gboolean root = geteuid () == 0;

  /* root may write everywhere, so it becomes nobody for a moment */
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  if (root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  assert_fails (fixture, fixture->path, "may not be written to");
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_wrong_places (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", "chronology.pdf", NULL);
  g_autofree char *within = g_build_filename (fixture->path, "chronology.pdf", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *longer = g_build_filename (fixture->folder, name, NULL);

  assert_fails (fixture, missing, "The folder to save in isn’t there");
  assert_fails (fixture, longer, "name is too long");
  assert_fails (fixture, "/dev/full", "isn’t a file");
  assert_fails (fixture, fixture->folder, "isn’t a file");
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);

  g_assert_true (g_file_set_contents (fixture->path, "a file", -1, NULL));
  assert_fails (fixture, within, "The folder to save in isn’t there");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/pdf/digest", Fixture, NULL, set_up, test_digest, tear_down);
  g_test_add ("/pdf/identical", Fixture, NULL, set_up, test_identical, tear_down);
  g_test_add ("/pdf/metadata", Fixture, NULL, set_up, test_metadata, tear_down);
  g_test_add ("/pdf/structure", Fixture, NULL, set_up, test_structure, tear_down);
  g_test_add ("/pdf/plain-pages", Fixture, NULL, set_up, test_plain_pages, tear_down);
  g_test_add ("/pdf/replaces", Fixture, NULL, set_up, test_replaces, tear_down);
  g_test_add ("/pdf/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/pdf/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/pdf/wrong-places", Fixture, NULL, set_up, test_wrong_places, tear_down);

  return g_test_run ();
}
