/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad input in any field of any dialog is said at that field, by the name that the field has there; the focus goes to
 * it, and all that was typed stays. What people really write is no bad input. */
#include "ck-test-app.h"

#include <string.h>

#include "ck-case-picker.h"
#include "ck-casework.h"
#include "ck-field-error.h"
#include "ck-field-problem.h"
#include "ck-moment-field.h"
#include "ck-person-chooser.h"
#include "ck-record.h"
#include "ck-segments.h"
#include "ck-settle-row.h"
#include "ck-test-dialogs.h"
#include "ck-text-field.h"
#include "ck-who-list.h"

/* Lines that must hold something before the record is asked. */
static const struct {
  const char *title;
  const char *good;
} lines[] = {
  { "The other case", "2025-0001" },
  { "The open case that it goes on in", "2025-0001" },
  { "How it was sent", "by telephone" },
  { "Which organisation", "The Lantern Trust" },
};

/* What people write: right to left, emoji with modifiers and joiners, combining letters, apostrophes, Welsh. */
#define WORST_GOOD                                                                                                     \
  "שלום \u202eabc\u202c مرحبا 👩🏽\u200d🚒🏴\U000e0067\U000e0062 e\u0301\u0323\u0331 Llŷr O'Neill’s \"<b>&amp;%s%n\\n';--"

/* --- good input everywhere ---------------------------------------------------------------------------------------------- */

static void
fill_line (GtkWidget *row)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), lines[i].title))
      gtk_editable_set_text (GTK_EDITABLE (row), lines[i].good);
}

static void
put_good (GtkWidget *widget,
          gpointer   data)
{
  CkTestDialogs *f = data;

  if (CK_IS_SEGMENTS (widget) && gtk_widget_get_ancestor (widget, CK_TYPE_SETTLE_ROW) != NULL)
    ck_segments_set_selected (CK_SEGMENTS (widget), 0);
  else if (CK_IS_SEGMENTS (widget))
    ck_segments_set_selected (CK_SEGMENTS (widget), MIN (1, (int) ck_segments_get_n (CK_SEGMENTS (widget)) - 1));
  else if (CK_IS_PERSON_CHOOSER (widget))
    ck_person_chooser_set_person (CK_PERSON_CHOOSER (widget), CK_INVOLVEMENT (f->look->file->people->pdata[1])->person);
  else if (CK_IS_WHO_LIST (widget))
    {
      g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);
      CkPersonLink *link = ck_person_link_new ();

      link->name = g_strdup ("Ada Quill");
      link->role = CK_ROLE_WITNESS;
      link->kind = CK_PERSON_CHILD;
      g_ptr_array_add (links, link);
      ck_who_list_set_links (CK_WHO_LIST (widget), links);
    }
  else if (ADW_IS_COMBO_ROW (widget))
    {
      if (adw_combo_row_get_selected (ADW_COMBO_ROW (widget)) == 0
          && !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Amend"))
        adw_combo_row_set_selected (ADW_COMBO_ROW (widget), 1);
    }
  else if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  else if (CK_IS_TEXT_FIELD (widget))
    ck_text_field_set_text (CK_TEXT_FIELD (widget), "What was seen and done.");
  else if (ADW_IS_ENTRY_ROW (widget) && *gtk_editable_get_text (GTK_EDITABLE (widget)) == '\0')
    fill_line (widget);
}

/* --- the fields that are typed in --------------------------------------------------------------------------------------- */

static void
collect_fields (GtkWidget *widget,
                gpointer   fields)
{
  if ((CK_IS_TEXT_FIELD (widget) || ADW_IS_ENTRY_ROW (widget)) && gtk_widget_is_visible (widget)
      && gtk_widget_get_ancestor (widget, CK_TYPE_WHO_LIST) == NULL)
    g_ptr_array_add (fields, widget);
}

static GPtrArray *
list_fields (CkFormDialog *dialog)
{
  GPtrArray *fields = g_ptr_array_new ();

  ck_test_walk (GTK_WIDGET (dialog), collect_fields, fields);
  return fields;
}

static char *
dup_typed (GtkWidget *field)
{
  char *text = NULL;

  g_object_get (field, "text", &text, NULL);
  return text;
}

static void
look_for_problem (GtkWidget *widget,
                  gpointer   found)
{
  if (CK_IS_FIELD_ERROR (widget) && ck_field_error_get (CK_FIELD_ERROR (widget)) != NULL && gtk_widget_is_visible (widget))
    *(const char **)found = ck_field_error_get (CK_FIELD_ERROR (widget));
}

static const char *
problem_in (gpointer widget)
{
  const char *found = NULL;

  ck_test_walk (widget, look_for_problem, &found);
  return found;
}

