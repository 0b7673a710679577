/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of what is read back. Those that mirror a table of the record have its columns' names. */
#include "ck-casefile.h"

#include <glib/gi18n-lib.h>

#include "ck-personfile.h"

#define ONE_LINE CK_FIELD_ONE_LINE
#define DERIVED CK_FIELD_DERIVED

static const CkField person_fields[] = {
  CK_FIELD (CkPerson, id, UUID, 0, NULL),
  CK_FIELD (CkPerson, version_id, UUID, 0, NULL),
  /* Translators: fields of the record, as they stand in error messages and in its history */
  CK_FIELD (CkPerson, name, TEXT, CK_FIELD_REQUIRED | ONE_LINE, N_ ("Name")),
  CK_FIELD (CkPerson, known_as, TEXT, ONE_LINE, N_ ("Known as")),
  CK_FIELD_TOKENS (CkPerson, kind, TOKEN, 0, &ck_person_kinds, N_ ("Child or adult")),
  CK_FIELD (CkPerson, born, DATE, 0, N_ ("Date of birth")),
  CK_FIELD_TOKENS (CkPerson, born_precision, TOKEN, 0, &ck_born_precisions, N_ ("How sure the date of birth is")),
  CK_FIELD (CkPerson, description, TEXT, 0, N_ ("Description")),
  CK_FIELD (CkPerson, contact, TEXT, 0, N_ ("Contact details")),
  CK_FIELD (CkPerson, n_cases, INTEGER, DERIVED, NULL),
  CK_FIELD (CkPerson, n_open_cases, INTEGER, DERIVED, NULL),
  CK_FIELD (CkPerson, also_recorded_as, STRINGS, DERIVED, NULL),
};
CK_DEFINE_RECORD (Person, person)

static const CkField involvement_fields[] = {
  CK_FIELD (CkInvolvement, id, UUID, 0, NULL),
  CK_FIELD (CkInvolvement, case_id, UUID, 0, NULL),
  CK_FIELD (CkInvolvement, concern_id, UUID, 0, NULL),
  CK_FIELD (CkInvolvement, person_id, UUID, 0, N_ ("Person")),
  CK_FIELD_TOKENS (CkInvolvement, role, TOKEN, 0, &ck_roles, N_ ("Role")),
  CK_FIELD (CkInvolvement, description, TEXT, 0, N_ ("Description")),
  CK_FIELD_RECORDS (CkInvolvement, person, RECORD, DERIVED, ck_person_get_type, NULL),
};
CK_DEFINE_RECORD (Involvement, involvement)

static const CkField amendment_fields[] = {
  CK_FIELD (CkAmendment, id, UUID, 0, NULL),
  CK_FIELD (CkAmendment, case_id, UUID, 0, NULL),
  CK_FIELD (CkAmendment, entry_id, UUID, 0, NULL),
  CK_FIELD (CkAmendment, number, INTEGER, 0, N_ ("Number")),
  CK_FIELD (CkAmendment, field, TEXT, ONE_LINE, N_ ("What it corrects")),
  CK_FIELD (CkAmendment, was, TEXT, 0, N_ ("What it said before")),
  CK_FIELD (CkAmendment, text, TEXT, 0, N_ ("Amendment")),
  CK_FIELD (CkAmendment, why, TEXT, 0, N_ ("Why it was amended")),
  CK_FIELD (CkAmendment, recorded_at, INSTANT, 0, N_ ("Recorded")),
  CK_FIELD (CkAmendment, recorded_by, TEXT, DERIVED | ONE_LINE, N_ ("Recorded by")),
};
CK_DEFINE_RECORD (Amendment, amendment)

