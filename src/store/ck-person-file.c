/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that the record has of one person, with everybody who is shown as them, read at one moment. */
#include "ck-casework-checks-private.h"
#include "ck-queries.h"

#include <glib/gi18n-lib.h>

#include "ck-name-match.h"
#include "ck-text.h"

#define SAME CK_SQL_SAME ("?1")
#define ALIKE_MAX 5
#define PATTERN_MONTHS 12 /* what the page counts over */

/* The case that a role of a concern is shown in: the concern's own, or the one that it went to. */
#define SHOWN_IN CK_SQL_SHOWN_IN ("i.concern_id", "i.case_id")

/* A concern keeps the reference that it was recorded with, wherever it is shown. */
#define REFERENCE_OF(case_id) "(SELECT " CK_SQL_REFERENCE " FROM d_case_version_now v WHERE v.case_id = " case_id ")"

#define PARTS                                                                                                          \
  "SELECT i.id, w.case_id, i.person_id, i.role, i.description,"                                                        \
  " CASE WHEN e.id IS NULL THEN " REFERENCE_OF ("w.case_id") " ELSE " REFERENCE_OF ("e.case_id") " END AS reference,"  \
  " w.title, n.status,"                                                                                                \
  " n.status = 'closed' AND EXISTS (SELECT 1 FROM d_review_now WHERE case_id = n.case_id AND held = 0) AS long_term,"  \
  " coalesce (e.number, 0) AS number, c.kind, e.title AS concern, e.happened, e.happened_precision, i.recorded_at"     \
  " FROM d_involvement_now d JOIN involvement i ON i.id = d.id JOIN d_case_version_now w ON w.case_id = " SHOWN_IN        \
  " JOIN d_case_now n ON n.case_id = w.case_id LEFT JOIN entry e ON e.id = i.concern_id"                               \
  " LEFT JOIN concern c ON c.id = i.concern_id WHERE d.person_id IN " SAME                                             \
  " ORDER BY n.status <> 'open', w.year DESC, w.number DESC, number, i.id"

#define RELATIONSHIP \
  "SELECT x.relationship_id AS id, x.id AS version_id, x.person_id, x.other_id, x.kind, x.label, x.started, x.ended,"  \
  " x.status, x.note"

#define RELATIONSHIPS                                                                                                  \
  RELATIONSHIP " FROM (SELECT version_id FROM d_relationship_now WHERE person_id IN " SAME                             \
  " UNION SELECT version_id FROM d_relationship_now WHERE other_id IN " SAME ") d"                                     \
  " JOIN relationship_version x ON x.id = d.version_id WHERE x.status <> 'mistaken'"                                   \
  " ORDER BY x.status <> 'current', x.relationship_id"

/* between those that it shows: of what was merged into it, and of what was split off to it */
#define OF_CASE                                                                                                        \
  CK_SQL_PARTS_OF ("?1") ", whose (id) AS (SELECT i.person_id FROM part CROSS JOIN d_involvement_now n ON n.case_id = part.id" \
  " CROSS JOIN involvement i ON i.id = n.id WHERE NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = i.concern_id" \
  " AND m.to_id NOT IN (SELECT id FROM part))"                                                                         \
  " UNION SELECT i.person_id FROM part CROSS JOIN d_entry_move_now m ON m.to_id = part.id AND m.case_id NOT IN (SELECT id FROM part)" \
  " CROSS JOIN involvement i ON i.concern_id = m.entry_id CROSS JOIN d_involvement_now n ON n.id = i.id AND n.case_id = i.case_id)," \
  " roots (id) AS (SELECT DISTINCT " CK_SQL_ROOT ("whose.id") " FROM whose WHERE whose.id IS NOT NULL),"              \
  " everyone (id) AS (SELECT id FROM roots UNION SELECT r.person_id FROM roots JOIN d_person_root r ON r.root_id = roots.id) " \
  RELATIONSHIP                                                                                   \
  " FROM everyone e JOIN d_relationship_now d ON d.person_id = e.id JOIN relationship_version x ON x.id = d.version_id" \
  " WHERE d.other_id IN (SELECT id FROM everyone) AND d.status <> 'mistaken' ORDER BY d.status <> 'current', x.relationship_id"

#define MERGED                                                                                                         \
  "SELECT m.from_id, m.into_id, p.name, m.why, m.recorded_at, " CK_SQL_ACTOR ("m.unit") " AS recorded_by"              \
  " FROM d_person_root r JOIN d_person_merge_now d ON d.from_id = r.person_id JOIN person_merge m ON m.id = d.version_id" \
  " JOIN d_person_now p ON p.person_id = r.person_id WHERE r.root_id = ?1 ORDER BY m.recorded_at, m.id"

