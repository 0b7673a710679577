/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown of names, and of descriptions that stand for a person, while names are hidden. */
#include "ck-test-app.h"

#include <string.h>

#include "ck-case-page.h"
#include "ck-cases-page.h"
#include "ck-conceal.h"
#include "ck-history-page.h"
#include "ck-page.h"
#include "ck-people-page.h"
#include "ck-person-dialog.h"
#include "ck-session-page.h"
#include "ck-test-vault.h"
#include "ck-today-page.h"

#define CONCERN \
  "{\"kind\": \"between-children\", \"people\": [{\"name\": \"Llŷr Penhallow\", \"role\": \"harmed\", \"kind\": \"child\"," \
  " \"description\": \"Llŷr from the Saturday band\", \"contact\": \"penhallow@example.org\"}," \
  " {\"description\": \"mother of Llŷr\", \"role\": \"parent-or-carer\"}," \
  " {\"name\": \"Llyr Penhalow\", \"role\": \"bystander\", \"description\": \"cousin of Llŷr\"}]," \
  " \"happened\": \"2025-11-20T15:30\", \"told\": \"2025-11-20T16:30\", \"told_to\": \"Carys Penhallow\"," \
  " \"source\": \"Llŷr’s mother\", \"facts\": \"Llŷr Penhallow showed his phone.\", \"title\": \"Group chat\"," \
  " \"online\": {\"platform\": \"A messaging app\", \"handle\": \"penhallow13\"}," \
  " \"actions\": [{\"what\": \"Ring Mrs Penhallow\", \"strand\": \"harmed\", \"due\": \"%s\", \"owner\": \"Carys Penhallow\"}]}"

static const struct {
  const char *given;
  const char *shown;
} names[] = {
  { "Wren Castellan", "W.C." },
  { "Anna-Maria O’Brien", "A-M.O." },
  { "Ada van Dyck", "A.V.D." },
  { "Mrs Penhallow", "M.P." },
  { "May Jones", "M.J." },
  { "Llŷr", "L." },
  /* descriptions */
  { "Llŷr’s mother", "L.’s mother" },
  { "Llŷr's mother", "L.'s mother" },
  { "mother of Llŷr", "mother of L." },
  { "the older brother of Dylan Fernhill", "the older brother of D. F." },
  { "Dylan Fernhill's aunt", "D. F.'s aunt" },
  { "Llŷr from the band", "L. from the band" },
  { "Mother Carys, who drives", "Mother C., who drives" },
  { "Mrs Penhallow's nephew", "Mrs P.'s nephew" },
  { "a boy called Wren", "a boy called W." },
  { "WREN’S MOTHER or father", "W.’S MOTHER or father" },
  { "A pupil whose name isn’t known", "A pupil whose name isn’t known" },
  { "an older pupil", "an older pupil" },
  { "Someone in Year 9", "Someone in Year 9" },
  { "the PE teacher", "the PE teacher" },
};

static const struct {
  const char *given;
  const char *shown;
} about[] = {
  { "13, Saturday ensemble", "13, Saturday ensemble" },
  { "13, Strings tutor", "13, Strings tutor" },
  { "Strings tutor, lives with Carys Rees", "Strings tutor, lives with C. R." },
  { "born 4 May 2013, aged 13 · Strings tutor · no. 3F2A", "born 4 May 2013, aged 13 · Strings tutor · no. 3F2A" },
  { "13, Llŷr’s sister", "13, L.’s sister" },
  { "WREN’S MOTHER", "W.’S MOTHER" },
  { "JON’S DAD", "J.’S DAD" },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *shown = ck_conceal_name (names[i].given, TRUE);
      g_autofree char *whole = ck_conceal_name (names[i].given, FALSE);

      g_assert_cmpstr (shown, ==, names[i].shown);
      g_assert_cmpstr (whole, ==, names[i].given);
    }
}

static void
test_descriptions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (about); i++)
    {
      g_autofree char *shown = ck_conceal_description (about[i].given, TRUE);
      g_autofree char *whole = ck_conceal_description (about[i].given, FALSE);

      g_assert_cmpstr (shown, ==, about[i].shown);
      g_assert_cmpstr (whole, ==, about[i].given);
    }
  g_assert_null (ck_conceal_description (NULL, TRUE));
}

