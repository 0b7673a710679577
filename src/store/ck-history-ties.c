/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history says of what was snoozed, linked, merged and moved. */
#include "ck-history-private.h"

#include <glib/gi18n-lib.h>
#include "ck-case-rows.h"

gboolean
ck_tell_snooze (Teller     *teller,
             const char *table,
             GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM snooze WHERE id = ?1", &teller->id,
                                              ck_snooze_row_get_type (), error);
  CkSnoozeRow *snooze = (CkSnoozeRow *)record;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (teller, g_strdup (ck_date_is_set (snooze->until) ? _("Snoozed on Today") : _("Snooze taken back")));
  if (ck_date_is_set (snooze->until))
    {
      item->field = g_strdup (_("Until"));
      item->now = ck_date_format (snooze->until);
    }
  return TRUE;
}

/**
 * ck_teller_reference:
 * @teller: a teller
 * @case_id: of a case
 *
 * Returns: (transfer full) (nullable): the reference of the case
 */
char *
ck_teller_reference (Teller       *teller,
                     const CkUuid *case_id)
{
  gboolean row = FALSE;
  char *reference = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (
      teller->store, "SELECT " CK_SQL_REFERENCE " FROM d_case_version_now v WHERE v.case_id = ?1", NULL);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, case_id);
  if (ck_store_step (teller->store, stmt, &row, NULL) && row)
    {
      reference = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
      sqlite3_reset (stmt);
    }
  return reference;
}

gboolean
ck_tell_link (Teller     *teller,
           const char *table,
           GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM case_link WHERE id = ?1", &teller->id,
                                              ck_case_link_row_get_type (), error);
  CkCaseLinkRow *link = (CkCaseLinkRow *)record;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  first = ck_teller_reference (teller, &link->case_id);
  second = ck_teller_reference (teller, &link->other_id);
  item = ck_teller_add (teller, g_strdup (link->linked ? _("Cases linked") : _("Cases no longer linked")));
  /* Translators: the references of two cases */
  item->now = g_strdup_printf (_("%1$s and %2$s"), first, second);
  return TRUE;
}

gboolean
ck_tell_case_merge (Teller     *teller,
                 const char *table,
                 GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM case_merge WHERE id = ?1", &teller->id,
                                              ck_case_merge_row_get_type (), error);
  CkCaseMergeRow *merge = (CkCaseMergeRow *)record;
  g_autofree char *reference = NULL;
  g_autofree char *into = NULL;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  reference = ck_teller_reference (teller, &merge->case_id);
  into = ck_teller_reference (teller, &merge->into_id);
  item = ck_teller_add (teller, g_strdup (into != NULL ? _("Case merged") : _("Case split off again")));
  /* Translators: the references of two cases: the first goes on in the second */
  item->now = into != NULL ? g_strdup_printf (_("%1$s into %2$s"), reference, into) : g_steal_pointer (&reference);
  return TRUE;
}

gboolean
ck_tell_move (Teller     *teller,
           const char *table,
           GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM entry_move WHERE id = ?1", &teller->id,
                                              ck_entry_move_row_get_type (), error);
  CkEntryMoveRow *move = (CkEntryMoveRow *)record;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (teller, g_strdup (_("Entry goes on in another case")));
  item->was = ck_teller_reference (teller, &move->case_id);
  item->now = ck_teller_reference (teller, &move->to_id);
  return TRUE;
}
