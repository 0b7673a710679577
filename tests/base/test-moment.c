/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-moment.h"

static CkMoment
moment (const char *text)
{
  CkMoment result;

  g_assert_true (ck_moment_from_text (text, &result));
  return result;
}

static CkMoment
about (const char *text)
{
  CkMoment exact = moment (text);

  return ck_moment_new (exact.date, exact.minute, CK_PRECISION_APPROXIMATE);
}

static void
assert_text (char       *actual,
             const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_new (void)
{
  CkDate day = ck_date_new (2026, 11, 20);
  static const struct {
    int minute;
    CkPrecision precision;
    CkPrecision expected;
    int expected_minute;
    int expected_day;
  } cases[] = {
    { 930, CK_PRECISION_EXACT, CK_PRECISION_EXACT, 930, 20 },
    { 0, CK_PRECISION_EXACT, CK_PRECISION_EXACT, 0, 20 },
    { 1439, CK_PRECISION_APPROXIMATE, CK_PRECISION_APPROXIMATE, 1439, 20 },
    { 1440, CK_PRECISION_EXACT, CK_PRECISION_UNKNOWN, -1, 0 },
    { -1, CK_PRECISION_APPROXIMATE, CK_PRECISION_UNKNOWN, -1, 0 },
    { 930, CK_PRECISION_DATE, CK_PRECISION_DATE, -1, 20 },
    { 930, CK_PRECISION_MONTH, CK_PRECISION_MONTH, -1, 1 },
    { 930, CK_PRECISION_UNKNOWN, CK_PRECISION_UNKNOWN, -1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CkMoment made = ck_moment_new (day, cases[i].minute, cases[i].precision);
      int of_month;

      ck_date_split (made.date, NULL, NULL, &of_month);
      g_assert_cmpint (made.precision, ==, cases[i].expected);
      g_assert_cmpint (made.minute, ==, cases[i].expected_minute);
      g_assert_cmpint (of_month, ==, cases[i].expected_day);
      g_assert_true (ck_moment_is_known (made) == (cases[i].expected != CK_PRECISION_UNKNOWN));
    }
  g_assert_false (ck_moment_is_known (ck_moment_new (CK_DATE_NONE, 930, CK_PRECISION_EXACT)));
}

static void
test_text (void)
{
  static const struct {
    const char *text;
    CkPrecision precision;
    int minute;
    const char *again;
  } cases[] = {
    { "", CK_PRECISION_UNKNOWN, -1, "" },
    { "2026-11", CK_PRECISION_MONTH, -1, "2026-11" },
    { "2026-11-20", CK_PRECISION_DATE, -1, "2026-11-20" },
    { "2026-11-20T15:30", CK_PRECISION_EXACT, 930, "2026-11-20T15:30" },
    { "2026-11-20T15:30:00", CK_PRECISION_EXACT, 930, "2026-11-20T15:30" },
    { "2026-11-20T00:00", CK_PRECISION_EXACT, 0, "2026-11-20T00:00" },
    { "2026-11-20T23:59", CK_PRECISION_EXACT, 1439, "2026-11-20T23:59" },
  };
  static const char *const refused[] = {
    " ", "2026", "2026-13", "2026-1", "2026-11-31", "2026-11-20T", "2026-11-20T15", "2026-11-20T24:00",
    "2026-11-20T15:60", "2026-11-20 15:30", "2026-11-20T15:30:30", "2026-11-20T15:30:00Z", "2026-11-20T15:30Z",
    "2026-11-20T1:30", "2026-11-20T+1:30", "2026-11-20T15.30", "2026-11-20T15:3x", "2026-11x", "unknown",
    "2026-02-30T10:00", "2026-11-20T15:30:0",
  };
  CkMoment untouched = { { 42 }, 7, CK_PRECISION_EXACT };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CkMoment read = moment (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read.precision, ==, cases[i].precision);
      g_assert_cmpint (read.minute, ==, cases[i].minute);
      assert_text (ck_moment_to_text (read), cases[i].again);
    }
  assert_text (ck_moment_to_text (about ("2026-11-20T15:30")), "2026-11-20T15:30");

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (ck_moment_from_text (refused[i], &untouched));
    }
  g_assert_false (ck_moment_from_text (NULL, &untouched));
  g_assert_cmpuint (untouched.date.julian, ==, 42);
  g_assert_cmpint (untouched.minute, ==, 7);
}

static void
test_compare (void)
{
  /* in order; each differs from every other */
  const CkMoment order[] = {
    moment ("2026-10-31T23:59"), moment ("2026-11"),          moment ("2026-11-01"), moment ("2026-11-01T00:00"),
    moment ("2026-11-20"),       moment ("2026-11-20T08:00"), about ("2026-11-20T08:01"), moment ("2026-11-20T23:59"),
    moment ("2026-11-21"),       moment ("2026-12"),          moment (""),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (order); j++)
      {
        int compared = ck_moment_compare (order[i], order[j]);

        g_assert_cmpint ((compared > 0) - (compared < 0), ==, (i > j) - (i < j));
      }
  g_assert_cmpint (ck_moment_compare (moment ("2026-11-20T08:00"), about ("2026-11-20T08:00")), ==, 0);
}

static void
test_tokens (void)
{
  static const char *const tokens[] = { "unknown", "exact", "approximate", "date", "month" };
  CkPrecision precision = CK_PRECISION_MONTH;

  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_assert_true (ck_precision_from_token (tokens[i], &precision));
      g_assert_cmpint (precision, ==, i);
      g_assert_cmpstr (ck_precision_to_token (precision), ==, tokens[i]);
    }
  g_assert_false (ck_precision_from_token ("Exact", &precision));
  g_assert_false (ck_precision_from_token ("", &precision));
  g_assert_false (ck_precision_from_token (NULL, &precision));
  g_assert_cmpint (precision, ==, CK_PRECISION_MONTH);
}

static void
test_format (void)
{
  assert_text (ck_moment_format (moment ("2026-11-19T18:10")), "Thu 19 Nov 2026, 18:10");
  assert_text (ck_moment_format (moment ("2026-11-19T08:05")), "Thu 19 Nov 2026, 08:05");
  assert_text (ck_moment_format (about ("2026-11-19T18:10")), "Thu 19 Nov 2026, approx. 18:10");
  assert_text (ck_moment_format (moment ("2026-11-19")), "Thu 19 Nov 2026, time not known");
  assert_text (ck_moment_format (moment ("2026-11")), "November 2026, day not known");
  assert_text (ck_moment_format (CK_MOMENT_UNKNOWN), "Time not known");

  assert_text (ck_moment_format_time (moment ("2026-11-19T08:05")), "08:05");
  assert_text (ck_moment_format_time (about ("2026-11-19T18:10")), "approx. 18:10");
  assert_text (ck_moment_format_time (moment ("2026-11-19")), "Time not known");
  assert_text (ck_moment_format_time (moment ("2026-11")), "Day not known");
  assert_text (ck_moment_format_time (CK_MOMENT_UNKNOWN), "Time not known");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/moment/new", test_new);
  g_test_add_func ("/base/moment/text", test_text);
  g_test_add_func ("/base/moment/compare", test_compare);
  g_test_add_func ("/base/moment/tokens", test_tokens);
  g_test_add_func ("/base/moment/format", test_format);
  return g_test_run ();
}
