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

/* ck_clock_due (kind, started, recorded_at): a new concern's clock starts on the local day of its recording. */
static void
clock_due (sqlite3_context *context,
           int              n_arguments,
           sqlite3_value  **arguments)
{
  CkStore *store = sqlite3_user_data (context);
  int kind = ck_token_value (&ck_due_kinds, (const char *)sqlite3_value_text (arguments[0]));
  CkMoment started = CK_MOMENT_UNKNOWN;
  g_autofree char *due = NULL;

  if (store->settings == NULL || kind < 0)
    return;
  if (kind == CK_DUE_TRIAGE)
    started = ck_store_local (store, sqlite3_value_int64 (arguments[2]));
  else if (!ck_moment_from_text ((const char *)sqlite3_value_text (arguments[1]), &started))
    return;
  due = ck_date_to_text (ck_clock_due (store->settings, ck_store_working_days (store), (CkDueKind)kind, started).date);
  sqlite3_result_text (context, due, -1, SQLITE_TRANSIENT);
}

/**
 * ck_clock_function_add:
 * @store: a store that is being opened
 * @error: as ck_store_fail()
 *
 * Gives queries the function ck_clock_due (kind, started, recorded_at).
 *
 * Returns: whether it is there
 */
gboolean
ck_clock_function_add (CkStore *store,
                       GError **error)
{
  return sqlite3_create_function (store->db, "ck_clock_due", 3, SQLITE_UTF8 | SQLITE_DIRECTONLY, store, clock_due, NULL,
                                  NULL)
                 == SQLITE_OK
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
  g_clear_pointer (&store->working_days, ck_working_days_free);
}
