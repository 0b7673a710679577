/* SPDX-License-Identifier: GPL-3.0-or-later */
/* With thousands of things due, all of them are counted, and few are read: dates and ids lie in indexes (012-covering.sql),
 * titles, leads and how often a review was put off don't. */
#include "ck-today-rows.h"

#include "ck-today-clocks.h"

/* Whatever can be due is a row here, with a kind of its own in ck_due_kinds: the case that it is shown in, what, its date
 * and kind; a kind that is a number is a CkDueKind. A clock has whose it is as well. Of what is due on ?1 or before. */
static const char *const sources[] = {
  "SELECT case_id, id, due, kind = 'long-term' FROM d_review_now WHERE held = 0 AND due <= ?1",
  "SELECT case_id, action_id, due, 2 FROM d_action_now WHERE status = 'open' AND due <= ?1",
  "SELECT case_id, item_id, due, kind, of_case FROM (SELECT coalesce (m.into_id, d.case_id) AS case_id, d.case_id AS of_case,"
  " d.item_id, d.kind, " CK_TODAY_CLOCK_DUE " AS due" CK_TODAY_CLOCKS_RUNNING ("") ") WHERE due <= ?1",
};

G_STATIC_ASSERT (CK_DUE_REVIEW == 0 && CK_DUE_LONG_TERM_CHECK == 1 && CK_DUE_ACTION == 2);

#define RANK                                                                                                           \
  "SELECT n.risk, " CK_SQL_REFERENCE " AS reference FROM d_case_now n JOIN d_case_version_now v"                        \
  " ON v.case_id = n.case_id WHERE n.case_id = ?1"

typedef struct {
  CkUuid item_id;
  CkDate due;
} Snooze;

static void
row_free (gpointer data)
{
  CkTodayRow *row = data;

  g_clear_object (&row->rank);
  g_free (row);
}

/**
 * ck_today_rows_free:
 * @self: from ck_today_rows_read()
 */
void
ck_today_rows_free (CkTodayRows *self)
{
  g_array_unref (self->things);
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    g_ptr_array_unref (self->groups[i]);
  g_free (self);
}

/* A snooze holds while its day hasn't come, and for the date that the thing had. */
static GHashTable *
read_snoozes (CkStore *store,
              CkDate   as_of,
              GError **error)
{
  g_autoptr (GHashTable) snoozes = g_hash_table_new_full (ck_uuid_hash, ck_uuid_equal_fn, NULL, g_free);
  g_autofree char *seen = ck_date_to_text (as_of);
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT item_id, due FROM d_snooze_now WHERE until > ?1", error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return NULL;
  ck_bind_text (stmt, 1, seen);
  while (ck_store_step (store, stmt, &row, error))
    {
      Snooze *snooze;

      if (!row)
        return g_steal_pointer (&snoozes);
      snooze = g_new0 (Snooze, 1);
      ck_column_uuid (stmt, 0, &snooze->item_id);
      ck_date_from_text ((const char *)sqlite3_column_text (stmt, 1), &snooze->due);
      g_hash_table_replace (snoozes, &snooze->item_id, snooze);
    }
  return NULL;
}

static gboolean
read_things (CkStore    *store,
             const char *sql,
             const char *limit,
             GArray     *things,
             GError    **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ck_bind_text (stmt, 1, limit);
  while (ck_store_step (store, stmt, &row, error))
    {
      CkTodayThing thing = { 0 };

      if (!row)
        return TRUE;
      ck_column_uuid (stmt, 0, &thing.case_id);
      ck_column_uuid (stmt, 1, &thing.item_id);
      ck_date_from_text ((const char *)sqlite3_column_text (stmt, 2), &thing.due);
      if (sqlite3_column_type (stmt, 3) == SQLITE_INTEGER)
        {
          thing.kind = sqlite3_column_int (stmt, 3);
          thing.of_case = thing.case_id;
        }
      else
        {
          thing.kind = ck_token_value (&ck_due_kinds, (const char *)sqlite3_column_text (stmt, 3));
          ck_column_uuid (stmt, 4, &thing.of_case);
        }
      g_array_append_val (things, thing);
    }
  return FALSE;
}

static gboolean
is_before (const CkTodayThing *a,
           const CkTodayThing *b)
{
  int order = ck_date_compare (a->due, b->due);

  return order < 0 || (order == 0 && a->kind < b->kind);
}

static void
add_to_row (GHashTable *rows,
            GArray     *things,
            guint       n)
{
  CkTodayThing *thing = &g_array_index (things, CkTodayThing, n);
  CkTodayRow *row = g_hash_table_lookup (rows, &thing->case_id);

  if (row == NULL)
    {
      row = g_new0 (CkTodayRow, 1);
      row->case_id = thing->case_id;
      row->first = n;
      g_hash_table_insert (rows, &row->case_id, row);
    }
  else if (is_before (thing, &g_array_index (things, CkTodayThing, row->first)))
    {
      row->first = n;
    }
  thing->next = row->things;
  row->things = n + 1;
}

