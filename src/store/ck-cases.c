/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases. */
#include "ck-casework-checks-private.h"
#include "ck-queries.h"

#include <glib/gi18n-lib.h>

/* Whether anything of a case went to another, and whether anybody was merged into somebody: most vaults have none of it, and
 * then nothing is asked about it for each case of a list. */
#define MOVES "?9"
#define MERGES "?10"
#define HAS_MOVES                                                                                                      \
  "SELECT EXISTS (SELECT 1 FROM d_case_merge_now WHERE into_id IS NOT NULL)"                                           \
  " OR EXISTS (SELECT 1 FROM d_entry_move_now), EXISTS (SELECT 1 FROM d_person_root)"

/* Something about a concern that was recorded in the case, or in one that was merged into it, is shown unless the concern
 * was moved to a third one. @concern: asked for only where something of the case was moved. */
#define STAYED(in_case, concern)                                                                                       \
  "(NOT " MOVES " OR NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.case_id = " in_case                          \
  " AND +m.entry_id = " concern                                                                                        \
  " AND m.to_id <> n.case_id AND NOT EXISTS (SELECT 1 FROM d_case_merge_now x WHERE x.case_id = m.to_id"               \
  " AND x.into_id = n.case_id)))"
#define MERGED "FROM d_case_merge_now g CROSS JOIN"
#define INTO MOVES " AND g.into_id = n.case_id"
#define CAME MOVES " AND m.to_id = n.case_id AND m.case_id <> n.case_id"

/* Names once each, the person harmed first; of those who aren't known the beginning of what is said of them. */
#define PART_STAYED STAYED ("d.case_id", "(SELECT i.concern_id FROM involvement i WHERE i.id = d.id)")
#define PEOPLE                                                                                                         \
  "(SELECT group_concat (who, char (31)) FROM"                                                                         \
  " (SELECT coalesce (p.name, (SELECT substr (i.description, 1, 100) FROM involvement i WHERE i.id = q.id)) AS who,"   \
  "         min (CASE q.role WHEN 'harmed' THEN 0 WHEN 'alleged-responsible' THEN 1 ELSE 2 END) AS rank, min (q.id) "  \
  "AS first"                                                                                                           \
  "  FROM (SELECT d.id, d.person_id, d.role FROM d_involvement_now d WHERE d.case_id = n.case_id AND " PART_STAYED     \
  "        UNION ALL SELECT d.id, d.person_id, d.role " MERGED " d_involvement_now d ON d.case_id = g.case_id"         \
  "        WHERE " INTO " AND " PART_STAYED                                                                            \
  "        UNION ALL SELECT d.id, d.person_id, d.role FROM d_entry_move_now m CROSS JOIN involvement x"                \
  "        ON x.concern_id = m.entry_id CROSS JOIN d_involvement_now d ON d.id = x.id WHERE " CAME                      \
  "        UNION ALL SELECT d.id, d.person_id, d.role " MERGED " d_entry_move_now m ON m.to_id = g.case_id"            \
  "        CROSS JOIN involvement x ON x.concern_id = m.entry_id CROSS JOIN d_involvement_now d ON d.id = x.id"        \
  "        WHERE " INTO ") q LEFT JOIN d_person_now p ON p.person_id = CASE WHEN " MERGES " THEN "                     \
  CK_SQL_ROOT ("q.person_id") " ELSE q.person_id END"                                                                  \
  "  GROUP BY coalesce (p.person_id, q.id) ORDER BY rank, first))"

