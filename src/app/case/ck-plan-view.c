/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-plan-view.h"

#include <adwaita.h>

#include "ck-case-dialogs.h"
#include "ck-strand-card.h"

struct _CkPlanView {
  CkSessionPage parent_instance;

  CkCaseLook   *look;
  GtkBox       *strands;
};

G_DEFINE_FINAL_TYPE (CkPlanView, ck_plan_view, CK_TYPE_SESSION_PAGE)

enum { ADD, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_edit (CkStrandCard *card,
         CkPlanView   *self)
{
  ck_case_dialog_plan (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)), self->look,
                       ck_strand_card_get_strand (card));
}

static void
on_add (CkStrandCard *card,
        CkPlanView   *self)
{
  g_signal_emit (self, signals[ADD], 0, ck_strand_card_get_strand (card));
}

static void
on_settle (CkStrandCard *card,
           CkAction     *action,
           int           status,
           CkPlanView   *self)
{
  ck_case_dialog_settle (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)), self->look, action, status);
}

static void
ck_plan_view_dispose (GObject *object)
{
  g_clear_pointer (&CK_PLAN_VIEW (object)->look, ck_case_look_unref);

  G_OBJECT_CLASS (ck_plan_view_parent_class)->dispose (object);
}

static void
ck_plan_view_class_init (CkPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_plan_view_dispose;
  signals[ADD] = g_signal_new ("add", CK_TYPE_PLAN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-plan-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPlanView, strands);
}

static void
ck_plan_view_init (CkPlanView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_plan_view_set_case:
 * @self: the view
 * @look: the case
 */
void
ck_plan_view_set_case (CkPlanView *self,
                       CkCaseLook *look)
{
  GtkWidget *child;

  g_return_if_fail (CK_IS_PLAN_VIEW (self));

  if (self->look != look)
    {
      g_clear_pointer (&self->look, ck_case_look_unref);
      self->look = ck_case_look_ref (look);
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strands))) != NULL)
    gtk_box_remove (self->strands, child);
  for (int strand = CK_STRAND_HARMED; strand <= CK_STRAND_ORGANISATION; strand++)
    {
      GtkWidget *card = ck_strand_card_new (strand, look);

      g_signal_connect_object (card, "edit", G_CALLBACK (on_edit), self, 0);
      g_signal_connect_object (card, "add", G_CALLBACK (on_add), self, 0);
      g_signal_connect_object (card, "settle", G_CALLBACK (on_settle), self, 0);
      gtk_box_append (self->strands, card);
    }
}
