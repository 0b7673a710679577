/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose people are, who may be the same, and two records of one person: what the casework does, and what the database
 * refuses by itself. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"
#include "ck-unit-private.h"

static void
assert_error (GError    **error,
              CkError     code,
              const char *word)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr ((*error)->message, word));
  g_clear_error (error);
}

/* Somebody in a case of their own, with that role in a concern of that kind. */
static CkUuid
add_person (CkStore      *store,
            const char   *name,
            CkRole        role,
            CkConcernKind kind)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autoptr (CkCaseFile) file = NULL;
  CkPersonLink *link = g_ptr_array_index (form->people, 0);

  form->kind = (int)kind;
  g_free (link->name);
  link->name = g_strdup (name);
  link->role = (int)role;
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  *strchr (entry, '/') = '\0';
  file = casework_load (store, entry);
  return CK_INVOLVEMENT (g_ptr_array_index (file->people, 0))->person_id;
}

static CkUuid
add_child (CkStore    *store,
           const char *name)
{
  return add_person (store, name, CK_ROLE_HARMED, CK_CONCERN_CHILD);
}

static CkRelationshipForm *
relation (const CkUuid  *person,
          CkRelationKind kind,
          const CkUuid  *other,
          const char    *label)
{
  CkRelationshipForm *form = ck_relationship_form_new ();

  form->person = *person;
  form->kind = (int)kind;
  form->other = *other;
  form->label = g_strdup (label);
  return form;
}

static CkPersonFile *
load (CkStore      *store,
      const CkUuid *person)
{
  g_autoptr (GError) error = NULL;
  CkPersonFile *file = ck_person_file_load (store, person, &error);

  g_assert_no_error (error);
  return file;
}

/* --- relationships --- */

