/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-date.h"

static CkDate
date (const char *text)
{
  CkDate result = CK_DATE_NONE;

  if (*text != '\0')
    g_assert_true (ck_date_from_text (text, &result));
  return result;
}

#define assert_date(actual, expected)                  \
  G_STMT_START {                                       \
    g_autofree char *_text = ck_date_to_text (actual); \
    g_assert_cmpstr (_text, ==, expected);             \
  } G_STMT_END

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
  static const struct {
    int year, month, day;
    gboolean valid;
  } cases[] = {
    { 2026, 11, 20, TRUE },  { 2024, 2, 29, TRUE },  { 2000, 2, 29, TRUE },   { 1000, 1, 1, TRUE },
    { 9999, 12, 31, TRUE },  { 2026, 2, 29, FALSE }, { 2026, 2, 30, FALSE },  { 1900, 2, 29, FALSE },
    { 2026, 4, 31, FALSE },  { 2026, 0, 1, FALSE },  { 2026, 13, 1, FALSE },  { 2026, 1, 0, FALSE },
    { 2026, 1, 32, FALSE },  { 999, 12, 31, FALSE }, { 10000, 1, 1, FALSE },  { -2026, 1, 1, FALSE },
    { 2026, -1, 1, FALSE },  { 2026, 1, -1, FALSE }, { 67562, 11, 20, FALSE }, { 2026, 267, 20, FALSE },
    { 2026, 11, 276, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CkDate made = ck_date_new (cases[i].year, cases[i].month, cases[i].day);
      int year, month, day;

      g_test_message ("%d-%d-%d", cases[i].year, cases[i].month, cases[i].day);
      g_assert_true (ck_date_is_set (made) == cases[i].valid);
      ck_date_split (made, &year, &month, &day);
      g_assert_cmpint (year, ==, cases[i].valid ? cases[i].year : 0);
      g_assert_cmpint (month, ==, cases[i].valid ? cases[i].month : 0);
      g_assert_cmpint (day, ==, cases[i].valid ? cases[i].day : 0);
    }
}

static void
test_from_text (void)
{
  static const char *const refused[] = {
    "", "2026-11-2", "2026-11-201", "26-11-2020", "2026/11/20", "2026-1-200", "2026-02-30", "0999-12-31", "20261120",
    " 026-11-20", "2026-11-20 ", "+026-11-20", "2026-11-2x", "2026-11--1", "٢٠٢٦-11-20", "2026-11-20T15:30",
  };
  CkDate untouched = { 42 };

  assert_date (date ("2026-11-20"), "2026-11-20");
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (ck_date_from_text (refused[i], &untouched));
    }
  g_assert_false (ck_date_from_text (NULL, &untouched));
  g_assert_cmpuint (untouched.julian, ==, 42);
  assert_date (CK_DATE_NONE, "");
}

static void
test_compare (void)
{
  g_assert_cmpint (ck_date_compare (date ("2026-11-20"), date ("2026-11-21")), <, 0);
  g_assert_cmpint (ck_date_compare (date ("2026-11-21"), date ("2026-11-20")), >, 0);
  g_assert_cmpint (ck_date_compare (date ("2026-11-20"), date ("2026-11-20")), ==, 0);
  g_assert_cmpint (ck_date_compare (CK_DATE_NONE, date ("9999-12-31")), >, 0);
  g_assert_cmpint (ck_date_compare (date ("1000-01-01"), CK_DATE_NONE), <, 0);
  g_assert_cmpint (ck_date_compare (CK_DATE_NONE, CK_DATE_NONE), ==, 0);
  g_assert_true (ck_date_equal (date ("2026-11-20"), ck_date_new (2026, 11, 20)));
  g_assert_false (ck_date_equal (date ("2026-11-20"), CK_DATE_NONE));
}

