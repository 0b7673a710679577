/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-today-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-due-group.h"
#include "ck-mark-done.h"
#include "ck-page-buttons.h"
#include "ck-page.h"
#include "ck-sidebar-button.h"
#include "ck-snooze.h"

#define DAYS_AHEAD 7
#define ROWS       25 /* of each group at first, and each time that more are asked for */

struct _CkTodayPage {
  GtkBox          parent_instance;

  CkSession      *session;
  GCancellable   *loading;
  gboolean        hide_names;
  guint           new_day;
  CkDate          today;
  CkTodayWindow  *due;
  GtkWidget      *shown[CK_N_TODAY_GROUPS]; /* CkDueGroup, where there is one */
  CkSettings     *settings;
  GHashTable     *unfolded;

  AdwWindowTitle *title;
  GtkStack       *stack;
  GtkBox         *groups;
  AdwStatusPage  *clear;
  GtkButton      *open_next;
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_HIDE_NAMES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is asked of the lane. */
typedef struct {
  CkTodayPart parts[CK_N_TODAY_GROUPS];
} Wanted;

/* What the lane hands over. */
typedef struct {
  CkTodayWindow *window;
  CkDueItem *next;
  CkDate     today;
  CkSettings *settings;
} Due;

static void
due_free (gpointer data)
{
  Due *due = data;

  g_clear_pointer (&due->window, ck_today_window_free);
  g_clear_object (&due->next);
  g_clear_object (&due->settings);
  g_free (due);
}

static void
ck_today_page_page_init (CkPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CkTodayPage, ck_today_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_today_page_page_init))

static gboolean
is_empty (CkTodayWindow *window)
{
  guint n = 0;

  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    n += window->n_rows[i];
  return n == 0;
}

/* on the lane */
static gpointer
load_due (CkStore      *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Due *due = g_new0 (Due, 1);

  due->today = ck_store_today (store);
  due->window = ck_today_window (store, due->today, DAYS_AHEAD, ((Wanted *) data)->parts, error);
  if (due->window != NULL)
    due->settings = ck_settings_load (store, error);
  if (due->settings == NULL || (is_empty (due->window) && !ck_today_next (store, due->today, &due->next, error)))
    g_clear_pointer (&due, due_free);

  return due;
}

static void
show_clear (CkTodayPage *self,
            CkDueItem   *next)
{
  g_autofree char *description = NULL;
  g_autofree char *when = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->open_next), next != NULL);
  if (next == NULL)
    {
      description = g_strdup (_("There are no open cases. A concern that you log shows here when it wants something."));
    }
  else
    {
      when = ck_date_format_short (next->due, self->today);
      /* Translators: the first %s is a reference like 2026-0014, the second a date like Thu 26 Nov. */
      description = g_strdup_printf (next->kind == CK_DUE_ACTION            ? _("Next: action of %s on %s")
                                     : next->kind == CK_DUE_LONG_TERM_CHECK ? _("Next: long-term check of %s on %s")
                                                                            : _("Next: review of %s on %s"),
                                     next->reference, when);
      /* Translators: %s is a reference like 2026-0014. */
      label = g_strdup_printf (_("_Open %s"), next->reference);
      gtk_button_set_label (self->open_next, label);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_next), "s", next->reference);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_next), "win.open-case");
    }
  adw_status_page_set_description (self->clear, description);
  gtk_stack_set_visible_child_name (self->stack, "clear");
}

/* Adds the rows of a group from the @first on, and says how many there are. */
static void
add_rows (CkTodayPage *self,
          guint        group,
          guint        first)
{
  GPtrArray *items = self->due->items[group];
  CkDueGroup *shown = CK_DUE_GROUP (self->shown[group]);
  guint n_rows = MAX (self->due->n_rows[group], items->len);

  for (guint i = first; i < items->len; i++)
    ck_due_group_add (shown, g_ptr_array_index (items, i), self->today, self->hide_names);
  ck_due_group_set_count (shown, n_rows, MIN (ROWS, n_rows - items->len), group);
}

