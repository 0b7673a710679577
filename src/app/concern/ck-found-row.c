/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-found-row.h"

#include <adwaita.h>

#include "ck-text.h"

/**
 * ck_found_row_new:
 * @icon_name: (nullable): a symbolic icon
 * @initials_of: (nullable): a name whose initials are shown instead of an icon
 * @title: translated, or a name as it may be shown
 * @subtitle: (nullable): translated: who it is, or what the row does
 *
 * Returns: (transfer floating): a row for what is found while a name is typed
 */
GtkWidget *
ck_found_row_new (const char *icon_name,
                  const char *initials_of,
                  const char *title,
                  const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *mark;

  if (initials_of != NULL)
    mark = adw_avatar_new (32, initials_of, TRUE);
  else
    {
      mark = gtk_image_new_from_icon_name (icon_name);
      gtk_widget_set_size_request (mark, 32, 32);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), label);
  if (!ck_text_is_blank (subtitle))
    {
      GtkWidget *second = gtk_label_new (subtitle);

      gtk_label_set_xalign (GTK_LABEL (second), 0);
      gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (second, "caption");
      gtk_widget_add_css_class (second, "ck-quiet");
      gtk_box_append (GTK_BOX (texts), second);
    }

  gtk_widget_set_margin_start (box, 32);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}
