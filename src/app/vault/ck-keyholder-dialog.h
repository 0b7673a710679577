/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ck-session.h"

G_BEGIN_DECLS

/** CkKeyholderDialog: a passphrase for a new keyholder, or a new one for a keyholder that there is. Signal "done". */
#define CK_TYPE_KEYHOLDER_DIALOG (ck_keyholder_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CkKeyholderDialog, ck_keyholder_dialog, CK, KEYHOLDER_DIALOG, AdwWindow)

CkKeyholderDialog *ck_keyholder_dialog_new (GtkWidget *near, CkSession *session, const char *label);

G_END_DECLS
