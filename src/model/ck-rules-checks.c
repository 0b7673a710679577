/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What decisions, checks, referrals and harm tests must hold. The database keeps what it can of it (007-checks.sql). */
#include "ck-check-forms.h"
#include "ck-rules-private.h"

#include <glib/gi18n-lib.h>

#include "ck-text.h"

/**
 * ck_decision_form_check:
 * @self: a form
 * @now: the unit's local time, exact
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED without a reason
 *
 * Source: practice.md, "The record": decisions, "no further action" among them, have a reason.
 *
 * Returns: whether it holds what a decision must
 */
gboolean
ck_decision_form_check (CkDecisionForm *self,
                        CkMoment        now,
                        GError        **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_DECISION_FORM (self), FALSE);

  return ck_rule_sound (record, "", error)
         && ck_rule_given (record, "", "text", CK_ERROR_INVALID, _ ("what was decided"), error)
         && ck_rule_given (record, "", "reason", CK_ERROR_REFUSED,
                           self->no_further_action
                               ? _ ("why there is no further action; that is recorded with its reason as well")
                               : _ ("why it was decided; a decision is recorded with its reason"),
                           error)
         && ck_rule_past (record, "", "happened", self->happened, now, error);
}

static gboolean
check_dbs (CkCheckForm *self,
           GError     **error)
{
  CkRecord *record = CK_RECORD (self);

  if (self->body != CK_BODY_DBS || self->decided == CK_CHECK_NOT_YET)
    return TRUE;
  if (self->dbs_removed <= CK_ANSWER_UNKNOWN)
    return ck_rule_broken (record, "", "dbs_removed", CK_ERROR_REFUSED,
                           _ ("yes or no: were they removed from regulated activity, or would they have been had they "
                              "not left? Both questions are answered before it is decided"),
                           error);
  if (self->dbs_harm <= CK_ANSWER_UNKNOWN)
    return ck_rule_broken (record, "", "dbs_harm", CK_ERROR_REFUSED,
                           _ ("yes or no: have they harmed a child, or may they? Both questions are answered before it "
                              "is decided"),
                           error);
  if (self->decided == CK_CHECK_NO && self->dbs_removed == CK_ANSWER_YES && self->dbs_harm == CK_ANSWER_YES)
    return ck_rule_broken (record, "", "decided", CK_ERROR_REFUSED,
                           _ ("yes: where both are so, a referral to the DBS is a legal duty, after a resignation too"),
                           error);
  return TRUE;
}

/**
 * ck_check_form_check:
 * @self: a form
 * @now: the unit's local time, exact
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED for a rule of practice
 *
 * Returns: whether it holds what a decision whom to tell must
 */
gboolean
ck_check_form_check (CkCheckForm *self,
                     CkMoment     now,
                     GError     **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_CHECK_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !ck_rule_given (record, "", "body", CK_ERROR_INVALID, _ ("whom to tell"), error)
      || !ck_rule_given (record, "", "decided", CK_ERROR_INVALID, _ ("yes, no, or not-yet"), error)
      || !ck_rule_given (record, "", "why", CK_ERROR_REFUSED, _ ("why; a decision not to tell needs its reason as well"),
                         error))
    return FALSE;
  if (self->body == CK_BODY_OTHER
          ? !ck_rule_given (record, "", "organisation", CK_ERROR_INVALID, _ ("the name of the other organisation"), error)
          : !ck_rule_left_out (record, "", "organisation", _ ("nothing: it names another organisation only"), error))
    return FALSE;
  if (self->decided != CK_CHECK_YES && ck_moment_is_known (self->told))
    return ck_rule_broken (record, "", "told", CK_ERROR_INVALID, _ ("nothing, unless they are to be told"), error);
  if (self->body != CK_BODY_DBS
      && (self->dbs_removed > CK_ANSWER_UNKNOWN || self->dbs_harm > CK_ANSWER_UNKNOWN))
    return ck_rule_broken (record, "", "dbs_removed", CK_ERROR_INVALID, _ ("nothing: it belongs to the DBS"), error);
  return check_dbs (self, error) && ck_rule_past (record, "", "told", self->told, now, error)
         && ck_rule_past (record, "", "happened", self->happened, now, error);
}

static gboolean
check_new_referral (CkReferralForm *self,
                    GError        **error)
{
  CkRecord *record = CK_RECORD (self);

  return ck_rule_given (record, "", "body", CK_ERROR_INVALID, _ ("to whom it was sent"), error)
         && (self->body != CK_BODY_OTHER
             || ck_rule_given (record, "", "recipient", CK_ERROR_INVALID, _ ("the name of the other organisation"), error))
         && ck_rule_given (record, "", "text", CK_ERROR_INVALID, _ ("what was sent, and why"), error)
         && ck_rule_given (record, "", "how", CK_ERROR_INVALID, _ ("how it was sent: by telephone, a form, e-mail, …"),
                           error);
}

