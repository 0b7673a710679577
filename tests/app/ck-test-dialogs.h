/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-case-look.h"
#include "ck-form-dialog.h"
#include "ck-personfile.h"
#include "ck-test-vault.h"

G_BEGIN_DECLS

/** CkTestDialogs: a case with an allegation, three people and an action, on a page of its own */
typedef struct {
  CkTestVault    *vault;
  char           *reference;
  GtkWidget      *window;
  GtkWidget      *page;
  CkCaseLook     *look;
  CkPersonFile   *file;   /* of somebody in the case */
  CkSettings     *settings;
} CkTestDialogs;

typedef struct {
  const char   *name;
  CkFormDialog *(*open) (CkTestDialogs *f);
} CkTestDialog;

extern const CkTestDialog ck_test_dialogs[];
extern const guint        ck_test_n_dialogs;

void ck_test_dialogs_set_up    (CkTestDialogs *f, gconstpointer data);
void ck_test_dialogs_tear_down (CkTestDialogs *f, gconstpointer data);

G_END_DECLS
