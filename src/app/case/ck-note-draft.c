/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-note-draft.h"

static const CkField note_draft_fields[] = {
  CK_FIELD_RECORDS (CkNoteDraft, form, RECORD, 0, ck_note_form_get_type, NULL),
  CK_FIELD (CkNoteDraft, happened, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (NoteDraft, note_draft)
