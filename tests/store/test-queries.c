/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>

/* Five cases: open without assessment, open with high risk, closed with a check, closed without, and one of another
 * lead. */
static void
add_cases (CkStore *store)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (CkConcernForm) form = casework_concern ();
      g_autofree char *entry = NULL;
      g_autofree char *closed = NULL;
      g_autoptr (CkClosureForm) closure = casework_closure ();

      g_clear_pointer (&form->categories, g_strfreev);
      form->categories = g_strsplit (i == 1 ? "grooming" : "bullying", " ", -1);
      form->title = g_strdup_printf ("Case number %d", i + 1);
      if (i == 1)
        form->risk = CK_RISK_HIGH;
      if (i == 4)
        form->lead = g_strdup ("Sam Hollis");
      if (i == 4)
        form->risk = CK_RISK_LOW;
      entry = ck_casework_log_concern (store, form, NULL, &error);
      g_assert_no_error (error);
      if (i == 3)
        closure->no_check_reason = g_strdup ("Moved away.");
      *strchr (entry, '/') = '\0';
      if (i == 2 || i == 3)
        closed = ck_casework_close (store, entry, closure, &error);
      g_assert_no_error (error);
    }
}

#define FILTER(...) (&(CkCasesFilter){ .risk = -1, __VA_ARGS__ })

static void
assert_cases (CkStore             *store,
              const CkCasesFilter *filter,
              const char          *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ck_cases_list (store, filter, &error);
  g_autoptr (GString) numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < cases->len; i++)
    g_string_append_c (numbers, ((CkCase *)g_ptr_array_index (cases, i))->reference[8]);
  g_assert_cmpstr (numbers->str, ==, expected);
}

static void
assert_pages (CkStore             *store,
              const CkCasesFilter *filter,
              CkCasesOrder         order,
              gboolean             descending,
              const char          *expected)
{
  guint n_cases = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_cases_count (store, filter, &n_cases, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_cases, ==, strlen (expected));
  for (guint limit = 1; limit <= 6; limit++)
    {
      g_autoptr (GString) numbers = g_string_new (NULL);

      for (guint offset = 0; offset < n_cases; offset += limit)
        {
          g_autoptr (GPtrArray) page = ck_cases_page (store, filter, order, descending, offset, limit, &error);

          g_assert_no_error (error);
          for (guint i = 0; i < page->len; i++)
            g_string_append_c (numbers, ((CkCase *)g_ptr_array_index (page, i))->reference[8]);
        }
      g_assert_cmpstr (numbers->str, ==, expected);
    }
}

/* A window on the list shows what the list has, wherever it is opened. */
static void
test_case_pages (CkStore *store)
{
  add_cases (store);
  assert_pages (store, FILTER (0), CK_CASES_BY_REVIEW, FALSE, "12534");
  assert_pages (store, FILTER (0), CK_CASES_BY_REVIEW, TRUE, "35214");
  assert_pages (store, FILTER (.status = CK_CASES_OPEN), CK_CASES_BY_REVIEW, FALSE, "125");
  assert_pages (store, FILTER (.status = CK_CASES_CLOSED), CK_CASES_BY_REVIEW, FALSE, "4");
  assert_pages (store, FILTER (.status = CK_CASES_LONG_TERM | CK_CASES_CLOSED), CK_CASES_BY_REVIEW, FALSE, "34");
  assert_pages (store, FILTER (.due_by = ck_date_new (2026, 11, 30)), CK_CASES_BY_REVIEW, FALSE, "12");
  assert_pages (store, FILTER (.words = "castell", .status = CK_CASES_OPEN), CK_CASES_BY_REVIEW, FALSE, "125");
  assert_pages (store, FILTER (.words = "number 4"), CK_CASES_BY_TITLE, FALSE, "4");
  assert_pages (store, FILTER (.words = "\"( OR"), CK_CASES_BY_REVIEW, FALSE, "");
  assert_pages (store, FILTER (0), CK_CASES_BY_TITLE, FALSE, "12345");
  assert_pages (store, FILTER (0), CK_CASES_BY_TITLE, TRUE, "54321");
  assert_pages (store, FILTER (0), CK_CASES_BY_CATEGORY, TRUE, "21345");
  assert_pages (store, FILTER (0), CK_CASES_BY_RISK, FALSE, "25134");
  assert_pages (store, FILTER (0), CK_CASES_BY_STATUS, FALSE, "12534");
}

