/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-forms.h"

static void
test_parse (void)
{
  static const struct {
    const char *text;
    int year, number;
    char letter;
    int entry;
    const char *formatted; /* where it isn't the text */
  } cases[] = {
    { "2026-0014", 2026, 14, '\0', 0, NULL },     { "2026-0014B", 2026, 14, 'B', 0, NULL },
    { "2026-0014/9", 2026, 14, '\0', 9, NULL },   { "2026-0014Z/123", 2026, 14, 'Z', 123, NULL },
    { "2026-0014b/1", 2026, 14, 'B', 1, "2026-0014B/1" }, { "1900-0001", 1900, 1, '\0', 0, NULL },
    { "9999-9999", 9999, 9999, '\0', 0, NULL },   { "2026-10000", 2026, 10000, '\0', 0, NULL },
    { "2026-999999/999999", 2026, 999999, '\0', 999999, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int year, number, entry;
      char letter;
      g_autofree char *formatted = NULL;

      g_assert_true (ck_reference_parse (cases[i].text, &year, &number, &letter, &entry));
      g_assert_cmpint (year, ==, cases[i].year);
      g_assert_cmpint (number, ==, cases[i].number);
      g_assert_cmpint (letter, ==, cases[i].letter);
      g_assert_cmpint (entry, ==, cases[i].entry);
      g_assert_true (ck_reference_parse (cases[i].text, NULL, NULL, NULL, NULL));

      formatted = ck_reference_format (year, number, letter, entry);
      g_assert_cmpstr (formatted, ==, cases[i].formatted != NULL ? cases[i].formatted : cases[i].text);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",          "2026",      "2026-",       "2026-14",     "2026-0000",   "2026-00014",  "02026-0014",  "226-0014",
    "1899-0001", "2026-0014A", "2026-0014BB", "2026-0014/",  "2026-0014/0", "2026-0014/09", "2026-0014/-1", "2026/0014",
    " 2026-0014", "2026-0014 ", "2026-0014/9 ", "2026-001४", "2026-0014B9", "2026-1000000", "2026-0014/1000000",
    "2026-99999999999999999999", "-2026-0014", "2026--014", "2026-0014/9/9", "2026-0014\n",
  };
  int year = 7, number = 7, entry = 7;
  char letter = 'x';

  g_assert_false (ck_reference_parse (NULL, &year, &number, &letter, &entry));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (ck_reference_parse (cases[i], &year, &number, &letter, &entry))
      g_error ("“%s” was read as a reference", cases[i]);
  g_assert_cmpint (year + number + entry, ==, 21);
  g_assert_cmpint (letter, ==, 'x');
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/reference/parse", test_parse);
  g_test_add_func ("/model/reference/refused", test_refused);
  return g_test_run ();
}
