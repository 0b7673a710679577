/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-concern-parts.h"

G_BEGIN_DECLS

/**
 * CkNudesFields: what is asked about nudes and semi-nudes: never the pictures; what was described, who holds it, who has
 * seen it, what asks for a referral, and where it goes
 *
 * Signal `changed`.
 */
#define CK_TYPE_NUDES_FIELDS (ck_nudes_fields_get_type ())
G_DECLARE_FINAL_TYPE (CkNudesFields, ck_nudes_fields, CK, NUDES_FIELDS, GtkBox)

CkNudes *ck_nudes_fields_dup_nudes    (CkNudesFields *self);
void     ck_nudes_fields_set_nudes    (CkNudesFields *self, CkNudes *nudes);
gboolean ck_nudes_fields_asks_referral (CkNudesFields *self);
gboolean ck_nudes_fields_show_error   (CkNudesFields *self, const GError *error);

G_END_DECLS
