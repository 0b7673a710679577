/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-hash.h"

#include <string.h>

/* Digests by Python's hashlib.blake2b (digest_size=32), an implementation apart from ours */
static void
test_vectors (void)
{
  static const guint8 unkeyed_abc[CK_HASH_BYTES] = {
    0xbd, 0xdd, 0x81, 0x3c, 0x63, 0x42, 0x39, 0x72, 0x31, 0x71, 0xef, 0x3f, 0xee, 0x98, 0x57, 0x9b,
    0x94, 0x96, 0x4e, 0x3b, 0xb1, 0xcb, 0x3e, 0x42, 0x72, 0x62, 0xc8, 0xc0, 0x68, 0xd5, 0x23, 0x19,
  };
  static const guint8 keyed_abc[CK_HASH_BYTES] = {
    0xd6, 0x3a, 0x32, 0xd3, 0xe4, 0x47, 0x38, 0xd7, 0x90, 0x7f, 0x96, 0x43, 0x16, 0xc2, 0x41, 0xad,
    0xab, 0xa0, 0xab, 0xfe, 0xab, 0xc3, 0x23, 0x49, 0x67, 0x75, 0x78, 0xa1, 0x5a, 0x20, 0x3f, 0x7f,
  };
  guint8 key[CK_HASH_KEY_BYTES], digest[CK_HASH_BYTES];
  g_autoptr (CkHash) hash = NULL;

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8) i;
  ck_hash_bytes (NULL, "abc", 3, digest);
  g_assert_cmpmem (digest, sizeof digest, unkeyed_abc, sizeof unkeyed_abc);
  ck_hash_bytes (key, "abc", 3, digest);
  g_assert_cmpmem (digest, sizeof digest, keyed_abc, sizeof keyed_abc);

  hash = ck_hash_new (key);
  for (int round = 0; round < 2; round++)
    {
      memset (digest, 0, sizeof digest);
      ck_hash_update (hash, "a", 1);
      ck_hash_update (hash, NULL, 0);
      ck_hash_update (hash, "bc", 2);
      ck_hash_final (hash, digest);
      g_assert_cmpmem (digest, sizeof digest, keyed_abc, sizeof keyed_abc);
    }
}

static void
test_helpers (void)
{
  guint8 a[32] = { 0 }, b[32] = { 0 };

  g_assert_true (ck_bytes_equal (a, b, sizeof a));
  b[31] = 1;
  g_assert_false (ck_bytes_equal (a, b, sizeof a));
  ck_random_bytes (a, sizeof a);
  ck_random_bytes (b, sizeof b);
  g_assert_false (ck_bytes_equal (a, b, sizeof a));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hash/vectors", test_vectors);
  g_test_add_func ("/hash/helpers", test_helpers);
  return g_test_run ();
}
