/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that are linked, that become one, or two: nothing of their history is lost, and the rules of the record hold. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"
#include "ck-unit.h"

static void
assert_error (GError    **error,
              CkError     code,
              const char *word)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr ((*error)->message, word));
  g_clear_error (error);
}

/* Raw SQL within a unit of its own, which is given up. */
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
  g_assert_nonnull (strstr (sqlite3_errmsg (store->db), key));
  ck_unit_rollback (store);
}

/* Everything derived is what its view says. */
static void
assert_derived (CkStore *store)
{
  static const char *const tables[] = { "case_summary", "case_link_now", "case_merge_now", "entry_move_now", "review_now",
                                        "case_now", "action_now", "snooze_now" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT (SELECT count (*) FROM (SELECT * FROM d_%1$s EXCEPT SELECT * FROM v_%1$s))"
                                              " + (SELECT count (*) FROM (SELECT * FROM v_%1$s EXCEPT SELECT * FROM d_%1$s))",
                                              tables[i]);

      g_test_message ("%s", tables[i]);
      g_assert_cmpint (casework_count (store, sql), ==, 0);
    }
  g_assert_cmpint (casework_count (store,
                                   "SELECT count (*) FROM (SELECT id, body FROM v_text EXCEPT SELECT id, body FROM d_text)"),
                   ==, 0);
}

static char *
log_as (CkStore    *store,
        const char *name,
        const char *title,
        int         risk)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  char *entry;

  ck_record_set_text (CK_RECORD (g_ptr_array_index (form->people, 0)), "name", name);
  form->title = g_strdup (title);
  form->risk = risk;
  form->categories = g_strsplit (risk == CK_RISK_HIGH ? "grooming" : "bullying", " ", -1);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  *strchr (entry, '/') = '\0';
  return entry;
}

static CkLinkForm *
link_form (const char *other,
           const char *why)
{
  CkLinkForm *form = ck_link_form_new ();

  form->other = g_strdup (other);
  form->why = g_strdup (why);
  return form;
}

static CkMergeForm *
merge_form (const char *into,
            const char *why)
{
  CkMergeForm *form = ck_merge_form_new ();

  form->into = g_strdup (into);
  form->why = g_strdup (why);
  return form;
}

static CkCase *
head_of (CkStore    *store,
         const char *reference)
{
  g_autoptr (CkCaseFile) file = casework_load (store, reference);

  return g_object_ref (file->head);
}

/* --- linked --- */

