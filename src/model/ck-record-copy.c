/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What treats a record as a whole: copies, comparison, and what is set. */
#include "ck-record.h"

#include <string.h>

#include "ck-text.h"

static gboolean
strings_equal (char **a,
               char **b)
{
  static char *none[] = { NULL };

  return g_strv_equal ((const char *const *)(a != NULL ? a : none), (const char *const *)(b != NULL ? b : none));
}

static gboolean
records_equal (CkRecord *a,
               CkRecord *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return ck_record_equal (a, b);
}

static gboolean
lists_equal (GPtrArray *a,
             GPtrArray *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (!ck_record_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gsize
size_of_field (const CkField *field)
{
  switch (field->type)
    {
    case CK_FIELD_TOKEN:
      return sizeof (int);
    case CK_FIELD_DATE:
      return sizeof (CkDate);
    case CK_FIELD_MOMENT:
      return sizeof (CkMoment);
    case CK_FIELD_UUID:
      return sizeof (CkUuid);
    case CK_FIELD_FLAG:
      return sizeof (gboolean);
    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      return sizeof (gint64);
    case CK_FIELD_TEXT:
    case CK_FIELD_STRINGS:
    case CK_FIELD_RECORD:
    case CK_FIELD_LIST:
    default:
      return sizeof (gpointer);
    }
}

/**
 * ck_moment_equal:
 * @a: a moment
 * @b: another
 *
 * Returns: whether they are the same, with the same precision; one that wasn't given isn't one that is not known
 */
gboolean
ck_moment_equal (CkMoment a,
                 CkMoment b)
{
  return ck_date_equal (a.date, b.date) && a.minute == b.minute && a.precision == b.precision;
}

/**
 * ck_moment_is_given:
 * @moment: a moment in a form
 *
 * Returns: whether it was said, even if only that it isn't known (%CK_MOMENT_SAID_UNKNOWN)
 */
gboolean
ck_moment_is_given (CkMoment moment)
{
  return ck_moment_is_known (moment) || moment.minute == 0;
}

/**
 * ck_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a new record of the same type with the same fields; records within are copied too
 */
CkRecord *
ck_record_copy (CkRecord *self)
{
  g_autoptr (CkRecord) copy = NULL;
  guint n_fields;
  const CkField *fields;

  g_return_val_if_fail (CK_IS_RECORD (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  fields = ck_record_get_fields (self, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      gpointer from = ck_record_peek (self, &fields[i]);
      gpointer to = ck_record_peek (copy, &fields[i]);
      GPtrArray *list;

      switch (fields[i].type)
        {
        case CK_FIELD_TEXT:
          *(char **)to = g_strdup (*(char **)from);
          break;
        case CK_FIELD_STRINGS:
          *(char ***)to = g_strdupv (*(char ***)from);
          break;
        case CK_FIELD_RECORD:
          *(CkRecord **)to = *(CkRecord **)from != NULL ? ck_record_copy (*(CkRecord **)from) : NULL;
          break;
        case CK_FIELD_LIST:
          list = *(GPtrArray **)from;
          for (guint j = 0; j < list->len; j++)
            g_ptr_array_add (*(GPtrArray **)to, ck_record_copy (list->pdata[j]));
          break;
        case CK_FIELD_TOKEN:
        case CK_FIELD_DATE:
        case CK_FIELD_MOMENT:
        case CK_FIELD_INSTANT:
        case CK_FIELD_UUID:
        case CK_FIELD_FLAG:
        case CK_FIELD_INTEGER:
        default:
          memcpy (to, from, size_of_field (&fields[i]));
          break;
        }
    }
  return g_steal_pointer (&copy);
}

static gboolean
fields_equal (CkRecord      *a,
              CkRecord      *b,
              const CkField *field)
{
  gpointer x = ck_record_peek (a, field);
  gpointer y = ck_record_peek (b, field);

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      return g_strcmp0 (*(char **)x, *(char **)y) == 0;
    case CK_FIELD_TOKEN:
      return *(int *)x == *(int *)y;
    case CK_FIELD_DATE:
      return ck_date_equal (*(CkDate *)x, *(CkDate *)y);
    case CK_FIELD_MOMENT:
      return ck_moment_equal (*(CkMoment *)x, *(CkMoment *)y);
    case CK_FIELD_UUID:
      return ck_uuid_equal (x, y);
    case CK_FIELD_FLAG:
      return !*(gboolean *)x == !*(gboolean *)y;
    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      return *(gint64 *)x == *(gint64 *)y;
    case CK_FIELD_STRINGS:
      return strings_equal (*(char ***)x, *(char ***)y);
    case CK_FIELD_RECORD:
      return records_equal (*(CkRecord **)x, *(CkRecord **)y);
    case CK_FIELD_LIST:
      return lists_equal (*(GPtrArray **)x, *(GPtrArray **)y);
    default:
      g_assert_not_reached ();
    }
}

/**
 * ck_record_equal:
 * @a: a record
 * @b: another
 *
 * Returns: whether they are of one type and every field is equal, those of records within too; no strings and an empty
 *   array of them are the same, no text and an empty one are not
 */
gboolean
ck_record_equal (CkRecord *a,
                 CkRecord *b)
{
  guint n_fields;
  const CkField *fields;

  g_return_val_if_fail (CK_IS_RECORD (a) && CK_IS_RECORD (b), FALSE);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;

  fields = ck_record_get_fields (a, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    if (!fields_equal (a, b, &fields[i]))
      return FALSE;
  return TRUE;
}

/**
 * ck_record_field_is_set:
 * @self: a record
 * @field: a row of its table
 *
 * Returns: whether the field holds something: text that can be seen, a token, a date, a moment that was given, a flag
 *   that is true, a number other than 0, an array or list with items, a record
 */
gboolean
ck_record_field_is_set (CkRecord      *self,
                        const CkField *field)
{
  gpointer place = ck_record_peek (self, field);

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      return !ck_text_is_blank (*(char **)place);
    case CK_FIELD_TOKEN:
      return *(int *)place >= 0;
    case CK_FIELD_DATE:
      return ck_date_is_set (*(CkDate *)place);
    case CK_FIELD_MOMENT:
      return ck_moment_is_given (*(CkMoment *)place);
    case CK_FIELD_UUID:
      return !ck_uuid_is_none (place);
    case CK_FIELD_FLAG:
      return *(gboolean *)place;
    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      return *(gint64 *)place != 0;
    case CK_FIELD_STRINGS:
      return *(char ***)place != NULL && **(char ***)place != NULL;
    case CK_FIELD_RECORD:
      return *(CkRecord **)place != NULL;
    case CK_FIELD_LIST:
      return (*(GPtrArray **)place)->len > 0;
    default:
      g_assert_not_reached ();
    }
}

/**
 * ck_record_drop_blanks:
 * @self: a record
 *
 * Unsets every text that shows nothing, in records within too, since a field that was left blank is one that was left
 * out. Notifies of each.
 */
void
ck_record_drop_blanks (CkRecord *self)
{
  guint n_fields;
  const CkField *fields;

  g_return_if_fail (CK_IS_RECORD (self));

  fields = ck_record_get_fields (self, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      gpointer place = ck_record_peek (self, &fields[i]);
      GPtrArray *list;

      if (fields[i].type == CK_FIELD_TEXT && ck_text_is_blank (*(char **)place))
        ck_record_set_text (self, fields[i].name, NULL);
      else if (fields[i].type == CK_FIELD_RECORD && *(CkRecord **)place != NULL)
        ck_record_drop_blanks (*(CkRecord **)place);
      else if (fields[i].type == CK_FIELD_LIST)
        {
          list = *(GPtrArray **)place;
          for (guint j = 0; j < list->len; j++)
            ck_record_drop_blanks (list->pdata[j]);
        }
    }
}
