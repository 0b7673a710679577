/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-pill.h"

struct _CkMark {
  GtkWidget  parent_instance;

  GtkWidget *icon;
  char      *tone;
};

enum {
  PROP_0,
  PROP_ICON_NAME,
  PROP_TONE,
  PROP_SMALL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CkMark, ck_mark, GTK_TYPE_WIDGET)

static void
ck_mark_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  CkMark *self = CK_MARK (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->icon)));
      break;
    case PROP_TONE:
      g_value_set_string (value, self->tone);
      break;
    case PROP_SMALL:
      g_value_set_boolean (value, gtk_widget_has_css_class (self->icon, "small"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_mark_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  CkMark *self = CK_MARK (object);
  const char *icon_name = gtk_image_get_icon_name (GTK_IMAGE (self->icon));
  gboolean small = gtk_widget_has_css_class (self->icon, "small");

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      ck_mark_set (self, g_value_get_string (value), self->tone, small);
      break;
    case PROP_TONE:
      ck_mark_set (self, icon_name, g_value_get_string (value), small);
      break;
    case PROP_SMALL:
      ck_mark_set (self, icon_name, self->tone, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_mark_dispose (GObject *object)
{
  CkMark *self = CK_MARK (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->tone, g_free);
  G_OBJECT_CLASS (ck_mark_parent_class)->dispose (object);
}

static void
ck_mark_class_init (CkMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_mark_get_property;
  object_class->set_property = ck_mark_set_property;
  object_class->dispose = ck_mark_dispose;

  properties[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* red, amber, green, teal, blue, violet, or NULL for grey */
  properties[PROP_TONE] =
    g_param_spec_string ("tone", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SMALL] =
    g_param_spec_boolean ("small", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
ck_mark_init (CkMark *self)
{
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->icon, "ck-mark");
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * ck_mark_new:
 * @icon_name: a symbolic icon
 * @tone: (nullable): red, amber, green, teal, blue or violet; %NULL for grey
 * @small: 28 px, as in the timeline
 *
 * Returns: (transfer floating): a mark
 */
GtkWidget *
ck_mark_new (const char *icon_name,
             const char *tone,
             gboolean    small)
{
  return g_object_new (CK_TYPE_MARK, "icon-name", icon_name, "tone", tone, "small", small, NULL);
}

/**
 * ck_mark_set:
 * @self: a mark
 * @icon_name: (nullable): a symbolic icon
 * @tone: (nullable): see ck_mark_new()
 * @small: see ck_mark_new()
 */
void
ck_mark_set (CkMark     *self,
             const char *icon_name,
             const char *tone,
             gboolean    small)
{
  g_return_if_fail (CK_IS_MARK (self));

  if (tone != NULL && tone[0] == '\0')
    tone = NULL;
  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (self->icon)), icon_name) != 0)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
    }
  if (g_strcmp0 (self->tone, tone) != 0)
    {
      char *before = self->tone;

      if (before != NULL)
        gtk_widget_remove_css_class (self->icon, before);
      if (tone != NULL)
        gtk_widget_add_css_class (self->icon, tone);
      self->tone = g_strdup (tone);
      g_free (before);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
    }
  if (gtk_widget_has_css_class (self->icon, "small") != small)
    {
      if (small)
        gtk_widget_add_css_class (self->icon, "small");
      else
        gtk_widget_remove_css_class (self->icon, "small");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SMALL]);
    }
}
