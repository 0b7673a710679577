/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions, and whom to tell: each is an entry of the case, with what only it has beside it. */
#include "ck-casework-checks-private.h"
#include "ck-queries.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

/* --- what they share --- */

static CkRecord *
load_one (CkStore    *store,
          const char *sql,
          const CkUuid *id,
          GType       type,
          GError    **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, id);
  found = ck_store_read_all (store, stmt, type, error);
  if (found == NULL)
    return NULL;
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : g_object_new (type, NULL);
}

/* A name for who did it: as typed, or the keyholder. */
static char *
dup_who (CkStore    *store,
         const char *typed)
{
  char *who = ck_dup_given (typed);

  return who != NULL ? who : ck_store_dup_lead (store);
}

static char *
finish (CkStore   *store,
        CkCaseNow *now,
        gboolean   written,
        GError   **error)
{
  return ck_store_end_unit (store, written, error) ? ck_case_now_entry (now) : NULL;
}

/* --- decisions --- */

/**
 * ck_decision_find_earlier:
 * @store: the record
 * @now: a case
 * @given: (nullable): the entry of an earlier decision, "2026-0014/7" or its number
 * @supersedes: (out): its id; none where nothing is given
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it is a decision of the case, or nothing is given
 */
gboolean
ck_decision_find_earlier (CkStore         *store,
                          const CkCaseNow *now,
                          const char      *given,
                          CkUuid          *supersedes,
                          GError         **error)
{
  const char *expected = _ ("expected an earlier decision of this case, such as 2026-0014/7. Nothing was recorded.");
  g_autoptr (CkEntryRow) earlier = NULL;

  *supersedes = (CkUuid){ 0 };
  if (ck_text_is_blank (given))
    return TRUE;
  earlier = ck_entry_of_case (store, now, given, "supersedes", expected, error);
  if (earlier == NULL)
    return FALSE;
  *supersedes = earlier->id;
  return earlier->kind == CK_ENTRY_DECISION || ck_invalid (error, "supersedes", expected);
}

/**
 * ck_insert_decision:
 * @store: the record, within a unit
 * @now: the case
 * @entry: the decision's entry, which is inserted already
 * @form: options, threshold, who decided, and whether there is no further action
 * @supersedes: from ck_decision_find_earlier()
 * @error: what the record refused
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_decision (CkStore        *store,
                    CkCaseNow      *now,
                    const CkUuid   *entry,
                    CkDecisionForm *form,
                    const CkUuid   *supersedes,
                    GError        **error)
{
  g_autoptr (CkDecisionRow) row = ck_decision_row_new ();

  row->id = *entry;
  row->case_id = now->id;
  row->supersedes = *supersedes;
  row->no_further_action = form->no_further_action;
  row->options = ck_dup_given (form->options);
  row->threshold = ck_dup_given (form->threshold);
  row->decided_by = dup_who (store, form->decided_by);
  return ck_unit_insert (store, "decision", CK_RECORD (row), error);
}

static gboolean
write_decision (CkStore        *store,
                CkCaseNow      *now,
                CkDecisionForm *form,
                const CkUuid   *supersedes,
                GError        **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_DECISION, form->title);

  if (ck_moment_is_given (form->happened))
    entry->happened = form->happened;
  entry->facts = g_strdup (form->text);
  entry->reason = g_strdup (form->reason);
  entry->significant = form->significant;
  entry->significance = ck_dup_given (form->significance);
  if (form->no_further_action)
    entry->outcome = g_strdup ("No further action.");
  return ck_insert_entry (store, now, entry, error)
         && ck_insert_decision (store, now, &entry->id, form, supersedes, error);
}

/**
 * ck_casework_decide:
 * @store: the record
 * @reference: a case, open or closed
 * @form: what was decided, and why
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED without a reason, or for a decision that was superseded
 *   already; %CK_ERROR_NOT_FOUND
 *
 * Records a decision. One that it supersedes stays as it was recorded.
 *
 * Returns: (transfer full): the entry
 */
