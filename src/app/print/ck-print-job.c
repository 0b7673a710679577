/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the print page starts and doesn't wait for: a layout for the screen, a PDF, paper. Reading goes over the lane,
 * laying out and writing over a thread of its own.
 *
 * Paper is the desktop's: its dialog asks which printer, and its service gets the pages. The copy is recorded after the
 * person has gone ahead and before the first page is drawn, within the operation's "paginate", which may take its time.
 */
#include "ck-print-job.h"

#include <glib/gi18n-lib.h>

#include "ck-copy.h"
#include "ck-opened.h"

typedef struct {
  CkSession           *session;
  char                *reference;
  CkChronologyOptions *options;
  char                *path;
  char                *reason;    /* why a restricted case is looked at */
  CkChronology        *chronology;
  CkPaginator         *paginator;
  GtkWindow           *parent;
  gboolean             asked;     /* the record was asked to take the copy … */
  gboolean             recorded;  /* … and has it */
  GError              *error;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->session);
  g_clear_object (&job->options);
  g_clear_object (&job->chronology);
  g_clear_object (&job->paginator);
  g_clear_object (&job->parent);
  g_clear_error (&job->error);
  g_free (job->reference);
  g_free (job->reason);
  g_free (job->path);
  g_free (job);
}

static GTask *
job_new (CkSession           *session,
         const char          *reference,
         CkChronologyOptions *options,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->session = g_object_ref (session);
  job->reference = g_strdup (reference);
  job->options = (CkChronologyOptions *) ck_record_copy ((CkRecord *) options);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

/* ---------------------------------------------------------------------------------------------------------- the screen */

static gpointer
load_preview (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Job *job = data;
  gboolean restricted = FALSE;

  if (!ck_case_is_restricted (store, job->reference, &restricted, error))
    return NULL;
  if (restricted && job->reason == NULL)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED,
                           _("The case is restricted: open it first, and say why you look at it. Nothing was shown."));
      return NULL;
    }
  return ck_chronology_load (store, job->reference, job->options, error);
}

