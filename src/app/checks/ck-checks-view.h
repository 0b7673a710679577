/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/** CkChecksView: whom the case calls to tell, each with its clock; referrals; and the harm test of an allegation */
#define CK_TYPE_CHECKS_VIEW (ck_checks_view_get_type ())
G_DECLARE_FINAL_TYPE (CkChecksView, ck_checks_view, CK, CHECKS_VIEW, CkSessionPage)

void     ck_checks_view_set_case  (CkChecksView *self, CkCaseLook *look);
gboolean ck_checks_view_is_waiting (CkChecksView *self);

G_END_DECLS
