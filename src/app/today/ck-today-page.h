/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkTodayPage: what is due, in groups by time; one row a case, each with the button that deals with it */
#define CK_TYPE_TODAY_PAGE (ck_today_page_get_type ())
G_DECLARE_FINAL_TYPE (CkTodayPage, ck_today_page, CK, TODAY_PAGE, GtkBox)

G_END_DECLS
