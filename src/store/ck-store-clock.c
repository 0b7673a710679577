/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-store-private.h"

/**
 * ck_store_instant:
 * @store: the record
 *
 * Returns: the time by the vault's clock, in microseconds UTC
 */
gint64
ck_store_instant (CkStore *store)
{
  return ck_clock_now (store->clock);
}

/**
 * ck_store_today:
 * @store: the record
 *
 * Returns: the day by the vault's clock, in the vault's time zone
 */
CkDate
ck_store_today (CkStore *store)
{
  return ck_instant_to_date (ck_clock_now (store->clock), store->zone);
}

/**
 * ck_store_now:
 * @store: the record
 *
 * Returns: day and minute by the vault's clock, in the vault's time zone
 */
CkMoment
ck_store_now (CkStore *store)
{
  return ck_store_local (store, ck_clock_now (store->clock));
}

/**
 * ck_store_local:
 * @store: the record
 * @instant: microseconds UTC
 *
 * Returns: day and minute of it, in the vault's time zone
 */
CkMoment
ck_store_local (CkStore *store,
                gint64   instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, store->zone);

  return ck_moment_new (ck_instant_to_date (instant, store->zone),
                        g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local), CK_PRECISION_EXACT);
}
