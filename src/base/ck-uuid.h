/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CK_UUID_SIZE 16
#define CK_UUID_TEXT_LENGTH 36

/** CkUuid: @bytes: big-endian as RFC 9562 lays it out; all zero is "none" */
typedef struct {
  guint8 bytes[CK_UUID_SIZE];
} CkUuid;

CkUuid   ck_uuid_new       (gint64        instant);
gboolean ck_uuid_is_none   (const CkUuid *uuid);
gboolean ck_uuid_equal     (const CkUuid *a,
                            const CkUuid *b);
guint    ck_uuid_hash      (gconstpointer uuid);
gboolean ck_uuid_equal_fn  (gconstpointer a,
                            gconstpointer b);
char    *ck_uuid_to_text   (const CkUuid *uuid);
gboolean ck_uuid_from_text (const char   *text,
                            CkUuid       *uuid);

G_END_DECLS
