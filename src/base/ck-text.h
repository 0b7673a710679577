/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     ck_wipe           (gpointer     memory,
                            gsize        length);
void     ck_wipe_free      (char        *text);
char    *ck_text_hex       (const guint8 *bytes,
                            gsize        length);
gboolean ck_text_from_hex  (const char  *hex,
                            guint8      *bytes,
                            gsize        length);
char    *ck_text_initials  (const char  *name);
gboolean ck_text_is_blank  (const char  *text);
char    *ck_text_fold      (const char  *text);
gboolean ck_text_check     (const char  *text,
                            gsize        length,
                            const char  *field,
                            gsize        max_bytes,
                            gboolean     one_line,
                            GError     **error);

G_END_DECLS
