/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-moment.h"

G_BEGIN_DECLS

/** CkDayHeading: the day that the entries under it happened on */
#define CK_TYPE_DAY_HEADING (ck_day_heading_get_type ())
G_DECLARE_FINAL_TYPE (CkDayHeading, ck_day_heading, CK, DAY_HEADING, GtkBox)

GtkWidget *ck_day_heading_new  (CkMoment moment, CkDate today);
gboolean   ck_day_heading_same (CkMoment a, CkMoment b);

G_END_DECLS
