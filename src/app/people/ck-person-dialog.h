/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-form-dialog.h"

G_BEGIN_DECLS

CkFormDialog *ck_person_dialog_new (GtkWidget *near, CkSession *session, CkPerson *person, CkDate today, gboolean hide_names);

G_END_DECLS