/* What is said under the field: in it, or in the row after its row. */
static const char *
problem_at (GtkWidget *field)
{
  GtkWidget *next = gtk_widget_get_next_sibling (field);

  if (CK_IS_TEXT_FIELD (field))
    return problem_in (field);
  return next != NULL ? problem_in (next) : NULL;
}

static gboolean
is_answered (gpointer dialog)
{
  ck_test_spin ();
  return *(gpointer *)dialog == NULL || problem_in (*(gpointer *)dialog) != NULL;
}

/* Saves, and waits for what comes of it: the dialog is gone, or says why not. */
static void
apply (gpointer *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (*dialog), "dialog.apply", NULL);
  ck_test_spin_until (is_answered, dialog);
}

static void
assert_said_at (CkFormDialog *dialog,
                GtkWidget    *field,
                const char   *bad)
{
  const char *said = problem_at (field);
  g_autofree char *label = ck_field_problem_dup_label (field);
  g_autofree char *typed = dup_typed (field);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog));

  if (said == NULL)
    g_error ("%s: said elsewhere: %s", label, problem_in (dialog));
  g_test_message ("%s: %s", label, said);
  g_assert_null (strchr (said, '_'));
  if (strstr (said, "control character") != NULL || strstr (said, "too long") != NULL)
    g_assert_true (g_str_has_prefix (said, label));
  g_assert_nonnull (focus);
  g_assert_true (focus == field || gtk_widget_is_ancestor (focus, field));
  g_assert_cmpstr (typed, ==, bad);
}

static gpointer
restrict_on_lane (CkStore      *store,
                  gpointer      reference,
                  GCancellable *cancellable,
                  GError      **error)
{
  return GINT_TO_POINTER (ck_casework_restrict (store, reference, TRUE, "Somebody of the office is in it.", error));
}

static void
try_each_field (CkTestDialogs      *f,
                const CkTestDialog *one,
                char               *(*make_bad) (GtkWidget *field))
{
  CkFormDialog *dialog = one->open (f);
  g_autoptr (GPtrArray) fields = NULL;
  gpointer there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  ck_test_walk (GTK_WIDGET (dialog), put_good, f);
  ck_test_spin ();
  fields = list_fields (dialog);
  if (fields->len == 0)
    g_assert_cmpstr (one->name, ==, "involve");

  for (guint i = 0; i < fields->len; i++)
    {
      GtkWidget *field = g_ptr_array_index (fields, i);
      g_autofree char *good = dup_typed (field);
      g_autofree char *bad = make_bad (field);

      g_test_message ("%s, field %u", one->name, i);
      g_object_set (field, "text", bad, NULL);
      apply (&there);
      g_assert_nonnull (there);
      assert_said_at (dialog, field, bad);

      /* and it goes once the field is touched */
      g_object_set (field, "text", good != NULL ? good : "", NULL);
      g_assert_null (problem_in (dialog));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
  ck_test_spin ();
}

static char *
make_control (GtkWidget *field)
{
  return g_strdup ("a bell \a and a line");
}

static char *
make_long (GtkWidget *field)
{
  gsize length = ADW_IS_ENTRY_ROW (field) ? CK_LINE_MAX + 1 : CK_TEXT_MAX + 1;
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append (text, ADW_IS_ENTRY_ROW (field) || text->len % 2048 >= 27 ? "a long text that was pasted " : "a paragraph of what was it\n");
  return g_string_free (text, FALSE);
}

/* In any dialog; only a restricted case asks why it is opened. */
static void
try_all (CkTestDialogs *f,
         char          *(*make_bad) (GtkWidget *field))
{
  g_autoptr (GError) error = NULL;
  const CkTestDialog *restricted = NULL;

  for (guint i = 0; i < ck_test_n_dialogs; i++)
    if (g_str_equal (ck_test_dialogs[i].name, "open-restricted"))
      restricted = &ck_test_dialogs[i];
    else
      try_each_field (f, &ck_test_dialogs[i], make_bad);

  ck_session_call (f->vault->session, restrict_on_lane, f->reference, &error);
  g_assert_no_error (error);
  try_each_field (f, restricted, make_bad);
}

static void
test_control (CkTestDialogs *f,
              gconstpointer  data)
{
  try_all (f, make_control);
}

static const CkTestDialog *
find_dialog (const char *name)
{
  for (guint i = 0; i < ck_test_n_dialogs; i++)
    if (g_str_equal (ck_test_dialogs[i].name, name))
      return &ck_test_dialogs[i];
  g_error ("no dialog is called %s", name);
}

static void
test_long (CkTestDialogs *f,
           gconstpointer  data)
{
  try_each_field (f, find_dialog ("plan"), make_long);
  try_each_field (f, find_dialog ("refer"), make_long);
}

/* --- what is wrong beyond the text ---------------------------------------------------------------------------------------- */

static CkFormDialog *
open_good (CkTestDialogs *f,
           const char    *name)
{
  CkFormDialog *dialog = find_dialog (name)->open (f);

  ck_test_walk (GTK_WIDGET (dialog), put_good, f);
  ck_test_spin ();
  return dialog;
}

static void
find_row (GtkWidget *widget,
          gpointer   data)
{
  gpointer *found = data;

  if (found[1] == NULL && ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), found[0]) == 0)
    found[1] = widget;
}

