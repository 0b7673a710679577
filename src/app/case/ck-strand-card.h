/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"

G_BEGIN_DECLS

/**
 * CkStrandCard: one strand of the plan: need and aim above the actions, so that an action is judged by its aim
 *
 * Signals `edit`, `add`, and `settle` (a CkAction, a CkActionStatus).
 */
#define CK_TYPE_STRAND_CARD (ck_strand_card_get_type ())
G_DECLARE_FINAL_TYPE (CkStrandCard, ck_strand_card, CK, STRAND_CARD, GtkBox)

GtkWidget *ck_strand_card_new        (int strand, CkCaseLook *look);
int        ck_strand_card_get_strand (CkStrandCard *self);

G_END_DECLS
