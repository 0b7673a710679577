/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template has its C twin and instantiates; what it holds can be named and reached. */
#include <dlfcn.h>

#include "ck-test-app.h"
#include "ck-window.h"

/* "today/ck-today-page.ui" → "ck_today_page_get_type" */
static GType
type_of_template (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *symbol = NULL;
  GType (*get_type) (void);

  base[strlen (base) - strlen (".ui")] = '\0';
  g_strdelimit (base, "-", '_');
  symbol = g_strconcat (base, "_get_type", NULL);
  *(void **) &get_type = dlsym (NULL, symbol);

  return get_type != NULL ? get_type () : G_TYPE_INVALID;
}

static gboolean
is_template (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  return strstr (g_bytes_get_data (bytes, NULL), "<template ") != NULL;
}

static void
collect (const char *folder,
         GPtrArray  *paths)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_strconcat (folder, *name, NULL);

      if (g_str_has_suffix (path, "/"))
        collect (path, paths);
      else if (g_str_has_suffix (path, ".ui") && is_template (path))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

/* A button that shows only an icon, and has no name of its own, is nothing to a screen reader. */
static void
assert_named (GtkWidget *widget,
              gpointer   template)
{
  const char *icon_name = NULL;

  if (GTK_IS_MENU_BUTTON (widget))
    icon_name = gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  else if (GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (gtk_widget_get_parent (widget)))
    icon_name = gtk_button_get_icon_name (GTK_BUTTON (widget));
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_parent (widget) != NULL
      && GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return;

  /* what libadwaita's own rows hold is theirs */
  if (icon_name == NULL || gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL)
    return;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("%s: the button with the icon %s has no accessible label", (char *) template, icon_name);
}

static gboolean
has_action (GtkWidgetClass *klass,
            const char     *wanted)
{
  GType owner;
  const char *name, *property;
  const GVariantType *type;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, wanted))
      return TRUE;

  return FALSE;
}

/* A button whose action nobody brings is dead. The help overlay brings its own. */
static void
assert_action (GtkWidget *widget,
               gpointer   template)
{
  const char *name = GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;
  GtkWidgetClass *window_class;

  if (name == NULL || !g_str_has_prefix (name, "win.") || g_str_equal (name, "win.show-help-overlay"))
    return;

  window_class = g_type_class_ref (CK_TYPE_WINDOW);
  if (!has_action (window_class, name))
    g_error ("%s: nobody brings the action %s", (char *) template, name);
  g_type_class_unref (window_class);
}

static void
test_template (gconstpointer path)
{
  GType type = type_of_template (path);
  GtkWidget *widget;

  if (type == G_TYPE_INVALID)
    g_error ("%s has no widget of its name in C", (const char *) path);
  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));

  widget = g_object_ref_sink (g_object_new (type, NULL));
  ck_test_walk (widget, assert_named, (gpointer) path);
  ck_test_walk (widget, assert_action, (gpointer) path);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  ck_test_spin ();
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  ck_test_app_init (&argc, &argv);
  collect (CK_RESOURCES, paths);
  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = g_strconcat ("/templates/", path + strlen (CK_RESOURCES), NULL);

      g_test_add_data_func (name, path, test_template);
    }

  return g_test_run ();
}
