/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that a case holds, read at one moment. */
#include "ck-casework-checks-private.h"
#include "ck-queries.h"

#include <string.h>

/* From the few to the many: without saying so, whole tables would be walked in the order that is asked for. */
#define ENTRIES \
  CK_SQL_SHOWN_OF ("?1") " SELECT e.*, " CK_SQL_REFERENCE " AS case_reference, " CK_SQL_ACTOR ("e.unit") " AS recorded_by" \
  " FROM shown CROSS JOIN entry e ON e.id = shown.id JOIN d_case_version_now v ON v.case_id = e.case_id ORDER BY e.case_id, e.number"

#define CONCERNS \
  CK_SQL_SHOWN_OF ("?1") " SELECT c.*," \
  " (SELECT group_concat (category, char (31)) FROM" \
  "  (SELECT category FROM concern_category WHERE concern_id = c.id ORDER BY n)) AS categories," \
  " (SELECT group_concat (four_cs, char (31)) FROM" \
  "  (SELECT four_cs FROM concern_four_cs WHERE concern_id = c.id ORDER BY n)) AS four_cs," \
  " (SELECT group_concat (characteristic, char (31)) FROM" \
  "  (SELECT characteristic FROM concern_characteristic WHERE concern_id = c.id ORDER BY n)) AS characteristics" \
  " FROM shown JOIN concern c ON c.id = shown.id"

#define OUTCOMES CK_SQL_SHOWN_OF ("?1") " SELECT o.* FROM shown JOIN review_outcome o ON o.id = shown.id"

#define STRANDS "SELECT strand, standing, note FROM review_strand WHERE outcome_id = ?1 ORDER BY id"

#define AMENDMENTS \
  CK_SQL_SHOWN_OF ("?1") " SELECT a.*, " CK_SQL_ACTOR ("a.unit") " AS recorded_by FROM shown CROSS JOIN amendment a" \
  " ON a.entry_id = shown.id ORDER BY a.entry_id, a.number"

#define ACTIONS                                                                                                        \
  "SELECT d.action_id AS id, d.case_id, d.state_id, s.strand, s.what, s.owner, s.due, s.status, s.done_on, "           \
  "s.outcome, s.reason,"                                                                                               \
  " a.recorded_at FROM d_action_now d JOIN action_state s ON s.id = d.state_id JOIN action a ON a.id = d.action_id"    \
  " WHERE d.case_id = ?1 ORDER BY d.status <> 'open', d.due, d.action_id"

#define REVIEWS \
  "SELECT r.id, r.case_id, r.kind, r.due, d.held, r.recorded_at FROM review r JOIN d_review_now d ON d.id = r.id" \
  " WHERE r.case_id = ?1 ORDER BY r.id"

/* what somebody is in a concern goes with it */
#define PEOPLE                                                                                                         \
  CK_SQL_PARTS_OF ("?1") " SELECT i.* FROM part CROSS JOIN d_involvement_now d ON d.case_id = part.id CROSS JOIN involvement i"    \
  " ON i.id = d.id WHERE NOT EXISTS (SELECT 1 FROM d_entry_move_now m WHERE m.entry_id = i.concern_id"                 \
  " AND m.to_id NOT IN (SELECT id FROM part))"                                                                         \
  " UNION ALL SELECT i.* FROM part CROSS JOIN d_entry_move_now m ON m.to_id = part.id AND m.case_id NOT IN (SELECT id FROM part)" \
  " CROSS JOIN involvement i ON i.concern_id = m.entry_id CROSS JOIN d_involvement_now d ON d.id = i.id AND d.case_id = i.case_id" \
  " ORDER BY 1"

/* how the strand stood at the last review that looked at it */
#define PLAN                                                                                                           \
  "SELECT p.id, p.strand, p.need, p.resolved, (SELECT t.standing FROM review r JOIN review_outcome o ON o.review_id "  \
  "= r.id"                                                                                                             \
  " JOIN review_strand t ON t.outcome_id = o.id WHERE r.case_id = ?1 AND t.strand = p.strand ORDER BY t.id DESC "      \
  "LIMIT 1) AS standing"                                                                                               \
  " FROM d_plan_now d JOIN plan_strand p ON p.id = d.version_id WHERE d.case_id = ?1"

