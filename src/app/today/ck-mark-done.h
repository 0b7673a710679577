/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-form-dialog.h"

G_BEGIN_DECLS

CkFormDialog *ck_mark_done_ask (GtkWidget *near, CkSession *session, const char *reference, const CkUuid *action, const char *what);

G_END_DECLS
