/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header, 4096 bytes, of which the file has two copies, at 0 and 4096. Little-endian.
 *
 *     0  magic "Casekeeper vault"      16  format            20  least format that may read it
 *    24  feature flags                 32  vault id          48  generation
 *    56  page size                     60  reserved bytes    64  cipher
 *    68  flags: 1 practice             72  number of the page key
 *    80  length of the organisation    84  organisation, 128 bytes
 *   256  eight keyholder slots of 256 bytes:
 *          0 kind · 1 length of label · 8 id · 24 label · 88 operations · 96 memory in MiB · 104 salt ·
 *          120 nonce · 144 sealed master key · 176 tag
 *  2304  sealed state: nonce (24), 256 bytes, tag (16)
 *          0 flags: 1 clean, 2 log started · 8 log id · 24 previous log id · 40 pages · 48 anchor's sequence ·
 *          56 anchor's hash · 88 set digest · 120 time of backup ·
 *          128 transaction that the log must have
 *  4032  MAC: BLAKE2b of all before, keyed with the header's subkey
 *  4064  checksum: BLAKE2b of all before, without a key
 *
 * What isn't named is zero. */
#include "ck-header.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include "ck-bytes.h"
#include "ck-error.h"
#include "ck-vault.h"

static const char magic[16] = { 'C', 'a', 's', 'e', 'k', 'e', 'e', 'p', 'e', 'r', ' ', 'v', 'a', 'u', 'l', 't' };

enum {
  AT_FORMAT = 16,
  AT_READER = 20,
  AT_FEATURES = 24,
  AT_VAULT_ID = 32,
  AT_GENERATION = 48,
  AT_PAGE_SIZE = 56,
  AT_RESERVE = 60,
  AT_CIPHER = 64,
  AT_FLAGS = 68,
  AT_PAGE_KEY = 72,
  AT_ORGANISATION_LENGTH = 80,
  AT_ORGANISATION = 84,
  AT_SLOTS = 256,
  AT_STATE = 2304,
  AT_MAC = 4032,
  AT_CHECKSUM = 4064,
};

enum {
  SLOT_KIND = 0,
  SLOT_LABEL_LENGTH = 1,
  SLOT_ID = 8,
  SLOT_LABEL = 24,
  SLOT_OPERATIONS = 88,
  SLOT_MEMORY = 96,
  SLOT_SALT = 104,
  SLOT_NONCE = 120,
  SLOT_SEALED = 144,
  SLOT_TAG = 176,
};

enum {
  STATE_FLAGS = 0,
  STATE_LOG_ID = 8,
  STATE_PREVIOUS_LOG_ID = 24,
  STATE_PAGES = 40,
  STATE_ANCHOR_SEQUENCE = 48,
  STATE_ANCHOR_HASH = 56,
  STATE_SET_DIGEST = 88,
  STATE_BACKUP_MADE_AT = 120,
  STATE_LOG_REQUIRED = 128,
  STATE_BYTES = 256,
};

#define FLAG_PRACTICE          1
#define STATE_FLAG_CLEAN       1
#define STATE_FLAG_LOG_STARTED 2

static void
encode_slot (const CkSlot *slot, guint8 raw[CK_SLOT_BYTES])
{
  if (slot->kind == 0)
    return;
  raw[SLOT_KIND] = slot->kind;
  raw[SLOT_LABEL_LENGTH] = (guint8) strlen (slot->label);
  memcpy (raw + SLOT_ID, slot->id, CK_ID_BYTES);
  memcpy (raw + SLOT_LABEL, slot->label, strlen (slot->label));
  ck_put_u64 (raw + SLOT_OPERATIONS, slot->operations);
  ck_put_u64 (raw + SLOT_MEMORY, slot->memory_mib);
  memcpy (raw + SLOT_SALT, slot->salt, CK_SALT_BYTES);
  memcpy (raw + SLOT_NONCE, slot->nonce, CK_NONCE_BYTES);
  memcpy (raw + SLOT_SEALED, slot->sealed, CK_KEY_BYTES);
  memcpy (raw + SLOT_TAG, slot->tag, CK_TAG_BYTES);
}

