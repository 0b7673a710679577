/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-due-row.h"

G_BEGIN_DECLS

/** CkDueGroup: a heading of Today with its rows */
#define CK_TYPE_DUE_GROUP (ck_due_group_get_type ())
G_DECLARE_FINAL_TYPE (CkDueGroup, ck_due_group, CK, DUE_GROUP, GtkBox)

GtkWidget *ck_due_group_new       (const char *title, GHashTable *unfolded);
void       ck_due_group_add       (CkDueGroup *self, CkDueItem *item, CkDate today, gboolean hide_names);
void       ck_due_group_set_count (CkDueGroup *self, guint n_rows, guint n_more, guint group);
void       ck_due_group_fold      (CkDueGroup *self, const char *key, const char *show);
CkDueRow  *ck_due_group_first_row (CkDueGroup *self);
gboolean   ck_due_group_focus     (CkDueGroup *self);
void       ck_due_group_focus_item (CkDueGroup *self, CkDueItem *item);

G_END_DECLS
