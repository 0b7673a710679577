/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record is a public struct and a table of its fields. Everything that treats all fields alike lies here and in
 * ck-record-json.c; a new field is one line in a table. A moment has two properties and two members: its text and its
 * precision. */
#include "ck-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-text.h"

#define PRECISION_SUFFIX "_precision"

G_DEFINE_ABSTRACT_TYPE (CkRecord, ck_record, G_TYPE_OBJECT)

static gboolean
set_string (char      **place,
            const char *text)
{
  if (g_strcmp0 (*place, text) == 0)
    return FALSE;

  ck_wipe_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

static void
notify_field (CkRecord      *self,
              const CkField *field,
              guint          part)
{
  CkRecordClass *klass = CK_RECORD_GET_CLASS (self);
  guint index = klass->first_property[field - klass->fields] + part;

  g_object_notify_by_pspec (G_OBJECT (self), klass->properties[index]);
}

static gboolean
put_moment (CkRecord      *self,
            const CkField *field,
            CkMoment       moment)
{
  CkMoment *place = ck_record_peek (self, field);
  CkMoment was = *place;
  gboolean text, precision;

  if (ck_moment_equal (was, moment))
    return FALSE;

  *place = moment;
  text = !ck_date_equal (was.date, moment.date) || was.minute != moment.minute;
  precision = was.precision != moment.precision || ck_moment_is_given (was) != ck_moment_is_given (moment);
  if (text)
    notify_field (self, field, 0);
  if (precision)
    notify_field (self, field, 1);
  return TRUE;
}

static gboolean
put_moment_text (CkRecord      *self,
                 const CkField *field,
                 const char    *text)
{
  CkMoment *place = ck_record_peek (self, field);
  g_autofree char *was = ck_moment_to_text (*place);
  CkMoment moment = CK_MOMENT_UNKNOWN;

  /* The same text again says nothing new about how sure it is. */
  if (g_strcmp0 (was, text != NULL ? text : "") == 0)
    return TRUE;
  if (!ck_moment_from_text (text != NULL ? text : "", &moment))
    return FALSE;

  put_moment (self, field, moment);
  return TRUE;
}

static gboolean
put_moment_precision (CkRecord      *self,
                      const CkField *field,
                      const char    *token)
{
  CkMoment *place = ck_record_peek (self, field);
  CkPrecision precision = CK_PRECISION_UNKNOWN;
  CkMoment moment;

  if (token == NULL)
    {
      put_moment (self, field, CK_MOMENT_UNKNOWN);
      return TRUE;
    }
  if (!ck_precision_from_token (token, &precision))
    return FALSE;
  /* A month says no day. */
  if (place->precision == CK_PRECISION_MONTH && precision == CK_PRECISION_DATE)
    return FALSE;

  moment = precision == CK_PRECISION_UNKNOWN ? CK_MOMENT_SAID_UNKNOWN
                                             : ck_moment_new (place->date, place->minute, precision);
  if (moment.precision != precision)
    return FALSE;

  put_moment (self, field, moment);
  return TRUE;
}

static char *
get_moment_precision (CkMoment moment)
{
  return ck_moment_is_given (moment) ? g_strdup (ck_precision_to_token (moment.precision)) : NULL;
}

/* Numbers as the vault has them, or instants as JSON has them. */
static gboolean
integer_from_text (const char *text,
                   gboolean    instant,
                   gint64     *value)
{
  if (text == NULL)
    {
      *value = 0;
      return TRUE;
    }
  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL))
    return TRUE;
  return instant && ck_instant_from_text (text, value);
}

