/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"

static void
add_case (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (CkNoteForm) note = ck_note_form_new ();
  g_autoptr (CkActionForm) action = casework_action ("Ring the headteacher", ck_date_new (2026, 11, 30));
  g_autoptr (CkPlanStrand) plan = ck_plan_strand_new ();
  g_autoptr (CkAmendmentForm) amendment = ck_amendment_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *noted = NULL;
  g_autofree char *amended = NULL;

  form->title = g_strdup ("Group chat after rehearsals");
  form->categories = g_strsplit ("bullying", " ", -1);
  form->own_words = g_strdup ("“They don’t want me at Llŷn’s party 😔”");
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  note->text = g_strdup ("A telephone call to Siân, who had seen nothing.");
  noted = ck_casework_add_note (store, "2026-0001", note, &error);
  g_assert_no_error (error);
  g_assert_true (ck_casework_add_action (store, "2026-0001", action, NULL, &error));
  plan->strand = CK_STRAND_ORGANISATION;
  plan->need = g_strdup ("Groundrules for every chat.");
  g_assert_true (ck_casework_set_plan (store, "2026-0001", plan, &error));
  amendment->text = g_strdup ("Counted anew: nineteen.");
  amendment->why = g_strdup ("Her mother kept screenshots.");
  amended = ck_casework_amend (store, "2026-0001/1", amendment, &error);
  g_assert_no_error (error);
}

static CkSearchHit *
find (CkStore    *store,
      const char *words,
      guint       n_hits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ck_search (store, words, 20, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, n_hits);
  return n_hits > 0 ? g_object_ref (g_ptr_array_index (hits, 0)) : NULL;
}

static void
assert_found (CkStore    *store,
              const char *words,
              const char *what,
              gint64      number)
{
  g_autoptr (CkSearchHit) hit = find (store, words, 1);

  g_assert_cmpstr (hit->what, ==, what);
  g_assert_cmpint (hit->number, ==, number);
  if (strcmp (what, "person") != 0)
    g_assert_cmpstr (hit->reference, ==, "2026-0001");
}

static void
test_words (CkStore *store)
{
  g_autoptr (CkSearchHit) snippet = NULL;
  g_autoptr (CkSearchHit) person = NULL;

  add_case (store);
  assert_found (store, "telephone", "entry", 2);
  assert_found (store, "TELEPH", "entry", 2);
  assert_found (store, "sian", "entry", 2);
  assert_found (store, "  seen   nothing ", "entry", 2);
  assert_found (store, "headteacher", "action", 0);
  assert_found (store, "groundrules", "plan", 0);
  assert_found (store, "nineteen", "entry", 1);
  assert_found (store, "screenshots", "entry", 1);
  assert_found (store, "llŷn's", "entry", 1);
  assert_found (store, "don't", "entry", 1);
  g_assert_null (find (store, "telephone headteacher", 0));
  g_assert_null (find (store, "trombone", 0));

  snippet = find (store, "telephone", 1);
  g_assert_nonnull (strstr (snippet->snippet, "\xe2\x81\xa8telephone\xe2\x81\xa9"));
  g_assert_cmpstr (snippet->title, ==, "Group chat after rehearsals");
  person = find (store, "wren", 1);
  g_assert_cmpstr (person->what, ==, "person");
  g_assert_cmpstr (person->title, ==, "Wren Castellan");
  g_assert_null (person->reference);
  g_assert_false (ck_uuid_is_none (&person->person_id));
}

static void
test_references (CkStore *store)
{
  g_autoptr (CkSearchHit) by_case = NULL;
  g_autoptr (CkSearchHit) entry = NULL;
  g_autoptr (CkSearchHit) amended = NULL;

  add_case (store);
  by_case = find (store, " 2026-0001", 1);
  g_assert_cmpstr (by_case->what, ==, "case");
  g_assert_cmpstr (by_case->reference, ==, "2026-0001");
  entry = find (store, "2026-0001/2", 1);
  g_assert_cmpstr (entry->what, ==, "entry");
  g_assert_cmpint (entry->number, ==, 2);
  /* the number of an amendment leads to its entry */
  amended = find (store, "2026-0001/3", 1);
  g_assert_cmpint (amended->number, ==, 1);
  g_assert_null (find (store, "2026-0002", 0));
  g_assert_null (find (store, "2026-0001/99", 0));
}

