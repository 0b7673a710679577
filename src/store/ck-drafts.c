/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is being typed: sealed in the vault like everything, but not part of the record, and the keyholder's own. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

#define DRAFT_MAX (16 * 1024 * 1024) /* bytes: a form of several pasted megabytes fits */

/**
 * ck_draft_free:
 * @draft: (transfer full) (nullable): a draft
 */
void
ck_draft_free (CkDraft *draft)
{
  if (draft == NULL)
    return;
  g_free (draft->kind);
  g_free (draft->reference);
  g_free (draft->json);
  g_free (draft);
}

static gboolean
end_local (CkStore      *store,
           sqlite3_stmt *stmt,
           GError      **error)
{
  gboolean row = FALSE;

  if (!ck_store_step (store, stmt, &row, error))
    {
      ck_local_rollback (store);
      return FALSE;
    }
  sqlite3_reset (stmt);
  return ck_local_commit (store, error);
}

/**
 * ck_draft_save:
 * @store: the record
 * @id: (inout): the draft; none draws an id for a new one
 * @kind: concern, note, review, …
 * @reference: (nullable): of the case
 * @json: the form
 * @error: %CK_ERROR_INVALID for a draft that is too large, %CK_ERROR_REFUSED for somebody else's, or why it couldn't be
 *   written; what was saved before is still there
 *
 * Returns: whether it is durable
 */
gboolean
ck_draft_save (CkStore    *store,
               CkUuid     *id,
               const char *kind,
               const char *reference,
               const char *json,
               GError    **error)
{
  CkUuid draft = ck_uuid_is_none (id) ? ck_uuid_new (ck_store_instant (store)) : *id;
  sqlite3_stmt *stmt;

  g_return_val_if_fail (kind != NULL && json != NULL, FALSE);

  if (strlen (json) > DRAFT_MAX)
    return ck_invalid (error, "draft", _("it is larger than 16 MB and was not saved. Shorten the longest text."));
  if (!ck_local_begin (store, error))
    return FALSE;
  stmt = ck_store_prepare (
      store,
      "INSERT INTO draft (id, keyholder, kind, reference, json, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
      " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, reference = excluded.reference,"
      " json = excluded.json, saved_at = excluded.saved_at WHERE keyholder = excluded.keyholder",
      error);
  if (stmt == NULL)
    {
      ck_local_rollback (store);
      return FALSE;
    }
  ck_bind_uuid (stmt, 1, &draft);
  ck_bind_uuid (stmt, 2, &store->keyholder);
  ck_bind_text (stmt, 3, kind);
  ck_bind_text (stmt, 4, reference);
  ck_bind_text (stmt, 5, json);
  sqlite3_bind_int64 (stmt, 6, ck_store_instant (store));
  if (!end_local (store, stmt, error))
    return FALSE;
  if (sqlite3_changes (store->db) == 0)
    return ck_refused (error, _("The draft belongs to another keyholder and was not changed."));
  *id = draft;
  return TRUE;
}

/**
 * ck_draft_list:
 * @store: the record
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkDraft): this keyholder's drafts, newest first
 */
GPtrArray *
ck_draft_list (CkStore *store,
               GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)ck_draft_free);
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT id, kind, reference, json, saved_at FROM draft WHERE keyholder = ?1"
                                         " ORDER BY saved_at DESC, id DESC",
                                         error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, &store->keyholder);
  for (;;)
    {
      CkDraft *draft;

      if (!ck_store_step (store, stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&drafts);
      draft = g_new0 (CkDraft, 1);
      ck_column_uuid (stmt, 0, &draft->id);
      draft->kind = g_strdup ((const char *)sqlite3_column_text (stmt, 1));
      draft->reference = g_strdup ((const char *)sqlite3_column_text (stmt, 2));
      draft->json = g_strdup ((const char *)sqlite3_column_text (stmt, 3));
      draft->saved_at = sqlite3_column_int64 (stmt, 4);
      g_ptr_array_add (drafts, draft);
    }
}

/**
 * ck_draft_discard:
 * @store: the record
 * @id: a draft of this keyholder
 * @error: why it couldn't be written
 *
 * Returns: whether it is gone; also when it wasn't there
 */
gboolean
ck_draft_discard (CkStore      *store,
                  const CkUuid *id,
                  GError      **error)
{
  sqlite3_stmt *stmt;

  if (!ck_local_begin (store, error))
    return FALSE;
  stmt = ck_store_prepare (store, "DELETE FROM draft WHERE id = ?1 AND keyholder = ?2", error);
  if (stmt == NULL)
    {
      ck_local_rollback (store);
      return FALSE;
    }
  ck_bind_uuid (stmt, 1, id);
  ck_bind_uuid (stmt, 2, &store->keyholder);
  return end_local (store, stmt, error);
}

/**
 * ck_store_set_draft_to_discard:
 * @store: the record
 * @id: the draft that the next unit was typed as
 *
 * The draft goes in the transaction of the next unit, and stays if that fails. Holds for one unit, and no longer than
 * the call on the lane that says so.
 */
void
ck_store_set_draft_to_discard (CkStore      *store,
                               const CkUuid *id)
{
  store->discard_draft = *id;
}
