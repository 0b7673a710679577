/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-session-page.h"

G_BEGIN_DECLS

/** CkPeoplePage: everyone in the record, and beside the list one person's part in each case, role by role */
#define CK_TYPE_PEOPLE_PAGE (ck_people_page_get_type ())
G_DECLARE_FINAL_TYPE (CkPeoplePage, ck_people_page, CK, PEOPLE_PAGE, CkSessionPage)

G_END_DECLS
