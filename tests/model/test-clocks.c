/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-forms.h"

static CkDate
date (const char *text)
{
  CkDate result = CK_DATE_NONE;

  if (*text != '\0')
    g_assert_true (ck_date_from_text (text, &result));
  return result;
}

static CkMoment
moment (const char *text)
{
  CkMoment result = CK_MOMENT_UNKNOWN;

  g_assert_true (ck_moment_from_text (text, &result));
  return result;
}

#define assert_date(actual, expected)                  \
  G_STMT_START {                                       \
    g_autofree char *_text = ck_date_to_text (actual); \
    g_assert_cmpstr (_text, ==, expected);             \
  } G_STMT_END

static void
test_defaults (void)
{
  g_autoptr (CkSettings) settings = ck_settings_new_default ();

  g_assert_cmpstr (settings->time_zone, ==, "Europe/London");
  g_assert_cmpint (settings->nation, ==, CK_NATION_ENGLAND_AND_WALES);
  g_assert_cmpint (settings->late_after_hours, ==, 24);
  g_assert_cmpint (settings->idle_minutes, ==, 10);
  g_assert_nonnull (g_strstr_len (settings->helplines, -1, "Childline: 0800 1111\t"));
}

/* --- bank holidays, worked out again ------------------------------------------------------------------------------ */

/* The anonymous Gregorian computus: a month and a day from seven divisions. */
static CkDate
easter_sunday (int year)
{
  int golden = year % 19, century = year / 100;
  int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
  int full, weekday;

  epact -= epact / 28 * (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
  weekday = (year + year / 4 + epact + 2 - century + century / 4) % 7;
  full = epact - weekday;
  return ck_date_new (year, 3 + (full + 40) / 44, full + 28 - 31 * ((3 + (full + 40) / 44) / 4));
}

static CkDate
monday_of (int      year,
           int      month,
           gboolean last)
{
  CkDate day = ck_date_new (year, month, 1);

  if (last)
    day = ck_date_add_days (ck_date_add_months (day, 1), -7);
  while (ck_date_weekday (day) != 1)
    day = ck_date_add_days (day, 1);
  return day;
}

static void
add_day (GHashTable *days,
         CkDate      day)
{
  g_hash_table_add (days, GUINT_TO_POINTER (day.julian));
}

/* A pair of holidays side by side, 25 and 26 December or 1 and 2 January: what falls on a weekend goes to the Monday
 * and Tuesday after. */
static void
add_pair (GHashTable *days,
          CkDate      first)
{
  static const int moved[8][2] = {
    [1] = { 0, 1 }, [2] = { 0, 1 }, [3] = { 0, 1 }, [4] = { 0, 1 }, [5] = { 0, 3 }, [6] = { 2, 3 }, [7] = { 1, 2 },
  };
  int weekday = ck_date_weekday (first);

  add_day (days, ck_date_add_days (first, moved[weekday][0]));
  add_day (days, ck_date_add_days (first, moved[weekday][1]));
}

static void
add_single (GHashTable *days,
            int         year,
            int         month,
            int         day)
{
  CkDate holiday = ck_date_new (year, month, day);
  int weekday = ck_date_weekday (holiday);

  add_day (days, ck_date_add_days (holiday, weekday > 5 ? 8 - weekday : 0));
}

static GHashTable *
holidays_of (CkNation nation,
             int      year)
{
  GHashTable *days = g_hash_table_new (NULL, NULL);
  CkDate easter = easter_sunday (year);

  add_day (days, ck_date_add_days (easter, -2));
  add_day (days, monday_of (year, 5, FALSE));
  add_day (days, monday_of (year, 5, TRUE));
  add_pair (days, ck_date_new (year, 12, 25));
  if (year == 2023)
    add_day (days, ck_date_new (2023, 5, 8));

  if (nation == CK_NATION_SCOTLAND)
    {
      add_pair (days, ck_date_new (year, 1, 1));
      add_day (days, monday_of (year, 8, FALSE));
      add_single (days, year, 11, 30);
      if (year == 2026)
        add_day (days, ck_date_new (2026, 6, 15));
      return days;
    }

  add_single (days, year, 1, 1);
  add_day (days, ck_date_add_days (easter, 1));
  add_day (days, monday_of (year, 8, TRUE));
  if (nation == CK_NATION_NORTHERN_IRELAND)
    {
      add_single (days, year, 3, 17);
      add_single (days, year, 7, 12);
    }
  return days;
}

static void
test_holidays (void)
{
  assert_date (easter_sunday (2024), "2024-03-31");
  assert_date (easter_sunday (2025), "2025-04-20");
  assert_date (easter_sunday (2026), "2026-04-05");
  assert_date (easter_sunday (2030), "2030-04-21");

  for (CkNation nation = CK_NATION_ENGLAND_AND_WALES; nation <= CK_NATION_NORTHERN_IRELAND; nation++)
    {
      g_autoptr (CkWorkingDays) working_days = ck_working_days_for (nation);

      for (int year = 2023; year <= 2030; year++)
        {
          g_autoptr (GHashTable) days = holidays_of (nation, year);

          for (CkDate day = ck_date_new (year, 1, 1); day.julian <= ck_date_new (year, 12, 31).julian;
               day = ck_date_add_days (day, 1))
            {
              gboolean holiday = g_hash_table_contains (days, GUINT_TO_POINTER (day.julian));
              gboolean expected = ck_date_weekday (day) < 6 && !holiday;
              g_autofree char *text = ck_date_to_text (day);

              if (ck_working_days_is_one (working_days, day) != expected)
                g_error ("%s: %s should%s be a working day", ck_token_text (&ck_nations, (int)nation), text,
                         expected ? "" : "n’t");
            }
        }
    }
}

/* --- what is due -------------------------------------------------------------------------------------------------- */

static void
test_reviews (void)
{
  static const struct {
    CkNation nation;
    CkRisk risk;
    const char *from, *due;
  } cases[] = {
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_HIGH, "2026-11-20", "2026-11-27" },
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_MEDIUM, "2026-11-20", "2026-12-04" },
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_LOW, "2026-11-20", "2026-12-18" },
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_NOT_ASSESSED, "2026-11-19", "2026-11-20" },
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_NOT_ASSESSED, "2026-11-20", "2026-11-23" },
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_NOT_ASSESSED, "2026-11-21", "2026-11-23" },
    /* over Christmas: Friday, a weekend, and Boxing Day's substitute */
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_NOT_ASSESSED, "2026-12-24", "2026-12-29" },
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_NOT_ASSESSED, "2027-12-24", "2027-12-29" },
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_NOT_ASSESSED, "2026-12-31", "2027-01-04" },
    { CK_NATION_SCOTLAND, CK_RISK_NOT_ASSESSED, "2026-12-31", "2027-01-05" },
    { CK_NATION_SCOTLAND, CK_RISK_NOT_ASSESSED, "2026-11-27", "2026-12-01" },
    { CK_NATION_SCOTLAND, CK_RISK_NOT_ASSESSED, "2026-04-03", "2026-04-06" },
    { CK_NATION_NORTHERN_IRELAND, CK_RISK_NOT_ASSESSED, "2026-07-10", "2026-07-14" },
    /* calendar days may fall on a holiday */
    { CK_NATION_ENGLAND_AND_WALES, CK_RISK_HIGH, "2026-12-18", "2026-12-25" },
  };
  g_autoptr (CkSettings) settings = ck_settings_new_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      settings->nation = (int)cases[i].nation;
      assert_date (ck_first_review_due (settings, cases[i].risk, date (cases[i].from)), cases[i].due);
      assert_date (ck_next_review_due (settings, cases[i].risk, date (cases[i].from)), cases[i].due);
    }

  settings->review_days_high = 3;
  settings->long_check_days = 30;
  assert_date (ck_first_review_due (settings, CK_RISK_HIGH, date ("2026-11-20")), "2026-11-23");
  assert_date (ck_long_check_due (settings, date ("2026-11-20")), "2026-12-20");
}

