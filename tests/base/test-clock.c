/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-clock.h"

static gint64
instant (const char *text)
{
  gint64 result = 0;

  g_assert_true (ck_instant_from_text (text, &result));
  return result;
}

static void
test_system (void)
{
  g_autoptr (CkClock) clock = ck_clock_new_system ();
  gint64 before = g_get_real_time ();
  gint64 now = ck_clock_now (clock);

  g_assert_false (ck_clock_is_settable (clock));
  g_assert_cmpint (before, <=, now);
  g_assert_cmpint (now, <=, g_get_real_time ());
}

static void
test_system_stays (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (CkClock) clock = ck_clock_new_system ();

      ck_clock_set (clock, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*settable*");
}

static void
test_settable (void)
{
  g_autoptr (CkClock) clock = ck_clock_new_at (1000);
  CkClock *again = ck_clock_ref (clock);

  g_assert_true (ck_clock_is_settable (clock));
  g_assert_cmpint (ck_clock_now (clock), ==, 1000);
  ck_clock_advance (clock, G_USEC_PER_SEC);
  g_assert_cmpint (ck_clock_now (again), ==, 1001000);
  ck_clock_set (again, 5);
  ck_clock_unref (again);
  g_assert_cmpint (ck_clock_now (clock), ==, 5);
}

/* goes with the machine until somebody sets it, and again when told to */
static void
test_practice (void)
{
  g_autoptr (CkClock) clock = ck_clock_new_practice ();
  gint64 before = g_get_real_time ();

  g_assert_true (ck_clock_is_settable (clock));
  g_assert_cmpint (ck_clock_now (clock), >=, before);
  ck_clock_set (clock, 5);
  g_assert_cmpint (ck_clock_now (clock), ==, 5);
  ck_clock_follow (clock);
  g_assert_cmpint (ck_clock_now (clock), >=, before);
  ck_clock_advance (clock, -2 * G_USEC_PER_SEC);
  g_assert_cmpint (ck_clock_now (clock), <, g_get_real_time () - G_USEC_PER_SEC);
}

static gpointer
advance_often (gpointer data)
{
  g_autoptr (CkClock) clock = data;

  for (int i = 0; i < 10000; i++)
    ck_clock_advance (clock, 1);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (CkClock) clock = ck_clock_new_at (0);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("clock", advance_often, ck_clock_ref (clock));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (ck_clock_now (clock), ==, 40000);
}

static void
test_text (void)
{
  static const struct {
    gint64 instant;
    const char *text;
  } cases[] = {
    { 0, "1970-01-01T00:00:00.000000Z" },
    { 1, "1970-01-01T00:00:00.000001Z" },
    { -1, "1969-12-31T23:59:59.999999Z" },
    { G_GINT64_CONSTANT (1795188600123456), "2026-11-20T15:30:00.123456Z" },
    { G_GINT64_CONSTANT (951782400000000), "2000-02-29T00:00:00.000000Z" },
    { G_GINT64_CONSTANT (253402300799999999), "9999-12-31T23:59:59.999999Z" },
    { G_GINT64_CONSTANT (-30610224000000000), "1000-01-01T00:00:00.000000Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ck_instant_to_text (cases[i].instant);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (instant (text), ==, cases[i].instant);
    }

  g_assert_null (ck_instant_to_text (G_GINT64_CONSTANT (253402300800000000)));
  g_assert_null (ck_instant_to_text (G_GINT64_CONSTANT (-30610224000000001)));
  g_assert_null (ck_instant_to_text (G_MAXINT64));
  g_assert_null (ck_instant_to_text (G_MININT64));
}

static void
test_from_text (void)
{
  static const char *const refused[] = {
    "", "2026-11-20", "2026-11-20T15:30Z", "2026-11-20T15:30:00", "2026-11-20T15:30:00+00:00", "2026-11-20t15:30:00Z",
    "2026-11-20 15:30:00Z", "2026-11-20T24:00:00Z", "2026-11-20T15:60:00Z", "2026-11-20T15:30:60Z",
    "2026-11-20T15:30:00.Z", "2026-11-20T15:30:00.1234567Z", "2026-11-20T15:30:00Z ", "2026-02-30T15:30:00Z",
    "2026-11-20T1x:30:00Z", "2026-11-20T15-30:00Z", "2026-11-20T15:30-00Z", "2026-11-20T-5:30:00Z",
    "2026-11-20T15:30:00.12a456Z", " 026-11-20T15:30:00Z",
  };
  gint64 untouched = 42;

  g_assert_cmpint (instant ("2026-11-20T15:30:00Z"), ==, G_GINT64_CONSTANT (1795188600000000));
  g_assert_cmpint (instant ("2026-11-20T15:30:00.5Z"), ==, G_GINT64_CONSTANT (1795188600500000));
  g_assert_cmpint (instant ("2026-11-20T15:30:00.000001Z"), ==, G_GINT64_CONSTANT (1795188600000001));

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (ck_instant_from_text (refused[i], &untouched));
    }
  g_assert_false (ck_instant_from_text (NULL, &untouched));
  g_assert_cmpint (untouched, ==, 42);
}

static void
test_to_date (void)
{
  static const struct {
    const char *at;
    const char *london;
    const char *utc;
  } cases[] = {
    /* British Summer Time: midnight is 23:00 UTC */
    { "2026-06-30T22:59:59.999999Z", "2026-06-30", "2026-06-30" },
    { "2026-06-30T23:00:00Z", "2026-07-01", "2026-06-30" },
    { "2026-07-01T00:00:00Z", "2026-07-01", "2026-07-01" },
    /* Greenwich Mean Time */
    { "2026-11-20T23:59:59.999999Z", "2026-11-20", "2026-11-20" },
    { "2026-11-21T00:00:00Z", "2026-11-21", "2026-11-21" },
    /* the nights on which the clocks change, 29 March and 25 October 2026 at 01:00 UTC */
    { "2026-03-28T23:30:00Z", "2026-03-28", "2026-03-28" },
    { "2026-03-29T23:30:00Z", "2026-03-30", "2026-03-29" },
    { "2026-10-24T23:30:00Z", "2026-10-25", "2026-10-24" },
    { "2026-10-25T23:30:00Z", "2026-10-25", "2026-10-25" },
    /* before 1970, when the day's remainder is negative */
    { "1969-12-31T12:00:00Z", "1969-12-31", "1969-12-31" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");

  g_assert_nonnull (zone);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *london = ck_date_to_text (ck_instant_to_date (instant (cases[i].at), zone));
      g_autofree char *utc = ck_date_to_text (ck_instant_to_date (instant (cases[i].at), NULL));

      g_test_message ("%s", cases[i].at);
      g_assert_cmpstr (london, ==, cases[i].london);
      g_assert_cmpstr (utc, ==, cases[i].utc);
    }
  g_assert_false (ck_date_is_set (ck_instant_to_date (G_MAXINT64 / 2, zone)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/system", test_system);
  g_test_add_func ("/base/clock/system-stays", test_system_stays);
  g_test_add_func ("/base/clock/settable", test_settable);
  g_test_add_func ("/base/clock/practice", test_practice);
  g_test_add_func ("/base/clock/threads", test_threads);
  g_test_add_func ("/base/instant/text", test_text);
  g_test_add_func ("/base/instant/from-text", test_from_text);
  g_test_add_func ("/base/instant/to-date", test_to_date);
  return g_test_run ();
}
