/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-test-app.h"

#include "ck-application.h"

/* Without a display there is nothing to test: the whole program says so, and is skipped. */
void
ck_test_app_init (int    *argc,
                  char ***argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (argc, argv, NULL);
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  adw_init ();
  ck_app_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), CK_RESOURCES "icons");
}

void
ck_test_walk (GtkWidget  *widget,
              CkTestVisit visit,
              gpointer    user_data)
{
  visit (widget, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    ck_test_walk (child, visit, user_data);
}

/* Seconds; a program built with the sanitizers is many times slower. */
static guint
get_patience (void)
{
  const char *set = g_getenv ("CASEKEEPER_TEST_PATIENCE");

  return set != NULL ? (guint)g_ascii_strtoull (set, NULL, 10) : 20;
}

static gboolean
on_too_late (gpointer data)
{
  g_error ("what the test waits for didn't happen within %u seconds", get_patience ());
  return G_SOURCE_REMOVE;
}

static gboolean
on_look_again (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the program work until it is done; what happens outside of the main loop is looked at every few milliseconds. */
void
ck_test_spin_until (gboolean (*done) (gpointer data),
                    gpointer data)
{
  guint too_late = g_timeout_add_seconds (get_patience (), on_too_late, NULL);
  guint look_again = g_timeout_add (5, on_look_again, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (look_again);
  g_source_remove (too_late);
}

void
ck_test_spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct {
  GType       type;
  const char *label;
  GtkWidget  *found;
} Wanted;

static void
compare (GtkWidget *widget,
         gpointer   data)
{
  Wanted *wanted = data;
  g_autofree char *label = NULL;

  if (wanted->found != NULL || !G_TYPE_CHECK_INSTANCE_TYPE (widget, wanted->type))
    return;
  if (wanted->label != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "label") != NULL)
    g_object_get (widget, "label", &label, NULL);
  if (wanted->label == NULL || g_strcmp0 (label, wanted->label) == 0)
    wanted->found = widget;
}

/* The first widget of @type below @root, with that label when one is given; NULL when there is none. */
GtkWidget *
ck_test_find (GtkWidget  *root,
              GType       type,
              const char *label)
{
  Wanted wanted = { type, label, NULL };

  ck_test_walk (root, compare, &wanted);

  return wanted.found;
}
