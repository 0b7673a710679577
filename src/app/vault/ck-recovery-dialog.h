/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkRecoveryDialog: a new recovery sheet in place of those before
 *
 * The old sheets work until four characters of the new one were typed back. Signal "done" after that.
 */
#define CK_TYPE_RECOVERY_DIALOG (ck_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CkRecoveryDialog, ck_recovery_dialog, CK, RECOVERY_DIALOG, AdwWindow)

CkRecoveryDialog *ck_recovery_dialog_new (GtkWidget *near, CkSession *session);

G_END_DECLS
