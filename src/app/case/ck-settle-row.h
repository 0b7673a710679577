/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"

G_BEGIN_DECLS

/** CkSettleRow: an open action of a case that closes: done, or dropped and why; signal `changed` */
#define CK_TYPE_SETTLE_ROW (ck_settle_row_get_type ())
G_DECLARE_FINAL_TYPE (CkSettleRow, ck_settle_row, CK, SETTLE_ROW, GtkListBoxRow)

GtkWidget      *ck_settle_row_new      (CkAction *action, CkCaseLook *look);
CkActionSettle *ck_settle_row_dup_form (CkSettleRow *self);
void            ck_settle_row_set_form (CkSettleRow *self, CkActionSettle *form);
const CkUuid   *ck_settle_row_get_action (CkSettleRow *self);
gboolean        ck_settle_row_check    (CkSettleRow *self);
void            ck_settle_row_show_error (CkSettleRow *self, const GError *error);

G_END_DECLS
