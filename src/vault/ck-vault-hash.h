/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CK_HASH_BYTES     32
#define CK_HASH_KEY_BYTES 32

typedef struct _CkHash CkHash;

CkHash  *ck_hash_new     (const guint8  key[CK_HASH_KEY_BYTES]);
void     ck_hash_update  (CkHash       *self,
                          gconstpointer bytes,
                          gsize         length);
void     ck_hash_final   (CkHash       *self,
                          guint8        digest[CK_HASH_BYTES]);
void     ck_hash_free    (CkHash       *self);

void     ck_hash_bytes   (const guint8  key[CK_HASH_KEY_BYTES],
                          gconstpointer bytes,
                          gsize         length,
                          guint8        digest[CK_HASH_BYTES]);

void     ck_random_bytes (gpointer      bytes,
                          gsize         length);
gboolean ck_bytes_equal  (gconstpointer a,
                          gconstpointer b,
                          gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkHash, ck_hash_free)

G_END_DECLS