static gboolean
decode_slot (const guint8 raw[CK_SLOT_BYTES], CkSlot *slot)
{
  gsize length = raw[SLOT_LABEL_LENGTH];

  memset (slot, 0, sizeof *slot);
  if (raw[SLOT_KIND] == 0)
    return TRUE;
  if (length > CK_LABEL_BYTES || !g_utf8_validate ((const char *) raw + SLOT_LABEL, length, NULL))
    return FALSE;
  slot->kind = raw[SLOT_KIND];
  memcpy (slot->id, raw + SLOT_ID, CK_ID_BYTES);
  memcpy (slot->label, raw + SLOT_LABEL, length);
  slot->operations = ck_get_u64 (raw + SLOT_OPERATIONS);
  slot->memory_mib = ck_get_u64 (raw + SLOT_MEMORY);
  memcpy (slot->salt, raw + SLOT_SALT, CK_SALT_BYTES);
  memcpy (slot->nonce, raw + SLOT_NONCE, CK_NONCE_BYTES);
  memcpy (slot->sealed, raw + SLOT_SEALED, CK_KEY_BYTES);
  memcpy (slot->tag, raw + SLOT_TAG, CK_TAG_BYTES);
  return TRUE;
}

/**
 * ck_header_decode:
 * @raw: one copy
 * @header: (out caller-allocates): unchanged unless the copy is sound
 *
 * Returns: whether the copy is sound, as far as can be told without a key
 */
CkHeaderCondition
ck_header_decode (const guint8 raw[CK_HEADER_BYTES], CkHeader *header)
{
  CkHeader decoded = { 0 };
  guint8 checksum[32];
  gsize length;

  if (memcmp (raw, magic, sizeof magic) != 0)
    return CK_HEADER_FOREIGN;
  crypto_generichash (checksum, sizeof checksum, raw, AT_CHECKSUM, NULL, 0);
  if (memcmp (checksum, raw + AT_CHECKSUM, sizeof checksum) != 0)
    return CK_HEADER_BROKEN;
  if (ck_get_u32 (raw + AT_READER) > CK_FORMAT || ck_get_u64 (raw + AT_FEATURES) != 0
      || ck_get_u32 (raw + AT_CIPHER) != CK_CIPHER_XCHACHA20)
    return CK_HEADER_TOO_NEW;

  length = ck_get_u32 (raw + AT_ORGANISATION_LENGTH);
  if (ck_get_u32 (raw + AT_PAGE_SIZE) != CK_PAGE_BYTES || ck_get_u32 (raw + AT_RESERVE) != CK_PAGE_RESERVE
      || length > CK_ORGANISATION_BYTES || !g_utf8_validate ((const char *) raw + AT_ORGANISATION, length, NULL)
      || ck_get_u64 (raw + AT_PAGE_KEY) < CK_FIRST_PAGE_KEY)
    return CK_HEADER_BROKEN;
  memcpy (decoded.vault_id, raw + AT_VAULT_ID, CK_ID_BYTES);
  decoded.generation = ck_get_u64 (raw + AT_GENERATION);
  decoded.page_key = ck_get_u64 (raw + AT_PAGE_KEY);
  decoded.practice = (ck_get_u32 (raw + AT_FLAGS) & FLAG_PRACTICE) != 0;
  memcpy (decoded.organisation, raw + AT_ORGANISATION, length);
  for (guint i = 0; i < CK_SLOTS; i++)
    if (!decode_slot (raw + AT_SLOTS + i * CK_SLOT_BYTES, &decoded.slots[i]))
      return CK_HEADER_BROKEN;
  *header = decoded;
  return CK_HEADER_SOUND;
}

static void
header_mac (const guint8 *raw, const CkKeys *keys, guint8 mac[32])
{
  crypto_generichash (mac, 32, raw, AT_MAC, keys->header, CK_KEY_BYTES);
}

/**
 * ck_header_encode:
 * @header: what is read without a key
 * @state: what is sealed
 * @keys: the vault's
 * @raw: (out caller-allocates): one copy
 */
