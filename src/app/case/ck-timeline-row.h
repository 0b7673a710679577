/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"

G_BEGIN_DECLS

/**
 * CkTimelineRow: one entry of a case on the screen, with its amendments folded under it
 *
 * One stop of the keyboard: Enter folds and unfolds, the menu key opens the menu. Signal `amend`.
 */
#define CK_TYPE_TIMELINE_ROW (ck_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (CkTimelineRow, ck_timeline_row, CK, TIMELINE_ROW, GtkBox)

GtkWidget *ck_timeline_row_new       (CkEntry *entry, CkCaseLook *look, gboolean with_menu);
CkEntry   *ck_timeline_row_get_entry (CkTimelineRow *self);
void       ck_timeline_row_set_last  (CkTimelineRow *self, gboolean last);

G_END_DECLS