static void
lay_out (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  job->chronology = ck_session_call (job->session, load_preview, job, &error);
  if (job->chronology == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->paginator = ck_paginator_new (job->chronology);
  g_task_return_boolean (task, TRUE);
}

/**
 * ck_print_lay_out_async:
 * @session: unlocked
 * @reference: of a case
 * @options: (transfer none): what the pages show
 * @cancellable: (nullable): for when the options change again
 * @callback: on the main context
 *
 * A restricted case is laid out once somebody said why they look at it: ck_opened_reason().
 */
void
ck_print_lay_out_async (CkSession           *session,
                        const char          *reference,
                        CkChronologyOptions *options,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = job_new (session, reference, options, cancellable, callback, user_data);

  ((Job *) g_task_get_task_data (task))->reason = g_strdup (ck_opened_reason (session, reference));
  g_task_run_in_thread (task, lay_out);
}

/**
 * ck_print_lay_out_finish:
 * @result: as given to the callback
 * @chronology: (out) (transfer full): what the pages say
 * @error: as ck_chronology_load()
 *
 * Returns: (transfer full): the pages
 */
CkPaginator *
ck_print_lay_out_finish (GAsyncResult  *result,
                         CkChronology **chronology,
                         GError       **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *chronology = g_object_ref (job->chronology);
  return g_object_ref (job->paginator);
}

/* ---------------------------------------------------------------------------------------------------------------- a PDF */

static gboolean
write_pdf (CkChronology *chronology,
           const char   *path,
           char        **sha256,
           GError      **error)
{
  g_autoptr (CkPaginator) paginator = ck_paginator_new (chronology);

  return ck_paginator_save_pdf (paginator, path, sha256, error);
}

static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (ck_copy_save (job->session, job->reference, job->options, job->path, write_pdf, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * ck_print_save_async:
 * @session: unlocked
 * @reference: of a case
 * @options: (transfer none): what the copy shows
 * @file: a local file
 * @callback: on the main context
 */
void
ck_print_save_async (CkSession           *session,
                     const char          *reference,
                     CkChronologyOptions *options,
                     GFile               *file,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GTask) task = job_new (session, reference, options, cancellable, callback, user_data);
  Job *job = g_task_get_task_data (task);

  job->path = g_file_get_path (file);
  if (job->path == NULL)
    {
      g_task_return_new_error (task, CK_ERROR, CK_ERROR_FAILED,
                               _("This place can't be written to directly. Nothing was saved; choose a folder on this computer."));
      return;
    }
  /* a copy that was begun is made and recorded to its end, whatever becomes of the page */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, save);
}

gboolean
ck_print_save_finish (GAsyncResult *result,
                      GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---------------------------------------------------------------------------------------------------------------- paper */

static char *
digest_of_pages (CkPaginator *paginator)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < ck_paginator_get_n_pages (paginator); i++)
    {
      g_autofree char *text = ck_paginator_get_text (paginator, i);
      g_checksum_update (checksum, (const guchar *) text, -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static void
record_paper (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  g_autofree char *sha256 = digest_of_pages (job->paginator);
  GError *error = NULL;

  if (ck_copy_record (job->session, job->chronology, CK_COPY_PRINT, sha256, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_recorded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);

  job->recorded = g_task_propagate_boolean (G_TASK (result), &job->error);
}

static gboolean
on_paginate (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             GTask             *task)
{
  Job *job = g_task_get_task_data (task);

  if (!job->asked)
    {
      g_autoptr (GTask) record = g_task_new (job->session, NULL, on_recorded, g_object_ref (task));

      job->asked = TRUE;
      g_task_set_task_data (record, job, NULL);
      g_task_run_in_thread (record, record_paper);
    }
  if (job->error != NULL)
    gtk_print_operation_cancel (operation);
  return job->recorded || job->error != NULL;
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              GTask             *task)
{
  Job *job = g_task_get_task_data (task);

  ck_paginator_draw_page (job->paginator, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
on_printed (GtkPrintOperation      *operation,
            GtkPrintOperationResult result,
            GTask                  *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, error);
    }
  else
    g_task_return_boolean (task, job->recorded);
  g_object_unref (operation);
  g_object_unref (task);
}

static GtkPageSetup *
landscape (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

static void
on_paper_laid_out (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = landscape ();
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  operation = gtk_print_operation_new ();
  /* the job's name stands in the desktop's queue: a reference, never a name */
  name = g_strdup_printf (_("Chronology of %s"), job->reference);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_n_pages (operation, (int) ck_paginator_get_n_pages (job->paginator));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "paginate", G_CALLBACK (on_paginate), task);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), task);
  g_signal_connect (operation, "done", G_CALLBACK (on_printed), task);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, job->parent, NULL);
}

static void
lay_out_paper (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  job->chronology = ck_copy_load (job->session, job->reference, job->options, &error);
  if (job->chronology == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  job->paginator = ck_paginator_new (job->chronology);
  g_task_return_boolean (task, TRUE);
}

/**
 * ck_print_paper_async:
 * @session: unlocked
 * @reference: of a case
 * @options: (transfer none): what the copy shows
 * @parent: over which the desktop's dialog opens
 * @callback: on the main context, when the dialog is done with
 */
void
ck_print_paper_async (CkSession           *session,
                      const char          *reference,
                      CkChronologyOptions *options,
                      GtkWindow           *parent,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = job_new (session, reference, options, cancellable, callback, user_data);
  g_autoptr (GTask) layout = NULL;
  Job *job = g_task_get_task_data (task);

  job->parent = g_object_ref (parent);
  g_task_set_check_cancellable (task, FALSE);
  layout = g_task_new (session, cancellable, on_paper_laid_out, task);
  g_task_set_task_data (layout, job, NULL);
  g_task_run_in_thread (layout, lay_out_paper);
}

/**
 * ck_print_paper_finish:
 * @result: as given to the callback
 * @printed: (out): %FALSE when the person changed her mind: then nothing was recorded
 * @error: what the record or the desktop's print service gave
 */
gboolean
ck_print_paper_finish (GAsyncResult *result,
                       gboolean     *printed,
                       GError      **error)
{
  g_autoptr (GError) own_error = NULL;

  *printed = g_task_propagate_boolean (G_TASK (result), &own_error);
  if (own_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}
