/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who saw a case, and what left the program: each is a fact. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

static gboolean
check_line (const char *text,
            const char *field,
            GError    **error)
{
  return text == NULL || ck_text_check (text, strlen (text), field, CK_TEXT_MAX, FALSE, error);
}

/**
 * ck_casework_record_viewing:
 * @store: the record
 * @reference: (nullable): the case that was looked at
 * @what: "chronology", …
 * @purpose: (nullable): what for
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_record_viewing (CkStore    *store,
                            const char *reference,
                            const char *what,
                            const char *purpose,
                            GError    **error)
{
  g_autoptr (CkViewingRow) row = ck_viewing_row_new ();
  g_autoptr (CkCaseNow) now = NULL;

  if (ck_text_is_blank (what))
    return ck_invalid (error, "what", _("expected what was looked at. Nothing was recorded."));
  if (!check_line (what, "what", error) || !check_line (purpose, "purpose", error))
    return FALSE;
  if (reference != NULL)
    {
      now = ck_case_now_load (store, reference, error);
      if (now == NULL)
        return FALSE;
      row->case_id = now->id;
    }
  if (!ck_unit_begin (store, "view", NULL, NULL, error))
    return FALSE;
  row->id = ck_store_new_id (store);
  row->what = g_strdup (what);
  row->purpose = ck_dup_given (purpose);
  return ck_store_end_unit (store, ck_unit_insert (store, "viewing", CK_RECORD (row), error), error);
}

/**
 * ck_copy_next_number:
 * @store: the record
 * @reference: a case
 * @error: %CK_ERROR_INVALID, %CK_ERROR_NOT_FOUND
 *
 * Returns: the number that the next copy of the case gets, from 1; 0 on failure
 */
gint64
ck_copy_next_number (CkStore    *store,
                     const char *reference,
                     GError    **error)
{
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, reference, error);

  return now != NULL ? now->last_copy + 1 : 0;
}

static gboolean
check_copy (gint64               number,
            CkChronologyOptions *options,
            gint64               n_entries,
            const char          *sha256,
            GError             **error)
{
  if (sha256 == NULL || strlen (sha256) != 64 || strspn (sha256, "0123456789abcdef") != 64)
    return ck_invalid (error, "sha256", _("expected 64 hexadecimal digits. Nothing was recorded."));
  if (number < 1 || n_entries < 0)
    return ck_invalid (error, "number", _("expected the number of the copy. Nothing was recorded."));
  return options == NULL
         || (check_line (options->recipient, "recipient", error) && check_line (options->purpose, "purpose", error));
}

/**
 * ck_casework_record_copy:
 * @store: the record
 * @reference: a case
 * @number: from ck_copy_next_number(), as it stands on the pages
 * @form: a file or paper
 * @options: (nullable): period, selection, recipient and purpose of the copy
 * @n_entries: how many entries it shows
 * @sha256: digest of the file, or of the pages' text, in lower-case hex
 * @error: %CK_ERROR_REFUSED when the number is taken by now (make the pages again with the next one) or when a copy of a
 *   restricted case has no purpose; %CK_ERROR_INVALID names the field; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_record_copy (CkStore             *store,
                         const char          *reference,
                         gint64               number,
                         CkCopyForm           form,
                         CkChronologyOptions *options,
                         gint64               n_entries,
                         const char          *sha256,
                         GError             **error)
{
  g_autoptr (CkCopyRow) row = ck_copy_row_new ();
  g_autoptr (CkCaseNow) now = NULL;
  gboolean restricted = FALSE;

  if (!check_copy (number, options, n_entries, sha256, error))
    return FALSE;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return FALSE;
  if (number <= now->last_copy)
    return ck_refused (
        error, _("Another copy got this number meanwhile. Nothing was recorded. Make the pages again: they get the "
                  "next number."));
  if (!ck_case_is_restricted (store, reference, &restricted, error))
    return FALSE;
  if (restricted && (options == NULL || ck_text_is_blank (options->purpose)))
    return ck_refused (error, _("A copy of a restricted case says what it is for. No copy was made; fill in its purpose."));
  if (!ck_unit_begin (store, "copy", NULL, NULL, error))
    return FALSE;

  row->id = ck_store_new_id (store);
  row->case_id = now->id;
  row->number = number;
  row->form = (int)form;
  row->what = g_strdup ("chronology");
  row->entries = n_entries;
  row->digest = g_strdup (sha256);
  if (options != NULL)
    {
      row->recipient = ck_dup_given (options->recipient);
      row->purpose = ck_dup_given (options->purpose);
      row->period_from = options->from;
      row->period_to = options->to;
      row->significant = options->significant;
    }
  return ck_store_end_unit (store, ck_unit_insert (store, "copy", CK_RECORD (row), error), error);
}
