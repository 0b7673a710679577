/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restricted cases: lists show nothing of them but the reference, and who opens one says why. That is a promise of the
 * screen, not of the cipher: every keyholder has the key. */
#include "ck-casework-checks-private.h"
#include "ck-queries.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

static gboolean
read_restriction (CkStore         *store,
                  const CkCaseNow *now,
                  CkUuid          *version,
                  gboolean        *restricted,
                  GError         **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt
      = ck_store_prepare (store, "SELECT version_id, restricted FROM d_restriction_now WHERE case_id = ?1", error);

  *restricted = FALSE;
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &now->id);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    {
      ck_column_uuid (stmt, 0, version);
      *restricted = sqlite3_column_int (stmt, 1) != 0;
    }
  sqlite3_reset (stmt);
  return TRUE;
}

/* Of itself, or because of a case that was merged into it. */
static gboolean
is_restricted (CkStore      *store,
               const CkUuid *case_id,
               gboolean     *restricted,
               GError      **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT " CK_SQL_IS_RESTRICTED ("?1"), error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, case_id);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  *restricted = row && sqlite3_column_int (stmt, 0) != 0;
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
insert_restriction (CkStore         *store,
                    const CkCaseNow *now,
                    const CkUuid    *replaces,
                    gboolean         restricted,
                    const char      *reason,
                    GError         **error)
{
  g_autoptr (CkCaseRestrictionRow) row = ck_case_restriction_row_new ();

  row->id = ck_store_new_id (store);
  row->case_id = now->id;
  row->replaces = *replaces;
  row->restricted = restricted;
  row->reason = g_strdup (reason);
  return ck_unit_insert (store, "case_restriction", CK_RECORD (row), error);
}

/**
 * ck_restriction_carry:
 * @store: the record, within a unit
 * @from: a case, restricted or not
 * @to: one that shows what was recorded in it from now on
 * @why: why it does
 * @error: what the record refused
 *
 * A restricted case hands its restriction on: what goes on elsewhere is asked for there as well.
 *
 * Returns: whether @to is restricted where @from is
 */
gboolean
ck_restriction_carry (CkStore         *store,
                      const CkCaseNow *from,
                      const CkCaseNow *to,
                      const char      *why,
                      GError         **error)
{
  gboolean restricted = FALSE;
  gboolean present = FALSE;
  g_autofree char *reason = NULL;
  CkUuid version = { 0 };

  if (!is_restricted (store, &from->id, &restricted, error) || !read_restriction (store, to, &version, &present, error))
    return FALSE;
  if (!restricted || present)
    return TRUE;
  reason = g_strdup_printf ("It shows what was recorded in %s, which is restricted. %s", from->reference, why);
  return insert_restriction (store, to, &version, TRUE, reason, error);
}

/**
 * ck_casework_restrict:
 * @store: the record
 * @reference: a case
 * @restricted: whether it shall be
 * @reason: why; needed
 * @error: %CK_ERROR_INVALID without a reason; %CK_ERROR_REFUSED when it is so already, or when a restricted case was
 *   merged into it; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_restrict (CkStore    *store,
                      const char *reference,
                      gboolean    restricted,
                      const char *reason,
                      GError    **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  gboolean present = FALSE;
  gboolean shown = FALSE;
  CkUuid version = { 0 };

  if (ck_text_is_blank (reason))
    return ck_invalid (error, "reason",
                       restricted ? _ ("expected why the case is restricted. Nothing was recorded.")
                                  : _ ("expected why the case is no longer restricted. Nothing was recorded."));
  if (!ck_text_check (reason, strlen (reason), "reason", CK_TEXT_MAX, FALSE, error))
    return FALSE;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL || !read_restriction (store, now, &version, &present, error) || !is_restricted (store, &now->id, &shown, error))
    return FALSE;
  if (!restricted && !present && shown)
    return ck_refused (error, _ ("A restricted case was merged into this one, which shows it. Nothing was recorded; restrict "
                                 "that one no longer."));
  if (present == restricted)
    return ck_refused (error, restricted ? _ ("The case is restricted already. Nothing was recorded.")
                                         : _ ("The case isn’t restricted. Nothing was recorded."));
  if (!ck_unit_begin (store, restricted ? "restrict" : "unrestrict", reason, &now->id, error))
    return FALSE;
  return ck_store_end_unit (store, insert_restriction (store, now, &version, restricted, reason, error), error);
}

/**
 * ck_case_is_restricted:
 * @store: the record
 * @reference: a case
 * @restricted: (out): whether who opens it must say why
 * @error: %CK_ERROR_INVALID, %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it could be read
 */
gboolean
ck_case_is_restricted (CkStore    *store,
                       const char *reference,
                       gboolean   *restricted,
                       GError    **error)
{
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, reference, error);

  return now != NULL && is_restricted (store, &now->id, restricted, error);
}

