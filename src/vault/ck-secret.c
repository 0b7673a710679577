/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys live in memory of libsodium's: locked so that it isn't swapped, left out of core files, between guard pages,
 * read-only once filled, and wiped when freed. */
#include "ck-secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include "ck-error.h"

#define CONTEXT "ckvault1" /* exactly eight bytes: the context of crypto_kdf */

enum {
  SUBKEY_HEADER = 1,
  SUBKEY_LOG = 3,
};

/**
 * ck_secret_new:
 * @length: in bytes
 * @error: %CK_ERROR_FAILED when there is no memory
 *
 * Returns: (transfer full): writable secret memory; free with ck_secret_free(), which wipes it
 */
gpointer
ck_secret_new (gsize length, GError **error)
{
  gpointer secret;

  if (sodium_init () < 0 || (secret = sodium_malloc (length)) == NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("There is no protected memory left for a key. Close other programs and try again."));
      return NULL;
    }
  return secret;
}

/**
 * ck_secret_free:
 * @secret: (nullable) (transfer full): from ck_secret_new()
 */
void
ck_secret_free (gpointer secret)
{
  sodium_free (secret);
}

/**
 * ck_keys_new:
 * @master: 32 bytes
 * @page_key: the number of this file's page key, from its header; every file has its own, so that a page of a
 *   backup can't be put into the live vault
 * @error: %CK_ERROR_FAILED when there is no memory
 *
 * Derives the subkeys and makes all of them read-only.
 *
 * Returns: (transfer full): free with ck_keys_free()
 */
CkKeys *
ck_keys_new (const guint8 master[CK_KEY_BYTES], guint64 page_key, GError **error)
{
  CkKeys *keys = ck_secret_new (sizeof *keys, error);

  if (keys == NULL)
    return NULL;
  memcpy (keys->master, master, CK_KEY_BYTES);
  crypto_kdf_derive_from_key (keys->header, CK_KEY_BYTES, SUBKEY_HEADER, CONTEXT, keys->master);
  crypto_kdf_derive_from_key (keys->pages, CK_KEY_BYTES, page_key, CONTEXT, keys->master);
  crypto_kdf_derive_from_key (keys->log, CK_KEY_BYTES, SUBKEY_LOG, CONTEXT, keys->master);
  sodium_mprotect_readonly (keys);
  return keys;
}

/**
 * ck_keys_free:
 * @keys: (nullable) (transfer full): wiped and freed
 */
void
ck_keys_free (CkKeys *keys)
{
  ck_secret_free (keys);
}
