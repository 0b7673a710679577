/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label is given to what the history shows; the rest never stands before a person. */
#include "ck-rows.h"

#include <glib/gi18n-lib.h>

static const CkField id_row_fields[] = {
  CK_FIELD (CkIdRow, id, UUID, 0, NULL),
};

CK_DEFINE_RECORD (IdRow, id_row)

static const CkField setting_row_fields[] = {
  CK_FIELD (CkSettingRow, id, UUID, 0, NULL),
  CK_FIELD (CkSettingRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkSettingRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkSettingRow, name, TEXT, 0, NULL),
  CK_FIELD (CkSettingRow, value, TEXT, 0, N_("Value")),
};

CK_DEFINE_RECORD (SettingRow, setting_row)

static const CkField category_row_fields[] = {
  CK_FIELD (CkCategoryRow, id, UUID, 0, NULL),
  CK_FIELD (CkCategoryRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkCategoryRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkCategoryRow, token, TEXT, 0, NULL),
  CK_FIELD (CkCategoryRow, parent, TEXT, 0, N_("Belongs to")),
  CK_FIELD (CkCategoryRow, label, TEXT, 0, N_("Name")),
  CK_FIELD (CkCategoryRow, position, INTEGER, 0, N_("Position")),
  CK_FIELD (CkCategoryRow, retired, FLAG, 0, N_("No longer used")),
};

CK_DEFINE_RECORD (CategoryRow, category_row)

