/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include "ck-canonical.h"

#define PASSPHRASE "five old boats row past"
#define NOW G_GINT64_CONSTANT (1795370400000000) /* 2026-11-22T18:00:00Z */

#define BEGIN_ROW "ck_unit_id (), ck_unit_time ()"

const char record_sql_case[]
    = "INSERT INTO person VALUES (x'a000000000000000000000000000%04d', " BEGIN_ROW ");"
      "INSERT INTO person_version (id, unit, recorded_at, person_id, name, kind, born_precision) VALUES "
      "(x'a100000000000000000000000000%04d', " BEGIN_ROW
      ", x'a000000000000000000000000000%04d', 'Test Child %04d', 'child', 'unknown');"
      "INSERT INTO \"case\" VALUES (x'c000000000000000000000000000%04d', " BEGIN_ROW ");"
      "INSERT INTO case_version (id, unit, recorded_at, case_id, year, number, title, lead) VALUES "
      "(x'c100000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', 2026, 1%04d, 'Messages after rehearsal', 'Test Lead');"
      "INSERT INTO review VALUES (x'b000000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', 'plan', '2026-11-30');"
      "INSERT INTO case_state (id, unit, recorded_at, case_id, status, risk, pending_review) VALUES "
      "(x'c200000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', 'open', 'medium', x'b000000000000000000000000000%04d');"
      "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, title, happened_precision, "
      "happened_to_precision, told_precision, facts, significant) VALUES "
      "(x'e000000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', 1, 'concern', 'Messages', 'unknown', 'unknown', 'unknown', "
      "'Unkind messages were sent in the group chat after the rehearsal.', 1);"
      "INSERT INTO concern (id, unit, recorded_at, case_id, kind, immediate_danger, ai_made, parents_told) VALUES "
      "(x'e000000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', 'child', 'no', 'unknown', 'no');"
      "INSERT INTO concern_category VALUES (x'e200000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', "
      "x'e000000000000000000000000000%04d', 1, 'cyberbullying');"
      "INSERT INTO involvement (id, unit, recorded_at, case_id, concern_id, person_id, role) VALUES "
      "(x'a200000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', x'e000000000000000000000000000%04d', "
      "x'a000000000000000000000000000%04d', 'harmed');";

const char record_sql_review[]
    = "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision, "
      "told_precision, facts, significant) VALUES "
      "(x'e300000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', 2, 'review', 'unknown', 'unknown', 'unknown', 'The review.', 1);"
      "INSERT INTO review_outcome (id, unit, recorded_at, case_id, review_id, result, held_on, decision, reason, risk) "
      "VALUES "
      "(x'e300000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', x'b000000000000000000000000000%04d', "
      "'held', '2026-11-30', 'Carry on.', 'The messages have stopped.', 'low');"
      "INSERT INTO review VALUES (x'b100000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', 'plan', '2026-12-28');"
      "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, pending_review) VALUES "
      "(x'c300000000000000000000000000%04d', " BEGIN_ROW
      ", x'c000000000000000000000000000%04d', x'c200000000000000000000000000%04d', 'open', 'low', "
      "x'b100000000000000000000000000%04d');";

void
record_fixture_open (RecordFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = ck_store_open (self->vault, self->clock, &error);
  g_assert_no_error (error);
}

void
record_fixture_close (RecordFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_store_close (g_steal_pointer (&self->store), &error));
  g_assert_no_error (error);
}

static void
unlock (RecordFixture *self)
{
  g_autoptr (GError) error = NULL;

  ck_vault_unlock (self->vault, "Coordinator", PASSPHRASE, &error);
  g_assert_no_error (error);
}

void
record_fixture_set_up (RecordFixture *self, gconstpointer data)
{
  const CkVaultCreate create = { .organisation = "Test Organisation",
                                 .practice = TRUE,
                                 .label = "Coordinator",
                                 .passphrase = PASSPHRASE,
                                 .kdf_operations = 1,
                                 .kdf_memory_mib = CK_VAULT_KDF_MEMORY_FLOOR };
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("ck-record-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.casevault", NULL);
  self->vault = ck_vault_create (self->path, &create, NULL, &error);
  g_assert_no_error (error);
  unlock (self);
  self->clock = ck_clock_new_at (NOW);
  record_fixture_open (self);
}

static void
close_vault (RecordFixture *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    record_fixture_close (self);
  ck_vault_close (self->vault, &error);
  g_assert_no_error (error);
  g_clear_object (&self->vault);
}

