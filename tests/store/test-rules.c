/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that no other test tries by raw SQL on the open connection: each attack is made as it stands, with OR IGNORE and
 * with OR REPLACE, and with the authorizer off, so that the rule is seen to hold by itself. tests/check-rules.py looks that
 * every rule of the record is tried so in some test. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"
#include "ck-unit-private.h"

#define CASE(n) "(SELECT case_id FROM d_case_version_now WHERE number = " n ")"
#define CONCERN(n) "(SELECT id FROM entry WHERE kind = 'concern' AND case_id = " CASE (n) ")"
#define PERSON(n) "(SELECT person_id FROM d_involvement_now WHERE case_id = " CASE (n) ")"
#define ID(n) "x'f00000000000000000000000000000" n "'"
#define NOW "ck_unit_id (), ck_unit_time ()"
#define NOTE(id, case_id, number, kind)                                                                                \
  "INSERT INTO entry (id, unit, recorded_at, case_id, number, kind, happened_precision, happened_to_precision,"        \
  " told_precision, facts, significant) VALUES (" id ", " NOW ", " case_id ", " number ", '" kind "', 'unknown', 'unknown'," \
  " 'unknown', 'x', 0)"
#define VIEWING(id, unit, time) "INSERT INTO viewing VALUES (" id ", " unit ", " time ", " CASE ("1") ", 'x', 'x')"
#define VERSION(id, case_id, replaces, also, number)                                                                   \
  "INSERT INTO case_version (id, unit, recorded_at, case_id, replaces, also_replaces, year, number, title, lead) VALUES (" id \
  ", " NOW ", " case_id ", " replaces ", " also ", 2026, " number ", 'x', 'x')"
#define HEAD(n) "(SELECT version_id FROM d_case_version_now WHERE number = " n ")"
#define RELATION(id, of, replaces, person, other)                                                                      \
  "INSERT INTO relationship_version (id, unit, recorded_at, relationship_id, replaces, person_id, other_id, kind, status)" \
  " VALUES (" id ", " NOW ", " of ", " replaces ", " person ", " other ", 'parent', 'current')"
#define RELATED "(SELECT relationship_id FROM d_relationship_now)"
#define RELATED_HEAD "(SELECT version_id FROM d_relationship_now)"
#define MERGE(replaces, from, into, undone)                                                                            \
  "INSERT INTO person_merge (id, unit, recorded_at, replaces, from_id, into_id, undone, why) VALUES (" ID ("01") ", "  \
  NOW ", " replaces ", " from ", " into ", " undone ", 'x')"
#define MERGED_HEAD "(SELECT version_id FROM d_person_merge_now)"

static const struct {
  const char *key;
  const char *sql;
} attacks[] = {
  { "ck-other-unit", VIEWING (ID ("01"), "zeroblob (16)", "ck_unit_time ()") },
  { "ck-other-time", VIEWING (ID ("01"), "ck_unit_id ()", "ck_unit_time () - 1") },
  { "ck-exists", "INSERT INTO \"case\" SELECT id, " NOW " FROM \"case\"" },
  { "ck-changed", "UPDATE entry SET facts = 'Nothing happened.'" },
  { "ck-changed", "UPDATE unit SET at = 1" },
  { "ck-removed", "DELETE FROM entry" },
  { "ck-removed", "DELETE FROM unit_part" },
  { "ck-conflict", VERSION (ID ("01"), CASE ("1"), HEAD ("1"), HEAD ("1"), "1") },
  { "ck-reference-taken", "INSERT INTO \"case\" VALUES (" ID ("02") ", " NOW "); " VERSION (ID ("01"), ID ("02"), "NULL", "NULL", "1") },
  { "ck-reference-changed", VERSION (ID ("01"), CASE ("1"), HEAD ("1"), "NULL", "9") },
  { "ck-number-taken", NOTE (ID ("01"), CASE ("1"), "1", "note") },
  { "ck-number-taken",
    "INSERT INTO amendment (id, unit, recorded_at, case_id, entry_id, number, text, why) VALUES (" ID ("01") ", " NOW ", "
    CASE ("1") ", " CONCERN ("1") ", 1, 'x', 'x')" },
  { "ck-copy-taken",
    "INSERT INTO copy (id, unit, recorded_at, case_id, number, form, what, significant, entries, digest) VALUES (" ID ("01") ", "
    NOW ", " CASE ("1") ", 1, 'pdf', 'x', 0, 1, printf ('%064d', 0))" },
  { "ck-review-pending", "INSERT INTO review VALUES (" ID ("01") ", " NOW ", " CASE ("1") ", 'plan', '2026-12-01')" },
  { "ck-review-held",
    NOTE (ID ("01"), CASE ("1"), "90", "review") "; INSERT INTO review_outcome (id, unit, recorded_at, case_id, review_id, result,"
    " held_on, decision, reason, risk) VALUES (" ID ("01") ", " NOW ", " CASE ("1") ", (SELECT id FROM d_review_now WHERE held = 1"
    " AND case_id = " CASE ("1") "), 'held', '2026-11-23', 'x', 'x', 'low')" },
  { "ck-linked",
    "INSERT INTO case_link (id, unit, recorded_at, case_id, replaces, other_id, linked, why) SELECT " ID ("01") ", " NOW
    ", case_id, version_id, other_id, 1, 'x' FROM d_case_link_now" },
  { "ck-move-last",
    "INSERT INTO entry_move (id, unit, recorded_at, case_id, entry_id, to_id, why) VALUES (" ID ("01") ", " NOW ", " CASE ("3") ", "
    CONCERN ("3") ", " CASE ("2") ", 'x')" },
  { "ck-relation-meanwhile", RELATION (ID ("01"), RELATED, "NULL", PERSON ("1"), PERSON ("2")) },
  { "ck-relation-people", RELATION (ID ("01"), RELATED, RELATED_HEAD, PERSON ("1"), PERSON ("4")) },
  { "ck-relation-twice", "INSERT INTO relationship VALUES (" ID ("02") ", " NOW "); " RELATION (ID ("01"), ID ("02"), "NULL", PERSON ("1"), PERSON ("2")) },
  { "ck-relation-circle", "INSERT INTO relationship VALUES (" ID ("02") ", " NOW "); " RELATION (ID ("01"), ID ("02"), "NULL", PERSON ("2"), PERSON ("1")) },
  { "ck-merge-meanwhile", MERGE ("NULL", PERSON ("3"), PERSON ("4"), "0") },
  { "ck-merged-already", MERGE (MERGED_HEAD, PERSON ("3"), PERSON ("1"), "0") },
  { "ck-merged-into-merged", MERGE ("NULL", PERSON ("1"), PERSON ("3"), "0") },
  { "ck-person-not-merged", MERGE ("NULL", PERSON ("1"), PERSON ("2"), "1") },
  { "ck-person-merged",
    "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, name, kind, born_precision) SELECT " ID ("01") ", " NOW
    ", d.person_id, d.version_id, 'x', 'child', 'unknown' FROM d_person_now d WHERE d.person_id = " PERSON ("3") },
};

