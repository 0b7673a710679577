/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-private.h"

#include <errno.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include "ck-bytes.h"
#include "ck-error.h"
#include "ck-place.h"
#include "ck-process.h"
#include "ck-recovery-key.h"
#include "ck-text.h"

/* The vault's id, page key and first log's id are random; page 1 is an empty database's. */
static gboolean
fill_header (const CkVaultCreate *create, const guint8 master[CK_KEY_BYTES], CkHeader *header, char **recovery_key,
             GError **error)
{
  CkSlot *slot = &header->slots[0];
  guint memory = create->kdf_memory_mib;
  guint64 operations = create->kdf_operations;
  CkUuid id = ck_uuid_new (g_get_real_time ());

  if (!ck_kdf_calibrate (&memory, &operations, error))
    return FALSE;
  randombytes_buf (header->vault_id, CK_ID_BYTES);
  randombytes_buf (&header->page_key, sizeof header->page_key);
  header->page_key |= CK_FIRST_PAGE_KEY;
  header->generation = 1;
  header->practice = create->practice;
  g_strlcpy (header->organisation, create->organisation != NULL ? create->organisation : "", sizeof header->organisation);

  slot->kind = CK_KEYHOLDER_PASSPHRASE;
  memcpy (slot->id, id.bytes, CK_ID_BYTES);
  g_strlcpy (slot->label, create->label, sizeof slot->label);
  slot->operations = operations;
  slot->memory_mib = memory;
  if (!ck_vault_fill_passphrase (slot, header->vault_id, create->passphrase, master, error))
    return FALSE;
  if (recovery_key == NULL)
    return TRUE;
  g_strlcpy (header->slots[1].label, _("Recovery key"), sizeof header->slots[1].label);
  *recovery_key = ck_vault_fill_recovery_key (&header->slots[1], header->vault_id, master, error);
  return *recovery_key != NULL;
}

/**
 * ck_vault_build_image:
 * @create: what is wanted
 * @image: (out caller-allocates): the whole file of a new vault: both copies of the header and page 1
 * @recovery_key: (out) (optional): as for ck_vault_create()
 * @error: as for ck_vault_create()
 */
gboolean
ck_vault_build_image (const CkVaultCreate *create, guint8 image[CK_VAULT_IMAGE_BYTES], char **recovery_key,
                      GError **error)
{
  g_autofree CkHeader *header = g_new0 (CkHeader, 1);
  g_autoptr (CkKeys) keys = NULL;
  CkState state = { .clean = TRUE, .pages = 1 };
  CkSealName name = { CK_SEAL_PAGE, header->vault_id, NULL, 1 };
  guint8 *page = image + CK_PAGES_OFFSET;
  guint8 *master = ck_secret_new (CK_KEY_BYTES, error);
  char *printed = NULL;
  guint8 plain[CK_PAGE_BYTES];

  if (master == NULL)
    return FALSE;
  randombytes_buf (master, CK_KEY_BYTES);
  randombytes_buf (state.log_id, CK_ID_BYTES);
  if (fill_header (create, master, header, recovery_key != NULL ? &printed : NULL, error))
    keys = ck_keys_new (master, header->page_key, error);
  ck_secret_free (master);
  if (keys == NULL)
    {
      ck_wipe_free (printed);
      return FALSE;
    }

  ck_header_encode (header, &state, keys, image);
  memcpy (image + CK_HEADER_BYTES, image, CK_HEADER_BYTES);
  ck_page_one_template (plain);
  ck_nonce_draw (page + CK_PAGE_SEALED, CK_NONCE_BYTES);
  ck_seal (keys->pages, &name, page + CK_PAGE_SEALED, plain, CK_PAGE_SEALED, page,
           page + CK_PAGE_SEALED + CK_NONCE_BYTES);
  if (recovery_key != NULL)
    *recovery_key = printed;
  return TRUE;
}

static gboolean
check_create (const CkVaultCreate *create, GError **error)
{
  if (create->organisation != NULL
      && !ck_text_check (create->organisation, strlen (create->organisation), _("Organisation"), CK_ORGANISATION_BYTES,
                         TRUE, error))
    return FALSE;
  return ck_vault_check_label (create->label, error)
         && ck_vault_check_cost (create->kdf_operations, create->kdf_memory_mib, error);
}

static gboolean
write_image (const char *path, const guint8 *image, gsize length, GError **error)
{
  g_autofree char *part = NULL;
  int fd = ck_place_begin (path, &part, error);
  int code = 0;
  gsize written = 0;

  if (fd < 0)
    return FALSE;
  while (code == 0 && written < length)
    {
      gssize n = write (fd, image + written, length - written);

      if (n > 0)
        written += (gsize) n;
      else if (n < 0 && errno != EINTR)
        code = errno;
    }
  if (code == 0 && fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0)
    return ck_place_end (part, path, error);
  g_unlink (part);
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("The vault can't be written: %s. Nothing was created. Make room, or choose another disk."),
               g_strerror (code));
  return FALSE;
}

/**
 * ck_vault_create:
 * @path: of the new file; nothing may have that name
 * @create: what is wanted
 * @recovery_key: (out) (optional) (transfer full): the printed recovery key, which gets a slot of its own; %NULL to
 *   have none. Free with ck_wipe_free()
 * @error: %CK_ERROR_INVALID, naming the field; %CK_ERROR_FAILED when the file exists; %CK_ERROR_NOT_FOUND when the
 *   folder doesn't; %CK_ERROR_FAILED
 *
 * Creates a vault, mode 0600, whole or not at all. Blocks for one or two key derivations.
 *
 * Returns: (transfer full): the vault, locked; ck_vault_unlock() opens it
 */
CkVault *
ck_vault_create (const char *path, const CkVaultCreate *create, char **recovery_key, GError **error)
{
  g_autofree guint8 *image = g_malloc (CK_VAULT_IMAGE_BYTES);
  g_autofree char *resolved = NULL;
  char *printed = NULL;
  CkVault *self = NULL;

  g_return_val_if_fail (path != NULL && create != NULL, NULL);

  if (!ck_process_prepare (error) || !check_create (create, error))
    return NULL;
  resolved = ck_place_resolve (path);
  if (!ck_place_is_free (resolved, error)) /* before the passphrase takes its time; write_image() makes sure */
    return NULL;
  if (ck_vault_build_image (create, image, recovery_key != NULL ? &printed : NULL, error)
      && write_image (resolved, image, CK_VAULT_IMAGE_BYTES, error))
    self = ck_vault_open (resolved, error);
  if (self != NULL && recovery_key != NULL)
    *recovery_key = g_steal_pointer (&printed);
  ck_wipe_free (printed);
  return self;
}
