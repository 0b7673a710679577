/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include "ck-connection.h"
#include "ck-error.h"
#include "ck-recovery-key.h"
#include "ck-text.h"

/**
 * ck_keyholder_copy:
 * @self: a keyholder
 *
 * Returns: (transfer full): a copy
 */
CkKeyholder *
ck_keyholder_copy (const CkKeyholder *self)
{
  CkKeyholder *copy = g_new (CkKeyholder, 1);

  *copy = *self;
  copy->label = g_strdup (self->label);
  return copy;
}

/**
 * ck_keyholder_free:
 * @self: (nullable) (transfer full): a keyholder
 */
void
ck_keyholder_free (CkKeyholder *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self);
}

/**
 * ck_keyholder_new_from_slot:
 * @slot: a used slot
 *
 * Returns: (transfer full): what it says
 */
CkKeyholder *
ck_keyholder_new_from_slot (const CkSlot *slot)
{
  CkKeyholder *self = g_new0 (CkKeyholder, 1);

  memcpy (self->id.bytes, slot->id, CK_ID_BYTES);
  self->kind = slot->kind;
  self->label = g_strdup (slot->label);
  self->kdf_operations = slot->operations;
  self->kdf_memory_mib = (guint) slot->memory_mib;
  return self;
}

/**
 * ck_vault_list_keyholders:
 * @self: a vault, locked or not
 *
 * Returns: (transfer full) (element-type CkKeyholder): in the order of their slots
 */
GPtrArray *
ck_vault_list_keyholders (CkVault *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ck_keyholder_free);
  CkHeader *header;

  g_return_val_if_fail (CK_IS_VAULT (self), NULL);

  if (self->disk != NULL)
    g_mutex_lock (&self->disk->mutex);
  header = ck_vault_peek_header (self);
  for (guint i = 0; i < CK_SLOTS; i++)
    if (header->slots[i].kind != 0)
      g_ptr_array_add (list, ck_keyholder_new_from_slot (&header->slots[i]));
  if (self->disk != NULL)
    g_mutex_unlock (&self->disk->mutex);
  return list;
}

/**
 * ck_vault_check_label:
 * @label: (nullable): of a keyholder
 * @error: %CK_ERROR_INVALID
 */
gboolean
ck_vault_check_label (const char *label, GError **error)
{
  if (label == NULL || ck_text_is_blank (label))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                   _("Keyholder: it has no name. Type one, for example \"Coordinator\"."));
      return FALSE;
    }
  return ck_text_check (label, strlen (label), _("Keyholder"), CK_LABEL_BYTES, TRUE, error);
}

/**
 * ck_vault_check_cost:
 * @operations: passes, 0 to calibrate
 * @memory_mib: MiB, 0 for the default
 * @error: %CK_ERROR_INVALID
 */
gboolean
ck_vault_check_cost (guint64 operations, guint memory_mib, GError **error)
{
  if (ck_kdf_check (operations != 0 ? operations : CK_KDF_DEFAULT_OPS, memory_mib != 0 ? memory_mib : CK_KDF_DEFAULT_MIB))
    return TRUE;
  g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
               _("Cost of the passphrase: expected are at least %d and at most %d MiB of memory, and 1 to %d operations."),
               CK_VAULT_KDF_MEMORY_FLOOR, CK_KDF_MAX_MIB, CK_KDF_MAX_OPS);
  return FALSE;
}

/**
 * ck_vault_fill_passphrase:
 * @slot: (inout): with kind, id, label and cost; gets the sealed key
 * @vault_id: of the vault
 * @passphrase: UTF-8; wiped by the caller
 * @master: the master key
 * @error: %CK_ERROR_INVALID or %CK_ERROR_FAILED
 */
gboolean
ck_vault_fill_passphrase (CkSlot *slot, const guint8 vault_id[CK_ID_BYTES], const char *passphrase,
                          const guint8 master[CK_KEY_BYTES], GError **error)
{
  gsize length;
  char *normal = ck_passphrase_nfc (passphrase, &length, error);
  gboolean ok = normal != NULL && ck_slot_seal (slot, vault_id, normal, length, master, error);

  ck_secret_free (normal);
  return ok;
}

/**
 * ck_vault_fill_recovery_key:
 * @slot: (inout): with a label; gets all else
 * @vault_id: of the vault
 * @master: the master key
 * @error: %CK_ERROR_FAILED
 *
 * A recovery key is 160 random bits, which no derivation needs to make dear: the cost is the least.
 *
 * Returns: (transfer full): the key as it is printed; free with ck_wipe_free()
 */
