/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-pill.h"

G_BEGIN_DECLS

/** CkReasonRow: a state as a pill, and what it is the state of */
#define CK_TYPE_REASON_ROW (ck_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (CkReasonRow, ck_reason_row, CK, REASON_ROW, GtkBox)

GtkWidget *ck_reason_row_new      (const char *text);
CkPill    *ck_reason_row_get_pill (CkReasonRow *self);

G_END_DECLS