#define CATEGORIES                                                                                                     \
  "(SELECT group_concat (category, char (31)) FROM"                                                                    \
  " (SELECT category FROM (SELECT k.category, k.id FROM concern_category k WHERE k.case_id = n.case_id AND "           \
  STAYED ("k.case_id", "k.concern_id")                                                                                 \
  "   UNION ALL SELECT k.category, k.id " MERGED " concern_category k ON k.case_id = g.case_id"                        \
  "   WHERE " INTO " AND " STAYED ("k.case_id", "k.concern_id")                                                        \
  "   UNION ALL SELECT k.category, k.id FROM d_entry_move_now m CROSS JOIN concern_category k"                         \
  "   ON k.concern_id = m.entry_id WHERE " CAME                                                                        \
  "   UNION ALL SELECT k.category, k.id " MERGED " d_entry_move_now m ON m.to_id = g.case_id"                          \
  "   CROSS JOIN concern_category k ON k.concern_id = m.entry_id WHERE " INTO ")"                                      \
  " GROUP BY category ORDER BY min (id)))"

/* Of itself and of those that were merged into it. */
#define N_ENTRIES                                                                                                      \
  "s.entries + CASE WHEN " MOVES " THEN coalesce ((SELECT sum (o.entries) FROM d_case_merge_now g"                     \
  " CROSS JOIN d_case_summary o ON o.case_id = g.case_id WHERE g.into_id = n.case_id), 0) ELSE 0 END"

#define MERGED_INTO                                                                                                    \
  "CASE WHEN " MOVES " THEN (SELECT " CK_SQL_REFERENCE " FROM d_case_merge_now g"                                      \
  " CROSS JOIN d_case_version_now v ON v.case_id = g.into_id WHERE g.case_id = n.case_id) END"

/* When it was closed for good: postponed and held checks write further states. */
#define CLOSED_AT                                                                                                      \
  "CASE n.status WHEN 'closed' THEN (SELECT min (x.recorded_at) FROM case_state x WHERE x.case_id = n.case_id AND "    \
  "x.status = 'closed' AND x.id >"                                                                                     \
  " coalesce ((SELECT max (o.id) FROM case_state o WHERE o.case_id = n.case_id AND o.status = 'open'), x'00')) END"

#define CASES                                                                                                          \
  "SELECT n.case_id AS id, " CK_SQL_REFERENCE " AS reference, v.title, v.lead, n.status, n.risk,"                      \
  " n.status = 'closed' AND r.id IS NOT NULL AS long_term, c.kind, " CATEGORIES " AS categories, " PEOPLE              \
  " AS people,"                                                                                                        \
  " r.id AS review_id, r.due AS next_review, s.opened_at, s.last_activity, " CLOSED_AT " AS closed_at,"                \
  " st.outcome, st.reason AS outcome_reason, st.no_check_reason, " N_ENTRIES " AS n_entries, "                         \
  CK_SQL_POSTPONED ("n.case_id") " AS n_postponed, " MERGED_INTO " AS merged_into"                                     \
  ", CASE WHEN " MOVES " THEN " CK_SQL_IS_RESTRICTED ("n.case_id")                                                     \
  " ELSE EXISTS (SELECT 1 FROM d_restriction_now WHERE case_id = n.case_id AND restricted = 1) END AS restricted"      \
  " FROM d_case_now n JOIN d_case_version_now v ON v.case_id = n.case_id JOIN d_case_summary s ON s.case_id = "        \
  "n.case_id"                                                                                                          \
  " JOIN case_state st ON st.id = n.state_id LEFT JOIN concern c ON c.id = s.first_concern"                            \
  " LEFT JOIN d_review_now r ON r.case_id = n.case_id AND r.held = 0"

/* Each of a statement in which it is wanted: what isn't asked for isn't looked at. */
#define OF_STATUS "(?1 & CASE WHEN n.status = 'open' THEN 1 WHEN r.id IS NOT NULL THEN 2 ELSE 4 END)"
#define OF_DUE " AND r.due <= ?2"
#define OF_RISK " AND n.risk = ?3"
/* Concerns of a category or of one within it: the cases that show them, and those that went into these. @id: the case, of the
 * table that is walked, so that nothing else is read of a case without one. */
