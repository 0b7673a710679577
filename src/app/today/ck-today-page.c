/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-today-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-page-buttons.h"
#include "ck-page.h"
#include "ck-sidebar-button.h"

struct _CkTodayPage {
  GtkBox          parent_instance;

  GObject        *session;

  AdwWindowTitle *title;
  GtkStack       *stack;
  GtkBox         *groups;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
ck_today_page_page_init (CkPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CkTodayPage, ck_today_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_today_page_page_init))

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
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_today_page_dispose (GObject *object)
{
  CkTodayPage *self = CK_TODAY_PAGE (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (ck_today_page_parent_class)->dispose (object);
}

static void
ck_today_page_class_init (CkTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_today_page_dispose;
  object_class->set_property = ck_today_page_set_property;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CK_TYPE_PAGE_BUTTONS);
  g_type_ensure (CK_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "today/ck-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, title);
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CkTodayPage, groups);
}

static void
ck_today_page_init (CkTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
