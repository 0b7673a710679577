/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put in about decisions, whom to tell, referrals and allegations. Member names are the JSON's. */
#pragma once

#include "ck-forms.h"

G_BEGIN_DECLS

#define CK_TYPE_DECISION_FORM ck_decision_form_get_type ()
CK_DECLARE_RECORD (DecisionForm, decision_form, DECISION_FORM)
struct _CkDecisionForm {
  CkRecord parent_instance;
  char    *text;           /* required: what was decided */
  char    *reason;         /* required, of "no further action" too */
  gboolean no_further_action;
  char    *options;        /* that were considered */
  char    *threshold;      /* what would have to be so, and whether it is */
  char    *decided_by;     /* the keyholder, when left out */
  char    *supersedes;     /* entry of an earlier decision of the case: "2026-0014/7", or 7 */
  char    *title;
  CkMoment happened;       /* now, when left out */
  gboolean significant;    /* default TRUE */
  char    *significance;
};

#define CK_TYPE_CHECK_FORM ck_check_form_get_type ()
CK_DECLARE_RECORD (CheckForm, check_form, CHECK_FORM)
struct _CkCheckForm {
  CkRecord parent_instance;
  int      body;           /* required; CkCheckBody */
  char    *organisation;   /* required for another organisation */
  int      decided;        /* required; CkCheckDecision */
  char    *why;            /* required, also why not */
  CkMoment told;           /* when they were told; only with yes */
  char    *told_who;       /* who was spoken to */
  char    *reference;      /* theirs */
  int      dbs_removed;    /* CkAnswer; both needed to decide about the DBS */
  int      dbs_harm;       /* CkAnswer */
  CkMoment happened;       /* when it was considered; now, when left out */
};

/* A referral, or what became of one that was sent. */
#define CK_TYPE_REFERRAL_FORM ck_referral_form_get_type ()
CK_DECLARE_RECORD (ReferralForm, referral_form, REFERRAL_FORM)
struct _CkReferralForm {
  CkRecord parent_instance;
  char    *referral;       /* entry that one was sent with: what became of it; left out: a new one */
  int      body;           /* required for a new one; CkCheckBody */
  char    *recipient;      /* the body's name, when left out */
  char    *text;           /* required for a new one: what was sent, and why */
  CkMoment sent;           /* now, when left out */
  char    *how;            /* required for a new one */
  char    *sent_by;        /* the keyholder, when left out */
  char    *reference;      /* theirs */
  CkMoment chased;
  CkMoment escalated;
  CkMoment acknowledged;
  char    *acknowledged_by;
  char    *decision;       /* the recipient's */
  CkMoment decided;        /* now, when left out */
};

#define CK_TYPE_HARM_TEST_FORM ck_harm_test_form_get_type ()
CK_DECLARE_RECORD (HarmTestForm, harm_test_form, HARM_TEST_FORM)
struct _CkHarmTestForm {
  CkRecord parent_instance;
  char    *concern;        /* entry of a concern about an adult; may be left out where the case has one */
  int      harmed;         /* each limb required, with why; CkAnswer */
  char    *harmed_why;
  int      offence;
  char    *offence_why;
  int      risk;
  char    *risk_why;
  int      suitability;
  char    *suitability_why;
  CkMoment happened;       /* now, when left out */
};

gboolean ck_decision_form_check  (CkDecisionForm *self, CkMoment now, GError **error);
gboolean ck_check_form_check     (CkCheckForm *self, CkMoment now, GError **error);
gboolean ck_referral_form_check  (CkReferralForm *self, CkMoment now, GError **error);
gboolean ck_harm_test_form_check (CkHarmTestForm *self, CkMoment now, GError **error);

/* What the four limbs come to: yes, no, or not known yet. */
CkAnswer ck_harm_test_result     (int harmed, int offence, int risk, int suitability);
/* The question of a limb, in full: 0 to 3 */
const char *ck_harm_test_question (int limb);

/* Whether the case has an allegation in it, so that closing it needs the allegation's outcome. */
gboolean ck_case_has_allegation  (CkCaseFile *file);
/* Fills file->calls: whom the case calls to tell, with sources and clocks. */
void     ck_check_calls_fill     (CkCaseFile *file, CkSettings *settings, GTimeZone *zone);
/* The latest check of a body; NULL for none. @organisation: NULL for other bodies than "other" */
CkCheck *ck_check_find           (CkCaseFile *file, int body, const char *organisation);
/* Whether a call waits for a decision, or for being told. */
gboolean ck_check_call_is_open   (CkCaseFile *file, CkCheckCall *call);
gboolean ck_check_is_settled     (CkCheck *check);

G_END_DECLS