/* Whatever is typed is words, never syntax. */
static void
test_anything (CkStore *store)
{
  static const char *const typed[] = { "\"",
                                       "\"\"\"",
                                       "'",
                                       "''; DROP TABLE entry; --",
                                       "telephone OR",
                                       "NOT telephone",
                                       "NEAR(a b)",
                                       "title:telephone",
                                       "{title}: x",
                                       "a*",
                                       "*",
                                       "^telephone",
                                       "(",
                                       ")",
                                       "-",
                                       "+ +",
                                       "\\",
                                       "%",
                                       "_",
                                       "a AND AND b",
                                       "مرحبا",
                                       "שלום",
                                       "…",
                                       "\u2068x\u2069",
                                       "ŵŷ",
                                       "\t\n x",
                                       "👩‍👩‍👧",
                                       "&<>" };

  add_case (store);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) hits = ck_search (store, typed[i], 20, &error);

      g_assert_no_error (error);
      g_assert_nonnull (hits);
    }
  assert_found (store, "😔", "entry", 1);
}

static void
test_refused (CkStore *store)
{
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'a');
  const char *const typed[] = { NULL, "", " \n", megabyte, "\xff", "a\x01" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ck_search (store, typed[i], 20, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "words"));
    }
}

static void
test_limit (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  for (int i = 0; i < 8; i++)
    g_free (casework_log (store));
  hits = ck_search (store, "messages", 5, &error);
  g_assert_cmpuint (hits->len, ==, 5);
}

/* Welsh letters and accents are found by plain ones, and the other way round; so are apostrophes of either kind. */
static void
test_letters (CkStore *store)
{
  g_autoptr (CkNoteForm) note = ck_note_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *noted = NULL;

  add_case (store);
  note->text = g_strdup ("Gŵyr Tŷ’r Dderwen, Zoë and Ffîon O'Brien; decomposed: w\u0302yr, e\u0301cole.");
  noted = ck_casework_add_note (store, "2026-0001", note, &error);
  g_assert_no_error (error);
  assert_found (store, "gwyr", "entry", 4);
  assert_found (store, "GŴYR", "entry", 4);
  assert_found (store, "ŵyr", "entry", 4);
  assert_found (store, "ty'r", "entry", 4);
  assert_found (store, "tŷ’r", "entry", 4);
  assert_found (store, "zoe ffion", "entry", 4);
  assert_found (store, "o’brien", "entry", 4);
  assert_found (store, "o'brien", "entry", 4);
  assert_found (store, "école", "entry", 4);
  assert_found (store, "ecole", "entry", 4);
}

static void
test_phrases (CkStore *store)
{
  add_case (store);
  assert_found (store, "\"telephone call\"", "entry", 2);
  assert_found (store, "“telephone call”", "entry", 2);
  assert_found (store, "\"seen nothing\" telephone", "entry", 2);
  g_assert_null (find (store, "\"call telephone\"", 0));
  g_assert_null (find (store, "\"telephone cal\"", 0));
  /* not closed yet: still being typed */
  assert_found (store, "\"telephone cal", "entry", 2);
}

