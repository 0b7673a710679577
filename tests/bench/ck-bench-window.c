/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty Adwaita window, the floor for "start to first frame". Both this and the program itself are timed from outside,
 * until the window is on the screen. */

#include <adwaita.h>

static void
on_activate (GApplication *app, gpointer data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (app));

  gtk_window_set_title (GTK_WINDOW (window), "Empty");
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) app = adw_application_new ("uk.org.themusicbox.Casekeeper.Bench", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (app, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
