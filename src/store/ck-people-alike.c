/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be the one that is meant: the keys of names in the record's index find the few that are worth comparing. */
#include "ck-queries.h"

#include "ck-name-match.h"

/* Those who share most keys first; each with what was recorded of them, whoever they are shown as. */
#define CANDIDATES                                                                                                     \
  "SELECT d.person_id AS id, p.name, p.known_as, p.kind, p.born, p.born_precision"                                     \
  " FROM (SELECT person_id, count (*) AS shared FROM d_person_key"                                                     \
  "  WHERE key IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,"   \
  "  ?22, ?23, ?24) GROUP BY person_id ORDER BY shared DESC, person_id LIMIT 200) page"                                   \
  " JOIN d_person_now d ON d.person_id = page.person_id JOIN person_version p ON p.id = d.version_id"

static int
compare_alike (gconstpointer a,
               gconstpointer b)
{
  const CkAlike *x = *(gconstpointer *)a;
  const CkAlike *y = *(gconstpointer *)b;

  return x->likeness != y->likeness ? y->likeness - x->likeness : g_utf8_collate (x->person->name, y->person->name);
}

/* Somebody found by two of their names is found once, by the better one. */
static CkAlike *
find_person (GPtrArray    *alike,
             const CkUuid *id)
{
  for (guint i = 0; i < alike->len; i++)
    if (ck_uuid_equal (&CK_ALIKE (alike->pdata[i])->person->id, id))
      return alike->pdata[i];
  return NULL;
}

static gboolean
add_candidate (CkStore      *store,
               GPtrArray    *alike,
               CkPerson     *somebody,
               const CkUuid *self,
               CkPerson     *candidate,
               GError      **error)
{
  CkNameSigns signs;
  CkLikeness likeness = ck_person_compare (somebody, candidate, &signs);
  CkAlike *found;
  CkUuid root;

  if (likeness == CK_LIKENESS_NONE)
    return TRUE;
  if (!ck_person_find_root (store, &candidate->id, &root, error))
    return FALSE;
  if (ck_uuid_equal (&root, self))
    return TRUE;
  found = find_person (alike, &root);
  if (found == NULL)
    {
      CkPerson *person = ck_person_load (store, &root, error);

      if (person == NULL)
        return FALSE;
      found = ck_alike_new ();
      found->person = person;
      found->likeness = CK_LIKENESS_NONE;
      g_ptr_array_add (alike, found);
    }
  if ((int)likeness > found->likeness)
    {
      found->likeness = likeness;
      g_free (found->why);
      found->why = ck_name_signs_text (signs);
    }
  return TRUE;
}

/**
 * ck_people_alike:
 * @store: the record
 * @somebody: a name, and what else is known; with an id, that person isn't found
 * @limit: how many at most
 * @error: why they couldn't be read
 *
 * Compares with ck_person_compare(). A hint for a person who decides: nobody is merged because of it.
 *
 * Returns: (transfer full) (element-type CkAlike): who may be the same person, likely ones first
 */
GPtrArray *
ck_people_alike (CkStore  *store,
                 CkPerson *somebody,
                 guint     limit,
                 GError  **error)
{
  g_autoptr (GPtrArray) alike = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) keys = ck_name_keys (somebody->name, somebody->known_as);
  g_autoptr (GPtrArray) candidates = NULL;
  CkUuid self = { 0 };
  sqlite3_stmt *stmt;

  if (!ck_uuid_is_none (&somebody->id) && !ck_person_find_root (store, &somebody->id, &self, error))
    return NULL;
  stmt = ck_store_prepare (store, CANDIDATES, error);
  if (stmt == NULL)
    return NULL;
  for (int i = 0; keys[i] != NULL && i < CK_NAME_KEYS_MAX; i++)
    ck_bind_text (stmt, i + 1, keys[i]);
  candidates = ck_store_read_all (store, stmt, CK_TYPE_PERSON, error);
  if (candidates == NULL)
    return NULL;
  for (guint i = 0; i < candidates->len; i++)
    if (!add_candidate (store, alike, somebody, &self, candidates->pdata[i], error))
      return NULL;
  g_ptr_array_sort (alike, compare_alike);
  if (alike->len > limit)
    g_ptr_array_set_size (alike, (int)limit);
  return g_steal_pointer (&alike);
}
