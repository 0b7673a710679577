/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keeps the record whole against any SQL on the connection, right or wrong, in three rings:
 *
 * - An authorizer that is a whitelist. It acts when a statement is prepared, so it is the outer ring only.
 * - Triggers on each table of facts. They take a row only within a unit, with that unit's id and time, and a new id;
 *   they refuse every change, and every removal but that of a destruction. They rest on functions that give NULL when no
 *   unit is open, so they compare with IS NOT and fail closed; where the functions are missing, they fail altogether.
 *   RAISE in a BEFORE trigger isn't reached by OR IGNORE or OR REPLACE of the statement.
 * - Hooks. A COMMIT of anything written is turned into a ROLLBACK unless ck_unit_commit() or its like asked for it, and
 *   any rollback, SQLite's own too, closes the unit. */
#include "ck-unit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-name-functions.h"

/* --- functions: innocuous, or triggers couldn't call them while the schema isn't trusted --- */

static void
unit_id (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  CkUnit *self = sqlite3_user_data (context);

  if (self->open)
    sqlite3_result_blob (context, self->id.bytes, CK_UUID_SIZE, SQLITE_TRANSIENT);
}

static void
unit_time (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  CkUnit *self = sqlite3_user_data (context);

  if (self->open)
    sqlite3_result_int64 (context, self->time);
}

static void
unit_mode (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  static const char *const modes[] = { "write", "merge", "rebuild", "destroy" };
  CkUnit *self = sqlite3_user_data (context);

  if (self->open)
    sqlite3_result_text (context, modes[self->mode], -1, SQLITE_STATIC);
  else if (self->rebuilding)
    sqlite3_result_text (context, modes[CK_UNIT_REBUILD], -1, SQLITE_STATIC);
}

static void
unit_sealing (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  CkUnit *self = sqlite3_user_data (context);

  if (self->open && self->sealing)
    sqlite3_result_int (context, 1);
}

/* ck_unit_add (table, id, subject): the order of these calls is the order of the parts */
static void
unit_add (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  CkUnit *self = sqlite3_user_data (context);
  const char *table = (const char *)sqlite3_value_text (arguments[0]);
  CkUnitPart part = { 0 };

  if (!self->open || self->sealing)
    {
      sqlite3_result_error (context, "no unit is open", -1);
      return;
    }
  part.table = table != NULL ? ck_fact_table_find (table) : NULL;
  if (part.table == NULL || sqlite3_value_type (arguments[1]) != SQLITE_BLOB
      || sqlite3_value_bytes (arguments[1]) != CK_UUID_SIZE)
    {
      sqlite3_result_error (context, "not a fact", -1);
      return;
    }
  memcpy (part.row_id.bytes, sqlite3_value_blob (arguments[1]), CK_UUID_SIZE);
  if (sqlite3_value_type (arguments[2]) == SQLITE_BLOB && sqlite3_value_bytes (arguments[2]) == CK_UUID_SIZE)
    memcpy (part.subject.bytes, sqlite3_value_blob (arguments[2]), CK_UUID_SIZE);
  g_array_append_val (self->parts, part);
}

/* --- hooks --- */

static int
on_commit (void *data)
{
  CkUnit *self = data;

  return self->may_commit ? 0 : 1;
}

static void
on_rollback (void *data)
{
  ck_unit_forget (data);
}

/* --- the authorizer --- */

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return name != NULL && g_strv_contains (names, name);
}

static int
authorize_pragma (const char *pragma, const char *argument)
{
  static const char *const reading[]
      = { "application_id", "compile_options", "data_version",   "foreign_keys",       "freelist_count",
          "journal_mode",   "page_count",      "page_size",      "recursive_triggers", "schema_version",
          "secure_delete",  "synchronous",     "trusted_schema", "user_version",       NULL };
  static const char *const checking[]
      = { "foreign_key_check", "index_info", "index_list", "index_xinfo", "integrity_check",
          "quick_check",       "table_info", "table_list", "table_xinfo", NULL };
  g_autofree char *name = pragma != NULL ? g_ascii_strdown (pragma, -1) : NULL;

  if (is_one_of (name, checking) || (argument == NULL && is_one_of (name, reading)))
    return SQLITE_OK;
  return SQLITE_DENY;
}

static gboolean
is_local (const char *table)
{
  static const char *const local[] = { "draft", "window_state", NULL };

  return is_one_of (table, local);
}

/* Derived tables are written by triggers, which know the facts; text by the commit; all of them by a rebuild. Tables that
 * lie under the full-text index are written by the index's own code: defensive mode keeps everyone else from them. */
