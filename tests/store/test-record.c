/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units, their chain, records in and out of tables, and what is derived from them. */
#include "record-fixture.h"

#include <string.h>
#include "ck-rows.h"
#include "ck-text.h"
#include "ck-unit-private.h"

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static void
test_chain (RecordFixture *f, gconstpointer data)
{
  g_autofree char *head = NULL;
  g_autofree char *reopened = NULL;
  gint64 sequence;

  ck_store_get_fingerprint (f->store, &sequence, &head, NULL);
  g_assert_cmpint (sequence, ==, 0);
  g_assert_cmpstr (head, ==, "0000000000000000");
  g_clear_pointer (&head, g_free);

  for (int n = 1; n <= 3; n++)
    record_open_case (f, n);
  record_assert_sound (f);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM unit WHERE seq = 1 AND prev = zeroblob (32)"), ==, 1);
  g_assert_cmpint (
      record_integer (f, "SELECT count (*) FROM unit a JOIN unit b ON b.seq = a.seq + 1 AND b.prev = a.hash"), ==, 2);
  g_assert_cmpint (record_integer (f, "SELECT count (DISTINCT salt) FROM unit_part"), ==, 30);
  g_assert_cmpint (record_integer (f, "SELECT count (DISTINCT digest) FROM unit_part"), ==, 30);
  g_assert_cmpint (
      record_integer (f, "SELECT count (*) FROM unit WHERE actor = (SELECT actor FROM unit WHERE seq = 1)"), ==, 3);

  ck_store_get_fingerprint (f->store, &sequence, &head, NULL);
  g_assert_cmpint (sequence, ==, 3);
  record_fixture_reopen (f);
  ck_store_get_fingerprint (f->store, &sequence, &reopened, NULL);
  g_assert_cmpint (sequence, ==, 3);
  g_assert_cmpstr (reopened, ==, head);
  record_open_case (f, 4);
  record_assert_sound (f);
}

/* The logical clock never goes back, though the clock on the wall does; what is recorded keeps the wall's time. */
static void
test_clock_set_back (RecordFixture *f, gconstpointer data)
{
  gint64 start = ck_clock_now (f->clock);

  record_open_case (f, 1);
  ck_clock_set (f->clock, start - HOUR);
  record_open_case (f, 2);
  record_open_case (f, 3);
  record_fixture_reopen (f);
  record_open_case (f, 4);
  ck_clock_set (f->clock, start + HOUR);
  record_open_case (f, 5);
  g_assert_cmpint (
      record_integer (f, "SELECT count (*) FROM unit a JOIN unit b ON b.seq = a.seq + 1 AND b.hlc > a.hlc"), ==, 4);
  g_assert_cmpint (record_integer (f, "SELECT count (DISTINCT at) FROM unit"), ==, 3);
  g_assert_cmpint (record_integer (f, "SELECT hlc / 65536 - at / 1000 FROM unit WHERE seq = 5"), ==, 0);
  g_assert_cmpint (record_integer (f, "SELECT at FROM unit WHERE seq = 2"), ==, start - HOUR);
}

static void
test_reason (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkViewingRow) viewing = ck_viewing_row_new ();
  CkUuid subject;

  record_open_case (f, 1);
  ck_uuid_from_text ("c0000000-0000-0000-0000-000000000001", &subject);
  ck_unit_begin (f->store, "view", "The social worker asked.", &subject, &error);
  g_assert_no_error (error);
  viewing->case_id = subject;
  viewing->what = g_strdup ("chronology");
  ck_unit_insert (f->store, "viewing", CK_RECORD (viewing), &error);
  g_assert_no_error (error);
  ck_unit_commit (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      record_integer (f, "SELECT count (*) FROM unit_reason r JOIN unit u ON u.id = r.unit AND u.at = r.recorded_at "
                         "JOIN unit_part p ON p.unit = u.id AND p.row_id = r.id AND p.subject = r.subject "
                         "WHERE u.seq = 2 AND r.reason = 'The social worker asked.'"),
      ==, 1);
  record_assert_sound (f);

  /* blank is none */
  ck_unit_begin (f->store, "view", "  ", NULL, &error);
  g_assert_no_error (error);
  memset (&viewing->id, 0, sizeof viewing->id);
  ck_unit_insert (f->store, "viewing", CK_RECORD (viewing), &error);
  ck_unit_commit (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM unit_reason"), ==, 1);
}