/* --- the pages --- */

static const char *const secrets[] = { "Llŷr", "Penhal", "penhal", "Carys" };

static void
look (GtkWidget *widget,
      gpointer   data)
{
  g_autofree char *label = NULL;
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_LABEL (widget))
    label = g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      if (label != NULL && strstr (label, secrets[i]) != NULL)
        g_error ("%s shows “%s” while names are hidden", (const char *) data, label);
      if (tooltip != NULL && strstr (tooltip, secrets[i]) != NULL)
        g_error ("%s says “%s” while names are hidden", (const char *) data, tooltip);
    }
}

typedef struct {
  GtkWidget  *page;
  const char *label;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;

  ck_test_spin ();
  return ck_test_find (shown->page, GTK_TYPE_LABEL, shown->label) != NULL;
}

/* A page that shows @label once it has read what it shows. */
static void
look_at (GtkWidget  *page,
         const char *label,
         const char *name)
{
  GtkWidget *window = adw_window_new ();
  Shown shown = { page, label };

  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_present (GTK_WINDOW (window));
  ck_test_spin_until (is_shown, &shown);
  g_object_set (page, "hide-names", TRUE, NULL);
  ck_test_spin ();
  ck_test_walk (page, look, (gpointer) name);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

static gpointer
find_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_people_like (store, data, 1, error);
}

static char *
log_it (CkTestVault *vault)
{
  g_autofree char *today = ck_date_to_text (ck_session_today (vault->session));
  g_autofree char *concern = g_strdup_printf (CONCERN, today);

  return ck_test_vault_log (vault, concern);
}

static void
test_pages (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *reference = log_it (vault);
  g_autoptr (GPtrArray) found = ck_session_call (vault->session, find_on_lane, (gpointer) "Llŷr", NULL);
  g_autofree char *id = ck_uuid_to_text (&CK_PERSON (found->pdata[0])->id);
  GtkWidget *page = g_object_new (CK_TYPE_CASE_PAGE, "session", vault->session, "reference", reference, NULL);

  /* all of its tabs are there */
  look_at (page, "Group chat", "the case");
  look_at (g_object_new (CK_TYPE_TODAY_PAGE, "session", vault->session, NULL), "Ring Mrs Penhallow", "Today");
  look_at (g_object_new (CK_TYPE_CASES_PAGE, "session", vault->session, NULL), reference, "Cases");
  look_at (g_object_new (CK_TYPE_HISTORY_PAGE, "session", vault->session, "reference", reference, NULL), "Entry 1", "the history");
  page = g_object_new (CK_TYPE_PEOPLE_PAGE, "session", vault->session, NULL);
  ck_page_open (CK_PAGE (page), id);
  look_at (page, "Group chat", "a person");
}

static void
find_hint (GtkWidget *widget,
           gpointer   data)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "May be in the record already."))
    *(GtkWidget **) data = widget;
}

static gboolean
is_hinted (gpointer dialog)
{
  GtkWidget *hint = NULL;

  ck_test_spin ();
  ck_test_walk (dialog, find_hint, &hint);
  return hint != NULL;
}

/* Who is edited is named; who may be the same isn't. */
static void
test_hint (void)
{
  g_autoptr (CkTestVault) vault = ck_test_vault_new (TRUE);
  g_autofree char *reference = log_it (vault);
  g_autoptr (GPtrArray) found = ck_session_call (vault->session, find_on_lane, (gpointer) "Llŷr", NULL);
  GtkWidget *window = adw_window_new ();
  CkFormDialog *dialog;
  GtkWidget *hint = NULL;

  gtk_window_present (GTK_WINDOW (window));
  dialog = ck_person_dialog_new (window, vault->session, CK_PERSON (found->pdata[0]), CK_DATE_NONE, TRUE);
  ck_test_spin_until (is_hinted, dialog);
  ck_test_walk (GTK_WIDGET (dialog), find_hint, &hint);
  look (hint, (gpointer) "the hint");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

int
main (int    argc,
      char **argv)
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/conceal/names", test_names);
  g_test_add_func ("/conceal/descriptions", test_descriptions);
  g_test_add_func ("/conceal/pages", test_pages);
  g_test_add_func ("/conceal/hint", test_hint);
  return g_test_run ();
}
