/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case that goes on in another, and one that is taken out of it again. Nothing of either is changed: the one is
 * closed, and the other shows its entries beside its own. What was still to do goes on there: actions, the needs of its
 * plan, the higher risk, and the earlier review. */
#include "ck-casework-checks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-case-rows.h"
#include "ck-error-member.h"
#include "ck-text.h"

#define CARRIED                                                                                                        \
  "SELECT s.* FROM action f JOIN action_carry c ON c.from_id = f.id JOIN d_action_now d ON d.action_id = c.action_id"  \
  " JOIN action_state s ON s.id = d.state_id WHERE f.case_id = ?1 AND d.case_id = ?2 AND d.status = 'open'"            \
  " ORDER BY c.id"

/* --- actions --- */

/* Drops an open action in @from and makes it anew in @to. */
static gboolean
carry_action (CkStore          *store,
              CkCaseNow        *from,
              CkCaseNow        *to,
              CkActionStateRow *action,
              GError          **error)
{
  g_autoptr (CkActionSettle) settle = ck_action_settle_new ();
  g_autoptr (CkActionForm) form = ck_action_form_new ();
  g_autoptr (CkActionCarryRow) row = ck_action_carry_row_new ();
  CkUuid made;

  settle->action = action->action_id;
  settle->status = CK_ACTION_DROPPED;
  settle->reason = g_strdup_printf ("It goes on in %s.", to->reference);
  form->what = g_strdup (action->what);
  form->strand = action->strand;
  form->owner = g_strdup (action->owner);
  form->due = action->due;
  if (!ck_insert_settlement (store, from, settle, error) || !ck_insert_action (store, to, form, &made, error))
    return FALSE;
  row->id = ck_store_new_id (store);
  row->case_id = to->id;
  row->action_id = made;
  row->from_id = action->action_id;
  return ck_unit_insert (store, "action_carry", CK_RECORD (row), error);
}

static gboolean
carry_actions (CkStore   *store,
               CkCaseNow *from,
               CkCaseNow *to,
               GPtrArray *actions,
               GError   **error)
{
  for (guint i = 0; i < actions->len; i++)
    if (!carry_action (store, from, to, g_ptr_array_index (actions, i), error))
      return FALSE;
  return TRUE;
}

/* --- the plan --- */

static GPtrArray *
load_plan (CkStore      *store,
           const CkUuid *case_id,
           GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT p.* FROM d_plan_now d JOIN plan_strand p ON p.id = d.version_id"
                                         " WHERE d.case_id = ?1 ORDER BY d.strand",
                                         error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, case_id);
  return ck_store_read_all (store, stmt, ck_plan_strand_row_get_type (), error);
}

static char *
joined (const char *own,
        const char *reference,
        const char *carried)
{
  if (ck_text_is_blank (carried))
    return g_strdup (own);
  return g_strdup_printf ("%s%sFrom %s: %s", own != NULL ? own : "", own != NULL ? "\n" : "", reference, carried);
}

