/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The unit of work. Between ck_unit_begin() and ck_unit_commit() facts are inserted; each reports itself through its
 * trigger. The commit reads every one of them back as it stands in its table, takes its digest, adds the unit to the
 * chain, brings the full text up to date, and only then asks for the COMMIT that the hook lets through. */
#include "ck-unit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

/**
 * ck_unit_forget:
 * @unit: the machinery
 *
 * Closes the open unit, whose rows are committed or rolled back already. Called by the rollback hook too, so it touches
 * no database.
 */
void
ck_unit_forget (CkUnit *unit)
{
  unit->open = FALSE;
  unit->sealing = FALSE;
  unit->rebuilding = FALSE;
  unit->may_commit = FALSE;
  unit->door = CK_DOOR_SHUT;
  unit->time = 0;
  memset (&unit->id, 0, sizeof unit->id);
  memset (&unit->subject, 0, sizeof unit->subject);
  g_clear_pointer (&unit->kind, g_free);
  g_clear_pointer (&unit->reason, g_free);
  g_array_set_size (unit->parts, 0);
}

/**
 * ck_unit_prepare:
 * @store: a store
 * @sql: one statement of the record itself
 * @error: as ck_store_fail()
 *
 * Like ck_store_prepare(), for statements that only the record may run: step them while its door is open.
 *
 * Returns: (transfer none): reset and unbound, or %NULL
 */
sqlite3_stmt *
ck_unit_prepare (CkStore *store, const char *sql, GError **error)
{
  CkUnit *self = store->unit;
  sqlite3_stmt *stmt = g_hash_table_lookup (self->statements, sql);

  if (stmt == NULL)
    {
      CkDoor door = self->door;
      int result;

      self->door = MAX (door, CK_DOOR_RECORD);
      result = sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
      self->door = door;
      if (result != SQLITE_OK)
        {
          ck_store_fail (store, _ ("The record couldn't be used"), error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), stmt);
    }
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return stmt;
}

/**
 * ck_unit_prepare_row:
 * @store: a store
 * @table: a table of facts
 * @error: as ck_store_fail()
 *
 * Returns: (transfer none): the statement that reads one row of @table by its id, as the digest takes it; or %NULL
 */
sqlite3_stmt *
ck_unit_prepare_row (CkStore *store, const CkFactTable *table, GError **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (store->unit->statements, table->name);
  g_autofree char *sql = NULL;

  if (stmt != NULL)
    {
      sqlite3_reset (stmt);
      return stmt;
    }
  sql = ck_fact_table_select (table);
  if (sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      ck_store_fail (store, _ ("The record couldn't be read"), error);
      return NULL;
    }
  g_hash_table_insert (store->unit->statements, g_strdup (table->name), stmt);
  return stmt;
}

/**
 * ck_unit_run:
 * @store: a store
 * @sql: one statement without parameters and without rows
 * @error: as ck_store_fail()
 *
 * Returns: whether it was done
 */
gboolean
ck_unit_run (CkStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = ck_unit_prepare (store, sql, error);
  gboolean row;

  return stmt != NULL && ck_store_step (store, stmt, &row, error);
}

/**
 * ck_unit_new_hash:
 * @store: a store
 * @error: as ck_store_fail()
 *
 * Returns: (transfer full): a hash under the record's key; or %NULL
 */
CkHash *
ck_unit_new_hash (CkStore *store, GError **error)
{
  sqlite3_stmt *stmt = ck_unit_prepare (store, "SELECT key FROM record_key", error);
  CkHash *hash = NULL;
  CkDoor door = store->unit->door;
  gboolean row = FALSE;

  store->unit->door = MAX (door, CK_DOOR_RECORD);
  if (stmt != NULL && ck_store_step (store, stmt, &row, error))
    {
      if (row && sqlite3_column_bytes (stmt, 0) == CK_HASH_KEY_BYTES)
        hash = ck_hash_new (sqlite3_column_blob (stmt, 0));
      else
        g_set_error_literal (
            error, CK_ERROR, CK_ERROR_DAMAGED,
            _ ("The key of the record is missing, so nothing can be recorded or verified. Restore a backup."));
      sqlite3_reset (stmt);
    }
  store->unit->door = door;
  return hash;
}

