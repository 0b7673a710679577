/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a concern: injuries, nudes, several children, what seems to be a motive; and somebody who is
 * identified later. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"
#include "ck-unit.h"

static CkConcernForm *
form_from (const char *json)
{
  g_autoptr (GError) error = NULL;
  CkRecord *form = ck_record_from_json (CK_TYPE_CONCERN_FORM, json, -1, &error);

  g_assert_no_error (error);
  return CK_CONCERN_FORM (form);
}

static const char whole[]
    = "{\"kind\": \"child\", \"people\": ["
      " {\"name\": \"Wren Castellan\", \"role\": \"harmed\", \"kind\": \"child\", \"child_view\": \"Wants it to stop.\","
      "  \"parents_told\": \"no\", \"parents_reason\": \"Social care asked us to wait.\"},"
      " {\"description\": \"A younger brother, perhaps six\", \"role\": \"harmed\", \"child_view\": \"Cried when asked.\"}],"
      " \"happened_precision\": \"unknown\", \"facts\": \"Marks were seen.\", \"categories\": [\"nudes\", \"physical-abuse\"],"
      " \"characteristics\": [\"race\", \"religion-or-belief\"], \"bias\": \"Names were shouted.\","
      " \"injuries\": ["
      "  {\"picture\": \"front\", \"region\": \"left-upper-arm\", \"kind\": \"bruise\", \"size_mm\": 30, \"note\": \"Yellowing quokka\"},"
      "  {\"picture\": \"back\", \"x\": 390, \"y\": 340, \"kind\": \"red-mark\", \"person\": 2}],"
      " \"nudes\": {\"described\": \"A bikini narwhal\", \"described_by\": \"Wren\", \"holders\": \"Two boys\", \"seen\": \"no\","
      "  \"deletion\": \"Nobody was told to delete\", \"adult_involved\": \"no\", \"under_13\": \"yes\", \"referral\": \"Police 101\"}}";

static CkConcern *
first_concern (CkCaseFile *file)
{
  return ((CkEntry *)g_ptr_array_index (file->entries, 0))->concern;
}

static void
test_whole (CkStore *store)
{
  g_autoptr (CkConcernForm) form = form_from (whole);
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_casework_log_concern (store, form, NULL, &error);
  g_autoptr (CkCaseFile) file = NULL;
  g_autofree char *json = NULL;
  CkConcern *concern;
  CkInjury *injury;
  CkChildView *child;

  g_assert_no_error (error);
  file = casework_load (store, "2026-0001");
  concern = first_concern (file);
  g_assert_cmpstr (concern->characteristics[0], ==, "race");
  g_assert_cmpstr (concern->characteristics[1], ==, "religion-or-belief");

  g_assert_cmpuint (concern->children->len, ==, 2);
  child = concern->children->pdata[0];
  g_assert_cmpstr (child->who, ==, "Wren Castellan");
  g_assert_cmpstr (child->child_view, ==, "Wants it to stop.");
  g_assert_cmpint (child->parents_told, ==, CK_ANSWER_NO);
  g_assert_cmpstr (child->parents_reason, ==, "Social care asked us to wait.");
  child = concern->children->pdata[1];
  g_assert_cmpstr (child->who, ==, "A younger brother, perhaps six");
  g_assert_cmpint (child->parents_told, ==, CK_ANSWER_UNKNOWN);

  g_assert_cmpuint (concern->injuries->len, ==, 2);
  injury = concern->injuries->pdata[0];
  g_assert_cmpint (injury->n, ==, 1);
  g_assert_cmpstr (injury->who, ==, "Wren Castellan"); /* the first one harmed */
  g_assert_cmpint (injury->x, ==, ck_body_region_find (CK_BODY_FRONT, "left-upper-arm")->x);
  g_assert_cmpint (injury->size_mm, ==, 30);
  g_assert_cmpint (injury->kind, ==, CK_INJURY_BRUISE);
  injury = concern->injuries->pdata[1];
  g_assert_cmpstr (injury->who, ==, "A younger brother, perhaps six");
  g_assert_cmpstr (injury->region, ==, "left-shoulder-blade"); /* from where it is */
  g_assert_cmpint (injury->x, ==, 390);
  g_assert_cmpint (injury->size_mm, ==, 0);

  g_assert_nonnull (concern->nudes);
  g_assert_cmpstr (concern->nudes->described, ==, "A bikini narwhal");
  g_assert_cmpint (concern->nudes->under_13, ==, CK_ANSWER_YES);
  g_assert_cmpint (concern->nudes->coercion, ==, CK_ANSWER_UNKNOWN);
  g_assert_true (ck_nudes_asks_referral (concern->nudes));

  json = ck_case_export_json (store, "2026-0001", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (json, "\"characteristic\" : \"race\""));
  g_assert_nonnull (strstr (json, "\"note\" : \"Yellowing quokka\""));
  g_assert_nonnull (strstr (json, "\"size_mm\" : 30"));
  g_assert_nonnull (strstr (json, "\"described\" : \"A bikini narwhal\""));
  g_assert_nonnull (strstr (json, "\"child_view\" : \"Cried when asked.\""));
}

