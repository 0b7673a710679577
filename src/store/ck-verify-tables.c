/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of verify that ask about tables: the schema with its guards, what is derived, the full text, and SQLite's
 * own checks. */
#include "ck-verify-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the schema --- */

/* Everything that the schema holds, by type and name. */
static GHashTable *
read_schema (sqlite3 *db)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *stmt = NULL;
  int result
      = sqlite3_prepare_v2 (db, "SELECT type || ' ' || name, coalesce (sql, '') FROM sqlite_schema", -1, &stmt, NULL);

  while (result == SQLITE_OK || result == SQLITE_ROW)
    {
      result = sqlite3_step (stmt);
      if (result == SQLITE_ROW)
        g_hash_table_insert (schema, g_strdup ((const char *)sqlite3_column_text (stmt, 0)),
                             g_strdup ((const char *)sqlite3_column_text (stmt, 1)));
    }
  sqlite3_finalize (stmt);
  return result == SQLITE_DONE ? g_steal_pointer (&schema) : NULL;
}

static void
compare_schemas (CkVerify *self, GHashTable *expected, GHashTable *actual)
{
  GHashTableIter iter;
  gpointer name, sql;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    {
      const char *there = g_hash_table_lookup (actual, name);

      if (there == NULL)
        /* Translators: %s is a technical name in English, such as "trigger g_entry_update" */
        ck_verify_add (
            self, g_strdup_printf (_ ("The vault lacks one of the things that guard the record (%s)."), (char *)name));
      else if (strcmp (there, sql) != 0)
        ck_verify_add (self,
                       g_strdup_printf (_ ("One of the things that guard the record was changed (%s)."), (char *)name));
    }
  g_hash_table_iter_init (&iter, actual);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (expected, name))
      ck_verify_add (
          self, g_strdup_printf (_ ("Something that isn't the program's was put into the vault (%s)."), (char *)name));
}

/**
 * ck_verify_schema:
 * @store: a store
 * @self: a verify
 * @finished: (out): %TRUE
 * @error: as ck_store_fail()
 *
 * Compares tables, views and guards with those that this program makes, which are made in memory, empty, to compare.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_schema (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  g_autoptr (GHashTable) expected = NULL;
  g_autoptr (GHashTable) actual = read_schema (store->db);
  sqlite3 *memory = NULL;
  gboolean ok;

  if (actual == NULL)
    return ck_store_fail (store, NULL, error);
  ok = sqlite3_open (":memory:", &memory) == SQLITE_OK && ck_migrate_build (memory, error);
  if (ok)
    expected = read_schema (memory);
  sqlite3_close (memory);
  if (expected == NULL)
    {
      if (error == NULL || *error == NULL)
        g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED, _ ("There wasn't enough memory to verify the vault."));
      return FALSE;
    }
  compare_schemas (self, expected, actual);
  *finished = TRUE;
  return TRUE;
}

/* --- what is derived --- */

static const char text_columns[] = "id, what, case_id, person_id, number, title, body";

/* The first column of the key of a derived table. */
static const char *
key_of (const char *name)
{
  static const struct
  {
    const char *name;
    const char *key;
  } keys[] = { { "review_now", "id" },
               { "involvement_now", "id" },
               { "person_now", "person_id" },
               { "action_now", "action_id" },
               { "setting_now", "name" },
               { "keyholder_now", "keyholder" },
               { "category_now", "token" },
               { "snooze_now", "item_id" },
               { "entry_move_now", "entry_id" },
               { "relationship_now", "relationship_id" },
               { "person_merge_now", "from_id" },
               { "person_root", "person_id" },
               { "person_list", "person_id" },
               { "person_key", "person_id" },
               { "referral_now", "referral_id" },
               { "harm_test_now", "concern_id" },
               { "text", "id" } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].name, name) == 0)
      return keys[i].key;
  return "case_id";
}

/* What a set of rows comes to, in whatever order they come: the sum of the digests of its rows. */
typedef struct
{
  guint64 words[CK_HASH_BYTES / sizeof (guint64)];
} RowSum;

static gboolean
sum_rows (CkStore *store, CkVerify *self, const char *prefix, const char *name, RowSum *sum, GError **error)
{
  const char *key = key_of (name);
  g_autofree char *sql = g_strconcat ("SELECT ", strcmp (name, "text") == 0 ? text_columns : "*", " FROM ", prefix,
                                      name, " WHERE ", key, " > ?1 AND ", key, " <= ?2", NULL);
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  memset (sum, 0, sizeof *sum);
  ck_verify_bind (stmt, &self->range);
  while (ck_store_step (store, stmt, &row, error))
    {
      RowSum digest;

      if (!row)
        return TRUE;
      ck_canonical_row (self->row, stmt);
      ck_hash_update (self->row_hash, self->row->data, self->row->len);
      ck_hash_final (self->row_hash, (guint8 *)digest.words);
      for (guint i = 0; i < G_N_ELEMENTS (digest.words); i++)
        sum->words[i] += digest.words[i];
    }
  return FALSE;
}