static gboolean
may_derive (CkUnit *self, const char *table, const char *trigger)
{
  if (g_str_has_prefix (table, "text_search_"))
    return TRUE;
  if (!g_str_has_prefix (table, "d_"))
    return FALSE;
  return trigger != NULL || self->door == CK_DOOR_REBUILD
         || (self->door == CK_DOOR_RECORD && strcmp (table, "d_text") == 0);
}

static int
authorize_insert (CkUnit *self, const char *table, const char *trigger)
{
  static const char *const recorded[] = { "unit", "unit_part", "text_search", NULL };

  if (ck_fact_table_find (table) != NULL || is_local (table) || may_derive (self, table, trigger))
    return SQLITE_OK;
  return self->door >= CK_DOOR_RECORD && is_one_of (table, recorded) ? SQLITE_OK : SQLITE_DENY;
}

static int
authorize_change (CkUnit *self, int action, const char *table, const char *trigger)
{
  /* asked when the full-text index is first used, which changes nothing; a statement that would is refused by SQLite as
   * long as nobody sets writable_schema */
  if (action == SQLITE_UPDATE && strcmp (table, "sqlite_master") == 0)
    return SQLITE_OK;
  return is_local (table) || may_derive (self, table, trigger) ? SQLITE_OK : SQLITE_DENY;
}

static int
authorize (void *data, int action, const char *first, const char *second, const char *database, const char *trigger)
{
  static const char *const own_functions[] = { "ck_unit_add", NULL };
  static const char *const refused_functions[] = { "load_extension", "fts3_tokenizer", NULL };
  CkUnit *self = data;

  switch (action)
    {
    case SQLITE_SELECT:
    case SQLITE_TRANSACTION:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_READ:
      return strcmp (first, "record_key") == 0 && self->door < CK_DOOR_RECORD ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_FUNCTION:
      if (is_one_of (second, refused_functions) || (is_one_of (second, own_functions) && trigger == NULL))
        return SQLITE_DENY;
      return SQLITE_OK;
    case SQLITE_PRAGMA:
      return authorize_pragma (first, second);
    case SQLITE_INSERT:
      return authorize_insert (self, first, trigger);
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      return authorize_change (self, action, first, trigger);
    default:
      return SQLITE_DENY;
    }
}

/* --- triggers of each fact --- */

static void
add_fact_guards (GString *sql, const CkFactTable *table)
{
  const char *name = table->name;

  g_string_append_printf (
      sql,
      "CREATE TRIGGER IF NOT EXISTS g_%s_insert BEFORE INSERT ON \"%s\" BEGIN "
      "SELECT CASE WHEN ck_unit_id () IS NULL THEN RAISE (ABORT, 'ck-no-unit') "
      "WHEN NEW.unit IS NOT ck_unit_id () THEN RAISE (ABORT, 'ck-other-unit') "
      "WHEN NEW.recorded_at IS NOT ck_unit_time () THEN RAISE (ABORT, 'ck-other-time') "
      "WHEN ck_unit_sealing () IS NOT NULL THEN RAISE (ABORT, 'ck-sealing') "
      "WHEN NEW.id IS NULL OR EXISTS (SELECT 1 FROM \"%s\" WHERE id = NEW.id) THEN RAISE (ABORT, 'ck-exists') "
      "END; END;\n",
      name, name, name);
  g_string_append_printf (sql,
                          "CREATE TRIGGER IF NOT EXISTS g_%s_update BEFORE UPDATE ON \"%s\" BEGIN "
                          "SELECT RAISE (ABORT, 'ck-changed'); END;\n",
                          name, name);
  g_string_append_printf (
      sql,
      "CREATE TRIGGER IF NOT EXISTS g_%s_delete BEFORE DELETE ON \"%s\" WHEN ck_unit_mode () IS NOT 'destroy' BEGIN "
      "SELECT RAISE (ABORT, 'ck-removed'); END;\n",
      name, name);
  g_string_append_printf (sql,
                          "CREATE TRIGGER IF NOT EXISTS g_%s_add AFTER INSERT ON \"%s\" BEGIN "
                          "SELECT ck_unit_add ('%s', NEW.id, %s%s); END;\n",
                          name, name, name, table->subject != NULL ? "NEW." : "NULL",
                          table->subject != NULL ? table->subject : "");
}

/**
 * ck_guard_triggers:
 *
 * The guards that are alike for every table of facts, and those of the units themselves, where they aren't there yet:
 * an older vault has those of its own tables.
 *
 * Returns: (transfer full): the SQL that makes them
 */