char *
ck_casework_decide (CkStore        *store,
                    const char     *reference,
                    CkDecisionForm *form,
                    GError        **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  CkUuid supersedes = { 0 };

  g_return_val_if_fail (CK_IS_DECISION_FORM (form), NULL);

  if (!ck_decision_form_check (form, ck_store_now (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  if (!ck_decision_find_earlier (store, now, form->supersedes, &supersedes, error))
    return NULL;
  if (!ck_unit_begin (store, "decide", NULL, NULL, error))
    return NULL;
  return finish (store, now, write_decision (store, now, form, &supersedes, error), error);
}

/* --- whom to tell --- */

static const char *
name_of_body (int         body,
              const char *organisation)
{
  return body == CK_BODY_OTHER ? organisation : ck_token_label (&ck_check_bodies, body);
}

static char *
check_sentence (CkCheckForm *form)
{
  GString *text = g_string_new (name_of_body (form->body, form->organisation));
  g_autofree char *told = ck_moment_is_known (form->told) ? ck_moment_format (form->told) : NULL;

  if (form->decided == CK_CHECK_NOT_YET)
    g_string_append (text, ": considered, not decided yet.");
  else if (form->decided == CK_CHECK_NO)
    g_string_append (text, ": considered, not to be told.");
  else if (told == NULL)
    g_string_append (text, ": to be told.");
  else
    g_string_append_printf (text, ": told %s%s%s.", told, ck_text_is_blank (form->told_who) ? "" : ", ",
                            ck_text_is_blank (form->told_who) ? "" : form->told_who);
  if (!ck_text_is_blank (form->reference))
    g_string_append_printf (text, " Their reference: %s.", form->reference);
  if (form->body == CK_BODY_DBS)
    g_string_append_printf (text, " Removed from regulated activity: %s. Harmed a child, or may: %s.",
                            ck_token_text (&ck_answers, MAX (form->dbs_removed, CK_ANSWER_UNKNOWN)),
                            ck_token_text (&ck_answers, MAX (form->dbs_harm, CK_ANSWER_UNKNOWN)));
  return g_string_free (text, FALSE);
}

static gboolean
find_check (CkStore      *store,
            CkCaseNow    *now,
            int           body,
            const char   *organisation,
            CkUuid       *present,
            GError      **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (
      store, "SELECT version_id FROM d_check_now WHERE case_id = ?1 AND body = ?2 AND organisation = ?3", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &now->id);
  ck_bind_text (stmt, 2, ck_token_text (&ck_check_bodies, body));
  ck_bind_text (stmt, 3, organisation);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    ck_column_uuid (stmt, 0, present);
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
write_check (CkStore     *store,
             CkCaseNow   *now,
             CkCheckForm *form,
             GError     **error)
{
  g_autofree char *title = g_strdup_printf ("Whom to tell: %s", name_of_body (form->body, form->organisation));
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_DECISION, title);
  g_autoptr (CkCheckVersionRow) row = ck_check_version_row_new ();

  if (ck_moment_is_given (form->happened))
    entry->happened = form->happened;
  entry->facts = check_sentence (form);
  entry->reason = g_strdup (form->why);
  entry->significant = form->decided == CK_CHECK_YES;
  row->id = entry->id;
  row->case_id = now->id;
  row->body = form->body;
  row->organisation = g_strstrip (g_strdup (form->body == CK_BODY_OTHER ? form->organisation : ""));
  row->decided = form->decided;
  row->why = g_strdup (form->why);
  row->told = form->told;
  row->told_who = ck_dup_given (form->told_who);
  row->reference = ck_dup_given (form->reference);
  row->dbs_removed = MAX (form->dbs_removed, CK_ANSWER_UNKNOWN);
  row->dbs_harm = MAX (form->dbs_harm, CK_ANSWER_UNKNOWN);
  return find_check (store, now, row->body, row->organisation, &row->replaces, error)
         && ck_insert_entry (store, now, entry, error)
         && ck_unit_insert (store, "check_version", CK_RECORD (row), error);
}

/**
 * ck_casework_check:
 * @store: the record
 * @reference: a case, open or closed
 * @form: who was considered, what was decided, and why
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a rule of practice; %CK_ERROR_NOT_FOUND
 *
 * Records that somebody was considered, and whether they are told: an entry of its own, and how it stands with them.
 *
 * Returns: (transfer full): the entry
 */
char *
ck_casework_check (CkStore     *store,
                   const char  *reference,
                   CkCheckForm *form,
                   GError     **error)
{
  g_autoptr (CkCaseNow) now = NULL;

  g_return_val_if_fail (CK_IS_CHECK_FORM (form), NULL);

  if (!ck_check_form_check (form, ck_store_now (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL || !ck_unit_begin (store, "check", NULL, NULL, error))
    return NULL;
  return finish (store, now, write_check (store, now, form, error), error);
}

/* --- referrals --- */

static gboolean
write_referral (CkStore        *store,
                CkCaseNow      *now,
                CkReferralForm *form,
                GError        **error)
{
  g_autofree char *recipient = ck_dup_given (form->recipient);
  g_autofree char *title = NULL;
  g_autoptr (CkEntryRow) entry = NULL;
  g_autoptr (CkReferralVersionRow) row = ck_referral_version_row_new ();

  if (recipient == NULL)
    recipient = g_strdup (name_of_body (form->body, NULL));
  title = g_strdup_printf ("Referral: %s", recipient);
  entry = ck_entry_row_new_for (store, now, CK_ENTRY_REFERRAL, title);
  row->id = row->referral_id = entry->id;
  row->case_id = now->id;
  row->body = form->body;
  row->recipient = g_steal_pointer (&recipient);
  row->reference = ck_dup_given (form->reference);
  row->sent = ck_moment_is_known (form->sent) ? form->sent : entry->happened;
  row->how = g_strdup (form->how);
  row->sent_by = dup_who (store, form->sent_by);
  row->chased = form->chased;
  row->escalated = form->escalated;
  row->acknowledged = form->acknowledged;
  row->acknowledged_by = ck_dup_given (form->acknowledged_by);
  row->decision = ck_dup_given (form->decision);
  row->decided = row->decision == NULL ? CK_MOMENT_UNKNOWN
                 : ck_moment_is_known (form->decided) ? form->decided : ck_store_unit_moment (store);
  entry->happened = row->sent;
  entry->facts = g_strdup (form->text);
  entry->outcome = g_strdup_printf ("Sent by %s: %s.%s%s", row->sent_by, row->how, row->decision != NULL ? "\n" : "",
                                    row->decision != NULL ? row->decision : "");
  return ck_insert_entry (store, now, entry, error)
         && ck_unit_insert (store, "referral_version", CK_RECORD (row), error);
}

static CkReferralVersionRow *
load_referral (CkStore    *store,
               CkCaseNow  *now,
               const char *given,
               GError    **error)
{
  const char *expected
      = _ ("expected the entry that the referral was sent with, such as 2026-0014/7. Nothing was recorded.");
  g_autoptr (CkEntryRow) entry = ck_entry_of_case (store, now, given, "referral", expected, error);
  g_autoptr (CkReferralVersionRow) row = NULL;

  if (entry == NULL)
    return NULL;
  row = (CkReferralVersionRow *)load_one (
      store,
      "SELECT x.* FROM d_referral_now d JOIN referral_version x ON x.id = d.version_id WHERE d.referral_id = ?1",
      &entry->id, ck_referral_version_row_get_type (), error);
  if (row != NULL && ck_uuid_is_none (&row->id))
    return ck_invalid (error, "referral", expected), NULL;
  return g_steal_pointer (&row);
}

/* What became of it, in a title, a sentence, and the time that the entry stands at. */
static void
tell_what_became (CkReferralForm       *form,
                  CkReferralVersionRow *row,
                  CkEntryRow           *entry)
{
  const char *what = "Referral, reference given";
  g_autoptr (GString) facts = g_string_new (ck_text_is_blank (form->text) ? "" : form->text);
  struct {
    CkMoment moment;
    const char *title;
    const char *sentence;
  } steps[] = {
    { form->chased, "Referral chased", "Chased" },
    { form->escalated, "Referral escalated", "Escalated" },
    { form->acknowledged, "Referral acknowledged", "Acknowledged" },
    { row->decision != NULL && !ck_text_is_blank (form->decision) ? row->decided : CK_MOMENT_UNKNOWN,
      "Decision on a referral", "Decided" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (ck_moment_is_known (steps[i].moment))
      {
        g_autofree char *when = ck_moment_format (steps[i].moment);

        what = steps[i].title;
        entry->happened = steps[i].moment;
        g_string_append_printf (facts, "%s%s %s.", facts->len > 0 ? " " : "", steps[i].sentence, when);
        if (i == 2 && !ck_text_is_blank (form->acknowledged_by))
          {
            g_string_truncate (facts, facts->len - 1);
            g_string_append_printf (facts, " by %s.", form->acknowledged_by);
          }
      }
  if (!ck_text_is_blank (form->reference))
    g_string_append_printf (facts, "%sTheir reference: %s.", facts->len > 0 ? " " : "", form->reference);
  g_free (entry->title);
  entry->title = g_strdup_printf ("%s: %s", what, row->recipient);
  entry->facts = g_strdup (facts->str);
  entry->outcome = ck_dup_given (form->decision);
}

static void
set_given (char      **place,
           const char *typed)
{
  if (ck_text_is_blank (typed))
    return;
  g_free (*place);
  *place = g_strdup (typed);
}

static gboolean
write_what_became (CkStore              *store,
                   CkCaseNow            *now,
                   CkReferralForm       *form,
                   CkReferralVersionRow *row,
                   GError              **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_REFERRAL, NULL);

  row->replaces = row->id;
  row->also_replaces = (CkUuid){ 0 };
  row->id = entry->id;
  row->case_id = now->id;
  if (ck_moment_is_known (form->chased))
    row->chased = form->chased;
  if (ck_moment_is_known (form->escalated))
    row->escalated = form->escalated;
  if (ck_moment_is_known (form->acknowledged))
    row->acknowledged = form->acknowledged;
  set_given (&row->acknowledged_by, form->acknowledged_by);
  set_given (&row->reference, form->reference);
  if (!ck_text_is_blank (form->decision))
    {
      set_given (&row->decision, form->decision);
      row->decided = ck_moment_is_known (form->decided) ? form->decided : ck_store_unit_moment (store);
    }
  tell_what_became (form, row, entry);
  return ck_insert_entry (store, now, entry, error)
         && ck_unit_insert (store, "referral_version", CK_RECORD (row), error);
}

/* Nothing of a referral comes before it was sent. */
static gboolean
check_order (CkReferralForm       *form,
             CkReferralVersionRow *row,
             GError              **error)
{
  const struct {
    CkMoment moment;
    const char *field;
  } steps[] = { { form->chased, "chased" }, { form->escalated, "escalated" }, { form->acknowledged, "acknowledged" },
                { form->decided, "decided" } };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (ck_moment_is_known (steps[i].moment) && ck_date_compare (steps[i].moment.date, row->sent.date) < 0)
      return ck_invalid (error, steps[i].field, _ ("expected a time that isn’t before it was sent. Nothing was recorded."));
  if (ck_moment_is_known (form->acknowledged) && ck_moment_is_known (row->acknowledged))
    return ck_refused (error, _ ("That the referral was acknowledged is recorded already. Nothing was recorded; amend the "
                                 "entry if it is wrong."));
  return TRUE;
}

/**
 * ck_casework_refer:
 * @store: the record
 * @reference: a case, open or closed
 * @form: a referral that was sent, or what became of one: chased, escalated, acknowledged, decided
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED; %CK_ERROR_NOT_FOUND
 *
 * Each is an entry of its own; how the referral stands is kept beside it.
 *
 * Returns: (transfer full): the entry
 */
char *
ck_casework_refer (CkStore        *store,
                   const char     *reference,
                   CkReferralForm *form,
                   GError        **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (CkReferralVersionRow) row = NULL;

  g_return_val_if_fail (CK_IS_REFERRAL_FORM (form), NULL);

  if (!ck_referral_form_check (form, ck_store_now (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  if (form->referral != NULL)
    {
      row = load_referral (store, now, form->referral, error);
      if (row == NULL || !check_order (form, row, error))
        return NULL;
    }
  if (!ck_unit_begin (store, "refer", NULL, NULL, error))
    return NULL;
  return finish (store, now,
                 row != NULL ? write_what_became (store, now, form, row, error)
                             : write_referral (store, now, form, error),
                 error);
}

/* --- adults in positions of trust --- */

/* The concern that is meant: as given, or the only one about an adult. */
static gboolean
find_adult_concern (CkStore    *store,
                    CkCaseNow  *now,
                    const char *given,
                    CkUuid     *concern,
                    GError    **error)
{
  const char *expected = _ ("expected the entry of a concern about an adult, such as 2026-0014/1. Nothing was recorded.");
  sqlite3_stmt *stmt;
  gboolean row = FALSE;
  guint found = 0;

  if (!ck_text_is_blank (given))
    {
      g_autoptr (CkEntryRow) entry = ck_entry_of_case (store, now, given, "concern", expected, error);

      if (entry == NULL)
        return FALSE;
      *concern = entry->id;
      return entry->kind == CK_ENTRY_CONCERN || ck_invalid (error, "concern", expected);
    }
  stmt = ck_store_prepare (store,
                           CK_SQL_SHOWN_OF ("?1") " SELECT c.id FROM shown JOIN concern c ON c.id = shown.id"
                           " WHERE c.kind IN ('allegation', 'low-level')",
                           error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &now->id);
  do
    {
      if (!ck_store_step (store, stmt, &row, error))
        return FALSE;
      if (row && found++ == 0)
        ck_column_uuid (stmt, 0, concern);
    }
  while (row);
  return found == 1 || ck_invalid (error, "concern", expected);
}

static char *
limb_sentence (const char *limb,
               int         answer,
               const char *why)
{
  static const char *const words[] = { "not known", "yes", "no" };

  return g_strdup_printf ("%s: %s. %s", limb, words[CLAMP (answer, 0, 2)], why);
}

static gboolean
write_harm_test (CkStore        *store,
                 CkCaseNow      *now,
                 CkHarmTestForm *form,
                 const CkUuid   *concern,
                 GError        **error)
{
  static const char *const titles[] = { "Harm test: not known yet", "Harm test: allegation threshold met",
                                        "Harm test: low-level concern" };
  static const char *const outcomes[] = { "Not known yet whether the threshold is met: treat it as an allegation until it is.",
                                          "The designated officer (LADO) is to be consulted.",
                                          "No limb is met: a low-level concern." };
  CkAnswer result = ck_harm_test_result (form->harmed, form->offence, form->risk, form->suitability);
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_DECISION, titles[result]);
  g_autoptr (CkHarmTestRow) row = ck_harm_test_row_new ();
  g_autoptr (CkHarmTestRow) present = NULL;
  g_autofree char *harmed = limb_sentence ("Harmed a child, or may have", form->harmed, form->harmed_why);
  g_autofree char *offence = limb_sentence ("Possible criminal offence", form->offence, form->offence_why);
  g_autofree char *risk = limb_sentence ("May pose a risk of harm", form->risk, form->risk_why);
  g_autofree char *suitability = limb_sentence ("May not be suitable", form->suitability, form->suitability_why);

  if (ck_moment_is_given (form->happened))
    entry->happened = form->happened;
  entry->facts = g_strjoin ("\n", harmed, offence, risk, suitability, NULL);
  entry->outcome = g_strdup (outcomes[result]);
  entry->reason = g_strdup (result == CK_ANSWER_YES ? "One limb of the harm test is enough." : "The four limbs, as above.");
  present = (CkHarmTestRow *)load_one (
      store, "SELECT x.* FROM d_harm_test_now d JOIN harm_test x ON x.id = d.version_id WHERE d.concern_id = ?1", concern,
      ck_harm_test_row_get_type (), error);
  if (present == NULL)
    return FALSE;
  row->id = entry->id;
  row->case_id = now->id;
  row->concern_id = *concern;
  row->replaces = present->id;
  row->harmed = form->harmed;
  row->harmed_why = g_strdup (form->harmed_why);
  row->offence = form->offence;
  row->offence_why = g_strdup (form->offence_why);
  row->risk = form->risk;
  row->risk_why = g_strdup (form->risk_why);
  row->suitability = form->suitability;
  row->suitability_why = g_strdup (form->suitability_why);
  return ck_insert_entry (store, now, entry, error) && ck_unit_insert (store, "harm_test", CK_RECORD (row), error);
}

/**
 * ck_casework_harm_test:
 * @store: the record
 * @reference: a case with a concern about an adult
 * @form: the four limbs, each with why
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for another kind of concern; %CK_ERROR_NOT_FOUND
 *
 * Records the harm test of a concern; a later one takes the place of the one before, and both stay readable.
 *
 * Returns: (transfer full): the entry
 */
char *
ck_casework_harm_test (CkStore        *store,
                       const char     *reference,
                       CkHarmTestForm *form,
                       GError        **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  CkUuid concern = { 0 };

  g_return_val_if_fail (CK_IS_HARM_TEST_FORM (form), NULL);

  if (!ck_harm_test_form_check (form, ck_store_now (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL || !find_adult_concern (store, now, form->concern, &concern, error)
      || !ck_unit_begin (store, "harm-test", NULL, NULL, error))
    return NULL;
  return finish (store, now, write_harm_test (store, now, form, &concern, error), error);
}

/**
 * ck_case_has_open_allegation:
 * @store: the record
 * @now: a case
 * @has: (out): whether closing it needs the outcome of an allegation
 * @error: why it couldn't be read
 *
 * Returns: whether it could be read
 */
gboolean
ck_case_has_open_allegation (CkStore         *store,
                             const CkCaseNow *now,
                             gboolean        *has,
                             GError         **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (
      store,
      CK_SQL_SHOWN_OF ("?1") " SELECT 1 FROM shown JOIN concern c ON c.id = shown.id LEFT JOIN d_harm_test_now h"
      " ON h.concern_id = c.id WHERE (c.kind = 'allegation' AND h.met IS NOT 0) OR (c.kind = 'low-level' AND h.met = 1)",
      error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &now->id);
  if (!ck_store_step (store, stmt, has, error))
    return FALSE;
  sqlite3_reset (stmt);
  return TRUE;
}

/**
 * ck_check_allegation_outcome:
 * @store: the record
 * @now: a case that is to be closed
 * @form: how
 * @error: %CK_ERROR_REFUSED where the outcome of an allegation is missing, %CK_ERROR_INVALID where there is none to have
 *   an outcome
 *
 * Returns: whether the outcome of the allegation is there if, and only if, the case has one
 */
gboolean
ck_check_allegation_outcome (CkStore         *store,
                             const CkCaseNow *now,
                             CkClosureForm   *form,
                             GError         **error)
{
  gboolean row = FALSE;

  if (!ck_case_has_open_allegation (store, now, &row, error))
    return FALSE;
  if (row && form->allegation_outcome < 0 && form->outcome != CK_OUTCOME_TRANSFERRED)
    return ck_refused (error, _ ("allegation_outcome: a case with an allegation in it is closed with the outcome of the "
                                 "allegation: substantiated, malicious, false, unsubstantiated or unfounded. The case was "
                                 "not closed."));
  if (!row && form->allegation_outcome >= 0)
    return ck_invalid (error, "allegation_outcome", _ ("expected nothing: there is no allegation in this case. The case was "
                                                       "not closed."));
  return TRUE;
}

/**
 * ck_insert_closing_state:
 * @store: the record, within a unit
 * @now: the case, whose state becomes @next
 * @next: a closed state
 * @allegation_outcome: #CkAllegationOutcome, or -1
 * @error: what the record refused
 *
 * The outcome of the allegation comes first: the database looks for it when the state is inserted.
 *
 * Returns: whether they are inserted
 */
gboolean
ck_insert_closing_state (CkStore        *store,
                         CkCaseNow      *now,
                         CkCaseStateRow *next,
                         int             allegation_outcome,
                         GError        **error)
{
  g_autoptr (CkAllegationOutcomeRow) row = ck_allegation_outcome_row_new ();

  next->id = ck_store_new_id (store);
  next->case_id = now->id;
  row->id = next->id;
  row->case_id = now->id;
  row->outcome = allegation_outcome;
  if (allegation_outcome >= 0 && !ck_unit_insert (store, "allegation_outcome", CK_RECORD (row), error))
    return FALSE;
  if (!ck_unit_insert (store, "case_state", CK_RECORD (next), error))
    return FALSE;
  g_set_object (&now->state, next);
  return TRUE;
}
