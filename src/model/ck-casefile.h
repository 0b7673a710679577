/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read back: the current state of people and cases, as the store derives it. */
#pragma once

#include "ck-concern-parts.h"
#include "ck-record.h"

G_BEGIN_DECLS

#define CK_TYPE_PERSON ck_person_get_type ()
CK_DECLARE_RECORD (Person, person, PERSON)
struct _CkPerson {
  CkRecord parent_instance;
  CkUuid   id;
  CkUuid   version_id;     /* the present version */
  char    *name;
  char    *known_as;
  int      kind;           /* CkPersonKind */
  CkDate   born;
  int      born_precision; /* CkBornPrecision */
  char    *description;    /* "Saturday ensemble", "strings tutor" */
  char    *contact;
  gint64   n_cases;        /* derived */
  gint64   n_open_cases;   /* derived */
  GStrv    also_recorded_as; /* derived: names of those who are merged into this one */
};

#define CK_TYPE_INVOLVEMENT ck_involvement_get_type ()
CK_DECLARE_RECORD (Involvement, involvement, INVOLVEMENT)
struct _CkInvolvement {
  CkRecord  parent_instance;
  CkUuid    id;
  CkUuid    case_id;
  CkUuid    concern_id;    /* the entry of the concern; none for someone added to the case later */
  CkUuid    person_id;     /* none: not known, or nobody */
  int       role;          /* CkRole */
  char     *description;   /* of one who isn't known, or what is particular to this role */
  CkPerson *person;        /* derived */
};

#define CK_TYPE_AMENDMENT ck_amendment_get_type ()
CK_DECLARE_RECORD (Amendment, amendment, AMENDMENT)
struct _CkAmendment {
  CkRecord parent_instance;
  CkUuid   id;
  CkUuid   case_id;
  CkUuid   entry_id;
  gint64   number;         /* of the case, counted with its entries */
  char    *field;          /* the member of the entry that it corrects; NULL: an addition to the whole */
  char    *was;            /* what stood there before; NULL for an addition */
  char    *text;
  char    *why;
  gint64   recorded_at;
  char    *recorded_by;    /* derived */
};

/* What only a concern has; its text is the entry's. */
#define CK_TYPE_CONCERN ck_concern_get_type ()
CK_DECLARE_RECORD (Concern, concern, CONCERN)
struct _CkConcern {
  CkRecord parent_instance;
  CkUuid   id;             /* the same as its entry's */
  int      kind;           /* CkConcernKind */
  GStrv    categories;     /* tokens, first is the main one */
  GStrv    category_labels; /* derived: what a person reads for each */
  int      immediate_danger; /* CkAnswer */
  char    *immediate_action;
  GStrv    four_cs;        /* tokens of ck_four_cs */
  char    *platform;
  char    *handle;
  int      ai_made;        /* CkAnswer */
  char    *child_view;
  int      parents_told;   /* CkAnswer */
  char    *parents_reason;
  char    *bias;           /* characteristics that seem to be a motive, in words */
  GStrv      characteristics; /* tokens of ck_characteristics */
  GPtrArray *children;     /* CkChildView: where there are several */
  GPtrArray *injuries;     /* CkInjury, by number */
  CkNudes   *nudes;        /* or NULL */
};

#define CK_TYPE_STRAND_RESULT ck_strand_result_get_type ()
CK_DECLARE_RECORD (StrandResult, strand_result, STRAND_RESULT)
struct _CkStrandResult {
  CkRecord parent_instance;
  int      strand;         /* CkStrand */
  int      standing;       /* CkStanding */
  char    *note;
};

/* What only a held, postponed or superseded review has; its text is the entry's. */
#define CK_TYPE_REVIEW_OUTCOME ck_review_outcome_get_type ()
CK_DECLARE_RECORD (ReviewOutcome, review_outcome, REVIEW_OUTCOME)
struct _CkReviewOutcome {
  CkRecord   parent_instance;
  CkUuid     id;
  CkUuid     review_id;
  int        result;       /* CkReviewResult */
  CkDate     held_on;
  char      *child_view;
  char      *decision;
  char      *reason;
  int        risk;         /* CkRisk, as it stands after the review */
  GPtrArray *strands;      /* CkStrandResult */
};

/* What only a decision has; what was decided, and why, is the entry's. */
#define CK_TYPE_DECISION ck_decision_get_type ()
CK_DECLARE_RECORD (Decision, decision, DECISION)
struct _CkDecision {
  CkRecord parent_instance;
  CkUuid   id;             /* the same as its entry's */
  CkUuid   supersedes;     /* the entry of an earlier decision */
  gint64   supersedes_number; /* derived */
  gboolean no_further_action;
  char    *options;        /* that were considered */
  char    *threshold;
  char    *decided_by;
};

