/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>

static CkNoteForm *
note (const char *text)
{
  CkNoteForm *form = ck_note_form_new ();

  form->text = g_strdup (text);
  return form;
}

static CkAmendmentForm *
amendment (const char *field,
           const char *text)
{
  CkAmendmentForm *form = ck_amendment_form_new ();

  form->field = g_strdup (field);
  form->text = g_strdup (text);
  form->why = g_strdup ("Heard wrongly at first.");
  return form;
}

static void
test_note (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkNoteForm) plain = note ("Rang her mother.");
  g_autoptr (CkNoteForm) decision = note ("Keep within the hub.");
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = ck_casework_add_note (store, reference, plain, &error);
  g_autofree char *second = NULL;
  CkEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "2026-0001/2");
  decision->kind = CK_ENTRY_DECISION;
  decision->reason = g_strdup ("Threshold for a referral not met.");
  decision->happened = ck_moment_new (ck_date_new (2026, 11, 1), -1, CK_PRECISION_MONTH);
  decision->significant = TRUE;
  second = ck_casework_add_note (store, reference, decision, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (second, ==, "2026-0001/3");

  file = casework_load (store, reference);
  g_assert_cmpint (file->head->n_entries, ==, 3);
  /* a month comes before all of its days */
  entry = g_ptr_array_index (file->entries, 0);
  g_assert_cmpint (entry->kind, ==, CK_ENTRY_DECISION);
  g_assert_cmpint (entry->happened.precision, ==, CK_PRECISION_MONTH);
  entry = g_ptr_array_index (file->entries, 2);
  g_assert_cmpint (entry->number, ==, 2);
  g_assert_cmpint (entry->kind, ==, CK_ENTRY_NOTE);
  g_assert_cmpint (entry->happened.minute, ==, 15 * 60);
  g_assert_cmpint (entry->told.precision, ==, CK_PRECISION_UNKNOWN);
  g_assert_false (entry->significant);
}

static void
test_note_refused (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkNoteForm) blank = note (" \n");
  g_autoptr (CkNoteForm) decision = note ("No further action.");
  g_autoptr (CkNoteForm) good = note ("Good.");
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_casework_add_note (store, reference, blank, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  decision->kind = CK_ENTRY_DECISION;
  g_assert_null (ck_casework_add_note (store, reference, decision, &error));
  g_assert_nonnull (strstr (error->message, "reason"));
  g_clear_error (&error);
  g_assert_null (ck_casework_add_note (store, "2025-0001", good, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM entry"), ==, 1);
}

/* What becomes known later belongs to a closed case as well. */
static void
test_note_on_closed (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkNoteForm) form = note ("Seen together at the concert.");
  g_autoptr (GError) error = NULL;
  g_autofree char *closed = ck_casework_close (store, reference, closure, &error);
  g_autofree char *entry = ck_casework_add_note (store, reference, form, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (entry, ==, "2026-0001/3");
}

static void
test_amend (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkAmendmentForm) first = amendment ("facts", "Nine messages.");
  g_autoptr (CkAmendmentForm) second = amendment ("facts", "Ten messages.");
  g_autoptr (CkAmendmentForm) addition = amendment (NULL, "Her mother has seen them too.");
  g_autoptr (CkAmendmentForm) platform = amendment ("platform", "Signal");
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *a = ck_casework_amend (store, "2026-0001/1", first, &error);
  g_autofree char *b = ck_casework_amend (store, "2026-0001/1", second, &error);
  g_autofree char *c = ck_casework_amend (store, "2026-0001/1", addition, &error);
  g_autofree char *d = ck_casework_amend (store, "2026-0001/1", platform, &error);
  CkEntry *entry;
  CkAmendment *amended;

  g_assert_no_error (error);
  g_assert_cmpstr (a, ==, "2026-0001/2");
  g_assert_cmpstr (b, ==, "2026-0001/3");
  g_assert_cmpstr (c, ==, "2026-0001/4");
  g_assert_cmpstr (d, ==, "2026-0001/5");
  file = casework_load (store, reference);
  g_assert_cmpuint (file->entries->len, ==, 1);
  entry = g_ptr_array_index (file->entries, 0);
  /* the entry stays as it was */
  g_assert_cmpstr (entry->facts, ==, "Eleven messages in the group chat make fun of her solo.");
  g_assert_cmpuint (entry->amendments->len, ==, 4);
  amended = g_ptr_array_index (entry->amendments, 0);
  g_assert_cmpstr (amended->was, ==, entry->facts);
  g_assert_cmpstr (amended->recorded_by, ==, "Coordinator");
  amended = g_ptr_array_index (entry->amendments, 1);
  g_assert_cmpstr (amended->was, ==, "Nine messages.");
  amended = g_ptr_array_index (entry->amendments, 2);
  g_assert_null (amended->field);
  g_assert_null (amended->was);
  amended = g_ptr_array_index (entry->amendments, 3);
  g_assert_cmpstr (amended->field, ==, "platform");
  g_assert_null (amended->was);
}

static void
assert_not_amended (CkStore         *store,
                    const char      *entry,
                    CkAmendmentForm *form,
                    CkError          code,
                    const char      *word)
{
  g_autoptr (CkAmendmentForm) owned = form;
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_casework_amend (store, entry, owned, &error));
  g_assert_error (error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_amend_refused (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkNoteForm) form = note ("A note.");
  g_autoptr (CkAmendmentForm) good = amendment ("facts", "Nine messages.");
  g_autoptr (CkAmendmentForm) without = amendment ("facts", "Eight messages.");
  g_autoptr (GError) error = NULL;
  g_autofree char *noted = ck_casework_add_note (store, reference, form, &error);
  g_autofree char *amended = ck_casework_amend (store, "2026-0001/1", good, &error);

  g_assert_cmpstr (amended, ==, "2026-0001/3");
  assert_not_amended (store, "2026-0001/9", amendment ("facts", "x"), CK_ERROR_NOT_FOUND, "2026-0001/9");
  assert_not_amended (store, "2026-0001/3", amendment ("facts", "x"), CK_ERROR_NOT_FOUND, "2026-0001/3");
  assert_not_amended (store, "2026-0001", amendment ("facts", "x"), CK_ERROR_INVALID, "2026-0014/9");
  assert_not_amended (store, "2026-0002/1", amendment ("facts", "x"), CK_ERROR_NOT_FOUND, "2026-0002");
  assert_not_amended (store, NULL, amendment ("facts", "x"), CK_ERROR_INVALID, "reference");
  assert_not_amended (store, "2026-0001/1", amendment ("number", "7"), CK_ERROR_INVALID, "field");
  assert_not_amended (store, "2026-0001/2", amendment ("platform", "Signal"), CK_ERROR_INVALID, "field");
  assert_not_amended (store, "2026-0001/1", amendment ("facts", "Nine messages."), CK_ERROR_INVALID, "already");
  assert_not_amended (store, "2026-0001/1", amendment ("happened", "last week"), CK_ERROR_INVALID, "text");
  assert_not_amended (store, "2026-0001/1", amendment ("parents_told", "perhaps"), CK_ERROR_INVALID, "text");
  g_clear_pointer (&without->why, g_free);
  g_assert_null (ck_casework_amend (store, "2026-0001/1", without, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM amendment"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/casework/notes/note", test_note);
  casework_add ("/store/casework/notes/refused", test_note_refused);
  casework_add ("/store/casework/notes/on-closed", test_note_on_closed);
  casework_add ("/store/casework/amend/amend", test_amend);
  casework_add ("/store/casework/amend/refused", test_amend_refused);
  return casework_run_tests ();
}
