/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-drafting.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkEntryEditor: writes a note, a contact or a decision, in place, above the chronology
 *
 * Kept as a draft while it is typed. Signals `saved` (the entry's reference) and `closed` (the draft is kept).
 */
#define CK_TYPE_ENTRY_EDITOR (ck_entry_editor_get_type ())
G_DECLARE_FINAL_TYPE (CkEntryEditor, ck_entry_editor, CK, ENTRY_EDITOR, GtkBox)

GtkWidget     *ck_entry_editor_new        (CkSession *session, const char *reference, int kind);
GtkWidget     *ck_entry_editor_new_draft  (CkSession *session, const CkDraft *draft);
CkNoteForm    *ck_entry_editor_dup_form   (CkEntryEditor *self, GError **error);
void           ck_entry_editor_set_form   (CkEntryEditor *self, CkNoteForm *form);
void           ck_entry_editor_set_supersedes (CkEntryEditor *self, const char *entry);
void           ck_entry_editor_save       (CkEntryEditor *self);

G_END_DECLS
