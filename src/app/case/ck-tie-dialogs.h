/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-form-dialog.h"

G_BEGIN_DECLS

CkFormDialog *ck_tie_dialog_link     (GtkWidget *near, CkSession *session, CkCaseLook *look);
CkFormDialog *ck_tie_dialog_unlink   (GtkWidget *near, CkSession *session, CkCaseLook *look, const char *other);
CkFormDialog *ck_tie_dialog_merge    (GtkWidget *near, CkSession *session, CkCaseLook *look);
CkFormDialog *ck_tie_dialog_take_out (GtkWidget *near, CkSession *session, CkCaseLook *look, const char *reference, const char *from);
CkFormDialog *ck_tie_dialog_split    (GtkWidget *near, CkSession *session, CkCaseLook *look);

G_END_DECLS
