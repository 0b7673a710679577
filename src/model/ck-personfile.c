/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of what is read back of people, what a relationship is called from either side, and how somebody's age and
 * birth are told. */
#include "ck-personfile.h"

#include <glib/gi18n-lib.h>

#include "ck-rules-private.h"
#include "ck-text.h"

#define ONE_LINE CK_FIELD_ONE_LINE
#define DERIVED CK_FIELD_DERIVED

static const CkField relationship_fields[] = {
  CK_FIELD (CkRelationship, id, UUID, 0, NULL),
  CK_FIELD (CkRelationship, version_id, UUID, 0, NULL),
  CK_FIELD (CkRelationship, person_id, UUID, 0, NULL),
  CK_FIELD (CkRelationship, other_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkRelationship, kind, TOKEN, 0, &ck_relation_kinds, N_ ("Kind")),
  CK_FIELD (CkRelationship, label, TEXT, ONE_LINE, N_ ("In words")),
  CK_FIELD (CkRelationship, started, DATE, 0, N_ ("Since")),
  CK_FIELD (CkRelationship, ended, DATE, 0, N_ ("Until")),
  CK_FIELD_TOKENS (CkRelationship, status, TOKEN, 0, &ck_relation_statuses, N_ ("Status")),
  CK_FIELD (CkRelationship, note, TEXT, 0, N_ ("Note")),
  CK_FIELD_RECORDS (CkRelationship, person, RECORD, DERIVED, ck_person_get_type, NULL),
  CK_FIELD_RECORDS (CkRelationship, other, RECORD, DERIVED, ck_person_get_type, NULL),
};
CK_DEFINE_RECORD (Relationship, relationship)

static const CkField alike_fields[] = {
  CK_FIELD_RECORDS (CkAlike, person, RECORD, DERIVED, ck_person_get_type, NULL),
  CK_FIELD_TOKENS (CkAlike, likeness, TOKEN, DERIVED, &ck_likenesses, NULL),
  CK_FIELD (CkAlike, why, TEXT, DERIVED, NULL),
};
CK_DEFINE_RECORD (Alike, alike)

static const CkField merged_fields[] = {
  CK_FIELD (CkMerged, from_id, UUID, 0, NULL),
  CK_FIELD (CkMerged, into_id, UUID, 0, NULL),
  CK_FIELD (CkMerged, name, TEXT, DERIVED, NULL),
  CK_FIELD (CkMerged, why, TEXT, 0, N_ ("Why")),
  CK_FIELD (CkMerged, recorded_at, INSTANT, 0, NULL),
  CK_FIELD (CkMerged, recorded_by, TEXT, DERIVED, NULL),
};
CK_DEFINE_RECORD (Merged, merged)

static const CkField pattern_item_fields[] = {
  CK_FIELD (CkPatternItem, case_id, UUID, 0, NULL),
  CK_FIELD (CkPatternItem, reference, TEXT, DERIVED, NULL),
  CK_FIELD_TOKENS (CkPatternItem, kind, TOKEN, 0, &ck_concern_kinds, NULL),
  CK_FIELD (CkPatternItem, title, TEXT, 0, NULL),
  CK_FIELD (CkPatternItem, happened, MOMENT, 0, NULL),
  CK_FIELD (CkPatternItem, day, DATE, DERIVED, NULL),
  CK_FIELD_TOKENS (CkPatternItem, status, TOKEN, 0, &ck_case_statuses, NULL),
  CK_FIELD (CkPatternItem, decided, TEXT, DERIVED, NULL),
};
CK_DEFINE_RECORD (PatternItem, pattern_item)

