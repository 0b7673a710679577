/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include "ck-store-private.h"

static CkConcernForm *
full_concern (void)
{
  CkConcernForm *form = casework_concern ();

  form->categories = g_strsplit ("bullying cyberbullying", " ", -1);
  form->own_words = g_strdup ("“Every time I play a \"wrong\" note.”");
  form->online = ck_online_form_new ();
  form->online->four_cs = g_strsplit ("conduct contact", " ", -1);
  g_ptr_array_add (form->people, casework_person ("Kit Aldous", CK_ROLE_REPORTER));
  g_ptr_array_add (form->actions, casework_action ("Ring her mother", ck_date_new (2026, 11, 24)));
  g_ptr_array_add (form->actions, casework_action ("Ask Kit", ck_date_new (2026, 11, 24)));
  return form;
}

/* The same things, done to a case of its own. */
static char *
export_one (CkStore *store)
{
  g_autoptr (CkConcernForm) form = full_concern ();
  g_autoptr (CkReviewForm) review = casework_review ();
  g_autoptr (CkAmendmentForm) amendment = ck_amendment_form_new ();
  g_autoptr (CkPlanStrand) plan = ck_plan_strand_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_casework_log_concern (store, form, NULL, &error);
  g_autofree char *reference = g_strndup (entry, 9);
  g_autofree char *held = NULL;
  g_autofree char *amended = NULL;
  CkStrandResult *result = ck_strand_result_new ();
  char *json;

  g_assert_no_error (error);
  result->strand = CK_STRAND_HARMED;
  result->standing = CK_STANDING_MET;
  g_ptr_array_add (review->strands, result);
  held = ck_casework_hold_review (store, reference, review, &error);
  amendment->text = g_strdup ("Her mother agrees.");
  amendment->why = g_strdup ("Left out.");
  amended = ck_casework_amend (store, held, amendment, &error);
  plan->strand = CK_STRAND_HARMED;
  plan->need = g_strdup ("Safety.");
  g_assert_true (ck_casework_set_plan (store, reference, plan, &error));
  g_assert_true (ck_casework_record_copy (store, reference, 1, CK_COPY_PDF, NULL, 2,
                                          "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", &error));
  g_assert_true (ck_casework_record_viewing (store, reference, "chronology", NULL, &error));
  json = ck_case_export_json (store, reference, &error);
  g_assert_no_error (error);
  return json;
}

static char *
mask (const char *json)
{
  g_autoptr (GRegex) ids = g_regex_new ("\"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\"", 0, 0, NULL);
  g_autoptr (GRegex) times = g_regex_new ("\"recorded_at\" : \"[^\"]*\"", 0, 0, NULL);
  g_autoptr (GRegex) references
      = g_regex_new ("(\"reference\" : )\"[^\"]*\"|(\"number\" : )[0-9]+(,\\s*\"device_letter\")", 0, 0, NULL);
  g_autofree char *without_ids = g_regex_replace_literal (ids, json, -1, 0, "\"id\"", 0, NULL);
  g_autofree char *without_times
      = g_regex_replace_literal (times, without_ids, -1, 0, "\"recorded_at\" : \"\"", 0, NULL);

  return g_regex_replace (references, without_times, -1, 0, "\\1\\2\\3", 0, NULL);
}

/* Done alike, it reads alike, byte for byte, but for ids, recorded times and the reference. */
static void
test_alike (CkStore *store)
{
  g_autofree char *first = export_one (store);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *masked = mask (first);
  g_autofree char *masked_second = NULL;
  g_autofree char *masked_third = NULL;

  casework_set_now (store, CASEWORK_NOW + 1);
  second = export_one (store);
  casework_set_now (store, CASEWORK_NOW + 2 * G_USEC_PER_SEC);
  third = export_one (store);
  masked_second = mask (second);
  masked_third = mask (third);
  g_assert_cmpstr (masked, ==, masked_second);
  g_assert_cmpstr (masked, ==, masked_third);
  g_assert_cmpstr (first, !=, second);
}

