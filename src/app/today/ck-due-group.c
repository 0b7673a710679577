/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-due-group.h"

struct _CkDueGroup {
  GtkBox      parent_instance;

  guint       n_rows;

  GtkLabel   *title;
  GtkLabel   *count;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (CkDueGroup, ck_due_group, GTK_TYPE_BOX)

static void
on_row_activated (CkDueGroup    *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", ck_due_row_get_item (CK_DUE_ROW (row))->reference);
}

static void
ck_due_group_class_init (CkDueGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "today/ck-due-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, title);
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, count);
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
ck_due_group_init (CkDueGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_due_group_new:
 * @title: translated
 *
 * Returns: (transfer floating): a group without rows
 */
GtkWidget *
ck_due_group_new (const char *title)
{
  CkDueGroup *self = g_object_new (CK_TYPE_DUE_GROUP, NULL);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * ck_due_group_add:
 * @self: a group
 * @row: (transfer floating): a #CkDueRow
 */
void
ck_due_group_add (CkDueGroup *self,
                  GtkWidget  *row)
{
  g_autofree char *count = NULL;

  g_return_if_fail (CK_IS_DUE_GROUP (self));

  gtk_list_box_append (self->rows, row);
  count = g_strdup_printf ("%u", ++self->n_rows);
  gtk_label_set_label (self->count, count);
}

/**
 * ck_due_group_first_row:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): its first row
 */
CkDueRow *
ck_due_group_first_row (CkDueGroup *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (CK_IS_DUE_GROUP (self), NULL);

  row = gtk_list_box_get_row_at_index (self->rows, 0);

  return row != NULL ? CK_DUE_ROW (row) : NULL;
}