void
ck_header_encode (const CkHeader *header, const CkState *state, const CkKeys *keys, guint8 raw[CK_HEADER_BYTES])
{
  CkSealName name = { CK_SEAL_STATE, header->vault_id, NULL, header->generation };
  guint8 plain[STATE_BYTES] = { 0 };
  guint8 *sealed = raw + AT_STATE;

  memset (raw, 0, CK_HEADER_BYTES);
  memcpy (raw, magic, sizeof magic);
  ck_put_u32 (raw + AT_FORMAT, CK_FORMAT);
  ck_put_u32 (raw + AT_READER, CK_FORMAT);
  memcpy (raw + AT_VAULT_ID, header->vault_id, CK_ID_BYTES);
  ck_put_u64 (raw + AT_GENERATION, header->generation);
  ck_put_u32 (raw + AT_PAGE_SIZE, CK_PAGE_BYTES);
  ck_put_u32 (raw + AT_RESERVE, CK_PAGE_RESERVE);
  ck_put_u32 (raw + AT_CIPHER, CK_CIPHER_XCHACHA20);
  ck_put_u32 (raw + AT_FLAGS, header->practice ? FLAG_PRACTICE : 0);
  ck_put_u64 (raw + AT_PAGE_KEY, header->page_key);
  ck_put_u32 (raw + AT_ORGANISATION_LENGTH, (guint32) strlen (header->organisation));
  memcpy (raw + AT_ORGANISATION, header->organisation, strlen (header->organisation));
  for (guint i = 0; i < CK_SLOTS; i++)
    encode_slot (&header->slots[i], raw + AT_SLOTS + i * CK_SLOT_BYTES);

  ck_put_u32 (plain + STATE_FLAGS,
              (state->clean ? STATE_FLAG_CLEAN : 0) | (state->log_started ? STATE_FLAG_LOG_STARTED : 0));
  memcpy (plain + STATE_LOG_ID, state->log_id, CK_ID_BYTES);
  memcpy (plain + STATE_PREVIOUS_LOG_ID, state->previous_log_id, CK_ID_BYTES);
  ck_put_u64 (plain + STATE_PAGES, state->pages);
  ck_put_u64 (plain + STATE_ANCHOR_SEQUENCE, (guint64) state->anchor_sequence);
  memcpy (plain + STATE_ANCHOR_HASH, state->anchor_hash, sizeof state->anchor_hash);
  memcpy (plain + STATE_SET_DIGEST, state->set_digest, sizeof state->set_digest);
  ck_put_u64 (plain + STATE_BACKUP_MADE_AT, (guint64) state->backup_made_at);
  ck_put_u64 (plain + STATE_LOG_REQUIRED, state->log_required);
  ck_nonce_draw (sealed, CK_NONCE_BYTES);
  ck_seal (keys->header, &name, sealed, plain, STATE_BYTES, sealed + CK_NONCE_BYTES,
           sealed + CK_NONCE_BYTES + STATE_BYTES);

  header_mac (raw, keys, raw + AT_MAC);
  crypto_generichash (raw + AT_CHECKSUM, 32, raw, AT_CHECKSUM, NULL, 0);
}

/**
 * ck_header_authenticate:
 * @raw: one copy that ck_header_decode() found sound
 * @keys: the vault's
 * @state: (out caller-allocates) (optional): what was sealed
 *
 * Returns: whether the copy was written by someone who had the master key
 */
gboolean
ck_header_authenticate (const guint8 raw[CK_HEADER_BYTES], const CkKeys *keys, CkState *state)
{
  CkSealName name = { CK_SEAL_STATE, raw + AT_VAULT_ID, NULL, ck_get_u64 (raw + AT_GENERATION) };
  const guint8 *sealed = raw + AT_STATE;
  guint8 mac[32], plain[STATE_BYTES];
  guint32 flags;

  header_mac (raw, keys, mac);
  if (sodium_memcmp (mac, raw + AT_MAC, sizeof mac) != 0
      || !ck_unseal (keys->header, &name, sealed, sealed + CK_NONCE_BYTES, STATE_BYTES,
                     sealed + CK_NONCE_BYTES + STATE_BYTES, plain))
    return FALSE;
  if (state == NULL)
    return TRUE;

  flags = ck_get_u32 (plain + STATE_FLAGS);
  state->clean = (flags & STATE_FLAG_CLEAN) != 0;
  state->log_started = (flags & STATE_FLAG_LOG_STARTED) != 0;
  memcpy (state->log_id, plain + STATE_LOG_ID, CK_ID_BYTES);
  memcpy (state->previous_log_id, plain + STATE_PREVIOUS_LOG_ID, CK_ID_BYTES);
  state->pages = ck_get_u64 (plain + STATE_PAGES);
  state->anchor_sequence = (gint64) ck_get_u64 (plain + STATE_ANCHOR_SEQUENCE);
  memcpy (state->anchor_hash, plain + STATE_ANCHOR_HASH, sizeof state->anchor_hash);
  memcpy (state->set_digest, plain + STATE_SET_DIGEST, sizeof state->set_digest);
  state->backup_made_at = (gint64) ck_get_u64 (plain + STATE_BACKUP_MADE_AT);
  state->log_required = ck_get_u64 (plain + STATE_LOG_REQUIRED);
  return TRUE;
}

