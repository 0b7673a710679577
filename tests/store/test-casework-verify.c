/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day's work leaves a record that verifies, and whatever is derived from it is the same when it is built anew. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-unit.h"

static void
work (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = casework_log (store);
  g_autofree char *second = casework_log (store);
  g_autoptr (CkConcernForm) more = casework_concern ();
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkReopenForm) reopen = ck_reopen_form_new ();
  g_autoptr (CkActionForm) action = casework_action ("Ring the school", ck_date_new (2026, 11, 24));
  g_autoptr (CkActionSettle) settle = ck_action_settle_new ();
  g_autoptr (CkAmendmentForm) amendment = ck_amendment_form_new ();
  g_autoptr (CkPlanStrand) plan = ck_plan_strand_new ();
  g_autoptr (CkPersonLink) mother = casework_person ("Maren Castellan", CK_ROLE_PARENT_OR_CARER);
  g_autoptr (GPtrArray) people = NULL;
  char *entries[8] = { NULL };

  more->risk = CK_RISK_HIGH;
  more->categories = g_strsplit ("bullying grooming", " ", -1);
  entries[0] = ck_casework_log_concern (store, more, first, &error);
  g_assert_true (ck_casework_add_action (store, first, action, &settle->action, &error));
  settle->status = CK_ACTION_DONE;
  entries[1] = ck_casework_settle_action (store, first, settle, &error);
  entries[2] = ck_casework_hold_review (store, first, review, &error);
  entries[3] = ck_casework_postpone_review (store, first, ck_date_new (2026, 12, 24), "Holidays.", &error);
  amendment->field = g_strdup ("facts");
  amendment->text = g_strdup ("Nine messages.");
  amendment->why = g_strdup ("Counted again.");
  entries[4] = ck_casework_amend (store, "2026-0001/1", amendment, &error);
  plan->strand = CK_STRAND_HARMED;
  plan->need = g_strdup ("Safety.");
  g_assert_true (ck_casework_set_plan (store, first, plan, &error));
  g_assert_true (ck_casework_involve (store, first, mother, NULL, &error));
  entries[5] = ck_casework_close (store, second, closure, &error);
  reopen->reason = g_strdup ("It has begun again.");
  entries[6] = ck_casework_reopen (store, second, reopen, &error);
  entries[7] = ck_casework_close (store, first, closure, &error);
  people = ck_people_list (store, &error);
  ((CkPerson *)g_ptr_array_index (people, 0))->kind = CK_PERSON_ADULT;
  g_assert_true (ck_casework_change_person (store, g_ptr_array_index (people, 0), "She is the mother.", &error));
  g_assert_true (ck_casework_change_case (store, second, "Another title", "Sam Hollis", "Handed over.", &error));
  g_assert_true (ck_casework_record_viewing (store, first, "chronology", NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_assert_nonnull (entries[i]);
      g_free (entries[i]);
    }
}

static void
assert_verifies (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  CkVerify *verify = ck_verify_new (store, 0, NULL, &error);
  gboolean finished = FALSE;
  double fraction = 0.0;
  g_auto (GStrv) findings = NULL;

  g_assert_no_error (error);
  while (!finished)
    {
      g_assert_true (ck_verify_step (store, verify, &finished, &fraction, &error));
      g_assert_no_error (error);
    }
  findings = ck_verify_get_findings (verify);
  for (guint i = 0; findings[i] != NULL; i++)
    g_test_message ("%s", findings[i]);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
  g_assert_cmpint (ck_verify_get_n_units (verify), ==, casework_count (store, "SELECT count (*) FROM unit"));
  ck_verify_free (verify);
}

static char *
read_all (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ck_cases_list (store, NULL, &error);
  g_autoptr (GPtrArray) people = ck_people_list (store, &error);
  g_autoptr (GPtrArray) hits = ck_search (store, "messages", 50, &error);
  g_autofree char *a = ck_records_to_json (cases, TRUE);
  g_autofree char *b = ck_records_to_json (people, TRUE);
  g_autofree char *c = ck_records_to_json (hits, TRUE);
  g_autofree char *d = ck_case_export_json (store, "2026-0001", &error);
  g_autofree char *e = ck_case_export_json (store, "2026-0002", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 2);
  g_assert_cmpuint (hits->len, >, 0);
  return g_strconcat (a, b, c, d, e, NULL);
}

static void
test_verifies (CkStore *store)
{
  work (store);
  assert_verifies (store);
}

/* What is kept as a person writes is what the views say, and what a rebuild makes: concerns of each kind, assessed or not,
 * alone or with others, in cases that were told about before, and parts in them that changed. */
static void
test_kept (CkStore *store)
{
  g_autoptr (CkPersonLink) known = casework_person ("Robin Castellan", CK_ROLE_BYSTANDER);
  g_autoptr (GError) error = NULL;
  CkUuid described = { 0 }, identified;
  int minute = 0;

  for (int kind = CK_CONCERN_CHILD; kind <= CK_CONCERN_ORGANISATION; kind++)
    for (int risk = CK_RISK_NOT_ASSESSED; risk <= CK_RISK_HIGH; risk += CK_RISK_HIGH)
      {
        g_autofree char *reference = NULL;

        for (int i = 0; i < 3; i++)
          {
            g_autoptr (CkConcernForm) form = casework_concern ();
            g_autofree char *entry = NULL;

            form->kind = kind;
            form->risk = i == 1 ? risk : -1;
            if (kind == CK_CONCERN_ALLEGATION || kind == CK_CONCERN_LOW_LEVEL)
              ((CkPersonLink *)g_ptr_array_index (form->people, 0))->role = CK_ROLE_ALLEGED_RESPONSIBLE;
            form->categories = g_strsplit (i == 2 ? "data-breach" : "bullying", " ", -1);
            entry = ck_casework_log_concern (store, form, reference, &error);
            g_assert_no_error (error);
            if (reference == NULL)
              reference = g_strndup (entry, strcspn (entry, "/"));
            casework_set_now (store, CASEWORK_NOW + ++minute * 60 * G_USEC_PER_SEC);
            if (kind == CK_CONCERN_CHILD && i == 0)
              {
                g_autoptr (CkPersonLink) unknown = ck_person_link_new ();

                unknown->role = CK_ROLE_BYSTANDER;
                unknown->description = g_strdup ("A younger brother");
                g_assert_true (ck_casework_involve (store, reference, unknown, &described, &error));
              }
          }
      }
  g_assert_true (ck_casework_identify (store, "2026-0002", &described, known, "She said so.", &identified, &error));
  g_assert_no_error (error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_clock_now WHERE kind = 'lado'"), >, 0);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_clock_now WHERE kind = 'ico'"), >, 0);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_clock_now WHERE kind = 'triage'"), >, 0);
  assert_verifies (store);
}

static void
test_rebuilt (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  work (store);
  before = read_all (store);
  g_assert_true (ck_store_rebuild (store, &error));
  g_assert_no_error (error);
  after = read_all (store);
  g_assert_cmpstr (before, ==, after);
  assert_verifies (store);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/casework/verify/verifies", test_verifies);
  casework_add ("/store/casework/verify/kept", test_kept);
  casework_add ("/store/casework/verify/rebuilt", test_rebuilt);
  return casework_run_tests ();
}
