/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies in a vault's file, and in which order it is written.
 *
 * Header and log. The sealed state says one of two things about the log:
 *
 *  - not started: all pages are in the main file, durably. Whatever the log holds is of no account. Its log id is the
 *    one that the next log will get.
 *  - started: commits may lie in the log with this id and nowhere else. It must be there, and authentic.
 *
 * SQLite starts a log from its beginning only when each of its pages is in the main file, and synced. So, each step
 * durable before the next: "not started, with a new id" (unless the header says so already) → the log is emptied and
 * gets its header → "started" → frames. At every instant the header that is whole says the truth about the log.
 *
 * Before SQLite moves pages from the log into the main file, the header says up to which transaction. If that one can't
 * be read from the log any more, the main file is a mixture; without this it would look like the end that a crash leaves.
 *
 * A change of the header writes the copy that isn't trusted, syncs, then writes the other, which is the first to be
 * written the next time: at every instant one is whole and durable. What an earlier process left, killed perhaps
 * before its last sync, is synced before the first change. */
#include "ck-disk.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include "ck-bytes.h"
#include "ck-error.h"
#include "ck-text.h"
#include "ck-vfs.h"

#ifdef CK_TORTURE
CkTorture ck_torture;
#endif

static char *base_name;

/**
 * ck_disk_set_base:
 * @vfs_name: (nullable): the VFS that vaults lie on; %NULL for SQLite's default
 *
 * For tests: a file layer that fails, or records. Vaults on it aren't locked against other programs.
 */
void
ck_disk_set_base (const char *vfs_name)
{
  g_free (base_name);
  base_name = g_strdup (vfs_name);
}

/**
 * ck_disk_get_base:
 *
 * Returns: (nullable) (transfer none): what ck_disk_set_base() was given
 */
const char *
ck_disk_get_base (void)
{
  return base_name;
}

/**
 * ck_disk_open:
 * @path: an absolute path, with symbolic links resolved
 * @mode: what for
 * @error: %CK_ERROR_FAILED when the file can't be opened
 *
 * Opens the file; reads and writes nothing yet. Fill in header, state, trusted copy, keys and pages from the header,
 * then let SQLite open @vfs_name.
 *
 * Returns: (transfer full): free with ck_disk_free(), after SQLite's connection is closed
 */
CkDisk *
ck_disk_open (const char *path, CkDiskMode mode, GError **error)
{
  CkDisk *disk = g_new0 (CkDisk, 1);
  int flags = SQLITE_OPEN_MAIN_DB | (mode == CK_DISK_SOURCE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int rc;

  disk->mode = mode;
  disk->base = sqlite3_vfs_find (base_name);
  g_assert (disk->base != NULL);
  disk->path = g_strdup (path);
  disk->log_path = g_strconcat (path, "-wal", NULL);
  disk->name = sqlite3_create_filename (path, "", disk->log_path, 0, NULL);
  disk->log_number = 1;
  g_mutex_init (&disk->mutex);
  ck_vfs_register (disk);

  disk->file = g_malloc0 (disk->base->szOsFile);
  rc = disk->base->xOpen (disk->base, disk->name, disk->file, flags, &flags);
  if (rc != SQLITE_OK || (mode != CK_DISK_SOURCE && (flags & SQLITE_OPEN_READWRITE) == 0))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The vault can't be opened for writing. Nothing was changed. Check that its disk isn't full or "
                     "read-only, and that you may write to the file."));
      ck_disk_free (disk);
      return NULL;
    }
  return disk;
}

/**
 * ck_disk_free:
 * @disk: (nullable) (transfer full): wiped and freed
 */
void
ck_disk_free (CkDisk *disk)
{
  if (disk == NULL)
    return;
  if (disk->file->pMethods != NULL)
    disk->file->pMethods->xClose (disk->file);
  ck_vfs_unregister (disk);
  ck_keys_free (disk->keys);
  sqlite3_free_filename (disk->name);
  g_free (disk->file);
  g_free (disk->path);
  g_free (disk->log_path);
  g_mutex_clear (&disk->mutex);
  ck_wipe (disk, sizeof *disk);
  g_free (disk);
}

