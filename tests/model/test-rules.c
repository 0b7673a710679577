/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "ck-amendments.h"
#include "ck-chronology.h"
#include "ck-categories.h"
#include "ck-forms.h"

#define ID_1 "\"018f7d3a-5b60-7c21-9c4e-2f6d1a0b3c41\""
#define ID_2 "\"018f7d3a-5b60-7c21-9c4e-2f6d1a0b3c42\""
#define KEPT 0 /* for @refusal: the rule is kept */
#define INVALID 1
#define REFUSED 2

typedef struct {
  const char *name, *value;
} Member;

/** @change: members in place of the base's; null leaves one out. @message: how the message begins. */
typedef struct {
  const char *change;
  int refusal;
  const char *message;
} Case;

/* Friday 20 November 2026, 15:30 */
static CkMoment
now (void)
{
  return ck_moment_new (ck_date_new (2026, 11, 20), 930, CK_PRECISION_EXACT);
}

static CkRecord *
form_with (GType         type,
           const Member *base,
           const char   *change)
{
  g_autofree char *text = g_strdup_printf ("{%s}", change);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) changed = json_from_string (text, &error);
  g_autofree char *json = NULL;
  CkRecord *form;

  g_assert_no_error (error);
  for (; base->name != NULL; base++)
    if (!json_object_has_member (json_node_get_object (changed), base->name))
      json_object_set_member (json_node_get_object (changed), base->name, json_from_string (base->value, NULL));
  json = json_to_string (changed, FALSE);

  form = ck_record_from_json (type, json, -1, &error);
  g_assert_no_error (error);
  return form;
}

static gboolean
check (CkRecord *form,
       GError  **error)
{
  if (CK_IS_CONCERN_FORM (form))
    return ck_concern_form_check (CK_CONCERN_FORM (form), now (), error);
  if (CK_IS_NOTE_FORM (form))
    return ck_note_form_check (CK_NOTE_FORM (form), now (), error);
  if (CK_IS_ACTION_FORM (form))
    return ck_action_form_check (CK_ACTION_FORM (form), error);
  if (CK_IS_ACTION_SETTLE (form))
    return ck_action_settle_check (CK_ACTION_SETTLE (form), now ().date, error);
  if (CK_IS_REVIEW_FORM (form))
    return ck_review_form_check (CK_REVIEW_FORM (form), now (), error);
  if (CK_IS_CLOSURE_FORM (form))
    return ck_closure_form_check (CK_CLOSURE_FORM (form), now ().date, error);
  if (CK_IS_AMENDMENT_FORM (form))
    return ck_amendment_form_check (CK_AMENDMENT_FORM (form), now (), error);
  if (CK_IS_REOPEN_FORM (form))
    return ck_reopen_form_check (CK_REOPEN_FORM (form), now ().date, error);
  if (CK_IS_PERSON_LINK (form))
    return ck_person_link_check (CK_PERSON_LINK (form), now ().date, error);
  if (CK_IS_PERSON (form))
    return ck_person_check (CK_PERSON (form), now ().date, error);
  if (CK_IS_PLAN_STRAND (form))
    return ck_plan_strand_check (CK_PLAN_STRAND (form), error);
  if (CK_IS_SETTINGS (form))
    return ck_settings_check (CK_SETTINGS (form), error);
  if (CK_IS_CHRONOLOGY_OPTIONS (form))
    return ck_chronology_options_check (CK_CHRONOLOGY_OPTIONS (form), error);
  g_assert_not_reached ();
}

static void
run (GType         type,
     const Member *base,
     const Case   *cases,
     gsize         n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (CkRecord) form = form_with (type, base, cases[i].change);
      g_autoptr (CkRecord) before = ck_record_copy (form);
      g_autoptr (GError) error = NULL;
      gboolean kept = check (form, &error);

      if (kept != (cases[i].refusal == KEPT))
        g_error ("{%s}: %s", cases[i].change, kept ? "was accepted" : error->message);
      g_assert_true (ck_record_equal (form, before));
      if (kept)
        continue;

      g_assert_error (error, CK_ERROR, (cases[i].refusal == INVALID ? CK_ERROR_INVALID : CK_ERROR_REFUSED));
      if (!g_str_has_prefix (error->message, cases[i].message))
        g_error ("{%s}: “%s” doesn’t begin with “%s”", cases[i].change, error->message, cases[i].message);
      /* what was typed is never repeated */
      g_assert_null (strstr (error->message, "Test Child"));
      g_assert_null (strstr (error->message, "Sentinel"));
    }
}