static void
show_groups (CkTodayPage *self)
{
  static const char *const titles[CK_N_TODAY_GROUPS] = { N_("Overdue"), N_("Today"), N_("This Week"), NC_("today", "Snoozed") };
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, old);

  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    {
      self->shown[i] = NULL;
      if (self->due->items[i]->len == 0)
        continue;
      self->shown[i] = ck_due_group_new (i == CK_TODAY_SNOOZED ? g_dpgettext2 (GETTEXT_PACKAGE, "today", titles[i])
                                                               : g_dgettext (GETTEXT_PACKAGE, titles[i]),
                                         self->unfolded);
      add_rows (self, i, 0);
    }
  if (self->shown[CK_TODAY_SNOOZED] != NULL)
    ck_due_group_fold (CK_DUE_GROUP (self->shown[CK_TODAY_SNOOZED]), "snoozed", _("Show What Is Snoozed"));
  if (self->shown[CK_TODAY_OVERDUE] == NULL && self->shown[CK_TODAY_ON_THE_DAY] == NULL && self->shown[CK_TODAY_AHEAD] == NULL)
    {
      GtkWidget *nothing = gtk_label_new (_("Nothing is due but what is snoozed."));

      gtk_label_set_xalign (GTK_LABEL (nothing), 0);
      gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
      gtk_box_append (self->groups, nothing);
    }
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    if (self->shown[i] != NULL)
      gtk_box_append (self->groups, self->shown[i]);
  gtk_stack_set_visible_child_name (self->stack, "due");
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *day = NULL;
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;
  Due *due = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (due == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->open_next), FALSE);
      adw_status_page_set_title (self->clear, _("Today can't be read"));
      adw_status_page_set_description (self->clear, error->message);
      gtk_stack_set_visible_child_name (self->stack, "clear");
      return;
    }

  self->today = due->today;
  day = ck_date_format_long (self->today);
  adw_window_title_set_subtitle (self->title, day);
  adw_status_page_set_title (self->clear, _("Nothing is due"));
  g_clear_pointer (&self->due, ck_today_window_free);
  self->due = g_steal_pointer (&due->window);
  g_set_object (&self->settings, due->settings);
  if (!is_empty (self->due))
    show_groups (self);
  else
    show_clear (self, due->next);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  due_free (due);
}

/* The rows that were asked for one after the other stay. */
static void
reload (CkTodayPage *self)
{
  Wanted *wanted;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->session == NULL)
    return;

  wanted = g_new0 (Wanted, 1);
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    wanted->parts[i].n = self->due != NULL ? MAX (ROWS, self->due->items[i]->len) : ROWS;
  self->loading = g_cancellable_new ();
  ck_session_call_async (self->session, load_due, wanted, g_free, due_free, self->loading, on_loaded, g_object_ref (self));
}

/* --- more of a group --- */

static void
on_more_loaded (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CkTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Wanted *wanted = g_task_get_task_data (G_TASK (result));
  Due *due = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (due == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        reload (self);
      return;
    }
  for (guint i = 0; i < CK_N_TODAY_GROUPS; i++)
    {
      guint n_shown = self->due->items[i]->len;

      if (wanted->parts[i].n == 0 || self->shown[i] == NULL || wanted->parts[i].first != n_shown)
        continue;
      self->due->n_rows[i] = due->window->n_rows[i];
      g_ptr_array_extend_and_steal (self->due->items[i], g_ptr_array_ref (due->window->items[i]));
      add_rows (self, i, n_shown);
      /* the button went on below them, or away */
      if (self->due->items[i]->len > n_shown)
        ck_due_group_focus_item (CK_DUE_GROUP (self->shown[i]), g_ptr_array_index (self->due->items[i], n_shown));
    }
  due_free (due);
}

static void
on_more (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CkTodayPage *self = CK_TODAY_PAGE (widget);
  guint group = g_variant_get_uint32 (parameter);
  Wanted *wanted;

  if (self->due == NULL || group >= CK_N_TODAY_GROUPS)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->parts[group] = (CkTodayPart){ self->due->items[group]->len, ROWS };
  ck_session_call_async (self->session, load_due, wanted, g_free, due_free, self->loading, on_more_loaded,
                         g_object_ref (self));
}

