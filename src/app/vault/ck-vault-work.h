/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work on a whole vault, each with a dialog that shows progress and can be cancelled. */
#pragma once

#include <gtk/gtk.h>

#include "ck-session.h"

G_BEGIN_DECLS

void ck_vault_work_back_up  (GtkWidget *near, CkSession *session);
void ck_vault_work_verify   (GtkWidget *near, CkSession *session);

G_END_DECLS
