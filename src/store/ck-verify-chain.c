/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the chain of each device from its first unit: numbers without a gap, each hash following from the one before,
 * and each fact's digest recomputed from its row as it stands. Then every row must have been met. */
#include "ck-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

static gboolean
copy_bytes (sqlite3_stmt *stmt, int column, guint8 bytes[CK_HASH_BYTES])
{
  if (sqlite3_column_bytes (stmt, column) != CK_HASH_BYTES)
    return FALSE;
  memcpy (bytes, sqlite3_column_blob (stmt, column), CK_HASH_BYTES);
  return TRUE;
}

static gboolean
find_devices (CkStore *store, CkVerify *self, GError **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT device, max (seq) FROM unit GROUP BY device", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  g_array_set_size (self->devices, 0);
  self->n_units_total = 0;
  for (;;)
    {
      CkVerifyDevice device = { 0 };

      if (!ck_store_step (store, stmt, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      ck_column_uuid (stmt, 0, &device.id);
      self->n_units_total += sqlite3_column_int64 (stmt, 1);
      g_array_append_val (self->devices, device);
    }
}

/* Reads the next unit of @device; @found is FALSE at its end. */
static gboolean
next_unit (CkStore *store, CkVerify *self, CkVerifyDevice *device, gboolean *found, GError **error)
{
  sqlite3_stmt *stmt
      = ck_store_prepare (store,
                          "SELECT device, seq, id, hlc, at, actor, kind, schema_version, hash_version, prev, hash "
                          "FROM unit WHERE device = ?1 AND seq > ?2 ORDER BY seq LIMIT 1",
                          error);
  CkUnitRow *unit = &self->unit;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &device->id);
  sqlite3_bind_int64 (stmt, 2, device->seq);
  if (!ck_store_step (store, stmt, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_free ((char *)unit->kind);
  memset (unit, 0, sizeof *unit);
  ck_column_uuid (stmt, 0, &unit->device);
  unit->seq = sqlite3_column_int64 (stmt, 1);
  ck_column_uuid (stmt, 2, &unit->id);
  unit->hlc = sqlite3_column_int64 (stmt, 3);
  unit->at = sqlite3_column_int64 (stmt, 4);
  ck_column_uuid (stmt, 5, &unit->actor);
  unit->kind = g_strdup ((const char *)sqlite3_column_text (stmt, 6));
  unit->schema_version = sqlite3_column_int64 (stmt, 7);
  unit->hash_version = sqlite3_column_int64 (stmt, 8);
  if (unit->kind == NULL)
    unit->kind = g_strdup ("");
  copy_bytes (stmt, 9, unit->prev);
  copy_bytes (stmt, 10, unit->hash);
  sqlite3_reset (stmt);
  return TRUE;
}

static void
begin_unit (CkVerify *self, CkVerifyDevice *device)
{
  const CkUnitRow *unit = &self->unit;

  self->in_unit = TRUE;
  self->part = 0;
  self->n_units++;
  if (unit->seq == device->seq + 2)
    ck_verify_add (self, g_strdup_printf (_ ("Unit %ld of the record is missing."), (long)device->seq + 1));
  else if (unit->seq != device->seq + 1)
    ck_verify_add (self, g_strdup_printf (_ ("Units %ld to %ld of the record are missing."), (long)device->seq + 1,
                                          (long)unit->seq - 1));
  else if (memcmp (unit->prev, device->hash, CK_HASH_BYTES) != 0)
    ck_verify_add (
        self, g_strdup_printf (_ ("Unit %ld of the record doesn't follow from the one before it."), (long)unit->seq));
  if (unit->hash_version != CK_RECORD_HASH_VERSION || unit->schema_version < 1
      || unit->schema_version > ck_migrate_version ())
    ck_verify_add (self,
                   g_strdup_printf (_ ("Unit %ld of the record has a version that doesn't exist."), (long)unit->seq));
  ck_canonical_unit_begin (self->chain_hash, unit);
}

typedef enum
{
  PART_GAP,
  PART_UNKNOWN,
  PART_SALT,
  PART_REMOVED,
  PART_CHANGED
} PartFinding;

static void
add_part (CkVerify *self, PartFinding finding, gint64 part, const char *table)
{
  long n = (long)part, unit = (long)self->unit.seq;
  char *text = NULL;

  /* Translators: in these, %1$ is the part's number in the unit, %2$ the unit's number, %3$ the table's name in English
   */
  switch (finding)
    {
    case PART_GAP:
      text = g_strdup_printf (_ ("Something is missing before part %1$ld of unit %2$ld (%3$s)."), n, unit, table);
      break;
    case PART_UNKNOWN:
      text = g_strdup_printf (_ ("Part %1$ld of unit %2$ld is of a kind that doesn't exist (%3$s)."), n, unit, table);
      break;
    case PART_SALT:
      text = g_strdup_printf (
          _ ("Part %1$ld of unit %2$ld (%3$s) can't be verified any more: its salt is gone, and nothing "
             "records that it was destroyed."),
          n, unit, table);
      break;
    case PART_REMOVED:
      text = g_strdup_printf (_ ("Part %1$ld of unit %2$ld (%3$s) was removed."), n, unit, table);
      break;
    case PART_CHANGED:
    default:
      text = g_strdup_printf (_ ("Part %1$ld of unit %2$ld (%3$s) was changed after it was recorded."), n, unit, table);
      break;
    }
  ck_verify_add (self, text);
}

/* Recomputes one fact's digest from its row as it stands now. */
static gboolean
check_part (CkStore *store, CkVerify *self, sqlite3_stmt *part, GError **error)
{
  gint64 n = sqlite3_column_int64 (part, 0);
  const char *name = (const char *)sqlite3_column_text (part, 1);
  const CkFactTable *table = name != NULL ? ck_fact_table_find (name) : NULL;
  guint8 salt[CK_HASH_BYTES], recorded[CK_HASH_BYTES] = { 0 }, digest[CK_HASH_BYTES];
  CkUuid row_id, subject, unit;
  sqlite3_stmt *row;
  guint n_tables;
  gboolean found;

  ck_column_uuid (part, 2, &row_id);
  ck_column_uuid (part, 3, &subject);
  copy_bytes (part, 5, recorded);
  ck_canonical_unit_part (self->chain_hash, name != NULL ? name : "", &row_id, &subject, recorded);
  self->n_parts++;

  if (n != self->part + 1)
    add_part (self, PART_GAP, n, name);
  self->part = n;
  if (table == NULL)
    {
      add_part (self, PART_UNKNOWN, n, name);
      return TRUE;
    }
  if (!copy_bytes (part, 4, salt))
    {
      add_part (self, PART_SALT, n, name);
      return TRUE;
    }

  row = ck_unit_prepare_row (store, table, error);
  if (row == NULL)
    return FALSE;
  ck_bind_uuid (row, 1, &row_id);
  if (!ck_store_step (store, row, &found, error))
    return FALSE;
  if (!found)
    {
      add_part (self, PART_REMOVED, n, name);
      return TRUE;
    }
  ck_canonical_row (self->row, row);
  ck_column_uuid (row, 1, &unit);
  found = ck_uuid_equal (&unit, &self->unit.id) && sqlite3_column_int64 (row, 2) == self->unit.at;
  sqlite3_reset (row);

  ck_canonical_digest (self->row_hash, salt, self->row, digest);
  self->n_facts++;
  self->n_rows[table - ck_fact_tables (&n_tables)]++;
  if (!found || memcmp (digest, recorded, CK_HASH_BYTES) != 0)
    add_part (self, PART_CHANGED, n, name);
  return TRUE;
}

/* @finished: the unit's last part was looked at */
static gboolean
check_parts (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT n, table_name, row_id, subject, salt, digest FROM unit_part "
                                         "WHERE unit = ?1 AND n > ?2 ORDER BY n",
                                         error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &self->unit.id);
  sqlite3_bind_int64 (stmt, 2, self->part);
  *finished = FALSE;
  do
    {
      if (!ck_store_step (store, stmt, &row, error))
        return FALSE;
      if (!row)
        {
          *finished = TRUE;
          return TRUE;
        }
      if (!check_part (store, self, stmt, error))
        {
          sqlite3_reset (stmt);
          return FALSE;
        }
    }
  while (ck_verify_in_time (self));
  sqlite3_reset (stmt);
  return TRUE;
}

static void
end_unit (CkVerify *self, CkVerifyDevice *device)
{
  guint8 hash[CK_HASH_BYTES];

  ck_hash_final (self->chain_hash, hash);
  if (memcmp (hash, self->unit.hash, CK_HASH_BYTES) != 0)
    ck_verify_add (self, g_strdup_printf (_ ("Unit %ld of the record isn't as it was sealed."), (long)self->unit.seq));
  device->seq = self->unit.seq;
  memcpy (device->hash, self->unit.hash, CK_HASH_BYTES);
  self->in_unit = FALSE;
}

static CkVerifyDevice *
device_of_unit (CkVerify *self)
{
  for (guint i = 0; i < self->devices->len; i++)
    if (ck_uuid_equal (&g_array_index (self->devices, CkVerifyDevice, i).id, &self->unit.device))
      return &g_array_index (self->devices, CkVerifyDevice, i);
  return NULL;
}

/**
 * ck_verify_chain:
 * @store: a store
 * @self: a verify
 * @finished: (out): whether every unit that there is was walked
 * @error: as ck_store_fail()
 *
 * Walks on from where the last slice stopped. Called again after its end, it walks what was recorded meanwhile.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_chain (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  if (self->devices->len == 0 && !find_devices (store, self, error))
    return FALSE;

  for (guint i = 0; i < self->devices->len;)
    {
      CkVerifyDevice *device = &g_array_index (self->devices, CkVerifyDevice, i);
      gboolean found = self->in_unit;
      gboolean done = TRUE;

      if (self->in_unit)
        device = device_of_unit (self);
      else if (!next_unit (store, self, device, &found, error))
        return FALSE;
      if (!found)
        {
          i++;
          continue;
        }
      if (!self->in_unit)
        begin_unit (self, device);
      if (!check_parts (store, self, &done, error))
        return FALSE;
      if (done)
        end_unit (self, device);
      if (!ck_verify_in_time (self))
        return TRUE;
    }
  *finished = TRUE;
  return TRUE;
}

/* --- rows against parts --- */

/* Counts the rows of one table, range by range. */
static gboolean
count_rows (CkStore *store, CkVerify *self, const char *table, const char *key, gboolean *finished, GError **error)
{
  g_autofree char *sql
      = g_strconcat ("SELECT count (*) FROM \"", table, "\" WHERE ", key, " > ?1 AND ", key, " <= ?2", NULL);
  gboolean row;

  do
    {
      sqlite3_stmt *stmt;

      if (!ck_verify_range (store, self, table, key, 5000, error))
        return FALSE;
      stmt = ck_store_prepare (store, sql, error);
      if (stmt == NULL)
        return FALSE;
      ck_verify_bind (stmt, &self->range);
      if (!ck_store_step (store, stmt, &row, error))
        return FALSE;
      self->counted += sqlite3_column_int64 (stmt, 0);
      sqlite3_reset (stmt);
      *finished = ck_verify_range_end (&self->range);
    }
  while (!*finished && ck_verify_in_time (self));
  return TRUE;
}

static void
compare_count (CkVerify *self, gint64 met, const char *table)
{
  gint64 more = self->counted - met;

  if (more > 0)
    ck_verify_add (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                       /* Translators: %s is the table's name in English */
                                                       "%ld row was put beside the record (%s).",
                                                       "%ld rows were put beside the record (%s).", (gulong)more),
                                          (long)more, table));
  else if (more < 0)
    ck_verify_add (self, g_strdup_printf (_ ("Parts of several units name the same row (%s)."), table));
}

