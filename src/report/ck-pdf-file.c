/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-pdf-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ck-error.h"

/* What went wrong, in words for the person who saves; never a path. */
static gboolean
fail (GError **error,
      int      reason)
{
  const char *words;

  switch (reason)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      words = _("There isn’t enough room to save the file there. Nothing was saved, and a file that was there before is "
                "unchanged. Free some space, or choose another folder.");
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      words = _("Files can’t be saved in that folder: it may not be written to. Nothing was saved. Choose another folder.");
      break;
    case ENOENT:
    case ENOTDIR:
      words = _("The folder to save in isn’t there. Nothing was saved. Choose another folder.");
      break;
    case EISDIR:
      words = _("What is there by that name isn’t a file, so it can’t be replaced. Nothing was saved. Choose another name.");
      break;
    case ENAMETOOLONG:
      words = _("The file’s name is too long. Nothing was saved. Choose a shorter name.");
      break;
    default:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   /* Translators: the system's own words for what went wrong */
                   _("The file couldn’t be saved (%s). A file that was there before is unchanged. Try again, or choose "
                     "another folder."),
                   g_strerror (reason));
      return FALSE;
    }
  g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED, words);
  return FALSE;
}

static gboolean
write_all (int           fd,
           const guint8 *bytes,
           gsize         length)
{
  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      if (written == 0)
        {
          errno = ENOSPC;
          return FALSE;
        }
      bytes += written;
      length -= (gsize)written;
    }
  return TRUE;
}

/* The new name is safe only when its folder is synced too. Some file systems can't sync one: those say EINVAL. */
static gboolean
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced;

  if (fd < 0)
    return errno == EACCES; /* may be written to but not read: all is done that can be */
  synced = fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
  close (fd);
  return synced;
}

/* Whether something is there that isn't a plain file, such as a folder or a device, which renaming would replace. */
static gboolean
is_no_file (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISLNK (info.st_mode);
}

/**
 * ck_pdf_file_replace:
 * @path: where to, in the file system's encoding
 * @bytes: (array length=length): the file
 * @length: in bytes
 * @error: %CK_ERROR_FAILED
 *
 * Written beside under another name, for the owner alone (mode 0600), synced, then renamed, and the folder synced: at
 * every moment either the file that was there before or the whole new one is there. Blocks.
 *
 * Returns: whether it is saved; if not, what was there is unchanged and nothing is left beside it
 */
gboolean
ck_pdf_file_replace (const char   *path,
                     const guint8 *bytes,
                     gsize         length,
                     GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *beside = g_build_filename (folder, ".casekeeper-XXXXXX", NULL);
  int fd, reason;

  if (is_no_file (path))
    return fail (error, EISDIR);

  fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return fail (error, errno);

  if (!write_all (fd, bytes, length) || fsync (fd) != 0)
    {
      reason = errno;
      close (fd);
    }
  else if (close (fd) != 0 || g_rename (beside, path) != 0)
    {
      reason = errno;
    }
  else if (!sync_folder (folder))
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                           _("The file is there, but the disk didn’t confirm it. Check the disk, and save it again."));
      return FALSE;
    }
  else
    {
      return TRUE;
    }

  g_unlink (beside);
  return fail (error, reason);
}
