/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a case holds of decisions, whom to tell, referrals and harm tests. */
#include "ck-casework-checks-private.h"
#include "ck-check-forms.h"
#include "ck-queries.h"

#include <string.h>

#define CHECKS                                                                                                         \
  "SELECT x.*, e.number, " CK_SQL_ACTOR ("x.unit") " AS recorded_by FROM d_check_now d JOIN check_version x ON x.id ="  \
  " d.version_id JOIN entry e ON e.id = x.id WHERE d.case_id = ?1"

#define REFERRALS                                                                                                      \
  CK_SQL_SHOWN_OF ("?1") " SELECT x.*, e.number FROM shown JOIN d_referral_now d ON d.referral_id = shown.id"             \
  " JOIN referral_version x ON x.id = d.version_id JOIN entry e ON e.id = d.referral_id ORDER BY e.case_id, e.number"

#define HARM_TESTS                                                                                                     \
  CK_SQL_SHOWN_OF ("?1") " SELECT x.*, e.number, c.number AS concern_number, " CK_SQL_ACTOR ("x.unit") " AS recorded_by" \
  " FROM shown JOIN d_harm_test_now d ON d.concern_id = shown.id JOIN harm_test x ON x.id = d.version_id"              \
  " JOIN entry e ON e.id = x.id JOIN entry c ON c.id = d.concern_id ORDER BY c.case_id, c.number"

/* What the case that a concern was recorded in had settled of it, before it went to this one. */
#define SETTLED_BEFORE                                                                                                 \
  CK_SQL_SHOWN_OF ("?1") " SELECT k.body, c.recorded_at FROM shown JOIN concern c ON c.id = shown.id"                     \
  " JOIN d_check_now k ON k.case_id = c.case_id AND k.settled = 1 AND k.at >= c.recorded_at"                           \
  " LEFT JOIN d_entry_move_now m ON m.entry_id = c.id LEFT JOIN entry_move v ON v.id = m.version_id"                   \
  " WHERE c.case_id <> ?1 AND (v.id IS NULL OR m.to_id = m.case_id OR k.at <= v.recorded_at)"

#define DECISIONS                                                                                                      \
  CK_SQL_SHOWN_OF ("?1") " SELECT x.*, e.number AS supersedes_number FROM shown JOIN decision x ON x.id = shown.id"      \
  " LEFT JOIN entry e ON e.id = x.supersedes"

#define OUTCOME                                                                                                        \
  "SELECT outcome FROM allegation_outcome WHERE case_id = ?1 ORDER BY recorded_at DESC, id DESC LIMIT 1"

static int
compare_checks (gconstpointer a,
                gconstpointer b)
{
  const CkCheck *x = *(gconstpointer *)a;
  const CkCheck *y = *(gconstpointer *)b;

  return x->body != y->body ? x->body - y->body : g_strcmp0 (x->organisation, y->organisation);
}

static void
take (GPtrArray **place,
      GPtrArray  *list)
{
  g_clear_pointer (place, g_ptr_array_unref);
  *place = list;
}

static CkMoment
later (CkMoment a,
       CkMoment b)
{
  if (!ck_moment_is_known (b))
    return a;
  return ck_moment_compare (a, b) < 0 ? b : a;
}

static void
set_due (CkStore    *store,
         CkReferral *referral)
{
  CkMoment from = later (later (referral->sent, referral->chased), referral->escalated);

  if (ck_moment_is_known (referral->acknowledged) || referral->decision != NULL)
    return;
  referral->due
      = ck_clock_due (store->settings, ck_store_working_days (store), CK_DUE_CHASE, from).date;
}

static gboolean
load_outcome (CkStore      *store,
              const CkUuid *case_id,
              CkCaseFile   *file,
              GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, OUTCOME, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, case_id);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    file->allegation_outcome = ck_token_value (&ck_allegation_outcomes, (const char *)sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  return TRUE;
}

static void
drop_calls (CkCaseFile *file,
            int         body,
            gint64      recorded_at)
{
  for (guint i = file->calls->len; i > 0; i--)
    {
      CkCheckCall *call = g_ptr_array_index (file->calls, i - 1);

      if (call->body == body && call->recorded_at == recorded_at)
        g_ptr_array_remove_index (file->calls, i - 1);
    }
}

/* A concern that came from another case doesn't ask for what was settled there. */
static gboolean
drop_settled (CkStore      *store,
              const CkUuid *case_id,
              CkCaseFile   *file,
              GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, SETTLED_BEFORE, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, case_id);
  while (ck_store_step (store, stmt, &row, error))
    {
      if (!row)
        return TRUE;
      drop_calls (file, ck_token_value (&ck_check_bodies, (const char *)sqlite3_column_text (stmt, 0)),
                  sqlite3_column_int64 (stmt, 1));
    }
  return FALSE;
}

/**
 * ck_case_checks_load:
 * @store: the record
 * @case_id: a case
 * @file: with its entries; gets checks, referrals, harm tests, the allegation's outcome, and what the case calls for
 * @error: why they couldn't be read
 *
 * Returns: whether they could be read
 */
gboolean
ck_case_checks_load (CkStore      *store,
                     const CkUuid *case_id,
                     CkCaseFile   *file,
                     GError      **error)
{
  take (&file->checks, ck_query_by_id (store, CHECKS, case_id, CK_TYPE_CHECK, error));
  if (file->checks == NULL)
    return FALSE;
  g_ptr_array_sort (file->checks, compare_checks);
  take (&file->referrals, ck_query_by_id (store, REFERRALS, case_id, CK_TYPE_REFERRAL, error));
  if (file->referrals == NULL)
    return FALSE;
  for (guint i = 0; i < file->referrals->len; i++)
    set_due (store, g_ptr_array_index (file->referrals, i));
  take (&file->harm_tests, ck_query_by_id (store, HARM_TESTS, case_id, CK_TYPE_HARM_TEST, error));
  if (file->harm_tests == NULL || !load_outcome (store, case_id, file, error))
    return FALSE;
  ck_check_calls_fill (file, store->settings, store->zone);
  return drop_settled (store, case_id, file, error);
}

/**
 * ck_decisions_add:
 * @store: the record
 * @case_id: a case
 * @by_id: its entries, by id
 * @error: why they couldn't be read
 *
 * Gives each decision what only it has, and each that was superseded the number of the one that took its place.
 *
 * Returns: whether they could be read
 */
gboolean
ck_decisions_add (CkStore      *store,
                  const CkUuid *case_id,
                  GHashTable   *by_id,
                  GError      **error)
{
  g_autoptr (GPtrArray) decisions = ck_query_by_id (store, DECISIONS, case_id, CK_TYPE_DECISION, error);

  if (decisions == NULL)
    return FALSE;
  for (guint i = 0; i < decisions->len; i++)
    {
      CkDecision *decision = g_ptr_array_index (decisions, i);
      CkEntry *entry = g_hash_table_lookup (by_id, &decision->id);
      CkEntry *earlier = g_hash_table_lookup (by_id, &decision->supersedes);

      if (entry != NULL)
        g_set_object (&entry->decision, decision);
      if (entry != NULL && earlier != NULL)
        earlier->superseded_by = entry->number;
    }
  return TRUE;
}
