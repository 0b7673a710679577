/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-review-draft.h"

static const CkField review_draft_fields[] = {
  CK_FIELD_RECORDS (CkReviewDraft, form, RECORD, 0, ck_review_form_get_type, NULL),
  CK_FIELD (CkReviewDraft, held, TEXT, 0, NULL),
  CK_FIELD (CkReviewDraft, choice, INTEGER, 0, NULL),
};

CK_DEFINE_RECORD (ReviewDraft, review_draft)
