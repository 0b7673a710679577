/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions by name, so that menus, shortcuts, buttons and tests share them. */
#include "ck-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-draft-keeper.h"
#include "ck-page.h"
#include "ck-search-page.h"
#include "ck-shown.h"

static void
on_show_place (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ck_window_show_place (CK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_in_cases (CkWindow   *self,
               const char *where)
{
  GtkWidget *page;

  ck_window_show_place (self, "cases");
  page = gtk_stack_get_child_by_name (self->pages, "cases");
  if (page != NULL && CK_IS_PAGE (page))
    ck_page_open (CK_PAGE (page), where);
}

static gpointer
find_case_on_lane (CkStore      *store,
                   gpointer      where,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autofree char *reference = ck_entry_find_case (store, where, error);

  return reference != NULL ? g_strdup_printf ("%s#%s", reference, (char *) where) : NULL;
}

static void
on_case_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CkWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *where = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (where != NULL)
    open_in_cases (self, where);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ck_window_toast (self, error->message);
}

/* From a task, such as a concern that was just saved, the task is closed first. */
static void
on_open_case (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);
  const char *where = g_variant_get_string (parameter, NULL);

  if (gtk_stack_get_visible_child (self->tasks) != NULL)
    {
      g_free (self->after_task);
      self->after_task = g_strdup_printf ("win.open-case('%s')", where);
      gtk_widget_activate_action (widget, "win.close-task", NULL);
      return;
    }

  /* an entry may have gone to another case, by a merge or a split: then that one is opened, at the entry */
  if (strchr (where, '/') != NULL && self->session != NULL)
    ck_session_call_async (self->session, find_case_on_lane, g_strdup (where), g_free, g_free, NULL, on_case_found,
                           g_object_ref (self));
  else
    open_in_cases (self, where);
}

static void
on_open_person (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);
  GtkWidget *page;

  ck_window_show_place (self, "people");
  page = gtk_stack_get_child_by_name (self->pages, "people");
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
  g_autofree char *then = g_steal_pointer (&self->after_task);

  gtk_stack_set_visible_child_name (self->stage, "main");
  if (task != NULL)
    gtk_stack_remove (self->tasks, task);
  ck_window_update_actions (self);
  if (then != NULL)
    ck_window_activate (self, then);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
on_task_flushed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CkWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_draft_keeper_flush_all_finish (CK_SESSION (source), result, &error))
    let_task_go (self);
  else
    {
      g_clear_pointer (&self->after_task, g_free);
      ck_window_toast (self, error->message);
    }
}

static void
on_close_task (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);

  if (self->session != NULL)
    ck_draft_keeper_flush_all_async (self->session, on_task_flushed, g_object_ref (self));
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

/* --- search lies over whatever is shown, and gives it back ---------------------------------------------------------------- */
static void
close_search (CkWindow *self)
{
  gboolean in_task = gtk_stack_get_visible_child (self->tasks) != NULL;

  gtk_stack_set_visible_child_name (self->stage, in_task ? "task" : "main");
  adw_bin_set_child (self->search, NULL);
  gtk_widget_child_focus (GTK_WIDGET (in_task ? self->tasks : self->pages), GTK_DIR_TAB_FORWARD);
}

static void
on_search_open (CkWindow   *self,
                const char *reference,
                const char *person)
{
  g_autofree char *then = reference != NULL ? g_strdup_printf ("win.open-case('%s')", reference)
                                            : g_strdup_printf ("win.open-person('%s')", person);

  close_search (self);
  if (gtk_stack_get_visible_child (self->tasks) == NULL)
    {
      ck_window_activate (self, then);
      return;
    }
  /* what was typed in the task is kept as a draft before the case is shown */
  g_free (self->after_task);
  self->after_task = g_steal_pointer (&then);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-task", NULL);
}

static void
on_search (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);
  GtkWidget *page = adw_bin_get_child (self->search);

  if (page == NULL)
    {
      page = ck_window_make_page (self, CK_TYPE_SEARCH_PAGE, NULL);
      g_signal_connect_object (page, "open", G_CALLBACK (on_search_open), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "closed", G_CALLBACK (close_search), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->search, page);
    }
  gtk_stack_set_visible_child_name (self->stage, "search");
  gtk_widget_grab_focus (page);
}

static void
on_show_sidebar (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

/* An action with its target, as "win.open-case('2026-0014')". */
void
ck_window_activate (CkWindow   *self,
                    const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (g_action_parse_detailed_name (detailed_action, &name, &target, NULL))
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

/* What needs an open vault is insensitive without one; Log a Concern and the tasks not over a task. */
void
ck_window_update_actions (CkWindow *self)
{
  gboolean open = self->session != NULL;
  gboolean in_task = gtk_stack_get_visible_child (self->tasks) != NULL;
  static const char *const from_a_place[] = {
    "win.show-place", "win.open-person", "win.log-concern", "win.add-concern", "win.hold-review", "win.print-chronology",
    "win.history", "win.keyholders", "win.settings",
  };
  static const char *const open_vault[] = { "win.save", "win.lock", "win.back-up", "win.verify", "win.hide-names",
                                            "win.search", "win.open-case" };

  for (gsize i = 0; i < G_N_ELEMENTS (from_a_place); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), from_a_place[i], open && !in_task);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-task", in_task);
  for (gsize i = 0; i < G_N_ELEMENTS (open_vault); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), open_vault[i], open);
}

void
ck_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show-place", "s", on_show_place);
  gtk_widget_class_install_action (widget_class, "win.open-case", "s", on_open_case);
  gtk_widget_class_install_action (widget_class, "win.open-person", "s", on_open_person);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search);
  gtk_widget_class_install_action (widget_class, "win.log-concern", NULL, on_task);
  gtk_widget_class_install_action (widget_class, "win.add-concern", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.hold-review", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.print-chronology", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.history", "s", on_task);
  gtk_widget_class_install_action (widget_class, "win.keyholders", NULL, on_task);
  gtk_widget_class_install_action (widget_class, "win.settings", NULL, on_task);
  gtk_widget_class_install_action (widget_class, "win.close-task", NULL, on_close_task);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, on_show_sidebar);
  gtk_widget_class_install_property_action (widget_class, "win.hide-names", "hide-names");
}
