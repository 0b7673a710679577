/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What else is put into a case must hold: notes, actions, reviews, closing and reopening, amendments, its plan. */
#include "ck-amendments.h"
#include "ck-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-text.h"

/**
 * ck_note_form_check:
 * @self: a form
 * @now: the unit's local time, exact
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED for a decision without a reason
 *
 * Returns: whether it holds what a note, contact, decision, referral or sharing must
 */
gboolean
ck_note_form_check (CkNoteForm *self,
                    CkMoment    now,
                    GError    **error)
{
  static const char *const of_decisions[] = { "options", "threshold", "decided_by", "supersedes", "no_further_action" };
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_NOTE_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !ck_rule_given (record, "", "text", CK_ERROR_INVALID, _("what is to be recorded"), error))
    return FALSE;

  switch (self->kind)
    {
    case -1:
    case CK_ENTRY_NOTE:
    case CK_ENTRY_CONTACT:
    case CK_ENTRY_REFERRAL:
    case CK_ENTRY_SHARING:
      break;
    case CK_ENTRY_DECISION:
      if (!ck_rule_given (record, "", "reason", CK_ERROR_REFUSED,
                          _("why it was decided; a decision is recorded with its reason"), error))
        return FALSE;
      break;
    default:
      return ck_rule_broken (record, "", "kind", CK_ERROR_INVALID,
                             _("note, contact, decision, referral or sharing; the others have forms of their own"),
                             error);
    }

  for (gsize i = 0; self->kind != CK_ENTRY_DECISION && i < G_N_ELEMENTS (of_decisions); i++)
    if (!ck_rule_left_out (record, "", of_decisions[i], _("nothing: it belongs to a decision"), error))
      return FALSE;
  return ck_rule_times (record, now, error);
}

/**
 * ck_rule_action:
 * @action: one action
 * @path: its path
 * @today: local date; none leaves out whether it is due in the past
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it says what has to be done, and by when
 */
gboolean
ck_rule_action (CkActionForm *action,
                const char   *path,
                CkDate        today,
                GError      **error)
{
  CkRecord *record = CK_RECORD (action);

  return ck_rule_given (record, path, "what", CK_ERROR_INVALID, _("what has to be done"), error)
         && ck_rule_given (record, path, "due", CK_ERROR_INVALID, _("the date by which it has to be done"), error)
         && (!ck_date_is_set (today) || ck_rule_due (record, path, "due", action->due, today, error));
}

/**
 * ck_action_form_check:
 * @self: a form
 * @error: %CK_ERROR_INVALID
 *
 * Whether its date is possible is for ck_due_check(), which knows what day it is.
 *
 * Returns: whether it says what has to be done, and by when
 */
gboolean
ck_action_form_check (CkActionForm *self,
                      GError      **error)
{
  g_return_val_if_fail (CK_IS_ACTION_FORM (self), FALSE);

  return ck_rule_sound (CK_RECORD (self), "", error) && ck_rule_action (self, "", CK_DATE_NONE, error);
}

/**
 * ck_due_check:
 * @due: the date of something new: an action, a review, a check
 * @today: local date
 * @field: its member, for the message
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether @due is a day from @today to five years ahead
 */
gboolean
ck_due_check (CkDate      due,
              CkDate      today,
              const char *field,
              GError    **error)
{
  g_autoptr (CkActionForm) form = ck_action_form_new ();

  if (!ck_date_is_set (due))
    {
      /* Translators: a member of a form, "due" */
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s: expected a date"), field);
      return FALSE;
    }
  return ck_rule_due (CK_RECORD (form), "", field, due, today, error);
}

static gboolean
check_settle (CkActionSettle *self,
              const char     *path,
              CkDate          today,
              gboolean        closing,
              GError        **error)
{
  CkRecord *record = CK_RECORD (self);

  if (!ck_rule_given (record, path, "action", CK_ERROR_INVALID, _("the id of the action"), error)
      || !ck_rule_given (record, path, "status", CK_ERROR_INVALID,
                         closing ? _("done or dropped") : _("done or dropped, or open with another due date"), error))
    return FALSE;
  if (closing && self->status == CK_ACTION_OPEN)
    return ck_rule_broken (record, path, "status", CK_ERROR_REFUSED,
                           _("done or dropped; no action stays open in a closed case"), error);

  if (self->status != CK_ACTION_DONE
      && !ck_rule_left_out (record, path, "done_on", _("nothing for an action that isn’t done"), error))
    return FALSE;
  if (self->status != CK_ACTION_OPEN
      && !ck_rule_left_out (record, path, "due", _("nothing for an action that isn’t open any more"), error))
    return FALSE;

  switch (self->status)
    {
    case CK_ACTION_DONE:
      return ck_rule_past (record, path, "done_on", ck_moment_new (self->done_on, -1, CK_PRECISION_DATE),
                           ck_moment_new (today, 0, CK_PRECISION_EXACT), error);
    case CK_ACTION_DROPPED:
      return ck_rule_given (record, path, "reason", CK_ERROR_REFUSED,
                            _("why it was dropped; an action isn’t dropped without a reason"), error);
    case CK_ACTION_OPEN:
    default:
      return ck_rule_given (record, path, "due", CK_ERROR_INVALID, _("the new date by which it has to be done"), error)
             && ck_rule_due (record, path, "due", self->due, today, error);
    }
}

