/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Checks tab over a real vault: what waits, a decision whom to tell, a referral, the harm test, a restricted case, and
 * closing with the outcome of an allegation. */
#include "ck-test-app.h"

#include "ck-case-dialogs.h"
#include "ck-case-page.h"
#include "ck-check-dialogs.h"
#include "ck-check-row.h"
#include "ck-entry-editor.h"
#include "ck-history-page.h"
#include "ck-print-page.h"
#include "ck-segments.h"
#include "ck-test-vault.h"
#include "ck-text-field.h"

#define ALLEGATION \
  "{\"kind\": \"allegation\", \"people\": [{\"name\": \"Lena Strand\", \"role\": \"alleged-responsible\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"She writes to a child in private.\", \"title\": \"Private messages\"}"

typedef struct {
  CkTestVault *vault;
  char        *reference;
  GtkWidget   *page;
  GtkWidget   *window;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->vault = ck_test_vault_new (TRUE);
  self->reference = ck_test_vault_log (self->vault, ALLEGATION);
}

static void
show (Fixture *self)
{
  self->page = g_object_new (CK_TYPE_CASE_PAGE, "reference", self->reference, "session", self->vault->session, NULL);
  self->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (self->window), self->page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1180, 760);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ck_test_spin ();
  g_clear_pointer (&self->vault, ck_test_vault_free);
  g_free (self->reference);
}

static gboolean
is_loaded (gpointer page)
{
  ck_test_spin ();
  return ck_case_page_get_case (CK_CASE_PAGE (page)) != NULL;
}

typedef struct {
  GtkWidget  *page;
  const char *label;
} Wanted;

static gboolean
shows (gpointer data)
{
  Wanted *wanted = data;

  ck_test_spin ();
  return ck_test_find (wanted->page, GTK_TYPE_LABEL, wanted->label) != NULL;
}

static void
wait_for (GtkWidget  *page,
          const char *label)
{
  Wanted wanted = { page, label };

  ck_test_spin_until (shows, &wanted);
}

static gboolean
is_gone (gpointer data)
{
  ck_test_spin ();
  return *(gpointer *) data == NULL;
}

/* Presses the dialog's button, and waits until it was saved. */
static void
save (CkFormDialog *dialog)
{
  gpointer there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin_until (is_gone, &there);
}

static void
fill_texts (GtkWidget *widget,
            gpointer   text)
{
  if (CK_IS_TEXT_FIELD (widget))
    ck_text_field_set_text (CK_TEXT_FIELD (widget), text);
}

