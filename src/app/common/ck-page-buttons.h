/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkPageButtons: search, hide names and the main menu, at the end of a page's header bar */
#define CK_TYPE_PAGE_BUTTONS (ck_page_buttons_get_type ())
G_DECLARE_FINAL_TYPE (CkPageButtons, ck_page_buttons, CK, PAGE_BUTTONS, GtkBox)

G_END_DECLS
