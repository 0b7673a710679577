/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-closure-fields.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-date-button.h"
#include "ck-field-problem.h"
#include "ck-form-error.h"
#include "ck-check-forms.h"
#include "ck-settle-row.h"
#include "ck-text-field.h"
#include "ck-text.h"
#include "ck-token-choice.h"

/* "Choose…" stands before the outcomes. */
#define FIRST_OUTCOME 1

struct _CkClosureFields {
  GtkBox        parent_instance;

  gboolean      with_reason;
  GPtrArray    *rows;      /* CkSettleRow */

  AdwComboRow  *outcome;
  AdwComboRow  *allegation;
  AdwActionRow *check_row;
  CkDateButton *check;
  AdwEntryRow  *no_check;
  CkTextField  *reason;
  GtkWidget    *actions;
  GtkListBox   *action_rows;
};

G_DEFINE_FINAL_TYPE (CkClosureFields, ck_closure_fields, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_changed (CkClosureFields *self)
{
  gboolean has_check = ck_date_is_set (ck_date_button_get_date (self->check));

  gtk_widget_set_visible (GTK_WIDGET (self->no_check), !has_check);
  adw_action_row_set_subtitle (self->check_row, has_check ? _ ("A look whether it is still resolved") : "");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ck_closure_fields_finalize (GObject *object)
{
  g_ptr_array_unref (CK_CLOSURE_FIELDS (object)->rows);

  G_OBJECT_CLASS (ck_closure_fields_parent_class)->finalize (object);
}

static gboolean
ck_closure_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_CLOSURE_FIELDS (widget)->outcome));
}

static void
ck_closure_fields_class_init (CkClosureFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ck_closure_fields_finalize;
  widget_class->grab_focus = ck_closure_fields_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_CLOSURE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_DATE_BUTTON);
  g_type_ensure (CK_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-closure-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, outcome);
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, allegation);
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, check_row);
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, check);
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, no_check);
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, reason);
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, actions);
  gtk_widget_class_bind_template_child (widget_class, CkClosureFields, action_rows);
}

static void
ck_closure_fields_init (CkClosureFields *self)
{
  self->rows = g_ptr_array_new ();
  self->with_reason = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  ck_token_choice_fill (self->outcome, &ck_case_outcomes, _ ("Choose…"));
  ck_token_choice_fill (self->allegation, &ck_allegation_outcomes, _ ("Choose…"));
  ck_date_button_set_flat (self->check);
  ck_date_button_set_optional (self->check, _ ("No check"));

  g_signal_connect_object (self->outcome, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->allegation, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->no_check, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "notify::text", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * ck_closure_fields_set_case:
 * @self: the fields
 * @look: the case that may close
 * @with_reason: whether they ask for the reason; a review has that already
 */
void
ck_closure_fields_set_case (CkClosureFields *self,
                            CkCaseLook      *look,
                            gboolean         with_reason)
{
  g_return_if_fail (CK_IS_CLOSURE_FIELDS (self));

  self->with_reason = with_reason;
  gtk_widget_set_visible (GTK_WIDGET (self->reason), with_reason);
  gtk_widget_set_visible (GTK_WIDGET (self->allegation), ck_case_has_allegation (look->file));
  ck_date_button_set_today (self->check, look->today);
  ck_date_button_set_date (self->check, ck_long_check_due (look->settings, look->today));

  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->action_rows, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < look->file->actions->len; i++)
    {
      CkAction *action = g_ptr_array_index (look->file->actions, i);
      GtkWidget *row;

      if (action->status != CK_ACTION_OPEN)
        continue;
      row = ck_settle_row_new (action, look);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->action_rows, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->actions, self->rows->len > 0);
  on_changed (self);
}

/**
 * ck_closure_fields_dup_form:
 * @self: the fields
 *
 * Returns: (transfer full): what was said so far
 */
CkClosureForm *
ck_closure_fields_dup_form (CkClosureFields *self)
{
  CkClosureForm *form;

  g_return_val_if_fail (CK_IS_CLOSURE_FIELDS (self), NULL);

  form = ck_closure_form_new ();
  form->outcome = (int) adw_combo_row_get_selected (self->outcome) - FIRST_OUTCOME;
  if (gtk_widget_get_visible (GTK_WIDGET (self->allegation)))
    form->allegation_outcome = (int) adw_combo_row_get_selected (self->allegation) - FIRST_OUTCOME;
  form->long_check = ck_date_button_get_date (self->check);
  if (!ck_date_is_set (form->long_check) && !ck_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->no_check))))
    form->no_check_reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->no_check)));
  if (self->with_reason)
    form->reason = ck_text_field_get_text (self->reason);
  for (guint i = 0; i < self->rows->len; i++)
    {
      CkActionSettle *settle = ck_settle_row_dup_form (g_ptr_array_index (self->rows, i));

      if (settle != NULL)
        g_ptr_array_add (form->actions, settle);
    }
  return form;
}

