/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-queries.h"

#include <string.h>
#include "ck-text.h"

#define PERSON                                                                                                         \
  "SELECT d.person_id AS id, d.version_id, p.name, p.known_as, p.kind, p.born, p.born_precision, p.description, "      \
  "p.contact,"                                                                                                         \
  " (SELECT count (DISTINCT case_id) FROM d_involvement_now WHERE person_id = d.person_id) AS n_cases,"                \
  " (SELECT count (DISTINCT i.case_id) FROM d_involvement_now i JOIN d_case_now c ON c.case_id = i.case_id"            \
  "  WHERE i.person_id = d.person_id AND c.status = 'open') AS n_open_cases"                                           \
  " FROM d_person_now d JOIN person_version p ON p.id = d.version_id"

/* enough to compare with what is typed */
#define NAMES \
  "SELECT d.person_id AS id, p.name, p.known_as FROM d_person_now d JOIN person_version p ON p.id = d.version_id"

#define INVOLVEMENTS \
  "SELECT i.* FROM d_involvement_now d JOIN involvement i ON i.id = d.id WHERE d.person_id = ?1 ORDER BY i.id"

/**
 * ck_person_load:
 * @store: the record
 * @person: a person that is there
 * @error: why they couldn't be read
 *
 * Returns: (transfer full): the person as they are now
 */
CkPerson *
ck_person_load (CkStore      *store,
                const CkUuid *person,
                GError      **error)
{
  g_autoptr (GPtrArray) found = ck_query_by_id (store, PERSON " WHERE d.person_id = ?1", person, CK_TYPE_PERSON, error);

  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const CkPerson *x = *(gconstpointer *)a;
  const CkPerson *y = *(gconstpointer *)b;
  int order = g_utf8_collate (x->name, y->name);

  return order != 0 ? order : memcmp (x->id.bytes, y->id.bytes, CK_UUID_SIZE);
}

static GPtrArray *
list_by_name (CkStore    *store,
              const char *sql,
              GError    **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);
  g_autoptr (GPtrArray) people = NULL;

  if (stmt == NULL)
    return NULL;
  people = ck_store_read_all (store, stmt, CK_TYPE_PERSON, error);
  if (people != NULL)
    g_ptr_array_sort (people, compare_names);
  return g_steal_pointer (&people);
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
  return list_by_name (store, PERSON, error);
}

/* Each word of @typed begins a word of the name, in any order; case and accents don't matter. */
static gboolean
is_like (const char *typed,
         CkPerson   *person)
{
  g_autofree char *all = g_strconcat (person->name, " ", person->known_as, NULL);

  return g_str_match_string (typed, all, TRUE);
}

static gboolean
begins_with (const char *typed,
             const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (typed, -1);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_prefix (folded, wanted);
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
  g_autoptr (GPtrArray) like = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) people = NULL;

  if (ck_text_is_blank (typed) || strlen (typed) > CK_LINE_MAX || !g_utf8_validate (typed, -1, NULL) ||
      !ck_text_has_word (typed))
    return g_steal_pointer (&like);

  people = list_by_name (store, NAMES, error);
  if (people == NULL)
    return NULL;
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < people->len && like->len < limit; i++)
      {
        CkPerson *name = g_ptr_array_index (people, i);
        CkPerson *person;

        if (begins_with (typed, name->name) != (round == 0) || (round == 1 && !is_like (typed, name)))
          continue;
        person = ck_person_load (store, &name->id, error);
        if (person == NULL)
          return NULL;
        g_ptr_array_add (like, person);
      }
  return g_steal_pointer (&like);
}

/**
 * ck_person_cases:
 * @store: the record
 * @person: somebody
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkInvolvement): the roles that they have, oldest first; none for nobody
 */
GPtrArray *
ck_person_cases (CkStore      *store,
                 const CkUuid *person,
                 GError      **error)
{
  return ck_query_by_id (store, INVOLVEMENTS, person, CK_TYPE_INVOLVEMENT, error);
}