static void
test_arithmetic (void)
{
  static const struct {
    const char *from;
    int days;
    const char *to;
  } days[] = {
    { "2026-11-20", 0, "2026-11-20" }, { "2026-12-31", 1, "2027-01-01" },  { "2024-02-28", 1, "2024-02-29" },
    { "2026-02-28", 1, "2026-03-01" }, { "2026-11-20", 90, "2027-02-18" }, { "2026-01-01", -1, "2025-12-31" },
    { "9999-12-31", 1, "" },           { "1000-01-01", -1, "" },           { "", 1, "" },
    { "2026-11-20", G_MAXINT, "" },    { "2026-11-20", G_MININT, "" },
  };
  static const struct {
    const char *from;
    int months;
    const char *to;
  } months[] = {
    { "2026-11-20", 12, "2027-11-20" }, { "2026-01-31", 1, "2026-02-28" },  { "2024-01-31", 1, "2024-02-29" },
    { "2026-03-31", -1, "2026-02-28" }, { "2024-02-29", 12, "2025-02-28" }, { "2024-02-29", 48, "2028-02-29" },
    { "2026-11-30", 3, "2027-02-28" },  { "2026-01-15", -1, "2025-12-15" }, { "2026-12-15", 1, "2027-01-15" },
    { "9999-12-01", 1, "" },            { "1000-01-01", -1, "" },           { "", 1, "" },
    { "2026-11-20", G_MAXINT, "" },     { "2026-11-20", G_MININT, "" },     { "2026-11-20", 0, "2026-11-20" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      CkDate from = date (days[i].from), to = ck_date_add_days (from, days[i].days);

      assert_date (to, days[i].to);
      if (ck_date_is_set (to))
        g_assert_cmpint (ck_date_days_until (from, to), ==, days[i].days);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    assert_date (ck_date_add_months (date (months[i].from), months[i].months), months[i].to);
}

static void
test_weekday (void)
{
  g_assert_cmpint (ck_date_weekday (date ("2026-11-23")), ==, 1);
  g_assert_cmpint (ck_date_weekday (date ("2026-11-26")), ==, 4);
  g_assert_cmpint (ck_date_weekday (date ("2026-11-29")), ==, 7);
  g_assert_cmpint (ck_date_weekday (date ("2000-01-01")), ==, 6);
}

static void
test_age (void)
{
  static const struct {
    const char *born;
    const char *on;
    int years, months;
  } cases[] = {
    { "2012-11-20", "2026-11-19", 13, 11 }, { "2012-11-20", "2026-11-20", 14, 0 },
    { "2012-11-20", "2026-11-21", 14, 0 },  { "2012-11-20", "2026-12-20", 14, 1 },
    { "2012-11-20", "2012-11-20", 0, 0 },   { "2012-12-31", "2013-01-01", 0, 0 },
    /* born on 29 February: the birthday is 1 March where there is none */
    { "2012-02-29", "2025-02-28", 12, 11 }, { "2012-02-29", "2025-03-01", 13, 0 },
    { "2012-02-29", "2024-02-28", 11, 11 }, { "2012-02-29", "2024-02-29", 12, 0 },
    { "2012-02-29", "2030-02-28", 17, 11 }, { "2012-02-29", "2030-03-01", 18, 0 },
    /* a month that lacks the day ends on the first of the next */
    { "2026-01-31", "2026-02-28", 0, 0 },   { "2026-01-31", "2026-03-01", 0, 1 },
    { "2026-01-31", "2026-03-31", 0, 2 },
    { "2026-11-20", "2026-11-19", -1, -1 }, { "", "2026-11-19", -1, -1 }, { "2026-11-20", "", -1, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int years, months;

      g_test_message ("%s on %s", cases[i].born, cases[i].on);
      ck_date_age (date (cases[i].born), date (cases[i].on), &years, &months);
      g_assert_cmpint (years, ==, cases[i].years);
      g_assert_cmpint (months, ==, cases[i].months);
    }
}

static void
test_format (void)
{
  CkDate today = date ("2026-11-23");

  assert_text (ck_date_format (date ("2026-11-26")), "Thu 26 Nov 2026");
  assert_text (ck_date_format (date ("2026-03-01")), "Sun 1 Mar 2026");
  assert_text (ck_date_format (CK_DATE_NONE), "");
  assert_text (ck_date_format_short (date ("2026-11-26"), today), "Thu 26 Nov");
  assert_text (ck_date_format_short (date ("2027-01-04"), today), "Mon 4 Jan 2027");
  assert_text (ck_date_format_short (date ("2026-11-26"), CK_DATE_NONE), "Thu 26 Nov 2026");
  assert_text (ck_date_format_short (CK_DATE_NONE, today), "");
  assert_text (ck_date_format_short (CK_DATE_NONE, CK_DATE_NONE), "");
  assert_text (ck_date_format_long (today), "Monday 23 November");
  assert_text (ck_date_format_long (CK_DATE_NONE), "");
  g_assert_cmpstr (ck_date_month_name (5), ==, "May");
}

static void
test_names (void)
{
  static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
  };
  static const char *const days[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  };

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *expected = g_strdup_printf ("Thu 1 %.3s", months[month - 1]);
      g_autofree char *actual = ck_date_format (ck_date_new (2026, month, 1));

      g_assert_cmpstr (ck_date_month_name (month), ==, months[month - 1]);
      g_assert_true (g_str_has_prefix (actual + 3, expected + 3));
    }
  for (int i = 0; i < 7; i++)
    {
      CkDate day = ck_date_add_days (date ("2026-11-23"), i);
      g_autofree char *expected = g_strdup_printf ("%s %d November", days[i], 23 + i);
      g_autofree char *expected_short = g_strdup_printf ("%.3s %d Nov 2026", days[i], 23 + i);

      assert_text (ck_date_format_long (day), expected);
      assert_text (ck_date_format (day), expected_short);
    }
}

static void
test_due (void)
{
  static const struct {
    const char *due;
    const char *text;
  } cases[] = {
    { "2026-11-23", "Today" },         { "2026-11-24", "Tomorrow" },       { "2026-11-26", "Thu 26 Nov" },
    { "2027-01-04", "Mon 4 Jan 2027" }, { "2026-11-22", "1 day overdue" }, { "2026-11-18", "5 days overdue" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_text (ck_date_format_due (date (cases[i].due), date ("2026-11-23")), cases[i].text);
}

static void
test_ago (void)
{
  static const struct {
    const char *date;
    const char *text;
  } cases[] = {
    { "2026-11-23", "today" },       { "2026-11-22", "yesterday" },    { "2026-11-21", "2 days ago" },
    { "2026-11-17", "6 days ago" },  { "2026-11-16", "last week" },    { "2026-11-10", "last week" },
    { "2026-11-09", "2 weeks ago" }, { "2026-11-02", "3 weeks ago" },  { "2026-09-24", "8 weeks ago" },
    { "2026-09-23", "2 months ago" }, { "2025-11-24", "11 months ago" }, { "2025-11-23", "1 year ago" },
    { "2023-01-01", "3 years ago" }, { "2026-11-26", "Thu 26 Nov" },   { "2027-01-04", "Mon 4 Jan 2027" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].date);
      assert_text (ck_date_format_ago (date (cases[i].date), date ("2026-11-23")), cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/new", test_new);
  g_test_add_func ("/base/date/from-text", test_from_text);
  g_test_add_func ("/base/date/compare", test_compare);
  g_test_add_func ("/base/date/arithmetic", test_arithmetic);
  g_test_add_func ("/base/date/weekday", test_weekday);
  g_test_add_func ("/base/date/age", test_age);
  g_test_add_func ("/base/date/format", test_format);
  g_test_add_func ("/base/date/names", test_names);
  g_test_add_func ("/base/date/due", test_due);
  g_test_add_func ("/base/date/ago", test_ago);
  return g_test_run ();
}