char *
ck_guard_triggers (void)
{
  static const char *const unit_guards
      = "CREATE TRIGGER IF NOT EXISTS g_unit_insert BEFORE INSERT ON unit BEGIN "
        "SELECT CASE WHEN ck_unit_sealing () IS NOT 1 OR NEW.id IS NOT ck_unit_id () OR NEW.at IS NOT ck_unit_time () "
        "THEN RAISE (ABORT, 'ck-no-unit') "
        "WHEN EXISTS (SELECT 1 FROM unit WHERE device = NEW.device AND seq = NEW.seq) "
        "OR EXISTS (SELECT 1 FROM unit WHERE id = NEW.id) THEN RAISE (ABORT, 'ck-exists') END; END;\n"
        "CREATE TRIGGER IF NOT EXISTS g_unit_update BEFORE UPDATE ON unit BEGIN SELECT RAISE (ABORT, 'ck-changed'); END;\n"
        "CREATE TRIGGER IF NOT EXISTS g_unit_delete BEFORE DELETE ON unit BEGIN SELECT RAISE (ABORT, 'ck-removed'); END;\n"
        "CREATE TRIGGER IF NOT EXISTS g_unit_part_insert BEFORE INSERT ON unit_part BEGIN "
        "SELECT CASE WHEN ck_unit_sealing () IS NOT 1 OR NEW.unit IS NOT ck_unit_id () THEN RAISE (ABORT, "
        "'ck-no-unit') "
        "WHEN EXISTS (SELECT 1 FROM unit_part WHERE unit = NEW.unit AND n = NEW.n) THEN RAISE (ABORT, 'ck-exists') "
        "END; END;\n"
        "CREATE TRIGGER IF NOT EXISTS g_unit_part_update BEFORE UPDATE ON unit_part BEGIN SELECT RAISE (ABORT, 'ck-changed'); END;\n"
        "CREATE TRIGGER IF NOT EXISTS g_unit_part_delete BEFORE DELETE ON unit_part BEGIN SELECT RAISE (ABORT, 'ck-removed'); END;\n";
  GString *sql = g_string_new (unit_guards);
  guint n_tables;
  const CkFactTable *tables = ck_fact_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    add_fact_guards (sql, &tables[i]);
  return g_string_free (sql, FALSE);
}

/* --- putting them up and taking them down --- */

/**
 * ck_guard_functions:
 * @store: a store with its unit
 * @error: %CK_ERROR_FAILED
 *
 * Gives the connection the functions that triggers call. Before a migration, whose triggers name them.
 *
 * Returns: whether they are there
 */
gboolean
ck_guard_functions (CkStore *store, GError **error)
{
  static const struct
  {
    const char *name;
    int n_arguments;
    void (*call) (sqlite3_context *, int, sqlite3_value **);
  } functions[] = {
    { "ck_unit_id", 0, unit_id },           { "ck_unit_time", 0, unit_time }, { "ck_unit_mode", 0, unit_mode },
    { "ck_unit_sealing", 0, unit_sealing }, { "ck_unit_add", 3, unit_add },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function (store->db, functions[i].name, functions[i].n_arguments, SQLITE_UTF8 | SQLITE_INNOCUOUS,
                                 store->unit, functions[i].call, NULL, NULL)
        != SQLITE_OK)
      return ck_store_fail (store, _ ("The vault couldn't be opened"), error);
  if (!ck_name_functions_add (store->db))
    return ck_store_fail (store, _ ("The vault couldn't be opened"), error);
  return TRUE;
}

/**
 * ck_guard_close_doors:
 * @store: a store whose schema is current
 *
 * Puts up the authorizer and the hooks. From here on the connection takes nothing that the record doesn't know of.
 */
void
ck_guard_close_doors (CkStore *store)
{
  store->unit->door = CK_DOOR_SHUT;
  sqlite3_set_authorizer (store->db, authorize, store->unit);
  sqlite3_commit_hook (store->db, on_commit, store->unit);
  sqlite3_rollback_hook (store->db, on_rollback, store->unit);
}

/**
 * ck_guard_remove:
 * @store: a store that is being closed
 *
 * Takes authorizer, hooks and functions off the connection before the unit that they use is freed. Without the
 * functions the triggers fail, so the record stays shut.
 */
void
ck_guard_remove (CkStore *store)
{
  static const char *const functions[] = { "ck_unit_id", "ck_unit_time", "ck_unit_mode", "ck_unit_sealing" };

  sqlite3_set_authorizer (store->db, NULL, NULL);
  sqlite3_commit_hook (store->db, NULL, NULL);
  sqlite3_rollback_hook (store->db, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    sqlite3_create_function (store->db, functions[i], 0, SQLITE_UTF8, NULL, NULL, NULL, NULL);
  sqlite3_create_function (store->db, "ck_unit_add", 3, SQLITE_UTF8, NULL, NULL, NULL, NULL);
}
