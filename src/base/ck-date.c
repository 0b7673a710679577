/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define YEAR_MIN 1000
#define YEAR_MAX 9999

/* Names are our own, not strftime()'s: what is shown and printed follows the program's language alone, not LC_TIME. */
static const char *const weekdays[] = {
  N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

static const char *const short_weekdays[] = {
  NC_ ("short weekday", "Mon"), NC_ ("short weekday", "Tue"), NC_ ("short weekday", "Wed"),
  NC_ ("short weekday", "Thu"), NC_ ("short weekday", "Fri"), NC_ ("short weekday", "Sat"),
  NC_ ("short weekday", "Sun"),
};

static const char *const months[] = {
  NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),     NC_ ("month", "April"),
  NC_ ("month", "May"),     NC_ ("month", "June"),     NC_ ("month", "July"),      NC_ ("month", "August"),
  NC_ ("month", "September"), NC_ ("month", "October"), NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const short_months[] = {
  NC_ ("short month", "Jan"), NC_ ("short month", "Feb"), NC_ ("short month", "Mar"), NC_ ("short month", "Apr"),
  NC_ ("short month", "May"), NC_ ("short month", "Jun"), NC_ ("short month", "Jul"), NC_ ("short month", "Aug"),
  NC_ ("short month", "Sep"), NC_ ("short month", "Oct"), NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
};

static const char *
short_weekday_name (CkDate date)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "short weekday", short_weekdays[ck_date_weekday (date) - 1]);
}

static const char *
short_month_name (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "short month", short_months[month - 1]);
}

static CkDate
date_of_julian (gint64 julian)
{
  if (julian < ck_date_new (YEAR_MIN, 1, 1).julian || julian > ck_date_new (YEAR_MAX, 12, 31).julian)
    return CK_DATE_NONE;
  return (CkDate){ (guint32)julian };
}

/**
 * ck_date_new:
 * @year: 1000 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day in the Gregorian calendar, or none if there is no such day
 */
CkDate
ck_date_new (int year,
             int month,
             int day)
{
  GDate date;

  if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return CK_DATE_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return (CkDate){ g_date_get_julian (&date) };
}

/**
 * ck_date_is_set:
 * @date: a date
 *
 * Returns: whether it is a day, not "no date"
 */
gboolean
ck_date_is_set (CkDate date)
{
  return date.julian != 0;
}

/**
 * ck_date_equal:
 * @a: a date
 * @b: another
 *
 * Returns: whether they are the same day, or both none
 */
gboolean
ck_date_equal (CkDate a,
               CkDate b)
{
  return a.julian == b.julian;
}

/**
 * ck_date_compare:
 * @a: a date
 * @b: another
 *
 * Returns: negative, zero or positive as @a is before, on or after @b; "no date" comes last
 */
int
ck_date_compare (CkDate a,
                 CkDate b)
{
  guint32 x = a.julian - 1, y = b.julian - 1;

  return x < y ? -1 : x > y;
}

/**
 * ck_date_add_days:
 * @date: a date
 * @days: how many; may be negative
 *
 * Returns: the day that many days later, or none if @date is none or the result is outside the years 1000 to 9999
 */
CkDate
ck_date_add_days (CkDate date,
                  int    days)
{
  return ck_date_is_set (date) ? date_of_julian ((gint64)date.julian + days) : CK_DATE_NONE;
}

/**
 * ck_date_add_months:
 * @date: a date
 * @months_later: how many; may be negative
 *
 * Returns: the same day of the month that many months later, or that month's last where there is none (a month from
 *   31 January is 28 or 29 February); none if @date is none or the result is outside the years 1000 to 9999
 */
CkDate
ck_date_add_months (CkDate date,
                    int    months_later)
{
  int year, month, day;
  gint64 index;

  if (!ck_date_is_set (date))
    return CK_DATE_NONE;

  ck_date_split (date, &year, &month, &day);
  index = (gint64)year * 12 + month - 1 + months_later;
  if (index < YEAR_MIN * 12 || index > YEAR_MAX * 12 + 11)
    return CK_DATE_NONE;

  year = (int)(index / 12);
  month = (int)(index % 12) + 1;
  return ck_date_new (year, month, MIN (day, g_date_get_days_in_month ((GDateMonth)month, (GDateYear)year)));
}

