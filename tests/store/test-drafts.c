/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"

static guint
count_drafts (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = ck_draft_list (store, &error);

  g_assert_no_error (error);
  return drafts->len;
}

static void
test_save (CkStore *store)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  gint64 units = casework_count (store, "SELECT count (*) FROM unit");
  CkUuid concern = { 0 }, note = { 0 };
  CkDraft *draft;

  g_assert_true (ck_draft_save (store, &concern, "concern", NULL, "{\"facts\": \"Elev", &error));
  g_assert_no_error (error);
  g_assert_false (ck_uuid_is_none (&concern));
  casework_set_now (store, CASEWORK_NOW + G_USEC_PER_SEC);
  g_assert_true (ck_draft_save (store, &note, "note", "2026-0001", "{}", &error));
  casework_set_now (store, CASEWORK_NOW + 2 * G_USEC_PER_SEC);
  g_assert_true (ck_draft_save (store, &concern, "concern", NULL, "{\"facts\": \"Eleven mess", &error));
  g_assert_no_error (error);

  drafts = ck_draft_list (store, &error);
  g_assert_cmpuint (drafts->len, ==, 2);
  draft = g_ptr_array_index (drafts, 0);
  g_assert_true (ck_uuid_equal (&draft->id, &concern));
  g_assert_cmpstr (draft->kind, ==, "concern");
  g_assert_null (draft->reference);
  g_assert_cmpstr (draft->json, ==, "{\"facts\": \"Eleven mess");
  g_assert_cmpint (draft->saved_at, ==, CASEWORK_NOW + 2 * G_USEC_PER_SEC);
  draft = g_ptr_array_index (drafts, 1);
  g_assert_cmpstr (draft->reference, ==, "2026-0001");

  g_assert_true (ck_draft_discard (store, &note, &error));
  g_assert_true (ck_draft_discard (store, &note, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_drafts (store), ==, 1);
  /* no part of the record */
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit"), ==, units);
}

/* The draft goes with the unit that it became, and stays when that fails. */
static void
test_discarded_with_unit (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (CkConcernForm) bad = casework_concern ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  CkUuid draft = { 0 };

  g_assert_true (ck_draft_save (store, &draft, "concern", NULL, "{}", &error));
  bad->kind = -1;
  ck_store_set_draft_to_discard (store, &draft);
  g_assert_null (ck_casework_log_concern (store, bad, NULL, &error));
  g_clear_error (&error);
  g_assert_cmpuint (count_drafts (store), ==, 1);

  ck_store_set_draft_to_discard (store, &draft);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_drafts (store), ==, 0);
}

static void
test_of_its_keyholder (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  CkUuid mine = store->keyholder, draft = { 0 };

  g_assert_true (ck_draft_save (store, &draft, "note", NULL, "{\"text\": \"mine\"}", &error));
  store->keyholder = ck_uuid_new (CASEWORK_NOW);
  g_assert_cmpuint (count_drafts (store), ==, 0);
  g_assert_false (ck_draft_save (store, &draft, "note", NULL, "{\"text\": \"taken\"}", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (ck_draft_discard (store, &draft, &error));
  store->keyholder = mine;
  g_assert_cmpuint (count_drafts (store), ==, 1);
}

static void
test_large (CkStore *store)
{
  g_autofree char *megabytes = g_strnfill (3 * 1024 * 1024, 'x');
  g_autofree char *too_many = g_strnfill (17 * 1024 * 1024, 'x');
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  CkUuid draft = { 0 };

  g_assert_true (ck_draft_save (store, &draft, "note", NULL, megabytes, &error));
  g_assert_no_error (error);
  g_assert_false (ck_draft_save (store, &draft, "note", NULL, too_many, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  drafts = ck_draft_list (store, &error);
  g_assert_cmpstr (((CkDraft *)g_ptr_array_index (drafts, 0))->json, ==, megabytes);
}

static void
save_one (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  CkUuid draft = { 0 };

  g_assert_true (ck_draft_save (store, &draft, "note", NULL, "{\"text\": \"after the lock\"}", &error));
}

static void
find_one (CkStore *store)
{
  g_assert_cmpuint (count_drafts (store), ==, 1);
}

static void
test_after_lock (CaseworkFixture *self,
                 gconstpointer    data)
{
  casework_run (self, (gconstpointer)save_one);
  casework_fixture_reopen (self);
  casework_run (self, (gconstpointer)find_one);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/drafts/save", test_save);
  casework_add ("/store/drafts/discarded-with-unit", test_discarded_with_unit);
  casework_add ("/store/drafts/of-its-keyholder", test_of_its_keyholder);
  casework_add ("/store/drafts/large", test_large);
  g_test_add ("/store/drafts/after-lock", CaseworkFixture, NULL, casework_fixture_set_up, test_after_lock,
              casework_fixture_tear_down);
  return casework_run_tests ();
}