static const CkField concern_fields[] = {
  CK_FIELD (CkConcern, id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkConcern, kind, TOKEN, 0, &ck_concern_kinds, N_ ("Kind of concern")),
  CK_FIELD (CkConcern, categories, STRINGS, 0, N_ ("Categories")),
  CK_FIELD (CkConcern, category_labels, STRINGS, DERIVED, NULL),
  CK_FIELD_TOKENS (CkConcern, immediate_danger, TOKEN, 0, &ck_answers, N_ ("Immediate danger")),
  CK_FIELD (CkConcern, immediate_action, TEXT, 0, N_ ("What was done at once")),
  /* Translators: the four Cs of online risk: content, contact, conduct, commerce */
  CK_FIELD_TOKENS (CkConcern, four_cs, STRINGS, 0, &ck_four_cs, N_ ("Online risks (the four Cs)")),
  CK_FIELD (CkConcern, platform, TEXT, ONE_LINE, N_ ("Platform or service")),
  /* Translators: handle: somebody's name on an online service */
  CK_FIELD (CkConcern, handle, TEXT, ONE_LINE, N_ ("Handle or address")),
  CK_FIELD_TOKENS (CkConcern, ai_made, TOKEN, 0, &ck_answers, N_ ("AI-made material")),
  CK_FIELD (CkConcern, child_view, TEXT, 0, N_ ("The child’s view")),
  CK_FIELD_TOKENS (CkConcern, parents_told, TOKEN, 0, &ck_answers, N_ ("Parents or carers told")),
  CK_FIELD (CkConcern, parents_reason, TEXT, 0, N_ ("Why parents or carers weren’t told")),
  /* Translators: bias: a protected characteristic, such as race or disability, that seems to be a motive */
  CK_FIELD (CkConcern, bias, TEXT, 0, N_ ("Bias")),
  CK_FIELD_TOKENS (CkConcern, characteristics, STRINGS, 0, &ck_characteristics, N_ ("Protected characteristics")),
  CK_FIELD_RECORDS (CkConcern, children, LIST, DERIVED, ck_child_view_get_type, NULL),
  CK_FIELD_RECORDS (CkConcern, injuries, LIST, DERIVED, ck_injury_get_type, N_ ("Injuries")),
  CK_FIELD_RECORDS (CkConcern, nudes, RECORD, DERIVED, ck_nudes_get_type, N_ ("Nudes and semi-nudes")),
};
CK_DEFINE_RECORD (Concern, concern)

static const CkField strand_result_fields[] = {
  CK_FIELD_TOKENS (CkStrandResult, strand, TOKEN, CK_FIELD_REQUIRED, &ck_strands, N_ ("Strand")),
  CK_FIELD_TOKENS (CkStrandResult, standing, TOKEN, CK_FIELD_REQUIRED, &ck_standings, N_ ("Where it stands")),
  CK_FIELD (CkStrandResult, note, TEXT, 0, N_ ("Note")),
};
CK_DEFINE_RECORD (StrandResult, strand_result)

static const CkField review_outcome_fields[] = {
  CK_FIELD (CkReviewOutcome, id, UUID, 0, NULL),
  CK_FIELD (CkReviewOutcome, review_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkReviewOutcome, result, TOKEN, 0, &ck_review_results, N_ ("Result")),
  CK_FIELD (CkReviewOutcome, held_on, DATE, 0, N_ ("Held on")),
  CK_FIELD (CkReviewOutcome, child_view, TEXT, 0, N_ ("The child’s view")),
  CK_FIELD (CkReviewOutcome, decision, TEXT, 0, N_ ("Decision")),
  CK_FIELD (CkReviewOutcome, reason, TEXT, 0, N_ ("Reason")),
  CK_FIELD_TOKENS (CkReviewOutcome, risk, TOKEN, 0, &ck_risks, N_ ("Risk")),
  CK_FIELD_RECORDS (CkReviewOutcome, strands, LIST, 0, ck_strand_result_get_type, N_ ("Strands")),
};
CK_DEFINE_RECORD (ReviewOutcome, review_outcome)

