/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-amendments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARKS_MAX 1000

/* what may be said otherwise of a mark: it stays on its picture */
static const char *const of_mark[] = { "region", "kind", "size_mm", "note", NULL };

/**
 * ck_amendment_fields:
 *
 * Returns: (transfer none) (array zero-terminated=1): the members of #CkEntry, then of #CkConcern, that an amendment
 *   can correct; the others are facts of the record itself
 */
const char *const *
ck_amendment_fields (void)
{
  static const char *const fields[] = {
    "title",     "happened", "happened_to",  "told",    "told_to",
    "source",    "facts",    "own_words",    "opinion", "significance",
    "outcome",   "reason",   "immediate_action", "platform", "handle",
    "child_view", "parents_told", "parents_reason", "bias", NULL,
  };

  return fields;
}

/* "injuries[2].kind": 2, and what stands after the dot */
static const char *
parse_mark (const char *name,
            guint      *mark)
{
  const char *number = name + strlen ("injuries[");
  char *end = NULL;
  guint64 n;

  if (!g_str_has_prefix (name, "injuries[") || !g_ascii_isdigit (*number) || *number == '0')
    return NULL;
  n = g_ascii_strtoull (number, &end, 10);
  if (n > MARKS_MAX || !g_str_has_prefix (end, "]."))
    return NULL;
  *mark = (guint)n;
  return end + strlen ("].");
}

/**
 * ck_amendment_find:
 * @name: what an amendment corrects
 * @type: (out) (optional): the record that it is a member of
 * @mark: (out) (optional): the number of the mark, or 0
 *
 * Returns: (transfer none) (nullable): the field, or %NULL for one that no amendment corrects
 */
const CkField *
ck_amendment_find (const char *name,
                   GType      *type,
                   guint      *mark)
{
  const char *member = name;
  guint n = 0;
  GType found;

  if (g_str_has_prefix (name, "nudes."))
    {
      member = name + strlen ("nudes.");
      found = CK_TYPE_NUDES;
    }
  else if (g_str_has_prefix (name, "injuries["))
    {
      member = parse_mark (name, &n);
      if (member == NULL || !g_strv_contains (of_mark, member))
        return NULL;
      found = CK_TYPE_INJURY;
    }
  else
    {
      if (!g_strv_contains (ck_amendment_fields (), name))
        return NULL;
      found = ck_record_type_find_field (CK_TYPE_ENTRY, name) != NULL ? CK_TYPE_ENTRY : CK_TYPE_CONCERN;
    }
  if (type != NULL)
    *type = found;
  if (mark != NULL)
    *mark = n;
  return ck_record_type_find_field (found, member);
}

/**
 * ck_amendment_choices:
 *
 * Returns: (transfer full): "title | facts | … | nudes.seen | … | injuries[1].kind"
 */
char *
ck_amendment_choices (void)
{
  g_autofree char *plain = g_strjoinv (" | ", (char **)ck_amendment_fields ());
  GString *text = g_string_new (plain);
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (CK_TYPE_NUDES, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (text, " | nudes.%s", fields[i].name);
  for (guint i = 0; of_mark[i] != NULL; i++)
    g_string_append_printf (text, " | injuries[1].%s", of_mark[i]);
  return g_string_free (text, FALSE);
}

/**
 * ck_amendment_label:
 * @name: what an amendment corrects
 *
 * Returns: (transfer full): what a person calls it: "Facts", "Injury 2: Kind of injury"
 */
char *
ck_amendment_label (const char *name)
{
  guint mark = 0;
  GType type = G_TYPE_NONE;
  const CkField *field = ck_amendment_find (name, &type, &mark);

  if (field == NULL)
    return g_strdup (name);
  if (mark > 0)
    /* Translators: the number of a mark on the body map, and what was said of it */
    return g_strdup_printf (C_ ("amendment", "Injury %1$u: %2$s"), mark, ck_field_label (field));
  if (type == CK_TYPE_NUDES)
    /* Translators: a question about nudes and semi-nudes */
    return g_strdup_printf (C_ ("amendment", "Nudes and semi-nudes: %s"), ck_field_label (field));
  return g_strdup (ck_field_label (field));
}

/**
 * ck_amendment_value:
 * @name: (nullable): what an amendment corrects
 * @text: (nullable): what it says, or said before
 *
 * Returns: (transfer full) (nullable): @text as a person reads it: an answer by its name
 */
char *
ck_amendment_value (const char *name,
                    const char *text)
{
  guint mark = 0;
  GType type = G_TYPE_NONE;
  const CkField *field = name != NULL && text != NULL ? ck_amendment_find (name, &type, &mark) : NULL;

  if (field != NULL && field->type == CK_FIELD_TOKEN && ck_token_value (field->tokens, text) >= 0)
    return g_strdup (ck_token_label (field->tokens, ck_token_value (field->tokens, text)));
  return g_strdup (text);
}

/**
 * ck_amendment_part:
 * @entry: an entry
 * @name: what an amendment corrects
 *
 * Returns: (transfer none) (nullable): the record that it is a member of, where the entry has it
 */
CkRecord *
ck_amendment_part (CkEntry    *entry,
                   const char *name)
{
  guint mark = 0;
  GType type = G_TYPE_NONE;

  if (ck_amendment_find (name, &type, &mark) == NULL)
    return NULL;
  if (type == CK_TYPE_ENTRY)
    return CK_RECORD (entry);
  if (entry->concern == NULL)
    return NULL;
  if (type == CK_TYPE_CONCERN)
    return CK_RECORD (entry->concern);
  if (type == CK_TYPE_NUDES)
    return entry->concern->nudes != NULL ? CK_RECORD (entry->concern->nudes) : NULL;
  for (guint i = 0; i < entry->concern->injuries->len; i++)
    {
      CkInjury *injury = g_ptr_array_index (entry->concern->injuries, i);

      if (injury->n == mark)
        return CK_RECORD (injury);
    }
  return NULL;
}

/**
 * ck_amendment_apply:
 * @entry: an entry, a copy
 * @amendment: one of its amendments
 *
 * Has the entry say what the amendment says; an addition leaves it alone.
 */
void
ck_amendment_apply (CkEntry     *entry,
                    CkAmendment *amendment)
{
  CkRecord *part = amendment->field != NULL ? ck_amendment_part (entry, amendment->field) : NULL;

  if (part != NULL)
    ck_record_set_text (part, ck_amendment_find (amendment->field, NULL, NULL)->name, amendment->text);
}
