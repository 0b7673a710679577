/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-clock.h"

#include <string.h>

#define SECOND G_USEC_PER_SEC
#define DAY    (G_GINT64_CONSTANT (86400) * SECOND)

/* GDate's number of 1970-01-01 */
#define JULIAN_1970 719163

struct _CkClock {
  gatomicrefcount references;
  gboolean        settable;
  GMutex          lock;
  gboolean        stands;   /* FALSE: the machine's clock */
  gint64          instant;
};

static CkClock *
new_clock (gboolean settable,
           gboolean stands,
           gint64   instant)
{
  CkClock *self = g_new0 (CkClock, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->lock);
  self->settable = settable;
  self->stands = stands;
  self->instant = instant;
  return self;
}

/**
 * ck_clock_new_system:
 *
 * Returns: (transfer full): the machine's clock
 */
CkClock *
ck_clock_new_system (void)
{
  return new_clock (FALSE, FALSE, 0);
}

/**
 * ck_clock_new_at:
 * @instant: in microseconds since 1970, UTC
 *
 * Returns: (transfer full): a clock that stands at @instant until it is moved; for tests and practice vaults
 */
CkClock *
ck_clock_new_at (gint64 instant)
{
  return new_clock (TRUE, TRUE, instant);
}

/**
 * ck_clock_new_practice:
 *
 * Returns: (transfer full): a clock that goes with the machine's until it is set, then stands; for practice vaults
 */
CkClock *
ck_clock_new_practice (void)
{
  return new_clock (TRUE, FALSE, 0);
}

/**
 * ck_clock_ref:
 * @clock: a clock
 *
 * Returns: (transfer full): @clock
 */
CkClock *
ck_clock_ref (CkClock *clock)
{
  g_return_val_if_fail (clock != NULL, NULL);

  g_atomic_ref_count_inc (&clock->references);
  return clock;
}

/**
 * ck_clock_unref:
 * @clock: (transfer full): a clock; freed with its last reference
 */
void
ck_clock_unref (CkClock *clock)
{
  g_return_if_fail (clock != NULL);

  if (!g_atomic_ref_count_dec (&clock->references))
    return;

  g_mutex_clear (&clock->lock);
  g_free (clock);
}

/**
 * ck_clock_now:
 * @clock: a clock
 *
 * Any thread.
 *
 * Returns: its time, in microseconds since 1970, UTC
 */
gint64
ck_clock_now (CkClock *clock)
{
  gint64 now;

  g_return_val_if_fail (clock != NULL, 0);

  if (!clock->settable)
    return g_get_real_time ();

  g_mutex_lock (&clock->lock);
  now = clock->stands ? clock->instant : g_get_real_time ();
  g_mutex_unlock (&clock->lock);
  return now;
}

/**
 * ck_clock_set:
 * @clock: a clock that can be set
 * @instant: in microseconds since 1970, UTC; may be earlier than before
 *
 * Any thread.
 */
void
ck_clock_set (CkClock *clock,
              gint64   instant)
{
  g_return_if_fail (clock != NULL && clock->settable);

  g_mutex_lock (&clock->lock);
  clock->stands = TRUE;
  clock->instant = instant;
  g_mutex_unlock (&clock->lock);
}

/**
 * ck_clock_follow:
 * @clock: a clock that can be set
 *
 * Goes with the machine's clock again. Any thread.
 */
void
ck_clock_follow (CkClock *clock)
{
  g_return_if_fail (clock != NULL && clock->settable);

  g_mutex_lock (&clock->lock);
  clock->stands = FALSE;
  g_mutex_unlock (&clock->lock);
}

/**
 * ck_clock_advance:
 * @clock: a clock that can be set
 * @microseconds: how far to move it; may be negative
 *
 * Any thread.
 */
void
ck_clock_advance (CkClock *clock,
                  gint64   microseconds)
{
  g_return_if_fail (clock != NULL && clock->settable);

  g_mutex_lock (&clock->lock);
  if (!clock->stands)
    clock->instant = g_get_real_time ();
  clock->stands = TRUE;
  clock->instant += microseconds;
  g_mutex_unlock (&clock->lock);
}

