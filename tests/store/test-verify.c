/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault's connection, with the record's guards taken off, is used to tamper: verify must notice each kind. */
#include "record-fixture.h"

#include <string.h>
#include "ck-text.h"
#include "ck-unit-private.h"

static GStrv
verify (RecordFixture *f, gint64 anchor, const char *hash)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkVerify) self = ck_verify_new (f->store, anchor, hash, &error);
  gboolean finished = FALSE;
  double fraction = 0.0, last = 0.0;

  g_assert_no_error (error);
  while (!finished)
    {
      g_assert_true (ck_verify_step (f->store, self, &finished, &fraction, &error));
      g_assert_no_error (error);
      for (sqlite3_stmt *stmt = sqlite3_next_stmt (f->store->db, NULL); stmt != NULL;
           stmt = sqlite3_next_stmt (f->store->db, stmt))
        g_assert_false (sqlite3_stmt_busy (stmt));
      g_assert_cmpfloat (fraction, >=, last);
      last = fraction;
    }
  g_assert_cmpfloat_with_epsilon (fraction, 1.0, 0.001);
  g_assert_cmpint (ck_verify_get_n_pages (self), >, 0);
  return ck_verify_get_findings (self);
}

static void
assert_sound (RecordFixture *f)
{
  g_auto (GStrv) findings = verify (f, 0, NULL);

  for (guint i = 0; findings[i] != NULL; i++)
    g_test_message ("%s", findings[i]);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

static void
assert_found (RecordFixture *f, const char *name, const char *words)
{
  g_auto (GStrv) findings = verify (f, 0, NULL);
  gboolean found = FALSE;

  for (guint i = 0; findings[i] != NULL; i++)
    {
      g_test_message ("%s: %s", name, findings[i]);
      found = found || strstr (findings[i], words) != NULL;
    }
  if (!found)
    g_error ("%s: nothing says “%s”", name, words);
}

static void
review_case (RecordFixture *f, int n)
{
  record_begin (f, "hold-review");
  if (record_exec (f, record_sql_review, n) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (f->store->db));
  record_commit (f);
}

/* Four units on a bare connection: everything that keeps the record is gone but what is in the file. */
static void
fill (RecordFixture *f)
{
  for (int n = 1; n <= 3; n++)
    record_open_case (f, n);
  review_case (f, 2);
}

static void
test_sound (RecordFixture *f, gconstpointer data)
{
  g_autoptr (CkVerify) self = NULL;
  gboolean finished = FALSE;
  double fraction;

  assert_sound (f); /* nothing is recorded yet */
  fill (f);
  assert_sound (f);
  record_fixture_reopen (f);
  assert_sound (f);

  self = ck_verify_new (f->store, 0, NULL, NULL);
  while (!finished)
    g_assert_true (ck_verify_step (f->store, self, &finished, &fraction, NULL));
  g_assert_cmpint (ck_verify_get_n_units (self), ==, 4);
  g_assert_cmpint (ck_verify_get_n_facts (self), ==, 3 * 10 + 4);
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *words; /* of one of the findings */
} Tamper;

/* After DROP TRIGGER of every guard. Each starts from the four units of fill(). */
static const Tamper tampers[] = {
  { "text-changed", "UPDATE entry SET facts = 'Nothing happened.' WHERE number = 1",
    "was changed after it was recorded" },
  { "one-letter", "UPDATE person_version SET name = 'Test Chyld 0001' WHERE name = 'Test Child 0001'",
    "was changed after" },
  { "null-to-empty", "UPDATE entry SET own_words = '' WHERE number = 2", "was changed after" },
  { "blob-to-null", "UPDATE involvement SET concern_id = NULL WHERE case_id = x'c0000000000000000000000000000001'",
    "was changed after" },
  { "time-of-a-row", "UPDATE review SET recorded_at = recorded_at - 1 WHERE id = x'b0000000000000000000000000000001'",
    "was changed after" },
  { "unit-of-a-row",
    "UPDATE concern_category SET unit = (SELECT id FROM unit WHERE seq = 3) WHERE unit = (SELECT id FROM unit WHERE "
    "seq = 1)",
    "was changed after" },
  { "row-removed", "DELETE FROM concern_category WHERE case_id = x'c0000000000000000000000000000003'", "was removed" },
  { "identity-removed", "PRAGMA foreign_keys = OFF; DELETE FROM person WHERE id = x'a0000000000000000000000000000001'",
    "was removed" },
  { "row-added",
    "INSERT INTO concern_category SELECT zeroblob (16), unit, recorded_at, case_id, concern_id, 2, 'other' FROM "
    "concern_category WHERE case_id = x'c0000000000000000000000000000001'",
    "was put beside the record (concern_category)" },
  { "row-and-part-added",
    "INSERT INTO concern_category SELECT zeroblob (16), unit, recorded_at, case_id, concern_id, 2, 'other' FROM "
    "concern_category WHERE case_id = x'c0000000000000000000000000000001';"
    "INSERT INTO unit_part SELECT unit, 11, table_name, zeroblob (16), subject, salt, digest FROM unit_part WHERE n = "
    "9 AND unit = (SELECT id FROM unit WHERE seq = 1)",
    "Unit 1 of the record isn't as it was sealed" },
  { "part-removed", "DELETE FROM unit_part WHERE n = 5 AND unit = (SELECT id FROM unit WHERE seq = 2)",
    "Something is missing before part 6 of unit 2" },
  { "last-part-removed", "DELETE FROM unit_part WHERE n = 10 AND unit = (SELECT id FROM unit WHERE seq = 2)",
    "Unit 2 of the record isn't as it was sealed" },
  { "row-and-part-removed",
    "DELETE FROM involvement WHERE case_id = x'c0000000000000000000000000000002';"
    "DELETE FROM unit_part WHERE n = 10 AND unit = (SELECT id FROM unit WHERE seq = 2)",
    "Unit 2 of the record isn't as it was sealed" },
  { "digest-changed",
    "UPDATE unit_part SET digest = zeroblob (32) WHERE n = 1 AND unit = (SELECT id FROM unit WHERE seq = 1)",
    "isn't as it was sealed" },
  { "subject-changed",
    "UPDATE unit_part SET subject = zeroblob (16) WHERE n = 1 AND unit = (SELECT id FROM unit WHERE seq = 1)",
    "isn't as it was sealed" },
  { "salt-removed", "UPDATE unit_part SET salt = NULL WHERE n = 1 AND unit = (SELECT id FROM unit WHERE seq = 1)",
    "its salt is gone" },
  { "salt-changed",
    "UPDATE unit_part SET salt = zeroblob (32) WHERE n = 1 AND unit = (SELECT id FROM unit WHERE seq = 1)",
    "was changed after" },
  { "part-of-nothing",
    "UPDATE unit_part SET table_name = 'nothing' WHERE n = 1 AND unit = (SELECT id FROM unit WHERE seq = 1)",
    "of a kind that doesn't exist" },
  { "orphan-parts",
    "INSERT INTO unit_part SELECT zeroblob (16), n, table_name, row_id, subject, salt, digest FROM unit_part WHERE "
    "unit = (SELECT id FROM unit WHERE seq = 1)",
    "were put beside the record (unit_part)" },
  { "actor-changed", "UPDATE unit SET actor = zeroblob (16) WHERE seq = 2",
    "Unit 2 of the record isn't as it was sealed" },
  { "at-changed", "UPDATE unit SET at = at - 1 WHERE seq = 2", "Unit 2 of the record isn't as it was sealed" },
  { "hlc-changed", "UPDATE unit SET hlc = hlc + 1 WHERE seq = 2", "Unit 2 of the record isn't as it was sealed" },
  { "kind-changed", "UPDATE unit SET kind = 'view' WHERE seq = 2", "Unit 2 of the record isn't as it was sealed" },
  { "version-changed", "UPDATE unit SET schema_version = 99 WHERE seq = 2", "has a version that doesn't exist" },
  { "hash-version-changed", "UPDATE unit SET hash_version = 2 WHERE seq = 2", "has a version that doesn't exist" },
  { "hash-changed", "UPDATE unit SET hash = zeroblob (32) WHERE seq = 2",
    "Unit 3 of the record doesn't follow from the one before it" },
  { "first-unit-removed", "DELETE FROM unit WHERE seq = 1", "Unit 1 of the record is missing" },
  { "middle-units-removed", "DELETE FROM unit WHERE seq IN (2, 3)", "Units 2 to 3 of the record are missing" },
  { "last-unit-removed", "DELETE FROM unit WHERE seq = 4", "The vault's header remembers unit 4" },
  { "units-swapped",
    "UPDATE unit SET seq = seq + 100 WHERE seq IN (2, 3); UPDATE unit SET seq = 105 - seq WHERE seq > 100",
    "doesn't follow from the one before it" },
  { "record-key-changed", "UPDATE record_key SET key = randomblob (32)", "was changed after it was recorded" },
  { "derived-changed", "UPDATE d_case_now SET risk = 'low' WHERE case_id = x'c0000000000000000000000000000001'",
    "isn't what was recorded (case_now)" },
  { "derived-removed", "DELETE FROM d_person_now WHERE person_id = x'a0000000000000000000000000000003'",
    "isn't what was recorded (person_now)" },
  { "derived-added",
    "INSERT INTO d_action_now VALUES (zeroblob (16), zeroblob (16), zeroblob (16), 1, 'open', '2026-01-01')",
    "isn't what was recorded (action_now)" },
  { "derived-setting", "INSERT INTO d_setting_now VALUES ('zzz', zeroblob (16), 1, 'x')",
    "isn't what was recorded (setting_now)" },
  { "derived-summary", "UPDATE d_case_summary SET entries = 9", "isn't what was recorded (case_summary)" },
  { "derived-text", "UPDATE d_text SET body = 'Nothing.' WHERE what = 'entry'", "isn't what was recorded (text)" },
  { "index-changed",
    "INSERT INTO text_search (text_search, rowid, title, body) SELECT 'delete', n, title, body FROM d_text WHERE what "
    "= 'person'",
    "The index that searches use" },
  { "index-added", "INSERT INTO text_search (rowid, title, body) VALUES (900, 'more', 'more')",
    "The index that searches use" },
  { "trigger-removed", "DROP TRIGGER d_review", "lacks one of the things that guard the record (trigger d_review)" },
  { "trigger-changed", "DROP TRIGGER r_review; CREATE TRIGGER r_review BEFORE INSERT ON review BEGIN SELECT 1; END",
    "was changed (trigger r_review)" },
  { "trigger-added", "CREATE TRIGGER mine AFTER INSERT ON viewing BEGIN SELECT 1; END",
    "Something that isn't the program's" },
  { "table-added", "CREATE TABLE mine (x)", "Something that isn't the program's" },
  { "view-changed",
    "DROP VIEW v_setting_now; CREATE VIEW v_setting_now AS SELECT name, version_id, heads, value FROM d_setting_now",
    "was changed (view v_setting_now)" },
};

static void
drop_guards (RecordFixture *f)
{
  sqlite3 *db = ck_vault_get_connection (f->vault);
  g_autoptr (GString) drops = g_string_new ("BEGIN;");
  sqlite3_stmt *stmt = NULL;

  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'g_*'", -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (drops, "DROP TRIGGER %s;", (const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  g_string_append (drops, "COMMIT");
  g_assert_cmpint (sqlite3_exec (db, drops->str, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
tamper (RecordFixture *f, const char *name, const char *sql)
{
  sqlite3 *db = ck_vault_get_connection (f->vault);
  g_autofree char *guards = ck_guard_triggers ();

  if (f->store != NULL)
    record_fixture_close (f);
  drop_guards (f);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", name, sqlite3_errmsg (db));
  sqlite3_exec (db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  /* the tamperer tidies up */
  g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, guards, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  record_fixture_open (f);
}

static GBytes *filled; /* a vault with the four units of fill() */

static void
set_up_filled (RecordFixture *f, gconstpointer data)
{
  if (filled == NULL)
    {
      record_fixture_set_up (f, data);
      fill (f);
      filled = record_fixture_save (f);
    }
  else
    {
      record_fixture_set_up_copy (f, filled);
    }
}

static void
test_tampers (RecordFixture *f, gconstpointer data)
{
  const Tamper *kind = data;

  tamper (f, kind->name, kind->sql);
  assert_found (f, kind->name, kind->words);
}

/* A page that was changed on the disk: the store says that the vault is damaged, or verify does. */
static void
test_flipped_pages (RecordFixture *f, gconstpointer data)
{
  g_autofree guint8 *contents = NULL;
  const gsize pages = 8192, page = 4096;
  gsize length;

  contents = g_bytes_unref_to_data (record_fixture_save (f), &length);
  for (gsize at = pages + page * 3; at < length; at += page * 11)
    {
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (GError) error = NULL;
      RecordFixture copy = { 0 };

      contents[at + 2000] ^= 0x10;
      flipped = g_bytes_new (contents, length);
      contents[at + 2000] ^= 0x10;
      if (record_fixture_try_copy (&copy, flipped, &error))
        assert_found (&copy, "page", "is damaged");
      else
        g_assert_error (error, CK_ERROR, CK_ERROR_DAMAGED);
      record_fixture_tear_down (&copy, NULL);
    }
}

/* The guards themselves, left off. */
static void
test_guards_removed (RecordFixture *f, gconstpointer data)
{
  fill (f);
  record_fixture_close (f);
  drop_guards (f);
  record_fixture_open (f);
  assert_found (f, "guards", "trigger g_");
}

/* What a rebuild can mend it mends, and nothing else. */
static void
test_rebuild (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (f);
  tamper (f, "derived",
          "UPDATE d_case_now SET risk = 'low'; DELETE FROM d_person_now; UPDATE d_text SET body = 'Nothing.'; "
          "INSERT INTO text_search (text_search) VALUES ('delete-all')");
  ck_store_rebuild (f->store, &error);
  g_assert_no_error (error);
  assert_sound (f);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM text_search WHERE text_search MATCH 'unkind'"), ==, 3);
  review_case (f, 1);
  assert_sound (f);
}

/* Units cut off at the end: the header remembers, paper remembers, and the next unit covers nothing up. */
static void
test_anchors (RecordFixture *f, gconstpointer data)
{
  g_autofree char *hash3 = NULL;
  g_autofree char *hash4 = NULL;
  g_auto (GStrv) findings = NULL;
  gint64 sequence;

  for (int n = 1; n <= 3; n++)
    record_open_case (f, n);
  ck_store_get_fingerprint (f->store, &sequence, &hash3, NULL);
  g_assert_cmpint (sequence, ==, 3);
  g_assert_cmpuint (strlen (hash3), ==, 16);
  review_case (f, 2);
  ck_store_get_fingerprint (f->store, &sequence, &hash4, NULL);
  g_assert_cmpint (sequence, ==, 4);

  findings = verify (f, 3, hash3);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
  g_strfreev (findings);
  findings = verify (f, 4, hash3);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
  g_assert_nonnull (strstr (findings[0], "doesn't descend from unit 4"));

  tamper (f, "tail",
          "PRAGMA foreign_keys = OFF; PRAGMA recursive_triggers = OFF;"
          "DELETE FROM case_state WHERE unit = (SELECT id FROM unit WHERE seq = 4);"
          "DELETE FROM review WHERE unit = (SELECT id FROM unit WHERE seq = 4);"
          "DELETE FROM review_outcome WHERE unit = (SELECT id FROM unit WHERE seq = 4);"
          "DELETE FROM entry WHERE unit = (SELECT id FROM unit WHERE seq = 4);"
          "DELETE FROM unit_part WHERE unit = (SELECT id FROM unit WHERE seq = 4);"
          "DELETE FROM unit WHERE seq = 4");
  ck_store_rebuild (f->store, NULL);
  g_strfreev (findings);
  findings = verify (f, 4, hash4);
  g_assert_cmpuint (g_strv_length (findings), ==, 2);
  g_assert_nonnull (strstr (findings[0], "The vault's header remembers unit 4"));
  g_assert_nonnull (strstr (findings[1], "doesn't descend from unit 4"));

  /* another fourth unit */
  record_open_case (f, 4);
  assert_found (f, "covered-up", "The vault's header remembers unit 4");
  record_fixture_reopen (f);
  assert_found (f, "covered-up", "The vault's header remembers unit 4");
  g_strfreev (findings);
  findings = verify (f, 3, hash3);
  g_assert_cmpuint (g_strv_length (findings), ==, 1);
}

static void
test_anchor_malformed (RecordFixture *f, gconstpointer data)
{
  static const struct
  {
    gint64 sequence;
    const char *hash;
  } malformed[] = { { 1, NULL },
                    { 0, "0123456789abcdef" },
                    { -1, "0123456789abcdef" },
                    { 1, "0123456" },
                    { 1, "0123456789abcdeg" },
                    { 1, "" },
                    { 1, "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0" } };

  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ck_verify_new (f->store, malformed[i].sequence, malformed[i].hash, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
    }
}

/* What is recorded between two slices is verified as well, and isn't taken for something slipped in. */
static void
test_commits_between_slices (RecordFixture *f, gconstpointer data)
{
  g_autoptr (CkVerify) self = NULL;
  g_auto (GStrv) findings = NULL;
  gboolean finished = FALSE;
  double fraction;
  int n = 4;

  fill (f);
  self = ck_verify_new (f->store, 0, NULL, NULL);
  while (!finished)
    {
      g_assert_true (ck_verify_step (f->store, self, &finished, &fraction, NULL));
      if (n < 30)
        record_open_case (f, n++);
    }
  findings = ck_verify_get_findings (self);
  for (guint i = 0; findings[i] != NULL; i++)
    g_test_message ("%s", findings[i]);
  g_assert_cmpuint (g_strv_length (findings), ==, 0);
}

#define TEST(name, function)                                                                                           \
  g_test_add ("/verify/" name, RecordFixture, NULL, record_fixture_set_up, function, record_fixture_tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  TEST ("sound", test_sound);
  for (guint i = 0; i < G_N_ELEMENTS (tampers); i++)
    {
      g_autofree char *path = g_strconcat ("/verify/tamper/", tampers[i].name, NULL);

      g_test_add (path, RecordFixture, &tampers[i], set_up_filled, test_tampers, record_fixture_tear_down);
    }
  g_test_add ("/verify/flipped-pages", RecordFixture, NULL, set_up_filled, test_flipped_pages,
              record_fixture_tear_down);
  TEST ("guards-removed", test_guards_removed);
  TEST ("rebuild", test_rebuild);
  TEST ("anchors", test_anchors);
  TEST ("anchor-malformed", test_anchor_malformed);
  TEST ("commits-between-slices", test_commits_between_slices);
  result = g_test_run ();
  g_clear_pointer (&filled, g_bytes_unref);
  return result;
}
