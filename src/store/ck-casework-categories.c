/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault's own list of categories: the built-in one, and what was recorded of it. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include "ck-text.h"

#define CATEGORIES "SELECT version_id, token, parent, label, position, retired FROM d_category_now"

static void
lay_over (GPtrArray  *categories,
          CkCategory *recorded)
{
  for (guint i = 0; i < categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (categories, i);

      if (g_strcmp0 (category->token, recorded->token) == 0)
        {
          g_ptr_array_index (categories, i) = g_object_ref (recorded);
          g_object_unref (category);
          return;
        }
    }
  g_ptr_array_add (categories, g_object_ref (recorded));
}

/**
 * ck_categories_load:
 * @store: the record
 * @error: why they couldn't be read
 *
 * Returns: (transfer full) (element-type CkCategory): the vault's list as it stands, in order, with those that are no
 *   longer used
 */
GPtrArray *
ck_categories_load (CkStore *store,
                    GError **error)
{
  g_autoptr (GPtrArray) categories = ck_categories_new_default ();
  g_autoptr (GPtrArray) recorded = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, CATEGORIES, error);

  if (stmt == NULL)
    return NULL;
  recorded = ck_store_read_all (store, stmt, CK_TYPE_CATEGORY, error);
  if (recorded == NULL)
    return NULL;
  for (guint i = 0; i < recorded->len; i++)
    lay_over (categories, g_ptr_array_index (recorded, i));
  ck_categories_sort (categories);
  return g_steal_pointer (&categories);
}

static gboolean
write_category (CkStore      *store,
                CkCategory   *category,
                const char   *token,
                gint64        position,
                const CkUuid *present,
                GError      **error)
{
  g_autoptr (CkCategoryRow) row = ck_category_row_new ();

  row->id = ck_store_new_id (store);
  row->replaces = *present;
  row->token = g_strdup (token);
  row->parent = ck_dup_given (category->parent);
  row->label = g_strstrip (g_strdup (category->label));
  row->position = position;
  row->retired = category->retired;
  return ck_unit_insert (store, "category", CK_RECORD (row), error);
}

static gint64
after_its_like (GPtrArray  *categories,
                const char *parent)
{
  gint64 position = 0;

  for (guint i = 0; i < categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (categories, i);

      if (g_strcmp0 (category->parent, parent) == 0)
        position = MAX (position, category->position);
    }
  return MIN (position + 10, CK_CATEGORY_POSITION_MAX);
}

static gboolean
stands_so (CkCategory *present,
           CkCategory *category)
{
  return g_strcmp0 (present->label, category->label) == 0 && g_strcmp0 (present->parent, category->parent) == 0
         && present->position == category->position && present->retired == category->retired;
}

/**
 * ck_casework_change_category:
 * @store: the record
 * @category: as it shall be; a new one with position 0 comes last among its like. With a token of the list, that one changes; with another token, or none, it is a new one.
 *   Its version, if any, is the one that was read
 * @why: why; needed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED where the program itself needs the category as it is, or
 *   when it was changed meanwhile
 *
 * Puts a category into the vault's list, or changes its name, place or whether it is still used. Concerns that were
 * recorded keep their token. Nothing is recorded when nothing differs.
 *
 * Returns: whether the list has it so
 */
gboolean
ck_casework_change_category (CkStore    *store,
                             CkCategory *category,
                             const char *why,
                             GError    **error)
{
  g_autoptr (GPtrArray) categories = NULL;
  g_autofree char *token = NULL;
  CkUuid none = { 0 };
  gint64 position;
  CkCategory *present;

  g_return_val_if_fail (CK_IS_CATEGORY (category), FALSE);

  if (!ck_check_why (why, error))
    return FALSE;
  categories = ck_categories_load (store, error);
  if (categories == NULL || !ck_category_check (category, categories, error))
    return FALSE;

  present = ck_categories_find (categories, category->token);
  if (present != NULL && !ck_uuid_is_none (&category->version_id)
      && !ck_uuid_equal (&category->version_id, &present->version_id))
    return ck_refused (error, _("The category was changed meanwhile. Nothing was saved. Look at the list as it stands "
                                "now, then make your change."));
  if (present != NULL && stands_so (present, category))
    return TRUE;
  position = category->position != 0 || present != NULL ? category->position : after_its_like (categories, category->parent);
  token = category->token != NULL ? g_strdup (category->token) : ck_category_token_from (category->label, categories);
  return ck_unit_begin (store, "change-category", why, NULL, error)
         && ck_store_end_unit (store,
                               write_category (store, category, token, position, present != NULL ? &present->version_id : &none, error),
                               error);
}
