/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a field of a form holds, as text, good or not: for drafts. Any field that the dialogs use, by its type. */
gboolean ck_field_state_has    (GtkWidget *field);
char    *ck_field_state_dup    (GtkWidget *field);
void     ck_field_state_set    (GtkWidget *field, const char *state);
void     ck_field_state_follow (GtkWidget *field, GCallback changed, gpointer object);

G_END_DECLS
