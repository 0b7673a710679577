/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which facts a history tells: of a case, of a person, or of everything, page by page. A restricted case is opened with a
 * reason; where something else is looked at, what was done in it is one line with its reference. */
#include "ck-casework-checks-private.h"
#include "ck-history-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE_UNITS 64

#define UNIT_COLUMNS                                                                                                   \
  "SELECT u.seq, u.at, " CK_SQL_ACTOR ("u.id") " AS who, u.kind,"                                                      \
                                               " (SELECT r.reason FROM unit_part p JOIN unit_reason r ON r.id = "      \
                                               "p.row_id WHERE p.unit = u.id AND p.table_name = 'unit_reason')"        \
                                               " AS why, f.table_name, f.id, u.id, u.hlc, u.device FROM "

#define NEWEST_FIRST " ORDER BY u.hlc DESC, u.device, f.n, f.id"

/* A page: the units that come after the one that ended the page before. */
#define PAGE                                                                                                           \
  UNIT_COLUMNS "(SELECT id, seq, at, kind, hlc, device FROM unit WHERE hlc <= ?1 AND (hlc < ?1 OR device > ?2)"        \
               " ORDER BY hlc DESC, device LIMIT ?3) u"                                                                \
               " JOIN (SELECT unit, n, table_name, row_id AS id FROM unit_part) f ON f.unit = u.id" NEWEST_FIRST

#define OF_CASE \
  UNIT_COLUMNS "(" \
  "SELECT unit, 'case_version' AS table_name, id, 1 AS n FROM case_version WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'case_state', id, 2 FROM case_state WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'entry', id, 3 FROM entry WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'amendment', id, 4 FROM amendment WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'involvement', id, 5 FROM involvement WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'plan_strand', id, 6 FROM plan_strand WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'action_state', id, 7 FROM action_state WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'snooze', id, 10 FROM snooze WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'check_version', id, 15 FROM check_version WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'referral_version', id, 11 FROM referral_version WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'harm_test', id, 12 FROM harm_test WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'case_restriction', id, 13 FROM case_restriction WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'allegation_outcome', id, 14 FROM allegation_outcome WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'case_link', id, 11 FROM case_link WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'case_link', id, 11 FROM case_link WHERE other_id = ?1" \
  " UNION ALL SELECT unit, 'case_merge', id, 12 FROM case_merge WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'case_merge', id, 12 FROM case_merge WHERE into_id = ?1" \
  " UNION ALL SELECT unit, 'entry_move', id, 13 FROM entry_move WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'entry_move', id, 13 FROM entry_move WHERE to_id = ?1" \
  " UNION ALL SELECT unit, 'copy', id, 8 FROM copy WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'viewing', id, 9 FROM viewing WHERE case_id = ?1" \
  " UNION ALL SELECT unit, 'relationship_version', id, 10 FROM relationship_version" \
  "  WHERE person_id IN (SELECT person_id FROM involvement WHERE case_id = ?1)" \
  "  AND other_id IN (SELECT person_id FROM involvement WHERE case_id = ?1)" \
  " UNION ALL SELECT unit, 'person_merge', id, 11 FROM person_merge WHERE id IN" \
  "  (SELECT m.id FROM involvement i JOIN person_merge m ON m.from_id = i.person_id WHERE i.case_id = ?1" \
  "   UNION SELECT m.id FROM involvement i JOIN person_merge m ON m.into_id = i.person_id WHERE i.case_id = ?1)" \
  ") f JOIN unit u ON u.id = f.unit" NEWEST_FIRST

