/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-error.h"

/* json-glib keeps the last of two members with one name and says nothing, but it tells of each as it reads it. */
typedef struct {
  guint       n_members[CK_JSON_DEPTH_MAX]; /* read so far, of each object that is open */
  guint       depth;
  JsonObject *object; /* the last that has a member twice; the last is surely still there */
  char       *name;   /* of that member */
} Members;

static void
on_object_start (JsonParser *parser,
                 Members    *self)
{
  self->n_members[self->depth++] = 0;
}

static void
on_object_end (JsonParser *parser,
               JsonObject *object,
               Members    *self)
{
  self->depth--;
}

static void
on_object_member (JsonParser *parser,
                  JsonObject *object,
                  const char *name,
                  Members    *self)
{
  guint *n_members = &self->n_members[self->depth - 1];

  if (++*n_members == json_object_get_size (object))
    return;

  *n_members = json_object_get_size (object);
  self->object = object;
  g_free (self->name);
  self->name = g_strdup (name);
}

static char *
find_path (JsonNode   *node,
           JsonObject *object,
           const char *path)
{
  char *found = NULL;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array) && found == NULL; i++)
        {
          g_autofree char *item = ck_json_item_path (path, i);

          found = find_path (json_array_get_element (array, i), object, item);
        }
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *child;
      const char *name;

      if (json_node_get_object (node) == object)
        return g_strdup (path);

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (found == NULL && json_object_iter_next_ordered (&iter, &name, &child))
        {
          g_autofree char *member = ck_json_member_path (path, name);

          found = find_path (child, object, member);
        }
    }
  return found;
}

static gboolean
each_member_once (JsonNode *root,
                  Members  *members,
                  GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *member = NULL;

  if (members->object == NULL)
    return TRUE;

  path = find_path (root, members->object, "");
  member = ck_json_member_path (path, members->name);
  /* Translators: a member of a JSON text such as people[0].name */
  g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s: is given twice; once is expected"), member);
  return FALSE;
}

/**
 * ck_json_member_path:
 * @path: the path of an object, "" for the outermost
 * @name: a member's name
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
JsonNode *
ck_json_parse (const char *text,
               gssize      length,
               GError    **error)
{
  g_autoptr (JsonParser) parser = NULL;
  Members members = { 0 };
  gboolean valid;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (text == NULL)
    text = "";
  if (length < 0)
    length = (gssize)strlen (text);
  if (!ck_json_check (text, (gsize)length, error))
    return NULL;

  parser = json_parser_new ();
  g_signal_connect (parser, "object-start", G_CALLBACK (on_object_start), &members);
  g_signal_connect (parser, "object-member", G_CALLBACK (on_object_member), &members);
  g_signal_connect (parser, "object-end", G_CALLBACK (on_object_end), &members);
  valid = json_parser_load_from_data (parser, text, length, NULL);
  if (!valid)
    /* json-glib's own message would repeat what was read. */
    g_set_error_literal (error, CK_ERROR, CK_ERROR_INVALID, _("The JSON can’t be read"));
  else
    valid = each_member_once (json_parser_get_root (parser), &members, error);

  g_free (members.name);
  return valid ? json_parser_steal_root (parser) : NULL;
}