/* When the chain doesn't hold what the header remembers, the header goes on remembering it: the next unit must not cover
 * up that units were removed. */
static gboolean
compare_anchor (CkStore *store, GError **error)
{
  sqlite3_stmt *stmt = ck_unit_prepare (store, "SELECT 1 FROM unit WHERE device = ?1 AND seq = ?2 AND hash = ?3", error);
  CkVaultAnchor anchor = { 0 };
  gboolean row;

  ck_vault_get_anchor (store->vault, &anchor);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &store->device);
  sqlite3_bind_int64 (stmt, 2, anchor.sequence);
  sqlite3_bind_blob (stmt, 3, anchor.hash, CK_VAULT_HASH_BYTES, SQLITE_TRANSIENT);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  sqlite3_reset (stmt);
  store->unit->anchor_lost = anchor.sequence > 0 && !row;
  return TRUE;
}

/**
 * ck_unit_open_chain:
 * @store: a store whose guards are up
 * @error: as ck_store_fail()
 *
 * Reads where the chain of this device stands.
 *
 * Returns: whether the record can go on
 */
gboolean
ck_unit_open_chain (CkStore *store, GError **error)
{
  CkUnit *self = store->unit;
  sqlite3_stmt *stmt;
  gboolean row;

  self->row_hash = ck_unit_new_hash (store, error);
  if (self->row_hash == NULL)
    return FALSE;
  self->chain_hash = ck_unit_new_hash (store, error);
  if (self->chain_hash == NULL)
    return FALSE;

  stmt = ck_unit_prepare (store, "SELECT id FROM device", error);
  if (stmt == NULL || !ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    ck_column_uuid (stmt, 0, &store->device);
  sqlite3_reset (stmt);

  stmt = ck_unit_prepare (
      store, "SELECT seq, hash, (SELECT max (hlc) FROM unit) FROM unit WHERE device = ?1 ORDER BY seq DESC LIMIT 1",
      error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &store->device);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    {
      self->seq = sqlite3_column_int64 (stmt, 0);
      memcpy (self->head, sqlite3_column_blob (stmt, 1), CK_HASH_BYTES);
      self->hlc = sqlite3_column_int64 (stmt, 2);
    }
  sqlite3_reset (stmt);
  self->schema_version = ck_migrate_version ();
  return compare_anchor (store, error);
}

/**
 * ck_unit_begin:
 * @store: a store
 * @kind: what a person does: "log-concern", "hold-review", …
 * @reason: (nullable): why; recorded as a fact of its own, so that it can be destroyed with its subject
 * @subject: (nullable): the case or person that the reason is about
 * @error: %CK_ERROR_FAILED where a unit is open already, or as ck_store_fail()
 *
 * Opens the transaction and gives the unit its id and its time.
 *
 * Returns: whether facts can be inserted now
 */
gboolean
ck_unit_begin (CkStore *store, const char *kind, const char *reason, const CkUuid *subject, GError **error)
{
  CkUnit *self = store->unit;
  gint64 now = ck_clock_now (store->clock);

  if (self->open || !sqlite3_get_autocommit (store->db))
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                           _ ("Something else is being recorded. Nothing was changed; try again."));
      return FALSE;
    }
  if (!ck_unit_run (store, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->open = TRUE;
  self->mode = CK_UNIT_WRITE;
  self->id = ck_uuid_new (now);
  self->time = now;
  self->kind = g_strdup (kind);
  self->reason = ck_text_is_blank (reason) ? NULL : g_strdup (reason);
  if (subject != NULL)
    self->subject = *subject;
  return TRUE;
}

/* The reason is a fact like any other. */
static gboolean
record_reason (CkStore *store, GError **error)
{
  CkUnit *self = store->unit;
  sqlite3_stmt *stmt;
  CkUuid id = ck_uuid_new (self->time);
  gboolean row;

  if (self->reason == NULL)
    return TRUE;
  stmt = ck_unit_prepare (
      store, "INSERT INTO unit_reason (id, unit, recorded_at, subject, reason) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &id);
  ck_bind_uuid (stmt, 2, &self->id);
  sqlite3_bind_int64 (stmt, 3, self->time);
  ck_bind_uuid (stmt, 4, &self->subject);
  ck_bind_text (stmt, 5, self->reason);
  return ck_store_step (store, stmt, &row, error);
}

/* A review that isn't held is the one that its case points to, and a long-term check is one, and of this case. Looked at
 * when everything is there, since a unit may insert the case's state before the review or after it. */
static gboolean
check_reviews (CkStore *store, GError **error)
{
  static const char *const sql
      = "SELECT EXISTS (SELECT 1 FROM d_review_now r WHERE r.case_id = c.case_id AND r.held = 0 "
        "AND r.id IS NOT c.pending_review AND r.id IS NOT c.long_check), "
        "c.long_check IS NOT NULL AND NOT EXISTS (SELECT 1 FROM d_review_now r WHERE r.id = c.long_check "
        "AND r.case_id = c.case_id AND r.kind = 'long-term') "
        "FROM d_case_now c WHERE c.case_id = ?1";
  CkUnit *self = store->unit;
  const CkUuid *last = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const CkUnitPart *part = &g_array_index (self->parts, CkUnitPart, i);
      sqlite3_stmt *stmt;
      gboolean row, left, no_check;

      if (strcmp (part->table->name, "review") != 0 && strcmp (part->table->name, "case_state") != 0)
        continue;
      if (last != NULL && ck_uuid_equal (last, &part->subject))
        continue;
      last = &part->subject;
      stmt = ck_unit_prepare (store, sql, error);
      if (stmt == NULL)
        return FALSE;
      ck_bind_uuid (stmt, 1, last);
      if (!ck_store_step (store, stmt, &row, error))
        return FALSE;
      left = row && sqlite3_column_int (stmt, 0) != 0;
      no_check = row && sqlite3_column_int (stmt, 1) != 0;
      sqlite3_reset (stmt);
      if (left)
        {
          g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED,
                               _ ("The case would be left with a review that nobody will hold. Nothing was recorded; "
                                  "say what became of that review first."));
          return FALSE;
        }
      if (no_check)
        {
          g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED,
                               _ ("The long-term check of the case isn't there. Nothing was recorded; try again."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_whole (CkStore *store, GError **error)
{
  CkUnit *self = store->unit;
  int unresolved = 0, highest = 0;

  if (self->parts->len == 0)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED, _ ("There was nothing to record."));
      return FALSE;
    }
  if (self->mode == CK_UNIT_WRITE && !check_reviews (store, error))
    return FALSE;
  sqlite3_db_status (store->db, SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &highest, FALSE);
  if (unresolved != 0)
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_REFUSED,
          _ ("What was to be recorded doesn't hold together: an open case has exactly one review to come, and "
             "everything belongs to a case or person that is there. Nothing was recorded."));
      return FALSE;
    }
  return TRUE;
}

