/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few things about a case that are asked over the window. Each saves one unit; what changed arrives by the session's
 * signal. */
#pragma once

#include "ck-case-look.h"
#include "ck-form-dialog.h"

G_BEGIN_DECLS

CkFormDialog *ck_case_dialog_amend    (GtkWidget *near, CkSession *session, CkCaseLook *look, CkEntry *entry);
CkFormDialog *ck_case_dialog_settle   (GtkWidget *near, CkSession *session, CkCaseLook *look, CkAction *action, int status);
CkFormDialog *ck_case_dialog_close    (GtkWidget *near, CkSession *session, CkCaseLook *look);
CkFormDialog *ck_case_dialog_reopen   (GtkWidget *near, CkSession *session, CkCaseLook *look);
CkFormDialog *ck_case_dialog_postpone (GtkWidget *near, CkSession *session, CkCaseLook *look);
CkFormDialog *ck_case_dialog_change   (GtkWidget *near, CkSession *session, CkCaseLook *look);
CkFormDialog *ck_case_dialog_plan     (GtkWidget *near, CkSession *session, CkCaseLook *look, int strand);
CkFormDialog *ck_case_dialog_identify (GtkWidget *near, CkSession *session, CkCaseLook *look, CkInvolvement *involvement);
CkFormDialog *ck_case_dialog_involve  (GtkWidget *near, CkSession *session, CkCaseLook *look);

G_END_DECLS
