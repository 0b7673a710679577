/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>

/* The first item of the newest that says so; NULL if none does. */
static CkHistoryItem *
find (GPtrArray  *items,
      const char *kind,
      const char *what,
      const char *field)
{
  for (guint i = 0; i < items->len; i++)
    {
      CkHistoryItem *item = g_ptr_array_index (items, i);

      if (strcmp (item->kind, kind) == 0 && g_strcmp0 (item->what, what) == 0 && g_strcmp0 (item->field, field) == 0)
        return item;
    }
  return NULL;
}

static void
assert_item (GPtrArray  *items,
             const char *kind,
             const char *what,
             const char *field,
             const char *was,
             const char *now,
             const char *why)
{
  CkHistoryItem *item = find (items, kind, what, field);

  g_assert_nonnull (item);
  g_assert_cmpstr (item->was, ==, was);
  g_assert_cmpstr (item->now, ==, now);
  g_assert_cmpstr (item->why, ==, why);
  g_assert_cmpstr (item->who, ==, "Coordinator");
}

static void
do_everything (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkNoteForm) note = ck_note_form_new ();
  g_autoptr (CkAmendmentForm) amendment = ck_amendment_form_new ();
  g_autoptr (CkActionForm) action = casework_action ("Ring the school", ck_date_new (2026, 11, 24));
  g_autoptr (CkActionSettle) later = ck_action_settle_new ();
  g_autoptr (CkPersonLink) mother = casework_person ("Maren Castellan", CK_ROLE_PARENT_OR_CARER);
  g_autoptr (CkPlanStrand) plan = ck_plan_strand_new ();
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (CkChronologyOptions) options = ck_chronology_options_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *noted = NULL;
  g_autofree char *amended = NULL;
  g_autofree char *settled = NULL;
  g_autofree char *held = NULL;

  note->text = g_strdup ("Rang her mother.");
  noted = ck_casework_add_note (store, reference, note, &error);
  amendment->field = g_strdup ("facts");
  amendment->text = g_strdup ("Nine messages.");
  amendment->why = g_strdup ("Counted again.");
  amended = ck_casework_amend (store, "2026-0001/1", amendment, &error);
  g_assert_true (ck_casework_add_action (store, reference, action, &later->action, &error));
  later->status = CK_ACTION_OPEN;
  later->due = ck_date_new (2026, 12, 1);
  settled = ck_casework_settle_action (store, reference, later, &error);
  g_assert_true (ck_casework_involve (store, reference, mother, NULL, &error));
  plan->strand = CK_STRAND_HARMED;
  plan->need = g_strdup ("Safety.");
  g_assert_true (ck_casework_set_plan (store, reference, plan, &error));
  plan->resolved = g_strdup ("She plays.");
  g_assert_true (ck_casework_set_plan (store, reference, plan, &error));
  g_assert_true (ck_casework_change_case (store, reference, "Group chat", NULL, "Says more.", &error));
  review->risk = CK_RISK_MEDIUM;
  held = ck_casework_hold_review (store, reference, review, &error);
  options->recipient = g_strdup ("Social worker");
  options->purpose = g_strdup ("Early help");
  g_assert_true (ck_casework_record_viewing (store, reference, "chronology", NULL, &error));
  g_assert_true (ck_casework_record_copy (store, reference, 1, CK_COPY_PDF, options, 3,
                                          "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", &error));
  g_assert_no_error (error);
}

static void
test_case (CkStore *store)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;

  do_everything (store);
  other = casework_log (store);
  items = ck_history_list (store, "2026-0001", &error);
  g_assert_no_error (error);

  assert_item (items, "log-concern", "Entry 1", NULL, NULL, "About a child", NULL);
  assert_item (items, "log-concern", "Case", NULL, NULL, "About a child", NULL);
  assert_item (items, "log-concern", "Case", "Status", NULL, "Open", NULL);
  assert_item (items, "log-concern", "Person in the case", NULL, NULL, "Wren Castellan: Harmed", NULL);
  assert_item (items, "add-note", "Entry 2", NULL, NULL, "Note", NULL);
  assert_item (items, "amend", "Entry 1, amended as 3", "Facts",
               "Eleven messages in the group chat make fun of her solo.", "Nine messages.", "Counted again.");
  assert_item (items, "add-action", "Action: Ring the school", "Due", NULL, "Tue 24 Nov 2026", NULL);
  assert_item (items, "settle-action", "Action: Ring the school", "Due", "Tue 24 Nov 2026", "Tue 1 Dec 2026", NULL);
  assert_item (items, "involve-person", "Person in the case", NULL, NULL, "Maren Castellan: Parent or carer", NULL);
  assert_item (items, "set-plan", "Plan: Person harmed", NULL, NULL, "Safety.", NULL);
  assert_item (items, "set-plan", "Plan: Person harmed", "What resolved looks like", NULL, "She plays.", NULL);
  assert_item (items, "change-case", "Case", "Title", "About a child", "Group chat", "Says more.");
  assert_item (items, "hold-review", "Case", "Risk", "Not assessed", "Medium", "Nothing more was seen.");
  assert_item (items, "hold-review", "Case", "Next review", "Tue 24 Nov 2026", "Mon 7 Dec 2026",
               "Nothing more was seen.");
  assert_item (items, "view", "Looked at", NULL, NULL, "chronology", NULL);
  assert_item (items, "copy", "Copy 1 of the chronology", "For", NULL, "Social worker", "Early help");

  /* newest first, and nothing of the other case */
  g_assert_cmpstr (((CkHistoryItem *)g_ptr_array_index (items, 0))->kind, ==, "copy");
  for (guint i = 1; i < items->len; i++)
    {
      CkHistoryItem *newer = g_ptr_array_index (items, i - 1);
      CkHistoryItem *older = g_ptr_array_index (items, i);

      g_assert_cmpint (newer->sequence, >=, older->sequence);
    }
  g_assert_cmpstr (((CkHistoryItem *)g_ptr_array_index (items, items->len - 1))->kind, ==, "log-concern");
}

