/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-lock-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <time.h>
#include <unistd.h>

#define LOGIND         "org.freedesktop.login1"
#define LOGIND_PATH    "/org/freedesktop/login1"
#define LOGIND_MANAGER "org.freedesktop.login1.Manager"
#define LOGIND_SESSION "org.freedesktop.login1.Session"
#define CHECK_SECONDS  5

struct _CkLockWatch {
  GObject          parent_instance;

  gint64           idle_limit;   /* microseconds; 0: never */
  gint64           last_touch;   /* of the clock that goes on during sleep */
  guint            timer;
  GListModel      *windows;
  GCancellable    *cancellable;
  GDBusConnection *system;
  GDBusConnection *desktop;
  GArray          *subscriptions; /* of the desktop's bus */
  guint            sleep_subscription;
  guint            lock_subscription;
  int              inhibitor;     /* as long as it is open, sleep waits for us */
};

enum {
  LOCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CkLockWatch, ck_lock_watch, G_TYPE_OBJECT)

/* Goes on while the machine sleeps, and no one can set it. */
static gint64
boot_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);

  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
ask_to_lock (CkLockWatch *self)
{
  g_signal_emit (self, signals[LOCK], 0);
}

static gboolean
on_timer (gpointer user_data)
{
  ck_lock_watch_check (user_data, boot_time ());

  return G_SOURCE_CONTINUE;
}

static gboolean
on_event (CkLockWatch *self,
          GdkEvent    *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      ck_lock_watch_touch (self);
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

/* Dialogs are windows of their own: who types in one isn't away. */
static void
on_windows_changed (CkLockWatch *self,
                    guint        position,
                    guint        removed,
                    guint        added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (self->windows, i);
      GtkEventController *controller = gtk_event_controller_legacy_new ();

      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
      g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (window, controller);
    }
}

static void
on_inhibited (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds, result, NULL);
  g_autoptr (CkLockWatch) self = user_data;
  int handle = -1;

  /* without logind, or after the watch is gone, there is nothing to hold */
  if (reply == NULL || fds == NULL || self->cancellable == NULL)
    return;

  g_variant_get (reply, "(h)", &handle);
  ck_lock_watch_let_sleep (self);
  self->inhibitor = g_unix_fd_list_get (fds, handle, NULL);
}

static void
hold_sleep (CkLockWatch *self)
{
  g_dbus_connection_call_with_unix_fd_list (
    self->system, LOGIND, LOGIND_PATH, LOGIND_MANAGER, "Inhibit",
    g_variant_new ("(ssss)", "sleep", _("Casekeeper"), _("Locking the vault"), "delay"), G_VARIANT_TYPE ("(h)"),
    G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, self->cancellable, on_inhibited, g_object_ref (self));
}

static void
on_prepare_for_sleep (GDBusConnection *connection,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  CkLockWatch *self = user_data;
  gboolean starts = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &starts);
  if (starts)
    ask_to_lock (self);
  else if (self->inhibitor < 0)
    hold_sleep (self);
}

static void
on_session_lock (GDBusConnection *connection,
                 const char      *sender,
                 const char      *path,
                 const char      *interface,
                 const char      *signal,
                 GVariant        *parameters,
                 gpointer         user_data)
{
  ask_to_lock (user_data);
}

static void
on_screen_saver (GDBusConnection *connection,
                 const char      *sender,
                 const char      *path,
                 const char      *interface,
                 const char      *signal,
                 GVariant        *parameters,
                 gpointer         user_data)
{
  gboolean active = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &active);
  if (active)
    ask_to_lock (user_data);
}

static void
on_system_bus (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CkLockWatch) self = user_data;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, NULL);

  if (connection == NULL || self->cancellable == NULL)
    return;

  self->system = g_object_ref (connection);
  self->sleep_subscription =
    g_dbus_connection_signal_subscribe (connection, LOGIND, LOGIND_MANAGER, "PrepareForSleep", LOGIND_PATH, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, on_prepare_for_sleep, self, NULL);
  /* Any session's: a program started by a service manager isn't in one, and one lock too many does no harm. */
  self->lock_subscription =
    g_dbus_connection_signal_subscribe (connection, LOGIND, LOGIND_SESSION, "Lock", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                        on_session_lock, self, NULL);
  hold_sleep (self);
}