/* What to say when neither copy is sound */
static void
set_unreadable (const guint8 *raw, guint64 size, const CkHeaderCondition condition[CK_HEADER_COPIES], GError **error)
{
  gboolean too_new = FALSE, ours = FALSE;

  for (guint i = 0; i < CK_HEADER_COPIES; i++)
    {
      too_new = too_new || condition[i] == CK_HEADER_TOO_NEW;
      ours = ours || condition[i] != CK_HEADER_FOREIGN;
    }
  /* a later format may keep its checksum elsewhere: two copies that agree on a later version are no accident */
  if (condition[0] == CK_HEADER_BROKEN && condition[1] == CK_HEADER_BROKEN
      && ck_get_u32 (raw + AT_READER) > CK_FORMAT
      && ck_get_u32 (raw + AT_READER) == ck_get_u32 (raw + CK_HEADER_BYTES + AT_READER))
    too_new = TRUE;

  if (size == 0)
    g_set_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT, _("This file is empty, so it isn't a Casekeeper vault."));
  else if (too_new)
    g_set_error (error, CK_ERROR, CK_ERROR_TOO_NEW,
                 _("This vault was written by a later version of Casekeeper. Nothing was changed. Install that version "
                   "to open it."));
  else if (!ours)
    g_set_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT,
                 _("This file isn't a Casekeeper vault. Nothing was changed. Choose a file whose name ends in "
                   ".casevault."));
  else if (size < CK_PAGES_OFFSET)
    g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                 _("This vault is cut short. Nothing was changed. Copy it again from where it came, or use a backup."));
  else
    g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                 _("Both copies of this vault's header are damaged. Nothing was changed. Use a backup."));
}

/**
 * ck_header_choose:
 * @raw: both copies, zero beyond the file's end
 * @size: of the file
 * @header: (out caller-allocates): of the copy to trust
 * @findings: (element-type utf8): gets a line for a copy that isn't whole, or isn't the newest
 * @leftovers: (element-type utf8): gets those of these lines that a crash between two writes accounts for
 * @error: %CK_ERROR_NOT_A_VAULT, %CK_ERROR_TOO_NEW or %CK_ERROR_DAMAGED
 *
 * Chooses the newest copy that is whole. A power cut may leave one that isn't.
 *
 * Returns: 0 or 1, or -1 on error
 */
int
ck_header_choose (const guint8 *raw, guint64 size, CkHeader *header, GPtrArray *findings, GPtrArray *leftovers,
                  GError **error)
{
  CkHeader copies[CK_HEADER_COPIES];
  CkHeaderCondition condition[CK_HEADER_COPIES];
  int chosen = -1;

  for (int i = 0; i < CK_HEADER_COPIES; i++)
    {
      condition[i] = ck_header_decode (raw + i * CK_HEADER_BYTES, &copies[i]);
      if (condition[i] == CK_HEADER_SOUND && (chosen < 0 || copies[i].generation > copies[chosen].generation))
        chosen = i;
    }
  if (chosen < 0 || condition[0] == CK_HEADER_TOO_NEW || condition[1] == CK_HEADER_TOO_NEW)
    {
      set_unreadable (raw, size, condition, error);
      return -1;
    }
  if (size < CK_PAGES_OFFSET + CK_PAGE_BYTES)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _("This vault is cut short. Nothing was changed. Copy it again from where it came, or use a backup."));
      return -1;
    }
  for (int i = 0; i < CK_HEADER_COPIES; i++)
    if (condition[i] != CK_HEADER_SOUND)
      g_ptr_array_add (findings, g_strdup_printf (_("Copy %d of the header is damaged; the other copy is whole."),
                                                  i + 1));
    else if (copies[i].generation != copies[chosen].generation)
      {
        g_autofree char *text = g_strdup_printf (_("Copy %d of the header is older than the other, as after a power cut."), i + 1);

        g_ptr_array_add (findings, g_strdup (text));
        if (copies[i].generation + 1 == copies[chosen].generation)
          g_ptr_array_add (leftovers, g_steal_pointer (&text));
      }
  *header = copies[chosen];
  return chosen;
}
