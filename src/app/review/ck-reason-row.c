/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-reason-row.h"

struct _CkReasonRow {
  GtkBox    parent_instance;
  CkPill   *state;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (CkReasonRow, ck_reason_row, GTK_TYPE_BOX)

static void
ck_reason_row_class_init (CkReasonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "review/ck-reason-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkReasonRow, state);
  gtk_widget_class_bind_template_child (widget_class, CkReasonRow, text);
}

static void
ck_reason_row_init (CkReasonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_reason_row_new:
 * @text: translated, or of the record
 *
 * Returns: (transfer floating): a row; set its pill
 */
GtkWidget *
ck_reason_row_new (const char *text)
{
  CkReasonRow *self = g_object_new (CK_TYPE_REASON_ROW, NULL);

  gtk_label_set_label (self->text, text);
  return GTK_WIDGET (self);
}

/**
 * ck_reason_row_get_pill:
 * @self: a row
 *
 * Returns: (transfer none): its pill
 */
CkPill *
ck_reason_row_get_pill (CkReasonRow *self)
{
  g_return_val_if_fail (CK_IS_REASON_ROW (self), NULL);

  return self->state;
}
