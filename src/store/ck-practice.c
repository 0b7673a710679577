/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The practice vault is told as a story: data/practice/practice.json holds invented people and, for each case, what the
 * coordinator did on which day, counted from today. Here the days become dates, the steps of all cases are put in order
 * of time, and each is done through the same calls as in earnest, with the vault's clock set to its moment. So a
 * practice vault is as good a record as any: units, chain, history and all.
 */

#include "ck-practice.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ck-practice-resources.h"
#include "ck-store-private.h"

#define SLICE (40 * G_TIME_SPAN_MILLISECOND)
#define STORY "/uk/org/themusicbox/Casekeeper/practice/practice.json"

/* One thing that the coordinator did. */
typedef struct {
  gint64      at;
  guint       n;         /* as they stand in the story, for steps of one minute */
  guint       case_n;
  JsonObject *step;      /* (unowned) */
} Step;

struct _CkPractice {
  JsonParser *story;
  JsonObject *people;    /* (unowned): key → what a link to a new person says */
  GArray     *steps;
  guint       next;
  GPtrArray  *references; /* char *, per case; NULL until it is logged */
  GHashTable *known;     /* key → CkUuid *, of people who are in the record by now */
  GTimeZone  *zone;
  CkDate      today;
};

/* ------------------------------------------------------------------------------------------------------------ the story */

static JsonParser *
load_story (GError **error)
{
  static gsize registered = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();

  if (g_once_init_enter (&registered))
    {
      ck_practice_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  bytes = g_resource_lookup_data (ck_practice_get_resource (), STORY, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&parser);
}

static const char *
story_member (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = load_story (&error);

  if (parser == NULL)
    g_error ("the practice story isn't in the program: %s", error->message);
  return g_intern_string (json_object_get_string_member (json_node_get_object (json_parser_get_root (parser)), name));
}

/**
 * ck_practice_organisation:
 *
 * Returns: the invented organisation's name, for the header of a practice vault
 */
const char *
ck_practice_organisation (void)
{
  return story_member ("organisation");
}

/**
 * ck_practice_coordinator:
 *
 * Returns: the invented coordinator's name, for the keyholder of a practice vault
 */
const char *
ck_practice_coordinator (void)
{
  return story_member ("coordinator");
}

/* "@-16 11:20" → a date and minutes after midnight, or -1 */
static gboolean
read_day (CkPractice *self,
          const char *text,
          CkDate     *date,
          int        *minute)
{
  char *end = NULL;
  gint64 days;

  if (text[0] != '@')
    return FALSE;
  days = g_ascii_strtoll (text + 1, &end, 10);
  *date = ck_date_add_days (self->today, (int) days);
  *minute = -1;
  if (*end == ' ')
    {
      int hour = (int) g_ascii_strtoll (end + 1, &end, 10);
      *minute = hour * 60 + (int) g_ascii_strtoll (end + 1, &end, 10);
    }
  return TRUE;
}

static char *
write_day (CkPractice *self,
           const char *text,
           gboolean    month)
{
  g_autofree char *day = NULL;
  CkDate date;
  int minute;

  if (!read_day (self, text, &date, &minute))
    return g_strdup (text);
  day = ck_date_to_text (date);
  if (month)
    return g_strndup (day, strlen ("2026-11"));
  if (minute < 0)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%sT%02d:%02d", day, minute / 60, minute % 60);
}

static JsonNode *tell_node (CkPractice *self, JsonNode *node, gboolean month);

/* A link to a person: ["wren", "harmed", "what is particular to this role"] */
static JsonNode *
tell_link (CkPractice *self,
           JsonArray  *link)
{
  const char *key = json_array_get_string_element (link, 0);
  const CkUuid *id = g_hash_table_lookup (self->known, key);
  JsonNode *node;
  JsonObject *object;

  if (id != NULL)
    {
      g_autofree char *text = ck_uuid_to_text (id);

      object = json_object_new ();
      json_object_set_string_member (object, "id", text);
      if (json_array_get_length (link) > 2)
        json_object_set_string_member (object, "description", json_array_get_string_element (link, 2));
      node = json_node_init_object (json_node_alloc (), object);
      json_object_unref (object);
    }
  else
    {
      node = tell_node (self, json_object_get_member (self->people, key), FALSE);
      object = json_node_get_object (node);
    }
  json_object_set_string_member (object, "role", json_array_get_string_element (link, 1));
  return node;
}

/* A copy of @node with days turned into dates, and people into links. */
static JsonNode *
tell_node (CkPractice *self,
           JsonNode   *node,
           gboolean    month)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonObject *told = json_object_new ();
      JsonNode *result = json_node_init_object (json_node_alloc (), told);
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &name, &member))
        {
          g_autofree char *precision = g_strconcat (name, "_precision", NULL);
          gboolean by_month = g_strcmp0 (json_object_get_string_member_with_default (object, precision, NULL), "month") == 0;

          json_object_set_member (told, name, tell_node (self, member, by_month));
        }
      json_object_unref (told);
      return result;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      JsonArray *told = json_array_new ();
      JsonNode *result = json_node_init_array (json_node_alloc (), told);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          json_array_add_element (told, JSON_NODE_HOLDS_ARRAY (element) ? tell_link (self, json_node_get_array (element))
                                                                        : tell_node (self, element, FALSE));
        }
      json_array_unref (told);
      return result;
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      g_autofree char *text = write_day (self, json_node_get_string (node), month);
      return json_node_init_string (json_node_alloc (), text);
    }
  return json_node_copy (node);
}

