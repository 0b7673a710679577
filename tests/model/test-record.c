/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-chronology.h"
#include "ck-forms.h"

static GType
types_at (guint i)
{
  GType types[] = {
    CK_TYPE_PERSON,        CK_TYPE_INVOLVEMENT,   CK_TYPE_AMENDMENT,      CK_TYPE_CONCERN,     CK_TYPE_STRAND_RESULT,
    CK_TYPE_REVIEW_OUTCOME, CK_TYPE_ENTRY,        CK_TYPE_ACTION,         CK_TYPE_REVIEW,      CK_TYPE_PLAN_STRAND,
    CK_TYPE_CASE,          CK_TYPE_CASE_FILE,     CK_TYPE_DUE_ITEM,       CK_TYPE_SEARCH_HIT,  CK_TYPE_HISTORY_ITEM,
    CK_TYPE_SETTINGS,      CK_TYPE_PERSON_LINK,   CK_TYPE_ACTION_FORM,    CK_TYPE_ONLINE_FORM, CK_TYPE_CONCERN_FORM,
    CK_TYPE_NOTE_FORM,     CK_TYPE_ACTION_SETTLE, CK_TYPE_CLOSURE_FORM,   CK_TYPE_REVIEW_FORM, CK_TYPE_AMENDMENT_FORM,
    CK_TYPE_REOPEN_FORM,   CK_TYPE_CHRONOLOGY,    CK_TYPE_CHRONOLOGY_OPTIONS,
  };

  return i < G_N_ELEMENTS (types) ? types[i] : G_TYPE_INVALID;
}

static void
on_notify (GObject    *object,
           GParamSpec *pspec,
           gpointer    user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
test_tables (void)
{
  for (guint t = 0; types_at (t) != G_TYPE_INVALID; t++)
    {
      guint n_fields;
      const CkField *fields = ck_record_type_get_fields (types_at (t), &n_fields);
      g_autoptr (CkRecord) record = g_object_new (types_at (t), NULL);
      gsize end = sizeof (CkRecord);

      g_assert_cmpuint (n_fields, >, 0);
      for (guint i = 0; i < n_fields; i++)
        {
          g_autofree char *property = g_strdelimit (g_strdup (fields[i].name), "_", '-');

          g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (record), property));
          g_assert_true (ck_record_find_field (record, fields[i].name) == &fields[i]);
          g_assert_true ((fields[i].tokens != NULL) == (fields[i].type == CK_FIELD_TOKEN)
                         || fields[i].type == CK_FIELD_STRINGS);
          g_assert_true ((fields[i].item_type != NULL)
                         == (fields[i].type == CK_FIELD_RECORD || fields[i].type == CK_FIELD_LIST));
          g_assert_cmpuint (fields[i].offset, >=, end);
          end = fields[i].offset + 1;
        }
    }
}

static void
test_defaults (void)
{
  g_autoptr (CkConcernForm) form = ck_concern_form_new ();
  g_autoptr (CkChronologyOptions) options = ck_chronology_options_new ();

  g_assert_cmpint (form->kind, ==, -1);
  g_assert_cmpuint (form->people->len, ==, 0);
  g_assert_false (ck_moment_is_given (form->happened));
  g_assert_true (form->significant);
  g_assert_null (form->categories);
  g_assert_null (form->online);
  g_assert_true (options->signatures);
  g_assert_false (options->significant);
}

static void
test_properties (void)
{
  g_autoptr (CkConcernForm) form = ck_concern_form_new ();
  g_autoptr (CkOnlineForm) online = ck_online_form_new ();
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  const char *strings[] = { "cyberbullying", "other", NULL };
  g_autofree char *own_words = NULL;
  g_autofree char *happened = NULL;
  g_autofree char *precision = NULL;
  g_autofree char *review = NULL;
  guint n = 0;

  g_ptr_array_add (actions, ck_action_form_new ());
  g_signal_connect (form, "notify", G_CALLBACK (on_notify), &n);
  for (int again = 0; again < 2; again++)
    g_object_set (form, "kind", CK_CONCERN_CHILD, "own-words", "he said “no”", "significant", FALSE, "categories",
                  strings, "online", online, "review", "2026-12-01", "happened", "2026-11-20T15:30", "actions", actions,
                  NULL);
  /* eight, and how sure the moment is */
  g_assert_cmpuint (n, ==, 9);

  g_assert_cmpint (form->kind, ==, CK_CONCERN_CHILD);
  g_assert_cmpstr (form->own_words, ==, "he said “no”");
  g_assert_false (form->significant);
  g_assert_cmpstr (form->categories[1], ==, "other");
  g_assert_true (form->online == online);
  g_assert_true (form->actions == actions);
  g_assert_cmpint (form->happened.minute, ==, 930);

  g_object_set (form, "happened-precision", "approximate", NULL);
  g_assert_cmpint (form->happened.precision, ==, CK_PRECISION_APPROXIMATE);
  g_object_set (form, "happened", "2026-11-20T15:30", NULL);
  g_assert_cmpint (form->happened.precision, ==, CK_PRECISION_APPROXIMATE);
  g_assert_cmpuint (n, ==, 10);

  g_object_get (form, "own-words", &own_words, "happened", &happened, "happened-precision", &precision, "review",
                &review, NULL);
  g_assert_cmpstr (own_words, ==, "he said “no”");
  g_assert_cmpstr (happened, ==, "2026-11-20T15:30");
  g_assert_cmpstr (precision, ==, "approximate");
  g_assert_cmpstr (review, ==, "2026-12-01");

  /* text that is no date leaves the date alone */
  g_object_set (form, "review", "2026-13-01", "happened", "yesterday", NULL);
  g_assert_cmpuint (n, ==, 10);
  g_object_set (form, "review", NULL, "categories", NULL, "actions", NULL, "online", NULL, NULL);
  g_assert_cmpuint (n, ==, 14);
  g_assert_false (ck_date_is_set (form->review));
  g_assert_null (form->categories);
  g_assert_null (form->online);
  g_assert_cmpuint (form->actions->len, ==, 0);
}

