/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases. */
#include "ck-queries.h"

/* Names once each, the person harmed first; of those who aren't known the beginning of what is said of them. */
#define PEOPLE                                                                                                         \
  "(SELECT group_concat (who, char (31)) FROM"                                                                         \
  " (SELECT coalesce (p.name, substr (i.description, 1, 100)) AS who,"                                                 \
  "         min (CASE d.role WHEN 'harmed' THEN 0 WHEN 'alleged-responsible' THEN 1 ELSE 2 END) AS rank, min (d.id) "  \
  "AS first"                                                                                                           \
  "  FROM d_involvement_now d JOIN involvement i ON i.id = d.id LEFT JOIN d_person_now p ON p.person_id = d.person_id" \
  "  WHERE d.case_id = n.case_id GROUP BY coalesce (d.person_id, d.id) ORDER BY rank, first))"

#define CATEGORIES \
  "(SELECT group_concat (category, char (31)) FROM" \
  " (SELECT category FROM concern_category WHERE case_id = n.case_id GROUP BY category ORDER BY min (id)))"

/* When it was closed for good: postponed and held checks write further states. */
#define CLOSED_AT                                                                                                      \
  "CASE n.status WHEN 'closed' THEN (SELECT min (x.recorded_at) FROM case_state x WHERE x.case_id = n.case_id AND "    \
  "x.id >"                                                                                                             \
  " coalesce ((SELECT max (o.id) FROM case_state o WHERE o.case_id = n.case_id AND o.status = 'open'), x'00')) END"

#define CASES                                                                                                          \
  "SELECT n.case_id AS id, " CK_SQL_REFERENCE " AS reference, v.title, v.lead, n.status, n.risk,"                      \
  " n.status = 'closed' AND r.id IS NOT NULL AS long_term, c.kind, " CATEGORIES " AS categories, " PEOPLE              \
  " AS people,"                                                                                                        \
  " r.id AS review_id, r.due AS next_review, s.opened_at, s.last_activity, " CLOSED_AT " AS closed_at,"                \
  " st.outcome, st.reason AS outcome_reason, st.no_check_reason, s.entries AS n_entries"                               \
  " FROM d_case_now n JOIN d_case_version_now v ON v.case_id = n.case_id JOIN d_case_summary s ON s.case_id = "        \
  "n.case_id"                                                                                                          \
  " JOIN case_state st ON st.id = n.state_id LEFT JOIN concern c ON c.id = s.first_concern"                            \
  " LEFT JOIN d_review_now r ON r.case_id = n.case_id AND r.held = 0"

#define FILTER \
  " WHERE (?1 & CASE WHEN n.status = 'open' THEN 1 WHEN r.id IS NOT NULL THEN 2 ELSE 4 END)" \
  " AND (?2 IS NULL OR r.due <= ?2) AND (?3 IS NULL OR n.risk = ?3)" \
  " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM concern_category WHERE case_id = n.case_id AND category = ?4)" \
  "  OR EXISTS (SELECT 1 FROM concern_category k JOIN d_category_now g ON g.token = k.category" \
  "             WHERE k.case_id = n.case_id AND g.parent = ?4))" \
  " AND (?5 IS NULL OR v.lead = ?5)"

/* Words of the case itself, its entries, actions and plan, and of the people in it. */
#define WORDS \
  " AND n.case_id IN (SELECT t.case_id FROM text_search x JOIN d_text t ON t.n = x.rowid" \
  "  WHERE text_search MATCH ?6 AND t.case_id IS NOT NULL" \
  "  UNION SELECT i.case_id FROM text_search x JOIN d_text t ON t.n = x.rowid JOIN d_involvement_now i" \
  "  ON i.person_id = t.person_id WHERE text_search MATCH ?6)"

#define ORDER " ORDER BY r.due IS NULL, r.due, v.year, v.number, v.device_letter"

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
  g_autoptr (GPtrArray) found = ck_query_by_id (store, CASES " WHERE n.case_id = ?1", case_id, CK_TYPE_CASE, error);

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

/**
 * ck_cases_list:
 * @store: the record
 * @filter: (nullable): which; %NULL for all. Long-term is a closed case with a check to come, closed one without
 * @error: %CK_ERROR_INVALID for words that can't be searched, or why it couldn't be read
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

  if (filter == NULL)
    filter = &all;
  if (filter->words != NULL)
    {
      if (!ck_search_check (filter->words, error))
        return NULL;
      query = ck_full_text_query (filter->words);
    }

  stmt = ck_store_prepare (store, query != NULL ? CASES FILTER WORDS ORDER : CASES FILTER ORDER, error);
  if (stmt == NULL)
    return NULL;
  bind_filter (stmt, filter, query);
  cases = ck_store_read_all (store, stmt, CK_TYPE_CASE, error);
  return cases != NULL && label_categories (store, cases, error) ? g_steal_pointer (&cases) : NULL;
}