char *
ck_vault_fill_recovery_key (CkSlot *slot, const guint8 vault_id[CK_ID_BYTES], const guint8 master[CK_KEY_BYTES],
                            GError **error)
{
  CkUuid id = ck_uuid_new (g_get_real_time ());
  guint8 *key = ck_secret_new (CK_RECOVERY_KEY_BYTES, error);
  char *printed = NULL;

  if (key == NULL)
    return NULL;
  randombytes_buf (key, CK_RECOVERY_KEY_BYTES);
  slot->kind = CK_KEYHOLDER_RECOVERY_KEY;
  memcpy (slot->id, id.bytes, CK_ID_BYTES);
  slot->operations = 1;
  slot->memory_mib = CK_VAULT_KDF_MEMORY_FLOOR;
  if (ck_slot_seal (slot, vault_id, (const char *) key, CK_RECOVERY_KEY_BYTES, master, error))
    printed = ck_recovery_key_format (key);
  ck_secret_free (key);
  return printed;
}

static CkSlot *
find_slot (CkHeader *header, const CkUuid *id)
{
  for (guint i = 0; i < CK_SLOTS; i++)
    if (header->slots[i].kind != 0 && memcmp (header->slots[i].id, id->bytes, CK_ID_BYTES) == 0)
      return &header->slots[i];
  return NULL;
}

static gboolean
fail_not_found (GError **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND,
               _("This vault has no such keyholder. Nothing was changed. Choose one from the list."));
  return FALSE;
}

/* Puts @slot where @id was, or into a free place when @id is NULL, and writes the header. */
static gboolean
store_slot (CkVault *self, const CkUuid *id, const CkSlot *slot, GError **error)
{
  CkDisk *disk = self->disk;
  CkHeader header;
  CkSlot *place = NULL;
  gboolean same_label = FALSE;
  int rc = SQLITE_OK;

  g_mutex_lock (&disk->mutex);
  header = disk->header;
  for (guint i = 0; i < CK_SLOTS; i++)
    {
      if (id == NULL && place == NULL && header.slots[i].kind == 0)
        place = &header.slots[i];
      if (id == NULL && header.slots[i].kind != 0 && strcmp (header.slots[i].label, slot->label) == 0)
        same_label = TRUE;
    }
  if (id != NULL)
    place = find_slot (&header, id);
  if (place != NULL && !same_label)
    {
      *place = *slot;
      rc = ck_disk_write_header (disk, &header, &disk->state);
      if (rc == SQLITE_OK) /* no copy may go on letting in whom this removes */
        rc = ck_disk_sync (disk->file, CK_SYNC_NONE, 0);
    }
  g_mutex_unlock (&disk->mutex);

  if (same_label)
    g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                 _("Keyholder: there is one with this name already. Nothing was changed. Choose another name."));
  else if (place == NULL && id != NULL)
    fail_not_found (error);
  else if (place == NULL)
    g_set_error (error, CK_ERROR, CK_ERROR_REFUSED,
                 _("A vault has room for %d keyholders, recovery keys among them, and all are used. Nothing was changed. "
                   "Remove one first."),
                 CK_SLOTS);
  else if (rc != SQLITE_OK)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                 _("The change of keyholders couldn't be written to the disk. What worked before still opens the vault. "
                   "Check the disk, and try again."));
  return place != NULL && !same_label && rc == SQLITE_OK;
}

static gboolean
fail_locked (GError **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED, _("The vault is locked. Unlock it first."));
  return FALSE;
}

/**
 * ck_vault_add_passphrase:
 * @self: an unlocked vault
 * @label: of the keyholder, in the clear; unlike all others
 * @passphrase: UTF-8; wiped by the caller
 * @kdf_operations: 0 to calibrate towards one second
 * @kdf_memory_mib: 0 for 256
 * @id: (out) (optional): the new keyholder's
 * @error: %CK_ERROR_INVALID, %CK_ERROR_REFUSED when all places are taken, or %CK_ERROR_FAILED
 *
 * Blocks for the derivation; doesn't touch the connection.
 */
gboolean
ck_vault_add_passphrase (CkVault *self, const char *label, const char *passphrase, guint64 kdf_operations,
                         guint kdf_memory_mib, CkUuid *id, GError **error)
{
  CkSlot slot = { .kind = CK_KEYHOLDER_PASSPHRASE };
  CkUuid new_id = ck_uuid_new (g_get_real_time ());

  g_return_val_if_fail (CK_IS_VAULT (self), FALSE);

  if (self->disk == NULL)
    return fail_locked (error);
  if (!ck_vault_check_label (label, error) || !ck_vault_check_cost (kdf_operations, kdf_memory_mib, error)
      || !ck_kdf_calibrate (&kdf_memory_mib, &kdf_operations, error))
    return FALSE;
  memcpy (slot.id, new_id.bytes, CK_ID_BYTES);
  g_strlcpy (slot.label, label, sizeof slot.label);
  slot.operations = kdf_operations;
  slot.memory_mib = kdf_memory_mib;
  if (!ck_vault_fill_passphrase (&slot, self->disk->header.vault_id, passphrase, self->disk->keys->master, error)
      || !store_slot (self, NULL, &slot, error))
    return FALSE;
  if (id != NULL)
    *id = new_id;
  return TRUE;
}

