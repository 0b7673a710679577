/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-due-row.h"

#include <glib/gi18n-lib.h>

#include "ck-names.h"
#include "ck-pill.h"

struct _CkDueRow {
  GtkListBoxRow parent_instance;

  CkDueItem    *item;

  CkMark       *mark;
  GtkLabel     *what;
  GtkLabel     *reference;
  GtkLabel     *snoozed;
  GtkToggleButton *unfold;
  GtkImage     *unfold_icon;
  GtkLabel     *unfold_label;
  CkPill       *due;
  GtkButton    *deal;
  GtkButton    *aside;
};

G_DEFINE_FINAL_TYPE (CkDueRow, ck_due_row, GTK_TYPE_LIST_BOX_ROW)

static const struct {
  const char *icon;
  const char *button;
  const char *action;
} ways[] = {
  [CK_DUE_REVIEW] = { "ck-review-symbolic", N_("Hold _Review"), "win.hold-review" },
  [CK_DUE_LONG_TERM_CHECK] = { "ck-review-symbolic", N_("Hold _Check"), "win.hold-review" },
  [CK_DUE_ACTION] = { "ck-action-symbolic", N_("Mark _Done"), "today.mark-done" },
  [CK_DUE_TRIAGE] = { "dialog-warning-symbolic", N_("_Open Case"), "win.open-case" },
  [CK_DUE_LADO] = { "call-start-symbolic", N_("_Decide…"), "win.open-case" },
  [CK_DUE_ICO] = { "call-start-symbolic", N_("_Decide…"), "win.open-case" },
  [CK_DUE_CHASE] = { "mail-send-symbolic", N_("_Chase…"), "win.open-case" },
  [CK_DUE_ESCALATE] = { "mail-send-symbolic", N_("_Escalate…"), "win.open-case" },
};

/* "2026-0014 · medium risk · Jo Merrick · put off twice" */
static char *
describe (CkDueItem *item,
          gboolean   hide_names)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  g_ptr_array_add (parts, g_strdup (item->reference));
  if (item->kind == CK_DUE_ACTION && item->strand >= 0)
    {
      g_autofree char *strand = g_utf8_strdown (ck_token_label (&ck_strands, item->strand), -1);

      g_ptr_array_add (parts, g_steal_pointer (&strand));
    }
  else if (item->kind == CK_DUE_LONG_TERM_CHECK)
    /* Translators: the review that asks, long after a case was closed, whether all is still well. */
    g_ptr_array_add (parts, g_strdup (_("long-term check")));
  else if (item->risk == CK_RISK_NOT_ASSESSED)
    g_ptr_array_add (parts, g_strdup (_("risk not assessed")));
  else if (item->risk > 0)
    {
      g_autofree char *risk = g_utf8_strdown (ck_token_label (&ck_risks, item->risk), -1);

      /* Translators: %s is low, medium or high. */
      g_ptr_array_add (parts, g_strdup_printf (_("%s risk"), risk));
    }
  if (item->lead != NULL && item->lead[0] != '\0')
    g_ptr_array_add (parts, ck_names_show (item->lead, hide_names));
  if (item->postponed == 1)
    /* Translators: of a review */
    g_ptr_array_add (parts, g_strdup (_("put off once")));
  else if (item->postponed == 2)
    /* Translators: of a review */
    g_ptr_array_add (parts, g_strdup (_("put off twice")));
  else if (item->postponed > 2)
    /* Translators: of a review; %d is 3 or more */
    g_ptr_array_add (parts, g_strdup_printf (_("put off %d times"), (int) item->postponed));
  /* a line breaks between the parts, never within one */
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GString) part = g_string_new (g_ptr_array_index (parts, i));

      g_string_replace (part, " ", "\302\240", 0);
      g_free (g_ptr_array_index (parts, i));
      g_ptr_array_index (parts, i) = g_string_free (g_steal_pointer (&part), FALSE);
    }
  g_ptr_array_add (parts, NULL);

  text = g_strjoinv ("  ·  ", (char **) parts->pdata);

  return g_steal_pointer (&text);
}

/* What an action is called is free text, which may name anyone; a case's title names nobody, by practice. */
static char *
dup_title (CkDueItem *item,
           gboolean   hide_names)
{
  if (!hide_names || item->kind != CK_DUE_ACTION || item->restricted)
    return g_strdup (item->title);
  return g_strdup (_("Action, hidden while names are hidden"));
}

static void
on_unfold (CkDueRow *self)
{
  gtk_image_set_from_icon_name (self->unfold_icon,
                                gtk_toggle_button_get_active (self->unfold) ? "pan-down-symbolic" : "pan-end-symbolic");
}

