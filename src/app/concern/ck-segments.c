/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-segments.h"

struct _CkSegments {
  CkOneStop  parent_instance;
  GPtrArray *toggles;
  char      *label;
  int        selected;
};

G_DEFINE_FINAL_TYPE (CkSegments, ck_segments, CK_TYPE_ONE_STOP)

enum { PROP_0, PROP_LABEL, PROP_SELECTED, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
on_toggled (GtkToggleButton *toggle,
            CkSegments      *self)
{
  int selected = -1;

  for (guint i = 0; i < self->toggles->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->toggles, i)))
      selected = (int) i;

  if (self->selected == selected)
    return;

  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static gboolean
ck_segments_grab_focus (GtkWidget *widget)
{
  CkSegments *self = CK_SEGMENTS (widget);

  if (self->toggles->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (ck_segments_get_toggle (self, MAX (self->selected, 0)));
}

static void
ck_segments_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CkSegments *self = CK_SEGMENTS (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_SELECTED:
      g_value_set_int (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_segments_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  CkSegments *self = CK_SEGMENTS (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
      break;
    case PROP_SELECTED:
      ck_segments_set_selected (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_segments_finalize (GObject *object)
{
  CkSegments *self = CK_SEGMENTS (object);

  g_ptr_array_unref (self->toggles);
  g_free (self->label);

  G_OBJECT_CLASS (ck_segments_parent_class)->finalize (object);
}

static void
ck_segments_class_init (CkSegmentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_segments_get_property;
  object_class->set_property = ck_segments_set_property;
  object_class->finalize = ck_segments_finalize;
  widget_class->grab_focus = ck_segments_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
ck_segments_init (CkSegments *self)
{
  self->selected = -1;
  self->toggles = g_ptr_array_new ();
  gtk_box_set_homogeneous (GTK_BOX (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "ck-segments");
}

/**
 * ck_segments_add:
 * @self: a group of toggles
 * @label: translated
 * @icon_name: (nullable): a symbolic icon
 */
void
ck_segments_add (CkSegments *self,
                 const char *label,
                 const char *icon_name)
{
  GtkWidget *toggle = gtk_toggle_button_new ();

  g_return_if_fail (CK_IS_SEGMENTS (self));

  if (icon_name != NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "pixel-size", 12, "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), icon);
      gtk_box_append (GTK_BOX (box), gtk_label_new (label));
      gtk_button_set_child (GTK_BUTTON (toggle), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  else
    gtk_button_set_label (GTK_BUTTON (toggle), label);

  if (self->toggles->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), g_ptr_array_index (self->toggles, 0));

  g_ptr_array_add (self->toggles, toggle);
  gtk_box_append (GTK_BOX (self), toggle);
  g_signal_connect (toggle, "toggled", G_CALLBACK (on_toggled), self);
}

/**
 * ck_segments_add_risks:
 * @self: an empty group of toggles
 *
 * Adds the risks in the order of CkRisk.
 */
void
ck_segments_add_risks (CkSegments *self)
{
  const char *const icons[] = { NULL, "ck-risk-low-symbolic", "ck-risk-medium-symbolic", "ck-risk-high-symbolic" };

  for (int risk = CK_RISK_NOT_ASSESSED; risk <= CK_RISK_HIGH; risk++)
    ck_segments_add (self, ck_token_label (&ck_risks, risk), icons[risk]);
}

/**
 * ck_segments_get_n:
 * @self: a group of toggles
 *
 * Returns: how many there are
 */
guint
ck_segments_get_n (CkSegments *self)
{
  g_return_val_if_fail (CK_IS_SEGMENTS (self), 0);

  return self->toggles->len;
}

/**
 * ck_segments_get_selected:
 * @self: a group of toggles
 *
 * Returns: the index of what was chosen, or -1
 */
int
ck_segments_get_selected (CkSegments *self)
{
  g_return_val_if_fail (CK_IS_SEGMENTS (self), -1);

  return self->selected;
}

/**
 * ck_segments_set_selected:
 * @self: a group of toggles
 * @selected: an index, or -1 for nothing
 */
void
ck_segments_set_selected (CkSegments *self,
                          int         selected)
{
  g_return_if_fail (CK_IS_SEGMENTS (self));
  g_return_if_fail (selected < (int) self->toggles->len);

  if (self->selected == selected)
    return;

  if (selected < 0)
    gtk_toggle_button_set_active (g_ptr_array_index (self->toggles, self->selected), FALSE);
  else
    gtk_toggle_button_set_active (g_ptr_array_index (self->toggles, selected), TRUE);
}

/**
 * ck_segments_get_toggle:
 * @self: a group of toggles
 * @index: of one of them
 *
 * Returns: (transfer none): the toggle
 */
GtkWidget *
ck_segments_get_toggle (CkSegments *self,
                        int         index)
{
  g_return_val_if_fail (CK_IS_SEGMENTS (self), NULL);

  return g_ptr_array_index (self->toggles, index);
}
