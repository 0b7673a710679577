/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-due-group.h"

#include <glib/gi18n-lib.h>

struct _CkDueGroup {
  GtkBox      parent_instance;

  GHashTable *unfolded; /* char *: what was unfolded, as the page remembers it */

  GtkToggleButton *unfold;
  GtkLabel   *title;
  GtkLabel   *count;
  GtkWidget  *list;     /* rows and the button below them */
  GtkListBox *rows;
  GtkButton  *more;
};

G_DEFINE_FINAL_TYPE (CkDueGroup, ck_due_group, GTK_TYPE_BOX)

static void
on_row_activated (CkDueGroup    *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-case", "s", ck_due_row_get_item (CK_DUE_ROW (row))->reference);
}

/* Whoever unfolds something sees it unfolded when the page was read again. */
static void
on_toggled (GtkToggleButton *button,
            CkDueGroup      *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "key");

  if (gtk_toggle_button_get_active (button))
    g_hash_table_add (self->unfolded, g_strdup (key));
  else
    g_hash_table_remove (self->unfolded, key);
  if (button == self->unfold)
    gtk_button_set_icon_name (GTK_BUTTON (button),
                              gtk_toggle_button_get_active (button) ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
remember (CkDueGroup      *self,
          GtkToggleButton *button,
          const char      *key)
{
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, 0);
  gtk_toggle_button_set_active (button, g_hash_table_contains (self->unfolded, key));
}

static void
ck_due_group_finalize (GObject *object)
{
  g_clear_pointer (&CK_DUE_GROUP (object)->unfolded, g_hash_table_unref);

  G_OBJECT_CLASS (ck_due_group_parent_class)->finalize (object);
}

static void
ck_due_group_class_init (CkDueGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "today/ck-due-group.ui");
  G_OBJECT_CLASS (klass)->finalize = ck_due_group_finalize;
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, unfold);
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, title);
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, count);
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, list);
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, CkDueGroup, more);
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
 * @unfolded: (element-type utf8): what is unfolded; kept up to date
 *
 * Returns: (transfer floating): a group without rows
 */
GtkWidget *
ck_due_group_new (const char *title,
                  GHashTable *unfolded)
{
  CkDueGroup *self = g_object_new (CK_TYPE_DUE_GROUP, NULL);

  self->unfolded = g_hash_table_ref (unfolded);
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return GTK_WIDGET (self);
}

/**
 * ck_due_group_add:
 * @self: a group
 * @item: (transfer none): the most urgent thing of a case, with the rest folded behind it
 * @today: the vault's day
 * @hide_names: initials instead of names
 */
void
ck_due_group_add (CkDueGroup *self,
                  CkDueItem  *item,
                  CkDate      today,
                  gboolean    hide_names)
{
  GtkWidget *row;
  GtkToggleButton *unfold;

  g_return_if_fail (CK_IS_DUE_GROUP (self));

  row = ck_due_row_new (item, today, hide_names);
  unfold = ck_due_row_get_unfold (CK_DUE_ROW (row));
  gtk_list_box_append (self->rows, row);
  for (guint i = 0; i < item->folded->len; i++)
    {
      GtkWidget *behind = ck_due_row_new (g_ptr_array_index (item->folded, i), today, hide_names);

      ck_due_row_set_behind (CK_DUE_ROW (behind));
      gtk_list_box_append (self->rows, behind);
      g_object_bind_property (unfold, "active", behind, "visible", G_BINDING_SYNC_CREATE);
    }
  remember (self, unfold, item->reference);
}

/**
 * ck_due_group_set_count:
 * @self: a group
 * @n_rows: how many cases it has, shown or not
 * @n_more: how many its button would show; 0 for no button
 * @group: the button's target: `today.more` with the number of the group
 *
 * Says how many there are, whether or not all of them are shown.
 */
void
ck_due_group_set_count (CkDueGroup *self,
                        guint       n_rows,
                        guint       n_more,
                        guint       group)
{
  g_autofree char *count = g_strdup_printf ("%u", n_rows);
  g_autofree char *label = NULL;

  g_return_if_fail (CK_IS_DUE_GROUP (self));

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_more > 0);
  if (n_more == 0)
    return;
  /* Translators: a button below a list of what is due: how many further rows it adds */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", n_more), n_more);
  gtk_button_set_label (self->more, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (self->title), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->more), "u", group);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->more), "today.more");
}

/**
 * ck_due_group_fold:
 * @self: a group
 * @key: its name in what is unfolded
 * @show: translated: what its button does, for assistive technology
 *
 * Makes it a group of which only title and count show until its button unfolds it.
 */
void
ck_due_group_fold (CkDueGroup *self,
                   const char *key,
                   const char *show)
{
  g_return_if_fail (CK_IS_DUE_GROUP (self));

  gtk_widget_set_visible (GTK_WIDGET (self->unfold), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unfold), show);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unfold), GTK_ACCESSIBLE_PROPERTY_LABEL, show, -1);
  g_object_bind_property (self->unfold, "active", self->list, "visible", G_BINDING_SYNC_CREATE);
  remember (self, self->unfold, key);
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

/**
 * ck_due_group_focus:
 * @self: a group
 *
 * Returns: whether its first button that deals with something has the focus now, or the one that unfolds it
 */
gboolean
ck_due_group_focus (CkDueGroup *self)
{
  g_return_val_if_fail (CK_IS_DUE_GROUP (self), FALSE);

  return gtk_widget_get_visible (self->list) ? ck_due_row_focus_button (ck_due_group_first_row (self))
                                                          : gtk_widget_grab_focus (GTK_WIDGET (self->unfold));
}

/**
 * ck_due_group_focus_item:
 * @self: a group
 * @item: something that it shows
 *
 * Puts the focus on the button that deals with it.
 */
void
ck_due_group_focus_item (CkDueGroup *self,
                         CkDueItem  *item)
{
  g_return_if_fail (CK_IS_DUE_GROUP (self));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (CK_IS_DUE_ROW (row) && ck_due_row_get_item (CK_DUE_ROW (row)) == item)
      ck_due_row_focus_button (CK_DUE_ROW (row));
}
