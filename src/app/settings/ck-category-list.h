/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ck-categories.h"
#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkCategoryList: the vault's categories in a group of rows: rename, put elsewhere, no longer use, add
 *
 * Works on copies; ck_category_list_dup_changed() gives those that differ. Signal `changed`.
 */
#define CK_TYPE_CATEGORY_LIST (ck_category_list_get_type ())
G_DECLARE_FINAL_TYPE (CkCategoryList, ck_category_list, CK, CATEGORY_LIST, GObject)

CkCategoryList *ck_category_list_new         (AdwPreferencesGroup *group);
void            ck_category_list_set         (CkCategoryList *self, CkSession *session, GPtrArray *categories);
void            ck_category_list_lay_over    (CkCategoryList *self, GPtrArray *changed);
GPtrArray      *ck_category_list_dup_changed (CkCategoryList *self);
void            ck_category_list_add         (CkCategoryList *self);

G_END_DECLS
