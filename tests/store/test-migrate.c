/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema: its version, what a later program's vault meets with, and that it says what the model says. */
#include "record-fixture.h"

#include <string.h>
#include "ck-unit-private.h"

static void
test_version (RecordFixture *f, gconstpointer data)
{
  g_autofree char *key = NULL;
  g_autofree char *again = NULL;
  CkUuid device = f->store->device;

  g_assert_cmpint (record_integer (f, "PRAGMA user_version"), ==, ck_migrate_version ());
  g_assert_false (ck_uuid_is_none (&device));
  record_open_case (f, 1);
  g_assert_cmpint (record_integer (f, "SELECT schema_version FROM unit"), ==, ck_migrate_version ());

  /* once only */
  record_fixture_close (f);
  key = record_text (f, "SELECT hex (key) FROM record_key");
  g_assert_cmpstr (key, !=, "0000000000000000000000000000000000000000000000000000000000000000");
  record_fixture_open (f);
  g_assert_true (ck_uuid_equal (&f->store->device, &device));
  record_fixture_close (f);
  again = record_text (f, "SELECT hex (key) FROM record_key");
  g_assert_cmpstr (again, ==, key);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM record_key"), ==, 1);
}

static void
test_too_new (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CkStore *store;

  record_open_case (f, 1);
  record_fixture_close (f);
  g_assert_cmpint (record_exec (f, "PRAGMA user_version = 1000", 0), ==, SQLITE_OK);
  store = ck_store_open (f->vault, f->clock, &error);
  g_assert_null (store);
  g_assert_error (error, CK_ERROR, CK_ERROR_TOO_NEW);
  g_assert_cmpint (record_integer (f, "PRAGMA user_version"), ==, 1000);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM unit"), ==, 1);
}