static void
test_rollback (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record_open_case (f, 1);
  record_begin (f, "log-concern");
  g_assert_true (ck_unit_is_open (f->store));
  g_assert_cmpint (ck_unit_get_time (f->store), ==, ck_clock_now (f->clock));
  g_assert_false (ck_uuid_is_none (ck_unit_get_id (f->store)));
  g_assert_false (ck_unit_begin (f->store, "other", NULL, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_assert_true (ck_unit_is_open (f->store));
  g_assert_cmpint (record_exec (f, record_sql_case, 2), ==, SQLITE_OK);
  ck_unit_rollback (f->store);
  g_assert_false (ck_unit_is_open (f->store));
  g_assert_true (ck_uuid_is_none (ck_unit_get_id (f->store)));
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM entry"), ==, 1);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM d_case_now"), ==, 1);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM text_search WHERE text_search MATCH 'unkind'"), ==, 1);
  ck_unit_rollback (f->store); /* does nothing */
  record_open_case (f, 2);
  record_assert_sound (f);
}

static int n_committed;

static void
on_committed (const char *kind, gpointer user_data)
{
  g_assert_cmpstr (kind, ==, user_data);
  n_committed++;
}

static void
test_committed (RecordFixture *f, gconstpointer data)
{
  f->store->committed = on_committed;
  f->store->committed_data = (gpointer) "log-concern";
  record_open_case (f, 1);
  g_assert_cmpint (n_committed, ==, 1);
  record_begin (f, "log-concern");
  g_assert_false (ck_unit_commit (f->store, NULL));
  g_assert_cmpint (n_committed, ==, 1);
}

/* What goes into a table by a record's fields comes out of it by them, whatever it holds. */
static void
test_round_trip (RecordFixture *f, gconstpointer data)
{
  static const char *const texts[] = { "plain",
                                       "",
                                       "line\nline\ttab",
                                       "quote ' \" ; -- DROP TABLE entry",
                                       "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
                                       "\xf0\x9f\x8e\xbb e\xcc\x81",
                                       NULL };
  g_autoptr (GError) error = NULL;
  CkUuid case_id;

  record_open_case (f, 1);
  ck_uuid_from_text ("c0000000-0000-0000-0000-000000000001", &case_id);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CkEntryRow) row = ck_entry_row_new ();
      g_autoptr (GPtrArray) read = NULL;
      sqlite3_stmt *stmt;

      row->case_id = case_id;
      row->number = 10 + i;
      row->kind = CK_ENTRY_NOTE;
      row->title = g_strdup (texts[i]);
      row->facts = g_strdup (texts[i] != NULL ? texts[i] : "x");
      row->happened = ck_moment_new (ck_date_new (2026, 2, 28), 23 * 60 + 59, CK_PRECISION_APPROXIMATE);
      row->happened_to = ck_moment_new (ck_date_new (2026, 3, 1), -1, CK_PRECISION_DATE);
      row->told = CK_MOMENT_UNKNOWN;
      row->significant = i % 2 == 0;
      row->subject_id = i % 2 == 0 ? case_id : (CkUuid){ 0 };

      record_begin (f, "add-note");
      ck_unit_insert (f->store, "entry", CK_RECORD (row), &error);
      g_assert_no_error (error);
      g_assert_false (ck_uuid_is_none (&row->id));
      record_commit (f);

      stmt = ck_store_prepare (f->store, "SELECT * FROM entry WHERE id = ?1", &error);
      ck_bind_uuid (stmt, 1, &row->id);
      read = ck_store_read_all (f->store, stmt, ck_entry_row_get_type (), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (read->len, ==, 1);
      g_assert_true (ck_record_equal (read->pdata[0], CK_RECORD (row)));
    }
  record_assert_sound (f);
}

