/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an opened vault makes of the log that lies beside it, before SQLite sees either.
 *
 * A log that should be there and isn't authentic is never taken for an absent one: that would drop commits without a
 * word. A frame that isn't authentic ends the log, as a crash leaves it, if nothing sound follows that belongs
 * to a later transaction: each transaction was synced before the next was begun, so that can't come from a crash. Nor can
 * a log that ends before the transaction that the header asks for. Then it is damage, nothing is changed, and the
 * person is told. */
#include "ck-log.h"

#include <glib/gi18n-lib.h>
#include "ck-bytes.h"
#include "ck-error.h"
#include "ck-log-format.h"
#include "ck-text.h"

/** CkScan: @sound: frames that are authentic and continue SQLite's checksum; @least_pages: the smallest database that
 *  one of the commits among them left */
typedef struct {
  guint64  sound;
  guint64  commit;
  guint64  number;
  guint64  least_pages;
  gboolean torn;
  gboolean later;
} CkScan;

/* SQLite's checksum of its log: <https://www.sqlite.org/fileformat2.html#checksum_algorithm> */
static void
add_checksum (gboolean big_endian, const guint8 *bytes, gsize length, guint32 sum[2])
{
  for (gsize i = 0; i < length; i += 8)
    {
      guint32 a = big_endian ? ck_get_be32 (bytes + i) : ck_get_u32 (bytes + i);
      guint32 b = big_endian ? ck_get_be32 (bytes + i + 4) : ck_get_u32 (bytes + i + 4);

      sum[0] += a + sum[1];
      sum[1] += b + sum[0];
    }
}

static gboolean
continues (const guint8 log_header[CK_WAL_HEADER], const guint8 header[CK_WAL_FRAME_HEADER],
           const guint8 body[CK_PAGE_BYTES], guint32 sum[2])
{
  gboolean big_endian = (log_header[3] & 1) != 0;

  add_checksum (big_endian, header, 8, sum);
  add_checksum (big_endian, body, CK_PAGE_BYTES, sum);
  return memcmp (header + 8, log_header + 16, 8) == 0 && ck_get_be32 (header) != 0
         && ck_get_be32 (header + 16) == sum[0] && ck_get_be32 (header + 20) == sum[1];
}

static int
scan (CkDisk *disk, sqlite3_file *log, guint64 n_frames, const guint8 log_header[CK_WAL_HEADER], CkScan *found)
{
  guint32 sum[2] = { ck_get_be32 (log_header + 24), ck_get_be32 (log_header + 28) };
  guint8 header[CK_WAL_FRAME_HEADER];
  g_autofree guint8 *raw = g_malloc (CK_LOG_FRAME);
  g_autofree guint8 *body = g_malloc (CK_PAGE_BYTES);
  guint64 frame, transaction;
  int rc = SQLITE_OK;

  *found = (CkScan){ .least_pages = G_MAXUINT64 };
  for (frame = 1; frame <= n_frames; frame++)
    {
      rc = log->pMethods->xRead (log, raw, CK_LOG_FRAME, ck_log_frame_at (frame));
      if (rc != SQLITE_OK)
        break;
      if (!ck_log_decode_frame_header (disk, frame, raw, header, &transaction)
          || !ck_log_decode_frame_body (disk, frame, raw + CK_LOG_FRAME_HEADER, body))
        {
          found->torn = TRUE;
          break;
        }
      if (!continues (log_header, header, body, sum))
        break;
      found->sound = frame;
      if (ck_get_be32 (header + 4) != 0)
        {
          found->commit = frame;
          found->number = transaction;
          found->least_pages = MIN (found->least_pages, ck_get_be32 (header + 4));
        }
    }
  for (; rc == SQLITE_OK && frame <= n_frames && !found->later; frame++)
    {
      rc = log->pMethods->xRead (log, raw, CK_LOG_FRAME_HEADER, ck_log_frame_at (frame));
      found->later = rc == SQLITE_OK && ck_log_decode_frame_header (disk, frame, raw, header, &transaction)
                     && transaction > found->number + 1;
    }
  ck_wipe (body, CK_PAGE_BYTES);
  return rc;
}

static gboolean
fail (CkDisk *disk, const char *message, GError **error)
{
  disk->damaged_log = TRUE;
  g_set_error_literal (error, CK_ERROR, CK_ERROR_DAMAGED, message);
  return FALSE;
}