/* What the one needed, the other needs from now on: written under what its own plan says. */
static gboolean
carry_plan (CkStore   *store,
            CkCaseNow *from,
            CkCaseNow *to,
            GError   **error)
{
  g_autoptr (GPtrArray) carried = load_plan (store, &from->id, error);
  g_autoptr (GPtrArray) own = carried != NULL ? load_plan (store, &to->id, error) : NULL;

  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < carried->len; i++)
    {
      CkPlanStrandRow *strand = g_ptr_array_index (carried, i);
      g_autoptr (CkPlanStrandRow) row = ck_plan_strand_row_new ();
      CkPlanStrandRow *present = NULL;

      for (guint j = 0; j < own->len; j++)
        if (((CkPlanStrandRow *)g_ptr_array_index (own, j))->strand == strand->strand)
          present = g_ptr_array_index (own, j);
      row->id = ck_store_new_id (store);
      row->case_id = to->id;
      row->strand = strand->strand;
      row->need = joined (present != NULL ? present->need : NULL, from->reference, strand->need);
      row->resolved = joined (present != NULL ? present->resolved : NULL, from->reference, strand->resolved);
      if (present != NULL)
        row->replaces = present->id;
      if (!ck_unit_insert (store, "plan_strand", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

/* Without what came from @reference, where it still stands as it came; %NULL when nothing is left. */
static char *
without (const char *present,
         const char *reference,
         const char *carried,
         gboolean   *found)
{
  g_autofree char *piece = ck_text_is_blank (carried) ? NULL : g_strdup_printf ("From %s: %s", reference, carried);
  const char *at = piece != NULL && present != NULL ? strstr (present, piece) : NULL;
  g_autofree char *before = NULL;
  char *rest;

  if (at == NULL || (at > present && at[-1] != '\n') || (at[strlen (piece)] != '\0' && at[strlen (piece)] != '\n'))
    return g_strdup (present);
  *found = TRUE;
  before = g_strndup (present, (gsize)(at - present));
  rest = g_strconcat (before, at + strlen (piece) + (at == present && at[strlen (piece)] == '\n' ? 1 : 0), NULL);
  if (g_str_has_suffix (rest, "\n"))
    rest[strlen (rest) - 1] = '\0';
  if (!ck_text_is_blank (rest))
    return rest;
  g_free (rest);
  return NULL;
}

static gboolean
take_back_strand (CkStore         *store,
                  CkCaseNow       *now,
                  CkCaseNow       *from,
                  CkPlanStrandRow *carried,
                  CkPlanStrandRow *present,
                  GError         **error)
{
  g_autoptr (CkPlanStrandRow) row = ck_plan_strand_row_new ();
  gboolean found = FALSE;

  row->need = without (present->need, now->reference, carried->need, &found);
  row->resolved = without (present->resolved, now->reference, carried->resolved, &found);
  if (!found)
    return TRUE;
  row->id = ck_store_new_id (store);
  row->case_id = from->id;
  row->strand = present->strand;
  row->replaces = present->id;
  return ck_unit_insert (store, "plan_strand", CK_RECORD (row), error);
}

/* What the one brought leaves the other's plan, unless somebody rewrote it there: then it is theirs. */
static gboolean
take_back_plan (CkStore   *store,
                CkCaseNow *now,
                CkCaseNow *from,
                GError   **error)
{
  g_autoptr (GPtrArray) carried = load_plan (store, &now->id, error);
  g_autoptr (GPtrArray) present = carried != NULL ? load_plan (store, &from->id, error) : NULL;

  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < carried->len; i++)
    for (guint j = 0; j < present->len; j++)
      {
        CkPlanStrandRow *one = g_ptr_array_index (carried, i);
        CkPlanStrandRow *other = g_ptr_array_index (present, j);

        if (one->strand == other->strand && !take_back_strand (store, now, from, one, other, error))
          return FALSE;
      }
  return TRUE;
}

/* --- the case that goes on elsewhere --- */

static gboolean
insert_entry (CkStore    *store,
              CkCaseNow  *now,
              char       *title,
              char       *facts,
              const char *why,
              CkUuid     *id,
              GError    **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_STATUS, title);

  entry->facts = facts;
  entry->reason = g_strdup (why);
  *id = entry->id;
  g_free (title);
  return ck_insert_entry (store, now, entry, error);
}

static gboolean
close_into (CkStore    *store,
            CkCaseNow  *now,
            CkCaseNow  *into,
            const char *why,
            GError    **error)
{
  g_autoptr (CkCaseStateRow) next = ck_case_state_next (now);
  gboolean open = ck_case_now_is_open (now);
  gboolean pending = !ck_uuid_is_none (&now->pending);
  gboolean has_allegation = FALSE;
  CkUuid entry;

  if (!ck_case_has_open_allegation (store, now, &has_allegation, error)
      || !insert_entry (store, now, g_strdup_printf ("Merged into %s", into->reference),
                     g_strdup_printf ("The case goes on in %s. What was recorded here is shown there as well.",
                                      into->reference),
                     why, &entry, error)
      || (pending
          && !ck_insert_outcome (store, now, &entry, CK_REVIEW_SUPERSEDED, CK_DATE_NONE, NULL, NULL, why,
                                 now->state->risk, error)))
    return FALSE;
  if (!open && !pending)
    return TRUE;

  next->status = CK_STATUS_CLOSED;
  next->pending_review = (CkUuid){ 0 };
  if (open)
    {
      /* whose allegation it is goes on as well: its outcome is the other case's to say */
      next->outcome = has_allegation ? CK_OUTCOME_TRANSFERRED : CK_OUTCOME_OTHER;
      g_free (next->reason);
      next->reason = g_strdup_printf ("Merged into %s. %s", into->reference, why);
    }
  next->long_check = (CkUuid){ 0 };
  g_free (next->no_check_reason);
  next->no_check_reason = g_strdup_printf ("It goes on in %s.", into->reference);
  return ck_insert_case_state (store, now, next, error);
}

static gboolean
insert_merge (CkStore      *store,
              const CkUuid *case_id,
              const CkUuid *into,
              const char   *why,
              GError      **error)
{
  g_autoptr (CkCaseMergeRow) row = ck_case_merge_row_new ();
  gboolean there = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT version_id FROM d_case_merge_now WHERE case_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, case_id);
  if (!ck_store_step (store, stmt, &there, error))
    return FALSE;
  if (there)
    ck_column_uuid (stmt, 0, &row->replaces);
  sqlite3_reset (stmt);
  row->id = ck_store_new_id (store);
  row->case_id = *case_id;
  if (into != NULL)
    row->into_id = *into;
  row->why = g_strdup (why);
  return ck_unit_insert (store, "case_merge", CK_RECORD (row), error);
}