#define CK_TYPE_ENTRY ck_entry_get_type ()
CK_DECLARE_RECORD (Entry, entry, ENTRY)
struct _CkEntry {
  CkRecord         parent_instance;
  CkUuid           id;
  CkUuid           case_id;
  gint64           number;       /* of the case: reference/number */
  int              kind;         /* CkEntryKind */
  char            *title;
  CkMoment         happened;
  CkMoment         happened_to;
  CkMoment         told;         /* when the organisation was told */
  char            *told_to;
  char            *source;       /* who saw, said or sent it */
  char            *facts;
  char            *own_words;
  char            *opinion;
  gboolean         significant;
  char            *significance;
  char            *outcome;      /* action, decision or outcome, for the chronology's last column */
  char            *reason;       /* why it was decided */
  CkUuid           subject_id;   /* the action or review that it tells of, or the concern whose person it identifies; none for the rest */
  gint64           recorded_at;
  char            *recorded_by;  /* derived */
  char            *case_reference; /* derived: of the case that it was recorded in, which its own reference begins with */
  int              minute_in_day; /* where something dated only sorts in its day, plus one; 0: before the rest */
  gboolean         late;         /* derived: recorded later after the organisation was told than the settings allow */
  CkConcern       *concern;      /* derived: for a concern */
  CkReviewOutcome *review;       /* derived: for a review */
  CkDecision      *decision;     /* derived: for a decision that has a record */
  gint64           superseded_by; /* derived: number of the entry of a later decision, or 0 */
  GPtrArray       *amendments;   /* derived: CkAmendment, oldest first */
};

#define CK_TYPE_ACTION ck_action_get_type ()
CK_DECLARE_RECORD (Action, action, ACTION)
struct _CkAction {
  CkRecord parent_instance;
  CkUuid   id;
  CkUuid   case_id;
  CkUuid   state_id;       /* the present state */
  int      strand;         /* CkStrand */
  char    *what;
  char    *owner;
  CkDate   due;
  int      status;         /* CkActionStatus */
  CkDate   done_on;
  char    *outcome;
  char    *reason;         /* why it was dropped */
  gint64   recorded_at;
};

#define CK_TYPE_REVIEW ck_review_get_type ()
CK_DECLARE_RECORD (Review, review, REVIEW)
struct _CkReview {
  CkRecord         parent_instance;
  CkUuid           id;
  CkUuid           case_id;
  int              kind;     /* CkReviewKind */
  CkDate           due;
  gboolean         held;     /* derived: it has an outcome */
  CkReviewOutcome *outcome;  /* derived */
  gint64           recorded_at;
};

#define CK_TYPE_PLAN_STRAND ck_plan_strand_get_type ()
CK_DECLARE_RECORD (PlanStrand, plan_strand, PLAN_STRAND)
struct _CkPlanStrand {
  CkRecord parent_instance;
  CkUuid   id;
  int      strand;         /* CkStrand */
  char    *need;
  char    *resolved;       /* what "resolved" looks like */
  int      standing;       /* derived: CkStanding of the last review, or -1 */
};

/* A case as its head and its row in a list show it. */
#define CK_TYPE_CASE ck_case_get_type ()
CK_DECLARE_RECORD (Case, case, CASE)
struct _CkCase {
  CkRecord parent_instance;
  CkUuid   id;
  char    *reference;      /* 2026-0014 */
  char    *title;
  char    *lead;
  int      status;         /* CkCaseStatus */
  gboolean restricted;     /* opening it asks for a reason */
  int      risk;           /* CkRisk */
  gboolean long_term;      /* closed, with a check that isn't held yet */
  int      kind;           /* CkConcernKind of the first concern */
  GStrv    categories;
  GStrv    category_labels; /* derived: what a person reads for each */
  GStrv    people;         /* names, harmed first; descriptions of those not known */
  CkUuid   review_id;      /* the pending review or long-term check; none when there is none */
  CkDate   next_review;
  gint64   opened_at;
  gint64   last_activity;
  gint64   closed_at;
  int      outcome;        /* CkCaseOutcome, or -1 */
  char    *outcome_reason;
  char    *no_check_reason;
  gint64   n_entries;
  gint64   n_postponed;    /* how often its review was put off since one was last held */
  char    *merged_into;    /* reference of the case that it goes on in; NULL for none */
};

