/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into the search, taken apart. */
#pragma once

#include "ck-store-private.h"

G_BEGIN_DECLS

/**
 * CkSearchQuery: words, and filters that were typed among them
 * @words: (nullable): for the index; %NULL when no word was given
 * @signs: (nullable): what has no words in it, such as emoji
 * @kinds: of things, as d_text names them; empty for all
 * @entry_kinds: (nullable): ",note,contact," as the others below
 * @status, @risk, @category, @concern_kinds: (nullable): tokens that may hold, each between commas
 * @person: (nullable): for the index
 * @from, @to: (nullable): days, both included
 * @of_case, @of_person: (nullable): for the index: whose the texts are; %NULL without such a filter, and where it lets too
 *   many pass
 */
typedef struct {
  char      *words;
  char      *signs;
  GPtrArray *kinds;
  char      *entry_kinds;
  char      *concern_kinds;
  char      *status;
  char      *risk;
  char      *category;
  char      *person;
  char      *from;
  char      *to;
  CkUuid     case_id;
  gboolean   has_case;
  char      *of_case;
  char      *of_person;
} CkSearchQuery;

CkSearchQuery *ck_search_query_parse   (CkStore *store, const char *typed, GError **error);
gboolean       ck_search_query_find_owners (CkSearchQuery *self, CkStore *store, GError **error);
void           ck_search_query_free    (CkSearchQuery *self);
gboolean       ck_search_query_filters (const CkSearchQuery *self);
const char *const *ck_search_things    (guint *n_things);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkSearchQuery, ck_search_query_free)

G_END_DECLS