static gboolean
put_plain_text (CkRecord      *self,
                const CkField *field,
                const char    *text,
                gboolean      *changed)
{
  gpointer place = ck_record_peek (self, field);
  CkDate date = CK_DATE_NONE;
  CkUuid uuid = { { 0 } };
  gint64 integer = 0;
  int token;

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      *changed = set_string (place, text);
      return TRUE;

    case CK_FIELD_TOKEN:
      token = ck_token_value (field->tokens, text);
      if (token < 0 && text != NULL)
        return FALSE;
      *changed = *(int *)place != token;
      *(int *)place = token;
      return TRUE;

    case CK_FIELD_DATE:
      if (text != NULL && *text != '\0' && !ck_date_from_text (text, &date))
        return FALSE;
      *changed = !ck_date_equal (*(CkDate *)place, date);
      *(CkDate *)place = date;
      return TRUE;

    case CK_FIELD_UUID:
      if (text != NULL && *text != '\0' && !ck_uuid_from_text (text, &uuid))
        return FALSE;
      *changed = !ck_uuid_equal (place, &uuid);
      *(CkUuid *)place = uuid;
      return TRUE;

    case CK_FIELD_FLAG:
      if (g_strcmp0 (text, "true") == 0 || g_strcmp0 (text, "1") == 0)
        integer = 1;
      else if (text != NULL && strcmp (text, "false") != 0 && strcmp (text, "0") != 0)
        return FALSE;
      *changed = !!*(gboolean *)place != integer;
      *(gboolean *)place = (gboolean)integer;
      return TRUE;

    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      if (!integer_from_text (text, field->type == CK_FIELD_INSTANT, &integer))
        return FALSE;
      *changed = *(gint64 *)place != integer;
      *(gint64 *)place = integer;
      return TRUE;

    case CK_FIELD_MOMENT:
    case CK_FIELD_STRINGS:
    case CK_FIELD_RECORD:
    case CK_FIELD_LIST:
    default:
      return FALSE;
    }
}

static void
clear_field (CkRecord      *self,
             const CkField *field)
{
  gpointer place = ck_record_peek (self, field);

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      g_clear_pointer ((char **)place, ck_wipe_free);
      break;
    case CK_FIELD_STRINGS:
      g_clear_pointer ((char ***)place, g_strfreev);
      break;
    case CK_FIELD_RECORD:
      g_clear_object ((GObject **)place);
      break;
    case CK_FIELD_LIST:
      g_clear_pointer ((GPtrArray **)place, g_ptr_array_unref);
      break;
    case CK_FIELD_TOKEN:
    case CK_FIELD_DATE:
    case CK_FIELD_MOMENT:
    case CK_FIELD_INSTANT:
    case CK_FIELD_UUID:
    case CK_FIELD_FLAG:
    case CK_FIELD_INTEGER:
    default:
      break;
    }
}

static const CkField *
field_of_property (CkRecordClass *klass,
                   guint          property_id,
                   guint         *part)
{
  for (guint i = klass->n_fields; i-- > 0;)
    if (klass->first_property[i] <= property_id)
      {
        *part = property_id - klass->first_property[i];
        return &klass->fields[i];
      }
  return NULL;
}

