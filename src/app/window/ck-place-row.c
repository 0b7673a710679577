/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-place-row.h"

#include <glib/gi18n-lib.h>

struct _CkPlaceRow {
  GtkListBoxRow parent_instance;

  char     *place;
  guint     n_due;

  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (CkPlaceRow, ck_place_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_accessible_name (CkPlaceRow *self)
{
  g_autofree char *label = NULL;

  if (self->n_due > 0)
    /* Translators: a place of the sidebar, and how many things are overdue or due today there. */
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u due", "%s, %u due", self->n_due),
                             gtk_label_get_label (self->name), self->n_due);
  else
    label = g_strdup (gtk_label_get_label (self->name));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
ck_place_row_finalize (GObject *object)
{
  CkPlaceRow *self = CK_PLACE_ROW (object);

  g_clear_pointer (&self->place, g_free);
  G_OBJECT_CLASS (ck_place_row_parent_class)->finalize (object);
}

static void
ck_place_row_class_init (CkPlaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = ck_place_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "window/ck-place-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPlaceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CkPlaceRow, name);
  gtk_widget_class_bind_template_child (widget_class, CkPlaceRow, count);
}

static void
ck_place_row_init (CkPlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_place_row_new:
 * @place: as in win.show-place
 * @title: translated
 * @icon_name: a symbolic icon
 *
 * Returns: (transfer floating): a row of the sidebar
 */
GtkWidget *
ck_place_row_new (const char *place,
                  const char *title,
                  const char *icon_name)
{
  CkPlaceRow *self = g_object_new (CK_TYPE_PLACE_ROW, NULL);

  self->place = g_strdup (place);
  gtk_label_set_label (self->name, title);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  update_accessible_name (self);

  return GTK_WIDGET (self);
}

/**
 * ck_place_row_get_place:
 * @self: a row
 *
 * Returns: (transfer none): the name of its place
 */
const char *
ck_place_row_get_place (CkPlaceRow *self)
{
  g_return_val_if_fail (CK_IS_PLACE_ROW (self), NULL);

  return self->place;
}

/**
 * ck_place_row_set_count:
 * @self: a row
 * @count: how many things wait there; 0 shows no number
 */
void
ck_place_row_set_count (CkPlaceRow *self,
                        guint       count)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CK_IS_PLACE_ROW (self));

  if (self->n_due == count)
    return;

  self->n_due = count;
  text = g_strdup_printf ("%u", count);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), count > 0);
  update_accessible_name (self);
}
