/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a fuzz target each file of its corpus, and each again cut short at every 1/16 and with one bit turned there. */
#include "fuzz.h"

#define CUTS 16

static void
give (const char *contents,
      gsize       length)
{
  /* an exact copy, so that a sanitizer sees what is read past its end */
  g_autofree guint8 *copy = g_memdup2 (contents, length);

  LLVMFuzzerTestOneInput (copy, length);
  for (gsize i = 0; i < CUTS; i++)
    {
      gsize at = length * i / CUTS;
      g_autofree guint8 *cut = g_memdup2 (contents, at);

      LLVMFuzzerTestOneInput (cut, at);
      if (at < length)
        {
          copy[at] ^= (guint8)(1 << i % 8);
          LLVMFuzzerTestOneInput (copy, length);
          copy[at] ^= (guint8)(1 << i % 8);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (argv[1], 0, &error);
  const char *name;
  int n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_file_get_contents (path, &contents, &length, &error);
      g_assert_no_error (error);
      give (contents, length);
      g_print ("ok %d - %s\n", ++n, name);
    }
  g_assert_cmpint (n, >, 0);
  g_print ("1..%d\n", n);
  return 0;
}
