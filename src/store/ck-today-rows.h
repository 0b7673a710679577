/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the store: everything that is due, as narrow as an index has it, folded to one row a case. What a row says is
 * read for those that are shown alone. */
#pragma once

#include "ck-queries.h"

G_BEGIN_DECLS

/** CkTodayThing: something due; @of_case: whose review, action or clock it is; that case may have been merged into @case_id */
typedef struct {
  CkUuid case_id;
  CkUuid of_case;
  CkUuid item_id;
  CkDate due;
  int    kind;             /* CkDueKind */
  guint  next;             /* the next thing of its row, in no order; its index and one, 0 for none */
} CkTodayThing;

/** CkTodayRow: a case; @first: the index of its most urgent thing, and of the list of all of them; @rank: what it is sorted by */
typedef struct {
  CkUuid     case_id;
  guint      first;
  guint      things;
  CkDueItem *rank;         /* NULL until it is looked at */
} CkTodayRow;

/** CkTodayRows: @things: CkTodayThing; @groups: CkTodayRow, by date, and as far as they were ranked in their order */
typedef struct {
  GArray    *things;
  GPtrArray *groups[CK_N_TODAY_GROUPS];
} CkTodayRows;

CkTodayRows *ck_today_rows_read (CkStore *store, CkDate as_of, int days_ahead, GError **error);
void         ck_today_rows_free (CkTodayRows *self);
gboolean     ck_today_rows_rank (CkTodayRows *self, CkStore *store, CkTodayGroup group, guint first, guint n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkTodayRows, ck_today_rows_free)

G_END_DECLS