/* A window that stays open over midnight. */
static gboolean
on_minute (gpointer user_data)
{
  CkTodayPage *self = user_data;

  if (self->session != NULL && !ck_date_equal (ck_session_today (self->session), self->today))
    reload (self);

  return G_SOURCE_CONTINUE;
}

static CkDueItem *
find_in (GPtrArray    *items,
         const CkUuid *wanted)
{
  CkDueItem *found = NULL;

  for (guint i = 0; found == NULL && i < items->len; i++)
    {
      CkDueItem *item = g_ptr_array_index (items, i);

      found = ck_uuid_equal (&item->item_id, wanted) ? item : find_in (item->folded, wanted);
    }
  return found;
}

static CkDueItem *
find_item (CkTodayPage *self,
           GVariant    *id)
{
  CkUuid wanted;

  CkDueItem *found = NULL;

  if (self->due == NULL || !ck_uuid_from_text (g_variant_get_string (id, NULL), &wanted))
    return NULL;
  for (guint i = 0; found == NULL && i < CK_N_TODAY_GROUPS; i++)
    found = find_in (self->due->items[i], &wanted);
  return found;
}

static void
on_mark_done (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CkTodayPage *self = CK_TODAY_PAGE (widget);
  CkDueItem *item = find_item (self, parameter);

  if (item != NULL)
    ck_mark_done_ask (widget, self->session, item->reference, &item->item_id,
                      self->hide_names ? _("Action, hidden while names are hidden") : item->title);
}

static void
on_snooze (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CkTodayPage *self = CK_TODAY_PAGE (widget);
  CkDueItem *item = find_item (self, parameter);

  if (item != NULL)
    ck_snooze_ask (widget, self->session, item, self->settings, self->today);
}

static void
on_unsnooze (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CkTodayPage *self = CK_TODAY_PAGE (widget);
  CkDueItem *item = find_item (self, parameter);

  if (item != NULL)
    ck_snooze_take_back (widget, self->session, item);
}

/* The first button that deals with something; or the way to the next case. */
static gboolean
ck_today_page_grab_focus (GtkWidget *widget)
{
  CkTodayPage *self = CK_TODAY_PAGE (widget);
  GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->groups));

  if (group != NULL && !CK_IS_DUE_GROUP (group))
    group = gtk_widget_get_next_sibling (group);
  if (group != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "due") == 0)
    return ck_due_group_focus (CK_DUE_GROUP (group));

  return gtk_widget_grab_focus (GTK_WIDGET (self->open_next));
}

static void
set_session (CkTodayPage *self,
             CkSession   *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
ck_today_page_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CkTodayPage *self = CK_TODAY_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_HIDE_NAMES:
      if (self->hide_names != g_value_get_boolean (value))
        {
          self->hide_names = g_value_get_boolean (value);
          if (self->due != NULL && !is_empty (self->due))
            show_groups (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_today_page_dispose (GObject *object)
{
  CkTodayPage *self = CK_TODAY_PAGE (object);

  set_session (self, NULL);
  g_clear_handle_id (&self->new_day, g_source_remove);
  g_clear_pointer (&self->due, ck_today_window_free);
  g_clear_pointer (&self->unfolded, g_hash_table_unref);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (ck_today_page_parent_class)->dispose (object);
}

static void
ck_today_page_class_init (CkTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_today_page_dispose;
  object_class->set_property = ck_today_page_set_property;
  widget_class->grab_focus = ck_today_page_grab_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CK_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HIDE_NAMES] = g_param_spec_boolean ("hide-names", NULL, NULL, FALSE,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CK_TYPE_PAGE_BUTTONS);
  g_type_ensure (CK_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "today/ck-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, groups);
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, clear);
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, open_next);
  gtk_widget_class_install_action (widget_class, "today.mark-done", "s", on_mark_done);
  gtk_widget_class_install_action (widget_class, "today.more", "u", on_more);
  gtk_widget_class_install_action (widget_class, "today.snooze", "s", on_snooze);
  gtk_widget_class_install_action (widget_class, "today.unsnooze", "s", on_unsnooze);
}

static void
ck_today_page_init (CkTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->new_day = g_timeout_add_seconds (60, on_minute, self);
}
