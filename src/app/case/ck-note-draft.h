/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-forms.h"

G_BEGIN_DECLS

/** CkNoteDraft: a note that is being typed, and the state of its time, which may be half typed */
#define CK_TYPE_NOTE_DRAFT ck_note_draft_get_type ()
CK_DECLARE_RECORD (NoteDraft, note_draft, NOTE_DRAFT)
struct _CkNoteDraft {
  CkRecord    parent_instance;
  CkNoteForm *form;
  char       *happened;
};

G_END_DECLS