static void
fill_purpose (GtkWidget *widget,
              gpointer   text)
{
  if (ADW_IS_ENTRY_ROW (widget) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Purpose"))
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static void
choose_second (GtkWidget *widget,
               gpointer   data)
{
  if (CK_IS_SEGMENTS (widget))
    ck_segments_set_selected (CK_SEGMENTS (widget), 1);
}

static void
test_decide (Fixture      *self,
             gconstpointer data)
{
  CkCaseLook *look;
  CkFormDialog *dialog;

  show (self);
  ck_test_spin_until (is_loaded, self->page);
  look = ck_case_page_get_case (CK_CASE_PAGE (self->page));
  g_assert_nonnull (ck_test_find (self->page, GTK_TYPE_LABEL, "Designated officer (LADO)"));
  g_assert_nonnull (ck_test_find (self->page, GTK_TYPE_BUTTON, "_Decide…"));

  /* not without a decision, nor without why; what was chosen stays */
  dialog = ck_check_dialog_decide (self->page, self->vault->session, look, CK_BODY_LADO, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_nonnull (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Say whether they are told."));
  ck_test_walk (GTK_WIDGET (dialog), choose_second, NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_nonnull (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL, "Say why, also why not."));
  ck_test_walk (GTK_WIDGET (dialog), fill_texts, (gpointer) "The officer knows of it already.");
  save (dialog);
  wait_for (self->page, "Considered, not needed");
  g_assert_nonnull (ck_test_find (self->page, GTK_TYPE_LABEL, "The officer knows of it already."));
}

static void
test_harm_test (Fixture      *self,
                gconstpointer data)
{
  CkFormDialog *dialog;

  show (self);
  ck_test_spin_until (is_loaded, self->page);
  dialog = ck_check_dialog_harm_test (self->page, self->vault->session, ck_case_page_get_case (CK_CASE_PAGE (self->page)), "1");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_nonnull (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                                  "Answer each of the four questions; “not known” is an answer."));
  ck_test_walk (GTK_WIDGET (dialog), choose_second, NULL);
  ck_test_walk (GTK_WIDGET (dialog), fill_texts, (gpointer) "Because.");
  save (dialog);
  wait_for (self->page, "Allegation threshold");
}

static void
test_close (Fixture      *self,
            gconstpointer data)
{
  CkFormDialog *dialog;
  GtkWidget *rows[2] = { NULL, NULL };

  show (self);
  ck_test_spin_until (is_loaded, self->page);
  dialog = ck_case_dialog_close (self->page, self->vault->session, ck_case_page_get_case (CK_CASE_PAGE (self->page)));
  rows[0] = ck_test_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, NULL);
  rows[1] = gtk_widget_get_next_sibling (rows[0]);
  g_assert_true (ADW_IS_COMBO_ROW (rows[1]));
  g_assert_true (gtk_widget_get_visible (rows[1]));
  adw_combo_row_set_selected (ADW_COMBO_ROW (rows[0]), 1);
  ck_test_walk (GTK_WIDGET (dialog), fill_texts, (gpointer) "The inquiry ended.");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_nonnull (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_LABEL,
                                  "Choose the outcome of the allegation: a case with an allegation in it is closed with one."));
  adw_combo_row_set_selected (ADW_COMBO_ROW (rows[1]), 4);
  save (dialog);
  wait_for (self->page, "Long-term check");
}

typedef struct {
  GtkWidget  *page;
  const char *label;
} Shown;

static gboolean
is_label_shown (gpointer data)
{
  Shown *shown = data;

  ck_test_spin ();
  return ck_test_find (shown->page, GTK_TYPE_LABEL, shown->label) != NULL;
}

static void
wait_for_label (GtkWidget  *page,
                const char *label)
{
  Shown shown = { page, label };

  ck_test_spin_until (is_label_shown, &shown);
}

/* A page that is opened from the case's: its history, or the preview of its chronology. */
static GtkWidget *
present_page (Fixture *self,
              GType    type)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = g_object_new (type, "session", self->vault->session, "reference", self->reference, NULL);

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_present (GTK_WINDOW (window));
  return page;
}

static gpointer
count_viewings (CkStore      *store,
                gpointer      reference,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GPtrArray) items = ck_history_list (store, reference, error);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      CkHistoryItem *item = items->pdata[i];

      n += g_strcmp0 (item->kind, "view") == 0 && g_strcmp0 (item->why, "To prepare the review.") == 0;
    }
  return GUINT_TO_POINTER (n);
}

static gboolean
has_three_viewings (gpointer data)
{
  Fixture *self = data;

  ck_test_spin ();
  return ck_session_call (self->vault->session, count_viewings, self->reference, NULL) == GUINT_TO_POINTER (3);
}

static gpointer
restrict_it (CkStore      *store,
             gpointer      reference,
             GCancellable *cancellable,
             GError      **error)
{
  return GINT_TO_POINTER (ck_casework_restrict (store, reference, TRUE, "A colleague.", error));
}

static CkFormDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (CK_IS_FORM_DIALOG (item->data))
      return item->data;
  return NULL;
}

static guint
count_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *item = windows; item != NULL; item = item->next)
    n += CK_IS_FORM_DIALOG (item->data);
  return n;
}

static gboolean
is_asked (gpointer data)
{
  ck_test_spin ();
  return find_dialog () != NULL;
}

