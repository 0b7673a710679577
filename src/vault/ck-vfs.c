/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's file layer over a sealed vault: a VFS for each open vault, over the system's.
 *
 * Main file: page n lies at 8192 + (n − 1) · 4096. SQLite sees a plain database of 4096-byte pages with 40 reserved
 * bytes each. The log is in ck-log.c, temporary files in ck-memfile.c; any other file is refused, so that not even
 * ATTACH finds a way out in the clear.
 *
 * When SQLite opens a database it reads 100 bytes of page 1 before it looks at the log. Page 1 may be torn by a power
 * cut then, and the log would heal it; so partial reads of page 1 are answered from constants, which are all
 * that SQLite wants there. A read of the whole page fails if it isn't authentic. */
#include "ck-vfs.h"

#include <string.h>
#include "ck-log.h"
#include "ck-memfile.h"

typedef struct {
  sqlite3_file  parent;
  CkDisk       *disk;
  sqlite3_file *real;
} CkMainFile;

static int
main_close (sqlite3_file *file)
{
  CkMainFile *self = (CkMainFile *) file;

  self->disk->main_open = FALSE;
  return self->real->pMethods->xClose (self->real);
}

static int
read_page_one_part (CkMainFile *self, void *buffer, int amount, sqlite3_int64 offset)
{
  guint8 page[CK_PAGE_BYTES];
  int rc = SQLITE_OK;

  if (CK_SABOTAGE (read_page_one))
    rc = ck_disk_read_page (self->disk, self->real, 1, page);
  else
    ck_page_one_template (page);
  memcpy (buffer, page + offset, amount);
  return rc;
}

static int
main_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  CkMainFile *self = (CkMainFile *) file;

  if (amount == CK_PAGE_BYTES && offset % CK_PAGE_BYTES == 0)
    return ck_disk_read_page (self->disk, self->real, (guint64) offset / CK_PAGE_BYTES + 1, buffer);
  if (offset >= 0 && offset + amount <= 100)
    return read_page_one_part (self, buffer, amount, offset);
  return SQLITE_IOERR_READ;
}

static int
main_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  CkMainFile *self = (CkMainFile *) file;
  int rc = SQLITE_OK;

  if (amount != CK_PAGE_BYTES || offset % CK_PAGE_BYTES != 0 || self->disk->mode == CK_DISK_SOURCE)
    return SQLITE_IOERR_WRITE;
  if (self->disk->mode == CK_DISK_LIVE)
    rc = ck_disk_use_log (self->disk);
  return rc != SQLITE_OK ? rc : ck_disk_write_page (self->disk, self->real, (guint64) offset / CK_PAGE_BYTES + 1, buffer);
}

static int
main_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  static const guint8 zeros[CK_PAGE_BYTES];
  CkMainFile *self = (CkMainFile *) file;
  guint64 pages = (guint64) size / CK_PAGE_BYTES;
  int rc = SQLITE_OK;

  if (size < 0 || size % CK_PAGE_BYTES != 0 || self->disk->mode == CK_DISK_SOURCE)
    return SQLITE_IOERR_TRUNCATE;
  if (self->disk->mode == CK_DISK_LIVE)
    rc = ck_disk_use_log (self->disk);
  if (rc != SQLITE_OK)
    return rc;
  if (pages > self->disk->pages)
    return ck_disk_write_page (self->disk, self->real, pages, zeros);
  rc = self->real->pMethods->xTruncate (self->real, CK_PAGES_OFFSET + size);
  if (rc == SQLITE_OK)
    self->disk->pages = pages;
  return rc;
}

static int
main_sync (sqlite3_file *file, int flags)
{
  CkMainFile *self = (CkMainFile *) file;

  return ck_disk_sync (self->real, CK_SYNC_MAIN, flags);
}

static int
main_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = (sqlite3_int64) ((CkMainFile *) file)->disk->pages * CK_PAGE_BYTES;
  return SQLITE_OK;
}

static int
main_lock (sqlite3_file *file, int level)
{
  CkMainFile *self = (CkMainFile *) file;

  return self->disk->mode == CK_DISK_LIVE ? self->real->pMethods->xLock (self->real, level) : SQLITE_OK;
}

