/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No query of a screen reads a table of facts from end to end: each statement that the store has prepared by the end of
 * a day's work is explained. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"

/* Read whole on purpose: the few rows of settings, categories, names, drafts and people who were merged; everybody by name;
 * all cases that a list may show.
 * f is what the history puts together itself, page what a list of people has chosen, line the few rows
 * that one involvement became, u a page of units, q, part and shown what a case is put together from, p cases from which
 * something went to another, who and each the ids that a search was given; a constant row is no table. */
static gboolean
may_be_scanned (const char *table)
{
  static const char *const whole[] = { "device", "d_setting_now", "d_category_now", "d_person_now", "d", "n", "draft", "f", "page", "line", "u",
                                      "q", "o", "part", "shown", "whose", "roots", "everyone", "who", "each", "p", "d_person_root", "CONSTANT", NULL };

  return g_strv_contains (whole, table);
}

/* Lists, by an index in their order: cases, people, what is due, what went from one case to another. */
static gboolean
may_be_walked (const char *table)
{
  static const char *const lists[] = { "c",          "r",            "o",                "n",                "l", "d", "u",
                                       "d_case_now", "d_review_now", "d_entry_move_now", "d_case_merge_now", NULL };

  return g_strv_contains (lists, table);
}

static void
explain (CkStore    *store,
         const char *sql)
{
  g_autofree char *explained = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, explained, &error);
  gboolean row = FALSE;

  g_assert_no_error (error);
  while (ck_store_step (store, stmt, &row, &error) && row)
    {
      const char *detail = (const char *)sqlite3_column_text (stmt, 3);
      g_auto (GStrv) words = g_strsplit (detail, " ", 3);

      if (strcmp (words[0], "SCAN") != 0 || strstr (detail, "VIRTUAL TABLE") != NULL || (strstr (detail, "USING") != NULL && may_be_walked (words[1]))
          || (strcmp (words[1], "e") == 0 && strstr (sql, "everyone e") != NULL && strstr (sql, "entry e") == NULL)
          || g_str_has_prefix (words[1], "(") || may_be_scanned (words[1]))
        continue;
      g_test_message ("%s\n%s", detail, sql);
      g_test_fail ();
    }
  g_assert_no_error (error);
}

/* Lists of people, and everything about two of them. */
static void
look_at_people (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = ck_people_list (store, &error);
  CkPerson *first = g_ptr_array_index (people, 0), *second = g_ptr_array_index (people, 1);
  CkPeopleFilter filter = { .kind = CK_PERSON_CHILD, .open_cases = TRUE, .words = "wren" };
  CkPeopleFilter in_open = { .kind = -1, .open_cases = TRUE };
  g_autoptr (CkRelationshipForm) form = ck_relationship_form_new ();
  CkUuid relationship;
  guint count;

  form->person = first->id;
  form->other = second->id;
  form->kind = CK_RELATION_SIBLING;
  g_assert_true (ck_casework_relate (store, form, &relationship, &error));
  g_assert_true (ck_casework_end_relationship (store, &relationship, CK_RELATION_ENDED, CK_DATE_NONE, "x", &error));
  g_assert_true (ck_casework_merge_people (store, &first->id, &second->id, "x", &error));
  g_assert_true (ck_people_count (store, &filter, &count, &error));
  g_assert_true (ck_people_count (store, &in_open, &count, &error));
  g_ptr_array_unref (ck_people_page (store, &filter, 0, 20, &error));
  g_ptr_array_unref (ck_people_alike (store, first, 5, &error));
  g_object_unref (ck_person_file_load (store, &first->id, &error));
  g_ptr_array_unref (ck_history_of_person (store, &first->id, &error));
  g_assert_no_error (error);
}