/* What every property of a record gives can be set on another, which is then equal. */
static void
test_every_property (void)
{
  g_autoptr (CkEntry) entry = ck_entry_new ();
  g_autoptr (CkCase) head = ck_case_new ();
  GObject *const sources[] = { G_OBJECT (entry), G_OBJECT (head) };

  entry->id = ck_uuid_new (G_GINT64_CONSTANT (1795102200000000));
  entry->number = 9;
  entry->kind = CK_ENTRY_CONTACT;
  entry->title = g_strdup ("A call");
  entry->happened = ck_moment_new (ck_date_new (2026, 11, 20), 930, CK_PRECISION_APPROXIMATE);
  entry->happened_to = ck_moment_new (ck_date_new (2026, 11, 20), -1, CK_PRECISION_MONTH);
  entry->told = CK_MOMENT_SAID_UNKNOWN;
  entry->significant = TRUE;
  entry->recorded_at = G_GINT64_CONSTANT (1795102200000000);
  entry->concern = ck_concern_new ();
  g_ptr_array_add (entry->amendments, ck_amendment_new ());
  head->categories = g_strsplit ("hate,other", ",", 0);
  head->next_review = ck_date_new (2026, 12, 1);
  head->n_entries = G_MAXINT64;

  for (gsize s = 0; s < G_N_ELEMENTS (sources); s++)
    {
      g_autoptr (GObject) twin = g_object_new (G_OBJECT_TYPE (sources[s]), NULL);
      guint n_properties;
      g_autofree GParamSpec **properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (twin), &n_properties);

      for (guint i = 0; i < n_properties; i++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          g_object_get_property (sources[s], properties[i]->name, &value);
          g_object_set_property (twin, properties[i]->name, &value);
        }
      g_assert_true (ck_record_equal (CK_RECORD (sources[s]), CK_RECORD (twin)));
    }
}

static void
test_text (void)
{
  static const struct {
    const char *name, *text;
    gboolean done;
    const char *read;
  } cases[] = {
    { "title", "A title", TRUE, "A title" },
    { "kind", "contact", TRUE, "contact" },
    { "kind", "call", FALSE, "contact" },
    { "kind", NULL, TRUE, NULL },
    { "happened", "2026-11", TRUE, "2026-11" },
    { "happened_precision", "exact", FALSE, "month" },
    { "happened_precision", "date", FALSE, "month" },
    { "happened", "2026-11-20T15:30", TRUE, "2026-11-20T15:30" },
    { "happened_precision", "approximate", TRUE, "approximate" },
    { "happened_precision", "sometimes", FALSE, "approximate" },
    { "happened_precision", "date", TRUE, "date" },
    { "happened", NULL, TRUE, NULL },
    { "happened_precision", NULL, TRUE, NULL },
    { "happened_precision", "unknown", TRUE, "unknown" },
    { "recorded_at", "1795102200000000", TRUE, "2026-11-19T15:30:00.000000Z" },
    { "recorded_at", "soon", FALSE, "2026-11-19T15:30:00.000000Z" },
    { "significant", "1", TRUE, "true" },
    { "significant", "perhaps", FALSE, "true" },
    { "significant", "false", TRUE, "false" },
    { "number", "9223372036854775807", TRUE, "9223372036854775807" },
    { "number", "9223372036854775808", FALSE, "9223372036854775807" },
    { "id", "018f7d3a-5b60-7c21-9c4e-2f6d1a0b3c4d", TRUE, "018f7d3a-5b60-7c21-9c4e-2f6d1a0b3c4d" },
    { "id", "018f7d3a", FALSE, "018f7d3a-5b60-7c21-9c4e-2f6d1a0b3c4d" },
    { "id", NULL, TRUE, NULL },
    { "amendments", "[]", FALSE, NULL },
    { "concern", "{}", FALSE, NULL },
    { "title_precision", "exact", FALSE, NULL },
    { "nothing", "x", FALSE, NULL },
  };
  g_autoptr (CkEntry) entry = ck_entry_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *read = NULL;

      g_assert_true (ck_record_set_text (CK_RECORD (entry), cases[i].name, cases[i].text) == cases[i].done);
      read = ck_record_get_text (CK_RECORD (entry), cases[i].name);
      g_assert_cmpstr (read, ==, cases[i].read);
    }
  g_assert_true (ck_moment_is_given (entry->happened));
  g_assert_false (ck_moment_is_known (entry->happened));
}

