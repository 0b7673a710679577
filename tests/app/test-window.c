/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window around an open vault: places, Today, search, lock. */
#include "ck-application.h"
#include "ck-due-row.h"
#include "ck-hit-row.h"
#include "ck-page.h"
#include "ck-place-row.h"
#include "ck-search-page.h"
#include "ck-test-app.h"
#include "ck-test-vault.h"
#include "ck-window.h"

#define CONCERN                                                                                                        \
  "{\"kind\": \"child\", \"people\": [{\"name\": \"Wren Castle\", \"role\": \"harmed\"}],"                              \
  " \"happened\": \"2026-11-20T15:30\", \"title\": \"Group chat\", \"facts\": \"Eleven unkind messages.\"}"

typedef struct {
  CkTestVault *vault;
  CkWindow    *window;
  GType        type;
  const char  *label;
  gboolean     relaunched;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->vault = ck_test_vault_new (FALSE);
  self->window = g_object_ref_sink (g_object_new (CK_TYPE_WINDOW, NULL));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  ck_window_set_session (self->window, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ck_test_spin ();
  g_assert_finalize_object (self->window);
  ck_test_vault_free (self->vault);
}

static gboolean
is_shown (gpointer data)
{
  Fixture *self = data;

  return ck_test_find (GTK_WIDGET (self->window), self->type, self->label) != NULL;
}

static GtkWidget *
wait_for (Fixture    *self,
          GType       type,
          const char *label)
{
  self->type = type;
  self->label = label;
  ck_test_spin_until (is_shown, self);

  return ck_test_find (GTK_WIDGET (self->window), type, label);
}

static gboolean
is_gone (gpointer data)
{
  return !is_shown (data);
}

static const char *
stage_of (Fixture *self)
{
  GtkWidget *stage = ck_test_find (GTK_WIDGET (self->window), GTK_TYPE_STACK, NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (stage));
}

static void
test_today (Fixture      *self,
            gconstpointer data)
{
  g_autofree char *reference = NULL;
  GtkWidget *row;

  ck_window_set_session (self->window, self->vault->session);
  g_assert_cmpstr (stage_of (self), ==, "main");
  wait_for (self, GTK_TYPE_LABEL, "Nothing is due");

  /* nobody has decided yet what to do about it: that comes first, before its review on the next working day */
  reference = ck_test_vault_log (self->vault, CONCERN);
  row = wait_for (self, CK_TYPE_DUE_ROW, NULL);
  g_assert_cmpstr (ck_due_row_get_item (CK_DUE_ROW (row))->reference, ==, reference);
  g_assert_nonnull (ck_test_find (row, GTK_TYPE_BUTTON, "_Open Case"));
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
test_title_names_nobody (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *reference = NULL;

  ck_window_set_session (self->window, self->vault->session);
  reference = ck_test_vault_log (self->vault, CONCERN);
  wait_for (self, CK_TYPE_DUE_ROW, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (self->window)), ==, "Casekeeper");
}

static void
test_without_vault (Fixture      *self,
                    gconstpointer data)
{
  static const char *const needs_vault[] = { "win.lock", "win.search", "win.back-up", "win.log-concern", "win.save" };

  ck_window_show_first_run (self->window);
  g_assert_cmpstr (stage_of (self), ==, "locked");
  for (gsize i = 0; i < G_N_ELEMENTS (needs_vault); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->window), needs_vault[i], NULL);
      g_assert_cmpstr (stage_of (self), ==, "locked");
    }
}

static void
test_search (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *reference = ck_test_vault_log (self->vault, CONCERN);
  GtkWidget *entry, *row;

  ck_window_set_session (self->window, self->vault->session);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.search", NULL);
  g_assert_cmpstr (stage_of (self), ==, "search");
  entry = ck_test_find (GTK_WIDGET (self->window), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "unkind");
  row = wait_for (self, CK_TYPE_HIT_ROW, NULL);
  g_assert_cmpstr (ck_hit_row_get_hit (CK_HIT_ROW (row))->reference, ==, reference);

  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere to be found");
  wait_for (self, GTK_TYPE_LABEL, "Nothing Was Found");

  /* names hidden: the person's initials, and nothing of the words */
  g_object_set (self->window, "hide-names", TRUE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Wren");
  wait_for (self, CK_TYPE_HIT_ROW, NULL);
  g_assert_null (ck_test_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, "Wren Castle"));

  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (stage_of (self), ==, "main");
}

static void
test_practice (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (CkTestVault) practice = ck_test_vault_new (TRUE);
  GtkWidget *band;

  band = ck_test_find (GTK_WIDGET (self->window), GTK_TYPE_LABEL, "PRACTICE: invented people and cases");
  g_assert_nonnull (band);
  ck_window_set_session (self->window, self->vault->session);
  g_assert_false (gtk_widget_get_visible (band));
  ck_window_set_session (self->window, practice->session);
  g_assert_true (gtk_widget_get_visible (band));
  ck_window_set_session (self->window, NULL);
}

static void
on_relaunch (Fixture    *self,
             const char *path,
             int         width,
             int         height,
             gboolean    maximized)
{
  g_assert_cmpstr (path, ==, self->vault->path);
  self->relaunched = TRUE;
}

static gboolean
is_relaunched (gpointer data)
{
  return ((Fixture *) data)->relaunched;
}

static void
test_lock (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *reference = ck_test_vault_log (self->vault, CONCERN);

  ck_window_set_session (self->window, self->vault->session);
  wait_for (self, CK_TYPE_DUE_ROW, NULL);
  g_signal_connect_swapped (self->window, "relaunch", G_CALLBACK (on_relaunch), self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.lock", NULL);
  g_assert_cmpstr (stage_of (self), ==, "leaving");
  ck_test_spin_until (is_relaunched, self);
  g_assert_false (ck_session_is_unlocked (self->vault->session));
  ck_test_spin ();
  g_assert_null (ck_window_get_session (self->window));
  self->type = CK_TYPE_DUE_ROW;
  self->label = NULL;
  ck_test_spin_until (is_gone, self);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/window/today", test_today);
  ADD ("/window/title-names-nobody", test_title_names_nobody);
  ADD ("/window/without-vault", test_without_vault);
  ADD ("/window/search", test_search);
  ADD ("/window/practice", test_practice);
  ADD ("/window/lock", test_lock);
#undef ADD

  return g_test_run ();
}
