/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due: a table of sources, each with its own clock, merged into one list that stays short: one row a case, the
 * most urgent; the rest is folded behind it. What was put aside until a day is folded by itself and stays in the list. */
#include "ck-casework-checks-private.h"
#include "ck-queries.h"
#include "ck-today-clocks.h"

#include <glib/gi18n-lib.h>

#define REVIEWS                                                                                                        \
  "SELECT CASE r.kind WHEN 'long-term' THEN 'long-term-check' ELSE 'review' END AS kind, " CK_SQL_REFERENCE            \
  " AS reference,"                                                                                                     \
  " r.case_id, r.id AS item_id, v.title, v.lead, n.risk, NULL AS strand, r.due, " CK_SQL_POSTPONED ("r.case_id")        \
  " AS postponed"                                                                                                      \
  " FROM d_review_now r JOIN d_case_now n ON n.case_id = r.case_id JOIN d_case_version_now v ON v.case_id = r.case_id" \
  " WHERE r.held = 0"

#define ACTIONS \
  "SELECT 'action' AS kind, " CK_SQL_REFERENCE " AS reference, a.case_id, a.action_id AS item_id, s.what AS title," \
  " s.owner AS lead, n.risk, s.strand, a.due, 0 AS postponed" \
  " FROM d_action_now a JOIN action_state s ON s.id = a.state_id JOIN d_case_now n ON n.case_id = a.case_id" \
  " JOIN d_case_version_now v ON v.case_id = a.case_id WHERE a.status = 'open'"

/* A snooze holds while its day hasn't come, and for the date that the thing had. */
#define WITH_SNOOZE(select)                                                                                            \
  "SELECT q.*, s.until AS snoozed_until, s.reason AS snooze_reason FROM (" select ") q LEFT JOIN d_snooze_now z"       \
  " ON z.item_id = q.item_id AND z.due = q.due AND z.until > ?2 LEFT JOIN snooze s ON s.id = z.version_id"

/* @select has the columns of REVIEWS, and ends within its WHERE; @due is the date that it is due, an index of its table */
#define SOURCE(select, due)                                                                                            \
  {                                                                                                                    \
    WITH_SNOOZE (select " AND " due " <= ?1"), select " AND " due " > ?1 ORDER BY " due " LIMIT 20",                   \
  }

/* Whatever can be due is a row here, with a kind of its own in ck_due_kinds. */
static const struct {
  const char *by;    /* what is due on ?1 or before; put aside, as seen from ?2 */
  const char *after; /* what comes first after ?1 */
} sources[] = {
  SOURCE (REVIEWS, "r.due"),
  SOURCE (ACTIONS, "a.due"),
  SOURCE (CK_TODAY_CLOCKS, "c.due"),
};

static void
name_review (CkDueItem *item)
{
  g_autofree char *title = g_steal_pointer (&item->title);

  if (item->kind == CK_DUE_LONG_TERM_CHECK)
    /* Translators: something to do; %s is the title of a case */
    item->title = g_strdup_printf (_("Long-term check: %s"), title);
  else if (ck_today_name_clock (item, title))
    return;
  else if (item->kind == CK_DUE_REVIEW)
    /* Translators: something to do; %s is the title of a case */
    item->title = g_strdup_printf (_("Review: %s"), title);
  else
    item->title = g_steal_pointer (&title);
}

static gboolean
add_due (CkStore    *store,
         const char *sql,
         CkDate      date,
         CkDate      as_of,
         GPtrArray  *items,
         GError    **error)
{
  g_autofree char *text = ck_date_to_text (date);
  g_autofree char *seen = ck_date_to_text (as_of);
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_text (stmt, 1, text);
  if (sqlite3_bind_parameter_count (stmt) > 1)
    ck_bind_text (stmt, 2, seen);
  found = ck_store_read_all (store, stmt, CK_TYPE_DUE_ITEM, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    name_review (g_ptr_array_index (found, i));
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&found));
  return TRUE;
}

/* Adds the rows of what is put aside, or of what isn't, one a case. */
static void
fold (GPtrArray *items,
      gboolean   snoozed,
      GPtrArray *folded)
{
  g_autoptr (GHashTable) by_case = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);

  for (guint i = 0; i < items->len; i++)
    {
      CkDueItem *item = g_ptr_array_index (items, i);
      CkDueItem *first = g_hash_table_lookup (by_case, &item->case_id);

      if (ck_date_is_set (item->snoozed_until) != snoozed)
        continue;
      if (first != NULL)
        {
          first->n_folded++;
          g_ptr_array_add (first->folded, g_object_ref (item));
          continue;
        }
      g_hash_table_insert (by_case, &item->case_id, item);
      g_ptr_array_add (folded, g_object_ref (item));
    }
}

/**
 * ck_today_list:
 * @store: the record
 * @as_of: the day to look from
 * @days_ahead: how many days after it count as well; 0 for what is due by then
 * @error: why it couldn't be read
 *
 * Nothing that is due is left out: what is put aside comes after the rest, with the day until which it is.
 *
 * Returns: (transfer full) (element-type CkDueItem): what is due, most urgent first, one row a case with what else is due
 *   in it folded behind it; then, likewise, what is snoozed
 */
GPtrArray *
ck_today_list (CkStore *store,
               CkDate   as_of,
               int      days_ahead,
               GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *folded;
  CkDate limit = ck_date_add_days (as_of, days_ahead);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!add_due (store, sources[i].by, limit, as_of, items, error))
      return NULL;
  if (!ck_restricted_mask_due (store, items, error))
    return NULL;
  ck_due_items_sort (items);
  folded = g_ptr_array_new_with_free_func (g_object_unref);
  fold (items, FALSE, folded);
  fold (items, TRUE, folded);
  return folded;
}

/**
 * ck_today_n_due:
 * @items: (element-type CkDueItem): from ck_today_list()
 *
 * Returns: how many of its rows aren't put aside: they come first
 */
guint
ck_today_n_due (GPtrArray *items)
{
  guint n = 0;

  while (n < items->len && !ck_date_is_set (((CkDueItem *)g_ptr_array_index (items, n))->snoozed_until))
    n++;
  return n;
}

/**
 * ck_today_next:
 * @store: the record
 * @as_of: the day to look from
 * @item: (out) (transfer full) (nullable): what is due first after that day; %NULL when nothing is
 * @error: why it couldn't be read
 *
 * Returns: whether it could be read
 */
gboolean
ck_today_next (CkStore    *store,
               CkDate      as_of,
               CkDueItem **item,
               GError    **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!add_due (store, sources[i].after, as_of, as_of, items, error))
      return FALSE;
  if (!ck_restricted_mask_due (store, items, error))
    return FALSE;
  ck_due_items_sort (items);
  *item = items->len > 0 ? g_object_ref (g_ptr_array_index (items, 0)) : NULL;
  return TRUE;
}
