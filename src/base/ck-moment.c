/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_A_DAY 1440

static const char *const tokens[] = {
  [CK_PRECISION_UNKNOWN] = "unknown",
  [CK_PRECISION_EXACT] = "exact",
  [CK_PRECISION_APPROXIMATE] = "approximate",
  [CK_PRECISION_DATE] = "date",
  [CK_PRECISION_MONTH] = "month",
};

static gboolean
has_time (CkPrecision precision)
{
  return precision == CK_PRECISION_EXACT || precision == CK_PRECISION_APPROXIMATE;
}

/**
 * ck_moment_new:
 * @date: the local day; any day of the month where @precision is %CK_PRECISION_MONTH
 * @minute: minutes after midnight, 0 to 1439; heeded only where @precision is exact or approximate
 * @precision: how sure the time is
 *
 * Returns: the moment; unknown where @date is none, or a time is needed and @minute is none
 */
CkMoment
ck_moment_new (CkDate      date,
               int         minute,
               CkPrecision precision)
{
  CkMoment moment = { date, -1, precision };
  int year, month;

  if (!ck_date_is_set (date))
    return CK_MOMENT_UNKNOWN;

  switch (precision)
    {
    case CK_PRECISION_EXACT:
    case CK_PRECISION_APPROXIMATE:
      if (minute < 0 || minute >= MINUTES_A_DAY)
        return CK_MOMENT_UNKNOWN;
      moment.minute = (gint16)minute;
      return moment;
    case CK_PRECISION_DATE:
      return moment;
    case CK_PRECISION_MONTH:
      ck_date_split (date, &year, &month, NULL);
      moment.date = ck_date_new (year, month, 1);
      return moment;
    case CK_PRECISION_UNKNOWN:
    default:
      return CK_MOMENT_UNKNOWN;
    }
}

/**
 * ck_moment_is_known:
 * @moment: a moment
 *
 * Returns: whether at least its month is known
 */
gboolean
ck_moment_is_known (CkMoment moment)
{
  return moment.precision != CK_PRECISION_UNKNOWN;
}

/* Where in its day a moment sorts: a month before the first day's own entries, a day before its timed ones. */
static int
order_in_day (CkMoment moment)
{
  if (moment.precision == CK_PRECISION_MONTH)
    return -2;
  if (moment.precision == CK_PRECISION_DATE)
    return -1;
  return moment.minute;
}

/**
 * ck_moment_compare:
 * @a: a moment
 * @b: another
 *
 * The order of a chronology. A moment without a time comes before the timed ones of its day, a month before all of
 * it, an unknown one after everything. Exact and approximate don't differ.
 *
 * Returns: negative, zero or positive as @a comes before, with or after @b
 */
int
ck_moment_compare (CkMoment a,
                   CkMoment b)
{
  int order;

  if (!ck_moment_is_known (a) || !ck_moment_is_known (b))
    return ck_moment_is_known (b) - ck_moment_is_known (a);

  order = ck_date_compare (a.date, b.date);
  return order != 0 ? order : order_in_day (a) - order_in_day (b);
}

/**
 * ck_moment_to_text:
 * @moment: a moment
 *
 * Returns: (transfer full): "2026-11-20T15:30" (exact and approximate), "2026-11-20", "2026-11", or "" for unknown
 */
char *
ck_moment_to_text (CkMoment moment)
{
  g_autofree char *day = ck_date_to_text (moment.date);

  switch (moment.precision)
    {
    case CK_PRECISION_EXACT:
    case CK_PRECISION_APPROXIMATE:
      return g_strdup_printf ("%sT%02d:%02d", day, moment.minute / 60, moment.minute % 60);
    case CK_PRECISION_DATE:
      return g_steal_pointer (&day);
    case CK_PRECISION_MONTH:
      return g_strndup (day, 7);
    case CK_PRECISION_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

/* Reads "15:30", or "15:30:00", whose seconds are dropped; -1 where it is something else. */
static int
minute_from_text (const char *text)
{
  gsize length = strlen (text);
  int hour, minute;

  if (length != 5 && !(length == 8 && strcmp (text + 5, ":00") == 0))
    return -1;
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]) || text[2] != ':' || !g_ascii_isdigit (text[3])
      || !g_ascii_isdigit (text[4]))
    return -1;

  hour = (text[0] - '0') * 10 + (text[1] - '0');
  minute = (text[3] - '0') * 10 + (text[4] - '0');
  return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

/**
 * ck_moment_from_text:
 * @text: (nullable): what ck_moment_to_text() writes; seconds are read too if they are ":00"
 * @moment: (out): exact, date, month or unknown, as the text's shape says; left alone on failure
 *
 * That a time is approximate isn't in its text: where the record says so, make it so with ck_moment_new().
 *
 * Returns: whether @text was a moment that exists, and nothing else
 */
