/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as RFC 8259 has it and nothing more. What libraries let pass is refused here, since it would be lost or mean
 * something else in the record: a member twice, a NUL in a string, half a surrogate pair, a comment, text after the
 * end. Every error names the member that it is in, and none repeats what was read. Depth is bounded, so that recursion
 * is. */
#include "ck-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-error.h"

typedef struct {
  const char *start;
  const char *p;
  const char *end;
  GString    *path;
  guint       depth;
  guint       n_values;
  GError    **error;
} Reader;

static CkJsonNode *read_value (Reader *self);

static void
fail (Reader     *self,
      const char *what)
{
  guint line = 1, column = 1;

  for (const char *p = self->start; p < self->p; p++)
    if (*p == '\n')
      {
        line++;
        column = 1;
      }
    else if (((guchar)*p & 0xC0) != 0x80)
      {
        column++;
      }

  if (self->path->len > 0)
    /* Translators: a member of a JSON text such as people[0].name, what is wrong with it, and where */
    g_set_error (self->error, CK_ERROR, CK_ERROR_INVALID, _("%1$s: %2$s (line %3$u, column %4$u)"), self->path->str,
                 what, line, column);
  else
    /* Translators: what is wrong with a JSON text, and where */
    g_set_error (self->error, CK_ERROR, CK_ERROR_INVALID, _("The JSON can’t be read: %1$s (line %2$u, column %3$u)"),
                 what, line, column);
}

static void
skip_space (Reader *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\t' || *self->p == '\n' || *self->p == '\r'))
    self->p++;
}

static gboolean
at (Reader *self,
    char    c)
{
  return self->p < self->end && *self->p == c;
}

static gboolean
read_hex (Reader   *self,
          gunichar *unit)
{
  gunichar value = 0;

  if (self->end - self->p < 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (self->p[i]))
        return FALSE;
      value = value * 16 + (gunichar)g_ascii_xdigit_value (self->p[i]);
    }

  self->p += 4;
  *unit = value;
  return TRUE;
}

/* What stands after "\u". */
static gboolean
read_unicode (Reader  *self,
              GString *text)
{
  gunichar high, low;

  if (!read_hex (self, &high))
    {
      fail (self, _("four hex digits are expected after \\u"));
      return FALSE;
    }
  if (high == 0)
    {
      fail (self, _("holds a NUL character: plain text is expected"));
      return FALSE;
    }

  if (high >= 0xD800 && high <= 0xDFFF)
    {
      if (high >= 0xDC00 || self->end - self->p < 6 || self->p[0] != '\\' || self->p[1] != 'u')
        {
          fail (self, _("half of a surrogate pair: both halves are expected, one after the other"));
          return FALSE;
        }
      self->p += 2;
      if (!read_hex (self, &low) || low < 0xDC00 || low > 0xDFFF)
        {
          fail (self, _("half of a surrogate pair: both halves are expected, one after the other"));
          return FALSE;
        }
      high = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    }

  g_string_append_unichar (text, high);
  return TRUE;
}

static gboolean
read_escape (Reader  *self,
             GString *text)
{
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *found;

  self->p++;
  if (self->p >= self->end)
    {
      fail (self, _("the text ends inside a string"));
      return FALSE;
    }
  if (*self->p == 'u')
    {
      self->p++;
      return read_unicode (self, text);
    }

  found = *self->p != '\0' ? strchr (from, *self->p) : NULL;
  if (found == NULL)
    {
      fail (self, _("an escape that JSON doesn’t have; a backslash itself is written \\\\"));
      return FALSE;
    }
  g_string_append_c (text, to[found - from]);
  self->p++;
  return TRUE;
}

