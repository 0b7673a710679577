/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-token-chip.h"

#include <glib/gi18n-lib.h>

struct _CkTokenChip {
  GtkBox     parent_instance;
  GtkLabel  *label;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (CkTokenChip, ck_token_chip, GTK_TYPE_BOX)

enum { REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_remove (CkTokenChip *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
ck_token_chip_class_init (CkTokenChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[REMOVE] = g_signal_new ("remove", CK_TYPE_TOKEN_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-token-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CkTokenChip, label);
  gtk_widget_class_bind_template_child (widget_class, CkTokenChip, remove);
}

static void
ck_token_chip_init (CkTokenChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_chip (const char *label)
{
  CkTokenChip *self = g_object_new (CK_TYPE_TOKEN_CHIP, NULL);
  /* Translators: for screen readers; %s is a category, "Cyberbullying" */
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), label);

  gtk_label_set_label (self->label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}

static void
on_untick (CkTokenChip    *chip,
           GtkCheckButton *check)
{
  gtk_check_button_set_active (check, FALSE);
}

/**
 * ck_token_chips_show_ticked:
 * @chips: a box for chips; its other children go
 * @checks: a box of check buttons
 *
 * Shows what is ticked in @checks as chips, each of which takes its tick away.
 */
void
ck_token_chips_show_ticked (GtkBox    *chips,
                            GtkWidget *checks)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (chips))) != NULL)
    gtk_box_remove (chips, child);

  for (GtkWidget *check = gtk_widget_get_first_child (checks); check != NULL; check = gtk_widget_get_next_sibling (check))
    {
      GtkWidget *chip;

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        continue;
      chip = make_chip (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)));
      g_signal_connect_object (chip, "remove", G_CALLBACK (on_untick), check, 0);
      gtk_box_append (chips, chip);
    }
}
