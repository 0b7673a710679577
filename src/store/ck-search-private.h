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
 * @people: (nullable): the ids of those whom that finds, one behind the other; %NULL where there are too many
 * @from, @to: (nullable): days, both included
 * @of_case, @of_person: (nullable): for the index: whose the texts are; %NULL without such a filter, and where it lets too
 *   many pass
 * @of_whole_case, @of_whole_person: all that is theirs is shown where it was recorded: nothing else has to be asked
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
  GByteArray *people;
  char      *from;
  char      *to;
  CkUuid     case_id;
  gboolean   has_case;
  char      *of_case;
  char      *of_person;
  gboolean   of_whole_case;
  gboolean   of_whole_person;
} CkSearchQuery;

/* As a table of ids, the people that @ids holds one behind the other. */
#define CK_SEARCH_WHO(ids)                                                                                              \
  "who (id) AS (WITH RECURSIVE each (n, id) AS (SELECT 1, substr (" ids ", 1, 16) WHERE length (" ids ") > 0"           \
  " UNION ALL SELECT n + 16, substr (" ids ", n + 16, 16) FROM each WHERE n + 16 <= length (" ids ")) SELECT id FROM each)"

CkSearchQuery *ck_search_query_parse   (CkStore *store, const char *typed, GError **error);
gboolean       ck_search_query_find_owners (CkSearchQuery *self, CkStore *store, GError **error);
void           ck_search_query_free    (CkSearchQuery *self);
gboolean       ck_search_query_filters (const CkSearchQuery *self);
const char *const *ck_search_things    (guint *n_things);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkSearchQuery, ck_search_query_free)

G_END_DECLS