static void
open_vault (RecordFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->vault = ck_vault_open (self->path, &error);
  g_assert_no_error (error);
  unlock (self);
  record_fixture_open (self);
}

void
record_fixture_reopen (RecordFixture *self)
{
  close_vault (self);
  open_vault (self);
}

GBytes *
record_fixture_save (RecordFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  close_vault (self);
  g_file_get_contents (self->path, &contents, &length, &error);
  g_assert_no_error (error);
  open_vault (self);
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

gboolean
record_fixture_try_copy (RecordFixture *self, GBytes *saved, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize length;
  const char *contents = g_bytes_get_data (saved, &length);

  self->folder = g_dir_make_tmp ("ck-record-XXXXXX", &local);
  g_assert_no_error (local);
  self->path = g_build_filename (self->folder, "test.casevault", NULL);
  g_file_set_contents_full (self->path, contents, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, &local);
  g_assert_no_error (local);
  self->clock = ck_clock_new_at (NOW);
  self->vault = ck_vault_open (self->path, error);
  if (self->vault == NULL || !ck_vault_unlock (self->vault, "Coordinator", PASSPHRASE, error))
    return FALSE;
  self->store = ck_store_open (self->vault, self->clock, error);
  return self->store != NULL;
}

void
record_fixture_set_up_copy (RecordFixture *self, GBytes *saved)
{
  g_autoptr (GError) error = NULL;

  record_fixture_try_copy (self, saved, &error);
  g_assert_no_error (error);
}

void
record_fixture_tear_down (RecordFixture *self, gconstpointer data)
{
  const char *name;
  GDir *folder;

  if (self->store != NULL)
    ck_store_close (self->store, NULL);
  if (self->vault != NULL)
    ck_vault_close (self->vault, NULL);
  g_clear_object (&self->vault);
  ck_clock_unref (self->clock);

  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (folder);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static char *
numbered (const char *sql, int n)
{
  g_autofree char *number = g_strdup_printf ("%04d", n);
  g_auto (GStrv) pieces = g_strsplit (sql, "%04d", -1);

  return g_strjoinv (number, pieces);
}

int
record_exec (RecordFixture *self, const char *sql, int n)
{
  g_autofree char *text = numbered (sql, n);

  return sqlite3_exec (ck_vault_get_connection (self->vault), text, NULL, NULL, NULL);
}

static sqlite3_stmt *
first_row (RecordFixture *self, const char *sql)
{
  sqlite3 *db = ck_vault_get_connection (self->vault);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK || sqlite3_step (stmt) != SQLITE_ROW)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

gint64
record_integer (RecordFixture *self, const char *sql)
{
  sqlite3_stmt *stmt = first_row (self, sql);
  gint64 value = sqlite3_column_int64 (stmt, 0);

  sqlite3_finalize (stmt);
  return value;
}

char *
record_text (RecordFixture *self, const char *sql)
{
  sqlite3_stmt *stmt = first_row (self, sql);
  char *value = g_strdup ((const char *)sqlite3_column_text (stmt, 0));

  sqlite3_finalize (stmt);
  return value;
}

void
record_begin (RecordFixture *self, const char *kind)
{
  g_autoptr (GError) error = NULL;

  ck_unit_begin (self->store, kind, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
record_commit (RecordFixture *self)
{
  g_autoptr (GError) error = NULL;

  ck_unit_commit (self->store, &error);
  g_assert_no_error (error);
}

void
record_open_case (RecordFixture *self, int n)
{
  record_begin (self, "log-concern");
  if (record_exec (self, record_sql_case, n) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->store->db));
  record_commit (self);
}

void
record_assert_sound (RecordFixture *self)
{
  guint n_tables;
  const CkFactTable *tables = ck_fact_tables (&n_tables);
  gint64 n_facts = 0;

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strconcat ("SELECT count (*) FROM \"", tables[i].name, "\"", NULL);

      n_facts += record_integer (self, sql);
    }
  g_assert_cmpint (record_integer (self, "SELECT count (*) FROM unit_part"), ==, n_facts);
  g_assert_cmpint (record_integer (self, "SELECT count (*) FROM unit_part WHERE unit NOT IN (SELECT id FROM unit)"), ==,
                   0);
  g_assert_cmpint (record_integer (self, "SELECT count (*) FROM unit"), ==,
                   record_integer (self, "SELECT coalesce (max (seq), 0) FROM unit"));
}
