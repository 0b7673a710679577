/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-strand-result-row.h"

#include <glib/gi18n-lib.h>

#include "ck-field-problem.h"
#include "ck-segments.h"
#include "ck-text.h"

struct _CkStrandResultRow {
  GtkListBoxRow parent_instance;

  int           strand;

  GtkLabel     *name;
  GtkLabel     *resolved;
  CkSegments   *choices;
  GtkEntry     *note;
};

G_DEFINE_FINAL_TYPE (CkStrandResultRow, ck_strand_result_row, GTK_TYPE_LIST_BOX_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_changed (CkStrandResultRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->note), ck_segments_get_selected (self->choices) >= 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
ck_strand_result_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_STRAND_RESULT_ROW (widget)->choices));
}

static void
ck_strand_result_row_class_init (CkStrandResultRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ck_strand_result_row_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_STRAND_RESULT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_SEGMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "review/ck-strand-result-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkStrandResultRow, name);
  gtk_widget_class_bind_template_child (widget_class, CkStrandResultRow, resolved);
  gtk_widget_class_bind_template_child (widget_class, CkStrandResultRow, choices);
  gtk_widget_class_bind_template_child (widget_class, CkStrandResultRow, note);
}

static void
ck_strand_result_row_init (CkStrandResultRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: how a strand of the plan stands, as short as can be */
  ck_segments_add (self->choices, C_ ("standing", "Met"), NULL);
  ck_segments_add (self->choices, C_ ("standing", "Partly"), NULL);
  ck_segments_add (self->choices, C_ ("standing", "Not"), NULL);
  g_signal_connect_object (self->choices, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * ck_strand_result_row_new:
 * @strand: a CkStrand
 * @look: the case, whose plan says what resolved would look like
 *
 * Returns: (transfer floating): the row; nothing is chosen yet
 */
GtkWidget *
ck_strand_result_row_new (int         strand,
                          CkCaseLook *look)
{
  CkStrandResultRow *self = g_object_new (CK_TYPE_STRAND_RESULT_ROW, NULL);
  const char *name = ck_strand_name (strand);
  g_autofree char *resolved = NULL;
  g_autofree char *note_name = g_strdup_printf (_ ("A line about: %s"), name);

  for (guint i = 0; i < look->file->plan->len; i++)
    {
      CkPlanStrand *plan = g_ptr_array_index (look->file->plan, i);

      if (plan->strand == strand)
        {
          g_free (resolved);
          resolved = ck_case_look_text (look, ck_text_is_blank (plan->resolved) ? plan->need : plan->resolved);
        }
    }

  self->strand = strand;
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->resolved, resolved != NULL ? resolved : "");
  gtk_widget_set_visible (GTK_WIDGET (self->resolved), !ck_text_is_blank (resolved));
  g_object_set (self->choices, "label", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL, note_name, -1);

  return GTK_WIDGET (self);
}

/**
 * ck_strand_result_row_dup_result:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): how the strand stands; %NULL while nothing was chosen
 */
CkStrandResult *
ck_strand_result_row_dup_result (CkStrandResultRow *self)
{
  CkStrandResult *result;
  const char *note;

  g_return_val_if_fail (CK_IS_STRAND_RESULT_ROW (self), NULL);

  if (ck_segments_get_selected (self->choices) < 0)
    return NULL;

  note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  result = ck_strand_result_new ();
  result->strand = self->strand;
  result->standing = ck_segments_get_selected (self->choices);
  result->note = ck_text_is_blank (note) ? NULL : g_strdup (note);
  return result;
}

/**
 * ck_strand_result_row_set_result:
 * @self: a row
 * @result: (transfer none): of the same strand
 */
void
ck_strand_result_row_set_result (CkStrandResultRow *self,
                                 CkStrandResult    *result)
{
  g_return_if_fail (CK_IS_STRAND_RESULT_ROW (self));

  ck_segments_set_selected (self->choices, result->standing);
  gtk_editable_set_text (GTK_EDITABLE (self->note), result->note != NULL ? result->note : "");
}

/**
 * ck_strand_result_row_get_strand:
 * @self: a row
 *
 * Returns: its CkStrand
 */
int
ck_strand_result_row_get_strand (CkStrandResultRow *self)
{
  g_return_val_if_fail (CK_IS_STRAND_RESULT_ROW (self), -1);

  return self->strand;
}

/**
 * ck_strand_result_row_show_error:
 * @self: a row
 * @error: about what was said of its strand
 *
 * Says it under the row, and moves the focus there.
 */
void
ck_strand_result_row_show_error (CkStrandResultRow *self,
                                 const GError      *error)
{
  g_return_if_fail (CK_IS_STRAND_RESULT_ROW (self));

  ck_field_problem_show (GTK_WIDGET (self->note), error);
}
