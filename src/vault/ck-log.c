/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file that SQLite takes for its write-ahead log. It sees as many frames as ck_log_recover() found sound, and those
 * that it wrote since. */
#include "ck-log.h"

#include <string.h>
#include "ck-bytes.h"
#include "ck-log-format.h"

typedef struct {
  sqlite3_file  parent;
  CkDisk       *disk;
  sqlite3_file *real;
} CkLogFile;

static int
log_close (sqlite3_file *file)
{
  CkLogFile *self = (CkLogFile *) file;

  self->disk->log_open = FALSE;
  return self->real->pMethods->xClose (self->real);
}

static int
damaged (CkDisk *disk, int rc)
{
  if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
    return rc;
  disk->damaged_log = TRUE;
  return SQLITE_IOERR_DATA;
}

static int
read_frame_header (CkLogFile *self, guint64 frame, guint8 plain[CK_WAL_FRAME_HEADER])
{
  guint8 raw[CK_LOG_FRAME_HEADER];
  int rc = self->real->pMethods->xRead (self->real, raw, sizeof raw, ck_log_frame_at (frame));

  if (rc == SQLITE_OK && ck_log_decode_frame_header (self->disk, frame, raw, plain, NULL))
    return SQLITE_OK;
  return damaged (self->disk, rc);
}

static int
read_frame_body (CkLogFile *self, guint64 frame, guint8 plain[CK_PAGE_BYTES])
{
  guint8 raw[CK_LOG_FRAME_BODY];
  int rc = self->real->pMethods->xRead (self->real, raw, sizeof raw, ck_log_frame_at (frame) + CK_LOG_FRAME_HEADER);

  if (rc == SQLITE_OK && ck_log_decode_frame_body (self->disk, frame, raw, plain))
    return SQLITE_OK;
  return damaged (self->disk, rc);
}

static int
read_short (void *buffer, int amount)
{
  memset (buffer, 0, amount);
  return SQLITE_IOERR_SHORT_READ;
}

static int
log_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  CkLogFile *self = (CkLogFile *) file;
  CkDisk *disk = self->disk;
  guint8 header[CK_WAL_FRAME_HEADER];
  guint64 frame;
  sqlite3_int64 within;
  int rc;

  if (!disk->log_live)
    return read_short (buffer, amount);
  if (offset + amount <= CK_WAL_HEADER)
    {
      memcpy (buffer, disk->log_header + offset, amount);
      return SQLITE_OK;
    }
  if (offset < CK_WAL_HEADER)
    return SQLITE_IOERR_READ;

  frame = (guint64) (offset - CK_WAL_HEADER) / CK_WAL_FRAME + 1;
  within = (offset - CK_WAL_HEADER) % CK_WAL_FRAME;
  if (frame > disk->log_frames)
    return read_short (buffer, amount);
  if (within == CK_WAL_FRAME_HEADER && amount == CK_PAGE_BYTES)
    return read_frame_body (self, frame, buffer);
  if (within == 0 && amount == CK_WAL_FRAME)
    {
      rc = read_frame_header (self, frame, buffer);
      return rc == SQLITE_OK ? read_frame_body (self, frame, (guint8 *) buffer + CK_WAL_FRAME_HEADER) : rc;
    }
  if (within + amount > CK_WAL_FRAME_HEADER)
    return SQLITE_IOERR_READ;
  rc = read_frame_header (self, frame, header);
  if (rc == SQLITE_OK)
    memcpy (buffer, header + within, amount);
  return rc;
}

/* SQLite starts the log from its beginning: all it held is in the main file, synced. See ck-disk.c for the order. */
static int
start (CkLogFile *self, const guint8 header[CK_WAL_HEADER])
{
  CkDisk *disk = self->disk;
  guint8 raw[CK_LOG_FRAMES];
  int rc = ck_disk_end_log (disk);

  if (rc != SQLITE_OK)
    return rc;
  disk->log_live = FALSE;
  disk->log_frames = 0;
  disk->log_commit = 0;
  disk->log_number = 1;
  disk->log_page_frame = 0;
  ck_log_encode_start (disk, header, raw);
  rc = self->real->pMethods->xTruncate (self->real, 0);
  if (rc == SQLITE_OK)
    rc = self->real->pMethods->xWrite (self->real, raw, sizeof raw, 0);
  if (rc == SQLITE_OK)
    rc = ck_disk_sync (self->real, CK_SYNC_LOG_START, 0);
  if (rc == SQLITE_OK)
    rc = ck_disk_start_log (disk);
  if (rc != SQLITE_OK)
    return rc;
  memcpy (disk->log_header, header, CK_WAL_HEADER);
  disk->log_live = TRUE;
  return SQLITE_OK;
}

