/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault's own list of categories, and the concerns that use it. */
#include "casework-fixture.h"

#include <string.h>

static CkCategory *
load_one (CkStore    *store,
          const char *token)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = ck_categories_load (store, &error);
  CkCategory *category = ck_categories_find (list, token);

  g_assert_no_error (error);
  return category != NULL ? g_object_ref (category) : NULL;
}

static void
change (CkStore    *store,
        CkCategory *category,
        const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_casework_change_category (store, category, why, &error));
  g_assert_no_error (error);
}

static void
test_list (CkStore *store)
{
  g_autoptr (CkCategory) fresh = ck_category_new ();
  g_autoptr (CkCategory) grown = NULL;
  g_autoptr (CkCategory) present = load_one (store, "neglect");
  g_autoptr (CkCategory) renamed = NULL;
  g_autoptr (GPtrArray) list = NULL;

  /* as built in: nothing is recorded of it */
  g_assert_true (ck_uuid_is_none (&present->version_id));
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM category"), ==, 0);

  fresh->label = g_strdup ("Group chats");
  fresh->parent = g_strdup ("bullying");
  change (store, fresh, "We have many of these.");
  grown = load_one (store, "group-chats");
  g_assert_cmpstr (grown->label, ==, "Group chats");
  g_assert_cmpint (grown->position, ==, 30); /* after cyberbullying */
  g_assert_false (ck_uuid_is_none (&grown->version_id));
  list = ck_categories_load (store, NULL);
  g_assert_cmpstr (((CkCategory *)list->pdata[2])->token, ==, "group-chats");

  g_free (present->label);
  present->label = g_strdup ("Neglect at home");
  change (store, present, "Plainer.");
  renamed = load_one (store, "neglect");
  g_assert_cmpstr (renamed->label, ==, "Neglect at home");

  /* the same again is nothing */
  change (store, renamed, "Again.");
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM category"), ==, 2);
}

static void
test_refused (CkStore *store)
{
  g_autoptr (CkCategory) first = load_one (store, "neglect");
  g_autoptr (CkCategory) second = load_one (store, "neglect");
  g_autoptr (CkCategory) stale = NULL;
  g_autoptr (CkCategory) nudes = load_one (store, "nudes");
  g_autoptr (GError) error = NULL;

  g_assert_false (ck_casework_change_category (store, first, " ", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);

  first->retired = TRUE;
  change (store, first, "Not ours.");
  stale = load_one (store, "neglect");
  second->version_id = stale->version_id;
  g_free (second->label);
  second->label = g_strdup ("One");
  change (store, second, "A name.");
  g_free (stale->label);
  stale->label = g_strdup ("Two");
  g_assert_false (ck_casework_change_category (store, stale, "Another.", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);

  nudes->retired = TRUE;
  g_assert_false (ck_casework_change_category (store, nudes, "No.", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
}

/* A concern takes what the list has now, and keeps it when it is retired. */
static void
test_concern (CkStore *store)
{
  g_autoptr (CkCategory) category = ck_category_new ();
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (CkConcernForm) later = casework_concern ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) history = NULL;
  CkCasesFilter filter = { .status = CK_CASES_ALL, .risk = -1, .category = "bullying" };
  g_autofree char *entry = NULL;
  gboolean told = FALSE;

  form->categories = g_strsplit ("group-chats", " ", -1);
  g_assert_null (ck_casework_log_concern (store, form, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "categories[0] "));
  g_assert_nonnull (strstr (error->message, "group-chats"));
  g_clear_error (&error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM concern"), ==, 0);

  category->label = g_strdup ("Group chats");
  category->parent = g_strdup ("bullying");
  change (store, category, "We have many of these.");
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);

  file = casework_load (store, "2026-0001");
  g_assert_cmpstr (file->head->title, ==, "About a child: Group chats");
  g_assert_cmpstr (file->head->category_labels[0], ==, "Group chats");
  g_assert_cmpstr (((CkEntry *)file->entries->pdata[0])->concern->category_labels[0], ==, "Group chats");

  /* a filter by the first level finds those within */
  cases = ck_cases_list (store, &filter, &error);
  g_assert_cmpuint (cases->len, ==, 1);

  g_free (category->token);
  category->token = g_strdup ("group-chats");
  category->position = 30;
  category->retired = TRUE;
  change (store, category, "Too vague.");
  later->categories = g_strsplit ("group-chats", " ", -1);
  g_assert_null (ck_casework_log_concern (store, later, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_clear_object (&file);
  file = casework_load (store, "2026-0001");
  g_assert_cmpstr (file->head->category_labels[0], ==, "Group chats");

  history = ck_history_list (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < history->len; i++)
    {
      CkHistoryItem *item = history->pdata[i];

      told = told || (g_strcmp0 (item->what, "Category: Group chats") == 0 && g_strcmp0 (item->why, "Too vague.") == 0);
    }
  g_assert_true (told);
}

int
main (int argc, char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/casework/categories/list", test_list);
  casework_add ("/casework/categories/refused", test_refused);
  casework_add ("/casework/categories/concern", test_concern);
  return casework_run_tests ();
}