#define TEST(type, base, ...)                                   \
  G_STMT_START {                                                \
    static const Case cases[] = { __VA_ARGS__ };                \
    run (type, base, cases, G_N_ELEMENTS (cases));              \
  } G_STMT_END

static const Member concern[] = {
  { "kind", "\"child\"" },
  { "people", "[{\"name\": \"Test Child\", \"role\": \"harmed\"}]" },
  { "happened", "\"2026-11-20T14:30\"" },
  { "facts", "\"Sentinel\"" },
  { NULL, NULL },
};

#define PEOPLE(link) "\"people\": [{" link "}]"

static void
test_concern (void)
{
  TEST (CK_TYPE_CONCERN_FORM, concern,
        { "", KEPT, NULL },
        { "\"kind\": null", INVALID, "kind (Kind of concern): expected " },
        { "\"facts\": null", INVALID, "facts (Facts): expected " },
        { "\"facts\": \" \\n\\u200b\"", INVALID, "facts (Facts): expected " },
        { "\"happened\": null", INVALID, "happened (When it happened): expected " },
        { "\"happened\": null, \"happened_precision\": \"unknown\"", KEPT, NULL },
        { "\"opinion\": \" \", \"title\": \"\"", KEPT, NULL },
        /* who */
        { "\"people\": []", INVALID, "people (People): expected at least one person" },
        { "\"people\": [], \"kind\": \"between-children\"", INVALID, "people" },
        { "\"people\": [], \"kind\": \"low-level\"", INVALID, "people" },
        { "\"people\": [], \"kind\": \"organisation\"", KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\""), INVALID, "people[0].name (Name): expected a name, the id" },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \" \""), INVALID, "people[0].name" },
        { PEOPLE ("\"role\": \"harmed\", \"description\": \"A child in red\""), KEPT, NULL },
        { PEOPLE ("\"name\": \"Test Child\""), INVALID, "people[0].role (Role): expected " },
        { PEOPLE ("\"role\": \"harmed\", \"id\": " ID_1), KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\", \"description\": \"x\", \"kind\": \"child\", \"id\": " ID_1), KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"Test Child\", \"id\": " ID_1), INVALID,
          "people[0].name (Name): " },
        { PEOPLE ("\"role\": \"harmed\", \"born\": \"2015-02-03\", \"id\": " ID_1), INVALID, "people[0].born " },
        { PEOPLE ("\"role\": \"harmed\", \"known_as\": \"T\", \"id\": " ID_1), INVALID, "people[0].known_as " },
        { PEOPLE ("\"role\": \"harmed\", \"description\": \"x\", \"born\": \"2015-02-03\""), INVALID,
          "people[0].born (Date of birth): expected nothing where there is no name" },
        { PEOPLE ("\"role\": \"harmed\", \"description\": \"x\", \"known_as\": \"T\""), INVALID,
          "people[0].known_as " },
        { PEOPLE ("\"role\": \"harmed\", \"description\": \"x\", \"contact\": \"T\""), INVALID,
          "people[0].contact " },
        { PEOPLE ("\"role\": \"harmed\", \"description\": \"x\", \"kind\": \"child\""), KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\", \"contact\": \"T\", \"id\": " ID_1), INVALID, "people[0].contact " },
        { "\"people\": [{\"role\": \"harmed\", \"id\": " ID_1 "}, {\"role\": \"harmed\", \"id\": " ID_1 "}]", INVALID,
          "people[1].id (Person): expected each person once" },
        { "\"people\": [{\"role\": \"harmed\", \"id\": " ID_1 "}, {\"role\": \"reporter\", \"id\": " ID_1 "}]", KEPT,
          NULL },
        { "\"people\": [{\"role\": \"harmed\", \"id\": " ID_1 "}, {\"role\": \"harmed\", \"id\": " ID_2 "}]", KEPT,
          NULL },
        /* births */
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"2026-11-21\""), INVALID,
          "people[0].born (Date of birth): expected a date that isn’t in the future" },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"1899-12-31\""), INVALID, "people[0].born " },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"2026-11-20\""), KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born_precision\": \"exact\""), INVALID, "people[0].born " },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born_precision\": \"unknown\""), KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"2015-01-01\", \"born_precision\": \"unknown\""),
          INVALID, "people[0].born_precision " },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"2026-11-20\"")
          ", \"happened\": \"2026-11-19T10:00\"",
          INVALID, "happened (When it happened): expected a time that isn’t before the birth given in people[0].born" },
        { PEOPLE ("\"role\": \"witness\", \"name\": \"x\", \"born\": \"2026-11-20\"")
          ", \"happened\": \"2026-11-19T10:00\"", INVALID, "happened " },
        { PEOPLE ("\"role\": \"professional\", \"name\": \"x\", \"born\": \"2000-11-20\"")
          ", \"happened\": \"1988-11\"", KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"2026-11-20\", \"born_precision\": \"estimated\"")
          ", \"happened\": \"2026-11-19T10:00\"", KEPT, NULL },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"2026-11-10\"") ", \"happened\": \"2026-11\"",
          KEPT,
          NULL },
        { PEOPLE ("\"role\": \"harmed\", \"name\": \"x\", \"born\": \"2020-11-10\"")
          ", \"happened\": \"2019-01-01\", \"happened_to\": \"2026-11-01\"", KEPT, NULL });
}

