/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Raw SQL on the open connection tries to get past the record. Each attack is made twice: as it stands, and with the
 * authorizer off, so that the triggers and hooks behind it are seen to hold by themselves. */
#include "record-fixture.h"

#include "ck-unit-private.h"

typedef struct
{
  const char *name;
  const char *sql;
  gboolean authorizer_only; /* what the authorizer alone refuses; without it verify finds it */
} Attack;

#define ROW(id, unit, time)                                                                                            \
  "INSERT INTO review VALUES (x'" id "', " unit ", " time ", x'c0000000000000000000000000000001', 'plan', "            \
  "'2026-12-01')"
#define NEW_ID "b9000000000000000000000000000001"
#define OLD_ID "b0000000000000000000000000000001"

/* outside a unit */
static const Attack outside[] = {
  { "insert", ROW (NEW_ID, "zeroblob (16)", "1"), FALSE },
  { "insert-null-unit", ROW (NEW_ID, "ck_unit_id ()", "ck_unit_time ()"), FALSE },
  { "insert-or-ignore",
    "INSERT OR IGNORE INTO review VALUES (x'" NEW_ID
    "', zeroblob (16), 1, x'c0000000000000000000000000000001', 'plan', '2026-12-01')",
    FALSE },
  { "insert-or-replace",
    "INSERT OR REPLACE INTO review VALUES (x'" OLD_ID
    "', zeroblob (16), 1, x'c0000000000000000000000000000001', 'plan', '2026-12-01')",
    FALSE },
  { "insert-in-transaction", "BEGIN; " ROW (NEW_ID, "zeroblob (16)", "1") "; COMMIT", FALSE },
  { "copy-of-a-row", "INSERT INTO review SELECT x'" NEW_ID "', unit, recorded_at, case_id, kind, due FROM review",
    FALSE },
  { "update", "UPDATE entry SET facts = 'Nothing happened.'", FALSE },
  { "update-or-ignore", "UPDATE OR IGNORE entry SET facts = 'Nothing happened.'", FALSE },
  { "update-unit-column", "UPDATE entry SET unit = zeroblob (16)", FALSE },
  { "delete", "DELETE FROM entry", FALSE },
  { "delete-identity", "DELETE FROM \"case\"", FALSE },
  { "delete-reason", "DELETE FROM concern_category", FALSE },
  { "unit-insert",
    "INSERT INTO unit SELECT device, seq + 1, zeroblob (16), hlc, at, actor, kind, schema_version, hash_version, prev, "
    "hash FROM unit",
    FALSE },
  { "unit-update", "UPDATE unit SET actor = zeroblob (16)", FALSE },
  { "unit-delete", "DELETE FROM unit", FALSE },
  { "unit-replace", "INSERT OR REPLACE INTO unit SELECT * FROM unit", FALSE },
  { "part-insert",
    "INSERT INTO unit_part SELECT unit, n + 100, table_name, row_id, subject, salt, digest FROM unit_part", FALSE },
  { "part-update", "UPDATE unit_part SET digest = zeroblob (32)", FALSE },
  { "part-salt", "UPDATE unit_part SET salt = NULL", FALSE },
  { "part-delete", "DELETE FROM unit_part", FALSE },
  { "part-replace", "INSERT OR REPLACE INTO unit_part SELECT * FROM unit_part", FALSE },
  { "add", "SELECT ck_unit_add ('entry', zeroblob (16), NULL)", FALSE },
  { "derived-insert",
    "INSERT INTO d_review_now VALUES (zeroblob (16), x'c0000000000000000000000000000001', 'plan', '2026-12-01', 0)",
    FALSE },
  { "derived-update", "UPDATE d_case_now SET risk = 'low'", FALSE },
  { "derived-update-or-ignore", "UPDATE OR IGNORE d_case_now SET status = 'closed', pending_review = NULL", FALSE },
  { "derived-delete", "DELETE FROM d_case_summary", FALSE },
  { "derived-replace", "REPLACE INTO d_setting_now VALUES ('coordinator', zeroblob (16), 1, 'x')", FALSE },
  { "text-insert", "INSERT INTO d_text (id, what, title, body) VALUES (zeroblob (16), 'entry', '', '')", FALSE },
  { "text-update", "UPDATE d_text SET body = ''", FALSE },
  { "index-insert", "INSERT INTO text_search (rowid, title, body) VALUES (99, 'x', 'y')", FALSE },
  { "index-delete-all", "INSERT INTO text_search (text_search) VALUES ('delete-all')", FALSE },
  { "index-table", "DELETE FROM text_search_data", FALSE },
  { "device", "UPDATE device SET letter = 'B'", FALSE },
  { "record-key", "UPDATE record_key SET key = zeroblob (32)", FALSE },
  { "record-key-delete", "DELETE FROM record_key", FALSE },
  { "draft-outside", "INSERT INTO draft VALUES (zeroblob (16), zeroblob (16), 'note', NULL, '{}', 1)", FALSE },
  { "read-record-key", "SELECT key FROM record_key", TRUE },
  { "create-table", "CREATE TABLE mine (x)", FALSE },
  { "create-temporary-table", "CREATE TEMP TABLE mine (x)", TRUE },
  { "create-temporary-trigger",
    "CREATE TEMP TRIGGER mine AFTER INSERT ON entry BEGIN UPDATE d_case_now SET heads = 2; END", TRUE },
  { "create-view", "CREATE VIEW mine AS SELECT 1", FALSE },
  { "create-index", "CREATE INDEX mine ON entry (facts)", FALSE },
  { "drop-trigger", "DROP TRIGGER g_entry_insert", FALSE },
  { "drop-trigger-update", "DROP TRIGGER IF EXISTS g_entry_update", FALSE },
  { "drop-table", "DROP TABLE viewing", FALSE },
  { "drop-view", "DROP VIEW v_case_now", FALSE },
  { "alter", "ALTER TABLE entry ADD COLUMN more TEXT", FALSE },
  { "alter-rename", "ALTER TABLE entry RENAME TO other", FALSE },
  { "schema-update", "UPDATE sqlite_schema SET sql = ''", FALSE },
  { "schema-delete", "DELETE FROM sqlite_schema WHERE type = 'trigger'", FALSE },
  { "reindex", "REINDEX", FALSE },
  { "analyze", "ANALYZE", FALSE },
  { "vacuum", "VACUUM", TRUE },
  { "attach", "ATTACH ':memory:' AS other", TRUE },
  { "attach-file", "ATTACH 'file:other?vfs=unix' AS other", TRUE },
  { "detach", "DETACH main", FALSE },
  { "savepoint", "SAVEPOINT mine", TRUE },
  { "pragma-writable-schema", "PRAGMA writable_schema = ON", TRUE },
  { "pragma-ignore-checks", "PRAGMA ignore_check_constraints = ON", TRUE },
  { "pragma-recursive-triggers", "PRAGMA recursive_triggers = OFF", TRUE },
  { "pragma-foreign-keys", "PRAGMA foreign_keys = OFF", TRUE },
  { "pragma-defer-keys", "PRAGMA defer_foreign_keys = ON", TRUE },
  { "pragma-trusted-schema", "PRAGMA trusted_schema = ON", TRUE },
  { "pragma-journal", "PRAGMA journal_mode = OFF", TRUE },
  { "pragma-synchronous", "PRAGMA synchronous = OFF", TRUE },
  { "pragma-secure-delete", "PRAGMA secure_delete = OFF", TRUE },
  { "pragma-user-version", "PRAGMA user_version = 0", FALSE },
  { "pragma-schema-version", "PRAGMA schema_version = 1", FALSE },
  { "pragma-temp-store", "PRAGMA temp_store = FILE", TRUE },
  { "pragma-temp-folder", "PRAGMA temp_store_directory = '/tmp'", TRUE },
  { "load-extension", "SELECT load_extension ('mine')", FALSE },
};

