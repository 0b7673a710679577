/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkFormDialog: a few fields over the window, with Cancel and one button that saves
 *
 * Signal `apply`: the button, or Ctrl+Enter. The handler reads the fields and calls ck_form_dialog_call(), or says what
 * is wrong with ck_form_dialog_set_error(). Signal `done` when it was saved; then the dialog is gone.
 *
 * What is typed is kept as a draft, whatever becomes of the dialog, and offered when one like it is opened again.
 */
#define CK_TYPE_FORM_DIALOG (ck_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CkFormDialog, ck_form_dialog, CK, FORM_DIALOG, AdwWindow)

CkFormDialog *ck_form_dialog_new       (GtkWidget *near, const char *title, const char *subtitle, const char *apply);
void          ck_form_dialog_add       (CkFormDialog *self, GtkWidget *widget);
GtkWidget    *ck_form_dialog_add_rows  (CkFormDialog *self, const char *label);
void          ck_form_dialog_keep      (CkFormDialog *self, const char *name, GtkWidget *field);
CkFormDialog *ck_form_dialog_open      (CkFormDialog *self, CkSession *session, const char *kind, const char *about, gpointer first);
void          ck_form_dialog_fills     (CkFormDialog *self, gpointer field, const char *members);
void          ck_form_dialog_set_error (CkFormDialog *self, const char *error, GtkWidget *field);
void          ck_form_dialog_show_error (CkFormDialog *self, const GError *error);
void          ck_form_dialog_call      (CkFormDialog *self, CkSession *session, CkLaneFunc func, gpointer data,
                                        GDestroyNotify data_destroy, const char *saved);
void          ck_form_dialog_finish    (CkFormDialog *self);

G_END_DECLS
