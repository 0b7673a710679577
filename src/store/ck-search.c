/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over everything. Each kind of thing is asked for by itself, its newest first, which the index gives without
 * reading what nobody will see; filters are looked at as it goes. */
#include "ck-casework-checks-private.h"
#include "ck-search-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-queries.h"
#include "ck-text.h"

#define HIT \
  "SELECT t.what, CASE WHEN v.case_id IS NOT NULL THEN " CK_SQL_REFERENCE " END AS reference, w.case_id, t.person_id," \
  " t.id AS item_id, coalesce (t.number, 0) AS number, coalesce (nullif (t.title, ''), w.title) AS title, "

/* t as it was recorded, its reference v's; w is the case that it is shown in: an entry may have gone to another one */
#define SHOWN "CASE t.what WHEN 'entry' THEN " CK_SQL_SHOWN_IN ("t.id", "t.case_id") " ELSE t.case_id END"
#define CASES \
  " LEFT JOIN d_case_version_now v ON v.case_id = t.case_id LEFT JOIN d_case_version_now w ON w.case_id = " SHOWN
#define MATCHES \
  " FROM text_search CROSS JOIN d_text t ON t.n = text_search.rowid" CASES " WHERE text_search MATCH ?1"

#define SNIPPET "snippet (text_search, 1, char (0x2068), char (0x2069), '…', 24) AS snippet"

/* the newest first, as they lie in the index */
#define PAGE " ORDER BY text_search.rowid DESC LIMIT ?2 OFFSET ?3"

#define OF_STATUS \
  " AND EXISTS (SELECT 1 FROM d_case_now n WHERE n.case_id = w.case_id AND instr (?4, ',' || CASE WHEN n.status = 'open'" \
  " THEN 'open' WHEN EXISTS (SELECT 1 FROM d_review_now r WHERE r.case_id = n.case_id AND r.held = 0) THEN 'long-term'" \
  " ELSE 'closed' END || ','))"
#define OF_RISK \
  " AND EXISTS (SELECT 1 FROM d_case_now n WHERE n.case_id = w.case_id AND instr (?5, ',' || n.risk || ','))"
/* of a concern that the same case shows */
#define OF_CATEGORY \
  " AND (EXISTS (SELECT 1 FROM concern_category k WHERE k.case_id IN (SELECT w.case_id UNION ALL SELECT g.case_id" \
  " FROM d_case_merge_now g WHERE g.into_id = w.case_id) AND instr (?6, ',' || k.category || ',')" \
  " AND w.case_id = " CK_SQL_SHOWN_IN ("k.concern_id", "k.case_id") ")" \
  " OR EXISTS (SELECT 1 FROM d_entry_move_now z JOIN concern_category k ON k.concern_id = z.entry_id" \
  " WHERE z.to_id IN (SELECT w.case_id UNION ALL SELECT g.case_id FROM d_case_merge_now g WHERE g.into_id = w.case_id)" \
  " AND instr (?6, ',' || k.category || ',') AND w.case_id = " CK_SQL_SHOWN_IN ("k.concern_id", "k.case_id") "))"
/* Of the cases q: what they have, and the entries that they show. */
#define TEXT_OF_CASES \
  ", part (id) AS (SELECT id FROM q UNION SELECT g.case_id FROM q JOIN d_case_merge_now g ON g.into_id = q.id)" \
  " SELECT x.n FROM part CROSS JOIN d_text x ON x.case_id = part.id WHERE (x.what = 'entry' OR x.case_id IN (SELECT id FROM q))" \
  " AND NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = x.id AND m.to_id NOT IN (SELECT id FROM part))" \
  " UNION ALL SELECT x.n FROM part CROSS JOIN d_entry_move_now m ON m.to_id = part.id CROSS JOIN d_text x ON x.id = m.entry_id AND x.what = 'entry'"
/* In the case, or somebody who is, unless it is restricted. Asked of the index's row itself, before anything of it is read:
 * few rows remain. The plus keeps the index from being asked for each of them. */