/**
 * ck_date_days_until:
 * @from: a date that is set
 * @to: a date that is set
 *
 * Returns: the days from @from to @to; negative if @to is earlier
 */
int
ck_date_days_until (CkDate from,
                    CkDate to)
{
  g_return_val_if_fail (ck_date_is_set (from) && ck_date_is_set (to), 0);

  return (int)((gint64)to.julian - (gint64)from.julian);
}

/**
 * ck_date_split:
 * @date: a date
 * @year: (out) (optional): its year
 * @month: (out) (optional): its month, 1 to 12
 * @day: (out) (optional): its day of the month
 *
 * "No date" gives zeros.
 */
void
ck_date_split (CkDate date,
               int   *year,
               int   *month,
               int   *day)
{
  int y = 0, m = 0, d = 0;

  if (ck_date_is_set (date))
    {
      GDate split;

      g_date_clear (&split, 1);
      g_date_set_julian (&split, date.julian);
      y = g_date_get_year (&split);
      m = (int)g_date_get_month (&split);
      d = g_date_get_day (&split);
    }

  if (year != NULL)
    *year = y;
  if (month != NULL)
    *month = m;
  if (day != NULL)
    *day = d;
}

/**
 * ck_date_weekday:
 * @date: a date that is set
 *
 * Returns: 1 for Monday to 7 for Sunday
 */
int
ck_date_weekday (CkDate date)
{
  g_return_val_if_fail (ck_date_is_set (date), 1);

  return (int)((date.julian - 1) % 7) + 1;
}

/**
 * ck_date_age:
 * @born: date of birth
 * @on: the day on which the age is asked for
 * @years: (out) (optional): completed years
 * @months_since: (out) (optional): completed months since the last birthday
 *
 * A birthday that the year doesn't have, 29 February, is kept on 1 March, as the courts of England and Wales read
 * section 9 of the Family Law Reform Act 1969; months that lack the day likewise end on the first of the next.
 * Where either date is none, or @on is before @born, both are -1.
 */
void
ck_date_age (CkDate born,
             CkDate on,
             int   *years,
             int   *months_since)
{
  int months_old = -1;

  if (ck_date_is_set (born) && ck_date_is_set (on) && ck_date_compare (born, on) <= 0)
    {
      int born_year, born_month, born_day, year, month, day;

      ck_date_split (born, &born_year, &born_month, &born_day);
      ck_date_split (on, &year, &month, &day);
      months_old = (year - born_year) * 12 + month - born_month - (day < born_day);
    }

  if (years != NULL)
    *years = months_old < 0 ? -1 : months_old / 12;
  if (months_since != NULL)
    *months_since = months_old < 0 ? -1 : months_old % 12;
}

/**
 * ck_date_to_text:
 * @date: a date
 *
 * Returns: (transfer full): "2026-11-20", or "" for none
 */
char *
ck_date_to_text (CkDate date)
{
  int year, month, day;

  if (!ck_date_is_set (date))
    return g_strdup ("");

  ck_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * ck_date_from_text:
 * @text: (nullable): "2026-11-20", exactly so
 * @date: (out): the day; left alone on failure
 *
 * Returns: whether @text was a day that exists, in the years 1000 to 9999
 */
gboolean
ck_date_from_text (const char *text,
                   CkDate     *date)
{
  int n[3] = { 0, 0, 0 };
  CkDate read;

  if (text == NULL || strlen (text) != 10)
    return FALSE;

  for (int i = 0, part = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (text[i] != '-')
            return FALSE;
          part++;
        }
      else if (g_ascii_isdigit (text[i]))
        n[part] = n[part] * 10 + (text[i] - '0');
      else
        return FALSE;
    }

  read = ck_date_new (n[0], n[1], n[2]);
  if (!ck_date_is_set (read))
    return FALSE;

  *date = read;
  return TRUE;
}

/**
 * ck_date_format:
 * @date: a date
 *
 * Returns: (transfer full): "Thu 26 Nov 2026", translated; "" for none
 */