static const CkField decision_fields[] = {
  CK_FIELD (CkDecision, id, UUID, 0, NULL),
  CK_FIELD (CkDecision, supersedes, UUID, 0, NULL),
  CK_FIELD (CkDecision, supersedes_number, INTEGER, DERIVED, NULL),
  CK_FIELD (CkDecision, no_further_action, FLAG, 0, N_ ("No further action")),
  CK_FIELD (CkDecision, options, TEXT, 0, N_ ("Options considered")),
  /* Translators: threshold: how serious it has to be before something is done, and whether it is */
  CK_FIELD (CkDecision, threshold, TEXT, 0, N_ ("Threshold")),
  CK_FIELD (CkDecision, decided_by, TEXT, ONE_LINE, N_ ("Decided by")),
};
CK_DEFINE_RECORD (Decision, decision)

static const CkField entry_fields[] = {
  CK_FIELD (CkEntry, id, UUID, 0, NULL),
  CK_FIELD (CkEntry, case_id, UUID, 0, NULL),
  CK_FIELD (CkEntry, number, INTEGER, 0, N_ ("Number")),
  CK_FIELD_TOKENS (CkEntry, kind, TOKEN, 0, &ck_entry_kinds, N_ ("Kind of entry")),
  CK_FIELD (CkEntry, title, TEXT, ONE_LINE, N_ ("Title")),
  CK_FIELD (CkEntry, happened, MOMENT, 0, N_ ("When it happened")),
  CK_FIELD (CkEntry, happened_to, MOMENT, 0, N_ ("Until when it happened")),
  CK_FIELD (CkEntry, told, MOMENT, 0, N_ ("When the organisation was told")),
  CK_FIELD (CkEntry, told_to, TEXT, ONE_LINE, N_ ("Who was told")),
  CK_FIELD (CkEntry, source, TEXT, ONE_LINE, N_ ("Who saw, said or sent it")),
  CK_FIELD (CkEntry, facts, TEXT, 0, N_ ("Facts")),
  CK_FIELD (CkEntry, own_words, TEXT, 0, N_ ("The child’s own words")),
  CK_FIELD (CkEntry, opinion, TEXT, 0, N_ ("Opinion")),
  CK_FIELD (CkEntry, significant, FLAG, 0, N_ ("Significant event")),
  CK_FIELD (CkEntry, significance, TEXT, 0, N_ ("Significance")),
  CK_FIELD (CkEntry, outcome, TEXT, 0, N_ ("Action, decision or outcome")),
  CK_FIELD (CkEntry, reason, TEXT, 0, N_ ("Reason")),
  CK_FIELD (CkEntry, subject_id, UUID, 0, NULL),
  CK_FIELD (CkEntry, recorded_at, INSTANT, 0, N_ ("Recorded")),
  CK_FIELD (CkEntry, recorded_by, TEXT, DERIVED | ONE_LINE, N_ ("Recorded by")),
  CK_FIELD (CkEntry, case_reference, TEXT, DERIVED | ONE_LINE, NULL),
  CK_FIELD (CkEntry, late, FLAG, DERIVED, N_ ("Recorded late")),
  CK_FIELD_RECORDS (CkEntry, concern, RECORD, DERIVED, ck_concern_get_type, NULL),
  CK_FIELD_RECORDS (CkEntry, review, RECORD, DERIVED, ck_review_outcome_get_type, NULL),
  CK_FIELD_RECORDS (CkEntry, decision, RECORD, DERIVED, ck_decision_get_type, NULL),
  CK_FIELD (CkEntry, superseded_by, INTEGER, DERIVED, NULL),
  CK_FIELD_RECORDS (CkEntry, amendments, LIST, DERIVED, ck_amendment_get_type, N_ ("Amendments")),
};
CK_DEFINE_RECORD (Entry, entry)

