/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can unlock the vault. The header is changed within a unit of the record: if the header can't be written nothing
 * is recorded, and if the unit can't be committed an added slot is emptied again. */
#include "ck-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-casework-private.h"
#include "ck-text.h"

typedef struct {
  CkSession  *session;
  const char *label;
  const char *passphrase;
  guint64     kdf_operations;
  guint       kdf_memory_mib;
  char       *recovery_key;
} Change;

static const CkKeyholder *
find_label (GPtrArray  *keyholders,
            const char *label)
{
  g_autofree char *wanted = g_utf8_casefold (label, -1);

  for (guint i = 0; i < keyholders->len; i++)
    {
      const CkKeyholder *keyholder = g_ptr_array_index (keyholders, i);
      g_autofree char *folded = g_utf8_casefold (keyholder->label, -1);

      if (strcmp (folded, wanted) == 0)
        return keyholder;
    }
  return NULL;
}

static gboolean
check_label (CkStore    *store,
             const char *label,
             GError    **error)
{
  g_autoptr (GPtrArray) keyholders = ck_vault_list_keyholders (store->vault);

  if (ck_text_is_blank (label))
    return ck_invalid (error, "label", _("expected a name for the keyholder. Nothing was changed."));
  if (!ck_text_check (label, strlen (label), "label", CK_VAULT_LABEL_BYTES, TRUE, error))
    return FALSE;
  if (find_label (keyholders, label) != NULL)
    return ck_refused (error,
                       _("There is a keyholder of that name already. Nothing was changed. Choose another name."));
  return TRUE;
}

static CkKeyholder *
dup_keyholder (CkStore    *store,
               const char *label,
               GError    **error)
{
  g_autoptr (GPtrArray) keyholders = ck_vault_list_keyholders (store->vault);
  const CkKeyholder *found = label != NULL ? find_label (keyholders, label) : NULL;

  if (found == NULL)
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_NOT_FOUND,
          _("There is no keyholder of that name. Nothing was changed. Look in the list of keyholders."));
      return NULL;
    }
  return ck_keyholder_copy (found);
}

static gboolean
insert_change (CkStore      *store,
               const CkUuid *keyholder,
               const char   *name,
               const char   *change,
               GError      **error)
{
  g_autoptr (CkKeyholderNameRow) row = ck_keyholder_name_row_new ();
  gboolean found = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT version_id FROM d_keyholder_now WHERE keyholder = ?1", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, keyholder);
  if (!ck_store_step (store, stmt, &found, error))
    return FALSE;
  if (found)
    ck_column_uuid (stmt, 0, &row->replaces);
  sqlite3_reset (stmt);

  row->id = ck_store_new_id (store);
  row->keyholder = *keyholder;
  row->name = g_strdup (name);
  row->change = g_strdup (change);
  return ck_unit_insert (store, "keyholder_name", CK_RECORD (row), error);
}

static CkUuid
newest_keyholder (CkStore *store)
{
  g_autoptr (GPtrArray) keyholders = ck_vault_list_keyholders (store->vault);
  CkUuid newest = { 0 };

  /* ids carry their time */
  for (guint i = 0; i < keyholders->len; i++)
    {
      const CkKeyholder *keyholder = g_ptr_array_index (keyholders, i);

      if (memcmp (keyholder->id.bytes, newest.bytes, CK_UUID_SIZE) > 0)
        newest = keyholder->id;
    }
  return newest;
}

static gboolean
add_slot (CkStore *store,
          Change  *change,
          CkUuid  *id,
          GError **error)
{
  if (change->passphrase != NULL)
    return ck_vault_add_passphrase (store->vault, change->label, change->passphrase, change->kdf_operations,
                                    change->kdf_memory_mib, id, error);

  change->recovery_key = ck_vault_add_recovery_key (store->vault, change->label, error);
  if (change->recovery_key == NULL)
    return FALSE;
  *id = newest_keyholder (store);
  return TRUE;
}

static gpointer
add_keyholder (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Change *change = data;
  CkUuid id;

  if (!check_label (store, change->label, error) || !ck_unit_begin (store, "add-keyholder", NULL, NULL, error))
    return NULL;
  if (!add_slot (store, change, &id, error))
    {
      ck_unit_rollback (store);
      return NULL;
    }
  if (!ck_store_end_unit (store, insert_change (store, &id, change->label, "added", error), error))
    {
      ck_vault_remove_keyholder (store->vault, &id, NULL);
      ck_wipe_free (g_steal_pointer (&change->recovery_key));
      return NULL;
    }
  ck_session_read_header (change->session);
  ck_session_remember (change->session);
  return change;
}

