/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-private.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include "ck-bytes.h"
#include "ck-connection.h"
#include "ck-error.h"
#include "ck-log.h"
#include "ck-process.h"
#include "ck-recovery-key.h"
#include "ck-text.h"

G_DEFINE_FINAL_TYPE (CkVault, ck_vault, G_TYPE_OBJECT)

/* What is tried on the slots */
typedef struct {
  CkKeyholderKind kind;
  const char     *label;
  const char     *secret;
  gsize           length;
} CkAttempt;

static void
add_warning (CkVault *self, const char *text)
{
  if (!g_ptr_array_find_with_equal_func (self->warnings, text, g_str_equal, NULL))
    g_ptr_array_add (self->warnings, g_strdup (text));
}

static gboolean
is_remote (const char *path)
{
  static const guint32 remote[] = {
    0x00006969, /* NFS */
    0x0000517b, 0xfe534d42, 0xff534d42, /* SMB */
    0x65735546, /* FUSE */
    0x01021997, /* 9P */
    0x00c36400, /* Ceph */
    0x5346414f, /* AFS */
  };
  struct statfs info;

  if (statfs (path, &info) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (remote); i++)
    if ((guint32) info.f_type == remote[i])
      return TRUE;
  return FALSE;
}

static void
warn_of_place (CkVault *self)
{
  if (ck_disk_get_base () == NULL && is_remote (self->path))
    add_warning (self, _("This vault lies on a network or shared file system, where it can be damaged. Keep it on the "
                         "laptop's own disk, and back it up to the share."));
}

static void
ck_vault_init (CkVault *self)
{
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->leftovers = g_ptr_array_new_with_free_func (g_free);
}

static void
ck_vault_finalize (GObject *object)
{
  CkVault *self = CK_VAULT (object);

  if (self->disk != NULL && !ck_vault_close (self, NULL))
    g_critical ("A vault was dropped while its connection was in use");
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->leftovers);
  g_free (self->path);
  G_OBJECT_CLASS (ck_vault_parent_class)->finalize (object);
}

static void
ck_vault_class_init (CkVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ck_vault_finalize;
}

/**
 * ck_vault_set_base_vfs_for_tests:
 * @vfs_name: (nullable): a registered VFS; %NULL for SQLite's default
 *
 * Vaults that are opened from now on lie on this file layer, and aren't locked against other programs.
 */
void
ck_vault_set_base_vfs_for_tests (const char *vfs_name)
{
  ck_disk_set_base (vfs_name);
}

/**
 * ck_vault_peek_header:
 * @self: a vault
 *
 * Returns: (transfer none): the header, as last read or written
 */
CkHeader *
ck_vault_peek_header (CkVault *self)
{
  return self->disk != NULL ? &self->disk->header : &self->header;
}

static gboolean
read_header (CkVault *self, CkDisk *disk, guint8 *raw, guint64 *size, GError **error)
{
  if (ck_disk_read_header (disk, raw, size) != SQLITE_OK)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The vault's header can't be read from the disk. Nothing was changed. Check the disk."));
      return FALSE;
    }
  disk->trusted = ck_header_choose (raw, *size, &disk->header, self->warnings, self->leftovers, error);
  return disk->trusted >= 0;
}

/**
 * ck_vault_open:
 * @path: of a vault; symbolic links are followed
 * @error: %CK_ERROR_NOT_FOUND, %CK_ERROR_NOT_A_VAULT, %CK_ERROR_TOO_NEW, %CK_ERROR_DAMAGED, %CK_ERROR_IN_USE when this
 *   process has it open already, or %CK_ERROR_FAILED
 *
 * Reads the header, no more. Another program may have the vault open; ck_vault_unlock() then says which.
 *
 * Returns: (transfer full): the vault, locked
 */