static GHashTable *
index_entries (GPtrArray *entries)
{
  GHashTable *by_id = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);

  for (guint i = 0; i < entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (entries, i);

      g_hash_table_insert (by_id, &entry->id, entry);
    }
  return by_id;
}

static gboolean
add_concerns (CkStore      *store,
              const CkUuid *case_id,
              GHashTable   *by_id,
              GError      **error)
{
  g_autoptr (GPtrArray) concerns = ck_query_by_id (store, CONCERNS, case_id, CK_TYPE_CONCERN, error);
  g_autoptr (GPtrArray) categories = concerns != NULL ? ck_categories_load (store, error) : NULL;

  if (categories == NULL)
    return FALSE;
  for (guint i = 0; i < concerns->len; i++)
    {
      CkConcern *concern = g_ptr_array_index (concerns, i);
      CkEntry *entry = g_hash_table_lookup (by_id, &concern->id);

      concern->category_labels = ck_categories_labels (categories, concern->categories);
      if (!ck_concern_load_parts (store, concern, error))
        return FALSE;
      if (entry != NULL)
        g_set_object (&entry->concern, concern);
    }
  return TRUE;
}

static GPtrArray *
load_outcomes (CkStore      *store,
               const CkUuid *case_id,
               GError      **error)
{
  g_autoptr (GPtrArray) outcomes = ck_query_by_id (store, OUTCOMES, case_id, CK_TYPE_REVIEW_OUTCOME, error);

  for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
    {
      CkReviewOutcome *outcome = g_ptr_array_index (outcomes, i);
      GPtrArray *strands = ck_query_by_id (store, STRANDS, &outcome->id, CK_TYPE_STRAND_RESULT, error);

      if (strands == NULL)
        return NULL;
      g_clear_pointer (&outcome->strands, g_ptr_array_unref);
      outcome->strands = strands;
    }
  return g_steal_pointer (&outcomes);
}

/* A review that another concern moved is told by that concern's entry, which stays a concern. */
static gboolean
add_outcomes (CkStore      *store,
              const CkUuid *case_id,
              GHashTable   *by_id,
              GError      **error)
{
  g_autoptr (GPtrArray) outcomes = load_outcomes (store, case_id, error);

  if (outcomes == NULL)
    return FALSE;
  for (guint i = 0; i < outcomes->len; i++)
    {
      CkReviewOutcome *outcome = g_ptr_array_index (outcomes, i);
      CkEntry *entry = g_hash_table_lookup (by_id, &outcome->id);

      if (entry != NULL && entry->kind == CK_ENTRY_REVIEW)
        g_set_object (&entry->review, outcome);
    }
  return TRUE;
}

static gboolean
add_amendments (CkStore      *store,
                const CkUuid *case_id,
                GHashTable   *by_id,
                GError      **error)
{
  g_autoptr (GPtrArray) amendments = ck_query_by_id (store, AMENDMENTS, case_id, CK_TYPE_AMENDMENT, error);

  if (amendments == NULL)
    return FALSE;
  for (guint i = 0; i < amendments->len; i++)
    {
      CkAmendment *amendment = g_ptr_array_index (amendments, i);
      CkEntry *entry = g_hash_table_lookup (by_id, &amendment->entry_id);

      if (entry != NULL)
        g_ptr_array_add (entry->amendments, g_object_ref (amendment));
    }
  return TRUE;
}

/**
 * ck_case_entries:
 * @store: the record
 * @case_id: a case
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkEntry): its entries in the order of a chronology, each as it was first
 *   recorded, with its amendments under it
 */
GPtrArray *
ck_case_entries (CkStore      *store,
                 const CkUuid *case_id,
                 GError      **error)
{
  g_autoptr (GPtrArray) entries = ck_query_by_id (store, ENTRIES, case_id, CK_TYPE_ENTRY, error);
  g_autoptr (GHashTable) by_id = NULL;

  if (entries == NULL)
    return NULL;
  by_id = index_entries (entries);
  if (!add_concerns (store, case_id, by_id, error) || !add_outcomes (store, case_id, by_id, error) ||
      !add_amendments (store, case_id, by_id, error) || !ck_decisions_add (store, case_id, by_id, error))
    return NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (entries, i);

      entry->late = ck_entry_is_late (entry, store->settings, store->zone);
      ck_entry_place_in_day (entry, store->zone);
    }
  ck_entries_sort (entries);
  return g_steal_pointer (&entries);
}

