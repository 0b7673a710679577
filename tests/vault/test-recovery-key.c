/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-recovery-key.h"

#include <string.h>
#include "ck-error.h"
#include "ck-text.h"
#include "ck-vault-hash.h"

static void
assert_same (const char *text, const guint8 *key)
{
  g_autoptr (GError) error = NULL;
  guint8 read[CK_RECOVERY_KEY_BYTES];

  g_assert_true (ck_recovery_key_parse (text, read, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (read, sizeof read, key, CK_RECOVERY_KEY_BYTES);
}

static void
assert_refused (const char *text, const char *says)
{
  g_autoptr (GError) error = NULL;
  guint8 read[CK_RECOVERY_KEY_BYTES] = { 7 };

  g_assert_false (ck_recovery_key_parse (text, read, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_cmpuint (read[0], ==, 7);
}

/* worked out apart from the program, with a plain multiplication in GF(32) */
static void
test_golden (void)
{
  guint8 key[CK_RECOVERY_KEY_BYTES];
  g_autofree char *text = NULL;

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8) (i * 13 + 1);
  text = ck_recovery_key_format (key);
  g_assert_cmpstr (text, ==, "0471T-PA1NH-897N6-RTBPK-GE890-VANQ5-RK8X8-XTZR3");
}

static void
test_forgiving (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint8 key[CK_RECOVERY_KEY_BYTES];
      g_autofree char *text = NULL;
      g_autofree char *small = NULL;
      g_autofree char *plain = NULL;

      ck_random_bytes (key, sizeof key);
      text = ck_recovery_key_format (key);
      g_assert_cmpuint (strlen (text), ==, 47);
      assert_same (text, key);
      small = g_ascii_strdown (text, -1);
      for (char *p = small; *p != '\0'; p++)
        *p = *p == '0' ? 'o' : *p == '1' ? 'l' : *p;
      assert_same (small, key);
      plain = g_strdup_printf ("  %s\n", g_strdelimit (small, "-", ' '));
      assert_same (plain, key);
    }
}

static void
test_mistyped (void)
{
  static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  guint8 key[CK_RECOVERY_KEY_BYTES];
  g_autofree char *text = NULL;

  ck_random_bytes (key, sizeof key);
  text = ck_recovery_key_format (key);

  /* any one character */
  for (guint i = 0; i < 47; i++)
    for (const char *c = alphabet; *c != '\0' && text[i] != '-'; c++)
      {
        g_autofree char *wrong = g_strdup (text);
        g_autofree char *says = g_strdup_printf ("group %u.", i / 6 + 1);

        if (wrong[i] == *c)
          continue;
        wrong[i] = *c;
        assert_refused (wrong, says);
      }
  /* any two neighbours swapped, within a group */
  for (guint i = 0; i + 1 < 47; i++)
    {
      g_autofree char *wrong = g_strdup (text);

      if (text[i] == '-' || text[i + 1] == '-' || text[i] == text[i + 1])
        continue;
      wrong[i] = text[i + 1];
      wrong[i + 1] = text[i];
      assert_refused (wrong, "mistyped");
    }
  /* any two groups swapped */
  for (guint a = 0; a < 8; a++)
    for (guint b = a + 1; b < 8; b++)
      {
        g_autofree char *wrong = g_strdup (text);

        memcpy (wrong + a * 6, text + b * 6, 5);
        memcpy (wrong + b * 6, text + a * 6, 5);
        assert_refused (wrong, "mistyped");
      }
}

static void
test_malformed (void)
{
  guint8 key[CK_RECOVERY_KEY_BYTES] = { 0 };
  g_autofree char *text = ck_recovery_key_format (key);
  g_autofree char *longer = g_strconcat (text, "-00000", NULL);
  g_autofree char *shorter = g_strndup (text, 41);
  g_autofree char *gap = g_strdup (text);

  assert_refused ("", "too short");
  assert_refused (shorter, "too short");
  assert_refused (longer, "too long");
  assert_refused ("U0000", "group 1.");
  assert_refused ("\xc3\xa9", "group 1.");
  memmove (gap + 14, gap + 15, strlen (gap + 14)); /* one character missing in group 3 */
  assert_refused (gap, "group 3.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery-key/golden", test_golden);
  g_test_add_func ("/recovery-key/forgiving", test_forgiving);
  g_test_add_func ("/recovery-key/mistyped", test_mistyped);
  g_test_add_func ("/recovery-key/malformed", test_malformed);
  return g_test_run ();
}
