/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ck-setting-info.h"

G_BEGIN_DECLS

/** CkHelplineRow: a helpline that unfolds into its fields. Signals `changed`, `removed` */
#define CK_TYPE_HELPLINE_ROW (ck_helpline_row_get_type ())
G_DECLARE_FINAL_TYPE (CkHelplineRow, ck_helpline_row, CK, HELPLINE_ROW, AdwPreferencesRow)

GtkWidget  *ck_helpline_row_new  (CkHelpline *helpline);
CkHelpline *ck_helpline_row_dup  (CkHelplineRow *self);
gboolean    ck_helpline_row_check (CkHelplineRow *self);
void        ck_helpline_row_unfold (CkHelplineRow *self);

G_END_DECLS