#define NAMED "k.category IN (SELECT ?4 UNION ALL SELECT token FROM d_category_now WHERE parent = ?4)"
#define WHERE_IT_WENT "coalesce ((SELECT m.to_id FROM d_entry_move_now m WHERE m.entry_id = k.concern_id), k.case_id)"
#define OF_CATEGORY(id) \
  " AND " id " IN (SELECT " WHERE_IT_WENT " FROM concern_category k WHERE " NAMED \
  " UNION ALL SELECT g.into_id FROM d_case_merge_now g CROSS JOIN concern_category k ON k.case_id = g.case_id" \
  " WHERE g.into_id IS NOT NULL AND " NAMED " AND " WHERE_IT_WENT " = g.case_id" \
  " UNION ALL SELECT g.into_id FROM d_case_merge_now g CROSS JOIN d_entry_move_now m ON m.to_id = g.case_id" \
  " CROSS JOIN concern_category k ON k.concern_id = m.entry_id WHERE g.into_id IS NOT NULL AND " NAMED ")"
#define OF_LEAD " AND v.lead = ?5"

/* Words of the case itself and of the people in it. Words of its entries are the search's, which shows where they are. */
#define OF_PEOPLE(joined) \
  "  UNION SELECT " CK_SQL_SHOWN_IN ("i.concern_id", "i.case_id") " FROM text_search x JOIN d_text t ON t.n = x.rowid" joined \
  "  JOIN involvement i ON i.id = d.id WHERE text_search MATCH ?6 AND t.what = 'person'"
#define WORDS \
  " AND n.case_id IN (SELECT t.case_id FROM text_search x JOIN d_text t ON t.n = x.rowid" \
  "  WHERE text_search MATCH ?6 AND t.what = 'case'" \
  OF_PEOPLE (" JOIN d_involvement_now d ON d.person_id = t.person_id") \
  OF_PEOPLE (" JOIN d_person_root r ON r.root_id = t.person_id JOIN d_involvement_now d ON d.person_id = r.person_id") \
  OF_PEOPLE (" JOIN d_person_root r ON r.person_id = t.person_id JOIN d_involvement_now d ON d.person_id = r.root_id") ")"

/* Those of one day stand in the order in which they were opened, as their ids do. */
#define ORDER " ORDER BY r.due IS NULL, r.due, n.case_id"

/* A page is found by ids alone, in the order of an index where there is one; its rows are read afterwards. Cases with
 * something to come are walked by its date, the others as they were opened; one list after the other. Where nothing is
 * asked of a case but that, none is looked at: rows are passed over in the index. */
#define TO_COME " FROM d_review_now r INDEXED BY d_review_now_due"
#define TO_COME_OF_STATUS TO_COME " CROSS JOIN d_case_now n ON n.case_id = r.case_id"
#define TO_COME_AND_LEAD TO_COME_OF_STATUS " CROSS JOIN d_case_version_now v ON v.case_id = n.case_id"
#define NOTHING_TO_COME " FROM d_case_now n INDEXED BY d_case_now_closed"
#define NOTHING_TO_COME_AND_LEAD NOTHING_TO_COME " CROSS JOIN d_case_version_now v ON v.case_id = n.case_id"
#define HAS_NOTHING_TO_COME \
  "n.status = 'closed' AND NOT EXISTS (SELECT 1 FROM d_review_now WHERE case_id = n.case_id AND held = 0)"
#define CLOSED_WITHOUT_CHECK \
  "SELECT case_id FROM d_case_now INDEXED BY d_case_now_closed WHERE status = 'closed'" \
  " EXCEPT SELECT case_id FROM d_review_now INDEXED BY d_review_now_pending WHERE held = 0"
#define PAGE " LIMIT ?7 OFFSET ?8"

/**
 * ck_query_by_id:
 * @store: the record
 * @sql: a statement whose first parameter is an id
 * @id: the id
 * @type: of the records that it gives
 * @error: why it couldn't be read
 *
 * Returns: (transfer full): its rows
 */
GPtrArray *
ck_query_by_id (CkStore      *store,
                const char   *sql,
                const CkUuid *id,
                GType         type,
                GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, id);
  return ck_store_read_all (store, stmt, type, error);
}

