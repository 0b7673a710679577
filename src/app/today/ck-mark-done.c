/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-mark-done.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-window.h"

typedef struct {
  CkActionSettle *form;
  char           *reference;
  CkSession      *session;
  GtkWidget      *near;
  GtkEditable    *outcome;
} MarkDone;

static void
mark_done_free (gpointer data)
{
  MarkDone *self = data;

  g_clear_object (&self->form);
  g_clear_object (&self->session);
  g_clear_object (&self->near);
  g_free (self->reference);
  g_free (self);
}

/* on the lane */
static gpointer
settle (CkStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  MarkDone *self = data;

  return ck_casework_settle_action (store, self->reference, self->form, error);
}

static void
on_settled (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) near = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_session_call_finish (CK_SESSION (source), result, &error);
  CkWindow *window = ck_window_of (near);

  if (window != NULL)
    ck_window_toast (window, entry != NULL ? _("Saved. It can't be changed now; you can add an amendment.") : error->message);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             MarkDone         *self)
{
  MarkDone *call;

  if (!g_str_equal (response, "done"))
    return;

  ck_record_set_text (CK_RECORD (self->form), "outcome", gtk_editable_get_text (self->outcome));
  call = g_new0 (MarkDone, 1);
  call->form = g_object_ref (self->form);
  call->reference = g_strdup (self->reference);
  ck_session_call_async (self->session, settle, call, mark_done_free, g_free, NULL, on_settled, g_object_ref (self->near));
}

/**
 * ck_mark_done_ask:
 * @near: a widget in the window
 * @session: an unlocked vault
 * @reference: of the case
 * @action: that is done
 * @what: it says, shown in the question
 *
 * Asks what came of an action, then records that it was done today. Saying what came of it is worth more than a tick, so
 * that the field has the focus; it may be left empty.
 */
void
ck_mark_done_ask (GtkWidget    *near,
                  CkSession    *session,
                  const char   *reference,
                  const CkUuid *action,
                  const char   *what)
{
  GtkRoot *root = gtk_widget_get_root (near);
  AdwMessageDialog *dialog;
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *outcome = adw_entry_row_new ();
  MarkDone *self = g_new0 (MarkDone, 1);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (root), _("Is it done?"), what));
  self->form = ck_action_settle_new ();
  self->form->action = *action;
  self->form->status = CK_ACTION_DONE;
  self->reference = g_strdup (reference);
  self->session = g_object_ref (session);
  self->near = g_object_ref (near);
  self->outcome = GTK_EDITABLE (outcome);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (outcome), _("What came of it"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (outcome), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), outcome);
  adw_message_dialog_set_extra_child (dialog, list);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "done", _("Mark _Done"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "done", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "done");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), self,
                         (GClosureNotify) (void (*) (void)) mark_done_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (outcome);
}
