/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verify asks of a vault whether everything in it is as it was written, and repairs nothing. It runs in slices on the
 * lane, so that a draft or a commit never waits for it: no statement stays open from one slice to the next. */
#include "ck-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

static gboolean
check_storage (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  GPtrArray *findings;

  if (self->storage == NULL)
    {
      self->storage = ck_vault_check_new (store->vault, error);
      return self->storage != NULL;
    }
  if (!ck_vault_check_step (self->storage, finished, &self->pages_done, &self->pages_total, error))
    return FALSE;
  if (!*finished)
    return TRUE;
  findings = ck_vault_check_get_findings (self->storage);
  for (guint i = 0; i < findings->len; i++)
    ck_verify_add (self, g_strdup (findings->pdata[i]));
  g_clear_pointer (&self->storage, ck_vault_check_free);
  return TRUE;
}

/* in their order, with the share of the whole that each takes */
static const struct
{
  gboolean (*step) (CkStore *, CkVerify *, gboolean *, GError **);
  double share;
} stages[] = {
  { check_storage, 0.2 },     { ck_verify_schema, 0.05 }, { ck_verify_chain, 0.4 },   { ck_verify_counts, 0.05 },
  { ck_verify_derived, 0.1 }, { ck_verify_index, 0.1 },   { ck_verify_tables, 0.05 }, { ck_verify_anchors, 0.05 },
};

/**
 * ck_verify_add:
 * @self: a verify
 * @finding: (transfer full): a sentence
 *
 * Adds what was found, once, and up to a number that a person can read.
 */
void
ck_verify_add (CkVerify *self, char *finding)
{
  if (self->findings->len == CK_VERIFY_MAX_FINDINGS)
    g_ptr_array_add (self->findings, g_strdup (_ ("There is more; this list ends here.")));
  if (self->findings->len < CK_VERIFY_MAX_FINDINGS
      && !g_ptr_array_find_with_equal_func (self->findings, finding, g_str_equal, NULL))
    g_ptr_array_add (self->findings, g_steal_pointer (&finding));
  g_free (finding);
}

/**
 * ck_verify_in_time:
 * @self: a verify
 *
 * Returns: whether the slice may go on
 */
gboolean
ck_verify_in_time (CkVerify *self)
{
  return g_get_monotonic_time () < self->deadline;
}

static void
bind_bytes (sqlite3_stmt *stmt, int index, GBytes *bytes, gboolean text)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (text)
    sqlite3_bind_text64 (stmt, index, data, length, SQLITE_TRANSIENT, SQLITE_UTF8);
  else
    sqlite3_bind_blob64 (stmt, index, data != NULL ? data : "", length, SQLITE_TRANSIENT);
}

/**
 * ck_verify_bind:
 * @stmt: whose ?1 and ?2 are the bounds of a range: key > ?1 AND key <= ?2
 * @range: a range
 *
 * At the ends of all keys the bounds are the least value of the type, and one that is beyond its greatest: a text is
 * less than any blob, and 17 bytes of ones are more than an id.
 */
void
ck_verify_bind (sqlite3_stmt *stmt, const CkVerifyRange *range)
{
  static const guint8 beyond[CK_UUID_SIZE + 1] = { [0 ... CK_UUID_SIZE] = 0xff };
  g_autoptr (GBytes) first = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) last = g_bytes_new_static (beyond, sizeof beyond);

  bind_bytes (stmt, 1, range->from != NULL ? range->from : first, range->text);
  bind_bytes (stmt, 2, range->to != NULL ? range->to : last, range->to != NULL && range->text);
}

/**
 * ck_verify_range:
 * @store: a store
 * @self: a verify, whose range is moved on
 * @table: name of a table
 * @key: first column of its key
 * @n: how many keys the range may hold
 * @error: as ck_store_fail()
 *
 * Finds where the range ends that begins at its from. Queries over it can then be run with no statement left open.
 *
 * Returns: whether that worked
 */