/**
 * ck_casework_open_case:
 * @store: the record
 * @reference: a case that somebody is about to look into
 * @what: what they look at: "case", "history", …
 * @reason: (nullable): why
 * @error: %CK_ERROR_REFUSED for a restricted case without a reason; %CK_ERROR_INVALID, %CK_ERROR_NOT_FOUND
 *
 * A restricted case is opened with a reason, and that is recorded as a viewing. Of another case nothing is recorded.
 *
 * Returns: whether it may be shown
 */
gboolean
ck_casework_open_case (CkStore    *store,
                       const char *reference,
                       const char *what,
                       const char *reason,
                       GError    **error)
{
  gboolean restricted = FALSE;

  if (!ck_case_is_restricted (store, reference, &restricted, error))
    return FALSE;
  if (!restricted)
    return TRUE;
  if (ck_text_is_blank (reason))
    return ck_refused (error, _ ("The case is restricted: say why you look at it, which is recorded. Nothing was shown."));
  return ck_casework_record_viewing (store, reference, what, reason, error);
}

/**
 * ck_case_find_reference:
 * @store: the record
 * @case_id: a case that is there
 * @reference: (inout) (transfer full): becomes its reference
 * @error: why it couldn't be read
 *
 * Returns: whether it could be read
 */
gboolean
ck_case_find_reference (CkStore      *store,
                        const CkUuid *case_id,
                        char        **reference,
                        GError      **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt
      = ck_store_prepare (store, "SELECT " CK_SQL_REFERENCE " FROM d_case_version_now v WHERE v.case_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, case_id);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    {
      g_free (*reference);
      *reference = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
    }
  sqlite3_reset (stmt);
  return TRUE;
}

/* --- lists --- */

#define RESTRICTED                                                                                                     \
  "SELECT case_id FROM d_restriction_now WHERE restricted = 1 UNION ALL SELECT g.into_id FROM d_restriction_now r"     \
  " JOIN d_case_merge_now g ON g.case_id = r.case_id WHERE r.restricted = 1 AND g.into_id IS NOT NULL"

/* those whose own words may say why they have to do with a restricted one */
#define TIED                                                                                                           \
  "SELECT l.case_id FROM d_restriction_now r JOIN case_link l ON l.other_id = r.case_id WHERE r.restricted = 1"        \
  " UNION ALL SELECT m.case_id FROM d_restriction_now r JOIN case_merge m ON m.into_id = r.case_id"                    \
  " WHERE r.restricted = 1 UNION ALL SELECT e.case_id FROM d_restriction_now r JOIN entry_move e ON e.to_id = r.case_id" \
  " WHERE r.restricted = 1"

static GHashTable *
read_set (CkStore    *store,
          const char *sql,
          GError    **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (ck_uuid_hash, ck_uuid_equal_fn, g_free, NULL);
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return NULL;
  do
    {
      CkUuid id;

      if (!ck_store_step (store, stmt, &row, error))
        return NULL;
      if (!row)
        break;
      ck_column_uuid (stmt, 0, &id);
      g_hash_table_add (set, g_memdup2 (&id, sizeof id));
    }
  while (row);
  return g_steal_pointer (&set);
}

