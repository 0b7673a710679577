/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-categories.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-rules-private.h"
#include "ck-text.h"

static const CkField category_fields[] = {
  CK_FIELD (CkCategory, version_id, UUID, CK_FIELD_DERIVED, NULL),
  CK_FIELD (CkCategory, token, TEXT, CK_FIELD_ONE_LINE, N_ ("Token")),
  CK_FIELD (CkCategory, parent, TEXT, CK_FIELD_ONE_LINE, N_ ("Belongs to")),
  CK_FIELD (CkCategory, label, TEXT, CK_FIELD_REQUIRED | CK_FIELD_ONE_LINE, N_ ("Name")),
  CK_FIELD (CkCategory, position, INTEGER, 0, N_ ("Position")),
  CK_FIELD (CkCategory, retired, FLAG, 0, N_ ("No longer used")),
};
CK_DEFINE_RECORD (Category, category)

/* Built in: which belong to another. The order is that of ck_categories. */
static const struct {
  const char *token;
  const char *parent;
} within[] = {
  { "cyberbullying", "bullying" },
  { "sexual-exploitation", "sexual-abuse" },
};

/**
 * ck_categories_new_default:
 *
 * Returns: (transfer full) (element-type CkCategory): the list that a vault starts with, labels translated
 */
GPtrArray *
ck_categories_new_default (void)
{
  GPtrArray *categories = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < ck_categories.n_tokens; i++)
    {
      CkCategory *category = ck_category_new ();

      category->token = g_strdup (ck_categories.tokens[i].token);
      category->label = g_strdup (ck_token_label (&ck_categories, (int)i));
      category->position = (i + 1) * 10;
      for (guint j = 0; j < G_N_ELEMENTS (within); j++)
        if (g_str_equal (within[j].token, category->token))
          category->parent = g_strdup (within[j].parent);
      g_ptr_array_add (categories, category);
    }
  ck_categories_sort (categories);
  return categories;
}

static int
compare_like (CkCategory *a,
              CkCategory *b)
{
  int order;

  if (a->position != b->position)
    return a->position < b->position ? -1 : 1;
  order = g_utf8_collate (a->label, b->label);
  return order != 0 ? order : strcmp (a->token, b->token);
}

/* What a category stands with in the list: the one of the first level that it belongs to, or itself. */
static CkCategory *
first_level (GPtrArray  *categories,
             CkCategory *category)
{
  CkCategory *parent = category->parent != NULL ? ck_categories_find (categories, category->parent) : NULL;

  return parent != NULL ? parent : category;
}

static int
compare (gconstpointer first,
         gconstpointer second,
         gpointer      user_data)
{
  GPtrArray *categories = user_data;
  CkCategory *a = *(CkCategory **)first;
  CkCategory *b = *(CkCategory **)second;
  CkCategory *above_a = first_level (categories, a);
  CkCategory *above_b = first_level (categories, b);

  if (above_a != above_b)
    return compare_like (above_a, above_b);
  if (a == above_a || b == above_b)
    return a == b ? 0 : a == above_a ? -1 : 1;
  return compare_like (a, b);
}

/**
 * ck_categories_sort:
 * @categories: (element-type CkCategory): in any order
 *
 * Puts them in order: the first level by position, each followed by those that belong to it.
 */
void
ck_categories_sort (GPtrArray *categories)
{
  /* the comparison looks them up, so it needs a list that stands still */
  g_autoptr (GPtrArray) still = g_ptr_array_copy (categories, NULL, NULL);

  g_ptr_array_set_free_func (still, NULL);
  g_ptr_array_sort_with_data (categories, compare, still);
}

/**
 * ck_categories_find:
 * @categories: (element-type CkCategory): a list
 * @token: (nullable): a token
 *
 * Returns: (transfer none) (nullable): the category that has it
 */
CkCategory *
ck_categories_find (GPtrArray  *categories,
                    const char *token)
{
  for (guint i = 0; token != NULL && i < categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (categories, i);

      if (g_strcmp0 (category->token, token) == 0)
        return category;
    }
  return NULL;
}

