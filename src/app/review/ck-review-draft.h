/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-forms.h"

G_BEGIN_DECLS

/** CkReviewDraft: a review that is being typed: the form, and what isn't a value of it yet */
#define CK_TYPE_REVIEW_DRAFT ck_review_draft_get_type ()
CK_DECLARE_RECORD (ReviewDraft, review_draft, REVIEW_DRAFT)
struct _CkReviewDraft {
  CkRecord      parent_instance;
  CkReviewForm *form;
  char         *held;    /* state of the field */
  gint64        choice;  /* what becomes of the case */
};

G_END_DECLS
