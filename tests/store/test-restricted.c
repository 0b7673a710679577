/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is looked at, of a restricted case nothing is shown but its reference, until somebody says why. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"

#define SECRET "Ravenscroft"  /* a word that stands in the restricted case alone */

typedef struct {
  char *kept;         /* the reference of the restricted case */
  char *other;        /* of one that is linked to it */
  CkUuid person;      /* who is in both */
} Cases;

static void
cases_clear (Cases *cases)
{
  g_free (cases->kept);
  g_free (cases->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cases, cases_clear)

static char *
case_of (char *entry)
{
  *strchr (entry, '/') = '\0';
  return entry;
}

static void
make (CkStore *store,
      Cases   *cases)
{
  g_autoptr (CkConcernForm) secret = casework_concern ();
  g_autoptr (CkConcernForm) open = casework_concern ();
  g_autoptr (CkLinkForm) link = ck_link_form_new ();
  g_autoptr (CkActionForm) action = casework_action (SECRET " is rung", ck_date_new (2026, 11, 23));
  g_autoptr (CkSnoozeForm) snooze = ck_snooze_form_new ();
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  secret->kind = CK_CONCERN_ALLEGATION;
  secret->title = g_strdup (SECRET " and the lift home");
  g_free (secret->facts);
  secret->facts = g_strdup ("Mr " SECRET " drove her home.");
  ck_record_set_text (g_ptr_array_index (secret->people, 0), "name", "Hal Ashdown");
  ((CkPersonLink *)g_ptr_array_index (secret->people, 0))->role = CK_ROLE_ALLEGED_RESPONSIBLE;
  cases->kept = case_of (ck_casework_log_concern (store, secret, NULL, &error));
  g_assert_no_error (error);
  people = ck_people_list (store, &error);
  cases->person = CK_PERSON (g_ptr_array_index (people, 0))->id;
  ((CkPersonLink *)g_ptr_array_index (open->people, 0))->id = cases->person;
  g_clear_pointer (&((CkPersonLink *)g_ptr_array_index (open->people, 0))->name, g_free);
  cases->other = case_of (ck_casework_log_concern (store, open, NULL, &error));
  g_assert_no_error (error);
  link->other = g_strdup (cases->kept);
  link->why = g_strdup ("Both name " SECRET ".");
  g_assert_true (ck_casework_link (store, cases->other, link, &error));
  g_assert_true (ck_casework_add_action (store, cases->kept, action, &snooze->item, &error));
  g_assert_no_error (error);
  snooze->until = ck_date_new (2026, 11, 25);
  snooze->reason = g_strdup ("When " SECRET " is back.");
  g_assert_true (ck_casework_snooze (store, cases->kept, snooze, &error));
  g_assert_true (ck_casework_restrict (store, cases->kept, TRUE, "About a colleague, " SECRET ".", &error));
  g_assert_no_error (error);
}

/* Nothing secret in any member of any of them, and the reference in one. */
static void
assert_masked (const char *json,
               const char *reference)
{
  g_test_message ("%s", json);
  g_assert_null (strstr (json, SECRET));
  g_assert_null (strstr (json, "drove her home"));
  g_assert_null (strstr (json, "alleged-responsible"));
  if (reference != NULL)
    g_assert_nonnull (strstr (json, reference));
}

static char *
as_json (GPtrArray *records)
{
  g_assert_nonnull (records);
  return ck_records_to_json (records, TRUE);
}

static void
test_history_of_everything (CkStore *store)
{
  g_auto (Cases) cases = { 0 };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) of_case = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  guint n = 0;

  make (store, &cases);
  all = ck_history_list (store, NULL, &error);
  json = as_json (all);
  assert_masked (json, cases.kept);
  /* the person who was new with it isn't told beside it either */
  for (guint i = 0; i < all->len; i++)
    {
      CkHistoryItem *item = all->pdata[i];

      n += g_str_has_prefix (item->what, "Restricted case ");
      g_assert_cmpstr (item->what, !=, "Person: Hal Ashdown");
      g_assert_nonnull (item->who);
    }
  /* logged, linked, an action, a snooze, restricted: one line each */
  g_assert_cmpuint (n, ==, 5);

  of_case = ck_history_list (store, cases.other, &error);
  g_clear_pointer (&json, g_free);
  json = as_json (of_case);
  assert_masked (json, cases.kept);

  g_assert_true (ck_casework_restrict (store, cases.kept, FALSE, "It is over.", &error));
  g_clear_pointer (&all, g_ptr_array_unref);
  all = ck_history_list (store, NULL, &error);
  g_clear_pointer (&json, g_free);
  json = as_json (all);
  g_assert_nonnull (strstr (json, SECRET));
}

/* Page by page it is what it is as a whole. */
static void
test_history_pages (CkStore *store)
{
  g_auto (Cases) cases = { 0 };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *paged = NULL;
  CkHistoryMark mark = { 0 };
  guint n_pages = 0;

  make (store, &cases);
  g_assert_true (ck_casework_restrict (store, cases.kept, FALSE, "It is over.", &error));
  while (!mark.ended)
    {
      GPtrArray *page = ck_history_page (store, &mark, 3, &error);

      g_assert_no_error (error);
      g_ptr_array_extend_and_steal (joined, page);
      n_pages++;
    }
  g_assert_cmpint (n_pages, ==, 1 + casework_count (store, "SELECT count (*) FROM unit") / 3);
  all = ck_history_list (store, NULL, &error);
  whole = as_json (all);
  paged = as_json (joined);
  g_assert_cmpstr (whole, ==, paged);
  /* past the end there is nothing */
  g_clear_pointer (&all, g_ptr_array_unref);
  all = ck_history_page (store, &mark, 3, &error);
  g_assert_cmpuint (all->len, ==, 0);
}

