/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts that rules are made of. A message names the member and what a person calls it, and says what is expected;
 * it never repeats what was typed. */
#include "ck-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-error-member.h"
#include "ck-text.h"

#define MINUTES_A_DAY 1440
#define CLOCKS_DIFFER 5 /* minutes: "just now" by another clock isn't the future */
#define YEARS_AHEAD 5

/**
 * ck_rule_broken:
 * @record: what breaks the rule
 * @path: its path in the form
 * @name: the member
 * @code: %CK_ERROR_INVALID or %CK_ERROR_REFUSED
 * @expected: (translatable): what is expected, to stand after "expected"
 * @error: where to put it
 *
 * Returns: %FALSE
 */
gboolean
ck_rule_broken (CkRecord   *record,
                const char *path,
                const char *name,
                CkError     code,
                const char *expected,
                GError    **error)
{
  g_autofree char *member = ck_json_member_path (path, name);
  const CkField *field = ck_record_find_field (record, name);
  const char *label = field != NULL ? ck_field_label (field) : name;
  g_autofree char *named = g_strdup_printf ("%s (%s)", member, label);

  /* Translators: a member such as people[0].role, what a person calls it, and what is expected of it */
  g_set_error (error, CK_ERROR, (int)code, _("%1$s (%2$s): expected %3$s"), member, label, expected);
  ck_error_set_member (error, member, named);
  ck_error_set_label (error, label);
  return FALSE;
}

static gboolean
sound_strings (CkRecord      *record,
               const char    *path,
               const CkField *field,
               char         **strings,
               GError       **error)
{
  guint length = strings != NULL ? g_strv_length (strings) : 0;

  if (length > CK_LIST_MAX)
    return ck_rule_broken (record, path, field->name, CK_ERROR_INVALID, _("at most 1000 items"), error);

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *member = ck_json_member_path (path, field->name);
      g_autofree char *item = ck_json_item_path (member, i);

      if (field->tokens != NULL && ck_token_value (field->tokens, strings[i]) < 0)
        {
          g_autofree char *choices = ck_token_choices (field->tokens);
          /* Translators: the tokens that a member may hold, "low | medium | high" */
          g_autofree char *expected = g_strdup_printf (_("one of %s"), choices);

          return ck_rule_broken (record, path, field->name, CK_ERROR_INVALID, expected, error);
        }
      if (!ck_text_check (strings[i], strlen (strings[i]), item, CK_LINE_MAX, TRUE, error))
        return FALSE;
      for (guint j = 0; j < i; j++)
        if (strcmp (strings[i], strings[j]) == 0)
          return ck_rule_broken (record, path, field->name, CK_ERROR_INVALID, _("each item once"), error);
    }
  return TRUE;
}

static gboolean
sound_text (const char    *path,
            const CkField *field,
            const char    *text,
            GError       **error)
{
  gboolean one_line = (field->flags & CK_FIELD_ONE_LINE) != 0;
  g_autofree char *member = ck_json_member_path (path, field->name);

  if (text == NULL || ck_text_check (text, strlen (text), member, one_line ? CK_LINE_MAX : CK_TEXT_MAX, one_line, error))
    return TRUE;
  ck_error_set_label (error, ck_field_label (field));
  return FALSE;
}

