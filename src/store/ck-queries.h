/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read share. */
#pragma once

#include "ck-casework-private.h"

G_BEGIN_DECLS

/* of a row v of case_version or d_case_version_now */
#define CK_SQL_REFERENCE "printf ('%04d-%04d%s', v.year, v.number, v.device_letter)"

/* The case @x with those that were merged into it; and the entries that it shows, those that were moved to it among them
 * and those that were moved away not. */
#define CK_SQL_PARTS_OF(x)                                                                                              \
  "WITH part (id) AS (SELECT " x " UNION ALL SELECT part_g.case_id FROM d_case_merge_now part_g"                        \
  " WHERE part_g.into_id = " x ")"
#define CK_SQL_SHOWN_OF(x)                                                                                              \
  CK_SQL_PARTS_OF (x) ", shown (id) AS (SELECT shown_e.id FROM part JOIN entry shown_e ON shown_e.case_id = part.id"    \
  " WHERE NOT EXISTS (SELECT 1 FROM d_entry_move_now shown_m WHERE shown_m.entry_id = shown_e.id"                       \
  " AND shown_m.to_id NOT IN (SELECT id FROM part))"                                                                    \
  " UNION ALL SELECT shown_m.entry_id FROM part JOIN d_entry_move_now shown_m ON shown_m.to_id = part.id"               \
  " WHERE shown_m.case_id NOT IN (SELECT id FROM part))"

/* Where an entry is shown that was recorded in the case @case_id: there, or where it was moved, or where that one was merged
 * into. @entry: its id, or NULL for what belongs to the case as a whole. */
#define CK_SQL_SHOWN_IN(entry, case_id)                                                                                 \
  "coalesce ((SELECT at_g.into_id FROM d_case_merge_now at_g WHERE at_g.case_id = coalesce ((SELECT at_m.to_id"         \
  " FROM d_entry_move_now at_m WHERE at_m.entry_id = " entry "), " case_id ")), (SELECT at_n.to_id"                    \
  " FROM d_entry_move_now at_n WHERE at_n.entry_id = " entry "), " case_id ")"

/* The same, of what somebody's part in a case belongs to. @d: a row of d_involvement_now. Where nothing of the case was moved
 * away, its concern isn't looked up. */
#define CK_SQL_PART_SHOWN_IN(d)                                                                                         \
  "coalesce ((SELECT at_g.into_id FROM d_case_merge_now at_g WHERE at_g.case_id = " CK_SQL_PART_WENT_TO (d) "), "      \
  CK_SQL_PART_WENT_TO (d) ")"
#define CK_SQL_PART_WENT_TO(d)                                                                                          \
  "coalesce ((SELECT at_m.to_id FROM d_entry_move_now at_m CROSS JOIN involvement at_i WHERE at_m.case_id = " d        \
  ".case_id AND at_i.id = " d ".id AND at_i.concern_id = at_m.entry_id), " d ".case_id)"

/* Whether the case @x is restricted, or shows what was recorded in a restricted one, because that was merged into it. */
#define CK_SQL_IS_RESTRICTED(x)                                                                                         \
  "(EXISTS (SELECT 1 FROM d_restriction_now WHERE case_id = " x " AND restricted = 1)"                                  \
  " OR EXISTS (SELECT 1 FROM d_case_merge_now rest_g CROSS JOIN d_restriction_now rest_r ON rest_r.case_id = rest_g.case_id" \
  " WHERE rest_g.into_id = " x " AND rest_r.restricted = 1))"

/* How often the review of a case was put off since one was last held; one that another concern moved wasn't put off. */
#define CK_SQL_POSTPONED(of_case)                                                                                       \
  "(SELECT count (*) FROM review_outcome put_o CROSS JOIN entry put_e ON put_e.id = put_o.id AND put_e.kind = 'review'" \
  " WHERE put_o.case_id = " of_case " AND put_o.result = 'postponed' AND put_o.id > coalesce ((SELECT max (held_o.id)"  \
  " FROM review_outcome held_o WHERE held_o.case_id = " of_case " AND held_o.result = 'held'), x''))"

/* Who recorded a unit, by the name that they had then. The order is that of the hybrid clock, which never goes back.
 * In this order of tables: by their hlc, all units before one would be looked at. */
#define CK_SQL_ACTOR(unit_id)                                                                                                \
  "(SELECT actor_k.name FROM unit actor_u CROSS JOIN keyholder_name actor_k ON actor_k.keyholder = actor_u.actor"            \
  " CROSS JOIN unit actor_n ON actor_n.id = actor_k.unit"                                                                          \
  " WHERE actor_u.id = " unit_id " AND actor_n.hlc <= actor_u.hlc ORDER BY actor_n.hlc DESC LIMIT 1)"

/* Who is shown in place of a person: the one they are merged into, or themselves. */
#define CK_SQL_ROOT(person_id) "coalesce ((SELECT root_id FROM d_person_root WHERE person_id = " person_id "), " person_id ")"

/* Everybody who is shown as the person @root, who stands for themselves. */
#define CK_SQL_SAME(root) "(SELECT " root " UNION ALL SELECT person_id FROM d_person_root WHERE root_id = " root ")"

/* Everybody in the case ?1, and whoever else is shown as one of them; for the head of a statement. */
#define CK_SQL_WITH_EVERYONE                                                                                                 \
  "WITH roots (id) AS (SELECT DISTINCT " CK_SQL_ROOT ("i.person_id") " FROM d_involvement_now i"                             \
  " WHERE i.case_id = ?1 AND i.person_id IS NOT NULL),"                                                                      \
  " everyone (id) AS (SELECT id FROM roots UNION SELECT r.person_id FROM roots JOIN d_person_root r ON r.root_id = roots.id) "

gboolean   ck_concern_load_parts (CkStore *store, CkConcern *concern, GError **error);
GPtrArray *ck_query_by_id     (CkStore *store, const char *sql, const CkUuid *id, GType type, GError **error);
CkCase    *ck_case_head_load  (CkStore *store, const CkUuid *case_id, GError **error);
GPtrArray *ck_case_entries    (CkStore *store, const CkUuid *case_id, GError **error);  /* CkEntry in order */
GPtrArray *ck_case_actions    (CkStore *store, const CkUuid *case_id, GError **error);  /* CkAction */
GPtrArray *ck_case_people     (CkStore *store, const CkUuid *case_id, GError **error);  /* CkInvolvement */
GPtrArray *ck_case_relationships (CkStore *store, const CkUuid *case_id, GError **error); /* CkRelationship */
gboolean   ck_person_find_root (CkStore *store, const CkUuid *person, CkUuid *root, GError **error);
GPtrArray *ck_case_ties       (CkStore *store, const CkUuid *case_id, GError **error);  /* CkCaseTie, oldest first */
CkPerson  *ck_person_load     (CkStore *store, const CkUuid *person, GError **error);
char      *ck_full_text_query (const char *words);
gboolean   ck_text_has_word   (const char *text);
gboolean   ck_search_check    (const char *words, GError **error);

G_END_DECLS
