/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-settle-row.h"

#include <glib/gi18n-lib.h>

#include "ck-field-error.h"
#include "ck-form-error.h"
#include "ck-segments.h"
#include "ck-text.h"

struct _CkSettleRow {
  GtkListBoxRow parent_instance;

  CkUuid        action;

  GtkLabel     *what;
  GtkLabel     *owner;
  CkSegments   *status;
  GtkEntry     *text;
  CkFieldError *problem;
};

G_DEFINE_FINAL_TYPE (CkSettleRow, ck_settle_row, GTK_TYPE_LIST_BOX_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The order of the toggles. */
static const CkActionStatus statuses[] = { CK_ACTION_DONE, CK_ACTION_DROPPED };

static void
on_changed (CkSettleRow *self)
{
  int selected = ck_segments_get_selected (self->status);
  const char *asks = selected == 1 ? _ ("Why it is dropped") : _ ("What came of it, if it is worth a line");

  ck_field_error_set (self->problem, NULL, GTK_WIDGET (self->text));
  gtk_widget_set_visible (GTK_WIDGET (self->text), selected >= 0);
  gtk_entry_set_placeholder_text (self->text, asks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, asks, -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ck_settle_row_class_init (CkSettleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_SETTLE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  g_type_ensure (CK_TYPE_SEGMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-settle-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkSettleRow, what);
  gtk_widget_class_bind_template_child (widget_class, CkSettleRow, owner);
  gtk_widget_class_bind_template_child (widget_class, CkSettleRow, status);
  gtk_widget_class_bind_template_child (widget_class, CkSettleRow, text);
  gtk_widget_class_bind_template_child (widget_class, CkSettleRow, problem);
}

static void
ck_settle_row_init (CkSettleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    ck_segments_add (self->status, ck_token_label (&ck_action_statuses, statuses[i]), NULL);
  g_signal_connect_object (self->status, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * ck_settle_row_new:
 * @action: an open action
 * @look: its case
 *
 * Returns: (transfer floating): the row; nothing is chosen yet
 */
GtkWidget *
ck_settle_row_new (CkAction   *action,
                   CkCaseLook *look)
{
  CkSettleRow *self = g_object_new (CK_TYPE_SETTLE_ROW, NULL);
  g_autofree char *what = ck_case_look_text (look, action->what);
  g_autofree char *due = ck_date_format_due (action->due, look->today);
  g_autofree char *whose = ck_case_look_description (look, action->owner);
  /* Translators: whose an action is, and when it is due */
  g_autofree char *owner = g_strdup_printf (_ ("%1$s, %2$s"), whose != NULL ? whose : "", due);

  self->action = action->id;
  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->owner, owner);
  g_object_set (self->status, "label", what, NULL);

  return GTK_WIDGET (self);
}

/**
 * ck_settle_row_dup_form:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): what was said; %NULL while nothing was
 */
CkActionSettle *
ck_settle_row_dup_form (CkSettleRow *self)
{
  int selected;
  const char *text;
  CkActionSettle *form;

  g_return_val_if_fail (CK_IS_SETTLE_ROW (self), NULL);

  selected = ck_segments_get_selected (self->status);
  if (selected < 0)
    return NULL;

  text = gtk_editable_get_text (GTK_EDITABLE (self->text));
  form = ck_action_settle_new ();
  form->action = self->action;
  form->status = statuses[selected];
  if (!ck_text_is_blank (text) && form->status == CK_ACTION_DROPPED)
    form->reason = g_strdup (text);
  else if (!ck_text_is_blank (text))
    form->outcome = g_strdup (text);
  return form;
}

/**
 * ck_settle_row_set_form:
 * @self: a row
 * @form: (transfer none): about the same action
 */
void
ck_settle_row_set_form (CkSettleRow    *self,
                        CkActionSettle *form)
{
  const char *text;

  g_return_if_fail (CK_IS_SETTLE_ROW (self));

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if ((int) statuses[i] == form->status)
      ck_segments_set_selected (self->status, (int) i);
  text = form->status == CK_ACTION_DROPPED ? form->reason : form->outcome;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text != NULL ? text : "");
}

/**
 * ck_settle_row_get_action:
 * @self: a row
 *
 * Returns: (transfer none): the id of its action
 */
const CkUuid *
ck_settle_row_get_action (CkSettleRow *self)
{
  g_return_val_if_fail (CK_IS_SETTLE_ROW (self), NULL);

  return &self->action;
}

/**
 * ck_settle_row_check:
 * @self: a row
 *
 * Says what is missing, and moves the focus there.
 *
 * Returns: whether nothing is
 */
gboolean
ck_settle_row_check (CkSettleRow *self)
{
  g_return_val_if_fail (CK_IS_SETTLE_ROW (self), FALSE);

  if (ck_segments_get_selected (self->status) < 0)
    {
      ck_field_error_set (self->problem, _ ("Say whether it is done or dropped."), NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->status));
      return FALSE;
    }
  if (ck_segments_get_selected (self->status) == 1
      && ck_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->text))))
    {
      ck_field_error_set (self->problem, _ ("Say why it is dropped."), GTK_WIDGET (self->text));
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
      return FALSE;
    }
  return TRUE;
}

/**
 * ck_settle_row_show_error:
 * @self: a row
 * @error: about what was said of its action
 *
 * Says it in the row, and moves the focus there.
 */
void
ck_settle_row_show_error (CkSettleRow  *self,
                          const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CK_IS_SETTLE_ROW (self));

  text = ck_form_error_text_at (error, gtk_entry_get_placeholder_text (self->text));
  ck_field_error_set (self->problem, text, GTK_WIDGET (self->text));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
