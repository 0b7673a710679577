/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkFirstRunPage: the first choice: a vault of one's own, or the practice vault */
#define CK_TYPE_FIRST_RUN_PAGE (ck_first_run_page_get_type ())
G_DECLARE_FINAL_TYPE (CkFirstRunPage, ck_first_run_page, CK, FIRST_RUN_PAGE, GtkBox)

G_END_DECLS