static const CkField part_fields[] = {
  CK_FIELD (CkPart, id, UUID, 0, NULL),
  CK_FIELD (CkPart, case_id, UUID, 0, NULL),
  CK_FIELD (CkPart, person_id, UUID, 0, NULL),
  CK_FIELD_TOKENS (CkPart, role, TOKEN, 0, &ck_roles, NULL),
  CK_FIELD (CkPart, description, TEXT, 0, NULL),
  CK_FIELD (CkPart, reference, TEXT, DERIVED, NULL),
  CK_FIELD (CkPart, title, TEXT, DERIVED, NULL),
  CK_FIELD_TOKENS (CkPart, status, TOKEN, DERIVED, &ck_case_statuses, NULL),
  CK_FIELD (CkPart, long_term, FLAG, DERIVED, NULL),
  CK_FIELD (CkPart, number, INTEGER, DERIVED, NULL),
  CK_FIELD_TOKENS (CkPart, kind, TOKEN, DERIVED, &ck_concern_kinds, NULL),
  CK_FIELD (CkPart, concern, TEXT, DERIVED, NULL),
  CK_FIELD (CkPart, happened, MOMENT, DERIVED, NULL),
  CK_FIELD (CkPart, recorded_at, INSTANT, 0, NULL),
};
CK_DEFINE_RECORD (Part, part)

static const CkField person_file_fields[] = {
  CK_FIELD_RECORDS (CkPersonFile, person, RECORD, 0, ck_person_get_type, NULL),
  CK_FIELD_RECORDS (CkPersonFile, parts, LIST, 0, ck_part_get_type, NULL),
  CK_FIELD_RECORDS (CkPersonFile, relationships, LIST, 0, ck_relationship_get_type, NULL),
  CK_FIELD_RECORDS (CkPersonFile, merged, LIST, 0, ck_merged_get_type, NULL),
  CK_FIELD_RECORDS (CkPersonFile, alike, LIST, 0, ck_alike_get_type, NULL),
  CK_FIELD_RECORDS (CkPersonFile, pattern, LIST, 0, ck_pattern_item_get_type, NULL),
  CK_FIELD (CkPersonFile, n_pattern_year, INTEGER, DERIVED, NULL),
};
CK_DEFINE_RECORD (PersonFile, person_file)

static const CkField relationship_form_fields[] = {
  CK_FIELD (CkRelationshipForm, relationship, UUID, 0, N_ ("Relationship")),
  CK_FIELD (CkRelationshipForm, person, UUID, 0, N_ ("Person")),
  CK_FIELD (CkRelationshipForm, other, UUID, 0, N_ ("Other person")),
  CK_FIELD_TOKENS (CkRelationshipForm, kind, TOKEN, 0, &ck_relation_kinds, N_ ("Kind of relationship")),
  CK_FIELD (CkRelationshipForm, label, TEXT, ONE_LINE, N_ ("In words")),
  CK_FIELD (CkRelationshipForm, started, DATE, 0, N_ ("Since")),
  CK_FIELD (CkRelationshipForm, ended, DATE, 0, N_ ("Until")),
  CK_FIELD_TOKENS (CkRelationshipForm, status, TOKEN, 0, &ck_relation_statuses, N_ ("Status")),
  CK_FIELD (CkRelationshipForm, note, TEXT, 0, N_ ("Note")),
  CK_FIELD (CkRelationshipForm, why, TEXT, 0, N_ ("Why")),
};
CK_DEFINE_RECORD (RelationshipForm, relationship_form)

static const CkField person_form_fields[] = {
  CK_FIELD (CkPersonForm, name, TEXT, ONE_LINE, N_ ("Name")),
  CK_FIELD (CkPersonForm, known_as, TEXT, ONE_LINE, N_ ("Known as")),
  CK_FIELD_TOKENS (CkPersonForm, kind, TOKEN, 0, &ck_person_kinds, N_ ("Child or adult")),
  CK_FIELD (CkPersonForm, born, DATE, 0, N_ ("Date of birth")),
  CK_FIELD_TOKENS (CkPersonForm, born_precision, TOKEN, 0, &ck_born_precisions, N_ ("How sure the date of birth is")),
  CK_FIELD (CkPersonForm, description, TEXT, 0, N_ ("Description")),
  CK_FIELD (CkPersonForm, contact, TEXT, 0, N_ ("Contact details")),
  CK_FIELD (CkPersonForm, why, TEXT, CK_FIELD_REQUIRED, N_ ("Why")),
};
CK_DEFINE_RECORD (PersonForm, person_form)

