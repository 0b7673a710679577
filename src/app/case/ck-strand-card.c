/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-strand-card.h"

#include <glib/gi18n-lib.h>

#include "ck-pill.h"
#include "ck-plan-action-row.h"
#include "ck-text.h"

struct _CkStrandCard {
  GtkBox      parent_instance;

  int         strand;

  GtkImage   *mark;
  GtkLabel   *name;
  CkPill     *state;
  GtkButton  *add;
  GtkListBox *rows;
  GtkWidget  *aim;
  GtkLabel   *need;
  GtkLabel   *resolved;
};

G_DEFINE_FINAL_TYPE (CkStrandCard, ck_strand_card, GTK_TYPE_BOX)

enum { EDIT, ADD, SETTLE, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const icons[] = {
  "ck-strand-harmed-symbolic", "ck-strand-bystanders-symbolic", "ck-strand-responsible-symbolic",
  "ck-strand-organisation-symbolic",
};

static void
on_row_activated (CkStrandCard  *self,
                  GtkListBoxRow *row)
{
  if (GTK_WIDGET (row) == self->aim)
    g_signal_emit (self, signals[EDIT], 0);
}

static void
on_add (CkStrandCard *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
on_settle (CkPlanActionRow *row,
           int              status,
           CkStrandCard    *self)
{
  g_signal_emit (self, signals[SETTLE], 0, ck_plan_action_row_get_action (row), status);
}

static void
ck_strand_card_class_init (CkStrandCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[EDIT] = g_signal_new ("edit", CK_TYPE_STRAND_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADD] = g_signal_new ("add", CK_TYPE_STRAND_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SETTLE] = g_signal_new ("settle", CK_TYPE_STRAND_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  CK_TYPE_ACTION, G_TYPE_INT);

  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-strand-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, mark);
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, name);
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, state);
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, add);
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, rows);
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, aim);
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, need);
  gtk_widget_class_bind_template_child (widget_class, CkStrandCard, resolved);
}

static void
ck_strand_card_init (CkStrandCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
}

static void
show_standing (CkStrandCard *self,
               int           standing)
{
  static const char *const kinds[] = { "met", "partly", "not-met" };

  gtk_widget_set_visible (GTK_WIDGET (self->state), standing >= 0);
  if (standing >= 0)
    ck_pill_set (self->state, kinds[standing], ck_token_label (&ck_standings, standing));
}

static void
show_aim (CkStrandCard *self,
          CkPlanStrand *plan,
          CkCaseLook   *look)
{
  g_autofree char *need = plan != NULL ? ck_case_look_text (look, plan->need) : NULL;
  g_autofree char *resolved = plan != NULL ? ck_case_look_text (look, plan->resolved) : NULL;
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->need, ck_text_is_blank (need) ? _ ("Not said yet") : need);
  gtk_label_set_label (self->resolved, ck_text_is_blank (resolved) ? _ ("Not said yet") : resolved);
  if (ck_text_is_blank (need))
    gtk_widget_add_css_class (GTK_WIDGET (self->need), "ck-quiet");
  if (ck_text_is_blank (resolved))
    gtk_widget_add_css_class (GTK_WIDGET (self->resolved), "ck-quiet");

  /* Translators: for screen readers: a row of the plan that can be changed */
  spoken = g_strdup_printf (_ ("Need: %1$s. Resolved looks like: %2$s. Change"), gtk_label_get_label (self->need),
                            gtk_label_get_label (self->resolved));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->aim), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * ck_strand_card_new:
 * @strand: a CkStrand
 * @look: the case
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
ck_strand_card_new (int         strand,
                    CkCaseLook *look)
{
  CkStrandCard *self = g_object_new (CK_TYPE_STRAND_CARD, NULL);
  CkPlanStrand *plan = NULL;
  const char *name = ck_strand_name (strand);
  g_autofree char *add_name = g_strdup_printf (_ ("Add an action for: %s"), name);

  for (guint i = 0; i < look->file->plan->len; i++)
    if (CK_PLAN_STRAND (g_ptr_array_index (look->file->plan, i))->strand == strand)
      plan = g_ptr_array_index (look->file->plan, i);

  self->strand = strand;
  gtk_image_set_from_icon_name (self->mark, icons[strand]);
  gtk_label_set_label (self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add_name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->add), look->file->head->status == CK_STATUS_OPEN);
  show_standing (self, plan != NULL ? plan->standing : -1);
  show_aim (self, plan, look);

  for (guint i = 0; i < look->file->actions->len; i++)
    {
      CkAction *action = g_ptr_array_index (look->file->actions, i);
      GtkWidget *row;

      if (action->strand != strand)
        continue;
      row = ck_plan_action_row_new (action, look);
      g_signal_connect_object (row, "settle", G_CALLBACK (on_settle), self, 0);
      gtk_list_box_append (self->rows, row);
    }

  return GTK_WIDGET (self);
}

/**
 * ck_strand_card_get_strand:
 * @self: a card
 *
 * Returns: its CkStrand
 */
int
ck_strand_card_get_strand (CkStrandCard *self)
{
  g_return_val_if_fail (CK_IS_STRAND_CARD (self), -1);

  return self->strand;
}
