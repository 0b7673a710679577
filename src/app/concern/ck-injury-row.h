/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-concern-parts.h"

G_BEGIN_DECLS

/**
 * CkInjuryRow: one mark of the body map in words: its number, where it is, its kind, its size, a note, and whose it is
 *
 * Signals `changed`, `selected` when it gets the focus, and `remove`.
 */
#define CK_TYPE_INJURY_ROW (ck_injury_row_get_type ())
G_DECLARE_FINAL_TYPE (CkInjuryRow, ck_injury_row, CK, INJURY_ROW, GtkListBoxRow)

GtkWidget    *ck_injury_row_new        (CkInjuryForm *form);
CkInjuryForm *ck_injury_row_dup_form   (CkInjuryRow *self);
CkInjury     *ck_injury_row_dup_mark   (CkInjuryRow *self, guint n);
void          ck_injury_row_set_number (CkInjuryRow *self, guint n);
void          ck_injury_row_set_place  (CkInjuryRow *self, int picture, int x, int y);
void          ck_injury_row_renumber   (CkInjuryRow *self, const guint *numbers, guint n_numbers);
void          ck_injury_row_set_people (CkInjuryRow *self, const char *const *names);
void          ck_injury_row_set_selected (CkInjuryRow *self, gboolean selected);
void          ck_injury_row_set_error  (CkInjuryRow *self, const char *error);

G_END_DECLS
