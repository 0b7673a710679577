/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-rich-text.h"
#include "ck-sheet.h"

G_BEGIN_DECLS

/** CkRow: cells side by side, each of texts one under the other */
typedef struct _CkRow CkRow;
typedef struct _CkCell CkCell;

/**
 * CkCellPart: how one text of a cell stands
 * @label: (nullable) (transfer full): at the cell's edge, left of the text, which is indented by @indent
 * @tag: (nullable): static: its structure type in a PDF
 * @gap: above it, unless it is the first of its cell; 0 is that of two lines
 * @quoted: with a bar at its left
 * @boxed: in a box; never cut
 */
typedef struct {
  CkRichText    *label;
  const char    *tag;
  CkType         type;
  PangoAlignment alignment;
  double         indent;
  double         gap;
  gboolean       quoted;
  gboolean       boxed;
} CkCellPart;

CkRow   *ck_row_new          (PangoContext *context,
                              const char   *tag);
void     ck_row_free         (CkRow        *self);
void     ck_row_set_padding  (CkRow        *self,
                              double        above,
                              double        below);
void     ck_row_set_frame    (CkRow        *self,
                              double        height);
void     ck_row_set_cut_mark (CkRow        *self,
                              double        x,
                              const char   *text);
double   ck_row_get_height   (CkRow        *self);
void     ck_row_rewind       (CkRow        *self);
gboolean ck_row_place        (CkRow        *self,
                              CkSheet      *sheet,
                              double        y,
                              double        room,
                              double       *used);
CkCell  *ck_row_add_cell     (CkRow        *self,
                              double        x,
                              double        width,
                              const char   *tag);
void     ck_cell_set_rule    (CkCell       *self);
void     ck_cell_add         (CkCell       *self,
                              CkRichText   *text,
                              CkCellPart        part);
void     ck_cell_add_picture (CkCell      *self,
                              CkSheetDraw  draw,
                              GPtrArray   *data,
                              double       height,
                              CkCellPart       part);
void     ck_cell_add_again   (CkCell       *self,
                              CkRichText   *text,
                              CkCellPart        part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkRow, ck_row_free)

G_END_DECLS