/* Of somebody and of everybody who is, or was, shown as them. */
#define OF_PERSON \
  "WITH everyone (id) AS (SELECT ?1 UNION SELECT person_id FROM d_person_root WHERE root_id = ?1) " \
  UNIT_COLUMNS "(" \
  "SELECT v.unit, 'person_version' AS table_name, v.id, 1 AS n FROM everyone e JOIN person_version v ON v.person_id = e.id" \
  " UNION ALL SELECT unit, 'relationship_version', id, 2 FROM relationship_version WHERE id IN" \
  "  (SELECT v.id FROM everyone e JOIN relationship_version v ON v.person_id = e.id" \
  "   UNION SELECT v.id FROM everyone e JOIN relationship_version v ON v.other_id = e.id)" \
  " UNION ALL SELECT unit, 'person_merge', id, 3 FROM person_merge WHERE id IN" \
  "  (SELECT m.id FROM everyone e JOIN person_merge m ON m.from_id = e.id" \
  "   UNION SELECT m.id FROM everyone e JOIN person_merge m ON m.into_id = e.id)" \
  " UNION ALL SELECT i.unit, 'involvement', i.id, 4 FROM everyone e JOIN d_involvement_now d ON d.person_id = e.id" \
  "  JOIN involvement i ON i.id = d.id" \
  ") f JOIN unit u ON u.id = f.unit" NEWEST_FIRST

enum { SEQUENCE, AT, WHO, KIND, WHY, TABLE, FACT, UNIT, HLC, DEVICE };

typedef struct {
  Teller      teller;
  GHashTable *restricted;
  CkUuid      own;       /* the case that is looked at; none for everything, or somebody */
  gboolean    opened;    /* it is restricted, and somebody said why they look at it */
  CkUuid      unit;      /* the one at hand */
  GArray     *hidden;    /* CkUuid: restricted cases that it has to do with */
  gboolean    told;      /* that it has */
  guint       n_units;
} Listing;

static char *
dup_column (sqlite3_stmt *stmt,
            int           column)
{
  return g_strdup ((const char *)sqlite3_column_text (stmt, column));
}

static gboolean
at_unit (Listing      *self,
         sqlite3_stmt *stmt,
         GError      **error)
{
  CkUuid unit;

  ck_column_uuid (stmt, UNIT, &unit);
  if (self->hidden != NULL && ck_uuid_equal (&unit, &self->unit))
    return TRUE;
  g_clear_pointer (&self->hidden, g_array_unref);
  self->unit = unit;
  self->told = FALSE;
  self->n_units++;
  self->hidden = ck_restricted_of_unit (self->teller.store, &unit, self->restricted, error);
  return self->hidden != NULL;
}

/* Of a case all is told but what ties it to a restricted one; elsewhere nothing of what was done in one, since what was
 * recorded together belongs together: a person who was new, and the concern about them. */
static gboolean
is_hidden (Listing    *self,
           const char *table)
{
  if (self->hidden->len == 0 || self->opened)
    return FALSE;
  return ck_uuid_is_none (&self->own) || strcmp (table, "case_link") == 0 || strcmp (table, "case_merge") == 0
         || strcmp (table, "entry_move") == 0;
}

static void
tell_hidden (Listing *self)
{
  for (guint i = 0; i < self->hidden->len && !self->told; i++)
    {
      g_autofree char *reference = ck_teller_reference (&self->teller, &g_array_index (self->hidden, CkUuid, i));
      CkHistoryItem *item;

      /* Translators: %s is the reference of a case */
      item = ck_teller_add (&self->teller, g_strdup_printf (_("Restricted case %s"), reference != NULL ? reference : ""));
      g_clear_pointer (&item->why, g_free);
    }
  self->told = TRUE;
}

static gboolean
tell_row (Listing      *self,
          sqlite3_stmt *stmt,
          GError      **error)
{
  g_autofree char *table = dup_column (stmt, TABLE);
  g_autofree char *who = dup_column (stmt, WHO);
  g_autofree char *kind = dup_column (stmt, KIND);
  g_autofree char *why = dup_column (stmt, WHY);

  if (!at_unit (self, stmt, error))
    return FALSE;
  self->teller.sequence = sqlite3_column_int64 (stmt, SEQUENCE);
  self->teller.at = sqlite3_column_int64 (stmt, AT);
  self->teller.who = who;
  self->teller.kind = kind;
  self->teller.why = why;
  ck_column_uuid (stmt, FACT, &self->teller.id);
  if (!is_hidden (self, table))
    return ck_teller_tell (&self->teller, table, error);
  tell_hidden (self);
  return TRUE;
}

