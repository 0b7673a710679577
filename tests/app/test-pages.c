/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages about cases, over a real vault: list, preview, history, people, and a review that is held. */
#include "ck-test-app.h"

#include "ck-cases-page.h"
#include "ck-date-button.h"
#include "ck-history-page.h"
#include "ck-paper.h"
#include "ck-people-page.h"
#include "ck-print-page.h"
#include "ck-review-page.h"
#include "ck-strand-result-row.h"
#include "ck-test-vault.h"

#define CONCERN(name, risk) \
  "{\"kind\": \"child\", \"people\": [{\"name\": \"" name "\", \"role\": \"harmed\", \"kind\": \"child\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"Some facts.\", \"title\": \"About " name "\"," \
  " \"categories\": [\"bullying\"], \"risk\": \"" risk "\"}"

static gboolean
names_case (gpointer data)
{
  ck_test_spin ();
  return ck_test_find (data, GTK_TYPE_LABEL, "About Wren Castellan") != NULL;
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
test_list (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  CkSession *session = vault->session;
  g_autofree char *reference = ck_test_vault_log (vault, CONCERN ("Wren Castellan", "medium"));
  GtkWidget *page = g_object_new (CK_TYPE_CASES_PAGE, "session", session, NULL);
  GtkWidget *window = shown_in_a_window (page);

  ck_test_spin_until (names_case, page);
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, reference));
  /* initials, whether names are hidden or not */
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, "W.C."));
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static gboolean
has_two_papers (gpointer page)
{
  ck_test_spin ();
  return ck_test_find (page, CK_TYPE_PAPER, NULL) != NULL;
}

