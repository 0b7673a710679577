/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>

static void
assert_refused (char      *entry,
                GError   **error,
                CkError    code,
                const char *word)
{
  g_assert_null (entry);
  g_assert_error (*error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr ((*error)->message, word));
  g_clear_error (error);
}

static void
test_least (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_casework_log_concern (store, form, NULL, &error);
  g_autoptr (CkCaseFile) file = NULL;
  CkEntry *concern;
  CkInvolvement *involvement;

  g_assert_no_error (error);
  g_assert_cmpstr (entry, ==, "2026-0001/1");

  file = casework_load (store, "2026-0001");
  g_assert_cmpstr (file->head->reference, ==, "2026-0001");
  g_assert_cmpstr (file->head->title, ==, "About a child");
  g_assert_cmpstr (file->head->lead, ==, "Coordinator");
  g_assert_cmpint (file->head->status, ==, CK_STATUS_OPEN);
  g_assert_cmpint (file->head->risk, ==, CK_RISK_NOT_ASSESSED);
  g_assert_cmpint (file->head->kind, ==, CK_CONCERN_CHILD);
  g_assert_cmpint (file->head->outcome, ==, -1);
  g_assert_false (file->head->long_term);
  g_assert_cmpstr (file->head->people[0], ==, "Wren Castellan");
  g_assert_null (file->head->people[1]);
  /* not assessed: the next working day */
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2026, 11, 24)));
  g_assert_cmpint (file->head->opened_at, ==, CASEWORK_NOW);
  g_assert_cmpint (file->head->n_entries, ==, 1);

  g_assert_cmpuint (file->entries->len, ==, 1);
  concern = g_ptr_array_index (file->entries, 0);
  g_assert_cmpint (concern->number, ==, 1);
  g_assert_cmpint (concern->kind, ==, CK_ENTRY_CONCERN);
  g_assert_cmpint (concern->recorded_at, ==, CASEWORK_NOW);
  g_assert_cmpstr (concern->recorded_by, ==, "Coordinator");
  g_assert_true (concern->significant);
  /* told now, when nothing is said */
  g_assert_cmpint (
      ck_moment_compare (concern->told, ck_moment_new (ck_date_new (2026, 11, 23), 15 * 60, CK_PRECISION_EXACT)), ==,
      0);
  g_assert_false (concern->late);
  g_assert_nonnull (concern->concern);
  g_assert_cmpint (concern->concern->immediate_danger, ==, CK_ANSWER_UNKNOWN);
  g_assert_null (concern->concern->categories);
  g_assert_null (concern->review);

  g_assert_cmpuint (file->people->len, ==, 1);
  involvement = g_ptr_array_index (file->people, 0);
  g_assert_cmpint (involvement->role, ==, CK_ROLE_HARMED);
  g_assert_true (ck_uuid_equal (&involvement->concern_id, &concern->id));
  g_assert_cmpstr (involvement->person->name, ==, "Wren Castellan");
  g_assert_cmpint (involvement->person->n_open_cases, ==, 1);
  g_assert_cmpuint (file->reviews->len, ==, 1);
  g_assert_cmpuint (file->actions->len, ==, 0);
}

static CkConcernForm *
full_concern (void)
{
  CkConcernForm *form = casework_concern ();
  CkPersonLink *harmed = g_ptr_array_index (form->people, 0);
  CkPersonLink *unknown = ck_person_link_new ();
  CkActionForm *action = casework_action ("Speak to both families by telephone", ck_date_new (2026, 11, 24));

  harmed->kind = CK_PERSON_CHILD;
  harmed->born = ck_date_new (2013, 5, 4);
  harmed->known_as = g_strdup ("Birdie");
  harmed->description = g_strdup ("Saturday ensemble");
  unknown->role = CK_ROLE_BYSTANDER;
  unknown->description = g_strdup ("Two members whose names aren’t known");
  g_ptr_array_add (form->people, unknown);
  form->title = g_strdup ("Group chat after rehearsals");
  form->categories = g_strsplit ("cyberbullying bullying", " ", -1);
  form->told = ck_moment_new (ck_date_new (2026, 11, 20), 16 * 60, CK_PRECISION_APPROXIMATE);
  form->told_to = g_strdup ("Kit Aldous");
  form->source = g_strdup ("Wren Castellan");
  form->own_words = g_strdup ("“They all think it’s funny.” 😔 مرحبا");
  form->opinion = g_strdup ("She is more upset than last time.");
  form->significance = g_strdup ("Second episode after agreed rules.");
  form->immediate_danger = CK_ANSWER_NO;
  form->immediate_action = g_strdup ("Tutor stayed with her until her mother came.");
  form->online = ck_online_form_new ();
  form->online->four_cs = g_strsplit ("contact conduct", " ", -1);
  form->online->platform = g_strdup ("WhatsApp");
  form->online->ai_made = CK_ANSWER_NO;
  form->child_view = g_strdup ("Wants it to stop.");
  form->parents_told = CK_ANSWER_YES;
  form->risk = CK_RISK_MEDIUM;
  form->lead = g_strdup ("Jo Merrick");
  g_ptr_array_add (form->actions, action);
  return form;
}