static int
compare_dates (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  GArray *things = data;
  const CkTodayRow *x = *(gconstpointer *)a;
  const CkTodayRow *y = *(gconstpointer *)b;

  return ck_date_compare (g_array_index (things, CkTodayThing, x->first).due,
                          g_array_index (things, CkTodayThing, y->first).due);
}

static void
take_rows (CkTodayRows *self,
           GHashTable  *rows,
           gboolean     snoozed,
           CkDate       as_of)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      CkTodayRow *row = value;
      int days = ck_date_days_until (as_of, g_array_index (self->things, CkTodayThing, row->first).due);
      CkTodayGroup group = snoozed     ? CK_TODAY_SNOOZED
                           : days < 0  ? CK_TODAY_OVERDUE
                           : days == 0 ? CK_TODAY_ON_THE_DAY
                                       : CK_TODAY_AHEAD;

      g_ptr_array_add (self->groups[group], row);
    }
}

/**
 * ck_today_rows_read:
 * @store: the record
 * @as_of: the day to look from
 * @days_ahead: how many days after it count as well
 * @error: why it couldn't be read
 *
 * Returns: (transfer full): all that is due, folded to one row a case, and another for what of it is put aside; each
 *   group by date
 */
CkTodayRows *
ck_today_rows_read (CkStore *store,
                    CkDate   as_of,
                    int      days_ahead,
                    GError **error)
{
  g_autoptr (CkTodayRows) self = g_new0 (CkTodayRows, 1);
  g_autoptr (GHashTable) snoozes = NULL;
  g_autoptr (GHashTable) due = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);
  g_autoptr (GHashTable) aside = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);
  g_autofree char *limit = ck_date_to_text (ck_date_add_days (as_of, days_ahead));

  self->things = g_array_new (FALSE, FALSE, sizeof (CkTodayThing));
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    self->groups[i] = g_ptr_array_new_with_free_func (row_free);
  snoozes = read_snoozes (store, as_of, error);
  if (snoozes == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!read_things (store, sources[i], limit, self->things, error))
      return NULL;

  for (guint i = 0; i < self->things->len; i++)
    {
      const CkTodayThing *thing = &g_array_index (self->things, CkTodayThing, i);
      const Snooze *snooze = g_hash_table_lookup (snoozes, &thing->item_id);

      add_to_row (snooze != NULL && ck_date_equal (snooze->due, thing->due) ? aside : due, self->things, i);
    }
  take_rows (self, due, FALSE, as_of);
  take_rows (self, aside, TRUE, as_of);
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    g_ptr_array_sort_with_data (self->groups[i], compare_dates, self->things);
  return g_steal_pointer (&self);
}

/* --- the whole order, for some of them --- */

static gboolean
rank (CkTodayRows *self,
      CkStore     *store,
      CkTodayRow  *row,
      GError     **error)
{
  const CkTodayThing *first = &g_array_index (self->things, CkTodayThing, row->first);
  gboolean found = FALSE;
  sqlite3_stmt *stmt;

  if (row->rank != NULL)
    return TRUE;
  stmt = ck_store_prepare (store, RANK, error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &row->case_id);
  if (!ck_store_step (store, stmt, &found, error))
    return FALSE;
  row->rank = ck_due_item_new ();
  if (found)
    ck_record_read (CK_RECORD (row->rank), stmt);
  row->rank->kind = first->kind;
  row->rank->due = first->due;
  sqlite3_reset (stmt);
  return TRUE;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const CkTodayRow *x = *(gconstpointer *)a;
  const CkTodayRow *y = *(gconstpointer *)b;

  return ck_due_item_compare (x->rank, y->rank);
}

static CkDate
date_of (CkTodayRows *self,
         GPtrArray   *rows,
         guint        n)
{
  const CkTodayRow *row = g_ptr_array_index (rows, n);

  return g_array_index (self->things, CkTodayThing, row->first).due;
}

/**
 * ck_today_rows_rank:
 * @self: what is due
 * @store: the record
 * @group: which of it
 * @first: how many rows to pass over
 * @n: how many rows at most
 * @error: why it couldn't be read
 *
 * Puts these rows in the order of Today, which asks for the risk and reference of each that is due on the same days.
 *
 * Returns: whether they could be read
 */
gboolean
ck_today_rows_rank (CkTodayRows *self,
                    CkStore     *store,
                    CkTodayGroup group,
                    guint        first,
                    guint        n,
                    GError     **error)
{
  GPtrArray *rows = self->groups[group];
  guint begin = first, end;

  if (first >= rows->len || n == 0)
    return TRUE;
  end = n < rows->len - first ? first + n : rows->len;
  while (begin > 0 && ck_date_equal (date_of (self, rows, begin - 1), date_of (self, rows, first)))
    begin--;
  while (end < rows->len && ck_date_equal (date_of (self, rows, end), date_of (self, rows, end - 1)))
    end++;
  for (guint i = begin; i < end; i++)
    if (!rank (self, store, g_ptr_array_index (rows, i), error))
      return FALSE;
  qsort (rows->pdata + begin, end - begin, sizeof (gpointer), compare_ranks);
  return TRUE;
}