/**
 * ck_closure_fields_set_form:
 * @self: the fields, of a case
 * @form: (transfer none): what was said before, in a draft
 */
void
ck_closure_fields_set_form (CkClosureFields *self,
                            CkClosureForm   *form)
{
  g_return_if_fail (CK_IS_CLOSURE_FIELDS (self));

  adw_combo_row_set_selected (self->outcome, (guint) (form->outcome + FIRST_OUTCOME));
  adw_combo_row_set_selected (self->allegation, (guint) (form->allegation_outcome + FIRST_OUTCOME));
  ck_date_button_set_date (self->check, form->long_check);
  gtk_editable_set_text (GTK_EDITABLE (self->no_check), form->no_check_reason != NULL ? form->no_check_reason : "");
  if (self->with_reason)
    ck_text_field_set_text (self->reason, form->reason);
  for (guint i = 0; i < form->actions->len; i++)
    {
      CkActionSettle *settle = g_ptr_array_index (form->actions, i);

      for (guint j = 0; j < self->rows->len; j++)
        if (ck_uuid_equal (ck_settle_row_get_action (g_ptr_array_index (self->rows, j)), &settle->action))
          ck_settle_row_set_form (g_ptr_array_index (self->rows, j), settle);
    }
  on_changed (self);
}

/**
 * ck_closure_fields_check:
 * @self: the fields
 *
 * Says what is missing, and moves the focus there.
 *
 * Returns: whether nothing is
 */
gboolean
ck_closure_fields_check (CkClosureFields *self)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (CK_IS_CLOSURE_FIELDS (self), FALSE);

  reason = ck_text_field_get_text (self->reason);
  if (adw_combo_row_get_selected (self->outcome) == 0)
    ck_field_problem_say (GTK_WIDGET (self->outcome), _ ("Choose an outcome."));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->allegation)) && adw_combo_row_get_selected (self->allegation) == 0
           && (int) adw_combo_row_get_selected (self->outcome) - FIRST_OUTCOME != CK_OUTCOME_TRANSFERRED)
    ck_field_problem_say (GTK_WIDGET (self->allegation),
         _ ("Choose the outcome of the allegation: a case with an allegation in it is closed with one."));
  else if (!ck_date_is_set (ck_date_button_get_date (self->check))
           && ck_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->no_check))))
    ck_field_problem_say (GTK_WIDGET (self->no_check), _ ("Choose a day for the long-term check, or say why there is none."));
  else if (self->with_reason && ck_text_is_blank (reason))
    ck_field_problem_say (GTK_WIDGET (self->reason), _ ("Say why the case closes."));
  else
    {
      for (guint i = 0; i < self->rows->len; i++)
        if (!ck_settle_row_check (g_ptr_array_index (self->rows, i)))
          return FALSE;
      return TRUE;
    }
  return FALSE;
}

/**
 * ck_closure_fields_show_error:
 * @self: the fields
 * @error: of the check of a form that closes a case, or of one that such a form is in
 *
 * Says it at the field that it is about, and moves the focus there.
 *
 * Returns: whether it is about one of them
 */
gboolean
ck_closure_fields_show_error (CkClosureFields *self,
                              const GError    *error)
{
  const CkFieldPlace places[] = {
    { "allegation_outcome close.allegation_outcome", self->allegation },
    { "outcome close.outcome close", self->outcome },
    { "long_check close.long_check", self->check },
    { "no_check_reason close.no_check_reason", self->no_check },
    { "reason close.reason", self->reason },
  };
  int index;

  g_return_val_if_fail (CK_IS_CLOSURE_FIELDS (self), FALSE);

  index = ck_form_error_index (error);
  if (index >= 0 && index < (int) self->rows->len
      && (ck_form_error_is_about (error, "actions") || ck_form_error_is_about (error, "close.actions")))
    {
      ck_settle_row_show_error (g_ptr_array_index (self->rows, index), error);
      return TRUE;
    }
  return ck_field_problem_find (places, G_N_ELEMENTS (places), error);
}