static void
test_restricted (Fixture      *self,
                 gconstpointer data)
{
  static const char *const copies[] = { "print.save", "print.print" };
  g_autoptr (GError) error = NULL;
  GtkWidget *history, *preview;
  CkFormDialog *asking;

  g_assert_nonnull (ck_session_call (self->vault->session, restrict_it, self->reference, &error));
  /* not past the question either */
  history = present_page (self, CK_TYPE_HISTORY_PAGE);
  preview = present_page (self, CK_TYPE_PRINT_PAGE);
  wait_for_label (history, "The case is restricted: say why you look at it, which is recorded. Nothing was shown.");
  wait_for_label (preview, "The case is restricted: open it first, and say why you look at it. Nothing was shown.");
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (history)));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (preview)));
  show (self);
  ck_test_spin_until (is_asked, NULL);
  g_assert_null (ck_case_page_get_case (CK_CASE_PAGE (self->page)));
  g_assert_null (ck_test_find (self->page, GTK_TYPE_LABEL, "Private messages"));
  /* who presses the button behind the dialog is led to it */
  asking = find_dialog ();
  g_signal_emit_by_name (gtk_widget_get_template_child (self->page, CK_TYPE_CASE_PAGE, "say_why"), "clicked");
  ck_test_spin ();
  g_assert_cmpuint (count_dialogs (), ==, 1);
  g_assert_true (find_dialog () == asking);
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_nonnull (ck_test_find (GTK_WIDGET (find_dialog ()), GTK_TYPE_LABEL, "Say why; it is recorded."));
  ck_test_walk (GTK_WIDGET (find_dialog ()), fill_texts, (gpointer) "To prepare the review.");
  save (find_dialog ());
  ck_test_spin_until (is_loaded, self->page);
  g_assert_nonnull (ck_test_find (self->page, GTK_TYPE_LABEL, "Private messages"));

  /* what is opened from it is looked at for the same reason, and each is recorded with it */
  history = present_page (self, CK_TYPE_HISTORY_PAGE);
  wait_for_label (history, "To prepare the review.");
  preview = present_page (self, CK_TYPE_PRINT_PAGE);
  ck_test_spin_until (has_three_viewings, self);

  /* a copy of it says what it is for, before a file is asked for */
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      gtk_widget_activate_action (preview, copies[i], NULL);
      ck_test_spin ();
      g_assert_nonnull (ck_test_find (preview, GTK_TYPE_LABEL, "The case is restricted: say what the copy is for."));
      ck_test_walk (preview, fill_purpose, (gpointer) "For the designated officer");
      g_assert_null (ck_test_find (preview, GTK_TYPE_LABEL, "The case is restricted: say what the copy is for."));
      ck_test_walk (preview, fill_purpose, (gpointer) " ");
    }
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (history)));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (preview)));
  ck_test_spin ();
}

static void
test_decision_editor (Fixture      *self,
                      gconstpointer data)
{
  GtkWidget *editor = ck_entry_editor_new (self->vault->session, self->reference, CK_ENTRY_DECISION);
  g_autoptr (CkNoteForm) form = ck_note_form_new ();
  g_autoptr (CkNoteForm) typed = NULL;
  g_autoptr (GError) error = NULL;

  show (self);
  g_object_ref_sink (editor);
  form->kind = CK_ENTRY_DECISION;
  form->text = g_strdup ("No further action.");
  form->reason = g_strdup ("Nothing came of it.");
  form->options = g_strdup ("Wait, or refer.");
  form->threshold = g_strdup ("Level 2");
  form->decided_by = g_strdup ("Sam Hollis");
  form->supersedes = g_strdup ("3");
  form->no_further_action = TRUE;
  ck_entry_editor_set_form (CK_ENTRY_EDITOR (editor), form);
  typed = ck_entry_editor_dup_form (CK_ENTRY_EDITOR (editor), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (typed->options, ==, "Wait, or refer.");
  g_assert_cmpstr (typed->threshold, ==, "Level 2");
  g_assert_cmpstr (typed->decided_by, ==, "Sam Hollis");
  g_assert_cmpstr (typed->supersedes, ==, "3");
  g_assert_true (typed->no_further_action);
  g_object_unref (editor);
}

int
main (int    argc,
      char **argv)
{
  ck_test_app_init (&argc, &argv);
#define TEST(name, function) g_test_add ("/checks/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("decide", test_decide);
  TEST ("harm-test", test_harm_test);
  TEST ("close", test_close);
  TEST ("restricted", test_restricted);
  TEST ("decision-editor", test_decision_editor);
  return g_test_run ();
}
