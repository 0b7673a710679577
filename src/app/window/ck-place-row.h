/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CK_TYPE_PLACE_ROW (ck_place_row_get_type ())
G_DECLARE_FINAL_TYPE (CkPlaceRow, ck_place_row, CK, PLACE_ROW, GtkListBoxRow)

GtkWidget  *ck_place_row_new       (const char *place, const char *title, const char *icon_name);
const char *ck_place_row_get_place (CkPlaceRow *self);
void        ck_place_row_set_count (CkPlaceRow *self, guint count);

G_END_DECLS
