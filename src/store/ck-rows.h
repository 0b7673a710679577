/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the store: the tables of the record as records, column for column (001-facts.sql), for ck_unit_insert() and for
 * the history's "old → new". The columns unit and recorded_at are the unit's business. */
#pragma once

#include "ck-record.h"

G_BEGIN_DECLS

CK_DECLARE_RECORD (IdRow, id_row, ID_ROW)
struct _CkIdRow {
  CkRecord parent_instance;
  CkUuid id;
};

CK_DECLARE_RECORD (SettingRow, setting_row, SETTING_ROW)
struct _CkSettingRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid replaces;
  CkUuid also_replaces;
  char *name;
  char *value;
};

CK_DECLARE_RECORD (CategoryRow, category_row, CATEGORY_ROW)
struct _CkCategoryRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid replaces;
  CkUuid also_replaces;
  char *token;
  char *parent;
  char *label;
  gint64 position;
  gboolean retired;
};

CK_DECLARE_RECORD (KeyholderNameRow, keyholder_name_row, KEYHOLDER_NAME_ROW)
struct _CkKeyholderNameRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid keyholder;
  char *name;
  char *change;
};

CK_DECLARE_RECORD (UnlockFailureRow, unlock_failure_row, UNLOCK_FAILURE_ROW)
struct _CkUnlockFailureRow {
  CkRecord parent_instance;
  CkUuid id;
  gint64 failures;
};

CK_DECLARE_RECORD (BackupRow, backup_row, BACKUP_ROW)
struct _CkBackupRow {
  CkRecord parent_instance;
  CkUuid id;
  gint64 pages;
  gint64 sequence;
};

CK_DECLARE_RECORD (PersonVersionRow, person_version_row, PERSON_VERSION_ROW)
struct _CkPersonVersionRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid person_id;
  CkUuid replaces;
  CkUuid also_replaces;
  char *name;
  char *known_as;
  int kind;
  CkDate born;
  int born_precision;
  char *description;
  char *contact;
};

CK_DECLARE_RECORD (RelationshipVersionRow, relationship_version_row, RELATIONSHIP_VERSION_ROW)
struct _CkRelationshipVersionRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid relationship_id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid person_id;
  CkUuid other_id;
  int kind;
  char *label;
  CkDate started;
  CkDate ended;
  int status;
  char *note;
};

CK_DECLARE_RECORD (PersonMergeRow, person_merge_row, PERSON_MERGE_ROW)
struct _CkPersonMergeRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid from_id;
  CkUuid into_id;
  gboolean undone;
  char *why;
};

CK_DECLARE_RECORD (CaseVersionRow, case_version_row, CASE_VERSION_ROW)
struct _CkCaseVersionRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  gint64 year;
  gint64 number;
  char *device_letter;
  char *title;
  char *lead;
};

CK_DECLARE_RECORD (CaseStateRow, case_state_row, CASE_STATE_ROW)
struct _CkCaseStateRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  int status;
  int risk;
  CkUuid pending_review;
  int outcome;
  char *reason;
  CkUuid long_check;
  char *no_check_reason;
};

CK_DECLARE_RECORD (EntryRow, entry_row, ENTRY_ROW)
struct _CkEntryRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  gint64 number;
  int kind;
  char *title;
  CkMoment happened;
  CkMoment happened_to;
  CkMoment told;
  char *told_to;
  char *source;
  char *facts;
  char *own_words;
  char *opinion;
  gboolean significant;
  char *significance;
  char *outcome;
  char *reason;
  CkUuid subject_id;
};

CK_DECLARE_RECORD (ConcernRow, concern_row, CONCERN_ROW)
struct _CkConcernRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  int kind;
  int immediate_danger;
  char *immediate_action;
  char *platform;
  char *handle;
  int ai_made;
  char *child_view;
  int parents_told;
  char *parents_reason;
  char *bias;
};

CK_DECLARE_RECORD (ConcernCategoryRow, concern_category_row, CONCERN_CATEGORY_ROW)
struct _CkConcernCategoryRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid concern_id;
  gint64 n;
  char *category;
};

CK_DECLARE_RECORD (ConcernFourCsRow, concern_four_cs_row, CONCERN_FOUR_CS_ROW)
struct _CkConcernFourCsRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid concern_id;
  gint64 n;
  char *four_cs;
};

CK_DECLARE_RECORD (ConcernCharacteristicRow, concern_characteristic_row, CONCERN_CHARACTERISTIC_ROW)
struct _CkConcernCharacteristicRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid concern_id;
  gint64 n;
  char *characteristic;
};

CK_DECLARE_RECORD (ConcernChildRow, concern_child_row, CONCERN_CHILD_ROW)
struct _CkConcernChildRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid concern_id;
  CkUuid involvement_id;
  char *child_view;
  int parents_told;
  char *parents_reason;
};

CK_DECLARE_RECORD (ConcernInjuryRow, concern_injury_row, CONCERN_INJURY_ROW)
struct _CkConcernInjuryRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid concern_id;
  CkUuid involvement_id;
  gint64 n;
  int picture;
  char *region;
  gint64 x;
  gint64 y;
  int kind;
  gint64 size_mm;
  char *note;
};