static CkRecord *
tell_form (CkPractice *self,
           JsonNode   *node,
           GType       type,
           GError    **error)
{
  g_autoptr (JsonNode) told = tell_node (self, node, FALSE);
  g_autofree char *json = json_to_string (told, FALSE);

  return ck_record_from_json (type, json, -1, error);
}

/* ------------------------------------------------------------------------------------------------------------ the steps */

static void
learn_person (CkPractice *self,
              CkCaseFile *file,
              const char *key)
{
  /* one who is only described has none */
  const char *name = json_object_get_string_member_with_default (json_object_get_object_member (self->people, key), "name", NULL);

  for (guint k = 0; k < file->people->len && !g_hash_table_contains (self->known, key); k++)
    {
      CkInvolvement *involvement = file->people->pdata[k];

      if (involvement->person != NULL && g_strcmp0 (involvement->person->name, name) == 0)
        g_hash_table_insert (self->known, g_strdup (key), g_memdup2 (&involvement->person_id, sizeof (CkUuid)));
    }
}

/* People whom the case has and whom the story doesn't know yet get their key, in the order of the links. */
static gboolean
learn_people (CkPractice *self,
              CkStore    *store,
              const char *reference,
              JsonObject *form,
              GError    **error)
{
  g_autoptr (CkCaseFile) file = ck_case_load (store, reference, error);
  JsonArray *links = json_object_get_array_member (form, "people");

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (links); i++)
    learn_person (self, file, json_array_get_string_element (json_array_get_array_element (links, i), 0));
  return TRUE;
}

static gboolean
do_log (CkPractice *self,
        CkStore    *store,
        Step       *step,
        const char *member,
        GError    **error)
{
  char **reference = (char **) &g_ptr_array_index (self->references, step->case_n);
  g_autoptr (CkRecord) form = tell_form (self, json_object_get_member (step->step, member), CK_TYPE_CONCERN_FORM, error);
  g_autofree char *entry = NULL;

  if (form == NULL)
    return FALSE;
  entry = ck_casework_log_concern (store, CK_CONCERN_FORM (form), *reference, error);
  if (entry == NULL)
    return FALSE;
  if (*reference == NULL)
    *reference = g_strndup (entry, strcspn (entry, "/"));
  return learn_people (self, store, *reference, json_object_get_object_member (step->step, member), error);
}

