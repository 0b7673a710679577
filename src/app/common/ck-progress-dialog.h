/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** CkProgressDialog: long work: what it is, how far it is, Cancel; then what came of it */
#define CK_TYPE_PROGRESS_DIALOG (ck_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CkProgressDialog, ck_progress_dialog, CK, PROGRESS_DIALOG, AdwWindow)

CkProgressDialog *ck_progress_dialog_new             (GtkWidget *near, const char *heading, const char *note);
GCancellable     *ck_progress_dialog_get_cancellable (CkProgressDialog *self);
void              ck_progress_dialog_set_fraction    (double fraction, gpointer self);
void              ck_progress_dialog_finish          (CkProgressDialog *self, gboolean well, const char *heading, const char *note);

G_END_DECLS