static int
write_frame_header (CkLogFile *self, guint64 frame, const guint8 plain[CK_WAL_FRAME_HEADER])
{
  CkDisk *disk = self->disk;
  guint8 raw[CK_LOG_FRAME_HEADER];
  int rc;

  /* A frame without the log's salt is one whose checksum SQLite means to put in later. It may forget that after a
   * savepoint is rolled back (see ck-connection.c), so a transaction that comes in pieces is refused. */
  if (memcmp (plain + 8, disk->log_header + 16, 8) != 0)
    return SQLITE_IOERR_WRITE;

  /* SQLite goes on behind a commit: that transaction is done. It writes over a commit only when that failed. */
  if (disk->log_commit != 0)
    {
      if (frame > disk->log_commit)
        disk->log_number++;
      disk->log_commit = 0;
    }
  ck_log_encode_frame_header (disk, frame, plain, raw);
  rc = self->real->pMethods->xWrite (self->real, raw, sizeof raw, ck_log_frame_at (frame));
  if (rc != SQLITE_OK)
    return rc;
  disk->log_frames = MAX (disk->log_frames, frame);
  disk->log_page_frame = frame;
  disk->log_page = ck_get_be32 (plain);
  if (ck_get_be32 (plain + 4) != 0)
    disk->log_commit = frame;
  return SQLITE_OK;
}

static int
write_frame_body (CkLogFile *self, guint64 frame, const guint8 plain[CK_PAGE_BYTES])
{
  CkDisk *disk = self->disk;
  guint8 raw[CK_LOG_FRAME_BODY];

  if (disk->log_page_frame != frame || (disk->log_page == 1 && !ck_page_one_is_ours (plain)))
    return SQLITE_IOERR_WRITE;
  ck_log_encode_frame_body (disk, frame, plain, raw);
  return self->real->pMethods->xWrite (self->real, raw, sizeof raw, ck_log_frame_at (frame) + CK_LOG_FRAME_HEADER);
}

static int
log_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  CkLogFile *self = (CkLogFile *) file;
  guint64 frame;
  sqlite3_int64 within;

  if (offset == 0 && amount == CK_WAL_HEADER)
    return start (self, buffer);
  if (offset < CK_WAL_HEADER || !self->disk->log_live)
    return SQLITE_IOERR_WRITE;
  frame = (guint64) (offset - CK_WAL_HEADER) / CK_WAL_FRAME + 1;
  within = (offset - CK_WAL_HEADER) % CK_WAL_FRAME;
  if (within == 0 && amount == CK_WAL_FRAME_HEADER && frame <= self->disk->log_frames + 1)
    return write_frame_header (self, frame, buffer);
  if (within == CK_WAL_FRAME_HEADER && amount == CK_PAGE_BYTES && frame <= self->disk->log_frames)
    return write_frame_body (self, frame, buffer);
  return SQLITE_IOERR_WRITE;
}

static int
log_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  CkLogFile *self = (CkLogFile *) file;
  int rc;

  if (size != 0) /* a wish for less room, from journal_size_limit */
    return SQLITE_OK;
  rc = ck_disk_end_log (self->disk);
  if (rc != SQLITE_OK)
    return rc;
  self->disk->log_live = FALSE;
  self->disk->log_frames = 0;
  return self->real->pMethods->xTruncate (self->real, 0);
}

static int
log_sync (sqlite3_file *file, int flags)
{
  return ck_disk_sync (((CkLogFile *) file)->real, CK_SYNC_LOG, flags);
}

static int
log_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  CkDisk *disk = ((CkLogFile *) file)->disk;

  *size = disk->log_live ? CK_WAL_HEADER + (sqlite3_int64) disk->log_frames * CK_WAL_FRAME : 0;
  return SQLITE_OK;
}

static int
log_lock (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
log_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  *reserved = 0;
  return SQLITE_OK;
}

static int
log_file_control (sqlite3_file *file, int op, void *argument)
{
  return op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE ? SQLITE_OK : SQLITE_NOTFOUND;
}

static int
log_sector_size (sqlite3_file *file)
{
  return CK_PAGE_BYTES;
}

static int
log_device_characteristics (sqlite3_file *file)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods log_methods = {
  .iVersion = 1,
  .xClose = log_close,
  .xRead = log_read,
  .xWrite = log_write,
  .xTruncate = log_truncate,
  .xSync = log_sync,
  .xFileSize = log_file_size,
  .xLock = log_lock,
  .xUnlock = log_lock,
  .xCheckReservedLock = log_check_reserved_lock,
  .xFileControl = log_file_control,
  .xSectorSize = log_sector_size,
  .xDeviceCharacteristics = log_device_characteristics,
};

/**
 * ck_log_file_size:
 *
 * Returns: bytes that ck_log_open() needs, less those of the base VFS's file
 */
gsize
ck_log_file_size (void)
{
  return sizeof (CkLogFile);
}

/**
 * ck_log_open:
 * @disk: a live disk, after ck_log_recover()
 * @name: the log's path, of SQLite's making
 * @file: where to make the file
 * @flags: SQLite's
 * @out_flags: (out) (optional): SQLite's
 *
 * Returns: SQLite's code
 */
int
ck_log_open (CkDisk *disk, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  CkLogFile *self = (CkLogFile *) file;
  int rc;

  if (disk->log_open)
    return SQLITE_CANTOPEN;
  self->disk = disk;
  self->real = (sqlite3_file *) (self + 1);
  memset (self->real, 0, disk->base->szOsFile);
  rc = disk->base->xOpen (disk->base, name, self->real, flags, out_flags);
  if (rc != SQLITE_OK)
    {
      if (self->real->pMethods != NULL)
        self->real->pMethods->xClose (self->real);
      return rc;
    }
  self->parent.pMethods = &log_methods;
  disk->log_open = TRUE;
  return SQLITE_OK;
}
