/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-mark-done.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-form-fields.h"

typedef struct {
  CkSession   *session;
  char        *reference;
  CkUuid       action;
  AdwEntryRow *outcome;
} Marking;

static void
marking_free (gpointer data)
{
  Marking *self = data;

  g_clear_object (&self->session);
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
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_settle_action (store, call->reference, CK_ACTION_SETTLE (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_apply (CkFormDialog *dialog,
          Marking      *self)
{
  CkActionSettle *form = ck_action_settle_new ();

  form->action = self->action;
  form->status = CK_ACTION_DONE;
  form->outcome = ck_form_dup_line (self->outcome);
  ck_form_call (dialog, self->session, settle, self->reference, form, _("Saved. It can't be changed now; you can add an amendment."));
}

static void
on_enter (CkFormDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
}

/**
 * ck_mark_done_ask:
 * @near: a widget in the window
 * @session: an unlocked session
 * @reference: of the case
 * @action: that is done
 * @what: it says, shown in the question
 *
 * Asks what came of an action, then records that it was done today. Saying what came of it is worth more than a tick, so
 * that the field has the focus; it may be left empty, and Enter is enough.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_mark_done_ask (GtkWidget    *near,
                  CkSession    *session,
                  const char   *reference,
                  const CkUuid *action,
                  const char   *what)
{
  CkFormDialog *dialog = ck_form_dialog_new (near, _("Is it done?"), reference, _("Mark _Done"));
  Marking *self = g_new0 (Marking, 1);
  g_autofree char *id = ck_uuid_to_text (action);
  g_autofree char *key = g_strdup_printf ("%s/%s", reference, id);

  self->session = g_object_ref (session);
  self->reference = g_strdup (reference);
  self->action = *action;
  g_object_set_data_full (G_OBJECT (dialog), "marking", self, marking_free);
  ck_form_add_words (dialog, what);
  self->outcome = ck_form_add_line (dialog, ck_form_dialog_add_rows (dialog, _("What came of it")), "outcome", _("What came of it"), NULL);
  g_signal_connect_object (self->outcome, "entry-activated", G_CALLBACK (on_enter), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  return ck_form_dialog_open (dialog, session, "mark-done", key, self->outcome);
}
