/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-plan-action-row.h"

#include <glib/gi18n-lib.h>

#include "ck-pill.h"
#include "ck-text.h"

struct _CkPlanActionRow {
  GtkListBoxRow   parent_instance;

  CkAction       *action;
  gboolean        setting;

  GtkCheckButton *done;
  GtkLabel       *what;
  GtkLabel       *owner;
  CkPill         *due;
  GtkWidget      *menu;
};

G_DEFINE_FINAL_TYPE (CkPlanActionRow, ck_plan_action_row, GTK_TYPE_LIST_BOX_ROW)

enum { SETTLE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The check shows what is recorded: it changes when the question behind it was answered and saved. */
static void
on_toggled (CkPlanActionRow *self)
{
  if (self->setting)
    return;

  self->setting = TRUE;
  gtk_check_button_set_active (self->done, self->action->status == CK_ACTION_DONE);
  self->setting = FALSE;
  if (self->action->status == CK_ACTION_OPEN)
    g_signal_emit (self, signals[SETTLE], 0, CK_ACTION_DONE);
}

static void
on_action (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  int status = g_str_equal (action, "action.done") ? CK_ACTION_DONE
               : g_str_equal (action, "action.drop") ? CK_ACTION_DROPPED
                                                     : CK_ACTION_OPEN;

  g_signal_emit (widget, signals[SETTLE], 0, status);
}

static gboolean
ck_plan_action_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_PLAN_ACTION_ROW (widget)->done));
}

static void
ck_plan_action_row_dispose (GObject *object)
{
  g_clear_object (&CK_PLAN_ACTION_ROW (object)->action);

  G_OBJECT_CLASS (ck_plan_action_row_parent_class)->dispose (object);
}

static void
ck_plan_action_row_class_init (CkPlanActionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_plan_action_row_dispose;
  widget_class->grab_focus = ck_plan_action_row_grab_focus;

  signals[SETTLE] = g_signal_new ("settle", CK_TYPE_PLAN_ACTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT);

  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-plan-action-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPlanActionRow, done);
  gtk_widget_class_bind_template_child (widget_class, CkPlanActionRow, what);
  gtk_widget_class_bind_template_child (widget_class, CkPlanActionRow, owner);
  gtk_widget_class_bind_template_child (widget_class, CkPlanActionRow, due);
  gtk_widget_class_bind_template_child (widget_class, CkPlanActionRow, menu);

  gtk_widget_class_install_action (widget_class, "action.done", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "action.postpone", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "action.drop", NULL, on_action);
}

static void
ck_plan_action_row_init (CkPlanActionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->done, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}

static char *
format_owner (CkAction   *action,
              CkCaseLook *look)
{
  g_autofree char *text = ck_case_look_text (look, action->status == CK_ACTION_DROPPED ? action->reason : action->outcome);
  g_autofree char *owner = ck_case_look_description (look, action->owner);

  if (action->status == CK_ACTION_OPEN || ck_text_is_blank (text))
    return g_strdup (owner != NULL ? owner : "");
  /* Translators: whose an action was, and what came of it or why it was dropped */
  return g_strdup_printf (_ ("%1$s: %2$s"), owner != NULL ? owner : "", text);
}

/**
 * ck_plan_action_row_new:
 * @action: of the plan
 * @look: the case
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ck_plan_action_row_new (CkAction   *action,
                        CkCaseLook *look)
{
  CkPlanActionRow *self = g_object_new (CK_TYPE_PLAN_ACTION_ROW, NULL);
  gboolean open = action->status == CK_ACTION_OPEN;
  g_autofree char *what = ck_case_look_text (look, action->what);
  g_autofree char *owner = format_owner (action, look);
  g_autofree char *done_name = g_strdup_printf (_ ("Done: %s"), what);
  g_autofree char *more_name = g_strdup_printf (_ ("More about: %s"), what);

  self->action = g_object_ref (action);
  gtk_label_set_label (self->what, what);
  gtk_label_set_label (self->owner, owner);
  gtk_widget_set_visible (GTK_WIDGET (self->owner), *owner != '\0');
  self->setting = TRUE;
  gtk_check_button_set_active (self->done, action->status == CK_ACTION_DONE);
  self->setting = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->done), open);
  gtk_widget_set_visible (self->menu, open);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done), GTK_ACCESSIBLE_PROPERTY_LABEL, done_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more_name, -1);

  if (open)
    ck_pill_set_due (self->due, action->due, look->today);
  else
    {
      g_autofree char *day = ck_date_is_set (action->done_on) ? ck_date_format_short (action->done_on, look->today) : NULL;
      /* Translators: when an action was done */
      g_autofree char *word = day != NULL ? g_strdup_printf (_ ("Done %s"), day) : NULL;

      if (action->status == CK_ACTION_DONE)
        ck_pill_set (self->due, "yes", word != NULL ? word : _ ("Done"));
      else
        ck_pill_set (self->due, "role", _ ("Dropped"));
    }

  return GTK_WIDGET (self);
}

/**
 * ck_plan_action_row_get_action:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
CkAction *
ck_plan_action_row_get_action (CkPlanActionRow *self)
{
  g_return_val_if_fail (CK_IS_PLAN_ACTION_ROW (self), NULL);

  return self->action;
}