CkVault *
ck_vault_open (const char *path, GError **error)
{
  g_autofree guint8 *raw = g_malloc0 (CK_PAGES_OFFSET);
  g_autoptr (CkVault) self = NULL;
  CkDisk *disk;
  char *resolved;
  guint64 size;
  gboolean on_disk = ck_disk_get_base () == NULL, ok = FALSE;

  g_return_val_if_fail (path != NULL, NULL);

  if (!ck_process_prepare (error) || (on_disk && !ck_lock_begin_read (path, error)))
    return NULL;
  self = g_object_new (CK_TYPE_VAULT, NULL);
  resolved = on_disk ? realpath (path, NULL) : strdup (path);
  self->path = g_strdup (resolved != NULL ? resolved : path);
  free (resolved);
  disk = ck_disk_open (self->path, CK_DISK_SOURCE, error);
  if (disk != NULL && read_header (self, disk, raw, &size, error))
    {
      self->header = disk->header;
      ok = TRUE;
    }
  ck_disk_free (disk);
  if (on_disk)
    ck_lock_end_read ();
  if (!ok)
    return NULL;
  warn_of_place (self);
  return g_steal_pointer (&self);
}

/**
 * ck_vault_get_path:
 * @self: a vault
 *
 * Returns: (transfer none): its path, absolute, with symbolic links resolved
 */
const char *
ck_vault_get_path (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), NULL);
  return self->path;
}

/**
 * ck_vault_get_organisation:
 * @self: a vault
 *
 * Returns: (transfer none): whose it is; may be empty
 */
const char *
ck_vault_get_organisation (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), NULL);
  return ck_vault_peek_header (self)->organisation;
}

/**
 * ck_vault_is_practice:
 * @self: a vault
 *
 * Returns: whether it was created for practice, which is for good
 */
gboolean
ck_vault_is_practice (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), FALSE);
  return ck_vault_peek_header (self)->practice;
}

/**
 * ck_vault_get_id:
 * @self: a vault
 *
 * Returns: (transfer none): its random id; a backup has the same
 */
const CkUuid *
ck_vault_get_id (CkVault *self)
{
  G_STATIC_ASSERT (sizeof (CkUuid) == CK_ID_BYTES);

  g_return_val_if_fail (CK_IS_VAULT (self), NULL);
  return (const CkUuid *) ck_vault_peek_header (self)->vault_id;
}

/**
 * ck_vault_get_generation:
 * @self: a vault
 *
 * Returns: a number that grows with every change of the header; a lower one than was seen before is an older file
 */
guint64
ck_vault_get_generation (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), 0);
  return ck_vault_peek_header (self)->generation;
}

/**
 * ck_vault_get_warnings:
 * @self: a vault
 *
 * What was found at opening and unlocking that a person should know, though it keeps nobody out: a damaged copy of
 * the header, a change that a power cut left in part, a network file system. Nothing of it was repaired.
 *
 * Returns: (transfer none) (element-type utf8): one line each
 */
GPtrArray *
ck_vault_get_warnings (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), NULL);
  return self->warnings;
}

/* The slots to try: one by its label; or the only one; or all recovery keys */
static gboolean
choose_slots (const CkHeader *header, const CkAttempt *attempt, gboolean try[CK_SLOTS], GError **error)
{
  guint n = 0;

  for (guint i = 0; i < CK_SLOTS; i++)
    {
      const CkSlot *slot = &header->slots[i];

      try[i] = slot->kind == attempt->kind && (attempt->label == NULL || strcmp (slot->label, attempt->label) == 0);
      n += try[i];
    }
  if (n == 0 && attempt->label != NULL)
    g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                 _("This vault has no keyholder of that name. Nothing was changed. Choose one from the list."));
  else if (n == 0)
    g_set_error (error, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE,
                 _("This vault has no recovery key. Nothing was changed. Use a passphrase."));
  else if (n > 1 && attempt->kind == CK_KEYHOLDER_PASSPHRASE)
    g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                 _("Keyholder: this vault has several. Say whose passphrase it is."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_master (const CkHeader *header, const CkAttempt *attempt, guint8 *master, const CkSlot **opened, GError **error)
{
  gboolean try[CK_SLOTS];
  GError *last = NULL;

  if (!choose_slots (header, attempt, try, error))
    return FALSE;
  for (guint i = 0; i < CK_SLOTS; i++)
    {
      if (!try[i])
        continue;
      g_clear_error (&last);
      if (ck_slot_open (&header->slots[i], header->vault_id, attempt->secret, attempt->length, master, &last))
        {
          *opened = &header->slots[i];
          return TRUE;
        }
      if (!g_error_matches (last, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE))
        break;
    }
  g_propagate_error (error, last);
  return FALSE;
}

static gboolean
authenticate (CkVault *self, CkDisk *disk, const guint8 *raw, GError **error)
{
  int other = 1 - disk->trusted;
  CkHeader decoded;

  if (!ck_header_authenticate (raw + disk->trusted * CK_HEADER_BYTES, disk->keys, &disk->state))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _("The vault's header was changed by something else than this program. Nothing was changed now. Use a "
                     "backup, and find out who had the file."));
      return FALSE;
    }
  if (ck_header_decode (raw + other * CK_HEADER_BYTES, &decoded) != CK_HEADER_SOUND)
    disk->mend = TRUE;
  else if (!ck_header_authenticate (raw + other * CK_HEADER_BYTES, disk->keys, NULL))
    {
      g_autofree char *text
          = g_strdup_printf (_("Copy %d of the header was changed by something else than this program."), other + 1);

      add_warning (self, text);
      disk->mend = TRUE;
    }
  else if (memcmp (raw, raw + CK_HEADER_BYTES, CK_HEADER_BYTES) != 0)
    disk->mend = TRUE;
  return TRUE;
}