/**
 * ck_verify_counts:
 * @store: a store
 * @self: a verify that has walked the chain
 * @finished: (out): whether every table was counted
 * @error: as ck_store_fail()
 *
 * Counts the rows of each table of facts, and the parts themselves, against what the chain led to.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_counts (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  guint n_tables;
  const CkFactTable *tables = ck_fact_tables (&n_tables);
  gboolean walked = FALSE, counted = FALSE;

  if (self->unreadable)
    {
      *finished = TRUE;
      return TRUE;
    }

  /* something was recorded between two slices: walk that first, and count this table anew */
  if (self->counted_at_seq != store->unit->seq)
    {
      if (!ck_verify_chain (store, self, &walked, error))
        return FALSE;
      if (!walked)
        return TRUE;
      self->counted_at_seq = store->unit->seq;
      self->counted = 0;
      g_clear_pointer (&self->range.from, g_bytes_unref);
    }

  while (self->table <= n_tables && ck_verify_in_time (self))
    {
      gboolean is_fact = self->table < n_tables;
      const char *name = is_fact ? tables[self->table].name : "unit_part";

      if (!count_rows (store, self, name, is_fact ? "id" : "unit", &counted, error))
        return FALSE;
      if (!counted)
        return TRUE;
      compare_count (self, is_fact ? self->n_rows[self->table] : self->n_parts, name);
      self->counted = 0;
      self->table++;
    }
  *finished = self->table > n_tables;
  return TRUE;
}

