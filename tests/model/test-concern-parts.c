/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body map and what lies beside a concern. */
#include <stdlib.h>
#include <string.h>

#include "ck-forms.h"

static const CkMoment now = { { 20780 }, 900, CK_PRECISION_EXACT };

/* Every region lies on its picture, is found by its token, and is the one that its own middle belongs to. */
static void
test_regions (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_regions, n_of[CK_BODY_N_PICTURES] = { 0 };
  const CkBodyRegion *regions = ck_body_regions (&n_regions);

  g_assert_cmpuint (ck_body_pictures.n_tokens, ==, CK_BODY_N_PICTURES);
  for (guint i = 0; i < n_regions; i++)
    {
      const CkBodyRegion *region = &regions[i];

      g_assert_cmpint (region->x, >, 0);
      g_assert_cmpint (region->x, <, CK_BODY_SCALE);
      g_assert_cmpint (region->y, >, 0);
      g_assert_cmpint (region->y, <, CK_BODY_SCALE);
      g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%u %s", region->picture, region->token)));
      g_assert_true (ck_body_region_find (region->picture, region->token) == region);
      g_assert_true (ck_body_region_at (region->picture, region->x, region->y) == region);
      g_assert_cmpuint (strlen (ck_body_region_label (region)), >, 2);
      n_of[region->picture]++;
    }
  for (guint i = 0; i < CK_BODY_N_PICTURES; i++)
    g_assert_cmpuint (n_of[i], >, 5);
  g_assert_null (ck_body_region_find (CK_BODY_FRONT, "tail"));
  g_assert_null (ck_body_region_find (CK_BODY_FRONT, NULL));
}

/* Left is the person's own: at the viewer's right from the front, at the viewer's left from behind. */
static void
test_sides (void)
{
  g_assert_cmpint (ck_body_region_find (CK_BODY_FRONT, "left-hand")->x, >, 500);
  g_assert_cmpint (ck_body_region_find (CK_BODY_BACK, "left-hand")->x, <, 500);
  g_assert_cmpint (ck_body_region_find (CK_BODY_FACE, "left-eye")->x, >, 500);
  g_assert_cmpint (ck_body_region_find (CK_BODY_LEFT_PALM, "thumb")->x, <, 500);
  g_assert_cmpint (ck_body_region_find (CK_BODY_LEFT_HAND_BACK, "thumb")->x, >, 500);
  g_assert_cmpint (ck_body_region_find (CK_BODY_RIGHT_PALM, "thumb")->x, >, 500);
  g_assert_cmpint (ck_body_region_find (CK_BODY_HEAD_LEFT, "nose")->x, <, 500);
  g_assert_cmpint (ck_body_region_find (CK_BODY_HEAD_RIGHT, "nose")->x, >, 500);
}

/* Points of a shape: numbers within the box, two of them each. */
static void
check_points (const CkBodyShape *shape,
              const char        *points)
{
  g_auto (GStrv) parts = g_strsplit (points, "|", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pairs = g_strsplit (parts[i], " ", -1);

      g_assert_cmpuint (g_strv_length (pairs), >=, 2);
      for (guint j = 0; pairs[j] != NULL; j++)
        {
          char *end;
          double x = g_ascii_strtod (pairs[j], &end), y;

          g_assert_cmpint (*end, ==, ',');
          y = g_ascii_strtod (end + 1, &end);
          g_assert_cmpint (*end, ==, '\0');
          g_assert_true (x >= 0 && x <= shape->width && y >= 0 && y <= shape->height);
        }
    }
}

static void
test_shapes (void)
{
  for (guint i = 0; i < CK_BODY_N_PICTURES; i++)
    {
      const CkBodyShape *shape = ck_body_shape ((CkBodyPicture)i);

      check_points (shape, shape->outline);
      check_points (shape, shape->lines);
    }
}

static CkRecord *
concern_with (const char *members)
{
  g_autofree char *json = g_strconcat (
      "{\"kind\": \"child\", ",
      strstr (members, "\"people\"") != NULL
        ? ""
        : "\"people\": [{\"name\": \"A\", \"role\": \"harmed\"}, {\"name\": \"B\", \"role\": \"witness\"}],",
      " \"happened_precision\": \"unknown\", \"facts\": \"x\", ",
      members, "}", NULL);
  g_autoptr (GError) error = NULL;
  CkRecord *form = ck_record_from_json (CK_TYPE_CONCERN_FORM, json, -1, &error);

  g_assert_no_error (error);
  return form;
}