static gboolean
check_folder (CkVault *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (access (folder, W_OK | X_OK) == 0)
    return TRUE;
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("The vault's folder can't be written to, and the vault keeps its log there. Nothing was changed. Copy "
                 "the vault to a folder of your own and open the copy."));
  return FALSE;
}

static gboolean
unlock_disk (CkVault *self, CkDisk *disk, const CkAttempt *attempt, const CkSlot **opened, GError **error)
{
  g_autofree guint8 *raw = g_malloc0 (CK_PAGES_OFFSET);
  guint8 *master;
  guint64 size;

  if (!read_header (self, disk, raw, &size, error))
    return FALSE;
  master = ck_secret_new (CK_KEY_BYTES, error);
  if (master != NULL && find_master (&disk->header, attempt, master, opened, error))
    disk->keys = ck_keys_new (master, disk->header.page_key, error);
  ck_secret_free (master);
  return disk->keys != NULL && authenticate (self, disk, raw, error)
         && ck_log_recover (disk, (size - CK_PAGES_OFFSET) / CK_PAGE_BYTES, self->warnings, self->leftovers, error);
}

static gboolean
unlock (CkVault *self, const CkAttempt *attempt, GError **error)
{
  g_autoptr (CkLock) lock = NULL;
  g_autoptr (CkDisk) disk = NULL;
  const CkSlot *opened = NULL;
  gboolean on_disk = ck_disk_get_base () == NULL;

  if (self->disk != NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_IN_USE, _("This program has the vault open already."));
      return FALSE;
    }
  if (on_disk && ((lock = ck_lock_take (self->path, error)) == NULL || !check_folder (self, error)))
    return FALSE;
  g_ptr_array_set_size (self->warnings, 0);
  warn_of_place (self);
  g_ptr_array_set_size (self->leftovers, 0);
  disk = ck_disk_open (self->path, CK_DISK_LIVE, error);
  if (disk == NULL || !unlock_disk (self, disk, attempt, &opened, error))
    return FALSE;
  self->connection = ck_connection_open (disk, error);
  if (self->connection == NULL)
    return FALSE;
  self->keyholder = ck_keyholder_new_from_slot (opened);
  self->disk = g_steal_pointer (&disk);
  self->lock = g_steal_pointer (&lock);
  self->anchor_changed = FALSE;
  return TRUE;
}

/**
 * ck_vault_unlock:
 * @self: a locked vault
 * @label: (nullable): the keyholder's; may be %NULL when only one has a passphrase
 * @passphrase: UTF-8; wiped by the caller
 * @error: %CK_ERROR_WRONG_PASSPHRASE; %CK_ERROR_INVALID or %CK_ERROR_NOT_FOUND, about the keyholder;
 *   %CK_ERROR_IN_USE, naming the program; %CK_ERROR_DAMAGED; %CK_ERROR_FAILED when the file or its folder can't be
 *   written
 *
 * Derives the key (about a second, and as much memory as the keyholder's slot says), takes the vault for this process,
 * brings in what a crash left in the log, and opens the connection. Blocks; call it on one thread with all else that
 * uses the connection.
 *
 * Returns: %TRUE, or %FALSE with the vault still locked and both files unchanged
 */
