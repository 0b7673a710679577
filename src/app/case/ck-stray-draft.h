/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"
#include "ck-casework.h"
#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkStrayDraft: what was typed about something that was settled meanwhile, so that no form asks for it any more
 *
 * Its text can be copied, saved as a note, or discarded. Signal `as-note`: an editor with its text is asked for.
 */
#define CK_TYPE_STRAY_DRAFT (ck_stray_draft_get_type ())
G_DECLARE_FINAL_TYPE (CkStrayDraft, ck_stray_draft, CK, STRAY_DRAFT, GtkBox)

GtkWidget  *ck_stray_draft_new      (CkSession *session, const CkDraft *draft, CkCaseLook *look);
const char *ck_stray_draft_get_text (CkStrayDraft *self);
void        ck_stray_draft_discard  (CkStrayDraft *self);

G_END_DECLS
