/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as JSON. What is written holds every member, in the order of the table, null where it is unset, so that
 * scripts meet a stable shape; what is read may leave members out. What ck_record_to_json() wrote of a form reads back
 * as an equal form. */
#include "ck-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-json-private.h"
#include "ck-text.h"

#define PRECISION_SUFFIX "_precision"

typedef struct {
  gboolean draft; /* texts may be of any length, and derived members are passed over */
  GError **error;
} Reader;

static CkRecord *read_record (Reader *self, GType type, JsonNode *node, const char *path);

/* Its text, or NULL where it is something else. */
static const char *
text_of (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
refuse (Reader     *self,
        const char *path,
        const char *expected)
{
  if (*path != '\0')
    /* Translators: a member of a JSON text such as people[0].born, then what it should have been */
    g_set_error (self->error, CK_ERROR, CK_ERROR_INVALID, _("%1$s: expected %2$s"), path, expected);
  else
    /* Translators: what a JSON text should have been, "an object" */
    g_set_error (self->error, CK_ERROR, CK_ERROR_INVALID, _("The JSON: expected %s"), expected);
  return FALSE;
}

static gboolean
refuse_token (Reader           *self,
              const char       *path,
              const CkTokenSet *set)
{
  g_autofree char *choices = ck_token_choices (set);
  /* Translators: the tokens that a member of JSON may hold, "low | medium | high" */
  g_autofree char *expected = g_strdup_printf (_("one of %s"), choices);

  return refuse (self, path, expected);
}

static gboolean
check_text (Reader     *self,
            const char *text,
            const char *path,
            gboolean    one_line)
{
  if (self->draft)
    return TRUE;
  return ck_text_check (text, strlen (text), path, one_line ? CK_LINE_MAX : CK_TEXT_MAX, one_line, self->error);
}

static gboolean
read_text (Reader        *self,
           const CkField *field,
           JsonNode      *node,
           const char    *path,
           char         **place)
{
  const char *text = text_of (node);

  if (text == NULL)
    return refuse (self, path, _("text in quotation marks"));
  if (!check_text (self, text, path, field->flags & CK_FIELD_ONE_LINE))
    return FALSE;

  g_free (*place);
  *place = g_strdup (text);
  return TRUE;
}

static gboolean
read_token (Reader           *self,
            const CkTokenSet *set,
            JsonNode         *node,
            const char       *path,
            int              *place)
{
  int value = ck_token_value (set, text_of (node));

  if (value < 0)
    return refuse_token (self, path, set);

  *place = value;
  return TRUE;
}

static gboolean
read_instant (Reader     *self,
              JsonNode   *node,
              const char *path,
              gint64     *place)
{
  if (!ck_instant_from_text (text_of (node), place))
    return refuse (self, path, _("a time such as \"2026-11-20T15:30:00Z\""));
  return TRUE;
}

static gboolean
read_integer (Reader     *self,
              JsonNode   *node,
              const char *path,
              gint64     *place)
{
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (self, path, _("a whole number of at most 63 bits"));
  *place = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_strings (Reader        *self,
              const CkField *field,
              JsonNode      *node,
              const char    *path,
              char        ***place)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (self, path, _("an array of texts, [\"…\"]"));
  array = json_node_get_array (node);
  if (json_array_get_length (array) > CK_LIST_MAX)
    return refuse (self, path, _("at most 1000 items"));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *child = json_array_get_element (array, i);
      const char *text = text_of (child);
      g_autofree char *item = ck_json_item_path (path, i);
      int value;

      if (field->tokens != NULL && !read_token (self, field->tokens, child, item, &value))
        return FALSE;
      if (text == NULL)
        return refuse (self, item, _("text in quotation marks"));
      if (!check_text (self, text, item, TRUE))
        return FALSE;
      g_strv_builder_add (builder, text);
    }

  g_strfreev (*place);
  *place = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_list (Reader        *self,
           const CkField *field,
           JsonNode      *node,
           const char    *path,
           GPtrArray     *list)
{
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (self, path, _("an array of objects, [{…}]"));
  array = json_node_get_array (node);
  if (json_array_get_length (array) > CK_LIST_MAX)
    return refuse (self, path, _("at most 1000 items"));

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *item = ck_json_item_path (path, i);
      CkRecord *record = read_record (self, field->item_type (), json_array_get_element (array, i), item);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (list, record);
    }
  return TRUE;
}

