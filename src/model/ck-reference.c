/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-forms.h"

#define YEAR_MIN 1900
#define YEAR_MAX 9999
#define NUMBER_MAX 999999
#define NUMBER_DIGITS 4

/* Reads digits at *@p, with exactly @width of them, or, where there are more, no leading zero. */
static gboolean
read_number (const char **p,
             guint        width,
             int         *number)
{
  const char *start = *p;
  int value = 0;
  guint n = 0;

  for (; g_ascii_isdigit (start[n]); n++)
    {
      value = value * 10 + (start[n] - '0');
      if (value > NUMBER_MAX)
        return FALSE;
    }
  if (n < width || (n > width && start[0] == '0') || value == 0)
    return FALSE;

  *p += n;
  *number = value;
  return TRUE;
}

/**
 * ck_reference_parse:
 * @text: (nullable): "2026-0014", "2026-0014B", "2026-0014/9"
 * @year: (out) (optional): 1900 to 9999
 * @number: (out) (optional): the case's number in that year
 * @device_letter: (out) (optional): 'B' to 'Z', or NUL for the first device; read in either case
 * @entry: (out) (optional): the entry's number, or 0 for the case itself
 *
 * Returns: whether @text is a reference; otherwise nothing was changed
 */
gboolean
ck_reference_parse (const char *text,
                    int        *year,
                    int        *number,
                    char       *device_letter,
                    int        *entry)
{
  const char *p = text;
  int y, n, e = 0;
  char letter = '\0';

  if (p == NULL || !read_number (&p, 4, &y) || p - text != 4 || y < YEAR_MIN || y > YEAR_MAX || *p++ != '-'
      || !read_number (&p, NUMBER_DIGITS, &n))
    return FALSE;

  if (g_ascii_isalpha (*p))
    {
      letter = g_ascii_toupper (*p++);
      if (letter == 'A')
        return FALSE;
    }
  if (*p == '/')
    {
      p++;
      if (!read_number (&p, 1, &e))
        return FALSE;
    }
  if (*p != '\0')
    return FALSE;

  if (year != NULL)
    *year = y;
  if (number != NULL)
    *number = n;
  if (device_letter != NULL)
    *device_letter = letter;
  if (entry != NULL)
    *entry = e;
  return TRUE;
}

/**
 * ck_reference_format:
 * @year: 1900 to 9999
 * @number: the case's number in that year, from 1
 * @device_letter: 'B' to 'Z', or NUL for the first device
 * @entry: the entry's number, or 0 for the case itself
 *
 * Returns: (transfer full): the reference, as ck_reference_parse() reads it
 */
char *
ck_reference_format (int  year,
                     int  number,
                     char device_letter,
                     int  entry)
{
  const char letter[] = { device_letter, '\0' };

  if (entry > 0)
    return g_strdup_printf ("%04d-%04d%s/%d", year, number, letter, entry);
  return g_strdup_printf ("%04d-%04d%s", year, number, letter);
}