static void
show_aside (CkDueRow *self,
            CkDate    today,
            gboolean  hide_names)
{
  gboolean snoozed = ck_date_is_set (self->item->snoozed_until);
  g_autofree char *id = ck_uuid_to_text (&self->item->item_id);
  const char *name = snoozed ? _("Take the Snooze Back") : _("Snooze…");

  gtk_button_set_icon_name (self->aside, snoozed ? "edit-undo-symbolic" : "alarm-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->aside), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->aside), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->item->reference, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->aside), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->aside), snoozed ? "today.unsnooze" : "today.snooze");
  gtk_widget_set_visible (GTK_WIDGET (self->snoozed), snoozed);
  if (snoozed)
    {
      g_autofree char *until = ck_date_format_short (self->item->snoozed_until, today);
      g_autofree char *text
          = self->item->snooze_reason == NULL || hide_names
                /* Translators: %s is a date */
                ? g_strdup_printf (_("Snoozed until %s"), until)
                /* Translators: a date, and why something due may wait until then */
                : g_strdup_printf (_("Snoozed until %1$s: %2$s"), until, self->item->snooze_reason);

      gtk_label_set_label (self->snoozed, text);
    }
}

static void
ck_due_row_dispose (GObject *object)
{
  CkDueRow *self = CK_DUE_ROW (object);

  g_clear_object (&self->item);
  G_OBJECT_CLASS (ck_due_row_parent_class)->dispose (object);
}

static void
ck_due_row_class_init (CkDueRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_due_row_dispose;

  g_type_ensure (CK_TYPE_MARK);
  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "today/ck-due-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, what);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, reference);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, snoozed);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, unfold);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, unfold_icon);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, unfold_label);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, aside);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, due);
  gtk_widget_class_bind_template_child (widget_class, CkDueRow, deal);
}

static void
ck_due_row_init (CkDueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->unfold, "toggled", G_CALLBACK (on_unfold), self, G_CONNECT_SWAPPED);
}

/**
 * ck_due_row_new:
 * @item: (transfer none): what is due
 * @today: the vault's day
 * @hide_names: initials instead of names
 *
 * Returns: (transfer floating): a row of Today
 */
GtkWidget *
ck_due_row_new (CkDueItem *item,
                CkDate     today,
                gboolean   hide_names)
{
  CkDueRow *self = g_object_new (CK_TYPE_DUE_ROW, NULL);
  g_autofree char *second = describe (item, hide_names);
  g_autofree char *title = dup_title (item, hide_names);
  g_autofree char *name = NULL;

  g_return_val_if_fail (item->kind >= 0 && item->kind < (int) G_N_ELEMENTS (ways), GTK_WIDGET (self));

  self->item = g_object_ref (item);
  ck_mark_set (self->mark, ways[item->kind].icon, NULL, FALSE);
  gtk_label_set_label (self->what, title);
  gtk_label_set_label (self->reference, second);
  ck_pill_set_due (self->due, item->due, today);
  gtk_button_set_label (self->deal, item->restricted ? _("_Open Case")
                                                     : g_dgettext (GETTEXT_PACKAGE, ways[item->kind].button));
  if (item->kind == CK_DUE_ACTION && !item->restricted)
    {
      g_autofree char *id = ck_uuid_to_text (&item->item_id);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->deal), "s", id);
    }
  else
    {
      /* a clock leads to where it is stopped */
      g_autofree char *where = g_strconcat (item->reference, item->kind > CK_DUE_TRIAGE && !item->restricted ? "#checks" : "",
                                            NULL);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->deal), "s", where);
    }
  /* who opens a restricted case is asked why */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->deal), item->restricted ? "win.open-case" : ways[item->kind].action);

  gtk_widget_set_visible (GTK_WIDGET (self->unfold), item->n_folded > 0);
  if (item->n_folded > 0)
    {
      /* Translators: how many other things are due in the same case. */
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %d more in this case", "and %d more in this case",
                                                            (gulong) item->n_folded), (int) item->n_folded);

      gtk_label_set_label (self->unfold_label, more);
    }
  show_aside (self, today, hide_names);

  name = g_strjoin (", ", title, item->reference, ck_pill_get_word (self->due), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->deal), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->reference, -1);

  return GTK_WIDGET (self);
}

/**
 * ck_due_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
CkDueItem *
ck_due_row_get_item (CkDueRow *self)
{
  g_return_val_if_fail (CK_IS_DUE_ROW (self), NULL);

  return self->item;
}

/**
 * ck_due_row_focus_button:
 * @self: a row
 *
 * Returns: whether the button that deals with it has the focus now
 */
gboolean
ck_due_row_focus_button (CkDueRow *self)
{
  g_return_val_if_fail (CK_IS_DUE_ROW (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->deal));
}

/**
 * ck_due_row_set_behind:
 * @self: a row
 *
 * Shows it as one of those that are folded behind the most urgent one of their case.
 */
void
ck_due_row_set_behind (CkDueRow *self)
{
  g_return_if_fail (CK_IS_DUE_ROW (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "ck-behind");
  gtk_widget_set_margin_start (GTK_WIDGET (self->mark), 24);
}

/**
 * ck_due_row_get_unfold:
 * @self: a row
 *
 * Returns: (transfer none): the button that shows what is folded behind it
 */
GtkToggleButton *
ck_due_row_get_unfold (CkDueRow *self)
{
  g_return_val_if_fail (CK_IS_DUE_ROW (self), NULL);

  return self->unfold;
}