static void
test_times (void)
{
  TEST (CK_TYPE_CONCERN_FORM, concern,
        { "\"happened\": \"2026-11-20T15:35\"", KEPT, NULL },
        { "\"happened\": \"2026-11-20T15:36\"", INVALID,
          "happened (When it happened): expected a time that isn’t in the future" },
        { "\"happened\": \"2026-11-20\"", KEPT, NULL },
        { "\"happened\": \"2026-11-21\"", INVALID, "happened " },
        { "\"happened\": \"2026-11\"", KEPT, NULL },
        { "\"happened\": \"2026-12\"", INVALID, "happened " },
        { "\"happened\": \"1899-12-31\"", INVALID, "happened (When it happened): expected a time after 1900" },
        { "\"happened\": \"1900-01-01\"", KEPT, NULL },
        { "\"happened_to\": \"2026-11-20T14:30\"", KEPT, NULL },
        { "\"happened_to\": \"2026-11-20T14:29\"", INVALID,
          "happened_to (Until when it happened): expected a time that isn’t before it began" },
        { "\"happened_to\": \"2026-11-20T15:36\"", INVALID,
          "happened_to (Until when it happened): expected a time that isn’t in" },
        { "\"happened_to\": \"2026-11-20\"", KEPT, NULL },
        { "\"happened_to\": \"2026-11-19\"", INVALID, "happened_to " },
        { "\"happened_to\": \"2026-11-20T14:29\", \"happened_to_precision\": \"approximate\"", KEPT, NULL },
        { "\"happened_to\": \"2026-11-20\", \"happened\": null, \"happened_precision\": \"unknown\"", INVALID,
          "happened_to (Until when it happened): expected nothing" },
        { "\"told\": \"2026-11-20T14:30\"", KEPT, NULL },
        { "\"told\": \"2026-11-20T14:29\"", INVALID,
          "told (When the organisation was told): expected a time that isn’t before it happened" },
        { "\"told\": \"2026-11-20T15:36\"", INVALID,
          "told (When the organisation was told): expected a time that isn’t in" },
        { "\"told\": \"2026-11-20\"", KEPT, NULL },
        { "\"told\": \"2026-11-19\"", INVALID, "told " },
        { "\"told\": \"2026-10\"", INVALID, "told " },
        { "\"told\": \"2026-11-20T14:00\", \"told_precision\": \"approximate\"", KEPT, NULL },
        { "\"told\": null, \"told_precision\": \"unknown\"", KEPT, NULL },
        { "\"told\": \"2026-11-20T14:00\", \"happened\": null, \"happened_precision\": \"unknown\"", KEPT, NULL });
}

static void
test_concern_plan (void)
{
  TEST (CK_TYPE_CONCERN_FORM, concern,
        { "\"review\": \"2026-11-20\"", KEPT, NULL },
        { "\"review\": \"2026-11-19\"", INVALID, "review (First review): expected a date that isn’t in the past" },
        { "\"review\": \"2031-11-20\"", KEPT, NULL },
        { "\"review\": \"2031-11-21\"", INVALID, "review (First review): expected a date at most five years ahead" },
        { "\"categories\": [\"grooming\", \"hate\"]", KEPT, NULL },
        { "\"categories\": [\"grooming\", \"hate\", \"grooming\"]", INVALID,
          "categories (Categories): expected each item once" },
        { "\"online\": {\"four_cs\": [\"contact\", \"contact\"]}", INVALID,
          "online.four_cs (Online risks (the four Cs)): " },
        { "\"actions\": [{\"what\": \"Sentinel\", \"due\": \"2026-11-20\"}]", KEPT, NULL },
        { "\"actions\": [{\"due\": \"2026-11-20\"}]", INVALID, "actions[0].what (What has to be done): expected " },
        { "\"actions\": [{\"what\": \"Sentinel\"}]", INVALID, "actions[0].due (Due): expected the date" },
        { "\"actions\": [{\"what\": \"x\", \"due\": \"2026-11-21\"}, {\"what\": \"x\", \"due\": \"2026-11-19\"}]",
          INVALID,
          "actions[1].due (Due): expected a date that isn’t in the past" });
}