static JsonNode *
member (JsonNode   *object,
        const char *name)
{
  JsonNode *child = json_object_get_member (json_node_get_object (object), name);

  if (child == NULL)
    g_error ("no %s", name);
  return child;
}

static JsonNode *
item (JsonNode *array,
      guint     index)
{
  return json_array_get_element (json_node_get_array (array), index);
}

static guint
length_of (JsonNode *array)
{
  return json_array_get_length (json_node_get_array (array));
}

static void
test_shape (CkStore *store)
{
  g_autofree char *json = export_one (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  JsonNode *entries, *concern, *review, *people, *actions;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (json, "{\n  \"reference\" : \"2026-0001\",\n"));
  g_assert_cmpstr (json_node_get_string (member (member (root, "version"), "title")), ==, "About a child: Bullying");
  g_assert_cmpstr (json_node_get_string (member (member (root, "state"), "risk")), ==, "not-assessed");
  entries = member (root, "entries");
  g_assert_cmpuint (length_of (entries), ==, 2);
  concern = item (entries, 0);
  g_assert_cmpstr (json_node_get_string (member (concern, "recorded_at")), ==, "2026-11-23T15:00:00.000000Z");
  g_assert_cmpstr (json_node_get_string (member (concern, "happened")), ==, "2026-11-20T15:30");
  g_assert_cmpstr (json_node_get_string (member (concern, "happened_precision")), ==, "exact");
  g_assert_true (json_node_get_boolean (member (concern, "significant")));
  g_assert_true (JSON_NODE_HOLDS_NULL (member (concern, "review_outcome")));
  g_assert_cmpuint (length_of (member (member (concern, "concern"), "categories")), ==, 2);
  g_assert_cmpstr (json_node_get_string (member (item (member (member (concern, "concern"), "four_cs"), 1), "four_cs")),
                   ==, "contact");
  review = item (entries, 1);
  g_assert_cmpstr (
      json_node_get_string (member (item (member (member (review, "review_outcome"), "strands"), 0), "standing")), ==,
      "met");
  g_assert_cmpint (json_node_get_int (member (item (member (review, "amendments"), 0), "number")), ==, 3);
  people = member (root, "involvements");
  g_assert_cmpstr (json_node_get_string (member (member (item (people, 0), "person"), "name")), ==, "Wren Castellan");
  g_assert_cmpstr (json_node_get_string (member (member (item (people, 1), "person"), "name")), ==, "Kit Aldous");
  actions = member (root, "actions");
  g_assert_cmpstr (json_node_get_string (member (item (actions, 0), "what")), ==, "Ring her mother");
  g_assert_cmpstr (json_node_get_string (member (item (actions, 1), "what")), ==, "Ask Kit");
  g_assert_cmpuint (length_of (member (root, "reviews")), ==, 2);
  g_assert_cmpuint (length_of (member (root, "plan")), ==, 1);
  g_assert_cmpstr (json_node_get_string (member (item (member (root, "copies"), 0), "form")), ==, "pdf");
  g_assert_null (strstr (json, "viewing"));
}

/* No column of any table that it shows is left out. */
static void
test_every_column (CkStore *store)
{
  static const char *const tables[] = { "case", "case_version", "case_state", "entry", "concern", "concern_category",
                                        "concern_four_cs", "amendment", "involvement", "person_version", "plan_strand",
                                        "action_state", "review", "review_outcome", "review_strand", "copy" };
  g_autofree char *json = export_one (store);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", tables[i]);
      g_autoptr (GError) error = NULL;
      sqlite3_stmt *stmt = ck_store_prepare (store, sql, &error);

      g_assert_no_error (error);
      for (int column = 0; column < sqlite3_column_count (stmt); column++)
        {
          g_autofree char *named = g_strdup_printf ("\"%s\" : ", sqlite3_column_name (stmt, column));

          g_assert_nonnull (strstr (json, named));
        }
    }
}

static void
test_not_found (CkStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_case_export_json (store, "2026-0001", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/export/alike", test_alike);
  casework_add ("/store/export/shape", test_shape);
  casework_add ("/store/export/every-column", test_every_column);
  casework_add ("/store/export/not-found", test_not_found);
  return casework_run_tests ();
}