static void
test_long_check (void)
{
  g_autoptr (CkSettings) settings = ck_settings_new_default ();

  assert_date (ck_long_check_due (settings, date ("2026-11-20")), "2027-02-18");
}

static void
test_late (void)
{
  static const struct {
    const char *happened, *told, *recorded;
    gboolean late;
  } cases[] = {
    /* winter: local time is UTC */
    { "2026-11-20T10:00", "2026-11-20T15:30", "2026-11-21T15:30:00Z", FALSE },
    { "2026-11-20T10:00", "2026-11-20T15:30", "2026-11-21T15:30:01Z", TRUE },
    { "2026-11-01T10:00", "2026-11-20T15:30", "2026-11-20T16:00:00Z", FALSE },
    { "2026-11-20T10:00", "", "2026-11-21T10:00:00Z", FALSE },
    { "2026-11-20T10:00", "", "2026-11-21T10:01:00Z", TRUE },
    /* summer: local time is an hour ahead */
    { "", "2026-07-20T15:30", "2026-07-21T14:30:00Z", FALSE },
    { "", "2026-07-20T15:30", "2026-07-21T14:31:00Z", TRUE },
    /* only the day, or the month, is known: until its end, and a day */
    { "", "2026-11-20", "2026-11-22T00:00:00Z", FALSE },
    { "", "2026-11-20", "2026-11-22T00:01:00Z", TRUE },
    { "", "2026-11", "2026-12-02T00:00:00Z", FALSE },
    { "", "2026-11", "2026-12-02T00:01:00Z", TRUE },
    /* recorded before it was told, by another clock */
    { "", "2026-11-20T15:30", "2026-11-20T15:29:00Z", FALSE },
    { "", "", "2026-11-20T15:29:00Z", FALSE },
  };
  g_autoptr (CkSettings) settings = ck_settings_new_default ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");

  g_assert_nonnull (zone);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CkEntry) entry = ck_entry_new ();

      entry->happened = moment (cases[i].happened);
      entry->told = moment (cases[i].told);
      g_assert_true (ck_instant_from_text (cases[i].recorded, &entry->recorded_at));
      if (ck_entry_is_late (entry, settings, zone) != cases[i].late)
        g_error ("told %s, recorded %s: should%s be late", cases[i].told, cases[i].recorded,
                 cases[i].late ? "" : "n’t");
      entry->recorded_at = 0;
      g_assert_false (ck_entry_is_late (entry, settings, zone));
    }
}

