/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-forms.h"

G_BEGIN_DECLS

/**
 * CkBodyMap: injuries as numbered marks on pictures of the body, and in words beside them
 *
 * A mark is put by a press on the picture, or by choosing a part of the body from a list; the arrow keys move it. Signal
 * `changed`.
 */
#define CK_TYPE_BODY_MAP (ck_body_map_get_type ())
G_DECLARE_FINAL_TYPE (CkBodyMap, ck_body_map, CK, BODY_MAP, GtkBox)

GPtrArray *ck_body_map_dup_injuries (CkBodyMap *self);   /* CkInjuryForm */
void       ck_body_map_set_injuries (CkBodyMap *self, GPtrArray *injuries);
guint      ck_body_map_get_n_marks  (CkBodyMap *self);
void       ck_body_map_set_people   (CkBodyMap *self, const char *const *names);
void       ck_body_map_renumber    (CkBodyMap *self, const guint *numbers, guint n_numbers);
void       ck_body_map_set_error    (CkBodyMap *self, int index, const char *error);

G_END_DECLS