static const CkField action_fields[] = {
  CK_FIELD (CkAction, id, UUID, 0, NULL),
  CK_FIELD (CkAction, case_id, UUID, 0, NULL),
  CK_FIELD (CkAction, state_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkAction, strand, TOKEN, 0, &ck_strands, N_ ("Strand")),
  CK_FIELD (CkAction, what, TEXT, 0, N_ ("What has to be done")),
  CK_FIELD (CkAction, owner, TEXT, ONE_LINE, N_ ("Who does it")),
  CK_FIELD (CkAction, due, DATE, 0, N_ ("Due")),
  CK_FIELD_TOKENS (CkAction, status, TOKEN, 0, &ck_action_statuses, N_ ("Status")),
  CK_FIELD (CkAction, done_on, DATE, 0, N_ ("Done on")),
  CK_FIELD (CkAction, outcome, TEXT, 0, N_ ("Outcome")),
  CK_FIELD (CkAction, reason, TEXT, 0, N_ ("Reason")),
  CK_FIELD (CkAction, recorded_at, INSTANT, 0, N_ ("Recorded")),
};
CK_DEFINE_RECORD (Action, action)

static const CkField review_fields[] = {
  CK_FIELD (CkReview, id, UUID, 0, NULL),
  CK_FIELD (CkReview, case_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkReview, kind, TOKEN, 0, &ck_review_kinds, N_ ("Kind of review")),
  CK_FIELD (CkReview, due, DATE, 0, N_ ("Due")),
  CK_FIELD (CkReview, held, FLAG, DERIVED, N_ ("Held")),
  CK_FIELD_RECORDS (CkReview, outcome, RECORD, DERIVED, ck_review_outcome_get_type, NULL),
  CK_FIELD (CkReview, recorded_at, INSTANT, 0, N_ ("Recorded")),
};
CK_DEFINE_RECORD (Review, review)

static const CkField plan_strand_fields[] = {
  CK_FIELD (CkPlanStrand, id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkPlanStrand, strand, TOKEN, CK_FIELD_REQUIRED, &ck_strands, N_ ("Strand")),
  CK_FIELD (CkPlanStrand, need, TEXT, 0, N_ ("What is needed")),
  CK_FIELD (CkPlanStrand, resolved, TEXT, 0, N_ ("What “resolved” looks like")),
  CK_FIELD_TOKENS (CkPlanStrand, standing, TOKEN, DERIVED, &ck_standings, N_ ("Where it stands")),
};
CK_DEFINE_RECORD (PlanStrand, plan_strand)

static const CkField case_fields[] = {
  CK_FIELD (CkCase, id, UUID, 0, NULL),
  CK_FIELD (CkCase, reference, TEXT, ONE_LINE, N_ ("Reference")),
  CK_FIELD (CkCase, title, TEXT, ONE_LINE, N_ ("Title")),
  /* Translators: lead: the person who leads on a case */
  CK_FIELD (CkCase, lead, TEXT, ONE_LINE, N_ ("Lead")),
  CK_FIELD_TOKENS (CkCase, status, TOKEN, 0, &ck_case_statuses, N_ ("Status")),
  CK_FIELD (CkCase, restricted, FLAG, 0, N_ ("Restricted")),
  CK_FIELD_TOKENS (CkCase, risk, TOKEN, 0, &ck_risks, N_ ("Risk")),
  CK_FIELD (CkCase, long_term, FLAG, 0, N_ ("Long-term check to come")),
  CK_FIELD_TOKENS (CkCase, kind, TOKEN, 0, &ck_concern_kinds, N_ ("Kind of concern")),
  CK_FIELD (CkCase, categories, STRINGS, 0, N_ ("Categories")),
  CK_FIELD (CkCase, category_labels, STRINGS, 0, NULL),
  CK_FIELD (CkCase, people, STRINGS, 0, N_ ("People")),
  CK_FIELD (CkCase, review_id, UUID, 0, NULL),
  CK_FIELD (CkCase, next_review, DATE, 0, N_ ("Next review")),
  CK_FIELD (CkCase, opened_at, INSTANT, 0, N_ ("Opened")),
  CK_FIELD (CkCase, last_activity, INSTANT, 0, N_ ("Last activity")),
  CK_FIELD (CkCase, closed_at, INSTANT, 0, N_ ("Closed")),
  CK_FIELD_TOKENS (CkCase, outcome, TOKEN, 0, &ck_case_outcomes, N_ ("Outcome")),
  CK_FIELD (CkCase, outcome_reason, TEXT, 0, N_ ("Reason for the outcome")),
  CK_FIELD (CkCase, no_check_reason, TEXT, 0, N_ ("Why there is no long-term check")),
  CK_FIELD (CkCase, n_entries, INTEGER, 0, N_ ("Number of entries")),
  CK_FIELD (CkCase, n_postponed, INTEGER, 0, N_ ("Times put off")),
  CK_FIELD (CkCase, merged_into, TEXT, ONE_LINE, N_ ("Merged into")),
};
CK_DEFINE_RECORD (Case, case)

