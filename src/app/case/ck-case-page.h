/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkCasePage: one case: its head, and its chronology, plan and people
 *
 * Its `reference` says which; none shows nothing. It reads the case anew whenever something was recorded. The actions
 * `case.*` belong to it.
 */
#define CK_TYPE_CASE_PAGE (ck_case_page_get_type ())
G_DECLARE_FINAL_TYPE (CkCasePage, ck_case_page, CK, CASE_PAGE, CkSessionPage)

void        ck_case_page_set_case     (CkCasePage *self, CkCaseLook *look);
CkCaseLook *ck_case_page_get_case     (CkCasePage *self);
void        ck_case_page_show_back    (CkCasePage *self, gboolean show);
void        ck_case_page_show_tab     (CkCasePage *self, const char *tab);
void        ck_case_page_go_to        (CkCasePage *self, const char *tab, const char *entry);
void        ck_case_page_save         (CkCasePage *self);

G_END_DECLS
