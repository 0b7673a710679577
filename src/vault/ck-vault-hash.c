/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-hash.h"

#include <sodium.h>

struct _CkHash {
  crypto_generichash_state fresh; /* keyed and empty, so that starting again costs one copy */
  crypto_generichash_state state;
};

/**
 * ck_hash_new:
 * @key: (nullable): 32 bytes; %NULL for an unkeyed hash
 *
 * A streaming BLAKE2b of 32 bytes (RFC 7693), the hash of the record's chain. Use from one thread.
 *
 * Returns: (transfer full): free with ck_hash_free(), which wipes it
 */
CkHash *
ck_hash_new (const guint8 key[CK_HASH_KEY_BYTES])
{
  CkHash *self = g_aligned_alloc0 (1, sizeof *self, G_ALIGNOF (crypto_generichash_state));

  crypto_generichash_init (&self->fresh, key, key != NULL ? CK_HASH_KEY_BYTES : 0, CK_HASH_BYTES);
  self->state = self->fresh;
  return self;
}

/**
 * ck_hash_update:
 * @self: a hash
 * @bytes: (nullable): what to add; may be %NULL when @length is 0
 * @length: in bytes
 */
void
ck_hash_update (CkHash *self, gconstpointer bytes, gsize length)
{
  if (length > 0)
    crypto_generichash_update (&self->state, bytes, length);
}

/**
 * ck_hash_final:
 * @self: a hash
 * @digest: (out caller-allocates): 32 bytes
 *
 * Writes the digest of all that was added, and starts again with the same key: one object serves a whole walk.
 */
void
ck_hash_final (CkHash *self, guint8 digest[CK_HASH_BYTES])
{
  crypto_generichash_final (&self->state, digest, CK_HASH_BYTES);
  self->state = self->fresh;
}

/**
 * ck_hash_free:
 * @self: (nullable) (transfer full): a hash
 *
 * Wipes it, since its state depends on the key, and frees it.
 */
void
ck_hash_free (CkHash *self)
{
  if (self == NULL)
    return;
  sodium_memzero (self, sizeof *self);
  g_aligned_free (self);
}

/**
 * ck_hash_bytes:
 * @key: (nullable): 32 bytes; %NULL for an unkeyed hash
 * @bytes: (nullable): what to hash; may be %NULL when @length is 0
 * @length: in bytes
 * @digest: (out caller-allocates): 32 bytes
 *
 * The hash of one piece. Any thread.
 */
void
ck_hash_bytes (const guint8 key[CK_HASH_KEY_BYTES], gconstpointer bytes, gsize length, guint8 digest[CK_HASH_BYTES])
{
  crypto_generichash (digest, CK_HASH_BYTES, bytes, length, key, key != NULL ? CK_HASH_KEY_BYTES : 0);
}

/**
 * ck_random_bytes:
 * @bytes: (out caller-allocates): where to put them
 * @length: in bytes
 *
 * Bytes from the kernel's generator, fit for keys and salts. Any thread.
 */
void
ck_random_bytes (gpointer bytes, gsize length)
{
  if (sodium_init () < 0)
    g_error ("libsodium can't be initialised");
  randombytes_buf (bytes, length);
}

/**
 * ck_bytes_equal:
 * @a: bytes
 * @b: bytes
 * @length: of both
 *
 * Compares in a time that depends on @length alone, for digests and keys.
 *
 * Returns: whether they are equal
 */
gboolean
ck_bytes_equal (gconstpointer a, gconstpointer b, gsize length)
{
  return sodium_memcmp (a, b, length) == 0;
}
