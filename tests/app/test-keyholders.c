/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who can unlock a vault, from the window: add, change, remove, a new recovery sheet. */
#include "ck-keyholder-dialog.h"
#include "ck-keyholders-page.h"
#include "ck-passphrase-fields.h"
#include "ck-recovery-dialog.h"
#include "ck-recovery-view.h"
#include "ck-test-app.h"
#include "ck-test-vault.h"

#define STRONG "copper lantern meadow thirteen harbour quilt"

typedef struct {
  CkTestVault *vault;
  GtkWidget   *window;
  GtkWidget   *page;
  gboolean     done;
} Fixture;

static void
on_done (Fixture *self)
{
  self->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->vault = ck_test_vault_new (FALSE);
  self->page = g_object_new (CK_TYPE_KEYHOLDERS_PAGE, "session", self->vault->session, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  ck_test_spin ();
  ck_test_vault_free (self->vault);
}

static guint
count (Fixture    *self,
       const char *kind)
{
  g_autoptr (GPtrArray) keyholders = ck_session_list_keyholders (self->vault->session);
  guint n = 0;

  for (guint i = 0; i < keyholders->len; i++)
    n += g_strcmp0 (((CkKeyholderInfo *) g_ptr_array_index (keyholders, i))->kind, kind) == 0;

  return n;
}

/* The dialog's two fields hide what they hold; they are the only such rows. */
static void
type_passphrase (GtkWidget  *dialog,
                 const char *first,
                 const char *again)
{
  GtkWidget *row = ck_test_find (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), first);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (row)), again);
}

static gboolean
opens_with (Fixture    *self,
            const char *label,
            const char *passphrase)
{
  GError *error = NULL;
  CkSession *session;
  gboolean opened;

  if (self->vault->session != NULL)
    ck_test_vault_lock (self->vault);
  session = ck_session_open (self->vault->path, &error);
  g_assert_no_error (error);
  opened = label != NULL ? ck_session_unlock (session, label, passphrase, NULL)
                         : ck_session_unlock_with_recovery (session, passphrase, NULL);
  if (opened)
    ck_session_close (session, NULL);
  g_object_unref (session);

  return opened;
}

static void
test_add (Fixture      *self,
          gconstpointer data)
{
  CkKeyholderDialog *dialog = ck_keyholder_dialog_new (self->page, self->vault->session, NULL);
  GtkWidget *name = ck_test_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);

  g_signal_connect_swapped (dialog, "done", G_CALLBACK (on_done), self);
  gtk_editable_set_text (GTK_EDITABLE (name), "Sam Hollis");

  /* weak, then different: refused, and nobody is added */
  type_passphrase (GTK_WIDGET (dialog), "password", "password");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "keyholder.agree", NULL);
  type_passphrase (GTK_WIDGET (dialog), STRONG, STRONG "s");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "keyholder.agree", NULL);
  ck_test_spin ();
  g_assert_cmpuint (count (self, "passphrase"), ==, 1);

  type_passphrase (GTK_WIDGET (dialog), STRONG, STRONG);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "keyholder.agree", NULL);
  ck_test_spin_until (is_done, self);
  g_assert_cmpuint (count (self, "passphrase"), ==, 2);
  g_assert_true (opens_with (self, "Sam Hollis", STRONG));
  g_assert_true (opens_with (self, CK_TEST_KEYHOLDER, CK_TEST_PASSPHRASE));
}

static void
test_change (Fixture      *self,
             gconstpointer data)
{
  CkKeyholderDialog *dialog = ck_keyholder_dialog_new (self->page, self->vault->session, CK_TEST_KEYHOLDER);

  g_signal_connect_swapped (dialog, "done", G_CALLBACK (on_done), self);
  type_passphrase (GTK_WIDGET (dialog), STRONG, STRONG);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "keyholder.agree", NULL);
  ck_test_spin_until (is_done, self);
  g_assert_cmpuint (count (self, "passphrase"), ==, 1);
  g_assert_false (opens_with (self, CK_TEST_KEYHOLDER, CK_TEST_PASSPHRASE));
  g_assert_true (opens_with (self, CK_TEST_KEYHOLDER, STRONG));
}

static gboolean
shows_key (gpointer dialog)
{
  GtkWidget *stack = ck_test_find (dialog, GTK_TYPE_STACK, NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "key") == 0;
}

static void
test_recovery (Fixture      *self,
               gconstpointer data)
{
  CkRecoveryDialog *dialog = ck_recovery_dialog_new (self->page, self->vault->session);
  GtkWidget *view = ck_test_find (GTK_WIDGET (dialog), CK_TYPE_RECOVERY_VIEW, NULL);
  GtkWidget *answer = ck_test_find (view, ADW_TYPE_ENTRY_ROW, NULL);
  GtkWidget *shown;
  g_autofree char *key = NULL;
  g_auto (GStrv) groups = NULL;
  guint group;

  g_signal_connect_swapped (dialog, "done", G_CALLBACK (on_done), self);
  ck_test_spin_until (shows_key, dialog);

  /* until a piece of the new one was typed back, both sheets open */
  g_assert_cmpuint (count (self, "recovery-key"), ==, 2);
  /* the card under the first sentence */
  shown = gtk_widget_get_first_child (gtk_widget_get_next_sibling (ck_test_find (view, GTK_TYPE_LABEL, NULL)));
  groups = g_strsplit_set (gtk_label_get_label (GTK_LABEL (shown)), " \n", -1);
  {
    g_autoptr (GPtrArray) whole = g_ptr_array_new ();

    for (guint i = 0; groups[i] != NULL; i++)
      if (groups[i][0] != '\0')
        g_ptr_array_add (whole, groups[i]);
    g_ptr_array_add (whole, NULL);
    key = g_strjoinv ("-", (char **) whole->pdata);
  }
  g_assert_cmpuint (strlen (key), ==, 8 * 5 + 7);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "recovery.next", NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "recovery.next", NULL);
  ck_test_spin ();
  g_assert_false (self->done);
  g_assert_cmpint (sscanf (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (answer)),
                           "First four characters of group %u", &group), ==, 1);
  {
    g_autofree char *four = g_strndup (key + (group - 1) * 6, 4);

    gtk_editable_set_text (GTK_EDITABLE (answer), four);
  }
  gtk_widget_activate_action (GTK_WIDGET (dialog), "recovery.next", NULL);
  ck_test_spin_until (is_done, self);

  g_assert_cmpuint (count (self, "recovery-key"), ==, 1);
  g_assert_true (opens_with (self, NULL, key));
  g_assert_false (opens_with (self, NULL, self->vault->recovery_key));
}

static void
test_only_one_stays (Fixture      *self,
                     gconstpointer data)
{
  /* the one who unlocked, and the last one, can't be removed from the window */
  g_assert_null (ck_test_find (self->page, GTK_TYPE_BUTTON, "_Remove…"));
  g_assert_nonnull (ck_test_find (self->page, GTK_TYPE_BUTTON, "_Change…"));
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/keyholders/add", test_add);
  ADD ("/keyholders/change", test_change);
  ADD ("/keyholders/recovery", test_recovery);
  ADD ("/keyholders/only-one-stays", test_only_one_stays);
#undef ADD

  return g_test_run ();
}