/**
 * ck_case_actions:
 * @store: the record
 * @case_id: a case
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkAction): its actions, open ones first, then by date
 */
GPtrArray *
ck_case_actions (CkStore      *store,
                 const CkUuid *case_id,
                 GError      **error)
{
  return ck_query_by_id (store, ACTIONS, case_id, CK_TYPE_ACTION, error);
}

static int
compare_roles (gconstpointer a,
               gconstpointer b)
{
  const CkInvolvement *x = *(gconstpointer *)a;
  const CkInvolvement *y = *(gconstpointer *)b;

  return x->role != y->role ? x->role - y->role : memcmp (x->id.bytes, y->id.bytes, CK_UUID_SIZE);
}

/**
 * ck_case_people:
 * @store: the record
 * @case_id: a case
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkInvolvement): who is in it and how, with the person as they are now; in the
 *   order of the roles
 */
GPtrArray *
ck_case_people (CkStore      *store,
                const CkUuid *case_id,
                GError      **error)
{
  g_autoptr (GPtrArray) people = ck_query_by_id (store, PEOPLE, case_id, CK_TYPE_INVOLVEMENT, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      CkInvolvement *involvement = g_ptr_array_index (people, i);

      if (ck_uuid_is_none (&involvement->person_id))
        continue;
      involvement->person = ck_person_load (store, &involvement->person_id, error);
      if (involvement->person == NULL)
        return NULL;
    }
  if (people != NULL)
    g_ptr_array_sort (people, compare_roles);
  return g_steal_pointer (&people);
}

static GPtrArray *
load_reviews (CkStore      *store,
              const CkUuid *case_id,
              GError      **error)
{
  g_autoptr (GPtrArray) reviews = ck_query_by_id (store, REVIEWS, case_id, CK_TYPE_REVIEW, error);
  g_autoptr (GPtrArray) outcomes = load_outcomes (store, case_id, error);

  if (reviews == NULL || outcomes == NULL)
    return NULL;
  for (guint i = 0; i < reviews->len; i++)
    for (guint j = 0; j < outcomes->len; j++)
      {
        CkReview *review = g_ptr_array_index (reviews, i);
        CkReviewOutcome *outcome = g_ptr_array_index (outcomes, j);

        if (ck_uuid_equal (&review->id, &outcome->review_id))
          g_set_object (&review->outcome, outcome);
      }
  return g_steal_pointer (&reviews);
}

static void
take (GPtrArray **place,
      GPtrArray  *list)
{
  g_clear_pointer (place, g_ptr_array_unref);
  *place = list;
}

/**
 * ck_case_load:
 * @store: the record
 * @reference: "2026-0014"
 * @error: %CK_ERROR_INVALID, %CK_ERROR_NOT_FOUND, or why it couldn't be read
 *
 * Returns: (transfer full): everything that the case page shows
 */
CkCaseFile *
ck_case_load (CkStore    *store,
              const char *reference,
              GError    **error)
{
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, reference, error);
  g_autoptr (CkCaseFile) file = ck_case_file_new ();

  if (now == NULL)
    return NULL;
  file->head = ck_case_head_load (store, &now->id, error);
  if (file->head == NULL)
    return NULL;
  take (&file->entries, ck_case_entries (store, &now->id, error));
  if (file->entries == NULL)
    return NULL;
  take (&file->actions, ck_case_actions (store, &now->id, error));
  if (file->actions == NULL)
    return NULL;
  take (&file->reviews, load_reviews (store, &now->id, error));
  if (file->reviews == NULL)
    return NULL;
  take (&file->people, ck_case_people (store, &now->id, error));
  if (file->people == NULL)
    return NULL;
  take (&file->relationships, ck_case_relationships (store, &now->id, error));
  if (file->relationships == NULL)
    return NULL;
  take (&file->plan, ck_query_by_id (store, PLAN, &now->id, CK_TYPE_PLAN_STRAND, error));
  if (file->plan == NULL || !ck_case_checks_load (store, &now->id, file, error))
    return NULL;
  take (&file->ties, ck_case_ties (store, &now->id, error));
  if (file->ties == NULL)
    return NULL;
  return g_steal_pointer (&file);
}
