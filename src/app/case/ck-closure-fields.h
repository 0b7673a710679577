/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"

G_BEGIN_DECLS

/**
 * CkClosureFields: what closing a case asks: outcome, reason, a long-term check or why there is none, and what becomes
 * of each open action; in Close Case… and in a review that closes. Signal `changed`.
 */
#define CK_TYPE_CLOSURE_FIELDS (ck_closure_fields_get_type ())
G_DECLARE_FINAL_TYPE (CkClosureFields, ck_closure_fields, CK, CLOSURE_FIELDS, GtkBox)

void           ck_closure_fields_set_case   (CkClosureFields *self, CkCaseLook *look, gboolean with_reason);
CkClosureForm *ck_closure_fields_dup_form   (CkClosureFields *self);
void           ck_closure_fields_set_form   (CkClosureFields *self, CkClosureForm *form);
gboolean       ck_closure_fields_check      (CkClosureFields *self);
gboolean       ck_closure_fields_show_error (CkClosureFields *self, const GError *error);

G_END_DECLS
