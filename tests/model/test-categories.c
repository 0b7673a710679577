/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ck-categories.h"
#include "ck-error.h"

static CkCategory *
category_new (const char *token,
              const char *parent,
              const char *label,
              gint64      position)
{
  CkCategory *category = ck_category_new ();

  category->token = g_strdup (token);
  category->parent = g_strdup (parent);
  category->label = g_strdup (label);
  category->position = position;
  return category;
}

/* The policy's own come first, each with what belongs to it. */
static void
test_default (void)
{
  static const char *const first[] = { "bullying", "cyberbullying", "emotional-abuse", "sexual-abuse", "sexual-exploitation", "nudes" };
  g_autoptr (GPtrArray) list = ck_categories_new_default ();

  g_assert_cmpuint (list->len, ==, ck_categories.n_tokens);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpstr (((CkCategory *)list->pdata[i])->token, ==, first[i]);
  g_assert_cmpstr (((CkCategory *)list->pdata[list->len - 1])->token, ==, "other");
  g_assert_cmpstr (ck_categories_find (list, "cyberbullying")->parent, ==, "bullying");
  g_assert_null (ck_categories_find (list, "bullying")->parent);
  g_assert_null (ck_categories_find (list, "rudeness"));
  g_assert_null (ck_categories_find (list, NULL));
  g_assert_cmpstr (ck_categories_label (list, "nudes"), ==, "Nudes and semi-nudes");
  g_assert_cmpstr (ck_categories_label (list, "rudeness"), ==, "rudeness");
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) order = g_string_new (NULL);

  g_ptr_array_add (list, category_new ("c2", "c", "Second", 2));
  g_ptr_array_add (list, category_new ("orphan", "gone", "Orphan", 25));
  g_ptr_array_add (list, category_new ("b", NULL, "Zebra", 20));
  g_ptr_array_add (list, category_new ("a", NULL, "Ant", 20));
  g_ptr_array_add (list, category_new ("c", NULL, "Cat", 30));
  g_ptr_array_add (list, category_new ("c1", "c", "First", 1));
  g_ptr_array_add (list, category_new ("a1", "a", "Within", 99));
  ck_categories_sort (list);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (order, "%s ", ((CkCategory *)list->pdata[i])->token);
  g_assert_cmpstr (order->str, ==, "a a1 b orphan c c1 c2 ");
}

static void
test_within (void)
{
  g_autoptr (GPtrArray) list = ck_categories_new_default ();
  g_auto (GStrv) of_nudes = g_strsplit ("neglect ai-nudes", " ", -1);
  g_auto (GStrv) other = g_strsplit ("neglect cyberbullying", " ", -1);

  g_ptr_array_add (list, category_new ("ai-nudes", "nudes", "AI-made", 1));
  g_assert_true (ck_categories_is_within (list, "nudes", "nudes"));
  g_assert_true (ck_categories_is_within (list, "ai-nudes", "nudes"));
  g_assert_false (ck_categories_is_within (list, "nudes", "ai-nudes"));
  g_assert_true (ck_categories_any_within (list, of_nudes, CK_CATEGORY_NUDES));
  g_assert_false (ck_categories_any_within (list, other, CK_CATEGORY_NUDES));
  g_assert_false (ck_categories_any_within (list, NULL, CK_CATEGORY_NUDES));
}