/**
 * ck_disk_sync:
 * @file: of the base VFS
 * @site: which of the vault's syncs this is
 * @flags: SQLite's
 *
 * Returns: SQLite's code
 */
int
ck_disk_sync (sqlite3_file *file, CkSyncSite site, int flags)
{
  if (CK_SKIPS_SYNC (site))
    return SQLITE_OK;
  return file->pMethods->xSync (file, flags != 0 ? flags : SQLITE_SYNC_NORMAL);
}

/**
 * ck_disk_read_header:
 * @disk: a disk
 * @raw: (out caller-allocates): both copies, zero beyond the file's end
 * @size: (out): of the file
 *
 * Returns: SQLite's code
 */
int
ck_disk_read_header (CkDisk *disk, guint8 raw[CK_HEADER_COPIES * CK_HEADER_BYTES], guint64 *size)
{
  sqlite3_int64 n = 0;
  int rc = disk->file->pMethods->xFileSize (disk->file, &n);

  if (rc == SQLITE_OK)
    rc = disk->file->pMethods->xRead (disk->file, raw, CK_HEADER_COPIES * CK_HEADER_BYTES, 0);
  if (rc == SQLITE_IOERR_SHORT_READ)
    rc = SQLITE_OK;
  *size = (guint64) n;
  return rc;
}

static int
write_copy (CkDisk *disk, int copy, const guint8 raw[CK_HEADER_BYTES])
{
  return disk->file->pMethods->xWrite (disk->file, raw, CK_HEADER_BYTES, (sqlite3_int64) copy * CK_HEADER_BYTES);
}

/**
 * ck_disk_write_header:
 * @disk: a disk with keys; its mutex is held
 * @header: what to write; its generation is raised by one
 * @state: what to seal into it
 *
 * Writes one copy, syncs it, and writes the other. On failure the disk may hold either the old header or the
 * new one, whole, and the next write takes care of that.
 *
 * Returns: SQLite's code
 */
int
ck_disk_write_header (CkDisk *disk, const CkHeader *header, const CkState *state)
{
  guint8 raw[CK_HEADER_BYTES];
  CkHeader next = *header;
  CkState next_state = *state;
  int rc;

  next.generation = disk->header.generation + 1; /* a copy that failed may have it already; it is written over then */
  ck_header_encode (&next, &next_state, disk->keys, raw);
  rc = disk->settled ? SQLITE_OK : ck_disk_sync (disk->file, CK_SYNC_HEADER_BEFORE, 0);
  if (rc == SQLITE_OK)
    {
      disk->settled = TRUE;
      rc = write_copy (disk, 1 - disk->trusted, raw);
    }
  if (rc == SQLITE_OK)
    rc = ck_disk_sync (disk->file, CK_SYNC_HEADER, 0);
  if (rc == SQLITE_OK)
    {
      disk->trusted = 1 - disk->trusted;
      disk->header.generation = next.generation;
      rc = write_copy (disk, 1 - disk->trusted, raw);
    }
  if (rc == SQLITE_OK)
    {
      disk->header = next;
      disk->state = next_state;
      disk->mend = FALSE;
    }
  disk->uncertain = rc != SQLITE_OK;
  return rc;
}

/**
 * ck_disk_end_log:
 * @disk: a live disk, whose log's pages are all in the main file, synced
 *
 * Has the header say so, and gives the next log its id. Does nothing when it says so already.
 *
 * Returns: SQLite's code
 */
