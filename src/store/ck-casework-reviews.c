/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reviews: held, postponed, and what they decide: stay open with a next date, or close. An open case always has exactly
 * one that is still to come; a closed one may have its long-term check. */
#include "ck-casework-checks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

/* The record's own words are English: they are part of what was recorded, and don't change with the reader. */
static const char *const strand_words[]
    = { "The person harmed", "Bystanders", "Person alleged responsible", "Organisation" };
static const char *const standing_words[] = { "met", "partly met", "not met" };
static const char *const risk_words[] = { "not assessed", "low", "medium", "high" };
static const char *const outcome_words[]
    = { "resolved", "no further action", "referred", "transferred", "unfounded", "other" };

typedef struct {
  CkReviewForm *form;
  CkCaseNow    *now;
  gboolean      opens;      /* the case is open before */
  CkMoment      held;
  CkDate        next;       /* review or long-term check; none when there is none */
  int           risk;
  const char   *title;
} Holding;

static char *
sentence_of_strands (CkReviewForm *form,
                     const char   *otherwise)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < form->strands->len; i++)
    {
      CkStrandResult *strand = g_ptr_array_index (form->strands, i);

      g_string_append_printf (sentence, "%s%s: %s.", i > 0 ? " " : "", strand_words[strand->strand],
                              standing_words[strand->standing]);
      if (!ck_text_is_blank (strand->note))
        g_string_append_printf (sentence, " %s", strand->note);
    }
  return g_strdup (sentence->len > 0 ? sentence->str : otherwise);
}

static char *
sentence_of_outcome (const Holding *holding)
{
  g_autofree char *next = ck_date_is_set (holding->next) ? ck_date_format (holding->next) : NULL;
  CkClosureForm *close = holding->form->close;
  GString *outcome = g_string_new (holding->form->decision);

  if (close != NULL && close->allegation_outcome >= 0)
    g_string_append_printf (outcome, "\nAllegation: %s.",
                            ck_token_text (&ck_allegation_outcomes, close->allegation_outcome));
  if (close != NULL)
    g_string_append_printf (outcome, "\nCase closed: %s.%s%s%s", outcome_words[close->outcome],
                            next != NULL ? " Long-term check " : " No long-term check: ",
                            next != NULL ? next : close->no_check_reason, next != NULL ? "." : "");
  else if (holding->opens)
    g_string_append_printf (outcome, "\nStays open, risk %s. Next review %s.", risk_words[holding->risk], next);
  else
    g_string_append_printf (outcome, "\nStays closed.%s%s%s", next != NULL ? " Next check " : "",
                            next != NULL ? next : "", next != NULL ? "." : "");
  return g_string_free (outcome, FALSE);
}

