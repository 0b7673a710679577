/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-casefile.h"

G_BEGIN_DECLS

/** CkHitRow: one thing that was found, with the words around the hit */
#define CK_TYPE_HIT_ROW (ck_hit_row_get_type ())
G_DECLARE_FINAL_TYPE (CkHitRow, ck_hit_row, CK, HIT_ROW, GtkBox)

GtkWidget   *ck_hit_row_new       (void);
void         ck_hit_row_set       (CkHitRow *self, CkSearchHit *hit, gboolean hide_names);
CkSearchHit *ck_hit_row_get_hit   (CkHitRow *self);
const char  *ck_hit_row_get_group (CkHitRow *self);

G_END_DECLS
