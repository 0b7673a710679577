/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A referral that was sent, and what became of it. */
#include "ck-check-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-form-fields.h"

typedef struct {
  CkSession     *session;
  char          *reference;
  char          *entry;      /* number of the entry that it was sent with, once it was */
  AdwComboRow   *bodies;
  AdwEntryRow   *recipient;
  AdwEntryRow   *how;
  AdwEntryRow   *person;
  AdwEntryRow   *theirs;
  CkSegments    *choice;
  CkMomentField *moment;
  CkTextField   *text;
} Referring;

static void
referring_free (gpointer data)
{
  Referring *self = data;

  g_clear_object (&self->session);
  g_free (self->reference);
  g_free (self->entry);
  g_free (self);
}

static Referring *
referring_new (CkFormDialog *dialog,
               CkSession    *session,
               const char   *reference)
{
  Referring *self = g_new0 (Referring, 1);

  self->session = g_object_ref (session);
  self->reference = g_strdup (reference);
  g_object_set_data_full (G_OBJECT (dialog), "referring", self, referring_free);
  return self;
}

static gpointer
refer_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_refer (store, call->reference, CK_REFERRAL_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_refer (CkFormDialog *dialog,
          Referring    *self)
{
  g_autoptr (CkReferralForm) form = ck_referral_form_new ();

  form->body = (int) adw_combo_row_get_selected (self->bodies) - 1;
  if (form->body < 0)
    {
      ck_form_dialog_set_error (dialog, _ ("Choose to whom it was sent."), GTK_WIDGET (self->bodies));
      return;
    }
  form->recipient = ck_form_dup_line (self->recipient);
  form->how = ck_form_dup_line (self->how);
  form->sent_by = ck_form_dup_line (self->person);
  form->reference = ck_form_dup_line (self->theirs);
  if (form->how == NULL)
    {
      ck_form_dialog_set_error (dialog, _ ("Say how it was sent: by telephone, a form, e-mail, …"), GTK_WIDGET (self->how));
      return;
    }
  form->text = ck_form_take_text (self->text, _ ("Say what was sent, and why."));
  if (form->text != NULL && ck_form_take_moment (self->moment, &form->sent))
    ck_form_call (dialog, self->session, refer_on_lane, self->reference, g_steal_pointer (&form),
                  _ ("Saved. Today asks for an answer in time."));
}

/**
 * ck_check_dialog_refer:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 *
 * Asks about a referral that was sent.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_refer (GtkWidget  *near,
                       CkSession  *session,
                       CkCaseLook *look)
{
  const char *reference = look->file->head->reference;
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Referral"), reference, _ ("_Save"));
  Referring *self = referring_new (dialog, session, reference);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("Referral"));

  self->bodies = ck_check_dialog_add_bodies (dialog, rows);
  self->recipient = ck_form_add_line (dialog, rows, "recipient", _ ("Team or person, if not the body as a whole"), NULL);
  self->how = ck_form_add_line (dialog, rows, "how", _ ("How it was sent"), NULL);
  self->person = ck_form_add_line (dialog, rows, "sent_by", _ ("Sent by, if not by you"), NULL);
  self->theirs = ck_form_add_line (dialog, rows, "reference", _ ("Their reference"), NULL);
  self->moment = ck_form_add_moment (dialog, "sent", _ ("Sent"), look->today);
  self->text = ck_form_add_text (dialog, "text", _ ("_What Was Sent, and Why"), NULL);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_refer), self);
  return ck_form_dialog_open (dialog, session, "referral", reference, self->bodies);
}

/* --- what became of it --------------------------------------------------------------------------------------------------- */

enum { ANSWER_CHASED, ANSWER_ESCALATED, ANSWER_ACKNOWLEDGED, ANSWER_DECIDED };

static void
on_answer (CkFormDialog *dialog,
           Referring    *self)
{
  g_autoptr (CkReferralForm) form = ck_referral_form_new ();
  CkMoment moment;

  if (!ck_form_take_moment (self->moment, &moment))
    return;
  if (!ck_moment_is_known (moment))
    {
      ck_form_dialog_set_error (dialog, _ ("Say when."), GTK_WIDGET (self->moment));
      return;
    }
  form->referral = g_strdup (self->entry);
  form->reference = ck_form_dup_line (self->theirs);
  form->text = ck_form_dup_text (self->text);
  switch (ck_segments_get_selected (self->choice))
    {
    case ANSWER_CHASED:
      form->chased = moment;
      break;
    case ANSWER_ESCALATED:
      form->escalated = moment;
      break;
    case ANSWER_ACKNOWLEDGED:
      form->acknowledged = moment;
      form->acknowledged_by = ck_form_dup_line (self->person);
      break;
    case ANSWER_DECIDED:
      form->decided = moment;
      g_clear_pointer (&form->text, g_free);
      form->decision = ck_form_take_text (self->text, _ ("Say what they decided."));
      if (form->decision == NULL)
        return;
      break;
    default:
      ck_form_dialog_set_error (dialog, _ ("Say what became of it."), GTK_WIDGET (self->choice));
      return;
    }
  ck_form_call (dialog, self->session, refer_on_lane, self->reference, g_steal_pointer (&form), _ ("Saved, and in the chronology."));
}

static void
on_answer_choice (Referring *self)
{
  int choice = ck_segments_get_selected (self->choice);

  gtk_widget_set_visible (GTK_WIDGET (self->person), choice == ANSWER_ACKNOWLEDGED);
  ck_text_field_set_label (self->text, choice == ANSWER_DECIDED ? _ ("_What They Decided") : _ ("_What Was Said"), NULL);
}

static CkReferral *
find_referral (CkCaseLook *look,
               const char *entry)
{
  gint64 number = g_ascii_strtoll (entry, NULL, 10);

  for (guint i = 0; i < look->file->referrals->len; i++)
    if (((CkReferral *) look->file->referrals->pdata[i])->number == number)
      return look->file->referrals->pdata[i];
  return NULL;
}

/**
 * ck_check_dialog_answer:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @referral: the number of the entry that it was sent with
 *
 * Asks what became of a referral: chased, escalated, acknowledged, decided.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_answer (GtkWidget  *near,
                        CkSession  *session,
                        CkCaseLook *look,
                        const char *referral)
{
  const char *reference = look->file->head->reference;
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("What Became of the Referral"), reference, _ ("_Save"));
  Referring *self = referring_new (dialog, session, reference);
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _ ("What became of it"));
  CkReferral *present = find_referral (look, referral);
  gboolean acknowledged = present != NULL && ck_moment_is_known (present->acknowledged);
  gboolean chased = present != NULL && ck_moment_is_known (present->chased);
  g_autofree char *key = g_strdup_printf ("%s/%s", reference, referral);

  self->entry = g_strdup (referral);
  self->choice = ck_form_add_choice (dialog, rows, "became", _ ("It was"), _ ("Chased"), _ ("Escalated"), _ ("Acknowledged"),
                                     _ ("Decided"), NULL);
  g_object_set (self->choice, "label", _ ("What became of it"), "halign", GTK_ALIGN_FILL, NULL);
  self->person = ck_form_add_line (dialog, rows, "acknowledged_by", _ ("Acknowledged by"), NULL);
  self->theirs = ck_form_add_line (dialog, rows, "reference", _ ("Their reference"), present != NULL ? present->reference : NULL);
  self->moment = ck_form_add_moment (dialog, "chased escalated acknowledged decided", _ ("When"), look->today);
  ck_moment_field_set_moment (self->moment, ck_moment_new (look->today, -1, CK_PRECISION_DATE));
  self->text = ck_form_add_text (dialog, "text decision", _ ("_What Was Said"), NULL);
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (on_answer_choice), self);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_answer), self);
  ck_segments_set_selected (self->choice, acknowledged ? ANSWER_DECIDED : chased ? ANSWER_ESCALATED : ANSWER_CHASED);
  on_answer_choice (self);
  return ck_form_dialog_open (dialog, session, "referral-answer", key, self->choice);
}
