/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People in the window: the list, a person's page, two of one name, and a merge that is undone. */
#include "ck-test-app.h"

#include <string.h>

#include "ck-casework.h"
#include "ck-merge-dialog.h"
#include "ck-page.h"
#include "ck-people-page.h"
#include "ck-person-chooser.h"
#include "ck-relation-dialog.h"
#include "ck-test-vault.h"
#include "ck-text-field.h"
#include "ck-typed-birth.h"
#include "ck-who-list.h"

#define CONCERN(name, kind) \
  "{\"kind\": \"" kind "\", \"people\": [{\"name\": \"" name "\", \"role\": \"alleged-responsible\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"facts\": \"Some facts.\", \"title\": \"About somebody\"}"

static gpointer
list_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_people_list (store, error);
}

static gpointer
load_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_person_file_load (store, data, error);
}

static CkPersonFile *
load (CkSession  *session,
      const char *name)
{
  g_autoptr (GPtrArray) people = ck_session_call (session, list_on_lane, NULL, NULL);

  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (CK_PERSON (people->pdata[i])->name, name))
      return ck_session_call (session, load_on_lane, &CK_PERSON (people->pdata[i])->id, NULL);
  return NULL;
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

typedef struct {
  GtkWidget  *widget;
  const char *label;
  gboolean    shown;
} Wanted;

static gboolean
is_so (gpointer data)
{
  Wanted *wanted = data;

  ck_test_spin ();
  return (ck_test_find (wanted->widget, GTK_TYPE_LABEL, wanted->label) != NULL) == wanted->shown;
}

static void
wait_for (GtkWidget  *widget,
          const char *label,
          gboolean    shown)
{
  Wanted wanted = { widget, label, shown };

  ck_test_spin_until (is_so, &wanted);
}

/* The page of somebody, with the concerns about their conduct, who may be them, and nothing of it by name while names
 * are hidden. */
static void
test_page (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *one = ck_test_vault_log (vault, CONCERN ("Katherine Rees", "low-level"));
  g_autofree char *two = ck_test_vault_log (vault, CONCERN ("Catherine Reece", "child"));
  g_autoptr (CkPersonFile) file = load (vault->session, "Katherine Rees");
  g_autofree char *id = ck_uuid_to_text (&file->person->id);
  GtkWidget *page = g_object_new (CK_TYPE_PEOPLE_PAGE, "session", vault->session, NULL);
  GtkWidget *window = shown_in_a_window (page);

  wait_for (page, "Katherine Rees", TRUE);
  ck_page_open (CK_PAGE (page), id);
  wait_for (page, "About somebody", TRUE);
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, "Concerns About Their Conduct"));
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, "None recorded yet"));
  g_object_set (page, "hide-names", TRUE, NULL);
  wait_for (page, "Katherine Rees", FALSE);
  wait_for (page, "Catherine Reece", FALSE);
  g_assert_nonnull (ck_test_find (page, GTK_TYPE_LABEL, "K.R."));
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static gboolean
is_merged (gpointer data)
{
  g_autoptr (GPtrArray) people = NULL;

  ck_test_spin ();
  people = ck_session_call (data, list_on_lane, NULL, NULL);
  return people->len == 1;
}

