/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkChronologyView: what happened in a case, by day, newest first; and what is written into it, in place
 *
 * Action `case.add` with "note", "contact", "decision" or "action".
 */
#define CK_TYPE_CHRONOLOGY_VIEW (ck_chronology_view_get_type ())
G_DECLARE_FINAL_TYPE (CkChronologyView, ck_chronology_view, CK, CHRONOLOGY_VIEW, CkSessionPage)

void       ck_chronology_view_set_case    (CkChronologyView *self, CkCaseLook *look);
void       ck_chronology_view_show_entry  (CkChronologyView *self, const char *where);
void       ck_chronology_view_add         (CkChronologyView *self, const char *what, int strand);
GtkWidget *ck_chronology_view_get_editor  (CkChronologyView *self);
void       ck_chronology_view_save        (CkChronologyView *self);

G_END_DECLS
