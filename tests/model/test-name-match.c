/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that may be one person's: the words of a name, how they sound, what they are short for, and what that comes to. */
#include "ck-name-match.h"
#include "ck-personfile.h"

#include <string.h>

static void
test_words (void)
{
  static const struct {
    const char *name, *words;
  } cases[] = {
    { "Siân Fernhill", "sian fernhill" },   { "O’Dell, Aoife", "odell aoife" }, { "Adeyemi-Holt", "adeyemi holt" },
    { "Zofia Wiśnicka", "zofia wisnicka" }, { "Łukasz Ørsted", "lukasz orsted" }, { "  ", "" },
    { "Llŷr", "llyr" },                     { "Ян", "ян" },                       { "(R.) Tolland", "r tolland" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sort = ck_name_sort (cases[i].name);

      g_assert_cmpstr (sort, ==, cases[i].words);
    }
}

/* Spellings of one name have one key; names that are told apart haven't. */
static void
test_sound (void)
{
  static const char *const alike[][2] = {
    { "catherine", "kathryn" }, { "sian", "shan" },     { "stephen", "steven" },     { "philip", "filip" },
    { "gruffydd", "griffith" }, { "dafydd", "david" },  { "rhys", "reece" },         { "ifan", "ivan" },
    { "niamh", "neve" },        { "leigh", "lea" },     { "siobhan", "shivaun" },    { "mohammed", "mohamed" },
    { "wright", "right" },      { "thompson", "thomson" }, { "davies", "davis" },    { "llewelyn", "llywelyn" },
    { "zofia", "sophia" },      { "jon", "john" },      { "smith", "smythe" },       { "aimee", "amy" },
    { "geoffrey", "jeffrey" },  { "huw", "hugh" },      { "macdonald", "mcdonald" }, { "iwan", "ieuan" },
  };
  static const char *const apart[][2] = {
    { "anna", "ian" }, { "hannah", "anna" }, { "milo", "nilo" }, { "price", "rice" }, { "owen", "ewan" }, { "dylan", "megan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_autofree char *a = ck_name_sound (alike[i][0]);
      g_autofree char *b = ck_name_sound (alike[i][1]);

      if (g_strcmp0 (a, b) != 0)
        g_test_message ("%s %s, %s %s", alike[i][0], a, alike[i][1], b);
      g_assert_cmpstr (a, ==, b);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (apart); i++)
    {
      g_autofree char *a = ck_name_sound (apart[i][0]);
      g_autofree char *b = ck_name_sound (apart[i][1]);

      g_assert_cmpstr (a, !=, b);
    }
  g_assert_null (ck_name_sound ("ян"));
  g_assert_null (ck_name_sound (""));
}

static void
test_keys (void)
{
  g_auto (GStrv) keys = ck_name_keys ("Beth O’Dell", "Bee");
  g_auto (GStrv) none = ck_name_keys (NULL, NULL);
  g_autofree char *all = g_strjoinv (" ", keys);
  g_autofree char *long_name = g_strnfill (400, 'a');
  g_autofree char *many = g_strdup_printf ("b c d e f g h i j k l m n %s", long_name);
  g_auto (GStrv) most = ck_name_keys (many, many);

  g_assert_cmpstr (all, ==, ".beth .odell .bee ~BT ~OTL ~B =bethan =elizabeth");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (most), <=, CK_NAME_KEYS_MAX);
}

static void
test_compare (void)
{
  static const struct {
    const char *a, *b;
    CkLikeness  likeness;
    CkNameSigns sign;
  } cases[] = {
    { "Siân Fernhill", "Sian Fernhill", CK_LIKENESS_LIKELY, CK_NAME_SAME },
    { "Fernhill, Siân", "Siân Fernhill", CK_LIKENESS_LIKELY, CK_NAME_ORDER },
    { "Sian Fernhill", "Sian Mair Fernhill", CK_LIKENESS_LIKELY, CK_NAME_SAME },
    { "Beth Marsh", "Elizabeth Marsh", CK_LIKENESS_POSSIBLE, CK_NAME_SHORT },
    { "Katherine Rees", "Catherine Reece", CK_LIKENESS_POSSIBLE, CK_NAME_SOUNDS },
    { "Teodor Marhs", "Teodor Marsh", CK_LIKENESS_POSSIBLE, CK_NAME_SPELT },
    { "Milo", "Milo", CK_LIKENESS_POSSIBLE, CK_NAME_SAME },
    { "Milo", "Milo Everden", CK_LIKENESS_NONE, CK_NAME_SAME },
    { "Milo Everden", "Wren Everden", CK_LIKENESS_NONE, 0 },
    { "Mia Price", "May Price", CK_LIKENESS_NONE, 0 },
    { "Ann Smith Smith", "Ann Smith Jones", CK_LIKENESS_NONE, 0 },
    { "", "Milo", CK_LIKENESS_NONE, 0 },
    { NULL, NULL, CK_LIKENESS_NONE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CkNameSigns signs, back;
      CkLikeness likeness = ck_name_compare (cases[i].a, cases[i].b, &signs);

      if (likeness != cases[i].likeness)
        g_test_message ("%s, %s", cases[i].a, cases[i].b);
      g_assert_cmpint (likeness, ==, cases[i].likeness);
      g_assert_cmpint (signs & cases[i].sign, ==, cases[i].sign);
      /* it is the same from the other side */
      g_assert_cmpint (ck_name_compare (cases[i].b, cases[i].a, &back), ==, likeness);
      g_assert_cmpint (back, ==, signs);
    }
}

static CkPerson *
make (const char *name,
      CkDate      born,
      int         precision)
{
  CkPerson *person = ck_person_new ();

  person->name = g_strdup (name);
  person->born = born;
  person->born_precision = precision;
  return person;
}

static void
test_births (void)
{
  CkDate day = ck_date_new (2013, 5, 4), other = ck_date_new (2011, 1, 9);
  g_autoptr (CkPerson) beth = make ("Beth Marsh", day, CK_BORN_EXACT);
  g_autoptr (CkPerson) same = make ("Elizabeth Marsh", day, CK_BORN_EXACT);
  g_autoptr (CkPerson) elder = make ("Elizabeth Marsh", other, CK_BORN_EXACT);
  g_autoptr (CkPerson) guess = make ("Elizabeth Marsh", ck_date_new (2012, 7, 1), CK_BORN_ESTIMATED);
  g_autoptr (CkPerson) alike = make ("Beth Marsh", other, CK_BORN_EXACT);
  g_autoptr (CkPerson) alone = make ("Beth", day, CK_BORN_EXACT);
  CkNameSigns signs;
  g_autofree char *text = NULL;

  g_assert_cmpint (ck_person_compare (beth, same, &signs), ==, CK_LIKENESS_LIKELY);
  text = ck_name_signs_text (signs);
  g_assert_cmpstr (text, ==, "short form of the name, same date of birth");
  g_assert_cmpint (ck_person_compare (beth, elder, &signs), ==, CK_LIKENESS_NONE);
  g_assert_cmpint (signs, ==, 0);
  g_assert_cmpint (ck_person_compare (beth, guess, NULL), ==, CK_LIKENESS_POSSIBLE);
  /* the same name with another birth is two people, or one mistake */
  g_assert_cmpint (ck_person_compare (beth, alike, &signs), ==, CK_LIKENESS_POSSIBLE);
  g_assert_true (signs & CK_NAME_OTHER_BIRTH);
  g_assert_cmpint (ck_person_compare (beth, alone, NULL), ==, CK_LIKENESS_POSSIBLE);
}

static void
test_ages (void)
{
  g_autoptr (CkPerson) exact = make ("Wren", ck_date_new (2013, 5, 4), CK_BORN_EXACT);
  g_autoptr (CkPerson) guess = make ("Haroun", ck_date_new (2012, 7, 1), CK_BORN_ESTIMATED);
  g_autoptr (CkPerson) unknown = make ("Corin", CK_DATE_NONE, CK_BORN_UNKNOWN);
  CkDate on = ck_date_new (2026, 11, 23);
  g_autofree char *a = ck_person_age (exact, on);
  g_autofree char *b = ck_person_age (guess, on);
  g_autofree char *born = ck_person_born_text (guess);
  g_autofree char *not_known = ck_person_born_text (unknown);
  g_autofree char *tell = NULL;

  g_assert_cmpstr (a, ==, "13");
  g_assert_cmpstr (b, ==, "about 14");
  g_assert_null (ck_person_age (unknown, on));
  g_assert_null (ck_person_age (exact, ck_date_new (2013, 5, 3)));
  g_assert_cmpstr (born, ==, "about 2012");
  g_assert_cmpstr (not_known, ==, "Not known");
  exact->id.bytes[14] = 0x3f;
  exact->id.bytes[15] = 0x2a;
  exact->description = g_strdup ("Saturday ensemble");
  tell = ck_person_tell (exact, on);
  g_assert_cmpstr (tell, ==, "born 4 May 2013, aged 13 · Saturday ensemble · no. 3F2A");
}

static void
test_relationships (void)
{
  static const struct {
    int         kind;
    const char *label, *what, *back, *phrase, *back_phrase;
  } cases[] = {
    { CK_RELATION_PARENT, "mother", "Mother", "Child", "mother of", "child of" },
    { CK_RELATION_PARENT, NULL, "Parent", "Child", "parent of", "child of" },
    { CK_RELATION_CARER, "foster carer", "Foster carer", "Cared for", "foster carer of", "cared for by" },
    { CK_RELATION_SIBLING, "sister", "Sister", "Brother or sister", "sister of", "brother or sister of" },
    { CK_RELATION_HOUSEHOLD, NULL, "In the same household", "In the same household", "in the same household as",
      "in the same household as" },
    { CK_RELATION_PROFESSIONAL, "key worker", "Key worker", "Supported", "key worker for", "supported by" },
    { CK_RELATION_OTHER, "godmother", "Godmother", "Godmother", "godmother of", "whose godmother is" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CkRelationship) relationship = ck_relationship_new ();
      g_autofree char *what = NULL, *back = NULL, *phrase = NULL, *back_phrase = NULL;

      relationship->kind = cases[i].kind;
      relationship->label = g_strdup (cases[i].label);
      what = ck_relationship_what (relationship, FALSE);
      back = ck_relationship_what (relationship, TRUE);
      phrase = ck_relationship_phrase (relationship, FALSE);
      back_phrase = ck_relationship_phrase (relationship, TRUE);
      g_assert_cmpstr (what, ==, cases[i].what);
      g_assert_cmpstr (back, ==, cases[i].back);
      g_assert_cmpstr (phrase, ==, cases[i].phrase);
      g_assert_cmpstr (back_phrase, ==, cases[i].back_phrase);
    }
}

static void
test_relationship_form (void)
{
  static const struct {
    const char *json, *field;
  } cases[] = {
    { "{}", "person" },
    { "{\"person\": \"01890000-0000-7000-8000-000000000001\"}", "other" },
    { "{\"person\": \"01890000-0000-7000-8000-000000000001\", \"other\": \"01890000-0000-7000-8000-000000000002\"}", "kind" },
    { "{\"person\": \"01890000-0000-7000-8000-000000000001\", \"other\": \"01890000-0000-7000-8000-000000000001\", \"kind\": \"parent\"}",
      "other" },
    { "{\"person\": \"01890000-0000-7000-8000-000000000001\", \"other\": \"01890000-0000-7000-8000-000000000002\", \"kind\": \"other\"}",
      "label" },
    { "{\"person\": \"01890000-0000-7000-8000-000000000001\", \"other\": \"01890000-0000-7000-8000-000000000002\", \"kind\": \"parent\", "
      "\"started\": \"2027-01-01\"}",
      "started" },
    { "{\"person\": \"01890000-0000-7000-8000-000000000001\", \"other\": \"01890000-0000-7000-8000-000000000002\", \"kind\": \"parent\", "
      "\"ended\": \"2026-01-01\"}",
      "ended" },
    { "{\"person\": \"01890000-0000-7000-8000-000000000001\", \"other\": \"01890000-0000-7000-8000-000000000002\", \"kind\": \"parent\", "
      "\"started\": \"2026-02-01\", \"ended\": \"2026-01-01\", \"status\": \"ended\"}",
      "ended" },
    { "{\"relationship\": \"01890000-0000-7000-8000-000000000009\"}", "why" },
    { "{\"relationship\": \"01890000-0000-7000-8000-000000000009\", \"why\": \"x\", \"person\": "
      "\"01890000-0000-7000-8000-000000000001\"}",
      "person" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CkRecord) form = ck_record_from_json (CK_TYPE_RELATIONSHIP_FORM, cases[i].json, -1, &error);

      g_assert_no_error (error);
      g_assert_false (ck_relationship_form_check (CK_RELATIONSHIP_FORM (form), ck_date_new (2026, 11, 23), &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].field));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/name-match/words", test_words);
  g_test_add_func ("/model/name-match/sound", test_sound);
  g_test_add_func ("/model/name-match/keys", test_keys);
  g_test_add_func ("/model/name-match/compare", test_compare);
  g_test_add_func ("/model/name-match/births", test_births);
  g_test_add_func ("/model/person/ages", test_ages);
  g_test_add_func ("/model/relationships/words", test_relationships);
  g_test_add_func ("/model/relationships/form", test_relationship_form);
  return g_test_run ();
}
