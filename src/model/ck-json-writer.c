/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-json.h"

struct _CkJsonWriter {
  GString *text;
  gboolean pretty;
  gboolean empty; /* nothing in the innermost object or array yet */
  guint    depth;
};

static void
append_string (GString    *out,
               const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '"':
      case '\\':
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar)*p < 0x20 || *p == 0x7F)
          g_string_append_printf (out, "\\u%04x", (guint)(guchar)*p);
        else
          g_string_append_c (out, *p);
      }
  g_string_append_c (out, '"');
}

static void
new_line (CkJsonWriter *self)
{
  if (!self->pretty)
    return;

  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->depth; i++)
    g_string_append (self->text, "  ");
}

static void
begin_value (CkJsonWriter *self,
             const char   *name)
{
  if (!self->empty)
    g_string_append_c (self->text, ',');
  if (self->depth > 0)
    new_line (self);
  self->empty = FALSE;

  if (name != NULL)
    {
      append_string (self->text, name);
      g_string_append (self->text, self->pretty ? ": " : ":");
    }
}

static void
begin (CkJsonWriter *self,
       const char   *name,
       char          bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->depth++;
  self->empty = TRUE;
}

static void
end (CkJsonWriter *self,
     char          bracket)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  if (!self->empty)
    new_line (self);
  g_string_append_c (self->text, bracket);
  self->empty = FALSE;
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

  self->text = g_string_new (NULL);
  self->pretty = pretty;
  self->empty = TRUE;
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
  char *text;

  g_return_val_if_fail (self->depth == 0, NULL);

  text = g_string_free (self->text, FALSE);
  g_free (self);
  return text;
}

/**
 * ck_json_writer_free:
 * @self: (transfer full): a writer whose text isn't wanted
 */
void
ck_json_writer_free (CkJsonWriter *self)
{
  g_string_free (self->text, TRUE);
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
  begin (self, name, '{');
}

/**
 * ck_json_end_object:
 * @self: a writer
 */
void
ck_json_end_object (CkJsonWriter *self)
{
  end (self, '}');
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
  begin (self, name, '[');
}

/**
 * ck_json_end_array:
 * @self: a writer
 */
void
ck_json_end_array (CkJsonWriter *self)
{
  end (self, ']');
}

/**
 * ck_json_add_string:
 * @self: a writer
 * @name: (nullable): its name, in an object
 * @text: (nullable): UTF-8; %NULL writes null
 */
void
ck_json_add_string (CkJsonWriter *self,
                    const char   *name,
                    const char   *text)
{
  begin_value (self, name);
  if (text != NULL)
    append_string (self->text, text);
  else
    g_string_append (self->text, "null");
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
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
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
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
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
  ck_json_add_string (self, name, NULL);
}
