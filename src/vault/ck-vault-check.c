/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads everything that the vault's file holds, in slices, and says what isn't as it was written. It repairs nothing.
 * Whether the record in it is true is the store's to verify. */
#include "ck-vault-private.h"

#include <glib/gi18n-lib.h>
#include "ck-connection.h"
#include "ck-error.h"
#include "ck-log.h"
#include "ck-slice.h"
#include "ck-text.h"

#define MAX_FINDINGS 100

gint64 ck_slice_microseconds = 40 * 1000;

struct _CkVaultCheck {
  CkVault   *vault;
  GPtrArray *findings;
  guint64    page;
};

static void
add_finding (CkVaultCheck *self, char *text)
{
  if (self->findings->len < MAX_FINDINGS && !g_ptr_array_find_with_equal_func (self->findings, text, g_str_equal, NULL))
    g_ptr_array_add (self->findings, text);
  else
    g_free (text);
}

static void
check_header (CkVaultCheck *self, const guint8 *raw)
{
  CkDisk *disk = self->vault->disk;
  CkHeader header;

  for (int i = 0; i < CK_HEADER_COPIES; i++)
    {
      const guint8 *copy = raw + i * CK_HEADER_BYTES;

      if (ck_header_decode (copy, &header) != CK_HEADER_SOUND)
        add_finding (self, g_strdup_printf (_("Copy %d of the header is damaged; the other copy is whole."), i + 1));
      else if (!ck_header_authenticate (copy, disk->keys, NULL))
        add_finding (self,
                     g_strdup_printf (_("Copy %d of the header was changed by something else than this program."), i + 1));
      /* One step behind is what a crash between the two writes leaves: the opening said so, the next change mends it. */
      else if (header.generation != disk->header.generation && header.generation + 1 != disk->header.generation)
        add_finding (self, g_strdup_printf (_("Copy %d of the header is from another time than the other copy."), i + 1));
    }
}

static gboolean
check_log (CkVaultCheck *self, GError **error)
{
  CkDisk *disk = self->vault->disk;
  guint64 bad = 0;
  int rc = ck_log_verify (disk, &bad);

  if (rc == SQLITE_OK && bad != 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, bad);

      /* Translators: a number */
      add_finding (self, g_strdup_printf (_("The log is damaged, first at its piece %s."), number));
    }
  if (rc != SQLITE_OK)
    ck_connection_set_error (disk, rc, error);
  return rc == SQLITE_OK;
}

/* The log goes into the main file first, so that each page there is the newest; one that a crash tore is whole after. */
static gboolean
move_log (CkVaultCheck *self, GError **error)
{
  CkDisk *disk = self->vault->disk;
  g_autoptr (GError) local = NULL;
  sqlite3_int64 size;
  int rc;

  if (!ck_vault_checkpoint (self->vault, &local))
    {
      if (!g_error_matches (local, CK_ERROR, CK_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      add_finding (self, g_strdup (local->message));
    }
  rc = disk->file->pMethods->xFileSize (disk->file, &size);
  if (rc != SQLITE_OK)
    {
      ck_connection_set_error (disk, rc, error);
      return FALSE;
    }
  if ((guint64) size != CK_PAGES_OFFSET + disk->pages * CK_PAGE_BYTES)
    add_finding (self, g_strdup (_("The vault's file is longer or shorter than its pages.")));
  return TRUE;
}

/**
 * ck_vault_check_new:
 * @self: an unlocked vault, with no statement open
 * @error: %CK_ERROR_FAILED when the disk can't be read or written
 *
 * Begins to read both copies of the header, the log, and every page, free ones too. What was found at opening counts
 * as found. The log is moved into the main file first. Reads and commits may go on between the slices.
 *
 * Returns: (transfer full): free with ck_vault_check_free(), before the vault is closed
 */
CkVaultCheck *
ck_vault_check_new (CkVault *self, GError **error)
{
  g_autoptr (CkVaultCheck) check = NULL;
  g_autofree guint8 *raw = NULL;
  guint64 size;
  int rc;

  g_return_val_if_fail (CK_IS_VAULT (self) && self->disk != NULL, NULL);

  check = g_new0 (CkVaultCheck, 1);
  check->vault = g_object_ref (self);
  check->findings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->warnings->len; i++)
    if (!g_ptr_array_find_with_equal_func (self->leftovers, self->warnings->pdata[i], g_str_equal, NULL))
      add_finding (check, g_strdup (self->warnings->pdata[i]));
  raw = g_malloc0 (CK_PAGES_OFFSET);
  rc = ck_disk_read_header (self->disk, raw, &size);
  if (rc != SQLITE_OK)
    {
      ck_connection_set_error (self->disk, rc, error);
      return NULL;
    }
  check_header (check, raw); /* before a write of the header mends a copy that is bad */
  if (!check_log (check, error) || !move_log (check, error))
    return NULL;
  return g_steal_pointer (&check);
}

static void
add_bad_page (CkVaultCheck *self)
{
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, self->page);

  add_finding (self,
               /* Translators: a number */
               g_strdup_printf (_("Page %s is damaged or was put there by something else than this program."), number));
}

/**
 * ck_vault_check_step:
 * @check: a check
 * @finished: (out): whether that was all
 * @done: (out) (optional): pages read
 * @total: (out) (optional): pages there are
 * @error: %CK_ERROR_FAILED when the disk can't be read; damage is no error but a finding
 *
 * Reads for at most about 40 ms. On the thread of the connection.
 */
gboolean
ck_vault_check_step (CkVaultCheck *check, gboolean *finished, guint64 *done, guint64 *total, GError **error)
{
  CkDisk *disk = check->vault->disk;
  guint8 page[CK_PAGE_BYTES];
  CkSlice slice = ck_slice_begin ();
  int rc = SQLITE_OK;

  g_return_val_if_fail (disk != NULL && finished != NULL, FALSE);

  while (check->page < disk->pages && (rc == SQLITE_OK || rc == SQLITE_IOERR_DATA) && !ck_slice_is_over (&slice))
    {
      check->page++;
      rc = ck_disk_read_page (disk, disk->file, check->page, page);
      if (rc != SQLITE_IOERR_DATA)
        continue;
      add_bad_page (check);
    }
  ck_wipe (page, sizeof page);
  if (rc != SQLITE_OK && rc != SQLITE_IOERR_DATA)
    {
      ck_connection_set_error (disk, rc, error);
      return FALSE;
    }
  *finished = check->page >= disk->pages;
  if (done != NULL)
    *done = MIN (check->page, disk->pages);
  if (total != NULL)
    *total = disk->pages;
  return TRUE;
}

/**
 * ck_vault_check_get_findings:
 * @check: a check
 *
 * Returns: (transfer none) (element-type utf8): what isn't as it was written, one line each, at most 100; empty when
 *   all is well so far
 */
GPtrArray *
ck_vault_check_get_findings (CkVaultCheck *check)
{
  return check->findings;
}

/**
 * ck_vault_check_free:
 * @check: (nullable) (transfer full): a check, finished or not
 */
void
ck_vault_check_free (CkVaultCheck *check)
{
  if (check == NULL)
    return;
  g_ptr_array_unref (check->findings);
  g_object_unref (check->vault);
  g_free (check);
}