int
ck_disk_end_log (CkDisk *disk)
{
  CkState state;
  int rc = SQLITE_OK;

  g_mutex_lock (&disk->mutex);
  state = disk->state;
  if (state.log_started || disk->uncertain || (disk->closing && (disk->mend || !state.clean)))
    {
      /* the ids stay while the next log hasn't begun: the emptying of the log before may not be on the disk yet */
      if (state.log_started)
        {
          memcpy (state.previous_log_id, disk->state.log_id, CK_ID_BYTES);
          randombytes_buf (state.log_id, CK_ID_BYTES);
        }
      state.log_started = FALSE;
      state.log_required = 0;
      state.clean = disk->closing;
      state.pages = disk->pages;
      rc = ck_disk_write_header (disk, &disk->header, &state);
      if (rc == SQLITE_OK && disk->closing)
        rc = ck_disk_sync (disk->file, CK_SYNC_NONE, 0);
    }
  g_mutex_unlock (&disk->mutex);
  return rc;
}

/**
 * ck_disk_start_log:
 * @disk: a live disk, whose log has its header, synced, and no frames
 *
 * Has the header say that from now on commits may lie in the log.
 *
 * Returns: SQLite's code
 */
int
ck_disk_start_log (CkDisk *disk)
{
  CkState state;
  int rc;

  g_mutex_lock (&disk->mutex);
  state = disk->state;
  state.log_started = TRUE;
  state.log_required = 0;
  state.clean = FALSE;
  state.pages = disk->pages;
  rc = ck_disk_write_header (disk, &disk->header, &state);
  g_mutex_unlock (&disk->mutex);
  return rc;
}

/**
 * ck_disk_use_log:
 * @disk: a live disk, whose log is synced, before the first of its pages is moved into the main file
 *
 * Has the header say which transactions the log must have from now on. Does nothing when it says so already.
 *
 * Returns: SQLite's code
 */
int
ck_disk_use_log (CkDisk *disk)
{
  guint64 committed = disk->log_commit != 0 ? disk->log_number : disk->log_number - 1;
  CkState state;
  int rc = SQLITE_OK;

  g_mutex_lock (&disk->mutex);
  state = disk->state;
  if (state.log_started && (state.log_required < committed || disk->uncertain))
    {
      state.log_required = committed;
      rc = ck_disk_write_header (disk, &disk->header, &state);
    }
  g_mutex_unlock (&disk->mutex);
  return rc;
}

/**
 * ck_page_one_template:
 * @page: (out caller-allocates): page 1 of an empty database
 *
 * In write-ahead mode already, with our page size and reserve: a change to that mode on an empty file
 * would want a rollback journal, which is refused. Layout: <https://www.sqlite.org/fileformat2.html>.
 */
void
ck_page_one_template (guint8 page[CK_PAGE_BYTES])
{
  memset (page, 0, CK_PAGE_BYTES);
  memcpy (page, "SQLite format 3", 16);
  page[16] = CK_PAGE_BYTES >> 8;
  page[17] = CK_PAGE_BYTES & 0xff;
  page[18] = 2; /* written and read through a write-ahead log */
  page[19] = 2;
  page[20] = CK_PAGE_RESERVE;
  page[21] = 64; /* fixed by the format */
  page[22] = 32;
  page[23] = 32;
  ck_put_be32 (page + 24, 1); /* change counter, and below the one that the size is valid for */
  ck_put_be32 (page + 28, 1); /* pages */
  ck_put_be32 (page + 44, 4); /* schema format */
  ck_put_be32 (page + 56, 1); /* UTF-8 */
  ck_put_be32 (page + 92, 1);
  ck_put_be32 (page + 96, 3040001);
  page[100] = 13; /* an empty table leaf */
  page[105] = CK_PAGE_SEALED >> 8;
  page[106] = CK_PAGE_SEALED & 0xff;
}

/**
 * ck_page_one_is_ours:
 * @page: a page 1, opened
 *
 * Whether page size, reserve and format versions are the vault's; with others SQLite would put content where the
 * tag goes, or want other files.
 */
