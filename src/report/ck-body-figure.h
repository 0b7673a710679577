/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body map drawn with Cairo: for the screen and for paper, the same. */
#pragma once

#include <pango/pangocairo.h>

#include "ck-concern-parts.h"

G_BEGIN_DECLS

/** CkBodyPanel: one picture, where it stands, and how large: points a unit of its shape */
typedef struct {
  CkBodyPicture picture;
  double        x;
  double        y;
  double        scale;
} CkBodyPanel;

/**
 * CkBodyInk: what it is drawn with, each red, green, blue, alpha
 * @family: of the font of labels and numbers
 * @text_scale: of the same; 1 is made for paper
 */
typedef struct {
  double      fill[4];
  double      line[4];
  double      mark[4];
  double      number[4];
  double      text[4];
  const char *family;
  double      text_scale;
} CkBodyInk;

extern const CkBodyInk ck_body_ink_paper;

GArray     *ck_body_lay_out     (const CkBodyPicture *pictures,
                                 guint                n_pictures,
                                 double               width,
                                 double               body_height,
                                 double               label_height,
                                 double              *used_width,
                                 double              *used_height);
GArray     *ck_body_lay_out_of  (GPtrArray           *injuries,
                                 double               width,
                                 double               body_height,
                                 double              *used_width,
                                 double              *used_height);
void        ck_body_draw        (cairo_t             *cr,
                                 GArray              *panels,
                                 const CkBodyInk     *ink);
void        ck_body_draw_marks  (cairo_t             *cr,
                                 GArray              *panels,
                                 GPtrArray           *injuries,
                                 int                  selected,
                                 const CkBodyInk     *ink);
gboolean    ck_body_panel_at    (GArray              *panels,
                                 double               x,
                                 double               y,
                                 CkBodyPicture       *picture,
                                 int                 *mark_x,
                                 int                 *mark_y);

G_END_DECLS