static const Member note[] = { { "text", "\"Sentinel\"" }, { NULL, NULL } };

static void
test_note (void)
{
  TEST (CK_TYPE_NOTE_FORM, note,
        { "", KEPT, NULL },
        { "\"text\": null", INVALID, "text (Text): expected " },
        { "\"text\": \"\\t\"", INVALID, "text " },
        { "\"kind\": \"contact\"", KEPT, NULL },
        { "\"kind\": \"referral\"", KEPT, NULL },
        { "\"kind\": \"sharing\"", KEPT, NULL },
        { "\"kind\": \"decision\"", REFUSED, "reason (Reason): expected why it was decided" },
        { "\"kind\": \"decision\", \"reason\": \" \"", REFUSED, "reason " },
        { "\"kind\": \"decision\", \"reason\": \"Sentinel\"", KEPT, NULL },
        { "\"kind\": \"concern\"", INVALID, "kind (Kind of entry): expected note, contact" },
        { "\"kind\": \"action-done\"", INVALID, "kind " },
        { "\"kind\": \"review\"", INVALID, "kind " },
        { "\"kind\": \"status\"", INVALID, "kind " },
        { "\"happened\": \"2026-11-20T15:36\"", INVALID, "happened " },
        { "\"happened\": \"2026-11-20\", \"told\": \"2026-11-19\"", INVALID, "told " });
}

static const Member action[] = { { "what", "\"Sentinel\"" }, { "due", "\"2026-11-27\"" }, { NULL, NULL } };

