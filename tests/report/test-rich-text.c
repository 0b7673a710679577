/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-rich-text.h"

#include <string.h>

static void
test_clean (void)
{
  static const struct {
    const char *text;
    const char *clean;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "  \n\t as it is \n ", "as it is" },
    { "one\r\ntwo\rthree\vfour\ffive\u2028six\u2029seven\xc2\x85" "eight", "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight" },
    { "one\n\n\n\ntwo", "one\n\ntwo" },
    { "one\n  two", "one\ntwo" },
    { "a\tb", "a\tb" },
    { "a\x01\x1b\x7f" "b\xc2\x90", "a\uFFFD\uFFFD\uFFFD" "b\uFFFD" },
    { "a\u202e\u2066" "b\u2069\u202c", "ab" },
    { "a\u200fb\u200d", "a\u200fb\u200d" },
    { "bad \xff\xc3", "bad \uFFFD\uFFFD" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = ck_rich_text_clean (cases[i].text);
      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_sentence (void)
{
  g_autoptr (CkRichText) text = ck_rich_text_new ();

  g_assert_true (ck_rich_text_is_empty (text));
  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, "<b>%2$s</b>, then <k>%1$s</k>: 100%", "<b>first</b>", "second %s", NULL);
  g_assert_cmpstr (ck_rich_text_get_text (text), ==, "second %s, then <b>first</b>: 100%");
  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, " %s %s", "שלום", "x", NULL);
  g_assert_true (g_str_has_suffix (ck_rich_text_get_text (text), " \u2068שלום\u2069 x"));
}

static char *
lines_of (GPtrArray *layouts)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = g_ptr_array_index (layouts, i);

      for (int n = 0; n < pango_layout_get_line_count (layout); n++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (layout, n);

          g_string_append_len (lines, pango_layout_get_text (layout) + line->start_index, line->length);
          g_string_append_c (lines, '\n');
        }
    }
  return g_string_free (lines, FALSE);
}

static char *
random_text (GRand *random)
{
  static const char *const words[] = { "Wren ", "half-term. ", "ŵy ", "and so on ", "\n", "\n\n", "😀 " };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 700; i++)
    g_string_append (text, words[g_rand_int_range (random, 0, (int)G_N_ELEMENTS (words))]);
  g_string_append (text, "end");
  return g_string_free (text, FALSE);
}

/* In pieces, the lines break where they break in one. */
static void
test_long (void)
{
  PangoContext *context = ck_rich_text_create_context ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 10; round++)
    {
      g_autofree char *words = random_text (random);
      g_autoptr (CkRichText) text = ck_rich_text_new_of (CK_RICH_PLAIN, words);
      g_autoptr (GPtrArray) pieces = ck_rich_text_lay_out (text, context, CK_TYPE_BODY, 120, PANGO_ALIGN_LEFT);
      g_autoptr (GPtrArray) whole = g_ptr_array_new_with_free_func (g_object_unref);
      PangoLayout *one = pango_layout_copy (g_ptr_array_index (pieces, 0));
      g_autofree char *in_pieces = lines_of (pieces);
      g_autofree char *in_one = NULL;

      /* its attributes hold for any length */
      pango_layout_set_text (one, words, -1);
      g_ptr_array_add (whole, one);
      in_one = lines_of (whole);

      g_assert_cmpuint (pieces->len, >, 2);
      g_assert_cmpstr (in_pieces, ==, in_one);
    }
  g_object_unref (context);
}

static void
test_shared (void)
{
  PangoContext *context = ck_rich_text_create_context ();
  g_autoptr (CkRichText) plain = ck_rich_text_new_of (CK_RICH_PLAIN, "None recorded.");
  g_autoptr (CkRichText) quiet = ck_rich_text_new_of (CK_RICH_QUIET, "None recorded.");

  ck_rich_text_share_layouts (context, TRUE);
  {
    g_autoptr (GPtrArray) a = ck_rich_text_lay_out (plain, context, CK_TYPE_BODY, 90, PANGO_ALIGN_LEFT);
    g_autoptr (GPtrArray) b = ck_rich_text_lay_out (plain, context, CK_TYPE_BODY, 90, PANGO_ALIGN_LEFT);
    g_autoptr (GPtrArray) other_style = ck_rich_text_lay_out (quiet, context, CK_TYPE_BODY, 90, PANGO_ALIGN_LEFT);
    g_autoptr (GPtrArray) other_width = ck_rich_text_lay_out (plain, context, CK_TYPE_BODY, 91, PANGO_ALIGN_LEFT);

    g_assert_true (g_ptr_array_index (a, 0) == g_ptr_array_index (b, 0));
    g_assert_true (g_ptr_array_index (a, 0) != g_ptr_array_index (other_style, 0));
    g_assert_true (g_ptr_array_index (a, 0) != g_ptr_array_index (other_width, 0));
  }
  ck_rich_text_share_layouts (context, FALSE);
  g_assert_finalize_object (context);
}

/* A date is never broken, even where there is no room for it. */
static void
test_keep (void)
{
  PangoContext *context = ck_rich_text_create_context ();
  g_autoptr (CkRichText) text = ck_rich_text_new ();
  g_autoptr (GPtrArray) layouts = NULL;
  g_autofree char *lines = NULL;

  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, "To be told to all by <k>%s</k> at the latest.", "Tue 24 Nov 2026", NULL);
  layouts = ck_rich_text_lay_out (text, context, CK_TYPE_BODY, 90, PANGO_ALIGN_LEFT);
  lines = lines_of (layouts);
  g_assert_nonnull (strstr (lines, "Tue 24 Nov 2026"));
  g_object_unref (context);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rich-text/clean", test_clean);
  g_test_add_func ("/rich-text/sentence", test_sentence);
  g_test_add_func ("/rich-text/long", test_long);
  g_test_add_func ("/rich-text/shared", test_shared);
  g_test_add_func ("/rich-text/keep", test_keep);

  return g_test_run ();
}
