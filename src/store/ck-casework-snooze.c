/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting aside what is due, for a while and with a reason. It stays on Today, and is back on its day. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-case-rows.h"
#include "ck-text.h"

/* The item of the case that @id names, or its first, that is put aside or isn't. */
static CkDueItem *
find_in (GPtrArray    *items,
         const CkUuid *case_id,
         const CkUuid *id,
         gboolean      snoozed)
{
  for (guint i = 0; i < items->len; i++)
    {
      CkDueItem *item = g_ptr_array_index (items, i);
      CkDueItem *behind;

      if (!ck_uuid_equal (&item->case_id, case_id) || ck_date_is_set (item->snoozed_until) != snoozed)
        continue;
      if (ck_uuid_is_none (id) || ck_uuid_equal (&item->item_id, id))
        return item;
      behind = find_in (item->folded, case_id, id, snoozed);
      if (behind != NULL)
        return behind;
    }
  return NULL;
}

/* Everything that could be put aside: nothing that is due later than a snooze could last needs one. */
static CkDueItem *
find_due (CkStore      *store,
          CkCaseNow    *now,
          const CkUuid *id,
          gboolean      snoozed,
          GError      **error)
{
  g_autoptr (GPtrArray) items
      = ck_today_of_case (store, ck_store_today (store), (int)store->settings->snooze_days, &now->id, error);
  CkDueItem *item;

  if (items == NULL)
    return NULL;
  item = find_in (items, &now->id, id, snoozed);
  if (item == NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                   snoozed ? _("Nothing of case %s is put aside. Nothing was changed.")
                           : _("Case %s has nothing due soon that could be put aside. Nothing was changed."),
                   now->reference);
      return NULL;
    }
  return g_object_ref (item);
}

static gboolean
find_present (CkStore      *store,
              const CkUuid *item,
              CkUuid       *present,
              GError      **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT version_id FROM d_snooze_now WHERE item_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, item);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    ck_column_uuid (stmt, 0, present);
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
write_snooze (CkStore    *store,
              CkDueItem  *item,
              CkDate      until,
              const char *reason,
              GError    **error)
{
  g_autoptr (CkSnoozeRow) row = ck_snooze_row_new ();

  row->id = ck_store_new_id (store);
  row->case_id = item->case_id;
  row->item_id = item->item_id;
  row->kind = g_strdup (ck_token_text (&ck_due_kinds, item->kind));
  row->due = item->due;
  row->until = until;
  row->reason = ck_dup_given (reason);
  return find_present (store, &item->item_id, &row->replaces, error)
         && ck_unit_insert (store, "snooze", CK_RECORD (row), error);
}

/**
 * ck_casework_snooze:
 * @store: the record
 * @reference: a case of which something is due
 * @form: what, until which day, and why
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED without a reason, or for longer than the settings allow;
 *   %CK_ERROR_NOT_FOUND when nothing of it is due
 *
 * It stays on Today, among what is put aside, and is back among the rest on that day.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_snooze (CkStore      *store,
                    const char   *reference,
                    CkSnoozeForm *form,
                    GError      **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (CkDueItem) item = NULL;
  CkDate today = ck_store_today (store);

  g_return_val_if_fail (CK_IS_SNOOZE_FORM (form), FALSE);

  if (!ck_snooze_form_check (form, today, ck_snooze_limit (store->settings, today), error))
    return FALSE;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return FALSE;
  item = find_due (store, now, &form->item, FALSE, error);
  if (item == NULL || !ck_unit_begin (store, "snooze", form->reason, &now->id, error))
    return FALSE;
  return ck_store_end_unit (store, write_snooze (store, item, form->until, form->reason, error), error);
}

/**
 * ck_casework_unsnooze:
 * @store: the record
 * @reference: a case of which something is put aside
 * @item: (nullable): what; the first of the case when %NULL or none
 * @reason: (nullable): why
 * @error: %CK_ERROR_NOT_FOUND when nothing of it is put aside
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_unsnooze (CkStore      *store,
                      const char   *reference,
                      const CkUuid *item,
                      const char   *reason,
                      GError      **error)
{
  static const CkUuid none = { 0 };
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, reference, error);
  g_autoptr (CkDueItem) due = NULL;

  if (now == NULL
      || (reason != NULL && !ck_text_check (reason, strlen (reason), "reason", CK_TEXT_MAX, FALSE, error)))
    return FALSE;
  due = find_due (store, now, item != NULL ? item : &none, TRUE, error);
  if (due == NULL || !ck_unit_begin (store, "unsnooze", ck_text_is_blank (reason) ? NULL : reason, &now->id, error))
    return FALSE;
  return ck_store_end_unit (store, write_snooze (store, due, CK_DATE_NONE, reason, error), error);
}