/* Reads one fact back as it stands and adds it to the unit's parts and hash. */
static gboolean
seal_part (CkStore *store, guint index, const guint8 salt[CK_HASH_BYTES], GError **error)
{
  CkUnit *self = store->unit;
  const CkUnitPart *part = &g_array_index (self->parts, CkUnitPart, index);
  guint8 digest[CK_HASH_BYTES];
  sqlite3_stmt *stmt = ck_unit_prepare_row (store, part->table, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &part->row_id);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED,
                           _ ("Something that was to be recorded is gone again. Nothing was recorded; try again."));
      return FALSE;
    }
  ck_canonical_row (self->row, stmt);
  sqlite3_reset (stmt);
  ck_canonical_digest (self->row_hash, salt, self->row, digest);
  ck_canonical_unit_part (self->chain_hash, part->table->name, &part->row_id, &part->subject, digest);

  stmt = ck_unit_prepare (store,
                          "INSERT INTO unit_part (unit, n, table_name, row_id, subject, salt, digest) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &self->id);
  sqlite3_bind_int64 (stmt, 2, (gint64)index + 1);
  sqlite3_bind_text (stmt, 3, part->table->name, -1, SQLITE_STATIC);
  ck_bind_uuid (stmt, 4, &part->row_id);
  ck_bind_uuid (stmt, 5, &part->subject);
  sqlite3_bind_blob (stmt, 6, salt, CK_HASH_BYTES, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 7, digest, CK_HASH_BYTES, SQLITE_STATIC);
  return ck_store_step (store, stmt, &row, error);
}