static const CkField check_fields[] = {
  CK_FIELD (CkCheck, id, UUID, 0, NULL),
  CK_FIELD (CkCheck, number, INTEGER, DERIVED, N_ ("Number")),
  CK_FIELD_TOKENS (CkCheck, body, TOKEN, 0, &ck_check_bodies, N_ ("Whom to tell")),
  CK_FIELD (CkCheck, organisation, TEXT, ONE_LINE, N_ ("Organisation")),
  CK_FIELD_TOKENS (CkCheck, decided, TOKEN, 0, &ck_check_decisions, N_ ("Decided")),
  CK_FIELD (CkCheck, why, TEXT, 0, N_ ("Why")),
  CK_FIELD (CkCheck, told, MOMENT, 0, N_ ("When they were told")),
  CK_FIELD (CkCheck, told_who, TEXT, ONE_LINE, N_ ("Who was spoken to")),
  CK_FIELD (CkCheck, reference, TEXT, ONE_LINE, N_ ("Their reference")),
  CK_FIELD_TOKENS (CkCheck, dbs_removed, TOKEN, 0, &ck_answers, N_ ("Removed from regulated activity")),
  CK_FIELD_TOKENS (CkCheck, dbs_harm, TOKEN, 0, &ck_answers, N_ ("Harmed a child, or may")),
  CK_FIELD (CkCheck, recorded_at, INSTANT, 0, N_ ("Recorded")),
  CK_FIELD (CkCheck, recorded_by, TEXT, DERIVED | ONE_LINE, N_ ("Recorded by")),
};
CK_DEFINE_RECORD (Check, check)

static const CkField referral_fields[] = {
  CK_FIELD (CkReferral, id, UUID, 0, NULL),
  CK_FIELD (CkReferral, referral_id, UUID, 0, NULL),
  CK_FIELD (CkReferral, number, INTEGER, DERIVED, N_ ("Number")),
  CK_FIELD_TOKENS (CkReferral, body, TOKEN, 0, &ck_check_bodies, N_ ("To")),
  CK_FIELD (CkReferral, recipient, TEXT, ONE_LINE, N_ ("Recipient")),
  CK_FIELD (CkReferral, reference, TEXT, ONE_LINE, N_ ("Their reference")),
  CK_FIELD (CkReferral, sent, MOMENT, 0, N_ ("Sent")),
  CK_FIELD (CkReferral, how, TEXT, ONE_LINE, N_ ("How it was sent")),
  CK_FIELD (CkReferral, sent_by, TEXT, ONE_LINE, N_ ("Sent by")),
  CK_FIELD (CkReferral, chased, MOMENT, 0, N_ ("Chased")),
  CK_FIELD (CkReferral, escalated, MOMENT, 0, N_ ("Escalated")),
  CK_FIELD (CkReferral, acknowledged, MOMENT, 0, N_ ("Acknowledged")),
  CK_FIELD (CkReferral, acknowledged_by, TEXT, ONE_LINE, N_ ("Acknowledged by")),
  CK_FIELD (CkReferral, decision, TEXT, 0, N_ ("What they decided")),
  CK_FIELD (CkReferral, decided, MOMENT, 0, N_ ("When they decided")),
  CK_FIELD (CkReferral, due, DATE, DERIVED, N_ ("Due")),
};
CK_DEFINE_RECORD (Referral, referral)