static const CkField why_form_fields[] = {
  CK_FIELD (CkWhyForm, why, TEXT, CK_FIELD_REQUIRED, N_ ("Why")),
};
CK_DEFINE_RECORD (WhyForm, why_form)

/* --- what a relationship must say --- */

static gboolean
check_people (CkRelationshipForm *self,
              GError            **error)
{
  CkRecord *record = CK_RECORD (self);

  if (!ck_uuid_is_none (&self->relationship))
    return ck_rule_left_out (record, "", "person", _ ("nothing: a relationship stays between the people that it was recorded for"), error)
           && ck_rule_left_out (record, "", "other", _ ("nothing: a relationship stays between the people that it was recorded for"), error)
           && ck_rule_given (record, "", "why", CK_ERROR_INVALID, _ ("why the relationship is changed"), error);
  if (!ck_rule_given (record, "", "person", CK_ERROR_INVALID, _ ("the id of somebody who is in the record"), error)
      || !ck_rule_given (record, "", "other", CK_ERROR_INVALID, _ ("the id of somebody who is in the record"), error)
      || !ck_rule_given (record, "", "kind", CK_ERROR_INVALID, _ ("what the first is to the second, such as parent or sibling"), error))
    return FALSE;
  if (ck_uuid_equal (&self->person, &self->other))
    return ck_rule_broken (record, "", "other", CK_ERROR_INVALID, _ ("somebody else than the first person"), error);
  return TRUE;
}

/**
 * ck_relationship_form_check:
 * @self: a form
 * @today: local date
 * @error: %CK_ERROR_INVALID names the field
 *
 * A new relationship is between two people, of a kind; an "other" says in words what it is. A change says which, and why,
 * and leaves the people alone. It ended, if it did, after it began, and not later than today.
 *
 * Returns: whether it can be recorded
 */
gboolean
ck_relationship_form_check (CkRelationshipForm *self,
                            CkDate              today,
                            GError            **error)
{
  CkRecord *record = CK_RECORD (self);
  gboolean has_end = ck_date_is_set (self->ended);

  g_return_val_if_fail (CK_IS_RELATIONSHIP_FORM (self), FALSE);

  if (!ck_rule_sound (record, "", error) || !check_people (self, error))
    return FALSE;
  if (self->kind == CK_RELATION_OTHER && ck_text_is_blank (self->label))
    return ck_rule_broken (record, "", "label", CK_ERROR_INVALID, _ ("what they are to each other, in words, such as godmother"), error);
  if (ck_date_is_set (self->started) && ck_date_compare (self->started, today) > 0)
    return ck_rule_broken (record, "", "started", CK_ERROR_INVALID, _ ("a date that isn’t in the future"), error);
  if (has_end && ck_date_compare (self->ended, today) > 0)
    return ck_rule_broken (record, "", "ended", CK_ERROR_INVALID, _ ("a date that isn’t in the future"), error);
  if (has_end && ck_date_is_set (self->started) && ck_date_compare (self->ended, self->started) < 0)
    return ck_rule_broken (record, "", "ended", CK_ERROR_INVALID, _ ("a date that isn’t before it began"), error);
  if (has_end && (self->status < 0 || self->status == CK_RELATION_CURRENT))
    return ck_rule_broken (record, "", "ended", CK_ERROR_INVALID, _ ("no end while it goes on; the status ended has one"), error);
  return TRUE;
}

/* The day of the week says nothing here. */
static char *
format_day (CkDate date)
{
  int year, month, day;

  ck_date_split (date, &year, &month, &day);
  /* Translators: a date: day, month and year */
  return g_strdup_printf (C_ ("birth", "%1$d %2$s %3$d"), day, ck_date_month_name (month), year);
}

/* --- what it is called --- */