static gpointer
change_passphrase (CkStore      *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  Change *change = data;
  g_autoptr (CkKeyholder) keyholder = dup_keyholder (store, change->label, error);
  gboolean written;

  if (keyholder == NULL)
    return NULL;
  if (keyholder->kind != CK_KEYHOLDER_PASSPHRASE)
    {
      ck_refused (error,
                  _("A recovery key can’t be changed. Nothing was changed. Add a new one, then remove this one."));
      return NULL;
    }
  if (!ck_unit_begin (store, "change-passphrase", NULL, NULL, error))
    return NULL;
  /* the header comes last: a passphrase that was changed can't be changed back */
  written = insert_change (store, &keyholder->id, keyholder->label, "passphrase-changed", error) &&
            ck_vault_change_passphrase (store->vault, &keyholder->id, change->passphrase, error);
  if (!ck_store_end_unit (store, written, error))
    return NULL;
  ck_session_read_header (change->session);
  ck_session_remember (change->session);
  return change;
}

static gpointer
remove_keyholder (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Change *change = data;
  g_autoptr (CkKeyholder) keyholder = dup_keyholder (store, change->label, error);
  gboolean written;

  if (keyholder == NULL)
    return NULL;
  if (ck_uuid_equal (&keyholder->id, &store->keyholder))
    {
      ck_refused (
          error,
          _("You unlocked the vault as this keyholder. Nothing was changed. Another keyholder can remove this one."));
      return NULL;
    }
  if (!ck_unit_begin (store, "remove-keyholder", NULL, NULL, error))
    return NULL;
  written = insert_change (store, &keyholder->id, keyholder->label, "removed", error) &&
            ck_vault_remove_keyholder (store->vault, &keyholder->id, error);
  if (!ck_store_end_unit (store, written, error))
    return NULL;
  ck_session_read_header (change->session);
  ck_session_remember (change->session);
  return change;
}

/**
 * ck_session_add_keyholder:
 * @self: an unlocked session
 * @label: name of the keyholder, at most 64 bytes, in the clear in the header
 * @passphrase: wiped by the caller
 * @kdf_operations: 0 to calibrate
 * @kdf_memory_mib: 0 for the default
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a name that is taken, or when all slots are
 *
 * Blocks for as long as the key derivation takes.
 *
 * Returns: whether the keyholder can unlock the vault from now on
 */
gboolean
ck_session_add_keyholder (CkSession  *self,
                          const char *label,
                          const char *passphrase,
                          guint64     kdf_operations,
                          guint       kdf_memory_mib,
                          GError    **error)
{
  Change change = { self, label, passphrase, kdf_operations, kdf_memory_mib, NULL };

  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  return ck_session_call (self, add_keyholder, &change, error) != NULL;
}

/**
 * ck_session_add_recovery_key:
 * @self: an unlocked session
 * @label: its name, at most 64 bytes, in the clear in the header
 * @error: as for ck_session_add_keyholder()
 *
 * Blocks.
 *
 * Returns: (transfer full): the key, to be shown once and wiped with ck_wipe_free()
 */
char *
ck_session_add_recovery_key (CkSession  *self,
                             const char *label,
                             GError    **error)
{
  Change change = { self, label, NULL, 0, 0, NULL };

  g_return_val_if_fail (CK_IS_SESSION (self), NULL);

  if (ck_session_call (self, add_keyholder, &change, error) == NULL)
    return NULL;
  return change.recovery_key;
}

/**
 * ck_session_change_passphrase:
 * @self: an unlocked session
 * @label: whose passphrase
 * @passphrase: the new one; wiped by the caller
 * @error: %CK_ERROR_NOT_FOUND; %CK_ERROR_REFUSED for a recovery key; %CK_ERROR_INVALID
 *
 * Blocks for as long as the key derivation takes.
 *
 * Returns: whether the new passphrase holds from now on; otherwise the old one does
 */
gboolean
ck_session_change_passphrase (CkSession  *self,
                              const char *label,
                              const char *passphrase,
                              GError    **error)
{
  Change change = { self, label, passphrase, 0, 0, NULL };

  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);

  return ck_session_call (self, change_passphrase, &change, error) != NULL;
}

/**
 * ck_session_remove_keyholder:
 * @self: an unlocked session
 * @label: who can't unlock the vault any more; an old copy of the file still opens for them
 * @error: %CK_ERROR_NOT_FOUND; %CK_ERROR_REFUSED for the keyholder of this session
 *
 * Returns: whether the keyholder is removed
 */
gboolean
ck_session_remove_keyholder (CkSession  *self,
                             const char *label,
                             GError    **error)
{
  Change change = { self, label, NULL, 0, 0, NULL };

  g_return_val_if_fail (CK_IS_SESSION (self), FALSE);

  return ck_session_call (self, remove_keyholder, &change, error) != NULL;
}

/**
 * ck_session_propose_passphrase:
 *
 * Returns: (transfer full): random words, to be wiped with ck_wipe_free()
 */
char *
ck_session_propose_passphrase (void)
{
  return ck_vault_propose_passphrase ();
}

/**
 * ck_session_passphrase_bits:
 * @passphrase: (nullable): what was typed
 *
 * Returns: an honest estimate of how many bits of guessing it stands for
 */
double
ck_session_passphrase_bits (const char *passphrase)
{
  return ck_vault_passphrase_bits (passphrase);
}