static void
test_rules (void)
{
  static const struct
  {
    const char *members;
    const char *wrong; /* NULL: fine */
  } cases[] = {
    { "\"injuries\": [{\"picture\": \"front\", \"region\": \"left-upper-arm\", \"kind\": \"bruise\"}]", NULL },
    { "\"injuries\": [{\"picture\": \"front\", \"x\": 800, \"y\": 380, \"kind\": \"burn\", \"size_mm\": 30, \"person\": 2}]", NULL },
    { "\"injuries\": [{\"region\": \"left-upper-arm\", \"kind\": \"bruise\"}]", "injuries[0].picture" },
    { "\"injuries\": [{\"picture\": \"front\", \"region\": \"left-upper-arm\"}]", "injuries[0].kind" },
    { "\"injuries\": [{\"picture\": \"front\", \"kind\": \"cut\"}]", "injuries[0].region" },
    { "\"injuries\": [{\"picture\": \"face\", \"region\": \"left-upper-arm\", \"kind\": \"cut\"}]", "injuries[0].region" },
    { "\"injuries\": [{\"picture\": \"front\", \"x\": 1001, \"y\": 1, \"kind\": \"cut\"}]", "injuries[0].x" },
    { "\"injuries\": [{\"picture\": \"front\", \"x\": 1, \"y\": -1, \"kind\": \"cut\"}]", "injuries[0].y" },
    { "\"injuries\": [{\"picture\": \"front\", \"x\": 1, \"y\": 1, \"kind\": \"cut\", \"size_mm\": 2001}]", "injuries[0].size_mm" },
    { "\"injuries\": [{\"picture\": \"front\", \"x\": 1, \"y\": 1, \"kind\": \"cut\", \"person\": 3}]", "injuries[0].person" },
    { "\"people\": [{\"name\": \"A\", \"role\": \"harmed\", \"child_view\": \"Stop.\", \"parents_told\": \"no\"}]", NULL },
    { "\"people\": [{\"name\": \"A\", \"role\": \"reporter\", \"child_view\": \"Stop.\"}]", "people[0].child_view" },
    { "\"characteristics\": [\"race\", \"disability\"]", NULL },
    { "\"nudes\": {\"seen\": \"no\", \"adult_involved\": \"unknown\"}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CkRecord) form = concern_with (cases[i].members);
      g_autoptr (GError) error = NULL;
      gboolean ok = ck_concern_form_check (CK_CONCERN_FORM (form), now, &error);

      g_test_message ("%s: %s", cases[i].members, error != NULL ? error->message : "fine");
      g_assert_true (ok == (cases[i].wrong == NULL));
      if (cases[i].wrong != NULL)
        {
          g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, cases[i].wrong));
        }
    }
}

static void
test_strict (void)
{
  static const char *const wrong[] = {
    "{\"characteristics\": [\"class\"]}", "{\"injuries\": [{\"kind\": \"sting\"}]}", "{\"injuries\": [{\"n\": 1}]}",
    "{\"nudes\": {\"picture\": \"x\"}}", "{\"nudes\": {\"seen\": \"maybe\"}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ck_record_from_json (CK_TYPE_CONCERN_FORM, wrong[i], -1, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
    }
}

/* Only somebody added to a case through a concern has a view there. */
static void
test_link (void)
{
  g_autoptr (CkPersonLink) link = ck_person_link_new ();
  g_autoptr (GError) error = NULL;

  link->name = g_strdup ("A");
  link->role = CK_ROLE_HARMED;
  g_assert_true (ck_person_link_check (link, now.date, &error));
  link->parents_told = CK_ANSWER_YES;
  g_assert_false (ck_person_link_check (link, now.date, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
}

static void
test_nudes (void)
{
  g_autoptr (CkNudes) nudes = ck_nudes_new ();
  guint n_triggers, n_routes;
  const CkNudesTrigger *triggers = ck_nudes_triggers (&n_triggers);
  const CkNudesRoute *routes = ck_nudes_routes (&n_routes);

  g_assert_true (ck_nudes_is_empty (nudes));
  g_assert_cmpuint (n_triggers, ==, 5);
  g_assert_cmpuint (n_routes, ==, 4);
  for (guint i = 0; i < n_routes; i++)
    g_assert_nonnull (strstr (routes[i].source, "checked 22 November 2026"));
  for (guint i = 0; i < n_triggers; i++)
    {
      g_autoptr (CkNudes) one = ck_nudes_new ();

      g_assert_cmpint (ck_nudes_answer (one, &triggers[i]), ==, -1);
      ck_record_set_text (CK_RECORD (one), triggers[i].member, "no");
      g_assert_false (ck_nudes_asks_referral (one));
      g_assert_false (ck_nudes_is_empty (one));
      ck_record_set_text (CK_RECORD (one), triggers[i].member, "yes");
      g_assert_true (ck_nudes_asks_referral (one));
    }
}

static void
test_describe (void)
{
  g_autoptr (CkInjury) injury = ck_injury_new ();
  g_autofree char *measured = NULL;
  g_autofree char *unmeasured = NULL;

  injury->kind = CK_INJURY_RED_MARK;
  injury->picture = CK_BODY_BACK;
  injury->region = g_strdup ("left-shoulder-blade");
  unmeasured = ck_injury_describe (injury);
  g_assert_cmpstr (unmeasured, ==, "Red mark: Left shoulder blade (Back)");
  injury->size_mm = 30;
  measured = ck_injury_describe (injury);
  g_assert_cmpstr (measured, ==, "Red mark: Left shoulder blade (Back), 30 mm");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/concern-parts/regions", test_regions);
  g_test_add_func ("/concern-parts/sides", test_sides);
  g_test_add_func ("/concern-parts/shapes", test_shapes);
  g_test_add_func ("/concern-parts/rules", test_rules);
  g_test_add_func ("/concern-parts/strict", test_strict);
  g_test_add_func ("/concern-parts/link", test_link);
  g_test_add_func ("/concern-parts/nudes", test_nudes);
  g_test_add_func ("/concern-parts/describe", test_describe);
  return g_test_run ();
}
