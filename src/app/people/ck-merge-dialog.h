/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-form-dialog.h"
#include "ck-personfile.h"

G_BEGIN_DECLS

CkFormDialog *ck_merge_dialog_new  (GtkWidget *near, CkSession *session, CkPersonFile *file, CkPerson *other, CkDate today,
                                    gboolean hide_names);
CkFormDialog *ck_merge_dialog_undo (GtkWidget *near, CkSession *session, CkMerged *merged, gboolean hide_names);

G_END_DECLS