static int
main_unlock (sqlite3_file *file, int level)
{
  CkMainFile *self = (CkMainFile *) file;

  return self->disk->mode == CK_DISK_LIVE ? self->real->pMethods->xUnlock (self->real, level) : SQLITE_OK;
}

static int
main_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  CkMainFile *self = (CkMainFile *) file;

  *reserved = 0;
  return self->disk->mode == CK_DISK_LIVE ? self->real->pMethods->xCheckReservedLock (self->real, reserved) : SQLITE_OK;
}

/* Settings that the vault relies on can be asked for, or set to what they are. The store's authorizer says no before
 * that; this is for whoever forgets it. */
static gboolean
is_refused_setting (const char *name, const char *value)
{
  static const struct {
    const char *name, *allowed[3];
  } settings[] = {
    { "journal_mode", { "wal" } },    { "locking_mode", { "exclusive" } }, { "synchronous", { "full", "extra" } },
    { "temp_store", { "memory" } },   { "secure_delete", { "on" } },       { "trusted_schema", { "off" } },
    { "mmap_size", { "0" } },         { "page_size", { NULL } },           { "auto_vacuum", { NULL } },
    { "encoding", { NULL } },         { "temp_store_directory", { NULL } }, { "data_store_directory", { NULL } },
    { "writable_schema", { "off" } }, { "journal_size_limit", { NULL } },
    { "cache_spill", { "off" } },
  };

  if (value == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_ascii_strcasecmp (settings[i].name, name) == 0)
      {
        for (guint j = 0; j < G_N_ELEMENTS (settings[i].allowed) && settings[i].allowed[j] != NULL; j++)
          if (g_ascii_strcasecmp (settings[i].allowed[j], value) == 0)
            return FALSE;
        return TRUE;
      }
  return FALSE;
}

static int
control_pragma (CkMainFile *self, char **argument)
{
  if (self->disk->mode != CK_DISK_LIVE || !is_refused_setting (argument[1], argument[2]))
    return SQLITE_NOTFOUND;
  argument[0] = sqlite3_mprintf ("the vault relies on this setting");
  return SQLITE_ERROR;
}

static int
main_file_control (sqlite3_file *file, int op, void *argument)
{
  switch (op)
    {
    case SQLITE_FCNTL_PRAGMA:
      return control_pragma ((CkMainFile *) file, argument);
    case SQLITE_FCNTL_CHUNK_SIZE: /* plain bytes beyond the last page: swallowed */
    case SQLITE_FCNTL_SIZE_HINT:
      return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE:
      *(sqlite3_int64 *) argument = 0;
      return SQLITE_OK;
    case SQLITE_FCNTL_POWERSAFE_OVERWRITE:
      *(int *) argument = 1;
      return SQLITE_OK;
    case SQLITE_FCNTL_PERSIST_WAL:
      *(int *) argument = 0;
      return SQLITE_OK;
    default:
      return SQLITE_NOTFOUND;
    }
}

static int
sector_size (sqlite3_file *file)
{
  return CK_PAGE_BYTES;
}

static int
device_characteristics (sqlite3_file *file)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE; /* without it page bodies arrive in pieces */
}

static const sqlite3_io_methods main_methods = {
  .iVersion = 1, /* no shared memory, no mapping */
  .xClose = main_close,
  .xRead = main_read,
  .xWrite = main_write,
  .xTruncate = main_truncate,
  .xSync = main_sync,
  .xFileSize = main_file_size,
  .xLock = main_lock,
  .xUnlock = main_unlock,
  .xCheckReservedLock = main_check_reserved_lock,
  .xFileControl = main_file_control,
  .xSectorSize = sector_size,
  .xDeviceCharacteristics = device_characteristics,
};

