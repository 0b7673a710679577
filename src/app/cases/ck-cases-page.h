/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkCasesPage: all cases, by what is due next; opening one swaps the table for a narrow list beside the case
 *
 * Where there is no room for both, list and case take turns. `reference` is the case that is open, none for the table.
 */
#define CK_TYPE_CASES_PAGE (ck_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (CkCasesPage, ck_cases_page, CK, CASES_PAGE, CkSessionPage)

guint ck_cases_page_get_n_shown (CkCasesPage *self);

G_END_DECLS