static void
test_all (CkStore *store)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (CkSettings) settings = NULL;
  g_autoptr (GError) error = NULL;
  CkPerson *person;

  do_everything (store);
  people = ck_people_list (store, &error);
  person = g_ptr_array_index (people, 1);
  person->kind = CK_PERSON_CHILD;
  person->born = ck_date_new (2013, 5, 4);
  person->born_precision = CK_BORN_EXACT;
  g_assert_true (ck_casework_change_person (store, person, "The form says so.", &error));
  settings = ck_settings_load (store, &error);
  settings->long_check_days = 60;
  settings->nation = CK_NATION_SCOTLAND;
  g_assert_true (ck_casework_change_settings (store, settings, "New guidance.", &error));
  g_assert_no_error (error);

  items = ck_history_list (store, NULL, &error);
  g_assert_no_error (error);
  assert_item (items, "create-vault", "Keyholder: Coordinator", NULL, NULL, "Added", NULL);
  assert_item (items, "create-vault", "Setting: Days from closing a case to its long-term check", NULL, NULL, "90",
               NULL);
  assert_item (items, "change-settings", "Setting: Days from closing a case to its long-term check", "Value", "90",
               "60", "New guidance.");
  assert_item (items, "change-settings", "Setting: Nation", "Value", "England and Wales", "Scotland", "New guidance.");
  assert_item (items, "change-person", "Person: Wren Castellan", "Date of birth", NULL, "Sat 4 May 2013",
               "The form says so.");
  assert_item (items, "log-concern", "Person: Wren Castellan", NULL, NULL, NULL, NULL);
  assert_item (items, "log-concern", "Entry 1", NULL, NULL, "About a child", NULL);
}

static void
test_not_found (CkStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_history_list (store, "2026-0001", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
}

static gpointer
list_all (CkStore      *store,
                     gpointer      data,
                     GCancellable *cancellable,
                     GError      **error)
{
  return ck_history_list (store, NULL, error);
}

static void
test_failures (CaseworkFixture *self,
               gconstpointer    data)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *destination = g_build_filename (self->folder, "copy.casevault", NULL);

  g_assert_true (ck_session_close (self->session, &error));
  g_assert_false (ck_session_unlock (self->session, NULL, "wrong", &error));
  g_clear_error (&error);
  g_assert_true (ck_session_unlock (self->session, NULL, CASEWORK_PASSPHRASE, &error));
  g_assert_true (ck_session_backup (self->session, destination, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  items = ck_session_call (self->session, list_all, NULL, &error);
  assert_item (items, "unlock-failures", "Failed attempts to unlock", NULL, NULL, "1", NULL);
  assert_item (items, "backup", "Verified backup", NULL, NULL, NULL, NULL);
}

static gpointer
log_one (CkStore      *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  return casework_log (store);
}

static gpointer
list_first_case (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return ck_history_list (store, "2026-0001", error);
}

/* Each thing is told of the one who did it. */
static void
test_who (CaseworkFixture *self,
          gconstpointer    data)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;

  g_free (ck_session_call (self->session, log_one, NULL, &error));
  g_assert_true (ck_session_add_keyholder (self->session, "Sam Hollis", "another long passphrase", 1, 8, &error));
  g_assert_true (ck_session_close (self->session, &error));
  g_assert_true (ck_session_unlock (self->session, "Sam Hollis", "another long passphrase", &error));
  ck_session_set_clock (self->session, CASEWORK_NOW, NULL);
  g_free (ck_session_call (self->session, log_one, NULL, &error));
  g_assert_no_error (error);

  items = ck_session_call (self->session, list_first_case, NULL, &error);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpstr (((CkHistoryItem *)g_ptr_array_index (items, i))->who, ==, "Coordinator");
  all = ck_session_call (self->session, list_all, NULL, &error);
  g_assert_cmpstr (((CkHistoryItem *)g_ptr_array_index (all, 0))->who, ==, "Sam Hollis");
  g_assert_true (ck_session_change_passphrase (self->session, "Coordinator", "eight loud geese on a pond", &error));
  g_clear_pointer (&all, g_ptr_array_unref);
  all = ck_session_call (self->session, list_all, NULL, &error);
  g_assert_cmpstr (((CkHistoryItem *)g_ptr_array_index (all, 0))->what, ==, "Keyholder: Coordinator");
  g_assert_cmpstr (((CkHistoryItem *)g_ptr_array_index (all, 0))->now, ==, "Passphrase changed");
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/history/case", test_case);
  casework_add ("/store/history/all", test_all);
  casework_add ("/store/history/not-found", test_not_found);
  g_test_add ("/store/history/who", CaseworkFixture, NULL, casework_fixture_set_up, test_who,
              casework_fixture_tear_down);
  g_test_add ("/store/history/failures", CaseworkFixture, NULL, casework_fixture_set_up, test_failures,
              casework_fixture_tear_down);
  return casework_run_tests ();
}
