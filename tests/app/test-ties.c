/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases among cases in the window: what a case's page says of the others, and the dialogs that link, merge and split;
 * and Today, with what is folded and what is snoozed. */
#include "ck-test-app.h"

#include "ck-case-page.h"
#include "ck-case-picker.h"
#include "ck-casework.h"
#include "ck-due-group.h"
#include "ck-test-vault.h"
#include "ck-text-field.h"
#include "ck-tie-dialogs.h"
#include "ck-today-page.h"

#define CONCERN(name, more) \
  "{\"kind\": \"child\", \"people\": [{\"name\": \"" name "\", \"role\": \"harmed\", \"kind\": \"child\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"Some facts.\", \"title\": \"About " name "\"," \
  " \"categories\": [\"bullying\"]" more "}"

typedef struct {
  GtkWidget  *root;
  GType       type;
  const char *label;
} Wanted;

static gboolean
is_there (gpointer data)
{
  Wanted *wanted = data;

  ck_test_spin ();
  return ck_test_find (wanted->root, wanted->type, wanted->label) != NULL;
}

static void
wait_for (GtkWidget  *root,
          const char *label)
{
  Wanted wanted = { root, GTK_TYPE_LABEL, label };

  ck_test_spin_until (is_there, &wanted);
}

static GtkWidget *
shown_in_a_window (GtkWidget *page)
{
  GtkWidget *window = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
type_why (GtkWidget  *dialog,
          const char *text)
{
  ck_text_field_set_text (CK_TEXT_FIELD (ck_test_find (dialog, CK_TYPE_TEXT_FIELD, NULL)), text);
}

static gboolean
is_gone (gpointer dialog)
{
  ck_test_spin ();
  return *(gpointer *)dialog == NULL;
}

static void
apply (CkFormDialog *dialog)
{
  gpointer there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin_until (is_gone, &there);
}

static void
test_merge (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *first = ck_test_vault_log (vault, CONCERN ("Wren Castellan", ""));
  g_autofree char *second = ck_test_vault_log (vault, CONCERN ("Isla Penhallow", ""));
  GtkWidget *page = g_object_new (CK_TYPE_CASE_PAGE, "reference", first, "session", vault->session, NULL);
  GtkWidget *window = shown_in_a_window (page);
  g_autofree char *linked = g_strdup_printf ("Linked: %s", second);
  g_autofree char *merged = g_strdup_printf ("Merged into %s", second);
  CkFormDialog *dialog;
  CkCaseLook *look;

  wait_for (page, "About Wren Castellan");
  look = ck_case_page_get_case (CK_CASE_PAGE (page));

  /* nothing happens without a reason */
  dialog = ck_tie_dialog_link (page, vault->session, look);
  gtk_editable_set_text (GTK_EDITABLE (ck_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL)), second);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_nonnull (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Say why they belong together."));
  type_why (GTK_WIDGET (dialog), "The same phone.");
  apply (dialog);
  wait_for (page, linked);

  look = ck_case_page_get_case (CK_CASE_PAGE (page));
  dialog = ck_tie_dialog_merge (page, vault->session, look);
  gtk_editable_set_text (GTK_EDITABLE (ck_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL)), second);
  type_why (GTK_WIDGET (dialog), "One matter.");
  apply (dialog);
  wait_for (page, merged);

  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static void
test_today (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *today = ck_date_to_text (ck_session_today (vault->session));
  g_autofree char *json = g_strdup_printf (CONCERN ("Wren Castellan", ", \"risk\": \"low\", \"actions\": ["
                                                    "{\"what\": \"Ring the school\", \"due\": \"%s\"},"
                                                    "{\"what\": \"Write it up\", \"due\": \"%s\"}]"),
                                           today, today);
  g_autofree char *reference = ck_test_vault_log (vault, json);
  GtkWidget *page = g_object_new (CK_TYPE_TODAY_PAGE, "session", vault->session, NULL);
  GtkWidget *window = shown_in_a_window (page);
  CkDueRow *row;

  wait_for (page, "Ring the school");
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, "and 1 more in this case"));
  row = CK_DUE_ROW (ck_test_find (page, CK_TYPE_DUE_ROW, NULL));
  g_assert_cmpstr (ck_due_row_get_item (row)->reference, ==, reference);
  /* what is behind it shows when it is unfolded */
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_next_sibling (GTK_WIDGET (row))));
  gtk_toggle_button_set_active (ck_due_row_get_unfold (row), TRUE);
  ck_test_spin ();
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_next_sibling (GTK_WIDGET (row))));
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static guint
count_rows (GtkWidget *page)
{
  GtkWidget *first = ck_test_find (page, CK_TYPE_DUE_ROW, NULL);
  guint n = 0;

  for (; first != NULL; first = gtk_widget_get_next_sibling (first))
    n++;
  return n;
}

typedef struct {
  GtkWidget *page;
  guint      n_rows;
} Rows;

static gboolean
has_rows (gpointer data)
{
  Rows *rows = data;

  ck_test_spin ();
  return count_rows (rows->page) == rows->n_rows;
}

static void
wait_for_rows (GtkWidget *page,
               guint      n_rows)
{
  Rows rows = { page, n_rows };

  ck_test_spin_until (has_rows, &rows);
}

/* With more due than anybody wants to see at once: all of it is counted, and the rest comes when it is asked for. */
static void
test_much (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *today = ck_date_to_text (ck_session_today (vault->session));
  g_autofree char *json = g_strdup_printf (CONCERN ("Wren Castellan", ", \"risk\": \"low\", \"actions\": ["
                                                    "{\"what\": \"Ring the school\", \"due\": \"%s\"}]"),
                                           today);
  GtkWidget *page, *window, *more, *focus;

  for (int i = 0; i < 28; i++)
    g_free (ck_test_vault_log (vault, json));
  page = g_object_new (CK_TYPE_TODAY_PAGE, "session", vault->session, NULL);
  window = shown_in_a_window (page);
  wait_for (page, "Show 3 More");
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, "28"));
  g_assert_cmpuint (count_rows (page), ==, 25);

  more = ck_test_find (page, GTK_TYPE_BUTTON, "Show 3 More");
  gtk_widget_activate (more);
  wait_for_rows (page, 28);
  g_assert_false (gtk_widget_get_visible (more));
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, "28"));
  /* whoever asked goes on where the new rows begin */
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  focus = gtk_widget_get_ancestor (focus, CK_TYPE_DUE_ROW);
  g_assert_nonnull (focus);
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)), ==, 25);

  /* they stay when something changes */
  g_free (ck_test_vault_log (vault, json));
  wait_for_rows (page, 28);
  wait_for (page, "Show 1 More");
  g_assert_cmpuint (count_rows (page), ==, 28);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

int
main (int    argc,
      char **argv)
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/app/ties/merge", test_merge);
  g_test_add_func ("/app/ties/today", test_today);
  g_test_add_func ("/app/ties/much", test_much);
  return g_test_run ();
}
