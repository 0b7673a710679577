/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"

G_BEGIN_DECLS

/** CkPlanActionRow: one action of the plan; signal `settle` (a CkActionStatus): someone says that it is done, and so on */
#define CK_TYPE_PLAN_ACTION_ROW (ck_plan_action_row_get_type ())
G_DECLARE_FINAL_TYPE (CkPlanActionRow, ck_plan_action_row, CK, PLAN_ACTION_ROW, GtkListBoxRow)

GtkWidget *ck_plan_action_row_new        (CkAction *action, CkCaseLook *look);
CkAction  *ck_plan_action_row_get_action (CkPlanActionRow *self);

G_END_DECLS