typedef struct {
  gboolean moves;
  gboolean merges;
} Moves;

static gboolean
read_moves (CkStore *store,
            Moves   *moves,
            GError **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, HAS_MOVES, error);
  gboolean row = FALSE;

  if (stmt == NULL || !ck_store_step (store, stmt, &row, error))
    return FALSE;
  moves->moves = row && sqlite3_column_int (stmt, 0) != 0;
  moves->merges = row && sqlite3_column_int (stmt, 1) != 0;
  sqlite3_reset (stmt);
  return TRUE;
}

/* Before a statement of CASES is run. */
static void
bind_moves (sqlite3_stmt *stmt,
            const Moves  *moves)
{
  sqlite3_bind_int (stmt, 9, moves->moves);
  sqlite3_bind_int (stmt, 10, moves->merges);
}

static GPtrArray *
load_heads (CkStore      *store,
            const CkUuid *ids,
            guint         n_ids,
            GError      **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_object_unref);
  Moves moves;

  if (!read_moves (store, &moves, error))
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      sqlite3_stmt *stmt = ck_store_prepare (store, CASES " WHERE n.case_id = ?1", error);
      GPtrArray *head;

      if (stmt == NULL)
        return NULL;
      ck_bind_uuid (stmt, 1, &ids[i]);
      bind_moves (stmt, &moves);
      head = ck_store_read_all (store, stmt, CK_TYPE_CASE, error);
      if (head == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (cases, head);
    }
  return g_steal_pointer (&cases);
}

/* What a person reads for each category, by the vault's list. */
static gboolean
label_categories (CkStore   *store,
                  GPtrArray *cases,
                  GError   **error)
{
  g_autoptr (GPtrArray) categories = ck_categories_load (store, error);

  for (guint i = 0; categories != NULL && i < cases->len; i++)
    {
      CkCase *row = g_ptr_array_index (cases, i);

      row->category_labels = ck_categories_labels (categories, row->categories);
    }
  return categories != NULL;
}

/**
 * ck_case_head_load:
 * @store: the record
 * @case_id: a case that is there
 * @error: why it couldn't be read
 *
 * Returns: (transfer full): the case as its head shows it
 */
CkCase *
ck_case_head_load (CkStore      *store,
                   const CkUuid *case_id,
                   GError      **error)
{
  g_autoptr (GPtrArray) found = load_heads (store, case_id, 1, error);

  if (found == NULL || !label_categories (store, found, error))
    return NULL;
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

static void
bind_filter (sqlite3_stmt        *stmt,
             const CkCasesFilter *filter,
             const char          *query)
{
  g_autofree char *due = ck_date_is_set (filter->due_by) ? ck_date_to_text (filter->due_by) : NULL;

  sqlite3_bind_int (stmt, 1, filter->status != 0 ? (int)filter->status : CK_CASES_ALL);
  ck_bind_text (stmt, 2, due);
  ck_bind_text (stmt, 3, filter->risk >= 0 ? ck_token_text (&ck_risks, filter->risk) : NULL);
  ck_bind_text (stmt, 4, filter->category);
  ck_bind_text (stmt, 5, filter->lead);
  if (query != NULL)
    ck_bind_text (stmt, 6, query);
}

static gboolean
read_words (const CkCasesFilter *filter,
            char               **query,
            GError             **error)
{
  if (filter->words == NULL)
    return TRUE;
  if (!ck_search_check (filter->words, error))
    return FALSE;
  *query = ck_full_text_query (filter->words);
  return TRUE;
}

/* A filter that no list knows would look like a vault without such cases. */
static gboolean
check_category (CkStore    *store,
                const char *token,
                GError    **error)
{
  g_autoptr (GPtrArray) categories = ck_categories_load (store, error);
  g_autofree char *choices = NULL;

  if (categories == NULL)
    return FALSE;
  if (ck_categories_find (categories, token) != NULL)
    return TRUE;
  choices = ck_categories_choices (categories);
  g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
               /* Translators: a token, tokens "low | medium" */
               _("category: “%1$s” isn’t in the vault’s list; expected one of %2$s."), token, choices);
  return FALSE;
}