static void
test_links (CkStore *store)
{
  g_autofree char *first = log_as (store, "Wren Castellan", "Chat", CK_RISK_LOW);
  g_autofree char *second = log_as (store, "Isla Penhallow", "Photo", CK_RISK_LOW);
  g_autoptr (CkLinkForm) form = link_form (first, "The same phone.");
  g_autoptr (CkLinkForm) self = link_form (second, "Itself.");
  g_autoptr (CkLinkForm) blank = link_form (first, " ");
  g_autoptr (CkLinkForm) nobody = link_form ("2020-0001", "No such case.");
  g_autoptr (CkLinkForm) odd = link_form ("the other one", "Odd.");
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  CkCaseTie *tie;

  g_assert_false (ck_casework_link (store, second, self, &error));
  assert_error (&error, CK_ERROR_REFUSED, "itself");
  g_assert_false (ck_casework_link (store, second, blank, &error));
  assert_error (&error, CK_ERROR_REFUSED, "why");
  g_assert_false (ck_casework_link (store, second, nobody, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "2020-0001");
  g_assert_false (ck_casework_link (store, second, odd, &error));
  assert_error (&error, CK_ERROR_INVALID, "other");
  g_assert_false (ck_casework_unlink (store, second, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "aren't linked");
  g_assert_true (ck_casework_link (store, second, form, &error));
  g_assert_no_error (error);

  /* both ways */
  file = casework_load (store, first);
  g_assert_cmpuint (file->ties->len, ==, 1);
  tie = g_ptr_array_index (file->ties, 0);
  g_assert_cmpint (tie->kind, ==, CK_TIE_LINKED);
  g_assert_cmpstr (tie->reference, ==, second);
  g_assert_cmpstr (tie->title, ==, "Photo");
  g_assert_cmpstr (tie->why, ==, "The same phone.");
  g_assert_nonnull (tie->recorded_by);
  g_clear_object (&file);
  file = casework_load (store, second);
  g_assert_cmpstr (((CkCaseTie *)g_ptr_array_index (file->ties, 0))->reference, ==, first);
  json = ck_case_export_json (store, first, &error);
  g_assert_nonnull (strstr (json, "The same phone."));

  {
    g_autoptr (CkLinkForm) again = link_form (second, "Again.");

    g_assert_false (ck_casework_link (store, first, again, &error));
    assert_error (&error, CK_ERROR_REFUSED, "already");
    g_assert_true (ck_casework_unlink (store, first, again, &error));
  }
  g_clear_object (&file);
  file = casework_load (store, second);
  g_assert_cmpuint (file->ties->len, ==, 0);
  history = ck_history_list (store, second, &error);
  g_assert_cmpstr (((CkHistoryItem *)g_ptr_array_index (history, 0))->what, ==, "Cases no longer linked");
  assert_derived (store);
}

/* --- merged --- */

static void
test_merge (CkStore *store)
{
  g_autofree char *into = log_as (store, "Wren Castellan", "Chat", CK_RISK_LOW);
  g_autofree char *from = log_as (store, "Isla Penhallow", "Photo", CK_RISK_HIGH);
  g_autoptr (CkActionForm) action = casework_action ("Ring the school", ck_date_new (2026, 11, 25));
  g_autoptr (CkPlanStrand) plan = ck_plan_strand_new ();
  g_autoptr (CkMergeForm) form = merge_form (into, "One matter.");
  g_autoptr (CkReopenForm) reopen = ck_reopen_form_new ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (CkCaseFile) old = NULL;
  g_autoptr (CkCase) head = NULL;
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *opened = NULL;
  gint64 n_into;

  plan->strand = CK_STRAND_HARMED;
  plan->need = g_strdup ("To feel safe.");
  g_assert_true (ck_casework_add_action (store, from, action, NULL, &error));
  g_assert_true (ck_casework_set_plan (store, from, plan, &error));
  head = head_of (store, into);
  n_into = head->n_entries;

  told = ck_casework_merge (store, from, form, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (told, into));

  /* the one is closed, and keeps what it had */
  old = casework_load (store, from);
  g_assert_cmpint (old->head->status, ==, CK_STATUS_CLOSED);
  g_assert_cmpstr (old->head->merged_into, ==, into);
  g_assert_false (old->head->long_term);
  g_assert_cmpint (((CkCaseTie *)g_ptr_array_index (old->ties, 0))->kind, ==, CK_TIE_MERGED_INTO);
  g_assert_cmpint (((CkAction *)g_ptr_array_index (old->actions, 0))->status, ==, CK_ACTION_DROPPED);

  /* the other shows it: entries with their own references, people, actions, the need, the risk, the earlier review */
  file = casework_load (store, into);
  g_assert_cmpint (file->head->status, ==, CK_STATUS_OPEN);
  g_assert_cmpint (file->head->risk, ==, CK_RISK_HIGH);
  g_assert_true (ck_date_equal (file->head->next_review, ck_date_new (2026, 11, 30)));
  g_assert_cmpint (file->head->n_entries, ==, n_into + old->head->n_entries + 1);
  g_assert_cmpuint (file->entries->len, ==, (guint)file->head->n_entries);
  g_assert_cmpuint (file->people->len, ==, 2);
  g_assert_cmpuint (g_strv_length (file->head->people), ==, 2);
  g_assert_cmpuint (g_strv_length (file->head->categories), ==, 2);
  g_assert_cmpuint (file->actions->len, ==, 1);
  g_assert_cmpstr (((CkAction *)g_ptr_array_index (file->actions, 0))->what, ==, "Ring the school");
  g_assert_cmpint (((CkAction *)g_ptr_array_index (file->actions, 0))->status, ==, CK_ACTION_OPEN);
  g_assert_nonnull (strstr (((CkPlanStrand *)g_ptr_array_index (file->plan, 0))->need, "To feel safe."));
  {
    guint theirs = 0;

    for (guint i = 0; i < file->entries->len; i++)
      theirs += g_strcmp0 (((CkEntry *)g_ptr_array_index (file->entries, i))->case_reference, from) == 0;
    g_assert_cmpuint (theirs, ==, (guint)old->head->n_entries);
  }
  today = ck_today_list (store, ck_date_new (2026, 11, 30), 0, &error);
  g_assert_cmpuint (today->len, ==, 1);
  g_assert_cmpstr (((CkDueItem *)g_ptr_array_index (today, 0))->reference, ==, into);
  g_assert_cmpint (((CkDueItem *)g_ptr_array_index (today, 0))->n_folded, ==, 1);
  assert_derived (store);

  /* it goes on there and nowhere else; an amendment stays possible */
  {
    g_autoptr (CkNoteForm) note = ck_note_form_new ();
    g_autoptr (CkAmendmentForm) amendment = ck_amendment_form_new ();
    g_autofree char *entry = g_strdup_printf ("%s/1", from);
    g_autofree char *amended = NULL;

    note->text = g_strdup ("More.");
    g_assert_null (ck_casework_add_note (store, from, note, &error));
    assert_error (&error, CK_ERROR_REFUSED, "merged");
    amendment->text = g_strdup ("Said again.");
    amendment->why = g_strdup ("To be clear.");
    amended = ck_casework_amend (store, entry, amendment, &error);
    g_assert_no_error (error);
  }
  reopen->reason = g_strdup ("Another matter after all.");
  reopen->risk = CK_RISK_MEDIUM;
  refused = ck_casework_reopen (store, from, reopen, &error);
  g_assert_null (refused);
  assert_error (&error, CK_ERROR_REFUSED, "merged");
  {
    g_autofree char *twice = ck_casework_merge (store, from, form, &error);

    g_assert_null (twice);
    assert_error (&error, CK_ERROR_REFUSED, "merged");
  }

  /* and out again */
  opened = ck_casework_unmerge (store, from, reopen, &error);
  g_assert_no_error (error);
  g_clear_object (&old);
  g_clear_object (&file);
  old = casework_load (store, from);
  file = casework_load (store, into);
  g_assert_cmpint (old->head->status, ==, CK_STATUS_OPEN);
  g_assert_cmpint (old->head->risk, ==, CK_RISK_MEDIUM);
  g_assert_null (old->head->merged_into);
  g_assert_cmpuint (file->people->len, ==, 1);
  g_assert_cmpuint (file->ties->len, ==, 0);
  g_assert_cmpint (((CkAction *)g_ptr_array_index (file->actions, 0))->status, ==, CK_ACTION_DROPPED);
  g_assert_cmpint (((CkAction *)g_ptr_array_index (old->actions, 0))->status, ==, CK_ACTION_OPEN);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_review_now WHERE held = 0"), ==, 2);
  assert_derived (store);
}

/* What went into a case goes on with it, one step deep. */
static void
test_merge_twice (CkStore *store)
{
  g_autofree char *first = log_as (store, "Wren Castellan", "Chat", CK_RISK_LOW);
  g_autofree char *second = log_as (store, "Isla Penhallow", "Photo", CK_RISK_LOW);
  g_autofree char *third = log_as (store, "Tobi Marlowe", "Game", CK_RISK_LOW);
  g_autoptr (CkMergeForm) into_second = merge_form (second, "One matter.");
  g_autoptr (CkMergeForm) into_third = merge_form (third, "And this one.");
  g_autoptr (CkMergeForm) into_first = merge_form (first, "A circle.");
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one = ck_casework_merge (store, first, into_second, &error);
  g_autofree char *two = NULL;
  g_autofree char *none = NULL;

  g_assert_no_error (error);
  none = ck_casework_merge (store, second, into_first, &error);
  g_assert_null (none);
  assert_error (&error, CK_ERROR_REFUSED, "merged");
  none = ck_casework_merge (store, third, into_third, &error);
  g_assert_null (none);
  assert_error (&error, CK_ERROR_REFUSED, "itself");
  two = ck_casework_merge (store, second, into_third, &error);
  g_assert_no_error (error);
  file = casework_load (store, third);
  g_assert_cmpuint (file->people->len, ==, 3);
  g_assert_cmpuint (file->ties->len, ==, 2);
  g_clear_object (&file);
  file = casework_load (store, first);
  g_assert_cmpstr (file->head->merged_into, ==, third);
  assert_derived (store);
}

/* --- split --- */

static void
test_split (CkStore *store)
{
  g_autofree char *reference = log_as (store, "Wren Castellan", "Chat", CK_RISK_LOW);
  g_autoptr (CkConcernForm) more = casework_concern ();
  g_autoptr (CkNoteForm) note = ck_note_form_new ();
  g_autoptr (CkSplitForm) form = ck_split_form_new ();
  g_autoptr (CkMergeForm) back = merge_form (reference, "One matter after all.");
  g_autoptr (CkCaseFile) old = NULL;
  g_autoptr (CkCaseFile) made = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *concern = NULL;
  g_autofree char *noted = NULL;
  g_autofree char *split = NULL;
  g_autofree char *joined = NULL;
  CkCaseTie *tie;

  ck_record_set_text (CK_RECORD (g_ptr_array_index (more->people, 0)), "name", "Tobi Marlowe");
  more->title = g_strdup ("Game");
  more->categories = g_strsplit ("gambling", " ", -1);
  g_clear_pointer (&more->categories, g_strfreev);
  concern = ck_casework_log_concern (store, more, reference, &error);
  note->text = g_strdup ("About the game.");
  noted = ck_casework_add_note (store, reference, note, &error);
  g_assert_no_error (error);

  /* what is refused */
  form->entries = g_strsplit ("3", ",", -1);
  form->why = g_strdup ("Two matters.");
  g_assert_null (ck_casework_split (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "concern");
  g_strfreev (form->entries);
  form->entries = g_strsplit ("1,2", ",", -1);
  g_assert_null (ck_casework_split (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "at least one concern");
  g_strfreev (form->entries);
  form->entries = g_strsplit ("2,9", ",", -1);
  g_assert_null (ck_casework_split (store, reference, form, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "9");
  g_strfreev (form->entries);
  form->entries = g_strsplit ("2,2026-0001/2", ",", -1);
  g_assert_null (ck_casework_split (store, reference, form, &error));
  assert_error (&error, CK_ERROR_INVALID, "entries");
  g_strfreev (form->entries);
  form->entries = g_strsplit ("2,2026-0001/3", ",", -1);
  form->risk = CK_RISK_MEDIUM;
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM \"case\""), ==, 1);

  split = ck_casework_split (store, reference, form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (split, ==, "2026-0002");
  old = casework_load (store, reference);
  made = casework_load (store, split);

  /* the concern, its note and its people went, under their own references */
  g_assert_cmpstr (made->head->title, ==, "Game");
  g_assert_cmpint (made->head->kind, ==, CK_CONCERN_CHILD);
  g_assert_cmpint (made->head->risk, ==, CK_RISK_MEDIUM);
  g_assert_cmpint (made->head->n_entries, ==, 3);
  g_assert_cmpuint (made->entries->len, ==, 3);
  g_assert_cmpuint (made->people->len, ==, 1);
  g_assert_cmpstr (((CkInvolvement *)g_ptr_array_index (made->people, 0))->person->name, ==, "Tobi Marlowe");
  g_assert_cmpstr (made->head->people[0], ==, "Tobi Marlowe");
  g_assert_cmpstr (((CkEntry *)g_ptr_array_index (made->entries, 0))->case_reference, ==, reference);
  g_assert_cmpint (((CkEntry *)g_ptr_array_index (made->entries, 0))->number, ==, 2);
  g_assert_nonnull (((CkEntry *)g_ptr_array_index (made->entries, 0))->concern);
  tie = g_ptr_array_index (made->ties, 0);
  g_assert_cmpint (tie->kind, ==, CK_TIE_SPLIT_FROM);
  g_assert_cmpstr (tie->entries, ==, "2026-0001/2, 2026-0001/3");

  g_assert_cmpint (old->head->n_entries, ==, 2);
  g_assert_cmpuint (old->entries->len, ==, 2);
  g_assert_cmpuint (old->people->len, ==, 1);
  g_assert_cmpstr (((CkInvolvement *)g_ptr_array_index (old->people, 0))->person->name, ==, "Wren Castellan");
  g_assert_cmpint (((CkCaseTie *)g_ptr_array_index (old->ties, 0))->kind, ==, CK_TIE_SPLIT_TO);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_review_now WHERE held = 0"), ==, 2);
  assert_derived (store);

  /* merged into the old one, all is there again */
  joined = ck_casework_merge (store, split, back, &error);
  g_assert_no_error (error);
  g_clear_object (&old);
  old = casework_load (store, reference);
  g_assert_cmpuint (old->people->len, ==, 2);
  /* the two that stayed, the two that went, and one each of the new case and of the merge */
  g_assert_cmpuint (old->entries->len, ==, 7);
  assert_derived (store);
}

/* --- raw SQL --- */

#define OF(reference_number) "(SELECT case_id FROM d_case_version_now WHERE number = " #reference_number ")"
#define MERGE(from, into, why) \
  "INSERT INTO case_merge VALUES (x'b9000000000000000000000000000001', ck_unit_id (), ck_unit_time (), " from ", " \
  "(SELECT version_id FROM d_case_merge_now WHERE case_id = " from "), NULL, " into ", " why ")"
#define LINK(from, into, linked) \
  "INSERT INTO case_link VALUES (x'b9000000000000000000000000000002', ck_unit_id (), ck_unit_time (), min (" from ", " \
  into "), (SELECT version_id FROM d_case_link_now WHERE case_id = min (" from ", " into ")), NULL, max (" from ", " into \
  "), " linked ", 'Why.')"
#define MOVE(number, to) \
  "INSERT INTO entry_move SELECT x'b9000000000000000000000000000003', ck_unit_id (), ck_unit_time (), e.case_id, NULL," \
  " NULL, e.id, " to ", 'Why.' FROM entry e WHERE e.case_id = " OF (1) " AND e.number = " number

static char *
log_about (CkStore *store, const char *category, const char *reference)
{
  g_autoptr (CkConcernForm) concern = casework_concern ();
  g_autoptr (GError) error = NULL;
  char *entry;

  g_clear_pointer (&concern->categories, g_strfreev);
  concern->categories = g_strsplit (category, " ", -1);
  entry = ck_casework_log_concern (store, concern, reference, &error);
  g_assert_no_error (error);
  *strchr (entry, '/') = '\0';
  return entry;
}

static void
assert_sorted (CkStore *store, const char *expected)
{
  CkCasesFilter filter = { .status = -1, .risk = -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) page = ck_cases_page (store, &filter, CK_CASES_BY_CATEGORY, FALSE, 0, 20, &error);
  g_autoptr (GString) order = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < page->len; i++)
    g_string_append_c (order, CK_CASE (page->pdata[i])->reference[8]);
  g_assert_cmpstr (order->str, ==, expected);
}

/* The list stands by the first category of the concerns that a case shows, also after one of them went to another. */
static void
test_split_sorted (CkStore *store)
{
  g_autofree char *first = log_about (store, "bullying", NULL);
  g_autofree char *more = log_about (store, "neglect", first);
  g_autofree char *second = log_about (store, "grooming", NULL);
  g_autoptr (CkSplitForm) form = ck_split_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  assert_sorted (store, "12");
  form->entries = g_strsplit ("1", ",", -1);
  form->why = g_strdup ("Two matters.");
  made = ck_casework_split (store, first, form, &error);
  g_assert_no_error (error);
  assert_sorted (store, "321");
}

static void
test_sql (CkStore *store)
{
  g_autofree char *first = log_as (store, "Wren Castellan", "Chat", CK_RISK_LOW);
  g_autofree char *second = log_as (store, "Isla Penhallow", "Photo", CK_RISK_LOW);
  g_autofree char *third = log_as (store, "Tobi Marlowe", "Game", CK_RISK_LOW);
  g_autofree char *fourth = log_as (store, "Dylan Fernhill", "Bus", CK_RISK_LOW);
  g_autoptr (CkConcernForm) more = casework_concern ();
  g_autoptr (CkMergeForm) form = merge_form (second, "One matter.");
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (GError) error = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *logged = ck_casework_log_concern (store, more, first, &error);
  g_autofree char *held = ck_casework_hold_review (store, first, review, &error);

  g_assert_no_error (error);
  /* moves: a review stays, and so does the last concern; nothing goes where it is */
  assert_held (store, MOVE ("3", OF (2)), "ck-move-kind");
  assert_held (store, MOVE ("1", OF (1)), "ck-move-here");
  {
    g_autoptr (CkCheckForm) check = ck_check_form_new ();
    g_autofree char *considered = NULL;
    g_autofree char *sql = NULL;

    check->body = ck_token_value (&ck_check_bodies, "police");
    check->decided = ck_token_value (&ck_check_decisions, "no");
    check->why = g_strdup ("No offence.");
    considered = ck_casework_check (store, first, check, &error);
    g_assert_no_error (error);
    sql = g_strdup_printf (MOVE ("%s", OF (2)), strchr (considered, '/') + 1);
    assert_held (store, sql, "ck-move-kind");
  }
  assert_held (store, MOVE ("1", OF (2)) "; " MOVE ("2", OF (2)), "ck-");
  assert_held (store, "INSERT INTO entry_move SELECT x'b9000000000000000000000000000003', ck_unit_id (), ck_unit_time (), "
               OF (2) ", NULL, NULL, e.id, " OF (3) ", 'Why.' FROM entry e WHERE e.case_id = " OF (1) " AND e.number = 1",
               "ck-");

  /* links */
  assert_held (store, LINK (OF (1), OF (2), "0"), "ck-not-linked");
  assert_held (store, "INSERT INTO case_link VALUES (x'b9000000000000000000000000000002', ck_unit_id (), ck_unit_time (), "
               OF (1) ", NULL, NULL, " OF (1) ", 1, 'Itself.')", "CHECK");

  /* merges: an open case, itself, a closed one, no reason */
  assert_held (store, MERGE (OF (1), OF (2), "'Open.'"), "ck-merge-open");
  assert_held (store, MERGE (OF (1), OF (1), "'Itself.'"), "ck-merge-self");
  assert_held (store, MERGE (OF (1), "NULL", "'Not merged.'"), "ck-not-merged");
  merged = ck_casework_merge (store, first, form, &error);
  g_assert_no_error (error);
  closure->no_check_reason = g_strdup ("Moved away.");
  closed = ck_casework_close (store, fourth, closure, &error);
  g_assert_no_error (error);
  assert_held (store, MERGE (OF (4), OF (1), "'Into a merged one.'"), "ck-merge-into-merged");
  assert_held (store, MERGE (OF (4), OF (4), "'Itself.'"), "ck-merge-self");
  assert_held (store, MERGE (OF (1), OF (4), "'Into a closed one.'"), "ck-merge-into-closed");
  assert_held (store, MERGE (OF (1), OF (2), "'Again.'"), "ck-merged");
  assert_held (store, MERGE (OF (2), OF (3), "'With one of its own.'"), "ck-merge-first");
  assert_held (store, MERGE (OF (4), OF (3), "'  '"), "CHECK");
  assert_held (store, MERGE (OF (4), OF (3), "NULL"), "NOT NULL");

  /* what goes on elsewhere is neither opened nor added to */
  assert_held (store, "INSERT INTO review VALUES (x'b9000000000000000000000000000004', ck_unit_id (), ck_unit_time (), "
               OF (1) ", 'plan', '2026-12-01')", "ck-merged");
  assert_held (store, "INSERT INTO action VALUES (x'b9000000000000000000000000000004', ck_unit_id (), ck_unit_time (), "
               OF (1) ")", "ck-merged");
  assert_held (store, MOVE ("1", OF (3)), "ck-merged");
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/casework-merge/links", test_links);
  casework_add ("/store/casework-merge/merge", test_merge);
  casework_add ("/store/casework-merge/merge-twice", test_merge_twice);
  casework_add ("/store/casework-merge/split", test_split);
  casework_add ("/store/casework-merge/split-sorted", test_split_sorted);
  casework_add ("/store/casework-merge/sql", test_sql);
  return casework_run_tests ();
}