/* @self stands at the opening quotation mark. */
static char *
read_string (Reader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *start = self->p++;
  const char *bad;

  for (;;)
    {
      const char *run = self->p;

      while (self->p < self->end && (guchar)*self->p >= 0x20 && *self->p != '"' && *self->p != '\\')
        self->p++;

      if (!g_utf8_validate_len (run, (gsize)(self->p - run), &bad))
        {
          self->p = bad;
          fail (self, _("is not valid UTF-8"));
          return NULL;
        }
      g_string_append_len (text, run, self->p - run);

      if (self->p >= self->end)
        {
          self->p = start;
          fail (self, _("a string begins here and has no end"));
          return NULL;
        }
      if (*self->p == '"')
        {
          self->p++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (*self->p != '\\')
        {
          if (*self->p == '\0')
            fail (self, _("holds a NUL character: plain text is expected"));
          else
            fail (self, _("holds a control character that isn’t escaped; a line break is written \\n"));
          return NULL;
        }
      if (!read_escape (self, text))
        return NULL;
    }
}

static gboolean
skip_digits (Reader *self)
{
  const char *start = self->p;

  while (self->p < self->end && g_ascii_isdigit (*self->p))
    self->p++;
  return self->p > start;
}

static gboolean
read_number (Reader     *self,
             CkJsonNode *node)
{
  const char *start = self->p;
  gboolean valid;

  if (at (self, '-'))
    self->p++;
  if (at (self, '0'))
    {
      self->p++;
      valid = !(self->p < self->end && g_ascii_isdigit (*self->p));
    }
  else
    {
      valid = skip_digits (self);
    }

  if (valid && at (self, '.'))
    {
      self->p++;
      valid = skip_digits (self);
    }
  if (valid && (at (self, 'e') || at (self, 'E')))
    {
      self->p++;
      if (at (self, '+') || at (self, '-'))
        self->p++;
      valid = skip_digits (self);
    }

  if (!valid)
    {
      self->p = start;
      fail (self, _("isn’t a number as JSON has them"));
      return FALSE;
    }

  node->type = CK_JSON_NUMBER;
  node->text = g_strndup (start, (gsize)(self->p - start));
  return TRUE;
}

static gboolean
read_word (Reader     *self,
           CkJsonNode *node)
{
  static const struct {
    const char *word;
    CkJsonType type;
    gboolean boolean;
  } words[] = {
    { "null", CK_JSON_NULL, FALSE },
    { "true", CK_JSON_BOOLEAN, TRUE },
    { "false", CK_JSON_BOOLEAN, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i].word);

      if ((gsize)(self->end - self->p) >= length && memcmp (self->p, words[i].word, length) == 0)
        {
          self->p += length;
          node->type = words[i].type;
          node->boolean = words[i].boolean;
          return TRUE;
        }
    }

  fail (self, self->p < self->end ? _("a value is expected: text in quotation marks, a number, true, false, null, an "
                                      "object or an array")
                                  : _("the text ends where a value is expected"));
  return FALSE;
}

static gboolean
read_items (Reader     *self,
            CkJsonNode *node)
{
  gsize length = self->path->len;

  self->p++;
  skip_space (self);
  if (at (self, ']'))
    {
      self->p++;
      return TRUE;
    }

  for (;;)
    {
      CkJsonNode *child;

      g_string_append_printf (self->path, "[%u]", node->children->len);
      child = read_value (self);
      if (child == NULL)
        return FALSE;
      g_ptr_array_add (node->children, child);
      g_string_truncate (self->path, length);

      skip_space (self);
      if (at (self, ']'))
        {
          self->p++;
          return TRUE;
        }
      if (!at (self, ','))
        {
          fail (self, _("a comma or ] is expected"));
          return FALSE;
        }
      self->p++;
    }
}

static gboolean
read_members (Reader     *self,
              CkJsonNode *node)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gsize length = self->path->len;

  self->p++;
  skip_space (self);
  if (at (self, '}'))
    {
      self->p++;
      return TRUE;
    }

  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      CkJsonNode *child;

      skip_space (self);
      if (!at (self, '"'))
        {
          fail (self, _("the name of a member is expected, in quotation marks"));
          return FALSE;
        }
      name = read_string (self);
      if (name == NULL)
        return FALSE;

      path = ck_json_member_path (self->path->str, name);
      g_string_assign (self->path, path);
      if (g_hash_table_contains (names, name))
        {
          fail (self, _("is given twice; once is expected"));
          return FALSE;
        }

      skip_space (self);
      if (!at (self, ':'))
        {
          fail (self, _("a colon is expected after the name of a member"));
          return FALSE;
        }
      self->p++;

      child = read_value (self);
      if (child == NULL)
        return FALSE;
      child->name = g_steal_pointer (&name);
      g_hash_table_add (names, child->name);
      g_ptr_array_add (node->children, child);
      g_string_truncate (self->path, length);

      skip_space (self);
      if (at (self, '}'))
        {
          self->p++;
          return TRUE;
        }
      if (!at (self, ','))
        {
          fail (self, _("a comma or } is expected"));
          return FALSE;
        }
      self->p++;
    }
}

