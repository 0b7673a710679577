/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing that was typed in a dialog is lost: not when it or its window goes, not by Escape, not when the vault is
 * locked. Each dialog is filled, goes, is opened again, offers what was kept, and says the same as before. */
#include "ck-test-app.h"

#include "ck-case-page.h"
#include "ck-casework.h"
#include "ck-check-dialogs.h"
#include "ck-draftable.h"
#include "ck-entry-editor.h"
#include "ck-field-error.h"
#include "ck-moment-field.h"
#include "ck-print-page.h"
#include "ck-segments.h"
#include "ck-stray-draft.h"
#include "ck-test-dialogs.h"
#include "ck-window-private.h"

typedef CkTestDialogs Fixture;

#define OTHER_CONCERN \
  "{\"kind\": \"child\", \"people\": [{\"name\": \"Ada Quill\", \"role\": \"harmed\", \"kind\": \"child\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"Seen alone.\", \"title\": \"Alone\", \"risk\": \"low\"}"

#define NEAR f->page, f->vault->session
#define CASE NEAR, f->look

static CkFormDialog *
open_named (Fixture    *f,
            const char *name)
{
  for (guint i = 0; i < ck_test_n_dialogs; i++)
    if (g_str_equal (ck_test_dialogs[i].name, name))
      return ck_test_dialogs[i].open (f);
  g_error ("no dialog is called %s", name);
}

/* --- typing, and what comes back ---------------------------------------------------------------------------------------- */

static void
type_in (GtkWidget *widget,
         gpointer   n_typed)
{
  guint *n = n_typed;
  g_autofree char *words = g_strdup_printf ("Typed before it went, %u", *n);

  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), words, -1);
  else if (GTK_IS_TEXT (widget))
    gtk_editable_set_text (GTK_EDITABLE (widget), words);
  else
    return;
  (*n)++;
}

static char *
typed_in (CkFormDialog *dialog)
{
  g_autoptr (CkRecord) draft = ck_draftable_write (CK_DRAFTABLE (dialog));

  return ck_record_to_json (draft, FALSE);
}

static char *
type_all (CkFormDialog *dialog)
{
  guint n_typed = 0;

  ck_test_walk (GTK_WIDGET (dialog), type_in, &n_typed);
  g_assert_cmpuint (n_typed, >, 0);
  ck_test_spin ();
  return typed_in (dialog);
}

static gboolean
is_offered (gpointer dialog)
{
  ck_test_spin ();
  return ck_test_find (dialog, GTK_TYPE_BUTTON, "_Continue") != NULL;
}

