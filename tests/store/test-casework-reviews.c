/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>

static CkEntry *
entry_of (CkCaseFile *file,
          gint64      number)
{
  for (guint i = 0; i < file->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (file->entries, i);

      if (entry->number == number)
        return entry;
    }
  g_assert_not_reached ();
}

static void
add_strand (CkReviewForm *form,
            CkStrand      strand,
            CkStanding    standing,
            const char   *note)
{
  CkStrandResult *result = ck_strand_result_new ();

  result->strand = (int)strand;
  result->standing = (int)standing;
  result->note = g_strdup (note);
  g_ptr_array_add (form->strands, result);
}

static CkActionSettle *
settle (const CkUuid  *action,
        CkActionStatus status)
{
  CkActionSettle *form = ck_action_settle_new ();

  form->action = *action;
  form->status = (int)status;
  return form;
}

static void
assert_error (GError    **error,
              CkError     code,
              const char *word)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr ((*error)->message, word));
  g_clear_error (error);
}

/* --- actions --- */

static void
test_actions (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkActionForm) form = casework_action ("Restorative talk", ck_date_new (2026, 11, 30));
  g_autoptr (CkActionForm) other = casework_action ("Draw up ground rules", ck_date_new (2026, 11, 27));
  g_autoptr (CkActionSettle) later = NULL;
  g_autoptr (CkActionSettle) done = NULL;
  g_autoptr (CkActionSettle) dropped = NULL;
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *postponed = NULL;
  g_autofree char *settled = NULL;
  g_autofree char *given_up = NULL;
  CkUuid talk, rules;
  CkAction *action;
  CkEntry *entry;

  form->strand = CK_STRAND_RESPONSIBLE;
  form->owner = g_strdup ("Sam Hollis");
  g_assert_true (ck_casework_add_action (store, reference, form, &talk, &error));
  g_assert_true (ck_casework_add_action (store, reference, other, &rules, &error));
  g_assert_no_error (error);

  later = settle (&talk, CK_ACTION_OPEN);
  later->due = ck_date_new (2026, 12, 4);
  postponed = ck_casework_settle_action (store, reference, later, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (postponed, ==, "2026-0001");

  done = settle (&talk, CK_ACTION_DONE);
  done->done_on = ck_date_new (2026, 11, 22);
  done->outcome = g_strdup ("Dylan apologised.");
  settled = ck_casework_settle_action (store, reference, done, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (settled, ==, "2026-0001/2");

  dropped = settle (&rules, CK_ACTION_DROPPED);
  dropped->reason = g_strdup ("The members wrote their own.");
  given_up = ck_casework_settle_action (store, reference, dropped, &error);
  g_assert_no_error (error);

  file = casework_load (store, reference);
  g_assert_cmpuint (file->actions->len, ==, 2);
  action = g_ptr_array_index (file->actions, 1);
  g_assert_true (ck_uuid_equal (&action->id, &talk));
  g_assert_cmpint (action->status, ==, CK_ACTION_DONE);
  g_assert_true (ck_date_equal (action->due, ck_date_new (2026, 12, 4)));
  g_assert_true (ck_date_equal (action->done_on, ck_date_new (2026, 11, 22)));
  entry = entry_of (file, 2);
  g_assert_cmpint (entry->kind, ==, CK_ENTRY_ACTION_DONE);
  g_assert_cmpstr (entry->facts, ==, "Restorative talk");
  g_assert_cmpstr (entry->source, ==, "Sam Hollis");
  g_assert_cmpstr (entry->outcome, ==, "Dylan apologised.");
  g_assert_true (ck_uuid_equal (&entry->subject_id, &talk));
  g_assert_cmpint (entry_of (file, 3)->kind, ==, CK_ENTRY_ACTION_DROPPED);

  /* settled once */
  g_assert_null (ck_casework_settle_action (store, reference, done, &error));
  assert_error (&error, CK_ERROR_REFUSED, "already");
}

static void
test_actions_refused (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autofree char *other = casework_log (store);
  g_autoptr (CkActionForm) form = casework_action ("Talk", ck_date_new (2026, 11, 30));
  g_autoptr (CkActionForm) blank = casework_action (NULL, ck_date_new (2026, 11, 30));
  g_autoptr (CkActionForm) undated = casework_action ("Talk", CK_DATE_NONE);
  g_autoptr (CkActionForm) past = casework_action ("Talk", ck_date_new (2026, 11, 19));
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkActionSettle) done = NULL;
  g_autoptr (CkActionSettle) unknown = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = NULL;
  CkUuid action, nobody = ck_uuid_new (CASEWORK_NOW);

  g_assert_false (ck_casework_add_action (store, reference, blank, NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "what");
  g_assert_false (ck_casework_add_action (store, reference, undated, NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "due");
  g_assert_false (ck_casework_add_action (store, reference, past, NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "due");
  g_assert_true (ck_casework_add_action (store, reference, form, &action, &error));

  /* the action of another case */
  done = settle (&action, CK_ACTION_DONE);
  g_assert_null (ck_casework_settle_action (store, other, done, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "2026-0002");
  unknown = settle (&nobody, CK_ACTION_DONE);
  g_assert_null (ck_casework_settle_action (store, reference, unknown, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "action");

  closed = ck_casework_close (store, other, closure, &error);
  g_assert_no_error (error);
  g_assert_false (ck_casework_add_action (store, other, form, NULL, &error));
  assert_error (&error, CK_ERROR_REFUSED, "closed");
}

/* --- reviews held --- */

static void
test_hold (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkReviewForm) form = casework_review ();
  g_autoptr (CkActionForm) action = casework_action ("Ring the school", ck_date_new (2026, 11, 24));
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *held = NULL;
  CkEntry *entry;
  CkReview *review;
  CkUuid id;

  g_assert_true (ck_casework_add_action (store, reference, action, &id, &error));
  add_strand (form, CK_STRAND_HARMED, CK_STANDING_PARTLY, NULL);
  add_strand (form, CK_STRAND_BYSTANDERS, CK_STANDING_NOT, "Two have left the chat.");
  form->child_view = g_strdup ("“Rehearsals are all right now.”");
  form->risk = CK_RISK_MEDIUM;
  g_ptr_array_add (form->actions, settle (&id, CK_ACTION_DONE));
  held = ck_casework_hold_review (store, reference, form, &error);
  g_assert_no_error (error);
  /* the action's entry comes first */
  g_assert_cmpstr (held, ==, "2026-0001/3");

  file = casework_load (store, reference);
  entry = entry_of (file, 3);
  g_assert_cmpint (entry->kind, ==, CK_ENTRY_REVIEW);
  g_assert_cmpstr (entry->title, ==, "Review held");
  g_assert_cmpstr (entry->facts, ==, "The person harmed: partly met. Bystanders: not met. Two have left the chat.");
  g_assert_cmpstr (entry->own_words, ==, form->child_view);
  g_assert_cmpstr (entry->reason, ==, form->reason);
  g_assert_true (g_str_has_prefix (entry->outcome, "Go on as before.\nStays open, risk medium. Next review "));
  g_assert_nonnull (entry->review);
  g_assert_cmpint (entry->review->result, ==, CK_REVIEW_HELD);
  g_assert_cmpuint (entry->review->strands->len, ==, 2);
  g_assert_cmpint (((CkStrandResult *)g_ptr_array_index (entry->review->strands, 1))->standing, ==, CK_STANDING_NOT);

  g_assert_cmpint (file->head->risk, ==, CK_RISK_MEDIUM);
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2026, 12, 7)));
  g_assert_cmpuint (file->reviews->len, ==, 2);
  review = g_ptr_array_index (file->reviews, 0);
  g_assert_true (review->held);
  g_assert_true (ck_date_equal (review->outcome->held_on, ck_date_new (2026, 11, 23)));
  g_assert_cmpuint (review->outcome->strands->len, ==, 2);
  review = g_ptr_array_index (file->reviews, 1);
  g_assert_false (review->held);
  g_assert_true (ck_uuid_equal (&review->id, &file->head->review_id));
  g_assert_cmpint (((CkAction *)g_ptr_array_index (file->actions, 0))->status, ==, CK_ACTION_DONE);
}

static void
test_hold_refused (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkReviewForm) undecided = casework_review ();
  g_autoptr (CkReviewForm) unreasoned = casework_review ();
  g_autoptr (CkReviewForm) twice = casework_review ();
  g_autoptr (CkReviewForm) stranger = casework_review ();
  g_autoptr (GError) error = NULL;
  CkUuid nobody = ck_uuid_new (CASEWORK_NOW);
  gint64 parts = casework_count (store, "SELECT count (*) FROM unit_part");

  g_clear_pointer (&undecided->decision, g_free);
  g_assert_null (ck_casework_hold_review (store, reference, undecided, &error));
  assert_error (&error, CK_ERROR_INVALID, "decision");
  g_clear_pointer (&unreasoned->reason, g_free);
  g_assert_null (ck_casework_hold_review (store, reference, unreasoned, &error));
  assert_error (&error, CK_ERROR_REFUSED, "reason");
  add_strand (twice, CK_STRAND_HARMED, CK_STANDING_MET, NULL);
  add_strand (twice, CK_STRAND_HARMED, CK_STANDING_NOT, NULL);
  g_assert_null (ck_casework_hold_review (store, reference, twice, &error));
  assert_error (&error, CK_ERROR_INVALID, "strand");
  /* found out within the unit: nothing of it is left */
  g_ptr_array_add (stranger->actions, settle (&nobody, CK_ACTION_DONE));
  g_assert_null (ck_casework_hold_review (store, reference, stranger, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "action");
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit_part"), ==, parts);
}

/* --- closed, checked, reopened --- */

static void
test_close_in_review (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkReviewForm) form = casework_review ();
  g_autoptr (CkActionForm) action = casework_action ("Ring the school", ck_date_new (2026, 11, 24));
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *held = NULL;
  CkUuid id;

  g_assert_true (ck_casework_add_action (store, reference, action, &id, &error));
  form->close = casework_closure ();
  g_assert_null (ck_casework_hold_review (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "1 action");

  g_ptr_array_add (form->close->actions, settle (&id, CK_ACTION_DONE));
  held = ck_casework_hold_review (store, reference, form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (held, ==, "2026-0001/3");
  file = casework_load (store, reference);
  g_assert_cmpint (file->head->status, ==, CK_STATUS_CLOSED);
  g_assert_true (file->head->long_term);
  g_assert_cmpint (file->head->outcome, ==, CK_OUTCOME_RESOLVED);
  g_assert_cmpstr (file->head->outcome_reason, ==, "No messages for six weeks.");
  g_assert_cmpint (file->head->closed_at, ==, CASEWORK_NOW);
  /* 90 days */
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2027, 2, 21)));
  g_assert_nonnull (strstr (entry_of (file, 3)->outcome, "Case closed: resolved. Long-term check "));
}

