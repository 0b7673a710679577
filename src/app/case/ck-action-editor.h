/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-drafting.h"

G_BEGIN_DECLS

/** CkActionEditor: adds an action to a case's plan, in place; signals `saved` (nothing) and `closed` (the draft is kept) */
#define CK_TYPE_ACTION_EDITOR (ck_action_editor_get_type ())
G_DECLARE_FINAL_TYPE (CkActionEditor, ck_action_editor, CK, ACTION_EDITOR, GtkBox)

GtkWidget     *ck_action_editor_new        (CkSession *session, const char *reference, int strand, CkDate due);
GtkWidget     *ck_action_editor_new_draft  (CkSession *session, const CkDraft *draft);
CkActionForm  *ck_action_editor_dup_form   (CkActionEditor *self);
void           ck_action_editor_save       (CkActionEditor *self);

G_END_DECLS
