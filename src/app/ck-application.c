/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-application.h"

#include <glib/gi18n-lib.h>

#include "ck-first-run-page.h"
#include "ck-resources.h"
#include "ck-window.h"

struct _CkApplication {
  AdwApplication parent_instance;
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

  G_APPLICATION_CLASS (ck_application_parent_class)->startup (application);

  ck_app_init ();
  gtk_window_set_default_icon_name (CK_APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char *const[]){ shortcuts[i].keys[0], shortcuts[i].keys[1], NULL });
}

static void
ck_application_activate (GApplication *application)
{
  CkWindow *window = ck_window_new (GTK_APPLICATION (application));

  ck_window_show_locked (window, g_object_new (CK_TYPE_FIRST_RUN_PAGE, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
ck_application_class_init (CkApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = ck_application_startup;
  application_class->activate = ck_application_activate;
}

static void
ck_application_init (CkApplication *self)
{
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
  return g_object_new (CK_TYPE_APPLICATION, "application-id", CK_APP_ID, "flags", G_APPLICATION_NON_UNIQUE,
                       "resource-base-path", "/uk/org/themusicbox/Casekeeper", NULL);
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
      g_once_init_leave (&done, 1);
    }
}
