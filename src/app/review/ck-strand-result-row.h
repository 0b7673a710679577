/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"

G_BEGIN_DECLS

/** CkStrandResultRow: how one strand stands at a review, and a line about it; signal `changed` */
#define CK_TYPE_STRAND_RESULT_ROW (ck_strand_result_row_get_type ())
G_DECLARE_FINAL_TYPE (CkStrandResultRow, ck_strand_result_row, CK, STRAND_RESULT_ROW, GtkListBoxRow)

GtkWidget      *ck_strand_result_row_new        (int strand, CkCaseLook *look);
CkStrandResult *ck_strand_result_row_dup_result (CkStrandResultRow *self);
void            ck_strand_result_row_set_result (CkStrandResultRow *self, CkStrandResult *result);
int             ck_strand_result_row_get_strand (CkStrandResultRow *self);
void            ck_strand_result_row_show_error (CkStrandResultRow *self, const GError *error);

G_END_DECLS
