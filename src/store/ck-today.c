/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due: reviews, long-term checks, actions. One row a case, the most urgent; the rest is counted behind it. */
#include "ck-queries.h"

#include <glib/gi18n-lib.h>

#define REVIEWS                                                                                                        \
  "SELECT CASE r.kind WHEN 'long-term' THEN 'long-term-check' ELSE 'review' END AS kind, " CK_SQL_REFERENCE            \
  " AS reference,"                                                                                                     \
  " r.case_id, r.id AS item_id, v.title, v.lead, n.risk, r.due"                                                        \
  " FROM d_review_now r JOIN d_case_now n ON n.case_id = r.case_id JOIN d_case_version_now v ON v.case_id = r.case_id" \
  " WHERE r.held = 0"

#define ACTIONS \
  "SELECT 'action' AS kind, " CK_SQL_REFERENCE " AS reference, a.case_id, a.action_id AS item_id, s.what AS title," \
  " s.owner AS lead, n.risk, s.strand, a.due" \
  " FROM d_action_now a JOIN action_state s ON s.id = a.state_id JOIN d_case_now n ON n.case_id = a.case_id" \
  " JOIN d_case_version_now v ON v.case_id = a.case_id WHERE a.status = 'open'"

static void
name_review (CkDueItem *item)
{
  g_autofree char *title = g_steal_pointer (&item->title);

  if (item->kind == CK_DUE_LONG_TERM_CHECK)
    /* Translators: something to do; %s is the title of a case */
    item->title = g_strdup_printf (_("Long-term check: %s"), title);
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
         GPtrArray  *items,
         GError    **error)
{
  g_autofree char *text = ck_date_to_text (date);
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_text (stmt, 1, text);
  found = ck_store_read_all (store, stmt, CK_TYPE_DUE_ITEM, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    name_review (g_ptr_array_index (found, i));
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&found));
  return TRUE;
}

static GPtrArray *
fold (GPtrArray *items)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_case = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);

  for (guint i = 0; i < items->len; i++)
    {
      CkDueItem *item = g_ptr_array_index (items, i);
      CkDueItem *first = g_hash_table_lookup (by_case, &item->case_id);

      if (first != NULL)
        {
          first->n_folded++;
          continue;
        }
      g_hash_table_insert (by_case, &item->case_id, item);
      g_ptr_array_add (folded, g_object_ref (item));
    }
  return folded;
}

/**
 * ck_today_list:
 * @store: the record
 * @as_of: the day to look from
 * @days_ahead: how many days after it count as well; 0 for what is due by then
 * @error: why it couldn't be read
 *
 * Returns: (transfer full) (element-type CkDueItem): what is due, most urgent first, one row a case
 */
GPtrArray *
ck_today_list (CkStore *store,
               CkDate   as_of,
               int      days_ahead,
               GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  CkDate limit = ck_date_add_days (as_of, days_ahead);

  if (!add_due (store, REVIEWS " AND r.due <= ?1", limit, items, error) ||
      !add_due (store, ACTIONS " AND a.due <= ?1", limit, items, error))
    return NULL;
  ck_due_items_sort (items);
  return fold (items);
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

  if (!add_due (store, REVIEWS " AND r.due > ?1 ORDER BY r.due LIMIT 20", as_of, items, error) ||
      !add_due (store, ACTIONS " AND a.due > ?1 ORDER BY a.due LIMIT 20", as_of, items, error))
    return FALSE;
  ck_due_items_sort (items);
  *item = items->len > 0 ? g_object_ref (g_ptr_array_index (items, 0)) : NULL;
  return TRUE;
}
