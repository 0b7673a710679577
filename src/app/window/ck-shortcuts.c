/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-shortcuts.h"

#include <glib/gi18n-lib.h>

/**
 * ck_shortcuts_new:
 *
 * Returns: (transfer none): a window that lists the keys; it belongs to GTK until it is destroyed
 */
GtkShortcutsWindow *
ck_shortcuts_new (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();

  gtk_builder_set_translation_domain (builder, GETTEXT_PACKAGE);
  gtk_builder_add_from_resource (builder, CK_RESOURCES "window/ck-shortcuts.ui", NULL);

  return GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
}
