/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-queries.h"

#include <string.h>
#include "ck-name-match.h"
#include "ck-text.h"

#define PERSON                                                                                                         \
  "SELECT d.person_id AS id, d.version_id, p.name, p.known_as, p.kind, p.born, p.born_precision, p.description, "      \
  "p.contact,"                                                                                                         \
  " (SELECT count (DISTINCT " CK_SQL_PART_SHOWN_IN ("l") ") FROM d_involvement_now l"                                 \
  "  WHERE l.person_id IN " CK_SQL_SAME ("d.person_id") ") AS n_cases,"                                                \
  " (SELECT count (DISTINCT c.case_id) FROM d_involvement_now l"                                                       \
  "  CROSS JOIN d_case_now c ON c.case_id = " CK_SQL_PART_SHOWN_IN ("l")                                               \
  "  WHERE l.person_id IN " CK_SQL_SAME ("d.person_id") " AND c.status = 'open') AS n_open_cases,"                    \
  " (SELECT group_concat (name, char (31)) FROM (SELECT m.name FROM d_person_root r JOIN d_person_now m"               \
  "  ON m.person_id = r.person_id WHERE r.root_id = d.person_id ORDER BY m.person_id)) AS also_recorded_as"            \
  " FROM d_person_now d JOIN person_version p ON p.id = d.version_id"

/* People who stand for themselves; each word that is looked for begins a word of a name of theirs, or of somebody who is
 * shown as them. What isn't looked for is NULL. */
#define HAS_WORD(from, to)                                                                                             \
  " AND (" from " IS NULL OR l.person_id IN (SELECT " CK_SQL_ROOT ("k.person_id") " FROM d_person_key k"              \
  " WHERE k.key >= " from " AND k.key < " to "))"

#define CHOSEN                                                                                                         \
  " FROM d_person_list l WHERE NOT EXISTS (SELECT 1 FROM d_person_root WHERE person_id = l.person_id)"                 \
  " AND (?1 IS NULL OR l.kind = ?1)"                                                                                   \
  " AND (?2 = 0 OR EXISTS (SELECT 1 FROM d_involvement_now o"                                                          \
  "  CROSS JOIN d_case_now c ON c.case_id = " CK_SQL_PART_SHOWN_IN ("o")                                               \
  "  WHERE o.person_id = l.person_id AND c.status = 'open')"                                                           \
  "  OR EXISTS (SELECT 1 FROM d_person_root s CROSS JOIN d_involvement_now o ON o.person_id = s.person_id"             \
  "  CROSS JOIN d_case_now c ON c.case_id = " CK_SQL_PART_SHOWN_IN ("o")                                               \
  "  WHERE s.root_id = l.person_id AND c.status = 'open'))"                                                            \
  HAS_WORD ("?3", "?4") HAS_WORD ("?5", "?6") HAS_WORD ("?7", "?8")

/* Whoever has a part in an open case, in the order of the cases, so that each is looked at once; then of those cases from
 * which something went to another, which few vaults have any of. */
#define IN_OPEN_CASES                                                                                                  \
  "SELECT d.person_id FROM d_case_now c INDEXED BY d_case_now_open CROSS JOIN d_involvement_now d"                     \
  " ON d.case_id = c.case_id WHERE c.status = 'open' AND d.person_id IS NOT NULL AND c.case_id NOT IN (" WENT ")"      \
  " UNION ALL SELECT d.person_id FROM (" WENT ") p CROSS JOIN d_involvement_now d ON d.case_id = p.case_id"            \
  " CROSS JOIN d_case_now c ON c.case_id = " CK_SQL_PART_SHOWN_IN ("d")                                                \
  " WHERE c.status = 'open' AND d.person_id IS NOT NULL"
#define WENT "SELECT case_id FROM d_case_merge_now WHERE into_id IS NOT NULL UNION SELECT case_id FROM d_entry_move_now"

#define PAGE                                                                                                           \
  PERSON " JOIN (SELECT l.person_id AS chosen, l.sort" CHOSEN " ORDER BY l.sort, l.person_id LIMIT ?9 OFFSET ?10) page"  \
         " ON page.chosen = d.person_id ORDER BY page.sort, page.chosen"

/* those whose name begins as it was typed come first */
#define LIKE                                                                                                           \
  PERSON " JOIN (SELECT l.person_id AS chosen, l.sort, l.sort < ?11 OR l.sort >= ?12 AS later" CHOSEN                  \
         " ORDER BY later, l.sort, l.person_id LIMIT ?9 OFFSET ?10) page"                                                 \
         " ON page.chosen = d.person_id ORDER BY page.later, page.sort, page.chosen"