static gboolean
read_field (Reader        *self,
            CkRecord      *record,
            const CkField *field,
            JsonNode      *node,
            const char    *path)
{
  gpointer place = ck_record_peek (record, field);

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      return read_text (self, field, node, path, place);

    case CK_FIELD_TOKEN:
      return read_token (self, field->tokens, node, path, place);

    case CK_FIELD_DATE:
      if (!ck_date_from_text (text_of (node), place))
        return refuse (self, path, _("a date that exists, such as \"2026-11-20\""));
      return TRUE;

    case CK_FIELD_INSTANT:
      return read_instant (self, node, path, place);

    case CK_FIELD_UUID:
      if (!ck_uuid_from_text (text_of (node), place))
        return refuse (self, path, _("an id such as \"018f7d3a-5b60-7c21-9c4e-2f6d1a0b3c4d\""));
      return TRUE;

    case CK_FIELD_FLAG:
      if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return refuse (self, path, _("true or false"));
      *(gboolean *)place = json_node_get_boolean (node);
      return TRUE;

    case CK_FIELD_INTEGER:
      return read_integer (self, node, path, place);

    case CK_FIELD_STRINGS:
      return read_strings (self, field, node, path, place);

    case CK_FIELD_RECORD:
      *(CkRecord **)place = read_record (self, field->item_type (), node, path);
      return *(CkRecord **)place != NULL;

    case CK_FIELD_LIST:
      return read_list (self, field, node, path, *(GPtrArray **)place);

    case CK_FIELD_MOMENT:
    default:
      g_assert_not_reached ();
    }
}

/* The text's shape says how sure a moment is, but for "approximate", which only its second member says. */
static gboolean
read_moment (Reader     *self,
             CkMoment   *place,
             JsonNode   *text,
             const char *text_path,
             JsonNode   *precision,
             const char *precision_path)
{
  CkMoment moment = CK_MOMENT_UNKNOWN;
  int value = -1;

  if (text != NULL && (g_strcmp0 (text_of (text), "") == 0 || !ck_moment_from_text (text_of (text), &moment)))
    return refuse (self, text_path,
                   _("a local date and time such as \"2026-11-20T15:30\", a date such as \"2026-11-20\", or a month "
                     "such as \"2026-11\""));
  if (precision != NULL && !read_token (self, &ck_precisions, precision, precision_path, &value))
    return FALSE;

  if (text == NULL && precision == NULL)
    return TRUE;

  if (text == NULL)
    {
      if (value != CK_PRECISION_UNKNOWN)
        return refuse (self, text_path, _("a date or time, since its precision says that it is known"));
      *place = CK_MOMENT_SAID_UNKNOWN;
      return TRUE;
    }

  if (value == CK_PRECISION_UNKNOWN)
    return refuse (self, precision_path, _("no \"unknown\" beside a date or time; leave one of the two out"));
  if (value == CK_PRECISION_APPROXIMATE && moment.precision == CK_PRECISION_EXACT)
    moment.precision = CK_PRECISION_APPROXIMATE;
  if (value >= 0 && value != (int)moment.precision)
    return refuse (self, precision_path,
                   _("what the text says: \"exact\" or \"approximate\" for a date and time, \"date\" for a date, "
                     "\"month\" for a month"));

  *place = moment;
  return TRUE;
}

static JsonNode *
find_member (JsonObject *object,
             const char *name)
{
  JsonNode *member = json_object_get_member (object, name);

  return member != NULL && !JSON_NODE_HOLDS_NULL (member) ? member : NULL;
}