static guint
n_found (CkStore    *store,
         const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ck_search (store, words, 50, &error);
  guint n_counted = 0;

  g_assert_no_error (error);
  g_assert_true (ck_search_count (store, words, &n_counted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_counted, ==, hits->len);
  return hits->len;
}

static void
test_filters (CkStore *store)
{
  add_case (store);
  assert_found (store, "kind:note seen", "entry", 2);
  assert_found (store, "KIND:Note", "entry", 2);
  assert_found (store, "kind:person wren", "person", 0);
  assert_found (store, "kind:action", "action", 0);
  assert_found (store, "kind:plan", "plan", 0);
  assert_found (store, "kind:child", "entry", 1);
  assert_found (store, "kind:\"about a child\"", "entry", 1);
  g_assert_cmpuint (n_found (store, "kind:contact"), ==, 0);
  g_assert_cmpuint (n_found (store, "kind:note kind:action"), ==, 2);
  assert_found (store, "status:open telephone", "entry", 2);
  g_assert_cmpuint (n_found (store, "status:closed telephone"), ==, 0);
  assert_found (store, "case:2026-0001 telephone", "entry", 2);
  assert_found (store, "category:bully telephone", "entry", 2);
  g_assert_cmpuint (n_found (store, "category:grooming telephone"), ==, 0);
  assert_found (store, "person:wren telephone", "entry", 2);
  assert_found (store, "person:\"wren cast\" kind:person", "person", 0);
  g_assert_cmpuint (n_found (store, "person:nobody telephone"), ==, 0);
  assert_found (store, "risk:not telephone", "entry", 2);
  g_assert_cmpuint (n_found (store, "risk:high telephone"), ==, 0);
  assert_found (store, "from:2026-11 telephone", "entry", 2);
  assert_found (store, "to:2026 telephone", "entry", 2);
  g_assert_cmpuint (n_found (store, "from:2027-01-01 telephone"), ==, 0);
  g_assert_cmpuint (n_found (store, "to:2025-12-31 telephone"), ==, 0);
  g_assert_cmpuint (n_found (store, "status:open risk:low"), ==, 0);
  g_assert_cmpuint (n_found (store, "status:open"), >=, 4);
}

static void
assert_says (CkStore    *store,
             const char *words,
             const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_search (store, words, 20, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, said));
}

/* What was meant as a filter is told its choices; any other word with a colon is a word. */
static void
test_filter_choices (CkStore *store)
{
  g_autoptr (CkNoteForm) note = ck_note_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *noted = NULL;

  add_case (store);
  assert_says (store, "status:ajar", "open, long-term, closed");
  assert_says (store, "risk:extreme", "not-assessed, low, medium, high");
  assert_says (store, "kind:", "concern, note, contact");
  assert_says (store, "kind:action-d", "action-done, action-dropped");
  assert_says (store, "category:nonsense", "bullying");
  assert_says (store, "from:yesterday-ish", "2026-11-20");
  assert_says (store, "to:2026-02-31", "2026-11-20");
  assert_says (store, "case:2026-0099", "2026-0014");
  assert_says (store, "person:", "name");
  assert_says (store, "stauts:open", "kind:, person:, from:, to:, status:");
  assert_says (store, "katagory:x kinds:note", "status:");

  note->text = g_strdup ("Re:concert at 10:30, see https://example.org and note:well");
  noted = ck_casework_add_note (store, "2026-0001", note, &error);
  g_assert_no_error (error);
  assert_found (store, "10:30", "entry", 4);
  assert_found (store, "re:concert", "entry", 4);
  assert_found (store, "https://example", "entry", 4);
  assert_found (store, "note:well", "entry", 4);
}

/* Pages are the whole, in pieces. */
static void
test_pages (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whole = NULL;
  guint n_hits = 0;

  for (int i = 0; i < 7; i++)
    g_free (casework_log (store));
  whole = ck_search_page (store, "messages kind:entry", 0, 50, &error);
  g_assert_no_error (error);
  g_assert_true (ck_search_count (store, "messages kind:entry", &n_hits, &error));
  g_assert_cmpuint (whole->len, ==, n_hits);
  g_assert_cmpuint (n_hits, ==, 7);
  for (guint offset = 0; offset < whole->len; offset += 2)
    {
      g_autoptr (GPtrArray) page = ck_search_page (store, "messages kind:entry", offset, 2, &error);

      g_assert_cmpuint (page->len, ==, MIN (2, whole->len - offset));
      for (guint i = 0; i < page->len; i++)
        {
          CkSearchHit *a = g_ptr_array_index (page, i), *b = g_ptr_array_index (whole, offset + i);

          g_assert_true (ck_uuid_equal (&a->item_id, &b->item_id));
        }
    }
}