#define OF_CASE \
  " AND +text_search.rowid IN (WITH q (id) AS (SELECT ?7)" TEXT_OF_CASES \
  " UNION ALL SELECT x.n FROM part CROSS JOIN d_involvement_now d ON d.case_id = part.id CROSS JOIN involvement i ON i.id = d.id" \
  " CROSS JOIN d_text x ON x.person_id = d.person_id WHERE ?7 = " CK_SQL_SHOWN_IN ("i.concern_id", "i.case_id") " AND NOT " CK_SQL_IS_RESTRICTED ("?7") \
  " UNION ALL SELECT x.n FROM part CROSS JOIN d_entry_move_now m ON m.to_id = part.id CROSS JOIN involvement i ON i.concern_id = m.entry_id" \
  " CROSS JOIN d_involvement_now d ON d.id = i.id CROSS JOIN d_text x ON x.person_id = d.person_id WHERE NOT " CK_SQL_IS_RESTRICTED ("?7") ")"
/* the person, or any case that they are in; few people are known by their ids already */
#define MATCHED "who (id) AS (SELECT x.person_id FROM text_search q JOIN d_text x ON x.n = q.rowid WHERE q.text_search MATCH ?8)"
#define OF_PERSON(who) \
  " AND +text_search.rowid IN (WITH " who ", q (id) AS (SELECT DISTINCT " CK_SQL_PART_SHOWN_IN ("d") \
  " FROM who CROSS JOIN d_involvement_now d ON d.person_id = who.id)" TEXT_OF_CASES \
  " UNION ALL SELECT x.n FROM who CROSS JOIN d_text x ON x.person_id = who.id)"
/* An entry by when it happened, else by when it was told or recorded; a month counts as a whole. An action by when it is
 * due; what else there is of a case by whether the case went on then. Nobody has a day. */
#define DAYS(day, last) \
  "CASE t.what WHEN 'entry' THEN (SELECT substr (coalesce (e.happened, e.told, date (e.recorded_at / 1000000, 'unixepoch'))" \
  " || '-" last "', 1, 10) FROM entry e WHERE e.id = t.id)" \
  " WHEN 'action' THEN (SELECT a.due FROM d_action_now a WHERE a.action_id = t.id)" \
  " ELSE (SELECT date (s." day " / 1000000, 'unixepoch') FROM d_case_summary s WHERE s.case_id = t.case_id) END"
#define SINCE " AND " DAYS ("last_activity", "31") " >= ?9"
#define UNTIL " AND " DAYS ("opened_at", "01") " <= ?10"
#define OF_ENTRY_KIND \
  " AND (t.what <> 'entry' OR EXISTS (SELECT 1 FROM entry e LEFT JOIN concern k ON k.id = e.id WHERE e.id = t.id" \
  " AND (instr (coalesce (?11, ''), ',' || e.kind || ',') OR instr (coalesce (?12, ''), ',' || coalesce (k.kind, '-') || ','))))"

/* For signs that are in no word, such as emoji: read through, since no index has them. */
#define SIGNS \
  HIT "substr (t.body, max (1, instr (t.body, ?1) - 40), 120) AS snippet" \
  " FROM d_text t" CASES \
  " WHERE instr (t.title || char (10) || t.body, ?1) ORDER BY t.n DESC LIMIT ?2 OFFSET ?3"

#define BY_REFERENCE \
  "SELECT 'case' AS what, " CK_SQL_REFERENCE " AS reference, v.case_id, v.case_id AS item_id, 0 AS number, v.title, '' AS snippet" \
  " FROM d_case_version_now v WHERE v.year = ?1 AND v.number = ?2 AND v.device_letter = ?3"