static gboolean
read_nested (Reader     *self,
             CkJsonNode *node)
{
  gboolean done;

  if (self->depth >= CK_JSON_DEPTH_MAX)
    {
      fail (self, _("objects and arrays lie too deep within each other; at most 32 levels are expected"));
      return FALSE;
    }

  node->type = *self->p == '{' ? CK_JSON_OBJECT : CK_JSON_ARRAY;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)ck_json_node_free);
  self->depth++;
  done = node->type == CK_JSON_OBJECT ? read_members (self, node) : read_items (self, node);
  self->depth--;
  return done;
}

static CkJsonNode *
read_value (Reader *self)
{
  g_autoptr (CkJsonNode) node = g_new0 (CkJsonNode, 1);
  gboolean done;

  skip_space (self);
  if (++self->n_values > CK_JSON_VALUES_MAX)
    {
      fail (self, _("it holds too many values; at most 200000 are expected"));
      return NULL;
    }

  if (at (self, '{') || at (self, '['))
    {
      done = read_nested (self, node);
    }
  else if (at (self, '"'))
    {
      node->type = CK_JSON_STRING;
      node->text = read_string (self);
      done = node->text != NULL;
    }
  else if (at (self, '-') || (self->p < self->end && g_ascii_isdigit (*self->p)))
    {
      done = read_number (self, node);
    }
  else
    {
      done = read_word (self, node);
    }

  return done ? g_steal_pointer (&node) : NULL;
}

static CkJsonNode *
read_text (Reader *self)
{
  g_autoptr (CkJsonNode) node = NULL;

  if (self->end - self->p > CK_JSON_MAX)
    {
      fail (self, _("it is too long; at most 64 MiB are expected"));
      return NULL;
    }
  if (self->end - self->p >= 3 && memcmp (self->p, "\xEF\xBB\xBF", 3) == 0)
    {
      fail (self, _("it begins with a byte order mark; UTF-8 without one is expected"));
      return NULL;
    }

  skip_space (self);
  if (self->p == self->end)
    {
      fail (self, _("it is empty"));
      return NULL;
    }

  node = read_value (self);
  if (node == NULL)
    return NULL;

  skip_space (self);
  if (self->p < self->end)
    {
      fail (self, _("there is more text after its end"));
      return NULL;
    }
  return g_steal_pointer (&node);
}

/**
 * ck_json_member_path:
 * @path: the path of an object, "" for the outermost
 * @name: a member's name, as it was read
 *
 * What can't be seen in @name is replaced, and a long one is cut, so that the path is fit for an error message.
 *
 * Returns: (transfer full): the member's path, such as "people[0].role"
 */
char *
ck_json_member_path (const char *path,
                     const char *name)
{
  GString *result = g_string_new (path);
  guint n = 0;

  if (result->len > 0)
    g_string_append_c (result, '.');
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (n++ == 40)
        {
          g_string_append (result, "…");
          break;
        }
      g_string_append_unichar (result, g_unichar_isprint (c) ? c : 0xFFFD);
    }
  return g_string_free (result, FALSE);
}

/**
 * ck_json_item_path:
 * @path: the path of an array
 * @index: of the item, from 0
 *
 * Returns: (transfer full): the item's path, such as "people[0]"
 */
char *
ck_json_item_path (const char *path,
                   guint       index)
{
  return g_strdup_printf ("%s[%u]", path, index);
}

/**
 * ck_json_parse:
 * @text: (array length=length): JSON; may hold anything
 * @length: in bytes, or -1 if it ends with NUL
 * @error: %CK_ERROR_INVALID, which names the member and says what is expected
 *
 * Returns: (transfer full): its value, or %NULL
 */
CkJsonNode *
ck_json_parse (const char *text,
               gssize      length,
               GError    **error)
{
  g_autoptr (GString) path = g_string_new (NULL);
  gsize n_bytes;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (text == NULL)
    text = "";
  n_bytes = length < 0 ? strlen (text) : (gsize)length;
  return read_text (&(Reader){ .start = text, .p = text, .end = text + n_bytes, .path = path, .error = error });
}

/**
 * ck_json_node_free:
 * @node: (nullable) (transfer full): a node, freed with its children
 */
void
ck_json_node_free (CkJsonNode *node)
{
  if (node == NULL)
    return;

  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node->name);
  g_free (node->text);
  g_free (node);
}