static void
on_done (gboolean *done)
{
  *done = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* Saves, and waits until the dialog is gone. */
static void
apply (CkFormDialog *dialog)
{
  gboolean done = FALSE;

  g_signal_connect_swapped (dialog, "done", G_CALLBACK (on_done), &done);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin_until (is_set, &done);
}

static void
say_why (CkFormDialog *dialog,
         const char   *why)
{
  GtkWidget *field = ck_test_find (GTK_WIDGET (dialog), CK_TYPE_TEXT_FIELD, NULL);

  ck_text_field_set_text (CK_TEXT_FIELD (field), why);
}

/* Nothing is merged without a word; the merge shows on the page, and its undoing shows both again. */
static void
test_merge (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *one = ck_test_vault_log (vault, CONCERN ("Katherine Rees", "child"));
  g_autofree char *two = ck_test_vault_log (vault, CONCERN ("Catherine Reece", "child"));
  g_autoptr (CkPersonFile) file = load (vault->session, "Katherine Rees");
  g_autoptr (CkPersonFile) merged = NULL;
  GtkWidget *window = shown_in_a_window (gtk_label_new ("x"));
  CkFormDialog *dialog;

  g_assert_cmpuint (file->alike->len, ==, 1);
  dialog = ck_merge_dialog_new (window, vault->session, file, CK_ALIKE (file->alike->pdata[0])->person, CK_DATE_NONE, FALSE);
  ck_test_spin ();
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_false (is_merged (vault->session));
  say_why (dialog, "The same birthday, and her mother says so.");
  apply (dialog);
  g_assert_true (is_merged (vault->session));

  merged = load (vault->session, "Katherine Rees");
  g_assert_cmpuint (merged->merged->len, ==, 1);
  g_assert_cmpuint (merged->parts->len, ==, 2);
  dialog = ck_merge_dialog_undo (window, vault->session, merged->merged->pdata[0], FALSE);
  ck_test_spin ();
  say_why (dialog, "Cousins.");
  apply (dialog);
  g_assert_false (is_merged (vault->session));
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static gboolean
is_related (gpointer data)
{
  g_autoptr (CkPersonFile) file = NULL;

  ck_test_spin ();
  file = load (data, "Wren Castellan");
  return file->relationships->len == 1;
}

static void
test_relate (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *one = ck_test_vault_log (vault, CONCERN ("Wren Castellan", "child"));
  g_autofree char *two = ck_test_vault_log (vault, CONCERN ("Maren Castellan", "child"));
  g_autoptr (CkPersonFile) wren = load (vault->session, "Wren Castellan");
  g_autoptr (CkPersonFile) maren = load (vault->session, "Maren Castellan");
  g_autoptr (CkPersonFile) after = NULL;
  g_autofree char *sentence = NULL;
  GtkWidget *window = shown_in_a_window (gtk_label_new ("x"));
  CkFormDialog *dialog = ck_relation_dialog_new (window, vault->session, wren->person, CK_DATE_NONE, FALSE);
  GtkWidget *chooser = ck_test_find (GTK_WIDGET (dialog), CK_TYPE_PERSON_CHOOSER, NULL);

  ck_test_spin ();
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_false (is_related (vault->session));
  ck_person_chooser_set_person (CK_PERSON_CHOOSER (chooser), maren->person);
  apply (dialog);
  g_assert_true (is_related (vault->session));
  after = load (vault->session, "Wren Castellan");
  sentence = ck_relationship_sentence (after->relationships->pdata[0]);
  g_assert_cmpstr (sentence, ==, "Maren Castellan: parent of Wren Castellan");
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

/* While a name is typed, somebody who sounds like it is offered, and why. */
static void
test_hint (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *one = ck_test_vault_log (vault, CONCERN ("Katherine Rees", "child"));
  GtkWidget *list = g_object_new (CK_TYPE_WHO_LIST, "session", vault->session, NULL);
  GtkWidget *window = shown_in_a_window (list);
  const char *const typed[] = { "Catherine Reece", NULL };

  ck_who_list_set_typed (CK_WHO_LIST (list), typed);
  wait_for (list, "Katherine Rees", TRUE);
  g_assert_cmpuint (ck_who_list_get_n_people (CK_WHO_LIST (list)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static void
test_birth (void)
{
  static const struct {
    const char *typed;
    int         year, month, day;
    gboolean    estimated;
  } cases[] = {
    { "4 May 2013", 2013, 5, 4, FALSE }, { "2012", 2012, 7, 1, TRUE },   { "about 2012", 2012, 7, 1, TRUE },
    { "about 14", 2012, 5, 25, TRUE },   { " 14 ", 2012, 5, 25, TRUE },
  };
  static const char *const unread[] = { "soon", "2050", "0", "" };
  CkDate today = ck_date_new (2026, 11, 23), born;
  gboolean estimated;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (ck_typed_birth (cases[i].typed, today, &born, &estimated));
      text = ck_date_to_text (born);
      g_test_message ("%s: %s", cases[i].typed, text);
      g_assert_true (ck_date_equal (born, ck_date_new (cases[i].year, cases[i].month, cases[i].day)));
      g_assert_cmpint (estimated, ==, cases[i].estimated);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unread); i++)
    g_assert_false (ck_typed_birth (unread[i], today, &born, &estimated));
}

static gboolean
has_somebody (gpointer list)
{
  ck_test_spin ();
  return ck_who_list_get_n_people (list) > 0;
}

/* Enter right after the last letter, before anything is found: nobody is taken but who is called what was typed. */
static void
test_enter (void)
{
  const struct {
    const char *first;
    const char *typed;
    const char *taken;
    gboolean    known;
  } cases[] = {
    { "Kez", "Kezia Lomax", "Kezia Lomax", TRUE },
    { NULL, "kezia lomax", "Kezia Lomax", TRUE },
    { "Katherine", "Catherine Reece", "Catherine Reece", FALSE },
    { NULL, "Kathe", "Katherine Rees", TRUE },
  };
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *one = ck_test_vault_log (vault, CONCERN ("Hester Lomax", "child"));
  g_autofree char *two = ck_test_vault_log (vault, CONCERN ("Kezia Lomax", "child"));
  g_autofree char *three = ck_test_vault_log (vault, CONCERN ("Katherine Rees", "child"));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *list = g_object_new (CK_TYPE_WHO_LIST, "session", vault->session, NULL);
      GtkWidget *window = shown_in_a_window (list);
      GtkWidget *line = GTK_WIDGET (gtk_widget_get_template_child (list, CK_TYPE_WHO_LIST, "typed"));
      g_autofree char *name = NULL;

      g_test_message ("%s, then %s", cases[i].first, cases[i].typed);
      if (cases[i].first != NULL)
        {
          gtk_editable_set_text (GTK_EDITABLE (line), cases[i].first);
          wait_for (list, i == 0 ? "Kezia Lomax" : "Katherine Rees", TRUE);
        }
      gtk_editable_set_text (GTK_EDITABLE (line), cases[i].typed);
      g_signal_emit_by_name (line, "activate");
      ck_test_spin_until (has_somebody, list);
      name = ck_who_row_dup_name (ck_who_list_get_row (CK_WHO_LIST (list), 0));
      g_assert_cmpstr (name, ==, cases[i].taken);
      g_assert_cmpint (!ck_uuid_is_none (ck_who_row_get_person (ck_who_list_get_row (CK_WHO_LIST (list), 0))), ==, cases[i].known);
      gtk_window_destroy (GTK_WINDOW (window));
      ck_test_spin ();
    }
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/app/people/page", test_page);
  g_test_add_func ("/app/people/merge", test_merge);
  g_test_add_func ("/app/people/relate", test_relate);
  g_test_add_func ("/app/people/hint", test_hint);
  g_test_add_func ("/app/people/enter", test_enter);
  g_test_add_func ("/app/people/birth", test_birth);
  return g_test_run ();
}
