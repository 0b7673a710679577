/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/** CkSheet: what stands where on one page: text, rules, boxes, and the tags of its structure, in reading order */
typedef struct _CkSheet CkSheet;

CkSheet *ck_sheet_new    (void);
void     ck_sheet_free   (CkSheet     *self);
void     ck_sheet_text   (CkSheet     *self,
                          double       x,
                          double       y,
                          PangoLayout *layout,
                          int          first_line,
                          int          n_lines);
void     ck_sheet_rule   (CkSheet     *self,
                          double       x,
                          double       y,
                          double       width,
                          double       thickness,
                          double       grey);
void     ck_sheet_fill   (CkSheet     *self,
                          double       x,
                          double       y,
                          double       width,
                          double       height,
                          double       grey);
void     ck_sheet_frame  (CkSheet     *self,
                          double       x,
                          double       y,
                          double       width,
                          double       height,
                          double       grey);
/* what draws itself, at the current origin */
typedef void (*CkSheetDraw) (cairo_t *cr, GPtrArray *data);
void     ck_sheet_picture (CkSheet    *self,
                          double       x,
                          double       y,
                          CkSheetDraw  draw,
                          GPtrArray   *data);
void     ck_sheet_open   (CkSheet     *self,
                          const char  *tag);
void     ck_sheet_close  (CkSheet     *self,
                          const char  *tag);
void     ck_sheet_draw   (CkSheet     *self,
                          cairo_t     *cr);
void     ck_sheet_append_text (CkSheet *self,
                               GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkSheet, ck_sheet_free)

G_END_DECLS
