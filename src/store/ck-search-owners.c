/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter by case or person asks the index itself, where few cases and people pass it: each text has whose it is as a
 * word of its own. Looking at every hit of a common word, for whether it is one of a few, takes half a second. */
#include "ck-search-private.h"

#include "ck-queries.h"

#define MOST 64 /* cases and people; for more, each hit is looked at */

/* Of the cases q: what they show was recorded in one of these. What of it isn't shown there is left out by ck-search.c. */
#define WHOSE_OF_CASES                                                                                                 \
  ", part (id) AS (SELECT id FROM q UNION SELECT g.case_id FROM q JOIN d_case_merge_now g ON g.into_id = q.id)"        \
  ", whose (id) AS (SELECT id FROM part UNION SELECT m.case_id FROM part CROSS JOIN d_entry_move_now m ON m.to_id = part.id)"

#define OWNERS " SELECT lower (hex (id)) FROM whose"

/* Whether anything went from one of these cases to another, or came: what was recorded there isn't all shown there. */
#define WENT                                                                                                           \
  " SELECT EXISTS (SELECT 1 FROM whose CROSS JOIN d_entry_move_now m ON m.case_id = whose.id)"                         \
  " OR EXISTS (SELECT 1 FROM whose CROSS JOIN d_entry_move_now m ON m.to_id = whose.id)"                               \
  " OR EXISTS (SELECT 1 FROM whose CROSS JOIN d_case_merge_now g ON g.case_id = whose.id)"                             \
  " OR EXISTS (SELECT 1 FROM whose CROSS JOIN d_case_merge_now g ON g.into_id = whose.id)"

#define PEOPLE "SELECT x.person_id FROM text_search q CROSS JOIN d_text x ON x.n = q.rowid WHERE q.text_search MATCH ?1 LIMIT 65"

static gboolean
add_owners (CkStore      *store,
            sqlite3_stmt *stmt,
            GString      *owners,
            guint        *n_owners,
            GError      **error)
{
  gboolean row = FALSE;

  while (*n_owners <= MOST && ck_store_step (store, stmt, &row, error))
    {
      if (!row)
        return TRUE;
      g_string_append_printf (owners, "%s\"%s\"", owners->len > 0 ? " OR " : "", (const char *)sqlite3_column_text (stmt, 0));
      (*n_owners)++;
    }
  sqlite3_reset (stmt);
  return *n_owners > MOST;
}

/* @owners stays NULL where there are too many. "none" is nobody's. */
static void
set_owners (char   **owners,
            GString *found,
            guint    n_found)
{
  if (n_found == 0)
    *owners = g_strdup ("{owner} : (\"none\")");
  else if (n_found <= MOST)
    *owners = g_strdup_printf ("{owner} : (%s)", found->str);
}

/* @stmt: bound, of WENT; @owners: where there are none, everything is looked at anyway */
static gboolean
find_went (CkStore      *store,
           sqlite3_stmt *stmt,
           const char   *owners,
           gboolean     *whole,
           GError      **error)
{
  gboolean row = FALSE;

  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  *whole = owners != NULL && row && sqlite3_column_int (stmt, 0) == 0;
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
find_of_case (CkSearchQuery *self,
              CkStore       *store,
              GError       **error)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_found = 0;
  /* somebody who is in it as well, unless it is restricted */
  sqlite3_stmt *stmt = ck_store_prepare (
      store,
      "WITH q (id) AS (SELECT ?1)" WHOSE_OF_CASES OWNERS " UNION SELECT lower (hex (d.person_id)) FROM whose CROSS JOIN d_involvement_now d"
      " ON d.case_id = whose.id WHERE d.person_id IS NOT NULL AND NOT " CK_SQL_IS_RESTRICTED ("?1"),
      error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &self->case_id);
  if (!add_owners (store, stmt, found, &n_found, error))
    return FALSE;
  set_owners (&self->of_case, found, n_found);

  stmt = ck_store_prepare (store, "WITH q (id) AS (SELECT ?1)" WHOSE_OF_CASES WENT, error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &self->case_id);
  return find_went (store, stmt, self->of_case, &self->of_whole_case, error);
}

#define THEIR_CASES \
  "WITH " CK_SEARCH_WHO ("?1") ", q (id) AS (SELECT DISTINCT " CK_SQL_PART_SHOWN_IN ("d") " FROM who" \
  " CROSS JOIN d_involvement_now d ON d.person_id = who.id)"

/* The index is asked for them once: a name takes it as long as a word of the text does. */
static gboolean
find_people (CkSearchQuery *self,
             CkStore       *store,
             GError       **error)
{
  g_autoptr (GByteArray) people = g_byte_array_new ();
  sqlite3_stmt *stmt = ck_store_prepare (store, PEOPLE, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ck_bind_text (stmt, 1, self->person);
  while (ck_store_step (store, stmt, &row, error))
    {
      CkUuid id;

      if (!row)
        {
          if (people->len <= MOST * CK_UUID_SIZE)
            self->people = g_steal_pointer (&people);
          return TRUE;
        }
      ck_column_uuid (stmt, 0, &id);
      g_byte_array_append (people, id.bytes, CK_UUID_SIZE);
    }
  return FALSE;
}

static gboolean
find_of_person (CkSearchQuery *self,
                CkStore       *store,
                GError       **error)
{
  static const char *const whose[] = {
    "WITH " CK_SEARCH_WHO ("?1") " SELECT lower (hex (id)) FROM who",
    THEIR_CASES WHOSE_OF_CASES OWNERS,
  };
  g_autoptr (GString) found = g_string_new (NULL);
  sqlite3_stmt *went;
  guint n_found = 0;

  if (!find_people (self, store, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (whose) && self->people != NULL && n_found <= MOST; i++)
    {
      sqlite3_stmt *stmt = ck_store_prepare (store, whose[i], error);

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_blob (stmt, 1, self->people->data, (int)self->people->len, SQLITE_STATIC);
      if (!add_owners (store, stmt, found, &n_found, error))
        return FALSE;
    }
  if (self->people == NULL)
    return TRUE;
  set_owners (&self->of_person, found, n_found);

  went = ck_store_prepare (store, THEIR_CASES WHOSE_OF_CASES WENT, error);
  if (went == NULL)
    return FALSE;
  sqlite3_bind_blob (went, 1, self->people->data, (int)self->people->len, SQLITE_STATIC);
  return find_went (store, went, self->of_person, &self->of_whole_person, error);
}

/**
 * ck_search_query_find_owners:
 * @self: a query whose filters are set
 * @store: the record
 * @error: why it couldn't be read
 *
 * Finds whose texts pass the filters by case and person, where they are few.
 *
 * Returns: whether it could be read
 */
gboolean
ck_search_query_find_owners (CkSearchQuery *self,
                             CkStore       *store,
                             GError       **error)
{
  return (!self->has_case || find_of_case (self, store, error)) && (self->person == NULL || find_of_person (self, store, error));
}
