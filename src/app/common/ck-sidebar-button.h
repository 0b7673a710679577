/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkSidebarButton: back to the sidebar, visible only where sidebar and page take turns */
#define CK_TYPE_SIDEBAR_BUTTON (ck_sidebar_button_get_type ())
G_DECLARE_FINAL_TYPE (CkSidebarButton, ck_sidebar_button, CK, SIDEBAR_BUTTON, GtkButton)

G_END_DECLS
