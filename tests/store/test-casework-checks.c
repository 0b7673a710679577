/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions, whom to tell, referrals, allegations and restricted cases: through the calls, and by raw SQL on the open
 * connection, which the database refuses on its own. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"
#include "ck-unit.h"

static CkMoment
at (int day,
    int hour)
{
  return ck_moment_new (ck_date_new (2026, 11, day), hour * 60, CK_PRECISION_EXACT);
}

/* An allegation that the organisation was told of on that day of November. */
static char *
log_adult (CkStore      *store,
           CkConcernKind kind,
           int           day)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  char *entry;

  form->kind = (int)kind;
  form->happened = at (day, 9);
  form->told = at (day, 10);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  *strchr (entry, '/') = '\0';
  return entry;
}

static void
assert_error (GError    **error,
              CkError     code,
              const char *word)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  if (strstr ((*error)->message, word) == NULL)
    g_error ("“%s” isn't in “%s”", word, (*error)->message);
  g_clear_error (error);
}

/* What raw SQL within a unit is answered; %s in it is the id of the only case. */
static void
assert_raw (CkStore    *store,
            const char *sql,
            const char *key)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_assert_true (ck_unit_begin (store, "raw", NULL, NULL, &error));
  result = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  if (key == NULL && result != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (store->db), sql);
  if (key != NULL)
    {
      g_assert_cmpint (result & 0xff, ==, SQLITE_CONSTRAINT);
      g_assert_cmpstr (sqlite3_errmsg (store->db), ==, key);
    }
  ck_unit_rollback (store);
}

#define NEW_ENTRY(kind, reason)                                                                                         \
  "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision,"          \
  " told_precision, facts, reason, significant) SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (),"              \
  " ck_unit_time (), id, 900, '" kind "', 'unknown', 'unknown', 'unknown', 'Raw.', " reason ", 0 FROM \"case\";"

/* --- decisions --- */

static CkDecisionForm *
decision (const char *text,
          const char *reason)
{
  CkDecisionForm *form = ck_decision_form_new ();

  form->text = g_strdup (text);
  form->reason = g_strdup (reason);
  return form;
}

static CkEntry *
entry_of (CkCaseFile *file,
          gint64      number)
{
  for (guint i = 0; i < file->entries->len; i++)
    if (((CkEntry *)file->entries->pdata[i])->number == number)
      return file->entries->pdata[i];
  g_assert_not_reached ();
}

static void
test_decisions (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkDecisionForm) first = decision ("Early help is enough.", "One incident, both families engaged.");
  g_autoptr (CkDecisionForm) second = decision ("No further action.", NULL);
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *later = NULL;

  first->options = g_strdup ("Refer now; wait for the school.");
  first->threshold = g_strdup ("Level 2 of the council’s document.");
  first->decided_by = g_strdup ("Sam Okafor");
  entry = ck_casework_decide (store, reference, first, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry, ==, "2026-0001/2");

  second->no_further_action = TRUE;
  g_assert_null (ck_casework_decide (store, reference, second, &error));
  assert_error (&error, CK_ERROR_REFUSED, "no further action");
  second->reason = g_strdup ("Nothing more came.");
  second->supersedes = g_strdup ("2026-0001/1");
  g_assert_null (ck_casework_decide (store, reference, second, &error));
  assert_error (&error, CK_ERROR_INVALID, "supersedes");
  g_free (second->supersedes);
  second->supersedes = g_strdup ("2026-0001/2");
  later = ck_casework_decide (store, reference, second, &error);
  g_assert_no_error (error);
  g_assert_null (ck_casework_decide (store, reference, second, &error));
  assert_error (&error, CK_ERROR_REFUSED, "superseded already");

  file = casework_load (store, reference);
  g_assert_cmpint (entry_of (file, 2)->superseded_by, ==, 3);
  g_assert_cmpstr (entry_of (file, 2)->facts, ==, "Early help is enough.");
  g_assert_cmpstr (entry_of (file, 2)->decision->decided_by, ==, "Sam Okafor");
  g_assert_cmpint (entry_of (file, 3)->decision->supersedes_number, ==, 2);
  g_assert_true (entry_of (file, 3)->decision->no_further_action);

  assert_raw (store,
              NEW_ENTRY ("decision", "'  '")
              "INSERT INTO decision (id, unit, recorded_at, case_id, no_further_action, decided_by)"
              " SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), id, 1, 'J' FROM \"case\"",
              "ck-decision-reason");
  assert_raw (store,
              NEW_ENTRY ("note", "'why'")
              "INSERT INTO decision (id, unit, recorded_at, case_id, no_further_action, decided_by)"
              " SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), id, 1, 'J' FROM \"case\"",
              "ck-other-case");
  assert_raw (store,
              NEW_ENTRY ("decision", "'why'")
              "INSERT INTO decision (id, unit, recorded_at, case_id, supersedes, no_further_action, decided_by)"
              " SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), case_id, id, 0, 'J'"
              " FROM entry WHERE number = 2",
              "ck-superseded");
  assert_raw (store,
              NEW_ENTRY ("decision", "'why'")
              "INSERT OR REPLACE INTO decision (id, unit, recorded_at, case_id, supersedes, no_further_action, decided_by)"
              " SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), case_id, id, 0, 'J'"
              " FROM entry WHERE number = 1",
              "ck-no-such-decision");
}

