/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-seal.h"

#include <unistd.h>
#include <sodium.h>
#include "ck-bytes.h"

#define POOL_BYTES 3072

G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == CK_NONCE_BYTES);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_ABYTES == CK_TAG_BYTES);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_KEYBYTES == CK_KEY_BYTES);

/**
 * ck_nonce_draw:
 * @nonce: (out caller-allocates): where to put it
 * @length: in bytes, at most 24
 *
 * Random bytes from a pool, since a call to the kernel for each page is slow. A child process never
 * goes on with its parent's pool. Any thread.
 */
void
ck_nonce_draw (guint8 *nonce, gsize length)
{
  static __thread guint8 pool[POOL_BYTES];
  static __thread gsize left = 0;
  static __thread pid_t owner = 0;
  pid_t self = getpid ();

  g_assert (length <= CK_NONCE_BYTES);
  if (left < length || owner != self)
    {
      randombytes_buf (pool, sizeof pool);
      left = sizeof pool;
      owner = self;
    }
  left -= length;
  memcpy (nonce, pool + left, length);
}

/* kind ‖ vault id ‖ log id, if there is one ‖ number */
static gsize
associated_data (const CkSealName *name, guint8 data[1 + 2 * CK_ID_BYTES + 8])
{
  gsize n = 0;

  data[n++] = (guint8) name->kind;
  memcpy (data + n, name->vault_id, CK_ID_BYTES);
  n += CK_ID_BYTES;
  if (name->log_id != NULL)
    {
      memcpy (data + n, name->log_id, CK_ID_BYTES);
      n += CK_ID_BYTES;
    }
  ck_put_u64 (data + n, name->number);
  return n + 8;
}

/**
 * ck_seal:
 * @key: 32 bytes
 * @name: what is sealed, the associated data
 * @nonce: never used before with @key
 * @plain: @length bytes
 * @length: in bytes
 * @sealed: (out caller-allocates): @length bytes; may be @plain
 * @tag: (out caller-allocates): 16 bytes
 *
 * XChaCha20-Poly1305 (IETF).
 */
void
ck_seal (const guint8 key[CK_KEY_BYTES], const CkSealName *name, const guint8 nonce[CK_NONCE_BYTES],
         const guint8 *plain, gsize length, guint8 *sealed, guint8 tag[CK_TAG_BYTES])
{
  guint8 data[1 + 2 * CK_ID_BYTES + 8];
  gsize n_data = associated_data (name, data);

  crypto_aead_xchacha20poly1305_ietf_encrypt_detached (sealed, tag, NULL, plain, length, data, n_data, NULL, nonce,
                                                       key);
}

/**
 * ck_unseal:
 *
 * The reverse of ck_seal(). @plain isn't written when the tag doesn't fit.
 *
 * Returns: whether it is what @name says, unchanged
 */
gboolean
ck_unseal (const guint8 key[CK_KEY_BYTES], const CkSealName *name, const guint8 nonce[CK_NONCE_BYTES],
           const guint8 *sealed, gsize length, const guint8 tag[CK_TAG_BYTES], guint8 *plain)
{
  guint8 data[1 + 2 * CK_ID_BYTES + 8];
  gsize n_data = associated_data (name, data);

  return crypto_aead_xchacha20poly1305_ietf_decrypt_detached (plain, NULL, sealed, length, tag, data, n_data, nonce,
                                                              key)
         == 0;
}