static void
go_on (CkFormDialog *dialog)
{
  ck_test_spin_until (is_offered, dialog);
  g_signal_emit_by_name (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Continue"), "clicked");
  ck_test_spin ();
}

static gboolean
is_gone (gpointer data)
{
  ck_test_spin ();
  return *(gpointer *)data == NULL;
}

static void
wait_until_gone (gpointer *there)
{
  ck_test_spin_until (is_gone, there);
}

static void
test_each (Fixture      *f,
           gconstpointer data)
{
  for (guint i = 0; i < ck_test_n_dialogs; i++)
    {
      CkFormDialog *dialog = ck_test_dialogs[i].open (f);
      g_autofree char *untouched = typed_in (dialog);
      g_autofree char *typed = type_all (dialog);
      g_autofree char *offered = NULL;
      g_autofree char *back = NULL;

      g_test_message ("%s", ck_test_dialogs[i].name);
      g_assert_cmpstr (typed, !=, untouched);
      gtk_window_destroy (GTK_WINDOW (dialog));
      ck_test_spin ();

      dialog = ck_test_dialogs[i].open (f);
      ck_test_spin_until (is_offered, dialog);
      offered = typed_in (dialog);
      g_assert_cmpstr (offered, ==, untouched);
      go_on (dialog);
      back = typed_in (dialog);
      g_assert_cmpstr (back, ==, typed);
      gtk_window_destroy (GTK_WINDOW (dialog));
      ck_test_spin ();
    }
}

/* A draft belongs to what it is about. */
static void
test_apart (Fixture      *f,
            gconstpointer data)
{
  CkFormDialog *dialog = ck_check_dialog_decide (CASE, CK_BODY_LADO, NULL);
  g_autofree char *typed = type_all (dialog);
  gpointer there = dialog;

  gtk_window_destroy (GTK_WINDOW (dialog));
  ck_test_spin ();
  dialog = ck_check_dialog_decide (CASE, CK_BODY_POLICE, NULL);
  g_free (type_all (dialog));
  there = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  g_assert_null (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Continue"));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until_gone (&there);
  dialog = ck_check_dialog_decide (CASE, CK_BODY_LADO, NULL);
  go_on (dialog);
  g_assert_null (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Continue"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gpointer
count_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GPtrArray) drafts = ck_draft_list (store, error);

  *(guint *)data = drafts->len;
  return GINT_TO_POINTER (TRUE);
}

static guint
count_drafts (CkSession *session)
{
  guint n = 0;

  g_assert_nonnull (ck_session_call (session, count_on_lane, &n, NULL));
  return n;
}

/* Escape keeps it, Discard lets it go, and so does saving. */
static void
test_escape_and_save (Fixture      *f,
                      gconstpointer data)
{
  CkFormDialog *dialog = open_named (f, "plan");
  g_autofree char *typed = type_all (dialog);
  gpointer there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "window.close", NULL);
  wait_until_gone (&there);
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 1);

  dialog = open_named (f, "plan");
  ck_test_spin_until (is_offered, dialog);
  g_signal_emit_by_name (ck_test_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Discard"), "clicked");
  ck_test_spin ();
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 0);
  g_free (type_all (dialog));
  there = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  wait_until_gone (&there);
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 0);

  /* nothing was typed: nothing is kept */
  dialog = open_named (f, "postpone");
  there = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "window.close", NULL);
  wait_until_gone (&there);
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 0);
}

/* --- what can't be recorded ----------------------------------------------------------------------------------------------- */

typedef struct {
  const char *text;
  char       *many;
  gboolean    any_text;
} Input;

static void
put_in (GtkWidget *widget,
        gpointer   data)
{
  Input *input = data;

  if (CK_IS_SEGMENTS (widget))
    ck_segments_set_selected (CK_SEGMENTS (widget), 1);
  else if (ADW_IS_COMBO_ROW (widget) && adw_combo_row_get_selected (ADW_COMBO_ROW (widget)) == 0
           && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Amend") != 0)
    adw_combo_row_set_selected (ADW_COMBO_ROW (widget), 1);
  else if (GTK_IS_TEXT_VIEW (widget))
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), input->many != NULL ? input->many : input->text, -1);
      input->any_text = TRUE;
    }
  else if (ADW_IS_ENTRY_ROW (widget) && *gtk_editable_get_text (GTK_EDITABLE (widget)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (widget), "2025-0001");
}

static void
look_for_problem (GtkWidget *widget,
                  gpointer   found)
{
  if (CK_IS_FIELD_ERROR (widget) && ck_field_error_get (CK_FIELD_ERROR (widget)) != NULL && gtk_widget_is_visible (widget))
    *(const char **)found = ck_field_error_get (CK_FIELD_ERROR (widget));
}

static const char *
problem_in (gpointer dialog)
{
  const char *found = NULL;

  ck_test_walk (dialog, look_for_problem, &found);
  return found;
}

static gboolean
is_answered (gpointer data)
{
  ck_test_spin ();
  return *(gpointer *)data == NULL || problem_in (*(gpointer *)data) != NULL;
}

