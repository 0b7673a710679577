/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-log-format.h"

#include "ck-bytes.h"

#define VERSION 1

static const char magic[8] = { 'C', 'k', 'V', 'a', 'u', 'l', 't', 'L' };

enum {
  AT_VERSION = 8,
  AT_VAULT_ID = 16,
  AT_LOG_ID = 32,
};

/**
 * ck_log_encode_start:
 * @disk: a disk; the log gets the id of its state
 * @header: SQLite's
 * @raw: (out caller-allocates): prefix and sealed header
 */
void
ck_log_encode_start (CkDisk *disk, const guint8 header[CK_WAL_HEADER], guint8 raw[CK_LOG_FRAMES])
{
  CkSealName name = { CK_SEAL_LOG_HEADER, disk->header.vault_id, disk->state.log_id, 0 };
  guint8 *sealed = raw + CK_LOG_PREFIX;

  memset (raw, 0, CK_LOG_PREFIX);
  memcpy (raw, magic, sizeof magic);
  ck_put_u32 (raw + AT_VERSION, VERSION);
  memcpy (raw + AT_VAULT_ID, disk->header.vault_id, CK_ID_BYTES);
  memcpy (raw + AT_LOG_ID, disk->state.log_id, CK_ID_BYTES);
  ck_nonce_draw (sealed, CK_NONCE_BYTES);
  ck_seal (disk->keys->log, &name, sealed, header, CK_WAL_HEADER, sealed + CK_NONCE_BYTES,
           sealed + CK_NONCE_BYTES + CK_WAL_HEADER);
}

/**
 * ck_log_decode_start:
 * @disk: a disk
 * @raw: what the log begins with
 * @log_id: (out caller-allocates): the id that it says
 * @header: (out caller-allocates): SQLite's
 *
 * Returns: whether this vault wrote it, under whatever id
 */
gboolean
ck_log_decode_start (CkDisk *disk, const guint8 raw[CK_LOG_FRAMES], guint8 log_id[CK_ID_BYTES],
                     guint8 header[CK_WAL_HEADER])
{
  CkSealName name = { CK_SEAL_LOG_HEADER, disk->header.vault_id, raw + AT_LOG_ID, 0 };
  const guint8 *sealed = raw + CK_LOG_PREFIX;

  if (memcmp (raw, magic, sizeof magic) != 0 || ck_get_u32 (raw + AT_VERSION) != VERSION
      || ck_get_u32 (raw + AT_VERSION + 4) != 0
      || memcmp (raw + AT_VAULT_ID, disk->header.vault_id, CK_ID_BYTES) != 0
      || !ck_unseal (disk->keys->log, &name, sealed, sealed + CK_NONCE_BYTES, CK_WAL_HEADER,
                     sealed + CK_NONCE_BYTES + CK_WAL_HEADER, header))
    return FALSE;
  memcpy (log_id, raw + AT_LOG_ID, CK_ID_BYTES);
  return TRUE;
}

static void
encode (CkDisk *disk, CkSealKind kind, guint64 frame, const guint8 *plain, gsize length, guint8 *raw)
{
  CkSealName name = { kind, disk->header.vault_id, disk->state.log_id, frame };

  ck_nonce_draw (raw, CK_NONCE_BYTES - 8);
  ck_put_u64 (raw + CK_NONCE_BYTES - 8, disk->log_number);
  ck_seal (disk->keys->log, &name, raw, plain, length, raw + CK_NONCE_BYTES, raw + CK_NONCE_BYTES + length);
}

static gboolean
decode (CkDisk *disk, CkSealKind kind, guint64 frame, const guint8 *raw, gsize length, guint8 *plain)
{
  CkSealName name = { kind, disk->header.vault_id, disk->state.log_id, frame };

  return ck_unseal (disk->keys->log, &name, raw, raw + CK_NONCE_BYTES, length, raw + CK_NONCE_BYTES + length, plain);
}

/**
 * ck_log_encode_frame_header:
 * @disk: a disk
 * @frame: its number, from 1
 * @plain: SQLite's
 * @raw: (out caller-allocates): sealed, marked with the number of the transaction
 */
void
ck_log_encode_frame_header (CkDisk *disk, guint64 frame, const guint8 plain[CK_WAL_FRAME_HEADER],
                            guint8 raw[CK_LOG_FRAME_HEADER])
{
  encode (disk, CK_SEAL_FRAME_HEADER, frame, plain, CK_WAL_FRAME_HEADER, raw);
}

/**
 * ck_log_decode_frame_header:
 * @transaction: (out) (optional): the number of the transaction that wrote it
 *
 * Returns: whether it is authentic, as this frame of this log
 */
gboolean
ck_log_decode_frame_header (CkDisk *disk, guint64 frame, const guint8 raw[CK_LOG_FRAME_HEADER],
                            guint8 plain[CK_WAL_FRAME_HEADER], guint64 *transaction)
{
  if (!decode (disk, CK_SEAL_FRAME_HEADER, frame, raw, CK_WAL_FRAME_HEADER, plain))
    return FALSE;
  if (transaction != NULL)
    *transaction = ck_get_u64 (raw + CK_NONCE_BYTES - 8);
  return TRUE;
}

/**
 * ck_log_encode_frame_body:
 * @disk: a disk
 * @frame: its number, from 1
 * @plain: a page, all of its bytes, since SQLite's checksum is over all
 * @raw: (out caller-allocates): sealed
 */
void
ck_log_encode_frame_body (CkDisk *disk, guint64 frame, const guint8 plain[CK_PAGE_BYTES],
                          guint8 raw[CK_LOG_FRAME_BODY])
{
  encode (disk, CK_SEAL_FRAME_BODY, frame, plain, CK_PAGE_BYTES, raw);
}

/**
 * ck_log_decode_frame_body:
 *
 * Returns: whether it is authentic, as this frame of this log
 */
gboolean
ck_log_decode_frame_body (CkDisk *disk, guint64 frame, const guint8 raw[CK_LOG_FRAME_BODY],
                          guint8 plain[CK_PAGE_BYTES])
{
  return decode (disk, CK_SEAL_FRAME_BODY, frame, raw, CK_PAGE_BYTES, plain);
}