/* What the views of the full text can give, the search has a group for. */
static void
test_all_kinds (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("'(\\w+)' AS what", 0, 0, NULL);
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_text_*'", &error);
  gboolean row = FALSE;
  guint n_views = 0;

  g_assert_no_error (error);
  while (ck_store_step (store, stmt, &row, &error) && row)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *what = NULL;
      g_autofree char *words = NULL;
      g_autoptr (GPtrArray) hits = NULL;

      g_assert_true (g_regex_match (regex, (const char *)sqlite3_column_text (stmt, 0), 0, &match));
      what = g_match_info_fetch (match, 1);
      words = g_strdup_printf ("kind:%s x", what);
      hits = ck_search (store, words, 1, &error);
      g_assert_no_error (error);
      n_views++;
    }
  g_assert_cmpuint (n_views, >=, 5);
}

/* What is shown first is of what is found, the newest of it, and says whether it is all. */
static void
test_first (CkStore *store)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GError) error = NULL;
  gboolean complete = TRUE;

  for (int i = 0; i < 6; i++)
    g_free (casework_log (store));
  all = ck_search (store, "messages", 2, &error);
  first = ck_search_first (store, "messages", 2, &complete, &error);
  g_assert_no_error (error);
  g_assert_false (complete);
  g_assert_cmpuint (first->len, >, 0);
  g_assert_cmpuint (first->len, <=, all->len);
  for (guint i = 0; i < first->len; i++)
    {
      CkSearchHit *hit = g_ptr_array_index (first, i);
      gboolean found = FALSE;

      for (guint j = 0; j < all->len; j++)
        found = found || ck_uuid_equal (&hit->item_id, &((CkSearchHit *)g_ptr_array_index (all, j))->item_id);
      g_assert_true (found);
    }
  g_clear_pointer (&first, g_ptr_array_unref);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = ck_search (store, "messages", 50, &error);
  first = ck_search_first (store, "messages", 50, &complete, &error);
  g_assert_true (complete);
  g_assert_cmpuint (first->len, ==, all->len);
}

static guint
count_hits (CkStore    *store,
            const char *words)
{
  g_autoptr (GError) error = NULL;
  guint n_hits = 0;

  g_assert_true (ck_search_count (store, words, &n_hits, &error));
  g_assert_no_error (error);
  return n_hits;
}

/* One person asks the index, a hundred ask each hit: either way theirs are found, and only theirs. */
static void
test_owners (CkStore *store)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 70; i++)
    {
      g_autoptr (CkConcernForm) form = casework_concern ();
      g_autofree char *name = g_strdup_printf ("Ffion Quill-%03d", i);
      g_autofree char *entry = NULL;

      g_ptr_array_set_size (form->people, 0);
      g_ptr_array_add (form->people, casework_person (name, CK_ROLE_HARMED));
      entry = ck_casework_log_concern (store, form, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_hits (store, "kind:case person:quill-007"), ==, 1);
  g_assert_cmpuint (count_hits (store, "kind:case person:quill-00"), ==, 10);
  g_assert_cmpuint (count_hits (store, "kind:case person:ffion"), ==, 70);
  g_assert_cmpuint (count_hits (store, "kind:person person:ffion"), ==, 70);
  g_assert_cmpuint (count_hits (store, "kind:person case:2026-0008"), ==, 1);
  g_assert_cmpuint (count_hits (store, "kind:person case:2026-0008 person:quill-007"), ==, 1);
  g_assert_cmpuint (count_hits (store, "kind:person case:2026-0009 person:quill-007"), ==, 0);
  g_assert_cmpuint (count_hits (store, "messages kind:concern person:quill-007"), ==, 1);
  g_assert_cmpuint (count_hits (store, "messages kind:concern person:ffion"), ==, 70);
  g_assert_cmpuint (count_hits (store, "messages person:nobody"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/search/words", test_words);
  casework_add ("/store/search/references", test_references);
  casework_add ("/store/search/anything", test_anything);
  casework_add ("/store/search/refused", test_refused);
  casework_add ("/store/search/limit", test_limit);
  casework_add ("/store/search/letters", test_letters);
  casework_add ("/store/search/phrases", test_phrases);
  casework_add ("/store/search/filters", test_filters);
  casework_add ("/store/search/filter-choices", test_filter_choices);
  casework_add ("/store/search/pages", test_pages);
  casework_add ("/store/search/all-kinds", test_all_kinds);
  casework_add ("/store/search/first", test_first);
  casework_add ("/store/search/owners", test_owners);
  return casework_run_tests ();
}