static void
test_insert_errors (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkViewingRow) viewing = ck_viewing_row_new ();
  g_autoptr (CkActionStateRow) state = ck_action_state_row_new ();

  viewing->what = g_strdup ("chronology");
  g_assert_false (ck_unit_insert (f->store, "viewing", CK_RECORD (viewing), &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_clear_error (&error);

  record_begin (f, "view");
  ck_unit_insert (f->store, "viewing", CK_RECORD (viewing), &error);
  g_assert_no_error (error);
  g_assert_false (ck_unit_insert (f->store, "viewing", CK_RECORD (viewing), &error)); /* the same id */
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (ck_unit_insert (f->store, "action_state", CK_RECORD (state), &error)); /* of no case */
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  ck_unit_rollback (f->store);

  g_assert_null (ck_store_prepare (f->store, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
}

/* A person's versions: the newest is shown, what is replaced must be the head, the text follows. */
static void
test_versions (RecordFixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  const char *change
      = "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, name, kind, born_precision) VALUES "
        "(x'a300000000000000000000000000%04d', ck_unit_id (), ck_unit_time (), x'a0000000000000000000000000000001', "
        "x'a1000000000000000000000000000001', 'Renamed Child', 'child', 'unknown')";

  record_open_case (f, 1);
  record_begin (f, "change-person");
  g_assert_cmpint (record_exec (f, change, 1), ==, SQLITE_OK);
  g_assert_cmpint (record_exec (f, change, 2) & 0xff, ==, SQLITE_CONSTRAINT); /* the head is another by now */
  record_commit (f);
  name = record_text (f, "SELECT name FROM d_person_now");
  g_assert_cmpstr (name, ==, "Renamed Child");
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM text_search WHERE text_search MATCH 'renamed'"), ==, 1);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM text_search WHERE text_search MATCH 'test'"), ==,
                   1); /* the lead */
  g_assert_cmpint (record_integer (f, "SELECT heads FROM d_person_now"), ==, 1);
  record_begin (f, "change-person");
  g_assert_cmpint (record_exec (f, change, 3) & 0xff, ==, SQLITE_CONSTRAINT);
  ck_unit_rollback (f->store);
}

/* Two laptops changed the same thing: both versions are kept, one is shown, and a third that replaces both settles it.
 */
static void
test_conflict (RecordFixture *f, gconstpointer data)
{
  const char *change
      = "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, name, kind, born_precision) VALUES "
        "(x'a300000000000000000000000000%04d', ck_unit_id (), ck_unit_time (), x'a0000000000000000000000000000001', "
        "x'a1000000000000000000000000000001', 'Child %04d', 'child', 'unknown')";
  const char *settle
      = "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, also_replaces, name, kind, "
        "born_precision) VALUES "
        "(x'a400000000000000000000000000%04d', ck_unit_id (), ck_unit_time (), x'a0000000000000000000000000000001', "
        "x'a3000000000000000000000000000002', x'a3000000000000000000000000000001', 'Settled', 'child', 'unknown')";
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  record_open_case (f, 1);
  record_begin (f, "merge");
  f->store->unit->mode = CK_UNIT_MERGE;
  g_assert_cmpint (record_exec (f, change, 2), ==, SQLITE_OK);
  g_assert_cmpint (record_exec (f, change, 1), ==, SQLITE_OK);
  record_commit (f);
  g_assert_cmpint (record_integer (f, "SELECT heads FROM d_person_now"), ==, 2);
  name = record_text (f, "SELECT name FROM d_person_now");
  g_assert_cmpstr (name, ==, "Child 0002");

  record_begin (f, "change-person");
  g_assert_cmpint (record_exec (f, change, 3) & 0xff, ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (
      record_exec (
          f,
          "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, name, kind, born_precision) "
          "VALUES (x'a4000000000000000000000000000009', ck_unit_id (), ck_unit_time (), "
          "x'a0000000000000000000000000000001', x'a3000000000000000000000000000002', 'x', 'child', 'unknown')",
          0)
          & 0xff,
      ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (record_exec (f, settle, 1), ==, SQLITE_OK);
  record_commit (f);
  g_assert_cmpint (record_integer (f, "SELECT heads FROM d_person_now"), ==, 1);
  g_assert_cmpint (record_integer (f, "SELECT name = 'Settled' FROM d_person_now"), ==, 1);
  ck_store_rebuild (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record_integer (f, "SELECT name = 'Settled' AND heads = 1 FROM d_person_now"), ==, 1);
}

/* The life of a case, as the rules have it. */
static void
test_case (RecordFixture *f, gconstpointer data)
{
  static const char close[]
      = "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision, "
        "told_precision, facts, significant) "
        "VALUES (x'e4000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
        "x'c0000000000000000000000000000001', 3, 'status', 'unknown', "
        "'unknown', 'unknown', 'Closed.', 1);"
        "INSERT INTO review_outcome (id, unit, recorded_at, case_id, review_id, result, reason, risk) VALUES "
        "(x'e4000000000000000000000000000001', "
        "ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', x'b1000000000000000000000000000001', "
        "'superseded', 'Closed.', 'low');"
        "INSERT INTO review VALUES (x'b2000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
        "x'c0000000000000000000000000000001', "
        "'long-term', '2027-02-20');"
        "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, outcome, reason, long_check) "
        "VALUES "
        "(x'c4000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "x'c3000000000000000000000000000001', 'closed', 'low', 'resolved', 'It stopped.', "
        "x'b2000000000000000000000000000001')";
  static const char reopen[]
      = "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision, "
        "told_precision, facts, significant) "
        "VALUES (x'e5000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
        "x'c0000000000000000000000000000001', 4, 'status', 'unknown', "
        "'unknown', 'unknown', 'Reopened.', 1);"
        "INSERT INTO review_outcome (id, unit, recorded_at, case_id, review_id, result, reason, risk) VALUES "
        "(x'e5000000000000000000000000000001', "
        "ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', x'b2000000000000000000000000000001', "
        "'superseded', 'Again.', 'low');"
        "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, pending_review) VALUES "
        "(x'c5000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "x'c4000000000000000000000000000001', 'open', 'high', x'b3000000000000000000000000000001');" /* before its
                                                                                                        review */
        "INSERT INTO review VALUES (x'b3000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
        "x'c0000000000000000000000000000001', "
        "'plan', '2026-11-30')";
  g_autoptr (GError) error = NULL;

  record_open_case (f, 1);
  g_assert_cmpint (
      record_integer (f, "SELECT entries = 1 AND last_number = 1 AND first_concern IS NOT NULL FROM d_case_summary"),
      ==, 1);
  record_begin (f, "hold-review");
  g_assert_cmpint (record_exec (f, record_sql_review, 1), ==, SQLITE_OK);
  record_commit (f);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM d_review_now WHERE held = 0"), ==, 1);
  record_begin (f, "close");
  g_assert_cmpint (record_exec (f, close, 1), ==, SQLITE_OK);
  record_commit (f);
  g_assert_cmpint (
      record_integer (f,
                      "SELECT status = 'closed' AND pending_review IS NULL AND long_check IS NOT NULL FROM d_case_now"),
      ==, 1);
  record_begin (f, "reopen");
  g_assert_cmpint (record_exec (f, reopen, 1), ==, SQLITE_OK);
  record_commit (f);
  g_assert_cmpint (record_integer (f, "SELECT status = 'open' AND risk = 'high' FROM d_case_now"), ==, 1);
  g_assert_cmpint (record_integer (f, "SELECT entries = 4 AND last_number = 4 FROM d_case_summary"), ==, 1);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM text_search WHERE text_search MATCH 'reopened'"), ==, 1);

  /* the same, made anew */
  ck_store_rebuild (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record_integer (f, "SELECT status = 'open' AND risk = 'high' FROM d_case_now"), ==, 1);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM text_search WHERE text_search MATCH 'reopened'"), ==, 1);
  record_assert_sound (f);
}

/* What a CHECK must not let through because something in it is NULL. */
static void
test_checks (RecordFixture *f, gconstpointer data)
{
#define STATE                                                                                                          \
  "INSERT INTO case_state (id, unit, recorded_at, case_id, replaces, status, risk, pending_review, outcome, reason, "  \
  "long_check, no_check_reason) "                                                                                      \
  "VALUES (x'c4000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', " \
  "x'c2000000000000000000000000000001', "
  static const char *const refused[] = {
    STATE "'closed', 'low', NULL, 'resolved', NULL, NULL, 'x')",
    STATE "'closed', 'low', NULL, 'resolved', ' ', NULL, 'x')",
    STATE "'closed', 'low', NULL, NULL, 'x', NULL, 'x')",
    STATE "'closed', 'low', NULL, 'resolved', 'x', NULL, NULL)",
    STATE "'closed', 'low', NULL, 'resolved', 'x', NULL, '')",
    STATE "'closed', 'low', NULL, 'resolved', 'x', x'b0000000000000000000000000000001', 'x')",
    STATE "'closed', 'low', x'b0000000000000000000000000000001', 'resolved', 'x', NULL, 'x')",
    STATE "'open', 'low', NULL, NULL, NULL, NULL, NULL)",
    STATE "'open', 'lowest', x'b0000000000000000000000000000001', NULL, NULL, NULL, NULL)",
    STATE "NULL, 'low', x'b0000000000000000000000000000001', NULL, NULL, NULL, NULL)",
    "INSERT INTO involvement (id, unit, recorded_at, case_id, role) VALUES (x'a5000000000000000000000000000001', "
    "ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001', 'harmed')",
    "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, name, kind, born_precision) VALUES "
    "(x'a5000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'a0000000000000000000000000000001', "
    "x'a1000000000000000000000000000001', ' ', 'child', 'unknown')",
    "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, name, kind, born, born_precision) VALUES "
    "(x'a5000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'a0000000000000000000000000000001', "
    "x'a1000000000000000000000000000001', 'x', 'child', '2026-02-30', 'exact')",
    "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision, "
    "told_precision, facts, significant) "
    "VALUES (x'e5000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "2, 'rumour', 'unknown', "
    "'unknown', 'unknown', 'x', 1)",
    "INSERT INTO action VALUES (x'f0000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001');"
    "INSERT INTO action_state (id, unit, recorded_at, case_id, action_id, strand, what, owner, due, status) VALUES "
    "(x'f1000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
    "x'f0000000000000000000000000000001', 'harmed', 'x', 'x', 'soon', 'open')",
    "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened, happened_precision, "
    "happened_to_precision, told_precision, "
    "facts, significant) VALUES (x'e5000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
    "x'c0000000000000000000000000000001', 2, "
    "'note', '2026-02-28', 'unknown', 'unknown', 'unknown', 'x', 1)",
    "INSERT INTO copy (id, unit, recorded_at, case_id, number, form, what, significant, entries, digest) VALUES "
    "(x'd5000000000000000000000000000001', "
    "ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', 1, 'pdf', 'x', 0, 1, 'short')",
  };

  record_open_case (f, 1);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      record_begin (f, "check");
      if ((record_exec (f, refused[i], 1) & 0xff) != SQLITE_CONSTRAINT)
        g_error ("let through: %s", refused[i]);
      ck_unit_rollback (f->store);
    }
}

/* Every kind of text is found, and follows what changes it. */
static void
test_texts (RecordFixture *f, gconstpointer data)
{
  static const char facts[]
      = "INSERT INTO amendment (id, unit, recorded_at, case_id, entry_id, number, text, why) VALUES "
        "(x'e6000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "x'e0000000000000000000000000000001', 3, 'amendedword', 'misheard');"
        "INSERT INTO action VALUES (x'f0000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
        "x'c0000000000000000000000000000001');"
        "INSERT INTO action_state (id, unit, recorded_at, case_id, action_id, strand, what, owner, due, status) VALUES "
        "(x'f1000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "x'f0000000000000000000000000000001', 'harmed', 'actionword', 'x', '2026-12-01', 'open');"
        "INSERT INTO plan_strand (id, unit, recorded_at, case_id, strand, need, resolved) VALUES "
        "(x'f2000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "'harmed', 'planword', 'x');"
        "INSERT INTO review_strand (id, unit, recorded_at, case_id, outcome_id, strand, standing, note) VALUES "
        "(x'f3000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "x'e3000000000000000000000000000001', 'harmed', 'met', 'standingword');"
        "INSERT INTO involvement (id, unit, recorded_at, case_id, replaces, person_id, role, description) VALUES "
        "(x'a6000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "x'a2000000000000000000000000000001', x'a0000000000000000000000000000001', 'witness', 'involvedword')";
  static const char replaced[]
      = "INSERT INTO action_state (id, unit, recorded_at, case_id, action_id, replaces, strand, what, owner, due, "
        "status) "
        "VALUES (x'f4000000000000000000000000000001', ck_unit_id (), ck_unit_time (), "
        "x'c0000000000000000000000000000001', x'f0000000000000000000000000000001', "
        "x'f1000000000000000000000000000001', "
        "'harmed', 'otherword', 'x', '2026-12-01', 'open');"
        "INSERT INTO plan_strand (id, unit, recorded_at, case_id, replaces, strand, need, resolved) VALUES "
        "(x'f5000000000000000000000000000001', ck_unit_id (), ck_unit_time (), x'c0000000000000000000000000000001', "
        "x'f2000000000000000000000000000001', 'harmed', 'otherword', 'x')";
  static const struct
  {
    const char *word;
    gint64 before;
    gint64 after;
  } hits[] = { { "amendedword", 1, 1 },  { "misheard", 1, 1 },     { "actionword", 1, 0 }, { "planword", 1, 0 },
               { "standingword", 1, 1 }, { "involvedword", 1, 1 }, { "otherword", 0, 2 },  { "10001", 1, 1 } };
  g_autoptr (GError) error = NULL;

  record_open_case (f, 1);
  record_begin (f, "hold-review");
  g_assert_cmpint (record_exec (f, record_sql_review, 1), ==, SQLITE_OK);
  record_commit (f);
  for (int pass = 0; pass < 3; pass++)
    {
      if (pass < 2)
        {
          record_begin (f, "several");
          g_assert_cmpint (record_exec (f, pass == 0 ? facts : replaced, 1), ==, SQLITE_OK);
          record_commit (f);
        }
      else
        {
          ck_store_rebuild (f->store, &error);
          g_assert_no_error (error);
        }
      for (guint i = 0; i < G_N_ELEMENTS (hits); i++)
        {
          g_autofree char *sql
              = g_strconcat ("SELECT count (*) FROM text_search WHERE text_search MATCH '", hits[i].word, "'", NULL);

          g_assert_cmpint (record_integer (f, sql), ==, pass == 0 ? hits[i].before : hits[i].after);
        }
    }
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM d_involvement_now"), ==, 1);
  record_assert_sound (f);
}