static void
test_searched (CkStore *store)
{
  static const char *const words[] = { "quokka", "narwhal", "cried", "delete", "101" };
  g_autoptr (CkConcernForm) form = form_from (whole);
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_casework_log_concern (store, form, NULL, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits = ck_search (store, words[i], 10, &error);

      g_assert_no_error (error);
      g_test_message ("%s", words[i]);
      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (((CkSearchHit *)hits->pdata[0])->what, ==, "entry");
      g_assert_cmpint (((CkSearchHit *)hits->pdata[0])->number, ==, 1);
    }
}

/* Nothing that is only empty words is recorded. */
static void
test_least (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autoptr (CkCaseFile) file = NULL;

  form->nudes = ck_nudes_new ();
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  file = casework_load (store, "2026-0001");
  g_assert_null (first_concern (file)->nudes);
  g_assert_cmpuint (first_concern (file)->injuries->len, ==, 0);
  g_assert_cmpuint (first_concern (file)->children->len, ==, 0);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM concern_nudes"), ==, 0);
}

static void
test_nudes_category (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (CkCategory) within = ck_category_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  form->nudes = ck_nudes_new ();
  form->nudes->described = g_strdup ("A picture.");
  g_assert_null (ck_casework_log_concern (store, form, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, "nudes "));
  g_clear_error (&error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM \"case\""), ==, 0);

  within->label = g_strdup ("AI-made nudes");
  within->parent = g_strdup ("nudes");
  g_assert_true (ck_casework_change_category (store, within, "There are more of them.", &error));
  form->categories = g_strsplit ("ai-made-nudes", " ", -1);
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
}

/* --- raw SQL, within a unit --- */

static void
try_raw (CkStore    *store,
         const char *sql,
         const char *refusal)
{
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  g_assert_true (ck_unit_begin (store, "log-concern", NULL, NULL, &error));
  g_assert_cmpint (sqlite3_exec (store->db, sql, NULL, NULL, &said) & 0xff, ==, SQLITE_CONSTRAINT);
  g_test_message ("%s", sql);
  if (refusal != NULL)
    g_assert_cmpstr (said, ==, refusal);
  sqlite3_free (said);
  ck_unit_rollback (store);
}

#define UNIT "ck_unit_id (), ck_unit_time ()"
#define CATEGORY(token, parent, retired)                                                                                \
  "INSERT INTO category VALUES (randomblob (16), " UNIT ", NULL, NULL, '" token "', " parent ", 'X', 1, " retired ")"
#define INJURY(case_id, more)                                                                                           \
  "INSERT INTO concern_injury SELECT randomblob (16), " UNIT ", " case_id ", c.id, NULL, " more " FROM concern c LIMIT 1"
#define NUDES(concern)                                                                                                  \
  "INSERT INTO concern_nudes SELECT id, " UNIT ", case_id, 'x', NULL, NULL, 'no', NULL, NULL, NULL, NULL, 'no', 'no',"   \
  " 'no', 'no', 'no', NULL FROM concern c WHERE " concern

