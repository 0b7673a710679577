/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void ck_focus_drop (GtkWidget *widget);

G_END_DECLS
