/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-kdf.h"

#include <string.h>
#include "ck-error.h"
#include "ck-vault.h"

static void
assert_nfc (const char *text)
{
  g_autofree char *expected = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  char *normal = ck_passphrase_nfc (text, &length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (normal, ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
  ck_secret_free (normal);
}

static void
test_nfc (void)
{
  static const char *const texts[] = {
    "plain", "caf\xc3\xa9", "cafe\xcc\x81", "\xe2\x84\xab", "A\xcc\x8a", "q\xcc\x87\xcc\xa3", "q\xcc\xa3\xcc\x87",
    "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "\xed\x95\x9c", "\xed\x95\x98\xe1\x86\xab", "\xcc\x81 first",
    "e\xcc\xa3\xcc\x82\xcc\x81", "\xe0\xa5\x98", "\xf0\x9d\x85\x9e", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\xef\xac\x81",
    "\xe1\xb8\x8b\xcc\xa3", "D\xcc\xa3\xcc\x87", "\xd8\xa7\xd9\x93", "s\xcc\xa3\xcc\x87s\xcc\x87",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_nfc (texts[i]);

  /* each character alone, and before marks; of the large blocks that are all alike, some */
  for (gunichar c = 1; c < 0x30000; c += (c >= 0x3400 && c < 0xf900) || c >= 0x20000 ? 97 : 1)
    {
      char text[32] = "";
      int n;

      if (!g_unichar_validate (c) || g_unichar_type (c) == G_UNICODE_UNASSIGNED)
        continue;
      n = g_unichar_to_utf8 (c, text);
      text[n] = '\0';
      assert_nfc (text);
      if (c < 0x250 || (c >= 0x1e00 && c < 0x2000))
        {
          strcpy (text + n, "\xcc\x88\xcc\xa3\xcc\x81");
          assert_nfc (text);
        }
    }
}

static void
test_refused (void)
{
  g_autofree char *longest = g_strnfill (CK_PASSPHRASE_MAX_BYTES, 'a');
  g_autofree char *longer = g_strnfill (CK_PASSPHRASE_MAX_BYTES + 1, 'a');
  const char *const refused[] = { NULL, "", longer, "\xff", "a\xc3" };
  gsize length = 0;

  assert_nfc (longest);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ck_passphrase_nfc (refused[i], &length, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
    }
}

static void
test_bounds (void)
{
  static const struct {
    guint64 operations, memory;
    gboolean allowed;
  } costs[] = {
    { 1, 8, TRUE },  { 3, 256, TRUE },   { 64, 1024, TRUE },       { 1, 4096, TRUE },        { 0, 256, FALSE },
    { 3, 7, FALSE }, { 3, 4097, FALSE }, { G_MAXUINT64, 8, FALSE }, { 3, G_MAXUINT64, FALSE }, { 1024, 4096, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    g_assert_cmpint (ck_kdf_check (costs[i].operations, costs[i].memory), ==, costs[i].allowed);
}

/* RFC 9106 has no vector without a secret and associated data; this one is by the reference program:
 * printf %s password | argon2 somesalt12345678 -id -t 1 -k 8192 -p 1 -l 32 -r */
static void
test_derive (void)
{
  static const guint8 salt[] = "somesalt12345678";
  static const guint8 expected[CK_KEY_BYTES] = {
    0xa4, 0xa8, 0xf1, 0x29, 0x59, 0x56, 0x73, 0xe7, 0xf3, 0x52, 0x9c, 0x51, 0xa4, 0x9c, 0xc8, 0x40,
    0xa5, 0xa1, 0xd6, 0xf4, 0x0a, 0x5a, 0x60, 0x51, 0x62, 0x75, 0x4e, 0x39, 0xcc, 0xc0, 0xf8, 0xd6,
  };
  guint8 key[CK_KEY_BYTES], other[CK_KEY_BYTES];
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_kdf_derive ("password", 8, salt, 1, 8, key, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (key, sizeof key, expected, sizeof expected);
  g_assert_true (ck_kdf_derive ("password", 8, salt, 2, 8, other, &error));
  g_assert_cmpint (memcmp (key, other, sizeof key), !=, 0);
}

static void
test_calibrate (void)
{
  g_autoptr (GError) error = NULL;
  guint memory = 8;
  guint64 operations = 0;

  g_assert_true (ck_kdf_calibrate (&memory, &operations, &error));
  g_assert_cmpuint (memory, ==, 8);
  g_assert_cmpuint (operations, >=, CK_KDF_DEFAULT_OPS);
  g_assert_true (ck_kdf_check (operations, memory));
  memory = 0;
  operations = 5;
  g_assert_true (ck_kdf_calibrate (&memory, &operations, &error));
  g_assert_cmpuint (memory, ==, 256);
  g_assert_cmpuint (operations, ==, 5);
}

static void
test_proposal (void)
{
  g_autofree char *first = ck_vault_propose_passphrase ();
  g_autofree char *second = ck_vault_propose_passphrase ();
  g_auto (GStrv) words = g_strsplit (first, " ", -1);

  g_assert_cmpuint (g_strv_length (words), ==, 6);
  g_assert_cmpstr (first, !=, second);
  /* drawn by chance: one of the six that comes twice, or lies inside another, counts for nothing */
  g_assert_cmpfloat (ck_vault_passphrase_bits (first), >, 40);
}

static void
test_bits (void)
{
  static const struct {
    const char *passphrase;
    double from, to;
  } cases[] = {
    { NULL, 0, 0 },
    { "", 0, 0 },
    { "password", 1, 10 },
    { "Password1!", 5, 20 },
    { "12345678", 1, 8 },
    { "aaaaaaaaaaaaaaaa", 1, 8 },
    { "abcdefghijklmnop", 1, 8 },
    { "Summer2026", 5, 15 },
    { "letmeinletmeinletmein", 1, 12 },
    { "tiger lemon", 18, 24 },
    { "tiger tiger tiger tiger tiger", 10, 20 },
    { "correct horse battery staple", 40, 50 },
    { "v8Kq2xWz0LpR", 38, 60 },
    { "v8Kq2xWz0LpRtY5n", 50, 75 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double bits = ck_vault_passphrase_bits (cases[i].passphrase);

      g_test_message ("%s: %.1f", cases[i].passphrase, bits);
      g_assert_cmpfloat (bits, >=, cases[i].from);
      g_assert_cmpfloat (bits, <=, cases[i].to);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kdf/nfc", test_nfc);
  g_test_add_func ("/kdf/refused", test_refused);
  g_test_add_func ("/kdf/bounds", test_bounds);
  g_test_add_func ("/kdf/derive", test_derive);
  g_test_add_func ("/kdf/calibrate", test_calibrate);
  g_test_add_func ("/passphrase/proposal", test_proposal);
  g_test_add_func ("/passphrase/bits", test_bits);
  return g_test_run ();
}