/**
 * ck_categories_label:
 * @categories: (element-type CkCategory): a list
 * @token: a token
 *
 * Returns: (transfer none): what a person reads for it; the token itself where the list doesn't know it
 */
const char *
ck_categories_label (GPtrArray  *categories,
                     const char *token)
{
  CkCategory *category = ck_categories_find (categories, token);

  return category != NULL ? category->label : token;
}

/**
 * ck_categories_labels:
 * @categories: (element-type CkCategory): a list
 * @tokens: (nullable): tokens
 *
 * Returns: (transfer full) (nullable): a label for each, %NULL for %NULL
 */
GStrv
ck_categories_labels (GPtrArray *categories,
                      char     **tokens)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  if (tokens == NULL)
    return NULL;
  for (guint i = 0; tokens[i] != NULL; i++)
    g_strv_builder_add (labels, ck_categories_label (categories, tokens[i]));
  return g_strv_builder_end (labels);
}

/**
 * ck_categories_is_within:
 * @categories: (element-type CkCategory): a list
 * @token: a token
 * @of: another
 *
 * Returns: whether @token is @of, or belongs to it
 */
gboolean
ck_categories_is_within (GPtrArray  *categories,
                         const char *token,
                         const char *of)
{
  CkCategory *category = ck_categories_find (categories, token);

  return g_strcmp0 (token, of) == 0 || (category != NULL && g_strcmp0 (category->parent, of) == 0);
}

/**
 * ck_categories_any_within:
 * @categories: (element-type CkCategory): a list
 * @tokens: (nullable): tokens
 * @of: another
 *
 * Returns: whether any of @tokens is @of, or belongs to it
 */
gboolean
ck_categories_any_within (GPtrArray  *categories,
                          char      **tokens,
                          const char *of)
{
  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    if (ck_categories_is_within (categories, tokens[i], of))
      return TRUE;
  return FALSE;
}

/**
 * ck_categories_choices:
 * @categories: (element-type CkCategory): a list
 *
 * Returns: (transfer full): the tokens that are still used, for an error message or help, "bullying | neglect"
 */
char *
ck_categories_choices (GPtrArray *categories)
{
  GString *choices = g_string_new (NULL);

  for (guint i = 0; i < categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (categories, i);

      if (!category->retired)
        g_string_append_printf (choices, "%s%s", choices->len > 0 ? " | " : "", category->token);
    }
  return g_string_free (choices, FALSE);
}

/**
 * ck_categories_check:
 * @categories: (element-type CkCategory): the vault's list
 * @tokens: (nullable): those of a form
 * @error: %CK_ERROR_INVALID, naming the first that can't be used and the choices
 *
 * Returns: whether each is in the list and still used
 */
gboolean
ck_categories_check (GPtrArray *categories,
                     char     **tokens,
                     GError   **error)
{
  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    {
      CkCategory *category = ck_categories_find (categories, tokens[i]);
      g_autofree char *choices = NULL;

      if (category != NULL && !category->retired)
        continue;
      choices = ck_categories_choices (categories);
      if (category != NULL)
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                     /* Translators: a member of JSON such as categories[0], a token, tokens "low | medium" */
                     _("categories[%1$u] (Categories): “%2$s” is no longer used; expected one of %3$s. Nothing was saved."),
                     i, tokens[i], choices);
      else
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                     _("categories[%1$u] (Categories): “%2$s” isn’t in the vault’s list; expected one of %3$s. Nothing "
                       "was saved."),
                     i, tokens[i], choices);
      return FALSE;
    }
  return TRUE;
}

/* --- changing the list -------------------------------------------------------------------------------------------- */

/**
 * ck_category_token_from:
 * @label: of a new category
 * @categories: (element-type CkCategory): the list that it comes into
 *
 * Returns: (transfer full): a token made of the label that no other has: "peer-pressure", "peer-pressure-2"
 */
