/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-casefile.h"

G_BEGIN_DECLS

/** CkDueRow: one thing that is due: what, in which case, when, and the button that deals with it */
#define CK_TYPE_DUE_ROW (ck_due_row_get_type ())
G_DECLARE_FINAL_TYPE (CkDueRow, ck_due_row, CK, DUE_ROW, GtkListBoxRow)

GtkWidget *ck_due_row_new         (CkDueItem *item, CkDate today, gboolean hide_names);
CkDueItem *ck_due_row_get_item    (CkDueRow *self);
gboolean   ck_due_row_focus_button (CkDueRow *self);
void       ck_due_row_set_behind  (CkDueRow *self);
GtkToggleButton *ck_due_row_get_unfold (CkDueRow *self);

G_END_DECLS
