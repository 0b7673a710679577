/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "ck-chronology.h"
#include "ck-forms.h"

#define PERSON(members) "{\"people\": [{" members "}]}"
#define ITSELF G_MAXSIZE /* the text has no NUL in it */

/* What is refused, and how the message begins. All are read as a concern form. */
static const struct {
  const char *json;
  gsize length;
  const char *message;
} bad[] = {
  /* not JSON */
  { "", ITSELF, "The JSON can’t be read: it is empty (line 1, column 1)" },
  { " \n\t", ITSELF, "The JSON can’t be read: it is empty (line 2, column 2)" },
  { "\xef\xbb\xbf{}", ITSELF, "The JSON can’t be read: it begins with a byte order mark" },
  { "\xff\xfe{\0}\0", 6, "The JSON can’t be read: a value is expected" },
  { "{", ITSELF, "The JSON can’t be read: the name of a member is expected" },
  { "{}{}", ITSELF, "The JSON can’t be read: there is more text after its end (line 1, column 3)" },
  { "{} x", ITSELF, "The JSON can’t be read: there is more text" },
  { "{}\0", 3, "The JSON can’t be read: there is more text" },
  { "{} // done", ITSELF, "The JSON can’t be read: there is more text" },
  { "/* note */ {}", ITSELF, "The JSON can’t be read: a value is expected" },
  { "{\"kind\" \"child\"}", ITSELF, "kind: a colon is expected" },
  { "{\"kind\": \"child\" \"facts\": \"x\"}", ITSELF, "The JSON can’t be read: a comma or } is expected" },
  { "{\"kind\": \"child\",}", ITSELF, "The JSON can’t be read: the name of a member is expected" },
  { "{kind: \"child\"}", ITSELF, "The JSON can’t be read: the name of a member is expected" },
  { "{'kind': 'child'}", ITSELF, "The JSON can’t be read: the name of a member is expected" },
  { "{\"kind\": 'child'}", ITSELF, "kind: a value is expected" },
  { "{\"kind\": child}", ITSELF, "kind: a value is expected" },
  { "{\"kind\": }", ITSELF, "kind: a value is expected" },
  { "{\"kind\":", ITSELF, "kind: the text ends where a value is expected" },
  { "{\"kind\": \"child", ITSELF, "kind: a string begins here and has no end (line 1, column 10)" },
  { "{\"kind\": \"child\\", ITSELF, "kind: the text ends inside a string" },
  { "{\"significant\": True}", ITSELF, "significant: a value is expected" },
  { "{\"significant\": tru}", ITSELF, "significant: a value is expected" },
  { "{\"significant\": truely}", ITSELF, "significant: a value is expected" },
  { "{\"significant\": undefined}", ITSELF, "significant: a value is expected" },
  { "{\"significant\": NaN}", ITSELF, "significant: a value is expected" },
  { "{\"categories\": [\"other\",]}", ITSELF, "categories[1]: a value is expected" },
  { "{\"categories\": [\"other\" \"hate\"]}", ITSELF, "categories: a comma or ] is expected" },
  { "{\"categories\": [\"other\"", ITSELF, "categories: a comma or ] is expected" },
  { "{\"kind\": 01}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": -}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": 1.}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": 1e}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": .5}", ITSELF, "kind: a value is expected" },
  { "{\"kind\": +5}", ITSELF, "kind: a value is expected" },
  { "{\"kind\": 0x10}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": - 5}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": -01}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": 00}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": 1.5e}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": -Infinity}", ITSELF, "kind: isn’t a number" },
  { "{\"kind\": 123456789012345678901234567890}", ITSELF, "kind: expected a whole number of at most 63 bits (line" },
  { "{\"people\": [{}, -9223372036854775809]}", ITSELF, "people[1]: expected a whole number of at most 63 bits" },
  { "var form = {}", ITSELF, "The JSON can’t be read: a value is expected" },
  { "{\"kind\": \"child\" // about\n}", ITSELF, "The JSON can’t be read: a comma or }" },
  { "{\"kind\": /* about */ \"child\"}", ITSELF, "kind: a value is expected" },
  { "{\"kind\": \"child\";}", ITSELF, "The JSON can’t be read: a comma or }" },
  { "{\"people\": [{\"name\": \"x\"]}", ITSELF, "people[0]: a comma or } is expected" },
  { "{\"people\": [}", ITSELF, "people[0]: a value is expected" },
  { "]", ITSELF, "The JSON can’t be read: a value is expected" },
  { "{},", ITSELF, "The JSON can’t be read: there is more text" },
  { "{\"a\": 1,, \"b\": 2}", ITSELF, "The JSON can’t be read: the name of a member is expected" },
  { "{\"a\\u00e9\\\"b\": x}", ITSELF, "a\\u00e9\\\"b: a value is expected" },
  /* text that isn't text */
  { "{\"facts\": \"\xff\"}", ITSELF, "facts: is not valid UTF-8" },
  { "{\"facts\": \"caf\xe9\"}", ITSELF, "facts: is not valid UTF-8" },
  { "{\"facts\": \"\xc0\xaf\"}", ITSELF, "facts: is not valid UTF-8" },
  { "{\"facts\": \"\xed\xa0\x80\"}", ITSELF, "facts: is not valid UTF-8" },
  { "{\"facts\": \"\xf0\x9f\x98\"}", ITSELF, "facts: is not valid UTF-8" },
  { PERSON ("\"name\": \"\x80\""), ITSELF, "people[0].name: is not valid UTF-8" },
  { "{\"fa\xff\": 1}", ITSELF, "The JSON can’t be read: is not valid UTF-8" },
  { "{\"facts\": \"a\0b\"}", 16, "facts: holds a NUL character" },
  { "{\"kind\": null\0}", 15, "The JSON can’t be read: a comma or }" },
  { "{\"facts\": \"\\\0\"}", 15, "facts: an escape that JSON doesn’t have" },
  { "{\"facts\": \"a\\u0000b\"}", ITSELF, "facts: holds a NUL character" },
  { "{\"facts\": \"two\nlines\"}", ITSELF, "facts: holds a control character that isn’t escaped" },
  { "{\"facts\": \"a\tb\"}", ITSELF, "facts: holds a control character that isn’t escaped" },
  { "{\"facts\": \"\\ud83d\"}", ITSELF, "facts: half of a surrogate pair" },
  { "{\"facts\": \"\\ude00\"}", ITSELF, "facts: half of a surrogate pair" },
  { "{\"facts\": \"\\ud83dx\"}", ITSELF, "facts: half of a surrogate pair" },
  { "{\"facts\": \"\\ud83d\\u0041\"}", ITSELF, "facts: half of a surrogate pair" },
  { "{\"facts\": \"\\ud83d\\ud83d\"}", ITSELF, "facts: half of a surrogate pair" },
  { "{\"facts\": \"\\u12\"}", ITSELF, "facts: four hex digits" },
  { "{\"facts\": \"\\u12", ITSELF, "facts: four hex digits" },
  { "{\"facts\": \"\\uzzzz\"}", ITSELF, "facts: four hex digits" },
  { "{\"facts\": \"\\x41\"}", ITSELF, "facts: an escape that JSON doesn’t have" },
  { "{\"facts\": \"\\'\"}", ITSELF, "facts: an escape that JSON doesn’t have" },
  { "{\"facts\": \"bell\\u0007\"}", ITSELF, "facts holds the control character U+0007" },
  { "{\"facts\": \"\\u009b31m\"}", ITSELF, "facts holds the control character U+009B" },
  { "{\"facts\": \"\\u007f\"}", ITSELF, "facts holds the control character U+007F" },
  { "{\"title\": \"two\\nlines\"}", ITSELF, "title holds the control character U+000A" },
  { PERSON ("\"name\": \"Test\\tChild\""), ITSELF, "people[0].name holds the control character U+0009" },
  /* members */
  { "[]", ITSELF, "The JSON: expected an object" },
  { "null", ITSELF, "The JSON: expected an object" },
  { "\"child\"", ITSELF, "The JSON: expected an object" },
  { "{\"knd\": \"child\"}", ITSELF, "knd: there is no such member" },
  { "{\"Kind\": \"child\"}", ITSELF, "Kind: there is no such member" },
  { "{\"\": \"child\"}", ITSELF, ": there is no such member" },
  { "{\"recorded_at\": \"2026-11-20T15:30:00Z\"}", ITSELF, "recorded_at: there is no such member" },
  { "{\"kind_precision\": \"exact\"}", ITSELF, "kind_precision: there is no such member" },
  { "{\"a\\u001b[31m\\u202eb\": 1}", ITSELF, "a\xef\xbf\xbd[31m\xef\xbf\xbd" "b: there is no such member" },
  { PERSON ("\"age\": 12"), ITSELF, "people[0].age: there is no such member" },
  { "{\"online\": {\"app\": \"x\"}}", ITSELF, "online.app: there is no such member" },
  { "{\"kind\": \"child\", \"kind\": \"child\"}", ITSELF, "kind: is given twice" },
  { "{\"kind\": \"child\", \"k\\u0069nd\": \"allegation\"}", ITSELF, "kind: is given twice" },
  { "{\"kind\": null, \"kind\": \"child\"}", ITSELF, "kind: is given twice" },
  { "{\"people\": [{}, {\"role\": \"harmed\", \"role\": \"harmed\"}]}", ITSELF, "people[1].role: is given twice" },
  { "{\"a\": {\"b\": [[], [0, {\"c\": 1, \"c\": 1, \"d\": 1}]]}}", ITSELF, "a.b[1][1].c: is given twice" },
  { "{\"a\": {\"b\": 1, \"b\": 2}, \"c\": {}, \"a\": 3}", ITSELF, "a: is given twice" },
  { "{\"a\": 1, \"a\": {\"b\": 1, \"b\": 2}}", ITSELF, "a: is given twice" },
  { "[{\"a\": 1, \"b\": 2}, {\"a\": 1, \"a\": 2, \"a\": 3}]", ITSELF, "[1].a: is given twice" },
  /* types */
  { "{\"kind\": \"childs\"}", ITSELF,
    "kind: expected one of child | between-children | allegation | low-level | organisation" },
  { "{\"kind\": \"Child\"}", ITSELF, "kind: expected one of child" },
  { "{\"kind\": \"\"}", ITSELF, "kind: expected one of child" },
  { "{\"kind\": 0}", ITSELF, "kind: expected one of child" },
  { "{\"kind\": [\"child\"]}", ITSELF, "kind: expected one of child" },
  { PERSON ("\"role\": \"victim\""), ITSELF, "people[0].role: expected one of harmed | alleged-" },
  { PERSON ("\"born\": \"2015-02-30\""), ITSELF, "people[0].born: expected a date that exists" },
  { PERSON ("\"born\": \"03/02/2015\""), ITSELF, "people[0].born: expected a date" },
  { PERSON ("\"born\": \"\""), ITSELF, "people[0].born: expected a date" },
  { PERSON ("\"born\": 2015"), ITSELF, "people[0].born: expected a date" },
  { PERSON ("\"id\": \"1\""), ITSELF, "people[0].id: expected an id" },
  { PERSON ("\"id\": 1"), ITSELF, "people[0].id: expected an id" },
  { PERSON ("\"name\": 1"), ITSELF, "people[0].name: expected text" },
  { "{\"facts\": [\"x\"]}", ITSELF, "facts: expected text in quotation marks" },
  { "{\"facts\": true}", ITSELF, "facts: expected text" },
  { "{\"facts\": {}}", ITSELF, "facts: expected text" },
  { "{\"significant\": \"true\"}", ITSELF, "significant: expected true or false" },
  { "{\"significant\": 1}", ITSELF, "significant: expected true or false" },
  { "{\"people\": {}}", ITSELF, "people: expected an array of objects" },
  { "{\"people\": \"Test Child\"}", ITSELF, "people: expected an array of objects" },
  { "{\"people\": [\"Test Child\"]}", ITSELF, "people[0]: expected an object" },
  { "{\"people\": [null]}", ITSELF, "people[0]: expected an object" },
  { "{\"online\": []}", ITSELF, "online: expected an object" },
  { "{\"categories\": \"other\"}", ITSELF, "categories: expected an array of texts" },
  { "{\"characteristics\": [\"race\", \"class\"]}", ITSELF, "characteristics[1]: expected one of age | disability" },
  { "{\"characteristics\": [null]}", ITSELF, "characteristics[0]: expected one of age" },
  { "{\"online\": {\"four_cs\": [\"crime\"]}}", ITSELF, "online.four_cs[0]: expected one of content | contact" },
  { "{\"actions\": [{\"what\": \"x\"}, {\"due\": \"soon\"}]}", ITSELF, "actions[1].due: expected a date" },
  /* moments */
  { "{\"happened\": \"yesterday\"}", ITSELF, "happened: expected a local date and time such as \"2026-11-20T15:30\"" },
  { "{\"happened\": \"\"}", ITSELF, "happened: expected a local date" },
  { "{\"happened\": \"2026-11-20T15:30Z\"}", ITSELF, "happened: expected a local date" },
  { "{\"happened\": \"2026-11-20T15:30+01:00\"}", ITSELF, "happened: expected a local date" },
  { "{\"happened\": \"2026-11-20T24:00\"}", ITSELF, "happened: expected a local date" },
  { "{\"happened\": \"2026-11-20T15:30:12\"}", ITSELF, "happened: expected a local date" },
  { "{\"happened\": \"2026-13\"}", ITSELF, "happened: expected a local date" },
  { "{\"happened\": \"2026\"}", ITSELF, "happened: expected a local date" },
  { "{\"happened\": 1795102200}", ITSELF, "happened: expected a local date" },
  { "{\"happened_precision\": \"exact\"}", ITSELF, "happened: expected a date or time" },
  { "{\"happened_precision\": \"sure\"}", ITSELF, "happened_precision: expected one of unknown | exact" },
  { "{\"happened\": \"2026-11-20\", \"happened_precision\": \"unknown\"}", ITSELF, "happened_precision: expected no" },
  { "{\"happened\": \"2026-11-20\", \"happened_precision\": \"exact\"}", ITSELF, "happened_precision: expected what" },
  { "{\"happened\": \"2026-11-20\", \"happened_precision\": \"approximate\"}", ITSELF, "happened_precision: expected" },
  { "{\"happened\": \"2026-11-20T15:30\", \"happened_precision\": \"date\"}", ITSELF, "happened_precision: expected" },
  { "{\"happened\": \"2026-11\", \"happened_precision\": \"date\"}", ITSELF, "happened_precision: expected what" },
};

