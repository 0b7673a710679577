/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "ck-chronology.h"

G_BEGIN_DECLS

/**
 * CkPaginator: a chronology laid out once on A4 landscape pages, then drawn on any Cairo surface: a PDF, the screen,
 * the desktop's print service. The pages are the same everywhere.
 */
#define CK_TYPE_PAGINATOR (ck_paginator_get_type ())
G_DECLARE_FINAL_TYPE (CkPaginator, ck_paginator, CK, PAGINATOR, GObject)

#define CK_PAGE_WIDTH  841.89 /* points, ISO 216 A4 landscape */
#define CK_PAGE_HEIGHT 595.276

CkPaginator *ck_paginator_new         (CkChronology *chronology);
guint        ck_paginator_get_n_pages (CkPaginator *self);
void         ck_paginator_draw_page   (CkPaginator *self, guint page, cairo_t *cr);
char        *ck_paginator_get_text    (CkPaginator *self, guint page); /* for accessibility and for the digest of paper */

/* Writes beside, syncs, renames; mode 0600. @sha256: (out) (transfer full): hex digest of the file. */
gboolean     ck_paginator_save_pdf    (CkPaginator *self, const char *path, char **sha256, GError **error);

G_END_DECLS
