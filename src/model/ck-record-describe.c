/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of a record's JSON in words, for `--help` and the documentation. */
#include "ck-record.h"

#include <string.h>

/* Not translated: it stands beside member names and tokens, in documentation for scripts. */
static const char *
type_in_words (const CkField *field)
{
  switch (field->type)
    {
    case CK_FIELD_TEXT:
      return field->flags & CK_FIELD_ONE_LINE ? "text of one line" : "text";
    case CK_FIELD_TOKEN:
      return "token";
    case CK_FIELD_DATE:
      return "date, YYYY-MM-DD";
    case CK_FIELD_MOMENT:
      return "local date and time YYYY-MM-DDTHH:MM, date YYYY-MM-DD, or month YYYY-MM";
    case CK_FIELD_INSTANT:
      return "time, RFC 3339 with Z";
    case CK_FIELD_UUID:
      return "id";
    case CK_FIELD_FLAG:
      return "true or false";
    case CK_FIELD_INTEGER:
      return "whole number";
    case CK_FIELD_STRINGS:
      return field->tokens != NULL ? "array of tokens" : "array of texts";
    case CK_FIELD_RECORD:
      return "object";
    case CK_FIELD_LIST:
      return "array of objects";
    default:
      g_assert_not_reached ();
    }
}

static void
describe_end (GString          *out,
              const CkField    *field,
              const CkTokenSet *tokens)
{
  if (tokens != NULL)
    {
      g_autofree char *choices = ck_token_choices (tokens);

      g_string_append_printf (out, ", %s %s", field->type == CK_FIELD_STRINGS ? "any of" : "one of", choices);
    }
  if (field->flags & CK_FIELD_REQUIRED)
    g_string_append (out, "; required");
  if (field->flags & CK_FIELD_DERIVED)
    g_string_append (out, "; worked out, not accepted");
  g_string_append_c (out, '\n');
}

static void
describe (GString *out,
          GType    type,
          guint    level)
{
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (type, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      const CkField *field = &fields[i];

      g_string_append_printf (out, "%*s%s: %s", 2 * (int)level, "", field->name, type_in_words (field));
      describe_end (out, field, field->tokens);

      if (field->type == CK_FIELD_MOMENT)
        {
          g_string_append_printf (out, "%*s%s_precision: token", 2 * (int)level, "", field->name);
          describe_end (out, &(CkField){ .type = CK_FIELD_TOKEN }, &ck_precisions);
        }
      if (field->item_type != NULL)
        describe (out, field->item_type (), level + 1);
    }
}

/**
 * ck_record_describe_json:
 * @type: a type of record
 *
 * Returns: (transfer full): one line a member, with its type and tokens; those of objects within are indented
 */
char *
ck_record_describe_json (GType type)
{
  GString *out = g_string_new (NULL);

  describe (out, type, 0);
  return g_string_free (out, FALSE);
}