/**
 * ck_rule_settles:
 * @settles: (element-type CkActionSettle): what becomes of actions
 * @path: the list's path
 * @today: local date
 * @closing: whether the case closes, so that none may stay open
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED for a rule of practice
 *
 * Returns: whether each is settled, once
 */
gboolean
ck_rule_settles (GPtrArray  *settles,
                 const char *path,
                 CkDate      today,
                 gboolean    closing,
                 GError    **error)
{
  for (guint i = 0; i < settles->len; i++)
    {
      CkActionSettle *settle = settles->pdata[i];
      g_autofree char *item = ck_json_item_path (path, i);

      if (!check_settle (settle, item, today, closing, error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (ck_uuid_equal (&settle->action, &((CkActionSettle *)settles->pdata[j])->action))
          return ck_rule_broken (CK_RECORD (settle), item, "action", CK_ERROR_INVALID, _("each action once"), error);
    }
  return TRUE;
}

/**
 * ck_action_settle_check:
 * @self: a form
 * @today: local date
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED for an action dropped without a reason
 *
 * Returns: whether it says what becomes of which action
 */
gboolean
ck_action_settle_check (CkActionSettle *self,
                        CkDate          today,
                        GError        **error)
{
  g_return_val_if_fail (CK_IS_ACTION_SETTLE (self), FALSE);

  return ck_rule_sound (CK_RECORD (self), "", error) && check_settle (self, "", today, FALSE, error);
}

static gboolean
check_closure (CkClosureForm *self,
               const char    *path,
               CkDate         today,
               GError       **error)
{
  CkRecord *record = CK_RECORD (self);
  g_autofree char *actions = ck_json_member_path (path, "actions");

  if (!ck_rule_given (record, path, "outcome", CK_ERROR_INVALID,
                      _("the outcome: resolved, no-further-action, referred, transferred, unfounded or other"), error)
      || !ck_rule_given (record, path, "reason", CK_ERROR_REFUSED,
                         _("why the case is closed; it isn’t closed without a reason"), error))
    return FALSE;

  if (ck_date_is_set (self->long_check) && !ck_text_is_blank (self->no_check_reason))
    return ck_rule_broken (record, path, "no_check_reason", CK_ERROR_INVALID,
                           _("nothing beside the date of a check; give one of the two"), error);

  return ck_rule_due (record, path, "long_check", self->long_check, today, error)
         && ck_rule_settles (self->actions, actions, today, TRUE, error);
}

/**
 * ck_closure_form_check:
 * @self: a form
 * @today: local date
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED for closing without a reason or with an action left open
 *
 * Whether each open action of the case is settled is for the store to say, which knows them.
 *
 * Returns: whether it holds what closing a case needs
 */
gboolean
ck_closure_form_check (CkClosureForm *self,
                       CkDate         today,
                       GError       **error)
{
  g_return_val_if_fail (CK_IS_CLOSURE_FORM (self), FALSE);

  return ck_rule_sound (CK_RECORD (self), "", error) && check_closure (self, "", today, error);
}

static gboolean
check_strands (CkReviewForm *self,
               GError      **error)
{
  for (guint i = 0; i < self->strands->len; i++)
    {
      CkStrandResult *result = self->strands->pdata[i];
      g_autofree char *path = ck_json_item_path ("strands", i);

      if (!ck_rule_given (CK_RECORD (result), path, "strand", CK_ERROR_INVALID,
                          _("harmed, bystanders, responsible or organisation"), error)
          || !ck_rule_given (CK_RECORD (result), path, "standing", CK_ERROR_INVALID, _("met, partly or not"), error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (((CkStrandResult *)self->strands->pdata[j])->strand == result->strand)
          return ck_rule_broken (CK_RECORD (result), path, "strand", CK_ERROR_INVALID, _("each strand once"), error);
    }
  return TRUE;
}

/* An action can't be settled both by the review and by the closing that it ends with. */
static gboolean
check_settled_once (CkReviewForm *self,
                    GError      **error)
{
  for (guint i = 0; i < self->close->actions->len; i++)
    for (guint j = 0; j < self->actions->len; j++)
      {
        CkActionSettle *settle = self->close->actions->pdata[i];

        if (ck_uuid_equal (&settle->action, &((CkActionSettle *)self->actions->pdata[j])->action))
          {
            g_autofree char *path = ck_json_item_path ("close.actions", i);

            return ck_rule_broken (CK_RECORD (settle), path, "action", CK_ERROR_INVALID, _("each action once"), error);
          }
      }
  return TRUE;
}

/**
 * ck_review_form_check:
 * @self: a form
 * @now: the unit's local time, exact
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED for a decision or closing without a reason
 *
 * Returns: whether it holds what a held review must
 */
gboolean
ck_review_form_check (CkReviewForm *self,
                      CkMoment      now,
                      GError      **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_REVIEW_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !ck_rule_given (record, "", "decision", CK_ERROR_INVALID, _("what was decided"), error)
      || !ck_rule_given (record, "", "reason", CK_ERROR_REFUSED,
                         _("why it was decided; a decision is recorded with its reason"), error))
    return FALSE;

  if (ck_moment_is_given (self->held)
      && (!ck_moment_is_known (self->held) || self->held.precision == CK_PRECISION_MONTH))
    return ck_rule_broken (record, "", "held", CK_ERROR_INVALID, _("the day on which the review was held"), error);

  if (!ck_rule_past (record, "", "held", self->held, now, error) || !check_strands (self, error)
      || !ck_rule_settles (self->actions, "actions", now.date, self->close != NULL, error)
      || !ck_rule_due (record, "", "next", self->next, now.date, error))
    return FALSE;

  if (self->close == NULL)
    return TRUE;
  return ck_rule_left_out (record, "", "next", _("nothing where the case is closed"), error)
         && check_closure (self->close, "close", now.date, error) && check_settled_once (self, error);
}

/* The length of a mark, as a number. */
static gboolean
is_length (const char *text)
{
  gint64 size;

  return g_ascii_string_to_signed (text, 10, 0, CK_INJURY_SIZE_MAX, &size, NULL);
}

/* A time is corrected by a time, an answer by an answer, a length by a length, and a line by a line. */
static gboolean
check_correction (CkAmendmentForm *self,
                  CkMoment         now,
                  GError         **error)
{
  CkRecord *record = CK_RECORD (self);
  const CkField *field = ck_amendment_find (self->field, NULL, NULL);
  CkMoment moment;

  if (field->type == CK_FIELD_MOMENT)
    {
      if (!ck_moment_from_text (self->text, &moment))
        return ck_rule_broken (record, "", "text", CK_ERROR_INVALID,
                               _("a local date and time such as \"2026-11-20T15:30\", a date such as \"2026-11-20\", "
                                 "or a month such as \"2026-11\""),
                               error);
      return ck_rule_past (record, "", "text", moment, now, error);
    }
  if (field->type == CK_FIELD_TOKEN && ck_token_value (field->tokens, self->text) < 0)
    {
      g_autofree char *choices = ck_token_choices (field->tokens);
      g_autofree char *expected = g_strdup_printf (_("one of %s"), choices);

      return ck_rule_broken (record, "", "text", CK_ERROR_INVALID, expected, error);
    }
  if (field->type == CK_FIELD_INTEGER && !is_length (self->text))
    return ck_rule_broken (record, "", "text", CK_ERROR_INVALID, _("millimetres, at most 2000"), error);
  return !(field->flags & CK_FIELD_ONE_LINE)
         || ck_text_check (self->text, strlen (self->text), "text", CK_LINE_MAX, TRUE, error);
}

/**
 * ck_amendment_form_check:
 * @self: a form
 * @now: local time
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED where it doesn't say why
 *
 * Whether the entry has the field that it corrects is for the store to say.
 *
 * Returns: whether it holds what an amendment must
 */
gboolean
ck_amendment_form_check (CkAmendmentForm *self,
                         CkMoment         now,
                         GError         **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_AMENDMENT_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error))
    return FALSE;
  if (!ck_text_is_blank (self->field) && ck_amendment_find (self->field, NULL, NULL) == NULL)
    {
      g_autofree char *choices = ck_amendment_choices ();
      /* Translators: the members that an amendment can correct */
      g_autofree char *expected = g_strdup_printf (_("nothing, or one of %s"), choices);

      return ck_rule_broken (record, "", "field", CK_ERROR_INVALID, expected, error);
    }

  return ck_rule_given (record, "", "text", CK_ERROR_INVALID, _("what it should say, or what is to be added"), error)
         && (ck_text_is_blank (self->field) || check_correction (self, now, error))
         && ck_rule_given (record, "", "why", CK_ERROR_REFUSED,
                           _("why it is amended; the record isn’t corrected without saying why"), error);
}

/**
 * ck_reopen_form_check:
 * @self: a form
 * @today: local date
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED where it doesn't say why
 *
 * Returns: whether it holds what reopening a case needs
 */
gboolean
ck_reopen_form_check (CkReopenForm *self,
                      CkDate        today,
                      GError      **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_REOPEN_FORM (self), FALSE);

  return ck_rule_sound (record, "", error)
         && ck_rule_given (record, "", "reason", CK_ERROR_REFUSED,
                           _("why the case is reopened; it isn’t reopened without a reason"), error)
         && ck_rule_due (record, "", "review", self->review, today, error);
}

/**
 * ck_plan_strand_check:
 * @self: one strand of a plan
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it says which strand, and what is needed or what "resolved" looks like
 */
gboolean
ck_plan_strand_check (CkPlanStrand *self,
                      GError      **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_PLAN_STRAND (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !ck_rule_given (record, "", "strand", CK_ERROR_INVALID, _("harmed, bystanders, responsible or organisation"),
                         error))
    return FALSE;
  return !ck_text_is_blank (self->resolved)
         || ck_rule_given (record, "", "need", CK_ERROR_INVALID,
                           _("what is needed, or in the next field what “resolved” looks like"), error);
}