/* ["eleanor", "witness"]: one more person in the case */
static gboolean
do_involve (CkPractice *self,
            CkStore    *store,
            const char *reference,
            JsonArray  *told,
            GError    **error)
{
  g_autoptr (JsonNode) node = tell_link (self, told);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autoptr (CkRecord) link = ck_record_from_json (CK_TYPE_PERSON_LINK, json, -1, error);
  g_autoptr (CkCaseFile) file = NULL;

  if (link == NULL || !ck_casework_involve (store, reference, CK_PERSON_LINK (link), NULL, error))
    return FALSE;
  file = ck_case_load (store, reference, error);
  if (file == NULL)
    return FALSE;
  learn_person (self, file, json_array_get_string_element (told, 0));
  return TRUE;
}

static const CkUuid *
find_known (CkPractice *self,
            const char *key,
            GError    **error)
{
  const CkUuid *id = g_hash_table_lookup (self->known, key);

  if (id == NULL)
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED, "the practice story names somebody too early: %s", key);
  return id;
}

/* [["maren", "parent", "wren", "mother"]]: what the first is to the second */
static gboolean
do_relate (CkPractice *self,
           CkStore    *store,
           JsonArray  *told,
           GError    **error)
{
  for (guint i = 0; i < json_array_get_length (told); i++)
    {
      JsonArray *words = json_array_get_array_element (told, i);
      const CkUuid *person = find_known (self, json_array_get_string_element (words, 0), error);
      const CkUuid *other = find_known (self, json_array_get_string_element (words, 2), error);
      g_autoptr (CkRelationshipForm) form = ck_relationship_form_new ();

      if (person == NULL || other == NULL)
        return FALSE;
      form->person = *person;
      form->kind = ck_token_value (&ck_relation_kinds, json_array_get_string_element (words, 1));
      form->other = *other;
      if (json_array_get_length (words) > 3)
        form->label = g_strdup (json_array_get_string_element (words, 3));
      if (!ck_casework_relate (store, form, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* {"who": the description, "is": a person, who may be new, "why": how it is known} */
static gboolean
do_identify (CkPractice *self,
             CkStore    *store,
             const char *reference,
             JsonObject *told,
             GError    **error)
{
  const char *who = json_object_get_string_member (told, "who");
  g_autoptr (CkCaseFile) file = ck_case_load (store, reference, error);
  g_autoptr (JsonArray) words = json_array_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (CkRecord) link = NULL;
  g_autofree char *json = NULL;

  json_array_add_string_element (words, json_object_get_string_member (told, "is"));
  json_array_add_string_element (words, "witness"); /* the role that was recorded takes its place */
  node = tell_link (self, words);
  json = json_to_string (node, FALSE);
  link = file != NULL ? ck_record_from_json (CK_TYPE_PERSON_LINK, json, -1, error) : NULL;
  if (link == NULL)
    return FALSE;
  for (guint i = 0; i < file->people->len; i++)
    {
      CkInvolvement *involvement = g_ptr_array_index (file->people, i);

      if (ck_uuid_is_none (&involvement->person_id) && g_strcmp0 (involvement->description, who) == 0)
        return ck_casework_identify (store, reference, &involvement->id, CK_PERSON_LINK (link),
                                     json_object_get_string_member (told, "why"), NULL, error);
    }
  g_set_error (error, CK_ERROR, CK_ERROR_FAILED, "the practice story identifies somebody who isn't described: %s", who);
  return FALSE;
}

static gboolean
do_merge_people (CkPractice *self,
                 CkStore    *store,
                 JsonObject *told,
                 GError    **error)
{
  const CkUuid *from = find_known (self, json_object_get_string_member (told, "from"), error);
  const CkUuid *into = find_known (self, json_object_get_string_member (told, "into"), error);

  return from != NULL && into != NULL
         && ck_casework_merge_people (store, from, into, json_object_get_string_member (told, "why"), error);
}

static gboolean
do_settle (CkPractice *self,
           CkStore    *store,
           const char *reference,
           JsonObject *told,
           GError    **error)
{
  g_autoptr (CkCaseFile) file = ck_case_load (store, reference, error);
  g_autoptr (CkActionSettle) form = ck_action_settle_new ();
  g_autofree char *entry = NULL;
  const char *what = json_object_get_string_member (told, "what");

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < file->actions->len; i++)
    {
      CkAction *action = file->actions->pdata[i];

      if (action->status == CK_ACTION_OPEN && g_str_equal (action->what, what))
        form->action = action->id;
    }
  form->status = CK_ACTION_DONE;
  form->outcome = g_strdup (json_object_get_string_member (told, "outcome"));
  entry = ck_casework_settle_action (store, reference, form, error);
  return entry != NULL;
}

static gboolean
do_amend (CkPractice *self,
          CkStore    *store,
          const char *reference,
          JsonNode   *node,
          GError    **error)
{
  g_autoptr (CkCaseFile) file = ck_case_load (store, reference, error);
  g_autofree char *match = g_strdup (json_object_get_string_member (json_node_get_object (node), "match"));
  g_autofree char *entry = NULL;
  g_autofree char *amendment = NULL;
  g_autoptr (CkRecord) form = NULL;

  if (file == NULL)
    return FALSE;
  for (guint i = 0; i < file->entries->len; i++)
    {
      CkEntry *candidate = file->entries->pdata[i];

      if (entry == NULL && g_str_has_prefix (candidate->facts, match))
        entry = g_strdup_printf ("%s/%" G_GINT64_FORMAT, reference, candidate->number);
    }
  if (entry == NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED, "the practice story amends an entry that isn't there: %s", match);
      return FALSE;
    }
  {
    g_autoptr (JsonNode) told = tell_node (self, node, FALSE);
    g_autofree char *json = NULL;

    json_object_remove_member (json_node_get_object (told), "match");
    json = json_to_string (told, FALSE);
    form = ck_record_from_json (CK_TYPE_AMENDMENT_FORM, json, -1, error);
  }
  if (form == NULL)
    return FALSE;
  amendment = ck_casework_amend (store, entry, CK_AMENDMENT_FORM (form), error);
  return amendment != NULL;
}

static gboolean
do_postpone (CkPractice *self,
             CkStore    *store,
             const char *reference,
             JsonObject *told,
             GError    **error)
{
  g_autofree char *entry = NULL;
  CkDate due;
  int minute;

  if (!read_day (self, json_object_get_string_member (told, "due"), &due, &minute))
    return FALSE;
  entry = ck_casework_postpone_review (store, reference, due, json_object_get_string_member (told, "reason"), error);
  return entry != NULL;
}

/* The reference of a case of the story, which counts from one. */
static char *
dup_reference (CkPractice *self,
               JsonObject *told,
               const char *member)
{
  gint64 n = json_object_get_int_member (told, member);

  return n >= 1 && n <= (gint64) self->references->len ? g_strdup (g_ptr_array_index (self->references, n - 1)) : NULL;
}

static gboolean
do_link (CkPractice *self,
         CkStore    *store,
         const char *reference,
         JsonObject *told,
         GError    **error)
{
  g_autoptr (CkLinkForm) form = ck_link_form_new ();

  form->other = dup_reference (self, told, "other");
  form->why = g_strdup (json_object_get_string_member (told, "why"));
  return ck_casework_link (store, reference, form, error);
}

static gboolean
do_merge (CkPractice *self,
          CkStore    *store,
          const char *reference,
          JsonObject *told,
          GError    **error)
{
  g_autoptr (CkMergeForm) form = ck_merge_form_new ();
  g_autofree char *entry = NULL;

  form->into = dup_reference (self, told, "into");
  form->why = g_strdup (json_object_get_string_member (told, "why"));
  entry = ck_casework_merge (store, reference, form, error);
  return entry != NULL;
}

static gboolean
do_form (CkPractice *self,
         CkStore    *store,
         const char *reference,
         const char *verb,
         JsonNode   *node,
         GError    **error)
{
  static const struct {
    const char *verb;
    GType     (*type) (void);
  } forms[] = {
    { "note", ck_note_form_get_type },       { "review", ck_review_form_get_type }, { "close", ck_closure_form_get_type },
    { "reopen", ck_reopen_form_get_type },   { "plan", ck_plan_strand_get_type },   { "action", ck_action_form_get_type },
    { "snooze", ck_snooze_form_get_type },
    { "decision", ck_decision_form_get_type }, { "check", ck_check_form_get_type },
    { "referral", ck_referral_form_get_type }, { "harm_test", ck_harm_test_form_get_type },
  };
  g_autoptr (CkRecord) form = NULL;
  g_autofree char *entry = NULL;
  CkUuid id;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].verb, verb))
      {
        form = tell_form (self, node, forms[i].type (), error);
        if (form == NULL)
          return FALSE;
      }
  if (CK_IS_NOTE_FORM (form))
    entry = ck_casework_add_note (store, reference, CK_NOTE_FORM (form), error);
  else if (CK_IS_REVIEW_FORM (form))
    entry = ck_casework_hold_review (store, reference, CK_REVIEW_FORM (form), error);
  else if (CK_IS_CLOSURE_FORM (form))
    entry = ck_casework_close (store, reference, CK_CLOSURE_FORM (form), error);
  else if (CK_IS_REOPEN_FORM (form))
    entry = ck_casework_reopen (store, reference, CK_REOPEN_FORM (form), error);
  else if (CK_IS_DECISION_FORM (form))
    entry = ck_casework_decide (store, reference, CK_DECISION_FORM (form), error);
  else if (CK_IS_CHECK_FORM (form))
    entry = ck_casework_check (store, reference, CK_CHECK_FORM (form), error);
  else if (CK_IS_REFERRAL_FORM (form))
    entry = ck_casework_refer (store, reference, CK_REFERRAL_FORM (form), error);
  else if (CK_IS_HARM_TEST_FORM (form))
    entry = ck_casework_harm_test (store, reference, CK_HARM_TEST_FORM (form), error);
  else if (CK_IS_SNOOZE_FORM (form))
    return ck_casework_snooze (store, reference, CK_SNOOZE_FORM (form), error);
  else if (CK_IS_PLAN_STRAND (form))
    return ck_casework_set_plan (store, reference, CK_PLAN_STRAND (form), error);
  else if (CK_IS_ACTION_FORM (form))
    return ck_casework_add_action (store, reference, CK_ACTION_FORM (form), &id, error);
  else
    g_set_error (error, CK_ERROR, CK_ERROR_FAILED, "the practice story has a step that isn't known: %s", verb);
  return entry != NULL;
}

