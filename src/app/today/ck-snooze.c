/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-snooze.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-form-fields.h"
#include "ck-window.h"

typedef struct {
  CkSession    *session;
  CkDueItem    *item;
  CkDateButton *until;
  CkTextField  *reason;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_clear_object (&self->session);
  g_clear_object (&self->item);
  g_free (self);
}

/* on the lane */
static gpointer
snooze (CkStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  CkFormCall *call = data;

  return GINT_TO_POINTER (ck_casework_snooze (store, call->reference, CK_SNOOZE_FORM (call->form), error));
}

static void
on_apply (CkFormDialog *dialog,
          Asking       *self)
{
  g_autofree char *reason = ck_form_take_text (self->reason, _("Say why it can wait."));
  CkSnoozeForm *form;

  if (reason == NULL)
    return;
  form = ck_snooze_form_new ();
  form->item = self->item->item_id;
  form->until = ck_date_button_get_date (self->until);
  form->reason = g_steal_pointer (&reason);
  ck_form_call (dialog, self->session, snooze, self->item->reference, form, _("Snoozed. It stays on Today, under Snoozed."));
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
  g_autofree char *id = ck_uuid_to_text (&item->item_id);
  g_autofree char *key = g_strdup_printf ("%s/%s", item->reference, id);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  g_object_set_data_full (G_OBJECT (dialog), "asking", self, asking_free);

  ck_form_add_words (dialog, promise);
  self->until = ck_form_add_date (dialog, ck_form_dialog_add_rows (dialog, _("Until")), "until", _("Until"), today,
                                  ck_date_add_days (today, 1));
  self->reason = ck_form_add_text (dialog, "reason", _("Why It Can Wait"), _("It stays in the history"));

  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  return ck_form_dialog_open (dialog, session, "snooze", key, self->reason);
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
