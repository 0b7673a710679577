/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-error-member.h"

/* Characters that g_unichar_isspace() doesn't count, but that show nothing by themselves. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0x00AD;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static gboolean
is_refused (gunichar c,
            gboolean one_line)
{
  if (c == '\n' || c == '\t')
    return one_line;
  if (c == 0x2028 || c == 0x2029)
    return one_line;
  return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

static int
hex_value (char c)
{
  return g_ascii_isxdigit (c) ? g_ascii_xdigit_value (c) : -1;
}

/**
 * ck_wipe:
 * @memory: (nullable): what held a secret
 * @length: in bytes
 *
 * Overwrites @memory with zeros, in a way that the compiler doesn't leave out.
 */
void
ck_wipe (gpointer memory,
         gsize    length)
{
  if (memory != NULL)
    explicit_bzero (memory, length);
}

/**
 * ck_wipe_free:
 * @text: (nullable) (transfer full): a secret, NUL-terminated, from g_malloc()
 *
 * Wipes @text up to its NUL, then frees it.
 */
void
ck_wipe_free (char *text)
{
  if (text == NULL)
    return;

  explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * ck_text_hex:
 * @bytes: (array length=length): what to show
 * @length: in bytes
 *
 * Returns: (transfer full): @bytes as lower-case hex digits
 */
char *
ck_text_hex (const guint8 *bytes,
             gsize         length)
{
  static const char digits[] = "0123456789abcdef";
  char *hex = g_malloc (length * 2 + 1);

  for (gsize i = 0; i < length; i++)
    {
      hex[2 * i] = digits[bytes[i] >> 4];
      hex[2 * i + 1] = digits[bytes[i] & 0x0F];
    }
  hex[2 * length] = '\0';
  return hex;
}

/**
 * ck_text_from_hex:
 * @hex: (nullable): exactly 2 × @length hex digits, of either case
 * @bytes: (out caller-allocates) (array length=length): the result; left alone on failure
 * @length: in bytes
 *
 * Returns: whether @hex was that many hex digits and nothing else
 */
gboolean
ck_text_from_hex (const char *hex,
                  guint8     *bytes,
                  gsize       length)
{
  if (hex == NULL || strlen (hex) != length * 2)
    return FALSE;

  for (gsize i = 0; i < length * 2; i++)
    if (hex_value (hex[i]) < 0)
      return FALSE;

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8)(hex_value (hex[2 * i]) << 4 | hex_value (hex[2 * i + 1]));
  return TRUE;
}

/* The initial of the part of a name between @from and @to: its first letter or digit with the marks that belong to
 * it, in title case. Adds nothing, and returns FALSE, if there is none. */
static gboolean
append_initial (GString    *initials,
                const char *from,
                const char *to)
{
  const char *p = from;

  while (p < to && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p >= to)
    return FALSE;

  g_string_append_unichar (initials, g_unichar_totitle (g_utf8_get_char (p)));
  for (p = g_utf8_next_char (p); p < to && g_unichar_ismark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    g_string_append_unichar (initials, g_utf8_get_char (p));
  return TRUE;
}

static void
append_word_initials (GString    *initials,
                      const char *word,
                      const char *end)
{
  const char *from = word;
  gboolean any = FALSE;

  for (const char *p = word;; p = g_utf8_next_char (p))
    {
      if (p < end && !is_hyphen (g_utf8_get_char (p)))
        continue;

      gsize before = initials->len;
      if (any)
        g_string_append_c (initials, '-');
      if (append_initial (initials, from, p))
        any = TRUE;
      else
        g_string_truncate (initials, before);

      if (p >= end)
        break;
      from = g_utf8_next_char (p);
    }

  if (any)
    g_string_append_c (initials, '.');
}

/**
 * ck_text_initials:
 * @name: (nullable): a person's name, UTF-8
 *
 * What stands for a name while names are hidden: "Wren Castellan" gives "W.C.", "Anna-Maria O’Brien" gives "A-M.O.".
 * Letters keep their combining marks. Words without a letter or digit (an emoji, a dash) give nothing.
 *
 * Returns: (transfer full): the initials, or "–" where there are none
 */
char *
ck_text_initials (const char *name)
{
  g_autoptr (GString) initials = g_string_new (NULL);

  if (name != NULL && g_utf8_validate (name, -1, NULL))
    {
      const char *p = name;

      while (*p != '\0')
        {
          const char *word;

          while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = p;
          while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          append_word_initials (initials, word, p);
        }
    }

  if (initials->len == 0)
    g_string_assign (initials, "–");
  return g_string_free (g_steal_pointer (&initials), FALSE);
}

/**
 * ck_text_is_blank:
 * @text: (nullable): UTF-8
 *
 * Returns: whether @text holds nothing that can be seen; text that isn't UTF-8 isn't blank
 */
gboolean
ck_text_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !is_invisible (c))
        return FALSE;
    }
  return TRUE;
}

/**
 * ck_text_check:
 * @text: (array length=length): what was typed or read
 * @length: in bytes
 * @field: the field's name, for the message
 * @max_bytes: the most that the field holds
 * @one_line: whether line breaks and tabs are refused too
 * @error: %CK_ERROR_INVALID
 *
 * Checks that @text is UTF-8 of at most @max_bytes without NUL or control characters (C0, DEL, C1) other than line
 * break and tab. Right-to-left text, emoji and everything else that people write is welcome. Whether it may be empty
 * is for the caller to say.
 *
 * Returns: whether it is
 */
gboolean
ck_text_check (const char *text,
               gsize       length,
               const char *field,
               gsize       max_bytes,
               gboolean    one_line,
               GError    **error)
{
  const char *end;

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (length > max_bytes)
    {
      g_autofree char *most = g_strdup_printf ("%" G_GSIZE_FORMAT, max_bytes);
      g_autofree char *got = g_strdup_printf ("%" G_GSIZE_FORMAT, length);

      /* Translators: the name of a field, then two numbers */
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                   _("%s is too long: at most %s bytes of text are expected, not %s"), field, most, got);
      ck_error_set_member (error, field, field);
      return FALSE;
    }

  /* A NUL stops the validation, but is a control character to us, not bad UTF-8. */
  if (length > 0 && !g_utf8_validate_len (text, length, &end) && *end != '\0')
    {
      g_autofree char *at = g_strdup_printf ("%" G_GSIZE_FORMAT, (gsize)(end - text) + 1);

      /* Translators: the name of a field, then a number */
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s is not valid text: UTF-8 is expected, and byte %s is not"),
                   field, at);
      ck_error_set_member (error, field, field);
      return FALSE;
    }

  for (const char *p = text; p != NULL && p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *code = NULL;

      if (!is_refused (c, one_line))
        continue;

      code = g_strdup_printf ("U+%04X", c);
      if (one_line)
        /* Translators: the name of a field, then a character such as U+000A */
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                     _("%s holds the control character %s: one line of plain text is expected"), field, code);
      else
        /* Translators: the name of a field, then a character such as U+0007 */
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                     _("%s holds the control character %s: plain text, line breaks and tabs are expected"), field,
                     code);
      ck_error_set_member (error, field, field);
      return FALSE;
    }
  return TRUE;
}

/**
 * ck_text_fold:
 * @text: (nullable): UTF-8
 *
 * Without case and accents, so that "llyr" finds Llŷr. Compatibility forms fall together as well.
 *
 * Returns: (transfer full): what two texts are compared by
 */
char *
ck_text_fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (apart != NULL ? apart : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}