/* @from: what is read of which tables; @where: what holds of them, before what the filter asks; @category: that the case of
 * the table that is walked is of it. */
typedef struct {
  const char *from;
  const char *where;
  const char *category;
} Walk;

/* @rest: what comes behind. */
static sqlite3_stmt *
prepare_filtered (CkStore             *store,
                  const Walk          *walk,
                  const CkCasesFilter *filter,
                  const char          *query,
                  const char          *rest,
                  GError             **error)
{
  g_autofree char *sql = g_strconcat (walk->from, walk->where, ck_date_is_set (filter->due_by) ? OF_DUE : "",
                                      filter->category != NULL ? walk->category : "", filter->risk >= 0 ? OF_RISK : "",
                                      filter->lead != NULL ? OF_LEAD : "", query != NULL ? WORDS : "", rest, NULL);
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);

  if (stmt != NULL)
    bind_filter (stmt, filter, query);
  return stmt;
}

/**
 * ck_cases_list:
 * @store: the record
 * @filter: (nullable): which; %NULL for all. Long-term is a closed case with a check to come, closed one without
 * @error: %CK_ERROR_INVALID for words that can't be searched or a category that isn't in the list, or why it couldn't be read
 *
 * Returns: (transfer full) (element-type CkCase): the cases, next review first, those without one last
 */
GPtrArray *
ck_cases_list (CkStore             *store,
               const CkCasesFilter *filter,
               GError             **error)
{
  static const CkCasesFilter all = { .status = CK_CASES_ALL, .risk = -1 };
  g_autoptr (GPtrArray) cases = NULL;
  g_autofree char *query = NULL;
  sqlite3_stmt *stmt;
  Moves moves;

  if (filter == NULL)
    filter = &all;
  if (!read_words (filter, &query, error) || !read_moves (store, &moves, error)
      || (filter->category != NULL && !check_category (store, filter->category, error)))
    return NULL;
  stmt = prepare_filtered (store, &(Walk){ CASES, " WHERE " OF_STATUS, OF_CATEGORY ("n.case_id") }, filter, query, ORDER, error);
  if (stmt == NULL)
    return NULL;
  bind_moves (stmt, &moves);
  cases = ck_store_read_all (store, stmt, CK_TYPE_CASE, error);
  return cases != NULL && label_categories (store, cases, error) && ck_restricted_mask_cases (store, cases, error)
             ? g_steal_pointer (&cases)
             : NULL;
}

/* --- pages of it ------------------------------------------------------------------------------------------------------ */

/* What a list can be sorted by, up and down, and the table that is walked so; next reviews come in two pieces and aren't
 * here. */
#define BY_RISK "CASE n.risk WHEN 'high' THEN 0 WHEN 'medium' THEN 1 WHEN 'low' THEN 2 ELSE 3 END"
/* of the concerns that it shows, where any went to another case */
#define BY_CATEGORY                                                                                                    \
  "CASE WHEN " MOVES " THEN (SELECT category FROM (SELECT k.category, k.id FROM concern_category k"                    \
  " WHERE k.case_id = n.case_id AND " STAYED ("k.case_id", "k.concern_id")                                             \
  " UNION ALL SELECT k.category, k.id FROM d_entry_move_now m CROSS JOIN concern_category k ON k.concern_id = m.entry_id" \
  " WHERE " CAME ") ORDER BY id LIMIT 1)"                                                                              \
  " ELSE (SELECT category FROM concern_category WHERE case_id = n.case_id ORDER BY id LIMIT 1) END"
#define WALK(table) \
  " FROM " table " o CROSS JOIN d_case_now n ON n.case_id = o.case_id JOIN d_case_version_now v ON v.case_id = n.case_id" \
  " LEFT JOIN d_review_now r ON r.case_id = n.case_id AND r.held = 0"