#define ENTRY_BY_REFERENCE                                                                                             \
  "SELECT 'entry' AS what, " CK_SQL_REFERENCE                                                                          \
  " AS reference, " CK_SQL_SHOWN_IN ("e.id", "e.case_id") " AS case_id, e.id AS item_id, e.number, coalesce (e.title, v.title) AS title,"                                          \
  " substr (e.facts, 1, 120) AS snippet FROM d_case_version_now v JOIN entry e ON e.case_id = v.case_id"               \
  " WHERE v.year = ?1 AND v.number = ?2 AND v.device_letter = ?3 AND e.number ="                                       \
  " coalesce ((SELECT x.number FROM amendment a JOIN entry x ON x.id = a.entry_id WHERE a.case_id = v.case_id AND "    \
  "a.number = ?4), ?4)"

/**
 * ck_search_check:
 * @words: (nullable): what was typed
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it can be searched: something that shows, and not more than a line holds
 */
gboolean
ck_search_check (const char *words,
                 GError    **error)
{
  if (ck_text_is_blank (words))
    return ck_invalid (error, "words",
                       _("expected something to search for: a reference, a name, or words of the record."));
  return ck_text_check (words, strlen (words), "words", CK_LINE_MAX, FALSE, error);
}

/**
 * ck_text_has_word:
 * @text: UTF-8
 *
 * Returns: whether there is anything in it that a search has words of: letters, digits, private signs
 */
gboolean
ck_text_has_word (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
search_reference (CkStore    *store,
                  const char *words,
                  GError    **error)
{
  g_autofree char *reference = g_strstrip (g_strdup (words));
  char letter[2] = { 0, 0 };
  int year, number, entry = 0;
  sqlite3_stmt *stmt;

  if (!ck_reference_parse (reference, &year, &number, letter, &entry))
    return g_ptr_array_new_with_free_func (g_object_unref);

  stmt = ck_store_prepare (store, entry > 0 ? ENTRY_BY_REFERENCE : BY_REFERENCE, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int (stmt, 1, year);
  sqlite3_bind_int (stmt, 2, number);
  ck_bind_text (stmt, 3, letter);
  if (entry > 0)
    sqlite3_bind_int (stmt, 4, entry);
  return ck_store_read_all (store, stmt, CK_TYPE_SEARCH_HIT, error);
}

/* The index's own question: of these kinds of things, those with these words. */
static char *
match_of (const CkSearchQuery *query,
          const char          *thing)
{
  GString *match = g_string_new (query->words);
  guint n_things;
  const char *const *things = ck_search_things (&n_things);

  g_string_append (match, match->len > 0 ? " AND what : (" : "what : (");
  if (thing != NULL)
    g_string_append_printf (match, "\"%s\"", thing);
  else if (query->kinds->len > 0)
    for (guint i = 0; i < query->kinds->len; i++)
      g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "", (char *)g_ptr_array_index (query->kinds, i));
  else
    for (guint i = 0; i < n_things; i++)
      g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "", things[i]);
  g_string_append_c (match, ')');
  if (query->of_case != NULL)
    g_string_append_printf (match, " AND %s", query->of_case);
  if (query->of_person != NULL)
    g_string_append_printf (match, " AND %s", query->of_person);
  return g_string_free (match, FALSE);
}

static sqlite3_stmt *
prepare_search (CkStore             *store,
                const CkSearchQuery *query,
                const char          *thing,
                const char          *what,
                const char          *page,
                GError             **error)
{
  g_autofree char *match = match_of (query, thing);
  const char *of_person = query->person == NULL || query->of_whole_person ? ""
                          : query->people != NULL                         ? OF_PERSON (CK_SEARCH_WHO ("?8"))
                                                                          : OF_PERSON (MATCHED);
  g_autofree char *sql
      = g_strconcat (what, MATCHES, query->status != NULL ? OF_STATUS : "", query->risk != NULL ? OF_RISK : "",
                     query->category != NULL ? OF_CATEGORY : "", query->has_case && !query->of_whole_case ? OF_CASE : "",
                     of_person, query->from != NULL ? SINCE : "", query->to != NULL ? UNTIL : "",
                     query->entry_kinds != NULL || query->concern_kinds != NULL ? OF_ENTRY_KIND : "", page, NULL);
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;
  ck_bind_text (stmt, 1, match);
  ck_bind_text (stmt, 4, query->status);
  ck_bind_text (stmt, 5, query->risk);
  ck_bind_text (stmt, 6, query->category);
  if (query->has_case)
    ck_bind_uuid (stmt, 7, &query->case_id);
  if (query->people != NULL)
    sqlite3_bind_blob (stmt, 8, query->people->data, (int)query->people->len, SQLITE_TRANSIENT);
  else
    ck_bind_text (stmt, 8, query->person);
  ck_bind_text (stmt, 9, query->from);
  ck_bind_text (stmt, 10, query->to);
  ck_bind_text (stmt, 11, query->entry_kinds);
  ck_bind_text (stmt, 12, query->concern_kinds);
  return stmt;
}