static void
assert_bad (GType       type,
            const char *json,
            gssize      length,
            const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkRecord) record = ck_record_from_json (type, json, length, &error);

  if (record != NULL)
    g_error ("%s was accepted", json);
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, message))
    g_error ("%s: “%s” doesn’t begin with “%s”", json, error->message, message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strstr (error->message, "Test Child"));
}

/* Each from memory of exactly its length, so that reading past its end is found. */
static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gsize length = bad[i].length == ITSELF ? strlen (bad[i].json) : bad[i].length;
      g_autofree char *exact = g_memdup2 (bad[i].json, length);

      assert_bad (CK_TYPE_CONCERN_FORM, exact, (gssize)length, bad[i].message);
    }
  assert_bad (CK_TYPE_CONCERN_FORM, NULL, 0, "The JSON can’t be read: it is empty");
}

static void
test_bad_other_types (void)
{
  static const struct {
    GType (*type) (void);
    const char *json, *message;
  } cases[] = {
    { ck_entry_get_type, "{\"late\": true}", "late: expected nothing: the program works it out" },
    { ck_entry_get_type, "{\"amendments\": []}", "amendments: expected nothing" },
    { ck_entry_get_type, "{\"late\": null}", "late: expected nothing" },
    { ck_entry_get_type, "{\"number\": 1.0}", "number: expected a whole number" },
    { ck_entry_get_type, "{\"number\": 1e3}", "number: expected a whole number" },
    { ck_entry_get_type, "{\"number\": 9223372036854775808}", "number: expected a whole number" },
    { ck_entry_get_type, "{\"number\": 1e400}", "number: expected a whole number" },
    { ck_entry_get_type, "{\"number\": -9223372036854775809}", "number: expected a whole number" },
    { ck_entry_get_type, "{\"number\": \"1\"}", "number: expected a whole number" },
    { ck_entry_get_type, "{\"number\": true}", "number: expected a whole number" },
    { ck_entry_get_type, "{\"recorded_at\": \"2026-11-20T15:30\"}", "recorded_at: expected a time such as" },
    { ck_entry_get_type, "{\"recorded_at\": \"2026-11-20T15:30:00+01:00\"}", "recorded_at: expected a time" },
    { ck_entry_get_type, "{\"recorded_at\": 0}", "recorded_at: expected a time" },
    { ck_review_form_get_type, "{\"close\": {\"actions\": [{\"action\": \"x\"}]}}",
      "close.actions[0].action: expected an id" },
    { ck_review_form_get_type, "{\"close\": true}", "close: expected an object" },
    { ck_case_get_type, "{\"people\": [1]}", "people[0]: expected text" },
    { ck_case_get_type, "{\"people\": [\"a\\nb\"]}", "people[0] holds the control character" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_bad (cases[i].type (), cases[i].json, -1, cases[i].message);
}

static char *
repeated (const char *before,
          const char *middle,
          gsize       n,
          const char *after)
{
  GString *text = g_string_new (before);

  while (n-- > 0)
    g_string_append (text, middle);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
test_bounds (void)
{
  g_autofree char *deep = repeated ("", "[", 33, "");
  g_autofree char *deepest = repeated ("", "[", 5000000, "");
  g_autofree char *deep_objects = repeated ("", "{\"a\":", 5000000, "");
  g_autofree char *deep_enough = repeated ("{\"a\": ", "[", 31, "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}");
  g_autofree char *long_line = repeated ("{\"title\": \"", "x", CK_LINE_MAX + 1, "\"}");
  g_autofree char *long_text = repeated ("{\"facts\": \"", "x", CK_TEXT_MAX + 1, "\"}");
  g_autofree char *long_category = repeated ("{\"", "x", 1000000, "\": 1}");
  g_autofree char *many = repeated ("{\"people\": [{}", ",{}", CK_LIST_MAX, "]}");
  g_autofree char *many_strings = repeated ("{\"categories\": [\"other\"", ",\"other\"", CK_LIST_MAX, "]}");
  g_autofree char *values = repeated ("[1", ",1", CK_JSON_VALUES_MAX, "]");
  g_autofree char *huge = repeated ("", "                                ", CK_JSON_MAX / 32 + 1, "{}");
  g_autofree char *full_line = repeated ("{\"title\": \"", "x", CK_LINE_MAX, "\"}");
  g_autofree char *full_text = repeated ("{\"facts\": \"", "x", CK_TEXT_MAX, "\"}");
  const char *fit[] = { full_line, full_text };

  assert_bad (CK_TYPE_CONCERN_FORM, deep, -1,
              "[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: "
              "objects and arrays lie too deep");
  assert_bad (CK_TYPE_CONCERN_FORM, deepest, -1, "[0][0]");
  assert_bad (CK_TYPE_CONCERN_FORM, deep_objects, -1, "a.a.a");
  assert_bad (CK_TYPE_CONCERN_FORM, deep_enough, -1, "a: there is no such member");
  assert_bad (CK_TYPE_CONCERN_FORM, long_line, -1, "title is too long: at most 500 bytes");
  assert_bad (CK_TYPE_CONCERN_FORM, long_text, -1, "facts is too long: at most 1052672 bytes");
  assert_bad (CK_TYPE_CONCERN_FORM, long_category, -1, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…: there is no");
  assert_bad (CK_TYPE_CONCERN_FORM, many, -1, "people: expected at most 1000 items");
  assert_bad (CK_TYPE_CONCERN_FORM, many_strings, -1, "categories: expected at most 1000 items");
  assert_bad (CK_TYPE_CONCERN_FORM, values, -1, "[199999]: it holds too many values");
  assert_bad (CK_TYPE_CONCERN_FORM, huge, -1, "The JSON can’t be read: it is too long");

  for (gsize i = 0; i < G_N_ELEMENTS (fit); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CkRecord) record = ck_record_from_json (CK_TYPE_CONCERN_FORM, fit[i], -1, &error);

      g_assert_no_error (error);
      g_assert_nonnull (record);
    }
}

static void
test_draft (void)
{
  g_autofree char *json = repeated ("{\"title\": \"two\\nlines", "x", CK_LINE_MAX + 1, "\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (CkRecord) record = ck_record_from_draft (CK_TYPE_CONCERN_FORM, json, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (CK_CONCERN_FORM (record)->title), ==, CK_LINE_MAX + 10);
  g_clear_object (&record);

  record = ck_record_from_draft (CK_TYPE_PLAN_STRAND, "{\"need\": \"x\", \"standing\": \"met\"}", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (CK_PLAN_STRAND (record)->standing, ==, -1);
  g_clear_object (&record);

  record = ck_record_from_draft (CK_TYPE_CONCERN_FORM, "{\"tilte\": \"x\"}", -1, &error);
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
}

static void
test_good (void)
{
  static const char json[] =
    "{\"kind\": \"child\", \"people\": [{\"name\": \"Test Child\", \"role\": \"harmed\", \"born\": \"2014-02-28\"}], "
    "\"happened\": \"2026-11-20T15:30\", "
    "\"facts\": \"Line one\\nline \\u0074wo \\ud83d\\ude00 \xf0\x9f\x98\x80 \xd7\xa9\", "
    "\"told\": \"2026-11-20T16:00:00\", \"told_precision\": \"approximate\", \"happened_to\": null, "
    "\"significant\": false, \"categories\": [\"cyberbullying\"], \"online\": {\"four_cs\": [], \"ai_made\": \"no\"}, "
    "\"risk\": null, \"title\": null, \"review\": \"2026-12-01\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (CkRecord) record = ck_record_from_json (CK_TYPE_CONCERN_FORM, json, (gssize)strlen (json), &error);
  CkConcernForm *form = (CkConcernForm *)record;
  CkPersonLink *link;

  g_assert_no_error (error);
  g_assert_cmpint (form->kind, ==, CK_CONCERN_CHILD);
  g_assert_cmpuint (form->people->len, ==, 1);
  link = form->people->pdata[0];
  g_assert_cmpstr (link->name, ==, "Test Child");
  g_assert_cmpint (link->role, ==, CK_ROLE_HARMED);
  g_assert_cmpint (link->kind, ==, -1);
  g_assert_true (ck_date_equal (link->born, ck_date_new (2014, 2, 28)));
  g_assert_true (ck_moment_equal (form->happened, ck_moment_new (ck_date_new (2026, 11, 20), 930, CK_PRECISION_EXACT)));
  g_assert_true (ck_moment_equal (form->told,
                                  ck_moment_new (ck_date_new (2026, 11, 20), 960, CK_PRECISION_APPROXIMATE)));
  g_assert_false (ck_moment_is_given (form->happened_to));
  g_assert_cmpstr (form->facts, ==, "Line one\nline two \xf0\x9f\x98\x80 \xf0\x9f\x98\x80 \xd7\xa9");
  g_assert_false (form->significant);
  g_assert_cmpstr (form->categories[0], ==, "cyberbullying");
  g_assert_null (form->categories[1]);
  g_assert_cmpint (form->online->ai_made, ==, CK_ANSWER_NO);
  g_assert_cmpint (form->risk, ==, -1);
  g_assert_null (form->title);
}

/* What looks like trouble and is plain JSON. */
static void
test_good_edges (void)
{
  static const struct {
    const char *number;
    gint64 value;
  } numbers[] = {
    { "-9223372036854775808", G_MININT64 }, { "9223372036854775807", G_MAXINT64 }, { "-0", 0 }, { "0", 0 },
    { "10", 10 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CkRecord) record = NULL;
  CkAmendment *amendment;

  record = ck_record_from_draft (CK_TYPE_AMENDMENT,
                                 "\n{ \"text\"\t:\r\n\"// { } [ ] , : /* \\u002f */ # '\", \"was\": \"\", "
                                 "\"why\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u001F\\u2028\\uFFFF\\uDBFF\\uDFFF\"}\n",
                                 -1, &error);
  g_assert_no_error (error);
  amendment = CK_AMENDMENT (record);
  g_assert_cmpstr (amendment->text, ==, "// { } [ ] , : /* / */ # '");
  g_assert_cmpstr (amendment->was, ==, "");
  g_assert_cmpstr (amendment->why, ==, "\"\\/\b\f\n\r\t\x01\x1f\xe2\x80\xa8\xef\xbf\xbf\xf4\x8f\xbf\xbf");

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"number\": %s}", numbers[i].number);
      g_autoptr (CkRecord) entry = ck_record_from_json (CK_TYPE_ENTRY, json, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpint (CK_ENTRY (entry)->number, ==, numbers[i].value);
    }
}

/* Whatever was typed into a draft comes back. */
static void
test_control_characters (void)
{
  g_autoptr (CkAmendmentForm) form = ck_amendment_form_new ();
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CkRecord) back = NULL;

  form->text = g_malloc0 (0x80);
  for (int c = 1; c < 0x80; c++)
    form->text[c - 1] = (char)c;
  json = ck_record_to_json (CK_RECORD (form), FALSE);
  for (const char *p = json; *p != '\0'; p++)
    g_assert_false (g_ascii_iscntrl (*p));
  back = ck_record_from_draft (CK_TYPE_AMENDMENT_FORM, json, -1, &error);
  g_assert_no_error (error);
  g_assert_true (ck_record_equal (CK_RECORD (form), back));
}

static void
test_unknown_moment (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkRecord) said = ck_record_from_json (CK_TYPE_NOTE_FORM, "{\"happened_precision\": \"unknown\"}", -1,
                                                   &error);
  g_autoptr (CkRecord) left_out = ck_record_from_json (CK_TYPE_NOTE_FORM, "{\"happened\": null}", -1, &error);
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  g_assert_true (ck_moment_is_given (CK_NOTE_FORM (said)->happened));
  g_assert_false (ck_moment_is_known (CK_NOTE_FORM (said)->happened));
  g_assert_false (ck_moment_is_given (CK_NOTE_FORM (left_out)->happened));
  g_assert_false (ck_record_equal (said, left_out));

  json = ck_record_to_json (said, FALSE);
  g_assert_nonnull (strstr (json, "\"happened\":null,\"happened_precision\":\"unknown\""));
}

/* The shape is stable: every member, in the order of the table. */
static void
test_shape (void)
{
  g_autoptr (CkPersonLink) link = ck_person_link_new ();
  g_autoptr (CkOnlineForm) online = ck_online_form_new ();
  g_autoptr (CkAmendment) amendment = ck_amendment_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *json = NULL;
  g_autofree char *pretty = NULL;
  g_autofree char *array = NULL;

  link->role = CK_ROLE_WITNESS;
  link->name = g_strdup ("A \"B\" \\ C\n\t\xe2\x80\xa8");
  json = ck_record_to_json (CK_RECORD (link), FALSE);
  g_assert_cmpstr (json, ==,
                   "{\"id\":null,\"name\":\"A \\\"B\\\" \\\\ C\\n\\t\xe2\x80\xa8\",\"role\":\"witness\",\"kind\":null,"
                   "\"born\":null,\"born_precision\":null,\"known_as\":null,\"description\":null,\"contact\":null,"
                   "\"child_view\":null,\"parents_told\":null,\"parents_reason\":null}");

  online->four_cs = g_strsplit ("contact,conduct", ",", 0);
  pretty = ck_record_to_json (CK_RECORD (online), TRUE);
  g_assert_cmpstr (pretty, ==,
                   "{\n  \"four_cs\" : [\n    \"contact\",\n    \"conduct\"\n  ],\n  \"platform\" : null,\n"
                   "  \"handle\" : null,\n  \"ai_made\" : null\n}");

  amendment->number = 3;
  amendment->recorded_at = G_GINT64_CONSTANT (1795102200000000);
  amendment->recorded_by = g_strdup ("Test Deputy");
  g_ptr_array_add (records, amendment);
  array = ck_records_to_json (records, FALSE);
  g_assert_cmpstr (array, ==,
                   "[{\"id\":null,\"case_id\":null,\"entry_id\":null,\"number\":3,\"field\":null,\"was\":null,"
                   "\"text\":null,\"why\":null,\"recorded_at\":\"2026-11-19T15:30:00.000000Z\","
                   "\"recorded_by\":\"Test Deputy\"}]");
  g_clear_pointer (&array, g_free);
  g_ptr_array_set_size (records, 0);
  array = ck_records_to_json (records, TRUE);
  g_assert_cmpstr (array, ==, "[]");
}

static void
test_writer (void)
{
  g_autoptr (CkAmendmentForm) form = ck_amendment_form_new ();
  g_autoptr (CkJsonWriter) unfinished = ck_json_writer_new (FALSE);
  CkJsonWriter *writer = ck_json_writer_new (TRUE);
  g_autofree char *json = NULL;

  ck_json_begin_object (unfinished, NULL);

  ck_json_begin_object (writer, NULL);
  ck_json_add_string (writer, "reference", "2026-0014\r");
  ck_json_add_integer (writer, "n", G_MININT64);
  ck_json_add_boolean (writer, "practice", TRUE);
  ck_json_add_null (writer, "nothing");
  ck_record_add_json (NULL, writer, "none");
  ck_json_begin_array (writer, "empty");
  ck_json_end_array (writer);
  ck_json_begin_array (writer, "forms");
  ck_record_add_json (CK_RECORD (form), writer, NULL);
  ck_json_add_integer (writer, NULL, 1);
  ck_json_end_array (writer);
  ck_json_end_object (writer);
  json = ck_json_writer_finish (writer);
  g_assert_cmpstr (json, ==,
                   "{\n  \"reference\" : \"2026-0014\\r\",\n  \"n\" : -9223372036854775808,\n  \"practice\" : true,\n"
                   "  \"nothing\" : null,\n  \"none\" : null,\n  \"empty\" : [],\n  \"forms\" : [\n    {\n"
                   "      \"field\" : null,\n      \"text\" : null,\n      \"why\" : null\n    },\n    1\n  ]\n}");
}

/* --- round trips -------------------------------------------------------------------------------------------------- */

static char *
random_text (GRand   *random,
             gboolean one_line)
{
  static const char *const parts[] = { "a", "Z", " ", "\"", "\\", "/", "é", "שלום", "😀", "\xe2\x80\xae", "\xcc\x81",
                                       "{", "}", "\xef\xbf\xbf", "null", "0" };
  GString *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, 12); n > 0; n--)
    {
      g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      if (!one_line && g_rand_boolean (random))
        g_string_append (text, g_rand_boolean (random) ? "\n" : "\t");
    }
  return g_string_free (text, FALSE);
}

static CkMoment
random_moment (GRand *random)
{
  CkDate date = ck_date_new (g_rand_int_range (random, 1000, 10000), g_rand_int_range (random, 1, 13),
                             g_rand_int_range (random, 1, 29));
  int precision = g_rand_int_range (random, -1, CK_PRECISION_MONTH + 1);

  if (precision < 0)
    return CK_MOMENT_UNKNOWN;
  if (precision == CK_PRECISION_UNKNOWN)
    return CK_MOMENT_SAID_UNKNOWN;
  return ck_moment_new (date, g_rand_int_range (random, 0, 1440), (CkPrecision)precision);
}

static char **
random_strings (GRand         *random,
                const CkField *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
    {
      g_autofree char *text = random_text (random, TRUE);

      if (field->tokens != NULL)
        g_strv_builder_add (builder, ck_token_text (field->tokens,
                                                    g_rand_int_range (random, 0, (gint)field->tokens->n_tokens)));
      else
        g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static CkRecord *random_record (GRand *random, GType type);

static void
fill (GRand         *random,
      CkRecord      *record,
      const CkField *field)
{
  gpointer place = ck_record_peek (record, field);

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      *(char **)place = random_text (random, field->flags & CK_FIELD_ONE_LINE);
      break;
    case CK_FIELD_TOKEN:
      *(int *)place = g_rand_int_range (random, -1, (gint)field->tokens->n_tokens);
      break;
    case CK_FIELD_DATE:
      *(CkDate *)place = ck_date_new (g_rand_int_range (random, 1000, 10000), 2, g_rand_int_range (random, 1, 29));
      break;
    case CK_FIELD_MOMENT:
      *(CkMoment *)place = random_moment (random);
      break;
    case CK_FIELD_INSTANT:
      *(gint64 *)place = (gint64)g_rand_int (random) * 1000003;
      break;
    case CK_FIELD_UUID:
      *(CkUuid *)place = ck_uuid_new ((gint64)g_rand_int (random) * 1000000);
      break;
    case CK_FIELD_FLAG:
      *(gboolean *)place = g_rand_boolean (random);
      break;
    case CK_FIELD_INTEGER:
      *(gint64 *)place = (gint64)((guint64)g_rand_int (random) << 32 | g_rand_int (random));
      break;
    case CK_FIELD_STRINGS:
      *(char ***)place = random_strings (random, field);
      break;
    case CK_FIELD_RECORD:
      *(CkRecord **)place = random_record (random, field->item_type ());
      break;
    case CK_FIELD_LIST:
      for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
        g_ptr_array_add (*(GPtrArray **)place, random_record (random, field->item_type ()));
      break;
    default:
      g_assert_not_reached ();
    }
}

static CkRecord *
random_record (GRand *random,
               GType  type)
{
  CkRecord *record = g_object_new (type, NULL);
  guint n_fields;
  const CkField *fields = ck_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!(fields[i].flags & CK_FIELD_DERIVED) && g_rand_int_range (random, 0, 3) > 0)
      fill (random, record, &fields[i]);
  return record;
}

static void
test_round_trip (void)
{
  const GType types[] = {
    CK_TYPE_CONCERN_FORM,   CK_TYPE_NOTE_FORM,     CK_TYPE_ACTION_FORM,   CK_TYPE_ACTION_SETTLE, CK_TYPE_REVIEW_FORM,
    CK_TYPE_CLOSURE_FORM,   CK_TYPE_AMENDMENT_FORM, CK_TYPE_REOPEN_FORM,  CK_TYPE_PERSON_LINK,   CK_TYPE_SETTINGS,
    CK_TYPE_CHRONOLOGY_OPTIONS, CK_TYPE_CASE,      CK_TYPE_SEARCH_HIT,    CK_TYPE_HISTORY_ITEM,
  };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    for (guint n = 0; n < 100; n++)
      {
        g_autoptr (CkRecord) record = random_record (random, types[t]);
        g_autofree char *json = ck_record_to_json (record, n % 2 == 0);
        g_autoptr (GError) error = NULL;
        g_autoptr (CkRecord) back = ck_record_from_json (types[t], json, -1, &error);
        g_autoptr (CkRecord) copy = ck_record_copy (record);
        g_autofree char *again = NULL;

        g_assert_no_error (error);
        if (!ck_record_equal (record, back))
          g_error ("not the same after a round trip: %s", json);
        g_assert_true (ck_record_equal (record, copy));
        again = ck_record_to_json (back, n % 2 == 0);
        g_assert_cmpstr (again, ==, json);
      }
}

/* A vault may hold what was never checked here: it must still come out as JSON. */
static void
test_invalid_out (void)
{
  g_autoptr (CkAmendment) amendment = ck_amendment_new ();
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CkRecord) back = NULL;

  amendment->text = g_strdup ("caf\xe9 \x01\x1f\x7f");
  json = ck_record_to_json (CK_RECORD (amendment), TRUE);
  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_nonnull (strstr (json, "\"caf\xef\xbf\xbd \\u0001\\u001f\\u007f\""));
  back = ck_record_from_draft (CK_TYPE_AMENDMENT, json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (CK_AMENDMENT (back)->text, ==, "caf\xef\xbf\xbd \x01\x1f\x7f");
}

static void
test_describe (void)
{
  g_autofree char *concern = ck_record_describe_json (CK_TYPE_CONCERN_FORM);
  g_autofree char *amendment = ck_record_describe_json (CK_TYPE_AMENDMENT_FORM);

  g_assert_cmpstr (amendment, ==, "field: text of one line\ntext: text; required\nwhy: text; required\n");
  g_assert_nonnull (strstr (concern, "kind: token, one of child | between-children | allegation | low-level | "
                                     "organisation; required\n"));
  g_assert_nonnull (strstr (concern, "people: array of objects; required\n  id: id\n  name: text of one line\n"
                                     "  role: token, one of harmed | alleged-responsible | "));
  g_assert_nonnull (strstr (concern, "\nhappened_precision: token, one of unknown | exact | approximate | date | "
                                     "month\n"));
  g_assert_nonnull (strstr (concern, "\n  four_cs: array of tokens, any of content | "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record-json/bad", test_bad);
  g_test_add_func ("/model/record-json/bad-other-types", test_bad_other_types);
  g_test_add_func ("/model/record-json/bounds", test_bounds);
  g_test_add_func ("/model/record-json/draft", test_draft);
  g_test_add_func ("/model/record-json/good", test_good);
  g_test_add_func ("/model/record-json/good-edges", test_good_edges);
  g_test_add_func ("/model/record-json/control-characters", test_control_characters);
  g_test_add_func ("/model/record-json/unknown-moment", test_unknown_moment);
  g_test_add_func ("/model/record-json/shape", test_shape);
  g_test_add_func ("/model/record-json/writer", test_writer);
  g_test_add_func ("/model/record-json/round-trip", test_round_trip);
  g_test_add_func ("/model/record-json/invalid-out", test_invalid_out);
  g_test_add_func ("/model/record-json/describe", test_describe);
  return g_test_run ();
}