/**
 * ck_restricted_cases:
 * @store: the record
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkUuid): the set of cases that are restricted, or show what was recorded in one
 */
GHashTable *
ck_restricted_cases (CkStore *store,
                     GError **error)
{
  return read_set (store, RESTRICTED, error);
}

static void
set_text (char      **place,
         const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/**
 * ck_restricted_mask_cases:
 * @store: the record
 * @cases: (element-type CkCase): rows of a list
 * @error: why it couldn't be read which are restricted
 *
 * Leaves nothing of a restricted case but its reference, its dates and how it stands.
 *
 * Returns: whether that was done
 */
gboolean
ck_restricted_mask_cases (CkStore   *store,
                          GPtrArray *cases,
                          GError   **error)
{
  for (guint i = 0; i < cases->len; i++)
    {
      CkCase *row = g_ptr_array_index (cases, i);

      if (!row->restricted)
        continue;
      set_text (&row->title, _ ("Restricted case"));
      set_text (&row->lead, NULL);
      set_text (&row->outcome_reason, NULL);
      set_text (&row->no_check_reason, NULL);
      g_clear_pointer (&row->categories, g_strfreev);
      g_clear_pointer (&row->people, g_strfreev);
      row->kind = -1;
    }
  return TRUE;
}

/**
 * ck_restricted_mask_due:
 * @store: the record
 * @items: (element-type CkDueItem): what is due
 * @error: why it couldn't be read which cases are restricted
 *
 * Returns: whether nothing is left of a restricted case but its reference, what kind of thing is due, and when
 */
gboolean
ck_restricted_mask_due (CkStore   *store,
                        GPtrArray *items,
                        GError   **error)
{
  g_autoptr (GHashTable) restricted = ck_restricted_cases (store, error);

  if (restricted == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      CkDueItem *item = g_ptr_array_index (items, i);

      if (!g_hash_table_contains (restricted, &item->case_id))
        continue;
      set_text (&item->title, _ ("Restricted case"));
      set_text (&item->lead, NULL);
      set_text (&item->snooze_reason, NULL);
      item->strand = -1;
      item->restricted = TRUE;
    }
  return TRUE;
}

/**
 * ck_restricted_mask_hits:
 * @store: the record
 * @hits: (element-type CkSearchHit): what a search found
 * @fold: whether one hit of each restricted case is enough; a page keeps its length
 * @error: why it couldn't be read which cases are restricted
 *
 * Returns: whether nothing is left of a restricted case but its reference
 */
gboolean
ck_restricted_mask_hits (CkStore   *store,
                         GPtrArray *hits,
                         gboolean   fold,
                         GError   **error)
{
  g_autoptr (GHashTable) restricted = ck_restricted_cases (store, error);
  g_autoptr (GHashTable) tied = restricted != NULL ? read_set (store, TIED, error) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);

  if (tied == NULL)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    {
      CkSearchHit *hit = g_ptr_array_index (hits, i);

      if (!g_hash_table_contains (restricted, &hit->case_id))
        {
          /* why it has to do with a restricted one stands among the words of a case */
          if (g_hash_table_contains (tied, &hit->case_id) && g_strcmp0 (hit->what, "case") == 0)
            set_text (&hit->snippet, "");
          continue;
        }
      if (fold && g_hash_table_contains (seen, &hit->case_id))
        {
          g_ptr_array_remove_index (hits, i--);
          continue;
        }
      g_hash_table_add (seen, &hit->case_id);
      set_text (&hit->what, "case");
      if (!ck_case_find_reference (store, &hit->case_id, &hit->reference, error))
        return FALSE;
      set_text (&hit->title, _ ("Restricted case"));
      set_text (&hit->snippet, "");
      hit->number = 0;
    }
  return TRUE;
}