/* inside a unit: what must be refused at once; the rest is caught when the unit is committed */
static const Attack inside[] = {
  { "other-unit", ROW (NEW_ID, "zeroblob (16)", "ck_unit_time ()"), FALSE },
  { "null-unit", ROW (NEW_ID, "NULL", "ck_unit_time ()"), FALSE },
  { "other-time", ROW (NEW_ID, "ck_unit_id ()", "ck_unit_time () - 1"), FALSE },
  { "null-time", ROW (NEW_ID, "ck_unit_id ()", "NULL"), FALSE },
  { "other-unit-or-ignore",
    "INSERT OR IGNORE INTO review VALUES (x'" NEW_ID
    "', zeroblob (16), ck_unit_time (), x'c0000000000000000000000000000001', 'plan', '2026-12-01')",
    FALSE },
  { "other-unit-or-replace",
    "INSERT OR REPLACE INTO review VALUES (x'" NEW_ID
    "', zeroblob (16), ck_unit_time (), x'c0000000000000000000000000000001', 'plan', '2026-12-01')",
    FALSE },
  { "replace",
    "REPLACE INTO concern_category VALUES (x'e2000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001', x'e0000000000000000000000000000001', 1, 'other')",
    FALSE },
  { "upsert",
    "INSERT INTO concern_category VALUES (x'e2000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001', x'e0000000000000000000000000000001', 1, 'other') ON CONFLICT DO UPDATE SET "
    "category = 'other'",
    FALSE },
  { "null-id",
    "INSERT INTO concern_category VALUES (NULL, ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'e0000000000000000000000000000001', 1, 'other')",
    FALSE },
  { "update", "UPDATE entry SET facts = 'Nothing happened.'", FALSE },
  { "update-own", "UPDATE viewing SET what = 'nothing'", FALSE },
  { "delete", "DELETE FROM entry", FALSE },
  { "delete-own", "DELETE FROM viewing", FALSE },
  { "unit",
    "INSERT INTO unit SELECT device, seq + 1, ck_unit_id (), hlc, ck_unit_time (), actor, kind, schema_version, "
    "hash_version, prev, hash FROM unit",
    FALSE },
  { "part", "INSERT INTO unit_part SELECT ck_unit_id (), 1, table_name, row_id, subject, salt, digest FROM unit_part",
    FALSE },
  { "part-or-ignore",
    "INSERT OR IGNORE INTO unit_part SELECT ck_unit_id (), 1, table_name, row_id, subject, salt, digest FROM unit_part",
    FALSE },
  { "second-review", ROW (NEW_ID, "ck_unit_id ()", "ck_unit_time ()"), FALSE },
  { "second-review-or-ignore",
    "INSERT OR IGNORE INTO review VALUES (x'" NEW_ID
    "', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', 'plan', '2026-12-01')",
    FALSE },
  { "second-review-or-replace",
    "INSERT OR REPLACE INTO review VALUES (x'" NEW_ID
    "', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', 'plan', '2026-12-01')",
    FALSE },
  { "state-beside-head",
    "INSERT INTO case_state (id, unit, recorded_at, case_id, status, risk, pending_review) VALUES "
    "(x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "'open', 'low', x'" OLD_ID "')",
    FALSE },
  { "state-beside-head-or-ignore",
    "INSERT OR IGNORE INTO case_state (id, unit, recorded_at, case_id, status, risk, pending_review) VALUES "
    "(x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "'open', 'low', x'" OLD_ID "')",
    FALSE },
  { "state-also-replaces-nothing",
    "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, also_replaces, status, risk, pending_review) "
    "VALUES (x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c2000000000000000000000000000001', x'c2000000000000000000000000000001', 'open', 'low', x'" OLD_ID "')",
    FALSE },
  { "number-taken",
    "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision, "
    "told_precision, facts, significant) VALUES (x'e9000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001', 1, 'note', 'unknown', 'unknown', 'unknown', 'x', 0)",
    FALSE },
  { "reference-taken",
    "INSERT INTO \"case\" VALUES (x'c9000000000000000000000000000001', ck_unit_id (), ck_unit_time ()); INSERT INTO "
    "case_version (id, unit, recorded_at, case_id, year, number, title, lead) VALUES "
    "(x'c9100000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c9000000000000000000000000000001', 2026, "
    "10001, 'x', 'x')",
    FALSE },
  { "reference-changed",
    "INSERT INTO case_version (id, unit, recorded_at, case_id, replaces, year, number, title, lead) VALUES "
    "(x'c9100000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c1000000000000000000000000000001', 2026, 9, 'x', 'x')",
    FALSE },
  { "other-case",
    "INSERT INTO concern_category VALUES (x'e9200000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000002', x'e0000000000000000000000000000001', 2, 'other')",
    FALSE },
  { "derived", "UPDATE d_review_now SET held = 0", TRUE },
  { "add", "SELECT ck_unit_add ('entry', x'e0000000000000000000000000000001', NULL)", TRUE },
  { "savepoint", "SAVEPOINT mine", TRUE },
  { "drop-trigger", "DROP TRIGGER g_entry_insert", TRUE },
  { "attach", "ATTACH ':memory:' AS other", TRUE },
};