static const struct {
  const char *from;
  const char *order[2];
} orders[] = {
  [CK_CASES_BY_TITLE] = { WALK ("d_case_version_now"),
                          { " ORDER BY o.title COLLATE NOCASE, o.case_id", " ORDER BY o.title COLLATE NOCASE DESC, o.case_id DESC" } },
  [CK_CASES_BY_CATEGORY] = { WALK ("d_case_version_now"),
                             { " ORDER BY " BY_CATEGORY ", n.case_id", " ORDER BY " BY_CATEGORY " DESC, n.case_id" } },
  [CK_CASES_BY_RISK] = { WALK ("d_case_version_now"),
                         { " ORDER BY " BY_RISK ", n.case_id", " ORDER BY " BY_RISK " DESC, n.case_id" } },
  [CK_CASES_BY_ACTIVITY] = { WALK ("d_case_summary"),
                             { " ORDER BY o.last_activity DESC, o.case_id DESC", " ORDER BY o.last_activity, o.case_id" } },
  [CK_CASES_BY_STATUS] = { WALK ("d_case_version_now"),
                           { " ORDER BY n.status = 'closed', r.id IS NULL, n.case_id",
                             " ORDER BY n.status = 'open', r.id IS NOT NULL, n.case_id" } },
};

static gboolean
add_ids (CkStore             *store,
         const Walk          *walk,
         const CkCasesFilter *filter,
         const char          *query,
         const char          *order,
         guint                offset,
         guint                limit,
         GArray              *ids,
         GError             **error)
{
  g_autofree char *rest = g_strconcat (order, PAGE, NULL);
  sqlite3_stmt *stmt = prepare_filtered (store, walk, filter, query, rest, error);
  gboolean row = FALSE;
  Moves moves;

  if (stmt == NULL)
    return FALSE;
  /* by category alone it is asked what went elsewhere */
  if (sqlite3_bind_parameter_count (stmt) >= 9)
    {
      if (!read_moves (store, &moves, error))
        return FALSE;
      sqlite3_bind_int (stmt, 9, moves.moves);
    }
  sqlite3_bind_int64 (stmt, 7, limit);
  sqlite3_bind_int64 (stmt, 8, offset);
  while (ck_store_step (store, stmt, &row, error))
    {
      CkUuid id;

      if (!row)
        return TRUE;
      ck_column_uuid (stmt, 0, &id);
      g_array_append_val (ids, id);
    }
  return FALSE;
}

static gboolean
count (CkStore             *store,
       const Walk          *walk,
       const CkCasesFilter *filter,
       const char          *query,
       guint               *n_cases,
       GError             **error)
{
  sqlite3_stmt *stmt = prepare_filtered (store, walk, filter, query, "", error);
  gboolean row = FALSE;

  if (stmt == NULL || !ck_store_step (store, stmt, &row, error))
    return FALSE;
  *n_cases = row ? (guint)sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return TRUE;
}

static CkCasesStatus
statuses_of (const CkCasesFilter *filter)
{
  return filter->status != 0 ? filter->status : CK_CASES_ALL;
}

/* Whether the filter leaves room for cases that have something to come: those are open, or closed with a check. */
static gboolean
asks_for_pending (const CkCasesFilter *filter)
{
  return (statuses_of (filter) & (CK_CASES_OPEN | CK_CASES_LONG_TERM)) != 0;
}

/* Whether it leaves room for those that have nothing to come. */
static gboolean
asks_for_the_rest (const CkCasesFilter *filter)
{
  return (statuses_of (filter) & CK_CASES_CLOSED) != 0 && !ck_date_is_set (filter->due_by);
}

