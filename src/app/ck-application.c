/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-application.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "ck-clock.h"
#include "ck-relaunch.h"
#include "ck-resources.h"
#include "ck-state.h"
#include "ck-window.h"

#define DEFAULT_WIDTH  1180
#define DEFAULT_HEIGHT 760

struct _CkApplication {
  AdwApplication parent_instance;

  /* from the options that ck_relaunch() gives */
  int            width;
  int            height;
  gboolean       maximized;
  gint64         locked_at;
  char          *now;
};

G_DEFINE_FINAL_TYPE (CkApplication, ck_application, ADW_TYPE_APPLICATION)

static const struct {
  const char *action;
  const char *keys[3];
} shortcuts[] = {
  { "win.log-concern", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.lock", { "<Control>l" } },
  { "win.hide-names", { "<Control><Shift>h" } },
  { "win.save", { "<Control>Return", "<Control>KP_Enter" } },
  { "win.settings", { "<Control>comma" } },
  { "win.close-task", { "Escape" } },
  { "win.show-help-overlay", { "F1", "<Control>question" } },
  { "win.show-place('today')", { "<Alt>1" } },
  { "win.show-place('cases')", { "<Alt>2" } },
  { "win.show-place('people')", { "<Alt>3" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", _("Casekeeper"),
                         "application-icon", CK_APP_ID,
                         "version", CK_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Concerns, plans and reviews for the children in your care, sealed in one file "
                                       "on this computer."),
                         NULL);
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (window != NULL)
    gtk_window_close (window);
}

static void
ck_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = on_about },
    { .name = "quit", .activate = on_quit },
  };

  /* libadwaita looks for the style and the icons while it starts */
  ck_app_init ();
  G_APPLICATION_CLASS (ck_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (CK_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char *const[]){ shortcuts[i].keys[0], shortcuts[i].keys[1], NULL });
}

static void
on_relaunch (CkApplication *self,
             const char    *vault,
             int            width,
             int            height,
             gboolean       maximized)
{
  ck_relaunch (vault, g_get_real_time (), self->now, width, height, maximized);
}

static void
open_window (CkApplication *self,
             const char    *vault)
{
  CkWindow *window = ck_window_new (GTK_APPLICATION (self));
  int width = DEFAULT_WIDTH;
  int height = DEFAULT_HEIGHT;
  gboolean maximized;

  ck_state_get_size (&width, &height, &maximized);
  if (self->width > 0)
    {
      width = self->width;
      height = self->height;
      maximized = self->maximized;
    }
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (window));
  if (self->now != NULL)
    {
      gint64 instant;

      ck_instant_from_text (self->now, &instant);
      ck_window_set_clock (window, instant);
    }
  g_signal_connect_object (window, "relaunch", G_CALLBACK (on_relaunch), self, G_CONNECT_SWAPPED);

  if (vault != NULL)
    ck_window_open_vault (window, vault, self->locked_at);
  else
    ck_window_show_first_run (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* Without a file: the vault of last time, as long as it is there. */
static void
ck_application_activate (GApplication *application)
{
  g_autofree char *vault = ck_state_get_vault ();

  if (vault != NULL && !g_file_test (vault, G_FILE_TEST_EXISTS))
    g_clear_pointer (&vault, g_free);
  open_window (CK_APPLICATION (application), vault);
}

static void
ck_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  open_window (CK_APPLICATION (application), g_file_peek_path (files[0]));
}

static int
ck_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  CkApplication *self = CK_APPLICATION (application);
  const char *size = NULL;
  gint64 instant;

  if (g_variant_dict_lookup (options, "size", "&s", &size)
      && sscanf (size, "%dx%d", &self->width, &self->height) != 2)
    self->width = self->height = 0;
  g_variant_dict_lookup (options, "maximized", "b", &self->maximized);
  g_variant_dict_lookup (options, "locked-at", "x", &self->locked_at);
  if (g_variant_dict_lookup (options, "now", "s", &self->now) && !ck_instant_from_text (self->now, &instant))
    {
      g_printerr ("%s\n", _("--now: expected an instant such as 2026-11-20T15:30:00Z."));
      return 2;
    }

  return -1;
}

static void
ck_application_finalize (GObject *object)
{
  g_free (CK_APPLICATION (object)->now);

  G_OBJECT_CLASS (ck_application_parent_class)->finalize (object);
}

static void
ck_application_class_init (CkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ck_application_finalize;
  application_class->startup = ck_application_startup;
  application_class->activate = ck_application_activate;
  application_class->open = ck_application_open;
  application_class->handle_local_options = ck_application_handle_local_options;
}

static void
ck_application_init (CkApplication *self)
{
  static const GOptionEntry options[] = {
    { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Size of the window"), N_("WIDTHxHEIGHT") },
    { "maximized", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Fill the screen"), NULL },
    { "now", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Time of a practice vault, which stands there"), N_("INSTANT") },
    { "locked-at", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_INT64, NULL, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[VAULT]"));
}

/**
 * ck_application_new:
 *
 * One process holds one vault, and replaces itself when it locks; so the application isn't a single instance. A second
 * one that opens the same vault is told who has it.
 *
 * Returns: (transfer full): the application
 */
CkApplication *
ck_application_new (void)
{
  return g_object_new (CK_TYPE_APPLICATION, "application-id", CK_APP_ID, "flags", G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/uk/org/themusicbox/Casekeeper", NULL);
}

/* GTK 4.8 gives a button with a mnemonic its label twice, once with the underscore: "_Unlock Unlock". The label inside
 * the button is enough of a name. */
static gboolean
on_button_mapped (GSignalInvocationHint *hint,
                  guint                  n_values,
                  const GValue          *values,
                  gpointer               user_data)
{
  gpointer widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (widget) != NULL && gtk_button_get_use_underline (widget))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);

  return TRUE;
}

/**
 * ck_app_init:
 *
 * Registers the templates, the style and the icons. They lie in a static library, from which a linker drops what
 * nothing calls; so this call is needed before the first widget. More than one call does no harm.
 */
void
ck_app_init (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      ck_resources_register_resource ();
      g_type_class_unref (g_type_class_ref (GTK_TYPE_BUTTON));
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_button_mapped, NULL, NULL);
      g_once_init_leave (&done, 1);
    }
}