/* A disk that is full says so, and the unit is given up. */
static void
test_full_disk (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CkUuid case_id;

  record_open_case (f, 1);
  ck_uuid_from_text ("c0000000-0000-0000-0000-000000000001", &case_id);
  sqlite3_set_authorizer (f->store->db, NULL, NULL);
  sqlite3_exec (f->store->db, "PRAGMA max_page_count = 1", NULL, NULL, NULL); /* as it is, no more */
  ck_guard_close_doors (f->store);
  record_begin (f, "add-note");
  for (int i = 0; i < 100 && error == NULL; i++)
    {
      g_autoptr (CkEntryRow) row = ck_entry_row_new ();

      row->case_id = case_id;
      row->number = 10 + i;
      row->kind = CK_ENTRY_NOTE;
      row->facts = g_strnfill (100000, 'x');
      ck_unit_insert (f->store, "entry", CK_RECORD (row), &error);
    }
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  ck_unit_rollback (f->store);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM entry"), ==, 1);
  record_assert_sound (f);
}

#define TEST(name, function)                                                                                           \
  g_test_add ("/record/" name, RecordFixture, NULL, record_fixture_set_up, function, record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("chain", test_chain);
  TEST ("clock-set-back", test_clock_set_back);
  TEST ("reason", test_reason);
  TEST ("rollback", test_rollback);
  TEST ("committed", test_committed);
  TEST ("round-trip", test_round_trip);
  TEST ("insert-errors", test_insert_errors);
  TEST ("versions", test_versions);
  TEST ("conflict", test_conflict);
  TEST ("case", test_case);
  TEST ("checks", test_checks);
  TEST ("texts", test_texts);
  TEST ("full-disk", test_full_disk);
  return g_test_run ();
}