static gboolean
read_moment_members (Reader        *self,
                     CkRecord      *record,
                     const CkField *field,
                     JsonObject    *object,
                     const char    *path)
{
  g_autofree char *precision_name = g_strconcat (field->name, PRECISION_SUFFIX, NULL);
  g_autofree char *text_path = ck_json_member_path (path, field->name);
  g_autofree char *precision_path = ck_json_member_path (path, precision_name);

  return read_moment (self, ck_record_peek (record, field), find_member (object, field->name), text_path,
                      find_member (object, precision_name), precision_path);
}

static gboolean
read_member (Reader     *self,
             CkRecord   *record,
             JsonObject *object,
             const char *name,
             JsonNode   *member,
             const char *path)
{
  g_autofree char *member_path = ck_json_member_path (path, name);
  gboolean precision;
  const CkField *field = ck_record_find_member (record, name, &precision);

  if (field == NULL)
    {
      /* Translators: the name of a member of a JSON text */
      g_set_error (self->error, CK_ERROR, CK_ERROR_INVALID,
                   _("%s: there is no such member; see --help for those that there are"), member_path);
      return FALSE;
    }
  if (field->flags & CK_FIELD_DERIVED)
    return self->draft || refuse (self, member_path, _("nothing: the program works it out"));
  if (field->type == CK_FIELD_MOMENT)
    return read_moment_members (self, record, field, object, path);
  if (JSON_NODE_HOLDS_NULL (member))
    return TRUE;
  return read_field (self, record, field, member, member_path);
}

static CkRecord *
read_record (Reader     *self,
             GType       type,
             JsonNode   *node,
             const char *path)
{
  g_autoptr (CkRecord) record = NULL;
  JsonObjectIter iter;
  JsonNode *member;
  const char *name;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (self, path, _("an object, {…}"));
      return NULL;
    }

  record = g_object_new (type, NULL);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!read_member (self, record, json_node_get_object (node), name, member, path))
      return NULL;
  return g_steal_pointer (&record);
}

static CkRecord *
record_from_json (GType       type,
                  const char *json,
                  gssize      length,
                  gboolean    draft,
                  GError    **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (g_type_is_a (type, CK_TYPE_RECORD), NULL);

  node = ck_json_parse (json, length, error);
  if (node == NULL)
    return NULL;
  return read_record (&(Reader){ .draft = draft, .error = error }, type, node, "");
}

/**
 * ck_record_from_json:
 * @type: the type of record
 * @json: (array length=length): an object; may hold anything
 * @length: in bytes, or -1 if it ends with NUL
 * @error: %CK_ERROR_INVALID, which names the member by its path and says what is expected
 *
 * Reads strictly: an unknown, derived or repeated member, a wrong type, an unknown token, text that is too long or
 * holds control characters are errors. Members may be left out, or be null; what a form must hold is for its check.
 *
 * Returns: (transfer full): the record, or %NULL
 */
CkRecord *
ck_record_from_json (GType       type,
                     const char *json,
                     gssize      length,
                     GError    **error)
{
  return record_from_json (type, json, length, FALSE, error);
}

/**
 * ck_record_from_draft:
 * @type: the type of record
 * @json: (array length=length): what ck_record_to_json() wrote
 * @length: in bytes, or -1 if it ends with NUL
 * @error: %CK_ERROR_INVALID
 *
 * As ck_record_from_json(), but texts aren't checked: nothing that was typed may be lost because it was too long. What
 * the program works out is passed over.
 *
 * Returns: (transfer full): the record, or %NULL
 */
CkRecord *
ck_record_from_draft (GType       type,
                      const char *json,
                      gssize      length,
                      GError    **error)
{
  return record_from_json (type, json, length, TRUE, error);
}

static void write_record (CkJsonWriter *writer, const char *name, CkRecord *record);