static const CkField harm_test_fields[] = {
  CK_FIELD (CkHarmTest, id, UUID, 0, NULL),
  CK_FIELD (CkHarmTest, concern_id, UUID, 0, NULL),
  CK_FIELD (CkHarmTest, number, INTEGER, DERIVED, N_ ("Number")),
  CK_FIELD (CkHarmTest, concern_number, INTEGER, DERIVED, NULL),
  CK_FIELD_TOKENS (CkHarmTest, harmed, TOKEN, 0, &ck_answers, N_ ("Harmed a child, or may have")),
  CK_FIELD (CkHarmTest, harmed_why, TEXT, 0, N_ ("Why (harm)")),
  CK_FIELD_TOKENS (CkHarmTest, offence, TOKEN, 0, &ck_answers, N_ ("Possible criminal offence")),
  CK_FIELD (CkHarmTest, offence_why, TEXT, 0, N_ ("Why (offence)")),
  CK_FIELD_TOKENS (CkHarmTest, risk, TOKEN, 0, &ck_answers, N_ ("May pose a risk of harm")),
  CK_FIELD (CkHarmTest, risk_why, TEXT, 0, N_ ("Why (risk)")),
  CK_FIELD_TOKENS (CkHarmTest, suitability, TOKEN, 0, &ck_answers, N_ ("May not be suitable")),
  CK_FIELD (CkHarmTest, suitability_why, TEXT, 0, N_ ("Why (suitability)")),
  CK_FIELD (CkHarmTest, recorded_at, INSTANT, 0, N_ ("Recorded")),
  CK_FIELD (CkHarmTest, recorded_by, TEXT, DERIVED | ONE_LINE, N_ ("Recorded by")),
};
CK_DEFINE_RECORD (HarmTest, harm_test)

static const CkField check_call_fields[] = {
  CK_FIELD_TOKENS (CkCheckCall, body, TOKEN, 0, &ck_check_bodies, N_ ("Whom to tell")),
  CK_FIELD (CkCheckCall, number, INTEGER, 0, NULL),
  CK_FIELD (CkCheckCall, why, TEXT, 0, NULL),
  CK_FIELD (CkCheckCall, source, TEXT, 0, NULL),
  CK_FIELD (CkCheckCall, due, MOMENT, 0, N_ ("Due")),
  CK_FIELD (CkCheckCall, recorded_at, INSTANT, 0, NULL),
};
CK_DEFINE_RECORD (CheckCall, check_call)

static const CkField case_tie_fields[] = {
  CK_FIELD_TOKENS (CkCaseTie, kind, TOKEN, 0, &ck_tie_kinds, N_ ("Kind")),
  CK_FIELD (CkCaseTie, case_id, UUID, 0, NULL),
  CK_FIELD (CkCaseTie, reference, TEXT, ONE_LINE, N_ ("Reference")),
  CK_FIELD (CkCaseTie, title, TEXT, ONE_LINE, N_ ("Title")),
  CK_FIELD_TOKENS (CkCaseTie, status, TOKEN, 0, &ck_case_statuses, N_ ("Status")),
  CK_FIELD (CkCaseTie, entries, TEXT, ONE_LINE, N_ ("Entries")),
  CK_FIELD (CkCaseTie, why, TEXT, 0, N_ ("Why")),
  CK_FIELD (CkCaseTie, recorded_at, INSTANT, 0, N_ ("Recorded")),
  CK_FIELD (CkCaseTie, recorded_by, TEXT, DERIVED | ONE_LINE, N_ ("Recorded by")),
};
CK_DEFINE_RECORD (CaseTie, case_tie)

