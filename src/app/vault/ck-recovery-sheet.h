/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ck_recovery_sheet_save_pdf (const char *path, const char *organisation, const char *key, GError **error);
void     ck_recovery_sheet_print    (GtkWindow *parent, const char *organisation, const char *key);

G_END_DECLS