static void
test_action (void)
{
  g_autoptr (GError) error = NULL;

  TEST (CK_TYPE_ACTION_FORM, action,
        { "", KEPT, NULL },
        { "\"strand\": \"bystanders\", \"owner\": \"Test Child\"", KEPT, NULL },
        { "\"what\": null", INVALID, "what (What has to be done): expected " },
        { "\"what\": \"\"", INVALID, "what " },
        { "\"due\": null", INVALID, "due (Due): expected " });

  g_assert_true (ck_due_check (ck_date_new (2026, 11, 20), now ().date, "due", &error));
  g_assert_no_error (error);
  g_assert_false (ck_due_check (ck_date_new (2026, 11, 19), now ().date, "due", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "due (Due): expected a date that isn’t in the past");
  g_clear_error (&error);
  g_assert_false (ck_due_check (CK_DATE_NONE, now ().date, "due", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
}

static const Member settle[] = { { "action", ID_1 }, { "status", "\"done\"" }, { NULL, NULL } };

static void
test_settle (void)
{
  TEST (CK_TYPE_ACTION_SETTLE, settle,
        { "", KEPT, NULL },
        { "\"action\": null", INVALID, "action (Action): expected " },
        { "\"status\": null", INVALID, "status (Status): expected " },
        { "\"done_on\": \"2026-11-20\"", KEPT, NULL },
        { "\"done_on\": \"2026-11-21\"", INVALID, "done_on (Done on): expected " },
        { "\"due\": \"2026-11-27\"", INVALID, "due (Due): expected nothing" },
        { "\"status\": \"dropped\"", REFUSED, "reason (Reason): expected why it was dropped" },
        { "\"status\": \"dropped\", \"reason\": \" \"", REFUSED, "reason " },
        { "\"status\": \"dropped\", \"reason\": \"Sentinel\"", KEPT, NULL },
        { "\"status\": \"dropped\", \"reason\": \"x\", \"done_on\": \"2026-11-20\"", INVALID, "done_on " },
        { "\"status\": \"open\"", INVALID, "due (Due): expected the new date" },
        { "\"status\": \"open\", \"due\": \"2026-11-20\"", KEPT, NULL },
        { "\"status\": \"open\", \"due\": \"2026-11-19\"", INVALID, "due " },
        { "\"status\": \"open\", \"due\": \"2026-11-20\", \"done_on\": \"2026-11-20\"", INVALID, "done_on " });
}

static const Member closure[] = { { "outcome", "\"resolved\"" }, { "reason", "\"Sentinel\"" }, { NULL, NULL } };

#define DONE_1 "{\"action\": " ID_1 ", \"status\": \"done\"}"
#define OPEN_2 "{\"action\": " ID_2 ", \"status\": \"open\", \"due\": \"2026-12-01\"}"

static void
test_closure (void)
{
  TEST (CK_TYPE_CLOSURE_FORM, closure,
        { "", KEPT, NULL },
        { "\"outcome\": null", INVALID, "outcome (Outcome): expected " },
        { "\"reason\": null", REFUSED, "reason (Reason): expected why the case is closed" },
        { "\"reason\": \" \"", REFUSED, "reason " },
        { "\"long_check\": \"2027-02-18\"", KEPT, NULL },
        { "\"long_check\": \"2026-11-19\"", INVALID, "long_check (Long-term check): " },
        { "\"no_check_reason\": \"Sentinel\"", KEPT, NULL },
        { "\"long_check\": \"2027-02-18\", \"no_check_reason\": \" \"", KEPT, NULL },
        { "\"long_check\": \"2027-02-18\", \"no_check_reason\": \"Sentinel\"", INVALID, "no_check_reason " },
        { "\"actions\": [" DONE_1 "]", KEPT, NULL },
        { "\"actions\": [" DONE_1 ", " OPEN_2 "]", REFUSED, "actions[1].status (Status): expected done or dropped" },
        { "\"actions\": [{\"action\": " ID_1 ", \"status\": \"open\"}]", REFUSED, "actions[0].status " },
        { "\"actions\": [{\"action\": " ID_1 "}]", INVALID, "actions[0].status (Status): expected done or dropped" },
        { "\"actions\": [" DONE_1 ", " DONE_1 "]", INVALID, "actions[1].action (Action): expected each action once" });
}

static const Member review[] = { { "decision", "\"Sentinel\"" }, { "reason", "\"Sentinel\"" }, { NULL, NULL } };

#define CLOSE(more) "\"close\": {\"outcome\": \"resolved\", \"reason\": \"Sentinel\"" more "}"

static void
test_review (void)
{
  TEST (CK_TYPE_REVIEW_FORM, review,
        { "", KEPT, NULL },
        { "\"decision\": null", INVALID, "decision (Decision): expected " },
        { "\"reason\": null", REFUSED, "reason (Reason): expected why it was decided" },
        { "\"held\": \"2026-11-20T15:00\"", KEPT, NULL },
        { "\"held\": \"2026-11-20\"", KEPT, NULL },
        { "\"held\": \"2026-11\"", INVALID, "held (Held): expected the day" },
        { "\"held_precision\": \"unknown\"", INVALID, "held " },
        { "\"held\": \"2026-11-21\"", INVALID, "held (Held): expected a time that isn’t in the future" },
        { "\"next\": \"2026-12-01\", \"risk\": \"low\"", KEPT, NULL },
        { "\"next\": \"2026-11-19\"", INVALID, "next (Next review): " },
        { "\"strands\": [{\"strand\": \"harmed\", \"standing\": \"met\"}]", KEPT, NULL },
        { "\"strands\": [{\"standing\": \"met\"}]", INVALID, "strands[0].strand (Strand): " },
        { "\"strands\": [{\"strand\": \"harmed\"}]", INVALID, "strands[0].standing (Where it stands): " },
        { "\"strands\": [{\"strand\": \"harmed\", \"standing\": \"met\"}, "
          "{\"strand\": \"harmed\", \"standing\": \"not\"}]",
          INVALID, "strands[1].strand (Strand): expected each strand once" },
        { "\"actions\": [" DONE_1 ", " OPEN_2 "]", KEPT, NULL },
        { "\"actions\": [{\"action\": " ID_1 ", \"status\": \"dropped\"}]", REFUSED, "actions[0].reason " },
        { CLOSE (""), KEPT, NULL },
        { CLOSE ("") ", \"next\": \"2026-12-01\"", INVALID, "next (Next review): expected nothing" },
        { "\"close\": {\"outcome\": \"resolved\"}", REFUSED, "close.reason (Reason): " },
        { "\"close\": {\"reason\": \"x\"}", INVALID, "close.outcome (Outcome): " },
        { CLOSE (", \"actions\": [" OPEN_2 "]"), REFUSED, "close.actions[0].status " },
        { CLOSE ("") ", \"actions\": [" DONE_1 ", " OPEN_2 "]", REFUSED,
          "actions[1].status (Status): expected done or dropped; no action stays open" },
        { CLOSE (", \"actions\": [" DONE_1 "]") ", \"actions\": [" DONE_1 "]", INVALID,
          "close.actions[0].action (Action): expected each action once" });
}

static const Member amendment[] = { { "text", "\"Sentinel\"" }, { "why", "\"Sentinel\"" }, { NULL, NULL } };

static void
test_amendment (void)
{
  TEST (CK_TYPE_AMENDMENT_FORM, amendment,
        { "", KEPT, NULL },
        { "\"field\": \"facts\"", KEPT, NULL },
        { "\"field\": \" \"", KEPT, NULL },
        { "\"field\": \"recorded_at\"", INVALID, "field (What it corrects): expected nothing, or one of title | " },
        { "\"field\": \"Sentinel\"", INVALID, "field " },
        { "\"field\": \"happened\"", INVALID, "text (Amendment): expected a local date and time such as" },
        { "\"field\": \"happened\", \"text\": \"2026-11-20T15:30\"", KEPT, NULL },
        { "\"field\": \"told\", \"text\": \"2026-11\"", KEPT, NULL },
        { "\"field\": \"happened_to\", \"text\": \"2026-11-21\"", INVALID,
          "text (Amendment): expected a time that isn’t in the future" },
        { "\"field\": \"parents_told\"", INVALID, "text (Amendment): expected one of unknown | yes | no" },
        { "\"field\": \"parents_told\", \"text\": \"yes\"", KEPT, NULL },
        { "\"field\": \"facts\", \"text\": \"two\\nlines\"", KEPT, NULL },
        { "\"field\": \"platform\", \"text\": \"two\\nlines\"", INVALID, "text holds the control character U+000A" },
        { "\"field\": \"nudes.seen\"", INVALID, "text (Amendment): expected one of unknown | yes | no" },
        { "\"field\": \"nudes.seen\", \"text\": \"yes\"", KEPT, NULL },
        { "\"field\": \"nudes.referral\"", KEPT, NULL },
        { "\"field\": \"nudes.sent\"", INVALID, "field " },
        { "\"field\": \"injuries[2].kind\", \"text\": \"burn\"", KEPT, NULL },
        { "\"field\": \"injuries[2].kind\"", INVALID, "text (Amendment): expected one of bruise | " },
        { "\"field\": \"injuries[2].size_mm\", \"text\": \"30\"", KEPT, NULL },
        { "\"field\": \"injuries[2].size_mm\", \"text\": \"2001\"", INVALID, "text (Amendment): expected millimetres, at most 2000" },
        { "\"field\": \"injuries[2].picture\", \"text\": \"back\"", INVALID, "field " },
        { "\"field\": \"injuries[0].kind\", \"text\": \"burn\"", INVALID, "field " },
        { "\"field\": \"injuries[99999999999].kind\", \"text\": \"burn\"", INVALID, "field " },
        { "\"field\": \"injuries[2]kind\", \"text\": \"burn\"", INVALID, "field " },
        { "\"text\": null", INVALID, "text (Amendment): expected " },
        { "\"why\": null", REFUSED, "why (Why it is amended): expected " },
        { "\"why\": \"\\u00a0\"", REFUSED, "why " });
}

static void
test_amendment_fields (void)
{
  g_autoptr (CkEntry) entry = ck_entry_new ();
  g_autoptr (CkConcern) other = ck_concern_new ();
  const char *const *fields = ck_amendment_fields ();

  g_assert_cmpuint (g_strv_length ((char **)fields), >, 10);
  for (; *fields != NULL; fields++)
    {
      const CkField *field = ck_record_find_field (CK_RECORD (entry), *fields);

      if (field == NULL)
        field = ck_record_find_field (CK_RECORD (other), *fields);
      g_assert_nonnull (field);
      g_assert_nonnull (field->label);
      g_assert_true (field->type == CK_FIELD_TEXT || field->type == CK_FIELD_MOMENT || field->type == CK_FIELD_TOKEN);
    }
}

static const Member reopen[] = { { "reason", "\"Sentinel\"" }, { NULL, NULL } };
static const Member person_link[] = { { "name", "\"Test Child\"" }, { "role", "\"harmed\"" }, { NULL, NULL } };
static const Member person[] = { { "name", "\"Test Child\"" }, { NULL, NULL } };
static const Member options[] = { { NULL, NULL } };
static const Member plan_strand[] = { { "strand", "\"harmed\"" }, { "need", "\"Sentinel\"" }, { NULL, NULL } };

static void
test_others (void)
{
  TEST (CK_TYPE_REOPEN_FORM, reopen,
        { "", KEPT, NULL },
        { "\"reason\": null", REFUSED, "reason (Reason): expected why the case is reopened" },
        { "\"risk\": \"high\", \"review\": \"2026-11-27\"", KEPT, NULL },
        { "\"review\": \"2026-11-19\"", INVALID, "review " });
  TEST (CK_TYPE_PERSON_LINK, person_link,
        { "\"child_view\": \"Sentinel\"", INVALID, "child_view (The child’s view): expected nothing, but in a concern" },
        { "", KEPT, NULL },
        { "\"role\": null", INVALID, "role (Role): expected " },
        { "\"name\": null", INVALID, "name (Name): expected " },
        { "\"born\": \"2027-01-01\"", INVALID, "born (Date of birth): expected " });
  TEST (CK_TYPE_PERSON, person,
        { "", KEPT, NULL },
        { "\"name\": \" \"", INVALID, "name (Name): expected a name" },
        { "\"born\": \"2015-02-03\", \"born_precision\": \"estimated\"", KEPT, NULL },
        { "\"born\": \"2027-01-01\"", INVALID, "born " });
  TEST (CK_TYPE_PLAN_STRAND, plan_strand,
        { "", KEPT, NULL },
        { "\"need\": null", INVALID, "need (What is needed): expected " },
        { "\"need\": null, \"resolved\": \"Sentinel\"", KEPT, NULL },
        { "\"strand\": null", INVALID, "strand (Strand): expected " });
  TEST (CK_TYPE_CHRONOLOGY_OPTIONS, options,
        { "", KEPT, NULL },
        { "\"from\": \"2026-11-20\", \"to\": \"2026-11-20\"", KEPT, NULL },
        { "\"from\": \"2026-11-20\"", KEPT, NULL },
        { "\"from\": \"2026-11-21\", \"to\": \"2026-11-20\"", INVALID, "to (To): expected " });
}

static void
test_settings (void)
{
  static const struct {
    const char *name, *value;
    gboolean kept;
  } cases[] = {
    { "organisation", "Test", TRUE },
    { "organisation", "", FALSE },
    { "time_zone", "Europe/Paris", TRUE },
    { "time_zone", "Europe/Atlantis", FALSE },
    { "time_zone", "", FALSE },
    { "nation", "scotland", TRUE },
    { "nation", NULL, FALSE },
    { "review_days_high", "1", TRUE },
    { "review_days_high", "0", FALSE },
    { "review_days_medium", "367", FALSE },
    { "review_days_low", "-1", FALSE },
    { "long_check_days", "1827", TRUE },
    { "long_check_days", "1828", FALSE },
    { "late_after_hours", "0", FALSE },
    { "idle_minutes", "241", FALSE },
    { "idle_minutes", "9223372036854775807", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CkSettings) settings = ck_settings_new_default ();
      g_autoptr (GError) error = NULL;

      ck_record_set_text (CK_RECORD (settings), "organisation", "Test");
      ck_record_set_text (CK_RECORD (settings), cases[i].name, cases[i].value);
      g_assert_true (check (CK_RECORD (settings), &error) == cases[i].kept);
      if (!cases[i].kept)
        {
          g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, cases[i].name));
        }
    }
}

/* Forms are filled by the window too, past the checks of JSON. */
static void
test_sound (void)
{
  static const char *const unknown[] = { "grooming", "Sentinel", NULL };
  g_autofree char *long_line = g_strnfill (CK_LINE_MAX + 1, 'x');
  g_autofree char *long_text = g_strnfill (CK_TEXT_MAX + 1, 'x');
  struct {
    const char *name, *text, *message;
  } cases[] = {
    { "title", "two\nlines", "title holds the control character U+000A" },
    { "title", long_line, "title is too long" },
    { "facts", "bell \a", "facts holds the control character U+0007" },
    { "facts", "\xff\xfe", "facts is not valid text" },
    { "facts", long_text, "facts is too long" },
  };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CkRecord) form = form_with (CK_TYPE_CONCERN_FORM, concern, "");

      ck_record_set_text (form, cases[i].name, cases[i].text);
      g_assert_false (check (form, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].message));
      g_clear_error (&error);
    }

  {
    g_autoptr (CkRecord) form = form_with (CK_TYPE_CONCERN_FORM, concern, "");

    CK_CONCERN_FORM (form)->risk = 4;
    g_assert_false (check (form, &error));
    g_assert_cmpstr (error->message, ==, "risk (Risk): expected one of not-assessed | low | medium | high");
    g_clear_error (&error);
    CK_CONCERN_FORM (form)->risk = -2;
    g_assert_false (check (form, &error));
    g_clear_error (&error);
    CK_CONCERN_FORM (form)->risk = -1;

    g_clear_object (&CK_CONCERN_FORM (form)->online);
    CK_CONCERN_FORM (form)->online = ck_online_form_new ();
    CK_CONCERN_FORM (form)->online->four_cs = g_strdupv ((char **)unknown);
    g_assert_false (check (form, &error));
    g_assert_nonnull (strstr (error->message, "four Cs)): expected one of content | "));
    g_assert_null (strstr (error->message, "Sentinel"));
    g_clear_error (&error);
    g_clear_object (&CK_CONCERN_FORM (form)->online);

    ck_record_set_text (CK_CONCERN_FORM (form)->people->pdata[0], "known_as", "two\nlines");
    g_assert_false (check (form, &error));
    g_assert_true (g_str_has_prefix (error->message, "people[0].known_as holds"));
    g_clear_error (&error);
    ck_record_set_text (CK_CONCERN_FORM (form)->people->pdata[0], "known_as", NULL);

    for (int i = 0; i < CK_LIST_MAX; i++)
      g_ptr_array_add (CK_CONCERN_FORM (form)->people, ck_person_link_new ());
    g_assert_false (check (form, &error));
    g_assert_cmpstr (error->message, ==, "people (People): expected at most 1000 items");
  }
}

