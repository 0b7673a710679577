/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-casework.h"

G_BEGIN_DECLS

void         ck_case_columns_fill      (GtkColumnView *table, gboolean wide, CkDate today);
gboolean     ck_case_columns_fit       (int width);
CkCasesOrder ck_case_columns_get_order (GtkColumnView *table, gboolean *descending);

G_END_DECLS
