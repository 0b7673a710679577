/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-casefile.h"

G_BEGIN_DECLS

/** CkCaseRow: a case in the narrow list beside an open case */
#define CK_TYPE_CASE_ROW (ck_case_row_get_type ())
G_DECLARE_FINAL_TYPE (CkCaseRow, ck_case_row, CK, CASE_ROW, GtkBox)

GtkWidget  *ck_case_row_new           (void);
void        ck_case_row_set           (CkCaseRow *self, CkCase *head, CkDate today);
const char *ck_case_row_get_reference (CkCaseRow *self);

G_END_DECLS
