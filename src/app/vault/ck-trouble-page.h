/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkTroublePage: a vault that can't be opened, and why it is the file, not the passphrase */
#define CK_TYPE_TROUBLE_PAGE (ck_trouble_page_get_type ())
G_DECLARE_FINAL_TYPE (CkTroublePage, ck_trouble_page, CK, TROUBLE_PAGE, GtkBox)

GtkWidget *ck_trouble_page_new (const char *path, const GError *error);

G_END_DECLS
