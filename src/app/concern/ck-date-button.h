/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-date.h"

G_BEGIN_DECLS

/**
 * CkDateButton: a day, as people say it; opens a calendar and a line to type it in
 *
 * Property `title`: what the day is for, for assistive technology ("First review"). Signal `changed`: someone chose
 * another day; not emitted by ck_date_button_set_date().
 */
#define CK_TYPE_DATE_BUTTON (ck_date_button_get_type ())
G_DECLARE_FINAL_TYPE (CkDateButton, ck_date_button, CK, DATE_BUTTON, GtkWidget)

GtkWidget *ck_date_button_new          (const char *name);
CkDate     ck_date_button_get_date     (CkDateButton *self);
void       ck_date_button_set_date     (CkDateButton *self, CkDate date);
void       ck_date_button_set_today    (CkDateButton *self, CkDate today);
void       ck_date_button_set_whole_month (CkDateButton *self, gboolean whole_month);
void       ck_date_button_set_optional (CkDateButton *self, const char *none);
void       ck_date_button_set_flat     (CkDateButton *self);
gboolean   ck_date_button_type         (CkDateButton *self, const char *text);

G_END_DECLS
