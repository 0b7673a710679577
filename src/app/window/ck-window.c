/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-window.h"

#include <glib/gi18n-lib.h>

#include "ck-fold.h"
#include "ck-page.h"
#include "ck-place-row.h"
#include "ck-places.h"
#include "ck-shortcuts.h"
#include "ck-state.h"
#include "ck-window-private.h"

G_DEFINE_FINAL_TYPE (CkWindow, ck_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  RELAUNCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum {
  PROP_0,
  PROP_SESSION,
  PROP_HIDE_NAMES,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_if_there (GObject    *object,
              const char *property,
              gpointer    value)
{
  if (value != NULL && g_object_class_find_property (G_OBJECT_GET_CLASS (object), property) != NULL)
    g_object_set (object, property, value, NULL);
}

/* A page gets what it works on, and follows win.hide-names for as long as both live. */
GtkWidget *
ck_window_make_page (CkWindow   *self,
                     GType       type,
                     const char *reference)
{
  GtkWidget *page = g_object_new (type, NULL);

  set_if_there (G_OBJECT (page), "reference", (gpointer) reference);
  set_if_there (G_OBJECT (page), "session", self->session);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "hide-names") != NULL)
    g_object_bind_property (self, "hide-names", page, "hide-names", G_BINDING_SYNC_CREATE);

  return page;
}

static CkPlaceRow *
find_place_row (CkWindow   *self,
                const char *place)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->places, i);

      if (row == NULL || g_str_equal (ck_place_row_get_place (CK_PLACE_ROW (row)), place))
        return (CkPlaceRow *) row;
    }
}

static void
fill_sidebar (CkWindow *self)
{
  gsize n_places;
  const CkPlace *places = ck_places_list (&n_places);

  for (gsize i = 0; i < n_places; i++)
    gtk_list_box_append (self->places, ck_place_row_new (places[i].name, g_dgettext (GETTEXT_PACKAGE, places[i].title),
                                                         places[i].icon));
}

static void
empty_stack (GtkStack *stack)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (stack))) != NULL)
    gtk_stack_remove (stack, child);
}

static void
on_place_activated (CkWindow      *self,
                    GtkListBoxRow *row)
{
  ck_window_show_place (self, ck_place_row_get_place (CK_PLACE_ROW (row)));
}

static void
on_dismiss_warning (CkWindow *self)
{
  gtk_widget_set_visible (self->warning, FALSE);
}

static void
on_folded_changed (CkWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

static void
ck_window_dispose (GObject *object)
{
  CkWindow *self = CK_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->watch);
  g_clear_object (&self->closed);
  g_clear_object (&self->session);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->after_task, g_free);
  G_OBJECT_CLASS (ck_window_parent_class)->dispose (object);
}

/* An open vault is closed first, and what was typed is kept. */
static gboolean
ck_window_close_request (GtkWindow *window)
{
  CkWindow *self = CK_WINDOW (window);

  if (self->session != NULL)
    {
      ck_window_leave (self, CK_LEAVING_TO_QUIT);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (ck_window_parent_class)->close_request (window);
}

static void
ck_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CkWindow *self = CK_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_HIDE_NAMES:
      g_value_set_boolean (value, self->hide_names);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, adw_leaflet_get_folded (self->leaflet));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  CkWindow *self = CK_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      ck_window_set_session (self, g_value_get_object (value));
      break;
    case PROP_HIDE_NAMES:
      if (self->hide_names != g_value_get_boolean (value))
        {
          self->hide_names = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_window_class_init (CkWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_window_dispose;
  object_class->get_property = ck_window_get_property;
  object_class->set_property = ck_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = ck_window_close_request;

  /* The vault is locked, and the process should become another one: path, width, height, maximised. */
  signals[RELAUNCH] = g_signal_new ("relaunch", CK_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                    G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);

  /* the vault that is open, or NULL */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, CK_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HIDE_NAMES] =
    g_param_spec_boolean ("hide-names", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* whether sidebar and page take turns */
  properties[PROP_FOLDED] =
    g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "window/ck-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CkWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, locked);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, places);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, backup_when);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, tasks);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, practice);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, warning);
  gtk_widget_class_bind_template_child (widget_class, CkWindow, warning_text);
  gtk_widget_class_bind_template_callback (widget_class, on_place_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_warning);

  ck_window_install_actions (widget_class);
  ck_window_install_vault_actions (widget_class);
  ck_window_install_lock_actions (widget_class);
}

static void
ck_window_init (CkWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self), ck_shortcuts_new ());
  ck_fold_follow (self->leaflet, self, G_CALLBACK (on_folded_changed));
  fill_sidebar (self);
  ck_window_update_actions (self);
}

/**
 * ck_window_new:
 * @application: that it belongs to
 *
 * Returns: (transfer floating): a window whose stage is empty until ck_window_show_locked() or ck_window_set_session()
 */
CkWindow *
ck_window_new (GtkApplication *application)
{
  return g_object_new (CK_TYPE_WINDOW, "application", application, NULL);
}

/**
 * ck_window_of:
 * @widget: inside a window
 *
 * Returns: (transfer none) (nullable): the window that holds it, when it is in one
 */
CkWindow *
ck_window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL && CK_IS_WINDOW (root) ? CK_WINDOW (root) : NULL;
}

/**
 * ck_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the vault that is open
 */