gboolean
ck_page_one_is_ours (const guint8 page[CK_PAGE_BYTES])
{
  guint8 ours[CK_PAGE_BYTES];

  ck_page_one_template (ours);
  return memcmp (page, ours, 24) == 0;
}

/**
 * ck_disk_read_page:
 * @disk: a disk with keys
 * @file: a handle of the main file
 * @number: the page's number, from 1
 * @page: (out caller-allocates): its content; the reserve reads as zero
 *
 * Returns: %SQLITE_OK; %SQLITE_IOERR_SHORT_READ and zeros beyond the last page; %SQLITE_IOERR_DATA when it isn't
 *   the page that was written there; or what the disk says
 */
int
ck_disk_read_page (CkDisk *disk, sqlite3_file *file, guint64 number, guint8 page[CK_PAGE_BYTES])
{
  CkSealName name = { CK_SEAL_PAGE, disk->header.vault_id, NULL, number };
  guint8 sealed[CK_PAGE_BYTES];
  int rc;

  if (number > disk->pages)
    {
      memset (page, 0, CK_PAGE_BYTES);
      return SQLITE_IOERR_SHORT_READ;
    }
  rc = file->pMethods->xRead (file, sealed, CK_PAGE_BYTES, CK_PAGES_OFFSET + (sqlite3_int64) (number - 1) * CK_PAGE_BYTES);
  if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
    return rc;
  if (rc == SQLITE_IOERR_SHORT_READ
      || !ck_unseal (disk->keys->pages, &name, sealed + CK_PAGE_SEALED, sealed, CK_PAGE_SEALED,
                     sealed + CK_PAGE_SEALED + CK_NONCE_BYTES, page)
      || (number == 1 && !ck_page_one_is_ours (page)))
    {
      memset (page, 0, CK_PAGE_BYTES);
      if (disk->damaged_page == 0)
        disk->damaged_page = number;
      return SQLITE_IOERR_DATA;
    }
  memset (page + CK_PAGE_SEALED, 0, CK_PAGE_RESERVE);
  return SQLITE_OK;
}

static int
write_one_page (CkDisk *disk, sqlite3_file *file, guint64 number, const guint8 page[CK_PAGE_BYTES])
{
  CkSealName name = { CK_SEAL_PAGE, disk->header.vault_id, NULL, number };
  guint8 sealed[CK_PAGE_BYTES];

  ck_nonce_draw (sealed + CK_PAGE_SEALED, CK_NONCE_BYTES);
  ck_seal (disk->keys->pages, &name, sealed + CK_PAGE_SEALED, page, CK_PAGE_SEALED, sealed,
           sealed + CK_PAGE_SEALED + CK_NONCE_BYTES);
  return file->pMethods->xWrite (file, sealed, CK_PAGE_BYTES,
                                 CK_PAGES_OFFSET + (sqlite3_int64) (number - 1) * CK_PAGE_BYTES);
}

/**
 * ck_disk_write_page:
 * @disk: a disk with keys
 * @file: a handle of the main file
 * @number: the page's number, from 1
 * @page: its content; the reserve isn't kept
 *
 * Seals and writes. Pages that SQLite leaves out between the last one and this are filled with sealed zeros.
 *
 * Returns: SQLite's code; %SQLITE_IOERR_WRITE for a page 1 that isn't ours
 */
int
ck_disk_write_page (CkDisk *disk, sqlite3_file *file, guint64 number, const guint8 page[CK_PAGE_BYTES])
{
  static const guint8 zeros[CK_PAGE_BYTES];
  int rc;

  if (number == 1 && !ck_page_one_is_ours (page))
    return SQLITE_IOERR_WRITE;
  while (disk->pages + 1 < number)
    {
      rc = write_one_page (disk, file, disk->pages + 1, zeros);
      if (rc != SQLITE_OK)
        return rc;
      disk->pages++;
    }
  rc = write_one_page (disk, file, number, page);
  if (rc == SQLITE_OK)
    disk->pages = MAX (disk->pages, number);
  return rc;
}