/* --- order -------------------------------------------------------------------------------------------------------- */

static void
test_entries (void)
{
  /* in order */
  static const struct {
    const char *happened, *told;
    gint64 recorded_at, number;
  } cases[] = {
    { "2026-10", "", 9, 9 },
    { "2026-11-19T10:00", "2026-11-22T10:00", 9, 8 },
    { "", "2026-11-19T11:00", 9, 7 },
    { "2026-11-20", "", 9, 6 },
    { "2026-11-20T10:00", "2026-11-20T11:00", 9, 5 },
    { "2026-11-20T10:00", "2026-11-21T11:00", 1, 4 },
    { "2026-11-20T10:00", "", 1, 3 },
    { "2026-11-20T10:00", "", 2, 1 },
    { "2026-11-20T10:00", "", 2, 2 },
    { "", "", 1, 10 },
    { "", "", 2, 11 },
  };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CkEntry *entry = ck_entry_new ();

      entry->happened = moment (cases[i].happened);
      entry->told = moment (cases[i].told);
      entry->recorded_at = cases[i].recorded_at;
      entry->number = cases[i].number;
      /* from both ends, so that sorting has work to do */
      g_ptr_array_insert (entries, i % 2 == 0 ? 0 : -1, entry);
    }

  ck_entries_sort (entries);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (((CkEntry *)entries->pdata[i])->number, ==, cases[i].number);
      for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
        {
          int order = ck_entry_compare (entries->pdata[i], entries->pdata[j]);

          g_assert_true (i < j ? order < 0 : i > j ? order > 0 : order == 0);
        }
    }
}

static void
test_due_items (void)
{
  static const struct {
    const char *due;
    int risk;
    CkDueKind kind;
    const char *reference;
  } cases[] = {
    { "2026-11-19", CK_RISK_LOW, CK_DUE_ACTION, "2026-0009" },
    { "2026-11-20", CK_RISK_HIGH, CK_DUE_REVIEW, "2026-0008" },
    { "2026-11-20", CK_RISK_HIGH, CK_DUE_ACTION, "2026-0001" },
    { "2026-11-20", CK_RISK_NOT_ASSESSED, CK_DUE_REVIEW, "2026-0007" },
    { "2026-11-20", CK_RISK_MEDIUM, CK_DUE_REVIEW, "2026-0006" },
    { "2026-11-20", CK_RISK_LOW, CK_DUE_REVIEW, "2026-0004" },
    { "2026-11-20", CK_RISK_LOW, CK_DUE_REVIEW, "2026-0005" },
    { "2026-11-20", CK_RISK_LOW, CK_DUE_LONG_TERM_CHECK, "2025-0001" },
    { "2026-11-20", -1, CK_DUE_ACTION, "2025-0001" },
    { "", CK_RISK_HIGH, CK_DUE_REVIEW, "2025-0001" },
  };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CkDueItem *item = ck_due_item_new ();

      item->due = date (cases[i].due);
      item->risk = cases[i].risk;
      item->kind = (int)cases[i].kind;
      item->reference = g_strdup (cases[i].reference);
      item->n_folded = (gint64)i;
      g_ptr_array_insert (items, i % 2 == 0 ? 0 : -1, item);
    }

  ck_due_items_sort (items);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (((CkDueItem *)items->pdata[i])->n_folded, ==, (gint64)i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/clocks/defaults", test_defaults);
  g_test_add_func ("/model/clocks/holidays", test_holidays);
  g_test_add_func ("/model/clocks/reviews", test_reviews);
  g_test_add_func ("/model/clocks/long-check", test_long_check);
  g_test_add_func ("/model/clocks/late", test_late);
  g_test_add_func ("/model/clocks/entries", test_entries);
  g_test_add_func ("/model/clocks/due-items", test_due_items);
  return g_test_run ();
}