static gboolean
do_step (CkPractice *self,
         CkStore    *store,
         Step       *step,
         GError    **error)
{
  g_autoptr (GList) members = json_object_get_members (step->step);
  const char *reference = g_ptr_array_index (self->references, step->case_n);

  ck_clock_set (store->clock, step->at);
  for (GList *member = members; member != NULL; member = member->next)
    {
      const char *verb = member->data;
      JsonNode *node = json_object_get_member (step->step, verb);
      gboolean ok;

      if (g_str_equal (verb, "at"))
        continue;
      if (g_str_equal (verb, "log") || g_str_equal (verb, "log_more"))
        ok = do_log (self, store, step, verb, error);
      else if (g_str_equal (verb, "settle"))
        ok = do_settle (self, store, reference, json_node_get_object (node), error);
      else if (g_str_equal (verb, "amend"))
        ok = do_amend (self, store, reference, node, error);
      else if (g_str_equal (verb, "link"))
        ok = do_link (self, store, reference, json_node_get_object (node), error);
      else if (g_str_equal (verb, "merge"))
        ok = do_merge (self, store, reference, json_node_get_object (node), error);
      else if (g_str_equal (verb, "involve"))
        ok = do_involve (self, store, reference, json_node_get_array (node), error);
      else if (g_str_equal (verb, "relate"))
        ok = do_relate (self, store, json_node_get_array (node), error);
      else if (g_str_equal (verb, "identify"))
        ok = do_identify (self, store, reference, json_node_get_object (node), error);
      else if (g_str_equal (verb, "merge_people"))
        ok = do_merge_people (self, store, json_node_get_object (node), error);
      else if (g_str_equal (verb, "postpone"))
        ok = do_postpone (self, store, reference, json_node_get_object (node), error);
      else if (g_str_equal (verb, "restrict"))
        ok = ck_casework_restrict (store, reference, TRUE, json_node_get_string (node), error);
      else
        ok = do_form (self, store, reference, verb, node, error);
      if (!ok)
        {
          g_prefix_error (error, "practice case %u, step at %s: ", step->case_n + 1,
                          json_object_get_string_member (step->step, "at"));
          return FALSE;
        }
    }
  return TRUE;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const Step *left = a, *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return left->n < right->n ? -1 : left->n > right->n;
}