static void
test_full (CkStore *store)
{
  g_autoptr (CkConcernForm) form = full_concern ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_casework_log_concern (store, form, NULL, &error);
  g_autoptr (CkCaseFile) file = NULL;
  CkEntry *concern;
  CkAction *action;

  g_assert_no_error (error);
  g_assert_cmpstr (entry, ==, "2026-0001/1");
  file = casework_load (store, "2026-0001");
  g_assert_cmpstr (file->head->title, ==, "Group chat after rehearsals");
  g_assert_cmpstr (file->head->lead, ==, "Jo Merrick");
  g_assert_cmpint (file->head->risk, ==, CK_RISK_MEDIUM);
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2026, 12, 7)));
  g_assert_cmpstr (file->head->categories[0], ==, "cyberbullying");
  g_assert_cmpstr (file->head->categories[1], ==, "bullying");
  g_assert_cmpstr (file->head->people[1], ==, "Two members whose names aren’t known");

  concern = g_ptr_array_index (file->entries, 0);
  g_assert_cmpint (concern->told.precision, ==, CK_PRECISION_APPROXIMATE);
  g_assert_true (concern->late); /* told on Friday, recorded on Monday */
  g_assert_cmpstr (concern->own_words, ==, form->own_words);
  g_assert_cmpstr (concern->opinion, ==, form->opinion);
  g_assert_cmpstr (concern->outcome, ==, "Tutor stayed with her until her mother came.\nCase opened, risk medium.");
  g_assert_cmpstr (concern->concern->categories[1], ==, "bullying");
  g_assert_cmpstr (concern->concern->four_cs[0], ==, "contact");
  g_assert_cmpstr (concern->concern->platform, ==, "WhatsApp");
  g_assert_cmpint (concern->concern->parents_told, ==, CK_ANSWER_YES);

  g_assert_cmpuint (file->people->len, ==, 2);
  g_assert_null (((CkInvolvement *)g_ptr_array_index (file->people, 1))->person);
  g_assert_cmpuint (file->actions->len, ==, 1);
  action = g_ptr_array_index (file->actions, 0);
  g_assert_cmpint (action->strand, ==, CK_STRAND_HARMED);
  g_assert_cmpstr (action->owner, ==, "Jo Merrick");
  g_assert_cmpint (action->status, ==, CK_ACTION_OPEN);
}

static void
test_numbers (CkStore *store)
{
  g_autofree char *first = casework_log (store);
  g_autofree char *second = casework_log (store);
  g_autofree char *third = NULL;

  g_assert_cmpstr (first, ==, "2026-0001");
  g_assert_cmpstr (second, ==, "2026-0002");
  /* half past midnight of the new year in London, counted anew */
  casework_set_now (store, G_GINT64_CONSTANT (1798763400000000));
  third = casework_log (store);
  g_assert_cmpstr (third, ==, "2027-0001");
}

static void
test_added_to_case (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (CkConcernForm) lower = casework_concern ();
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *next = NULL;
  CkPersonLink *link = g_ptr_array_index (form->people, 0);

  people = ck_people_list (store, &error);
  link->id = ((CkPerson *)g_ptr_array_index (people, 0))->id;
  g_clear_pointer (&link->name, g_free);
  form->risk = CK_RISK_HIGH;
  form->review = ck_date_new (2026, 11, 26);
  form->title = g_strdup ("A second evening of messages");
  entry = ck_casework_log_concern (store, form, reference, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry, ==, "2026-0001/2");

  file = casework_load (store, reference);
  g_assert_cmpstr (file->head->title, ==, "About a child");
  g_assert_cmpint (file->head->risk, ==, CK_RISK_HIGH);
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2026, 11, 26)));
  g_assert_cmpuint (file->reviews->len, ==, 2);
  g_assert_cmpint (((CkReview *)g_ptr_array_index (file->reviews, 0))->outcome->result, ==, CK_REVIEW_POSTPONED);
  g_assert_cmpuint (file->people->len, ==, 2);
  g_assert_cmpstrv (file->head->people, ((const char *[]){ "Wren Castellan", NULL }));
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM person"), ==, 1);

  /* a lower risk never puts a review off by itself */
  ((CkPersonLink *)g_ptr_array_index (lower->people, 0))->id = link->id;
  g_clear_pointer (&((CkPersonLink *)g_ptr_array_index (lower->people, 0))->name, g_free);
  lower->risk = CK_RISK_LOW;
  lower->lead = g_strdup ("Sam Hollis");
  next = ck_casework_log_concern (store, lower, reference, &error);
  g_assert_no_error (error);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpint (file->head->risk, ==, CK_RISK_LOW);
  g_assert_cmpstr (file->head->lead, ==, "Sam Hollis");
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2026, 11, 26)));
}

