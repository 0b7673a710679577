/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-working-days.h"

struct _CkWorkingDays {
  GHashTable *holidays;
};

/**
 * ck_working_days_new:
 * @holidays: (array length=n_holidays) (nullable): the bank holidays of the vault's nation, in any order
 * @n_holidays: how many
 *
 * Returns: (transfer full): a calendar in which Saturdays, Sundays and @holidays aren't working days
 */
CkWorkingDays *
ck_working_days_new (const CkDate *holidays,
                     gsize         n_holidays)
{
  CkWorkingDays *self;

  g_return_val_if_fail (holidays != NULL || n_holidays == 0, NULL);

  self = g_new0 (CkWorkingDays, 1);
  self->holidays = g_hash_table_new (NULL, NULL);
  for (gsize i = 0; i < n_holidays; i++)
    g_hash_table_add (self->holidays, GUINT_TO_POINTER (holidays[i].julian));
  return self;
}

/**
 * ck_working_days_free:
 * @self: (nullable) (transfer full): a calendar
 */
void
ck_working_days_free (CkWorkingDays *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->holidays);
  g_free (self);
}

/**
 * ck_working_days_is_one:
 * @self: a calendar
 * @date: a date that is set
 *
 * Returns: whether @date is neither a weekend's day nor a holiday
 */
gboolean
ck_working_days_is_one (const CkWorkingDays *self,
                        CkDate               date)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ck_date_is_set (date), FALSE);

  return ck_date_weekday (date) < 6 && !g_hash_table_contains (self->holidays, GUINT_TO_POINTER (date.julian));
}

/**
 * ck_working_days_add:
 * @self: a calendar
 * @from: the day to count from; it may be any day, and isn't counted
 * @days: how many working days; negative counts back
 *
 * One working day from a Friday is the Monday after; so it is from that Saturday or Sunday. With 0 days, @from itself
 * if it is a working day, else the next one.
 *
 * Returns: a working day, or none where the calendar ends (years 1000 to 9999) or @from is none
 */
CkDate
ck_working_days_add (const CkWorkingDays *self,
                     CkDate               from,
                     int                  days)
{
  int step = days < 0 ? -1 : 1;
  CkDate date = from;

  g_return_val_if_fail (self != NULL, CK_DATE_NONE);

  if (days == 0)
    {
      while (ck_date_is_set (date) && !ck_working_days_is_one (self, date))
        date = ck_date_add_days (date, 1);
      return date;
    }

  while (days != 0 && ck_date_is_set (date))
    {
      date = ck_date_add_days (date, step);
      if (ck_date_is_set (date) && ck_working_days_is_one (self, date))
        days -= step;
    }
  return date;
}
