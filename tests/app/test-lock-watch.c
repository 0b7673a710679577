/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the vault locks by itself: idle minutes, sleep, the desktop's lock. Against a service manager made up here. */
#include <gio/gunixfdlist.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <poll.h>
#include <time.h>
#include <unistd.h>

#include "ck-lock-watch.h"
#include "ck-test-app.h"

/* One bus stands for both, the system's and the desktop's; a program meets just one of each in its life. */
static GTestDBus *bus;

typedef struct {
  GDBusConnection *manager;
  guint            registration;
  guint            owner;
  gboolean         owned;
  int              held;      /* our end of the inhibitor: hangs up when the program lets go */
  CkLockWatch     *watch;
  guint            n_locks;
} Fixture;

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  Fixture *self = user_data;
  g_autoptr (GUnixFDList) fds = NULL;
  const char *what, *mode;
  int ends[2];

  g_assert_cmpstr (method, ==, "Inhibit");
  g_variant_get (parameters, "(&s&s&s&s)", &what, NULL, NULL, &mode);
  g_assert_cmpstr (what, ==, "sleep");
  g_assert_cmpstr (mode, ==, "delay");
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  self->held = ends[0];
  fds = g_unix_fd_list_new_from_array (&ends[1], 1);
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), fds);
}

static void
on_owned (GDBusConnection *connection,
          const char      *name,
          gpointer         user_data)
{
  ((Fixture *) user_data)->owned = TRUE;
}

static gboolean
is_owned (gpointer data)
{
  return ((Fixture *) data)->owned;
}

static gboolean
is_held (gpointer data)
{
  return ((Fixture *) data)->held >= 0;
}

static gboolean
is_let_go (gpointer data)
{
  struct pollfd end = { ((Fixture *) data)->held, 0, 0 };

  return poll (&end, 1, 0) == 1 && (end.revents & POLLHUP) != 0;
}

static gboolean
is_finalised (gpointer data)
{
  return ((Fixture *) data)->watch == NULL;
}

static gboolean
is_locked (gpointer data)
{
  return ((Fixture *) data)->n_locks > 0;
}

static void
on_lock (Fixture *self)
{
  self->n_locks++;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  static const char xml[] = "<node><interface name='org.freedesktop.login1.Manager'><method name='Inhibit'>"
                            "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
                            "<arg type='s' direction='in'/><arg type='h' direction='out'/></method>"
                            "<signal name='PrepareForSleep'><arg type='b'/></signal></interface></node>";
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  GError *error = NULL;

  self->held = -1;
  self->manager = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  self->registration = g_dbus_connection_register_object (self->manager, "/org/freedesktop/login1", info->interfaces[0],
                                                          &table, self, NULL, &error);
  g_assert_no_error (error);
  self->owner = g_bus_own_name_on_connection (self->manager, "org.freedesktop.login1", G_BUS_NAME_OWNER_FLAGS_NONE,
                                              on_owned, NULL, self, NULL);
  ck_test_spin_until (is_owned, self);

  self->watch = ck_lock_watch_new ();
  g_signal_connect_swapped (self->watch, "lock", G_CALLBACK (on_lock), self);
  ck_test_spin_until (is_held, self);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  /* a call that is under way keeps the watch for as long as it takes */
  g_object_add_weak_pointer (G_OBJECT (self->watch), (gpointer *) &self->watch);
  g_object_unref (self->watch);
  ck_test_spin_until (is_finalised, self);
  ck_test_spin_until (is_let_go, self);
  close (self->held);
  g_bus_unown_name (self->owner);
  g_dbus_connection_unregister_object (self->manager, self->registration);
  g_dbus_connection_close_sync (self->manager, NULL, NULL);
  g_object_unref (self->manager);
  ck_test_spin ();
}

static void
emit (Fixture    *self,
      const char *path,
      const char *interface,
      const char *signal,
      GVariant   *parameters)
{
  g_dbus_connection_emit_signal (self->manager, NULL, path, interface, signal, parameters, NULL);
}

static void
test_sleep (Fixture      *self,
            gconstpointer data)
{
  g_assert_false (is_let_go (self));
  emit (self, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", g_variant_new ("(b)", TRUE));
  ck_test_spin_until (is_locked, self);
  g_assert_cmpuint (self->n_locks, ==, 1);
  /* the machine waits until the vault is closed */
  g_assert_false (is_let_go (self));
  ck_lock_watch_let_sleep (self->watch);
  ck_test_spin_until (is_let_go, self);
}

static void
test_session_lock (Fixture      *self,
                   gconstpointer data)
{
  emit (self, "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock", NULL);
  ck_test_spin_until (is_locked, self);
  g_assert_cmpuint (self->n_locks, ==, 1);
}

static gboolean
emit_screen_saver (gpointer data)
{
  emit (data, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", FALSE));
  emit (data, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", g_variant_new ("(b)", TRUE));

  return G_SOURCE_CONTINUE;
}

/* Again and again, since nothing says when the program has begun to listen on the desktop's bus. */
static void
test_screen_saver (Fixture      *self,
                   gconstpointer data)
{
  guint again = g_timeout_add (50, emit_screen_saver, self);

  ck_test_spin_until (is_locked, self);
  g_source_remove (again);
}

static void
test_idle (Fixture      *self,
           gconstpointer data)
{
  struct timespec is;
  gint64 now;

  clock_gettime (CLOCK_BOOTTIME, &is);
  now = is.tv_sec * G_USEC_PER_SEC + is.tv_nsec / 1000;

  /* without a limit never; with one after it, and not before */
  g_assert_false (ck_lock_watch_check (self->watch, now + 24 * 3600 * (gint64) G_USEC_PER_SEC));
  ck_lock_watch_set_idle_minutes (self->watch, 10);
  ck_lock_watch_touch (self->watch);
  g_assert_false (ck_lock_watch_check (self->watch, now + 9 * 60 * (gint64) G_USEC_PER_SEC));
  g_assert_cmpuint (self->n_locks, ==, 0);
  g_assert_true (ck_lock_watch_check (self->watch, now + 11 * 60 * (gint64) G_USEC_PER_SEC));
  g_assert_cmpuint (self->n_locks, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  ck_test_app_init (&argc, &argv);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/lock-watch/sleep", test_sleep);
  ADD ("/lock-watch/session-lock", test_session_lock);
  ADD ("/lock-watch/screen-saver", test_screen_saver);
  ADD ("/lock-watch/idle", test_idle);
#undef ADD

  status = g_test_run ();
  g_test_dbus_stop (bus);
  g_object_unref (bus);

  return status;
}
