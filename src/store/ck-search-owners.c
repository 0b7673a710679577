/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A filter by case or person asks the index itself, where few cases and people pass it: each text has whose it is as a
 * word of its own. Looking at every hit of a common word, for whether it is one of a few, takes half a second. */
#include "ck-search-private.h"

#include "ck-queries.h"

#define MOST 64 /* cases and people; for more, each hit is looked at */

/* Of the cases q: what they show was recorded in one of these. What of it isn't shown there is left out by ck-search.c. */
#define WHOSE_OF_CASES                                                                                                 \
  ", part (id) AS (SELECT id FROM q UNION SELECT g.case_id FROM q JOIN d_case_merge_now g ON g.into_id = q.id)"        \
  ", whose (id) AS (SELECT id FROM part UNION SELECT m.case_id FROM part CROSS JOIN d_entry_move_now m ON m.to_id = part.id)" \
  " SELECT lower (hex (id)) FROM whose"

#define PEOPLE "SELECT x.person_id FROM text_search q JOIN d_text x ON x.n = q.rowid WHERE q.text_search MATCH ?1"

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
      "WITH q (id) AS (SELECT ?1)" WHOSE_OF_CASES " UNION SELECT lower (hex (d.person_id)) FROM whose CROSS JOIN d_involvement_now d"
      " ON d.case_id = whose.id WHERE d.person_id IS NOT NULL AND NOT " CK_SQL_IS_RESTRICTED ("?1"),
      error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &self->case_id);
  if (!add_owners (store, stmt, found, &n_found, error))
    return FALSE;
  set_owners (&self->of_case, found, n_found);
  return TRUE;
}

static gboolean
find_of_person (CkSearchQuery *self,
                CkStore       *store,
                GError       **error)
{
  static const char *const whose[] = {
    "SELECT lower (hex (person_id)) FROM (" PEOPLE " LIMIT 65)",
    "WITH q (id) AS (SELECT DISTINCT " CK_SQL_SHOWN_IN ("i.concern_id", "i.case_id") " FROM (" PEOPLE " LIMIT 65) page"
    " JOIN d_involvement_now d ON d.person_id = page.person_id JOIN involvement i ON i.id = d.id)" WHOSE_OF_CASES,
  };
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (whose) && n_found <= MOST; i++)
    {
      sqlite3_stmt *stmt = ck_store_prepare (store, whose[i], error);

      if (stmt == NULL)
        return FALSE;
      ck_bind_text (stmt, 1, self->person);
      if (!add_owners (store, stmt, found, &n_found, error))
        return FALSE;
    }
  set_owners (&self->of_person, found, n_found);
  return TRUE;
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
