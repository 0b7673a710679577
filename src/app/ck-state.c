/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-state.h"

#define GROUP "window"

static char *
file_name (void)
{
  return g_build_filename (g_get_user_config_dir (), "casekeeper", "window.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = file_name ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

/* Losing this file loses a window's size: nothing to trouble anyone with. */
static void
save (GKeyFile *file)
{
  g_autofree char *path = file_name ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * ck_state_get_vault:
 *
 * Returns: (transfer full) (nullable): the path of the vault that was opened last
 */
char *
ck_state_get_vault (void)
{
  g_autoptr (GKeyFile) file = load ();

  return g_key_file_get_string (file, GROUP, "vault", NULL);
}

/**
 * ck_state_set_vault:
 * @path: of the vault that is open
 */
void
ck_state_set_vault (const char *path)
{
  g_autoptr (GKeyFile) file = load ();

  g_key_file_set_string (file, GROUP, "vault", path);
  save (file);
}

/**
 * ck_state_get_size:
 * @width: (inout): of the window; unchanged when nothing is known
 * @height: (inout): likewise
 * @maximized: (out): whether it filled the screen
 */
void
ck_state_get_size (int      *width,
                   int      *height,
                   gboolean *maximized)
{
  g_autoptr (GKeyFile) file = load ();
  int known_width = g_key_file_get_integer (file, GROUP, "width", NULL);
  int known_height = g_key_file_get_integer (file, GROUP, "height", NULL);

  if (known_width >= 360 && known_height >= 294)
    {
      *width = known_width;
      *height = known_height;
    }
  *maximized = g_key_file_get_boolean (file, GROUP, "maximized", NULL);
}

/**
 * ck_state_set_size:
 * @width: of the window when it isn't maximised
 * @height: likewise
 * @maximized: whether it fills the screen
 */
void
ck_state_set_size (int      width,
                   int      height,
                   gboolean maximized)
{
  g_autoptr (GKeyFile) file = load ();

  g_key_file_set_integer (file, GROUP, "width", width);
  g_key_file_set_integer (file, GROUP, "height", height);
  g_key_file_set_boolean (file, GROUP, "maximized", maximized);
  save (file);
}