static gboolean
fail_read (GError **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("The log beside the vault can't be read. Nothing was changed. Check the permissions of both files and "
                 "the health of the disk."));
  return FALSE;
}

static void
add_leftover (const char *text, GPtrArray *findings, GPtrArray *leftovers)
{
  g_ptr_array_add (findings, g_strdup (text));
  g_ptr_array_add (leftovers, g_strdup (text));
}

/* The header says that all is in the main file: the log must not claim otherwise. */
static gboolean
check_idle (CkDisk *disk, sqlite3_file *log, guint64 n_frames, gboolean ours, const guint8 log_id[CK_ID_BYTES],
            GPtrArray *findings, GPtrArray *leftovers, GError **error)
{
  guint8 raw[CK_LOG_FRAME_HEADER], header[CK_WAL_FRAME_HEADER];

  if (!ours)
    {
      add_leftover (_("The log beside the vault was just begun when it broke off, as in a power cut. It held nothing yet."),
                    findings, leftovers);
      return TRUE;
    }
  if (memcmp (log_id, disk->state.previous_log_id, CK_ID_BYTES) == 0)
    return TRUE;
  if (memcmp (log_id, disk->state.log_id, CK_ID_BYTES) != 0)
    return fail (disk,
                 _("The vault and the log beside it don't belong together: one of them was put back from an older copy. "
                   "Nothing was changed; keep both files. Put back both from the same backup."),
                 error);
  for (guint64 frame = 1; frame <= n_frames; frame++)
    {
      int rc = log->pMethods->xRead (log, raw, sizeof raw, ck_log_frame_at (frame));

      if (rc != SQLITE_OK)
        return fail_read (error);
      if (ck_log_decode_frame_header (disk, frame, raw, header, NULL))
        return fail (disk,
                     _("The log beside the vault is newer than the vault: an older copy of the vault was put back. "
                       "Nothing was changed; keep both files. Put back the newer vault."),
                     error);
    }
  return TRUE;
}

static gboolean
check_started (CkDisk *disk, sqlite3_file *log, guint64 n_frames, guint64 file_pages, gboolean ours,
               const guint8 log_id[CK_ID_BYTES], GPtrArray *findings, GPtrArray *leftovers, GError **error)
{
  CkScan found;

  if (!ours)
    return fail (disk,
                 _("The log beside the vault is missing or damaged, and it holds the last changes. Nothing was changed; "
                   "keep both files. If the log (its name ends in -wal) was moved away, put it back, or use a backup."),
                 error);
  if (memcmp (log_id, disk->state.log_id, CK_ID_BYTES) != 0)
    return fail (disk,
                 _("The vault and the log beside it don't belong together: one of them was put back from an older copy. "
                   "Nothing was changed; keep both files. Put back both from the same backup."),
                 error);
  if (scan (disk, log, n_frames, disk->log_header, &found) != SQLITE_OK)
    return fail_read (error);
  if ((found.later || found.number < disk->state.log_required) && !CK_SABOTAGE (forgive_log))
    return fail (disk,
                 _("The log beside the vault is damaged in the middle: changes that were confirmed can't be read. Nothing "
                   "was changed; keep both files, and use a backup."),
                 error);
  if (file_pages < disk->state.pages && found.least_pages > file_pages)
    return fail (disk, _("This vault is cut short. Nothing was changed. Copy it again from where it came, or use a backup."),
                 error);
  if (found.torn)
    add_leftover (_("The last change before the program ended was written in part, as in a power cut, and was left out. All "
                    "that was confirmed before is here."),
                  findings, leftovers);
  disk->log_live = TRUE;
  disk->log_frames = found.sound;
  disk->log_commit = found.commit;
  disk->log_number = MAX (found.number, 1);
  disk->pages = MIN (disk->state.pages, file_pages);
  return TRUE;
}

static gboolean
check_sizes (CkDisk *disk, guint64 file_pages, GPtrArray *findings, GError **error)
{
  disk->pages = disk->state.pages;
  if (!disk->state.log_started && file_pages < disk->state.pages)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _("This vault is cut short. Nothing was changed. Copy it again from where it came, or use a backup."));
      return FALSE;
    }
  if (!disk->state.log_started && file_pages > disk->state.pages)
    g_ptr_array_add (findings, g_strdup (_("There is something behind the vault's last page. It isn't read.")));
  return TRUE;
}