gboolean
ck_moment_from_text (const char *text,
                     CkMoment   *moment)
{
  g_autofree char *day = NULL;
  CkPrecision precision = CK_PRECISION_DATE;
  int minute = -1;
  CkDate date;
  gsize length;

  if (text == NULL)
    return FALSE;

  length = strlen (text);
  if (length == 0)
    {
      *moment = CK_MOMENT_UNKNOWN;
      return TRUE;
    }

  if (length == 7)
    {
      precision = CK_PRECISION_MONTH;
      day = g_strconcat (text, "-01", NULL);
    }
  else
    {
      day = g_strndup (text, 10);
    }

  if (length > 10)
    {
      precision = CK_PRECISION_EXACT;
      minute = text[10] == 'T' ? minute_from_text (text + 11) : -1;
      if (minute < 0)
        return FALSE;
    }

  if (!ck_date_from_text (day, &date))
    return FALSE;

  *moment = ck_moment_new (date, minute, precision);
  return TRUE;
}

/**
 * ck_precision_to_token:
 * @precision: how sure a time is
 *
 * Returns: (transfer none): "unknown", "exact", "approximate", "date" or "month", as JSON and the vault have it
 */
const char *
ck_precision_to_token (CkPrecision precision)
{
  g_return_val_if_fail (precision < G_N_ELEMENTS (tokens), tokens[CK_PRECISION_UNKNOWN]);

  return tokens[precision];
}

/**
 * ck_precision_from_token:
 * @token: (nullable): as ck_precision_to_token() gives it
 * @precision: (out): the precision; left alone on failure
 *
 * Returns: whether @token is one
 */
gboolean
ck_precision_from_token (const char  *token,
                         CkPrecision *precision)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    if (g_strcmp0 (token, tokens[i]) == 0)
      {
        *precision = (CkPrecision)i;
        return TRUE;
      }
  return FALSE;
}

/**
 * ck_moment_format:
 * @moment: a moment
 *
 * What isn't known is said, never guessed.
 *
 * Returns: (transfer full): "Thu 19 Nov 2026, 18:10", "Thu 19 Nov 2026, approx. 18:10", "Thu 19 Nov 2026, time not
 *   known", "November 2026, day not known" or "Time not known", translated
 */
char *
ck_moment_format (CkMoment moment)
{
  g_autofree char *day = ck_date_format (moment.date);
  int year, month;

  switch (moment.precision)
    {
    case CK_PRECISION_EXACT:
      /* Translators: when something happened: a date, then a time, "Thu 19 Nov 2026, 18:10" */
      return g_strdup_printf (C_ ("moment", "%1$s, %2$02d:%3$02d"), day, moment.minute / 60, moment.minute % 60);
    case CK_PRECISION_APPROXIMATE:
      /* Translators: when something happened: a date, then a time that isn't sure, "Thu 19 Nov 2026, approx. 18:10" */
      return g_strdup_printf (C_ ("moment", "%1$s, approx. %2$02d:%3$02d"), day, moment.minute / 60,
                              moment.minute % 60);
    case CK_PRECISION_DATE:
      /* Translators: when something happened, to the day: "Thu 19 Nov 2026, time not known" */
      return g_strdup_printf (C_ ("moment", "%s, time not known"), day);
    case CK_PRECISION_MONTH:
      ck_date_split (moment.date, &year, &month, NULL);
      /* Translators: when something happened, to the month: "November 2026, day not known" */
      return g_strdup_printf (C_ ("moment", "%1$s %2$d, day not known"), ck_date_month_name (month), year);
    case CK_PRECISION_UNKNOWN:
    default:
      return g_strdup (C_ ("moment", "Time not known"));
    }
}

/**
 * ck_moment_format_time:
 * @moment: a moment
 *
 * For places that show the day elsewhere.
 *
 * Returns: (transfer full): "18:10", "approx. 18:10", "Day not known" or "Time not known", translated
 */
char *
ck_moment_format_time (CkMoment moment)
{
  if (moment.precision == CK_PRECISION_MONTH)
    return g_strdup (C_ ("moment", "Day not known"));
  if (!has_time (moment.precision))
    return g_strdup (C_ ("moment", "Time not known"));
  if (moment.precision == CK_PRECISION_APPROXIMATE)
    /* Translators: a time that isn't sure, "approx. 18:10" */
    return g_strdup_printf (C_ ("moment", "approx. %1$02d:%2$02d"), moment.minute / 60, moment.minute % 60);
  return g_strdup_printf ("%02d:%02d", moment.minute / 60, moment.minute % 60);
}