static void
test_relate (CkStore *store)
{
  CkUuid wren = add_child (store, "Wren Castellan"), maren = add_child (store, "Maren Castellan");
  g_autoptr (CkRelationshipForm) mother = relation (&maren, CK_RELATION_PARENT, &wren, "mother");
  g_autoptr (CkRelationshipForm) again = relation (&maren, CK_RELATION_PARENT, &wren, NULL);
  g_autoptr (CkRelationshipForm) back = relation (&wren, CK_RELATION_PARENT, &maren, NULL);
  g_autoptr (CkRelationshipForm) change = ck_relationship_form_new ();
  g_autoptr (CkPersonFile) file = NULL;
  g_autoptr (CkPersonFile) hers = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  CkUuid id, nobody = ck_uuid_new (CASEWORK_NOW);

  mother->note = g_strdup ("Rings on Tuesdays.");
  g_assert_true (ck_casework_relate (store, mother, &id, &error));
  g_assert_no_error (error);
  file = load (store, &wren);
  hers = load (store, &maren);
  g_assert_cmpuint (file->relationships->len, ==, 1);
  g_assert_cmpuint (hers->relationships->len, ==, 1);
  sentence = ck_relationship_sentence (file->relationships->pdata[0]);
  g_assert_cmpstr (sentence, ==, "Maren Castellan: mother of Wren Castellan");
  g_assert_true (ck_record_equal (file->relationships->pdata[0], hers->relationships->pdata[0]));
  hits = ck_search (store, "tuesdays", 10, &error);
  g_assert_cmpuint (hits->len, ==, 1);

  g_assert_false (ck_casework_relate (store, again, NULL, &error));
  assert_error (&error, CK_ERROR_REFUSED, "already");
  g_assert_false (ck_casework_relate (store, back, NULL, &error));
  assert_error (&error, CK_ERROR_REFUSED, "own parent");
  back->other = nobody;
  g_assert_false (ck_casework_relate (store, back, NULL, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "other");

  /* corrected: the earlier version stays */
  change->relationship = id;
  change->label = g_strdup ("stepmother");
  change->why = g_strdup ("She said so.");
  g_assert_true (ck_casework_relate (store, change, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM relationship_version"), ==, 2);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_relationship_now WHERE heads = 1"), ==, 1);
  history = ck_history_of_person (store, &wren, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (CK_HISTORY_ITEM (history->pdata[0])->was, ==, "mother");
  g_assert_cmpstr (CK_HISTORY_ITEM (history->pdata[0])->now, ==, "stepmother");
  g_assert_cmpstr (CK_HISTORY_ITEM (history->pdata[0])->why, ==, "She said so.");

  /* ended, and then said never to have been */
  g_assert_false (ck_casework_end_relationship (store, &id, CK_RELATION_ENDED, ck_date_new (2026, 12, 24), "x", &error));
  assert_error (&error, CK_ERROR_INVALID, "ended");
  g_assert_false (ck_casework_end_relationship (store, &id, CK_RELATION_ENDED, CK_DATE_NONE, " ", &error));
  assert_error (&error, CK_ERROR_INVALID, "why");
  g_assert_true (ck_casework_end_relationship (store, &id, CK_RELATION_ENDED, ck_date_new (2026, 11, 1), "Moved out.", &error));
  g_assert_false (ck_casework_end_relationship (store, &id, CK_RELATION_ENDED, ck_date_new (2026, 11, 1), "Moved out.", &error));
  assert_error (&error, CK_ERROR_REFUSED, "already");
  /* now that it has ended there can be another */
  g_assert_true (ck_casework_relate (store, again, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (ck_casework_end_relationship (store, &id, CK_RELATION_MISTAKEN, CK_DATE_NONE, "Never was.", &error));
  g_clear_object (&file);
  file = load (store, &wren);
  g_assert_cmpuint (file->relationships->len, ==, 1);
  g_assert_cmpint (CK_RELATIONSHIP (file->relationships->pdata[0])->status, ==, CK_RELATION_CURRENT);
}

/* Between people of a case it is on the case, in its export and in its history. */
static void
test_of_case (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkPersonLink) link = casework_person ("Maren Castellan", CK_ROLE_PARENT_OR_CARER);
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (CkRelationshipForm) form = NULL;
  g_autoptr (CkRelationshipForm) outside = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  CkUuid wren, maren, other = add_child (store, "Dylan Fernhill");

  g_assert_true (ck_casework_involve (store, reference, link, NULL, &error));
  file = casework_load (store, reference);
  wren = CK_INVOLVEMENT (file->people->pdata[0])->person_id;
  maren = CK_INVOLVEMENT (file->people->pdata[1])->person_id;
  g_assert_cmpuint (file->relationships->len, ==, 0);
  form = relation (&maren, CK_RELATION_PARENT, &wren, "mother");
  outside = relation (&other, CK_RELATION_SIBLING, &wren, NULL);
  g_assert_true (ck_casework_relate (store, form, NULL, &error));
  g_assert_true (ck_casework_relate (store, outside, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpuint (file->relationships->len, ==, 1);
  json = ck_case_export_json (store, reference, &error);
  g_assert_nonnull (strstr (json, "\"label\" : \"mother\""));
  g_assert_null (strstr (json, "\"sibling\""));
  history = ck_history_list (store, reference, &error);
  g_assert_cmpstr (CK_HISTORY_ITEM (history->pdata[0])->what, ==, "Relationship: Maren Castellan: mother of Wren Castellan");
}

/* --- likeness --- */

static void
test_alike (CkStore *store)
{
  CkUuid catherine = add_child (store, "Catherine Rees"), other = add_child (store, "Dylan Fernhill");
  g_autoptr (CkPerson) typed = ck_person_new ();
  g_autoptr (GPtrArray) alike = NULL;
  g_autoptr (GError) error = NULL;

  typed->name = g_strdup ("Reece, Kathryn");
  alike = ck_people_alike (store, typed, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alike->len, ==, 1);
  g_assert_true (ck_uuid_equal (&CK_ALIKE (alike->pdata[0])->person->id, &catherine));
  g_assert_cmpint (CK_ALIKE (alike->pdata[0])->likeness, ==, CK_LIKENESS_POSSIBLE);
  g_assert_cmpstr (CK_ALIKE (alike->pdata[0])->why, ==, "sounds alike, names in another order");
  g_clear_pointer (&alike, g_ptr_array_unref);

  /* nobody is like themselves */
  typed->id = catherine;
  alike = ck_people_alike (store, typed, 5, &error);
  g_assert_cmpuint (alike->len, ==, 0);
  g_clear_pointer (&alike, g_ptr_array_unref);

  /* and a merged record is found as the one who is shown */
  typed->id = (CkUuid){ 0 };
  g_assert_true (ck_casework_merge_people (store, &catherine, &other, "One and the same.", &error));
  alike = ck_people_alike (store, typed, 5, &error);
  g_assert_cmpuint (alike->len, ==, 1);
  g_assert_true (ck_uuid_equal (&CK_ALIKE (alike->pdata[0])->person->id, &other));
}

static void
assert_page (CkStore              *store,
             const CkPeopleFilter *filter,
             guint                 offset,
             guint                 limit,
             guint                 n,
             const char           *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = ck_people_page (store, filter, offset, limit, &error);
  g_autoptr (GString) names = g_string_new (NULL);
  guint count;

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", CK_PERSON (people->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_true (ck_people_count (store, filter, &count, &error));
  g_assert_cmpuint (count, ==, n);
}

static void
test_pages (CkStore *store)
{
  CkPeopleFilter words = { .kind = -1, .words = "fern d" }, open = { .kind = -1, .open_cases = TRUE };
  CkPeopleFilter children = { .kind = CK_PERSON_CHILD }, none = { .kind = -1, .words = "%" };
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkPersonForm) form = ck_person_form_new ();
  g_autofree char *closed = NULL;
  g_autoptr (GError) error = NULL;
  CkUuid zoe = add_child (store, "Zoë Adams"), dylan = add_child (store, "Dylan Fernhill");

  add_child (store, "Ángel Brook");
  assert_page (store, NULL, 0, 0, 3, "Ángel Brook, Dylan Fernhill, Zoë Adams");
  assert_page (store, NULL, 1, 1, 3, "Dylan Fernhill");
  assert_page (store, NULL, 3, 5, 3, "");
  assert_page (store, &words, 0, 0, 1, "Dylan Fernhill");
  assert_page (store, &none, 0, 0, 0, "");
  assert_page (store, &children, 0, 0, 0, "");
  form->kind = CK_PERSON_CHILD;
  form->why = g_strdup ("Asked.");
  g_assert_true (ck_casework_edit_person (store, &zoe, form, &error));
  g_assert_no_error (error);
  assert_page (store, &children, 0, 0, 1, "Zoë Adams");
  closed = ck_casework_close (store, "2026-0001", closure, &error);
  g_assert_no_error (error);
  assert_page (store, &open, 0, 0, 2, "Ángel Brook, Dylan Fernhill");
  /* one who is merged isn't listed, and is found as the other */
  g_assert_true (ck_casework_merge_people (store, &dylan, &zoe, "One.", &error));
  assert_page (store, NULL, 0, 0, 2, "Ángel Brook, Zoë Adams");
  assert_page (store, &words, 0, 0, 1, "Zoë Adams");
  assert_page (store, &open, 0, 0, 2, "Ángel Brook, Zoë Adams");
}

/* --- merges --- */

static char *
read_all (CkStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ck_cases_list (store, NULL, &error);
  g_autoptr (GPtrArray) people = ck_people_list (store, &error);
  g_autofree char *a = ck_records_to_json (people, TRUE);
  g_autoptr (GString) all = g_string_new (a);

  for (guint i = 0; i < cases->len; i++)
    {
      g_autoptr (CkCaseFile) file = casework_load (store, CK_CASE (cases->pdata[i])->reference);
      g_autofree char *json = ck_case_export_json (store, CK_CASE (cases->pdata[i])->reference, &error);
      g_autofree char *shown = ck_record_to_json (CK_RECORD (file), TRUE);

      g_string_append (all, json);
      g_string_append (all, shown);
    }
  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (CkPersonFile) file = load (store, &CK_PERSON (people->pdata[i])->id);
      g_autofree char *json = ck_record_to_json (CK_RECORD (file), TRUE);

      g_string_append (all, json);
    }
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_merge_and_undo (CkStore *store)
{
  CkUuid kate = add_child (store, "Kate Rees"), catherine = add_child (store, "Catherine Rees");
  CkUuid mother = add_child (store, "Nia Rees");
  g_autoptr (CkRelationshipForm) form = relation (&mother, CK_RELATION_PARENT, &kate, "mother");
  CkCasesFilter words = { .status = CK_CASES_ALL, .risk = -1, .words = "catherine" };
  g_autoptr (CkPersonFile) file = NULL;
  g_autoptr (CkCaseFile) kept = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;
  g_autofree char *after = NULL;
  gint64 involvements;

  g_assert_true (ck_casework_relate (store, form, NULL, &error));
  before = read_all (store);
  involvements = casework_count (store, "SELECT count (*) FROM involvement");
  g_assert_true (ck_casework_merge_people (store, &kate, &catherine, "Same address; her mother says so.", &error));
  g_assert_no_error (error);

  /* one is shown, with what was recorded of both; nothing of it was written again */
  people = ck_people_list (store, &error);
  g_assert_cmpuint (people->len, ==, 2);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM involvement"), ==, involvements);
  file = load (store, &kate);
  g_assert_true (ck_uuid_equal (&file->person->id, &catherine));
  g_assert_cmpstr (file->person->also_recorded_as[0], ==, "Kate Rees");
  g_assert_cmpint (file->person->n_cases, ==, 2);
  g_assert_cmpuint (file->parts->len, ==, 2);
  g_assert_cmpuint (file->relationships->len, ==, 1);
  g_assert_cmpuint (file->merged->len, ==, 1);
  g_assert_cmpstr (CK_MERGED (file->merged->pdata[0])->why, ==, "Same address; her mother says so.");
  kept = casework_load (store, "2026-0001");
  g_assert_cmpstr (CK_INVOLVEMENT (kept->people->pdata[0])->person->name, ==, "Catherine Rees");
  g_assert_true (ck_uuid_equal (&CK_INVOLVEMENT (kept->people->pdata[0])->person_id, &kate));
  g_assert_cmpstr (kept->head->people[0], ==, "Catherine Rees");
  hits = ck_search (store, "kate", 10, &error);
  g_assert_cmpuint (hits->len, >, 0);
  cases = ck_cases_list (store, &words, &error);
  g_assert_cmpuint (cases->len, ==, 2);
  history = ck_history_of_person (store, &catherine, &error);
  g_assert_cmpstr (CK_HISTORY_ITEM (history->pdata[0])->what, ==, "Person: Kate Rees");
  g_assert_cmpstr (CK_HISTORY_ITEM (history->pdata[0])->now, ==, "Catherine Rees");
  merged = read_all (store);
  g_assert_cmpstr (merged, !=, before);
  g_assert_nonnull (strstr (merged, "\"shown_as\""));

  g_assert_true (ck_casework_undo_merge (store, &kate, "Two cousins after all.", &error));
  g_assert_no_error (error);
  after = read_all (store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM person_merge"), ==, 2);
  g_clear_pointer (&history, g_ptr_array_unref);
  history = ck_history_of_person (store, &kate, &error);
  g_assert_cmpstr (CK_HISTORY_ITEM (history->pdata[0])->why, ==, "Two cousins after all.");

  /* and again, after all */
  g_assert_true (ck_casework_merge_people (store, &kate, &catherine, "Their mother brought a passport.", &error));
  g_assert_true (ck_store_rebuild (store, &error));
  g_assert_no_error (error);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM d_person_root"), ==, 1);
}

static void
test_merge_refused (CkStore *store)
{
  CkUuid a = add_child (store, "Ann One"), b = add_child (store, "Ben Two"), c = add_child (store, "Cai Three");
  CkUuid nobody = ck_uuid_new (CASEWORK_NOW);
  g_autoptr (CkPersonForm) form = ck_person_form_new ();
  g_autoptr (CkPerson) merged = ck_person_new ();
  g_autoptr (CkPersonFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ck_casework_merge_people (store, &a, &a, "x", &error));
  assert_error (&error, CK_ERROR_INVALID, "into");
  g_assert_false (ck_casework_merge_people (store, &a, &b, " ", &error));
  assert_error (&error, CK_ERROR_INVALID, "why");
  g_assert_false (ck_casework_merge_people (store, &a, &nobody, "x", &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "into");
  g_assert_false (ck_casework_undo_merge (store, &a, "x", &error));
  assert_error (&error, CK_ERROR_REFUSED, "isn’t merged");

  g_assert_true (ck_casework_merge_people (store, &a, &b, "x", &error));
  g_assert_false (ck_casework_merge_people (store, &a, &c, "x", &error));
  assert_error (&error, CK_ERROR_REFUSED, "already");
  g_assert_false (ck_casework_merge_people (store, &c, &a, "x", &error));
  assert_error (&error, CK_ERROR_REFUSED, "merged into another");
  g_assert_false (ck_casework_merge_people (store, &b, &a, "x", &error));
  assert_error (&error, CK_ERROR_REFUSED, "merged into another");

  /* who stood for another can be merged in their turn; both are shown as the third */
  g_assert_true (ck_casework_merge_people (store, &b, &c, "x", &error));
  g_assert_no_error (error);
  file = load (store, &a);
  g_assert_true (ck_uuid_equal (&file->person->id, &c));
  g_assert_cmpuint (file->parts->len, ==, 3);

  /* a person is changed where they are shown */
  form->description = g_strdup ("Junior strings");
  form->why = g_strdup ("Asked.");
  g_assert_true (ck_casework_edit_person (store, &a, form, &error));
  g_clear_object (&file);
  file = load (store, &c);
  g_assert_cmpstr (file->person->description, ==, "Junior strings");
  merged->id = a;
  merged->name = g_strdup ("Ann");
  g_assert_false (ck_casework_change_person (store, merged, "x", &error));
  assert_error (&error, CK_ERROR_REFUSED, "merged into another");
}

/* A role is never counted, shown or copied twice because two records are one person. */
static void
test_roles_stay (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkPersonLink) link = casework_person ("W. Castellan", CK_ROLE_WITNESS);
  g_autoptr (CkPersonLink) again = ck_person_link_new ();
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;
  CkUuid first, second;

  g_assert_true (ck_casework_involve (store, reference, link, NULL, &error));
  file = casework_load (store, reference);
  first = CK_INVOLVEMENT (file->people->pdata[0])->person_id;
  second = CK_INVOLVEMENT (file->people->pdata[1])->person_id;
  g_assert_true (ck_casework_merge_people (store, &second, &first, "One.", &error));
  g_clear_object (&file);
  file = casework_load (store, reference);
  g_assert_cmpuint (file->people->len, ==, 2);
  g_assert_cmpuint (g_strv_length (file->head->people), ==, 1);
  again->id = first;
  again->role = CK_ROLE_WITNESS;
  g_assert_false (ck_casework_involve (store, reference, again, NULL, &error));
  assert_error (&error, CK_ERROR_REFUSED, "already");
}

/* --- a pattern --- */

static void
test_pattern (CkStore *store)
{
  CkUuid lena = add_person (store, "Lena Brandt", CK_ROLE_ALLEGED_RESPONSIBLE, CK_CONCERN_LOW_LEVEL);
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (CkClosureForm) closure = casework_closure ();
  g_autoptr (CkPersonFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *closed = NULL;
  CkPersonLink *link = g_ptr_array_index (form->people, 0);
  CkPatternItem *item;

  /* long ago, and closed */
  form->kind = CK_CONCERN_ALLEGATION;
  form->happened = ck_moment_new (ck_date_new (2024, 3, 1), 600, CK_PRECISION_EXACT);
  g_clear_pointer (&link->name, g_free);
  link->id = lena;
  link->role = CK_ROLE_ALLEGED_RESPONSIBLE;
  entry = ck_casework_log_concern (store, form, NULL, &error);
  g_assert_no_error (error);
  closure->allegation_outcome = ck_token_value (&ck_allegation_outcomes, "unfounded");
  closed = ck_casework_close (store, "2026-0002", closure, &error);
  g_assert_no_error (error);
  /* another role, and another kind, make no pattern */
  link->role = CK_ROLE_REPORTER;
  g_free (ck_casework_log_concern (store, form, NULL, &error));
  link->role = CK_ROLE_ALLEGED_RESPONSIBLE;
  form->kind = CK_CONCERN_CHILD;
  g_free (ck_casework_log_concern (store, form, NULL, &error));
  g_assert_no_error (error);

  file = load (store, &lena);
  g_assert_cmpuint (file->parts->len, ==, 4);
  g_assert_cmpuint (file->pattern->len, ==, 2);
  g_assert_cmpint (file->n_pattern_year, ==, 1);
  item = file->pattern->pdata[0];
  g_assert_cmpint (item->kind, ==, CK_CONCERN_ALLEGATION);
  g_assert_cmpstr (item->reference, ==, "2026-0002/1");
  g_assert_cmpstr (item->decided, ==, "Unfounded: No messages for six weeks.");
  item = file->pattern->pdata[1];
  g_assert_cmpint (item->kind, ==, CK_CONCERN_LOW_LEVEL);
  g_assert_cmpstr (item->decided, ==, NULL);
}

/* --- raw SQL --- */

/* The two ids stand where %s does. */
static char *
fill (const char *format,
      const char *first,
      const char *second)
{
  GString *sql = g_string_new (format);

  g_string_replace (sql, "%s", first, 1);
  g_string_replace (sql, "%s", second, 1);
  return g_string_free (sql, FALSE);
}

static int
attack (CkStore    *store,
        const char *format,
        const char *first,
        const char *second)
{
  g_autofree char *sql = fill (format, first, second);
  g_autoptr (GError) error = NULL;
  int result;

  g_assert_true (ck_unit_begin (store, "attack", NULL, NULL, &error));
  result = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  ck_unit_rollback (store);
  return result & 0xff;
}

static char *
hex (const CkUuid *id)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < CK_UUID_SIZE; i++)
    g_string_append_printf (text, "%02x", id->bytes[i]);
  return g_string_free (text, FALSE);
}

#define MERGE(verb, replaces, undone) \
  verb " INTO person_merge (id, unit, recorded_at, replaces, from_id, into_id, undone, why) VALUES (randomblob (16), " \
       "ck_unit_id (), ck_unit_time (), " replaces ", x'%s', x'%s', " undone ", 'x')"
#define HEAD "(SELECT version_id FROM d_person_merge_now)"
#define RELATION(verb, kind, status) \
  "INSERT INTO relationship SELECT randomblob (16), ck_unit_id (), ck_unit_time (); " verb \
  " INTO relationship_version (id, unit, recorded_at, relationship_id, person_id, other_id, kind, status) " \
  "SELECT randomblob (16), ck_unit_id (), ck_unit_time (), id, x'%s', x'%s', '" kind "', '" status "' " \
  "FROM relationship WHERE unit = ck_unit_id ()"

static void
test_rules_hold (CkStore *store)
{
  CkUuid a = add_child (store, "Ann One"), b = add_child (store, "Ben Two"), c = add_child (store, "Cai Three");
  g_autofree char *one = hex (&a);
  g_autofree char *two = hex (&b);
  g_autofree char *three = hex (&c);
  g_autoptr (CkRelationshipForm) parent = relation (&a, CK_RELATION_PARENT, &b, NULL);
  g_autoptr (CkRelationshipForm) sibling = relation (&a, CK_RELATION_SIBLING, &b, NULL);
  g_autoptr (GError) error = NULL;

  /* they are what is refused, not how they are written */
  g_assert_cmpint (attack (store, MERGE ("INSERT", "NULL", "0"), one, two), ==, SQLITE_OK);
  g_assert_cmpint (attack (store, RELATION ("INSERT", "parent", "current"), one, two), ==, SQLITE_OK);

  g_assert_cmpint (attack (store, MERGE ("INSERT", "NULL", "0"), one, one), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (attack (store, MERGE ("INSERT", "NULL", "1"), one, two), ==, SQLITE_CONSTRAINT);
  g_assert_true (ck_casework_merge_people (store, &a, &b, "x", &error));
  for (guint i = 0; i < 3; i++)
    {
      static const char *const merges[] = {
        MERGE ("INSERT", "NULL", "0"), MERGE ("INSERT OR IGNORE", "NULL", "0"), MERGE ("INSERT OR REPLACE", "NULL", "0"),
      };

      g_assert_cmpint (attack (store, merges[i], two, one), ==, SQLITE_CONSTRAINT);   /* a circle */
      g_assert_cmpint (attack (store, merges[i], three, one), ==, SQLITE_CONSTRAINT); /* into one who is merged */
      g_assert_cmpint (attack (store, merges[i], one, three), ==, SQLITE_CONSTRAINT); /* beside the head */
    }
  g_assert_cmpint (attack (store, MERGE ("INSERT", HEAD, "0"), one, three), ==, SQLITE_CONSTRAINT); /* twice */
  g_assert_cmpint (attack (store, MERGE ("INSERT", HEAD, "1"), one, three), ==, SQLITE_CONSTRAINT); /* another's undoing */
  g_assert_cmpint (attack (store, "UPDATE person_merge SET undone = 1 -- %s %s", "", ""), !=, SQLITE_OK);
  g_assert_cmpint (attack (store, "DELETE FROM person_merge -- %s %s", "", ""), !=, SQLITE_OK);
  g_assert_cmpint (attack (store, "DELETE FROM d_person_root -- %s %s", "", ""), !=, SQLITE_OK);
  g_assert_cmpint (attack (store,
                           "INSERT INTO person_version (id, unit, recorded_at, person_id, replaces, name, kind, born_precision) "
                           "SELECT randomblob (16), ck_unit_id (), ck_unit_time (), person_id, version_id, 'x', 'child', 'unknown' "
                           "FROM d_person_now WHERE person_id = x'%s' -- %s",
                           one, ""),
                   ==, SQLITE_CONSTRAINT);
  g_assert_true (ck_casework_undo_merge (store, &a, "x", &error));
  g_assert_cmpint (attack (store, MERGE ("INSERT", HEAD, "1"), one, two), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (attack (store, MERGE ("INSERT", HEAD, "0"), one, two), ==, SQLITE_OK);

  g_assert_true (ck_casework_relate (store, parent, NULL, &error));
  g_assert_true (ck_casework_relate (store, sibling, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (attack (store, RELATION ("INSERT", "parent", "current"), one, one), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (attack (store, RELATION ("INSERT", "parent", "current"), one, two), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (attack (store, RELATION ("INSERT OR REPLACE", "parent", "current"), one, two), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (attack (store, RELATION ("INSERT OR IGNORE", "parent", "current"), two, one), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (attack (store, RELATION ("INSERT", "sibling", "current"), two, one), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (attack (store, RELATION ("INSERT", "other", "current"), two, three), ==, SQLITE_CONSTRAINT); /* no words */
  g_assert_cmpint (attack (store, RELATION ("INSERT", "carer", "current"), two, one), ==, SQLITE_OK);
  /* to other people */
  g_assert_cmpint (attack (store,
                           "INSERT INTO relationship_version (id, unit, recorded_at, relationship_id, replaces, person_id, other_id, "
                           "kind, status) SELECT randomblob (16), ck_unit_id (), ck_unit_time (), relationship_id, version_id, "
                           "person_id, x'%s', kind, status FROM d_relationship_now WHERE kind = 'parent' -- %s",
                           three, ""),
                   ==, SQLITE_CONSTRAINT);
}

/* Two laptops that sent two people into each other: somebody is shown, and the same one for both. */
static void
test_circle_from_two_laptops (CkStore *store)
{
  CkUuid a = add_child (store, "Ann One"), b = add_child (store, "Ben Two");
  g_autofree char *one = hex (&a);
  g_autofree char *two = hex (&b);
  g_autofree char *there = fill (MERGE ("INSERT", "NULL", "0"), one, two);
  g_autofree char *back = fill (MERGE ("INSERT", "NULL", "0"), two, one);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_unit_begin (store, "merge", NULL, NULL, &error));
  store->unit->mode = CK_UNIT_MERGE;
  g_assert_cmpint (sqlite3_exec (store->db, there, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (store->db, back, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (ck_unit_commit (store, &error));
  g_assert_no_error (error);
  people = ck_people_list (store, &error);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_true (ck_uuid_equal (&CK_PERSON (people->pdata[0])->id, &a));
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/relations/relate", test_relate);
  casework_add ("/store/relations/of-case", test_of_case);
  casework_add ("/store/people/alike", test_alike);
  casework_add ("/store/people/pages", test_pages);
  casework_add ("/store/people/merge-and-undo", test_merge_and_undo);
  casework_add ("/store/people/merge-refused", test_merge_refused);
  casework_add ("/store/people/roles-stay", test_roles_stay);
  casework_add ("/store/people/pattern", test_pattern);
  casework_add ("/store/people/rules-hold", test_rules_hold);
  casework_add ("/store/people/circle-from-two-laptops", test_circle_from_two_laptops);
  return casework_run_tests ();
}
