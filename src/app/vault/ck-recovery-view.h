/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkRecoveryView: shows a recovery key once, to be printed or saved, then asks for four characters of it back
 *
 * Its property "checked" says whether what was typed is right.
 */
#define CK_TYPE_RECOVERY_VIEW (ck_recovery_view_get_type ())
G_DECLARE_FINAL_TYPE (CkRecoveryView, ck_recovery_view, CK, RECOVERY_VIEW, GtkBox)

void     ck_recovery_view_set_key    (CkRecoveryView *self, const char *organisation, const char *key);
void     ck_recovery_view_ask        (CkRecoveryView *self, gboolean ask);
gboolean ck_recovery_view_is_checked (CkRecoveryView *self);

G_END_DECLS
