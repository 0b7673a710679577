/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>

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
  return casework_run_tests ();
}
