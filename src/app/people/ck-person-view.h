/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkPersonView: everything about one person: who they are, whose they are, their part in each case, role by role, the
 * concerns about their conduct in order, and who else in the record they may be
 *
 * The person is named by `reference`, their id as text; one who is merged into another shows that other one.
 */
#define CK_TYPE_PERSON_VIEW (ck_person_view_get_type ())
G_DECLARE_FINAL_TYPE (CkPersonView, ck_person_view, CK, PERSON_VIEW, CkSessionPage)

G_END_DECLS