/* What was merged into the one goes on in the other with it. */
static gboolean
carry_merged (CkStore    *store,
              CkCaseNow  *from,
              CkCaseNow  *to,
              const char *why,
              GError    **error)
{
  g_autoptr (GPtrArray) merged = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT m.* FROM d_case_merge_now d JOIN case_merge m ON m.id = d.version_id"
                                         " WHERE d.into_id = ?1 ORDER BY m.id",
                                         error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &from->id);
  merged = ck_store_read_all (store, stmt, ck_case_merge_row_get_type (), error);
  if (merged == NULL)
    return FALSE;
  for (guint i = 0; i < merged->len; i++)
    {
      CkCaseMergeRow *row = g_ptr_array_index (merged, i);
      g_autofree char *reason = g_strdup_printf ("%s\n%s was merged into %s: %s", row->why, from->reference, to->reference, why);

      if (!insert_merge (store, &row->case_id, &to->id, reason, error))
        return FALSE;
    }
  return TRUE;
}

/* --- the case that it goes on in --- */

/* What nobody has assessed may be anything, so it counts more than medium. */
static int
weight (int risk)
{
  static const int weights[] = { [CK_RISK_NOT_ASSESSED] = 2, [CK_RISK_LOW] = 0, [CK_RISK_MEDIUM] = 1, [CK_RISK_HIGH] = 3 };

  return weights[CLAMP (risk, 0, (int)G_N_ELEMENTS (weights) - 1)];
}

/* The higher risk and the earlier review hold. */
static gboolean
take_over (CkStore      *store,
           CkCaseNow    *into,
           const CkUuid *entry,
           int           risk,
           CkDate        review,
           const char   *why,
           GError      **error)
{
  g_autoptr (CkCaseStateRow) next = ck_case_state_next (into);
  gboolean earlier = ck_date_is_set (review) && ck_date_compare (review, into->pending_due) < 0;
  gboolean higher = risk >= 0 && weight (risk) > weight (into->state->risk);

  if (!earlier && !higher)
    return TRUE;
  if (higher)
    next->risk = risk;
  if (earlier
      && (!ck_insert_outcome (store, into, entry, CK_REVIEW_SUPERSEDED, CK_DATE_NONE, NULL, NULL, why, next->risk, error)
          || !ck_insert_review (store, into, CK_REVIEW_OF_PLAN, review, &next->pending_review, error)))
    return FALSE;
  return ck_insert_case_state (store, into, next, error);
}

static gboolean
write_merge (CkStore    *store,
             CkCaseNow  *now,
             CkCaseNow  *into,
             const char *why,
             GError    **error)
{
  gboolean open = ck_case_now_is_open (now);
  int risk = open ? now->state->risk : -1;
  CkDate review = open ? now->pending_due : CK_DATE_NONE;
  g_autoptr (GPtrArray) actions = ck_open_actions_load (store, &now->id, error);
  CkUuid entry;

  return actions != NULL && carry_actions (store, now, into, actions, error)
         && (!open || carry_plan (store, now, into, error)) && close_into (store, now, into, why, error)
         && ck_restriction_carry (store, now, into, why, error)
         && carry_merged (store, now, into, why, error) && insert_merge (store, &now->id, &into->id, why, error)
         && insert_entry (store, into, g_strdup_printf ("%s merged into this case", now->reference),
                          g_strdup_printf ("What was recorded in %s is shown here with its own references, and goes on here.",
                                           now->reference),
                          why, &entry, error)
         && take_over (store, into, &entry, risk, review, why, error);
}

