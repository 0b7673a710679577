/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions by name, so that menus, shortcuts, buttons and tests share them. */
#include "ck-window-private.h"

#include <glib/gi18n-lib.h>

#include "ck-page.h"

static void
on_show_place (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ck_window_show_place (CK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
on_open_case (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);
  GtkWidget *page;

  ck_window_show_place (self, "cases");
  page = gtk_stack_get_child_by_name (self->pages, "cases");
  if (page != NULL && CK_IS_PAGE (page))
    ck_page_open (CK_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
on_task (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  const char *name = action + strlen ("win.");

  if (g_str_equal (name, "add-concern"))
    name = "log-concern";
  ck_window_open_task (CK_WINDOW (widget), name, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL);
}

static void
let_task_go (CkWindow *self)
{
  GtkWidget *task = gtk_stack_get_visible_child (self->tasks);

  gtk_stack_set_visible_child_name (self->stage, "main");
  if (task != NULL)
    gtk_stack_remove (self->tasks, task);
  ck_window_update_actions (self);
}

static void
on_task_flushed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CkWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_page_flush_finish (CK_PAGE (source), result, &error))
    let_task_go (self);
  else
    ck_window_toast (self, error->message);
}

static void
on_close_task (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);
  GtkWidget *task = gtk_stack_get_visible_child (self->tasks);

  if (task != NULL && CK_IS_PAGE (task))
    ck_page_flush_async (CK_PAGE (task), on_task_flushed, g_object_ref (self));
  else
    let_task_go (self);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkWidget *page = ck_window_get_page (CK_WINDOW (widget));

  if (page != NULL && CK_IS_PAGE (page))
    ck_page_save (CK_PAGE (page));
}

static void
on_show_sidebar (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

/* What needs an open vault is insensitive without one; Log a Concern and the tasks not over a task. */
void
ck_window_update_actions (CkWindow *self)
{
  gboolean open = self->session != NULL;
  gboolean in_task = gtk_stack_get_visible_child (self->tasks) != NULL;
  static const char *const from_a_place[] = {
    "win.show-place", "win.open-case", "win.log-concern", "win.add-concern", "win.hold-review", "win.print-chronology",
    "win.history",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (from_a_place); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), from_a_place[i], open && !in_task);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-task", in_task);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save", open);
}

void
ck_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-place", "s", on_show_place);
  gtk_widget_class_install_action (widget_class, "win.open-case", "s", on_open_case);
  gtk_widget_class_install_action (widget_class, "win.log-concern", NULL, on_task);
  gtk_widget_class_install_action (widget_class, "win.add-concern", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.hold-review", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.print-chronology", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.history", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.close-task", NULL, on_close_task);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, on_show_sidebar);
  gtk_widget_class_install_property_action (widget_class, "win.hide-names", "hide-names");
}