static void
test_missing (void)
{
  g_autoptr (CkConcernForm) form = ck_concern_form_new ();
  CkPersonLink *link = ck_person_link_new ();
  static const char *const expected[] = { "kind who happened facts", "who happened facts", "happened facts",
                                          "who happened facts", "happened facts", "facts", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_auto (GStrv) missing = NULL;
      g_autofree char *joined = NULL;

      switch (i)
        {
        case 1:
          form->kind = CK_CONCERN_CHILD;
          g_ptr_array_add (form->people, link);
          break;
        case 2:
          form->kind = CK_CONCERN_ORGANISATION;
          break;
        case 3:
          form->kind = CK_CONCERN_ALLEGATION;
          break;
        case 4:
          ck_record_set_text (CK_RECORD (link), "description", "A tutor");
          break;
        case 5:
          form->happened = CK_MOMENT_SAID_UNKNOWN;
          break;
        case 6:
          ck_record_set_text (CK_RECORD (form), "facts", "What was seen");
          break;
        default:
          break;
        }

      missing = ck_concern_form_missing (form);
      joined = g_strjoinv (" ", missing);
      g_assert_cmpstr (joined, ==, expected[i]);
    }
}

static void
test_default_title (void)
{
  static const struct {
    const char *change, *title;
  } cases[] = {
    { "", "About a child" },
    { "\"kind\": null", "Concern" },
    { "\"categories\": []", "About a child" },
    { "\"kind\": \"between-children\", \"categories\": [\"cyberbullying\", \"hate\"]",
      "Between children: Cyberbullying" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CkRecord) form = form_with (CK_TYPE_CONCERN_FORM, concern, cases[i].change);
      g_autoptr (GPtrArray) list = ck_categories_new_default ();
      g_autofree char *title = ck_concern_form_default_title (CK_CONCERN_FORM (form), list);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rules/concern", test_concern);
  g_test_add_func ("/model/rules/times", test_times);
  g_test_add_func ("/model/rules/concern-plan", test_concern_plan);
  g_test_add_func ("/model/rules/note", test_note);
  g_test_add_func ("/model/rules/action", test_action);
  g_test_add_func ("/model/rules/settle", test_settle);
  g_test_add_func ("/model/rules/closure", test_closure);
  g_test_add_func ("/model/rules/review", test_review);
  g_test_add_func ("/model/rules/amendment", test_amendment);
  g_test_add_func ("/model/rules/amendment-fields", test_amendment_fields);
  g_test_add_func ("/model/rules/others", test_others);
  g_test_add_func ("/model/rules/settings", test_settings);
  g_test_add_func ("/model/rules/sound", test_sound);
  g_test_add_func ("/model/rules/missing", test_missing);
  g_test_add_func ("/model/rules/default-title", test_default_title);
  return g_test_run ();
}
