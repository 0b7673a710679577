/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-date.h"

G_BEGIN_DECLS

void ck_case_columns_fill (GtkColumnView *table, gboolean wide, CkDate today);

G_END_DECLS
