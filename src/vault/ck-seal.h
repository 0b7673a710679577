/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "ck-secret.h"

G_BEGIN_DECLS

#define CK_NONCE_BYTES 24
#define CK_TAG_BYTES   16
#define CK_ID_BYTES    16

/** CkSealKind: the first byte of all associated data, so that nothing sealed as one thing opens as another */
typedef enum {
  CK_SEAL_STATE = 1,
  CK_SEAL_SLOT = 2,
  CK_SEAL_PAGE = 3,
  CK_SEAL_LOG_HEADER = 4,
  CK_SEAL_FRAME_HEADER = 5,
  CK_SEAL_FRAME_BODY = 6,
} CkSealKind;

/** CkSealName: what a sealed piece is and where it belongs; @log_id is left out when it is %NULL */
typedef struct {
  CkSealKind    kind;
  const guint8 *vault_id;
  const guint8 *log_id;
  guint64       number;
} CkSealName;

void     ck_nonce_draw (guint8           *nonce,
                        gsize             length);
void     ck_seal       (const guint8      key[CK_KEY_BYTES],
                        const CkSealName *name,
                        const guint8      nonce[CK_NONCE_BYTES],
                        const guint8     *plain,
                        gsize             length,
                        guint8           *sealed,
                        guint8            tag[CK_TAG_BYTES]);
gboolean ck_unseal     (const guint8      key[CK_KEY_BYTES],
                        const CkSealName *name,
                        const guint8      nonce[CK_NONCE_BYTES],
                        const guint8     *sealed,
                        gsize             length,
                        const guint8      tag[CK_TAG_BYTES],
                        guint8           *plain);

G_END_DECLS