char *
ck_category_token_from (const char *label,
                        GPtrArray  *categories)
{
  g_autofree char *folded = ck_text_fold (label);
  GString *token = g_string_new (NULL);
  gsize length;

  for (const char *c = folded; *c != '\0' && token->len < CK_CATEGORY_TOKEN_MAX - 10; c++)
    if (g_ascii_islower (*c) || (g_ascii_isdigit (*c) && token->len > 0))
      g_string_append_c (token, *c);
    else if (token->len > 0 && token->str[token->len - 1] != '-')
      g_string_append_c (token, '-');
  if (token->len > 0 && token->str[token->len - 1] == '-')
    g_string_truncate (token, token->len - 1);
  if (token->len == 0)
    g_string_append (token, "category");

  length = token->len;
  for (guint n = 2; ck_categories_find (categories, token->str) != NULL; n++)
    {
      g_string_truncate (token, length);
      g_string_append_printf (token, "-%u", n);
    }
  return g_string_free (token, FALSE);
}

static gboolean
is_token (const char *token)
{
  gsize length = strlen (token);

  return length > 0 && length <= CK_CATEGORY_TOKEN_MAX && g_ascii_islower (token[0])
         && strspn (token, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
check_parent (CkCategory *self,
              GPtrArray  *categories,
              GError    **error)
{
  CkRecord *record = CK_RECORD (self);
  CkCategory *parent;

  if (self->parent == NULL)
    return TRUE;

  parent = ck_categories_find (categories, self->parent);
  if (parent == NULL || parent->parent != NULL || g_strcmp0 (self->token, self->parent) == 0)
    return ck_rule_broken (record, "", "parent", CK_ERROR_INVALID,
                           _("the token of a category of the first level; the list has two levels"), error);
  for (guint i = 0; self->token != NULL && i < categories->len; i++)
    if (g_strcmp0 (((CkCategory *)g_ptr_array_index (categories, i))->parent, self->token) == 0)
      return ck_rule_broken (record, "", "parent", CK_ERROR_INVALID,
                             _("nothing, while other categories belong to this one; the list has two levels"), error);
  return TRUE;
}

/**
 * ck_category_check:
 * @category: as it shall be
 * @categories: (element-type CkCategory): the list as it stands
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED where the program itself needs the category
 *
 * A list has two levels, and no two categories that are used have the same name on one level.
 *
 * Returns: whether it can be recorded
 */
gboolean
ck_category_check (CkCategory *category,
                   GPtrArray  *categories,
                   GError    **error)
{
  CkRecord *record = CK_RECORD (category);

  g_return_val_if_fail (CK_IS_CATEGORY (category), FALSE);

  if (!ck_rule_sound (record, "", error) || !ck_rule_given (record, "", "label", CK_ERROR_INVALID, _("a name"), error))
    return FALSE;
  if (category->token != NULL && !is_token (category->token))
    return ck_rule_broken (record, "", "token", CK_ERROR_INVALID,
                           _("small letters, digits and hyphens, a letter first, such as peer-pressure"), error);
  if (category->position < 0 || category->position > CK_CATEGORY_POSITION_MAX)
    return ck_rule_broken (record, "", "position", CK_ERROR_INVALID, _("a number from 0 to 1000000"), error);
  if (!check_parent (category, categories, error))
    return FALSE;
  if (g_strcmp0 (category->token, CK_CATEGORY_NUDES) == 0 && (category->retired || category->parent != NULL))
    return ck_rule_broken (record, "", category->retired ? "retired" : "parent", CK_ERROR_REFUSED,
                           _("this category to stay as it is: what is asked about nudes and semi-nudes, and that no "
                             "picture can be attached, hang on it; its name may be changed"),
                           error);

  for (guint i = 0; !category->retired && i < categories->len; i++)
    {
      CkCategory *other = g_ptr_array_index (categories, i);
      g_autofree char *one = ck_text_fold (category->label);
      g_autofree char *two = ck_text_fold (other->label);

      if (!other->retired && g_strcmp0 (other->token, category->token) != 0 && g_str_equal (one, two)
          && g_strcmp0 (other->parent, category->parent) == 0)
        return ck_rule_broken (record, "", "label", CK_ERROR_INVALID, _("a name that no other category has"), error);
    }
  return TRUE;
}