static int
open_main (CkDisk *disk, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  CkMainFile *self = (CkMainFile *) file;
  int rc;

  if (disk->main_open)
    return SQLITE_CANTOPEN;
  self->disk = disk;
  self->real = (sqlite3_file *) (self + 1);
  memset (self->real, 0, disk->base->szOsFile);
  flags &= ~(SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE);
  rc = disk->base->xOpen (disk->base, name, self->real, flags, out_flags);
  if (rc != SQLITE_OK)
    {
      if (self->real->pMethods != NULL)
        self->real->pMethods->xClose (self->real);
      return rc;
    }
  self->parent.pMethods = &main_methods;
  disk->main_open = TRUE;
  return SQLITE_OK;
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  CkDisk *disk = vfs->pAppData;
  const int in_memory = SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL;

  file->pMethods = NULL;
  if ((flags & in_memory) != 0)
    {
      ck_memfile_open (file);
      if (out_flags != NULL)
        *out_flags = flags;
      return SQLITE_OK;
    }
  if ((flags & SQLITE_OPEN_MAIN_DB) != 0 && g_strcmp0 (name, disk->path) == 0)
    return open_main (disk, name, file, flags, out_flags);
  if ((flags & SQLITE_OPEN_WAL) != 0 && g_strcmp0 (name, disk->log_path) == 0 && disk->mode != CK_DISK_TARGET)
    {
      if (disk->mode == CK_DISK_LIVE)
        return ck_log_open (disk, name, file, flags, out_flags);
      ck_memfile_open (file);
      return SQLITE_OK;
    }
  return SQLITE_CANTOPEN;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_directory)
{
  CkDisk *disk = vfs->pAppData;
  int rc;

  if (disk->mode != CK_DISK_LIVE || g_strcmp0 (name, disk->log_path) != 0)
    return SQLITE_IOERR_DELETE_NOENT;
  rc = ck_disk_end_log (disk);
  return rc == SQLITE_OK ? disk->base->xDelete (disk->base, name, sync_directory) : rc;
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  CkDisk *disk = vfs->pAppData;

  *result = 0;
  if (disk->mode == CK_DISK_LIVE && (g_strcmp0 (name, disk->path) == 0 || g_strcmp0 (name, disk->log_path) == 0))
    return disk->base->xAccess (disk->base, name, flags, result);
  return SQLITE_OK;
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *name, int n, char *path)
{
  return g_strlcpy (path, name, n) < (gsize) n ? SQLITE_OK : SQLITE_CANTOPEN;
}

static int
vfs_randomness (sqlite3_vfs *vfs, int n, char *bytes)
{
  sqlite3_vfs *base = ((CkDisk *) vfs->pAppData)->base;

  return base->xRandomness (base, n, bytes);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  sqlite3_vfs *base = ((CkDisk *) vfs->pAppData)->base;

  return base->xSleep (base, microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, sqlite3_int64 *time)
{
  sqlite3_vfs *base = ((CkDisk *) vfs->pAppData)->base;

  return base->xCurrentTimeInt64 (base, time);
}

static int
vfs_get_last_error (sqlite3_vfs *vfs, int n, char *text)
{
  sqlite3_vfs *base = ((CkDisk *) vfs->pAppData)->base;

  return base->xGetLastError != NULL ? base->xGetLastError (base, n, text) : 0;
}

/**
 * ck_vfs_register:
 * @disk: a disk
 *
 * Registers a VFS for this disk alone, named @vfs_name. It has no xDlOpen: nothing can be loaded through it.
 */
void
ck_vfs_register (CkDisk *disk)
{
  static gint count = 0;
  gsize own = MAX (sizeof (CkMainFile), ck_log_file_size ()) + disk->base->szOsFile;

  g_snprintf (disk->vfs_name, sizeof disk->vfs_name, "ck-vault-%d", g_atomic_int_add (&count, 1));
  disk->vfs = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int) MAX (own, ck_memfile_size ()),
    .mxPathname = MAX (disk->base->mxPathname, (int) strlen (disk->log_path) + 1),
    .zName = disk->vfs_name,
    .pAppData = disk,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTimeInt64 = vfs_current_time,
    .xGetLastError = vfs_get_last_error,
  };
  sqlite3_vfs_register (&disk->vfs, FALSE);
}

/**
 * ck_vfs_unregister:
 * @disk: a disk that no connection uses any more
 */
void
ck_vfs_unregister (CkDisk *disk)
{
  sqlite3_vfs_unregister (&disk->vfs);
}
