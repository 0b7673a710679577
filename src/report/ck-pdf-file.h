/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean ck_pdf_file_replace (const char    *path,
                              const guint8  *bytes,
                              gsize          length,
                              GError       **error);

G_END_DECLS
