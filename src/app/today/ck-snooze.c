/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-snooze.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-date-button.h"
#include "ck-text-field.h"
#include "ck-text.h"
#include "ck-window.h"

typedef struct {
  CkSession    *session;
  CkDueItem    *item;
  CkDateButton *until;
  CkTextField  *reason;
} Asking;

typedef struct {
  char         *reference;
  CkSnoozeForm *form;
} Save;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->item);
  g_free (self);
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->form);
  g_free (save->reference);
  g_free (save);
}

/* on the lane */
static gpointer
snooze (CkStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Save *save = data;

  return GINT_TO_POINTER (ck_casework_snooze (store, save->reference, save->form, error));
}

static void
on_apply (CkFormDialog *dialog,
          Asking       *self)
{
  g_autofree char *reason = ck_text_field_get_text (self->reason);
  Save *save;

  if (ck_text_is_blank (reason))
    {
      ck_text_field_set_error (self->reason, _("Say why it can wait."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  save = g_new0 (Save, 1);
  save->reference = g_strdup (self->item->reference);
  save->form = ck_snooze_form_new ();
  save->form->item = self->item->item_id;
  save->form->until = ck_date_button_get_date (self->until);
  save->form->reason = g_steal_pointer (&reason);
  ck_form_dialog_call (dialog, self->session, snooze, save, save_free, _("Snoozed. It stays on Today, under Snoozed."));
}

/**
 * ck_snooze_ask:
 * @near: a widget in the window
 * @session: an unlocked vault
 * @item: what is due
 * @settings: of the vault
 * @today: the vault's day
 *
 * Asks until when something due can wait, and why.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_snooze_ask (GtkWidget  *near,
               CkSession  *session,
               CkDueItem  *item,
               CkSettings *settings,
               CkDate      today)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _("Snooze"), item->reference, _("_Snooze"));
  g_autofree char *limit = ck_date_format_short (ck_snooze_limit (settings, today), today);
  /* Translators: %s is a date */
  g_autofree char *promise = g_strdup_printf (_("It stays on Today, under Snoozed, and is back on that day. %s is the latest."), limit);
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *label = gtk_label_new (promise);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *rows;

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  g_object_set_data_full (G_OBJECT (dialog), "asking", self, asking_free);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "ck-quiet");
  ck_form_dialog_add (dialog, label);

  rows = ck_form_dialog_add_rows (dialog, _("Until"));
  self->until = CK_DATE_BUTTON (ck_date_button_new (_("Until")));
  ck_date_button_set_flat (self->until);
  ck_date_button_set_today (self->until, today);
  ck_date_button_set_date (self->until, ck_date_add_days (today, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Until"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->until));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);

  self->reason = g_object_new (CK_TYPE_TEXT_FIELD, NULL);
  ck_text_field_set_label (self->reason, _("Why It Can Wait"), _("It stays in the history"));
  ck_form_dialog_add (dialog, GTK_WIDGET (self->reason));

  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));

  return dialog;
}

/* on the lane */
static gpointer
unsnooze (CkStore      *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  CkDueItem *item = data;

  return GINT_TO_POINTER (ck_casework_unsnooze (store, item->reference, &item->item_id, NULL, error));
}

static void
on_unsnoozed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) near = user_data;
  g_autoptr (GError) error = NULL;
  CkWindow *window = ck_window_of (near);

  ck_session_call_finish (CK_SESSION (source), result, &error);
  if (window != NULL)
    ck_window_toast (window, error == NULL ? _("It is back on Today.") : error->message);
}

/**
 * ck_snooze_take_back:
 * @near: a widget in the window
 * @session: an unlocked vault
 * @item: what is snoozed
 */
void
ck_snooze_take_back (GtkWidget *near,
                     CkSession *session,
                     CkDueItem *item)
{
  ck_session_call_async (session, unsnooze, g_object_ref (item), g_object_unref, NULL, NULL, on_unsnoozed,
                         g_object_ref (near));
}
