/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/** CkPlanView: the response to the concern, by strand; signal `add` (a CkStrand): someone wants to add an action */
#define CK_TYPE_PLAN_VIEW (ck_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (CkPlanView, ck_plan_view, CK, PLAN_VIEW, CkSessionPage)

void ck_plan_view_set_case (CkPlanView *self, CkCaseLook *look);

G_END_DECLS
