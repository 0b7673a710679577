/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a concern, read back. */
#include "ck-queries.h"

/* Who an involvement is by now: somebody who wasn't known then may have been identified since. */
#define WHO(involvement)                                                                                               \
  "(SELECT coalesce (p.name, i.description) FROM involvement i LEFT JOIN d_person_now p"                                \
  " ON p.person_id = " CK_SQL_ROOT ("i.person_id")                                                                     \
  " WHERE i.id = (WITH RECURSIVE line (id) AS (SELECT " involvement " UNION"                                           \
  "  SELECT r.id FROM line JOIN involvement r ON r.replaces = line.id) SELECT max (id) FROM line))"

#define CHILDREN                                                                                                       \
  "SELECT c.involvement_id, " WHO ("c.involvement_id") " AS who, c.child_view, c.parents_told, c.parents_reason"       \
  " FROM concern_child c WHERE c.concern_id = ?1 ORDER BY c.id"

#define INJURIES                                                                                                       \
  "SELECT c.involvement_id, " WHO ("c.involvement_id") " AS who, c.n, c.picture, c.region, c.x, c.y, c.kind,"          \
  " c.size_mm, c.note FROM concern_injury c WHERE c.concern_id = ?1 ORDER BY c.n, c.id"

#define NUDES "SELECT * FROM concern_nudes WHERE id = ?1"

/**
 * ck_concern_load_parts:
 * @store: the record
 * @concern: one that was read; its id is set
 * @error: why they couldn't be read
 *
 * Fills in the children, the injuries and what is known of nudes.
 *
 * Returns: whether they were read
 */
gboolean
ck_concern_load_parts (CkStore   *store,
                       CkConcern *concern,
                       GError   **error)
{
  g_autoptr (GPtrArray) children = ck_query_by_id (store, CHILDREN, &concern->id, CK_TYPE_CHILD_VIEW, error);
  g_autoptr (GPtrArray) injuries = NULL;
  g_autoptr (GPtrArray) nudes = NULL;

  if (children == NULL)
    return FALSE;
  injuries = ck_query_by_id (store, INJURIES, &concern->id, CK_TYPE_INJURY, error);
  if (injuries == NULL)
    return FALSE;
  nudes = ck_query_by_id (store, NUDES, &concern->id, CK_TYPE_NUDES, error);
  if (nudes == NULL)
    return FALSE;

  g_clear_pointer (&concern->children, g_ptr_array_unref);
  concern->children = g_steal_pointer (&children);
  g_clear_pointer (&concern->injuries, g_ptr_array_unref);
  concern->injuries = g_steal_pointer (&injuries);
  if (nudes->len > 0)
    g_set_object (&concern->nudes, g_ptr_array_index (nudes, 0));
  return TRUE;
}