gboolean
ck_vault_unlock (CkVault *self, const char *label, const char *passphrase, GError **error)
{
  CkAttempt attempt = { CK_KEYHOLDER_PASSPHRASE, label, NULL, 0 };
  char *normal;
  gboolean ok;

  g_return_val_if_fail (CK_IS_VAULT (self), FALSE);

  normal = ck_passphrase_nfc (passphrase, &attempt.length, error);
  if (normal == NULL)
    return FALSE;
  attempt.secret = normal;
  ok = unlock (self, &attempt, error);
  ck_secret_free (normal);
  return ok;
}

/**
 * ck_vault_unlock_with_recovery_key:
 * @self: a locked vault
 * @recovery_key: as typed from paper; wiped by the caller
 * @error: %CK_ERROR_INVALID, naming the group that is mistyped; else as for ck_vault_unlock()
 *
 * Returns: %TRUE, or %FALSE with the vault still locked and both files unchanged
 */
gboolean
ck_vault_unlock_with_recovery_key (CkVault *self, const char *recovery_key, GError **error)
{
  guint8 *key = ck_secret_new (CK_RECOVERY_KEY_BYTES, error);
  CkAttempt attempt = { CK_KEYHOLDER_RECOVERY_KEY, NULL, (const char *) key, CK_RECOVERY_KEY_BYTES };
  gboolean ok;

  g_return_val_if_fail (CK_IS_VAULT (self) && recovery_key != NULL, FALSE);

  if (key == NULL)
    return FALSE;
  ok = ck_recovery_key_parse (recovery_key, key, error) && unlock (self, &attempt, error);
  ck_secret_free (key);
  return ok;
}

/**
 * ck_vault_is_unlocked:
 * @self: a vault
 *
 * Returns: whether its keys are in memory and its connection is open
 */
gboolean
ck_vault_is_unlocked (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), FALSE);
  return self->disk != NULL;
}

/**
 * ck_vault_get_connection:
 * @self: an unlocked vault
 *
 * The one connection, for all reads and writes; use it on one thread at a time. Finalize every statement before
 * ck_vault_close().
 *
 * Returns: (transfer none) (nullable): %NULL while locked
 */
sqlite3 *
ck_vault_get_connection (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), NULL);
  return self->connection;
}

/**
 * ck_vault_get_keyholder:
 * @self: a vault
 *
 * Returns: (transfer none) (nullable): who unlocked it; %NULL while locked
 */
const CkKeyholder *
ck_vault_get_keyholder (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self), NULL);
  return self->keyholder;
}

/**
 * ck_vault_set_anchor:
 * @self: an unlocked vault
 * @anchor: the newest unit, already committed
 *
 * Kept in memory, and written into the header's sealed state when that is written next: when the log starts again,
 * at a checkpoint, at close.
 */
void
ck_vault_set_anchor (CkVault *self, const CkVaultAnchor *anchor)
{
  g_return_if_fail (CK_IS_VAULT (self) && anchor != NULL && self->disk != NULL);

  g_mutex_lock (&self->disk->mutex);
  self->disk->state.anchor_sequence = anchor->sequence;
  memcpy (self->disk->state.anchor_hash, anchor->hash, CK_VAULT_HASH_BYTES);
  g_mutex_unlock (&self->disk->mutex);
  self->anchor_changed = TRUE;
}

/**
 * ck_vault_get_anchor:
 * @self: an unlocked vault
 * @anchor: (out caller-allocates): the newest unit that the header remembers; all zero when there is none
 */
void
ck_vault_get_anchor (CkVault *self, CkVaultAnchor *anchor)
{
  g_return_if_fail (CK_IS_VAULT (self) && anchor != NULL && self->disk != NULL);

  g_mutex_lock (&self->disk->mutex);
  anchor->sequence = self->disk->state.anchor_sequence;
  memcpy (anchor->hash, self->disk->state.anchor_hash, CK_VAULT_HASH_BYTES);
  g_mutex_unlock (&self->disk->mutex);
}

/**
 * ck_vault_get_backup_made_at:
 * @self: an unlocked vault
 *
 * Returns: when this file was made as a backup, in microseconds since 1970, UTC; 0 when it is no backup
 */
gint64
ck_vault_get_backup_made_at (CkVault *self)
{
  g_return_val_if_fail (CK_IS_VAULT (self) && self->disk != NULL, 0);
  return self->disk->state.backup_made_at;
}

