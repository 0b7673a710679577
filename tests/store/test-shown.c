/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry that went to another case, split off or merged, is found there, and dealt with there. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-shown.h"
#include "ck-store-private.h"
#include "ck-unit.h"

static void
assert_held (CkStore    *store,
             const char *sql,
             const char *key)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_assert_true (ck_unit_begin (store, "attack", NULL, NULL, &error));
  result = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  g_test_message ("%s: %s", key, sqlite3_errmsg (store->db));
  g_assert_cmpint (result & 0xff, ==, SQLITE_CONSTRAINT);
  g_assert_cmpstr (sqlite3_errmsg (store->db), ==, key);
  ck_unit_rollback (store);
}

static void
assert_derived (CkStore *store)
{
  static const char *const tables[] = { "clock_now", "harm_test_now", "referral_now", "entry_move_now", "case_summary" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT (SELECT count (*) FROM (SELECT * FROM d_%1$s EXCEPT SELECT * FROM v_%1$s))"
                                              " + (SELECT count (*) FROM (SELECT * FROM v_%1$s EXCEPT SELECT * FROM d_%1$s))",
                                              tables[i]);

      g_test_message ("%s", tables[i]);
      g_assert_cmpint (casework_count (store, sql), ==, 0);
    }
}

static char *
log_one (CkStore       *store,
         CkConcernKind  kind,
         const char    *name,
         const char    *category,
         const char    *facts,
         const char    *reference)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  char *entry;

  form->kind = (int)kind;
  ck_record_set_text (g_ptr_array_index (form->people, 0), "name", name);
  ((CkPersonLink *)g_ptr_array_index (form->people, 0))->role = CK_ROLE_ALLEGED_RESPONSIBLE;
  form->categories = g_strsplit (category, " ", -1);
  g_free (form->facts);
  form->facts = g_strdup (facts);
  entry = ck_casework_log_concern (store, form, reference, &error);
  g_assert_no_error (error);
  return entry;
}

static char *
case_of (char *entry)
{
  *strchr (entry, '/') = '\0';
  return entry;
}

static CkHarmTestForm *
harm_test (const char *concern,
           int         answer)
{
  CkHarmTestForm *form = ck_harm_test_form_new ();

  form->concern = g_strdup (concern);
  form->harmed = form->offence = form->risk = form->suitability = answer;
  form->harmed_why = g_strdup ("Why.");
  form->offence_why = g_strdup ("Why.");
  form->risk_why = g_strdup ("Why.");
  form->suitability_why = g_strdup ("Why.");
  return form;
}

static char *
split_off (CkStore    *store,
           const char *reference,
           const char *entry)
{
  g_autoptr (CkSplitForm) form = ck_split_form_new ();
  g_autoptr (GError) error = NULL;
  char *made;

  form->entries = g_strsplit (entry, " ", -1);
  form->why = g_strdup ("Another matter.");
  made = ck_casework_split (store, reference, form, &error);
  g_assert_no_error (error);
  return made;
}

static void
merge (CkStore    *store,
       const char *reference,
       const char *into)
{
  g_autoptr (CkMergeForm) form = ck_merge_form_new ();
  g_autoptr (GError) error = NULL;

  form->into = g_strdup (into);
  form->why = g_strdup ("One matter.");
  g_free (ck_casework_merge (store, reference, form, &error));
  g_assert_no_error (error);
}

static void
unmerge (CkStore    *store,
         const char *reference)
{
  g_autoptr (CkReopenForm) form = ck_reopen_form_new ();
  g_autoptr (GError) error = NULL;

  form->reason = g_strdup ("Two matters.");
  g_free (ck_casework_unmerge (store, reference, form, &error));
  g_assert_no_error (error);
}

/* The first hit of an entry; where it is shown. */
static void
assert_found (CkStore    *store,
              const char *words,
              const char *reference,
              gint64      number,
              const char *shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ck_search (store, words, 20, &error);
  CkSearchHit *found = NULL;
  g_autoptr (CkCaseFile) file = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len && found == NULL; i++)
    if (g_str_equal (((CkSearchHit *)hits->pdata[i])->what, "entry"))
      found = hits->pdata[i];
  g_test_message ("%s", words);
  if (shown == NULL)
    {
      g_assert_null (found);
      return;
    }
  g_assert_nonnull (found);
  g_assert_cmpstr (found->reference, ==, reference);
  g_assert_cmpint (found->number, ==, number);
  file = casework_load (store, shown);
  g_assert_true (ck_uuid_equal (&found->case_id, &file->head->id));
}

