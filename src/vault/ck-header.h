/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "ck-kdf.h"
#include "ck-seal.h"
#include "ck-secret.h"

G_BEGIN_DECLS

#define CK_HEADER_BYTES       4096
#define CK_HEADER_COPIES      2
#define CK_PAGES_OFFSET       (CK_HEADER_COPIES * CK_HEADER_BYTES)
#define CK_PAGE_BYTES         4096
#define CK_PAGE_RESERVE       (CK_NONCE_BYTES + CK_TAG_BYTES)
#define CK_PAGE_SEALED        (CK_PAGE_BYTES - CK_PAGE_RESERVE)
#define CK_SLOTS              8
#define CK_SLOT_BYTES         256
#define CK_LABEL_BYTES        64
#define CK_ORGANISATION_BYTES 128
#define CK_FORMAT             1
#define CK_CIPHER_XCHACHA20   1
#define CK_FIRST_PAGE_KEY     (G_GUINT64_CONSTANT (1) << 32) /* below are the numbers of the other subkeys */

/** CkSlot: a keyholder's slot as it lies in the file; @kind 0 is an empty one, all zero */
typedef struct {
  guint8  kind;
  guint8  id[CK_ID_BYTES];
  char    label[CK_LABEL_BYTES + 1];
  guint64 operations;
  guint64 memory_mib;
  guint8  salt[CK_SALT_BYTES];
  guint8  nonce[CK_NONCE_BYTES];
  guint8  sealed[CK_KEY_BYTES];
  guint8  tag[CK_TAG_BYTES];
} CkSlot;

/** CkHeader: what can be read without a key */
typedef struct {
  guint8   vault_id[CK_ID_BYTES];
  guint64  generation;
  guint64  page_key;
  gboolean practice;
  char     organisation[CK_ORGANISATION_BYTES + 1];
  CkSlot   slots[CK_SLOTS];
} CkHeader;

/**
 * CkState: the sealed part of the header
 * @clean: the vault was closed in order, and nothing was written since
 * @log_started: commits may lie in the log @log_id, which must therefore be there. When it isn't set, all pages are
 *   in the main file, whatever the log holds, and @log_id is the id that the next log will get
 * @log_id: of the log, or the next log
 * @previous_log_id: of the log before, whose pages are all in the main file
 * @pages: how many pages the main file had, durably, when this was written
 * @set_digest: reserved for a digest of all page tags: zero
 * @log_required: number of the newest transaction in the log of which pages may be in the main file already: without
 *   it the main file is a mixture
 * @backup_made_at: microseconds since 1970, or 0 when this isn't a backup
 */
typedef struct {
  gboolean clean;
  gboolean log_started;
  guint8   log_id[CK_ID_BYTES];
  guint8   previous_log_id[CK_ID_BYTES];
  guint64  pages;
  gint64   anchor_sequence;
  guint8   anchor_hash[32];
  guint8   set_digest[32];
  gint64   backup_made_at;
  guint64  log_required;
} CkState;

typedef enum {
  CK_HEADER_SOUND,
  CK_HEADER_FOREIGN,
  CK_HEADER_BROKEN,
  CK_HEADER_TOO_NEW,
} CkHeaderCondition;

CkHeaderCondition ck_header_decode       (const guint8    raw[CK_HEADER_BYTES],
                                          CkHeader       *header);
void              ck_header_encode       (const CkHeader *header,
                                          const CkState  *state,
                                          const CkKeys   *keys,
                                          guint8          raw[CK_HEADER_BYTES]);
gboolean          ck_header_authenticate (const guint8    raw[CK_HEADER_BYTES],
                                          const CkKeys   *keys,
                                          CkState        *state);
int               ck_header_choose       (const guint8   *raw,
                                          guint64         size,
                                          CkHeader       *header,
                                          GPtrArray      *findings,
                                          GPtrArray      *leftovers,
                                          GError        **error);

gboolean ck_slot_seal (CkSlot         *slot,
                       const guint8    vault_id[CK_ID_BYTES],
                       const char     *secret,
                       gsize           length,
                       const guint8    master[CK_KEY_BYTES],
                       GError        **error);
gboolean ck_slot_open (const CkSlot   *slot,
                       const guint8    vault_id[CK_ID_BYTES],
                       const char     *secret,
                       gsize           length,
                       guint8          master[CK_KEY_BYTES],
                       GError        **error);

G_END_DECLS