static GPtrArray *
search_things (CkStore             *store,
               const CkSearchQuery *query,
               const char          *thing,
               guint                offset,
               guint                limit,
               GError             **error)
{
  sqlite3_stmt *stmt = query->signs != NULL
                           ? ck_store_prepare (store, SIGNS, error)
                           : prepare_search (store, query, thing, HIT SNIPPET, PAGE, error);

  if (stmt == NULL)
    return NULL;
  if (query->signs != NULL)
    ck_bind_text (stmt, 1, query->signs);
  sqlite3_bind_int64 (stmt, 2, limit);
  sqlite3_bind_int64 (stmt, 3, offset);
  return ck_store_read_all (store, stmt, CK_TYPE_SEARCH_HIT, error);
}

static gboolean
is_same_hit (CkSearchHit *a,
             CkSearchHit *b)
{
  return g_strcmp0 (a->what, b->what) == 0 && a->number == b->number && ck_uuid_equal (&a->case_id, &b->case_id) &&
         ck_uuid_equal (&a->person_id, &b->person_id) && g_strcmp0 (a->what, "action") != 0;
}

static gboolean
asks_for (const CkSearchQuery *query,
          const char          *thing)
{
  return query->kinds->len == 0 || g_ptr_array_find_with_equal_func (query->kinds, thing, g_str_equal, NULL);
}

static void
add_group (GPtrArray *hits,
           GPtrArray *found,
           const char *thing,
           guint      limit)
{
  guint n = 0;

  for (guint i = 0; i < found->len && n < limit; i++)
    {
      CkSearchHit *hit = g_ptr_array_index (found, i);

      if (thing != NULL && g_strcmp0 (hit->what, thing) != 0)
        continue;
      n++;
      if (hits->len == 0 || !is_same_hit (g_ptr_array_index (hits, 0), hit))
        g_ptr_array_add (hits, g_object_ref (hit));
    }
}

static guint
count_of (GPtrArray  *found,
          const char *thing)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    n += g_strcmp0 (((CkSearchHit *)g_ptr_array_index (found, i))->what, thing) == 0;
  return n;
}

/* @complete: (inout) (nullable): with it, only what is found first; it is set to whether that is everything. */
static GPtrArray *
search (CkStore    *store,
        const char *words,
        guint       limit,
        gboolean   *complete,
        GError    **error)
{
  g_autoptr (CkSearchQuery) query = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  guint n_things, most;
  const char *const *things = ck_search_things (&n_things);
  gboolean all;

  if (!ck_search_check (words, error))
    return NULL;
  query = ck_search_query_parse (store, words, error);
  if (query == NULL)
    return NULL;
  hits = search_reference (store, words, error);
  if (hits == NULL)
    return NULL;

  /* what was recorded last, of whatever kind: where that is all, no kind is asked for by itself */
  most = query->signs != NULL ? limit : limit * 2;
  newest = search_things (store, query, NULL, 0, most, error);
  if (newest == NULL)
    return NULL;
  all = query->signs != NULL || newest->len < most;
  if (complete != NULL)
    *complete = all;
  if (query->signs != NULL)
    add_group (hits, newest, NULL, limit);
  for (guint i = 0; query->signs == NULL && i < n_things; i++)
    {
      g_autoptr (GPtrArray) found = NULL;

      if (all || complete != NULL || count_of (newest, things[i]) >= limit || !asks_for (query, things[i]))
        {
          add_group (hits, newest, things[i], limit);
          continue;
        }
      found = search_things (store, query, things[i], 0, limit, error);
      if (found == NULL)
        return NULL;
      add_group (hits, found, things[i], limit);
    }
  if (!ck_restricted_mask_hits (store, hits, TRUE, error))
    return NULL;
  return g_steal_pointer (&hits);
}

