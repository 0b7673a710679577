/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-text.h"

#include <string.h>

#include "ck-error.h"

static void
test_wipe (void)
{
  char secret[] = "a secret";

  ck_wipe (secret, 4);
  g_assert_cmpmem (secret, 8, "\0\0\0\0cret", 8);
  ck_wipe (NULL, 0);
  ck_wipe_free (NULL);
  ck_wipe_free (g_strdup ("another"));
}

static void
test_hex (void)
{
  const guint8 bytes[] = { 0x00, 0x0F, 0xA5, 0xFF };
  static const char *const refused[] = { "", "000fa5f", "000fa5fff", "000fa5fg", "000fa5f ", "0x0fa5ff" };
  guint8 read[4] = { 1, 2, 3, 4 };
  g_autofree char *hex = ck_text_hex (bytes, sizeof bytes);
  g_autofree char *empty = ck_text_hex (bytes, 0);

  g_assert_cmpstr (hex, ==, "000fa5ff");
  g_assert_cmpstr (empty, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (ck_text_from_hex (refused[i], read, sizeof read));
  g_assert_false (ck_text_from_hex (NULL, read, sizeof read));
  g_assert_cmpmem (read, 4, "\1\2\3\4", 4);
  g_assert_true (ck_text_from_hex ("000Fa5fF", read, sizeof read));
  g_assert_cmpmem (read, sizeof read, bytes, sizeof bytes);
}

static void
test_initials (void)
{
  static const struct {
    const char *name;
    const char *initials;
  } cases[] = {
    { "Wren Castellan", "W.C." },
    { "  wren\t castellan ", "W.C." },
    { "Moss", "M." },
    { "Anna-Maria O'Brien", "A-M.O." },
    { "Jean‐Luc Saint‑Cyr", "J-L.S-C." },
    { "’Tilda (Till) Ash", "T.T.A." },
    { "- Ash --", "A." },
    { "Child 2", "C.2." },
    { "🦊 Fox 👩‍👧", "F." },
    { "🦊", "–" },
    { "", "–" },
    { " \n", "–" },
    { "E\xCC\x81mile \xC5\xBBuk", "E\xCC\x81.\xC5\xBB." },
    { "دانا شمس", "د.ش." },
    { "李小龙", "李." },
    { "ǆungla", "ǅ." },
  };
  g_autofree char *none = ck_text_initials (NULL);
  g_autofree char *broken = ck_text_initials ("\xC3");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = ck_text_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
  g_assert_cmpstr (none, ==, "–");
  g_assert_cmpstr (broken, ==, "–");
}

static void
test_blank (void)
{
  g_assert_true (ck_text_is_blank (NULL));
  g_assert_true (ck_text_is_blank (""));
  g_assert_true (ck_text_is_blank (" \t\n\xC2\xA0\xE2\x80\x8B\xEF\xBB\xBF"));
  g_assert_false (ck_text_is_blank (" . "));
  g_assert_false (ck_text_is_blank ("🦊"));
  g_assert_false (ck_text_is_blank ("\xC3"));
}

static void
test_check (void)
{
  static const struct {
    const char *text;
    gsize length;
    gboolean fine;
    gboolean fine_line;
  } cases[] = {
#define TEXT(literal) literal, sizeof (literal) - 1
    { TEXT (""), TRUE, TRUE },
    { TEXT ("Facts."), TRUE, TRUE },
    { TEXT ("two\nlines\tand a tab"), TRUE, FALSE },
    { TEXT ("مرحبا \xE2\x80\xAEoverride\xE2\x80\xAC 👩‍👧 e\xCC\x81"), TRUE, TRUE },
    { TEXT ("line\xE2\x80\xA8separator"), TRUE, FALSE },
    { TEXT ("bell\a"), FALSE, FALSE },
    { TEXT ("carriage\r\nreturn"), FALSE, FALSE },
    { TEXT ("escape\033[2J"), FALSE, FALSE },
    { TEXT ("delete\x7F"), FALSE, FALSE },
    { TEXT ("next line\xC2\x85"), FALSE, FALSE },
    { TEXT ("C1\xC2\x80"), FALSE, FALSE },
    { TEXT ("C1\xC2\x9F"), FALSE, FALSE },
    { TEXT ("no-break\xC2\xA0space"), TRUE, TRUE },
    { TEXT ("nul\0inside"), FALSE, FALSE },
    { TEXT ("\0"), FALSE, FALSE },
    { TEXT ("bad \xC3"), FALSE, FALSE },
    { TEXT ("bad \xFF\xFE"), FALSE, FALSE },
    { TEXT ("overlong \xC0\xAF"), FALSE, FALSE },
    { TEXT ("surrogate \xED\xA0\x80"), FALSE, FALSE },
    { TEXT ("after a NUL \0\xFF"), FALSE, FALSE },
#undef TEXT
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int one_line = 0; one_line < 2; one_line++)
      {
        g_autoptr (GError) error = NULL;
        gboolean fine = ck_text_check (cases[i].text, cases[i].length, "facts", 100, one_line, &error);

        g_test_message ("case %" G_GSIZE_FORMAT, i);
        g_assert_true (fine == (one_line ? cases[i].fine_line : cases[i].fine));
        if (fine)
          {
            g_assert_no_error (error);
            continue;
          }
        g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
        g_assert_true (g_str_has_prefix (error->message, "facts "));
        g_assert_nonnull (strstr (error->message, "expected"));
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
      }
  g_assert_true (ck_text_check (NULL, 0, "facts", 100, FALSE, NULL));
}

static void
test_check_length (void)
{
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_text_check (megabyte, 65536, "facts", 65536, FALSE, &error));
  g_assert_no_error (error);
  g_assert_false (ck_text_check (megabyte, 65537, "facts", 65536, FALSE, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "facts is too long: at most 65536 bytes of text are expected, not 65537");
  g_assert_true (ck_text_check (megabyte, 1024 * 1024, "facts", G_MAXSIZE, TRUE, NULL));
  /* what isn't within the length isn't read */
  g_assert_true (ck_text_check ("ab\a", 2, "facts", 2, TRUE, NULL));
}

static void
test_fold (void)
{
  static const char *const alike[][2] = {
    { "Llŷr", "llyr" }, { "SIÂN", "siân" }, { "Aoife O’Dell", "aoife o’dell" }, { "Wiśnicka", "wisnicka" }, { "ﬁ", "fi" }, { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autofree char *left = ck_text_fold (alike[i][0]);
      g_autofree char *right = ck_text_fold (alike[i][1]);
      g_assert_cmpstr (left, ==, right);
    }
  {
    g_autofree char *none = ck_text_fold (NULL);
    g_assert_cmpstr (none, ==, "");
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/wipe", test_wipe);
  g_test_add_func ("/base/text/hex", test_hex);
  g_test_add_func ("/base/text/initials", test_initials);
  g_test_add_func ("/base/text/blank", test_blank);
  g_test_add_func ("/base/text/check", test_check);
  g_test_add_func ("/base/text/check-length", test_check_length);
  g_test_add_func ("/base/text/fold", test_fold);
  return g_test_run ();
}
