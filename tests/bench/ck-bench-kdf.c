/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key derivation by itself, at the cost that the bench's vaults have, to be taken off the time of unlocking. */

#include <sodium.h>

#include "ck-bench-times.h"

int
main (void)
{
  static const char passphrase[] = "correct horse battery staple";
  guint8 key[32], salt[crypto_pwhash_SALTBYTES] = { 7 };
  CkTimes times = { 0 };

  if (sodium_init () < 0)
    return 1;
  for (guint n = 0; n < CK_BENCH_READS; n++)
    {
      ck_times_begin (&times);
      if (crypto_pwhash (key, sizeof key, passphrase, sizeof passphrase - 1, salt, 1, 8 * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return 1;
      ck_times_end (&times);
    }
  ck_times_tell (&times, "kdf");
  return 0;
}
