/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search of the window: groups, all of one kind, what is wrong with a filter, and that it opens where the hit is. */
#include "ck-test-app.h"

#include "ck-cases-page.h"
#include "ck-hit-row.h"
#include "ck-page.h"
#include "ck-search-page.h"
#include "ck-test-vault.h"
#include "ck-timeline-row.h"

#define CONCERN \
  "{\"kind\": \"child\", \"people\": [{\"name\": \"Wren Castellan\", \"role\": \"harmed\", \"kind\": \"child\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"Eleven messages in a chat.\", \"title\": \"A chat\"," \
  " \"categories\": [\"bullying\"], \"risk\": \"medium\"}"

typedef struct {
  CkTestVault *vault;
  char        *reference;
  GtkWidget   *page;
  GtkWidget   *window;
  char        *where;
  char        *person;
  const char  *expected;
} Scene;

static void
on_open (CkSearchPage *page,
         const char   *where,
         const char   *person,
         Scene        *scene)
{
  g_free (scene->where);
  g_free (scene->person);
  scene->where = g_strdup (where);
  scene->person = g_strdup (person);
}

static void
set_up (Scene        *scene,
        gconstpointer data)
{
  scene->vault = ck_test_vault_new (TRUE);
  scene->reference = ck_test_vault_log (scene->vault, CONCERN);
  scene->page = g_object_new (CK_TYPE_SEARCH_PAGE, "session", scene->vault->session, NULL);
  scene->window = adw_window_new ();
  g_signal_connect (scene->page, "open", G_CALLBACK (on_open), scene);
  adw_window_set_content (ADW_WINDOW (scene->window), scene->page);
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 900, 600);
  gtk_window_present (GTK_WINDOW (scene->window));
}

static void
tear_down (Scene        *scene,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  ck_test_spin ();
  g_free (scene->reference);
  g_free (scene->where);
  g_free (scene->person);
  ck_test_vault_free (scene->vault);
}

static GtkWidget *
get_child (Scene      *scene,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (scene->page, CK_TYPE_SEARCH_PAGE, name));
}

static gboolean
shows (gpointer data)
{
  Scene *scene = data;

  ck_test_spin ();
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (get_child (scene, "stack"))), scene->expected) == 0;
}

static void
type (Scene      *scene,
      const char *words,
      const char *expected)
{
  gtk_editable_set_text (GTK_EDITABLE (get_child (scene, "entry")), words);
  scene->expected = expected;
  ck_test_spin_until (shows, scene);
}

static void
test_groups (Scene        *scene,
             gconstpointer data)
{
  g_autofree char *entry = g_strdup_printf ("%s/1", scene->reference);

  type (scene, "messages", "hits");
  g_assert_nonnull (ck_test_find (scene->page, GTK_TYPE_LABEL, "Entries"));
  g_assert_nonnull (ck_test_find (scene->page, GTK_TYPE_LABEL, entry));
  g_signal_emit_by_name (get_child (scene, "entry"), "activate");
  g_assert_cmpstr (scene->where, ==, entry);
  g_assert_null (scene->person);

  type (scene, "trombone", "none");
  type (scene, "", "start");
  type (scene, "wren kind:person", "all");
  g_signal_emit_by_name (get_child (scene, "entry"), "activate");
  g_assert_nonnull (scene->person);
}

/* Whom to ring is found by name and by number, before the record, and shown with names hidden as well. */
static void
test_helplines (Scene        *scene,
                gconstpointer data)
{
  type (scene, "nspcc", "hits");
  g_assert_nonnull (ck_test_find (scene->page, GTK_TYPE_LABEL, "Whom to Ring"));
  g_assert_nonnull (ck_test_find (scene->page, GTK_TYPE_LABEL, "0808 800 5000"));
  type (scene, "trombone", "none");
  type (scene, "999", "hits");
  g_assert_nonnull (ck_test_find (scene->page, GTK_TYPE_LABEL, "999"));
  g_object_set (scene->page, "hide-names", TRUE, NULL);
  g_assert_nonnull (ck_test_find (scene->page, GTK_TYPE_LABEL, "999"));
  g_assert_null (ck_test_find (scene->page, GTK_TYPE_LABEL, "Hidden while names are hidden"));
  /* there is nothing to open */
  g_signal_emit_by_name (get_child (scene, "entry"), "activate");
  ck_test_spin ();
  g_assert_null (scene->where);
  g_assert_null (scene->person);
  /* a filter asks for something of the record */
  type (scene, "999 status:open", "none");
}