static void
test_person (CkStore *store)
{
  g_auto (Cases) cases = { 0 };
  g_autoptr (CkPersonFile) file = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *told = NULL;

  make (store, &cases);
  file = ck_person_file_load (store, &cases.person, &error);
  g_assert_no_error (error);
  json = ck_record_to_json (CK_RECORD (file), TRUE);
  assert_masked (json, cases.kept);
  g_assert_cmpuint (file->parts->len, ==, 2);
  g_assert_cmpuint (file->pattern->len, ==, 1);
  g_assert_cmpstr (CK_PATTERN_ITEM (file->pattern->pdata[0])->reference, ==, cases.kept);
  g_assert_cmpint (file->n_pattern_year, ==, 1);
  for (guint i = 0; i < file->parts->len; i++)
    {
      CkPart *part = file->parts->pdata[i];

      g_assert_cmpint (part->role, ==, g_str_equal (part->reference, cases.kept) ? -1 : CK_ROLE_HARMED);
    }
  history = ck_history_of_person (store, &cases.person, &error);
  told = as_json (history);
  assert_masked (told, cases.kept);
}

static void
test_other_case (CkStore *store)
{
  g_auto (Cases) cases = { 0 };
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (CkCaseFile) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *json = NULL;
  g_autofree char *own = NULL;

  make (store, &cases);
  file = casework_load (store, cases.other);
  g_assert_cmpuint (file->ties->len, ==, 1);
  shown = as_json (file->ties);
  assert_masked (shown, cases.kept);
  json = ck_case_export_json (store, cases.other, &error);
  assert_masked (json, cases.kept);
  /* who said why they look at it reads it there */
  opened = casework_load (store, cases.kept);
  g_assert_nonnull (strstr (CK_CASE_TIE (opened->ties->pdata[0])->why, SECRET));
  own = ck_case_export_json (store, cases.kept, &error);
  g_assert_nonnull (strstr (own, "Both name " SECRET));
}

static void
test_lists (CkStore *store)
{
  static const char *const searches[] = { SECRET, "Hal", "case:2026-0001", "case:2026-0001 kind:person", "kind:entry",
                                          "person:Hal kind:action", "category:other", "status:open" };
  g_auto (Cases) cases = { 0 };
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *due = NULL;
  g_autofree char *rows = NULL;

  make (store, &cases);
  g_assert_cmpstr (cases.kept, ==, "2026-0001");
  today = ck_today_list (store, ck_store_today (store), 30, &error);
  due = as_json (today);
  assert_masked (due, cases.kept);
  listed = ck_cases_list (store, NULL, &error);
  rows = as_json (listed);
  assert_masked (rows, cases.kept);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) hits = ck_search (store, searches[i], 20, &error);
      g_autoptr (GPtrArray) page = ck_search_page (store, searches[i], 0, 20, &error);
      g_autofree char *found = as_json (hits);
      g_autofree char *found_page = as_json (page);

      g_assert_no_error (error);
      assert_masked (found, NULL);
      assert_masked (found_page, NULL);
      /* who is in it isn't found by it */
      if (g_str_has_prefix (searches[i], "case:"))
        g_assert_null (strstr (found, "Hal Ashdown"));
    }
}

/* What goes on elsewhere is asked for there as well. */
static void
test_goes_on (CkStore *store)
{
  g_auto (Cases) cases = { 0 };
  g_autoptr (CkSplitForm) split = ck_split_form_new ();
  g_autoptr (CkConcernForm) second = casework_concern ();
  g_autoptr (CkMergeForm) merge = ck_merge_form_new ();
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *made = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *rows = NULL;
  gboolean restricted = FALSE;

  make (store, &cases);
  entry = ck_casework_log_concern (store, second, cases.kept, &error);
  g_assert_no_error (error);
  split->entries = g_strsplit (entry, " ", -1);
  split->why = g_strdup ("Another matter.");
  made = ck_casework_split (store, cases.kept, split, &error);
  g_assert_no_error (error);
  g_assert_true (ck_case_is_restricted (store, made, &restricted, &error));
  g_assert_true (restricted);
  /* and may be lifted there by itself */
  g_assert_true (ck_casework_restrict (store, made, FALSE, "Nothing of the colleague is in it.", &error));
  g_assert_true (ck_case_is_restricted (store, made, &restricted, &error));
  g_assert_false (restricted);

  merge->into = g_strdup (cases.other);
  merge->why = g_strdup ("One matter.");
  merged = ck_casework_merge (store, cases.kept, merge, &error);
  g_assert_no_error (error);
  g_assert_false (ck_casework_open_case (store, cases.other, "case", NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  listed = ck_cases_list (store, NULL, &error);
  rows = as_json (listed);
  assert_masked (rows, cases.other);
  /* as long as it shows one that is, it is restricted */
  g_assert_true (ck_casework_restrict (store, cases.other, FALSE, "Try.", &error));
  g_assert_true (ck_case_is_restricted (store, cases.other, &restricted, &error));
  g_assert_true (restricted);
  g_assert_false (ck_casework_restrict (store, cases.other, FALSE, "Try again.", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "merged"));
  g_clear_error (&error);
  g_assert_true (ck_casework_restrict (store, cases.kept, FALSE, "It is over.", &error));
  g_assert_true (ck_casework_open_case (store, cases.other, "case", NULL, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/restricted/history-of-everything", test_history_of_everything);
  casework_add ("/restricted/history-pages", test_history_pages);
  casework_add ("/restricted/person", test_person);
  casework_add ("/restricted/other-case", test_other_case);
  casework_add ("/restricted/lists", test_lists);
  casework_add ("/restricted/goes-on", test_goes_on);
  return casework_run_tests ();
}
