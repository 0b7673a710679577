/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over everything. What is typed is never syntax: each word becomes a quoted prefix of its own. */
#include "ck-queries.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

#define HIT \
  "SELECT t.what, CASE WHEN v.case_id IS NOT NULL THEN " CK_SQL_REFERENCE " END AS reference, t.case_id, t.person_id," \
  " coalesce (t.number, 0) AS number, coalesce (nullif (t.title, ''), v.title) AS title, "

#define FULL_TEXT \
  HIT "snippet (text_search, -1, char (0x2068), char (0x2069), '…', 24) AS snippet" \
  " FROM text_search JOIN d_text t ON t.n = text_search.rowid LEFT JOIN d_case_version_now v ON v.case_id = t.case_id" \
  " WHERE text_search MATCH ?1 ORDER BY rank LIMIT ?2"

/* For signs that are in no word, such as emoji: read through, since no index has them. */
#define SIGNS \
  HIT "substr (t.body, max (1, instr (t.body, ?1) - 40), 120) AS snippet" \
  " FROM d_text t LEFT JOIN d_case_version_now v ON v.case_id = t.case_id" \
  " WHERE instr (t.title || char (10) || t.body, ?1) ORDER BY t.n DESC LIMIT ?2"

#define BY_REFERENCE \
  "SELECT 'case' AS what, " CK_SQL_REFERENCE " AS reference, v.case_id, 0 AS number, v.title, '' AS snippet" \
  " FROM d_case_version_now v WHERE v.year = ?1 AND v.number = ?2 AND v.device_letter = ?3"

#define ENTRY_BY_REFERENCE                                                                                             \
  "SELECT 'entry' AS what, " CK_SQL_REFERENCE                                                                          \
  " AS reference, v.case_id, e.number, coalesce (e.title, v.title) AS title,"                                          \
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

/**
 * ck_full_text_query:
 * @words: checked words
 *
 * Returns: (transfer full) (nullable): the query that finds texts with words that begin so, all of them; %NULL when
 *   there is no word in it
 */
char *
ck_full_text_query (const char *words)
{
  g_auto (GStrv) split = g_strsplit_set (words, " \t\n\r", -1);
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; split[i] != NULL; i++)
    {
      if (!ck_text_has_word (split[i]))
        continue;
      g_string_append (query, query->len > 0 ? " \"" : "\"");
      for (const char *p = split[i]; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (query, '"');
          g_string_append_c (query, *p);
        }
      g_string_append (query, "\" *");
    }
  return query->len > 0 ? g_string_free (g_steal_pointer (&query), FALSE) : NULL;
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

static GPtrArray *
search_text (CkStore    *store,
             const char *words,
             guint       limit,
             GError    **error)
{
  g_autofree char *query = ck_full_text_query (words);
  g_autofree char *signs = query == NULL ? g_strstrip (g_strdup (words)) : NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, query != NULL ? FULL_TEXT : SIGNS, error);

  if (stmt == NULL)
    return NULL;
  ck_bind_text (stmt, 1, query != NULL ? query : signs);
  sqlite3_bind_int64 (stmt, 2, limit);
  return ck_store_read_all (store, stmt, CK_TYPE_SEARCH_HIT, error);
}

static gboolean
is_same_hit (CkSearchHit *a,
             CkSearchHit *b)
{
  return g_strcmp0 (a->what, b->what) == 0 && a->number == b->number && ck_uuid_equal (&a->case_id, &b->case_id) &&
         ck_uuid_equal (&a->person_id, &b->person_id) && g_strcmp0 (a->what, "action") != 0;
}

/**
 * ck_search:
 * @store: the record
 * @words: a reference, a name, or words of the record, each the beginning of a word; case and accents don't matter
 * @limit: how many at most
 * @error: %CK_ERROR_INVALID for what can't be searched: nothing, more than 500 bytes, or not text
 *
 * Returns: (transfer full) (element-type CkSearchHit): what was found: a reference first, then the best matches
 */
GPtrArray *
ck_search (CkStore    *store,
           const char *words,
           guint       limit,
           GError    **error)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (!ck_search_check (words, error))
    return NULL;
  hits = search_reference (store, words, error);
  if (hits == NULL)
    return NULL;
  found = search_text (store, words, limit, error);
  if (found == NULL)
    return NULL;

  for (guint i = 0; i < found->len && hits->len < limit; i++)
    {
      CkSearchHit *hit = g_ptr_array_index (found, i);

      if (hits->len == 0 || !is_same_hit (g_ptr_array_index (hits, 0), hit))
        g_ptr_array_add (hits, g_object_ref (hit));
    }
  return g_steal_pointer (&hits);
}