/* Another case, and what it has to do with this one. */
#define CK_TYPE_CASE_TIE ck_case_tie_get_type ()
CK_DECLARE_RECORD (CaseTie, case_tie, CASE_TIE)
struct _CkCaseTie {
  CkRecord parent_instance;
  int      kind;           /* CkTieKind */
  CkUuid   case_id;        /* of the other case, and so are its reference, title, status and risk */
  char    *reference;
  char    *title;
  int      status;         /* CkCaseStatus */
  char    *entries;        /* that went from the one to the other: "2026-0014/3, 2026-0014/5" */
  char    *why;
  gint64   recorded_at;
  char    *recorded_by;
};

/* How it stands with one of those who may have to be told. */
#define CK_TYPE_CHECK ck_check_get_type ()
CK_DECLARE_RECORD (Check, check, CHECK)
struct _CkCheck {
  CkRecord parent_instance;
  CkUuid   id;             /* the same as its entry's */
  gint64   number;         /* derived: of the entry */
  int      body;           /* CkCheckBody */
  char    *organisation;   /* the name of another organisation; "" for the rest */
  int      decided;        /* CkCheckDecision */
  char    *why;
  CkMoment told;
  char    *told_who;
  char    *reference;      /* theirs */
  int      dbs_removed;    /* CkAnswer: removed from regulated activity, or would have been */
  int      dbs_harm;       /* CkAnswer: harmed or may harm a child */
  gint64   recorded_at;
  char    *recorded_by;    /* derived */
};

/* What was sent to whom, and what came back, as it stands. */
#define CK_TYPE_REFERRAL ck_referral_get_type ()
CK_DECLARE_RECORD (Referral, referral, REFERRAL)
struct _CkReferral {
  CkRecord parent_instance;
  CkUuid   id;             /* of the present version, and of the entry that tells of it */
  CkUuid   referral_id;    /* the entry that it was sent with */
  gint64   number;         /* derived: of that entry */
  int      body;           /* CkCheckBody */
  char    *recipient;
  char    *reference;      /* theirs */
  CkMoment sent;
  char    *how;
  char    *sent_by;
  CkMoment chased;
  CkMoment escalated;
  CkMoment acknowledged;
  char    *acknowledged_by;
  char    *decision;       /* the recipient's */
  CkMoment decided;
  CkDate   due;            /* derived: when to chase or escalate; none when it was answered */
};

/* The four limbs of the harm test, for one concern about an adult's conduct. */
#define CK_TYPE_HARM_TEST ck_harm_test_get_type ()
CK_DECLARE_RECORD (HarmTest, harm_test, HARM_TEST)
struct _CkHarmTest {
  CkRecord parent_instance;
  CkUuid   id;             /* the same as its entry's */
  CkUuid   concern_id;
  gint64   number;         /* derived: of the entry */
  gint64   concern_number; /* derived: of the concern's entry */
  int      harmed;         /* CkAnswer, of each limb, and why */
  char    *harmed_why;
  int      offence;
  char    *offence_why;
  int      risk;
  char    *risk_why;
  int      suitability;
  char    *suitability_why;
  gint64   recorded_at;
  char    *recorded_by;    /* derived */
};

/* One of those whom a case calls to tell, by a rule of practice. */
#define CK_TYPE_CHECK_CALL ck_check_call_get_type ()
CK_DECLARE_RECORD (CheckCall, check_call, CHECK_CALL)
struct _CkCheckCall {
  CkRecord parent_instance;
  int      body;           /* CkCheckBody */
  gint64   number;         /* of the concern's entry that calls for it */
  char    *why;            /* translated */
  char    *source;         /* translated; of the rule */
  CkMoment due;            /* when its clock ends; unknown where it has none */
  gint64   recorded_at;    /* of the concern: a decision before it doesn't answer it */
};

/* Everything that the case page shows, read at one moment. */
#define CK_TYPE_CASE_FILE ck_case_file_get_type ()
CK_DECLARE_RECORD (CaseFile, case_file, CASE_FILE)
struct _CkCaseFile {
  CkRecord   parent_instance;
  CkCase    *head;
  GPtrArray *entries;      /* CkEntry, in order: happened, then told, then recorded */
  GPtrArray *actions;      /* CkAction */
  GPtrArray *reviews;      /* CkReview, oldest first */
  GPtrArray *people;       /* CkInvolvement */
  GPtrArray *plan;         /* CkPlanStrand, the strands that have one */
  GPtrArray *relationships; /* CkRelationship, between the people of the case; current and ended */
  GPtrArray *checks;       /* CkCheck, in the order of the bodies */
  GPtrArray *calls;        /* CkCheckCall: what the case calls for, answered or not, in the order of the bodies */
  GPtrArray *referrals;    /* CkReferral, oldest first */
  GPtrArray *harm_tests;   /* CkHarmTest, one a concern */
  int        allegation_outcome; /* CkAllegationOutcome of the last closing, or -1 */
  GPtrArray *ties;         /* CkCaseTie: linked cases, and those that it was merged with or split from */
};

