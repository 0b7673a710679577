/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has the vault.
 *
 * A POSIX record lock, since it is the one that tells others the process that holds it. It has a trap: when a process
 * closes any descriptor of a file, all its locks on that file are gone, SQLite's too. So a table of the vaults that
 * this process has open is asked, by device and inode, before anything here opens a vault's file, and a second
 * opening of the same file in one process is refused without touching it. */
#include "ck-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include "ck-error.h"

/* far from SQLite's own lock bytes, which begin at 0x40000000, and from any page */
#define LOCK_BYTE G_GINT64_CONSTANT (0x7fffffff00000000)

struct _CkLock {
  int   fd;
  dev_t device;
  ino_t inode;
};

static GMutex table_mutex;
static GSList *table; /* of CkLock */

static gboolean
is_ours (const struct stat *info)
{
  for (GSList *l = table; l != NULL; l = l->next)
    {
      CkLock *lock = l->data;

      if (lock->device == info->st_dev && lock->inode == info->st_ino)
        return TRUE;
    }
  return FALSE;
}

static void
set_open_error (int code, gboolean writing, GError **error)
{
  if (code == ENOENT)
    g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND, _("There is no such file. Check where the vault is kept."));
  else if (code == EISDIR)
    g_set_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT, _("This is a folder, not a vault. Choose a .casevault file."));
  else if ((code == EACCES || code == EPERM) && writing)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("You may read this vault but not change it. Nothing was changed. Ask for permission to write to the "
                   "file, or copy it to a folder of your own."));
  else if (code == EACCES || code == EPERM)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("You may not read this file. Ask for permission, or copy it to a folder of your own."));
  else if (code == EROFS)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("This vault lies on a disk that can only be read. Nothing was changed. Copy it to the laptop's own "
                   "disk and open the copy."));
  else
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED, _("The vault can't be opened: %s. Nothing was changed."),
                 g_strerror (code));
}

static gboolean
look (const char *path, struct stat *info, GError **error)
{
  if (stat (path, info) != 0)
    {
      set_open_error (errno, FALSE, error);
      return FALSE;
    }
  if (S_ISDIR (info->st_mode))
    {
      set_open_error (EISDIR, FALSE, error);
      return FALSE;
    }
  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT,
                   _("This isn't a file, so it isn't a vault. Choose a .casevault file."));
      return FALSE;
    }
  if (is_ours (info))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_IN_USE, _("This program has the vault open already."));
      return FALSE;
    }
  return TRUE;
}

static void
set_in_use (pid_t pid, GError **error)
{
  g_autofree char *file = g_strdup_printf ("/proc/%ld/comm", (long) pid);
  g_autofree char *program = NULL;

  if (pid > 0 && g_file_get_contents (file, &program, NULL, NULL))
    g_set_error (error, CK_ERROR, CK_ERROR_IN_USE,
                 /* Translators: the name of a program and the number of its process */
                 _("Another program has this vault open: %s (process %ld). Close it there, and try again."),
                 g_strstrip (program), (long) pid);
  else
    g_set_error (error, CK_ERROR, CK_ERROR_IN_USE,
                 _("Another program has this vault open. Close it there, and try again."));
}

/**
 * ck_lock_take:
 * @path: of a vault, with symbolic links resolved
 * @error: %CK_ERROR_IN_USE, naming the program and its process, or why the file can't be opened for writing
 *
 * Takes the vault for this process. Keep it until SQLite has closed the file. Any thread.
 *
 * Returns: (transfer full): free with ck_lock_release()
 */
CkLock *
ck_lock_take (const char *path, GError **error)
{
  struct flock wanted = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = LOCK_BYTE, .l_len = 1 };
  struct stat info;
  CkLock *lock = NULL;
  int fd;

  g_mutex_lock (&table_mutex);
  if (!look (path, &info, error))
    goto out;
  fd = open (path, O_RDWR | O_CLOEXEC);
  if (fd < 0)
    {
      set_open_error (errno, TRUE, error);
      goto out;
    }
  if (fcntl (fd, F_SETLK, &wanted) != 0)
    {
      int code = errno;

      if ((code == EACCES || code == EAGAIN) && fcntl (fd, F_GETLK, &wanted) == 0)
        set_in_use (wanted.l_type != F_UNLCK ? wanted.l_pid : 0, error);
      else
        g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                     _("The vault can't be locked against other programs: %s. Nothing was changed. Keep the vault on "
                       "the laptop's own disk."),
                     g_strerror (code));
      close (fd);
      goto out;
    }
  lock = g_new0 (CkLock, 1);
  lock->fd = fd;
  lock->device = info.st_dev;
  lock->inode = info.st_ino;
  table = g_slist_prepend (table, lock);

out:
  g_mutex_unlock (&table_mutex);
  return lock;
}

/**
 * ck_lock_release:
 * @lock: (nullable) (transfer full): a lock
 */
void
ck_lock_release (CkLock *lock)
{
  if (lock == NULL)
    return;
  g_mutex_lock (&table_mutex);
  table = g_slist_remove (table, lock);
  close (lock->fd);
  g_mutex_unlock (&table_mutex);
  g_free (lock);
}

/**
 * ck_lock_begin_read:
 * @path: of what may be a vault
 * @error: why it can't be read; %CK_ERROR_IN_USE when this process has it open
 *
 * Between this and ck_lock_end_read() the file may be opened, read and closed without harm to any lock. Another
 * program may have the vault meanwhile.
 *
 * Returns: %TRUE, then ck_lock_end_read() must follow
 */
gboolean
ck_lock_begin_read (const char *path, GError **error)
{
  struct stat info;

  g_mutex_lock (&table_mutex);
  if (look (path, &info, error))
    {
      if (access (path, R_OK) == 0)
        return TRUE;
      set_open_error (errno, FALSE, error);
    }
  g_mutex_unlock (&table_mutex);
  return FALSE;
}

/**
 * ck_lock_end_read:
 *
 * Ends what ck_lock_begin_read() began.
 */
void
ck_lock_end_read (void)
{
  g_mutex_unlock (&table_mutex);
}