/**
 * ck_casework_merge:
 * @store: the record
 * @reference: the case that goes on elsewhere, open or closed
 * @form: the open case that it goes on in, and why
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for itself, for a case that is merged or closed;
 *   %CK_ERROR_NOT_FOUND
 *
 * The one is closed into the other. Its review is superseded, its open actions are dropped and made anew in the other,
 * its plan is added to the other's, whose risk and review become the higher and the earlier of the two. Every entry stays
 * where it was recorded, under its own reference, and the other case shows it too.
 *
 * Returns: (transfer full): the entry that tells of it in the case that it goes on in
 */
char *
ck_casework_merge (CkStore     *store,
                   const char  *reference,
                   CkMergeForm *form,
                   GError     **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (CkCaseNow) into = NULL;

  g_return_val_if_fail (CK_IS_MERGE_FORM (form), NULL);

  if (!ck_merge_form_check (form, error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  into = ck_case_now_load (store, form->into, error);
  if (into == NULL)
    {
      ck_error_set_member (error, "into", NULL);
      return NULL;
    }
  if (ck_uuid_equal (&now->id, &into->id))
    {
      ck_store_refuse ("ck-merge-self", error);
      ck_error_set_member (error, "into", NULL);
      return NULL;
    }
  if (into->merged)
    {
      ck_store_refuse ("ck-merge-into-merged", error);
      ck_error_set_member (error, "into", NULL);
      return NULL;
    }
  if (!ck_unit_begin (store, "merge-cases", form->why, &now->id, error)
      || !ck_store_end_unit (store, write_merge (store, now, into, form->why, error), error))
    return NULL;
  return ck_case_now_entry (into);
}

/* --- taken out again --- */

static CkCaseNow *
load_into (CkStore   *store,
           CkCaseNow *now,
           GError   **error)
{
  gboolean there = FALSE;
  g_autofree char *reference = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT printf ('%04d-%04d%s', v.year, v.number, v.device_letter)"
                                         " FROM d_case_merge_now d JOIN d_case_version_now v ON v.case_id = d.into_id"
                                         " WHERE d.case_id = ?1",
                                         error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, &now->id);
  if (!ck_store_step (store, stmt, &there, error))
    return NULL;
  if (!there)
    return ck_store_refuse ("ck-not-merged", error), NULL;
  reference = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
  sqlite3_reset (stmt);
  return ck_case_now_load (store, reference, error);
}

static gboolean
write_unmerge (CkStore      *store,
               CkCaseNow    *now,
               CkCaseNow    *from,
               CkReopenForm *form,
               GError      **error)
{
  g_autoptr (GPtrArray) actions = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, CARRIED, error);
  CkUuid entry;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &now->id);
  ck_bind_uuid (stmt, 2, &from->id);
  actions = ck_store_read_all (store, stmt, ck_action_state_row_get_type (), error);
  return actions != NULL && insert_merge (store, &now->id, NULL, form->reason, error)
         && ck_insert_reopening (store, now, form, error) && carry_actions (store, from, now, actions, error)
         && take_back_plan (store, now, from, error)
         && insert_entry (store, from, g_strdup_printf ("%s split off again", now->reference),
                          g_strdup_printf ("%s goes on by itself. What was recorded in it is no longer shown here.",
                                           now->reference),
                          form->reason, &entry, error);
}

/**
 * ck_casework_unmerge:
 * @store: the record
 * @reference: a case that was merged into another
 * @form: why, the risk, and its first review
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED when it wasn't merged; %CK_ERROR_NOT_FOUND
 *
 * Takes a case out of the one that it was merged into: it is open again, with the actions of it that are still to do.
 * What it brought to the plan leaves it, where nobody rewrote it; what was merged into it before stays where it is.
 *
 * Returns: (transfer full): the entry that tells of it in the case that is open again
 */
char *
ck_casework_unmerge (CkStore      *store,
                     const char   *reference,
                     CkReopenForm *form,
                     GError      **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (CkCaseNow) from = NULL;

  g_return_val_if_fail (CK_IS_REOPEN_FORM (form), NULL);

  if (!ck_reopen_form_check (form, ck_store_today (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  from = load_into (store, now, error);
  if (from == NULL || !ck_unit_begin (store, "unmerge-cases", form->reason, &now->id, error)
      || !ck_store_end_unit (store, write_unmerge (store, now, from, form, error), error))
    return NULL;
  return ck_case_now_entry (now);
}
