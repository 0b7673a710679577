/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/** CkCasePeopleView: the people of a case and their roles; action `case.add-person` */
#define CK_TYPE_CASE_PEOPLE_VIEW (ck_case_people_view_get_type ())
G_DECLARE_FINAL_TYPE (CkCasePeopleView, ck_case_people_view, CK, CASE_PEOPLE_VIEW, CkSessionPage)

void ck_case_people_view_set_case (CkCasePeopleView *self, CkCaseLook *look);

G_END_DECLS
