/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct {
  const char          *reference;
  CkChronologyOptions *options;
  CkChronology        *chronology;
  CkCopyForm           form;
  const char          *sha256;
} Copy;

static gpointer
load (CkStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Copy *copy = data;
  g_autoptr (CkChronology) chronology = ck_chronology_load (store, copy->reference, copy->options, error);

  if (chronology == NULL)
    return NULL;
  chronology->copy_number = ck_copy_next_number (store, copy->reference, error);
  if (chronology->copy_number <= 0)
    return NULL;
  return g_steal_pointer (&chronology);
}

static gpointer
record (CkStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Copy *copy = data;
  CkChronology *chronology = copy->chronology;

  if (!ck_casework_record_copy (store, chronology->head->reference, chronology->copy_number, copy->form, chronology->options,
                                chronology->entries->len, copy->sha256, error))
    return NULL;
  return copy;
}

/**
 * ck_copy_load:
 * @session: unlocked
 * @reference: of a case
 * @options: (transfer none): what the copy shows, for whom and why
 * @error: as ck_chronology_load()
 *
 * Blocks; not on the lane, and not on the main thread.
 *
 * Returns: (transfer full): what the pages say, with the number that the next copy gets
 */
CkChronology *
ck_copy_load (CkSession           *session,
              const char          *reference,
              CkChronologyOptions *options,
              GError             **error)
{
  Copy copy = { .reference = reference, .options = options };

  return ck_session_call (session, load, &copy, error);
}

/**
 * ck_copy_record:
 * @session: unlocked
 * @chronology: from ck_copy_load()
 * @form: PDF or paper
 * @sha256: hex digest of the file, or of the text of the pages
 * @error: as ck_casework_record_copy(): the number may be taken by now
 *
 * Blocks; not on the lane, and not on the main thread.
 *
 * Returns: whether the copy is in the record
 */
gboolean
ck_copy_record (CkSession    *session,
                CkChronology *chronology,
                CkCopyForm    form,
                const char   *sha256,
                GError      **error)
{
  Copy copy = { .chronology = chronology, .form = form, .sha256 = sha256 };

  return ck_session_call (session, record, &copy, error) != NULL;
}

/**
 * ck_copy_save:
 * @session: unlocked
 * @reference: of a case
 * @options: (transfer none): what the copy shows, for whom and why
 * @path: the file to make; one that is there stays until the new one is whole and recorded
 * @writer: lays out and writes
 * @error: what any of the steps give
 *
 * Writes beside @path, records the copy, and only then gives the file its name. Blocks; not on the lane, and not on
 * the main thread.
 *
 * Returns: whether the file is there and in the record
 */
gboolean
ck_copy_save (CkSession           *session,
              const char          *reference,
              CkChronologyOptions *options,
              const char          *path,
              CkCopyWriter         writer,
              GError             **error)
{
  g_autoptr (CkChronology) chronology = ck_copy_load (session, reference, options, error);
  g_autofree char *beside = g_strconcat (path, ".part", NULL);
  g_autofree char *sha256 = NULL;

  if (chronology == NULL || !writer (chronology, beside, &sha256, error))
    return FALSE;
  if (!ck_copy_record (session, chronology, CK_COPY_PDF, sha256, error))
    {
      g_unlink (beside);
      return FALSE;
    }
  if (g_rename (beside, path) != 0)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _("The PDF can't be given its name: %s. The copy is recorded; choose another folder and make it again."),
                   g_strerror (errno));
      g_unlink (beside);
      return FALSE;
    }
  return TRUE;
}
