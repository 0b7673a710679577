/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-test-vault.h"

#include <glib/gstdio.h>

#include "ck-casework.h"

CkTestVault *
ck_test_vault_new (gboolean practice)
{
  CkTestVault *self = g_new0 (CkTestVault, 1);
  CkSessionCreate form = {
    .organisation = "Riverside Music Hub",
    .practice = practice,
    .keyholder = CK_TEST_KEYHOLDER,
    .passphrase = CK_TEST_PASSPHRASE,
    .kdf_operations = 1,
    .kdf_memory_mib = 8,
  };
  GError *error = NULL;

  self->folder = g_dir_make_tmp ("ck-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.casevault", NULL);
  self->session = ck_session_create (self->path, &form, &self->recovery_key, &error);
  g_assert_no_error (error);

  return self;
}

void
ck_test_vault_lock (CkTestVault *self)
{
  GError *error = NULL;

  ck_session_close (self->session, &error);
  g_assert_no_error (error);
  g_clear_object (&self->session);
}

static gpointer
log_concern (CkStore      *store,
             gpointer      form,
             GCancellable *cancellable,
             GError      **error)
{
  return ck_casework_log_concern (store, form, NULL, error);
}

char *
ck_test_vault_log (CkTestVault *self,
                   const char  *json)
{
  GError *error = NULL;
  g_autoptr (CkRecord) form = ck_record_from_json (CK_TYPE_CONCERN_FORM, json, -1, &error);
  char *entry;

  g_assert_no_error (error);
  entry = ck_session_call (self->session, log_concern, form, &error);
  g_assert_no_error (error);
  *strchr (entry, '/') = '\0';

  return entry;
}

void
ck_test_vault_free (CkTestVault *self)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (self->session != NULL && ck_session_is_unlocked (self->session))
    ck_session_close (self->session, NULL);
  g_clear_object (&self->session);
  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->recovery_key);
  g_free (self);
}