static gboolean
sound_list (CkRecord      *record,
            const char    *path,
            const CkField *field,
            GPtrArray     *list,
            GError       **error)
{
  g_autofree char *member = ck_json_member_path (path, field->name);

  if (list->len > CK_LIST_MAX)
    return ck_rule_broken (record, path, field->name, CK_ERROR_INVALID, _("at most 1000 items"), error);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *item = ck_json_item_path (member, i);

      if (!ck_rule_sound (list->pdata[i], item, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ck_rule_sound:
 * @record: a form
 * @path: its path
 * @error: %CK_ERROR_INVALID
 *
 * What holds for every field, however it was filled: tokens that exist, text that can be kept, no list too long and
 * nothing in it twice.
 *
 * Returns: whether it does
 */
gboolean
ck_rule_sound (CkRecord   *record,
               const char *path,
               GError    **error)
{
  guint n_fields;
  const CkField *fields = ck_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      gpointer place = ck_record_peek (record, &fields[i]);
      g_autofree char *member = ck_json_member_path (path, fields[i].name);
      gboolean sound = TRUE;

      switch (fields[i].type)
        {
        case CK_FIELD_TEXT:
          sound = sound_text (path, &fields[i], *(char **)place, error);
          break;
        case CK_FIELD_TOKEN:
          if (*(int *)place < -1 || *(int *)place >= (int)fields[i].tokens->n_tokens)
            {
              g_autofree char *choices = ck_token_choices (fields[i].tokens);
              g_autofree char *expected = g_strdup_printf (_("one of %s"), choices);

              sound = ck_rule_broken (record, path, fields[i].name, CK_ERROR_INVALID, expected, error);
            }
          break;
        case CK_FIELD_STRINGS:
          sound = sound_strings (record, path, &fields[i], *(char ***)place, error);
          break;
        case CK_FIELD_RECORD:
          sound = *(CkRecord **)place == NULL || ck_rule_sound (*(CkRecord **)place, member, error);
          break;
        case CK_FIELD_LIST:
          sound = sound_list (record, path, &fields[i], *(GPtrArray **)place, error);
          break;
        case CK_FIELD_DATE:
        case CK_FIELD_MOMENT:
        case CK_FIELD_INSTANT:
        case CK_FIELD_UUID:
        case CK_FIELD_FLAG:
        case CK_FIELD_INTEGER:
        default:
          break;
        }
      if (!sound)
        return FALSE;
    }
  return TRUE;
}

/**
 * ck_rule_given:
 * @record: a form
 * @path: its path
 * @name: a member that must be given
 * @code: what its absence is
 * @expected: (translatable): what is expected
 * @error: where to put it
 *
 * Returns: whether it is given; blank text isn't
 */
gboolean
ck_rule_given (CkRecord   *record,
               const char *path,
               const char *name,
               CkError     code,
               const char *expected,
               GError    **error)
{
  return ck_record_field_is_set (record, ck_record_find_field (record, name))
         || ck_rule_broken (record, path, name, code, expected, error);
}

/**
 * ck_rule_left_out:
 * @record: a form
 * @path: its path
 * @name: a member that has no place here
 * @expected: (translatable): what is expected
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether it was left out
 */
gboolean
ck_rule_left_out (CkRecord   *record,
                  const char *path,
                  const char *name,
                  const char *expected,
                  GError    **error)
{
  return !ck_record_field_is_set (record, ck_record_find_field (record, name))
         || ck_rule_broken (record, path, name, CK_ERROR_INVALID, expected, error);
}

/**
 * ck_moment_first_minute:
 * @moment: a moment that is known
 *
 * Returns: the earliest minute that it can mean, counted from the start of the calendar
 */
gint64
ck_moment_first_minute (CkMoment moment)
{
  return (gint64)moment.date.julian * MINUTES_A_DAY + MAX (moment.minute, 0);
}

/**
 * ck_moment_last_minute:
 * @moment: a moment that is known
 *
 * Returns: the latest minute that it can mean
 */
gint64
ck_moment_last_minute (CkMoment moment)
{
  CkDate last = moment.date;

  if (moment.precision == CK_PRECISION_MONTH)
    last = ck_date_add_days (ck_date_add_months (last, 1), -1);
  return (gint64)last.julian * MINUTES_A_DAY + (moment.minute >= 0 ? moment.minute : MINUTES_A_DAY - 1);
}

/**
 * ck_rule_past:
 * @record: a form
 * @path: its path
 * @name: a moment in it
 * @moment: that moment
 * @now: local time
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether @moment is unknown, or neither in the future nor before 1900
 */
gboolean
ck_rule_past (CkRecord   *record,
              const char *path,
              const char *name,
              CkMoment    moment,
              CkMoment    now,
              GError    **error)
{
  if (!ck_moment_is_known (moment))
    return TRUE;
  if (ck_moment_first_minute (moment) > ck_moment_last_minute (now) + CLOCKS_DIFFER)
    return ck_rule_broken (record, path, name, CK_ERROR_INVALID, _("a time that isn’t in the future"), error);
  if (ck_date_compare (moment.date, ck_date_new (1900, 1, 1)) < 0)
    return ck_rule_broken (record, path, name, CK_ERROR_INVALID, _("a time after 1900"), error);
  return TRUE;
}

/* Whether @a ends before @b begins, as far as can be told: what is approximate may overlap. */
static gboolean
surely_before (CkMoment a,
               CkMoment b)
{
  return ck_moment_is_known (a) && ck_moment_is_known (b) && a.precision != CK_PRECISION_APPROXIMATE
         && b.precision != CK_PRECISION_APPROXIMATE && ck_moment_last_minute (a) < ck_moment_first_minute (b);
}

static CkMoment
moment_of (CkRecord   *record,
           const char *name)
{
  return *(CkMoment *)ck_record_peek (record, ck_record_find_field (record, name));
}

/**
 * ck_rule_times:
 * @record: a form with happened, happened_to and told
 * @now: local time
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether none is in the future, it ended after it began, and nobody was told before it began
 */
gboolean
ck_rule_times (CkRecord *record,
               CkMoment  now,
               GError  **error)
{
  static const char *const names[] = { "happened", "happened_to", "told" };
  CkMoment happened = moment_of (record, "happened");
  CkMoment to = moment_of (record, "happened_to");

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!ck_rule_past (record, "", names[i], moment_of (record, names[i]), now, error))
      return FALSE;

  if (ck_moment_is_known (to) && !ck_moment_is_known (happened))
    return ck_rule_broken (record, "", "happened_to", CK_ERROR_INVALID,
                           _("nothing where it isn’t known when it began"), error);
  if (surely_before (to, happened))
    return ck_rule_broken (record, "", "happened_to", CK_ERROR_INVALID, _("a time that isn’t before it began"), error);
  if (surely_before (moment_of (record, "told"), happened))
    return ck_rule_broken (record, "", "told", CK_ERROR_INVALID, _("a time that isn’t before it happened"), error);
  return TRUE;
}

/**
 * ck_rule_born:
 * @record: a form with born and born_precision
 * @path: its path
 * @born: its date
 * @precision: its precision, or -1: exact where there is a date
 * @today: local date
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether the date is possible and the precision agrees with it
 */
gboolean
ck_rule_born (CkRecord   *record,
              const char *path,
              CkDate      born,
              int         precision,
              CkDate      today,
              GError    **error)
{
  if (!ck_date_is_set (born))
    return precision <= CK_BORN_UNKNOWN
           || ck_rule_broken (record, path, "born", CK_ERROR_INVALID,
                              _("a date, since its precision says that it is known"), error);

  if (precision == CK_BORN_UNKNOWN)
    return ck_rule_broken (record, path, "born_precision", CK_ERROR_INVALID, _("exact or estimated beside a date"),
                           error);
  if (ck_date_compare (born, today) > 0)
    return ck_rule_broken (record, path, "born", CK_ERROR_INVALID, _("a date that isn’t in the future"), error);
  if (ck_date_compare (born, ck_date_new (1900, 1, 1)) < 0)
    return ck_rule_broken (record, path, "born", CK_ERROR_INVALID, _("a date after 1900"), error);
  return TRUE;
}

/**
 * ck_rule_due:
 * @record: a form
 * @path: its path
 * @name: a date in it
 * @due: that date, or none
 * @today: local date
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether @due is none, or a day from today to five years ahead
 */
gboolean
ck_rule_due (CkRecord   *record,
             const char *path,
             const char *name,
             CkDate      due,
             CkDate      today,
             GError    **error)
{
  if (!ck_date_is_set (due))
    return TRUE;
  if (ck_date_compare (due, today) < 0)
    return ck_rule_broken (record, path, name, CK_ERROR_INVALID, _("a date that isn’t in the past"), error);
  if (ck_date_compare (due, ck_date_add_months (today, 12 * YEARS_AHEAD)) > 0)
    return ck_rule_broken (record, path, name, CK_ERROR_INVALID, _("a date at most five years ahead"), error);
  return TRUE;
}
