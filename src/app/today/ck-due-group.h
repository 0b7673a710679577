/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-due-row.h"

G_BEGIN_DECLS

/** CkDueGroup: a heading of Today with its rows */
#define CK_TYPE_DUE_GROUP (ck_due_group_get_type ())
G_DECLARE_FINAL_TYPE (CkDueGroup, ck_due_group, CK, DUE_GROUP, GtkBox)

GtkWidget *ck_due_group_new       (const char *title);
void       ck_due_group_add       (CkDueGroup *self, GtkWidget *row);
CkDueRow  *ck_due_group_first_row (CkDueGroup *self);

G_END_DECLS