gboolean
ck_verify_range (CkStore *store, CkVerify *self, const char *table, const char *key, guint n, GError **error)
{
  g_autofree char *sql = g_strconcat ("SELECT ", key, " FROM \"", table, "\" WHERE ", key, " > ?1 AND ", key,
                                      " <= ?2 ORDER BY ", key, " LIMIT 1 OFFSET ?3", NULL);
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  g_clear_pointer (&self->range.to, g_bytes_unref);
  ck_verify_bind (stmt, &self->range);
  sqlite3_bind_int64 (stmt, 3, (gint64)n - 1);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    self->range.to = g_bytes_new (sqlite3_column_blob (stmt, 0), (gsize)sqlite3_column_bytes (stmt, 0));
  sqlite3_reset (stmt);
  return TRUE;
}

/**
 * ck_verify_range_end:
 * @range: a range that was dealt with
 *
 * Moves on to the keys after it.
 *
 * Returns: %TRUE when there are none, with the range ready for another table
 */
gboolean
ck_verify_range_end (CkVerifyRange *range)
{
  gboolean last = range->to == NULL;

  g_clear_pointer (&range->from, g_bytes_unref);
  range->from = g_steal_pointer (&range->to);
  return last;
}

/**
 * ck_verify_new:
 * @store: a store
 * @anchor_sequence: number of a unit that was written down elsewhere, as on paper; 0 for none
 * @anchor_hash: (nullable): the hex digits that were written down with it, any number of them from 8 to 64
 * @error: %CK_ERROR_INVALID for a malformed anchor, or as ck_store_fail()
 *
 * Begins to verify the storage, the chain of units, every fact, what is derived, and whether the record still descends
 * from the anchor and from what the vault's header remembers.
 *
 * Returns: (transfer full): free with ck_verify_free(), before the store is closed; or %NULL
 */
CkVerify *
ck_verify_new (CkStore *store, gint64 anchor_sequence, const char *anchor_hash, GError **error)
{
  g_autoptr (CkVerify) self = g_new0 (CkVerify, 1);
  gsize length = anchor_hash != NULL ? strlen (anchor_hash) : 0;
  guint n_tables;

  if (anchor_sequence < 0
      || (anchor_hash != NULL
          && (anchor_sequence == 0 || length < 8 || length > 64
              || strspn (anchor_hash, "0123456789abcdefABCDEF") != length))
      || (anchor_hash == NULL && anchor_sequence != 0))
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_INVALID,
                           _ ("anchor: expected a number, a colon and 8 to 64 hex digits, as on the foot of a page: "
                              "12:0123456789abcdef"));
      return NULL;
    }

  ck_fact_tables (&n_tables);
  self->findings = g_ptr_array_new_with_free_func (g_free);
  self->devices = g_array_new (FALSE, TRUE, sizeof (CkVerifyDevice));
  self->row = g_byte_array_new ();
  self->n_rows = g_new0 (gint64, n_tables);
  self->anchor_sequence = anchor_sequence;
  self->anchor_hash = anchor_hash != NULL ? g_ascii_strdown (anchor_hash, -1) : NULL;
  ck_vault_get_anchor (store->vault, &self->header_anchor);
  self->row_hash = ck_unit_new_hash (store, error);
  if (self->row_hash == NULL)
    return NULL;
  self->chain_hash = ck_unit_new_hash (store, error);
  if (self->chain_hash == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

static double
fraction_of_stage (CkVerify *self)
{
  if (self->stage == 0)
    return self->pages_total > 0 ? (double)self->pages_done / (double)self->pages_total : 0.0;
  if (self->stage < G_N_ELEMENTS (stages) && stages[self->stage].step == ck_verify_chain)
    return self->n_units_total > 0 ? MIN (1.0, (double)self->n_units / (double)self->n_units_total) : 0.0;
  return 0.0;
}

/**
 * ck_verify_step:
 * @store: the store
 * @verify: (type CkVerify): of this store
 * @finished: (out): whether that was all
 * @fraction: (out): how much is done, from 0 to 1
 * @error: only when verifying can't go on; what is wrong with the vault is a finding
 *
 * A CkLaneSlice: at most about 50 ms.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_step (CkStore *store, gpointer verify, gboolean *finished, double *fraction, GError **error)
{
  CkVerify *self = verify;
  g_autoptr (GError) local = NULL;
  gboolean stage_finished = FALSE;

  self->deadline = g_get_monotonic_time () + CK_VERIFY_SLICE;
  if (!stages[self->stage].step (store, self, &stage_finished, &local))
    {
      if (!g_error_matches (local, CK_ERROR, CK_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      ck_verify_add (self, g_strdup (_ ("A part of the record can't be read, because a page of the vault is damaged. "
                                        "Not everything could be verified.")));
      self->unreadable = TRUE;
      stage_finished = TRUE;
    }

  *fraction = 0.0;
  for (guint i = 0; i < self->stage; i++)
    *fraction += stages[i].share;
  *fraction += stages[self->stage].share * (stage_finished ? 1.0 : fraction_of_stage (self));

  if (stage_finished)
    {
      self->stage++;
      self->table = 0;
      self->counted_at_seq = -1;
      self->differs = FALSE;
      self->range.text = FALSE;
      g_clear_pointer (&self->range.from, g_bytes_unref);
      g_clear_pointer (&self->range.to, g_bytes_unref);
    }
  *finished = self->stage == G_N_ELEMENTS (stages);
  return TRUE;
}

/**
 * ck_verify_get_findings:
 * @self: a verify
 *
 * Returns: (transfer full): what was found so far, each a sentence; empty when all is well
 */
GStrv
ck_verify_get_findings (CkVerify *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->findings->len; i++)
    g_strv_builder_add (builder, self->findings->pdata[i]);
  return g_strv_builder_end (builder);
}