static guint
count_cases (CkStore    *store,
             const char *category)
{
  CkCasesFilter filter = { .status = CK_CASES_ALL, .risk = -1, .category = category };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ck_cases_list (store, &filter, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_assert_true (ck_cases_count (store, &filter, &n, &error));
  g_assert_cmpuint (n, ==, cases->len);
  return n;
}

static void
test_search (CkStore *store)
{
  g_autofree char *one = case_of (log_one (store, CK_CONCERN_CHILD, "Hal Ashdown", "bullying", "The first matter.", NULL));
  g_autofree char *second = log_one (store, CK_CONCERN_CHILD, "Isla Penhallow", "grooming", "A lift home in silver.", one);
  g_autofree char *made = split_off (store, one, second);
  g_autofree char *third = case_of (log_one (store, CK_CONCERN_CHILD, "Wren Castellan", "neglect", "No coat again.", NULL));
  g_autofree char *where = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (second, ==, "2026-0001/2");
  g_assert_cmpstr (made, ==, "2026-0002");
  assert_found (store, "silver", one, 2, made);
  assert_found (store, "2026-0001/2", one, 2, made);
  assert_found (store, "silver case:2026-0002", one, 2, made);
  assert_found (store, "silver case:2026-0001", NULL, 0, NULL);
  assert_found (store, "silver category:grooming", one, 2, made);
  assert_found (store, "\"first matter\" category:grooming", NULL, 0, NULL);
  assert_found (store, "\"first matter\" category:bullying", one, 1, one);
  assert_found (store, "silver person:Isla", one, 2, made);
  assert_found (store, "\"first matter\" person:Isla", NULL, 0, NULL);
  where = ck_entry_find_case (store, second, &error);
  g_assert_cmpstr (where, ==, made);
  g_assert_null (ck_entry_find_case (store, "2026-0001/99", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_cases (store, "grooming"), ==, 1);

  /* what was split off, and then merged, is found where it is last */
  merge (store, made, third);
  assert_found (store, "silver", one, 2, third);
  assert_found (store, "coat category:grooming", third, 1, third);
  assert_found (store, "silver status:open case:2026-0003", one, 2, third);
  g_clear_pointer (&where, g_free);
  g_clear_error (&error);
  where = ck_entry_find_case (store, second, &error);
  g_assert_cmpstr (where, ==, third);
}

static void
test_person (CkStore *store)
{
  g_autofree char *one = case_of (log_one (store, CK_CONCERN_LOW_LEVEL, "Hal Ashdown", "other", "The first matter.", NULL));
  g_autofree char *second = log_one (store, CK_CONCERN_LOW_LEVEL, "Isla Penhallow", "other", "A lift home.", one);
  g_autofree char *made = split_off (store, one, second);
  g_autofree char *third = case_of (log_one (store, CK_CONCERN_CHILD, "Wren Castellan", "neglect", "No coat.", NULL));
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (CkPersonFile) file = NULL;
  g_autoptr (GError) error = NULL;
  CkPart *part;

  merge (store, made, third);
  people = ck_people_like (store, "Isla", 1, &error);
  file = ck_person_file_load (store, &CK_PERSON (people->pdata[0])->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->parts->len, ==, 1);
  part = file->parts->pdata[0];
  /* by its own reference, as it stands with the case that shows it */
  g_assert_cmpstr (part->reference, ==, one);
  g_assert_cmpint (part->number, ==, 2);
  g_assert_cmpint (part->status, ==, CK_STATUS_OPEN);
  g_assert_cmpint (file->person->n_open_cases, ==, 1);
  g_assert_cmpint (file->person->n_cases, ==, 1);
  g_assert_cmpstr (CK_PATTERN_ITEM (file->pattern->pdata[0])->reference, ==, second);
  g_assert_cmpint (CK_PATTERN_ITEM (file->pattern->pdata[0])->status, ==, CK_STATUS_OPEN);
}

/* What filters find is what rows say: a case by its categories, people by how many open cases they are in; counted, in pages
 * and at once. */
static void
assert_lists_agree (CkStore *store)
{
  static const char *const categories[] = { "bullying", "grooming", "neglect", "other" };
  CkPeopleFilter in_open = { .kind = -1, .open_cases = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ck_cases_list (store, NULL, &error);
  g_autoptr (GPtrArray) people = ck_people_list (store, &error);
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0, n_found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      CkCasesFilter filter = { .status = CK_CASES_ALL, .risk = -1, .category = categories[i] };
      g_autoptr (GPtrArray) page = ck_cases_page (store, &filter, CK_CASES_BY_REVIEW, FALSE, 0, 20, &error);
      g_autoptr (GPtrArray) by_title = ck_cases_page (store, &filter, CK_CASES_BY_TITLE, FALSE, 0, 20, &error);
      guint n_of = 0;

      for (guint j = 0; j < cases->len; j++)
        {
          CkCase *row = cases->pdata[j];
          gboolean is_of = g_strv_contains ((const char *const *)row->categories, categories[i]);

          g_test_message ("%s %s", row->reference, categories[i]);
          n_of += is_of;
          for (guint k = 0; k < page->len; k++)
            is_of -= ck_uuid_equal (&((CkCase *)page->pdata[k])->id, &row->id);
          g_assert_false (is_of);
        }
      g_assert_cmpuint (page->len, ==, n_of);
      g_assert_cmpuint (by_title->len, ==, n_of);
      g_assert_cmpuint (count_cases (store, categories[i]), ==, n_of);
    }
  for (guint i = 0; i < people->len; i++)
    n += CK_PERSON (people->pdata[i])->n_open_cases > 0;
  found = ck_people_page (store, &in_open, 0, 20, &error);
  g_assert_true (ck_people_count (store, &in_open, &n_found, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, n);
  g_assert_cmpuint (n_found, ==, n);
}

static void
test_lists (CkStore *store)
{
  g_autofree char *one = case_of (log_one (store, CK_CONCERN_CHILD, "Hal Ashdown", "bullying", "The first matter.", NULL));
  g_autofree char *second = log_one (store, CK_CONCERN_CHILD, "Isla Penhallow", "grooming", "A lift home.", one);
  g_autofree char *third = case_of (log_one (store, CK_CONCERN_CHILD, "Wren Castellan", "neglect", "No coat.", NULL));
  g_autofree char *made = NULL;
  g_autofree char *closed = NULL;
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  assert_lists_agree (store);
  made = split_off (store, one, second);
  assert_lists_agree (store);
  merge (store, made, third);
  assert_lists_agree (store);
  people = ck_people_list (store, &error);
  g_assert_true (ck_casework_merge_people (store, &CK_PERSON (people->pdata[0])->id, &CK_PERSON (people->pdata[1])->id, "x", &error));
  assert_lists_agree (store);
  closed = ck_casework_close (store, third, closure, &error);
  g_assert_no_error (error);
  assert_lists_agree (store);
}

static gboolean
is_due (CkStore    *store,
        const char *reference,
        int         kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = ck_today_list (store, ck_store_today (store), 30, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      CkDueItem *item = items->pdata[i];

      if (g_strcmp0 (item->reference, reference) != 0)
        continue;
      found |= item->kind == kind;
      for (guint j = 0; j < item->folded->len; j++)
        found |= CK_DUE_ITEM (item->folded->pdata[j])->kind == kind;
    }
  return found;
}

static gboolean
calls_for (CkStore    *store,
           const char *reference,
           int         body)
{
  g_autoptr (CkCaseFile) file = casework_load (store, reference);

  for (guint i = 0; i < file->calls->len; i++)
    if (CK_CHECK_CALL (file->calls->pdata[i])->body == body && ck_check_call_is_open (file, file->calls->pdata[i]))
      return TRUE;
  return FALSE;
}

/* The harm test, its clock and its outcome go with the concern. */
static void
test_harm_test (CkStore *store)
{
  g_autofree char *one = case_of (log_one (store, CK_CONCERN_CHILD, "Hal Ashdown", "other", "The first matter.", NULL));
  g_autofree char *second = log_one (store, CK_CONCERN_LOW_LEVEL, "Isla Penhallow", "other", "A lift home.", one);
  g_autoptr (CkHarmTestForm) first = harm_test (second, CK_ANSWER_NO);
  g_autoptr (CkHarmTestForm) again = harm_test (second, CK_ANSWER_YES);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkCheckForm) told = ck_check_form_new ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answered = ck_casework_harm_test (store, one, first, &error);
  g_autofree char *made = NULL;
  g_autofree char *later = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *check = NULL;

  g_assert_no_error (error);
  made = split_off (store, one, second);
  /* what was answered went along */
  file = casework_load (store, made);
  g_assert_cmpuint (file->harm_tests->len, ==, 1);
  g_assert_cmpuint (file->entries->len, ==, 3);
  g_clear_object (&file);
  file = casework_load (store, one);
  g_assert_cmpuint (file->harm_tests->len, ==, 0);

  refused = ck_casework_harm_test (store, one, again, &error);
  g_assert_null (refused);
  g_assert_nonnull (error);
  g_clear_error (&error);
  later = ck_casework_harm_test (store, made, again, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (later, made));
  g_assert_true (is_due (store, made, CK_DUE_LADO));
  g_assert_false (is_due (store, one, CK_DUE_LADO));
  g_assert_true (calls_for (store, made, CK_BODY_LADO));
  assert_derived (store);

  /* the one is closed without an outcome of the allegation, the other isn't */
  closed = ck_casework_close (store, made, closure, &error);
  g_assert_null (closed);
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  told->body = CK_BODY_LADO;
  told->decided = CK_CHECK_NO;
  told->why = g_strdup ("They said so before.");
  check = ck_casework_check (store, made, told, &error);
  g_assert_no_error (error);
  g_assert_false (is_due (store, made, CK_DUE_LADO));
  closed = ck_casework_close (store, one, closure, &error);
  g_assert_no_error (error);
  assert_derived (store);
  assert_held (store,
               "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision,"
               " told_precision, facts, reason, significant) SELECT x'e9000000000000000000000000000001', ck_unit_id (),"
               " ck_unit_time (), case_id, 90, 'decision', 'unknown', 'unknown', 'unknown', 'x', 'x', 0 FROM d_case_version_now"
               " WHERE number = 1;"
               " INSERT INTO harm_test (id, unit, recorded_at, case_id, concern_id, replaces, harmed, harmed_why, offence,"
               " offence_why, risk, risk_why, suitability, suitability_why) SELECT x'e9000000000000000000000000000001',"
               " ck_unit_id (), ck_unit_time (), (SELECT case_id FROM d_case_version_now WHERE number = 1), concern_id, version_id,"
               " 'no', 'x', 'no', 'x', 'no', 'x', 'no', 'x' FROM d_harm_test_now",
               "ck-other-case");
}

/* What the old case had settled of a concern doesn't wait anew in the case that it goes to. */
static void
test_settled_before (CkStore *store)
{
  g_autofree char *one = case_of (log_one (store, CK_CONCERN_CHILD, "Hal Ashdown", "other", "The first matter.", NULL));
  g_autofree char *second = log_one (store, CK_CONCERN_ALLEGATION, "Isla Penhallow", "other", "A lift home.", one);
  g_autoptr (CkCheckForm) told = ck_check_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *check = NULL;
  g_autofree char *made = NULL;

  told->body = CK_BODY_LADO;
  told->decided = CK_CHECK_NO;
  told->why = g_strdup ("They said so.");
  check = ck_casework_check (store, one, told, &error);
  g_assert_no_error (error);
  made = split_off (store, one, second);
  g_assert_false (is_due (store, made, CK_DUE_LADO));
  g_assert_false (calls_for (store, made, CK_BODY_LADO));
  g_assert_false (is_due (store, made, CK_DUE_TRIAGE));
  assert_derived (store);
}

/* A referral that waits is chased and answered where its case goes on; its clock is kept. */
static void
test_referral (CkStore *store)
{
  g_autofree char *one = casework_log (store);
  g_autofree char *two = casework_log (store);
  g_autoptr (CkReferralForm) form = ck_referral_form_new ();
  g_autoptr (CkReferralForm) chase = ck_referral_form_new ();
  g_autoptr (CkReferralForm) answer = ck_referral_form_new ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sent = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *chased = NULL;
  g_autofree char *answered = NULL;
  CkReferral *referral;
  CkDate due;

  form->body = CK_BODY_SOCIAL_CARE;
  form->text = g_strdup ("All that is known.");
  form->how = g_strdup ("Telephone");
  sent = ck_casework_refer (store, one, form, &error);
  g_assert_no_error (error);
  file = casework_load (store, one);
  due = ((CkReferral *)file->referrals->pdata[0])->due;
  merge (store, one, two);
  g_clear_object (&file);
  file = casework_load (store, two);
  g_assert_cmpuint (file->referrals->len, ==, 1);
  referral = file->referrals->pdata[0];
  g_assert_cmpint (ck_date_compare (referral->due, due), ==, 0);
  g_assert_true (is_due (store, two, CK_DUE_CHASE));

  chase->referral = g_strdup (sent);
  chase->chased = ck_store_now (store);
  refused = ck_casework_refer (store, one, chase, &error);
  g_assert_null (refused);
  g_clear_error (&error);
  chased = ck_casework_refer (store, two, chase, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (chased, two));
  g_assert_true (is_due (store, two, CK_DUE_ESCALATE));
  g_assert_false (is_due (store, two, CK_DUE_CHASE));
  assert_derived (store);

  /* taken out again, it is answered by itself */
  unmerge (store, one);
  g_clear_object (&file);
  file = casework_load (store, one);
  g_assert_cmpuint (file->referrals->len, ==, 1);
  answer->referral = g_strdup (sent);
  answer->acknowledged = ck_store_now (store);
  answered = ck_casework_refer (store, one, answer, &error);
  g_assert_no_error (error);
  g_assert_false (is_due (store, one, CK_DUE_ESCALATE));
  g_assert_false (is_due (store, two, CK_DUE_ESCALATE));
  assert_derived (store);
  assert_held (store,
               "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision,"
               " told_precision, facts, significant) SELECT x'e9000000000000000000000000000001', ck_unit_id (),"
               " ck_unit_time (), case_id, 90, 'referral', 'unknown', 'unknown', 'unknown', 'x', 0 FROM d_case_version_now"
               " WHERE number = 2;"
               " INSERT INTO referral_version SELECT x'e9000000000000000000000000000001', ck_unit_id (), ck_unit_time (),"
               " (SELECT case_id FROM d_case_version_now WHERE number = 2), referral_id, x.id, NULL, body, recipient, reference,"
               " sent, sent_precision, how, sent_by, chased, chased_precision, escalated, escalated_precision, acknowledged,"
               " acknowledged_precision, acknowledged_by, decision, decided, decided_precision FROM referral_version x"
               " WHERE x.id = (SELECT version_id FROM d_referral_now)",
               "ck-other-case");
}

/* What a case brought to the plan leaves it with the case; what somebody rewrote stays theirs. */
static void
test_plan (CkStore *store)
{
  g_autofree char *one = casework_log (store);
  g_autofree char *two = casework_log (store);
  g_autoptr (CkPlanStrand) brought = ck_plan_strand_new ();
  g_autoptr (CkPlanStrand) other = ck_plan_strand_new ();
  g_autoptr (CkPlanStrand) own = ck_plan_strand_new ();
  g_autoptr (CkPlanStrand) rewritten = ck_plan_strand_new ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;

  brought->strand = own->strand = CK_STRAND_HARMED;
  brought->need = g_strdup ("Somebody to talk to.");
  brought->resolved = g_strdup ("She plays again.");
  own->need = g_strdup ("A safe way home.");
  other->strand = rewritten->strand = CK_STRAND_ORGANISATION;
  other->need = g_strdup ("Rules for group chats.");
  g_assert_true (ck_casework_set_plan (store, one, brought, &error));
  g_assert_true (ck_casework_set_plan (store, one, other, &error));
  g_assert_true (ck_casework_set_plan (store, two, own, &error));
  merge (store, one, two);
  rewritten->need = g_strdup ("Rules for all chats.");
  g_assert_true (ck_casework_set_plan (store, two, rewritten, &error));
  g_assert_no_error (error);
  unmerge (store, one);
  file = casework_load (store, two);
  for (guint i = 0; i < file->plan->len; i++)
    {
      CkPlanStrand *strand = file->plan->pdata[i];

      if (strand->strand == CK_STRAND_HARMED)
        {
          g_assert_cmpstr (strand->need, ==, "A safe way home.");
          g_assert_null (strand->resolved);
        }
      else
        g_assert_cmpstr (strand->need, ==, "Rules for all chats.");
    }
  g_assert_cmpuint (file->plan->len, ==, 2);
  g_clear_object (&file);
  file = casework_load (store, one);
  g_assert_cmpuint (file->plan->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/shown/search", test_search);
  casework_add ("/shown/person", test_person);
  casework_add ("/shown/lists", test_lists);
  casework_add ("/shown/harm-test", test_harm_test);
  casework_add ("/shown/settled-before", test_settled_before);
  casework_add ("/shown/referral", test_referral);
  casework_add ("/shown/plan", test_plan);
  return casework_run_tests ();
}
