/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-field-error.h"

struct _CkFieldError {
  GtkBox    parent_instance;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (CkFieldError, ck_field_error, GTK_TYPE_BOX)

static void
ck_field_error_class_init (CkFieldErrorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-field-error.ui");
  gtk_widget_class_bind_template_child (widget_class, CkFieldError, label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
ck_field_error_init (CkFieldError *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_field_error_new:
 *
 * Returns: (transfer floating): hidden, until there is something to say
 */
GtkWidget *
ck_field_error_new (void)
{
  return g_object_new (CK_TYPE_FIELD_ERROR, NULL);
}

/**
 * ck_field_error_set:
 * @self: the line under a field
 * @text: (nullable): translated: what is wrong and what is expected; %NULL when all is well
 * @field: (nullable): the widget that is told to assistive technology as wrong
 */
void
ck_field_error_set (CkFieldError *self,
                    const char   *text,
                    GtkWidget    *field)
{
  g_return_if_fail (CK_IS_FIELD_ERROR (self));

  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);

  if (field == NULL)
    return;
  if (text != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
}

/**
 * ck_field_error_get:
 * @self: the line under a field
 *
 * Returns: (transfer none) (nullable): what it says now
 */
const char *
ck_field_error_get (CkFieldError *self)
{
  g_return_val_if_fail (CK_IS_FIELD_ERROR (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}
