/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is derived from the facts. Triggers keep the d_ tables; the full text, which triggers can't write, is kept here
 * in the same transaction; and all of it can be made anew from the v_ views. */
#include "ck-unit-private.h"

#include <string.h>

/* in the order in which they can be filled: later views read earlier tables */
static const char *const tables[] = {
  "review_now", "case_now",   "case_version_now", "entry_move_now", "case_summary",  "person_now", "involvement_now",
  "plan_now",   "action_now", "setting_now",      "keyholder_now", "category_now",
  "snooze_now", "case_link_now", "case_merge_now",
  "relationship_now", "person_merge_now", "person_root", "person_list", "person_key",
  "check_now",  "referral_now", "harm_test_now",  "restriction_now", "clock_now", NULL,
};

/**
 * ck_derived_tables:
 *
 * Returns: (transfer none): what follows d_ and v_ in the names of the derived tables, but for the text;
 * %NULL-terminated
 */
const char *const *
ck_derived_tables (void)
{
  return tables;
}

/* --- full text --- */

static const struct
{
  const char *what;
  const char *select;
} texts[] = {
#define SELECT_TEXT(view) "SELECT case_id, person_id, number, title, body FROM " view " WHERE id = ?1"
  { "case", SELECT_TEXT ("v_text_case") },     { "entry", SELECT_TEXT ("v_text_entry") },
  { "action", SELECT_TEXT ("v_text_action") }, { "person", SELECT_TEXT ("v_text_person") },
  { "plan", SELECT_TEXT ("v_text_plan") },
#undef SELECT_TEXT
};

typedef struct
{
  guint kind; /* in texts */
  CkUuid id;
} TextKey;

/* What the index is told at the end: @old with the exact text that it had, or the new one. */
typedef struct
{
  gboolean old;
  gint64 n;
  const char *what;
  CkUuid owner; /* the case or person whose text it is */
  char *title;
  char *body;
} IndexChange;

static void
index_change_clear (gpointer data)
{
  IndexChange *change = data;

  g_free (change->title);
  g_free (change->body);
}

/* @owner: the column of its case, before that of its person; @column: that of its title, before that of its body */
static void
add_change (GArray *changes, gboolean old, gint64 n, const char *what, sqlite3_stmt *stmt, int owner, int column)
{
  IndexChange change = { .old = old,
                         .n = n,
                         .what = what,
                         .title = g_strdup ((const char *)sqlite3_column_text (stmt, column)),
                         .body = g_strdup ((const char *)sqlite3_column_text (stmt, column + 1)) };

  ck_column_uuid (stmt, sqlite3_column_type (stmt, owner) != SQLITE_NULL ? owner : owner + 1, &change.owner);
  g_array_append_val (changes, change);
}

static gboolean
remove_text (CkStore *store, const TextKey *key, gint64 *n, GArray *changes, GError **error)
{
  sqlite3_stmt *stmt = ck_unit_prepare (store, "SELECT n, case_id, person_id, title, body FROM d_text WHERE id = ?1 AND what = ?2", error);
  gboolean row;

  *n = 0;
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &key->id);
  sqlite3_bind_text (stmt, 2, texts[key->kind].what, -1, SQLITE_STATIC);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *n = sqlite3_column_int64 (stmt, 0);
  add_change (changes, TRUE, *n, texts[key->kind].what, stmt, 1, 3);
  sqlite3_reset (stmt);

  stmt = ck_unit_prepare (store, "DELETE FROM d_text WHERE n = ?1", error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, *n);
  return ck_store_step (store, stmt, &row, error);
}

/* @n: the number that it had, which it keeps; 0 gives it the next. The order of the numbers is that of the ids, which is
 * that of recording: search shows the newest first. */
static gboolean
add_text (CkStore *store, const TextKey *key, gint64 n, GArray *changes, GError **error)
{
  sqlite3_stmt *text = ck_unit_prepare (store, texts[key->kind].select, error);
  sqlite3_stmt *insert;
  gboolean row;
  gboolean ok;

  if (text == NULL)
    return FALSE;
  ck_bind_uuid (text, 1, &key->id);
  if (!ck_store_step (store, text, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  insert = ck_unit_prepare (store,
                            "INSERT INTO d_text (id, what, case_id, person_id, number, title, body, n) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif (?8, 0))",
                            error);
  if (insert != NULL)
    {
      ck_bind_uuid (insert, 1, &key->id);
      sqlite3_bind_text (insert, 2, texts[key->kind].what, -1, SQLITE_STATIC);
      for (int i = 0; i < 5; i++)
        sqlite3_bind_value (insert, i + 3, sqlite3_column_value (text, i));
      sqlite3_bind_int64 (insert, 8, n);
    }
  ok = insert != NULL && ck_store_step (store, insert, &row, error);
  if (ok)
    add_change (changes, FALSE, sqlite3_last_insert_rowid (store->db), texts[key->kind].what, text, 0, 3);
  sqlite3_reset (text);
  return ok;
}

static gboolean
write_index (CkStore *store, GArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const IndexChange *change = &g_array_index (changes, IndexChange, i);
      sqlite3_stmt *stmt = ck_unit_prepare (
          store,
          change->old ? "INSERT INTO text_search (text_search, rowid, title, body, what, owner) VALUES ('delete', ?1, ?2, ?3, ?4, lower (hex (?5)))"
                      : "INSERT INTO text_search (rowid, title, body, what, owner) VALUES (?1, ?2, ?3, ?4, lower (hex (?5)))",
          error);
      gboolean row;

      if (stmt == NULL)
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, change->n);
      sqlite3_bind_text (stmt, 2, change->title, -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 3, change->body, -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 4, change->what, -1, SQLITE_STATIC);
      ck_bind_uuid (stmt, 5, &change->owner);
      if (!ck_store_step (store, stmt, &row, error))
        return FALSE;
      sqlite3_clear_bindings (stmt);
    }
  return TRUE;
}