static gboolean
compare_range (CkStore *store, CkVerify *self, const char *name, GError **error)
{
  g_autofree char *table = g_strconcat ("d_", name, NULL);
  RowSum derived, defined;

  self->range.text = strcmp (name, "setting_now") == 0 || strcmp (name, "category_now") == 0;
  if (!ck_verify_range (store, self, table, key_of (name), 200, error)
      || !sum_rows (store, self, "d_", name, &derived, error) || !sum_rows (store, self, "v_", name, &defined, error))
    return FALSE;
  self->differs = self->differs || memcmp (&derived, &defined, sizeof derived) != 0;
  return TRUE;
}

/**
 * ck_verify_derived:
 * @store: a store
 * @self: a verify
 * @finished: (out): whether everything was compared
 * @error: as ck_store_fail()
 *
 * Compares each derived table with the view that defines it: both must hold the same rows.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_derived (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  const char *const *names = ck_derived_tables ();
  guint n_names = g_strv_length ((GStrv)names);

  while (self->table <= n_names && ck_verify_in_time (self))
    {
      const char *name = self->table < n_names ? names[self->table] : "text";

      if (!compare_range (store, self, name, error))
        return FALSE;
      if (!ck_verify_range_end (&self->range))
        continue;
      if (self->differs)
        /* Translators: %s is the table's name in English */
        ck_verify_add (
            self, g_strdup_printf (
                      _ ("What is shown of the record isn't what was recorded (%s). The record itself isn't touched "
                         "by that; what is shown can be made anew from it."),
                      name));
      self->differs = FALSE;
      self->table++;
    }
  self->range.text = FALSE;
  *finished = self->table > n_names;
  return TRUE;
}

/**
 * ck_verify_index:
 * @store: a store
 * @self: a verify
 * @finished: (out): %TRUE
 * @error: as ck_store_fail()
 *
 * Has the full-text index compared with the text that it is of. SQLite does that in one piece.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_index (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  CkUnit *unit = store->unit;
  int result;

  unit->door = CK_DOOR_RECORD;
  unit->may_commit = TRUE;
  result = sqlite3_exec (store->db, "INSERT INTO text_search (text_search, rank) VALUES ('integrity-check', 1)", NULL,
                         NULL, NULL);
  ck_unit_forget (unit);
  if ((result & 0xff) == SQLITE_CORRUPT)
    ck_verify_add (
        self,
        g_strdup (_ ("The index that searches use isn't that of the text. The record itself isn't touched by that; the "
                     "index can be made anew from it.")));
  else if (result != SQLITE_OK)
    return ck_store_fail (store, NULL, error);
  *finished = TRUE;
  return TRUE;
}

/* --- SQLite's own checks --- */

static gboolean
list_tables (CkStore *store, CkVerify *self, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT 'sqlite_schema' UNION ALL SELECT name FROM sqlite_schema "
                                         "WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
                                         error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  while (ck_store_step (store, stmt, &row, error))
    {
      if (!row)
        {
          self->names = g_strv_builder_end (builder);
          return TRUE;
        }
      g_strv_builder_add (builder, (const char *)sqlite3_column_text (stmt, 0));
    }
  return FALSE;
}

/* Adds each row of a check that isn't "ok". */
static gboolean
run_check (CkStore *store, CkVerify *self, const char *sql, const char *table, GError **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);
  gboolean row;

  if (stmt == NULL)
    return FALSE;
  ck_bind_text (stmt, 1, table);
  while (ck_store_step (store, stmt, &row, error))
    {
      if (!row)
        return TRUE;
      if (g_strcmp0 ((const char *)sqlite3_column_text (stmt, 0), "ok") != 0)
        {
          g_autofree char *said = g_strdup ((const char *)sqlite3_column_text (stmt, 0));

          if (said != NULL)
            g_strdelimit (said, "\n", ' ');
          /* Translators: the first %s is a table's name, the second what the database says of it, both in English */
          ck_verify_add (self, g_strdup_printf (_ ("A table isn't whole (%s: %s)."), table, said));
        }
    }
  return FALSE;
}

/**
 * ck_verify_tables:
 * @store: a store
 * @self: a verify
 * @finished: (out): whether every table was checked
 * @error: as ck_store_fail()
 *
 * Has SQLite check each table with its indexes and its foreign keys, one table at a time.
 *
 * Returns: whether it can go on
 */
gboolean
ck_verify_tables (CkStore *store, CkVerify *self, gboolean *finished, GError **error)
{
  if (self->names == NULL && !list_tables (store, self, error))
    return FALSE;

  while (self->names[self->table] != NULL && ck_verify_in_time (self))
    {
      const char *table = self->names[self->table];

      if (!run_check (store, self, "SELECT integrity_check FROM pragma_integrity_check (?1)", table, error)
          || (self->table > 0
              && !run_check (store, self, "SELECT DISTINCT \"parent\" FROM pragma_foreign_key_check (?1)", table,
                             error)))
        return FALSE;
      self->table++;
    }
  *finished = self->names[self->table] == NULL;
  return TRUE;
}