static char *
with_capital (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  char letter[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (first), letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

static const char *
reverse_word (int kind)
{
  switch (kind)
    {
    case CK_RELATION_PARENT:
      /* Translators: what somebody is to their parent, to their carer, to a professional who works with them */
      return C_ ("relationship", "Child");
    case CK_RELATION_CARER:
      return C_ ("relationship", "Cared for");
    case CK_RELATION_PROFESSIONAL:
      return C_ ("relationship", "Supported");
    default:
      return ck_token_label (&ck_relation_kinds, kind);
    }
}

/**
 * ck_relationship_what:
 * @self: a relationship
 * @of_other: what the second person is to the first, instead of what the first is to the second
 *
 * Returns: (transfer full): "Mother", and from the other side "Child"
 */
char *
ck_relationship_what (CkRelationship *self,
                      gboolean        of_other)
{
  if (!ck_text_is_blank (self->label) && (!of_other || self->kind == CK_RELATION_OTHER))
    return with_capital (self->label);
  return g_strdup (of_other ? reverse_word (self->kind) : ck_token_label (&ck_relation_kinds, self->kind));
}

static const char *
forward_phrase (int kind)
{
  static const char *const phrases[] = {
    /* Translators: between the names of two people, "Ada Marsh: parent of Ben Marsh" */
    [CK_RELATION_PARENT] = NC_ ("relationship", "parent of"),
    [CK_RELATION_CARER] = NC_ ("relationship", "carer of"),
    [CK_RELATION_SIBLING] = NC_ ("relationship", "brother or sister of"),
    [CK_RELATION_HOUSEHOLD] = NC_ ("relationship", "in the same household as"),
    [CK_RELATION_PROFESSIONAL] = NC_ ("relationship", "professional for"),
  };

  return kind >= 0 && kind < (int) G_N_ELEMENTS (phrases) ? g_dpgettext2 (GETTEXT_PACKAGE, "relationship", phrases[kind]) : "";
}

/**
 * ck_relationship_phrase:
 * @self: a relationship
 * @of_other: from the second person to the first, instead of from the first to the second
 *
 * Returns: (transfer full): what stands between the two names: "mother of", and from the other side "child of"
 */
char *
ck_relationship_phrase (CkRelationship *self,
                        gboolean        of_other)
{
  gboolean labelled = !ck_text_is_blank (self->label);

  if (labelled && !of_other)
    return self->kind == CK_RELATION_PROFESSIONAL
               ? g_strdup_printf (C_ ("relationship", "%s for"), self->label)
               /* Translators: %s is what somebody is called: mother, foster carer, godmother */
               : g_strdup_printf (C_ ("relationship", "%s of"), self->label);
  if (!of_other || self->kind == CK_RELATION_SIBLING || self->kind == CK_RELATION_HOUSEHOLD)
    return g_strdup (forward_phrase (self->kind));
  switch (self->kind)
    {
    case CK_RELATION_PARENT:
      return g_strdup (C_ ("relationship", "child of"));
    case CK_RELATION_CARER:
      return g_strdup (C_ ("relationship", "cared for by"));
    case CK_RELATION_PROFESSIONAL:
      return g_strdup (C_ ("relationship", "supported by"));
    default:
      /* Translators: "Ben Marsh: whose godmother is Ada Marsh" */
      return g_strdup_printf (C_ ("relationship", "whose %s is"), labelled ? self->label : "");
    }
}

/**
 * ck_relationship_sentence:
 * @self: a relationship with its people
 *
 * Returns: (transfer full): "Ada Marsh: mother of Ben Marsh", and until when, if it ended
 */
char *
ck_relationship_sentence (CkRelationship *self)
{
  g_autofree char *phrase = ck_relationship_phrase (self, FALSE);
  g_autofree char *when = ck_relationship_when (self);
  g_autofree char *said
      /* Translators: two people and what the first is to the second: "Ada Marsh: mother of Ben Marsh" */
      = g_strdup_printf (C_ ("relationship", "%1$s: %2$s %3$s"), self->person != NULL ? self->person->name : "–", phrase,
                         self->other != NULL ? self->other->name : "–");

  return when != NULL ? g_strdup_printf ("%s (%s)", said, when) : g_steal_pointer (&said);
}

/**
 * ck_relationship_when:
 * @self: a relationship
 *
 * Returns: (transfer full) (nullable): "since 4 May 2025", "ended", "until 4 May 2025"; %NULL when there is nothing to say
 */
char *
ck_relationship_when (CkRelationship *self)
{
  g_autofree char *started = ck_date_is_set (self->started) ? format_day (self->started) : NULL;
  g_autofree char *ended = ck_date_is_set (self->ended) ? format_day (self->ended) : NULL;

  if (self->status == CK_RELATION_MISTAKEN)
    return g_strdup (C_ ("relationship", "recorded by mistake"));
  if (started != NULL && ended != NULL)
    return g_strdup_printf (C_ ("relationship", "%1$s to %2$s"), started, ended);
  if (ended != NULL)
    return g_strdup_printf (C_ ("relationship", "until %s"), ended);
  if (self->status == CK_RELATION_ENDED)
    return started != NULL ? g_strdup_printf (C_ ("relationship", "since %s, ended"), started) : g_strdup (C_ ("relationship", "ended"));
  return started != NULL ? g_strdup_printf (C_ ("relationship", "since %s"), started) : NULL;
}

/* --- age and birth --- */

/**
 * ck_person_age:
 * @self: somebody
 * @on: a day
 *
 * Returns: (transfer full) (nullable): "13", or "about 13" where the birth is estimated; %NULL where it isn't known, or
 *   was later
 */
char *
ck_person_age (CkPerson *self,
               CkDate    on)
{
  int years;

  if (!ck_date_is_set (self->born) || !ck_date_is_set (on) || ck_date_compare (on, self->born) < 0)
    return NULL;
  ck_date_age (self->born, on, &years, NULL);
  /* Translators: an age that is estimated, in years */
  return self->born_precision == CK_BORN_ESTIMATED ? g_strdup_printf (C_ ("age", "about %d"), years) : g_strdup_printf ("%d", years);
}

/**
 * ck_birth_text:
 * @born: a date of birth, or none
 * @precision: a CkBornPrecision
 *
 * Of an estimated birth the year alone is said: a day would look like knowledge.
 *
 * Returns: (transfer full) (nullable): "4 May 2013", or "about 2012"; %NULL for none
 */
char *
ck_birth_text (CkDate born,
               int    precision)
{
  int year;

  if (!ck_date_is_set (born))
    return NULL;
  if (precision != CK_BORN_ESTIMATED)
    return format_day (born);
  ck_date_split (born, &year, NULL, NULL);
  /* Translators: a year of birth that is estimated */
  return g_strdup_printf (C_ ("birth", "about %d"), year);
}

/**
 * ck_person_born_text:
 * @self: somebody
 *
 * Returns: (transfer full): as ck_birth_text(), or "Not known"
 */
char *
ck_person_born_text (CkPerson *self)
{
  char *text = ck_birth_text (self->born, self->born_precision);

  return text != NULL ? text : g_strdup (ck_token_label (&ck_born_precisions, CK_BORN_UNKNOWN));
}

/**
 * ck_person_number:
 * @self: somebody
 *
 * Returns: (transfer full): the end of their id, by which two who are alike in everything can be told apart: "no. 3F2A"
 */
char *
ck_person_number (CkPerson *self)
{
  const guint8 *bytes = self->id.bytes + CK_UUID_SIZE - 2;

  /* Translators: the end of a person's number in the record */
  return g_strdup_printf (C_ ("person", "no. %02X%02X"), bytes[0], bytes[1]);
}

/**
 * ck_person_tell:
 * @self: somebody
 * @today: today's date
 *
 * What tells two people of one name apart, for lists to choose from.
 *
 * Returns: (transfer full): "born 4 May 2013, aged 13 · Saturday ensemble · no. 3F2A"
 */
char *
ck_person_tell (CkPerson *self,
                CkDate    today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *number = ck_person_number (self);
  g_autofree char *born = ck_person_born_text (self);
  g_autofree char *age = ck_person_age (self, today);

  if (age != NULL)
    /* Translators: date of birth and age */
    g_string_append_printf (text, C_ ("person", "born %1$s, aged %2$s"), born, age);
  else if (ck_date_is_set (self->born))
    g_string_append_printf (text, C_ ("person", "born %s"), born);
  else
    g_string_append (text, C_ ("person", "date of birth not known"));
  if (!ck_text_is_blank (self->description))
    g_string_append_printf (text, " · %s", self->description);
  g_string_append_printf (text, " · %s", number);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
