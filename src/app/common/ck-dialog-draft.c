/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-dialog-draft.h"

static const CkField dialog_draft_fields[] = {
  CK_FIELD (CkDialogDraft, fields, STRINGS, 0, NULL),
};

CK_DEFINE_RECORD (DialogDraft, dialog_draft)
