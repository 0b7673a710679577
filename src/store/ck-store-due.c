/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks that run are derived in the database; when each ends depends on settings and bank holidays, so it is worked out
 * where they are read: by a function of SQL that only queries use, never a view or trigger. */
#include "ck-store-private.h"

#include <glib/gi18n-lib.h>

/**
 * ck_store_working_days:
 * @store: the record, with its settings
 *
 * Returns: (transfer none): the working days of the vault, by its settings as they stand
 */
CkWorkingDays *
ck_store_working_days (CkStore *store)
{
  if (store->working_days == NULL)
    store->working_days = ck_working_days_of (store->settings);
  return store->working_days;
}

/* A new concern's clock starts on the local day of its recording. */
static gboolean
find_due (sqlite3_context *context,
          sqlite3_value  **arguments,
          CkMoment        *due)
{
  CkStore *store = sqlite3_user_data (context);
  int kind = ck_token_value (&ck_due_kinds, (const char *)sqlite3_value_text (arguments[0]));
  CkMoment started = CK_MOMENT_UNKNOWN;

  if (store->settings == NULL || kind < 0)
    return FALSE;
  if (kind == CK_DUE_TRIAGE)
    started = ck_store_local (store, sqlite3_value_int64 (arguments[2]));
  else if (!ck_moment_from_text ((const char *)sqlite3_value_text (arguments[1]), &started))
    return FALSE;
  *due = ck_clock_due (store->settings, ck_store_working_days (store), (CkDueKind)kind, started);
  return TRUE;
}

/* ck_clock_due (kind, started, recorded_at): the day */
static void
clock_due (sqlite3_context *context,
           int              n_arguments,
           sqlite3_value  **arguments)
{
  CkMoment moment;
  g_autofree char *due = find_due (context, arguments, &moment) ? ck_date_to_text (moment.date) : NULL;

  if (due != NULL)
    sqlite3_result_text (context, due, -1, SQLITE_TRANSIENT);
}

/* ck_clock_by (kind, started, recorded_at): the time of that day, of a clock that counts hours */
static void
clock_by (sqlite3_context *context,
          int              n_arguments,
          sqlite3_value  **arguments)
{
  CkMoment moment;
  g_autofree char *by = NULL;

  if (!find_due (context, arguments, &moment) || moment.minute < 0)
    return;
  by = g_strdup_printf ("%02d:%02d", moment.minute / 60, moment.minute % 60);
  sqlite3_result_text (context, by, -1, SQLITE_TRANSIENT);
}

static gboolean
add_function (CkStore    *store,
              const char *name,
              void       (*function) (sqlite3_context *context, int n_arguments, sqlite3_value **arguments))
{
  return sqlite3_create_function (store->db, name, 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, store, function, NULL, NULL) == SQLITE_OK;
}

/**
 * ck_clock_function_add:
 * @store: a store that is being opened
 * @error: as ck_store_fail()
 *
 * Gives queries the functions ck_clock_due (kind, started, recorded_at) and ck_clock_by (kind, started, recorded_at).
 *
 * Returns: whether they are there
 */
gboolean
ck_clock_function_add (CkStore *store,
                       GError **error)
{
  return add_function (store, "ck_clock_due", clock_due) && add_function (store, "ck_clock_by", clock_by)
             ? TRUE
             : ck_store_fail (store, _ ("The vault couldn't be opened"), error);
}

/**
 * ck_clock_function_remove:
 * @store: a store that is being closed
 */
void
ck_clock_function_remove (CkStore *store)
{
  sqlite3_create_function (store->db, "ck_clock_due", 3, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  sqlite3_create_function (store->db, "ck_clock_by", 3, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  g_clear_pointer (&store->working_days, ck_working_days_free);
}