/**
 * ck_clock_is_settable:
 * @clock: a clock
 *
 * Returns: whether ck_clock_set() and ck_clock_advance() may be called
 */
gboolean
ck_clock_is_settable (CkClock *clock)
{
  g_return_val_if_fail (clock != NULL, FALSE);

  return clock->settable;
}

/* Splits into days since 1970 and microseconds of the day, which are never negative. */
static gint64
split_instant (gint64  instant,
               gint64 *of_day)
{
  gint64 days = instant / DAY;

  *of_day = instant % DAY;
  if (*of_day < 0)
    {
      *of_day += DAY;
      days--;
    }
  return days;
}

static CkDate
date_of_days (gint64 days)
{
  gint64 julian = days + JULIAN_1970;

  if (julian < ck_date_new (1000, 1, 1).julian || julian > ck_date_new (9999, 12, 31).julian)
    return CK_DATE_NONE;
  return (CkDate){ (guint32)julian };
}

/**
 * ck_instant_to_text:
 * @instant: in microseconds since 1970, UTC, within the years 1000 to 9999
 *
 * Returns: (transfer full) (nullable): as RFC 3339 with six decimals, "2026-11-20T15:30:00.123456Z"; %NULL outside
 *   those years
 */
char *
ck_instant_to_text (gint64 instant)
{
  gint64 of_day;
  CkDate date = date_of_days (split_instant (instant, &of_day));
  g_autofree char *day = NULL;
  int seconds;

  if (!ck_date_is_set (date))
    return NULL;

  day = ck_date_to_text (date);
  seconds = (int)(of_day / SECOND);
  return g_strdup_printf ("%sT%02d:%02d:%02d.%06dZ", day, seconds / 3600, seconds / 60 % 60, seconds % 60,
                          (int)(of_day % SECOND));
}

/* Reads two digits below @limit; -1 where they aren't. */
static int
two_digits (const char *p,
            int         limit)
{
  int value;

  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return -1;

  value = (p[0] - '0') * 10 + (p[1] - '0');
  return value < limit ? value : -1;
}

/**
 * ck_instant_from_text:
 * @text: (nullable): RFC 3339 in UTC: "2026-11-20T15:30:00Z", with up to six decimals
 * @instant: (out): in microseconds since 1970; left alone on failure
 *
 * Returns: whether @text was that and nothing else
 */
gboolean
ck_instant_from_text (const char *text,
                      gint64     *instant)
{
  g_autofree char *day = NULL;
  CkDate date;
  int hour, minute, second;
  gint64 fraction = 0;
  const char *p;

  /* 2026-11-20T15:30:00Z */
  if (text == NULL || strlen (text) < 20)
    return FALSE;

  day = g_strndup (text, 10);
  if (!ck_date_from_text (day, &date) || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return FALSE;

  hour = two_digits (text + 11, 24);
  minute = two_digits (text + 14, 60);
  second = two_digits (text + 17, 60);
  if (hour < 0 || minute < 0 || second < 0)
    return FALSE;

  p = text + 19;
  if (*p == '.')
    {
      int digits = 0;

      for (p++; g_ascii_isdigit (*p) && digits < 6; p++, digits++)
        fraction = fraction * 10 + (*p - '0');
      if (digits == 0)
        return FALSE;
      for (; digits < 6; digits++)
        fraction *= 10;
    }
  if (strcmp (p, "Z") != 0)
    return FALSE;

  *instant = ((gint64)date.julian - JULIAN_1970) * DAY
             + ((gint64)hour * 3600 + minute * 60 + second) * SECOND + fraction;
  return TRUE;
}

/**
 * ck_instant_to_date:
 * @instant: in microseconds since 1970, UTC
 * @zone: (nullable): where the day is asked for; %NULL is UTC
 *
 * Returns: the day that it is in @zone at @instant, or none outside the years 1000 to 9999
 */
CkDate
ck_instant_to_date (gint64     instant,
                    GTimeZone *zone)
{
  gint64 of_day;

  if (zone != NULL)
    {
      gint64 days = split_instant (instant, &of_day);
      int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, days * 86400 + of_day / SECOND);

      instant += (gint64)g_time_zone_get_offset (zone, interval) * SECOND;
    }
  return date_of_days (split_instant (instant, &of_day));
}
