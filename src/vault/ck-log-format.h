/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-disk.h"

G_BEGIN_DECLS

/* What SQLite sees of a write-ahead log, and what lies on the disk.
 *
 *     SQLite                      disk
 *                                 prefix, plain: magic (8) · version (4) · zero (4) · vault id (16) · log id (16)
 *     header, 32                  72: nonce, header, tag
 *     frame header, 24            64: nonce, frame header, tag
 *     frame body, 4096            4136: nonce, body, tag
 *
 * A nonce of a frame is 16 random bytes and the number of the transaction, so that it can be told without SQLite
 * whether a frame belongs to a transaction after another one. */

#define CK_WAL_HEADER       32
#define CK_WAL_FRAME_HEADER 24
#define CK_WAL_FRAME        (CK_WAL_FRAME_HEADER + CK_PAGE_BYTES)

#define CK_LOG_PREFIX       48
#define CK_LOG_HEADER       (CK_WAL_HEADER + CK_NONCE_BYTES + CK_TAG_BYTES)
#define CK_LOG_FRAMES       (CK_LOG_PREFIX + CK_LOG_HEADER)
#define CK_LOG_FRAME_HEADER (CK_WAL_FRAME_HEADER + CK_NONCE_BYTES + CK_TAG_BYTES)
#define CK_LOG_FRAME_BODY   (CK_PAGE_BYTES + CK_NONCE_BYTES + CK_TAG_BYTES)
#define CK_LOG_FRAME        (CK_LOG_FRAME_HEADER + CK_LOG_FRAME_BODY)

G_STATIC_ASSERT (CK_LOG_HEADER == 72 && CK_LOG_FRAME_HEADER == 64 && CK_LOG_FRAME_BODY == 4136);

void        ck_log_encode_start        (CkDisk       *disk,
                                        const guint8  header[CK_WAL_HEADER],
                                        guint8        raw[CK_LOG_FRAMES]);
gboolean    ck_log_decode_start        (CkDisk       *disk,
                                        const guint8  raw[CK_LOG_FRAMES],
                                        guint8        log_id[CK_ID_BYTES],
                                        guint8        header[CK_WAL_HEADER]);
void        ck_log_encode_frame_header (CkDisk       *disk,
                                        guint64       frame,
                                        const guint8  plain[CK_WAL_FRAME_HEADER],
                                        guint8        raw[CK_LOG_FRAME_HEADER]);
gboolean    ck_log_decode_frame_header (CkDisk       *disk,
                                        guint64       frame,
                                        const guint8  raw[CK_LOG_FRAME_HEADER],
                                        guint8        plain[CK_WAL_FRAME_HEADER],
                                        guint64      *transaction);
void        ck_log_encode_frame_body   (CkDisk       *disk,
                                        guint64       frame,
                                        const guint8  plain[CK_PAGE_BYTES],
                                        guint8        raw[CK_LOG_FRAME_BODY]);
gboolean    ck_log_decode_frame_body   (CkDisk       *disk,
                                        guint64       frame,
                                        const guint8  raw[CK_LOG_FRAME_BODY],
                                        guint8        plain[CK_PAGE_BYTES]);

static inline sqlite3_int64
ck_log_frame_at (guint64 frame)
{
  return CK_LOG_FRAMES + (sqlite3_int64) (frame - 1) * CK_LOG_FRAME;
}

G_END_DECLS
