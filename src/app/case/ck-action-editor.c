/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-action-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-case-look.h"
#include "ck-date-button.h"
#include "ck-field-error.h"
#include "ck-form-error.h"
#include "ck-text.h"
#include "ck-window.h"

struct _CkActionEditor {
  GtkBox         parent_instance;

  CkSession     *session;
  char          *reference;
  CkDraftKeeper *keeper;
  char          *untouched;
  gboolean       setting;
  gboolean       saving;

  GtkLabel      *status;
  AdwEntryRow   *what;
  AdwComboRow   *strand;
  AdwEntryRow   *owner;
  CkDateButton  *due;
  CkFieldError  *problem;
};

G_DEFINE_FINAL_TYPE (CkActionEditor, ck_action_editor, GTK_TYPE_BOX)

enum { SAVED, CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct {
  CkActionForm *form;
  char         *reference;
  CkUuid        draft;
  gboolean      has_draft;
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

static char *
collect_draft (gpointer user_data)
{
  CkActionEditor *self = user_data;
  g_autoptr (CkActionForm) form = ck_action_editor_dup_form (self);
  g_autofree char *json = ck_record_to_json (CK_RECORD (form), FALSE);

  return g_strcmp0 (json, self->untouched) == 0 ? NULL : g_steal_pointer (&json);
}

static void
on_changed (CkActionEditor *self)
{
  if (self->setting)
    return;

  ck_field_error_set (self->problem, NULL, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->what), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->owner), "error");
  ck_draft_keeper_touch (self->keeper);
}

static void
on_status (CkActionEditor *self)
{
  const char *status = ck_draft_keeper_get_status (self->keeper);

  gtk_label_set_label (self->status, status != NULL ? status : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), status != NULL);
}

static void
say (CkActionEditor *self,
     GtkWidget      *field,
     const char     *text)
{
  ck_field_error_set (self->problem, text, field);
  if (ADW_IS_PREFERENCES_ROW (field))
    gtk_widget_add_css_class (field, "error");
  gtk_widget_grab_focus (field);
}

static void
show_error (CkActionEditor *self,
            const GError   *error)
{
  g_autofree char *text = ck_form_error_text (error);

  if (ck_form_error_is_about (error, "due"))
    say (self, GTK_WIDGET (self->due), text);
  else if (ck_form_error_is_about (error, "owner"))
    say (self, GTK_WIDGET (self->owner), text);
  else if (ck_form_error_is_about (error, "what"))
    say (self, GTK_WIDGET (self->what), text);
  else
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

  if (saving->has_draft)
    ck_store_set_draft_to_discard (store, &saving->draft);
  return GINT_TO_POINTER (ck_casework_add_action (store, saving->reference, saving->form, &action, error));
}

static void
set_saving (CkActionEditor *self,
            gboolean        saving)
{
  self->saving = saving;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !saving);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkActionEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  set_saving (self, FALSE);
  if (ck_session_call_finish (CK_SESSION (source), result, &error) == NULL)
    {
      show_error (self, error);
      return;
    }

  ck_draft_keeper_forget (self->keeper);
  ck_draft_keeper_stop (self->keeper);
  toast (self, _ ("The action is in the plan."));
  g_signal_emit (self, signals[SAVED], 0);
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CkActionEditor) self = user_data;
  Saving *saving = g_new0 (Saving, 1);

  ck_draft_keeper_flush_finish (self->keeper, result, NULL);
  saving->form = ck_action_editor_dup_form (self);
  saving->reference = g_strdup (self->reference);
  saving->has_draft = ck_draft_keeper_get_id (self->keeper, &saving->draft);
  ck_session_call_async (self->session, save_on_lane, saving, saving_free, NULL, NULL, on_saved, g_object_ref (self));
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

  if (ck_draft_keeper_flush_finish (self->keeper, result, &error))
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

  ck_draft_keeper_flush_async (self->keeper, on_cancel_flushed, g_object_ref (self));
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

  if (self->keeper != NULL)
    ck_draft_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ck_action_editor_parent_class)->dispose (object);
}

static void
ck_action_editor_finalize (GObject *object)
{
  CkActionEditor *self = CK_ACTION_EDITOR (object);

  g_free (self->reference);
  g_free (self->untouched);

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
  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-action-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, status);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, what);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, strand);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, owner);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, due);
  gtk_widget_class_bind_template_child (widget_class, CkActionEditor, problem);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, on_save_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, on_cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.cancel", NULL);
}

static void
ck_action_editor_init (CkActionEditor *self)
{
  g_autoptr (GtkStringList) strands = gtk_string_list_new (NULL);

  self->setting = TRUE; /* until it has a session and a keeper */
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

  self->untouched = collect_draft (self);
  self->keeper = ck_draft_keeper_new (session, "action", reference, collect_draft, self);
  g_signal_connect_object (self->keeper, "notify::status", G_CALLBACK (on_status), self, G_CONNECT_SWAPPED);
  self->setting = FALSE;

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
  g_autoptr (CkRecord) record = ck_record_from_draft (CK_TYPE_ACTION_FORM, draft->json, -1, NULL);
  CkActionForm *form = (CkActionForm *) record;
  CkActionEditor *self;

  if (record == NULL || draft->reference == NULL)
    return NULL;

  self = CK_ACTION_EDITOR (ck_action_editor_new (session, draft->reference, form->strand, form->due));
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->what), form->what != NULL ? form->what : "");
  gtk_editable_set_text (GTK_EDITABLE (self->owner), form->owner != NULL ? form->owner : "");
  self->setting = FALSE;
  ck_draft_keeper_adopt (self->keeper, &draft->id);

  return GTK_WIDGET (self);
}

/**
 * ck_action_editor_get_keeper:
 * @self: an editor
 *
 * Returns: (transfer none): what keeps its draft
 */
CkDraftKeeper *
ck_action_editor_get_keeper (CkActionEditor *self)
{
  g_return_val_if_fail (CK_IS_ACTION_EDITOR (self), NULL);

  return self->keeper;
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

  g_return_if_fail (CK_IS_ACTION_EDITOR (self));

  if (self->saving)
    return;

  form = ck_action_editor_dup_form (self);
  if (form->what == NULL)
    {
      say (self, GTK_WIDGET (self->what), _ ("Say what has to be done."));
      return;
    }
  if (!ck_action_form_check (form, &error))
    {
      show_error (self, error);
      return;
    }

  set_saving (self, TRUE);
  ck_draft_keeper_flush_async (self->keeper, on_flushed, g_object_ref (self));
}
