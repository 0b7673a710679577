/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four limbs of the harm test. */
#include "ck-check-dialogs.h"

#include <glib/gi18n-lib.h>

#include "ck-form-fields.h"

#define N_LIMBS 4

typedef struct {
  CkSession   *session;
  char        *reference;
  char        *concern;  /* its entry */
  CkSegments  *limbs[N_LIMBS];
  CkTextField *whys[N_LIMBS];
} Testing;

/* The members of the form, in the order of the questions. */
static const char *const answers[N_LIMBS] = { "harmed", "offence", "risk", "suitability" };
static const char *const reasons[N_LIMBS] = { "harmed_why", "offence_why", "risk_why", "suitability_why" };

static void
testing_free (gpointer data)
{
  Testing *self = data;

  g_clear_object (&self->session);
  g_free (self->reference);
  g_free (self->concern);
  g_free (self);
}

static gpointer
harm_test_on_lane (CkStore      *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  CkFormCall *call = data;
  g_autofree char *entry = ck_casework_harm_test (store, call->reference, CK_HARM_TEST_FORM (call->form), error);

  return GINT_TO_POINTER (entry != NULL);
}

static void
on_apply (CkFormDialog *dialog,
          Testing      *self)
{
  g_autoptr (CkHarmTestForm) form = ck_harm_test_form_new ();
  int *limbs[N_LIMBS] = { &form->harmed, &form->offence, &form->risk, &form->suitability };
  char **whys[N_LIMBS] = { &form->harmed_why, &form->offence_why, &form->risk_why, &form->suitability_why };

  form->concern = g_strdup (self->concern);
  for (int i = 0; i < N_LIMBS; i++)
    {
      *limbs[i] = ck_segments_get_selected (self->limbs[i]);
      if (*limbs[i] < 0)
        {
          ck_form_dialog_set_error (dialog, _ ("Answer each of the four questions; “not known” is an answer."),
                                    GTK_WIDGET (self->limbs[i]));
          return;
        }
      *whys[i] = ck_form_take_text (self->whys[i], _ ("Say why."));
      if (*whys[i] == NULL)
        return;
    }
  ck_form_call (dialog, self->session, harm_test_on_lane, self->reference, g_steal_pointer (&form),
                _ ("Saved, and in the chronology."));
}

static void
fill (Testing    *self,
      CkHarmTest *test)
{
  const int limbs[N_LIMBS] = { test->harmed, test->offence, test->risk, test->suitability };
  const char *const whys[N_LIMBS] = { test->harmed_why, test->offence_why, test->risk_why, test->suitability_why };

  for (int i = 0; i < N_LIMBS; i++)
    {
      ck_segments_set_selected (self->limbs[i], limbs[i]);
      ck_text_field_set_text (self->whys[i], whys[i]);
    }
}

/**
 * ck_check_dialog_harm_test:
 * @near: a widget of the window
 * @session: an unlocked session
 * @look: the case
 * @concern: the entry of a concern about an adult: its reference, or its number in the case
 *
 * Asks the four limbs of the harm test, filled in with what was answered last.
 *
 * Returns: (transfer none): the dialog, presented
 */
CkFormDialog *
ck_check_dialog_harm_test (GtkWidget  *near,
                           CkSession  *session,
                           CkCaseLook *look,
                           const char *concern)
{
  const char *reference = look->file->head->reference;
  CkFormDialog *dialog = ck_form_dialog_new (near, _ ("Harm Test"), reference, _ ("_Save"));
  Testing *self = g_new0 (Testing, 1);
  g_autofree char *key = g_strdup_printf ("%s/%s", reference, concern);

  self->session = g_object_ref (session);
  self->reference = g_strdup (reference);
  self->concern = g_strdup (concern);
  g_object_set_data_full (G_OBJECT (dialog), "testing", self, testing_free);
  for (int i = 0; i < N_LIMBS; i++)
    {
      const char *question = ck_harm_test_question (i);

      self->limbs[i] = ck_check_dialog_add_answers (dialog, ck_form_dialog_add_rows (dialog, question), answers[i], question);
      self->whys[i] = ck_form_add_text (dialog, reasons[i], _ ("Why"), NULL);
    }
  for (guint i = 0; i < look->file->harm_tests->len; i++)
    if (ck_case_look_is_entry (look, &((CkHarmTest *) look->file->harm_tests->pdata[i])->concern_id, concern))
      fill (self, look->file->harm_tests->pdata[i]);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), self);
  return ck_form_dialog_open (dialog, session, "harm-test", key, self->limbs[0]);
}
