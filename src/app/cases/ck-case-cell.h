/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-casefile.h"

G_BEGIN_DECLS

/** CkCaseCell: a case in the table: its title over its reference, and whose it is where there is no column for that */
#define CK_TYPE_CASE_CELL (ck_case_cell_get_type ())
G_DECLARE_FINAL_TYPE (CkCaseCell, ck_case_cell, CK, CASE_CELL, GtkBox)

GtkWidget *ck_case_cell_new (void);
void       ck_case_cell_set (CkCaseCell *self, CkCase *head, gboolean with_people);

char      *ck_case_initials   (CkCase *head);

G_END_DECLS
