/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work on a whole vault, each with a dialog that shows progress and can be cancelled. */
#pragma once

#include <gtk/gtk.h>

#include "ck-session.h"

G_BEGIN_DECLS

/** CkVaultMade: @session: (nullable) (transfer none): a practice vault, unlocked; %NULL when it wasn't made */
typedef void (*CkVaultMade) (CkSession *session, gpointer user_data);

#define CK_PRACTICE_PASSPHRASE "practice is not the real thing"

void ck_vault_work_back_up  (GtkWidget *near, CkSession *session);
void ck_vault_work_verify   (GtkWidget *near, CkSession *session);
void ck_vault_work_practice (GtkWidget *near, const char *path, CkVaultMade made, gpointer user_data);

G_END_DECLS
