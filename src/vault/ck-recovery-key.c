/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The printed recovery key: 160 random bits as eight groups of five characters,
 *
 *     7H3KM-Q0VXA-…
 *
 * in Crockford's base 32 (no I, L, O or U). Four characters of a group carry bits, the fifth checks the group and
 * its place: arithmetic in GF(32), with a different factor for each place, so that any one wrong character, any two
 * swapped ones, and any two swapped groups are noticed, and the message can say which group to look at. */
#include "ck-recovery-key.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "ck-error.h"
#include "ck-text.h"

#define GROUPS      8
#define GROUP_DATA  4
#define GROUP_CHARS (GROUP_DATA + 1)

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

G_STATIC_ASSERT (CK_RECOVERY_KEY_BYTES * 8 == GROUPS * GROUP_DATA * 5);

/* times x in GF(32), modulo x⁵ + x² + 1 */
static guint8
twice (guint8 a)
{
  return (guint8) ((a << 1) ^ ((a & 16) != 0 ? 0x25 : 0)) & 31;
}

static guint8
check_value (const guint8 data[GROUP_DATA], guint group)
{
  guint8 sum = 0;

  for (guint i = 0; i < GROUP_DATA; i++)
    sum = twice (sum) ^ data[i];
  return twice (sum) ^ (guint8) (group + 1);
}

static int
digit_value (char c)
{
  const char *at;

  c = g_ascii_toupper (c);
  if (c == 'O')
    c = '0';
  if (c == 'I' || c == 'L')
    c = '1';
  at = strchr (alphabet, c);
  return at != NULL && c != '\0' ? (int) (at - alphabet) : -1;
}

/**
 * ck_recovery_key_format:
 * @key: 20 random bytes
 *
 * Returns: (transfer full): the key as it is printed; free with ck_wipe_free()
 */
char *
ck_recovery_key_format (const guint8 key[CK_RECOVERY_KEY_BYTES])
{
  char *text = g_malloc0 (GROUPS * (GROUP_CHARS + 1));
  char *to = text;
  guint bit = 0;

  for (guint group = 0; group < GROUPS; group++)
    {
      guint8 data[GROUP_DATA];

      for (guint i = 0; i < GROUP_DATA; i++, bit += 5)
        {
          guint pair = (guint) key[bit / 8] << 8 | (bit / 8 + 1 < CK_RECOVERY_KEY_BYTES ? key[bit / 8 + 1] : 0);

          data[i] = (pair >> (11 - bit % 8)) & 31;
          *to++ = alphabet[data[i]];
        }
      *to++ = alphabet[check_value (data, group)];
      if (group + 1 < GROUPS)
        *to++ = '-';
      ck_wipe (data, sizeof data);
    }
  return text;
}

static gboolean
fail_group (guint group, GError **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
               _("Recovery key: it is mistyped in group %u. Compare that group with the paper, character by character."),
               group + 1);
  return FALSE;
}

/**
 * ck_recovery_key_parse:
 * @text: as typed from paper: small letters, spaces, missing dashes, and O for 0, I or L for 1 are forgiven; wiped by
 *   the caller
 * @key: (out caller-allocates): 20 bytes
 * @error: %CK_ERROR_INVALID, naming the group that is mistyped, or how many are missing
 *
 * Returns: whether it is a recovery key; not whether it opens anything
 */
gboolean
ck_recovery_key_parse (const char *text, guint8 key[CK_RECOVERY_KEY_BYTES], GError **error)
{
  guint8 digits[GROUPS * GROUP_CHARS + 1];
  guint8 bytes[CK_RECOVERY_KEY_BYTES] = { 0 };
  guint n = 0, bit = 0;
  gboolean ok = FALSE;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      int value;

      if (*p == '-' || g_ascii_isspace (*p))
        {
          /* a group that is written apart and too short is named, rather than the one after it */
          if (n % GROUP_CHARS != 0 && *p == '-')
            {
              fail_group (n / GROUP_CHARS, error);
              goto out;
            }
          continue;
        }
      value = digit_value (*p);
      if (value < 0)
        {
          fail_group (MIN (n / GROUP_CHARS, GROUPS - 1), error);
          goto out;
        }
      if (n == GROUPS * GROUP_CHARS)
        {
          g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                       _("Recovery key: it is too long. It has %d groups of %d characters."), GROUPS, GROUP_CHARS);
          goto out;
        }
      digits[n++] = (guint8) value;
    }
  for (guint group = 0; group < n / GROUP_CHARS; group++)
    {
      const guint8 *data = digits + group * GROUP_CHARS;

      if (check_value (data, group) != data[GROUP_DATA])
        {
          fail_group (group, error);
          goto out;
        }
      for (guint i = 0; i < GROUP_DATA; i++, bit += 5)
        {
          guint pair = (guint) data[i] << (11 - bit % 8);

          bytes[bit / 8] |= (guint8) (pair >> 8);
          if (bit / 8 + 1 < CK_RECOVERY_KEY_BYTES)
            bytes[bit / 8 + 1] |= (guint8) pair;
        }
    }
  if (n != GROUPS * GROUP_CHARS)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                   _("Recovery key: it is too short. It has %d groups of %d characters."), GROUPS, GROUP_CHARS);
      goto out;
    }
  memcpy (key, bytes, sizeof bytes);
  ok = TRUE;

out:
  ck_wipe (digits, sizeof digits);
  ck_wipe (bytes, sizeof bytes);
  return ok;
}
