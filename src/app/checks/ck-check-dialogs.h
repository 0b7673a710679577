/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked about whom to tell, referrals and restricted cases over the window. Each saves one unit; what
 * changed arrives by the session's signal. */
#pragma once

#include "ck-case-look.h"
#include "ck-form-fields.h"

G_BEGIN_DECLS

CkFormDialog *ck_check_dialog_decide    (GtkWidget *near, CkSession *session, CkCaseLook *look, int body, const char *organisation);
CkFormDialog *ck_check_dialog_refer     (GtkWidget *near, CkSession *session, CkCaseLook *look);
CkFormDialog *ck_check_dialog_answer    (GtkWidget *near, CkSession *session, CkCaseLook *look, const char *referral);
CkFormDialog *ck_check_dialog_harm_test (GtkWidget *near, CkSession *session, CkCaseLook *look, const char *concern);
CkFormDialog *ck_check_dialog_restrict  (GtkWidget *near, CkSession *session, CkCaseLook *look);
/* signal "done" of the dialog: the reason is recorded, and the case may be shown */
CkFormDialog *ck_check_dialog_open      (GtkWidget *near, CkSession *session, const char *reference);

/* what the dialogs share: whom it may be, and the answers to a question */
AdwComboRow *ck_check_dialog_add_bodies  (CkFormDialog *dialog, GtkWidget *rows);
CkSegments  *ck_check_dialog_add_answers (CkFormDialog *dialog, GtkWidget *rows, const char *name, const char *question);

G_END_DECLS