/**
 * ck_vault_adopt_backup:
 * @self: an unlocked vault
 * @error: %CK_ERROR_FAILED when the header can't be written
 *
 * From now on this file is no backup any more but a vault that is worked in.
 */
gboolean
ck_vault_adopt_backup (CkVault *self, GError **error)
{
  CkState state;
  int rc = SQLITE_OK;

  g_return_val_if_fail (CK_IS_VAULT (self) && self->disk != NULL, FALSE);

  g_mutex_lock (&self->disk->mutex);
  state = self->disk->state;
  if (state.backup_made_at != 0)
    {
      state.backup_made_at = 0;
      rc = ck_disk_write_header (self->disk, &self->disk->header, &state);
    }
  g_mutex_unlock (&self->disk->mutex);
  if (rc != SQLITE_OK)
    ck_connection_set_error (self->disk, rc, error);
  return rc == SQLITE_OK;
}

/**
 * ck_vault_set_sqlite_error:
 * @connection: a vault's connection, whose last call failed
 * @error: (out): gets %CK_ERROR_DAMAGED or %CK_ERROR_FAILED, and words for a person
 */
void
ck_vault_set_sqlite_error (sqlite3 *connection, GError **error)
{
  ck_connection_set_error (NULL, sqlite3_extended_errcode (connection), error);
}

/**
 * ck_vault_checkpoint:
 * @self: an unlocked vault, with no statement open
 * @error: %CK_ERROR_FAILED when the disk is full or fails; all that was committed is kept
 *
 * Moves all that lies in the log into the main file, and empties the log: nothing that was erased stays in it.
 */
gboolean
ck_vault_checkpoint (CkVault *self, GError **error)
{
  int rc;

  g_return_val_if_fail (CK_IS_VAULT (self) && self->disk != NULL, FALSE);

  rc = sqlite3_wal_checkpoint_v2 (self->connection, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (rc != SQLITE_OK)
    ck_connection_set_error (self->disk, sqlite3_extended_errcode (self->connection), error);
  return rc == SQLITE_OK;
}

static gboolean
fail_in_use (GError **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("The vault is still in use, so it wasn't closed. Wait until what runs is done, and try again."));
  return FALSE;
}

static gboolean
is_running (sqlite3 *connection)
{
  for (sqlite3_stmt *s = sqlite3_next_stmt (connection, NULL); s != NULL; s = sqlite3_next_stmt (connection, s))
    if (sqlite3_stmt_busy (s))
      return TRUE;
  return FALSE;
}

/**
 * ck_vault_close:
 * @self: a vault
 * @error: %CK_ERROR_FAILED
 *
 * Rolls back what is open, moves the log into the main file, has the header say that the vault was closed in order,
 * closes the connection, and wipes the keys. If the log can't be moved, the vault is closed all the same: its
 * commits stay in the log beside it, and %FALSE is returned. Only if a statement is still open is nothing done
 * (ck_vault_is_unlocked() stays %TRUE).
 */
gboolean
ck_vault_close (CkVault *self, GError **error)
{
  int rc;

  g_return_val_if_fail (CK_IS_VAULT (self), FALSE);

  if (self->disk == NULL)
    return TRUE;
  if (is_running (self->connection))
    return fail_in_use (error);
  if (!sqlite3_get_autocommit (self->connection))
    sqlite3_exec (self->connection, "ROLLBACK", NULL, NULL, NULL);
  self->disk->closing = TRUE;
  self->disk->mend = self->disk->mend || self->anchor_changed;
  rc = sqlite3_wal_checkpoint_v2 (self->connection, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (sqlite3_close (self->connection) != SQLITE_OK) /* a statement that rests; full text's own don't count */
    {
      self->disk->closing = FALSE;
      return fail_in_use (error);
    }
  self->connection = NULL;
  self->header = self->disk->header;
  g_clear_pointer (&self->disk, ck_disk_free);
  g_clear_pointer (&self->lock, ck_lock_release);
  g_clear_pointer (&self->keyholder, ck_keyholder_free);
  if (rc != SQLITE_OK)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("The vault is locked, but its log couldn't be tidied away, so it stays beside the vault (its name ends "
                   "in -wal). Nothing is lost: keep both files together. Check that the disk has room."));
  return rc == SQLITE_OK;
}