static void
test_cases (CkStore *store)
{
  g_autoptr (GError) error = NULL;

  add_cases (store);
  /* next review first, none last */
  assert_cases (store, NULL, "12534");
  assert_cases (store, FILTER (0), "12534");
  assert_cases (store, FILTER (.status = CK_CASES_OPEN), "125");
  assert_cases (store, FILTER (.status = CK_CASES_LONG_TERM), "3");
  assert_cases (store, FILTER (.status = CK_CASES_CLOSED), "4");
  assert_cases (store, FILTER (.status = CK_CASES_LONG_TERM | CK_CASES_CLOSED), "34");
  assert_cases (store, FILTER (.due_by = ck_date_new (2026, 11, 24)), "1");
  assert_cases (store, FILTER (.due_by = ck_date_new (2026, 11, 30)), "12");
  assert_cases (store, &(CkCasesFilter){ .risk = CK_RISK_HIGH }, "2");
  assert_cases (store, FILTER (.category = "grooming"), "2");
  /* one that the vault's list doesn't have would look like a vault without such cases */
  g_assert_null (ck_cases_list (store, FILTER (.category = "no such"), &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  assert_cases (store, FILTER (.lead = "Sam Hollis"), "5");
  assert_cases (store, FILTER (.words = "number 3"), "3");
  assert_cases (store, FILTER (.words = "castell"), "12534");
  assert_cases (store, FILTER (.words = "castell", .status = CK_CASES_OPEN, .lead = "Sam Hollis"), "5");
  assert_cases (store, FILTER (.words = "2026-0002"), "2");
  assert_cases (store, FILTER (.words = "\"( OR"), "");
  g_assert_null (ck_cases_list (store, FILTER (.words = " "), &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
}

static void
test_case_not_found (CkStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_case_load (store, "2026-0001", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (ck_case_load (store, "the one with the chat", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (ck_case_load (store, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
}

static void
assert_item (GPtrArray  *items,
             guint       index,
             CkDueKind   kind,
             const char *reference,
             const char *title,
             gint64      n_folded)
{
  CkDueItem *item = g_ptr_array_index (items, index);

  g_assert_cmpint (item->kind, ==, (int)kind);
  g_assert_cmpstr (item->reference, ==, reference);
  g_assert_cmpstr (item->title, ==, title);
  g_assert_cmpint (item->n_folded, ==, n_folded);
}

static void
test_today (CkStore *store)
{
  g_autoptr (CkActionForm) soon = casework_action ("Ring the school", ck_date_new (2026, 11, 23));
  g_autoptr (CkActionForm) later = casework_action ("Write to the trustees", ck_date_new (2026, 12, 2));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (CkDueItem) next = NULL;
  g_autoptr (GError) error = NULL;
  CkDate today = ck_date_new (2026, 11, 23);

  g_assert_true (ck_today_next (store, today, &next, &error));
  g_assert_null (next);
  add_cases (store);
  soon->owner = g_strdup ("Kit Aldous");
  soon->strand = CK_STRAND_ORGANISATION;
  g_assert_true (ck_casework_add_action (store, "2026-0001", soon, NULL, &error));
  g_assert_true (ck_casework_add_action (store, "2026-0005", later, NULL, &error));

  items = ck_today_list (store, today, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  assert_item (items, 0, CK_DUE_ACTION, "2026-0001", "Ring the school", 0);
  g_assert_cmpstr (((CkDueItem *)g_ptr_array_index (items, 0))->lead, ==, "Kit Aldous");
  g_assert_cmpint (((CkDueItem *)g_ptr_array_index (items, 0))->strand, ==, CK_STRAND_ORGANISATION);
  g_clear_pointer (&items, g_ptr_array_unref);

  items = ck_today_list (store, today, 120, &error);
  g_assert_cmpuint (items->len, ==, 4);
  /* the review of the same case stands behind its action */
  assert_item (items, 0, CK_DUE_ACTION, "2026-0001", "Ring the school", 1);
  assert_item (items, 1, CK_DUE_REVIEW, "2026-0002", "Review: Case number 2", 0);
  g_assert_cmpint (((CkDueItem *)g_ptr_array_index (items, 1))->risk, ==, CK_RISK_HIGH);
  g_assert_cmpint (((CkDueItem *)g_ptr_array_index (items, 1))->strand, ==, -1);
  assert_item (items, 2, CK_DUE_ACTION, "2026-0005", "Write to the trustees", 1);
  assert_item (items, 3, CK_DUE_LONG_TERM_CHECK, "2026-0003", "Long-term check: Case number 3", 0);

  g_assert_true (ck_today_next (store, ck_date_new (2026, 11, 24), &next, &error));
  g_assert_cmpstr (next->reference, ==, "2026-0002");
  g_assert_true (ck_date_equal (next->due, ck_date_new (2026, 11, 30)));
}

static void
add_person (CkStore    *store,
            const char *name,
            const char *known_as)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  CkPersonLink *link = g_ptr_array_index (form->people, 0);

  g_free (link->name);
  link->name = g_strdup (name);
  link->known_as = g_strdup (known_as);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_like (CkStore    *store,
             const char *typed,
             guint       limit,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = ck_people_like (store, typed, limit, &error);
  g_autoptr (GString) names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((CkPerson *)g_ptr_array_index (people, i))->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static void
test_people (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) roles = NULL;
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'a');
  CkUuid nobody = ck_uuid_new (CASEWORK_NOW);

  add_person (store, "Siân Fernhill", NULL);
  add_person (store, "Dylan Fernhill", "Dyl");
  add_person (store, "Fern Llewelyn", NULL);
  add_person (store, "Aoife O’Connor", NULL);
  assert_like (store, "sian", 5, "Siân Fernhill");
  assert_like (store, "SIÂ", 5, "Siân Fernhill");
  /* a name that begins so, then another name that does */
  assert_like (store, "fern", 5, "Fern Llewelyn, Dylan Fernhill, Siân Fernhill");
  assert_like (store, "fern", 2, "Fern Llewelyn, Dylan Fernhill");
  assert_like (store, "dyl", 5, "Dylan Fernhill");
  assert_like (store, "fern d", 5, "Dylan Fernhill");
  assert_like (store, "o’c", 5, "Aoife O’Connor");
  assert_like (store, "zz", 5, "");
  assert_like (store, "", 5, "");
  assert_like (store, "%_\"'😀", 5, "");
  assert_like (store, megabyte, 5, "");
  assert_like (store, "\xff\xfe", 5, "");

  people = ck_people_list (store, &error);
  g_assert_cmpuint (people->len, ==, 4);
  g_assert_cmpstr (((CkPerson *)g_ptr_array_index (people, 0))->name, ==, "Aoife O’Connor");
  roles = ck_person_cases (store, &((CkPerson *)g_ptr_array_index (people, 0))->id, &error);
  g_assert_cmpuint (roles->len, ==, 1);
  g_assert_cmpint (((CkInvolvement *)g_ptr_array_index (roles, 0))->role, ==, CK_ROLE_HARMED);
  g_clear_pointer (&roles, g_ptr_array_unref);
  roles = ck_person_cases (store, &nobody, &error);
  g_assert_cmpuint (roles->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/queries/case-pages", test_case_pages);
  casework_add ("/store/queries/cases", test_cases);
  casework_add ("/store/queries/case-not-found", test_case_not_found);
  casework_add ("/store/queries/today", test_today);
  casework_add ("/store/queries/people", test_people);
  return casework_run_tests ();
}
