/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The floor: the same tables, rows and full text in plain SQLite, without seals, units, triggers or rules.
 * Usage: ck-bench-bare 001-facts.sql FOLDER */

#include <sqlite3.h>

#include "ck-bench-times.h"

static sqlite3 *db;
static GHashTable *statements; /* SQL → prepared */

static void
run (const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
finalize (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

/* One prepared statement per place, bound with random ids where it has ?1 … as blobs. */
static void
insert (const char *sql, const char *text, const void *id, const void *parent)
{
  sqlite3_stmt *stmt;

  if (statements == NULL)
    statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize);
  stmt = g_hash_table_lookup (statements, sql);
  if (stmt == NULL)
    {
      if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
        g_error ("%s: %s", sql, sqlite3_errmsg (db));
      g_hash_table_insert (statements, (gpointer) sql, stmt);
    }
  sqlite3_reset (stmt);
  if (sqlite3_bind_parameter_index (stmt, ":id") > 0)
    sqlite3_bind_blob (stmt, sqlite3_bind_parameter_index (stmt, ":id"), id, 16, SQLITE_STATIC);
  if (sqlite3_bind_parameter_index (stmt, ":parent") > 0)
    sqlite3_bind_blob (stmt, sqlite3_bind_parameter_index (stmt, ":parent"), parent, 16, SQLITE_STATIC);
  if (sqlite3_bind_parameter_index (stmt, ":text") > 0)
    sqlite3_bind_text (stmt, sqlite3_bind_parameter_index (stmt, ":text"), text, -1, SQLITE_STATIC);
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
draw (guint8 id[16])
{
  sqlite3_randomness (16, id);
}

static void
log_concern (guint n)
{
  guint8 kase[16], person[16], entry[16], other[16];
  g_autofree char *name = g_strdup_printf ("Child Number %u", n);

  draw (kase); draw (person); draw (entry); draw (other);
  run ("BEGIN IMMEDIATE");
  insert ("INSERT INTO \"case\" VALUES (:id, zeroblob (16), 1)", NULL, kase, NULL);
  draw (other);
  insert ("INSERT INTO review VALUES (:id, zeroblob (16), 1, :parent, 'plan', '2026-12-01')", NULL, other, kase);
  insert ("INSERT INTO case_state VALUES (randomblob (16), zeroblob (16), 1, :parent, NULL, NULL, 'open', 'medium', :id, NULL, NULL, NULL, NULL)", NULL, other, kase);
  insert ("INSERT INTO case_version VALUES (randomblob (16), zeroblob (16), 1, :parent, NULL, NULL, 2026, (SELECT count (*) + 1 FROM case_version), '', 'About a child', 'Jo')", NULL, NULL, kase);
  insert ("INSERT INTO entry VALUES (:id, zeroblob (16), 1, :parent, 1, 'concern', 'About a child', '2026-11-20T15:30', 'exact', NULL, 'unknown', '2026-11-20T15:30', 'exact', NULL, NULL, :text, NULL, NULL, 1, NULL, NULL, NULL, NULL)", CK_BENCH_FACTS, entry, kase);
  insert ("INSERT INTO concern VALUES (:id, zeroblob (16), 1, :parent, 'child', 'unknown', NULL, NULL, NULL, 'unknown', NULL, 'unknown', NULL, NULL)", NULL, entry, kase);
  insert ("INSERT INTO concern_category VALUES (randomblob (16), zeroblob (16), 1, :parent, :id, 1, 'bullying')", NULL, entry, kase);
  insert ("INSERT INTO person VALUES (:id, zeroblob (16), 1)", NULL, person, NULL);
  insert ("INSERT INTO person_version VALUES (randomblob (16), zeroblob (16), 1, :id, NULL, NULL, :text, NULL, 'child', NULL, 'unknown', NULL, NULL)", name, person, NULL);
  insert ("INSERT INTO involvement VALUES (randomblob (16), zeroblob (16), 1, :parent, NULL, NULL, NULL, :id, 'harmed', NULL)", NULL, person, kase);
  insert ("INSERT INTO words (body) VALUES (:text)", CK_BENCH_FACTS, NULL, NULL);
  insert ("INSERT INTO words (body) VALUES (:text)", name, NULL, NULL);
  run ("COMMIT");
}

static int
count (void *data, int n, char **values, char **names)
{
  (*(guint *) data)++;
  return 0;
}

static void
read_all (const char *sql, guint least)
{
  guint rows = 0;

  if (sqlite3_exec (db, sql, count, &rows, NULL) != SQLITE_OK || rows < least)
    g_error ("%s: %u rows, %s", sql, rows, sqlite3_errmsg (db));
}

int
main (int argc, char **argv)
{
  g_autofree char *path = g_build_filename (argv[2], "bare.sqlite", NULL);
  g_autofree char *schema = NULL;
  CkTimes log_times = { 0 }, list_times = { 0 }, search_times = { 0 }, load_times = { 0 }, open_times = { 0 };
  guint8 kase[16];

  if (argc < 3 || !g_file_get_contents (argv[1], &schema, NULL, NULL))
    return 2;
  sqlite3_open (path, &db);
  run ("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA locking_mode = EXCLUSIVE; PRAGMA foreign_keys = ON");
  run (schema);
  run ("CREATE VIRTUAL TABLE words USING fts5 (body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')");

  for (guint n = 0; n < CK_BENCH_CASES; n++)
    {
      ck_times_begin (&log_times);
      log_concern (n);
      ck_times_end (&log_times);
    }
  for (guint n = 0; n < CK_BENCH_READS; n++)
    {
      ck_times_begin (&list_times);
      read_all ("SELECT v.year, v.number, v.title, s.risk, r.due, group_concat (pv.name) FROM case_version v JOIN case_state s ON s.case_id = v.case_id "
                "JOIN review r ON r.id = s.pending_review LEFT JOIN involvement i ON i.case_id = v.case_id LEFT JOIN person_version pv ON pv.person_id = i.person_id "
                "WHERE s.status = 'open' GROUP BY v.case_id ORDER BY r.due", CK_BENCH_CASES);
      ck_times_end (&list_times);
      ck_times_begin (&search_times);
      read_all ("SELECT snippet (words, 0, '', '', '…', 12) FROM words WHERE words MATCH 'telephone' ORDER BY rank LIMIT 50", 50);
      ck_times_end (&search_times);
    }

  draw (kase);
  run ("BEGIN");
  insert ("INSERT INTO \"case\" VALUES (:id, zeroblob (16), 1)", NULL, kase, NULL);
  for (guint n = 0; n < CK_BENCH_ENTRIES; n++)
    {
      insert ("INSERT INTO entry VALUES (randomblob (16), zeroblob (16), 1, :parent, (SELECT count (*) + 1 FROM entry WHERE case_id = :parent), 'note', NULL, '2026-11-20T15:30', 'exact', NULL, 'unknown', NULL, 'unknown', NULL, NULL, :text, NULL, NULL, 1, NULL, NULL, NULL, NULL)", CK_BENCH_FACTS, NULL, kase);
    }
  run ("COMMIT");
  for (guint n = 0; n < CK_BENCH_READS / 5; n++)
    {
      ck_times_begin (&load_times);
      read_all ("SELECT * FROM entry WHERE case_id = (SELECT case_id FROM entry GROUP BY case_id ORDER BY count (*) DESC LIMIT 1) ORDER BY happened, told, recorded_at, number", CK_BENCH_ENTRIES);
      ck_times_end (&load_times);
    }
  g_hash_table_unref (statements);
  sqlite3_close (db);
  for (guint n = 0; n < CK_BENCH_READS / 5; n++)
    {
      ck_times_begin (&open_times);
      sqlite3_open (path, &db);
      run ("PRAGMA locking_mode = EXCLUSIVE");
      read_all ("SELECT count (*) FROM entry", 1);
      ck_times_end (&open_times);
      sqlite3_close (db);
    }

  ck_times_tell (&log_times, "log");
  ck_times_tell (&list_times, "list");
  ck_times_tell (&search_times, "search");
  ck_times_tell (&load_times, "load");
  ck_times_tell (&open_times, "unlock");
  return 0;
}