static void
test_raw (CkStore *store)
{
  g_autoptr (CkConcernForm) about_nudes = form_from (whole);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = casework_log (store);
  g_autofree char *second = ck_casework_log_concern (store, about_nudes, NULL, &error);

  g_assert_no_error (error);
  try_raw (store, NUDES ("NOT EXISTS (SELECT 1 FROM concern_nudes WHERE id = c.id)"), "ck-not-nudes");
  try_raw (store, NUDES ("EXISTS (SELECT 1 FROM concern_nudes WHERE id = c.id)"), "ck-exists");
  try_raw (store, INJURY ("zeroblob (16)", "9, 'front', 'head', 1, 1, 'cut', 0, NULL"), "ck-other-case");
  try_raw (store, INJURY ("c.case_id", "9, 'side', 'head', 1, 1, 'cut', 0, NULL"), NULL);
  try_raw (store, INJURY ("c.case_id", "9, 'front', 'head', 1001, 1, 'cut', 0, NULL"), NULL);
  try_raw (store, INJURY ("c.case_id", "9, 'front', 'head', 1, 1, 'sting', 0, NULL"), NULL);
  try_raw (store, INJURY ("c.case_id", "9, 'front', 'head', 1, 1, 'cut', -1, NULL"), NULL);
  /* somebody of another concern */
  try_raw (store,
           "INSERT INTO concern_child SELECT randomblob (16), " UNIT ", c.case_id, c.id, i.id, NULL, 'no', NULL"
           " FROM concern c, involvement i WHERE i.concern_id <> c.id LIMIT 1",
           "ck-other-case");
  try_raw (store,
           "INSERT INTO concern_injury SELECT randomblob (16), " UNIT ", c.case_id, c.id, i.id, 9, 'front', 'head', 1, 1, 'cut', 0,"
           " NULL FROM concern c, involvement i WHERE i.concern_id <> c.id LIMIT 1",
           "ck-other-case");
  try_raw (store, "INSERT INTO concern_characteristic SELECT randomblob (16), " UNIT ", case_id, id, 1, 'class' FROM concern", NULL);
  try_raw (store, CATEGORY ("nudes", "NULL", "1"), "ck-category-kept");
  try_raw (store, CATEGORY ("nudes", "'bullying'", "0"), "ck-category-kept");
  try_raw (store, CATEGORY ("a", "NULL", "0") ";" CATEGORY ("b", "'a'", "0") ";" CATEGORY ("c", "'b'", "0"), "ck-category-levels");
  try_raw (store, CATEGORY ("b", "'a'", "0") ";" CATEGORY ("a", "'c'", "0"), "ck-category-levels");
  try_raw (store, CATEGORY ("a", "NULL", "0") ";" CATEGORY ("a", "NULL", "1"), "ck-meanwhile");
  try_raw (store, CATEGORY ("Not one", "NULL", "0"), NULL);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM concern_nudes"), ==, 1);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM concern_injury"), ==, 2);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM category"), ==, 0);
}

/* --- known later --- */

static CkInvolvement *
find_described (CkCaseFile *file)
{
  for (guint i = 0; i < file->people->len; i++)
    {
      CkInvolvement *involvement = file->people->pdata[i];

      if (involvement->person == NULL)
        return involvement;
    }
  return NULL;
}