static gboolean
check_known_referral (CkReferralForm *self,
                      GError        **error)
{
  static const char *const settled[] = { "body", "recipient", "sent", "how", "sent_by" };
  CkRecord *record = CK_RECORD (self);

  for (gsize i = 0; i < G_N_ELEMENTS (settled); i++)
    if (!ck_rule_left_out (record, "", settled[i], _ ("nothing: what was sent stays as it was recorded"), error))
      return FALSE;
  return ck_moment_is_known (self->chased) || ck_moment_is_known (self->escalated)
         || ck_moment_is_known (self->acknowledged) || !ck_text_is_blank (self->decision)
         || !ck_text_is_blank (self->reference)
         || ck_rule_broken (record, "", "acknowledged", CK_ERROR_INVALID,
                            _ ("what became of it: chased, escalated, acknowledged, or a decision"), error);
}

/**
 * ck_referral_form_check:
 * @self: a form
 * @now: the unit's local time, exact
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it holds what a referral, or what became of one, must
 */
gboolean
ck_referral_form_check (CkReferralForm *self,
                        CkMoment        now,
                        GError        **error)
{
  static const char *const moments[] = { "sent", "chased", "escalated", "acknowledged", "decided" };
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_REFERRAL_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !(self->referral == NULL ? check_new_referral (self, error) : check_known_referral (self, error)))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      CkMoment moment = *(CkMoment *)ck_record_peek (record, ck_record_find_field (record, moments[i]));

      if (!ck_rule_past (record, "", moments[i], moment, now, error))
        return FALSE;
      if (i > 0 && ck_moment_is_known (moment) && ck_moment_is_known (self->sent)
          && ck_moment_last_minute (moment) < ck_moment_first_minute (self->sent))
        return ck_rule_broken (record, "", moments[i], CK_ERROR_INVALID, _ ("a time that isn’t before it was sent"), error);
    }
  if (ck_moment_is_known (self->decided) && ck_text_is_blank (self->decision))
    return ck_rule_broken (record, "", "decision", CK_ERROR_INVALID, _ ("what they decided"), error);
  if (!ck_text_is_blank (self->acknowledged_by) && !ck_moment_is_known (self->acknowledged))
    return ck_rule_broken (record, "", "acknowledged", CK_ERROR_INVALID, _ ("when it was acknowledged"), error);
  return TRUE;
}

/**
 * ck_harm_test_form_check:
 * @self: a form
 * @now: the unit's local time, exact
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED for an answer without why
 *
 * Returns: whether each limb is answered, and why
 */
gboolean
ck_harm_test_form_check (CkHarmTestForm *self,
                         CkMoment        now,
                         GError        **error)
{
  static const char *const limbs[][2] = { { "harmed", "harmed_why" },
                                          { "offence", "offence_why" },
                                          { "risk", "risk_why" },
                                          { "suitability", "suitability_why" } };
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_HARM_TEST_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (limbs); i++)
    if (!ck_rule_given (record, "", limbs[i][0], CK_ERROR_INVALID, _ ("yes, no or unknown"), error)
        || !ck_rule_given (record, "", limbs[i][1], CK_ERROR_REFUSED, _ ("why; each answer has its reason"), error))
      return FALSE;
  return ck_rule_past (record, "", "happened", self->happened, now, error);
}

/**
 * ck_harm_test_result:
 * @harmed: #CkAnswer
 * @offence: #CkAnswer
 * @risk: #CkAnswer
 * @suitability: #CkAnswer
 *
 * Source: Keeping Children Safe in Education, part four: one limb is enough.
 *
 * Returns: yes where any limb is, no where none is, and not known otherwise
 */
CkAnswer
ck_harm_test_result (int harmed,
                     int offence,
                     int risk,
                     int suitability)
{
  const int limbs[] = { harmed, offence, risk, suitability };
  CkAnswer result = CK_ANSWER_NO;

  for (gsize i = 0; i < G_N_ELEMENTS (limbs); i++)
    {
      if (limbs[i] == CK_ANSWER_YES)
        return CK_ANSWER_YES;
      if (limbs[i] != CK_ANSWER_NO)
        result = CK_ANSWER_UNKNOWN;
    }
  return result;
}

/**
 * ck_harm_test_question:
 * @limb: 0 to 3, in the order of #CkHarmTest
 *
 * Returns: (transfer none): translated: the limb in the words of Keeping Children Safe in Education, part four
 */
const char *
ck_harm_test_question (int limb)
{
  switch (limb)
    {
    case 0:
      return _ ("Behaved in a way that has harmed a child, or may have harmed a child?");
    case 1:
      return _ ("Possibly committed a criminal offence against or related to a child?");
    case 2:
      return _ ("Behaved towards a child or children in a way that indicates that they may pose a risk of harm to children?");
    default:
      return _ ("Behaved, or may have behaved, in a way that indicates that they may not be suitable to work with children?");
    }
}
