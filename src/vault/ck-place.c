/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new file appears whole or not at all: written beside under another name, synced, then given its own if nobody
 * has that, and the folder synced. */
#include "ck-place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "ck-error.h"

static void
set_error (int code, GError **error)
{
  if (code == EEXIST)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("There is a file with this name already, and it was left as it is. Choose another name."));
  else if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("The disk is full. Nothing was created. Make room and try again."));
  else if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                 _("The folder for the new file doesn't exist. Nothing was created. Choose another folder."));
  else
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("The new file can't be written there: %s. Nothing was created. Choose another folder."),
                 g_strerror (code));
}

/**
 * ck_place_resolve:
 * @path: of a file that may not exist yet
 *
 * Returns: (transfer full): the path with its folder made absolute and free of symbolic links, if that exists
 */
char *
ck_place_resolve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *resolved = g_build_filename (real != NULL ? real : folder, name, NULL);

  free (real);
  return resolved;
}

/**
 * ck_place_is_free:
 * @path: of a new file
 * @error: %CK_ERROR_FAILED when something has that name; %CK_ERROR_NOT_FOUND without the folder
 */
gboolean
ck_place_is_free (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  if (lstat (path, &info) == 0)
    set_error (EEXIST, error);
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    set_error (ENOENT, error);
  else
    return TRUE;
  return FALSE;
}

/**
 * ck_place_begin:
 * @path: what the file will be called
 * @part: (out) (transfer full): what it is called until then; mode 0600
 * @error: %CK_ERROR_FAILED when something has that name; %CK_ERROR_NOT_FOUND without the folder; %CK_ERROR_FAILED
 *
 * Returns: a descriptor for reading and writing, or -1
 */
int
ck_place_begin (const char *path, char **part, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *beside = g_strdup_printf ("%s/.%s.XXXXXX.part", folder, name);
  int fd;

  if (!ck_place_is_free (path, error))
    return -1;
  fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_error (errno, error);
      return -1;
    }
  *part = g_steal_pointer (&beside);
  return fd;
}

static int
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = 0;

  if (fd < 0)
    return 0; /* a folder that may be written but not listed */
  if (fsync (fd) != 0 && errno != EINVAL)
    code = errno;
  close (fd);
  return code;
}

/* Some file systems on USB sticks and shares know neither a rename that replaces nothing nor links. */
static int
rename_to_free (const char *part, const char *path)
{
  struct stat info;

  if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
    return errno;
  if (link (part, path) == 0)
    return 0;
  if (errno == EEXIST || lstat (path, &info) == 0)
    return EEXIST;
  return rename (part, path) == 0 ? 0 : errno;
}

/**
 * ck_place_end:
 * @part: as ck_place_begin() gave it, with its content synced
 * @path: what the file is to be called
 * @error: %CK_ERROR_FAILED when something took that name meanwhile, or %CK_ERROR_FAILED
 *
 * Gives the file its name, durably. On failure it is removed.
 */
gboolean
ck_place_end (const char *part, const char *path, GError **error)
{
  int code = rename_to_free (part, path);

  g_unlink (part);
  if (code == 0)
    {
      code = sync_folder (path);
      if (code != 0)
        g_unlink (path);
    }
  if (code != 0)
    set_error (code, error);
  return code == 0;
}
