/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-action-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-case-look.h"
#include "ck-date-button.h"
#include "ck-field-problem.h"
#include "ck-form-error.h"
#include "ck-text.h"
#include "ck-window.h"

struct _CkActionEditor {
  GtkBox         parent_instance;

  CkSession     *session;
  char          *reference;
  CkDrafting    *drafting;

  GtkLabel      *status;
  AdwEntryRow   *what;
  AdwComboRow   *strand;
  AdwEntryRow   *owner;
  CkDateButton  *due;
};

static void ck_action_editor_draftable_init (CkDraftableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkActionEditor, ck_action_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_DRAFTABLE, ck_action_editor_draftable_init))

enum { SAVED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  CkActionForm *form;
  char         *reference;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_clear_object (&saving->form);
  g_free (saving->reference);
  g_free (saving);
}

static void
toast (CkActionEditor *self,
       const char     *text)
{
  CkWindow *window = ck_window_of (GTK_WIDGET (self));

  if (window != NULL)
    ck_window_toast (window, text);
}

static CkRecord *
ck_action_editor_write (CkDraftable *form)
{
  return CK_RECORD (ck_action_editor_dup_form (CK_ACTION_EDITOR (form)));
}

static gboolean
ck_action_editor_fill (CkDraftable *form,
                       CkRecord    *draft)
{
  CkActionEditor *self = CK_ACTION_EDITOR (form);
  CkActionForm *action = CK_ACTION_FORM (draft);

  gtk_editable_set_text (GTK_EDITABLE (self->what), action->what != NULL ? action->what : "");
  gtk_editable_set_text (GTK_EDITABLE (self->owner), action->owner != NULL ? action->owner : "");
  adw_combo_row_set_selected (self->strand, (guint) MAX (action->strand, 0));
  ck_date_button_set_date (self->due, action->due);
  return TRUE;
}

static void
ck_action_editor_draftable_init (CkDraftableInterface *iface)
{
  iface->write = ck_action_editor_write;
  iface->fill = ck_action_editor_fill;
}

static void
on_changed (CkActionEditor *self)
{
  ck_drafting_touch (self->drafting);
}

static void
on_status (CkActionEditor *self)
{
  const char *status = ck_drafting_get_status (self->drafting);

  gtk_label_set_label (self->status, status != NULL ? status : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), status != NULL);
}

static void
show_error (CkActionEditor *self,
            const GError   *error)
{
  const CkFieldPlace places[] = {
    { "what", self->what },
    { "strand", self->strand },
    { "owner", self->owner },
    { "due", self->due },
  };
  g_autofree char *text = NULL;

  if (ck_field_problem_find (places, G_N_ELEMENTS (places), error))
    return;
  text = ck_form_error_text (error);
  toast (self, text);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Saving *saving = data;
  CkUuid action;

  return GINT_TO_POINTER (ck_casework_add_action (store, saving->reference, saving->form, &action, error));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkActionEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", TRUE);
  if (ck_drafting_save_finish (CK_DRAFTING (source), result, &error) == NULL)
    {
      show_error (self, error);
      return;
    }

  toast (self, _ ("The action is in the plan."));
  g_signal_emit (self, signals[SAVED], 0);
}

static void
on_save_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  ck_action_editor_save (CK_ACTION_EDITOR (widget));
}

static void
on_cancel_flushed (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CkActionEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_draft_keeper_flush_finish (CK_DRAFT_KEEPER (source), result, &error))
    g_signal_emit (self, signals[CLOSED], 0);
  else
    toast (self, error->message);
}

static void
on_cancel_action (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  CkActionEditor *self = CK_ACTION_EDITOR (widget);

  ck_draft_keeper_flush_async (ck_drafting_get_keeper (self->drafting), on_cancel_flushed, g_object_ref (self));
}

static gboolean
ck_action_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_ACTION_EDITOR (widget)->what));
}

static void
ck_action_editor_dispose (GObject *object)
{
  CkActionEditor *self = CK_ACTION_EDITOR (object);

  ck_drafting_clear (&self->drafting);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ck_action_editor_parent_class)->dispose (object);
}

static void
ck_action_editor_finalize (GObject *object)
{
  g_free (CK_ACTION_EDITOR (object)->reference);

  G_OBJECT_CLASS (ck_action_editor_parent_class)->finalize (object);
}

