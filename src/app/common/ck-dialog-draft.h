/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-record.h"

G_BEGIN_DECLS

/** CkDialogDraft: what stands in the fields of a dialog, "why=She left"; see ck_field_state_dup() */
#define CK_TYPE_DIALOG_DRAFT ck_dialog_draft_get_type ()
CK_DECLARE_RECORD (DialogDraft, dialog_draft, DIALOG_DRAFT)
struct _CkDialogDraft {
  CkRecord parent_instance;
  GStrv    fields;
};

G_END_DECLS
