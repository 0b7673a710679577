/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-form-dialog.h"
#include "ck-session.h"

G_BEGIN_DECLS

CkFormDialog *ck_snooze_ask       (GtkWidget *near, CkSession *session, CkDueItem *item, CkSettings *settings, CkDate today);
void          ck_snooze_take_back (GtkWidget *near, CkSession *session, CkDueItem *item);

G_END_DECLS
