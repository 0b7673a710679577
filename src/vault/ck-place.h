/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *ck_place_resolve (const char *path);
gboolean ck_place_is_free (const char *path,
                           GError    **error);
int      ck_place_begin   (const char *path,
                           char      **part,
                           GError    **error);
gboolean ck_place_end     (const char *part,
                           const char *path,
                           GError    **error);

G_END_DECLS