static const char *
pending_where (const CkCasesFilter *filter)
{
  switch (statuses_of (filter) & (CK_CASES_OPEN | CK_CASES_LONG_TERM))
    {
    case CK_CASES_OPEN:
      return " WHERE r.held = 0 AND n.status = 'open'";
    case CK_CASES_LONG_TERM:
      return " WHERE r.held = 0 AND n.status = 'closed'";
    default:
      return " WHERE r.held = 0";
    }
}

/* Whether nothing is asked of a case but how it stands, and when its review is due. */
static gboolean
asks_for_no_more (const CkCasesFilter *filter)
{
  return filter->risk < 0 && filter->category == NULL && filter->lead == NULL && filter->words == NULL;
}

/* Whether anything is asked of a case besides when its review is due, and of which category it is. */
static gboolean
asks_how_it_stands (const CkCasesFilter *filter,
                    const char          *query)
{
  gboolean any_status = (~statuses_of (filter) & (CK_CASES_OPEN | CK_CASES_LONG_TERM)) == 0;

  return !any_status || filter->risk >= 0 || query != NULL;
}

static Walk
pending_walk (const CkCasesFilter *filter,
              const char          *query,
              gboolean             counted)
{
  Walk walk = { .where = pending_where (filter), .category = OF_CATEGORY ("r.case_id") };

  if (filter->lead != NULL)
    walk.from = counted ? "SELECT count (*)" TO_COME_AND_LEAD : "SELECT r.case_id" TO_COME_AND_LEAD;
  else if (asks_how_it_stands (filter, query))
    walk.from = counted ? "SELECT count (*)" TO_COME_OF_STATUS : "SELECT r.case_id" TO_COME_OF_STATUS;
  else
    walk.from = counted ? "SELECT count (*)" TO_COME : "SELECT r.case_id" TO_COME;
  return walk;
}

static Walk
rest_walk (const CkCasesFilter *filter,
           gboolean             counted)
{
  Walk walk = { .where = " WHERE " HAS_NOTHING_TO_COME, .category = OF_CATEGORY ("n.case_id") };

  /* two lists in one order are walked side by side faster than each of one is looked up in the other */
  if (!counted && asks_for_no_more (filter))
    return (Walk){ CLOSED_WITHOUT_CHECK, "", "" };
  if (filter->lead != NULL)
    walk.from = counted ? "SELECT count (*)" NOTHING_TO_COME_AND_LEAD : "SELECT n.case_id" NOTHING_TO_COME_AND_LEAD;
  else
    walk.from = counted ? "SELECT count (*)" NOTHING_TO_COME : "SELECT n.case_id" NOTHING_TO_COME;
  return walk;
}

static gboolean
count_pending (CkStore             *store,
               const CkCasesFilter *filter,
               const char          *query,
               guint               *n_cases,
               GError             **error)
{
  Walk walk = pending_walk (filter, query, TRUE);

  *n_cases = 0;
  return !asks_for_pending (filter) || count (store, &walk, filter, query, n_cases, error);
}

/* Where nothing else is asked for, how many stand how needs no case to be looked at: an open one has one review to come, a
 * closed one has a check to come or nothing. */
static gboolean
count_standing (CkStore      *store,
                CkCasesStatus statuses,
                guint        *n_cases,
                GError      **error)
{
  gint64 n[3] = { 0, 0, 0 };
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT (SELECT count (*) FROM d_case_now INDEXED BY d_case_now_open WHERE status = 'open'),"
                                         " (SELECT count (*) FROM d_case_now INDEXED BY d_case_now_closed WHERE status = 'closed'),"
                                         " (SELECT count (*) FROM d_review_now INDEXED BY d_review_now_due WHERE held = 0)",
                                         error);

  if (stmt == NULL || !ck_store_step (store, stmt, &row, error))
    return FALSE;
  for (int i = 0; row && i < 3; i++)
    n[i] = sqlite3_column_int64 (stmt, i);
  sqlite3_reset (stmt);
  *n_cases = (guint)(((statuses & CK_CASES_OPEN) != 0 ? n[0] : 0) + ((statuses & CK_CASES_LONG_TERM) != 0 ? n[2] - n[0] : 0)
                     + ((statuses & CK_CASES_CLOSED) != 0 ? n[1] - (n[2] - n[0]) : 0));
  return TRUE;
}