/* --- whom to tell --- */

static CkCheckForm *
check (CkCheckBody     body,
       CkCheckDecision decided,
       const char     *why)
{
  CkCheckForm *form = ck_check_form_new ();

  form->body = (int)body;
  form->decided = (int)decided;
  form->why = g_strdup (why);
  return form;
}

static CkDueItem *
due_of (CkStore  *store,
        CkDueKind kind,
        int       day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = ck_today_list (store, ck_date_new (2026, 11, day), 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      CkDueItem *item = items->pdata[i];

      if (item->kind == (int)kind)
        return g_object_ref (item);
      for (guint j = 0; j < item->folded->len; j++)
        if (((CkDueItem *)item->folded->pdata[j])->kind == (int)kind)
          return g_object_ref (item->folded->pdata[j]);
    }
  return NULL;
}

static void
assert_due (CkStore  *store,
            CkDueKind kind,
            int       day)
{
  g_autoptr (CkDueItem) before = due_of (store, kind, day - 1);
  g_autoptr (CkDueItem) then = due_of (store, kind, day);

  g_assert_null (before);
  g_assert_nonnull (then);
  g_assert_true (ck_date_equal (then->due, ck_date_new (2026, 11, day)));
}

static void
assert_not_due (CkStore  *store,
                CkDueKind kind)
{
  g_autoptr (CkDueItem) item = due_of (store, kind, 30);

  g_assert_null (item);
}

