/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkCheckRow: who may have to be told, or what was sent, and how it stands; signal `deal`: its button */
#define CK_TYPE_CHECK_ROW (ck_check_row_get_type ())
G_DECLARE_FINAL_TYPE (CkCheckRow, ck_check_row, CK, CHECK_ROW, GtkListBoxRow)

GtkWidget *ck_check_row_new (const char *body, const char *reason, const char *pill, const char *word, const char *button);

G_END_DECLS
