/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the window share. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Calls @visit for @widget and everything below it. */
typedef void (*CkTestVisit) (GtkWidget *widget, gpointer user_data);

void       ck_test_app_init   (int *argc, char ***argv);
void       ck_test_walk       (GtkWidget *widget, CkTestVisit visit, gpointer user_data);
void       ck_test_spin_until (gboolean (*done) (gpointer data), gpointer data);
void       ck_test_spin       (void);
GtkWidget *ck_test_find       (GtkWidget *root, GType type, const char *label);

G_END_DECLS
