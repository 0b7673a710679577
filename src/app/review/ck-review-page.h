/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-forms.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkReviewPage: Hold Review: on the left all that happened since the last one, on the right what is found and decided
 *
 * One screen, one save, one entry. For a closed case it is the long-term check: is it still resolved?
 */
#define CK_TYPE_REVIEW_PAGE (ck_review_page_get_type ())
G_DECLARE_FINAL_TYPE (CkReviewPage, ck_review_page, CK, REVIEW_PAGE, CkSessionPage)

void          ck_review_page_set_case (CkReviewPage *self, CkCaseLook *look);
CkReviewForm *ck_review_page_dup_form (CkReviewPage *self, GError **error);
void          ck_review_page_set_form (CkReviewPage *self, CkReviewForm *form);
gboolean      ck_review_page_check    (CkReviewPage *self);

G_END_DECLS