static const CkField case_file_fields[] = {
  CK_FIELD_RECORDS (CkCaseFile, head, RECORD, 0, ck_case_get_type, NULL),
  CK_FIELD_RECORDS (CkCaseFile, entries, LIST, 0, ck_entry_get_type, N_ ("Entries")),
  CK_FIELD_RECORDS (CkCaseFile, actions, LIST, 0, ck_action_get_type, N_ ("Actions")),
  CK_FIELD_RECORDS (CkCaseFile, reviews, LIST, 0, ck_review_get_type, N_ ("Reviews")),
  CK_FIELD_RECORDS (CkCaseFile, people, LIST, 0, ck_involvement_get_type, N_ ("People")),
  CK_FIELD_RECORDS (CkCaseFile, plan, LIST, 0, ck_plan_strand_get_type, N_ ("Plan")),
  CK_FIELD_RECORDS (CkCaseFile, relationships, LIST, 0, ck_relationship_get_type, N_ ("Relationships")),
  CK_FIELD_RECORDS (CkCaseFile, checks, LIST, 0, ck_check_get_type, N_ ("Whom to tell")),
  CK_FIELD_RECORDS (CkCaseFile, calls, LIST, DERIVED, ck_check_call_get_type, NULL),
  CK_FIELD_RECORDS (CkCaseFile, referrals, LIST, 0, ck_referral_get_type, N_ ("Referrals")),
  CK_FIELD_RECORDS (CkCaseFile, harm_tests, LIST, 0, ck_harm_test_get_type, N_ ("Harm test")),
  CK_FIELD_TOKENS (CkCaseFile, allegation_outcome, TOKEN, 0, &ck_allegation_outcomes, N_ ("Outcome of the allegation")),
  CK_FIELD_RECORDS (CkCaseFile, ties, LIST, 0, ck_case_tie_get_type, N_ ("Linked cases")),
};
CK_DEFINE_RECORD (CaseFile, case_file)

static const CkField due_item_fields[] = {
  CK_FIELD_TOKENS (CkDueItem, kind, TOKEN, 0, &ck_due_kinds, N_ ("Kind")),
  CK_FIELD (CkDueItem, reference, TEXT, ONE_LINE, N_ ("Reference")),
  CK_FIELD (CkDueItem, case_id, UUID, 0, NULL),
  CK_FIELD (CkDueItem, item_id, UUID, 0, NULL),
  CK_FIELD (CkDueItem, title, TEXT, 0, N_ ("Title")),
  CK_FIELD (CkDueItem, lead, TEXT, ONE_LINE, N_ ("Lead")),
  CK_FIELD_TOKENS (CkDueItem, risk, TOKEN, 0, &ck_risks, N_ ("Risk")),
  CK_FIELD_TOKENS (CkDueItem, strand, TOKEN, 0, &ck_strands, N_ ("Strand")),
  CK_FIELD (CkDueItem, due, DATE, 0, N_ ("Due")),
  CK_FIELD (CkDueItem, restricted, FLAG, 0, N_ ("Restricted")),
  CK_FIELD (CkDueItem, n_folded, INTEGER, 0, NULL),
  CK_FIELD (CkDueItem, postponed, INTEGER, 0, N_ ("Times put off")),
  CK_FIELD (CkDueItem, snoozed_until, DATE, 0, N_ ("Snoozed until")),
  CK_FIELD (CkDueItem, snooze_reason, TEXT, 0, N_ ("Why it is snoozed")),
  CK_FIELD_RECORDS (CkDueItem, folded, LIST, DERIVED, ck_due_item_get_type, NULL),
};
CK_DEFINE_RECORD (DueItem, due_item)