static gboolean
ids_by_review (CkStore             *store,
               const CkCasesFilter *filter,
               const char          *query,
               gboolean             descending,
               guint                offset,
               guint                limit,
               GArray              *ids,
               GError             **error)
{
  Walk pending = pending_walk (filter, query, FALSE);
  Walk rest = rest_walk (filter, FALSE);
  guint n_to_come = 0;

  if (asks_for_pending (filter)
      && !add_ids (store, &pending, filter, query,
                   descending ? " ORDER BY r.due DESC, r.case_id DESC" : " ORDER BY r.due, r.case_id", offset, limit, ids, error))
    return FALSE;
  if (ids->len == limit || !asks_for_the_rest (filter))
    return TRUE;
  if (ids->len == 0 && offset > 0 && !count_pending (store, filter, query, &n_to_come, error))
    return FALSE;
  return add_ids (store, &rest, filter, query, " ORDER BY 1", ids->len > 0 ? 0 : offset - n_to_come, limit - ids->len, ids,
                  error);
}

/**
 * ck_cases_page:
 * @store: the record
 * @filter: which
 * @order: by what
 * @descending: the other way round; cases that have no review to come stay last
 * @offset: how many to pass over
 * @limit: how many at most
 * @error: %CK_ERROR_INVALID for words that can't be searched, or why it couldn't be read
 *
 * Returns: (transfer full) (element-type CkCase): a page of the list
 */
GPtrArray *
ck_cases_page (CkStore             *store,
               const CkCasesFilter *filter,
               CkCasesOrder         order,
               gboolean             descending,
               guint                offset,
               guint                limit,
               GError             **error)
{
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (CkUuid));
  g_autofree char *query = NULL;
  gboolean found;

  g_return_val_if_fail (order < G_N_ELEMENTS (orders), NULL);

  if (!read_words (filter, &query, error))
    return NULL;
  if (filter->words != NULL && query == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  if (order == CK_CASES_BY_REVIEW)
    found = ids_by_review (store, filter, query, descending, offset, limit, ids, error);
  else
    {
      g_autofree char *from = g_strconcat ("SELECT n.case_id", orders[order].from, NULL);

      found = add_ids (store, &(Walk){ from, " WHERE " OF_STATUS, OF_CATEGORY ("n.case_id") }, filter, query,
                       orders[order].order[descending ? 1 : 0], offset, limit, ids, error);
    }
  if (!found)
    return NULL;

  cases = load_heads (store, (const CkUuid *)(gconstpointer)ids->data, ids->len, error);
  if (cases == NULL)
    return NULL;
  return label_categories (store, cases, error) && ck_restricted_mask_cases (store, cases, error)
             ? g_steal_pointer (&cases)
             : NULL;
}

/**
 * ck_cases_count:
 * @store: the record
 * @filter: which
 * @n_cases: (out): how many there are
 * @error: as ck_cases_page()
 *
 * Returns: whether they could be counted
 */
gboolean
ck_cases_count (CkStore             *store,
                const CkCasesFilter *filter,
                guint               *n_cases,
                GError             **error)
{
  Walk rest = rest_walk (filter, TRUE);
  g_autofree char *query = NULL;
  guint n_rest = 0;

  if (!read_words (filter, &query, error))
    return FALSE;
  *n_cases = 0;
  if (filter->words != NULL && query == NULL)
    return TRUE;
  if (asks_for_no_more (filter) && !ck_date_is_set (filter->due_by))
    return count_standing (store, statuses_of (filter), n_cases, error);
  if (!count_pending (store, filter, query, n_cases, error)
      || (asks_for_the_rest (filter) && !count (store, &rest, filter, query, &n_rest, error)))
    return FALSE;
  *n_cases += n_rest;
  return TRUE;
}
