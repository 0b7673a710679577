/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due: a table of sources, each with its own clock, merged into one list that stays short: one row a case, the
 * most urgent; the rest is folded behind it. What was put aside until a day is folded by itself and stays in the list.
 * All of it is counted (ck-today-rows.c); what a row says is read for the rows that are asked for. */
#include "ck-casework-checks-private.h"
#include "ck-today-clocks.h"
#include "ck-today-rows.h"

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

/* @select has the columns of REVIEWS, and ends within its WHERE; @due is the date that it is due, an index of its table;
 * @is_it: of a thing ?1, as seen from ?2, and where that isn't enough of the kind ?3 and the case ?4 */
#define SOURCE(select, due, is_it) { WITH_SNOOZE (select " AND " is_it), select " AND " due " > ?1 ORDER BY " due " LIMIT 20" }

/* Whatever can be due has a row here and in ck-today-rows.c, and a kind of its own in ck_due_kinds. */
static const struct {
  const char *one;   /* of things that are due */
  const char *after; /* what comes first after ?1 */
} sources[] = {
  SOURCE (REVIEWS, "r.due", "r.id = ?1"),
  SOURCE (ACTIONS, "a.due", "a.action_id = ?1"),
  SOURCE (CK_TODAY_CLOCKS, "c.due", "c.item_id = ?1 AND c.kind = ?3 AND c.of_case = ?4"),
};

static const char *
source_of (int kind)
{
  return sources[kind == CK_DUE_ACTION ? 1 : kind == CK_DUE_REVIEW || kind == CK_DUE_LONG_TERM_CHECK ? 0 : 2].one;
}

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
add_found (CkStore      *store,
           sqlite3_stmt *stmt,
           GPtrArray    *items,
           GError      **error)
{
  g_autoptr (GPtrArray) found = ck_store_read_all (store, stmt, CK_TYPE_DUE_ITEM, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    name_review (g_ptr_array_index (found, i));
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&found));
  return TRUE;
}

static gboolean
add_thing (CkStore            *store,
           const CkTodayThing *thing,
           const char         *as_of,
           GPtrArray          *items,
           GError            **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, source_of (thing->kind), error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &thing->item_id);
  ck_bind_text (stmt, 2, as_of);
  if (sqlite3_bind_parameter_count (stmt) > 2)
    {
      ck_bind_text (stmt, 3, ck_token_text (&ck_due_kinds, thing->kind));
      ck_bind_uuid (stmt, 4, &thing->of_case);
    }
  return add_found (store, stmt, items, error);
}

/* The most urgent thing of a row, with the rest of it folded behind. @all: everything that was loaded, for
 * ck_restricted_mask_due(): which cases are restricted is asked once. */
static CkDueItem *
load_row (CkStore          *store,
          CkTodayRows      *rows,
          const CkTodayRow *row,
          const char       *as_of,
          GPtrArray        *all,
          GError          **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  CkDueItem *first;

  for (guint next = row->things; next > 0; next = g_array_index (rows->things, CkTodayThing, next - 1).next)
    if (!add_thing (store, &g_array_index (rows->things, CkTodayThing, next - 1), as_of, items, error))
      return NULL;
  ck_due_items_sort (items);
  g_return_val_if_fail (items->len > 0, NULL);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (all, g_object_ref (g_ptr_array_index (items, i)));
  first = g_object_ref (g_ptr_array_index (items, 0));
  for (guint i = 1; i < items->len; i++)
    g_ptr_array_add (first->folded, g_object_ref (g_ptr_array_index (items, i)));
  first->n_folded = first->folded->len;
  return first;
}

