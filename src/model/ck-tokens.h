/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CkToken:
 * @token: what the database, JSON and the command line hold; never translated, never changed once shipped
 * @label: (translatable): what a person reads
 */
typedef struct {
  const char *token;
  const char *label;
} CkToken;

/** CkTokenSet: the values of one field, in the order of the C enumeration; -1 stands for "not given" */
typedef struct {
  const char    *name;
  const CkToken *tokens;
  guint          n_tokens;
  const char    *context; /* of the labels, for gettext */
} CkTokenSet;

typedef enum {
  CK_CONCERN_CHILD, CK_CONCERN_BETWEEN_CHILDREN, CK_CONCERN_ALLEGATION, CK_CONCERN_LOW_LEVEL, CK_CONCERN_ORGANISATION,
} CkConcernKind;
typedef enum {
  CK_ROLE_HARMED, CK_ROLE_ALLEGED_RESPONSIBLE, CK_ROLE_BYSTANDER, CK_ROLE_WITNESS, CK_ROLE_REPORTER,
  CK_ROLE_PARENT_OR_CARER, CK_ROLE_PROFESSIONAL,
} CkRole;
typedef enum { CK_RISK_NOT_ASSESSED, CK_RISK_LOW, CK_RISK_MEDIUM, CK_RISK_HIGH } CkRisk;
typedef enum { CK_STATUS_OPEN, CK_STATUS_CLOSED } CkCaseStatus;
typedef enum { CK_STRAND_HARMED, CK_STRAND_BYSTANDERS, CK_STRAND_RESPONSIBLE, CK_STRAND_ORGANISATION } CkStrand;
typedef enum { CK_STANDING_MET, CK_STANDING_PARTLY, CK_STANDING_NOT } CkStanding;
typedef enum { CK_ACTION_OPEN, CK_ACTION_DONE, CK_ACTION_DROPPED } CkActionStatus;
typedef enum { CK_REVIEW_OF_PLAN, CK_REVIEW_LONG_TERM } CkReviewKind;
typedef enum { CK_REVIEW_HELD, CK_REVIEW_POSTPONED, CK_REVIEW_SUPERSEDED } CkReviewResult;
typedef enum {
  CK_ENTRY_CONCERN, CK_ENTRY_NOTE, CK_ENTRY_CONTACT, CK_ENTRY_DECISION, CK_ENTRY_ACTION_DONE, CK_ENTRY_ACTION_DROPPED,
  CK_ENTRY_REVIEW, CK_ENTRY_STATUS, CK_ENTRY_REFERRAL, CK_ENTRY_SHARING,
} CkEntryKind;
typedef enum {
  CK_OUTCOME_RESOLVED, CK_OUTCOME_NO_FURTHER_ACTION, CK_OUTCOME_REFERRED, CK_OUTCOME_TRANSFERRED,
  CK_OUTCOME_UNFOUNDED, CK_OUTCOME_OTHER,
} CkCaseOutcome;
typedef enum { CK_PERSON_CHILD, CK_PERSON_ADULT, CK_PERSON_UNKNOWN } CkPersonKind;
typedef enum { CK_BORN_UNKNOWN, CK_BORN_EXACT, CK_BORN_ESTIMATED } CkBornPrecision;
typedef enum { CK_ANSWER_UNKNOWN, CK_ANSWER_YES, CK_ANSWER_NO } CkAnswer;
typedef enum { CK_FOUR_CS_CONTENT, CK_FOUR_CS_CONTACT, CK_FOUR_CS_CONDUCT, CK_FOUR_CS_COMMERCE } CkFourCs;
typedef enum { CK_NATION_ENGLAND_AND_WALES, CK_NATION_SCOTLAND, CK_NATION_NORTHERN_IRELAND } CkNation;
typedef enum { CK_COPY_PDF, CK_COPY_PRINT } CkCopyForm;
typedef enum {
  CK_INJURY_BRUISE, CK_INJURY_CUT, CK_INJURY_BURN, CK_INJURY_SCRATCH, CK_INJURY_SWELLING, CK_INJURY_BITE,
  CK_INJURY_RED_MARK, CK_INJURY_OTHER,
} CkInjuryKind;
typedef enum {
  CK_BODY_FRONT, CK_BODY_BACK, CK_BODY_FACE, CK_BODY_HEAD_LEFT, CK_BODY_HEAD_RIGHT, CK_BODY_HEAD_BACK,
  CK_BODY_LEFT_PALM, CK_BODY_LEFT_HAND_BACK, CK_BODY_RIGHT_PALM, CK_BODY_RIGHT_HAND_BACK, CK_BODY_N_PICTURES,
} CkBodyPicture;
typedef enum {
  CK_RELATION_PARENT, CK_RELATION_CARER, CK_RELATION_SIBLING, CK_RELATION_HOUSEHOLD, CK_RELATION_PROFESSIONAL, CK_RELATION_OTHER,
} CkRelationKind;
typedef enum { CK_RELATION_CURRENT, CK_RELATION_ENDED, CK_RELATION_MISTAKEN } CkRelationStatus;
typedef enum { CK_LIKENESS_NONE, CK_LIKENESS_POSSIBLE, CK_LIKENESS_LIKELY } CkLikeness;
typedef enum {
  CK_DUE_REVIEW, CK_DUE_LONG_TERM_CHECK, CK_DUE_ACTION, CK_DUE_TRIAGE, CK_DUE_LADO, CK_DUE_ICO, CK_DUE_CHASE,
  CK_DUE_ESCALATE,
} CkDueKind;
typedef enum {
  CK_BODY_POLICE, CK_BODY_SOCIAL_CARE, CK_BODY_LADO, CK_BODY_CEOP, CK_BODY_IWF, CK_BODY_CHARITY_COMMISSION, CK_BODY_DBS,
  CK_BODY_ICO, CK_BODY_INSURER, CK_BODY_OTHER,
} CkCheckBody;
typedef enum { CK_CHECK_NOT_YET, CK_CHECK_YES, CK_CHECK_NO } CkCheckDecision;
typedef enum {
  CK_ALLEGATION_SUBSTANTIATED, CK_ALLEGATION_MALICIOUS, CK_ALLEGATION_FALSE, CK_ALLEGATION_UNSUBSTANTIATED,
  CK_ALLEGATION_UNFOUNDED,
} CkAllegationOutcome;

typedef enum { CK_TIE_LINKED, CK_TIE_MERGED_INTO, CK_TIE_MERGED_FROM, CK_TIE_SPLIT_TO, CK_TIE_SPLIT_FROM } CkTieKind;

extern const CkTokenSet ck_concern_kinds, ck_roles, ck_risks, ck_case_statuses, ck_strands, ck_standings,
  ck_action_statuses, ck_review_kinds, ck_review_results, ck_entry_kinds, ck_case_outcomes, ck_person_kinds,
  ck_born_precisions, ck_answers, ck_four_cs, ck_nations, ck_copy_forms, ck_due_kinds, ck_tie_kinds, ck_precisions, ck_categories,
  ck_characteristics, ck_injury_kinds, ck_body_pictures,
  ck_relation_kinds, ck_relation_statuses, ck_likenesses,
  ck_check_bodies, ck_check_decisions, ck_allegation_outcomes;

const CkTokenSet *const *ck_token_sets      (gsize *n_sets);
const char              *ck_token_text      (const CkTokenSet *set, int value);
const char              *ck_token_label     (const CkTokenSet *set, int value);
int                      ck_token_value     (const CkTokenSet *set, const char *token);
char                    *ck_token_choices   (const CkTokenSet *set);

G_END_DECLS
