/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-forms.h"

#include <glib/gi18n-lib.h>

#include "ck-rules-private.h"
#include "ck-text.h"

#define ONE_LINE CK_FIELD_ONE_LINE
#define REQUIRED CK_FIELD_REQUIRED

static const CkField snooze_form_fields[] = {
  CK_FIELD (CkSnoozeForm, item, UUID, 0, N_ ("What is due")),
  CK_FIELD (CkSnoozeForm, until, DATE, REQUIRED, N_ ("Until")),
  CK_FIELD (CkSnoozeForm, reason, TEXT, REQUIRED, N_ ("Reason")),
};
CK_DEFINE_RECORD (SnoozeForm, snooze_form)

static const CkField link_form_fields[] = {
  CK_FIELD (CkLinkForm, other, TEXT, REQUIRED | ONE_LINE, N_ ("The other case")),
  CK_FIELD (CkLinkForm, why, TEXT, REQUIRED, N_ ("Why")),
};
CK_DEFINE_RECORD (LinkForm, link_form)

static const CkField merge_form_fields[] = {
  CK_FIELD (CkMergeForm, into, TEXT, REQUIRED | ONE_LINE, N_ ("The case that it goes on in")),
  CK_FIELD (CkMergeForm, why, TEXT, REQUIRED, N_ ("Why")),
};
CK_DEFINE_RECORD (MergeForm, merge_form)

static const CkField split_form_fields[] = {
  CK_FIELD (CkSplitForm, entries, STRINGS, REQUIRED, N_ ("Entries")),
  CK_FIELD (CkSplitForm, title, TEXT, ONE_LINE, N_ ("Title")),
  CK_FIELD (CkSplitForm, lead, TEXT, ONE_LINE, N_ ("Lead")),
  CK_FIELD_TOKENS (CkSplitForm, risk, TOKEN, 0, &ck_risks, N_ ("Risk")),
  CK_FIELD (CkSplitForm, review, DATE, 0, N_ ("First review")),
  CK_FIELD (CkSplitForm, why, TEXT, REQUIRED, N_ ("Why")),
};
CK_DEFINE_RECORD (SplitForm, split_form)

/**
 * ck_snooze_limit:
 * @settings: the vault's settings
 * @today: local date
 *
 * Returns: the last day until which something may be put aside
 */
CkDate
ck_snooze_limit (CkSettings *settings,
                 CkDate      today)
{
  g_return_val_if_fail (CK_IS_SETTINGS (settings), CK_DATE_NONE);

  return ck_date_add_days (today, (int)settings->snooze_days);
}

/**
 * ck_snooze_form_check:
 * @self: a form
 * @today: local date
 * @limit: from ck_snooze_limit()
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED where it doesn't say why, or would be put aside for too long
 *
 * Returns: whether it holds what putting something aside needs
 */
gboolean
ck_snooze_form_check (CkSnoozeForm *self,
                      CkDate        today,
                      CkDate        limit,
                      GError      **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_SNOOZE_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !ck_rule_given (record, "", "until", CK_ERROR_INVALID, _("the day on which it is back on Today"), error)
      || !ck_rule_given (record, "", "reason", CK_ERROR_REFUSED,
                         _("why it can wait; nothing that is due is put aside without a reason"), error))
    return FALSE;
  if (ck_date_compare (self->until, today) <= 0)
    return ck_rule_broken (record, "", "until", CK_ERROR_INVALID, _("a day after today"), error);
  if (ck_date_compare (self->until, limit) > 0)
    {
      g_autofree char *last = ck_date_format (limit);
      /* Translators: %s is a date */
      g_autofree char *expected = g_strdup_printf (_("a day up to %s; nothing that is due is put aside for longer"), last);

      return ck_rule_broken (record, "", "until", CK_ERROR_REFUSED, expected, error);
    }
  return TRUE;
}

static gboolean
check_reference (CkRecord   *record,
                 const char *name,
                 const char *reference,
                 GError    **error)
{
  char letter[2] = { 0, 0 };
  int year, number, entry = 0;

  return (reference != NULL && ck_reference_parse (reference, &year, &number, letter, &entry) && entry == 0)
         || ck_rule_broken (record, "", name, CK_ERROR_INVALID, _("the reference of a case, such as 2026-0014"), error);
}

/**
 * ck_link_form_check:
 * @self: a form
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED where it doesn't say why
 *
 * Returns: whether it holds what linking or unlinking two cases needs
 */
gboolean
ck_link_form_check (CkLinkForm *self,
                    GError    **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_LINK_FORM (self), FALSE);

  return ck_rule_sound (record, "", error) && check_reference (record, "other", self->other, error)
         && ck_rule_given (record, "", "why", CK_ERROR_REFUSED,
                           _("why; cases are neither linked nor unlinked without a reason"), error);
}

/**
 * ck_merge_form_check:
 * @self: a form
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED where it doesn't say why
 *
 * Returns: whether it holds what merging a case into another needs
 */
gboolean
ck_merge_form_check (CkMergeForm *self,
                     GError     **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_MERGE_FORM (self), FALSE);

  return ck_rule_sound (record, "", error) && check_reference (record, "into", self->into, error)
         && ck_rule_given (record, "", "why", CK_ERROR_REFUSED, _("why; cases aren’t merged without a reason"), error);
}

/**
 * ck_split_form_check:
 * @self: a form
 * @today: local date
 * @error: %CK_ERROR_INVALID, or %CK_ERROR_REFUSED where it doesn't say why
 *
 * Returns: whether it holds what splitting a case needs
 */
gboolean
ck_split_form_check (CkSplitForm *self,
                     CkDate       today,
                     GError     **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_SPLIT_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error))
    return FALSE;
  if (self->entries == NULL || self->entries[0] == NULL)
    return ck_rule_broken (record, "", "entries", CK_ERROR_INVALID, _("the entries that go to the new case"), error);
  return ck_rule_given (record, "", "why", CK_ERROR_REFUSED, _("why; a case isn’t split without a reason"), error)
         && ck_rule_due (record, "", "review", self->review, today, error);
}
