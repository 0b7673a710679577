/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of SQLite's that lives in memory: temporary, transient and statement files hold content in the clear, so they
 * never reach a disk. Made of chunks, so that growing copies nothing; wiped as it shrinks. */
#include "ck-memfile.h"

#include <string.h>
#include "ck-text.h"

#define CHUNK_BYTES (64 * 1024)

typedef struct {
  sqlite3_file parent;
  GPtrArray   *chunks; /* of CHUNK_BYTES each, or NULL when out of memory */
  gint64       size;
} CkMemfile;

static int
memfile_close (sqlite3_file *file)
{
  CkMemfile *self = (CkMemfile *) file;

  for (guint i = 0; i < self->chunks->len; i++)
    {
      ck_wipe (self->chunks->pdata[i], CHUNK_BYTES);
      g_free (self->chunks->pdata[i]);
    }
  g_clear_pointer (&self->chunks, g_ptr_array_unref);
  return SQLITE_OK;
}

static int
memfile_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  CkMemfile *self = (CkMemfile *) file;
  guint8 *to = buffer;
  gint64 left = CLAMP (self->size - offset, 0, amount);
  gint64 missing = amount - left;

  memset (to + left, 0, missing);
  while (left > 0)
    {
      gint64 n = MIN (left, CHUNK_BYTES - offset % CHUNK_BYTES);

      memcpy (to, (guint8 *) self->chunks->pdata[offset / CHUNK_BYTES] + offset % CHUNK_BYTES, n);
      to += n;
      offset += n;
      left -= n;
    }
  return missing > 0 ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

static int
memfile_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  CkMemfile *self = (CkMemfile *) file;
  const guint8 *from = buffer;

  while ((gint64) self->chunks->len * CHUNK_BYTES < offset + amount)
    {
      guint8 *chunk = g_try_malloc0 (CHUNK_BYTES);

      if (chunk == NULL)
        return SQLITE_IOERR_NOMEM;
      g_ptr_array_add (self->chunks, chunk);
    }
  self->size = MAX (self->size, offset + amount);
  while (amount > 0)
    {
      int n = (int) MIN (amount, CHUNK_BYTES - offset % CHUNK_BYTES);

      memcpy ((guint8 *) self->chunks->pdata[offset / CHUNK_BYTES] + offset % CHUNK_BYTES, from, n);
      from += n;
      offset += n;
      amount -= n;
    }
  return SQLITE_OK;
}

static int
memfile_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  CkMemfile *self = (CkMemfile *) file;
  gint64 keep = (size + CHUNK_BYTES - 1) / CHUNK_BYTES;

  if (size >= self->size)
    return SQLITE_OK;
  while ((gint64) self->chunks->len > keep)
    {
      guint8 *chunk = g_ptr_array_steal_index (self->chunks, self->chunks->len - 1);

      ck_wipe (chunk, CHUNK_BYTES);
      g_free (chunk);
    }
  if (size % CHUNK_BYTES != 0)
    ck_wipe ((guint8 *) self->chunks->pdata[keep - 1] + size % CHUNK_BYTES, CHUNK_BYTES - size % CHUNK_BYTES);
  self->size = size;
  return SQLITE_OK;
}

static int
memfile_sync (sqlite3_file *file, int flags)
{
  return SQLITE_OK;
}

static int
memfile_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = ((CkMemfile *) file)->size;
  return SQLITE_OK;
}

static int
memfile_lock (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
memfile_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  *reserved = 0;
  return SQLITE_OK;
}

static int
memfile_file_control (sqlite3_file *file, int op, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
memfile_sector_size (sqlite3_file *file)
{
  return 4096;
}

static int
memfile_device_characteristics (sqlite3_file *file)
{
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE | SQLITE_IOCAP_SAFE_APPEND | SQLITE_IOCAP_SEQUENTIAL;
}

static const sqlite3_io_methods memfile_methods = {
  .iVersion = 1,
  .xClose = memfile_close,
  .xRead = memfile_read,
  .xWrite = memfile_write,
  .xTruncate = memfile_truncate,
  .xSync = memfile_sync,
  .xFileSize = memfile_file_size,
  .xLock = memfile_lock,
  .xUnlock = memfile_lock,
  .xCheckReservedLock = memfile_check_reserved_lock,
  .xFileControl = memfile_file_control,
  .xSectorSize = memfile_sector_size,
  .xDeviceCharacteristics = memfile_device_characteristics,
};

/**
 * ck_memfile_size:
 *
 * Returns: how many bytes ck_memfile_open() needs
 */
gsize
ck_memfile_size (void)
{
  return sizeof (CkMemfile);
}

/**
 * ck_memfile_open:
 * @file: memory of ck_memfile_size() bytes
 *
 * Makes an empty file of it; its xClose wipes and frees what it holds.
 */
void
ck_memfile_open (sqlite3_file *file)
{
  CkMemfile *self = (CkMemfile *) file;

  self->parent.pMethods = &memfile_methods;
  self->chunks = g_ptr_array_new ();
  self->size = 0;
}