static void
write_list (CkJsonWriter *writer,
            const char   *name,
            GPtrArray    *list)
{
  ck_json_begin_array (writer, name);
  for (guint i = 0; i < list->len; i++)
    write_record (writer, NULL, list->pdata[i]);
  ck_json_end_array (writer);
}

static void
write_strings (CkJsonWriter *writer,
               const char   *name,
               char        **strings)
{
  if (strings == NULL)
    {
      ck_json_add_null (writer, name);
      return;
    }

  ck_json_begin_array (writer, name);
  for (; *strings != NULL; strings++)
    ck_json_add_string (writer, NULL, *strings);
  ck_json_end_array (writer);
}

static void
write_field (CkJsonWriter  *writer,
             CkRecord      *record,
             const CkField *field)
{
  gpointer place = ck_record_peek (record, field);
  g_autofree char *text = NULL;
  g_autofree char *precision_name = NULL;
  g_autofree char *precision = NULL;

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      ck_json_add_string (writer, field->name, *(char **)place);
      break;
    case CK_FIELD_FLAG:
      ck_json_add_boolean (writer, field->name, *(gboolean *)place);
      break;
    case CK_FIELD_INTEGER:
      ck_json_add_integer (writer, field->name, *(gint64 *)place);
      break;
    case CK_FIELD_STRINGS:
      write_strings (writer, field->name, *(char ***)place);
      break;
    case CK_FIELD_RECORD:
      write_record (writer, field->name, *(CkRecord **)place);
      break;
    case CK_FIELD_LIST:
      write_list (writer, field->name, *(GPtrArray **)place);
      break;
    case CK_FIELD_MOMENT:
      precision_name = g_strconcat (field->name, PRECISION_SUFFIX, NULL);
      precision = ck_record_get_text (record, precision_name);
      text = ck_record_get_text (record, field->name);
      ck_json_add_string (writer, field->name, text);
      ck_json_add_string (writer, precision_name, precision);
      break;
    case CK_FIELD_TOKEN:
    case CK_FIELD_DATE:
    case CK_FIELD_INSTANT:
    case CK_FIELD_UUID:
    default:
      text = ck_record_get_text (record, field->name);
      ck_json_add_string (writer, field->name, text);
      break;
    }
}

static void
write_record (CkJsonWriter *writer,
              const char   *name,
              CkRecord     *record)
{
  guint n_fields;
  const CkField *fields;

  if (record == NULL)
    {
      ck_json_add_null (writer, name);
      return;
    }

  fields = ck_record_get_fields (record, &n_fields);
  ck_json_begin_object (writer, name);
  for (guint i = 0; i < n_fields; i++)
    write_field (writer, record, &fields[i]);
  ck_json_end_object (writer);
}

/**
 * ck_record_to_json:
 * @self: a record
 * @pretty: whether each member gets a line of its own
 *
 * Returns: (transfer full): an object with every field, derived ones too
 */
char *
ck_record_to_json (CkRecord *self,
                   gboolean  pretty)
{
  CkJsonWriter *writer;

  g_return_val_if_fail (CK_IS_RECORD (self), NULL);

  writer = ck_json_writer_new (pretty);
  write_record (writer, NULL, self);
  return ck_json_writer_finish (writer);
}

/**
 * ck_records_to_json:
 * @records: (element-type CkRecord): records
 * @pretty: whether each member gets a line of its own
 *
 * Returns: (transfer full): an array of objects
 */
char *
ck_records_to_json (GPtrArray *records,
                    gboolean   pretty)
{
  CkJsonWriter *writer = ck_json_writer_new (pretty);

  write_list (writer, NULL, records);
  return ck_json_writer_finish (writer);
}

/**
 * ck_record_add_json:
 * @self: (nullable): a record
 * @writer: a writer
 * @name: (nullable): the member's name, in an object
 *
 * Adds what ck_record_to_json() gives to a larger text.
 */
void
ck_record_add_json (CkRecord     *self,
                    CkJsonWriter *writer,
                    const char   *name)
{
  write_record (writer, name, self);
}
