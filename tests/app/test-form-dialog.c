/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs whose window dies, or whose vault is locked, while they wait for an answer. */
#include "ck-test-app.h"

#include "ck-casework.h"
#include "ck-form-dialog.h"
#include "ck-person-chooser.h"
#include "ck-person-dialog.h"
#include "ck-test-vault.h"
#include "ck-text-field.h"
#include "ck-who-list.h"
#include "ck-window.h"

typedef struct {
  CkTestVault *vault;
  GtkWidget   *window;
} Fixture;

/* The lane stands still until it is let go: whatever is asked meanwhile is answered later. */
static struct {
  GMutex   lock;
  GCond    changed;
  gboolean held;
  gboolean reached;
} lane;

static gpointer
stand_still (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_mutex_lock (&lane.lock);
  lane.reached = TRUE;
  g_cond_broadcast (&lane.changed);
  while (lane.held)
    g_cond_wait (&lane.changed, &lane.lock);
  g_mutex_unlock (&lane.lock);
  return GINT_TO_POINTER (TRUE);
}

static void
let_go (void)
{
  g_mutex_lock (&lane.lock);
  lane.held = FALSE;
  g_cond_broadcast (&lane.changed);
  g_mutex_unlock (&lane.lock);
}

static gboolean
is_reached (gpointer data)
{
  gboolean reached;

  ck_test_spin ();
  g_mutex_lock (&lane.lock);
  reached = lane.reached;
  g_mutex_unlock (&lane.lock);
  return reached;
}

static gpointer
nothing (CkStore      *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  return GINT_TO_POINTER (TRUE);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      answered)
{
  *(gboolean *)answered = TRUE;
}

static gboolean
is_true (gpointer data)
{
  ck_test_spin ();
  return *(gboolean *)data;
}

/* Everything that was asked of the vault before this is answered by now. */
static void
settle (CkSession *session)
{
  gboolean answered = FALSE;

  ck_session_call_async (session, nothing, NULL, NULL, NULL, NULL, on_answer, &answered);
  ck_test_spin_until (is_true, &answered);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  lane.held = TRUE;
  lane.reached = FALSE;
  f->vault = ck_test_vault_new (TRUE);
  f->window = g_object_new (CK_TYPE_WINDOW, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  let_go ();
  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
  settle (f->vault->session);
  ck_test_spin ();
  ck_test_vault_free (f->vault);
}

static void
on_done (CkFormDialog *dialog,
         guint        *n_done)
{
  (*n_done)++;
}

static void
test_window_dies (Fixture      *f,
                  gconstpointer data)
{
  CkFormDialog *dialog = ck_form_dialog_new (f->window, "A Question", NULL, "_Save");
  gpointer window = f->window;
  gpointer there = dialog;
  guint n_done = 0;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  g_object_add_weak_pointer (G_OBJECT (f->window), &window);
  g_signal_connect (dialog, "done", G_CALLBACK (on_done), &n_done);
  gtk_window_present (GTK_WINDOW (dialog));
  ck_form_dialog_call (dialog, f->vault->session, stand_still, NULL, NULL, "Saved.");
  ck_test_spin_until (is_reached, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  f->window = NULL;
  ck_test_spin ();
  g_assert_null (window);
  g_assert_nonnull (there);
  let_go ();
  settle (f->vault->session);
  g_assert_null (there);
  g_assert_cmpuint (n_done, ==, 0);
}

/* Escape while it is being saved: the dialog stays until that is known. */
static void
test_close_while_saving (Fixture      *f,
                         gconstpointer data)
{
  CkFormDialog *dialog = ck_form_dialog_new (f->window, "A Question", NULL, "_Save");
  gpointer there = dialog;
  guint n_done = 0;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  g_signal_connect (dialog, "done", G_CALLBACK (on_done), &n_done);
  gtk_window_present (GTK_WINDOW (dialog));
  ck_form_dialog_call (dialog, f->vault->session, stand_still, NULL, NULL, "Saved.");
  ck_test_spin_until (is_reached, NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  ck_test_spin ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  let_go ();
  settle (f->vault->session);
  ck_test_spin ();
  g_assert_null (there);
  g_assert_cmpuint (n_done, ==, 1);
}

/* The answer to a question comes after who asked is gone. */
static void
test_asker_is_gone (Fixture      *f,
                    gconstpointer data)
{
  g_autoptr (CkPerson) person = ck_person_new ();
  CkFormDialog *dialog = ck_form_dialog_new (f->window, "A Question", NULL, "_Save");
  GtkWidget *who = g_object_new (CK_TYPE_WHO_LIST, "session", f->vault->session, NULL);
  GtkWidget *chooser = ck_person_chooser_new (f->vault->session, "Find", NULL, CK_DATE_NONE, FALSE);
  CkFormDialog *edit;

  person->id = ck_uuid_new (1);
  person->name = g_strdup ("Wren Castellan");
  person->kind = 0;
  edit = ck_person_dialog_new (f->window, f->vault->session, person, ck_session_today (f->vault->session), FALSE);
  ck_form_dialog_add (dialog, who);
  ck_form_dialog_add (dialog, chooser);
  gtk_window_present (GTK_WINDOW (dialog));
  settle (f->vault->session);

  /* all of them ask, the lane answers, and before that is heard of the dialogs go */
  gtk_editable_set_text (GTK_EDITABLE (ck_test_find (who, GTK_TYPE_TEXT, NULL)), "Wren");
  gtk_editable_set_text (GTK_EDITABLE (ck_test_find (chooser, GTK_TYPE_SEARCH_ENTRY, NULL)), "Wren");
  gtk_editable_set_text (GTK_EDITABLE (ck_test_find (GTK_WIDGET (edit), ADW_TYPE_ENTRY_ROW, NULL)), "Wren Castelan");
  g_assert_nonnull (ck_session_call (f->vault->session, nothing, NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (edit));
  settle (f->vault->session);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
#define TEST(name, function) g_test_add ("/form-dialog/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("window-dies", test_window_dies);
  TEST ("close-while-saving", test_close_while_saving);
  TEST ("asker-is-gone", test_asker_is_gone);
  return g_test_run ();
}
