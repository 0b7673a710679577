/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-sidebar-button.h"

struct _CkSidebarButton {
  GtkButton parent_instance;

  GBinding *follows;
};

G_DEFINE_FINAL_TYPE (CkSidebarButton, ck_sidebar_button, GTK_TYPE_BUTTON)

/* The window says whether sidebar and page take turns; outside such a window the button has no use. */
static void
ck_sidebar_button_root (GtkWidget *widget)
{
  CkSidebarButton *self = CK_SIDEBAR_BUTTON (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (ck_sidebar_button_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (root), "folded") != NULL)
    self->follows = g_object_bind_property (root, "folded", self, "visible", G_BINDING_SYNC_CREATE);
}

static void
ck_sidebar_button_unroot (GtkWidget *widget)
{
  CkSidebarButton *self = CK_SIDEBAR_BUTTON (widget);

  g_clear_pointer (&self->follows, g_binding_unbind);
  GTK_WIDGET_CLASS (ck_sidebar_button_parent_class)->unroot (widget);
}

static void
ck_sidebar_button_class_init (CkSidebarButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->root = ck_sidebar_button_root;
  widget_class->unroot = ck_sidebar_button_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "common/ck-sidebar-button.ui");
}

static void
ck_sidebar_button_init (CkSidebarButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