static void
test_close (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkClosureForm) form = casework_closure ();
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (CkReopenForm) reopen = ck_reopen_form_new ();
  g_autoptr (CkConcernForm) concern = casework_concern ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = NULL;

  form->no_check_reason = g_strdup ("The family has moved away.");
  closed = ck_casework_close (store, reference, form, &error);
  g_assert_no_error (error);
  file = casework_load (store, reference);
  g_assert_cmpint (file->head->status, ==, CK_STATUS_CLOSED);
  g_assert_false (file->head->long_term);
  g_assert_false (ck_date_is_set (file->head->next_review));
  g_assert_cmpstr (file->head->no_check_reason, ==, "The family has moved away.");
  g_assert_cmpstr (entry_of (file, 2)->title, ==, "Case closed");
  g_assert_true (((CkReview *)g_ptr_array_index (file->reviews, 0))->held);

  /* a closed case takes nothing but notes */
  g_assert_null (ck_casework_close (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "closed already");
  g_assert_null (ck_casework_hold_review (store, reference, review, &error));
  assert_error (&error, CK_ERROR_REFUSED, "Reopen");
  g_assert_null (ck_casework_log_concern (store, concern, reference, &error));
  assert_error (&error, CK_ERROR_REFUSED, "Reopen");
  g_assert_null (ck_casework_postpone_review (store, reference, ck_date_new (2026, 12, 1), "Ill", &error));
  assert_error (&error, CK_ERROR_REFUSED, "closed");

  reopen->reason = g_strdup ("They are back.");
  closed = (g_free (closed), ck_casework_reopen (store, reference, reopen, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (closed, ==, "2026-0001/3");
}

static void
test_long_term_check (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkReviewForm) again = casework_review ();
  g_autoptr (CkReviewForm) last = casework_review ();
  g_autoptr (CkReviewForm) closing = casework_review ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *held = NULL;
  g_autofree char *end = NULL;

  closure->long_check = ck_date_new (2027, 1, 11);
  closed = ck_casework_close (store, reference, closure, &error);
  g_assert_no_error (error);
  casework_set_now (store, CASEWORK_NOW + 49 * CASEWORK_DAY);

  closing->close = casework_closure ();
  g_assert_null (ck_casework_hold_review (store, reference, closing, &error));
  assert_error (&error, CK_ERROR_REFUSED, "closed already");

  again->next = ck_date_new (2027, 4, 12);
  held = ck_casework_hold_review (store, reference, again, &error);
  g_assert_no_error (error);
  file = casework_load (store, reference);
  g_assert_true (file->head->long_term);
  g_assert_cmpint (file->head->closed_at, ==, CASEWORK_NOW);
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2027, 4, 12)));
  g_assert_cmpstr (entry_of (file, 3)->title, ==, "Long-term check held");
  g_assert_nonnull (strstr (entry_of (file, 3)->outcome, "Stays closed. Next check "));

  end = ck_casework_hold_review (store, reference, last, &error);
  g_assert_no_error (error);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpint (file->head->status, ==, CK_STATUS_CLOSED);
  g_assert_false (file->head->long_term);
  g_assert_null (ck_casework_hold_review (store, reference, last, &error));
  assert_error (&error, CK_ERROR_REFUSED, "long-term");
}

