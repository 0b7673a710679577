/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a concern can be about: the vault's own list, in two levels. It starts as the built-in one (the policy's own list
 * first, then the statutory ones), and what the vault recorded of it lies over that. */
#pragma once

#include "ck-record.h"

G_BEGIN_DECLS

#define CK_CATEGORY_NUDES "nudes"   /* asks for the questions of CkNudesForm, as do the categories within it */
#define CK_CATEGORY_TOKEN_MAX 60    /* bytes */
#define CK_CATEGORY_POSITION_MAX 1000000

#define CK_TYPE_CATEGORY ck_category_get_type ()
CK_DECLARE_RECORD (Category, category, CATEGORY)
struct _CkCategory {
  CkRecord parent_instance;
  CkUuid   version_id;     /* what the vault recorded last of it; none: as it was built in */
  char    *token;          /* in the record, JSON and filters; from the label, when left out for a new one */
  char    *parent;         /* token of the category that it belongs to; NULL: of the first level */
  char    *label;          /* what a person reads */
  gint64   position;       /* among its like; those with the same stand by label */
  gboolean retired;        /* not offered any more; stays readable where it was used */
};

/* Each takes a list of CkCategory: first level in order, each followed by those within it. */
GPtrArray  *ck_categories_new_default (void);
void        ck_categories_sort        (GPtrArray *categories);
CkCategory *ck_categories_find        (GPtrArray *categories, const char *token);
const char *ck_categories_label       (GPtrArray *categories, const char *token);
GStrv       ck_categories_labels      (GPtrArray *categories, char **tokens);
gboolean    ck_categories_is_within   (GPtrArray *categories, const char *token, const char *of);
gboolean    ck_categories_any_within  (GPtrArray *categories, char **tokens, const char *of);
char       *ck_categories_choices     (GPtrArray *categories);
gboolean    ck_categories_check       (GPtrArray *categories, char **tokens, GError **error);

/* Whether @category can be put into the list as it stands, as a new one or in place of the one with its token. */
gboolean    ck_category_check         (CkCategory *category, GPtrArray *categories, GError **error);
char       *ck_category_token_from    (const char *label, GPtrArray *categories);

G_END_DECLS
