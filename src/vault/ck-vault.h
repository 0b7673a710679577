/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>
#include "ck-error.h"
#include "ck-uuid.h"

G_BEGIN_DECLS

#define CK_TYPE_VAULT (ck_vault_get_type ())
G_DECLARE_FINAL_TYPE (CkVault, ck_vault, CK, VAULT, GObject)

#define CK_VAULT_LABEL_BYTES      64
#define CK_VAULT_HASH_BYTES       32
#define CK_VAULT_KDF_MEMORY_FLOOR 8     /* MiB; the window keeps to CK_VAULT_KDF_MEMORY_WINDOW_FLOOR */
#define CK_VAULT_KDF_MEMORY_WINDOW_FLOOR 64

typedef enum {
  CK_KEYHOLDER_PASSPHRASE = 1,
  CK_KEYHOLDER_RECOVERY_KEY = 2,
} CkKeyholderKind;

/** CkKeyholder: one used slot of the header; the id is the actor of a unit and is never reused */
typedef struct {
  CkUuid          id;
  CkKeyholderKind kind;
  char           *label;
  guint64         kdf_operations;
  guint           kdf_memory_mib;
} CkKeyholder;

CkKeyholder *ck_keyholder_copy (const CkKeyholder *self);
void         ck_keyholder_free (CkKeyholder *self);

/**
 * CkVaultCreate:
 * @organisation: in the clear in the header, at most 128 bytes
 * @practice: marks the vault PRACTICE, for good
 * @label: of the first keyholder, in the clear, at most 64 bytes
 * @passphrase: UTF-8; wiped by the caller
 * @kdf_operations: 0 to calibrate towards one second
 * @kdf_memory_mib: 0 for the default, 256
 */
typedef struct {
  const char *organisation;
  gboolean    practice;
  const char *label;
  const char *passphrase;
  guint64     kdf_operations;
  guint       kdf_memory_mib;
} CkVaultCreate;

/** CkVaultAnchor: the newest unit that the header remembers; all zero when there is none */
typedef struct {
  gint64 sequence;
  guint8 hash[CK_VAULT_HASH_BYTES];
} CkVaultAnchor;

/** CkVaultProgress: @done and @total in pages; called from the calling thread */
typedef void (*CkVaultProgress) (guint64 done, guint64 total, gpointer user_data);

/* first thing in main(): no core files, and an SQLite that wipes what it frees */
gboolean      ck_vault_prepare           (GError **error);

/* before it is unlocked: the header alone */
CkVault      *ck_vault_create            (const char *path, const CkVaultCreate *create, char **recovery_key, GError **error);
CkVault      *ck_vault_open              (const char *path, GError **error);
const char   *ck_vault_get_path          (CkVault *self);
const char   *ck_vault_get_organisation  (CkVault *self);
gboolean      ck_vault_is_practice       (CkVault *self);
const CkUuid *ck_vault_get_id            (CkVault *self);
guint64       ck_vault_get_generation    (CkVault *self);
GPtrArray    *ck_vault_list_keyholders   (CkVault *self);
GPtrArray    *ck_vault_get_warnings      (CkVault *self);

/* keys: these block for as long as the key derivation takes */
gboolean ck_vault_unlock                   (CkVault *self, const char *label, const char *passphrase, GError **error);
gboolean ck_vault_unlock_with_recovery_key (CkVault *self, const char *recovery_key, GError **error);
gboolean ck_vault_is_unlocked              (CkVault *self);
gboolean ck_vault_close                    (CkVault *self, GError **error);

/* unlocked */
sqlite3           *ck_vault_get_connection     (CkVault *self);
const CkKeyholder *ck_vault_get_keyholder      (CkVault *self);
gboolean           ck_vault_add_passphrase     (CkVault *self, const char *label, const char *passphrase,
                                                guint64 kdf_operations, guint kdf_memory_mib, CkUuid *id, GError **error);
char              *ck_vault_add_recovery_key   (CkVault *self, const char *label, GError **error);
gboolean           ck_vault_change_passphrase  (CkVault *self, const CkUuid *keyholder, const char *passphrase, GError **error);
gboolean           ck_vault_remove_keyholder   (CkVault *self, const CkUuid *keyholder, GError **error);
void               ck_vault_set_anchor         (CkVault *self, const CkVaultAnchor *anchor);
void               ck_vault_get_anchor         (CkVault *self, CkVaultAnchor *anchor);
gboolean           ck_vault_checkpoint         (CkVault *self, GError **error);
gint64             ck_vault_get_backup_made_at (CkVault *self);
gboolean           ck_vault_adopt_backup       (CkVault *self, GError **error);
void               ck_vault_set_sqlite_error   (sqlite3 *connection, GError **error);

/* slices: each call does at most about 50 ms of work and says whether there is more */
typedef struct _CkVaultCheck CkVaultCheck;
CkVaultCheck *ck_vault_check_new   (CkVault *self, GError **error);
gboolean      ck_vault_check_step  (CkVaultCheck *check, gboolean *finished, guint64 *done, guint64 *total, GError **error);
GPtrArray    *ck_vault_check_get_findings (CkVaultCheck *check);
void          ck_vault_check_free  (CkVaultCheck *check);

typedef struct _CkVaultBackup CkVaultBackup;
CkVaultBackup *ck_vault_backup_new  (CkVault *self, const char *destination, GError **error);
gboolean       ck_vault_backup_step (CkVaultBackup *backup, gboolean *finished, guint64 *done, guint64 *total, GError **error);
void           ck_vault_backup_free (CkVaultBackup *backup);

char *ck_vault_propose_passphrase (void);
double ck_vault_passphrase_bits   (const char *passphrase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkKeyholder, ck_keyholder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkVaultCheck, ck_vault_check_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkVaultBackup, ck_vault_backup_free)

G_END_DECLS
