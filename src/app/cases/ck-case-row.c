/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-row.h"

#include <glib/gi18n-lib.h>

#include "ck-case-cell.h"
#include "ck-pill.h"

struct _CkCaseRow {
  GtkBox parent_instance;

  char         *case_reference;

  GtkLabel     *title;
  GtkLabel     *reference;
  GtkLabel     *people;
  CkPill       *risk;
  CkPill       *due;
};

G_DEFINE_FINAL_TYPE (CkCaseRow, ck_case_row, GTK_TYPE_BOX)

static void
ck_case_row_finalize (GObject *object)
{
  g_free (CK_CASE_ROW (object)->case_reference);

  G_OBJECT_CLASS (ck_case_row_parent_class)->finalize (object);
}

static void
ck_case_row_class_init (CkCaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ck_case_row_finalize;

  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "cases/ck-case-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkCaseRow, title);
  gtk_widget_class_bind_template_child (widget_class, CkCaseRow, reference);
  gtk_widget_class_bind_template_child (widget_class, CkCaseRow, people);
  gtk_widget_class_bind_template_child (widget_class, CkCaseRow, risk);
  gtk_widget_class_bind_template_child (widget_class, CkCaseRow, due);
}

static void
ck_case_row_init (CkCaseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_case_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
ck_case_row_new (void)
{
  return g_object_new (CK_TYPE_CASE_ROW, NULL);
}

/**
 * ck_case_row_set:
 * @self: a row
 * @head: (nullable): a case; %NULL shows nothing
 * @today: today's date
 */
void
ck_case_row_set (CkCaseRow *self,
                 CkCase    *head,
                 CkDate     today)
{
  g_autofree char *initials = head != NULL ? ck_case_initials (head) : NULL;
  g_autofree char *people = g_strdup_printf ("·  %s", initials != NULL ? initials : "");
  g_autofree char *spoken = NULL;

  g_return_if_fail (CK_IS_CASE_ROW (self));

  g_free (self->case_reference);
  self->case_reference = head != NULL ? g_strdup (head->reference) : NULL;
  gtk_label_set_label (self->title, head != NULL ? head->title : "");
  gtk_label_set_label (self->reference, head != NULL ? head->reference : "");
  gtk_label_set_label (self->people, head != NULL ? people : "");
  gtk_widget_set_opacity (GTK_WIDGET (self->risk), head != NULL ? 1 : 0);
  gtk_widget_set_opacity (GTK_WIDGET (self->due), head != NULL ? 1 : 0);
  if (head == NULL)
    return;

  ck_pill_set_risk (self->risk, head->risk);
  if (ck_date_is_set (head->next_review))
    {
      ck_pill_set_due (self->due, head->next_review, today);
      if (head->n_postponed > 1)
        {
          g_autofree char *word = g_strdup_printf (_ ("%1$s, put off %2$d×"), ck_pill_get_word (self->due), (int) head->n_postponed);

          ck_pill_set (self->due, ck_pill_get_kind (self->due), word);
        }
    }
  else
    ck_pill_set_status (self->due, head->status, head->long_term);

  /* Translators: for screen readers: a case's title, reference, risk, and when its review is due */
  spoken = g_strdup_printf (_ ("%1$s, %2$s, risk %3$s, %4$s"), head->title, head->reference,
                            ck_token_label (&ck_risks, head->risk), ck_pill_get_word (self->due));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * ck_case_row_get_reference:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): of its case
 */
const char *
ck_case_row_get_reference (CkCaseRow *self)
{
  g_return_val_if_fail (CK_IS_CASE_ROW (self), NULL);

  return self->case_reference;
}
