/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A date of birth as people know it: the day, the year, or about how old somebody is. */
#include "ck-typed-birth.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-typed.h"

/* A number alone, perhaps with words before it; -1 for anything else. */
static int
lone_number (const char *text)
{
  const char *digits = text + strcspn (text, "0123456789");
  char *end = NULL;
  gint64 number = g_ascii_strtoll (digits, &end, 10);

  if (*digits == '\0' || number > 9999)
    return -1;
  for (const char *p = text; p < digits; p++)
    if (!g_ascii_isalpha (*p) && *p != ' ' && *p != '~')
      return -1;
  while (*end == ' ')
    end++;
  return *end == '\0' ? (int) number : -1;
}

/**
 * ck_typed_birth:
 * @text: what was typed: "4 May 2013", "2012", "about 2012", "14", "about 14"
 * @today: today's date
 * @born: (out): the date; of a year alone the middle of it, of an age the middle of the year that fits
 * @estimated: (out): whether it is only that
 *
 * Returns: whether it could be read; @born and @estimated are left alone otherwise
 */
gboolean
ck_typed_birth (const char *text,
                CkDate      today,
                CkDate     *born,
                gboolean   *estimated)
{
  int number = lone_number (text);
  int year;

  ck_date_split (today, &year, NULL, NULL);
  if (number >= 1900 && number <= year)
    {
      *born = number == year ? ck_date_new (number, 1, 1) : ck_date_new (number, 7, 1);
      *estimated = TRUE;
      return TRUE;
    }
  if (number >= 1 && number <= 110)
    {
      *born = ck_date_add_days (ck_date_add_months (today, -12 * number), -182);
      *estimated = TRUE;
      return TRUE;
    }
  if (number >= 0 || !ck_typed_date (text, today, born))
    return FALSE;
  *estimated = FALSE;
  return TRUE;
}

/**
 * ck_typed_birth_format:
 * @born: a date of birth, or none
 * @precision: a CkBornPrecision
 *
 * Returns: (transfer full): what stands in the field, to be read by ck_typed_birth() as it was
 */
char *
ck_typed_birth_format (CkDate born,
                       int    precision)
{
  char *text = ck_birth_text (born, precision);

  return text != NULL ? text : g_strdup ("");
}