static void
ck_record_get_property (GObject    *object,
                        guint       property_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  CkRecord *self = CK_RECORD (object);
  guint part = 0;
  const CkField *field = field_of_property (CK_RECORD_GET_CLASS (self), property_id, &part);
  gpointer place;

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  place = ck_record_peek (self, field);
  switch (field->type)
    {
    case CK_FIELD_TEXT:
      g_value_set_string (value, *(char **)place);
      break;
    case CK_FIELD_TOKEN:
      g_value_set_int (value, *(int *)place);
      break;
    case CK_FIELD_DATE:
    case CK_FIELD_UUID:
      g_value_take_string (value, ck_record_get_text (self, field->name));
      break;
    case CK_FIELD_MOMENT:
      if (part == 0)
        g_value_take_string (value, ck_record_get_text (self, field->name));
      else
        g_value_take_string (value, get_moment_precision (*(CkMoment *)place));
      break;
    case CK_FIELD_FLAG:
      g_value_set_boolean (value, *(gboolean *)place);
      break;
    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      g_value_set_int64 (value, *(gint64 *)place);
      break;
    case CK_FIELD_STRINGS:
      g_value_set_boxed (value, *(char ***)place);
      break;
    case CK_FIELD_RECORD:
      g_value_set_object (value, *(GObject **)place);
      break;
    case CK_FIELD_LIST:
      g_value_set_boxed (value, *(GPtrArray **)place);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
put_object (CkRecord      *self,
            const CkField *field,
            const GValue  *value)
{
  gpointer place = ck_record_peek (self, field);
  const char *const *strings;
  GPtrArray *list;

  switch (field->type)
    {
    case CK_FIELD_STRINGS:
      strings = g_value_get_boxed (value);
      if (*(char ***)place == NULL ? strings == NULL
                                   : strings != NULL && g_strv_equal (*(const char *const **)place, strings))
        return FALSE;
      g_strfreev (*(char ***)place);
      *(char ***)place = g_value_dup_boxed (value);
      return TRUE;

    case CK_FIELD_RECORD:
      return g_set_object ((GObject **)place, g_value_get_object (value));

    case CK_FIELD_LIST:
      list = g_value_get_boxed (value);
      if (*(GPtrArray **)place == list)
        return FALSE;
      g_ptr_array_unref (*(GPtrArray **)place);
      *(GPtrArray **)place = list != NULL ? g_ptr_array_ref (list) : g_ptr_array_new_with_free_func (g_object_unref);
      return TRUE;

    case CK_FIELD_TEXT:
    case CK_FIELD_TOKEN:
    case CK_FIELD_DATE:
    case CK_FIELD_MOMENT:
    case CK_FIELD_INSTANT:
    case CK_FIELD_UUID:
    case CK_FIELD_FLAG:
    case CK_FIELD_INTEGER:
    default:
      g_assert_not_reached ();
    }
}

static void
ck_record_set_property (GObject      *object,
                        guint         property_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  CkRecord *self = CK_RECORD (object);
  guint part = 0;
  const CkField *field = field_of_property (CK_RECORD_GET_CLASS (self), property_id, &part);
  gboolean changed = FALSE;
  gpointer place;

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }

  place = ck_record_peek (self, field);
  switch (field->type)
    {
    case CK_FIELD_TEXT:
    case CK_FIELD_DATE:
    case CK_FIELD_UUID:
      /* Text that isn't a date or an id leaves the field alone, as typing one does until it is whole. */
      put_plain_text (self, field, g_value_get_string (value), &changed);
      break;
    case CK_FIELD_MOMENT:
      if (part == 0)
        put_moment_text (self, field, g_value_get_string (value));
      else
        put_moment_precision (self, field, g_value_get_string (value));
      break;
    case CK_FIELD_TOKEN:
      changed = *(int *)place != g_value_get_int (value);
      *(int *)place = g_value_get_int (value);
      break;
    case CK_FIELD_FLAG:
      changed = !!*(gboolean *)place != g_value_get_boolean (value);
      *(gboolean *)place = g_value_get_boolean (value);
      break;
    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      changed = *(gint64 *)place != g_value_get_int64 (value);
      *(gint64 *)place = g_value_get_int64 (value);
      break;
    case CK_FIELD_STRINGS:
    case CK_FIELD_RECORD:
    case CK_FIELD_LIST:
      changed = put_object (self, field, value);
      break;
    default:
      g_assert_not_reached ();
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
ck_record_finalize (GObject *object)
{
  CkRecord *self = CK_RECORD (object);
  guint n_fields;
  const CkField *fields = ck_record_get_fields (self, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    clear_field (self, &fields[i]);

  G_OBJECT_CLASS (ck_record_parent_class)->finalize (object);
}

static void
ck_record_class_init (CkRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ck_record_finalize;
}

static void
ck_record_init (CkRecord *self)
{
}

static GParamSpec *
property_for (const CkField *field,
              gboolean       precision)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autofree char *plain = g_strconcat (field->name, precision ? PRECISION_SUFFIX : NULL, NULL);
  const char *name = g_intern_string (g_strdelimit (plain, "_", '-'));

  switch (field->type)
    {
    case CK_FIELD_TOKEN:
      return g_param_spec_int (name, NULL, NULL, -1, (int)field->tokens->n_tokens - 1, -1, flags);
    case CK_FIELD_FLAG:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case CK_FIELD_STRINGS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case CK_FIELD_RECORD:
      return g_param_spec_object (name, NULL, NULL, field->item_type (), flags);
    case CK_FIELD_LIST:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_PTR_ARRAY, flags);
    case CK_FIELD_TEXT:
    case CK_FIELD_DATE:
    case CK_FIELD_MOMENT:
    case CK_FIELD_UUID:
    default:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    }
}

/**
 * ck_record_class_set_fields:
 * @klass: the class of a record
 * @fields: (array length=n_fields): its table, which must live as long as the program
 * @n_fields: rows of the table
 *
 * Gives the class its fields and their properties. CK_DEFINE_RECORD() calls it.
 */
void
ck_record_class_set_fields (CkRecordClass *klass,
                            const CkField *fields,
                            guint          n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  guint n = 1;

  /* GObject has each class handle its own properties: these two aren't inherited. */
  object_class->get_property = ck_record_get_property;
  object_class->set_property = ck_record_set_property;

  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->first_property = g_new0 (guint, n_fields);
  klass->properties = g_new0 (GParamSpec *, 2 * (gsize)n_fields + 1);

  for (guint i = 0; i < n_fields; i++)
    {
      klass->first_property[i] = n;
      klass->properties[n++] = property_for (&fields[i], FALSE);
      if (fields[i].type == CK_FIELD_MOMENT)
        klass->properties[n++] = property_for (&fields[i], TRUE);
    }

  klass->n_properties = n;
  g_object_class_install_properties (object_class, n, klass->properties);
}

/**
 * ck_record_init_fields:
 * @self: a record that is being made
 *
 * Sets what is unset and isn't zero. CK_DEFINE_RECORD() calls it.
 */
void
ck_record_init_fields (CkRecord *self)
{
  guint n_fields;
  const CkField *fields = ck_record_get_fields (self, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      gpointer place = ck_record_peek (self, &fields[i]);

      if (fields[i].type == CK_FIELD_TOKEN)
        *(int *)place = -1;
      else if (fields[i].type == CK_FIELD_MOMENT)
        *(CkMoment *)place = CK_MOMENT_UNKNOWN;
      else if (fields[i].type == CK_FIELD_LIST)
        *(GPtrArray **)place = g_ptr_array_new_with_free_func (g_object_unref);
    }
}

/**
 * ck_record_get_fields:
 * @self: a record
 * @n_fields: (out): rows of the table
 *
 * Returns: (transfer none) (array length=n_fields): its table of fields
 */
const CkField *
ck_record_get_fields (CkRecord *self,
                      guint    *n_fields)
{
  CkRecordClass *klass = CK_RECORD_GET_CLASS (self);

  *n_fields = klass->n_fields;
  return klass->fields;
}

/**
 * ck_record_type_get_fields:
 * @type: a type of record
 * @n_fields: (out): rows of the table
 *
 * Returns: (transfer none) (array length=n_fields): its table of fields
 */
const CkField *
ck_record_type_get_fields (GType  type,
                           guint *n_fields)
{
  g_autoptr (GTypeClass) klass = NULL;

  g_return_val_if_fail (g_type_is_a (type, CK_TYPE_RECORD), NULL);

  klass = g_type_class_ref (type);
  *n_fields = ((CkRecordClass *)klass)->n_fields;
  return ((CkRecordClass *)klass)->fields;
}

/**
 * ck_record_type_find_field:
 * @type: a type of record
 * @name: a field's name, with underscores
 *
 * Returns: (transfer none) (nullable): the field, or %NULL if it has none of that name
 */
const CkField *
ck_record_type_find_field (GType       type,
                           const char *name)
{
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (type, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

/**
 * ck_record_find_field:
 * @self: a record
 * @name: a field's name, with underscores
 *
 * Returns: (transfer none) (nullable): the field, or %NULL if it has none of that name
 */
const CkField *
ck_record_find_field (CkRecord   *self,
                      const char *name)
{
  return ck_record_type_find_field (G_OBJECT_TYPE (self), name);
}

/**
 * ck_record_find_member:
 * @self: a record
 * @name: a member's name: a field's, or a moment's with "_precision"
 * @precision: (out): whether it is a moment's second member
 *
 * Returns: (transfer none) (nullable): the field, or %NULL if no member has that name
 */
const CkField *
ck_record_find_member (CkRecord   *self,
                       const char *name,
                       gboolean   *precision)
{
  const CkField *field = ck_record_find_field (self, name);

  *precision = FALSE;
  if (field == NULL && g_str_has_suffix (name, PRECISION_SUFFIX))
    {
      g_autofree char *stem = g_strndup (name, strlen (name) - strlen (PRECISION_SUFFIX));

      field = ck_record_find_field (self, stem);
      *precision = TRUE;
      if (field != NULL && field->type != CK_FIELD_MOMENT)
        field = NULL;
    }
  return field;
}

/**
 * ck_record_peek:
 * @self: a record
 * @field: a row of its table
 *
 * Returns: (transfer none): where the field lies, to be cast as #CkFieldType says; what is written there isn't notified
 */
gpointer
ck_record_peek (CkRecord      *self,
                const CkField *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

/**
 * ck_field_label:
 * @field: a row of a table
 *
 * Returns: (transfer none): what a person calls it, translated; its name where it has no label
 */
const char *
ck_field_label (const CkField *field)
{
  return field->label != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : field->name;
}

/**
 * ck_record_set_text:
 * @self: a record
 * @name: a field, or a moment's name with "_precision"
 * @text: (nullable): its value as SQL or JSON have it, with ids as text; %NULL unsets it
 *
 * Copies, and notifies if it changed. Of a moment, set the text first and then its precision. Lists, records and arrays
 * of strings can't be set this way.
 *
 * Returns: whether @name and @text were understood; otherwise nothing was changed
 */
gboolean
ck_record_set_text (CkRecord   *self,
                    const char *name,
                    const char *text)
{
  gboolean precision, changed = FALSE;
  const CkField *field;

  g_return_val_if_fail (CK_IS_RECORD (self), FALSE);

  field = ck_record_find_member (self, name, &precision);
  if (field == NULL)
    return FALSE;
  if (precision)
    return put_moment_precision (self, field, text);
  if (field->type == CK_FIELD_MOMENT)
    return put_moment_text (self, field, text);
  if (!put_plain_text (self, field, text, &changed))
    return FALSE;
  if (changed)
    notify_field (self, field, 0);
  return TRUE;
}

/**
 * ck_record_get_text:
 * @self: a record
 * @name: a field, or a moment's name with "_precision"
 *
 * The reverse of ck_record_set_text(), with instants as JSON has them; strings are joined with ", ".
 *
 * Returns: (transfer full) (nullable): the value, or %NULL where it is unset, or a list or record
 */
char *
ck_record_get_text (CkRecord   *self,
                    const char *name)
{
  gboolean precision;
  const CkField *field;
  gpointer place;

  g_return_val_if_fail (CK_IS_RECORD (self), NULL);

  field = ck_record_find_member (self, name, &precision);
  if (field == NULL)
    return NULL;

  place = ck_record_peek (self, field);
  switch (field->type)
    {
    case CK_FIELD_TEXT:
      return g_strdup (*(char **)place);
    case CK_FIELD_TOKEN:
      return g_strdup (ck_token_text (field->tokens, *(int *)place));
    case CK_FIELD_DATE:
      return ck_date_is_set (*(CkDate *)place) ? ck_date_to_text (*(CkDate *)place) : NULL;
    case CK_FIELD_MOMENT:
      if (precision)
        return get_moment_precision (*(CkMoment *)place);
      return ck_moment_is_known (*(CkMoment *)place) ? ck_moment_to_text (*(CkMoment *)place) : NULL;
    case CK_FIELD_INSTANT:
      return *(gint64 *)place != 0 ? ck_instant_to_text (*(gint64 *)place) : NULL;
    case CK_FIELD_UUID:
      return ck_uuid_is_none (place) ? NULL : ck_uuid_to_text (place);
    case CK_FIELD_FLAG:
      return g_strdup (*(gboolean *)place ? "true" : "false");
    case CK_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *)place);
    case CK_FIELD_STRINGS:
      return *(char ***)place != NULL ? g_strjoinv (", ", *(char ***)place) : NULL;
    case CK_FIELD_RECORD:
    case CK_FIELD_LIST:
    default:
      return NULL;
    }
}
