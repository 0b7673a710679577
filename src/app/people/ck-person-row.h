/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-casefile.h"

G_BEGIN_DECLS

/** CkPersonRow: someone, with what is known about them; in a case with their role. Signals `edit` and `show`. */
#define CK_TYPE_PERSON_ROW (ck_person_row_get_type ())
G_DECLARE_FINAL_TYPE (CkPersonRow, ck_person_row, CK, PERSON_ROW, GtkListBoxRow)

GtkWidget *ck_person_row_new            (CkPerson *person, const char *about, CkDate today, gboolean hide_names);
GtkWidget *ck_person_row_new_involved   (CkInvolvement *involvement, const char *roles, CkDate today, gboolean hide_names);
CkPerson  *ck_person_row_get_person     (CkPersonRow *self);

G_END_DECLS
