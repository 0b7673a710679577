/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body map: ten pictures, their outlines, and the regions that have a name. Left and right are the person's own. */
#pragma once

#include "ck-tokens.h"

G_BEGIN_DECLS

#define CK_BODY_SCALE 1000   /* x and y of a mark are thousandths of the picture's width and height */

/**
 * CkBodyShape: what a picture looks like, as points that a smooth line goes through
 * @width: of the box that the points lie in
 * @height: of it
 * @outline: closed; points "x,y x,y …", several parts with | between
 * @lines: (nullable): open strokes within, likewise
 * @mirrored: @outline and @lines are the right half, from the middle's top to its bottom; the left half is their mirror
 *   image
 * @flipped: the whole is drawn as its mirror image
 */
typedef struct {
  double      width;
  double      height;
  const char *outline;
  const char *lines;
  gboolean    mirrored;
  gboolean    flipped;
} CkBodyShape;

/** CkBodyRegion: a part of a picture that has a name, and where its middle is */
typedef struct {
  CkBodyPicture picture;
  const char   *token;
  const char   *label;
  int           x;
  int           y;
} CkBodyRegion;

const CkBodyShape  *ck_body_shape        (CkBodyPicture picture);
const CkBodyRegion *ck_body_regions      (guint *n_regions);
const CkBodyRegion *ck_body_region_find  (CkBodyPicture picture, const char *token);
const CkBodyRegion *ck_body_region_at    (CkBodyPicture picture, int x, int y);
const char         *ck_body_region_label (const CkBodyRegion *region);
char               *ck_body_region_choices (CkBodyPicture picture);

G_END_DECLS
