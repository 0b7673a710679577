/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-form-dialog.h"
#include "ck-personfile.h"

G_BEGIN_DECLS

CkFormDialog *ck_relation_dialog_new  (GtkWidget *near, CkSession *session, CkPerson *person, CkDate today, gboolean hide_names);
CkFormDialog *ck_relation_dialog_edit (GtkWidget *near, CkSession *session, CkRelationship *relationship, CkDate today, gboolean hide_names);

G_END_DECLS