CkSession *
ck_window_get_session (CkWindow *self)
{
  g_return_val_if_fail (CK_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * ck_window_set_session:
 * @self: a window
 * @session: (nullable): an unlocked vault, or %NULL to let go of every page
 *
 * Shows the vault's first place. Pages of the vault before are gone.
 */
void
ck_window_set_session (CkWindow  *self,
                       CkSession *session)
{
  g_return_if_fail (CK_IS_WINDOW (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  empty_stack (self->pages);
  empty_stack (self->tasks);
  adw_bin_set_child (self->search, NULL);
  ck_window_follow_session (self);
  ck_window_update_actions (self);

  if (session != NULL)
    {
      ck_state_set_vault (ck_session_get_path (session));
      empty_stack (self->locked);
      ck_window_show_place (self, "today");
      gtk_stack_set_visible_child_name (self->stage, "main");
      gtk_widget_grab_focus (ck_window_get_page (self));
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * ck_window_get_hide_names:
 * @self: a window
 *
 * Returns: whether initials stand for names
 */
gboolean
ck_window_get_hide_names (CkWindow *self)
{
  g_return_val_if_fail (CK_IS_WINDOW (self), FALSE);

  return self->hide_names;
}

/**
 * ck_window_toast:
 * @self: a window
 * @text: translated, without anyone's name
 */
void
ck_window_toast (CkWindow   *self,
                 const char *text)
{
  ck_window_toast_action (self, text, NULL, NULL);
}

/**
 * ck_window_toast_action:
 * @self: a window
 * @text: translated, without anyone's name
 * @button: (nullable): translated
 * @detailed_action: (nullable): what the button does, as "win.open-case('2026-0014')"
 */
void
ck_window_toast_action (CkWindow   *self,
                        const char *text,
                        const char *button,
                        const char *detailed_action)
{
  AdwToast *toast;

  g_return_if_fail (CK_IS_WINDOW (self));

  toast = adw_toast_new (text);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_detailed_action_name (toast, detailed_action);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * ck_window_show_place:
 * @self: a window with a session
 * @place: as in win.show-place
 *
 * Shows a place, making it when it wasn't there yet. An unknown name changes nothing.
 */
void
ck_window_show_place (CkWindow   *self,
                      const char *place)
{
  gsize n_places;
  const CkPlace *places = ck_places_list (&n_places);
  CkPlaceRow *row;

  g_return_if_fail (CK_IS_WINDOW (self));

  if ((row = find_place_row (self, place)) == NULL)
    return;

  if (gtk_stack_get_child_by_name (self->pages, place) == NULL)
    for (gsize i = 0; i < n_places; i++)
      if (g_str_equal (places[i].name, place))
        gtk_stack_add_named (self->pages, ck_window_make_page (self, places[i].get_type (), NULL), place);

  gtk_list_box_select_row (self->places, GTK_LIST_BOX_ROW (row));
  gtk_stack_set_visible_child_name (self->pages, place);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pages));
  if (self->session != NULL)
    gtk_stack_set_visible_child_name (self->stage, "main");
}

/**
 * ck_window_show_locked:
 * @self: a window
 * @page: (transfer floating): first run, create, unlock, or trouble
 *
 * Shows a page of the closed vault instead of the one before.
 */
void
ck_window_show_locked (CkWindow  *self,
                       GtkWidget *page)
{
  GtkWidget *before;

  g_return_if_fail (CK_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  before = gtk_stack_get_visible_child (self->locked);
  gtk_stack_add_child (self->locked, page);
  gtk_stack_set_visible_child (self->locked, page);
  if (before != NULL)
    gtk_stack_remove (self->locked, before);
  gtk_stack_set_visible_child_name (self->stage, "locked");
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/**
 * ck_window_open_task:
 * @self: a window with a session
 * @name: of a task in ck-places.c
 * @reference: (nullable): of the case that it is about
 *
 * A task that is open already stays, and keeps what was typed.
 */
void
ck_window_open_task (CkWindow   *self,
                     const char *name,
                     const char *reference)
{
  const CkTaskPage *task = ck_task_pages_find (name);
  GtkWidget *page;

  g_return_if_fail (CK_IS_WINDOW (self));

  if (self->session == NULL || task == NULL || gtk_stack_get_visible_child (self->tasks) != NULL)
    return;

  page = ck_window_make_page (self, task->get_type (), reference);
  gtk_stack_add_child (self->tasks, page);
  gtk_stack_set_visible_child (self->tasks, page);
  gtk_stack_set_visible_child_name (self->stage, "task");
  ck_window_update_actions (self);
  gtk_widget_grab_focus (page);
}

/**
 * ck_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the task, or the place, that is shown
 */
GtkWidget *
ck_window_get_page (CkWindow *self)
{
  GtkWidget *task;

  g_return_val_if_fail (CK_IS_WINDOW (self), NULL);

  task = gtk_stack_get_visible_child (self->tasks);

  return task != NULL ? task : gtk_stack_get_visible_child (self->pages);
}

/**
 * ck_window_set_count:
 * @self: a window
 * @place: as in win.show-place
 * @count: beside its name in the sidebar
 */
void
ck_window_set_count (CkWindow   *self,
                     const char *place,
                     guint       count)
{
  CkPlaceRow *row = find_place_row (self, place);

  if (row != NULL)
    ck_place_row_set_count (row, count);
}

/**
 * ck_window_emit_relaunch:
 * @self: a window whose vault is closed
 *
 * Asks the application to replace the process. Returns only where nobody does.
 */
void
ck_window_emit_relaunch (CkWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_signal_emit (self, signals[RELAUNCH], 0, ck_session_get_path (self->session), width, height,
                 gtk_window_is_maximized (GTK_WINDOW (self)));
}
