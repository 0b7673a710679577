/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing that was typed in a dialog is lost: not when it or its window goes, not by Escape, not when the vault is
 * locked. Each dialog is filled, goes, is opened again, offers what was kept, and says the same as before. */
#include "ck-test-app.h"

#include "ck-case-dialogs.h"
#include "ck-case-page.h"
#include "ck-casework.h"
#include "ck-check-dialogs.h"
#include "ck-draftable.h"
#include "ck-field-error.h"
#include "ck-mark-done.h"
#include "ck-moment-field.h"
#include "ck-merge-dialog.h"
#include "ck-person-dialog.h"
#include "ck-relation-dialog.h"
#include "ck-segments.h"
#include "ck-snooze.h"
#include "ck-test-vault.h"
#include "ck-tie-dialogs.h"
#include "ck-window-private.h"

#define CONCERN \
  "{\"kind\": \"allegation\", \"people\": [{\"name\": \"Lena Strand\", \"role\": \"alleged-responsible\", \"kind\": \"adult\"}," \
  " {\"name\": \"Wren Castellan\", \"role\": \"harmed\", \"kind\": \"child\"}," \
  " {\"description\": \"an older pupil\", \"role\": \"witness\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"She writes to a child in private.\", \"title\": \"Private messages\"," \
  " \"risk\": \"low\", \"actions\": [{\"what\": \"Ring the school\", \"due\": \"2030-01-07\"}]}"

typedef struct {
  CkTestVault    *vault;
  char           *reference;
  GtkWidget      *window;
  GtkWidget      *page;
  CkCaseLook     *look;
  CkPersonFile   *file;   /* of somebody in the case */
  CkSettings     *settings;
} Fixture;

static gboolean
is_loaded (gpointer page)
{
  ck_test_spin ();
  return ck_case_page_get_case (CK_CASE_PAGE (page)) != NULL;
}

static gpointer
file_on_lane (CkStore      *store,
              gpointer      person,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_person_file_load (store, person, error);
}

static void
show (Fixture *f)
{
  f->page = g_object_new (CK_TYPE_CASE_PAGE, "reference", f->reference, "session", f->vault->session, NULL);
  f->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (f->window), f->page);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1180, 760);
  gtk_window_present (GTK_WINDOW (f->window));
  ck_test_spin_until (is_loaded, f->page);
  f->look = ck_case_look_ref (ck_case_page_get_case (CK_CASE_PAGE (f->page)));
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CkInvolvement *first;

  f->vault = ck_test_vault_new (TRUE);
  f->reference = ck_test_vault_log (f->vault, CONCERN);
  f->settings = ck_settings_new_default ();
  show (f);
  first = g_ptr_array_index (f->look->file->people, 0);
  f->file = ck_session_call (f->vault->session, file_on_lane, &first->person->id, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  ck_test_spin ();
  g_clear_pointer (&f->look, ck_case_look_unref);
  g_clear_object (&f->file);
  g_clear_object (&f->settings);
  g_clear_pointer (&f->vault, ck_test_vault_free);
  g_free (f->reference);
}

static CkInvolvement *
described (Fixture *f)
{
  for (guint i = 0; i < f->look->file->people->len; i++)
    {
      CkInvolvement *involvement = g_ptr_array_index (f->look->file->people, i);

      if (involvement->person == NULL)
        return involvement;
    }
  g_error ("nobody is only described");
}

/* --- every dialog that asks for words ----------------------------------------------------------------------------------- */

#define OPENER(name, call)          \
  static CkFormDialog *             \
  open_##name (Fixture *f)          \
  {                                 \
    return call;                    \
  }
#define NEAR    f->page, f->vault->session
#define CASE    NEAR, f->look
#define ACTION  CK_ACTION (g_ptr_array_index (f->look->file->actions, 0))
#define TODAY   f->look->today

