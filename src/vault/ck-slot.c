/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-header.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include "ck-bytes.h"
#include "ck-error.h"

#define DATA_BYTES (1 + 4 + CK_ID_BYTES + 1 + CK_ID_BYTES + 1 + CK_LABEL_BYTES + 8 + 8 + CK_SALT_BYTES)

/* Associated data of a sealed master key: the format, the vault and every other field of the slot, so that neither
 * a weaker cost nor another's name can be put on it. */
static void
associated_data (const CkSlot *slot, const guint8 vault_id[CK_ID_BYTES], guint8 data[DATA_BYTES])
{
  guint8 *to = data;
  gsize length = strlen (slot->label);

  memset (data, 0, DATA_BYTES);
  *to++ = CK_SEAL_SLOT;
  ck_put_u32 (to, CK_FORMAT);
  to += 4;
  memcpy (to, vault_id, CK_ID_BYTES);
  to += CK_ID_BYTES;
  *to++ = slot->kind;
  memcpy (to, slot->id, CK_ID_BYTES);
  to += CK_ID_BYTES;
  *to++ = (guint8) length;
  memcpy (to, slot->label, length);
  to += CK_LABEL_BYTES;
  ck_put_u64 (to, slot->operations);
  to += 8;
  ck_put_u64 (to, slot->memory_mib);
  to += 8;
  memcpy (to, slot->salt, CK_SALT_BYTES);
}

/**
 * ck_slot_seal:
 * @slot: (inout): kind, id, label and cost are filled in; gets a new salt, nonce and sealed key
 * @vault_id: of the vault
 * @secret: what opens it: a passphrase in NFC, or the bytes of a recovery key
 * @length: of @secret
 * @master: the master key
 * @error: %CK_ERROR_FAILED when there is no memory for the derivation
 *
 * Blocks for as long as the derivation takes. Any thread.
 */
gboolean
ck_slot_seal (CkSlot *slot, const guint8 vault_id[CK_ID_BYTES], const char *secret, gsize length,
              const guint8 master[CK_KEY_BYTES], GError **error)
{
  CkSlot sealed = *slot;
  guint8 data[DATA_BYTES];
  guint8 *key = ck_secret_new (CK_KEY_BYTES, error);
  gboolean ok;

  if (key == NULL)
    return FALSE;
  randombytes_buf (sealed.salt, sizeof sealed.salt);
  randombytes_buf (sealed.nonce, sizeof sealed.nonce);
  ok = ck_kdf_derive (secret, length, sealed.salt, sealed.operations, (guint) sealed.memory_mib, key, error);
  if (ok)
    {
      associated_data (&sealed, vault_id, data);
      crypto_aead_xchacha20poly1305_ietf_encrypt_detached (sealed.sealed, sealed.tag, NULL, master, CK_KEY_BYTES, data,
                                                           sizeof data, NULL, sealed.nonce, key);
      *slot = sealed;
    }
  ck_secret_free (key);
  return ok;
}

/**
 * ck_slot_open:
 * @slot: a used slot
 * @vault_id: of the vault
 * @secret: what is tried
 * @length: of @secret
 * @master: (out caller-allocates): the master key
 * @error: %CK_ERROR_WRONG_PASSPHRASE, %CK_ERROR_DAMAGED when the slot asks for an absurd cost, or %CK_ERROR_FAILED
 *
 * Blocks for as long as the derivation takes. Any thread.
 */
gboolean
ck_slot_open (const CkSlot *slot, const guint8 vault_id[CK_ID_BYTES], const char *secret, gsize length,
              guint8 master[CK_KEY_BYTES], GError **error)
{
  guint8 data[DATA_BYTES];
  guint8 *key;
  gboolean ok;

  if (!ck_kdf_check (slot->operations, slot->memory_mib))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _("The vault's header asks for an impossible effort to check this passphrase, so it was changed by "
                     "something else than this program. Nothing was changed. Try another keyholder, or a backup."));
      return FALSE;
    }
  key = ck_secret_new (CK_KEY_BYTES, error);
  if (key == NULL)
    return FALSE;
  ok = ck_kdf_derive (secret, length, slot->salt, slot->operations, (guint) slot->memory_mib, key, error);
  if (ok)
    {
      associated_data (slot, vault_id, data);
      ok = crypto_aead_xchacha20poly1305_ietf_decrypt_detached (master, NULL, slot->sealed, CK_KEY_BYTES, slot->tag,
                                                                data, sizeof data, slot->nonce, key)
           == 0;
      if (!ok)
        g_set_error (error, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE,
                     _("That doesn't open the vault. Nothing was changed. Check capital letters and the keyboard's "
                       "layout, and try again."));
    }
  ck_secret_free (key);
  return ok;
}
