/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case has to do with others, seen from it: links both ways, what was merged, what was split. */
#include "ck-casework-checks-private.h"
#include "ck-queries.h"

#define OTHER(kind) \
  "SELECT '" kind "' AS kind, v.case_id, " CK_SQL_REFERENCE " AS reference, v.title, n.status, "

#define JOINED(other) " JOIN d_case_version_now v ON v.case_id = " other " JOIN d_case_now n ON n.case_id = v.case_id"

#define LINKED(own, other)                                                                                             \
  OTHER ("linked") "NULL AS entries, l.why, l.recorded_at, " CK_SQL_ACTOR ("l.unit") " AS recorded_by"                 \
  " FROM d_case_link_now d JOIN case_link l ON l.id = d.version_id" JOINED ("d." other) " WHERE d." own " = ?1"        \
  " AND d.linked = 1"

#define MERGED(kind, own, other)                                                                                       \
  OTHER (kind) "NULL AS entries, m.why, m.recorded_at, " CK_SQL_ACTOR ("m.unit") " AS recorded_by"                     \
  " FROM d_case_merge_now d JOIN case_merge m ON m.id = d.version_id" JOINED ("d." other) " WHERE d." own " = ?1"

/* one row for each other case, with the references of the entries that went */
#define SPLIT(kind, own, other)                                                                                        \
  OTHER (kind) "group_concat (printf ('%04d-%04d%s/%d', w.year, w.number, w.device_letter, e.number), ', ') AS entries," \
  " m.why, m.recorded_at, " CK_SQL_ACTOR ("m.unit") " AS recorded_by"                                                  \
  " FROM d_entry_move_now d JOIN entry_move m ON m.id = d.version_id JOIN entry e ON e.id = d.entry_id"                \
  " JOIN d_case_version_now w ON w.case_id = d.case_id" JOINED ("d." other)                                            \
  " WHERE d." own " = ?1 AND d.case_id <> d.to_id GROUP BY d." other

#define TIES                                                                                                           \
  "SELECT * FROM (" LINKED ("case_id", "other_id") " UNION ALL " LINKED ("other_id", "case_id")                        \
  " UNION ALL " MERGED ("merged-into", "case_id", "into_id") " UNION ALL " MERGED ("merged-from", "into_id", "case_id") \
  " UNION ALL SELECT * FROM (" SPLIT ("split-to", "case_id", "to_id") ")"                                              \
  " UNION ALL SELECT * FROM (" SPLIT ("split-from", "to_id", "case_id") ")"                                            \
  ") q ORDER BY recorded_at, reference"

/**
 * ck_case_ties:
 * @store: the record
 * @case_id: a case
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkCaseTie): the cases that it is linked to, was merged with, or split from, and
 *   why, oldest first; nothing of a restricted one but its reference
 */
GPtrArray *
ck_case_ties (CkStore      *store,
              const CkUuid *case_id,
              GError      **error)
{
  g_autoptr (GPtrArray) ties = ck_query_by_id (store, TIES, case_id, CK_TYPE_CASE_TIE, error);

  return ties != NULL && ck_restricted_mask_ties (store, case_id, ties, error) ? g_steal_pointer (&ties) : NULL;
}