OPENER (decide, ck_check_dialog_decide (CASE, CK_BODY_LADO, NULL))
OPENER (decide_any, ck_check_dialog_decide (CASE, -1, NULL))
OPENER (refer, ck_check_dialog_refer (CASE))
OPENER (answer, ck_check_dialog_answer (CASE, "1"))
OPENER (harm_test, ck_check_dialog_harm_test (CASE, "1"))
OPENER (restrict, ck_check_dialog_restrict (CASE))
OPENER (open_restricted, ck_check_dialog_open (NEAR, f->reference))
OPENER (link, ck_tie_dialog_link (CASE))
OPENER (unlink, ck_tie_dialog_unlink (CASE, "2025-0009"))
OPENER (merge, ck_tie_dialog_merge (CASE))
OPENER (take_out, ck_tie_dialog_take_out (CASE, f->reference, "2025-0009"))
OPENER (split, ck_tie_dialog_split (CASE))
OPENER (settle, ck_case_dialog_settle (CASE, ACTION, CK_ACTION_DONE))
OPENER (close, ck_case_dialog_close (CASE))
OPENER (reopen, ck_case_dialog_reopen (CASE))
OPENER (postpone, ck_case_dialog_postpone (CASE))
OPENER (change, ck_case_dialog_change (CASE))
OPENER (plan, ck_case_dialog_plan (CASE, CK_STRAND_BYSTANDERS))
OPENER (involve, ck_case_dialog_involve (CASE))
OPENER (amend, ck_case_dialog_amend (CASE, g_ptr_array_index (f->look->file->entries, 0)))
OPENER (identify, ck_case_dialog_identify (CASE, described (f)))
OPENER (merge_people, ck_merge_dialog_new (NEAR, f->file, NULL, TODAY, FALSE))
OPENER (relation, ck_relation_dialog_new (NEAR, f->file->person, TODAY, FALSE))
OPENER (person, ck_person_dialog_new (NEAR, f->file->person, TODAY, FALSE))
OPENER (mark_done, ck_mark_done_ask (NEAR, f->reference, &ACTION->id, ACTION->what))

static CkFormDialog *
open_snooze (Fixture *f)
{
  g_autoptr (CkDueItem) item = ck_due_item_new ();

  item->reference = g_strdup (f->reference);
  item->item_id = ACTION->id;
  return ck_snooze_ask (NEAR, item, f->settings, TODAY);
}

static CkFormDialog *
open_undo_merge (Fixture *f)
{
  g_autoptr (CkMerged) merged = ck_merged_new ();

  merged->from_id = f->file->person->id;
  merged->name = g_strdup ("Lena Strand");
  return ck_merge_dialog_undo (NEAR, merged, FALSE);
}

static CkFormDialog *
open_relation_change (Fixture *f)
{
  g_autoptr (CkRelationship) relationship = ck_relationship_new ();

  relationship->id = f->file->person->id;
  relationship->person = g_object_ref (f->file->person);
  relationship->other = g_object_ref (f->file->person);
  relationship->kind = CK_RELATION_OTHER;
  relationship->label = g_strdup ("godmother");
  relationship->status = CK_RELATION_CURRENT;
  return ck_relation_dialog_edit (NEAR, relationship, TODAY, FALSE);
}

static const struct {
  const char   *name;
  CkFormDialog *(*open) (Fixture *f);
} dialogs[] = {
  { "decide", open_decide },
  { "decide-any", open_decide_any },
  { "refer", open_refer },
  { "answer", open_answer },
  { "harm-test", open_harm_test },
  { "restrict", open_restrict },
  { "open-restricted", open_open_restricted },
  { "link", open_link },
  { "unlink", open_unlink },
  { "merge", open_merge },
  { "take-out", open_take_out },
  { "split", open_split },
  { "settle", open_settle },
  { "close", open_close },
  { "reopen", open_reopen },
  { "postpone", open_postpone },
  { "change", open_change },
  { "plan", open_plan },
  { "involve", open_involve },
  { "amend", open_amend },
  { "identify", open_identify },
  { "merge-people", open_merge_people },
  { "undo-merge", open_undo_merge },
  { "relation", open_relation },
  { "relation-change", open_relation_change },
  { "person", open_person },
  { "snooze", open_snooze },
  { "mark-done", open_mark_done },
};

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
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      CkFormDialog *dialog = dialogs[i].open (f);
      g_autofree char *untouched = typed_in (dialog);
      g_autofree char *typed = type_all (dialog);
      g_autofree char *offered = NULL;
      g_autofree char *back = NULL;

      g_test_message ("%s", dialogs[i].name);
      g_assert_cmpstr (typed, !=, untouched);
      gtk_window_destroy (GTK_WINDOW (dialog));
      ck_test_spin ();

      dialog = dialogs[i].open (f);
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
  CkFormDialog *dialog = open_plan (f);
  g_autofree char *typed = type_all (dialog);
  gpointer there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "window.close", NULL);
  wait_until_gone (&there);
  g_assert_cmpuint (count_drafts (f->vault->session), ==, 1);

  dialog = open_plan (f);
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
  dialog = open_postpone (f);
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
  CkFormDialog *dialog = open_decide (f);
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
#define TEST(name, function) g_test_add ("/form-drafts/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("each", test_each);
  TEST ("apart", test_apart);
  TEST ("escape-and-save", test_escape_and_save);
  TEST ("future", test_future);
  g_test_add_func ("/form-drafts/lock", test_lock);
  g_test_add_func ("/form-drafts/lock-idle", test_lock_idle);
  return g_test_run ();
}