static void
test_preview (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  CkSession *session = vault->session;
  g_autofree char *reference = ck_test_vault_log (vault, CONCERN ("Wren Castellan", "medium"));
  GtkWidget *page = g_object_new (CK_TYPE_PRINT_PAGE, "reference", reference, "session", session, NULL);
  GtkWidget *window = shown_in_a_window (page);
  GtkWidget *paper;

  ck_test_spin_until (has_two_papers, page);
  paper = ck_test_find (page, CK_TYPE_PAPER, NULL);
  gtk_test_accessible_assert_role (paper, GTK_ACCESSIBLE_ROLE_IMG);
  /* a file name or a title never names anybody */
  g_assert_null (ck_test_find (page, GTK_TYPE_LABEL, "Wren Castellan"));
  gtk_widget_activate_action (page, "print.zoom-in", NULL);
  gtk_widget_activate_action (page, "print.next-page", NULL);
  ck_test_spin ();
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static gboolean
names_log (gpointer data)
{
  ck_test_spin ();
  return ck_test_find (data, GTK_TYPE_LABEL, "Jo Merrick") != NULL;
}

static void
test_history (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  CkSession *session = vault->session;
  g_autofree char *reference = ck_test_vault_log (vault, CONCERN ("Wren Castellan", "medium"));
  GtkWidget *page = g_object_new (CK_TYPE_HISTORY_PAGE, "reference", reference, "session", session, NULL);
  GtkWidget *window = shown_in_a_window (page);

  ck_test_spin_until (names_log, page);
  g_object_set (page, "hide-names", TRUE, NULL);
  ck_test_spin ();
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static gboolean
names_person (gpointer data)
{
  ck_test_spin ();
  return ck_test_find (data, GTK_TYPE_LABEL, "Wren Castellan") != NULL;
}

static gboolean
names_initials (gpointer data)
{
  ck_test_spin ();
  return ck_test_find (data, GTK_TYPE_LABEL, "W.C.") != NULL && ck_test_find (data, GTK_TYPE_LABEL, "Wren Castellan") == NULL;
}

static void
test_people (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  CkSession *session = vault->session;
  g_autofree char *reference = ck_test_vault_log (vault, CONCERN ("Wren Castellan", "medium"));
  GtkWidget *page = g_object_new (CK_TYPE_PEOPLE_PAGE, "session", session, NULL);
  GtkWidget *window = shown_in_a_window (page);

  ck_test_spin_until (names_person, page);
  g_object_set (page, "hide-names", TRUE, NULL);
  ck_test_spin_until (names_initials, page);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static gboolean
is_read (gpointer data)
{
  ck_test_spin ();
  return ck_test_find (data, GTK_TYPE_LABEL, "Since the case was opened") != NULL;
}

typedef struct {
  CkSession  *session;
  const char *reference;
} Held;

static gpointer
load_file (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return ck_case_load (store, data, error);
}

static gboolean
is_held (gpointer data)
{
  Held *held = data;
  g_autoptr (CkCaseFile) file = NULL;

  ck_test_spin ();
  file = ck_session_call (held->session, load_file, (gpointer) held->reference, NULL);
  for (guint i = 0; i < file->entries->len; i++)
    if (CK_ENTRY (file->entries->pdata[i])->kind == CK_ENTRY_REVIEW)
      return TRUE;
  return FALSE;
}

static void
set_text (GtkWidget *page, const char *name, const char *text)
{
  GObject *field = gtk_widget_get_template_child (page, CK_TYPE_REVIEW_PAGE, name);

  g_object_set (field, "text", text, NULL);
}

/* A review by its own widgets: what is missing is named, what was typed stays, and one save holds it. */
static void
test_review (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  CkSession *session = vault->session;
  g_autofree char *reference = ck_test_vault_log (vault, CONCERN ("Wren Castellan", "medium"));
  GtkWidget *page = g_object_new (CK_TYPE_REVIEW_PAGE, "reference", reference, "session", session, NULL);
  GtkWidget *window = shown_in_a_window (page);
  Held held = { session, reference };
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (CkStrandResult) result = ck_strand_result_new ();
  CkReviewOutcome *outcome = NULL;

  ck_test_spin_until (is_read, page);
  result->strand = CK_STRAND_HARMED;
  result->standing = CK_STANDING_PARTLY;
  result->note = g_strdup ("Better on Saturdays");
  ck_strand_result_row_set_result (CK_STRAND_RESULT_ROW (ck_test_find (page, CK_TYPE_STRAND_RESULT_ROW, NULL)), result);
  set_text (page, "view", "It’s better.");
  set_text (page, "decision", "Keep within the hub.");
  gtk_widget_activate_action (page, "review.save", NULL);
  ck_test_spin ();
  g_assert_false (is_held (&held));
  set_text (page, "reason", "No further messages.");
  gtk_widget_activate_action (page, "review.save", NULL);
  ck_test_spin_until (is_held, &held);

  file = ck_session_call (session, load_file, reference, NULL);
  for (guint i = 0; i < file->entries->len; i++)
    if (CK_ENTRY (file->entries->pdata[i])->review != NULL)
      outcome = CK_ENTRY (file->entries->pdata[i])->review;
  g_assert_nonnull (outcome);
  g_assert_cmpstr (outcome->decision, ==, "Keep within the hub.");
  g_assert_cmpstr (outcome->child_view, ==, "It’s better.");
  g_assert_cmpint (outcome->risk, ==, CK_RISK_MEDIUM);
  g_assert_cmpuint (outcome->strands->len, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

/* Tab into it went round for ever once: its grab_focus() asked for the focus of itself. */
static void
test_tab_into_date (void)
{
  GtkWidget *date = ck_date_button_new ("First review");
  GtkWidget *window = shown_in_a_window (date);

  ck_test_spin ();
  g_assert_true (gtk_widget_grab_focus (date));
  g_assert_true (gtk_widget_get_focus_child (date) != NULL);
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  g_assert_true (gtk_widget_child_focus (date, GTK_DIR_TAB_FORWARD));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/app/pages/list", test_list);
  g_test_add_func ("/app/pages/preview", test_preview);
  g_test_add_func ("/app/pages/history", test_history);
  g_test_add_func ("/app/pages/people", test_people);
  g_test_add_func ("/app/pages/review", test_review);
  g_test_add_func ("/app/pages/tab-into-date", test_tab_into_date);
  return g_test_run ();
}
