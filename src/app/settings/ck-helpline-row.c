/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-helpline-row.h"

#include <glib/gi18n-lib.h>

#include "ck-field-problem.h"
#include "ck-text.h"

struct _CkHelplineRow {
  AdwPreferencesRow parent_instance;

  AdwExpanderRow   *expander;
  GtkEditable      *name;
  GtkEditable      *number;
  GtkEditable      *note;
  GtkEditable      *source;
  GtkEditable      *checked;
};

G_DEFINE_FINAL_TYPE (CkHelplineRow, ck_helpline_row, ADW_TYPE_PREFERENCES_ROW)

enum { CHANGED, REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_head (CkHelplineRow *self)
{
  const char *name = gtk_editable_get_text (self->name);
  const char *number = gtk_editable_get_text (self->number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), ck_text_is_blank (name) ? _("A New Helpline") : name);
  adw_expander_row_set_subtitle (self->expander, ck_text_is_blank (number) ? _("No number yet") : number);
}

static void
on_changed (CkHelplineRow *self)
{
  show_head (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove (CkHelplineRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
ck_helpline_row_class_init (CkHelplineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_HELPLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", CK_TYPE_HELPLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "settings/ck-helpline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkHelplineRow, expander);
  gtk_widget_class_bind_template_child (widget_class, CkHelplineRow, name);
  gtk_widget_class_bind_template_child (widget_class, CkHelplineRow, number);
  gtk_widget_class_bind_template_child (widget_class, CkHelplineRow, note);
  gtk_widget_class_bind_template_child (widget_class, CkHelplineRow, source);
  gtk_widget_class_bind_template_child (widget_class, CkHelplineRow, checked);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_remove);
}

static void
ck_helpline_row_init (CkHelplineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_helpline_row_new:
 * @helpline: (nullable): what it shows; %NULL for a new one
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
ck_helpline_row_new (CkHelpline *helpline)
{
  CkHelplineRow *self = g_object_new (CK_TYPE_HELPLINE_ROW, NULL);

  if (helpline != NULL)
    {
      g_autofree char *checked = ck_date_is_set (helpline->checked) ? ck_date_to_text (helpline->checked) : NULL;

      gtk_editable_set_text (self->name, helpline->name != NULL ? helpline->name : "");
      gtk_editable_set_text (self->number, helpline->number != NULL ? helpline->number : "");
      gtk_editable_set_text (self->note, helpline->note != NULL ? helpline->note : "");
      gtk_editable_set_text (self->source, helpline->source != NULL ? helpline->source : "");
      gtk_editable_set_text (self->checked, checked != NULL ? checked : "");
    }
  show_head (self);
  return GTK_WIDGET (self);
}

static char *
dup_given (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);

  return ck_text_is_blank (text) ? NULL : g_strstrip (g_strdup (text));
}

/**
 * ck_helpline_row_dup:
 * @self: a row
 *
 * Returns: (transfer full): what stands in it; a day that isn't one is left out
 */
CkHelpline *
ck_helpline_row_dup (CkHelplineRow *self)
{
  CkHelpline *helpline = ck_helpline_new ();
  g_autofree char *checked = dup_given (self->checked);

  g_return_val_if_fail (CK_IS_HELPLINE_ROW (self), NULL);

  helpline->name = dup_given (self->name);
  helpline->number = dup_given (self->number);
  helpline->note = dup_given (self->note);
  helpline->source = dup_given (self->source);
  if (checked != NULL)
    ck_date_from_text (checked, &helpline->checked);
  return helpline;
}

/**
 * ck_helpline_row_unfold:
 * @self: a row
 *
 * Shows its fields, the focus in the first.
 */
void
ck_helpline_row_unfold (CkHelplineRow *self)
{
  g_return_if_fail (CK_IS_HELPLINE_ROW (self));

  adw_expander_row_set_expanded (self->expander, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/**
 * ck_helpline_row_check:
 * @self: a row
 *
 * Returns: whether what stands in it can be kept; else that is said at its field, and the focus goes there
 */
gboolean
ck_helpline_row_check (CkHelplineRow *self)
{
  g_autoptr (CkHelpline) helpline = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *checked = NULL;

  g_return_val_if_fail (CK_IS_HELPLINE_ROW (self), FALSE);

  helpline = ck_helpline_row_dup (self);
  checked = dup_given (self->checked);
  if (!ck_helpline_check (helpline, &error))
    {
      const CkFieldPlace places[] = {
        { "number", self->number },
        { "note", self->note },
        { "source", self->source },
        { "checked", self->checked },
        { "name", self->name },
      };

      ck_helpline_row_unfold (self);
      if (!ck_field_problem_find (places, G_N_ELEMENTS (places), error))
        ck_field_problem_show (GTK_WIDGET (self->name), error);
      return FALSE;
    }
  if (checked != NULL && !ck_date_is_set (helpline->checked))
    {
      ck_helpline_row_unfold (self);
      ck_field_problem_say (GTK_WIDGET (self->checked), _("A day such as 2026-11-22 is expected, or none."));
      return FALSE;
    }
  return TRUE;
}