static gboolean
seal_unit (CkStore *store, CkUnitRow *unit, GError **error)
{
  CkUnit *self = store->unit;
  sqlite3_stmt *stmt;
  gboolean row;

  ck_hash_final (self->chain_hash, unit->hash);
  stmt = ck_unit_prepare (
      store,
      "INSERT INTO unit (device, seq, id, hlc, at, actor, kind, schema_version, hash_version, prev, hash) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
      error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &unit->device);
  sqlite3_bind_int64 (stmt, 2, unit->seq);
  ck_bind_uuid (stmt, 3, &unit->id);
  sqlite3_bind_int64 (stmt, 4, unit->hlc);
  sqlite3_bind_int64 (stmt, 5, unit->at);
  ck_bind_uuid (stmt, 6, &unit->actor);
  ck_bind_text (stmt, 7, unit->kind);
  sqlite3_bind_int64 (stmt, 8, unit->schema_version);
  sqlite3_bind_int64 (stmt, 9, unit->hash_version);
  sqlite3_bind_blob (stmt, 10, unit->prev, CK_HASH_BYTES, SQLITE_STATIC);
  sqlite3_bind_blob (stmt, 11, unit->hash, CK_HASH_BYTES, SQLITE_STATIC);
  return ck_store_step (store, stmt, &row, error);
}

/* A hybrid logical clock: milliseconds above, a counter in the low sixteen bits; never behind any unit that is known.
 */
static gint64
next_hlc (gint64 last, gint64 time)
{
  gint64 physical = MAX (time, 0) / 1000 * 65536;

  return physical > last ? physical : last + 1;
}

static gboolean
seal (CkStore *store, CkUnitRow *unit, GError **error)
{
  CkUnit *self = store->unit;
  guint n_parts = self->parts->len;
  g_autofree guint8 *salts = g_malloc (n_parts * (gsize)CK_HASH_BYTES);
  guint8 discarded[CK_HASH_BYTES];

  *unit = (CkUnitRow){
    .device = store->device,
    .seq = self->seq + 1,
    .id = self->id,
    .hlc = next_hlc (self->hlc, self->time),
    .at = self->time,
    .actor = store->keyholder,
    .kind = self->kind,
    .schema_version = self->schema_version,
    .hash_version = CK_RECORD_HASH_VERSION,
  };
  memcpy (unit->prev, self->head, CK_HASH_BYTES);

  self->sealing = TRUE;
  ck_random_bytes (salts, n_parts * (gsize)CK_HASH_BYTES);
  ck_canonical_unit_begin (self->chain_hash, unit);
  for (guint i = 0; i < n_parts; i++)
    if (!seal_part (store, i, salts + i * (gsize)CK_HASH_BYTES, error))
      {
        ck_hash_final (self->chain_hash, discarded); /* starts it again */
        return FALSE;
      }
  return seal_unit (store, unit, error);
}

