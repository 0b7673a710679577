/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "ck-session.h"

G_BEGIN_DECLS

/** CkPagedRow: a row of a CkPagedModel; property "record" is %NULL until its page was read, and changes when it is read anew */
#define CK_TYPE_PAGED_ROW (ck_paged_row_get_type ())
G_DECLARE_FINAL_TYPE (CkPagedRow, ck_paged_row, CK, PAGED_ROW, GObject)

gpointer ck_paged_row_get_record (CkPagedRow *self);

/* Both on the lane. A page is the rows from @offset on, at most @limit of them; fewer only at the end. */
typedef GPtrArray *(*CkPageFunc)  (CkStore *store, gpointer query, guint offset, guint limit, GError **error);
typedef gboolean   (*CkCountFunc) (CkStore *store, gpointer query, guint *count, GError **error);

/**
 * CkPagedModel: a list of which only the pages are in memory that somebody looks at
 *
 * A GListModel of CkPagedRow over two questions to the lane: a page, and how many rows there are. The first page comes
 * first and shows at once; the count makes the list as long as it is. Pages come as the rows are asked for, which a list
 * view does as it is scrolled, the last asked first; pages that nobody asked for lately are let go.
 * When the question changes, or the record does, rows stay where they are and get other records: a list doesn't jump
 * under the person who reads it. Property "n-rows" is the count, for a title.
 *
 * Signals: "loaded" when the first page and the count of a question are there; "failed" (GError).
 */
#define CK_TYPE_PAGED_MODEL (ck_paged_model_get_type ())
G_DECLARE_FINAL_TYPE (CkPagedModel, ck_paged_model, CK, PAGED_MODEL, GObject)

#define CK_PAGE_ROWS 64

CkPagedModel *ck_paged_model_new       (CkPageFunc page, CkCountFunc count);
void          ck_paged_model_ask       (CkPagedModel *self, CkSession *session, gpointer query, GDestroyNotify query_destroy);
void          ck_paged_model_ask_again (CkPagedModel *self);
void          ck_paged_model_clear     (CkPagedModel *self);
gpointer      ck_paged_model_peek      (CkPagedModel *self, guint position);
guint         ck_paged_model_n_in_memory (CkPagedModel *self);

G_END_DECLS