/* Each order and filter of the page of cases, and each filter of the search: each is a statement of its own. */
static void
look_everywhere (CkStore *store)
{
  static const char *const typed[] = { "messages status:open",      "messages risk:high",     "messages category:bullying",
                                       "messages case:2026-0001",   "messages person:wren",   "messages from:2026-01",
                                       "messages to:2026",          "kind:note kind:person",  "kind:child",
                                       "status:open person:wren from:2026 to:2026 risk:low case:2026-0001 category:other kind:note" };
  CkCasesFilter all = { .risk = -1 };
  CkCasesFilter some = { .risk = CK_RISK_HIGH, .status = CK_CASES_ALL, .words = "wren", .category = "bullying", .lead = "x",
                         .due_by = ck_store_today (store) };
  g_autoptr (GError) error = NULL;
  guint count;

  for (int order = CK_CASES_BY_REVIEW; order <= CK_CASES_BY_STATUS; order++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_ptr_array_unref (ck_cases_page (store, &all, (CkCasesOrder)order, descending, 0, 20, &error));
        g_ptr_array_unref (ck_cases_page (store, &some, (CkCasesOrder)order, descending, 0, 20, &error));
      }
  for (int status = CK_CASES_OPEN; status <= CK_CASES_CLOSED; status <<= 1)
    {
      all.status = (CkCasesStatus)status;
      g_assert_true (ck_cases_count (store, &all, &count, &error));
      g_ptr_array_unref (ck_cases_page (store, &all, CK_CASES_BY_REVIEW, FALSE, 0, 20, &error));
    }
  g_assert_true (ck_cases_count (store, &some, &count, &error));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_ptr_array_unref (ck_search (store, typed[i], 20, &error));
      g_ptr_array_unref (ck_search_first (store, typed[i], 1, NULL, &error));
      g_ptr_array_unref (ck_search_page (store, typed[i], 0, 20, &error));
      g_assert_true (ck_search_count (store, typed[i], &count, &error));
      g_assert_no_error (error);
    }
  g_ptr_array_unref (ck_categories_load (store, &error));
  g_object_unref (ck_settings_load (store, &error));
  g_assert_no_error (error);
}

static void
work (CkStore *store)
{
  CkHistoryMark mark = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (CkActionForm) action = casework_action ("Ring the school", ck_date_new (2026, 11, 24));
  g_autoptr (CkActionSettle) settle = ck_action_settle_new ();
  g_autoptr (CkAmendmentForm) amendment = ck_amendment_form_new ();
  g_autofree char *settled = NULL;
  g_autofree char *held = NULL;
  g_autofree char *amended = NULL;
  g_autofree char *json = NULL;
  g_autoptr (CkDueItem) next = NULL;
  CkCasesFilter filter = { .risk = -1, .words = "messages", .category = "bullying" };
  CkUuid draft = { 0 };

  g_assert_true (ck_casework_add_action (store, reference, action, &settle->action, &error));
  settle->status = CK_ACTION_DONE;
  settled = ck_casework_settle_action (store, reference, settle, &error);
  held = ck_casework_hold_review (store, reference, review, &error);
  amendment->field = g_strdup ("platform");
  amendment->text = g_strdup ("Signal");
  amendment->why = g_strdup ("Said so.");
  amended = ck_casework_amend (store, "2026-0001/1", amendment, &error);
  g_assert_true (ck_casework_change_case (store, reference, "Group chat", NULL, "Says more.", &error));
  g_clear_object (&next);
  g_ptr_array_unref (ck_cases_list (store, NULL, &error));
  g_ptr_array_unref (ck_cases_list (store, &filter, &error));
  g_ptr_array_unref (ck_today_list (store, ck_store_today (store), 30, &error));
  ck_today_window_free (ck_today_window (store, ck_store_today (store), 30, (CkTodayPart[CK_N_TODAY_GROUPS]){ { 0, 9 } }, &error));
  g_assert_true (ck_today_next (store, ck_store_today (store), &next, &error));
  g_free (casework_log (store));
  look_at_people (store);
  g_ptr_array_unref (ck_people_like (store, "wren", 5, &error));
  g_ptr_array_unref (ck_search (store, "messages", 20, &error));
  g_ptr_array_unref (ck_search (store, "2026-0001", 20, &error));
  g_ptr_array_unref (ck_search (store, "2026-0001/1", 20, &error));
  g_ptr_array_unref (ck_history_list (store, reference, &error));
  g_assert_true (ck_casework_restrict (store, reference, TRUE, "A colleague.", &error));
  g_ptr_array_unref (ck_history_page (store, &mark, 0, &error));
  g_object_unref (ck_case_load (store, reference, &error));
  look_everywhere (store);
  json = ck_case_export_json (store, reference, &error);
  g_assert_true (ck_draft_save (store, &draft, "note", NULL, "{}", &error));
  g_ptr_array_unref (ck_draft_list (store, &error));
  g_assert_no_error (error);
}

static void
test_plans (CkStore *store)
{
  g_autofree const char **statements = NULL;
  g_auto (GStrv) kept = NULL;
  guint length = 0;

  work (store);
  statements = (const char **)g_hash_table_get_keys_as_array (store->statements, &length);
  kept = g_strdupv ((char **)statements);
  g_assert_cmpuint (length, >, 40);
  /* what an insert looks through for its foreign keys it does only where one is still broken */
  for (guint i = 0; i < length; i++)
    if (g_str_has_prefix (kept[i], "SELECT") || g_str_has_prefix (kept[i], "WITH"))
      explain (store, kept[i]);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/query-plans", test_plans);
  return casework_run_tests ();
}