/**
 * ck_verify_get_n_units:
 * @self: a verify
 *
 * Returns: how many units were walked
 */
gint64
ck_verify_get_n_units (CkVerify *self)
{
  return self->n_units;
}

/**
 * ck_verify_get_n_facts:
 * @self: a verify
 *
 * Returns: of how many facts the digest was recomputed
 */
gint64
ck_verify_get_n_facts (CkVerify *self)
{
  return self->n_facts;
}

/**
 * ck_verify_get_n_pages:
 * @self: a verify
 *
 * Returns: how many pages of the file were read
 */
guint64
ck_verify_get_n_pages (CkVerify *self)
{
  return self->pages_done;
}

/**
 * ck_verify_free:
 * @self: (nullable) (transfer full): a verify, finished or not
 */
void
ck_verify_free (CkVerify *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->storage, ck_vault_check_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->devices, g_array_unref);
  g_clear_pointer (&self->row, g_byte_array_unref);
  g_clear_pointer (&self->row_hash, ck_hash_free);
  g_clear_pointer (&self->chain_hash, ck_hash_free);
  g_free ((char *)self->unit.kind);
  g_free (self->n_rows);
  g_free (self->anchor_hash);
  g_strfreev (self->names);
  g_clear_pointer (&self->range.from, g_bytes_unref);
  g_clear_pointer (&self->range.to, g_bytes_unref);
  g_free (self);
}

/* --- the fingerprint --- */

/**
 * ck_store_get_fingerprint:
 * @store: a store
 * @sequence: (out): number of the newest unit, 0 when there is none
 * @hash16: (out) (transfer full): the first 16 hex digits of its hash
 * @error: never set
 *
 * What goes on every page that leaves the program: with it, ck_verify_new() can tell later whether the record still
 * descends from what was printed.
 *
 * Returns: %TRUE
 */
gboolean
ck_store_get_fingerprint (CkStore *store, gint64 *sequence, char **hash16, GError **error)
{
  *sequence = store->unit->seq;
  *hash16 = ck_text_hex (store->unit->head, 8);
  return TRUE;
}

/**
 * ck_store_get_last_backup:
 * @store: a store
 * @error: as ck_store_fail()
 *
 * Returns: the instant of the last backup that was verified, 0 when there is none or on failure
 */
gint64
ck_store_get_last_backup (CkStore *store, GError **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT max (recorded_at) FROM backup", error);
  gint64 instant = 0;
  gboolean row;

  if (stmt == NULL || !ck_store_step (store, stmt, &row, error))
    return 0;
  if (row)
    instant = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return instant;
}
