/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-check-row.h"

#include "ck-pill.h"

struct _CkCheckRow {
  GtkListBoxRow parent_instance;

  GtkLabel  *body;
  GtkLabel  *reason;
  CkPill    *state;
  GtkButton *deal;
};

G_DEFINE_FINAL_TYPE (CkCheckRow, ck_check_row, GTK_TYPE_LIST_BOX_ROW)

enum { DEAL, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_clicked (CkCheckRow *self)
{
  g_signal_emit (self, signals[DEAL], 0);
}

static gboolean
ck_check_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_CHECK_ROW (widget)->deal));
}

static void
ck_check_row_class_init (CkCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ck_check_row_grab_focus;
  signals[DEAL] = g_signal_new ("deal", CK_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "checks/ck-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkCheckRow, body);
  gtk_widget_class_bind_template_child (widget_class, CkCheckRow, reason);
  gtk_widget_class_bind_template_child (widget_class, CkCheckRow, state);
  gtk_widget_class_bind_template_child (widget_class, CkCheckRow, deal);
}

static void
ck_check_row_init (CkCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->deal, "clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
}

/**
 * ck_check_row_new:
 * @body: translated: who, or what
 * @reason: (nullable): why, and what else there is to say
 * @pill: (nullable): kind of its pill; %NULL for none
 * @word: (nullable): the pill's word
 * @button: translated, with a mnemonic
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ck_check_row_new (const char *body,
                  const char *reason,
                  const char *pill,
                  const char *word,
                  const char *button)
{
  CkCheckRow *self = g_object_new (CK_TYPE_CHECK_ROW, NULL);
  g_autofree char *name = g_strjoin (", ", body, reason != NULL ? reason : "", pill != NULL ? word : "", NULL);

  gtk_label_set_label (self->body, body);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL && *reason != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->state), pill != NULL);
  if (pill != NULL)
    ck_pill_set (self->state, pill, word);
  gtk_button_set_label (self->deal, button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->deal), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, body, -1);
  return GTK_WIDGET (self);
}
