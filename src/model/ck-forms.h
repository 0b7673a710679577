/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put in: the same forms from the window, from JSON, and in drafts. Member names are the JSON's. */
#pragma once

#include "ck-record.h"
#include "ck-casefile.h"
#include "ck-concern-parts.h"
#include "ck-working-days.h"

G_BEGIN_DECLS

#define CK_TYPE_PERSON_LINK ck_person_link_get_type ()
CK_DECLARE_RECORD (PersonLink, person_link, PERSON_LINK)
struct _CkPersonLink {
  CkRecord parent_instance;
  CkUuid   id;             /* links a person who is there; else a name makes a new one; else a description alone */
  char    *name;
  int      role;           /* CkRole */
  int      kind;           /* CkPersonKind */
  CkDate   born;
  int      born_precision; /* CkBornPrecision */
  char    *known_as;
  char    *description;
  char    *contact;
  /* of a concern only, where several children were harmed or are alleged to have harmed; one child's are the concern's */
  char    *child_view;
  int      parents_told;   /* CkAnswer */
  char    *parents_reason;
};

#define CK_TYPE_ACTION_FORM ck_action_form_get_type ()
CK_DECLARE_RECORD (ActionForm, action_form, ACTION_FORM)
struct _CkActionForm {
  CkRecord parent_instance;
  char    *what;
  int      strand;         /* CkStrand; the person harmed by default */
  char    *owner;          /* the case's lead by default */
  CkDate   due;
};

#define CK_TYPE_ONLINE_FORM ck_online_form_get_type ()
CK_DECLARE_RECORD (OnlineForm, online_form, ONLINE_FORM)
struct _CkOnlineForm {
  CkRecord parent_instance;
  GStrv    four_cs;
  char    *platform;
  char    *handle;
  int      ai_made;        /* CkAnswer */
};

#define CK_TYPE_CONCERN_FORM ck_concern_form_get_type ()
CK_DECLARE_RECORD (ConcernForm, concern_form, CONCERN_FORM)
struct _CkConcernForm {
  CkRecord      parent_instance;
  int           kind;             /* required; CkConcernKind */
  GPtrArray    *people;           /* CkPersonLink; may be empty only for kind "organisation" */
  CkMoment      happened;         /* required, but may be unknown: happened_precision "unknown" */
  CkMoment      happened_to;
  CkMoment      told;             /* now, when left out */
  char         *told_to;
  char         *source;
  char         *title;            /* kind and first category, when left out */
  char         *facts;            /* required */
  char         *own_words;
  char         *opinion;
  gboolean      significant;      /* a concern is significant unless said otherwise; default TRUE */
  char         *significance;
  GStrv         categories;       /* tokens of the vault's own list */
  int           immediate_danger; /* CkAnswer */
  char         *immediate_action;
  CkOnlineForm *online;
  char         *child_view;
  int           parents_told;     /* CkAnswer */
  char         *parents_reason;
  GStrv         characteristics;  /* tokens of ck_characteristics: what seems to be a motive */
  char         *bias;             /* the same in words */
  GPtrArray    *injuries;         /* CkInjuryForm */
  CkNudes      *nudes;            /* only for a category that is about nudes */
  int           risk;             /* CkRisk */
  CkDate        review;           /* first review; from the risk when left out */
  char         *lead;             /* the keyholder by default */
  GPtrArray    *actions;          /* CkActionForm */
};

#define CK_TYPE_NOTE_FORM ck_note_form_get_type ()
CK_DECLARE_RECORD (NoteForm, note_form, NOTE_FORM)
struct _CkNoteForm {
  CkRecord parent_instance;
  char    *text;           /* required */
  int      kind;           /* CkEntryKind: note (default), contact, decision, referral, sharing */
  char    *title;
  CkMoment happened;       /* now, when left out */
  CkMoment happened_to;
  CkMoment told;
  char    *told_to;
  char    *source;
  char    *own_words;
  char    *opinion;
  gboolean significant;
  char    *significance;
  char    *outcome;
  char    *reason;         /* required for a decision */
  char    *options;        /* these only for a decision: options that were considered */
  char    *threshold;
  char    *decided_by;     /* the keyholder, when left out */
  char    *supersedes;     /* entry of an earlier decision of the case: "2026-0014/7", or 7 */
  gboolean no_further_action;
};

/* What becomes of one open action: from Mark Done, from a review, or when a case closes. */
#define CK_TYPE_ACTION_SETTLE ck_action_settle_get_type ()
CK_DECLARE_RECORD (ActionSettle, action_settle, ACTION_SETTLE)
struct _CkActionSettle {
  CkRecord parent_instance;
  CkUuid   action;         /* required */
  int      status;         /* CkActionStatus: done or dropped; open with another due date postpones */
  CkDate   done_on;        /* today, when left out */
  CkDate   due;
  char    *outcome;
  char    *reason;         /* required when dropped */
};

#define CK_TYPE_CLOSURE_FORM ck_closure_form_get_type ()
CK_DECLARE_RECORD (ClosureForm, closure_form, CLOSURE_FORM)
struct _CkClosureForm {
  CkRecord   parent_instance;
  int        outcome;         /* required; CkCaseOutcome */
  char      *reason;          /* required */
  CkDate     long_check;      /* date of the long-term check; from the settings when both are left out */
  char      *no_check_reason; /* instead of a check */
  GPtrArray *actions;         /* CkActionSettle: each open action needs one */
  int        allegation_outcome; /* CkAllegationOutcome; required where the case has an allegation in it */
};

