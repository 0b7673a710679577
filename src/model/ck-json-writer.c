/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ck-text.h"

struct _CkJsonWriter {
  JsonBuilder *builder;
  gboolean     pretty;
};

static JsonBuilder *
named (CkJsonWriter *self,
       const char   *name)
{
  if (name != NULL)
    json_builder_set_member_name (self->builder, name);
  return self->builder;
}

/**
 * ck_json_writer_new:
 * @pretty: whether each value gets a line of its own, two spaces a level
 *
 * Returns: (transfer full): a writer; ck_json_writer_finish() or ck_json_writer_free() ends it
 */
CkJsonWriter *
ck_json_writer_new (gboolean pretty)
{
  CkJsonWriter *self = g_new0 (CkJsonWriter, 1);

  self->builder = json_builder_new ();
  self->pretty = pretty;
  return self;
}

/**
 * ck_json_writer_finish:
 * @self: (transfer full): a writer whose objects and arrays were all ended
 *
 * Returns: (transfer full): the text, without a line break at its end
 */
char *
ck_json_writer_finish (CkJsonWriter *self)
{
  g_autoptr (JsonNode) root = json_builder_get_root (self->builder);
  char *text;

  g_return_val_if_fail (root != NULL, NULL);

  text = json_to_string (root, self->pretty);
  /* json-glib 1.6 escapes every control character but the last. */
  if (strchr (text, 0x1F) != NULL)
    {
      GString *escaped = g_string_new (text);

      g_string_replace (escaped, "\x1F", "\\u001f", 0);
      ck_wipe_free (text);
      text = g_string_free (escaped, FALSE);
    }
  ck_json_writer_free (self);
  return text;
}

/**
 * ck_json_writer_free:
 * @self: (transfer full): a writer whose text isn't wanted
 */
void
ck_json_writer_free (CkJsonWriter *self)
{
  g_object_unref (self->builder);
  g_free (self);
}

/**
 * ck_json_begin_object:
 * @self: a writer
 * @name: (nullable): its name, in an object
 */
void
ck_json_begin_object (CkJsonWriter *self,
                      const char   *name)
{
  json_builder_begin_object (named (self, name));
}

/**
 * ck_json_end_object:
 * @self: a writer
 */
void
ck_json_end_object (CkJsonWriter *self)
{
  json_builder_end_object (self->builder);
}

/**
 * ck_json_begin_array:
 * @self: a writer
 * @name: (nullable): its name, in an object
 */
void
ck_json_begin_array (CkJsonWriter *self,
                     const char   *name)
{
  json_builder_begin_array (named (self, name));
}

/**
 * ck_json_end_array:
 * @self: a writer
 */
void
ck_json_end_array (CkJsonWriter *self)
{
  json_builder_end_array (self->builder);
}

/**
 * ck_json_add_string:
 * @self: a writer
 * @name: (nullable): its name, in an object
 * @text: (nullable): UTF-8, or what is to be made so; %NULL writes null
 */
void
ck_json_add_string (CkJsonWriter *self,
                    const char   *name,
                    const char   *text)
{
  char *valid = NULL;

  if (text == NULL)
    {
      ck_json_add_null (self, name);
      return;
    }

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  json_builder_add_string_value (named (self, name), text);
  ck_wipe_free (valid);
}

/**
 * ck_json_add_integer:
 * @self: a writer
 * @name: (nullable): its name, in an object
 * @value: a number
 */
void
ck_json_add_integer (CkJsonWriter *self,
                     const char   *name,
                     gint64        value)
{
  json_builder_add_int_value (named (self, name), value);
}

/**
 * ck_json_add_boolean:
 * @self: a writer
 * @name: (nullable): its name, in an object
 * @value: true or false
 */
void
ck_json_add_boolean (CkJsonWriter *self,
                     const char   *name,
                     gboolean      value)
{
  json_builder_add_boolean_value (named (self, name), value);
}

/**
 * ck_json_add_null:
 * @self: a writer
 * @name: (nullable): its name, in an object
 */
void
ck_json_add_null (CkJsonWriter *self,
                  const char   *name)
{
  json_builder_add_null_value (named (self, name));
}
