/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-text-field.h"

#include "ck-field-error.h"

struct _CkTextField {
  GtkBox             parent_instance;

  GtkLabel          *label;
  GtkLabel          *hint;
  GtkScrolledWindow *scroll;
  GtkTextView       *text;
  CkFieldError      *problem;
};

G_DEFINE_FINAL_TYPE (CkTextField, ck_text_field, GTK_TYPE_BOX)

enum { PROP_0, PROP_LABEL, PROP_HINT, PROP_HEIGHT, PROP_TEXT, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
on_changed (CkTextField *self)
{
  ck_field_error_set (self->problem, NULL, GTK_WIDGET (self->text));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* The wheel turns the page while there is nothing to turn in the field. GTK 4.8's scrolled window keeps each turn to itself,
 * so that a form stands still as soon as an empty field comes under the pointer. */
static void
on_extent (CkTextField   *self,
           GParamSpec    *pspec,
           GtkAdjustment *extent)
{
  gboolean more = gtk_adjustment_get_upper (extent) - gtk_adjustment_get_lower (extent) > gtk_adjustment_get_page_size (extent);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->scroll));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, more ? GTK_PHASE_BUBBLE : GTK_PHASE_NONE);
    }
}

static gboolean
ck_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_TEXT_FIELD (widget)->text));
}

static void
ck_text_field_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  CkTextField *self = CK_TEXT_FIELD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_label (self->hint));
      break;
    case PROP_HEIGHT:
      g_value_set_int (value, gtk_scrolled_window_get_min_content_height (self->scroll));
      break;
    case PROP_TEXT:
      g_value_take_string (value, ck_text_field_get_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_text_field_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  CkTextField *self = CK_TEXT_FIELD (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      gtk_label_set_label (self->label, g_value_get_string (value));
      break;
    case PROP_HINT:
      gtk_label_set_label (self->hint, g_value_get_string (value));
      break;
    case PROP_HEIGHT:
      gtk_scrolled_window_set_min_content_height (self->scroll, g_value_get_int (value));
      break;
    case PROP_TEXT:
      ck_text_field_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_text_field_class_init (CkTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_text_field_get_property;
  object_class->set_property = ck_text_field_set_property;
  widget_class->grab_focus = ck_text_field_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HEIGHT] = g_param_spec_int ("height", NULL, NULL, -1, G_MAXINT, 44,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, CkTextField, label);
  gtk_widget_class_bind_template_child (widget_class, CkTextField, hint);
  gtk_widget_class_bind_template_child (widget_class, CkTextField, scroll);
  gtk_widget_class_bind_template_child (widget_class, CkTextField, text);
  gtk_widget_class_bind_template_child (widget_class, CkTextField, problem);
}

static void
ck_text_field_init (CkTextField *self)
{
  GtkAdjustment *extent;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  extent = gtk_scrolled_window_get_vadjustment (self->scroll);
  g_signal_connect_object (extent, "notify::upper", G_CALLBACK (on_extent), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (extent, "notify::page-size", G_CALLBACK (on_extent), self, G_CONNECT_SWAPPED);
}

/**
 * ck_text_field_get_text:
 * @self: a field
 *
 * Returns: (transfer full) (nullable): what was typed, exactly; %NULL when it is empty
 */
char *
ck_text_field_get_text (CkTextField *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (CK_IS_TEXT_FIELD (self), NULL);

  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (gtk_text_iter_equal (&start, &end))
    return NULL;

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * ck_text_field_set_text:
 * @self: a field
 * @text: (nullable): what it holds from now on
 */
void
ck_text_field_set_text (CkTextField *self,
                        const char  *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (CK_IS_TEXT_FIELD (self));

  old = ck_text_field_get_text (self);
  if (g_strcmp0 (old, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text != NULL ? text : "", -1);
}

/**
 * ck_text_field_set_label:
 * @self: a field
 * @label: translated, with a mnemonic
 * @hint: (nullable): translated
 */
void
ck_text_field_set_label (CkTextField *self,
                         const char  *label,
                         const char  *hint)
{
  g_return_if_fail (CK_IS_TEXT_FIELD (self));

  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->hint, hint != NULL ? hint : "");
}

/**
 * ck_text_field_set_error:
 * @self: a field
 * @error: (nullable): what is wrong with it, until it is changed
 */
void
ck_text_field_set_error (CkTextField *self,
                         const char  *error)
{
  g_return_if_fail (CK_IS_TEXT_FIELD (self));

  ck_field_error_set (self->problem, error, GTK_WIDGET (self->text));
}
