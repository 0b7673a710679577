/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"

static void
assert_error (GError    **error,
              CkError     code,
              const char *word)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr ((*error)->message, word));
  g_clear_error (error);
}

static CkPerson *
first_person (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = ck_people_list (store, &error);

  g_assert_no_error (error);
  return g_object_ref (g_ptr_array_index (people, 0));
}

/* --- involved --- */

static void
test_involve (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkPersonLink) mother = casework_person ("Maren Castellan", CK_ROLE_PARENT_OR_CARER);
  g_autoptr (CkPersonLink) known = ck_person_link_new ();
  g_autoptr (CkPersonLink) nobody = ck_person_link_new ();
  g_autoptr (CkPersonLink) roleless = casework_person ("Kit Aldous", CK_ROLE_WITNESS);
  g_autoptr (CkPerson) wren = first_person (store);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = NULL;
  CkInvolvement *involvement;
  CkUuid id;

  g_assert_true (ck_casework_involve (store, reference, mother, &id, &error));
  g_assert_no_error (error);
  file = casework_load (store, reference);
  g_assert_cmpuint (file->people->len, ==, 2);
  involvement = g_ptr_array_index (file->people, 1);
  g_assert_true (ck_uuid_equal (&involvement->id, &id));
  g_assert_true (ck_uuid_is_none (&involvement->concern_id));
  g_assert_cmpstr (involvement->person->name, ==, "Maren Castellan");

  known->id = wren->id;
  known->role = CK_ROLE_REPORTER;
  g_assert_true (ck_casework_involve (store, reference, known, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (ck_casework_involve (store, reference, known, NULL, &error));
  assert_error (&error, CK_ERROR_REFUSED, "already");

  nobody->role = CK_ROLE_WITNESS;
  g_assert_false (ck_casework_involve (store, reference, nobody, NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "name");
  nobody->id = ck_uuid_new (CASEWORK_NOW);
  g_assert_false (ck_casework_involve (store, reference, nobody, NULL, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "person");
  roleless->role = -1;
  g_assert_false (ck_casework_involve (store, reference, roleless, NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "role");

  closed = ck_casework_close (store, reference, closure, &error);
  g_assert_false (ck_casework_involve (store, reference, mother, NULL, &error));
  assert_error (&error, CK_ERROR_REFUSED, "closed");
}

static void
test_change_person (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkPerson) wren = first_person (store);
  g_autoptr (CkPerson) again = NULL;
  g_autoptr (CkPerson) stranger = ck_person_new ();
  g_autoptr (GError) error = NULL;

  g_free (wren->name);
  wren->name = g_strdup ("Wren Castellan-Hughes");
  wren->born = ck_date_new (2013, 5, 4);
  wren->born_precision = CK_BORN_EXACT;
  wren->kind = CK_PERSON_CHILD;
  g_assert_false (ck_casework_change_person (store, wren, " ", &error));
  assert_error (&error, CK_ERROR_INVALID, "why");
  g_assert_true (ck_casework_change_person (store, wren, "Her mother gave the date.", &error));
  g_assert_no_error (error);

  again = first_person (store);
  g_assert_cmpstr (again->name, ==, "Wren Castellan-Hughes");
  g_assert_cmpint (again->born_precision, ==, CK_BORN_EXACT);
  g_assert_true (ck_date_equal (again->born, ck_date_new (2013, 5, 4)));
  /* read before somebody else's change */
  g_assert_false (ck_casework_change_person (store, wren, "Once more.", &error));
  assert_error (&error, CK_ERROR_REFUSED, "meanwhile");
  again->born = ck_date_new (2030, 1, 1);
  g_assert_false (ck_casework_change_person (store, again, "Wrong.", &error));
  assert_error (&error, CK_ERROR_INVALID, "born");
  again->born = CK_DATE_NONE;
  again->born_precision = CK_BORN_UNKNOWN;
  g_clear_pointer (&again->name, g_free);
  g_assert_false (ck_casework_change_person (store, again, "Wrong.", &error));
  assert_error (&error, CK_ERROR_INVALID, "name");
  stranger->id = ck_uuid_new (CASEWORK_NOW);
  stranger->name = g_strdup ("Nobody");
  stranger->kind = CK_PERSON_ADULT;
  stranger->born_precision = CK_BORN_UNKNOWN;
  g_assert_false (ck_casework_change_person (store, stranger, "Wrong.", &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "person");
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM person_version"), ==, 2);
}

/* --- the plan --- */

static void
test_plan (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkPlanStrand) form = ck_plan_strand_new ();
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *held = NULL;
  g_autofree char *closed = NULL;
  CkStrandResult *standing = ck_strand_result_new ();
  CkPlanStrand *strand;

  g_assert_false (ck_casework_set_plan (store, reference, form, &error));
  assert_error (&error, CK_ERROR_INVALID, "strand");
  form->strand = CK_STRAND_HARMED;
  form->need = g_strdup ("To play without being laughed at.");
  g_assert_true (ck_casework_set_plan (store, reference, form, &error));
  g_assert_no_error (error);
  form->resolved = g_strdup ("She plays the solo.");
  g_assert_true (ck_casework_set_plan (store, reference, form, &error));
  g_assert_no_error (error);

  file = casework_load (store, reference);
  g_assert_cmpuint (file->plan->len, ==, 1);
  strand = g_ptr_array_index (file->plan, 0);
  g_assert_cmpstr (strand->resolved, ==, "She plays the solo.");
  g_assert_cmpint (strand->standing, ==, -1);

  standing->strand = CK_STRAND_HARMED;
  standing->standing = CK_STANDING_PARTLY;
  g_ptr_array_add (review->strands, standing);
  held = ck_casework_hold_review (store, reference, review, &error);
  g_assert_no_error (error);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpint (((CkPlanStrand *)g_ptr_array_index (file->plan, 0))->standing, ==, CK_STANDING_PARTLY);

  closed = ck_casework_close (store, reference, closure, &error);
  g_assert_false (ck_casework_set_plan (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "closed");
}

/* --- the case and the vault --- */

static void
test_change_case (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 units;

  g_assert_true (ck_casework_change_case (store, reference, "Group chat", NULL, "Says what it is about.", &error));
  g_assert_true (ck_casework_change_case (store, reference, NULL, "Sam Hollis", "The coordinator is away.", &error));
  g_assert_no_error (error);
  file = casework_load (store, reference);
  g_assert_cmpstr (file->head->title, ==, "Group chat");
  g_assert_cmpstr (file->head->lead, ==, "Sam Hollis");

  units = casework_count (store, "SELECT count (*) FROM unit");
  g_assert_true (ck_casework_change_case (store, reference, "Group chat", "Sam Hollis", "Nothing.", &error));
  g_assert_false (ck_casework_change_case (store, reference, " ", NULL, "Wrong.", &error));
  assert_error (&error, CK_ERROR_INVALID, "title");
  g_assert_false (ck_casework_change_case (store, reference, NULL, "", "Wrong.", &error));
  assert_error (&error, CK_ERROR_INVALID, "lead");
  g_assert_false (ck_casework_change_case (store, reference, "Two\nlines", NULL, "Wrong.", &error));
  assert_error (&error, CK_ERROR_INVALID, "title");
  g_assert_false (ck_casework_change_case (store, reference, "Title", NULL, NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "why");
  g_assert_false (ck_casework_change_case (store, "2026-0009", "Title", NULL, "Wrong.", &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "2026-0009");
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit"), ==, units);
}

static void
test_settings (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkSettings) settings = ck_settings_load (store, &error);
  g_autoptr (CkSettings) again = NULL;
  g_autofree char *reference = NULL;
  g_autoptr (CkCaseFile) file = NULL;
  gint64 units = casework_count (store, "SELECT count (*) FROM unit");

  g_assert_true (ck_casework_change_settings (store, settings, "Nothing differs.", &error));
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit"), ==, units);

  settings->long_check_days = 60;
  g_free (settings->time_zone);
  settings->time_zone = g_strdup ("Pacific/Auckland");
  g_assert_true (ck_casework_change_settings (store, settings, "The council’s new guidance.", &error));
  g_assert_no_error (error);
  again = ck_settings_load (store, &error);
  g_assert_true (ck_record_equal (CK_RECORD (settings), CK_RECORD (again)));
  /* 24 November there by now */
  g_assert_true (ck_date_equal (ck_store_today (store), ck_date_new (2026, 11, 24)));
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM setting WHERE replaces IS NOT NULL"), ==, 2);

  g_free (settings->time_zone);
  settings->time_zone = g_strdup ("Middle/Earth");
  g_assert_false (ck_casework_change_settings (store, settings, "Wrong.", &error));
  assert_error (&error, CK_ERROR_INVALID, "time_zone");
  g_assert_false (ck_casework_change_settings (store, again, "", &error));
  assert_error (&error, CK_ERROR_INVALID, "why");
}

/* --- copies and viewings --- */

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
test_copies (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkChronologyOptions) options = ck_chronology_options_new ();
  g_autoptr (GError) error = NULL;

  options->recipient = g_strdup ("A. Wexcombe, social worker");
  options->from = ck_date_new (2026, 11, 1);
  g_assert_cmpint (ck_copy_next_number (store, reference, &error), ==, 1);
  g_assert_true (ck_casework_record_copy (store, reference, 1, CK_COPY_PDF, options, 1, DIGEST, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ck_copy_next_number (store, reference, &error), ==, 2);
  g_assert_false (ck_casework_record_copy (store, reference, 1, CK_COPY_PRINT, NULL, 1, DIGEST, &error));
  assert_error (&error, CK_ERROR_REFUSED, "number");
  g_assert_true (ck_casework_record_copy (store, reference, 2, CK_COPY_PRINT, NULL, 1, DIGEST, &error));
  g_assert_no_error (error);
  g_assert_false (ck_casework_record_copy (store, reference, 3, CK_COPY_PDF, NULL, 1, "abc", &error));
  assert_error (&error, CK_ERROR_INVALID, "sha256");
  g_assert_false (ck_casework_record_copy (store, reference, 0, CK_COPY_PDF, NULL, 1, DIGEST, &error));
  assert_error (&error, CK_ERROR_INVALID, "number");
  g_assert_false (ck_casework_record_copy (store, "2026-0002", 1, CK_COPY_PDF, NULL, 1, DIGEST, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "2026-0002");
  g_assert_cmpint (ck_copy_next_number (store, "2026-0002", &error), ==, 0);
  assert_error (&error, CK_ERROR_NOT_FOUND, "2026-0002");
}

static void
test_viewings (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_casework_record_viewing (store, reference, "chronology", "Preview", &error));
  g_assert_true (ck_casework_record_viewing (store, NULL, "people", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (ck_casework_record_viewing (store, reference, "", NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "what");
  g_assert_false (ck_casework_record_viewing (store, "2026-0007", "chronology", NULL, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "2026-0007");
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM viewing"), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/casework/people/involve", test_involve);
  casework_add ("/store/casework/people/change", test_change_person);
  casework_add ("/store/casework/plan", test_plan);
  casework_add ("/store/casework/change-case", test_change_case);
  casework_add ("/store/casework/settings", test_settings);
  casework_add ("/store/casework/copies", test_copies);
  casework_add ("/store/casework/viewings", test_viewings);
  return casework_run_tests ();
}
