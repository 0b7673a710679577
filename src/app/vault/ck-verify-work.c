/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-vault-work.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-progress-dialog.h"

typedef struct {
  CkVerify         *verify;   /* made, stepped and freed on the lane */
  CkProgressDialog *dialog;
  GStrv             findings;
  gint64            n_units;
  gint64            n_facts;
  guint64           n_pages;
  gint64            sequence;
  char             *hash;
} Verify;

static void
verify_free (Verify *self)
{
  g_clear_pointer (&self->verify, ck_verify_free);
  g_clear_object (&self->dialog);
  g_clear_pointer (&self->findings, g_strfreev);
  g_free (self->hash);
  g_free (self);
}

/* on the lane */
static gboolean
verify_slice (CkStore  *store,
              gpointer  data,
              gboolean *finished,
              double   *fraction,
              GError  **error)
{
  Verify *self = data;

  if (self->verify == NULL && (self->verify = ck_verify_new (store, 0, NULL, error)) == NULL)
    return FALSE;
  if (!ck_verify_step (store, self->verify, finished, fraction, error))
    return FALSE;
  if (!*finished)
    return TRUE;

  self->findings = g_strdupv (ck_verify_get_findings (self->verify));
  self->n_units = ck_verify_get_n_units (self->verify);
  self->n_facts = ck_verify_get_n_facts (self->verify);
  self->n_pages = ck_verify_get_n_pages (self->verify);

  return ck_store_get_fingerprint (store, &self->sequence, &self->hash, error);
}

static void
on_verified (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Verify *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;

  if (!ck_session_run_sliced_finish (CK_SESSION (source), result, &error))
    {
      gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

      ck_progress_dialog_finish (self->dialog, FALSE, cancelled ? NULL : _("Not Verified"), error->message);
    }
  else if (self->findings[0] == NULL)
    {
      g_autofree char *units = g_strdup_printf ("%" G_GINT64_FORMAT, self->n_units);
      g_autofree char *facts = g_strdup_printf ("%" G_GINT64_FORMAT, self->n_facts);
      g_autofree char *pages = g_strdup_printf ("%" G_GUINT64_FORMAT, self->n_pages);
      g_autofree char *fingerprint = g_strdup_printf ("%" G_GINT64_FORMAT ":%s", self->sequence, self->hash);

      /* Translators: numbers: units are things that people recorded, facts are their parts, pages are pieces of the file.
       * The last is the vault's fingerprint, as it stands at the foot of each printed page. */
      note = g_strdup_printf (_("%s units with %s facts, and all %s pages of the file, are as they were written.\n\n"
                                "Fingerprint %s"),
                              units, facts, pages, fingerprint);
      ck_progress_dialog_finish (self->dialog, TRUE, _("All Is Well"), note);
    }
  else
    {
      note = g_strjoinv ("\n", self->findings);
      ck_progress_dialog_finish (self->dialog, FALSE, _("The Record Isn't as It Was Written"), note);
    }
  verify_free (self);
}

/**
 * ck_vault_work_verify:
 * @near: a widget in the window
 * @session: an unlocked vault
 *
 * Reads everything that was ever recorded, and says whether it is as it was written.
 */
void
ck_vault_work_verify (GtkWidget *near,
                      CkSession *session)
{
  Verify *self = g_new0 (Verify, 1);

  self->dialog = g_object_ref (ck_progress_dialog_new (
    near, _("Verifying the Record"), _("Everything that was recorded is read and compared with its seal.")));
  ck_session_run_sliced_async (session, verify_slice, self, NULL, ck_progress_dialog_set_fraction, self->dialog,
                               ck_progress_dialog_get_cancellable (self->dialog), on_verified, self);
}