static void
ck_action_editor_class_init (CkActionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_action_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = ck_action_editor_finalize;
  widget_class->grab_focus = ck_action_editor_grab_focus;

  signals[SAVED] = g_signal_new ("saved", CK_TYPE_ACTION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", CK_TYPE_ACTION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-action-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, status);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, what);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, strand);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, owner);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, due);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, on_save_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, on_cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.cancel", NULL);
}

static void
ck_action_editor_init (CkActionEditor *self)
{
  g_autoptr (GtkStringList) strands = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < ck_strands.n_tokens; i++)
    gtk_string_list_append (strands, ck_strand_name ((int) i));
  adw_combo_row_set_model (self->strand, G_LIST_MODEL (strands));
  ck_date_button_set_flat (self->due);

  g_signal_connect_object (self->what, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->owner, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strand, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/**
 * ck_action_editor_new:
 * @session: an unlocked session
 * @reference: of the case
 * @strand: whom it serves, or -1
 * @due: the day that is proposed, such as the next review
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
ck_action_editor_new (CkSession  *session,
                      const char *reference,
                      int         strand,
                      CkDate      due)
{
  CkActionEditor *self = g_object_new (CK_TYPE_ACTION_EDITOR, NULL);
  CkDate today = ck_session_today (session);

  self->session = g_object_ref (session);
  self->reference = g_strdup (reference);
  adw_combo_row_set_selected (self->strand, (guint) MAX (strand, 0));
  ck_date_button_set_today (self->due, today);
  ck_date_button_set_date (self->due, ck_date_is_set (due) && ck_date_compare (due, today) >= 0 ? due : today);

  self->drafting = ck_drafting_new (CK_DRAFTABLE (self), session, "action", reference);
  g_signal_connect_object (self->drafting, "notify::status", G_CALLBACK (on_status), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * ck_action_editor_new_draft:
 * @session: an unlocked session
 * @draft: of kind "action"
 *
 * Returns: (transfer floating) (nullable): an editor that goes on with @draft; %NULL when that can't be read
 */
GtkWidget *
ck_action_editor_new_draft (CkSession     *session,
                            const CkDraft *draft)
{
  CkActionEditor *self;

  if (draft->reference == NULL)
    return NULL;

  self = CK_ACTION_EDITOR (ck_action_editor_new (session, draft->reference, -1, CK_DATE_NONE));
  if (!ck_drafting_go_on (self->drafting, draft, NULL))
    {
      g_object_ref_sink (self);
      g_clear_object (&self);
    }
  return (GtkWidget *)self;
}

/**
 * ck_action_editor_dup_form:
 * @self: an editor
 *
 * Returns: (transfer full): what was typed, to be checked
 */
CkActionForm *
ck_action_editor_dup_form (CkActionEditor *self)
{
  CkActionForm *form;
  const char *what, *owner;

  g_return_val_if_fail (CK_IS_ACTION_EDITOR (self), NULL);

  form = ck_action_form_new ();
  what = gtk_editable_get_text (GTK_EDITABLE (self->what));
  owner = gtk_editable_get_text (GTK_EDITABLE (self->owner));
  form->what = ck_text_is_blank (what) ? NULL : g_strdup (what);
  form->owner = ck_text_is_blank (owner) ? NULL : g_strdup (owner);
  form->strand = (int) adw_combo_row_get_selected (self->strand);
  form->due = ck_date_button_get_date (self->due);
  return form;
}

/**
 * ck_action_editor_save:
 * @self: an editor
 *
 * Checks, then adds the action. What is wrong is said at its field.
 */
void
ck_action_editor_save (CkActionEditor *self)
{
  g_autoptr (CkActionForm) form = NULL;
  g_autoptr (GError) error = NULL;
  Saving *saving;

  g_return_if_fail (CK_IS_ACTION_EDITOR (self));

  if (ck_drafting_is_saving (self->drafting))
    return;

  form = ck_action_editor_dup_form (self);
  if (form->what == NULL)
    {
      ck_field_problem_say (GTK_WIDGET (self->what), _ ("Say what has to be done."));
      return;
    }
  if (!ck_action_form_check (form, &error))
    {
      show_error (self, error);
      return;
    }

  saving = g_new0 (Saving, 1);
  saving->form = g_steal_pointer (&form);
  saving->reference = g_strdup (self->reference);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", FALSE);
  ck_drafting_save_async (self->drafting, save_on_lane, saving, saving_free, NULL, on_saved, g_object_ref (self));
}