/* A step that fails leaves the vault as it was, and says so. */
static void
test_step_fails (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 objects;

  record_fixture_close (f);
  g_assert_cmpint (record_exec (f, "PRAGMA user_version = 2", 0), ==,
                   SQLITE_OK); /* step 3 finds its triggers there already */
  objects = record_integer (f, "SELECT count (*) FROM sqlite_schema");
  g_assert_null (ck_store_open (f->vault, f->clock, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_assert_cmpint (record_integer (f, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM sqlite_schema"), ==, objects);
  g_assert_true (sqlite3_get_autocommit (ck_vault_get_connection (f->vault)));

  g_assert_cmpint (record_exec (f, "PRAGMA user_version = %04d", ck_migrate_version ()), ==, SQLITE_OK);
  record_fixture_open (f);
  record_open_case (f, 1);
}

static void
test_key_missing (RecordFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  record_open_case (f, 1);
  record_fixture_close (f);
  g_assert_cmpint (
      record_exec (
          f, "UPDATE record_key SET only = 1; PRAGMA ignore_check_constraints = ON; UPDATE record_key SET key = x'00'",
          0),
      ==, SQLITE_OK);
  g_assert_null (ck_store_open (f->vault, f->clock, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_DAMAGED);
}

/* "CHECK (risk IN ('not-assessed', 'low'))" → the tokens, or NULL when the column has no such list */
static GStrv
tokens_of_column (const char *table_sql, const char *column)
{
  g_autofree char *pattern = g_strdup_printf ("\\b%s IN \\(([^)]*)\\)", column);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GStrvBuilder) tokens = g_strv_builder_new ();

  if (!g_regex_match (regex, table_sql, 0, &match))
    return NULL;
  list = g_match_info_fetch (match, 1);
  pieces = g_strsplit (list, "'", -1);
  for (guint i = 1; pieces[i] != NULL; i += 2)
    g_strv_builder_add (tokens, pieces[i]);
  return g_strv_builder_end (tokens);
}

/* Every list of tokens in the schema is the model's, in the model's order. */
static void
test_tokens (RecordFixture *f, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *column;
    const CkTokenSet *set;
  } columns[] = {
    { "person_version", "kind", &ck_person_kinds },
    { "person_version", "born_precision", &ck_born_precisions },
    { "relationship_version", "kind", &ck_relation_kinds },
    { "relationship_version", "status", &ck_relation_statuses },
    { "case_state", "status", &ck_case_statuses },
    { "case_state", "risk", &ck_risks },
    { "case_state", "outcome", &ck_case_outcomes },
    { "entry", "kind", &ck_entry_kinds },
    { "entry", "happened_precision", &ck_precisions },
    { "entry", "happened_to_precision", &ck_precisions },
    { "entry", "told_precision", &ck_precisions },
    { "concern", "kind", &ck_concern_kinds },
    { "concern", "immediate_danger", &ck_answers },
    { "concern", "ai_made", &ck_answers },
    { "concern", "parents_told", &ck_answers },
    { "concern_four_cs", "four_cs", &ck_four_cs },
    { "involvement", "role", &ck_roles },
    { "plan_strand", "strand", &ck_strands },
    { "action_state", "strand", &ck_strands },
    { "action_state", "status", &ck_action_statuses },
    { "review", "kind", &ck_review_kinds },
    { "review_outcome", "result", &ck_review_results },
    { "review_outcome", "risk", &ck_risks },
    { "review_strand", "strand", &ck_strands },
    { "review_strand", "standing", &ck_standings },
    { "copy", "form", &ck_copy_forms },
    { "concern_characteristic", "characteristic", &ck_characteristics },
    { "concern_child", "parents_told", &ck_answers },
    { "concern_injury", "picture", &ck_body_pictures },
    { "concern_injury", "kind", &ck_injury_kinds },
    { "concern_nudes", "seen", &ck_answers },
    { "concern_nudes", "adult_involved", &ck_answers },
    { "concern_nudes", "coercion", &ck_answers },
    { "concern_nudes", "violent_or_atypical", &ck_answers },
    { "concern_nudes", "under_13", &ck_answers },
    { "concern_nudes", "immediate_risk", &ck_answers },
    { "check_version", "body", &ck_check_bodies },
    { "check_version", "decided", &ck_check_decisions },
    { "check_version", "told_precision", &ck_precisions },
    { "check_version", "dbs_removed", &ck_answers },
    { "check_version", "dbs_harm", &ck_answers },
    { "referral_version", "body", &ck_check_bodies },
    { "referral_version", "sent_precision", &ck_precisions },
    { "referral_version", "chased_precision", &ck_precisions },
    { "referral_version", "escalated_precision", &ck_precisions },
    { "referral_version", "acknowledged_precision", &ck_precisions },
    { "referral_version", "decided_precision", &ck_precisions },
    { "harm_test", "harmed", &ck_answers },
    { "harm_test", "offence", &ck_answers },
    { "harm_test", "risk", &ck_answers },
    { "harm_test", "suitability", &ck_answers },
    { "allegation_outcome", "outcome", &ck_allegation_outcomes },
  };
  static const char *const own_lists[] = { "keyholder_name", NULL }; /* the record's own, which nobody types */
  guint n_tables, n_lists = 0;
  const CkFactTable *tables = ck_fact_tables (&n_tables);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *query
          = g_strconcat ("SELECT sql FROM sqlite_schema WHERE name = '", columns[i].table, "'", NULL);
      g_autofree char *sql = record_text (f, query);
      g_auto (GStrv) tokens = tokens_of_column (sql, columns[i].column);

      if (tokens == NULL)
        g_error ("%s.%s takes anything", columns[i].table, columns[i].column);
      g_assert_cmpuint (g_strv_length (tokens), ==, columns[i].set->n_tokens);
      for (guint j = 0; j < columns[i].set->n_tokens; j++)
        g_assert_cmpstr (tokens[j], ==, columns[i].set->tokens[j].token);
    }

  /* and there is no list in the schema that isn't in the table above */
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *query = g_strconcat ("SELECT sql FROM sqlite_schema WHERE name = '", tables[i].name, "'", NULL);
      g_autofree char *sql = record_text (f, query);

      if (g_strv_contains (own_lists, tables[i].name))
        continue;
      for (const char *at = strstr (sql, " IN ('"); at != NULL; at = strstr (at + 1, " IN ('"))
        n_lists++;
    }
  g_assert_cmpuint (n_lists, ==, G_N_ELEMENTS (columns));
}

/* A derived table has the columns of the view that defines it, in its order: a rebuild copies one into the other. */
static void
test_derived_columns (RecordFixture *f, gconstpointer data)
{
  const char *const *names = ck_derived_tables ();
  guint n = 0;

  for (; names[n] != NULL; n++)
    {
      g_autofree char *table_sql
          = g_strconcat ("SELECT group_concat (name) FROM pragma_table_info ('d_", names[n], "')", NULL);
      g_autofree char *view_sql
          = g_strconcat ("SELECT group_concat (name) FROM pragma_table_info ('v_", names[n], "')", NULL);
      g_autofree char *table = record_text (f, table_sql);
      g_autofree char *view = record_text (f, view_sql);

      g_assert_cmpstr (table, ==, view);
    }
  /* d_text has a number of its own besides */
  g_assert_cmpint (record_integer (f, "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name GLOB 'd_*'"),
                   ==, n + 1);
}

#define TEST(name, function)                                                                                           \
  g_test_add ("/migrate/" name, RecordFixture, NULL, record_fixture_set_up, function, record_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("version", test_version);
  TEST ("too-new", test_too_new);
  TEST ("step-fails", test_step_fails);
  TEST ("key-missing", test_key_missing);
  TEST ("tokens", test_tokens);
  TEST ("derived-columns", test_derived_columns);
  return g_test_run ();
}
