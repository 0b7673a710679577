/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small vault in a folder of its own, for tests of the window. */
#pragma once

#include <gtk/gtk.h>

#include "ck-session.h"

G_BEGIN_DECLS

#define CK_TEST_PASSPHRASE "a passphrase of the tests"
#define CK_TEST_KEYHOLDER  "Jo Merrick"

typedef struct {
  char      *folder;
  char      *path;
  char      *recovery_key;
  CkSession *session;   /* unlocked */
} CkTestVault;

CkTestVault *ck_test_vault_new  (gboolean practice);
void         ck_test_vault_lock (CkTestVault *self);   /* closes the session */
char        *ck_test_vault_log  (CkTestVault *self, const char *json);   /* logs a concern, returns the case's reference */
void         ck_test_vault_free (CkTestVault *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkTestVault, ck_test_vault_free)

G_END_DECLS