static gboolean
discard_draft (CkStore *store, GError **error)
{
  sqlite3_stmt *stmt;
  gboolean row;

  if (ck_uuid_is_none (&store->discard_draft))
    return TRUE;
  stmt = ck_unit_prepare (store, "DELETE FROM draft WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &store->discard_draft);
  return ck_store_step (store, stmt, &row, error);
}

static gboolean
commit (CkStore *store, GError **error)
{
  gboolean ok;

  store->unit->may_commit = TRUE;
  ok = ck_unit_run (store, "COMMIT", error);
  store->unit->may_commit = FALSE;
  return ok;
}

/**
 * ck_unit_commit:
 * @store: a store with an open unit
 * @error: %CK_ERROR_REFUSED by a rule of the record, or as ck_store_fail()
 *
 * Seals the unit and makes it durable.
 *
 * Returns: %TRUE when it is on disk; %FALSE when nothing of it is
 */
gboolean
ck_unit_commit (CkStore *store, GError **error)
{
  CkUnit *self = store->unit;
  CkUnitRow unit;
  CkVaultAnchor anchor;
  g_autofree char *kind = NULL;

  if (!self->open || sqlite3_get_autocommit (store->db))
    {
      ck_unit_rollback (store);
      ck_guard_not_open (error);
      return FALSE;
    }

  self->door = CK_DOOR_RECORD;
  if (!record_reason (store, error) || !check_whole (store, error) || !seal (store, &unit, error)
      || !discard_draft (store, error) || !ck_derived_write_text (store, error) || !commit (store, error))
    {
      ck_unit_rollback (store);
      return FALSE;
    }

  self->seq = unit.seq;
  self->hlc = unit.hlc;
  memcpy (self->head, unit.hash, CK_HASH_BYTES);
  kind = g_steal_pointer (&self->kind);
  ck_unit_forget (self);
  memset (&store->discard_draft, 0, sizeof store->discard_draft);

  anchor.sequence = unit.seq;
  memcpy (anchor.hash, unit.hash, CK_HASH_BYTES);
  if (!self->anchor_lost)
    ck_vault_set_anchor (store->vault, &anchor);
  if (store->committed != NULL)
    store->committed (kind, store->committed_data);
  return TRUE;
}

/**
 * ck_unit_rollback:
 * @store: a store
 *
 * Gives up the open unit and everything that was inserted in it. Does nothing where none is open.
 */
void
ck_unit_rollback (CkStore *store)
{
  if (!sqlite3_get_autocommit (store->db))
    ck_unit_run (store, "ROLLBACK", NULL);
  ck_unit_forget (store->unit);
  memset (&store->discard_draft, 0, sizeof store->discard_draft);
}

/**
 * ck_unit_is_open:
 * @store: a store
 *
 * Returns: whether facts can be inserted
 */
gboolean
ck_unit_is_open (CkStore *store)
{
  return store->unit->open;
}

/**
 * ck_unit_get_id:
 * @store: a store
 *
 * Returns: (transfer none): the id of the open unit; none when none is open
 */
const CkUuid *
ck_unit_get_id (CkStore *store)
{
  return &store->unit->id;
}

/**
 * ck_unit_get_time:
 * @store: a store
 *
 * Returns: the instant at which everything in the open unit was recorded; 0 when none is open
 */
gint64
ck_unit_get_time (CkStore *store)
{
  return store->unit->time;
}

/**
 * ck_local_begin:
 * @store: a store
 * @error: %CK_ERROR_FAILED where a unit is open, or as ck_store_fail()
 *
 * Opens a transaction for drafts and the window's state, which are no part of the record.
 *
 * Returns: whether they can be written now
 */
gboolean
ck_local_begin (CkStore *store, GError **error)
{
  if (store->unit->open || !sqlite3_get_autocommit (store->db))
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                           _ ("Something else is being recorded. Nothing was changed; try again."));
      return FALSE;
    }
  return ck_unit_run (store, "BEGIN IMMEDIATE", error);
}

/**
 * ck_local_commit:
 * @store: a store after ck_local_begin()
 * @error: as ck_store_fail()
 *
 * Returns: %TRUE when it is on disk; %FALSE when nothing of it is
 */
gboolean
ck_local_commit (CkStore *store, GError **error)
{
  if (store->unit->open || sqlite3_get_autocommit (store->db))
    {
      ck_guard_not_open (error);
      return FALSE;
    }
  if (commit (store, error))
    return TRUE;
  ck_local_rollback (store);
  return FALSE;
}

/**
 * ck_local_rollback:
 * @store: a store after ck_local_begin()
 *
 * Gives up what was written since.
 */
void
ck_local_rollback (CkStore *store)
{
  ck_unit_rollback (store);
}
