/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of ten thousand rows of which few are in memory: pages come as they are asked for, the first at once; another
 * question, or another record, changes what the rows show and not where they are. */
#include "ck-test-app.h"

#include "ck-paged-model.h"
#include "ck-test-vault.h"

typedef struct {
  int n_rows;
  int first;  /* what the first row says */
} Numbers;

static int n_pages_read;

static GPtrArray *
page_of_numbers (CkStore *store,
                 gpointer query,
                 guint    offset,
                 guint    limit,
                 GError **error)
{
  Numbers *numbers = query;
  GPtrArray *page = g_ptr_array_new_with_free_func (g_object_unref);

  g_atomic_int_inc (&n_pages_read);
  if (numbers->n_rows < 0)
    {
      g_ptr_array_unref (page);
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED, "broken");
      return NULL;
    }
  for (guint i = offset; i < MIN (offset + limit, (guint) numbers->n_rows); i++)
    {
      CkAction *action = ck_action_new ();

      action->what = g_strdup_printf ("%d", numbers->first + (int) i);
      g_ptr_array_add (page, action);
    }
  return page;
}

static gboolean
count_of_numbers (CkStore *store,
                  gpointer query,
                  guint   *count,
                  GError **error)
{
  *count = (guint) ((Numbers *) query)->n_rows;
  return TRUE;
}

static Numbers *
numbers (int n_rows,
         int first)
{
  Numbers *query = g_new (Numbers, 1);

  *query = (Numbers){ n_rows, first };
  return query;
}

typedef struct {
  CkPagedModel *model;
  guint         position;
  int           says;
} Expected;

static gboolean
is_shown (gpointer data)
{
  Expected *expected = data;
  g_autoptr (CkPagedRow) row = NULL;
  CkAction *action;
  g_autofree char *text = g_strdup_printf ("%d", expected->says);

  ck_test_spin ();
  row = g_list_model_get_item (G_LIST_MODEL (expected->model), expected->position);
  action = row != NULL ? ck_paged_row_get_record (row) : NULL;
  return action != NULL && g_strcmp0 (action->what, text) == 0;
}

static void
wait_for (CkPagedModel *model,
          guint         position,
          int           says)
{
  Expected expected = { model, position, says };

  ck_test_spin_until (is_shown, &expected);
}

static gboolean
is_as_long (gpointer data)
{
  Expected *expected = data;

  ck_test_spin ();
  return g_list_model_get_n_items (G_LIST_MODEL (expected->model)) == expected->position;
}

static void
on_counted (int *times)
{
  (*times)++;
}

static void
test_pages (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autoptr (CkPagedModel) model = ck_paged_model_new (page_of_numbers, count_of_numbers);
  int n_loaded = 0;

  g_signal_connect_swapped (model, "loaded", G_CALLBACK (on_counted), &n_loaded);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  n_pages_read = 0;
  ck_paged_model_ask (model, vault->session, numbers (10000, 0), g_free);
  wait_for (model, 0, 0);
  ck_test_spin_until (is_as_long, &(Expected){ model, 10000, 0 });
  g_assert_cmpint (n_loaded, ==, 1);
  wait_for (model, 9999, 9999);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 10000);
  g_assert_cmpint (n_pages_read, ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 10000));

  /* from one end to the other */
  for (guint i = 0; i < 10000; i += 150)
    wait_for (model, i, (int) i);
  g_assert_cmpuint (ck_paged_model_n_in_memory (model), <=, 16 * CK_PAGE_ROWS);
  g_assert_cmpint (n_pages_read, <, 100);
}

/* The row that stands there stays the same row. */
static void
test_other_question (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autoptr (CkPagedModel) model = ck_paged_model_new (page_of_numbers, count_of_numbers);
  g_autoptr (CkPagedRow) row = NULL;
  g_autoptr (CkPagedRow) again = NULL;

  ck_paged_model_ask (model, vault->session, numbers (500, 0), g_free);
  wait_for (model, 3, 3);
  row = g_list_model_get_item (G_LIST_MODEL (model), 3);
  ck_paged_model_ask (model, vault->session, numbers (500, 1000), g_free);
  g_assert_cmpstr (CK_ACTION (ck_paged_row_get_record (row))->what, ==, "3");
  wait_for (model, 3, 1003);
  again = g_list_model_get_item (G_LIST_MODEL (model), 3);
  g_assert_true (row == again);
  wait_for (model, 300, 1300);

  /* of many questions only the last is answered */
  for (int i = 2; i < 40; i++)
    ck_paged_model_ask (model, vault->session, numbers (30 + i, i * 1000), g_free);
  wait_for (model, 3, 39003);
  ck_test_spin_until (is_as_long, &(Expected){ model, 69, 0 });
  ck_paged_model_ask_again (model);
  wait_for (model, 68, 39068);
  ck_paged_model_clear (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
}

static void
on_failed (CkPagedModel *model,
           GError       *error,
           gboolean     *failed)
{
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  *failed = TRUE;
}

static gboolean
has_failed (gpointer failed)
{
  ck_test_spin ();
  return *(gboolean *) failed;
}

/* What was there stays; the next question is answered. */
static void
test_failure (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autoptr (CkPagedModel) model = ck_paged_model_new (page_of_numbers, count_of_numbers);
  gboolean failed = FALSE;

  g_signal_connect (model, "failed", G_CALLBACK (on_failed), &failed);
  ck_paged_model_ask (model, vault->session, numbers (10, 0), g_free);
  wait_for (model, 9, 9);
  ck_paged_model_ask (model, vault->session, numbers (-1, 0), g_free);
  ck_test_spin_until (has_failed, &failed);
  wait_for (model, 9, 9);
  ck_paged_model_ask (model, vault->session, numbers (10, 20), g_free);
  wait_for (model, 9, 29);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/app/paged-model/pages", test_pages);
  g_test_add_func ("/app/paged-model/other-question", test_other_question);
  g_test_add_func ("/app/paged-model/failure", test_failure);
  return g_test_run ();
}