/**
 * ck_log_recover:
 * @disk: a live disk with keys, header and state
 * @file_pages: how many whole pages the main file has
 * @findings: (element-type utf8): gets a line for what is to be told
 * @leftovers: (element-type utf8): gets those of these lines that a crash accounts for
 * @error: %CK_ERROR_DAMAGED when commits that were confirmed are missing or don't fit, %CK_ERROR_FAILED when the disk
 *   can't be read
 *
 * Decides how much of the log counts. Writes nothing.
 */
gboolean
ck_log_recover (CkDisk *disk, guint64 file_pages, GPtrArray *findings, GPtrArray *leftovers, GError **error)
{
  g_autofree sqlite3_file *log = g_malloc0 (disk->base->szOsFile);
  guint8 raw[CK_LOG_FRAMES], log_id[CK_ID_BYTES];
  sqlite3_int64 size = 0;
  guint64 n_frames;
  gboolean ours = FALSE, ok;
  int exists = 0, flags = 0, rc;

  if (!check_sizes (disk, file_pages, findings, error))
    return FALSE;
  rc = disk->base->xAccess (disk->base, disk->log_path, SQLITE_ACCESS_EXISTS, &exists);
  if (rc == SQLITE_OK && exists)
    rc = disk->base->xOpen (disk->base, sqlite3_filename_wal (disk->name), log, SQLITE_OPEN_WAL | SQLITE_OPEN_READWRITE, &flags);
  if (rc == SQLITE_OK && exists)
    rc = log->pMethods->xFileSize (log, &size);
  if (rc == SQLITE_OK && size >= CK_LOG_FRAMES)
    {
      rc = log->pMethods->xRead (log, raw, sizeof raw, 0);
      ours = rc == SQLITE_OK && ck_log_decode_start (disk, raw, log_id, disk->log_header);
    }
  n_frames = size > CK_LOG_FRAMES ? (guint64) (size - CK_LOG_FRAMES) / CK_LOG_FRAME : 0;

  if (CK_SABOTAGE (forgive_log) && !ours)
    ok = TRUE;
  else if (rc != SQLITE_OK)
    ok = fail_read (error);
  else if (disk->state.log_started)
    ok = check_started (disk, log, n_frames, file_pages, ours, log_id, findings, leftovers, error);
  else
    ok = size == 0 || check_idle (disk, log, n_frames, ours, log_id, findings, leftovers, error);
  if (log->pMethods != NULL)
    log->pMethods->xClose (log);
  return ok;
}

/**
 * ck_log_verify:
 * @disk: an unlocked disk
 * @bad: (out): 0, or the first frame that isn't authentic; frame 1 also when the header isn't
 *
 * Reads all of the log that counts.
 *
 * Returns: SQLite's code
 */
int
ck_log_verify (CkDisk *disk, guint64 *bad)
{
  g_autofree sqlite3_file *log = NULL;
  g_autofree guint8 *raw = g_malloc (CK_LOG_FRAME);
  g_autofree guint8 *plain = g_malloc (CK_PAGE_BYTES);
  guint8 log_id[CK_ID_BYTES];
  int flags = 0, rc;

  *bad = 0;
  if (!disk->log_live)
    return SQLITE_OK;
  log = g_malloc0 (disk->base->szOsFile);
  rc = disk->base->xOpen (disk->base, sqlite3_filename_wal (disk->name), log, SQLITE_OPEN_WAL | SQLITE_OPEN_READWRITE,
                          &flags);
  if (rc == SQLITE_OK)
    rc = log->pMethods->xRead (log, raw, CK_LOG_FRAMES, 0);
  if (rc == SQLITE_OK && (!ck_log_decode_start (disk, raw, log_id, plain) || memcmp (log_id, disk->state.log_id, CK_ID_BYTES) != 0))
    *bad = 1;
  for (guint64 frame = 1; rc == SQLITE_OK && *bad == 0 && frame <= disk->log_frames; frame++)
    {
      rc = log->pMethods->xRead (log, raw, CK_LOG_FRAME, ck_log_frame_at (frame));
      if (rc == SQLITE_OK
          && (!ck_log_decode_frame_header (disk, frame, raw, plain, NULL)
              || !ck_log_decode_frame_body (disk, frame, raw + CK_LOG_FRAME_HEADER, plain)))
        *bad = frame;
      if (rc == SQLITE_IOERR_SHORT_READ)
        {
          *bad = frame;
          rc = SQLITE_OK;
        }
    }
  if (log->pMethods != NULL)
    log->pMethods->xClose (log);
  ck_wipe (plain, CK_PAGE_BYTES);
  return rc;
}