static gboolean
has_opened (gpointer data)
{
  Scene *scene = data;

  ck_test_spin ();
  return scene->where != NULL || scene->person != NULL;
}

/* Enter before the answer opens what stands there now, not what was found for fewer letters. */
static void
test_enter (Scene        *scene,
            gconstpointer data)
{
  type (scene, "w", "hits");
  gtk_editable_set_text (GTK_EDITABLE (get_child (scene, "entry")), scene->reference);
  g_signal_emit_by_name (get_child (scene, "entry"), "activate");
  g_assert_null (scene->where);
  ck_test_spin_until (has_opened, scene);
  g_assert_true (g_str_has_prefix (scene->where, scene->reference));
}

/* What was typed stays, and the choices are said. */
static void
test_wrong_filter (Scene        *scene,
                   gconstpointer data)
{
  g_autofree char *said = NULL;

  type (scene, "messages status:ajar", "none");
  g_object_get (get_child (scene, "none"), "description", &said, NULL);
  g_assert_nonnull (strstr (said, "open, long-term, closed"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (scene, "entry"))), ==, "messages status:ajar");
  gtk_widget_activate_action (scene->page, "search.filter", "s", "risk");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_child (scene, "entry"))), ==, "messages status:ajar risk:");
}

static void
count_label (GtkWidget *widget,
             gpointer   found)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "Wren") != NULL)
    *(gboolean *) found = TRUE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "messages") != NULL)
    *(gboolean *) found = TRUE;
}

static void
test_hidden_names (Scene        *scene,
                   gconstpointer data)
{
  gboolean found = FALSE;

  type (scene, "wren", "hits");
  ck_test_walk (get_child (scene, "rows"), count_label, &found);
  g_assert_true (found);
  g_object_set (scene->page, "hide-names", TRUE, NULL);
  found = FALSE;
  ck_test_walk (get_child (scene, "rows"), count_label, &found);
  g_assert_false (found);
  g_assert_nonnull (ck_test_find (get_child (scene, "rows"), GTK_TYPE_LABEL, "W.C."));
  type (scene, "", "start");
  type (scene, "messages", "hits");
  found = FALSE;
  ck_test_walk (get_child (scene, "rows"), count_label, &found);
  g_assert_false (found);
}

static gboolean
has_focused_entry (gpointer window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  ck_test_spin ();
  return focus != NULL && CK_IS_TIMELINE_ROW (focus) && ck_timeline_row_get_entry (CK_TIMELINE_ROW (focus))->number == 1;
}

/* The page of cases goes to the entry that a search names. */
static void
test_opens_entry (Scene        *scene,
                  gconstpointer data)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = g_object_new (CK_TYPE_CASES_PAGE, "session", scene->vault->session, NULL);
  g_autofree char *entry = g_strdup_printf ("%s/1", scene->reference);

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_present (GTK_WINDOW (window));
  ck_page_open (CK_PAGE (page), entry);
  ck_test_spin_until (has_focused_entry, window);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add ("/app/search-page/groups", Scene, NULL, set_up, test_groups, tear_down);
  g_test_add ("/app/search-page/helplines", Scene, NULL, set_up, test_helplines, tear_down);
  g_test_add ("/app/search-page/enter", Scene, NULL, set_up, test_enter, tear_down);
  g_test_add ("/app/search-page/wrong-filter", Scene, NULL, set_up, test_wrong_filter, tear_down);
  g_test_add ("/app/search-page/hidden-names", Scene, NULL, set_up, test_hidden_names, tear_down);
  g_test_add ("/app/search-page/opens-entry", Scene, NULL, set_up, test_opens_entry, tear_down);
  return g_test_run ();
}