/* What hasn't happened yet can't have been told, and says so where it was typed. */
static void
test_future (Fixture      *f,
             gconstpointer data)
{
  CkFormDialog *dialog = open_named (f, "decide");
  Input input = { "They were told.", NULL, FALSE };
  gpointer there = dialog;
  GtkWidget *moment;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  ck_test_walk (GTK_WIDGET (dialog), put_in, &input);
  ck_segments_set_selected (CK_SEGMENTS (ck_test_find (GTK_WIDGET (dialog), CK_TYPE_SEGMENTS, NULL)), 0);
  moment = ck_test_find (GTK_WIDGET (dialog), CK_TYPE_MOMENT_FIELD, NULL);
  ck_moment_field_set_moment (CK_MOMENT_FIELD (moment), ck_moment_new (ck_date_new (2099, 1, 1), -1, CK_PRECISION_DATE));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin_until (is_answered, &there);
  g_assert_nonnull (there);
  g_assert_nonnull (problem_in (moment));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- settled meanwhile --------------------------------------------------------------------------------------------------- */

static gpointer
settle_on_lane (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Fixture *f = data;
  g_autoptr (CkActionSettle) form = ck_action_settle_new ();
  g_autofree char *entry = NULL;

  form->action = CK_ACTION (g_ptr_array_index (f->look->file->actions, 0))->id;
  form->status = CK_ACTION_DONE;
  form->done_on = f->look->today;
  entry = ck_casework_settle_action (store, f->reference, form, error);
  return GINT_TO_POINTER (entry != NULL);
}

static gboolean
has_stray (gpointer page)
{
  ck_test_spin ();
  return ck_test_find (page, CK_TYPE_STRAY_DRAFT, NULL) != NULL;
}

static gboolean
has_no_stray (gpointer page)
{
  return !has_stray (page);
}

static gboolean
has_editor (gpointer page)
{
  ck_test_spin ();
  return ck_test_find (page, CK_TYPE_ENTRY_EDITOR, NULL) != NULL;
}

static gboolean
is_case_loaded (gpointer page)
{
  ck_test_spin ();
  return ck_case_page_get_case (page) != NULL;
}

/* No form asks what came of an action that is done by now: what was typed about it is offered as text. */
static void
test_stray (Fixture      *f,
            gconstpointer data)
{
  CkFormDialog *dialog = open_named (f, "mark-done");
  GtkWidget *window = adw_window_new ();
  GtkWidget *page, *stray;
  g_autoptr (GError) error = NULL;

  g_free (type_all (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ck_test_spin ();
  ck_session_call (f->vault->session, settle_on_lane, f, &error);
  g_assert_no_error (error);

  page = g_object_new (CK_TYPE_CASE_PAGE, "reference", f->reference, "session", f->vault->session, NULL);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  ck_test_spin_until (is_case_loaded, page);
  ck_test_spin_until (has_stray, page);
  stray = ck_test_find (page, CK_TYPE_STRAY_DRAFT, NULL);
  g_assert_cmpstr (ck_stray_draft_get_text (CK_STRAY_DRAFT (stray)), ==, "Typed before it went, 0");

  g_signal_emit_by_name (ck_test_find (stray, GTK_TYPE_BUTTON, "_Write a Note of It"), "clicked");
  ck_test_spin_until (has_editor, page);
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 1);
  gtk_widget_activate_action (ck_test_find (page, CK_TYPE_ENTRY_EDITOR, NULL), "editor.save", NULL);
  ck_test_spin_until (has_no_stray, page);
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

/* --- the preview of the chronology ------------------------------------------------------------------------------------- */

static GtkWidget *
present_preview (Fixture   *f,
                 GtkWidget **page)
{
  GtkWidget *window = adw_window_new ();

  *page = g_object_new (CK_TYPE_PRINT_PAGE, "reference", f->reference, "session", f->vault->session, NULL);
  adw_window_set_content (ADW_WINDOW (window), *page);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static GtkEditable *
recipient_of (GtkWidget *page)
{
  return GTK_EDITABLE (gtk_widget_get_template_child (page, CK_TYPE_PRINT_PAGE, "recipient"));
}

static gboolean
has_recipient (gpointer page)
{
  ck_test_spin ();
  return *gtk_editable_get_text (recipient_of (page)) != '\0';
}

/* For whom a copy is, and what for, stands there again; of another case nothing does. */
static void
test_preview (Fixture      *f,
              gconstpointer data)
{
  g_autofree char *other = ck_test_vault_log (f->vault, OTHER_CONCERN);
  GtkWidget *page;
  GtkWidget *window = present_preview (f, &page);

  gtk_editable_set_text (recipient_of (page), "Children’s social care");
  ck_test_spin ();
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();

  window = present_preview (f, &page);
  ck_test_spin_until (has_recipient, page);
  g_assert_cmpstr (gtk_editable_get_text (recipient_of (page)), ==, "Children’s social care");
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();

  g_free (f->reference);
  f->reference = g_steal_pointer (&other);
  window = present_preview (f, &page);
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 1);
  ck_test_spin ();
  g_assert_cmpstr (gtk_editable_get_text (recipient_of (page)), ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

/* --- locked while a dialog is open --------------------------------------------------------------------------------------- */

static void
on_relaunch (CkWindow   *window,
             const char *path,
             int         width,
             int         height,
             gboolean    maximized,
             guint      *n_locked)
{
  (*n_locked)++;
}

static void
lock_while_open (gboolean idle)
{
  CkTestVault *vault = ck_test_vault_new (TRUE);
  CkWindow *window = g_object_new (CK_TYPE_WINDOW, "session", vault->session, NULL);
  CkFormDialog *dialog;
  g_autofree char *typed = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) error = NULL;
  gpointer there;
  guint n_locked = 0;

  g_signal_connect (window, "relaunch", G_CALLBACK (on_relaunch), &n_locked);
  gtk_window_present (GTK_WINDOW (window));
  dialog = ck_check_dialog_open (GTK_WIDGET (window), vault->session, "2025-0001");
  typed = type_all (dialog);
  there = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  if (idle)
    {
      ck_lock_watch_set_idle_minutes (window->watch, 5);
      g_assert_true (ck_lock_watch_check (window->watch, G_MAXINT64));
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.lock", NULL);
  /* nothing of it is in sight from then on */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  wait_until_gone (&there);
  g_assert_cmpuint (n_locked, ==, 1);
  g_assert_null (ck_window_get_session (window));
  g_clear_object (&vault->session);

  vault->session = ck_session_open (vault->path, &error);
  g_assert_no_error (error);
  g_assert_true (ck_session_unlock (vault->session, CK_TEST_KEYHOLDER, CK_TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  ck_window_set_session (window, vault->session);
  dialog = ck_check_dialog_open (GTK_WIDGET (window), vault->session, "2025-0001");
  go_on (dialog);
  back = typed_in (dialog);
  g_assert_cmpstr (back, ==, typed);

  gtk_window_destroy (GTK_WINDOW (dialog));
  ck_window_set_session (window, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
  ck_test_vault_free (vault);
}

static void
test_lock (void)
{
  lock_while_open (FALSE);
}

static void
test_lock_idle (void)
{
  lock_while_open (TRUE);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
#define TEST(name, function) g_test_add ("/form-drafts/" name, Fixture, NULL, ck_test_dialogs_set_up, function, ck_test_dialogs_tear_down)
  TEST ("each", test_each);
  TEST ("apart", test_apart);
  TEST ("escape-and-save", test_escape_and_save);
  TEST ("future", test_future);
  TEST ("stray", test_stray);
  TEST ("preview", test_preview);
  g_test_add_func ("/form-drafts/lock", test_lock);
  g_test_add_func ("/form-drafts/lock-idle", test_lock_idle);
  return g_test_run ();
}
