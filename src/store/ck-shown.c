/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-shown.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-casework-checks-private.h"
#include "ck-queries.h"

#define BY_REFERENCE                                                                                                   \
  "SELECT e.* FROM d_case_version_now v JOIN entry e ON e.case_id = v.case_id"                                         \
  " WHERE v.year = ?1 AND v.number = ?2 AND v.device_letter = ?3 AND e.number = ?4"

#define SHOWN_IN "SELECT " CK_SQL_SHOWN_IN ("e.id", "e.case_id") " FROM entry e WHERE e.id = ?1"

static CkEntryRow *
load_entry (CkStore    *store,
            const char *reference,
            GError    **error)
{
  char letter[2] = { 0, 0 };
  int year, number, entry = 0;
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt;

  if (!ck_reference_parse (reference, &year, &number, letter, &entry) || entry == 0)
    return NULL;
  stmt = ck_store_prepare (store, BY_REFERENCE, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int (stmt, 1, year);
  sqlite3_bind_int (stmt, 2, number);
  ck_bind_text (stmt, 3, letter);
  sqlite3_bind_int (stmt, 4, entry);
  found = ck_store_read_all (store, stmt, ck_entry_row_get_type (), error);
  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

static gboolean
find_case (CkStore      *store,
           const CkUuid *entry,
           CkUuid       *shown,
           GError      **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store, SHOWN_IN, error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, entry);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    {
      ck_column_uuid (stmt, 0, shown);
      sqlite3_reset (stmt);
    }
  return row;
}

/**
 * ck_entry_of_case:
 * @store: the record
 * @now: a case
 * @given: an entry's reference, "2026-0014/7", or its number where it was recorded in the case
 * @field: the member of the form, for the error
 * @expected: translated; what is expected
 * @error: %CK_ERROR_INVALID
 *
 * Returns: (transfer full): the entry, which the case shows
 */
CkEntryRow *
ck_entry_of_case (CkStore         *store,
                  const CkCaseNow *now,
                  const char      *given,
                  const char      *field,
                  const char      *expected,
                  GError         **error)
{
  g_autofree char *whole = strchr (given, '/') != NULL ? g_strdup (given) : g_strdup_printf ("%s/%s", now->reference, given);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (CkEntryRow) entry = load_entry (store, whole, &wrong);
  CkUuid shown = { 0 };

  if (entry != NULL && find_case (store, &entry->id, &shown, &wrong)
      && (ck_uuid_equal (&shown, &now->id) || ck_uuid_equal (&entry->case_id, &now->id)))
    return g_steal_pointer (&entry);
  if (wrong != NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  else
    ck_invalid (error, field, expected);
  return NULL;
}

/**
 * ck_entry_find_case:
 * @store: the record
 * @where: the reference of an entry, "2026-0014/3"
 * @error: %CK_ERROR_NOT_FOUND, or why it couldn't be read
 *
 * Returns: (transfer full): the reference of the case that shows it: its own, or the one that it went to
 */
char *
ck_entry_find_case (CkStore    *store,
                    const char *where,
                    GError    **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (CkEntryRow) entry = load_entry (store, where, &wrong);
  char *reference = NULL;
  CkUuid shown = { 0 };

  if (entry != NULL && find_case (store, &entry->id, &shown, &wrong) && ck_case_find_reference (store, &shown, &reference, &wrong))
    return reference;
  if (wrong != NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  else
    g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND, _("There is no entry %s in this vault."), where);
  return NULL;
}
