/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "ck-secret.h"

G_BEGIN_DECLS

#define CK_SALT_BYTES           16
#define CK_KDF_DEFAULT_MIB      256
#define CK_KDF_DEFAULT_OPS      3
#define CK_KDF_MAX_MIB          4096
#define CK_KDF_MAX_OPS          1024
#define CK_PASSPHRASE_MAX_BYTES 1024

gboolean ck_kdf_check      (guint64       operations,
                            guint64       memory_mib);
gboolean ck_kdf_calibrate  (guint        *memory_mib,
                            guint64      *operations,
                            GError      **error);
gboolean ck_kdf_derive     (const char   *secret,
                            gsize         length,
                            const guint8  salt[CK_SALT_BYTES],
                            guint64       operations,
                            guint         memory_mib,
                            guint8        key[CK_KEY_BYTES],
                            GError      **error);

char    *ck_passphrase_nfc (const char   *passphrase,
                            gsize        *length,
                            GError      **error);

G_END_DECLS