static void
test_identified (CkStore *store)
{
  g_autoptr (CkConcernForm) form = form_from (whole);
  g_autoptr (CkPersonLink) link = ck_person_link_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = ck_casework_log_concern (store, form, NULL, &error);
  g_autoptr (CkCaseFile) file = casework_load (store, "2026-0001");
  g_autoptr (GPtrArray) history = NULL;
  CkUuid described = find_described (file)->id, now;
  CkHistoryItem *told = NULL;
  CkEntry *told_as;

  g_assert_false (ck_casework_identify (store, "2026-0001", &described, link, "His sister said so.", &now, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  link->name = g_strdup ("Robin Castellan");
  link->kind = CK_PERSON_CHILD;
  g_assert_false (ck_casework_identify (store, "2026-0001", &described, link, "", &now, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (ck_casework_identify (store, "2026-0001", &described, link, "His sister said so.", &now, &error));
  g_assert_no_error (error);

  g_clear_object (&file);
  file = casework_load (store, "2026-0001");
  g_assert_null (find_described (file));
  g_assert_cmpuint (file->people->len, ==, 2);
  /* also where the concern speaks of him; what was said of him stays */
  g_assert_cmpstr (((CkChildView *)first_concern (file)->children->pdata[1])->who, ==, "Robin Castellan");
  g_assert_cmpstr (((CkInjury *)first_concern (file)->injuries->pdata[1])->who, ==, "Robin Castellan");
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM involvement WHERE description = 'A younger brother, perhaps six'"),
                   ==, 2);

  history = ck_history_list (store, "2026-0001", &error);
  for (guint i = 0; i < history->len; i++)
    if (g_strcmp0 (((CkHistoryItem *)history->pdata[i])->field, "Who") == 0)
      told = history->pdata[i];
  g_assert_nonnull (told);
  g_assert_cmpstr (told->was, ==, "A younger brother, perhaps six");
  g_assert_cmpstr (told->now, ==, "Robin Castellan");
  g_assert_cmpstr (told->why, ==, "His sister said so.");

  /* it is told on its day, and belongs to its concern */
  told_as = file->entries->pdata[file->entries->len - 1];
  g_assert_cmpint (told_as->kind, ==, CK_ENTRY_NOTE);
  g_assert_cmpstr (told_as->title, ==, "Identified");
  g_assert_cmpstr (told_as->facts, ==, "“A younger brother, perhaps six” was found to be Robin Castellan.");
  g_assert_cmpstr (told_as->reason, ==, "His sister said so.");
  g_assert_cmpstr (told_as->recorded_by, ==, "Coordinator");
  g_assert_true (told_as->significant);
  g_assert_true (ck_date_equal (told_as->happened.date, ck_date_new (2026, 11, 23)));
  g_assert_true (ck_uuid_equal (&told_as->subject_id, &first_concern (file)->id));

  /* not twice, and not somebody of no case */
  g_assert_false (ck_casework_identify (store, "2026-0001", &now, link, "Again.", NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (ck_casework_identify (store, "2026-0001", &described, link, "The old one.", NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
}

static char *
log_described (CkStore *store, const char *name, const char *reference)
{
  g_autofree char *json = g_strdup_printf ("{\"kind\": \"child\", \"people\": [{\"name\": \"%s\", \"role\": \"harmed\"},"
                                           " {\"description\": \"A boy beside %s\", \"role\": \"witness\"}],"
                                           " \"happened\": \"2026-11-20\", \"facts\": \"Seen.\"}",
                                           name, name);
  g_autoptr (CkConcernForm) form = form_from (json);
  g_autoptr (GError) error = NULL;
  char *entry = ck_casework_log_concern (store, form, reference, &error);

  g_assert_no_error (error);
  *strchr (entry, '/') = '\0';
  return entry;
}

static CkEntry *
find_told (CkCaseFile *file, const char *facts)
{
  for (guint i = 0; i < file->entries->len; i++)
    if (g_strcmp0 (CK_ENTRY (file->entries->pdata[i])->facts, facts) == 0)
      return file->entries->pdata[i];
  return NULL;
}

static CkInvolvement *
find_person (CkCaseFile *file, const char *said)
{
  for (guint i = 0; i < file->people->len; i++)
    {
      CkInvolvement *involvement = file->people->pdata[i];

      if (g_strcmp0 (involvement->person != NULL ? involvement->person->name : involvement->description, said) == 0)
        return involvement;
    }
  g_assert_not_reached ();
}

/* Who somebody was is said in the case that shows the concern, and goes along with it; what the people are to each other is
 * said where both are shown. */
static void
test_identified_elsewhere (CkStore *store)
{
  g_autofree char *first = log_described (store, "Wren", NULL);
  g_autofree char *second = log_described (store, "Isla", NULL);
  g_autofree char *more = log_described (store, "Tobi", second);
  g_autoptr (CkMergeForm) merge = ck_merge_form_new ();
  g_autoptr (CkSplitForm) split = ck_split_form_new ();
  g_autoptr (CkPersonLink) link = ck_person_link_new ();
  g_autoptr (CkRelationshipForm) siblings = ck_relationship_form_new ();
  g_autoptr (CkCaseFile) file = casework_load (store, second);
  g_autoptr (CkCaseFile) whole_file = casework_load (store, first);
  g_autoptr (CkCaseFile) part = NULL;
  g_autoptr (CkChronology) chronology = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *merged = NULL, *made = NULL;
  CkUuid beside_isla = find_person (file, "A boy beside Isla")->id, beside_tobi = find_person (file, "A boy beside Tobi")->id;

  siblings->person = find_person (whole_file, "Wren")->person_id;
  siblings->other = find_person (file, "Isla")->person_id;
  siblings->kind = CK_RELATION_SIBLING;
  g_assert_true (ck_casework_relate (store, siblings, NULL, &error));

  link->name = g_strdup ("Robin");
  g_assert_true (ck_casework_identify (store, second, &beside_tobi, link, "He said so.", NULL, &error));
  split->entries = g_strsplit ("2", " ", 0);
  split->why = g_strdup ("Two matters.");
  made = ck_casework_split (store, second, split, &error);
  g_assert_no_error (error);
  part = casework_load (store, made);
  g_assert_nonnull (find_told (part, "“A boy beside Tobi” was found to be Robin."));
  g_clear_object (&file);
  file = casework_load (store, second);
  g_assert_null (find_told (file, "“A boy beside Tobi” was found to be Robin."));
  g_assert_cmpuint (file->relationships->len, ==, 0);

  merge->into = g_strdup (first);
  merge->why = g_strdup ("One matter.");
  merged = ck_casework_merge (store, second, merge, &error);
  g_assert_no_error (error);
  g_assert_false (ck_casework_identify (store, second, &beside_isla, link, "He said so.", NULL, &error));
  g_clear_error (&error);
  g_assert_true (ck_casework_identify (store, first, &beside_isla, link, "He said so.", NULL, &error));
  g_clear_object (&whole_file);
  whole_file = casework_load (store, first);
  g_assert_cmpstr (find_told (whole_file, "“A boy beside Isla” was found to be Robin.")->case_reference, ==, first);
  g_assert_cmpuint (whole_file->relationships->len, ==, 1);
  chronology = ck_chronology_load (store, first, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chronology->relationships->len, ==, 1);
}

int
main (int argc, char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/casework/concern/whole", test_whole);
  casework_add ("/casework/concern/searched", test_searched);
  casework_add ("/casework/concern/least", test_least);
  casework_add ("/casework/concern/nudes-category", test_nudes_category);
  casework_add ("/casework/concern/raw", test_raw);
  casework_add ("/casework/concern/identified", test_identified);
  casework_add ("/casework/concern/identified-elsewhere", test_identified_elsewhere);
  return casework_run_tests ();
}