static CkUuid
person_of (CkStore    *store,
           const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean row = FALSE;
  CkUuid id;
  g_autofree char *select = g_strdup_printf ("SELECT %s", sql);
  sqlite3_stmt *stmt = ck_store_prepare (store, select, &error);

  g_assert_no_error (error);
  g_assert_true (ck_store_step (store, stmt, &row, &error) && row);
  ck_column_uuid (stmt, 0, &id);
  sqlite3_reset (stmt);
  return id;
}

static void
set_up (CkStore *store)
{
  g_autoptr (CkRelationshipForm) parent = ck_relationship_form_new ();
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (CkLinkForm) link = ck_link_form_new ();
  g_autoptr (GError) error = NULL;
  CkUuid third, fourth;

  for (int i = 0; i < 4; i++)
    g_free (casework_log (store));
  parent->person = person_of (store, PERSON ("1"));
  parent->other = person_of (store, PERSON ("2"));
  parent->kind = CK_RELATION_PARENT;
  g_assert_true (ck_casework_relate (store, parent, NULL, &error));
  third = person_of (store, PERSON ("3"));
  fourth = person_of (store, PERSON ("4"));
  g_assert_true (ck_casework_merge_people (store, &third, &fourth, "One person.", &error));
  link->other = g_strdup ("2026-0002");
  link->why = g_strdup ("One phone.");
  g_assert_true (ck_casework_link (store, "2026-0001", link, &error));
  g_free (ck_casework_hold_review (store, "2026-0001", review, &error));
  g_assert_true (ck_casework_record_copy (store, "2026-0001", 1, CK_COPY_PDF, NULL, 1,
                                          "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", &error));
  g_assert_no_error (error);
}

static void
try (CkStore    *store,
     const char *key,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_assert_true (ck_unit_begin (store, "attack", NULL, NULL, &error));
  result = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  g_test_message ("%s: %s\n%s", key, sqlite3_errmsg (store->db), sql);
  g_assert_cmpint (result & 0xff, ==, SQLITE_CONSTRAINT);
  g_assert_cmpstr (sqlite3_errmsg (store->db), ==, key);
  ck_store_set_error (store->db, NULL, &error);
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  ck_unit_rollback (store);
}

static void
test_rules (CkStore *store)
{
  static const char *const ways[][2] = { { "INSERT INTO", "INSERT OR IGNORE INTO" }, { "INSERT INTO", "INSERT OR REPLACE INTO" } };
  gint64 units;

  set_up (store);
  units = casework_count (store, "SELECT count (*) FROM unit");
  sqlite3_set_authorizer (store->db, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      try (store, attacks[i].key, attacks[i].sql);
      for (gsize j = 0; j < G_N_ELEMENTS (ways); j++)
        {
          GString *sql = g_string_new (attacks[i].sql);

          g_string_replace (sql, ways[j][0], ways[j][1], 0);
          try (store, attacks[i].key, sql->str);
          g_string_free (sql, TRUE);
        }
    }
  ck_guard_close_doors (store);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit"), ==, units);
}

/* Nothing beside a unit, and nothing into one that is being sealed. */
static void
test_outside (CkStore *store)
{
  g_autoptr (GError) error = NULL;

  set_up (store);
  g_assert_cmpint (sqlite3_exec (store->db, VIEWING (ID ("01"), "zeroblob (16)", "1"), NULL, NULL, NULL) & 0xff, ==, SQLITE_CONSTRAINT);
  g_assert_cmpstr (sqlite3_errmsg (store->db), ==, "ck-no-unit");
  g_assert_true (ck_unit_begin (store, "attack", NULL, NULL, &error));
  store->unit->sealing = TRUE;
  g_assert_cmpint (sqlite3_exec (store->db, VIEWING (ID ("01"), "ck_unit_id ()", "ck_unit_time ()"), NULL, NULL, NULL) & 0xff, ==,
                   SQLITE_CONSTRAINT);
  g_assert_cmpstr (sqlite3_errmsg (store->db), ==, "ck-sealing");
  store->unit->sealing = FALSE;
  ck_unit_rollback (store);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/rules/inside", test_rules);
  casework_add ("/rules/outside", test_outside);
  return casework_run_tests ();
}