/**
 * ck_search:
 * @store: the record
 * @words: a reference, a name, or words of the record, each the beginning of a word, "phrases", and filters, see
 *   ck_search_filters_describe(); case and accents don't matter
 * @limit: how many at most of each kind of thing
 * @error: %CK_ERROR_INVALID for what can't be searched: nothing, more than 500 bytes, not text, or a filter that isn't one
 *
 * Returns: (transfer full) (element-type CkSearchHit): what was found: a reference first, then cases, people, entries and
 *   the rest, of each kind what was recorded or amended last first
 */
GPtrArray *
ck_search (CkStore    *store,
           const char *words,
           guint       limit,
           GError    **error)
{
  return search (store, words, limit, NULL, error);
}

/**
 * ck_search_first:
 * @store: the record
 * @words: as for ck_search()
 * @limit: how many at most of each kind of thing
 * @complete: (out): whether that is what ck_search() finds
 * @error: as for ck_search()
 *
 * What can be shown while the rest is looked for: of words that are in nearly every entry, the kinds of things that have
 * few of them take their time.
 *
 * Returns: (transfer full) (element-type CkSearchHit): of what was found, that which was recorded or amended last,
 *   in the order of ck_search()
 */
GPtrArray *
ck_search_first (CkStore    *store,
                 const char *words,
                 guint       limit,
                 gboolean   *complete,
                 GError    **error)
{
  gboolean ignored;

  return search (store, words, limit, complete != NULL ? complete : &ignored, error);
}

/**
 * ck_search_page:
 * @store: the record
 * @words: as for ck_search()
 * @offset: how many to pass over
 * @limit: how many at most
 * @error: as for ck_search()
 *
 * Returns: (transfer full) (element-type CkSearchHit): a page of everything that was found, what was recorded or amended
 *   last first, whatever kind of thing it is
 */
GPtrArray *
ck_search_page (CkStore    *store,
                const char *words,
                guint       offset,
                guint       limit,
                GError    **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (CkSearchQuery) query = NULL;

  if (!ck_search_check (words, error))
    return NULL;
  query = ck_search_query_parse (store, words, error);
  hits = query != NULL ? search_things (store, query, NULL, offset, limit, error) : NULL;
  return hits != NULL && ck_restricted_mask_hits (store, hits, FALSE, error) ? g_steal_pointer (&hits) : NULL;
}

/**
 * ck_search_count:
 * @store: the record
 * @words: as for ck_search()
 * @n_hits: (out): how many there are
 * @error: as for ck_search()
 *
 * Returns: whether they could be counted
 */
gboolean
ck_search_count (CkStore    *store,
                 const char *words,
                 guint      *n_hits,
                 GError    **error)
{
  g_autoptr (CkSearchQuery) query = NULL;
  sqlite3_stmt *stmt;
  gboolean row = FALSE;

  if (!ck_search_check (words, error))
    return FALSE;
  query = ck_search_query_parse (store, words, error);
  if (query == NULL)
    return FALSE;
  if (query->signs != NULL)
    {
      g_autoptr (GPtrArray) all = search_things (store, query, NULL, 0, G_MAXINT32, error);

      if (all == NULL)
        return FALSE;
      *n_hits = all->len;
      return TRUE;
    }
  stmt = prepare_search (store, query, NULL, "SELECT count (*)", "", error);
  if (stmt == NULL || !ck_store_step (store, stmt, &row, error))
    return FALSE;
  *n_hits = row ? (guint)sqlite3_column_int64 (stmt, 0) : 0;
  sqlite3_reset (stmt);
  return TRUE;
}