static void
on_desktop_bus (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  static const char *const screen_savers[] = { "org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver",
                                               "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver", "org.xfce.ScreenSaver" };
  g_autoptr (CkLockWatch) self = user_data;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, NULL);

  if (connection == NULL || self->cancellable == NULL)
    return;

  self->desktop = g_object_ref (connection);
  for (gsize i = 0; i < G_N_ELEMENTS (screen_savers); i++)
    {
      guint id = g_dbus_connection_signal_subscribe (connection, NULL, screen_savers[i], "ActiveChanged", NULL, NULL,
                                                     G_DBUS_SIGNAL_FLAGS_NONE, on_screen_saver, self, NULL);

      g_array_append_val (self->subscriptions, id);
    }
}

/* A call that is under way has a reference of its own, and finds that there is no cancellable any more. */
static void
ck_lock_watch_dispose (GObject *object)
{
  CkLockWatch *self = CK_LOCK_WATCH (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->system != NULL)
    {
      g_dbus_connection_signal_unsubscribe (self->system, self->sleep_subscription);
      g_dbus_connection_signal_unsubscribe (self->system, self->lock_subscription);
    }
  for (guint i = 0; self->desktop != NULL && i < self->subscriptions->len; i++)
    g_dbus_connection_signal_unsubscribe (self->desktop, g_array_index (self->subscriptions, guint, i));
  g_clear_object (&self->system);
  g_clear_object (&self->desktop);
  g_clear_object (&self->windows);
  g_clear_object (&self->cancellable);
  ck_lock_watch_let_sleep (self);
  G_OBJECT_CLASS (ck_lock_watch_parent_class)->dispose (object);
}

static void
ck_lock_watch_finalize (GObject *object)
{
  g_array_unref (CK_LOCK_WATCH (object)->subscriptions);
  G_OBJECT_CLASS (ck_lock_watch_parent_class)->finalize (object);
}

static void
ck_lock_watch_class_init (CkLockWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ck_lock_watch_dispose;
  object_class->finalize = ck_lock_watch_finalize;

  signals[LOCK] = g_signal_new ("lock", CK_TYPE_LOCK_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ck_lock_watch_init (CkLockWatch *self)
{
  self->inhibitor = -1;
  self->last_touch = boot_time ();
  self->cancellable = g_cancellable_new ();
  self->subscriptions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->windows = g_object_ref (gtk_window_get_toplevels ());
  g_signal_connect_object (self->windows, "items-changed", G_CALLBACK (on_windows_changed), self, G_CONNECT_SWAPPED);
  on_windows_changed (self, 0, 0, g_list_model_get_n_items (self->windows));
  self->timer = g_timeout_add_seconds (CHECK_SECONDS, on_timer, self);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_desktop_bus, g_object_ref (self));
}

/**
 * ck_lock_watch_new:
 *
 * Returns: (transfer full): a watch over the whole program's windows and the desktop, on the main thread
 */
CkLockWatch *
ck_lock_watch_new (void)
{
  return g_object_new (CK_TYPE_LOCK_WATCH, NULL);
}

/**
 * ck_lock_watch_set_idle_minutes:
 * @self: a watch
 * @minutes: without a key or a movement before "lock"; 0 for never
 */
void
ck_lock_watch_set_idle_minutes (CkLockWatch *self,
                                gint64       minutes)
{
  g_return_if_fail (CK_IS_LOCK_WATCH (self));

  self->idle_limit = MAX (minutes, 0) * 60 * G_USEC_PER_SEC;
}

/**
 * ck_lock_watch_touch:
 * @self: a watch
 *
 * Somebody is there.
 */
void
ck_lock_watch_touch (CkLockWatch *self)
{
  g_return_if_fail (CK_IS_LOCK_WATCH (self));

  self->last_touch = boot_time ();
}

/**
 * ck_lock_watch_check:
 * @self: a watch
 * @now: microseconds of CLOCK_BOOTTIME
 *
 * Returns: whether the time is up, and "lock" was emitted
 */
gboolean
ck_lock_watch_check (CkLockWatch *self,
                     gint64       now)
{
  g_return_val_if_fail (CK_IS_LOCK_WATCH (self), FALSE);

  if (self->idle_limit == 0 || now - self->last_touch < self->idle_limit)
    return FALSE;

  ask_to_lock (self);

  return TRUE;
}

/**
 * ck_lock_watch_let_sleep:
 * @self: a watch
 *
 * The vault is closed: a machine that waited for it may sleep.
 */
void
ck_lock_watch_let_sleep (CkLockWatch *self)
{
  g_return_if_fail (CK_IS_LOCK_WATCH (self));

  if (self->inhibitor >= 0)
    close (self->inhibitor);
  self->inhibitor = -1;
}
