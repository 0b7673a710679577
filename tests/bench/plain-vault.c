/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the bench alone: ck-vault.h over plain SQLite, with the vault's own settings and none of its seals, so that the
 * cost of the record and the cost of the seals can be told apart. It is linked in place of the vault, holds nothing but the
 * bench's sentence, and is no part of the program. */

#include "ck-vault.h"

struct _CkVault {
  GObject     parent_instance;
  char       *path;
  sqlite3    *db;
  CkUuid      id;
  CkKeyholder keyholder;
  CkVaultAnchor anchor;
};

G_DEFINE_FINAL_TYPE (CkVault, ck_vault, G_TYPE_OBJECT)

static void
ck_vault_finalize (GObject *object)
{
  CkVault *self = CK_VAULT (object);

  ck_vault_close (self, NULL);
  g_free (self->path);
  G_OBJECT_CLASS (ck_vault_parent_class)->finalize (object);
}

static void
ck_vault_class_init (CkVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ck_vault_finalize;
}

static void
ck_vault_init (CkVault *self)
{
  self->keyholder.kind = CK_KEYHOLDER_PASSPHRASE;
  self->keyholder.label = (char *) "Bench";
  self->keyholder.id.bytes[0] = self->id.bytes[0] = 1;
  self->keyholder.kdf_operations = 1;
  self->keyholder.kdf_memory_mib = 8;
}

static gboolean
connect (CkVault *self, GError **error)
{
  static const char pragmas[] = "PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;"
                                "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                                "PRAGMA cache_size = -16384";

  if (sqlite3_open (self->path, &self->db) == SQLITE_OK && sqlite3_exec (self->db, pragmas, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED, sqlite3_errmsg (self->db));
  return FALSE;
}

gboolean
ck_vault_prepare (GError **error)
{
  return TRUE;
}

CkVault *
ck_vault_open (const char *path, GError **error)
{
  CkVault *self = g_object_new (CK_TYPE_VAULT, NULL);

  self->path = g_strdup (path);
  return self;
}

CkVault *
ck_vault_create (const char *path, const CkVaultCreate *create, char **recovery_key, GError **error)
{
  CkVault *self = ck_vault_open (path, error);

  if (recovery_key != NULL)
    *recovery_key = g_strdup ("-");
  if (connect (self, error))
    return self;
  g_object_unref (self);
  return NULL;
}

gboolean
ck_vault_unlock (CkVault *self, const char *label, const char *passphrase, GError **error)
{
  return connect (self, error);
}

gboolean
ck_vault_close (CkVault *self, GError **error)
{
  g_clear_pointer (&self->db, sqlite3_close);
  return TRUE;
}

const char *
ck_vault_get_path (CkVault *self)
{
  return self->path;
}

const char *
ck_vault_get_organisation (CkVault *self)
{
  return "Bench";
}

gboolean
ck_vault_is_practice (CkVault *self)
{
  return TRUE;
}

const CkUuid *
ck_vault_get_id (CkVault *self)
{
  return &self->id;
}

guint64
ck_vault_get_generation (CkVault *self)
{
  return 1;
}

gboolean
ck_vault_is_unlocked (CkVault *self)
{
  return self->db != NULL;
}

sqlite3 *
ck_vault_get_connection (CkVault *self)
{
  return self->db;
}

const CkKeyholder *
ck_vault_get_keyholder (CkVault *self)
{
  return &self->keyholder;
}

CkKeyholder *
ck_keyholder_copy (const CkKeyholder *self)
{
  CkKeyholder *copy = g_memdup2 (self, sizeof *self);

  copy->label = g_strdup (self->label);
  return copy;
}

void
ck_keyholder_free (CkKeyholder *self)
{
  g_free (self->label);
  g_free (self);
}

GPtrArray *
ck_vault_list_keyholders (CkVault *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) ck_keyholder_free);

  g_ptr_array_add (list, ck_keyholder_copy (&self->keyholder));
  return list;
}

GPtrArray *
ck_vault_get_warnings (CkVault *self)
{
  return g_ptr_array_new_with_free_func (g_free);
}

void
ck_vault_set_anchor (CkVault *self, const CkVaultAnchor *anchor)
{
  self->anchor = *anchor;
}

void
ck_vault_get_anchor (CkVault *self, CkVaultAnchor *anchor)
{
  *anchor = self->anchor;
}

gint64
ck_vault_get_backup_made_at (CkVault *self)
{
  return 0;
}

gboolean
ck_vault_adopt_backup (CkVault *self, GError **error)
{
  return TRUE;
}

void
ck_vault_set_sqlite_error (sqlite3 *connection, GError **error)
{
  g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED, sqlite3_errmsg (connection));
}

/* What the bench never does. */
#define NOT_HERE(type, name, value, ...) \
  type name (__VA_ARGS__) \
  { \
    g_error ("%s is not in the bench", G_STRFUNC); \
    return value; \
  }

NOT_HERE (gboolean, ck_vault_unlock_with_recovery_key, FALSE, CkVault *self, const char *key, GError **error)
NOT_HERE (gboolean, ck_vault_add_passphrase, FALSE, CkVault *self, const char *label, const char *passphrase, guint64 operations, guint memory, CkUuid *id, GError **error)
NOT_HERE (char *, ck_vault_add_recovery_key, NULL, CkVault *self, const char *label, GError **error)
NOT_HERE (gboolean, ck_vault_change_passphrase, FALSE, CkVault *self, const CkUuid *id, const char *passphrase, GError **error)
NOT_HERE (gboolean, ck_vault_remove_keyholder, FALSE, CkVault *self, const CkUuid *id, GError **error)
NOT_HERE (gboolean, ck_vault_checkpoint, FALSE, CkVault *self, GError **error)
NOT_HERE (CkVaultCheck *, ck_vault_check_new, NULL, CkVault *self, GError **error)
NOT_HERE (gboolean, ck_vault_check_step, FALSE, CkVaultCheck *check, gboolean *finished, guint64 *done, guint64 *total, GError **error)
NOT_HERE (GPtrArray *, ck_vault_check_get_findings, NULL, CkVaultCheck *check)
NOT_HERE (CkVaultBackup *, ck_vault_backup_new, NULL, CkVault *self, const char *destination, GError **error)
NOT_HERE (gboolean, ck_vault_backup_step, FALSE, CkVaultBackup *backup, gboolean *finished, guint64 *done, guint64 *total, GError **error)
NOT_HERE (char *, ck_vault_propose_passphrase, NULL, void)
NOT_HERE (double, ck_vault_passphrase_bits, 0, const char *passphrase)

void
ck_vault_check_free (CkVaultCheck *check)
{
}

void
ck_vault_backup_free (CkVaultBackup *backup)
{
}
