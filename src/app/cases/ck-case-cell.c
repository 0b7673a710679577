/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-cell.h"

#include <glib/gi18n-lib.h>

#include "ck-conceal.h"

#define MOST_PEOPLE 2

struct _CkCaseCell {
  GtkBox    parent_instance;
  GtkLabel *title;
  GtkLabel *reference;
};

G_DEFINE_FINAL_TYPE (CkCaseCell, ck_case_cell, GTK_TYPE_BOX)

static void
ck_case_cell_class_init (CkCaseCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "cases/ck-case-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, CkCaseCell, title);
  gtk_widget_class_bind_template_child (widget_class, CkCaseCell, reference);
}

static void
ck_case_cell_init (CkCaseCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_case_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
ck_case_cell_new (void)
{
  return g_object_new (CK_TYPE_CASE_CELL, NULL);
}

/**
 * ck_case_cell_set:
 * @self: a cell
 * @head: (nullable): a case; %NULL shows nothing
 * @with_people: whether the initials of its people join the reference
 */
void
ck_case_cell_set (CkCaseCell *self,
                  CkCase     *head,
                  gboolean    with_people)
{
  g_autofree char *people = NULL;
  g_autofree char *reference = NULL;

  g_return_if_fail (CK_IS_CASE_CELL (self));

  if (head == NULL)
    {
      gtk_label_set_label (self->title, "");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), NULL);
      gtk_label_set_label (self->reference, "");
      return;
    }
  people = ck_case_initials (head);
  reference = with_people ? g_strdup_printf ("%s  ·  %s", head->reference, people) : g_strdup (head->reference);
  gtk_label_set_label (self->title, head->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), head->title);
  gtk_label_set_label (self->reference, reference);
}

/**
 * ck_case_initials:
 * @head: a case
 *
 * Returns: (transfer full): the initials of its people, "W.C., D.F., +2"; lists never show more
 */
char *
ck_case_initials (CkCase *head)
{
  return ck_conceal_list ((const char *const *) head->people, MOST_PEOPLE);
}