#define WORDS_MAX 3 /* that are looked for */
#define LAST_LETTER "\xf4\x8f\xbf\xbf" /* sorts after every other */

#define INVOLVEMENTS \
  "SELECT i.* FROM d_involvement_now d JOIN involvement i ON i.id = d.id WHERE d.person_id IN"                         \
  " (SELECT ?1 UNION ALL SELECT person_id FROM d_person_root WHERE root_id = ?1) ORDER BY i.id"

/**
 * ck_person_find_root:
 * @store: the record
 * @person: somebody
 * @root: (out): who is shown in their place: the one they are merged into, or themselves
 * @error: why it couldn't be read
 *
 * Returns: whether it could be read
 */
gboolean
ck_person_find_root (CkStore      *store,
                     const CkUuid *person,
                     CkUuid       *root,
                     GError      **error)
{
  gboolean row = FALSE;
  CkUuid found = *person;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT root_id FROM d_person_root WHERE person_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, person);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    ck_column_uuid (stmt, 0, &found);
  sqlite3_reset (stmt);
  *root = found;
  return TRUE;
}

/**
 * ck_person_load:
 * @store: the record
 * @person: a person that is there
 * @error: why they couldn't be read
 *
 * Returns: (transfer full): the person as they are now; who they are merged into, where they are
 */