char *
ck_date_format (CkDate date)
{
  int year, month, day;

  if (!ck_date_is_set (date))
    return g_strdup ("");

  ck_date_split (date, &year, &month, &day);
  /* Translators: a date with its year, "Thu 26 Nov 2026": short weekday, day, short month, year */
  return g_strdup_printf (C_ ("date", "%1$s %2$d %3$s %4$d"), short_weekday_name (date), day, short_month_name (month),
                          year);
}

/**
 * ck_date_format_short:
 * @date: a date
 * @today: today's date; none shows the year
 *
 * Returns: (transfer full): "Thu 26 Nov", with the year if it isn't @today's, translated; "" for none
 */
char *
ck_date_format_short (CkDate date,
                      CkDate today)
{
  int year, month, day, this_year;

  ck_date_split (date, &year, &month, &day);
  ck_date_split (today, &this_year, NULL, NULL);
  if (!ck_date_is_set (date) || year != this_year)
    return ck_date_format (date);

  /* Translators: a date of this year, "Thu 26 Nov": short weekday, day, short month */
  return g_strdup_printf (C_ ("date", "%1$s %2$d %3$s"), short_weekday_name (date), day, short_month_name (month));
}

/**
 * ck_date_format_long:
 * @date: a date
 *
 * Returns: (transfer full): "Monday 23 November", translated; "" for none
 */
char *
ck_date_format_long (CkDate date)
{
  int month, day;

  if (!ck_date_is_set (date))
    return g_strdup ("");

  ck_date_split (date, NULL, &month, &day);
  /* Translators: a heading, "Monday 23 November": weekday, day, month */
  return g_strdup_printf (C_ ("long date", "%1$s %2$d %3$s"), _ (weekdays[ck_date_weekday (date) - 1]), day,
                          ck_date_month_name (month));
}

/**
 * ck_date_month_name:
 * @month: 1 to 12
 *
 * Returns: (transfer none): "November", translated
 */
const char *
ck_date_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "month", months[month - 1]);
}

/**
 * ck_date_format_due:
 * @due: when something is due
 * @today: today's date
 *
 * Returns: (transfer full): "Today", "Tomorrow", "Thu 26 Nov", "1 day overdue" or "5 days overdue", translated; "" for
 *   none
 */
char *
ck_date_format_due (CkDate due,
                    CkDate today)
{
  int days;

  if (!ck_date_is_set (due) || !ck_date_is_set (today))
    return ck_date_format (due);

  days = ck_date_days_until (today, due);
  if (days == 0)
    return g_strdup (C_ ("due", "Today"));
  if (days == 1)
    return g_strdup (C_ ("due", "Tomorrow"));
  if (days > 1)
    return ck_date_format_short (due, today);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day overdue", "%d days overdue", (gulong)-days), -days);
}

/**
 * ck_date_format_ago:
 * @date: when something was
 * @today: today's date
 *
 * Returns: (transfer full): "today", "yesterday", "2 days ago", "last week", "3 weeks ago", "5 months ago", "2 years
 *   ago", translated; a later date as ck_date_format_short() has it; "" for none
 */
char *
ck_date_format_ago (CkDate date,
                    CkDate today)
{
  int days, whole_years, whole_months;

  if (!ck_date_is_set (date) || !ck_date_is_set (today))
    return ck_date_format (date);

  days = ck_date_days_until (date, today);
  if (days < 0)
    return ck_date_format_short (date, today);
  if (days == 0)
    return g_strdup (C_ ("ago", "today"));
  if (days == 1)
    return g_strdup (C_ ("ago", "yesterday"));
  if (days < 7)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong)days), days);
  if (days < 14)
    return g_strdup (C_ ("ago", "last week"));

  ck_date_age (date, today, &whole_years, &whole_months);
  if (whole_years > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year ago", "%d years ago", (gulong)whole_years),
                            whole_years);
  if (whole_months > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month ago", "%d months ago", (gulong)whole_months),
                            whole_months);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week ago", "%d weeks ago", (gulong)(days / 7)), days / 7);
}
