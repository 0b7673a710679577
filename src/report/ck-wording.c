/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-text.h"

struct _CkWording {
  CkChronology *chronology;
  GTimeZone    *zone;
  GStrv         initials; /* of the subjects, in their order, each different */
};

static char *
dup_plain_name (CkInvolvement *involvement)
{
  CkPerson *person = involvement->person;

  if (person != NULL && !ck_text_is_blank (person->name))
    return ck_rich_text_clean (person->name);
  if (!ck_text_is_blank (involvement->description))
    return ck_rich_text_clean (involvement->description);
  return g_strdup (C_ ("person", "Not known"));
}

/* "W.C.", and "W.C. 2" for the second with the same ones, so that an age is never taken for another's. */
static GStrv
initials_of (GPtrArray *subjects)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  for (guint i = 0; i < subjects->len; i++)
    {
      g_autofree char *name = dup_plain_name (g_ptr_array_index (subjects, i));
      g_autofree char *initials = ck_text_initials (name);
      int times = GPOINTER_TO_INT (g_hash_table_lookup (seen, initials)) + 1;
      g_autofree char *unique = times == 1 ? g_strdup (initials) : g_strdup_printf ("%s %d", initials, times);

      g_strv_builder_add (all, unique);
      g_hash_table_insert (seen, g_strdup (initials), GINT_TO_POINTER (times));
    }
  return g_strv_builder_end (all);
}

static GDateTime *
local_time (CkWording *self,
            gint64   instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);

  return utc == NULL ? NULL : g_date_time_to_timezone (utc, self->zone);
}

/**
 * ck_wording_new:
 * @chronology: (transfer none): what is printed; isn't changed meanwhile
 *
 * Returns: (transfer full): its words
 */
CkWording *
ck_wording_new (CkChronology *chronology)
{
  CkWording *self = g_new0 (CkWording, 1);

  self->chronology = g_object_ref (chronology);
  self->zone = chronology->time_zone != NULL ? g_time_zone_new_identifier (chronology->time_zone) : NULL;
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->initials = initials_of (chronology->subjects);
  return self;
}

/**
 * ck_wording_free:
 * @self: (nullable) (transfer full): words
 */
void
ck_wording_free (CkWording *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->initials);
  g_time_zone_unref (self->zone);
  g_object_unref (self->chronology);
  g_free (self);
}

/**
 * ck_wording_name:
 * @self: words
 * @involvement: somebody in the case
 *
 * The one place that says who somebody is.
 *
 * Returns: (transfer full): the name; or the description of one who isn't known
 */
char *
ck_wording_name (CkWording       *self,
               CkInvolvement *involvement)
{
  return dup_plain_name (involvement);
}

/**
 * ck_wording_get_initials:
 * @self: words
 * @subject: index of one of those harmed
 *
 * Returns: (transfer none): "W.C.", which no other subject has
 */
const char *
ck_wording_get_initials (CkWording *self,
                       guint    subject)
{
  return self->initials[subject];
}

/**
 * ck_wording_said:
 * @self: words
 * @text: (nullable): what somebody wrote or said
 *
 * The one place that what was written passes through.
 *
 * Returns: (transfer full): @text as it is printed
 */
char *
ck_wording_said (CkWording    *self,
               const char *text)
{
  return ck_rich_text_clean (text);
}

/**
 * ck_wording_age:
 * @self: words
 * @involvement: one of those harmed
 * @moment: when
 *
 * Returns: (transfer full) (nullable): "13 y 6 m"; "34" from 18 years on; "about 13" where the date of birth is estimated
 *   or the moment is only a month; %NULL where it can't be said
 */
char *
ck_wording_age (CkWording       *self,
              CkInvolvement *involvement,
              CkMoment       moment)
{
  CkPerson *person = involvement->person;
  int years, months;

  if (person == NULL || person->born_precision == CK_BORN_UNKNOWN || !ck_moment_is_known (moment))
    return NULL;

  ck_date_age (person->born, moment.date, &years, &months);
  if (years < 0)
    return NULL;
  if (person->born_precision == CK_BORN_ESTIMATED || moment.precision == CK_PRECISION_MONTH)
    /* Translators: an age that isn't sure: "about 13" years */
    return g_strdup_printf (C_ ("age", "about %d"), years);
  if (years >= 18)
    return g_strdup_printf ("%d", years);
  /* Translators: an age in years and months, "13 y 6 m" */
  return g_strdup_printf (C_ ("age", "%1$d y %2$d m"), years, months);
}

