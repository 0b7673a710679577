/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-kdf.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include "ck-error.h"
#include "ck-torture.h"
#include "ck-vault.h"

#define CALIBRATION_TARGET G_USEC_PER_SEC
#define MIB                (1024 * 1024)

G_STATIC_ASSERT (crypto_pwhash_argon2id_SALTBYTES == CK_SALT_BYTES);

/**
 * ck_kdf_check:
 * @operations: passes
 * @memory_mib: MiB
 *
 * Whether a file may ask for this much: what a file says is bounded before it is used, so that a forged
 * header can't make the program take all memory or run for an hour.
 */
gboolean
ck_kdf_check (guint64 operations, guint64 memory_mib)
{
  return operations >= 1 && operations <= CK_KDF_MAX_OPS && memory_mib >= CK_VAULT_KDF_MEMORY_FLOOR
         && memory_mib <= CK_KDF_MAX_MIB && operations * memory_mib <= (guint64) 64 * CK_KDF_MAX_MIB;
}

/**
 * ck_kdf_calibrate:
 * @memory_mib: (inout): 0 becomes the default of 256
 * @operations: (inout): 0 becomes as many as fit into about a second on this machine, at least libsodium's MODERATE
 * @error: %CK_ERROR_FAILED when there isn't that much memory
 *
 * Runs one derivation to measure. Blocks for as long as that takes.
 *
 * Returns: %TRUE, or %FALSE with both unchanged
 */
gboolean
ck_kdf_calibrate (guint *memory_mib, guint64 *operations, GError **error)
{
  static const guint8 salt[CK_SALT_BYTES];
  guint memory = *memory_mib != 0 ? *memory_mib : CK_KDF_DEFAULT_MIB;
  guint64 passes = *operations;

  if (passes == 0)
    {
      gint64 start = g_get_monotonic_time (), took;
      guint8 key[CK_KEY_BYTES];

      if (!ck_kdf_derive ("calibration", 11, salt, CK_KDF_DEFAULT_OPS, memory, key, error))
        return FALSE;
      sodium_memzero (key, sizeof key);
      took = MAX (g_get_monotonic_time () - start, 1);
      passes = CLAMP (CK_KDF_DEFAULT_OPS * CALIBRATION_TARGET / took, CK_KDF_DEFAULT_OPS, 64);
    }
  *memory_mib = memory;
  *operations = passes;
  return TRUE;
}

/**
 * ck_kdf_derive:
 * @secret: @length bytes
 * @length: in bytes
 * @salt: 16 random bytes
 * @operations: passes, within ck_kdf_check()
 * @memory_mib: MiB, within ck_kdf_check()
 * @key: (out caller-allocates): 32 bytes
 * @error: %CK_ERROR_FAILED when there isn't that much memory
 *
 * Argon2id, version 1.3 (RFC 9106). Blocks; any thread.
 */
gboolean
ck_kdf_derive (const char *secret, gsize length, const guint8 salt[CK_SALT_BYTES], guint64 operations,
               guint memory_mib, guint8 key[CK_KEY_BYTES], GError **error)
{
  g_return_val_if_fail (ck_kdf_check (operations, memory_mib), FALSE);

  if (crypto_pwhash (key, CK_KEY_BYTES, secret, length, salt, operations,
                     CK_SABOTAGE (quick_key) ? crypto_pwhash_MEMLIMIT_MIN : (size_t) memory_mib * MIB,
                     crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return TRUE;
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
               _("The passphrase can't be checked: that needs %u MiB of free memory. Close other programs and try "
                 "again."),
               memory_mib);
  return FALSE;
}

/* Canonical order: a stable sort of each run of combining characters by their class */
static void
order_marks (gunichar *text, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      gunichar c = text[i];
      int class = g_unichar_combining_class (c);
      gsize j = i;

      if (class == 0)
        continue;
      while (j > 0 && g_unichar_combining_class (text[j - 1]) > class)
        {
          text[j] = text[j - 1];
          j--;
        }
      text[j] = c;
    }
}

static gsize
compose (gunichar *text, gsize n)
{
  gsize out = 0, starter = 0;
  gboolean has_starter = FALSE;
  int last_class = 0;

  for (gsize i = 0; i < n; i++)
    {
      gunichar c = text[i], both;
      int class = g_unichar_combining_class (c);

      if (has_starter && (out == starter + 1 || last_class < class) && g_unichar_compose (text[starter], c, &both))
        {
          text[starter] = both;
          continue;
        }
      if (class == 0)
        {
          starter = out;
          has_starter = TRUE;
        }
      last_class = class;
      text[out++] = c;
    }
  return out;
}

/**
 * ck_passphrase_nfc:
 * @passphrase: UTF-8; wiped by the caller
 * @length: (out): bytes of what is returned
 * @error: %CK_ERROR_INVALID when it is empty, too long or not UTF-8
 *
 * Puts a passphrase into Unicode's form C, so that it is the same bytes from every keyboard. GLib's own function
 * leaves unwiped copies behind; here each buffer is secret memory.
 *
 * Returns: (transfer full): free with ck_secret_free()
 */
char *
ck_passphrase_nfc (const char *passphrase, gsize *length, GError **error)
{
  gsize n_bytes = passphrase != NULL ? strlen (passphrase) : 0;
  gsize n = 0, n_out = 0;
  gunichar *text;
  char *result;

  if (n_bytes == 0)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("Passphrase: it is empty. Type at least one character."));
      return NULL;
    }
  if (n_bytes > CK_PASSPHRASE_MAX_BYTES)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("Passphrase: it is too long. At most %d bytes are allowed."),
                   CK_PASSPHRASE_MAX_BYTES);
      return NULL;
    }
  if (!g_utf8_validate (passphrase, n_bytes, NULL))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("Passphrase: it isn't valid UTF-8 text."));
      return NULL;
    }

  /* one character becomes at most four (G_UNICHAR_MAX_DECOMPOSITION_LENGTH is for compatibility forms) */
  text = ck_secret_new (sizeof (gunichar) * G_UNICHAR_MAX_DECOMPOSITION_LENGTH * n_bytes, error);
  if (text == NULL)
    return NULL;
  for (const char *p = passphrase; *p != '\0'; p = g_utf8_next_char (p))
    n += g_unichar_fully_decompose (g_utf8_get_char (p), FALSE, text + n, G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
  order_marks (text, n);
  n = compose (text, n);

  result = ck_secret_new (n * 6 + 1, error);
  if (result != NULL)
    {
      for (gsize i = 0; i < n; i++)
        n_out += g_unichar_to_utf8 (text[i], result + n_out);
      result[n_out] = '\0';
      *length = n_out;
    }
  ck_secret_free (text);
  return result;
}