static gboolean
insert_strands (CkStore       *store,
                const Holding *holding,
                const CkUuid  *outcome,
                GError       **error)
{
  for (guint i = 0; i < holding->form->strands->len; i++)
    {
      CkStrandResult *strand = g_ptr_array_index (holding->form->strands, i);
      g_autoptr (CkReviewStrandRow) row = ck_review_strand_row_new ();

      row->id = ck_store_new_id (store);
      row->case_id = holding->now->id;
      row->outcome_id = *outcome;
      row->strand = strand->strand;
      row->standing = strand->standing;
      row->note = ck_dup_given (strand->note);
      if (!ck_unit_insert (store, "review_strand", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_review_entry (CkStore       *store,
                     const Holding *holding,
                     CkUuid        *id,
                     GError       **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, holding->now, CK_ENTRY_REVIEW, holding->title);

  entry->happened = holding->held;
  entry->facts = sentence_of_strands (holding->form, holding->opens ? "The plan was looked at."
                                                                    : "Looked at whether it is still resolved.");
  entry->own_words = ck_dup_given (holding->form->child_view);
  entry->outcome = sentence_of_outcome (holding);
  entry->reason = ck_dup_given (holding->form->reason);
  entry->subject_id = holding->now->pending;
  *id = entry->id;
  return ck_insert_entry (store, holding->now, entry, error);
}

static gboolean
settle_all (CkStore   *store,
            CkCaseNow *now,
            GPtrArray *settlements,
            GError   **error)
{
  for (guint i = 0; i < settlements->len; i++)
    if (!ck_insert_settlement (store, now, g_ptr_array_index (settlements, i), error))
      return FALSE;
  return TRUE;
}

/* What the case is after the review: its next review and its state. */
static gboolean
insert_what_follows (CkStore       *store,
                     const Holding *holding,
                     GError       **error)
{
  g_autoptr (CkCaseStateRow) next = ck_case_state_next (holding->now);
  CkClosureForm *close = holding->form->close;
  CkUuid review = { 0 };

  next->risk = holding->risk;
  if (ck_date_is_set (holding->next) &&
      !ck_insert_review (store, holding->now, holding->opens && close == NULL ? CK_REVIEW_OF_PLAN : CK_REVIEW_LONG_TERM,
                         holding->next, &review, error))
    return FALSE;

  if (close != NULL)
    {
      next->status = CK_STATUS_CLOSED;
      next->pending_review = (CkUuid){ 0 };
      next->outcome = close->outcome;
      g_free (next->reason);
      next->reason = g_strdup (close->reason);
      next->long_check = review;
      g_free (next->no_check_reason);
      next->no_check_reason = ck_uuid_is_none (&review) ? g_strdup (close->no_check_reason) : NULL;
    }
  else if (holding->opens)
    {
      next->pending_review = review;
    }
  else if (!ck_uuid_is_none (&review))
    {
      next->long_check = review;
    }
  return close != NULL ? ck_insert_closing_state (store, holding->now, next, close->allegation_outcome, error)
                       : ck_insert_case_state (store, holding->now, next, error);
}

static gboolean
write_review (CkStore       *store,
              const Holding *holding,
              GError       **error)
{
  CkReviewForm *form = holding->form;
  CkUuid entry;

  return settle_all (store, holding->now, form->actions, error)
         && (form->close == NULL || settle_all (store, holding->now, form->close->actions, error))
         && insert_review_entry (store, holding, &entry, error)
         && ck_insert_outcome (store, holding->now, &entry, CK_REVIEW_HELD, holding->held.date, form->child_view,
                               form->decision, form->reason, holding->risk, error)
         && insert_strands (store, holding, &entry, error) && insert_what_follows (store, holding, error);
}

/* --- rules --- */

static gboolean
is_settled_by (GPtrArray    *settlements,
               const CkUuid *action)
{
  for (guint i = 0; i < settlements->len; i++)
    {
      CkActionSettle *settle = g_ptr_array_index (settlements, i);

      if (ck_uuid_equal (&settle->action, action))
        return settle->status != CK_ACTION_OPEN;
    }
  return FALSE;
}

/* Closing a case asks what becomes of each open action. */
static gboolean
check_all_settled (CkStore      *store,
                   CkCaseNow    *now,
                   CkReviewForm *form,
                   GError      **error)
{
  g_autoptr (GPtrArray) open = ck_open_actions_load (store, &now->id, error);
  guint left = 0;

  if (open == NULL)
    return FALSE;
  for (guint i = 0; i < open->len; i++)
    {
      CkActionStateRow *action = g_ptr_array_index (open, i);

      left += !is_settled_by (form->actions, &action->action_id)
              && !is_settled_by (form->close->actions, &action->action_id);
    }
  if (left == 0)
    return TRUE;

  g_set_error (
      error, CK_ERROR, CK_ERROR_REFUSED,
      g_dngettext (
          GETTEXT_PACKAGE, "The case was not closed: %u action is still open. Say of it whether it is done or dropped.",
          "The case was not closed: %u actions are still open. Say of each whether it is done or dropped.", left),
      left);
  return FALSE;
}

static gboolean
check_against_case (CkStore      *store,
                    CkCaseNow    *now,
                    CkReviewForm *form,
                    GError      **error)
{
  if (ck_case_now_is_open (now))
    return form->close == NULL
           || (check_all_settled (store, now, form, error)
               && ck_check_allegation_outcome (store, now, form->close, error));

  if (now->merged)
    return ck_store_refuse ("ck-merged", error);
  if (form->close != NULL)
    return ck_refused (error, _("The case is closed already. Nothing was changed."));
  if (ck_uuid_is_none (&now->pending))
    return ck_refused (
        error, _("The case is closed and no long-term check is to come. Nothing was changed. Reopen the case if "
                  "it has to be looked at again."));
  if (form->actions->len > 0)
    return ck_refused (error, _("The case is closed, and so are its actions. Nothing was changed."));
  return TRUE;
}

static void
prepare (Holding      *holding,
         CkStore      *store,
         CkReviewForm *form,
         CkCaseNow    *now,
         const char   *title)
{
  CkMoment present = ck_store_unit_moment (store);

  holding->form = form;
  holding->now = now;
  holding->opens = ck_case_now_is_open (now);
  holding->held = ck_moment_is_known (form->held) ? form->held : present;
  holding->risk = form->risk >= 0 ? form->risk : now->state->risk;
  holding->title = title != NULL ? title : holding->opens ? "Review held" : "Long-term check held";
  holding->next = form->next;
  if (form->close != NULL)
    {
      holding->next = form->close->long_check;
      if (!ck_date_is_set (holding->next) && ck_text_is_blank (form->close->no_check_reason))
        holding->next = ck_long_check_due (store->settings, present.date);
    }
  else if (holding->opens && !ck_date_is_set (holding->next))
    {
      holding->next = ck_next_review_due (store->settings, (CkRisk)holding->risk, holding->held.date);
      /* held days ago and recorded now: the next one is still to come */
      if (ck_date_compare (holding->next, present.date) <= 0)
        holding->next = ck_next_review_due (store->settings, (CkRisk)holding->risk, present.date);
    }
}

static char *
hold (CkStore      *store,
      const char   *reference,
      CkReviewForm *form,
      const char   *kind,
      const char   *title,
      GError      **error)
{
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, reference, error);
  Holding holding;

  if (now == NULL || !check_against_case (store, now, form, error) ||
      !ck_unit_begin (store, kind, form->reason, &now->id, error))
    return NULL;
  prepare (&holding, store, form, now, title);
  if (!ck_store_end_unit (store, write_review (store, &holding, error), error))
    return NULL;
  return ck_case_now_entry (now);
}

/**
 * ck_casework_hold_review:
 * @store: the record
 * @reference: an open case, or a closed one whose long-term check is to come
 * @form: what was found and decided
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED when there is no review to hold, or an open action would
 *   be left behind in a closed case; %CK_ERROR_NOT_FOUND
 *
 * One entry: how each strand stands, the child's view, the decision and its reason, and what follows: the next review
 * (from the risk, when no date is given), or closure. A long-term check leaves the case closed; a next date asks for
 * another check. What is settled with it gets its own entries.
 *
 * Returns: (transfer full): the review's entry
 */
char *
ck_casework_hold_review (CkStore      *store,
                         const char   *reference,
                         CkReviewForm *form,
                         GError      **error)
{
  g_return_val_if_fail (CK_IS_REVIEW_FORM (form), NULL);

  if (!ck_review_form_check (form, ck_store_now (store), error))
    return NULL;
  return hold (store, reference, form, "hold-review", form->close != NULL ? "Review held, case closed" : NULL, error);
}

/**
 * ck_casework_close:
 * @store: the record
 * @reference: an open case
 * @form: outcome and reason, the long-term check or why there is none, and what becomes of each open action
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a case that is closed, or an action left open;
 *   %CK_ERROR_NOT_FOUND
 *
 * Closes the case; the review that was to come counts as held with this decision.
 *
 * Returns: (transfer full): the entry that tells of it
 */
char *
ck_casework_close (CkStore       *store,
                   const char    *reference,
                   CkClosureForm *form,
                   GError       **error)
{
  g_autoptr (CkReviewForm) review = ck_review_form_new ();

  g_return_val_if_fail (CK_IS_CLOSURE_FORM (form), NULL);

  if (!ck_closure_form_check (form, ck_store_today (store), error))
    return NULL;
  review->decision = g_strdup ("To close the case.");
  review->reason = g_strdup (form->reason);
  review->close = g_object_ref (form);
  return hold (store, reference, review, "close-case", "Case closed", error);
}

/* --- postponed --- */

static gboolean
write_postponement (CkStore    *store,
                    CkCaseNow  *now,
                    CkDate      due,
                    const char *reason,
                    GError    **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_REVIEW, "Review postponed");
  g_autoptr (CkCaseStateRow) next = ck_case_state_next (now);
  g_autofree char *was = ck_date_format (now->pending_due);
  g_autofree char *then = ck_date_format (due);
  gboolean open = ck_case_now_is_open (now);

  entry->facts = g_strdup_printf ("The %s due on %s was postponed.", open ? "review" : "long-term check", was);
  entry->outcome = g_strdup_printf ("Next %s %s.", open ? "review" : "check", then);
  entry->reason = g_strdup (reason);
  entry->subject_id = now->pending;
  return ck_insert_entry (store, now, entry, error)
         && ck_insert_outcome (store, now, &entry->id, CK_REVIEW_POSTPONED, CK_DATE_NONE, NULL, NULL, reason,
                               now->state->risk, error)
         && ck_insert_review (store, now, open ? CK_REVIEW_OF_PLAN : CK_REVIEW_LONG_TERM, due,
                              open ? &next->pending_review : &next->long_check, error)
         && ck_insert_case_state (store, now, next, error);
}

/**
 * ck_casework_postpone_review:
 * @store: the record
 * @reference: a case with a review or long-term check to come
 * @due: its new date
 * @reason: why; needed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED when there is nothing to postpone; %CK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the entry that tells of it
 */
char *
ck_casework_postpone_review (CkStore    *store,
                             const char *reference,
                             CkDate      due,
                             const char *reason,
                             GError    **error)
{
  g_autoptr (CkCaseNow) now = NULL;

  if (ck_text_is_blank (reason))
    return ck_invalid (error, "reason", _("expected why the review is postponed. Nothing was changed.")), NULL;
  if (!ck_text_check (reason, strlen (reason), "reason", CK_TEXT_MAX, FALSE, error))
    return NULL;
  if (!ck_date_is_set (due))
    return ck_invalid (error, "due", _("expected the new date. Nothing was changed.")), NULL;
  if (!ck_due_check (due, ck_store_today (store), "due", error))
    return NULL;

  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  if (now->merged)
    return ck_store_refuse ("ck-merged", error), NULL;
  if (ck_uuid_is_none (&now->pending))
    return ck_refused (error, _("The case is closed and no long-term check is to come. Nothing was changed.")), NULL;
  if (ck_date_equal (due, now->pending_due))
    return ck_invalid (error, "due", _("expected another date than the present one. Nothing was changed.")), NULL;

  if (!ck_unit_begin (store, "postpone-review", reason, &now->id, error) ||
      !ck_store_end_unit (store, write_postponement (store, now, due, reason, error), error))
    return NULL;
  return ck_case_now_entry (now);
}

/* --- reopened --- */

/**
 * ck_insert_reopening:
 * @store: the record, within a unit
 * @now: a closed case
 * @form: a checked form
 * @error: what the record refused
 *
 * Returns: whether its entry, review and state are inserted
 */
gboolean
ck_insert_reopening (CkStore      *store,
                 CkCaseNow    *now,
                 CkReopenForm *form,
                 GError      **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_STATUS, "Case reopened");
  g_autoptr (CkCaseStateRow) next = ck_case_state_next (now);
  int risk = form->risk >= 0 ? form->risk : CK_RISK_NOT_ASSESSED;
  CkDate due = ck_date_is_set (form->review)
                   ? form->review
                   : ck_first_review_due (store->settings, (CkRisk)risk, ck_store_unit_day (store));
  g_autofree char *then = ck_date_format (due);
  CkUuid review = { 0 };

  entry->facts = g_strdup ("The case was opened again.");
  entry->outcome = g_strdup_printf ("Open, risk %s. Next review %s.", risk_words[risk], then);
  entry->reason = g_strdup (form->reason);
  entry->subject_id = now->pending;
  if (!ck_insert_entry (store, now, entry, error)
      || (!ck_uuid_is_none (&now->pending)
          && !ck_insert_outcome (store, now, &entry->id, CK_REVIEW_SUPERSEDED, CK_DATE_NONE, NULL, NULL, form->reason,
                                 risk, error))
      || !ck_insert_review (store, now, CK_REVIEW_OF_PLAN, due, &review, error))
    return FALSE;

  next->status = CK_STATUS_OPEN;
  next->risk = risk;
  next->pending_review = review;
  next->outcome = -1;
  g_clear_pointer (&next->reason, g_free);
  next->long_check = (CkUuid){ 0 };
  g_clear_pointer (&next->no_check_reason, g_free);
  return ck_insert_case_state (store, now, next, error);
}

/**
 * ck_casework_reopen:
 * @store: the record
 * @reference: a closed case
 * @form: why, the risk, and the first review
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a case that is open; %CK_ERROR_NOT_FOUND
 *
 * Opens the case again with its history intact. A long-term check that was to come is superseded.
 *
 * Returns: (transfer full): the entry that tells of it
 */
char *
ck_casework_reopen (CkStore      *store,
                    const char   *reference,
                    CkReopenForm *form,
                    GError      **error)
{
  g_autoptr (CkCaseNow) now = NULL;

  g_return_val_if_fail (CK_IS_REOPEN_FORM (form), NULL);

  if (!ck_reopen_form_check (form, ck_store_today (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  if (ck_case_now_is_open (now))
    return ck_refused (error, _("The case is open. Nothing was changed.")), NULL;
  if (!ck_unit_begin (store, "reopen-case", form->reason, &now->id, error) ||
      !ck_store_end_unit (store, ck_insert_reopening (store, now, form, error), error))
    return NULL;
  return ck_case_now_entry (now);
}