static void
test_same_name (CkStore *store)
{
  g_autofree char *first = casework_log (store);
  g_autofree char *second = casework_log (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = ck_people_list (store, &error);
  CkPerson *a, *b;

  g_assert_cmpuint (people->len, ==, 2);
  a = g_ptr_array_index (people, 0);
  b = g_ptr_array_index (people, 1);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_false (ck_uuid_equal (&a->id, &b->id));
  g_assert_cmpint (a->born_precision, ==, CK_BORN_UNKNOWN);
  g_assert_cmpint (a->n_cases, ==, 1);
}

static void
test_refused (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (GError) error = NULL;
  gint64 facts = casework_count (store, "SELECT count (*) FROM unit_part");
  struct
  {
    const char *reference;
    CkError     code;
  } wrong[] = { { "2026-0099", CK_ERROR_NOT_FOUND }, { "2026", CK_ERROR_INVALID }, { "", CK_ERROR_INVALID },
                { "2026-0001/1", CK_ERROR_INVALID }, { "2026-0001B", CK_ERROR_NOT_FOUND } };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (CkConcernForm) form = casework_concern ();

      assert_refused (ck_casework_log_concern (store, form, wrong[i].reference, &error), &error, wrong[i].code,
                      "2026-");
    }

  {
    g_autoptr (CkConcernForm) form = casework_concern ();

    g_clear_pointer (&form->facts, g_free);
    assert_refused (ck_casework_log_concern (store, form, NULL, &error), &error, CK_ERROR_INVALID, "facts");
  }
  {
    g_autoptr (CkConcernForm) form = casework_concern ();
    CkPersonLink *link = g_ptr_array_index (form->people, 0);

    g_clear_pointer (&link->name, g_free);
    link->id = ck_uuid_new (CASEWORK_NOW);
    assert_refused (ck_casework_log_concern (store, form, NULL, &error), &error, CK_ERROR_NOT_FOUND, "people");
  }
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit_part"), ==, facts);
}

static void
test_before_birth (CkStore *store)
{
  g_autoptr (CkConcernForm) form = full_concern ();
  g_autoptr (CkConcernForm) early = casework_concern ();
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_casework_log_concern (store, form, NULL, &error);
  g_autofree char *month = NULL;
  CkPersonLink *link = g_ptr_array_index (early->people, 0);

  g_assert_no_error (error);
  people = ck_people_list (store, &error);
  link->id = ((CkPerson *)g_ptr_array_index (people, 0))->id;
  g_clear_pointer (&link->name, g_free);
  early->happened = ck_moment_new (ck_date_new (2013, 5, 3), -1, CK_PRECISION_DATE);
  assert_refused (ck_casework_log_concern (store, early, NULL, &error), &error, CK_ERROR_INVALID, "happened");
  /* some day of that month may be after it */
  early->happened = ck_moment_new (ck_date_new (2013, 5, 1), -1, CK_PRECISION_MONTH);
  month = ck_casework_log_concern (store, early, NULL, &error);
  g_assert_no_error (error);
}

/* A megabyte, right-to-left, emoji: in and out unchanged. */
static void
test_large (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  while (facts->len < 1024 * 1024)
    g_string_append (facts, "שלום 👩‍👩‍👧 Siân’s llŷfr\n");
  g_free (form->facts);
  form->facts = g_strdup (facts->str);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  file = casework_load (store, "2026-0001");
  g_assert_cmpstr (((CkEntry *)g_ptr_array_index (file->entries, 0))->facts, ==, facts->str);
}

/* A fact that the database refuses in the middle of a unit: nothing of the unit is left, and the next one is whole. */
static void
test_nothing_half_done (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  gint64 parts = casework_count (store, "SELECT count (*) FROM unit_part");
  gint64 people = casework_count (store, "SELECT count (*) FROM person");
  g_autofree char *entry = NULL;
  CkActionForm *action = casework_action ("No date", CK_DATE_NONE);

  /* passes the check, then loses what the table needs */
  g_ptr_array_add (form->actions, casework_action ("With a date", ck_date_new (2026, 12, 1)));
  ((CkActionForm *)g_ptr_array_index (form->actions, 0))->strand = 99;
  g_ptr_array_add (form->actions, action);
  action->due = ck_date_new (2026, 12, 2);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_null (entry);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit_part"), ==, parts);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM person"), ==, people);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_text WHERE what = 'person'"), ==, people);

  ((CkActionForm *)g_ptr_array_index (form->actions, 0))->strand = CK_STRAND_ORGANISATION;
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry, ==, "2026-0002/1");
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/casework/log/least", test_least);
  casework_add ("/store/casework/log/full", test_full);
  casework_add ("/store/casework/log/numbers", test_numbers);
  casework_add ("/store/casework/log/added-to-case", test_added_to_case);
  casework_add ("/store/casework/log/same-name", test_same_name);
  casework_add ("/store/casework/log/refused", test_refused);
  casework_add ("/store/casework/log/before-birth", test_before_birth);
  casework_add ("/store/casework/log/large", test_large);
  casework_add ("/store/casework/log/nothing-half-done", test_nothing_half_done);
  return casework_run_tests ();
}
