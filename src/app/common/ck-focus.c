/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-focus.h"

/**
 * ck_focus_drop:
 * @widget: that has the focus, or holds what has it
 *
 * Takes the focus away from a field that is about to be insensitive or hidden, which GTK 4.8 warns about.
 */
void
ck_focus_drop (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    gtk_root_set_focus (root, NULL);
}