CkPerson *
ck_person_load (CkStore      *store,
                const CkUuid *person,
                GError      **error)
{
  g_autoptr (GPtrArray) found
      = ck_query_by_id (store, PERSON " WHERE d.person_id = " CK_SQL_ROOT ("?1"), person, CK_TYPE_PERSON, error);

  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

/* --- lists --- */

static void
bind_range (sqlite3_stmt *stmt,
            int           first,
            const char   *mark,
            const char   *text)
{
  g_autofree char *from = text != NULL ? g_strconcat (mark, text, NULL) : NULL;
  g_autofree char *to = text != NULL ? g_strconcat (from, LAST_LETTER, NULL) : NULL;

  ck_bind_text (stmt, first, from);
  ck_bind_text (stmt, first + 1, to);
}

static void
bind_filter (sqlite3_stmt         *stmt,
             const CkPeopleFilter *filter)
{
  g_auto (GStrv) words = ck_name_words (filter != NULL ? filter->words : NULL);
  guint n = g_strv_length (words);

  ck_bind_text (stmt, 1, filter != NULL ? ck_token_text (&ck_person_kinds, filter->kind) : NULL);
  sqlite3_bind_int (stmt, 2, filter != NULL && filter->open_cases);
  for (guint i = 0; i < WORDS_MAX; i++)
    bind_range (stmt, 3 + 2 * (int)i, ".", i < n ? words[i] : NULL);
}

/* What shows nothing finds everybody; what shows something without a word in it finds nobody. */
static gboolean
finds_nobody (const char *typed)
{
  return !ck_text_is_blank (typed)
         && (strlen (typed) > CK_LINE_MAX || !g_utf8_validate (typed, -1, NULL) || !ck_text_has_word (typed));
}

/**
 * ck_people_page:
 * @store: the record
 * @filter: (nullable): who is wanted; %NULL for everybody
 * @offset: how many come before
 * @limit: how many at most; 0 for all
 * @error: why they couldn't be read
 *
 * Those who are merged into another aren't listed; the other one is found by their names too.
 *
 * Returns: (transfer full) (element-type CkPerson): people by name; two of one name are two people
 */
GPtrArray *
ck_people_page (CkStore              *store,
                const CkPeopleFilter *filter,
                guint                 offset,
                guint                 limit,
                GError              **error)
{
  sqlite3_stmt *stmt;

  if (filter != NULL && finds_nobody (filter->words))
    return g_ptr_array_new_with_free_func (g_object_unref);
  stmt = ck_store_prepare (store, PAGE, error);
  if (stmt == NULL)
    return NULL;
  bind_filter (stmt, filter);
  sqlite3_bind_int64 (stmt, 9, limit > 0 ? (gint64)limit : -1);
  sqlite3_bind_int64 (stmt, 10, offset);
  return ck_store_read_all (store, stmt, CK_TYPE_PERSON, error);
}

static gboolean
next_id (CkStore      *store,
         sqlite3_stmt *stmt,
         CkUuid       *id,
         gboolean     *row,
         GError      **error)
{
  if (!ck_store_step (store, stmt, row, error))
    return FALSE;
  if (*row)
    ck_column_uuid (stmt, 0, id);
  return TRUE;
}

static void
add_id (GHashTable   *ids,
        const CkUuid *id)
{
  if (!g_hash_table_contains (ids, id))
    g_hash_table_add (ids, g_memdup2 (id, sizeof *id));
}

/* Of everybody who is in an open case, which is most people, nobody is looked up by name. Those who are merged into another
 * count as that one. */
static gboolean
count_in_open_cases (CkStore *store,
                     guint   *count,
                     GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (ck_uuid_hash, ck_uuid_equal_fn, g_free, NULL);
  sqlite3_stmt *stmt = ck_store_prepare (store, IN_OPEN_CASES, error);
  gboolean row = FALSE;
  CkUuid id, root;

  if (stmt == NULL)
    return FALSE;
  do
    {
      if (!next_id (store, stmt, &id, &row, error))
        return FALSE;
      if (row)
        add_id (people, &id);
    }
  while (row);
  stmt = ck_store_prepare (store, "SELECT person_id, root_id FROM d_person_root", error);
  if (stmt == NULL)
    return FALSE;
  do
    {
      if (!next_id (store, stmt, &id, &row, error))
        return FALSE;
      if (!row || !g_hash_table_remove (people, &id))
        continue;
      ck_column_uuid (stmt, 1, &root);
      add_id (people, &root);
    }
  while (row);
  *count = g_hash_table_size (people);
  return TRUE;
}

/**
 * ck_people_count:
 * @store: the record
 * @filter: (nullable): who is wanted; %NULL for everybody
 * @count: (out): how many ck_people_page() has
 * @error: why they couldn't be counted
 *
 * Returns: whether they could be counted
 */
gboolean
ck_people_count (CkStore              *store,
                 const CkPeopleFilter *filter,
                 guint                *count,
                 GError              **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt;

  if (filter != NULL && finds_nobody (filter->words))
    {
      *count = 0;
      return TRUE;
    }
  if (filter != NULL && filter->open_cases && filter->kind < 0 && ck_text_is_blank (filter->words))
    return count_in_open_cases (store, count, error);
  stmt = ck_store_prepare (store, "SELECT count (*)" CHOSEN, error);
  if (stmt == NULL)
    return FALSE;
  bind_filter (stmt, filter);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  *count = row ? (guint)sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return TRUE;
}

/**
 * ck_people_list:
 * @store: the record
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkPerson): everybody, by name; two of one name are two people
 */
GPtrArray *
ck_people_list (CkStore *store,
                GError **error)
{
  return ck_people_page (store, NULL, 0, 0, error);
}

/**
 * ck_people_like:
 * @store: the record
 * @typed: the beginning of a name; "sian" finds "Siân"
 * @limit: how many at most
 * @error: why they couldn't be read
 *
 * For type-ahead: those whose name begins so come first, then those of whom another name does, by name.
 *
 * Returns: (transfer full) (element-type CkPerson): who it may be; nobody for what shows nothing
 */
GPtrArray *
ck_people_like (CkStore    *store,
                const char *typed,
                guint       limit,
                GError    **error)
{
  CkPeopleFilter filter = { .kind = -1, .words = typed };
  g_autofree char *sort = NULL;
  sqlite3_stmt *stmt;

  if (ck_text_is_blank (typed) || finds_nobody (typed))
    return g_ptr_array_new_with_free_func (g_object_unref);
  stmt = ck_store_prepare (store, LIKE, error);
  if (stmt == NULL)
    return NULL;
  sort = ck_name_sort (typed);
  bind_filter (stmt, &filter);
  sqlite3_bind_int64 (stmt, 9, limit);
  sqlite3_bind_int64 (stmt, 10, 0);
  bind_range (stmt, 11, "", sort);
  return ck_store_read_all (store, stmt, CK_TYPE_PERSON, error);
}

/**
 * ck_person_cases:
 * @store: the record
 * @person: somebody
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkInvolvement): the roles that they have, with those of everybody who is shown
 *   as them, oldest first; none for nobody
 */
GPtrArray *
ck_person_cases (CkStore      *store,
                 const CkUuid *person,
                 GError      **error)
{
  return ck_query_by_id (store, INVOLVEMENTS, person, CK_TYPE_INVOLVEMENT, error);
}