#define VIEWING                                                                                                        \
  "INSERT INTO viewing VALUES (x'd0000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "                  \
  "x'c0000000000000000000000000000001', 'chronology', NULL)"

static char *
fingerprint_of_everything (RecordFixture *f)
{
  return record_text (f, "SELECT (SELECT count (*) FROM unit) || ' ' || (SELECT count (*) FROM unit_part) || ' ' || "
                         "(SELECT count (*) FROM review) || ' ' || (SELECT count (*) FROM entry) || ' ' || "
                         "(SELECT group_concat (hex (hash)) FROM unit) || ' ' || (SELECT group_concat (hex (digest)) "
                         "FROM unit_part) || ' ' || "
                         "(SELECT group_concat (facts) FROM entry) || ' ' || (SELECT group_concat (risk || heads || "
                         "status) FROM d_case_now) || ' ' || "
                         "(SELECT group_concat (body) FROM d_text) || (SELECT count (*) FROM draft) || (SELECT letter "
                         "FROM device) || ' ' || "
                         "(SELECT count (*) FROM sqlite_schema)");
}

static void
test_outside (RecordFixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;

  record_open_case (f, 1);
  before = fingerprint_of_everything (f);
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autofree char *after = NULL;

      if (record_exec (f, outside[i].sql, 1) == SQLITE_OK)
        g_error ("%s was let through", outside[i].name);
      if (!sqlite3_get_autocommit (f->store->db))
        sqlite3_exec (f->store->db, "ROLLBACK", NULL, NULL, NULL);
      after = fingerprint_of_everything (f);
      g_assert_cmpstr (after, ==, before);
    }
  record_open_case (f, 2);
  record_assert_sound (f);
}