/**
 * ck_vault_add_recovery_key:
 * @self: an unlocked vault
 * @label: of its slot, in the clear; unlike all others
 * @error: %CK_ERROR_INVALID, %CK_ERROR_REFUSED when all places are taken, or %CK_ERROR_FAILED
 *
 * Returns: (transfer full): the key as it is printed, once; free with ck_wipe_free()
 */
char *
ck_vault_add_recovery_key (CkVault *self, const char *label, GError **error)
{
  CkSlot slot = { 0 };
  char *printed;

  g_return_val_if_fail (CK_IS_VAULT (self), NULL);

  if (self->disk == NULL)
    {
      fail_locked (error);
      return NULL;
    }
  if (!ck_vault_check_label (label, error))
    return NULL;
  g_strlcpy (slot.label, label, sizeof slot.label);
  printed = ck_vault_fill_recovery_key (&slot, self->disk->header.vault_id, self->disk->keys->master, error);
  if (printed != NULL && !store_slot (self, NULL, &slot, error))
    g_clear_pointer (&printed, ck_wipe_free);
  return printed;
}

/**
 * ck_vault_change_passphrase:
 * @self: an unlocked vault
 * @keyholder: whose passphrase
 * @passphrase: the new one, UTF-8; wiped by the caller
 * @error: %CK_ERROR_NOT_FOUND, %CK_ERROR_INVALID or %CK_ERROR_FAILED
 *
 * The keyholder keeps id, label and cost. Blocks for the derivation; doesn't touch the connection.
 */
gboolean
ck_vault_change_passphrase (CkVault *self, const CkUuid *keyholder, const char *passphrase, GError **error)
{
  CkSlot slot = { 0 };
  CkSlot *old;

  g_return_val_if_fail (CK_IS_VAULT (self) && keyholder != NULL, FALSE);

  if (self->disk == NULL)
    return fail_locked (error);
  g_mutex_lock (&self->disk->mutex);
  old = find_slot (&self->disk->header, keyholder);
  if (old != NULL)
    slot = *old;
  g_mutex_unlock (&self->disk->mutex);
  if (slot.kind == 0)
    return fail_not_found (error);
  if (slot.kind != CK_KEYHOLDER_PASSPHRASE)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                   _("A recovery key can't be changed. Add a new one, then remove the old one."));
      return FALSE;
    }
  return ck_vault_fill_passphrase (&slot, self->disk->header.vault_id, passphrase, self->disk->keys->master, error)
         && store_slot (self, keyholder, &slot, error);
}

/**
 * ck_vault_remove_keyholder:
 * @self: an unlocked vault
 * @keyholder: whom
 * @error: %CK_ERROR_NOT_FOUND; %CK_ERROR_REFUSED for the last one with a passphrase; %CK_ERROR_FAILED
 *
 * An old copy of the vault still opens with what was removed.
 */
gboolean
ck_vault_remove_keyholder (CkVault *self, const CkUuid *keyholder, GError **error)
{
  static const CkSlot empty;
  const CkHeader *header;
  guint passphrases = 0;
  CkSlot *slot;
  guint8 kind = 0;

  g_return_val_if_fail (CK_IS_VAULT (self) && keyholder != NULL, FALSE);

  if (self->disk == NULL)
    return fail_locked (error);
  g_mutex_lock (&self->disk->mutex);
  header = &self->disk->header;
  slot = find_slot (&self->disk->header, keyholder);
  if (slot != NULL)
    kind = slot->kind;
  for (guint i = 0; i < CK_SLOTS; i++)
    passphrases += header->slots[i].kind == CK_KEYHOLDER_PASSPHRASE;
  g_mutex_unlock (&self->disk->mutex);
  if (kind == 0)
    return fail_not_found (error);
  if (kind == CK_KEYHOLDER_PASSPHRASE && passphrases == 1)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_REFUSED,
                   _("This is the last keyholder with a passphrase, and a vault needs one. Nothing was changed. Add "
                     "another first."));
      return FALSE;
    }
  return store_slot (self, keyholder, &empty, error);
}
