/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-date.h"
#include "ck-tokens.h"

G_BEGIN_DECLS

/**
 * CkPill: an icon and a word, always both, in the tone of its kind
 *
 * @kind is one of high, medium, low, not-assessed, open, long-term, closed, overdue, today, expiring, later, yes, no,
 * partly, met, not-met, role, late, practice. Colour is never the only sign.
 */
#define CK_TYPE_PILL (ck_pill_get_type ())
G_DECLARE_FINAL_TYPE (CkPill, ck_pill, CK, PILL, GtkBox)

GtkWidget  *ck_pill_new         (const char *kind, const char *word);
void        ck_pill_set         (CkPill *self, const char *kind, const char *word);
const char *ck_pill_get_kind   (CkPill *self);
const char *ck_pill_get_word    (CkPill *self);
void        ck_pill_set_risk    (CkPill *self, int risk);
void        ck_pill_set_due     (CkPill *self, CkDate due, CkDate today);
void        ck_pill_set_status  (CkPill *self, int status, gboolean long_term);

/** CkMark: an icon in a round ground, 32 px, or 28 px when @small */
#define CK_TYPE_MARK (ck_mark_get_type ())
G_DECLARE_FINAL_TYPE (CkMark, ck_mark, CK, MARK, GtkWidget)

GtkWidget *ck_mark_new (const char *icon_name, const char *tone, gboolean small);
void       ck_mark_set (CkMark *self, const char *icon_name, const char *tone, gboolean small);

G_END_DECLS