static GPtrArray *
tell_all (CkStore       *store,
          sqlite3_stmt  *stmt,
          const CkUuid  *own,
          CkHistoryMark *mark,
          guint          n_units,
          GError       **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) restricted = ck_restricted_cases (store, error);
  Listing self = { .teller = { .store = store, .items = items }, .restricted = restricted };
  gboolean row = FALSE;
  gboolean read;

  if (restricted == NULL)
    {
      sqlite3_reset (stmt);
      return NULL;
    }
  if (own != NULL)
    {
      self.own = *own;
      self.opened = g_hash_table_contains (restricted, own);
    }
  while ((read = ck_store_step (store, stmt, &row, error)) && row)
    {
      if (mark != NULL)
        {
          mark->hlc = sqlite3_column_int64 (stmt, HLC);
          ck_column_uuid (stmt, DEVICE, &mark->device);
        }
      if (!tell_row (&self, stmt, error))
        {
          sqlite3_reset (stmt);
          read = FALSE;
          break;
        }
    }
  g_clear_pointer (&self.hidden, g_array_unref);
  if (mark != NULL)
    {
      mark->begun = TRUE;
      mark->ended = self.n_units < n_units;
    }
  return read ? g_steal_pointer (&items) : NULL;
}

/**
 * ck_history_of_person:
 * @store: the record
 * @person: somebody
 * @error: %CK_ERROR_NOT_FOUND, or why it couldn't be read
 *
 * Of somebody who is merged into another it is that other one's, which holds theirs.
 *
 * Returns: (transfer full) (element-type CkHistoryItem): what was recorded of them and of whose they are, newest first
 */
GPtrArray *
ck_history_of_person (CkStore      *store,
                      const CkUuid *person,
                      GError      **error)
{
  CkUuid root;
  sqlite3_stmt *stmt;

  if (!ck_person_find_root (store, person, &root, error))
    return NULL;
  stmt = ck_store_prepare (store, OF_PERSON, error);
  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, &root);
  return tell_all (store, stmt, NULL, NULL, 0, error);
}

/**
 * ck_history_page:
 * @store: the record
 * @mark: (inout): where the page before ended; zeroed for the newest. %CkHistoryMark.ended says that there is no more
 * @n_units: how many units at most it tells; 0 for as many as are read at once with ease
 * @error: why it couldn't be read
 *
 * The history of everything, without holding it in memory. What was done in a restricted case is a line with its
 * reference.
 *
 * Returns: (transfer full) (element-type CkHistoryItem): what was recorded, newest first, whole units
 */
GPtrArray *
ck_history_page (CkStore       *store,
                 CkHistoryMark *mark,
                 guint          n_units,
                 GError       **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, PAGE, error);

  if (stmt == NULL)
    return NULL;
  if (n_units == 0)
    n_units = PAGE_UNITS;
  sqlite3_bind_int64 (stmt, 1, mark->begun ? mark->hlc : G_MAXINT64);
  ck_bind_uuid (stmt, 2, &mark->device);
  sqlite3_bind_int64 (stmt, 3, n_units);
  return tell_all (store, stmt, NULL, mark, n_units, error);
}

static GPtrArray *
list_everything (CkStore *store,
                 GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  CkHistoryMark mark = { 0 };

  while (!mark.ended)
    {
      GPtrArray *page = ck_history_page (store, &mark, 0, error);

      if (page == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, page);
    }
  return g_steal_pointer (&all);
}

/**
 * ck_history_list:
 * @store: the record
 * @reference: (nullable): a case; %NULL for everything, see ck_history_page()
 * @error: %CK_ERROR_INVALID, %CK_ERROR_NOT_FOUND, or why it couldn't be read
 *
 * A restricted case is opened with a reason first: ck_casework_open_case().
 *
 * Returns: (transfer full) (element-type CkHistoryItem): what was recorded, newest first: a field with what it was and
 *   is where something changed, and no field where it was made
 */
GPtrArray *
ck_history_list (CkStore    *store,
                 const char *reference,
                 GError    **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  sqlite3_stmt *stmt;

  if (reference == NULL)
    return list_everything (store, error);
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  stmt = ck_store_prepare (store, OF_CASE, error);
  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, &now->id);
  return tell_all (store, stmt, &now->id, NULL, 0, error);
}