/* One row a concern, however often somebody is in it. */
#define PATTERN                                                                                                        \
  "SELECT w.case_id, " REFERENCE_OF ("e.case_id") " || '/' || e.number AS reference, c.kind, e.title, e.happened,"               \
  " e.happened_precision, e.told, e.told_precision, e.recorded_at, n.status, s.outcome AS case_outcome, s.reason,"\
  " ao.outcome AS allegation_outcome,"     \
  " (SELECT coalesce (o.decision, coalesce (x.title || ': ', '') || x.facts) FROM entry x"                             \
  "  LEFT JOIN review_outcome o ON o.id = x.id WHERE x.case_id = w.case_id"                                            \
  "  AND (x.kind = 'decision' OR (x.kind = 'review' AND o.decision IS NOT NULL)) ORDER BY x.number DESC LIMIT 1) AS decision"                                              \
  " FROM d_involvement_now d JOIN involvement i ON i.id = d.id JOIN concern c ON c.id = i.concern_id"                  \
  " JOIN entry e ON e.id = c.id JOIN d_case_version_now w ON w.case_id = " SHOWN_IN                                    \
  " JOIN d_case_now n ON n.case_id = w.case_id JOIN case_state s ON s.id = n.state_id LEFT JOIN allegation_outcome ao ON ao.id = s.id"                               \
  " WHERE d.person_id IN " SAME " AND d.role = 'alleged-responsible' AND c.kind IN ('allegation', 'low-level')"        \
  " GROUP BY c.id ORDER BY c.id"

/* --- relationships --- */

static gboolean
add_people (CkStore   *store,
            GPtrArray *relationships,
            GError   **error)
{
  for (guint i = relationships->len; i > 0; i--)
    {
      CkRelationship *relationship = relationships->pdata[i - 1];

      relationship->person = ck_person_load (store, &relationship->person_id, error);
      relationship->other = relationship->person != NULL ? ck_person_load (store, &relationship->other_id, error) : NULL;
      if (relationship->other == NULL)
        return FALSE;
      /* two records of one person say nothing of each other */
      if (ck_uuid_equal (&relationship->person->id, &relationship->other->id))
        g_ptr_array_remove_index (relationships, i - 1);
    }
  return TRUE;
}

static GPtrArray *
load_relationships (CkStore      *store,
                    const char   *sql,
                    const CkUuid *id,
                    GError      **error)
{
  g_autoptr (GPtrArray) relationships = ck_query_by_id (store, sql, id, CK_TYPE_RELATIONSHIP, error);

  if (relationships == NULL || !add_people (store, relationships, error))
    return NULL;
  return g_steal_pointer (&relationships);
}

/**
 * ck_case_relationships:
 * @store: the record
 * @case_id: a case
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkRelationship): what the people of the case are to each other; those that go on
 *   first, none that was recorded by mistake
 */
GPtrArray *
ck_case_relationships (CkStore      *store,
                       const CkUuid *case_id,
                       GError      **error)
{
  return load_relationships (store, OF_CASE, case_id, error);
}

/* --- a pattern --- */

typedef struct {
  CkRecord parent_instance;
  CkUuid   case_id;
  char    *reference;
  int      kind;
  char    *title;
  CkMoment happened;
  CkMoment told;
  gint64   recorded_at;
  int      status;
  int      case_outcome;
  int      allegation_outcome;
  char    *reason;
  char    *decision;
} CkPatternRow;
typedef struct { CkRecordClass parent_class; } CkPatternRowClass;
GType ck_pattern_row_get_type (void);

static const CkField pattern_row_fields[] = {
  CK_FIELD (CkPatternRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkPatternRow, reference, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkPatternRow, kind, TOKEN, 0, &ck_concern_kinds, NULL),
  CK_FIELD (CkPatternRow, title, TEXT, 0, NULL),
  CK_FIELD (CkPatternRow, happened, MOMENT, 0, NULL),
  CK_FIELD (CkPatternRow, told, MOMENT, 0, NULL),
  CK_FIELD (CkPatternRow, recorded_at, INSTANT, 0, NULL),
  CK_FIELD_TOKENS (CkPatternRow, status, TOKEN, 0, &ck_case_statuses, NULL),
  CK_FIELD_TOKENS (CkPatternRow, case_outcome, TOKEN, 0, &ck_case_outcomes, NULL),
  CK_FIELD_TOKENS (CkPatternRow, allegation_outcome, TOKEN, 0, &ck_allegation_outcomes, NULL),
  CK_FIELD (CkPatternRow, reason, TEXT, 0, NULL),
  CK_FIELD (CkPatternRow, decision, TEXT, 0, NULL),
};
CK_DEFINE_RECORD (PatternRow, pattern_row)

