/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restricted cases where something else is looked at: another case, a person, the history of everything. Who opens them
 * is asked why; until then nothing of them is said there but their reference. */
#include "ck-casework-checks-private.h"

#include <glib/gi18n-lib.h>

#define OF_UNIT                                                                                                        \
  "SELECT subject FROM unit_part WHERE unit = ?1 AND subject IS NOT NULL"                                              \
  " UNION SELECT l.other_id FROM unit_part p JOIN case_link l ON l.id = p.row_id WHERE p.unit = ?1"                    \
  " AND p.table_name = 'case_link'"                                                                                    \
  " UNION SELECT m.into_id FROM unit_part p JOIN case_merge m ON m.id = p.row_id WHERE p.unit = ?1"                    \
  " AND p.table_name = 'case_merge' AND m.into_id IS NOT NULL"                                                         \
  " UNION SELECT e.to_id FROM unit_part p JOIN entry_move e ON e.id = p.row_id WHERE p.unit = ?1"                      \
  " AND p.table_name = 'entry_move'"

static void
set_text (char      **place,
         const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/**
 * ck_restricted_mask_ties:
 * @store: the record
 * @own: the case that is looked at
 * @ties: (element-type CkCaseTie): what it has to do with others
 * @error: why it couldn't be read which are restricted
 *
 * Why two cases are tied belongs to both: who said why they look at the one, being restricted, reads it there.
 *
 * Returns: whether nothing is left of a restricted case but its reference
 */
gboolean
ck_restricted_mask_ties (CkStore      *store,
                         const CkUuid *own,
                         GPtrArray    *ties,
                         GError      **error)
{
  g_autoptr (GHashTable) restricted = ck_restricted_cases (store, error);

  if (restricted == NULL)
    return FALSE;
  for (guint i = 0; i < ties->len; i++)
    {
      CkCaseTie *tie = g_ptr_array_index (ties, i);

      if (!g_hash_table_contains (restricted, &tie->case_id))
        continue;
      set_text (&tie->title, _ ("Restricted case"));
      if (!g_hash_table_contains (restricted, own))
        set_text (&tie->why, _ ("Restricted case"));
    }
  return TRUE;
}

static gboolean
mask_part (CkStore *store,
           CkPart  *part,
           GError **error)
{
  part->role = -1;
  part->kind = -1;
  part->number = 0;
  part->happened = CK_MOMENT_UNKNOWN;
  part->recorded_at = 0;
  part->id = (CkUuid){ 0 };
  set_text (&part->description, NULL);
  set_text (&part->concern, NULL);
  set_text (&part->title, _ ("Restricted case"));
  return ck_case_find_reference (store, &part->case_id, &part->reference, error);
}

static gboolean
mask_pattern (CkStore       *store,
              CkPatternItem *item,
              GError       **error)
{
  item->kind = -1;
  item->happened = CK_MOMENT_UNKNOWN;
  item->day = CK_DATE_NONE;
  set_text (&item->decided, NULL);
  set_text (&item->title, _ ("Restricted case"));
  return ck_case_find_reference (store, &item->case_id, &item->reference, error);
}

/**
 * ck_restricted_mask_person:
 * @store: the record
 * @file: everything that the page of a person shows
 * @error: why it couldn't be read which cases are restricted
 *
 * Leaves one row of each restricted case that they have a part in: its reference, and how it stands. How many concerns
 * there were about their conduct is still counted over all: too few would be worse than telling that there are more.
 *
 * Returns: whether that was done
 */
gboolean
ck_restricted_mask_person (CkStore      *store,
                           CkPersonFile *file,
                           GError      **error)
{
  g_autoptr (GHashTable) restricted = ck_restricted_cases (store, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);

  if (restricted == NULL)
    return FALSE;
  for (guint i = 0; i < file->parts->len; i++)
    {
      CkPart *part = g_ptr_array_index (file->parts, i);

      if (!g_hash_table_contains (restricted, &part->case_id))
        continue;
      if (g_hash_table_contains (seen, &part->case_id))
        {
          g_ptr_array_remove_index (file->parts, i--);
          continue;
        }
      g_hash_table_add (seen, &part->case_id);
      if (!mask_part (store, part, error))
        return FALSE;
    }
  g_hash_table_remove_all (seen);
  for (guint i = 0; i < file->pattern->len; i++)
    {
      CkPatternItem *item = g_ptr_array_index (file->pattern, i);

      if (!g_hash_table_contains (restricted, &item->case_id))
        continue;
      if (g_hash_table_contains (seen, &item->case_id))
        {
          g_ptr_array_remove_index (file->pattern, i--);
          continue;
        }
      g_hash_table_add (seen, &item->case_id);
      if (!mask_pattern (store, item, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ck_restricted_of_unit:
 * @store: the record
 * @unit: something that was done
 * @restricted: (element-type CkUuid): from ck_restricted_cases()
 * @error: why it couldn't be read
 *
 * Returns: (transfer full) (element-type CkUuid): the restricted cases that it has to do with
 */
GArray *
ck_restricted_of_unit (CkStore      *store,
                       const CkUuid *unit,
                       GHashTable   *restricted,
                       GError      **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CkUuid));
  sqlite3_stmt *stmt;
  gboolean row = FALSE;

  if (g_hash_table_size (restricted) == 0)
    return g_steal_pointer (&found);
  stmt = ck_store_prepare (store, OF_UNIT, error);
  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, unit);
  do
    {
      CkUuid id;

      if (!ck_store_step (store, stmt, &row, error))
        return NULL;
      if (!row)
        break;
      ck_column_uuid (stmt, 0, &id);
      if (g_hash_table_contains (restricted, &id))
        g_array_append_val (found, id);
    }
  while (row);
  return g_steal_pointer (&found);
}
