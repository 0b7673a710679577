/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that dialogs are made of, each kept in the dialog's draft under its name, and how they are read. */
#pragma once

#include "ck-date-button.h"
#include "ck-form-dialog.h"
#include "ck-moment-field.h"
#include "ck-segments.h"
#include "ck-text-field.h"

G_BEGIN_DECLS

void           ck_form_add_words   (CkFormDialog *dialog, const char *text);
CkTextField   *ck_form_add_text    (CkFormDialog *dialog, const char *name, const char *label, const char *hint);
CkMomentField *ck_form_add_moment  (CkFormDialog *dialog, const char *name, const char *title, CkDate today);
AdwEntryRow   *ck_form_add_line    (CkFormDialog *dialog, GtkWidget *rows, const char *name, const char *title, const char *text);
CkDateButton  *ck_form_add_date    (CkFormDialog *dialog, GtkWidget *rows, const char *name, const char *title, CkDate today, CkDate date);
CkSegments    *ck_form_add_choice  (CkFormDialog *dialog, GtkWidget *rows, const char *name, const char *title, ...)
  G_GNUC_NULL_TERMINATED;
AdwComboRow   *ck_form_add_combo   (CkFormDialog *dialog, GtkWidget *rows, const char *name, const char *title, GtkStringList *choices);

char          *ck_form_dup_text    (CkTextField *field);
char          *ck_form_dup_line    (AdwEntryRow *row);
char          *ck_form_take_text   (CkTextField *field, const char *missing);
gboolean       ck_form_take_moment (CkMomentField *field, CkMoment *moment);

/** CkFormCall: what most dialogs hand over to the lane */
typedef struct {
  char     *reference;
  CkRecord *form;
} CkFormCall;

void           ck_form_call        (CkFormDialog *dialog, CkSession *session, CkLaneFunc func, const char *reference,
                                    gpointer form, const char *saved);

G_END_DECLS