#define CK_TYPE_REVIEW_FORM ck_review_form_get_type ()
CK_DECLARE_RECORD (ReviewForm, review_form, REVIEW_FORM)
struct _CkReviewForm {
  CkRecord       parent_instance;
  CkMoment       held;       /* now, when left out */
  GPtrArray     *strands;    /* CkStrandResult */
  char          *child_view;
  char          *decision;   /* required */
  char          *reason;     /* required */
  int            risk;       /* CkRisk; unchanged when left out (-1) */
  CkDate         next;       /* next review; from the risk when left out */
  CkClosureForm *close;      /* closes the case instead */
  GPtrArray     *actions;    /* CkActionSettle */
};

#define CK_TYPE_AMENDMENT_FORM ck_amendment_form_get_type ()
CK_DECLARE_RECORD (AmendmentForm, amendment_form, AMENDMENT_FORM)
struct _CkAmendmentForm {
  CkRecord parent_instance;
  char    *field;          /* facts, own_words, … (see ck-amendments.h); NULL: an addition */
  char    *text;           /* required */
  char    *why;            /* required */
};

#define CK_TYPE_REOPEN_FORM ck_reopen_form_get_type ()
CK_DECLARE_RECORD (ReopenForm, reopen_form, REOPEN_FORM)
struct _CkReopenForm {
  CkRecord parent_instance;
  char    *reason;         /* required */
  int      risk;           /* CkRisk; not assessed when left out */
  CkDate   review;         /* from the risk when left out */
};

/* Rules: what a form must hold. Each error names the field and says what is expected (CK_ERROR_INVALID for what is
 * missing or malformed, CK_ERROR_REFUSED for a rule of practice). @now is the unit's local time. */
gboolean ck_concern_form_check   (CkConcernForm *self, CkMoment now, GError **error);
gboolean ck_note_form_check      (CkNoteForm *self, CkMoment now, GError **error);
gboolean ck_action_form_check    (CkActionForm *self, GError **error);
gboolean ck_action_settle_check  (CkActionSettle *self, CkDate today, GError **error);
gboolean ck_review_form_check    (CkReviewForm *self, CkMoment now, GError **error);
gboolean ck_closure_form_check   (CkClosureForm *self, CkDate today, GError **error);
gboolean ck_amendment_form_check (CkAmendmentForm *self, CkMoment now, GError **error);
gboolean ck_reopen_form_check    (CkReopenForm *self, CkDate today, GError **error);
gboolean ck_person_link_check    (CkPersonLink *self, CkDate today, GError **error);
gboolean ck_person_check         (CkPerson *self, CkDate today, GError **error);
gboolean ck_plan_strand_check    (CkPlanStrand *self, GError **error);
gboolean ck_settings_check       (CkSettings *self, GError **error);
/* the date of something new: from today to five years ahead */
gboolean ck_due_check            (CkDate due, CkDate today, const char *field, GError **error);
/* what an amendment can correct: members of CkEntry, then of CkConcern; NULL-terminated */

/* Names of what is still missing from "enough to save" (kind, who, happened, facts), for the window's side panel */
GStrv    ck_concern_form_missing (CkConcernForm *self);
char    *ck_concern_form_default_title (CkConcernForm *self, GPtrArray *categories);

/* Clocks (practice.md "Time"; defaults in CkSettings) */
CkSettings    *ck_settings_new_default   (void);
CkWorkingDays *ck_working_days_for       (CkNation nation);
CkWorkingDays *ck_working_days_of        (CkSettings *settings); /* with the vault's own bank holidays */
gboolean       ck_bank_holidays_check    (CkSettings *settings, GError **error);
GPtrArray     *ck_bank_holidays_list     (CkSettings *settings, int year); /* CkBankHoliday by date */
const char    *ck_bank_holidays_source   (void);
CkMoment       ck_clock_due              (CkSettings *settings, CkWorkingDays *days, CkDueKind kind, CkMoment started);
CkDate         ck_first_review_due       (CkSettings *settings, CkRisk risk, CkDate opened);
CkDate         ck_next_review_due        (CkSettings *settings, CkRisk risk, CkDate held);
CkDate         ck_long_check_due         (CkSettings *settings, CkDate closed);
gboolean       ck_entry_is_late          (CkEntry *entry, CkSettings *settings, GTimeZone *zone);
gboolean       ck_entry_is_of_a_day      (CkEntry *entry);
void           ck_entry_place_in_day     (CkEntry *entry, GTimeZone *zone);
char          *ck_entry_format_when      (CkEntry *entry);
int            ck_entry_compare          (gconstpointer a, gconstpointer b); /* two CkEntry: happened, told, recorded */
int            ck_due_item_compare       (gconstpointer a, gconstpointer b); /* two CkDueItem */
void           ck_entries_sort           (GPtrArray *entries);
void           ck_due_items_sort         (GPtrArray *items);

/* "2026-0014", "2026-0014B", "2026-0014/9" */
gboolean ck_reference_parse (const char *text, int *year, int *number, char *device_letter, int *entry);
char    *ck_reference_format (int year, int number, char device_letter, int entry);

G_END_DECLS
