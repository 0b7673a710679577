/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of what is put in about decisions, whom to tell, referrals and allegations. */
#include "ck-check-forms.h"

#include <glib/gi18n-lib.h>

#define REQUIRED CK_FIELD_REQUIRED
#define ONE_LINE CK_FIELD_ONE_LINE

static const CkField decision_form_fields[] = {
  CK_FIELD (CkDecisionForm, text, TEXT, REQUIRED, N_ ("What was decided")),
  CK_FIELD (CkDecisionForm, reason, TEXT, REQUIRED, N_ ("Reason")),
  CK_FIELD (CkDecisionForm, no_further_action, FLAG, 0, N_ ("No further action")),
  CK_FIELD (CkDecisionForm, options, TEXT, 0, N_ ("Options considered")),
  CK_FIELD (CkDecisionForm, threshold, TEXT, 0, N_ ("Threshold")),
  CK_FIELD (CkDecisionForm, decided_by, TEXT, ONE_LINE, N_ ("Decided by")),
  /* Translators: the earlier decision that a new one takes the place of */
  CK_FIELD (CkDecisionForm, supersedes, TEXT, ONE_LINE, N_ ("Supersedes")),
  CK_FIELD (CkDecisionForm, title, TEXT, ONE_LINE, N_ ("Title")),
  CK_FIELD (CkDecisionForm, happened, MOMENT, 0, N_ ("When it was decided")),
  CK_FIELD (CkDecisionForm, significant, FLAG, 0, N_ ("Significant event")),
  CK_FIELD (CkDecisionForm, significance, TEXT, 0, N_ ("Significance")),
};
CK_DEFINE_RECORD_WITH_INIT (DecisionForm, decision_form, self->significant = TRUE)

static const CkField check_form_fields[] = {
  CK_FIELD_TOKENS (CkCheckForm, body, TOKEN, REQUIRED, &ck_check_bodies, N_ ("Whom to tell")),
  CK_FIELD (CkCheckForm, organisation, TEXT, ONE_LINE, N_ ("Organisation")),
  CK_FIELD_TOKENS (CkCheckForm, decided, TOKEN, REQUIRED, &ck_check_decisions, N_ ("Decided")),
  CK_FIELD (CkCheckForm, why, TEXT, REQUIRED, N_ ("Why")),
  CK_FIELD (CkCheckForm, told, MOMENT, 0, N_ ("When they were told")),
  CK_FIELD (CkCheckForm, told_who, TEXT, ONE_LINE, N_ ("Who was spoken to")),
  CK_FIELD (CkCheckForm, reference, TEXT, ONE_LINE, N_ ("Their reference")),
  CK_FIELD_TOKENS (CkCheckForm, dbs_removed, TOKEN, 0, &ck_answers, N_ ("Removed from regulated activity")),
  CK_FIELD_TOKENS (CkCheckForm, dbs_harm, TOKEN, 0, &ck_answers, N_ ("Harmed a child, or may")),
  CK_FIELD (CkCheckForm, happened, MOMENT, 0, N_ ("When it was considered")),
};
CK_DEFINE_RECORD (CheckForm, check_form)

static const CkField referral_form_fields[] = {
  CK_FIELD (CkReferralForm, referral, TEXT, ONE_LINE, N_ ("Referral")),
  CK_FIELD_TOKENS (CkReferralForm, body, TOKEN, 0, &ck_check_bodies, N_ ("To")),
  CK_FIELD (CkReferralForm, recipient, TEXT, ONE_LINE, N_ ("Recipient")),
  CK_FIELD (CkReferralForm, text, TEXT, 0, N_ ("What was sent, and why")),
  CK_FIELD (CkReferralForm, sent, MOMENT, 0, N_ ("Sent")),
  CK_FIELD (CkReferralForm, how, TEXT, ONE_LINE, N_ ("How it was sent")),
  CK_FIELD (CkReferralForm, sent_by, TEXT, ONE_LINE, N_ ("Sent by")),
  CK_FIELD (CkReferralForm, reference, TEXT, ONE_LINE, N_ ("Their reference")),
  CK_FIELD (CkReferralForm, chased, MOMENT, 0, N_ ("Chased")),
  CK_FIELD (CkReferralForm, escalated, MOMENT, 0, N_ ("Escalated")),
  CK_FIELD (CkReferralForm, acknowledged, MOMENT, 0, N_ ("Acknowledged")),
  CK_FIELD (CkReferralForm, acknowledged_by, TEXT, ONE_LINE, N_ ("Acknowledged by")),
  CK_FIELD (CkReferralForm, decision, TEXT, 0, N_ ("What they decided")),
  CK_FIELD (CkReferralForm, decided, MOMENT, 0, N_ ("When they decided")),
};
CK_DEFINE_RECORD (ReferralForm, referral_form)

static const CkField harm_test_form_fields[] = {
  CK_FIELD (CkHarmTestForm, concern, TEXT, ONE_LINE, N_ ("Concern")),
  CK_FIELD_TOKENS (CkHarmTestForm, harmed, TOKEN, REQUIRED, &ck_answers, N_ ("Harmed a child, or may have")),
  CK_FIELD (CkHarmTestForm, harmed_why, TEXT, REQUIRED, N_ ("Why (harm)")),
  CK_FIELD_TOKENS (CkHarmTestForm, offence, TOKEN, REQUIRED, &ck_answers, N_ ("Possible criminal offence")),
  CK_FIELD (CkHarmTestForm, offence_why, TEXT, REQUIRED, N_ ("Why (offence)")),
  CK_FIELD_TOKENS (CkHarmTestForm, risk, TOKEN, REQUIRED, &ck_answers, N_ ("May pose a risk of harm")),
  CK_FIELD (CkHarmTestForm, risk_why, TEXT, REQUIRED, N_ ("Why (risk)")),
  CK_FIELD_TOKENS (CkHarmTestForm, suitability, TOKEN, REQUIRED, &ck_answers, N_ ("May not be suitable")),
  CK_FIELD (CkHarmTestForm, suitability_why, TEXT, REQUIRED, N_ ("Why (suitability)")),
  CK_FIELD (CkHarmTestForm, happened, MOMENT, 0, N_ ("When it was considered")),
};
CK_DEFINE_RECORD (HarmTestForm, harm_test_form)
