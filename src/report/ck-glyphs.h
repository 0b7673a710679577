/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

gboolean ck_glyphs_has_pictures (PangoLayout *layout);
void     ck_glyphs_show_lines   (cairo_t     *cr,
                                 PangoLayout *layout,
                                 double       x,
                                 double       y,
                                 int          first_line,
                                 int          n_lines);

G_END_DECLS