static GtkWidget *
row_called (CkFormDialog *dialog,
            const char   *title)
{
  gpointer found[2] = { (gpointer) title, NULL };

  ck_test_walk (GTK_WIDGET (dialog), find_row, found);
  g_assert_nonnull (found[1]);
  return found[1];
}

/* A case that there isn't, a birth in days to come, the day that it is already: said at the row, which says its own name. */
static void
test_meaning (CkTestDialogs *f,
              gconstpointer  data)
{
  const struct {
    const char *dialog;
    const char *row;
    const char *typed;
  } wrong[] = {
    { "link", "The other case", "2031-0099" },
    { "link", "The other case", "no reference" },
    { "merge", "The open case that it goes on in", "2031-0099" },
    { "person", "Date of birth: 4 May 2013, 2013, or about 12; empty when not known", "4 May 2125" },
    { "relation", "Since, such as 4 May 2025; empty when not known", "4 May 2125" },
    { "postpone", "New date", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      CkFormDialog *dialog = open_good (f, wrong[i].dialog);
      GtkWidget *row = row_called (dialog, wrong[i].row);
      gpointer there = dialog;

      g_object_add_weak_pointer (G_OBJECT (dialog), &there);
      if (wrong[i].typed != NULL)
        g_object_set (row, "text", wrong[i].typed, NULL);
      apply (&there);
      g_assert_nonnull (there);
      if (problem_at (row) == NULL)
        g_error ("%s: said elsewhere: %s", wrong[i].row, problem_in (dialog));
      g_test_message ("%s: %s", wrong[i].row, problem_at (row));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), row));
      gtk_window_destroy (GTK_WINDOW (dialog));
      ck_test_spin ();
    }
}

/* Somebody new, of whom something can't be kept: said with the person, and the focus in the field. */
static void
test_person (CkTestDialogs *f,
             gconstpointer  data)
{
  CkFormDialog *dialog = open_good (f, "involve");
  GtkWidget *who = ck_test_find (GTK_WIDGET (dialog), CK_TYPE_WHO_LIST, NULL);
  g_autoptr (GPtrArray) links = ck_who_list_dup_links (CK_WHO_LIST (who), FALSE, NULL);
  CkPersonLink *link = g_ptr_array_index (links, 0);
  gpointer there = dialog;
  GtkWidget *focus;

  link->contact = g_strdup ("a bell \a");
  ck_who_list_set_links (CK_WHO_LIST (who), links);
  g_object_add_weak_pointer (G_OBJECT (dialog), &there);
  apply (&there);
  g_assert_nonnull (there);
  g_assert_nonnull (problem_in (who));
  g_assert_true (g_str_has_prefix (problem_in (who), "Contact details"));
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY))), ==, "a bell \a");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* --- what is no bad input ------------------------------------------------------------------------------------------------- */

static void
type_worst (GtkWidget *field,
            gpointer   worst)
{
  if (CK_IS_TEXT_FIELD (field))
    ck_text_field_set_text (CK_TEXT_FIELD (field), worst);
}

static void
test_welcome (CkTestDialogs *f,
              gconstpointer  data)
{
  static const char *const names[] = { "decide", "refer", "plan", "change", "amend", "person", "close" };
  GString *much = g_string_new (NULL);

  while (much->len < 1024 * 1024)
    g_string_append (much, "a long text that was pasted\n");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CkFormDialog *dialog = open_good (f, names[i]);
      gboolean megabyte = g_str_equal (names[i], "plan");
      gpointer there = dialog;

      g_test_message ("%s", names[i]);
      g_object_add_weak_pointer (G_OBJECT (dialog), &there);
      ck_test_walk (GTK_WIDGET (dialog), type_worst, megabyte ? much->str : (gpointer) WORST_GOOD);
      apply (&there);
      if (there != NULL)
        g_error ("%s", problem_in (there));
    }
  g_string_free (much, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
#define TEST(name, function) \
  g_test_add ("/bad-input/" name, CkTestDialogs, NULL, ck_test_dialogs_set_up, function, ck_test_dialogs_tear_down)
  TEST ("control", test_control);
  TEST ("long", test_long);
  TEST ("meaning", test_meaning);
  TEST ("person", test_person);
  TEST ("welcome", test_welcome);
  return g_test_run ();
}