#define CK_TYPE_DUE_ITEM ck_due_item_get_type ()
CK_DECLARE_RECORD (DueItem, due_item, DUE_ITEM)
struct _CkDueItem {
  CkRecord parent_instance;
  int      kind;           /* CkDueKind */
  char    *reference;
  CkUuid   case_id;
  CkUuid   item_id;        /* the review or action */
  char    *title;          /* "Review: group chat after rehearsals", or what the action is */
  char    *lead;           /* the owner of an action, the lead of a case */
  int      risk;
  int      strand;         /* of an action, or -1 */
  CkDate   due;
  gboolean restricted;     /* nothing but reference, kind and date is shown of it */
  gint64   n_folded;       /* other things due in the same case, behind this one */
  gint64   postponed;      /* how often the review was put off since one was last held */
  CkDate   snoozed_until;  /* put aside until that day; none: it isn't */
  char    *snooze_reason;
  GPtrArray *folded;       /* CkDueItem: what is behind this one, most urgent first */
};

#define CK_TYPE_SEARCH_HIT ck_search_hit_get_type ()
CK_DECLARE_RECORD (SearchHit, search_hit, SEARCH_HIT)
struct _CkSearchHit {
  CkRecord parent_instance;
  char    *what;           /* "case", "entry", "action", "person", … : the table that the hit is in */
  char    *reference;      /* of the case, or NULL */
  CkUuid   case_id;
  CkUuid   person_id;
  CkUuid   item_id;        /* the thing itself: entry, action, person, or the case */
  gint64   number;         /* of the entry, or 0 */
  char    *title;
  char    *snippet;        /* hits between U+2068 and U+2069 */
};

#define CK_TYPE_HISTORY_ITEM ck_history_item_get_type ()
CK_DECLARE_RECORD (HistoryItem, history_item, HISTORY_ITEM)
struct _CkHistoryItem {
  CkRecord parent_instance;
  gint64   sequence;
  gint64   at;
  char    *who;
  char    *kind;           /* of the unit: log-concern, hold-review, … */
  char    *what;           /* label of the thing: "Case", "Action", "Entry 3" */
  char    *field;          /* label of the field, NULL when the thing was made */
  char    *was;
  char    *now;
  char    *why;
};

#define CK_TYPE_SETTINGS ck_settings_get_type ()
CK_DECLARE_RECORD (Settings, settings, SETTINGS)
struct _CkSettings {
  CkRecord parent_instance;
  char    *organisation;
  char    *coordinator;    /* name, printed on reports */
  char    *deputy;
  char    *time_zone;      /* Europe/London */
  int      nation;         /* CkNation: whose bank holidays */
  gint64   review_days_high;    /* 7 */
  gint64   review_days_medium;  /* 14 */
  gint64   review_days_low;     /* 28 */
  gint64   long_check_days;     /* 90 */
  gint64   late_after_hours;    /* 24 */
  gint64   snooze_days;         /* 14: for how long something due may be put aside */
  gint64   triage_days;         /* 0: on the day that it is recorded */
  gint64   lado_days;           /* 1, working days */
  gint64   referral_ack_days;   /* 1, working days */
  gint64   ico_hours;           /* 72 */
  char    *bank_holidays;       /* over the built-in list, one a line: "2026-06-15 World Cup", "not 2026-08-31" */
  gint64   idle_minutes;        /* 10 */
  char    *helplines;      /* one a line, see ck_helplines_parse() */
  char    *contacts;       /* how coordinator and deputy are reached, printed on reports */
};

#define CK_TYPE_BANK_HOLIDAY ck_bank_holiday_get_type ()
CK_DECLARE_RECORD (BankHoliday, bank_holiday, BANK_HOLIDAY)
struct _CkBankHoliday {
  CkRecord parent_instance;
  CkDate   date;
  char    *name;
  gboolean own;            /* the vault's, not the built-in list's */
};

G_END_DECLS
