/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CK_RECOVERY_KEY_BYTES 20

char    *ck_recovery_key_format (const guint8 key[CK_RECOVERY_KEY_BYTES]);
gboolean ck_recovery_key_parse  (const char  *text,
                                 guint8       key[CK_RECOVERY_KEY_BYTES],
                                 GError     **error);

G_END_DECLS