/**
 * ck_wording_birth:
 * @self: words
 * @involvement: one of those harmed
 *
 * Returns: (transfer full): "4 May 2013", "4 May 2013, estimated", "not known"
 */
char *
ck_wording_birth (CkWording       *self,
                CkInvolvement *involvement)
{
  CkPerson *person = involvement->person;
  g_autofree char *day = NULL;

  if (person == NULL || person->born_precision == CK_BORN_UNKNOWN || !ck_date_is_set (person->born))
    return g_strdup (C_ ("date of birth", "not known"));

  day = ck_wording_day (person->born, TRUE);
  if (person->born_precision == CK_BORN_ESTIMATED)
    return g_strdup_printf (C_ ("date of birth", "%s, estimated"), day);
  return g_steal_pointer (&day);
}

/**
 * ck_wording_instant_day:
 * @self: words
 * @instant: microseconds UTC
 *
 * Returns: (transfer full): "Mon 23 Nov 2026" in the vault's time zone
 */
char *
ck_wording_instant_day (CkWording *self,
                      gint64   instant)
{
  return ck_date_format (ck_instant_to_date (instant, self->zone));
}

/**
 * ck_wording_instant_time:
 * @self: words
 * @instant: microseconds UTC
 *
 * Returns: (transfer full): "15:50" in the vault's time zone
 */
char *
ck_wording_instant_time (CkWording *self,
                       gint64   instant)
{
  g_autoptr (GDateTime) local = local_time (self, instant);

  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
}

/**
 * ck_wording_reference:
 * @self: words
 * @case_reference: (nullable): of the case that it was recorded in; this one when %NULL
 * @number: of an entry or amendment in its case
 *
 * Returns: (transfer full): "2026-0014/9"
 */
char *
ck_wording_reference (CkWording  *self,
                      const char *case_reference,
                      gint64      number)
{
  const char *reference = case_reference;

  if (reference == NULL && self->chronology->head != NULL)
    reference = self->chronology->head->reference;

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, reference != NULL ? reference : "", number);
}

/**
 * ck_wording_day:
 * @date: a date
 * @with_year: whether the year is said
 *
 * Returns: (transfer full): "4 May 2013" or "4 May", without the weekday; "" for none
 */
char *
ck_wording_day (CkDate   date,
              gboolean with_year)
{
  int year, month, day;

  if (!ck_date_is_set (date))
    return g_strdup ("");

  ck_date_split (date, &year, &month, &day);
  if (with_year)
    /* Translators: a date of birth or of a period: day, month, year: "4 May 2013" */
    return g_strdup_printf (C_ ("date", "%1$d %2$s %3$d"), day, ck_date_month_name (month), year);
  /* Translators: a date without its year: day, month: "4 May" */
  return g_strdup_printf (C_ ("date", "%1$d %2$s"), day, ck_date_month_name (month));
}

/**
 * ck_wording_lower_first:
 * @label: words that begin with a capital
 *
 * Returns: (transfer full): them for the middle of a sentence; an abbreviation keeps its capitals
 */
char *
ck_wording_lower_first (const char *label)
{
  gunichar first = g_utf8_get_char (label);
  const char *rest = *label != '\0' ? g_utf8_next_char (label) : label;
  char lower[7] = { 0 };

  if (*label == '\0' || g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (label);

  g_unichar_to_utf8 (g_unichar_tolower (first), lower);
  return g_strconcat (lower, rest, NULL);
}

/**
 * ck_wording_token:
 * @set: the values of a field
 * @value: one of them, or -1
 *
 * Returns: (transfer full): its label for the middle of a sentence, "" for -1
 */
char *
ck_wording_token (const CkTokenSet *set,
                int               value)
{
  const char *label = value >= 0 ? ck_token_label (set, value) : NULL;

  return ck_wording_lower_first (label != NULL ? label : "");
}

/**
 * ck_wording_ends_sentence:
 * @text: words
 *
 * Returns: whether they end with a stop of their own
 */
gboolean
ck_wording_ends_sentence (const char *text)
{
  const char *last = *text != '\0' ? g_utf8_find_prev_char (text, text + strlen (text)) : NULL;

  if (last != NULL && g_utf8_get_char (last) == 0x201D)
    last = g_utf8_find_prev_char (text, last);
  return last != NULL && (strchr (".!?:;", *last) != NULL || g_utf8_get_char (last) == 0x2026);
}
