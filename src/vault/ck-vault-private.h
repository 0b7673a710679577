/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-disk.h"
#include "ck-lock.h"
#include "ck-vault.h"

G_BEGIN_DECLS

#define CK_VAULT_IMAGE_BYTES (CK_PAGES_OFFSET + CK_PAGE_BYTES)

struct _CkVault {
  GObject       parent_instance;

  char         *path;
  CkHeader      header;     /* as last read, while locked */
  CkDisk       *disk;       /* while unlocked, as are those below */
  CkLock       *lock;
  sqlite3      *connection;
  CkKeyholder  *keyholder;
  GPtrArray    *warnings;
  GPtrArray    *leftovers; /* those of them that a crash accounts for: no damage */
  gboolean      anchor_changed;
};

CkHeader    *ck_vault_peek_header       (CkVault              *self);
CkKeyholder *ck_keyholder_new_from_slot (const CkSlot         *slot);
gboolean     ck_vault_check_label       (const char           *label,
                                         GError              **error);
gboolean     ck_vault_check_cost        (guint64               operations,
                                         guint                 memory_mib,
                                         GError              **error);
gboolean     ck_vault_fill_passphrase   (CkSlot               *slot,
                                         const guint8          vault_id[CK_ID_BYTES],
                                         const char           *passphrase,
                                         const guint8          master[CK_KEY_BYTES],
                                         GError              **error);
char        *ck_vault_fill_recovery_key (CkSlot               *slot,
                                         const guint8          vault_id[CK_ID_BYTES],
                                         const guint8          master[CK_KEY_BYTES],
                                         GError              **error);
gboolean     ck_vault_build_image       (const CkVaultCreate  *create,
                                         guint8                image[CK_VAULT_IMAGE_BYTES],
                                         char                **recovery_key,
                                         GError              **error);

/* tests */
void ck_vault_set_base_vfs_for_tests (const char *vfs_name);

G_END_DECLS