static const CkField keyholder_name_row_fields[] = {
  CK_FIELD (CkKeyholderNameRow, id, UUID, 0, NULL),
  CK_FIELD (CkKeyholderNameRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkKeyholderNameRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkKeyholderNameRow, keyholder, UUID, 0, NULL),
  CK_FIELD (CkKeyholderNameRow, name, TEXT, 0, NULL),
  CK_FIELD (CkKeyholderNameRow, change, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (KeyholderNameRow, keyholder_name_row)

static const CkField unlock_failure_row_fields[] = {
  CK_FIELD (CkUnlockFailureRow, id, UUID, 0, NULL),
  CK_FIELD (CkUnlockFailureRow, failures, INTEGER, 0, NULL),
};

CK_DEFINE_RECORD (UnlockFailureRow, unlock_failure_row)

static const CkField backup_row_fields[] = {
  CK_FIELD (CkBackupRow, id, UUID, 0, NULL),
  CK_FIELD (CkBackupRow, pages, INTEGER, 0, NULL),
  CK_FIELD (CkBackupRow, sequence, INTEGER, 0, NULL),
};

CK_DEFINE_RECORD (BackupRow, backup_row)

static const CkField person_version_row_fields[] = {
  CK_FIELD (CkPersonVersionRow, id, UUID, 0, NULL),
  CK_FIELD (CkPersonVersionRow, person_id, UUID, 0, NULL),
  CK_FIELD (CkPersonVersionRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkPersonVersionRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkPersonVersionRow, name, TEXT, 0, N_("Name")),
  CK_FIELD (CkPersonVersionRow, known_as, TEXT, 0, N_("Known as")),
  CK_FIELD_TOKENS (CkPersonVersionRow, kind, TOKEN, 0, &ck_person_kinds, N_("Kind")),
  CK_FIELD (CkPersonVersionRow, born, DATE, 0, N_("Date of birth")),
  CK_FIELD_TOKENS (CkPersonVersionRow, born_precision, TOKEN, 0, &ck_born_precisions, N_("Date of birth is")),
  CK_FIELD (CkPersonVersionRow, description, TEXT, 0, N_("Description")),
  CK_FIELD (CkPersonVersionRow, contact, TEXT, 0, N_("Contact")),
};

CK_DEFINE_RECORD (PersonVersionRow, person_version_row)

static const CkField relationship_version_row_fields[] = {
  CK_FIELD (CkRelationshipVersionRow, id, UUID, 0, NULL),
  CK_FIELD (CkRelationshipVersionRow, relationship_id, UUID, 0, NULL),
  CK_FIELD (CkRelationshipVersionRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkRelationshipVersionRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkRelationshipVersionRow, person_id, UUID, 0, NULL),
  CK_FIELD (CkRelationshipVersionRow, other_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkRelationshipVersionRow, kind, TOKEN, 0, &ck_relation_kinds, N_("Kind")),
  CK_FIELD (CkRelationshipVersionRow, label, TEXT, 0, N_("In words")),
  CK_FIELD (CkRelationshipVersionRow, started, DATE, 0, N_("Since")),
  CK_FIELD (CkRelationshipVersionRow, ended, DATE, 0, N_("Until")),
  CK_FIELD_TOKENS (CkRelationshipVersionRow, status, TOKEN, 0, &ck_relation_statuses, N_("Status")),
  CK_FIELD (CkRelationshipVersionRow, note, TEXT, 0, N_("Note")),
};

CK_DEFINE_RECORD (RelationshipVersionRow, relationship_version_row)

static const CkField person_merge_row_fields[] = {
  CK_FIELD (CkPersonMergeRow, id, UUID, 0, NULL),
  CK_FIELD (CkPersonMergeRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkPersonMergeRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkPersonMergeRow, from_id, UUID, 0, NULL),
  CK_FIELD (CkPersonMergeRow, into_id, UUID, 0, NULL),
  CK_FIELD (CkPersonMergeRow, undone, FLAG, 0, NULL),
  CK_FIELD (CkPersonMergeRow, why, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (PersonMergeRow, person_merge_row)

static const CkField case_version_row_fields[] = {
  CK_FIELD (CkCaseVersionRow, id, UUID, 0, NULL),
  CK_FIELD (CkCaseVersionRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkCaseVersionRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseVersionRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseVersionRow, year, INTEGER, 0, NULL),
  CK_FIELD (CkCaseVersionRow, number, INTEGER, 0, NULL),
  CK_FIELD (CkCaseVersionRow, device_letter, TEXT, 0, NULL),
  CK_FIELD (CkCaseVersionRow, title, TEXT, 0, N_("Title")),
  CK_FIELD (CkCaseVersionRow, lead, TEXT, 0, N_("Lead")),
};

CK_DEFINE_RECORD (CaseVersionRow, case_version_row)

static const CkField case_state_row_fields[] = {
  CK_FIELD (CkCaseStateRow, id, UUID, 0, NULL),
  CK_FIELD (CkCaseStateRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkCaseStateRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseStateRow, also_replaces, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkCaseStateRow, status, TOKEN, 0, &ck_case_statuses, N_("Status")),
  CK_FIELD_TOKENS (CkCaseStateRow, risk, TOKEN, 0, &ck_risks, N_("Risk")),
  CK_FIELD (CkCaseStateRow, pending_review, UUID, 0, N_("Next review")),
  CK_FIELD_TOKENS (CkCaseStateRow, outcome, TOKEN, 0, &ck_case_outcomes, N_("Outcome")),
  CK_FIELD (CkCaseStateRow, reason, TEXT, 0, N_("Reason")),
  CK_FIELD (CkCaseStateRow, long_check, UUID, 0, N_("Long-term check")),
  CK_FIELD (CkCaseStateRow, no_check_reason, TEXT, 0, N_("Why there is no long-term check")),
};

CK_DEFINE_RECORD (CaseStateRow, case_state_row)

static const CkField entry_row_fields[] = {
  CK_FIELD (CkEntryRow, id, UUID, 0, NULL),
  CK_FIELD (CkEntryRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkEntryRow, number, INTEGER, 0, NULL),
  CK_FIELD_TOKENS (CkEntryRow, kind, TOKEN, 0, &ck_entry_kinds, NULL),
  CK_FIELD (CkEntryRow, title, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, happened, MOMENT, 0, NULL),
  CK_FIELD (CkEntryRow, happened_to, MOMENT, 0, NULL),
  CK_FIELD (CkEntryRow, told, MOMENT, 0, NULL),
  CK_FIELD (CkEntryRow, told_to, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, source, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, facts, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, own_words, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, opinion, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, significant, FLAG, 0, NULL),
  CK_FIELD (CkEntryRow, significance, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, outcome, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, reason, TEXT, 0, NULL),
  CK_FIELD (CkEntryRow, subject_id, UUID, 0, NULL),
};

CK_DEFINE_RECORD (EntryRow, entry_row)

static const CkField concern_row_fields[] = {
  CK_FIELD (CkConcernRow, id, UUID, 0, NULL),
  CK_FIELD (CkConcernRow, case_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkConcernRow, kind, TOKEN, 0, &ck_concern_kinds, NULL),
  CK_FIELD_TOKENS (CkConcernRow, immediate_danger, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD (CkConcernRow, immediate_action, TEXT, 0, NULL),
  CK_FIELD (CkConcernRow, platform, TEXT, 0, NULL),
  CK_FIELD (CkConcernRow, handle, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkConcernRow, ai_made, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD (CkConcernRow, child_view, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkConcernRow, parents_told, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD (CkConcernRow, parents_reason, TEXT, 0, NULL),
  CK_FIELD (CkConcernRow, bias, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ConcernRow, concern_row)

static const CkField concern_category_row_fields[] = {
  CK_FIELD (CkConcernCategoryRow, id, UUID, 0, NULL),
  CK_FIELD (CkConcernCategoryRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkConcernCategoryRow, concern_id, UUID, 0, NULL),
  CK_FIELD (CkConcernCategoryRow, n, INTEGER, 0, NULL),
  CK_FIELD (CkConcernCategoryRow, category, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ConcernCategoryRow, concern_category_row)

static const CkField concern_four_cs_row_fields[] = {
  CK_FIELD (CkConcernFourCsRow, id, UUID, 0, NULL),
  CK_FIELD (CkConcernFourCsRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkConcernFourCsRow, concern_id, UUID, 0, NULL),
  CK_FIELD (CkConcernFourCsRow, n, INTEGER, 0, NULL),
  CK_FIELD (CkConcernFourCsRow, four_cs, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ConcernFourCsRow, concern_four_cs_row)

static const CkField concern_characteristic_row_fields[] = {
  CK_FIELD (CkConcernCharacteristicRow, id, UUID, 0, NULL),
  CK_FIELD (CkConcernCharacteristicRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkConcernCharacteristicRow, concern_id, UUID, 0, NULL),
  CK_FIELD (CkConcernCharacteristicRow, n, INTEGER, 0, NULL),
  CK_FIELD (CkConcernCharacteristicRow, characteristic, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ConcernCharacteristicRow, concern_characteristic_row)

static const CkField concern_child_row_fields[] = {
  CK_FIELD (CkConcernChildRow, id, UUID, 0, NULL),
  CK_FIELD (CkConcernChildRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkConcernChildRow, concern_id, UUID, 0, NULL),
  CK_FIELD (CkConcernChildRow, involvement_id, UUID, 0, NULL),
  CK_FIELD (CkConcernChildRow, child_view, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkConcernChildRow, parents_told, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD (CkConcernChildRow, parents_reason, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ConcernChildRow, concern_child_row)

static const CkField concern_injury_row_fields[] = {
  CK_FIELD (CkConcernInjuryRow, id, UUID, 0, NULL),
  CK_FIELD (CkConcernInjuryRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkConcernInjuryRow, concern_id, UUID, 0, NULL),
  CK_FIELD (CkConcernInjuryRow, involvement_id, UUID, 0, NULL),
  CK_FIELD (CkConcernInjuryRow, n, INTEGER, 0, NULL),
  CK_FIELD_TOKENS (CkConcernInjuryRow, picture, TOKEN, 0, &ck_body_pictures, NULL),
  CK_FIELD (CkConcernInjuryRow, region, TEXT, 0, NULL),
  CK_FIELD (CkConcernInjuryRow, x, INTEGER, 0, NULL),
  CK_FIELD (CkConcernInjuryRow, y, INTEGER, 0, NULL),
  CK_FIELD_TOKENS (CkConcernInjuryRow, kind, TOKEN, 0, &ck_injury_kinds, NULL),
  CK_FIELD (CkConcernInjuryRow, size_mm, INTEGER, 0, NULL),
  CK_FIELD (CkConcernInjuryRow, note, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ConcernInjuryRow, concern_injury_row)

static const CkField concern_nudes_row_fields[] = {
  CK_FIELD (CkConcernNudesRow, id, UUID, 0, NULL),
  CK_FIELD (CkConcernNudesRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkConcernNudesRow, described, TEXT, 0, NULL),
  CK_FIELD (CkConcernNudesRow, described_by, TEXT, 0, NULL),
  CK_FIELD (CkConcernNudesRow, holders, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkConcernNudesRow, seen, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD (CkConcernNudesRow, seen_by, TEXT, 0, NULL),
  CK_FIELD (CkConcernNudesRow, seen_why, TEXT, 0, NULL),
  CK_FIELD (CkConcernNudesRow, seen_present, TEXT, 0, NULL),
  CK_FIELD (CkConcernNudesRow, deletion, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkConcernNudesRow, adult_involved, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD_TOKENS (CkConcernNudesRow, coercion, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD_TOKENS (CkConcernNudesRow, violent_or_atypical, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD_TOKENS (CkConcernNudesRow, under_13, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD_TOKENS (CkConcernNudesRow, immediate_risk, TOKEN, 0, &ck_answers, NULL),
  CK_FIELD (CkConcernNudesRow, referral, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ConcernNudesRow, concern_nudes_row)

static const CkField amendment_row_fields[] = {
  CK_FIELD (CkAmendmentRow, id, UUID, 0, NULL),
  CK_FIELD (CkAmendmentRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkAmendmentRow, entry_id, UUID, 0, NULL),
  CK_FIELD (CkAmendmentRow, number, INTEGER, 0, NULL),
  CK_FIELD (CkAmendmentRow, field, TEXT, 0, NULL),
  CK_FIELD (CkAmendmentRow, was, TEXT, 0, NULL),
  CK_FIELD (CkAmendmentRow, text, TEXT, 0, NULL),
  CK_FIELD (CkAmendmentRow, why, TEXT, 0, NULL),
  CK_FIELD (CkAmendmentRow, of_entry, INTEGER, CK_FIELD_DERIVED, NULL),
};

CK_DEFINE_RECORD (AmendmentRow, amendment_row)

static const CkField involvement_row_fields[] = {
  CK_FIELD (CkInvolvementRow, id, UUID, 0, NULL),
  CK_FIELD (CkInvolvementRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkInvolvementRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkInvolvementRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkInvolvementRow, concern_id, UUID, 0, NULL),
  CK_FIELD (CkInvolvementRow, person_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkInvolvementRow, role, TOKEN, 0, &ck_roles, N_("Role")),
  CK_FIELD (CkInvolvementRow, description, TEXT, 0, N_("Description")),
};

CK_DEFINE_RECORD (InvolvementRow, involvement_row)

static const CkField plan_strand_row_fields[] = {
  CK_FIELD (CkPlanStrandRow, id, UUID, 0, NULL),
  CK_FIELD (CkPlanStrandRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkPlanStrandRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkPlanStrandRow, also_replaces, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkPlanStrandRow, strand, TOKEN, 0, &ck_strands, NULL),
  CK_FIELD (CkPlanStrandRow, need, TEXT, 0, N_("Need")),
  CK_FIELD (CkPlanStrandRow, resolved, TEXT, 0, N_("What resolved looks like")),
};

CK_DEFINE_RECORD (PlanStrandRow, plan_strand_row)

static const CkField case_thing_row_fields[] = {
  CK_FIELD (CkCaseThingRow, id, UUID, 0, NULL),
  CK_FIELD (CkCaseThingRow, case_id, UUID, 0, NULL),
};

CK_DEFINE_RECORD (CaseThingRow, case_thing_row)

static const CkField action_state_row_fields[] = {
  CK_FIELD (CkActionStateRow, id, UUID, 0, NULL),
  CK_FIELD (CkActionStateRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkActionStateRow, action_id, UUID, 0, NULL),
  CK_FIELD (CkActionStateRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkActionStateRow, also_replaces, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkActionStateRow, strand, TOKEN, 0, &ck_strands, N_("For")),
  CK_FIELD (CkActionStateRow, what, TEXT, 0, N_("What")),
  CK_FIELD (CkActionStateRow, owner, TEXT, 0, N_("Owner")),
  CK_FIELD (CkActionStateRow, due, DATE, 0, N_("Due")),
  CK_FIELD_TOKENS (CkActionStateRow, status, TOKEN, 0, &ck_action_statuses, N_("Status")),
  CK_FIELD (CkActionStateRow, done_on, DATE, 0, N_("Done on")),
  CK_FIELD (CkActionStateRow, outcome, TEXT, 0, N_("Outcome")),
  CK_FIELD (CkActionStateRow, reason, TEXT, 0, N_("Reason")),
};

CK_DEFINE_RECORD (ActionStateRow, action_state_row)

static const CkField review_row_fields[] = {
  CK_FIELD (CkReviewRow, id, UUID, 0, NULL),
  CK_FIELD (CkReviewRow, case_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkReviewRow, kind, TOKEN, 0, &ck_review_kinds, NULL),
  CK_FIELD (CkReviewRow, due, DATE, 0, NULL),
};

CK_DEFINE_RECORD (ReviewRow, review_row)

static const CkField review_outcome_row_fields[] = {
  CK_FIELD (CkReviewOutcomeRow, id, UUID, 0, NULL),
  CK_FIELD (CkReviewOutcomeRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkReviewOutcomeRow, review_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkReviewOutcomeRow, result, TOKEN, 0, &ck_review_results, NULL),
  CK_FIELD (CkReviewOutcomeRow, held_on, DATE, 0, NULL),
  CK_FIELD (CkReviewOutcomeRow, child_view, TEXT, 0, NULL),
  CK_FIELD (CkReviewOutcomeRow, decision, TEXT, 0, NULL),
  CK_FIELD (CkReviewOutcomeRow, reason, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkReviewOutcomeRow, risk, TOKEN, 0, &ck_risks, NULL),
};

CK_DEFINE_RECORD (ReviewOutcomeRow, review_outcome_row)

static const CkField review_strand_row_fields[] = {
  CK_FIELD (CkReviewStrandRow, id, UUID, 0, NULL),
  CK_FIELD (CkReviewStrandRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkReviewStrandRow, outcome_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkReviewStrandRow, strand, TOKEN, 0, &ck_strands, NULL),
  CK_FIELD_TOKENS (CkReviewStrandRow, standing, TOKEN, 0, &ck_standings, NULL),
  CK_FIELD (CkReviewStrandRow, note, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ReviewStrandRow, review_strand_row)

static const CkField viewing_row_fields[] = {
  CK_FIELD (CkViewingRow, id, UUID, 0, NULL),
  CK_FIELD (CkViewingRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkViewingRow, what, TEXT, 0, NULL),
  CK_FIELD (CkViewingRow, purpose, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (ViewingRow, viewing_row)

static const CkField copy_row_fields[] = {
  CK_FIELD (CkCopyRow, id, UUID, 0, NULL),
  CK_FIELD (CkCopyRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkCopyRow, number, INTEGER, 0, NULL),
  CK_FIELD_TOKENS (CkCopyRow, form, TOKEN, 0, &ck_copy_forms, NULL),
  CK_FIELD (CkCopyRow, what, TEXT, 0, NULL),
  CK_FIELD (CkCopyRow, recipient, TEXT, 0, NULL),
  CK_FIELD (CkCopyRow, purpose, TEXT, 0, NULL),
  CK_FIELD (CkCopyRow, period_from, DATE, 0, NULL),
  CK_FIELD (CkCopyRow, period_to, DATE, 0, NULL),
  CK_FIELD (CkCopyRow, significant, FLAG, 0, NULL),
  CK_FIELD (CkCopyRow, entries, INTEGER, 0, NULL),
  CK_FIELD (CkCopyRow, digest, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (CopyRow, copy_row)

static const CkField decision_row_fields[] = {
  CK_FIELD (CkDecisionRow, id, UUID, 0, NULL),
  CK_FIELD (CkDecisionRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkDecisionRow, supersedes, UUID, 0, NULL),
  CK_FIELD (CkDecisionRow, no_further_action, FLAG, 0, NULL),
  CK_FIELD (CkDecisionRow, options, TEXT, 0, NULL),
  CK_FIELD (CkDecisionRow, threshold, TEXT, 0, NULL),
  CK_FIELD (CkDecisionRow, decided_by, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (DecisionRow, decision_row)

static const CkField check_version_row_fields[] = {
  CK_FIELD (CkCheckVersionRow, id, UUID, 0, NULL),
  CK_FIELD (CkCheckVersionRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkCheckVersionRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkCheckVersionRow, also_replaces, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkCheckVersionRow, body, TOKEN, 0, &ck_check_bodies, NULL),
  CK_FIELD (CkCheckVersionRow, organisation, TEXT, 0, NULL),
  CK_FIELD_TOKENS (CkCheckVersionRow, decided, TOKEN, 0, &ck_check_decisions, N_("Decided")),
  CK_FIELD (CkCheckVersionRow, why, TEXT, 0, N_("Why")),
  CK_FIELD (CkCheckVersionRow, told, MOMENT, 0, N_("When they were told")),
  CK_FIELD (CkCheckVersionRow, told_who, TEXT, 0, N_("Who was spoken to")),
  CK_FIELD (CkCheckVersionRow, reference, TEXT, 0, N_("Their reference")),
  CK_FIELD_TOKENS (CkCheckVersionRow, dbs_removed, TOKEN, 0, &ck_answers, N_("Removed from regulated activity")),
  CK_FIELD_TOKENS (CkCheckVersionRow, dbs_harm, TOKEN, 0, &ck_answers, N_("Harmed a child, or may")),
};

CK_DEFINE_RECORD (CheckVersionRow, check_version_row)

static const CkField referral_version_row_fields[] = {
  CK_FIELD (CkReferralVersionRow, id, UUID, 0, NULL),
  CK_FIELD (CkReferralVersionRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkReferralVersionRow, referral_id, UUID, 0, NULL),
  CK_FIELD (CkReferralVersionRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkReferralVersionRow, also_replaces, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkReferralVersionRow, body, TOKEN, 0, &ck_check_bodies, NULL),
  CK_FIELD (CkReferralVersionRow, recipient, TEXT, 0, NULL),
  CK_FIELD (CkReferralVersionRow, reference, TEXT, 0, N_("Their reference")),
  CK_FIELD (CkReferralVersionRow, sent, MOMENT, 0, N_("Sent")),
  CK_FIELD (CkReferralVersionRow, how, TEXT, 0, N_("How it was sent")),
  CK_FIELD (CkReferralVersionRow, sent_by, TEXT, 0, N_("Sent by")),
  CK_FIELD (CkReferralVersionRow, chased, MOMENT, 0, N_("Chased")),
  CK_FIELD (CkReferralVersionRow, escalated, MOMENT, 0, N_("Escalated")),
  CK_FIELD (CkReferralVersionRow, acknowledged, MOMENT, 0, N_("Acknowledged")),
  CK_FIELD (CkReferralVersionRow, acknowledged_by, TEXT, 0, N_("Acknowledged by")),
  CK_FIELD (CkReferralVersionRow, decision, TEXT, 0, N_("What they decided")),
  CK_FIELD (CkReferralVersionRow, decided, MOMENT, 0, N_("When they decided")),
};

CK_DEFINE_RECORD (ReferralVersionRow, referral_version_row)

static const CkField harm_test_row_fields[] = {
  CK_FIELD (CkHarmTestRow, id, UUID, 0, NULL),
  CK_FIELD (CkHarmTestRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkHarmTestRow, concern_id, UUID, 0, NULL),
  CK_FIELD (CkHarmTestRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkHarmTestRow, also_replaces, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkHarmTestRow, harmed, TOKEN, 0, &ck_answers, N_("Harmed a child, or may have")),
  CK_FIELD (CkHarmTestRow, harmed_why, TEXT, 0, N_("Why (harm)")),
  CK_FIELD_TOKENS (CkHarmTestRow, offence, TOKEN, 0, &ck_answers, N_("Possible criminal offence")),
  CK_FIELD (CkHarmTestRow, offence_why, TEXT, 0, N_("Why (offence)")),
  CK_FIELD_TOKENS (CkHarmTestRow, risk, TOKEN, 0, &ck_answers, N_("May pose a risk of harm")),
  CK_FIELD (CkHarmTestRow, risk_why, TEXT, 0, N_("Why (risk)")),
  CK_FIELD_TOKENS (CkHarmTestRow, suitability, TOKEN, 0, &ck_answers, N_("May not be suitable")),
  CK_FIELD (CkHarmTestRow, suitability_why, TEXT, 0, N_("Why (suitability)")),
};

CK_DEFINE_RECORD (HarmTestRow, harm_test_row)

static const CkField allegation_outcome_row_fields[] = {
  CK_FIELD (CkAllegationOutcomeRow, id, UUID, 0, NULL),
  CK_FIELD (CkAllegationOutcomeRow, case_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkAllegationOutcomeRow, outcome, TOKEN, 0, &ck_allegation_outcomes, NULL),
};

CK_DEFINE_RECORD (AllegationOutcomeRow, allegation_outcome_row)

static const CkField case_restriction_row_fields[] = {
  CK_FIELD (CkCaseRestrictionRow, id, UUID, 0, NULL),
  CK_FIELD (CkCaseRestrictionRow, case_id, UUID, 0, NULL),
  CK_FIELD (CkCaseRestrictionRow, replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseRestrictionRow, also_replaces, UUID, 0, NULL),
  CK_FIELD (CkCaseRestrictionRow, restricted, FLAG, 0, NULL),
  CK_FIELD (CkCaseRestrictionRow, reason, TEXT, 0, NULL),
};

CK_DEFINE_RECORD (CaseRestrictionRow, case_restriction_row)