/* Told on a Friday: a working day later is Monday, or Tuesday where the vault says that Monday is a bank holiday. */
static void
test_lado (CkStore *store)
{
  g_autofree char *reference = log_adult (store, CK_CONCERN_ALLEGATION, 20);
  g_autoptr (CkCheckForm) form = check (CK_BODY_LADO, CK_CHECK_NOT_YET, "Ring first thing.");
  g_autoptr (CkSettings) settings = NULL;
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  CkCheckCall *call = NULL;

  assert_due (store, CK_DUE_LADO, 23);
  settings = ck_settings_load (store, &error);
  settings->bank_holidays = g_strdup ("2026-11-23 Royal wedding");
  g_assert_true (ck_casework_change_settings (store, settings, "Proclaimed.", &error));
  g_assert_no_error (error);
  assert_due (store, CK_DUE_LADO, 24);

  file = casework_load (store, reference);
  for (guint i = 0; i < file->calls->len; i++)
    if (((CkCheckCall *)file->calls->pdata[i])->body == CK_BODY_LADO)
      call = file->calls->pdata[i];
  g_assert_nonnull (call);
  g_assert_true (ck_date_equal (call->due.date, ck_date_new (2026, 11, 24)));
  g_assert_true (ck_check_call_is_open (file, call));

  /* "not yet", and "tell them" before they are told, leave the clock running */
  g_free (ck_casework_check (store, reference, form, &error));
  g_assert_no_error (error);
  assert_due (store, CK_DUE_LADO, 24);
  form->decided = CK_CHECK_YES;
  g_free (ck_casework_check (store, reference, form, &error));
  assert_due (store, CK_DUE_LADO, 24);
  form->told = at (23, 11);
  form->told_who = g_strdup ("Duty officer");
  g_free (ck_casework_check (store, reference, form, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_LADO);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpuint (file->checks->len, ==, 1);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM check_version"), ==, 3);

  /* another allegation in the same case asks again */
  {
    g_autoptr (CkConcernForm) again = casework_concern ();

    again->kind = CK_CONCERN_ALLEGATION;
    again->told = at (23, 12);
    casework_set_now (store, CASEWORK_NOW + CASEWORK_DAY);
    g_free (ck_casework_log_concern (store, again, reference, &error));
    g_assert_no_error (error);
    assert_due (store, CK_DUE_LADO, 24);
  }
}

static void
test_ico (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (CkCheckForm) told = check (CK_BODY_ICO, CK_CHECK_NO, "A list of first names, returned unopened.");
  g_autoptr (CkDueItem) ico = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  form->kind = CK_CONCERN_ORGANISATION;
  form->told = at (20, 16);
  form->categories = g_strsplit ("data-breach", " ", -1);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  assert_due (store, CK_DUE_ICO, 23);
  /* a clock that counts hours says which */
  ico = due_of (store, CK_DUE_ICO, 23);
  g_assert_true (g_str_has_prefix (ico->title, "Tell the ICO by 16:00, or decide not to: "));
  g_assert_null (strchr (ico->title, '\t'));
  g_free (ck_casework_check (store, "2026-0001", told, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_ICO);
}

static void
test_triage (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkDecisionForm) form = decision ("Speak to both families.", "Both are known to us.");
  g_autoptr (CkConcernForm) assessed = casework_concern ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CkNoteForm) note = ck_note_form_new ();

  assert_due (store, CK_DUE_TRIAGE, 23);
  note->text = g_strdup ("Rang the school, no answer.");
  g_free (ck_casework_add_note (store, reference, note, &error));
  assert_due (store, CK_DUE_TRIAGE, 23);
  g_free (ck_casework_decide (store, reference, form, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_TRIAGE);

  assessed->risk = CK_RISK_LOW;
  g_free (ck_casework_log_concern (store, assessed, NULL, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_TRIAGE);
}

static void
test_checks_refused (CkStore *store)
{
  g_autofree char *reference = log_adult (store, CK_CONCERN_ALLEGATION, 20);
  g_autoptr (CkCheckForm) form = check (CK_BODY_DBS, CK_CHECK_NO, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_casework_check (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "why");
  form->why = g_strdup ("He resigned.");
  g_assert_null (ck_casework_check (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "dbs_removed");
  form->dbs_removed = CK_ANSWER_YES;
  form->dbs_harm = CK_ANSWER_YES;
  g_assert_null (ck_casework_check (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "legal duty");
  form->dbs_harm = CK_ANSWER_NO;
  g_free (ck_casework_check (store, reference, form, &error));
  g_assert_no_error (error);
  form->body = CK_BODY_OTHER;
  form->dbs_harm = form->dbs_removed = -1;
  g_assert_null (ck_casework_check (store, reference, form, &error));
  assert_error (&error, CK_ERROR_INVALID, "organisation");
  form->organisation = g_strdup ("The school");
  form->told = at (23, 9);
  g_assert_null (ck_casework_check (store, reference, form, &error));
  assert_error (&error, CK_ERROR_INVALID, "told");

#define RAW_CHECK(values)                                                                                               \
  "INSERT INTO check_version (id, unit, recorded_at, case_id, replaces, body, organisation, decided, why, told_precision," \
  " dbs_removed, dbs_harm) SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), id, " values     \
  " FROM \"case\""
  assert_raw (store, NEW_ENTRY ("decision", "'why'") RAW_CHECK ("NULL, 'dbs', '', 'no', 'x', 'unknown', 'unknown', 'no'"),
              "ck-dbs-questions");
  assert_raw (store, NEW_ENTRY ("decision", "'why'") RAW_CHECK ("NULL, 'dbs', '', 'no', 'x', 'unknown', 'yes', 'yes'"),
              "ck-dbs-owed");
  assert_raw (store, NEW_ENTRY ("note", "'why'") RAW_CHECK ("NULL, 'police', '', 'no', 'x', 'unknown', 'unknown', 'unknown'"),
              "ck-other-case");
  assert_raw (store, NEW_ENTRY ("decision", "'why'") RAW_CHECK ("NULL, 'dbs', '', 'not-yet', 'x', 'unknown', 'no', 'no'"),
              "ck-meanwhile");
  assert_raw (store, NEW_ENTRY ("decision", "'why'") RAW_CHECK ("NULL, 'police', '', 'no', 'x', 'unknown', 'unknown', 'unknown'"),
              NULL);
}

/* --- referrals --- */

static void
test_referral (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkReferralForm) form = ck_referral_form_new ();
  g_autoptr (CkReferralForm) later = ck_referral_form_new ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  CkReferral *referral;

  form->body = CK_BODY_SOCIAL_CARE;
  form->text = g_strdup ("What she told us on Friday, with the plan.");
  g_assert_null (ck_casework_refer (store, reference, form, &error));
  assert_error (&error, CK_ERROR_INVALID, "how");
  form->how = g_strdup ("Online form");
  form->sent = at (20, 17);
  entry = ck_casework_refer (store, reference, form, &error);
  g_assert_no_error (error);
  assert_due (store, CK_DUE_CHASE, 23);

  later->referral = g_strdup (entry);
  g_assert_null (ck_casework_refer (store, reference, later, &error));
  assert_error (&error, CK_ERROR_INVALID, "chased");
  later->chased = at (23, 14);
  g_free (ck_casework_refer (store, reference, later, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_CHASE);
  assert_due (store, CK_DUE_ESCALATE, 24);

  casework_set_now (store, CASEWORK_NOW + 2 * CASEWORK_DAY);
  later->chased = CK_MOMENT_UNKNOWN;
  later->escalated = at (24, 14);
  g_free (ck_casework_refer (store, reference, later, &error));
  g_assert_no_error (error);
  assert_due (store, CK_DUE_ESCALATE, 25);
  later->escalated = CK_MOMENT_UNKNOWN;
  later->acknowledged = at (25, 10);
  later->acknowledged_by = g_strdup ("P. Duarte");
  g_free (ck_casework_refer (store, reference, later, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_ESCALATE);
  g_assert_null (ck_casework_refer (store, reference, later, &error));
  assert_error (&error, CK_ERROR_REFUSED, "acknowledged");
  later->acknowledged = CK_MOMENT_UNKNOWN;
  g_clear_pointer (&later->acknowledged_by, g_free);
  later->decision = g_strdup ("Assessment opened.");
  g_free (ck_casework_refer (store, reference, later, &error));
  g_assert_no_error (error);

  file = casework_load (store, reference);
  g_assert_cmpuint (file->referrals->len, ==, 1);
  referral = file->referrals->pdata[0];
  g_assert_cmpint (referral->number, ==, 2);
  g_assert_cmpstr (referral->recipient, ==, "Children’s social care");
  g_assert_true (ck_moment_equal (referral->chased, at (23, 14)));
  g_assert_true (ck_moment_equal (referral->escalated, at (24, 14)));
  g_assert_cmpstr (referral->acknowledged_by, ==, "P. Duarte");
  g_assert_cmpstr (referral->decision, ==, "Assessment opened.");
  g_assert_false (ck_date_is_set (referral->due));
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM entry WHERE kind = 'referral'"), ==, 5);

  assert_raw (store,
              NEW_ENTRY ("referral", "NULL")
              "INSERT INTO referral_version SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), case_id,"
              " referral_id, id, NULL, body, 'Somebody else', reference, sent, sent_precision, how, sent_by, chased,"
              " chased_precision, escalated, escalated_precision, acknowledged, acknowledged_precision, acknowledged_by,"
              " decision, decided, decided_precision FROM referral_version WHERE decision IS NOT NULL",
              "ck-referral-changed");
}

/* --- adults in positions of trust --- */

static CkHarmTestForm *
harm_test (CkAnswer harmed,
           CkAnswer rest)
{
  CkHarmTestForm *form = ck_harm_test_form_new ();

  form->harmed = (int)harmed;
  form->offence = form->risk = form->suitability = (int)rest;
  form->harmed_why = g_strdup ("She was upset for days.");
  form->offence_why = g_strdup ("Nothing points to one.");
  form->risk_why = g_strdup ("Once, and he told us himself.");
  form->suitability_why = g_strdup ("As above.");
  return form;
}

static void
test_harm_test (CkStore *store)
{
  g_autofree char *reference = log_adult (store, CK_CONCERN_LOW_LEVEL, 20);
  g_autoptr (CkHarmTestForm) low = harm_test (CK_ANSWER_NO, CK_ANSWER_NO);
  g_autoptr (CkHarmTestForm) high = harm_test (CK_ANSWER_YES, CK_ANSWER_NO);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *child = NULL;

  assert_not_due (store, CK_DUE_LADO);
  g_free (ck_casework_harm_test (store, reference, low, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_LADO);
  g_free (ck_casework_harm_test (store, reference, high, &error));
  g_assert_no_error (error);
  assert_due (store, CK_DUE_LADO, 24); /* from the day on which it was found */
  file = casework_load (store, reference);
  g_assert_cmpuint (file->harm_tests->len, ==, 1);
  g_assert_true (ck_case_has_allegation (file));
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM harm_test"), ==, 2);

  g_clear_pointer (&high->harmed_why, g_free);
  g_assert_null (ck_casework_harm_test (store, reference, high, &error));
  assert_error (&error, CK_ERROR_REFUSED, "harmed_why");

  /* closing it needs the outcome of the allegation, through the form and by raw SQL */
  g_assert_null (ck_casework_close (store, reference, closure, &error));
  assert_error (&error, CK_ERROR_REFUSED, "allegation_outcome");
  assert_raw (store,
              "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, outcome, reason, no_check_reason)"
              " SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), case_id, state_id, 'closed',"
              " 'low', 'resolved', 'x', 'x' FROM d_case_now",
              "ck-allegation-outcome");
  closure->allegation_outcome = CK_ALLEGATION_UNSUBSTANTIATED;
  g_free (ck_casework_close (store, reference, closure, &error));
  g_assert_no_error (error);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpint (file->allegation_outcome, ==, CK_ALLEGATION_UNSUBSTANTIATED);

  child = casework_log (store);
  g_assert_null (ck_casework_harm_test (store, child, low, &error));
  assert_error (&error, CK_ERROR_INVALID, "concern");
  g_assert_null (ck_casework_close (store, child, closure, &error));
  assert_error (&error, CK_ERROR_INVALID, "allegation_outcome");
  assert_raw (store,
              "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision,"
              " told_precision, facts, reason, significant) SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (),"
              " ck_unit_time (), case_id, 900, 'decision', 'unknown', 'unknown', 'unknown', 'Raw.', 'x', 0 FROM concern"
              " WHERE kind = 'child';"
              "INSERT INTO harm_test SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), case_id, id, NULL,"
              " NULL, 'no', 'x', 'no', 'x', 'no', 'x', 'no', 'x' FROM concern WHERE kind = 'child'",
              "ck-not-adult");
}

/* An allegation that turns out to be none after the harm test: no clock, and no outcome of its own. */
static void
test_allegation_unmet (CkStore *store)
{
  g_autofree char *reference = log_adult (store, CK_CONCERN_ALLEGATION, 20);
  g_autoptr (CkHarmTestForm) low = harm_test (CK_ANSWER_NO, CK_ANSWER_NO);
  g_autoptr (CkHarmTestForm) open = harm_test (CK_ANSWER_UNKNOWN, CK_ANSWER_NO);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (GError) error = NULL;

  g_free (ck_casework_harm_test (store, reference, open, &error));
  g_assert_no_error (error);
  assert_due (store, CK_DUE_LADO, 23);
  g_free (ck_casework_harm_test (store, reference, low, &error));
  assert_not_due (store, CK_DUE_LADO);
  g_free (ck_casework_close (store, reference, closure, &error));
  g_assert_no_error (error);
}

/* --- restricted --- */

static void
test_restricted (CkStore *store)
{
  static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  g_autoptr (CkChronologyOptions) copied = ck_chronology_options_new ();
  g_autofree char *reference = casework_log (store);
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (CkDueItem) item = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_autofree char *found = NULL;

  g_assert_true (ck_casework_open_case (store, reference, "case", NULL, &error));
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM viewing"), ==, 0);
  g_assert_false (ck_casework_restrict (store, reference, TRUE, " ", &error));
  assert_error (&error, CK_ERROR_INVALID, "reason");
  g_assert_true (ck_casework_restrict (store, reference, TRUE, "About a colleague.", &error));
  g_assert_no_error (error);
  g_assert_false (ck_casework_restrict (store, reference, TRUE, "Again.", &error));
  assert_error (&error, CK_ERROR_REFUSED, "already");

  cases = ck_cases_list (store, NULL, &error);
  list = ck_records_to_json (cases, FALSE);
  g_assert_nonnull (strstr (list, "Restricted case"));
  g_assert_null (strstr (list, "Wren"));
  hits = ck_search (store, "messages", 20, &error);
  g_assert_cmpuint (hits->len, ==, 1);
  found = ck_records_to_json (hits, FALSE);
  g_assert_null (strstr (found, "messages"));
  item = due_of (store, CK_DUE_TRIAGE, 23);
  g_assert_cmpstr (item->title, ==, "Restricted case");

  g_assert_false (ck_casework_open_case (store, reference, "case", NULL, &error));
  assert_error (&error, CK_ERROR_REFUSED, "restricted");
  g_assert_true (ck_casework_open_case (store, reference, "case", "To prepare the review.", &error));
  g_assert_no_error (error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM viewing WHERE purpose = 'To prepare the review.'"), ==, 1);
  assert_raw (store,
              "INSERT INTO viewing (id, unit, recorded_at, case_id, what, purpose)"
              " SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), id, 'case', ' ' FROM \"case\"",
              "ck-restricted");
  assert_raw (store,
              "INSERT INTO copy (id, unit, recorded_at, case_id, number, form, what, significant, entries, digest)"
              " SELECT x'00112233445566778899aabbccddeeff', ck_unit_id (), ck_unit_time (), id, 1, 'pdf', 'chronology', 0, 1,"
              " hex (zeroblob (32)) FROM \"case\"",
              "ck-restricted");

  g_assert_false (ck_casework_record_copy (store, reference, 1, CK_COPY_PDF, copied, 1, digest, &error));
  assert_error (&error, CK_ERROR_REFUSED, "fill in its purpose");
  copied->purpose = g_strdup ("For the designated officer");
  g_assert_true (ck_casework_record_copy (store, reference, 1, CK_COPY_PDF, copied, 1, digest, &error));
  g_assert_no_error (error);

  g_assert_true (ck_casework_restrict (store, reference, FALSE, "It is closed.", &error));
  g_assert_no_error (error);
  history = ck_history_list (store, reference, &error);
  g_assert_cmpstr (((CkHistoryItem *)history->pdata[0])->now, ==, "No longer restricted");
  g_assert_cmpstr (((CkHistoryItem *)history->pdata[0])->why, ==, "It is closed.");
  g_ptr_array_unref (cases);
  cases = ck_cases_list (store, NULL, &error);
  g_free (list);
  list = ck_records_to_json (cases, FALSE);
  g_assert_nonnull (strstr (list, "Wren"));
}

/* An allegation that goes on in another case: its clock does as well, and is stopped there. */
static void
test_merged (CkStore *store)
{
  g_autofree char *reference = log_adult (store, CK_CONCERN_ALLEGATION, 20);
  g_autofree char *into = casework_log (store);
  g_autoptr (CkMergeForm) merge = ck_merge_form_new ();
  g_autoptr (CkCheckForm) form = check (CK_BODY_LADO, CK_CHECK_NO, "The officer knows.");
  g_autoptr (CkDueItem) item = NULL;
  g_autoptr (GError) error = NULL;

  merge->into = g_strdup (into);
  merge->why = g_strdup ("The same thing.");
  g_free (ck_casework_merge (store, reference, merge, &error));
  g_assert_no_error (error);
  item = due_of (store, CK_DUE_LADO, 23);
  g_assert_nonnull (item);
  g_assert_cmpstr (item->reference, ==, into);
  g_free (ck_casework_check (store, into, form, &error));
  g_assert_no_error (error);
  assert_not_due (store, CK_DUE_LADO);
}

/* --- what is derived is what the views say, after all of it --- */

static void
test_derived (CkStore *store)
{
  static const char *const names[] = { "check_now", "referral_now", "harm_test_now", "restriction_now", "clock_now" };
  g_autofree char *reference = log_adult (store, CK_CONCERN_ALLEGATION, 20);
  g_autofree char *child = casework_log (store);
  g_autoptr (CkHarmTestForm) high = harm_test (CK_ANSWER_YES, CK_ANSWER_UNKNOWN);
  g_autoptr (CkCheckForm) form = check (CK_BODY_POLICE, CK_CHECK_NO, "No offence.");
  g_autoptr (CkReferralForm) referral = ck_referral_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  referral->body = CK_BODY_LADO;
  referral->text = g_strdup ("All of it.");
  referral->how = g_strdup ("By telephone");
  g_free (ck_casework_harm_test (store, reference, high, &error));
  g_free (ck_casework_check (store, reference, form, &error));
  g_free (ck_casework_refer (store, reference, referral, &error));
  g_assert_true (ck_casework_restrict (store, reference, TRUE, "A colleague.", &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *missing = g_strdup_printf (
          "SELECT (SELECT count (*) FROM (SELECT * FROM v_%s EXCEPT SELECT * FROM d_%s))"
          " + (SELECT count (*) FROM (SELECT * FROM d_%s EXCEPT SELECT * FROM v_%s))",
          names[i], names[i], names[i], names[i]);
      g_autofree char *some = g_strdup_printf ("SELECT count (*) > 0 FROM d_%s", names[i]);

      g_assert_cmpint (casework_count (store, missing), ==, 0);
      g_assert_cmpint (casework_count (store, some), ==, 1);
    }
  json = ck_case_export_json (store, reference, &error);
  g_assert_nonnull (strstr (json, "As above."));
  g_assert_nonnull (strstr (json, "\"restricted\""));
  g_assert_nonnull (strstr (json, "By telephone"));
  g_assert_nonnull (strstr (json, "\"police\""));
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/checks/decisions", test_decisions);
  casework_add ("/checks/lado", test_lado);
  casework_add ("/checks/ico", test_ico);
  casework_add ("/checks/triage", test_triage);
  casework_add ("/checks/refused", test_checks_refused);
  casework_add ("/checks/referral", test_referral);
  casework_add ("/checks/harm-test", test_harm_test);
  casework_add ("/checks/allegation-unmet", test_allegation_unmet);
  casework_add ("/checks/restricted", test_restricted);
  casework_add ("/checks/merged", test_merged);
  casework_add ("/checks/derived", test_derived);
  return casework_run_tests ();
}
