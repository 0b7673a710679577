/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases that have to do with each other, and no longer do. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-case-rows.h"
#include "ck-error-member.h"

static gboolean
find_link (CkStore      *store,
           CkCaseLinkRow *row,
           GError      **error)
{
  gboolean there = FALSE;
  sqlite3_stmt *stmt
      = ck_store_prepare (store, "SELECT version_id FROM d_case_link_now WHERE case_id = ?1 AND other_id = ?2", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &row->case_id);
  ck_bind_uuid (stmt, 2, &row->other_id);
  if (!ck_store_step (store, stmt, &there, error))
    return FALSE;
  if (there)
    ck_column_uuid (stmt, 0, &row->replaces);
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
write_link (CkStore    *store,
            CkCaseNow  *now,
            CkCaseNow  *other,
            gboolean    linked,
            const char *why,
            GError    **error)
{
  g_autoptr (CkCaseLinkRow) row = ck_case_link_row_new ();
  gboolean first = memcmp (now->id.bytes, other->id.bytes, CK_UUID_SIZE) < 0;

  row->id = ck_store_new_id (store);
  row->case_id = first ? now->id : other->id;
  row->other_id = first ? other->id : now->id;
  row->linked = linked;
  row->why = g_strdup (why);
  return find_link (store, row, error) && ck_unit_insert (store, "case_link", CK_RECORD (row), error);
}

static gboolean
change_link (CkStore    *store,
             const char *reference,
             CkLinkForm *form,
             gboolean    linked,
             GError    **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (CkCaseNow) other = NULL;

  if (!ck_link_form_check (form, error))
    return FALSE;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return FALSE;
  other = ck_case_now_load (store, form->other, error);
  if (other == NULL)
    {
      ck_error_set_member (error, "other", NULL);
      return FALSE;
    }
  if (ck_uuid_equal (&now->id, &other->id))
    {
      ck_refused (error, _("A case isn’t linked to itself. Nothing was recorded; name the other case."));
      ck_error_set_member (error, "other", NULL);
      return FALSE;
    }
  return ck_unit_begin (store, linked ? "link-cases" : "unlink-cases", form->why, &now->id, error)
         && ck_store_end_unit (store, write_link (store, now, other, linked, form->why, error), error);
}

/**
 * ck_casework_link:
 * @store: the record
 * @reference: a case, open or closed
 * @form: the other one, and why
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED when they are linked already; %CK_ERROR_NOT_FOUND
 *
 * Both cases show the link.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_link (CkStore    *store,
                  const char *reference,
                  CkLinkForm *form,
                  GError    **error)
{
  g_return_val_if_fail (CK_IS_LINK_FORM (form), FALSE);

  return change_link (store, reference, form, TRUE, error);
}

/**
 * ck_casework_unlink:
 * @store: the record
 * @reference: a case
 * @form: one that it is linked to, and why it no longer is
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED when they aren't linked; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded; that they were linked stays in the history of both
 */
gboolean
ck_casework_unlink (CkStore    *store,
                    const char *reference,
                    CkLinkForm *form,
                    GError    **error)
{
  g_return_val_if_fail (CK_IS_LINK_FORM (form), FALSE);

  return change_link (store, reference, form, FALSE, error);
}
