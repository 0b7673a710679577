/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CK_KEY_BYTES 32

/** CkKeys: the master key and what is derived from it, in one locked, guarded allocation */
typedef struct {
  guint8 master[CK_KEY_BYTES];
  guint8 header[CK_KEY_BYTES];
  guint8 pages[CK_KEY_BYTES];
  guint8 log[CK_KEY_BYTES];
} CkKeys;

gpointer ck_secret_new    (gsize    length,
                           GError **error);
void     ck_secret_free   (gpointer secret);

CkKeys  *ck_keys_new      (const guint8 master[CK_KEY_BYTES],
                           guint64      page_key,
                           GError     **error);
void     ck_keys_free     (CkKeys      *keys);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkKeys, ck_keys_free)

G_END_DECLS
