/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "ck-moment.h"
#include "ck-tokens.h"

static void
test_sets (void)
{
  gsize n_sets;
  const CkTokenSet *const *sets = ck_token_sets (&n_sets);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n_sets, >=, 23);
  for (gsize i = 0; i < n_sets; i++)
    {
      g_autoptr (GHashTable) tokens = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_true (g_hash_table_add (names, (gpointer)sets[i]->name));
      g_assert_nonnull (sets[i]->context);
      g_assert_cmpuint (sets[i]->n_tokens, >, 1);
      for (guint j = 0; j < sets[i]->n_tokens; j++)
        {
          const char *token = ck_token_text (sets[i], (int)j);

          g_assert_true (g_hash_table_add (tokens, (gpointer)token));
          g_assert_true (strspn (token, "abcdefghijklmnopqrstuvwxyz-") == strlen (token));
          g_assert_cmpint (ck_token_value (sets[i], token), ==, (int)j);
          g_assert_cmpint (strlen (ck_token_label (sets[i], (int)j)), >, 0);
        }
    }
}

static void
test_none (void)
{
  g_assert_null (ck_token_text (&ck_risks, -1));
  g_assert_null (ck_token_text (&ck_risks, 4));
  g_assert_cmpstr (ck_token_label (&ck_risks, -1), ==, "");
  g_assert_cmpstr (ck_token_label (&ck_risks, 4), ==, "");
  g_assert_cmpint (ck_token_value (&ck_risks, NULL), ==, -1);
  g_assert_cmpint (ck_token_value (&ck_risks, ""), ==, -1);
  g_assert_cmpint (ck_token_value (&ck_risks, "High"), ==, -1);
}

static void
test_enumerations (void)
{
  g_assert_cmpstr (ck_token_text (&ck_concern_kinds, CK_CONCERN_LOW_LEVEL), ==, "low-level");
  g_assert_cmpstr (ck_token_text (&ck_roles, CK_ROLE_PARENT_OR_CARER), ==, "parent-or-carer");
  g_assert_cmpstr (ck_token_text (&ck_risks, CK_RISK_HIGH), ==, "high");
  g_assert_cmpstr (ck_token_text (&ck_strands, CK_STRAND_RESPONSIBLE), ==, "responsible");
  g_assert_cmpstr (ck_token_text (&ck_entry_kinds, CK_ENTRY_SHARING), ==, "sharing");
  g_assert_cmpstr (ck_token_text (&ck_case_outcomes, CK_OUTCOME_UNFOUNDED), ==, "unfounded");
  g_assert_cmpstr (ck_token_text (&ck_review_kinds, CK_REVIEW_LONG_TERM), ==, "long-term");
  g_assert_cmpstr (ck_token_text (&ck_review_results, CK_REVIEW_SUPERSEDED), ==, "superseded");
  g_assert_cmpstr (ck_token_text (&ck_action_statuses, CK_ACTION_DROPPED), ==, "dropped");
  g_assert_cmpstr (ck_token_text (&ck_born_precisions, CK_BORN_ESTIMATED), ==, "estimated");
  g_assert_cmpstr (ck_token_text (&ck_answers, CK_ANSWER_NO), ==, "no");
  g_assert_cmpstr (ck_token_text (&ck_four_cs, CK_FOUR_CS_COMMERCE), ==, "commerce");
  g_assert_cmpstr (ck_token_text (&ck_nations, CK_NATION_NORTHERN_IRELAND), ==, "northern-ireland");
  g_assert_cmpstr (ck_token_text (&ck_due_kinds, CK_DUE_ACTION), ==, "action");
  g_assert_cmpstr (ck_token_text (&ck_copy_forms, CK_COPY_PRINT), ==, "print");
  g_assert_cmpstr (ck_token_text (&ck_standings, CK_STANDING_NOT), ==, "not");
  g_assert_cmpstr (ck_token_text (&ck_person_kinds, CK_PERSON_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (ck_token_text (&ck_case_statuses, CK_STATUS_CLOSED), ==, "closed");

  for (guint i = 0; i < ck_precisions.n_tokens; i++)
    g_assert_cmpstr (ck_token_text (&ck_precisions, (int)i), ==, ck_precision_to_token ((CkPrecision)i));
}

static void
test_choices (void)
{
  g_autofree char *choices = ck_token_choices (&ck_risks);

  g_assert_cmpstr (choices, ==, "not-assessed | low | medium | high");
}

static gboolean
same_tokens (const CkTokenSet *set,
             char            **tokens)
{
  if (g_strv_length (tokens) != set->n_tokens)
    return FALSE;
  for (guint i = 0; i < set->n_tokens; i++)
    if (!g_strv_contains ((const char *const *)tokens, set->tokens[i].token))
      return FALSE;
  return TRUE;
}

/* Every list of tokens that the schema checks is one of the sets, whole. */
static void
test_schema (void)
{
  static const char *const elsewhere[] = { "added" }; /* lists that are no set: what became of a keyholder */
  g_autofree char *path = g_build_filename (CK_SOURCE_ROOT, "src", "store", "sql", "001-facts.sql", NULL);
  g_autoptr (GRegex) list = g_regex_new ("CHECK \\((?:\\w+ IS NULL OR )?(\\w+) IN \\(('[^)]*')\\)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *sql = NULL;
  gsize n_sets;
  const CkTokenSet *const *sets = ck_token_sets (&n_sets);
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  for (g_regex_match (list, sql, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *column = g_match_info_fetch (match, 1);
      g_autofree char *quoted = g_match_info_fetch (match, 2);
      g_auto (GStrv) tokens = g_regex_split_simple ("'\\s*,\\s*'", g_strdelimit (quoted, "\n", ' '), 0, 0);
      gboolean found = FALSE;

      /* the outer quotation marks */
      memmove (tokens[0], tokens[0] + 1, strlen (tokens[0]));
      g_strdelimit (tokens[g_strv_length (tokens) - 1], "'", '\0');

      for (gsize i = 0; i < n_sets && !found; i++)
        found = same_tokens (sets[i], tokens);
      if (!found && !g_strv_contains (elsewhere, tokens[0]))
        g_error ("no set of tokens equals the CHECK of %s: %s …", column, tokens[0]);
      n++;
    }
  g_assert_cmpuint (n, >=, 25);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tokens/sets", test_sets);
  g_test_add_func ("/model/tokens/none", test_none);
  g_test_add_func ("/model/tokens/enumerations", test_enumerations);
  g_test_add_func ("/model/tokens/choices", test_choices);
  g_test_add_func ("/model/tokens/schema", test_schema);
  return g_test_run ();
}
