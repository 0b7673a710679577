/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and times as people type them in Britain: "26 Nov", "26/11/26", "yesterday"; "15:30", "1530", "3.30 pm". */
#include "ck-typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_WORDS 5

static int
month_from_word (const char *word)
{
  g_autofree char *typed = g_utf8_casefold (word, -1);

  if (g_utf8_strlen (typed, -1) < 3)
    return 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *name = g_utf8_casefold (ck_date_month_name (month), -1);

      if (g_str_has_prefix (name, typed))
        return month;
    }
  return 0;
}

static gboolean
number_from_word (const char *word,
                  int        *number)
{
  char *end;
  gint64 value;

  if (!g_ascii_isdigit (*word) || strlen (word) > 4)
    return FALSE;

  value = g_ascii_strtoll (word, &end, 10);
  /* "21st", "2nd": what people write */
  if (*end != '\0' && !(strlen (end) == 2 && strstr ("st nd rd th", end) != NULL))
    return FALSE;

  *number = (int) value;
  return TRUE;
}

/* Two digits are of this century unless that lies more than ten years ahead. */
static int
whole_year (int year,
            int this_year)
{
  if (year >= 100)
    return year;

  year += this_year / 100 * 100;
  return year > this_year + 10 ? year - 100 : year;
}

/* Without a year: the one that brings it closest to today. */
static CkDate
nearest (int    month,
         int    day,
         CkDate today)
{
  CkDate best = CK_DATE_NONE;
  int this_year;

  ck_date_split (today, &this_year, NULL, NULL);
  for (int year = this_year - 1; year <= this_year + 1; year++)
    {
      CkDate date = ck_date_new (year, month, day);

      if (!ck_date_is_set (date))
        continue;
      if (!ck_date_is_set (best) || ABS (ck_date_days_until (today, date)) < ABS (ck_date_days_until (today, best)))
        best = date;
    }
  return best;
}

static gboolean
relative_date (const char *text,
               CkDate      today,
               CkDate     *date)
{
  const struct {
    const char *word;
    int         days;
  } words[] = {
    /* Translators: what may be typed for a date */
    { C_ ("typed date", "today"), 0 },
    { C_ ("typed date", "yesterday"), -1 },
    { C_ ("typed date", "tomorrow"), 1 },
  };
  g_autofree char *typed = g_utf8_casefold (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i].word, -1);

      if (strcmp (typed, word) == 0)
        {
          *date = ck_date_add_days (today, words[i].days);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * ck_typed_date:
 * @text: what was typed
 * @today: what a date without a year is near to
 * @date: (out): the date
 *
 * Returns: whether @text is a date; @date is left alone otherwise
 */
gboolean
ck_typed_date (const char *text,
               CkDate      today,
               CkDate     *date)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) split = NULL;
  const char *words[MOST_WORDS];
  int numbers[3] = { 0, 0, 0 };
  int n_words = 0, month = 0, n_numbers = 0, this_year;
  gboolean month_first = FALSE;
  CkDate read;

  if (ck_date_from_text (trimmed, date) || relative_date (trimmed, today, date))
    return TRUE;

  split = g_strsplit_set (trimmed, " /.-,\t", -1);
  for (int i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      {
        if (n_words == MOST_WORDS)
          return FALSE;
        words[n_words++] = split[i];
      }

  for (int i = 0; i < n_words; i++)
    {
      if (n_numbers < 3 && number_from_word (words[i], &numbers[n_numbers]))
        n_numbers++;
      else if (month == 0 && month_from_word (words[i]) != 0)
        {
          month = month_from_word (words[i]);
          month_first = n_numbers == 0;
        }
      else if (i > 0 || n_words < 3) /* a weekday may stand before */
        return FALSE;
    }

  ck_date_split (today, &this_year, NULL, NULL);
  if (month != 0)
    {
      if (n_numbers == 0 || n_numbers > 2 || (month_first && n_numbers > 1 && numbers[0] > 31))
        return FALSE;
      read = n_numbers == 1 ? nearest (month, numbers[0], today)
                            : ck_date_new (whole_year (numbers[1], this_year), month, numbers[0]);
    }
  else
    {
      if (n_numbers < 2 || n_numbers > 3 || numbers[1] < 1 || numbers[1] > 12)
        return FALSE;
      read = n_numbers == 2 ? nearest (numbers[1], numbers[0], today)
                            : ck_date_new (whole_year (numbers[2], this_year), numbers[1], numbers[0]);
    }

  if (!ck_date_is_set (read))
    return FALSE;

  *date = read;
  return TRUE;
}

/**
 * ck_typed_time:
 * @text: what was typed
 * @minute: (out): minutes after midnight
 *
 * Returns: whether @text is a time of day; @minute is left alone otherwise
 */
gboolean
ck_typed_time (const char *text,
               int        *minute)
{
  g_autofree char *typed = g_ascii_strdown (text, -1);
  gboolean pm = FALSE, am = FALSE;
  char digits[5] = "";
  gsize length, n = 0, before_colon = 0;
  int hours, minutes;

  g_strstrip (typed);
  length = strlen (typed);
  if (g_str_has_suffix (typed, "pm") || g_str_has_suffix (typed, "am"))
    {
      pm = typed[length - 2] == 'p';
      am = !pm;
      typed[length - 2] = '\0';
      g_strstrip (typed);
    }

  for (const char *p = typed; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) && n < 4)
        digits[n++] = *p;
      else if ((*p == ':' || *p == '.') && before_colon == 0 && n > 0)
        before_colon = n;
      else
        return FALSE;
    }

  if (n == 0 || (before_colon != 0 && n != before_colon + 2))
    return FALSE;
  if (before_colon == 0)
    before_colon = n <= 2 ? n : n - 2;

  hours = (int) g_ascii_strtoll (digits, NULL, 10);
  minutes = 0;
  if (n > before_colon)
    {
      minutes = hours % 100;
      hours /= 100;
    }

  if ((pm || am) && (hours < 1 || hours > 12))
    return FALSE;
  if (pm && hours < 12)
    hours += 12;
  if (am && hours == 12)
    hours = 0;
  if (hours > 23 || minutes > 59)
    return FALSE;

  *minute = hours * 60 + minutes;
  return TRUE;
}

/**
 * ck_typed_time_format:
 * @minute: minutes after midnight, or -1
 *
 * Returns: (transfer full): "15:30", or "" for -1
 */
char *
ck_typed_time_format (int minute)
{
  if (minute < 0)
    return g_strdup ("");

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}
