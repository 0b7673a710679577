/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *ck_found_row_new (const char *icon_name, const char *initials_of, const char *title, const char *subtitle);

G_END_DECLS