/* The thing whose text a fact changes: the value of its text key. */
static gboolean
text_id (CkStore *store, const CkUnitPart *part, CkUuid *id, GError **error)
{
  sqlite3_stmt *stmt;
  gboolean row;

  if (strcmp (part->table->text_key, "id") == 0)
    {
      *id = part->row_id;
      return TRUE;
    }
  if (g_strcmp0 (part->table->text_key, part->table->subject) == 0)
    {
      *id = part->subject;
      return TRUE;
    }
  stmt = ck_unit_prepare_row (store, part->table, error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &part->row_id);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  memset (id, 0, sizeof *id);
  for (int i = 0; row && i < sqlite3_column_count (stmt); i++)
    if (strcmp (sqlite3_column_name (stmt, i), part->table->text_key) == 0)
      ck_column_uuid (stmt, i, id);
  sqlite3_reset (stmt);
  return TRUE;
}

static guint
text_key_hash (gconstpointer data)
{
  const TextKey *key = data;

  return ck_uuid_hash (&key->id) + key->kind;
}

static gboolean
text_key_equal (gconstpointer a, gconstpointer b)
{
  const TextKey *first = a, *second = b;

  return first->kind == second->kind && ck_uuid_equal (&first->id, &second->id);
}

/**
 * ck_derived_write_text:
 * @store: a store whose unit is being committed
 * @error: as ck_store_fail()
 *
 * Brings the full text up to date with the facts of the unit. Each thing is written once, however many of its facts the
 * unit holds. The index comes last of all: it writes out what it has at every statement that could fail half way.
 *
 * Returns: whether it is current
 */
gboolean
ck_derived_write_text (CkStore *store, GError **error)
{
  GArray *parts = store->unit->parts;
  g_autoptr (GHashTable) written = g_hash_table_new_full (text_key_hash, text_key_equal, g_free, NULL);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (IndexChange));

  g_array_set_clear_func (changes, index_change_clear);
  for (guint i = 0; i < parts->len; i++)
    {
      const CkUnitPart *part = &g_array_index (parts, CkUnitPart, i);
      TextKey key = { 0 };
      gint64 n;

      if (part->table->text == NULL)
        continue;
      while (strcmp (texts[key.kind].what, part->table->text) != 0)
        key.kind++;
      if (!text_id (store, part, &key.id, error))
        return FALSE;
      if (g_hash_table_add (written, g_memdup2 (&key, sizeof key))
          && (!remove_text (store, &key, &n, changes, error) || !add_text (store, &key, n, changes, error)))
        return FALSE;
    }
  return write_index (store, changes, error);
}

/* --- rebuilding --- */

static gboolean
run_unkept (CkStore *store, const char *sql, GError **error)
{
  if (sqlite3_exec (store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return ck_store_fail (store, NULL, error);
  return TRUE;
}

static gboolean
rebuild_tables (CkStore *store, GError **error)
{
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *empty = g_strconcat ("DELETE FROM d_", tables[i], NULL);
      g_autofree char *fill = g_strconcat ("INSERT INTO d_", tables[i], " SELECT * FROM v_", tables[i], NULL);

      if (!run_unkept (store, empty, error) || !run_unkept (store, fill, error))
        return FALSE;
    }
  return run_unkept (store, "DELETE FROM d_text", error)
         && run_unkept (store,
                        "INSERT INTO d_text (id, what, case_id, person_id, number, title, body) "
                        "SELECT id, what, case_id, person_id, number, title, body FROM v_text ORDER BY id, what",
                        error)
         && run_unkept (store, "INSERT INTO text_search (text_search) VALUES ('rebuild')", error)
         && run_unkept (store, "DELETE FROM window_state WHERE name = 'ck-rebuild'", error);
}

/**
 * ck_store_rebuild:
 * @store: a store without an open unit
 * @error: as ck_store_fail()
 *
 * Fills everything derived anew from the facts: after a merge, when a newer version of the program derives more, or when
 * verify found that it differs. One transaction
 * that takes as long as the record is large.
 *
 * Returns: %TRUE when it is on disk; %FALSE with everything as it was
 */
gboolean
ck_store_rebuild (CkStore *store, GError **error)
{
  CkUnit *unit = store->unit;
  gboolean ok;

  if (!ck_local_begin (store, error))
    return FALSE;
  unit->rebuilding = TRUE;
  unit->door = CK_DOOR_REBUILD;
  ok = rebuild_tables (store, error);
  unit->door = CK_DOOR_SHUT;
  unit->rebuilding = FALSE;
  if (!ok)
    {
      ck_local_rollback (store);
      return FALSE;
    }
  return ck_local_commit (store, error);
}
