/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-working-days.h"

static CkDate
date (const char *text)
{
  CkDate result;

  g_assert_true (ck_date_from_text (text, &result));
  return result;
}

/* England, Christmas 2026 and New Year 2027: Boxing Day is a Saturday, so Monday 28 December is given instead. */
static CkWorkingDays *
christmas (void)
{
  const CkDate holidays[] = { date ("2027-01-01"), date ("2026-12-25"), date ("2026-12-28") };

  return ck_working_days_new (holidays, G_N_ELEMENTS (holidays));
}

static void
test_is_one (void)
{
  g_autoptr (CkWorkingDays) days = christmas ();
  static const struct {
    const char *date;
    gboolean working;
  } cases[] = {
    { "2026-12-24", TRUE },  { "2026-12-25", FALSE }, { "2026-12-26", FALSE }, { "2026-12-27", FALSE },
    { "2026-12-28", FALSE }, { "2026-12-29", TRUE },  { "2027-01-01", FALSE }, { "2026-11-23", TRUE },
    { "2026-11-27", TRUE },  { "2026-11-28", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (ck_working_days_is_one (days, date (cases[i].date)) == cases[i].working);
}

static void
test_add (void)
{
  g_autoptr (CkWorkingDays) days = christmas ();
  static const struct {
    const char *from;
    int days;
    const char *to;
  } cases[] = {
    { "2026-11-23", 1, "2026-11-24" },  { "2026-11-27", 1, "2026-11-30" },  { "2026-11-28", 1, "2026-11-30" },
    { "2026-11-29", 1, "2026-11-30" },  { "2026-11-27", 5, "2026-12-04" },  { "2026-12-24", 1, "2026-12-29" },
    { "2026-12-25", 1, "2026-12-29" },  { "2026-12-31", 1, "2027-01-04" },  { "2026-12-24", 4, "2027-01-04" },
    { "2026-11-23", 0, "2026-11-23" },  { "2026-11-28", 0, "2026-11-30" },  { "2026-12-25", 0, "2026-12-29" },
    { "2026-11-30", -1, "2026-11-27" }, { "2026-12-29", -1, "2026-12-24" }, { "2026-11-29", -1, "2026-11-27" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *to = ck_date_to_text (ck_working_days_add (days, date (cases[i].from), cases[i].days));

      g_test_message ("%s %d", cases[i].from, cases[i].days);
      g_assert_cmpstr (to, ==, cases[i].to);
    }
  g_assert_false (ck_date_is_set (ck_working_days_add (days, CK_DATE_NONE, 1)));
  g_assert_false (ck_date_is_set (ck_working_days_add (days, CK_DATE_NONE, 0)));
  g_assert_false (ck_date_is_set (ck_working_days_add (days, date ("9999-12-31"), 1)));
}

static void
test_no_holidays (void)
{
  g_autoptr (CkWorkingDays) days = ck_working_days_new (NULL, 0);
  g_autofree char *to = ck_date_to_text (ck_working_days_add (days, date ("2026-12-24"), 1));

  g_assert_cmpstr (to, ==, "2026-12-25");
  ck_working_days_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/working-days/is-one", test_is_one);
  g_test_add_func ("/base/working-days/add", test_add);
  g_test_add_func ("/base/working-days/no-holidays", test_no_holidays);
  return g_test_run ();
}