static CkConcernForm *
full_form (void)
{
  CkConcernForm *form = ck_concern_form_new ();
  CkPersonLink *link = ck_person_link_new ();

  link->name = g_strdup ("Test Child");
  link->role = CK_ROLE_HARMED;
  link->born = ck_date_new (2014, 3, 2);
  g_ptr_array_add (form->people, link);
  form->kind = CK_CONCERN_CHILD;
  form->facts = g_strdup ("What was seen");
  form->opinion = g_strdup (" \n");
  form->happened = ck_moment_new (ck_date_new (2026, 11, 20), 930, CK_PRECISION_EXACT);
  form->categories = g_strsplit ("cyberbullying,other", ",", 0);
  form->online = ck_online_form_new ();
  form->online->platform = g_strdup ("A chat");
  form->online->handle = g_strdup ("");
  return form;
}

static void
test_copy (void)
{
  g_autoptr (CkConcernForm) form = full_form ();
  g_autoptr (CkRecord) copy = ck_record_copy (CK_RECORD (form));
  g_autoptr (CkOnlineForm) other = ck_online_form_new ();
  CkConcernForm *twin = CK_CONCERN_FORM (copy);

  g_assert_true (ck_record_equal (CK_RECORD (form), copy));
  g_assert_false (ck_record_equal (CK_RECORD (form), CK_RECORD (other)));
  g_assert_true (twin->online != form->online);
  g_assert_true (twin->people->pdata[0] != form->people->pdata[0]);
  g_assert_true (twin->facts != form->facts);

  /* each change is seen, however deep */
  ck_record_set_text (CK_RECORD (twin->people->pdata[0]), "role", "witness");
  g_assert_false (ck_record_equal (CK_RECORD (form), copy));
  ck_record_set_text (CK_RECORD (twin->people->pdata[0]), "role", "harmed");
  g_assert_true (ck_record_equal (CK_RECORD (form), copy));
  ck_record_set_text (CK_RECORD (twin->online), "platform", NULL);
  g_assert_false (ck_record_equal (CK_RECORD (form), copy));
  ck_record_set_text (CK_RECORD (twin->online), "platform", "A chat");
  g_ptr_array_set_size (twin->people, 0);
  g_assert_false (ck_record_equal (CK_RECORD (form), copy));
}

static void
test_is_set (void)
{
  g_autoptr (CkConcernForm) form = full_form ();
  CkRecord *record = CK_RECORD (form);
  static const char *const set[] = { "kind", "people", "happened", "facts", "significant", "categories", "online" };
  static const char *const unset[] = { "told", "title", "opinion", "risk", "review", "actions", "lead" };

  for (gsize i = 0; i < G_N_ELEMENTS (set); i++)
    g_assert_true (ck_record_field_is_set (record, ck_record_find_field (record, set[i])));
  for (gsize i = 0; i < G_N_ELEMENTS (unset); i++)
    g_assert_false (ck_record_field_is_set (record, ck_record_find_field (record, unset[i])));
}

static void
test_drop_blanks (void)
{
  g_autoptr (CkConcernForm) form = full_form ();

  ck_record_drop_blanks (CK_RECORD (form));
  g_assert_null (form->opinion);
  g_assert_null (form->online->handle);
  g_assert_cmpstr (form->online->platform, ==, "A chat");
  g_assert_cmpstr (form->facts, ==, "What was seen");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/tables", test_tables);
  g_test_add_func ("/model/record/defaults", test_defaults);
  g_test_add_func ("/model/record/properties", test_properties);
  g_test_add_func ("/model/record/every-property", test_every_property);
  g_test_add_func ("/model/record/text", test_text);
  g_test_add_func ("/model/record/copy", test_copy);
  g_test_add_func ("/model/record/is-set", test_is_set);
  g_test_add_func ("/model/record/drop-blanks", test_drop_blanks);
  return g_test_run ();
}