static void
test_check_tokens (void)
{
  g_autoptr (GPtrArray) list = ck_categories_new_default ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) good = g_strsplit ("neglect other", " ", -1);
  g_auto (GStrv) unknown = g_strsplit ("neglect rudeness", " ", -1);

  g_assert_true (ck_categories_check (list, NULL, &error));
  g_assert_true (ck_categories_check (list, good, &error));
  g_assert_no_error (error);

  g_assert_false (ck_categories_check (list, unknown, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "categories[1] "));
  g_assert_nonnull (strstr (error->message, "rudeness"));
  g_assert_nonnull (strstr (error->message, "bullying | cyberbullying"));
  g_clear_error (&error);

  ck_categories_find (list, "other")->retired = TRUE;
  g_assert_false (ck_categories_check (list, good, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no longer used"));
  g_assert_null (strstr (error->message, "| other"));
}

static void
assert_refused (GPtrArray  *list,
                CkCategory *category,
                CkError     code,
                const char *member)
{
  g_autoptr (CkCategory) taken = category;
  g_autoptr (GError) error = NULL;

  g_assert_false (ck_category_check (category, list, &error));
  g_assert_error (error, CK_ERROR, (int)code);
  g_assert_true (g_str_has_prefix (error->message, member));
}

static void
test_check_category (void)
{
  g_autoptr (GPtrArray) list = ck_categories_new_default ();
  g_autoptr (CkCategory) new_one = category_new (NULL, "bullying", "Group chats", 0);
  g_autoptr (CkCategory) renamed = category_new ("nudes", NULL, "Sexting", 60);
  g_autoptr (CkCategory) same_name_apart = category_new ("cyberbullying-2", "self-harm", "Cyberbullying", 0);
  g_autoptr (GError) error = NULL;
  CkCategory *retired = category_new ("nudes", NULL, "Nudes", 60);

  g_assert_true (ck_category_check (new_one, list, &error));
  g_assert_true (ck_category_check (renamed, list, &error));
  g_assert_true (ck_category_check (same_name_apart, list, &error));
  g_assert_no_error (error);

  assert_refused (list, category_new ("x", NULL, " ", 0), CK_ERROR_INVALID, "label");
  assert_refused (list, category_new ("Not A Token", NULL, "X", 0), CK_ERROR_INVALID, "token");
  assert_refused (list, category_new ("9lives", NULL, "X", 0), CK_ERROR_INVALID, "token");
  assert_refused (list, category_new ("x", NULL, "X", -1), CK_ERROR_INVALID, "position");
  assert_refused (list, category_new ("x", "gone", "X", 0), CK_ERROR_INVALID, "parent");
  assert_refused (list, category_new ("x", "x", "X", 0), CK_ERROR_INVALID, "parent");
  assert_refused (list, category_new ("x", "cyberbullying", "X", 0), CK_ERROR_INVALID, "parent");
  assert_refused (list, category_new ("bullying", "neglect", "Bullying", 0), CK_ERROR_INVALID, "parent");
  assert_refused (list, category_new ("x", NULL, "NEGLECT", 0), CK_ERROR_INVALID, "label");
  assert_refused (list, category_new ("nudes", "sexual-abuse", "Nudes", 0), CK_ERROR_REFUSED, "parent");
  retired->retired = TRUE;
  assert_refused (list, retired, CK_ERROR_REFUSED, "retired");
}

static void
test_token_from (void)
{
  static const struct
  {
    const char *label;
    const char *token;
  } cases[] = {
    { "Peer pressure", "peer-pressure" },
    { "  Hate: race & faith! ", "hate-race-faith" },
    { "Cwtsh â Llŷr", "cwtsh-a-llyr" },
    { "Neglect", "neglect-2" },
    { "2 AM", "am" },
    { "!!!", "category" },
  };
  g_autoptr (GPtrArray) list = ck_categories_new_default ();
  g_autofree char *long_label = g_strnfill (400, 'x');
  g_autofree char *long_token = ck_category_token_from (long_label, list);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *token = ck_category_token_from (cases[i].label, list);

      g_assert_cmpstr (token, ==, cases[i].token);
    }
  g_assert_cmpuint (strlen (long_token), <=, CK_CATEGORY_TOKEN_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/categories/default", test_default);
  g_test_add_func ("/categories/order", test_order);
  g_test_add_func ("/categories/within", test_within);
  g_test_add_func ("/categories/check-tokens", test_check_tokens);
  g_test_add_func ("/categories/check-category", test_check_category);
  g_test_add_func ("/categories/token-from", test_token_from);
  return g_test_run ();
}
