/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-one-stop.h"

G_DEFINE_TYPE (CkOneStop, ck_one_stop, GTK_TYPE_BOX)

/* The first toggle below @widget that can have the focus; with @active, one that is on */
static GtkWidget *
find_toggle (GtkWidget *widget,
             gboolean   active)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = child;

      if (!gtk_widget_is_visible (child) || !gtk_widget_is_sensitive (child))
        continue;
      if (!GTK_IS_TOGGLE_BUTTON (child))
        found = find_toggle (child, active);
      else if (active && !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
        found = NULL;
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What a parent's focus child says stays when the focus goes elsewhere, so the root is asked. */
static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
ck_one_stop_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  GtkWidget *toggle = NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (ck_one_stop_parent_class)->focus (widget, direction);
  if (has_focus_within (widget))
    return FALSE;

  toggle = find_toggle (widget, TRUE);
  if (toggle == NULL)
    toggle = find_toggle (widget, FALSE);

  return toggle != NULL && gtk_widget_grab_focus (toggle);
}

static void
ck_one_stop_class_init (CkOneStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = ck_one_stop_focus;
}

static void
ck_one_stop_init (CkOneStop *self)
{
}