static gboolean
load_rows (CkStore      *store,
           CkTodayRows  *rows,
           CkTodayGroup  group,
           CkDate        as_of,
           CkTodayPart   part,
           GPtrArray    *items,
           GError      **error)
{
  g_autofree char *seen = ck_date_to_text (as_of);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *of_group = rows->groups[group];

  if (!ck_today_rows_rank (rows, store, group, part.first, part.n, error))
    return FALSE;
  for (guint i = part.first; i < of_group->len && i - part.first < part.n; i++)
    {
      CkDueItem *item = load_row (store, rows, g_ptr_array_index (of_group, i), seen, all, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }
  return ck_restricted_mask_due (store, all, error);
}

/**
 * ck_today_window_free:
 * @self: (transfer full): from ck_today_window()
 */
void
ck_today_window_free (CkTodayWindow *self)
{
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    g_ptr_array_unref (self->items[i]);
  g_free (self);
}

/**
 * ck_today_window:
 * @store: the record
 * @as_of: the day to look from
 * @days_ahead: how many days after it count as well; 0 for what is due by then
 * @parts: CK_N_TODAY_GROUPS of them: which rows are wanted of each group
 * @error: why it couldn't be read
 *
 * Nothing that is due is left out of the counts, and each row of a group can be asked for.
 *
 * Returns: (transfer full): how many rows each group has, one a case; and those that were asked for, most urgent first,
 *   with what else is due in the case folded behind them. What is put aside is a group of its own
 */
CkTodayWindow *
ck_today_window (CkStore           *store,
                 CkDate             as_of,
                 int                days_ahead,
                 const CkTodayPart *parts,
                 GError           **error)
{
  g_autoptr (CkTodayRows) rows = ck_today_rows_read (store, as_of, days_ahead, error);
  g_autoptr (CkTodayWindow) self = NULL;

  if (rows == NULL)
    return NULL;
  self = g_new0 (CkTodayWindow, 1);
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    self->items[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    {
      self->n_rows[i] = rows->groups[i]->len;
      if (!load_rows (store, rows, (CkTodayGroup)i, as_of, parts[i], self->items[i], error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * ck_today_count:
 * @store: the record
 * @as_of: the day to look from
 * @n_due: (out): in how many cases something is due by then that isn't put aside
 * @error: why it couldn't be read
 *
 * Returns: whether it could be counted
 */
gboolean
ck_today_count (CkStore *store,
                CkDate   as_of,
                guint   *n_due,
                GError **error)
{
  g_autoptr (CkTodayRows) rows = ck_today_rows_read (store, as_of, 0, error);

  if (rows == NULL)
    return FALSE;
  *n_due = rows->groups[CK_TODAY_OVERDUE]->len + rows->groups[CK_TODAY_ON_THE_DAY]->len;
  return TRUE;
}

/**
 * ck_today_of_case:
 * @store: the record
 * @as_of: the day to look from
 * @days_ahead: how many days after it count as well
 * @of_case: a case
 * @error: why it couldn't be read
 *
 * Returns: (transfer full) (element-type CkDueItem): what ck_today_list() has of the case: a row, and another for what is
 *   put aside
 */
GPtrArray *
ck_today_of_case (CkStore      *store,
                  CkDate        as_of,
                  int           days_ahead,
                  const CkUuid *of_case,
                  GError      **error)
{
  g_autoptr (CkTodayRows) rows = ck_today_rows_read (store, as_of, days_ahead, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *seen = ck_date_to_text (as_of);

  for (guint group = 0; group < CK_N_TODAY_GROUPS; group++)
    for (guint i = 0; rows != NULL && i < rows->groups[group]->len; i++)
      {
        const CkTodayRow *row = g_ptr_array_index (rows->groups[group], i);
        CkDueItem *item;

        if (!ck_uuid_equal (&row->case_id, of_case))
          continue;
        item = load_row (store, rows, row, seen, all, error);
        if (item == NULL)
          return NULL;
        g_ptr_array_add (items, item);
      }
  return rows != NULL && ck_restricted_mask_due (store, all, error) ? g_steal_pointer (&items) : NULL;
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
  g_autoptr (CkTodayRows) rows = ck_today_rows_read (store, as_of, days_ahead, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int group = 0; group < CK_N_TODAY_GROUPS; group++)
    if (rows == NULL || !load_rows (store, rows, (CkTodayGroup)group, as_of, (CkTodayPart){ 0, G_MAXUINT }, items, error))
      return NULL;
  return g_steal_pointer (&items);
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
  g_autofree char *day = ck_date_to_text (as_of);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      sqlite3_stmt *stmt = ck_store_prepare (store, sources[i].after, error);

      if (stmt == NULL)
        return FALSE;
      ck_bind_text (stmt, 1, day);
      if (!add_found (store, stmt, items, error))
        return FALSE;
    }
  if (!ck_restricted_mask_due (store, items, error))
    return FALSE;
  ck_due_items_sort (items);
  *item = items->len > 0 ? g_object_ref (g_ptr_array_index (items, 0)) : NULL;
  return TRUE;
}