static void
test_reopen (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkReopenForm) form = ck_reopen_form_new ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *again = NULL;
  CkReview *check;

  form->reason = g_strdup ("The messages have begun again.");
  form->risk = CK_RISK_HIGH;
  g_assert_null (ck_casework_reopen (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "open");
  closed = ck_casework_close (store, reference, closure, &error);
  opened = ck_casework_reopen (store, reference, form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (opened, ==, "2026-0001/3");

  file = casework_load (store, reference);
  g_assert_cmpint (file->head->status, ==, CK_STATUS_OPEN);
  g_assert_cmpint (file->head->risk, ==, CK_RISK_HIGH);
  g_assert_cmpint (file->head->outcome, ==, -1);
  g_assert_cmpint (file->head->closed_at, ==, 0);
  g_assert_cmpint (entry_of (file, 3)->kind, ==, CK_ENTRY_STATUS);
  g_assert_cmpstr (entry_of (file, 3)->reason, ==, form->reason);
  g_assert_null (entry_of (file, 3)->review);
  check = g_ptr_array_index (file->reviews, 1);
  g_assert_cmpint (check->kind, ==, CK_REVIEW_LONG_TERM);
  g_assert_cmpint (check->outcome->result, ==, CK_REVIEW_SUPERSEDED);
  g_assert_cmpuint (file->reviews->len, ==, 3);

  /* and closed once more, later: that is when it was closed */
  casework_set_now (store, CASEWORK_NOW + 3 * CASEWORK_DAY);
  again = ck_casework_close (store, reference, closure, &error);
  g_assert_no_error (error);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpint (file->head->closed_at, ==, CASEWORK_NOW + 3 * CASEWORK_DAY);
}

static void
test_postpone (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *later = NULL;

  g_assert_null (ck_casework_postpone_review (store, reference, ck_date_new (2026, 12, 1), " ", &error));
  assert_error (&error, CK_ERROR_INVALID, "reason");
  g_assert_null (ck_casework_postpone_review (store, reference, CK_DATE_NONE, "Ill", &error));
  assert_error (&error, CK_ERROR_INVALID, "due");
  g_assert_null (ck_casework_postpone_review (store, reference, ck_date_new (2026, 11, 22), "Ill", &error));
  assert_error (&error, CK_ERROR_INVALID, "due");
  g_assert_null (ck_casework_postpone_review (store, reference, ck_date_new (2026, 11, 24), "Ill", &error));
  assert_error (&error, CK_ERROR_INVALID, "due");

  entry = ck_casework_postpone_review (store, reference, ck_date_new (2026, 12, 1), "The coordinator is ill.", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entry, ==, "2026-0001/2");
  file = casework_load (store, reference);
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2026, 12, 1)));
  g_assert_cmpint (entry_of (file, 2)->review->result, ==, CK_REVIEW_POSTPONED);

  closed = ck_casework_close (store, reference, closure, &error);
  later = ck_casework_postpone_review (store, reference, ck_date_new (2027, 3, 1), "Half-term.", &error);
  g_assert_no_error (error);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_true (file->head->long_term);
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2027, 3, 1)));
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/casework/actions/settle", test_actions);
  casework_add ("/store/casework/actions/refused", test_actions_refused);
  casework_add ("/store/casework/reviews/hold", test_hold);
  casework_add ("/store/casework/reviews/refused", test_hold_refused);
  casework_add ("/store/casework/reviews/close", test_close_in_review);
  casework_add ("/store/casework/reviews/long-term-check", test_long_term_check);
  casework_add ("/store/casework/reviews/postpone", test_postpone);
  casework_add ("/store/casework/close/close", test_close);
  casework_add ("/store/casework/close/reopen", test_reopen);
  return casework_run_tests ();
}