static char *
dup_decided (CkPatternRow *row)
{
  const char *outcome = row->kind == CK_CONCERN_ALLEGATION && row->allegation_outcome >= 0
                            ? ck_token_label (&ck_allegation_outcomes, row->allegation_outcome)
                            : ck_token_label (&ck_case_outcomes, row->case_outcome);

  if (row->status == CK_STATUS_CLOSED)
    /* Translators: outcome of a case or of an allegation, and the reason for it */
    return g_strdup_printf (C_ ("pattern", "%1$s: %2$s"), outcome, row->reason != NULL ? row->reason : "");
  return g_strdup (row->decision);
}

static CkPatternItem *
make_item (CkStore      *store,
           CkPatternRow *row)
{
  CkPatternItem *item = ck_pattern_item_new ();

  item->case_id = row->case_id;
  item->reference = g_strdup (row->reference);
  item->kind = row->kind;
  item->title = g_strdup (row->title);
  item->happened = row->happened;
  item->day = ck_moment_is_known (row->happened) ? row->happened.date
              : ck_moment_is_known (row->told)   ? row->told.date
                                                 : ck_instant_to_date (row->recorded_at, store->zone);
  item->status = row->status;
  item->decided = dup_decided (row);
  return item;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const CkPatternItem *x = *(gconstpointer *)a;
  const CkPatternItem *y = *(gconstpointer *)b;
  int order = ck_date_compare (x->day, y->day);

  return order != 0 ? order : g_strcmp0 (x->reference, y->reference);
}

/* Concerns about the conduct of one adult, in the order in which they happened. */
static gboolean
load_pattern (CkStore      *store,
              CkPersonFile *file,
              GError      **error)
{
  g_autoptr (GPtrArray) rows = ck_query_by_id (store, PATTERN, &file->person->id, ck_pattern_row_get_type (), error);
  CkDate since = ck_date_add_months (ck_store_today (store), -PATTERN_MONTHS);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      CkPatternItem *item = make_item (store, rows->pdata[i]);

      g_ptr_array_add (file->pattern, item);
      if (ck_date_compare (item->day, since) > 0)
        file->n_pattern_year++;
    }
  g_ptr_array_sort (file->pattern, compare_days);
  return TRUE;
}

/* --- the whole --- */

static gboolean
take (GPtrArray **place,
      GPtrArray  *list)
{
  if (list == NULL)
    return FALSE;
  g_ptr_array_unref (*place);
  *place = list;
  return TRUE;
}

/**
 * ck_person_file_load:
 * @store: the record
 * @person: somebody
 * @error: %CK_ERROR_NOT_FOUND, or why they couldn't be read
 *
 * Of somebody who is merged into another it reads that other one.
 *
 * Returns: (transfer full): the person, their part in each case, whose they are, who is shown as them and who may be them,
 *   and the concerns about their conduct; of a restricted case only that they have a part in it
 */
CkPersonFile *
ck_person_file_load (CkStore      *store,
                     const CkUuid *person,
                     GError      **error)
{
  g_autoptr (CkPersonFile) file = ck_person_file_new ();
  g_autoptr (GError) wrong = NULL;
  CkUuid root;

  file->person = ck_person_load (store, person, &wrong);
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return NULL;
    }
  if (file->person == NULL)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                           _ ("There is no such person in this vault. casekeeper-cli people lists those that there are."));
      return NULL;
    }
  root = file->person->id;
  if (!take (&file->parts, ck_query_by_id (store, PARTS, &root, CK_TYPE_PART, error))
      || !take (&file->relationships, load_relationships (store, RELATIONSHIPS, &root, error))
      || !take (&file->merged, ck_query_by_id (store, MERGED, &root, CK_TYPE_MERGED, error))
      || !take (&file->alike, ck_people_alike (store, file->person, ALIKE_MAX, error))
      || !load_pattern (store, file, error) || !ck_restricted_mask_person (store, file, error))
    return NULL;
  return g_steal_pointer (&file);
}