static void
test_outside_without_authorizer (RecordFixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;

  record_open_case (f, 1);
  before = fingerprint_of_everything (f);
  sqlite3_set_authorizer (f->store->db, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_autofree char *after = NULL;

      if (outside[i].authorizer_only)
        continue;
      if (record_exec (f, outside[i].sql, 1) == SQLITE_OK)
        g_error ("%s was let through", outside[i].name);
      if (!sqlite3_get_autocommit (f->store->db))
        sqlite3_exec (f->store->db, "ROLLBACK", NULL, NULL, NULL);
      after = fingerprint_of_everything (f);
      g_assert_cmpstr (after, ==, before);
    }
  ck_guard_close_doors (f->store);
  record_open_case (f, 2);
  record_assert_sound (f);
}

static void
try_inside (RecordFixture *f, const Attack *attack)
{
  g_autofree char *before = fingerprint_of_everything (f);
  g_autofree char *after = NULL;

  record_begin (f, "view");
  g_assert_cmpint (record_exec (f, VIEWING, 1), ==, SQLITE_OK);
  if (record_exec (f, attack->sql, 1) == SQLITE_OK)
    g_error ("%s was let through", attack->name);
  ck_unit_rollback (f->store);
  after = fingerprint_of_everything (f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_inside (RecordFixture *f, gconstpointer data)
{
  record_open_case (f, 1);
  record_open_case (f, 2);
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    try_inside (f, &inside[i]);

  sqlite3_set_authorizer (f->store->db, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    if (!inside[i].authorizer_only)
      try_inside (f, &inside[i]);
  ck_guard_close_doors (f->store);

  record_open_case (f, 3);
  record_assert_sound (f);
}

/* what a unit may hold, but may not be committed with */
static const Attack at_commit[] = {
  { "nothing", "SELECT 1", FALSE },
  { "case-without-state",
    "INSERT INTO \"case\" VALUES (x'c9000000000000000000000000000001', ck_unit_id (), ck_unit_time ())", FALSE },
  { "case-without-state-or-ignore",
    "INSERT OR IGNORE INTO \"case\" VALUES (x'c9000000000000000000000000000001', ck_unit_id (), ck_unit_time ())",
    FALSE },
  { "state-without-review",
    "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, pending_review) VALUES "
    "(x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c2000000000000000000000000000001', 'open', 'low', x'b9000000000000000000000000000009')",
    FALSE },
  { "state-without-review-or-replace",
    "INSERT OR REPLACE INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, pending_review) VALUES "
    "(x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c2000000000000000000000000000001', 'open', 'low', x'b9000000000000000000000000000009')",
    FALSE },
  { "review-of-another-case",
    "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, pending_review) VALUES "
    "(x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c2000000000000000000000000000001', 'open', 'low', x'b0000000000000000000000000000002')",
    FALSE },
  { "closed-with-review-left",
    "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, outcome, reason, no_check_reason) "
    "VALUES (x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c2000000000000000000000000000001', 'closed', 'low', 'resolved', 'x', 'x')",
    FALSE },
  { "long-check-that-is-not",
    "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, outcome, reason, long_check) "
    "VALUES (x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c2000000000000000000000000000001', 'closed', 'low', 'resolved', 'x', x'b0000000000000000000000000000001')",
    FALSE },
  { "review-held-and-none-follows",
    "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision, "
    "told_precision, facts, significant) VALUES (x'e9000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001', 2, 'review', 'unknown', 'unknown', 'unknown', 'x', 0);"
    "INSERT INTO review_outcome (id, unit, recorded_at, case_id, review_id, result, held_on, decision, reason, risk) "
    "VALUES (x'e9000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'b0000000000000000000000000000001', 'held', '2026-11-22', 'x', 'x', 'low')",
    FALSE },
  { "long-check-of-another-kind",
    "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision, "
    "told_precision, facts, significant) VALUES (x'e9000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001', 2, 'status', 'unknown', 'unknown', 'unknown', 'x', 0);"
    "INSERT INTO review_outcome (id, unit, recorded_at, case_id, review_id, result, reason, risk) VALUES "
    "(x'e9000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'b0000000000000000000000000000001', 'superseded', 'x', 'low');"
    "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, outcome, reason, long_check) VALUES "
    "(x'c2900000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'c2000000000000000000000000000001', 'closed', 'low', 'resolved', 'x', x'b0000000000000000000000000000001')",
    FALSE },
  { "child-of-nothing",
    "INSERT INTO action VALUES (x'f0000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000009')",
    FALSE },
};

static void
test_at_commit (RecordFixture *f, gconstpointer data)
{
  record_open_case (f, 1);
  record_open_case (f, 2);
  for (guint i = 0; i < G_N_ELEMENTS (at_commit); i++)
    {
      g_autofree char *before = fingerprint_of_everything (f);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      record_begin (f, "attack");
      if (record_exec (f, at_commit[i].sql, 1) != SQLITE_OK)
        g_error ("%s: %s", at_commit[i].name, sqlite3_errmsg (f->store->db));
      if (ck_unit_commit (f->store, &error))
        g_error ("%s was let through", at_commit[i].name);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, CK_ERROR);
      g_assert_false (ck_unit_is_open (f->store));
      g_assert_true (sqlite3_get_autocommit (f->store->db));
      after = fingerprint_of_everything (f);
      g_assert_cmpstr (after, ==, before);
    }
  record_assert_sound (f);
}

/* A COMMIT by anyone but ck_unit_commit() becomes a rollback, and closes the unit. */
static void
test_raw_commit (RecordFixture *f, gconstpointer data)
{
  static const char *const ends[] = { "COMMIT", "END TRANSACTION", "ROLLBACK" };

  record_open_case (f, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *before = fingerprint_of_everything (f);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      record_begin (f, "view");
      g_assert_cmpint (record_exec (f, VIEWING, 1), ==, SQLITE_OK);
      record_exec (f, ends[i], 1);
      g_assert_true (sqlite3_get_autocommit (f->store->db));
      g_assert_false (ck_unit_is_open (f->store));
      g_assert_cmpint (record_exec (f, VIEWING, 1), !=, SQLITE_OK);
      g_assert_false (ck_unit_commit (f->store, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
      after = fingerprint_of_everything (f);
      g_assert_cmpstr (after, ==, before);
    }
  record_open_case (f, 2);
  record_assert_sound (f);
}

/* SQLite rolls back by itself: the unit must not live on in autocommit mode. */
static void
test_automatic_rollback (RecordFixture *f, gconstpointer data)
{
  static const char *const causes[] = {
    "INSERT OR ROLLBACK INTO viewing VALUES (x'd000000000000000000000000000', ck_unit_id (), ck_unit_time (), NULL, "
    "'x', NULL)",
    "INSERT OR ROLLBACK INTO viewing VALUES (x'd0000000000000000000000000000002', ck_unit_id (), ck_unit_time (), "
    "NULL, NULL, NULL)",
  };

  record_open_case (f, 1);
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autofree char *before = fingerprint_of_everything (f);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      record_begin (f, "view");
      g_assert_cmpint (record_exec (f, VIEWING, 1), ==, SQLITE_OK);
      g_assert_cmpint (record_exec (f, causes[i], 1) & 0xff, ==, SQLITE_CONSTRAINT);
      g_assert_true (sqlite3_get_autocommit (f->store->db));
      g_assert_false (ck_unit_is_open (f->store));
      for (guint j = 0; j < G_N_ELEMENTS (outside); j++)
        {
          g_assert_cmpint (record_exec (f, outside[j].sql, 1), !=, SQLITE_OK);
          if (!sqlite3_get_autocommit (f->store->db)) /* an attack that began a transaction */
            sqlite3_exec (f->store->db, "ROLLBACK", NULL, NULL, NULL);
        }
      g_assert_false (ck_unit_commit (f->store, &error));
      after = fingerprint_of_everything (f);
      g_assert_cmpstr (after, ==, before);
    }
  record_open_case (f, 2);
  record_assert_sound (f);
}

/* A full disk: the vault may not grow. */
static void
test_full_disk (RecordFixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean refused = FALSE;

  record_open_case (f, 1);
  before = fingerprint_of_everything (f);
  sqlite3_set_authorizer (f->store->db, NULL, NULL);
  sqlite3_exec (f->store->db, "PRAGMA max_page_count = 1", NULL, NULL, NULL); /* as it is, no more */
  ck_guard_close_doors (f->store);

  record_begin (f, "view");
  for (int i = 2; i < 200 && !refused; i++)
    refused = record_exec (f, record_sql_case, i) == SQLITE_FULL;
  g_assert_true (refused);
  g_assert_false (ck_unit_commit (f->store, NULL));
  g_assert_false (ck_unit_is_open (f->store));
  g_assert_true (sqlite3_get_autocommit (f->store->db));
  g_assert_cmpint (record_exec (f, VIEWING, 1), !=, SQLITE_OK);
  after = fingerprint_of_everything (f);
  g_assert_cmpstr (after, ==, before);

  sqlite3_set_authorizer (f->store->db, NULL, NULL);
  sqlite3_exec (f->store->db, "PRAGMA max_page_count = 1073741823", NULL, NULL, NULL);
  ck_guard_close_doors (f->store);
  record_open_case (f, 2);
  record_assert_sound (f);
}

/* Without the authorizer a savepoint can be had; rows that it takes back leave their parts behind. */
static void
test_savepoints (RecordFixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  record_open_case (f, 1);
  before = fingerprint_of_everything (f);
  sqlite3_set_authorizer (f->store->db, NULL, NULL);

  record_begin (f, "view");
  g_assert_cmpint (record_exec (f, "SAVEPOINT mine", 1), ==, SQLITE_OK);
  g_assert_cmpint (record_exec (f, VIEWING, 1), ==, SQLITE_OK);
  g_assert_cmpint (record_exec (f, "ROLLBACK TO mine", 1), ==, SQLITE_OK);
  g_assert_false (ck_unit_commit (f->store, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);

  g_assert_cmpint (record_exec (f, "SAVEPOINT mine", 1), ==, SQLITE_OK);
  g_assert_cmpint (record_exec (f, VIEWING, 1), !=, SQLITE_OK);
  g_assert_cmpint (record_exec (f, "INSERT INTO draft VALUES (zeroblob (16), zeroblob (16), 'note', NULL, '{}', 1)", 1),
                   ==, SQLITE_OK);
  g_assert_cmpint (record_exec (f, "RELEASE mine", 1), !=, SQLITE_OK);
  sqlite3_exec (f->store->db, "ROLLBACK", NULL, NULL, NULL); /* a savepoint that couldn't commit stays open */

  ck_guard_close_doors (f->store);
  after = fingerprint_of_everything (f);
  g_assert_cmpstr (after, ==, before);
  record_open_case (f, 2);
  record_assert_sound (f);
}

/* Once the store is closed, the triggers have no functions to call: nothing gets in. */
static void
test_after_close (RecordFixture *f, gconstpointer data)
{
  record_open_case (f, 1);
  record_fixture_close (f);
  g_assert_cmpint (record_exec (f, ROW (NEW_ID, "zeroblob (16)", "1"), 1), !=, SQLITE_OK);
  g_assert_cmpint (record_exec (f, "DELETE FROM entry", 1), !=, SQLITE_OK);
  g_assert_cmpint (record_exec (f, "UPDATE entry SET facts = ''", 1), !=, SQLITE_OK);
  record_fixture_open (f);
  record_assert_sound (f);
}

/* Drafts have a way of their own, which takes nothing else along. */
static void
test_local (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record_open_case (f, 1);
  ck_local_begin (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      record_exec (
          f, "INSERT INTO draft VALUES (x'd0000000000000000000000000000001', zeroblob (16), 'note', NULL, '{}', 1)", 1),
      ==, SQLITE_OK);
  g_assert_cmpint (record_exec (f, VIEWING, 1), !=, SQLITE_OK);
  g_assert_cmpint (record_exec (f, "UPDATE d_case_now SET risk = 'low'", 1), !=, SQLITE_OK);
  g_assert_false (ck_unit_begin (f->store, "view", NULL, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);
  ck_local_commit (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM draft"), ==, 1);

  record_begin (f, "view");
  g_assert_false (ck_local_begin (f->store, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (record_exec (f, VIEWING, 1), ==, SQLITE_OK);
  g_assert_false (ck_local_commit (f->store, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  ck_unit_rollback (f->store);

  /* a draft is gone with the unit that it became */
  record_begin (f, "view");
  g_assert_cmpint (record_exec (f, VIEWING, 1), ==, SQLITE_OK);
  ck_uuid_from_text ("d0000000-0000-0000-0000-000000000001", &f->store->discard_draft);
  record_commit (f);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM draft"), ==, 0);
  g_assert_true (ck_uuid_is_none (&f->store->discard_draft));
  record_assert_sound (f);
}

#define TEST(name, function)                                                                                           \
  g_test_add ("/guard/" name, RecordFixture, NULL, record_fixture_set_up, function, record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("outside-a-unit", test_outside);
  TEST ("outside-a-unit/without-authorizer", test_outside_without_authorizer);
  TEST ("inside-a-unit", test_inside);
  TEST ("at-commit", test_at_commit);
  TEST ("raw-commit", test_raw_commit);
  TEST ("automatic-rollback", test_automatic_rollback);
  TEST ("full-disk", test_full_disk);
  TEST ("savepoints", test_savepoints);
  TEST ("after-close", test_after_close);
  TEST ("local", test_local);
  return g_test_run ();
}