CK_DECLARE_RECORD (ConcernNudesRow, concern_nudes_row, CONCERN_NUDES_ROW)
struct _CkConcernNudesRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  char *described;
  char *described_by;
  char *holders;
  int seen;
  char *seen_by;
  char *seen_why;
  char *seen_present;
  char *deletion;
  int adult_involved;
  int coercion;
  int violent_or_atypical;
  int under_13;
  int immediate_risk;
  char *referral;
};

CK_DECLARE_RECORD (AmendmentRow, amendment_row, AMENDMENT_ROW)
struct _CkAmendmentRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid entry_id;
  gint64 number;
  char *field;
  char *was;
  char *text;
  char *why;
  gint64 of_entry; /* derived: number of the entry */
};

CK_DECLARE_RECORD (InvolvementRow, involvement_row, INVOLVEMENT_ROW)
struct _CkInvolvementRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  CkUuid concern_id;
  CkUuid person_id;
  int role;
  char *description;
};

CK_DECLARE_RECORD (PlanStrandRow, plan_strand_row, PLAN_STRAND_ROW)
struct _CkPlanStrandRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  int strand;
  char *need;
  char *resolved;
};

CK_DECLARE_RECORD (CaseThingRow, case_thing_row, CASE_THING_ROW)
struct _CkCaseThingRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
};

CK_DECLARE_RECORD (ActionStateRow, action_state_row, ACTION_STATE_ROW)
struct _CkActionStateRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid action_id;
  CkUuid replaces;
  CkUuid also_replaces;
  int strand;
  char *what;
  char *owner;
  CkDate due;
  int status;
  CkDate done_on;
  char *outcome;
  char *reason;
};

CK_DECLARE_RECORD (ReviewRow, review_row, REVIEW_ROW)
struct _CkReviewRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  int kind;
  CkDate due;
};

CK_DECLARE_RECORD (ReviewOutcomeRow, review_outcome_row, REVIEW_OUTCOME_ROW)
struct _CkReviewOutcomeRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid review_id;
  int result;
  CkDate held_on;
  char *child_view;
  char *decision;
  char *reason;
  int risk;
};

CK_DECLARE_RECORD (ReviewStrandRow, review_strand_row, REVIEW_STRAND_ROW)
struct _CkReviewStrandRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid outcome_id;
  int strand;
  int standing;
  char *note;
};

CK_DECLARE_RECORD (ViewingRow, viewing_row, VIEWING_ROW)
struct _CkViewingRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  char *what;
  char *purpose;
};

CK_DECLARE_RECORD (CopyRow, copy_row, COPY_ROW)
struct _CkCopyRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  gint64 number;
  int form;
  char *what;
  char *recipient;
  char *purpose;
  CkDate period_from;
  CkDate period_to;
  gboolean significant;
  gint64 entries;
  char *digest;
};

CK_DECLARE_RECORD (DecisionRow, decision_row, DECISION_ROW)
struct _CkDecisionRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid supersedes;
  gboolean no_further_action;
  char *options;
  char *threshold;
  char *decided_by;
};

CK_DECLARE_RECORD (CheckVersionRow, check_version_row, CHECK_VERSION_ROW)
struct _CkCheckVersionRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  int body;
  char *organisation;
  int decided;
  char *why;
  CkMoment told;
  char *told_who;
  char *reference;
  int dbs_removed;
  int dbs_harm;
};

CK_DECLARE_RECORD (ReferralVersionRow, referral_version_row, REFERRAL_VERSION_ROW)
struct _CkReferralVersionRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid referral_id;
  CkUuid replaces;
  CkUuid also_replaces;
  int body;
  char *recipient;
  char *reference;
  CkMoment sent;
  char *how;
  char *sent_by;
  CkMoment chased;
  CkMoment escalated;
  CkMoment acknowledged;
  char *acknowledged_by;
  char *decision;
  CkMoment decided;
};

CK_DECLARE_RECORD (HarmTestRow, harm_test_row, HARM_TEST_ROW)
struct _CkHarmTestRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid concern_id;
  CkUuid replaces;
  CkUuid also_replaces;
  int harmed;
  char *harmed_why;
  int offence;
  char *offence_why;
  int risk;
  char *risk_why;
  int suitability;
  char *suitability_why;
};

CK_DECLARE_RECORD (AllegationOutcomeRow, allegation_outcome_row, ALLEGATION_OUTCOME_ROW)
struct _CkAllegationOutcomeRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  int outcome;
};

CK_DECLARE_RECORD (CaseRestrictionRow, case_restriction_row, CASE_RESTRICTION_ROW)
struct _CkCaseRestrictionRow {
  CkRecord parent_instance;
  CkUuid id;
  CkUuid case_id;
  CkUuid replaces;
  CkUuid also_replaces;
  gboolean restricted;
  char *reason;
};

G_END_DECLS