/* --- anchors --- */

/* Whether the chain of this device holds unit @sequence with a hash that begins with @digits. */
static gboolean
descends_from (CkStore *store, gint64 sequence, const char *digits, gboolean *descends, GError **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT hash FROM unit WHERE device = ?1 AND seq = ?2", error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &store->device);
  sqlite3_bind_int64 (stmt, 2, sequence);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  *descends = FALSE;
  if (row)
    {
      g_autofree char *hash = ck_text_hex (sqlite3_column_blob (stmt, 0), (gsize)sqlite3_column_bytes (stmt, 0));

      *descends = g_str_has_prefix (hash, digits);
      sqlite3_reset (stmt);
    }
  return TRUE;
}

/**
 * ck_verify_anchors:
 * @store: a store
 * @self: a verify
 * @finished: (out): %TRUE
 * @error: as ck_store_fail()
 *
 * Looks whether the record still descends from what was written down elsewhere, and from what the header remembers. A
 * tail that was cut off since the last anchor can't be seen.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_anchors (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  g_autofree char *remembered = ck_text_hex (self->header_anchor.hash, CK_VAULT_HASH_BYTES);
  gboolean descends = TRUE;

  if (self->header_anchor.sequence > 0
      && !descends_from (store, self->header_anchor.sequence, remembered, &descends, error))
    return FALSE;
  if (!descends)
    ck_verify_add (self, g_strdup_printf (_ ("The vault's header remembers unit %ld, which the record doesn't have any "
                                             "more: units at its end were removed or replaced."),
                                          (long)self->header_anchor.sequence));
  if (self->anchor_hash != NULL)
    {
      if (!descends_from (store, self->anchor_sequence, self->anchor_hash, &descends, error))
        return FALSE;
      if (!descends)
        ck_verify_add (self,
                       g_strdup_printf (_ ("The record doesn't descend from unit %ld with that fingerprint: it isn't "
                                           "the record that was printed then, or units were removed or replaced."),
                                        (long)self->anchor_sequence));
    }
  *finished = TRUE;
  return TRUE;
}