static const CkField search_hit_fields[] = {
  CK_FIELD (CkSearchHit, what, TEXT, ONE_LINE, NULL),
  CK_FIELD (CkSearchHit, reference, TEXT, ONE_LINE, N_ ("Reference")),
  CK_FIELD (CkSearchHit, case_id, UUID, 0, NULL),
  CK_FIELD (CkSearchHit, person_id, UUID, 0, NULL),
  CK_FIELD (CkSearchHit, item_id, UUID, 0, NULL),
  CK_FIELD (CkSearchHit, number, INTEGER, 0, N_ ("Number")),
  CK_FIELD (CkSearchHit, title, TEXT, ONE_LINE, N_ ("Title")),
  CK_FIELD (CkSearchHit, snippet, TEXT, 0, NULL),
};
CK_DEFINE_RECORD (SearchHit, search_hit)

static const CkField history_item_fields[] = {
  CK_FIELD (CkHistoryItem, sequence, INTEGER, 0, N_ ("Number")),
  CK_FIELD (CkHistoryItem, at, INSTANT, 0, N_ ("Recorded")),
  CK_FIELD (CkHistoryItem, who, TEXT, ONE_LINE, N_ ("Recorded by")),
  CK_FIELD (CkHistoryItem, kind, TEXT, ONE_LINE, N_ ("Kind")),
  CK_FIELD (CkHistoryItem, what, TEXT, ONE_LINE, NULL),
  CK_FIELD (CkHistoryItem, field, TEXT, ONE_LINE, NULL),
  CK_FIELD (CkHistoryItem, was, TEXT, 0, NULL),
  CK_FIELD (CkHistoryItem, now, TEXT, 0, NULL),
  CK_FIELD (CkHistoryItem, why, TEXT, 0, N_ ("Reason")),
};
CK_DEFINE_RECORD (HistoryItem, history_item)

static const CkField settings_fields[] = {
  CK_FIELD (CkSettings, organisation, TEXT, ONE_LINE, N_ ("Organisation")),
  CK_FIELD (CkSettings, coordinator, TEXT, ONE_LINE, N_ ("Coordinator")),
  CK_FIELD (CkSettings, deputy, TEXT, ONE_LINE, N_ ("Deputy")),
  CK_FIELD (CkSettings, time_zone, TEXT, ONE_LINE, N_ ("Time zone")),
  CK_FIELD_TOKENS (CkSettings, nation, TOKEN, 0, &ck_nations, N_ ("Nation")),
  CK_FIELD (CkSettings, review_days_high, INTEGER, 0, N_ ("Days to the next review at high risk")),
  CK_FIELD (CkSettings, review_days_medium, INTEGER, 0, N_ ("Days to the next review at medium risk")),
  CK_FIELD (CkSettings, review_days_low, INTEGER, 0, N_ ("Days to the next review at low risk")),
  CK_FIELD (CkSettings, long_check_days, INTEGER, 0, N_ ("Days from closing a case to its long-term check")),
  CK_FIELD (CkSettings, late_after_hours, INTEGER, 0, N_ ("Hours after which a record is late")),
  CK_FIELD (CkSettings, snooze_days, INTEGER, 0, N_ ("Days for which something due may be snoozed")),
  CK_FIELD (CkSettings, triage_days, INTEGER, 0, N_ ("Days in which a new concern is looked at")),
  CK_FIELD (CkSettings, lado_days, INTEGER, 0, N_ ("Working days to consult the designated officer (LADO)")),
  CK_FIELD (CkSettings, referral_ack_days, INTEGER, 0, N_ ("Working days in which a referral is acknowledged")),
  CK_FIELD (CkSettings, ico_hours, INTEGER, 0, N_ ("Hours to report a personal data breach to the ICO")),
  CK_FIELD (CkSettings, bank_holidays, TEXT, 0, N_ ("Bank holidays over the built-in list")),
  CK_FIELD (CkSettings, idle_minutes, INTEGER, 0, N_ ("Idle minutes before the vault is locked")),
  CK_FIELD (CkSettings, helplines, TEXT, 0, N_ ("Helplines")),
  CK_FIELD (CkSettings, contacts, TEXT, 0, N_ ("Contact details of coordinator and deputy")),
};
CK_DEFINE_RECORD (Settings, settings)
