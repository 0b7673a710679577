/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forced into layers that must work without a display: including gtk.h or adwaita.h there fails to compile. */
#pragma once
#pragma GCC poison gtk_init GtkWidget GtkApplication AdwApplication GdkSurface