static gint64
to_instant (CkPractice *self,
            CkDate      date,
            int         minute)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;

  ck_date_split (date, &year, &month, &day);
  time = g_date_time_new (self->zone, year, month, day, minute / 60, minute % 60, 0);
  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/**
 * ck_practice_new:
 * @session: unlocked; its header says PRACTICE
 * @error: %CK_ERROR_REFUSED where it doesn't
 *
 * Returns: (transfer full): the story, to be told by ck_practice_step()
 */
CkPractice *
ck_practice_new (CkSession *session,
                 GError   **error)
{
  g_autoptr (CkPractice) self = NULL;
  g_autoptr (JsonParser) story = NULL;
  JsonObject *root;
  JsonArray *cases;

  if (!ck_session_is_practice (session))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_REFUSED, _("Invented people go into a practice vault only. Nothing was recorded."));
      return NULL;
    }
  story = load_story (error);
  if (story == NULL)
    return NULL;

  self = g_new0 (CkPractice, 1);
  self->story = g_steal_pointer (&story);
  self->zone = g_time_zone_new_identifier ("Europe/London");
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->today = ck_session_today (session);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->references = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  root = json_node_get_object (json_parser_get_root (self->story));
  self->people = json_object_get_object_member (root, "people");

  cases = json_object_get_array_member (root, "cases");
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonArray *steps = json_object_get_array_member (json_array_get_object_element (cases, i), "steps");

      g_ptr_array_add (self->references, NULL);
      for (guint k = 0; k < json_array_get_length (steps); k++)
        {
          Step step = { .n = self->steps->len, .case_n = i, .step = json_array_get_object_element (steps, k) };
          CkDate date;
          int minute;

          if (!read_day (self, json_object_get_string_member (step.step, "at"), &date, &minute))
            continue;
          step.at = to_instant (self, date, MAX (minute, 0));
          g_array_append_val (self->steps, step);
        }
    }
  g_array_sort (self->steps, compare_steps);
  return g_steal_pointer (&self);
}

gboolean
ck_practice_step (CkStore  *store,
                  gpointer  practice,
                  gboolean *finished,
                  double   *fraction,
                  GError  **error)
{
  CkPractice *self = practice;
  gint64 until = g_get_monotonic_time () + SLICE;
  gboolean ok = TRUE;

  while (ok && self->next < self->steps->len && g_get_monotonic_time () < until)
    ok = do_step (self, store, &g_array_index (self->steps, Step, self->next++), error);

  ck_clock_follow (store->clock);
  *finished = self->next == self->steps->len;
  *fraction = (double) self->next / self->steps->len;
  return ok;
}

void
ck_practice_free (CkPractice *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->story);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_pointer (&self->references, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self);
}
