/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-concern-draft.h"

static const CkField concern_draft_fields[] = {
  CK_FIELD_RECORDS (CkConcernDraft, form, RECORD, 0, ck_concern_form_get_type, NULL),
  CK_FIELD (CkConcernDraft, happened, TEXT, 0, NULL),
  CK_FIELD (CkConcernDraft, told, TEXT, 0, NULL),
  CK_FIELD (CkConcernDraft, until, TEXT, 0, NULL),
  CK_FIELD (CkConcernDraft, who, STRINGS, 0, NULL),
};

CK_DEFINE_RECORD (ConcernDraft, concern_draft)
