/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "ck-casework.h"

G_BEGIN_DECLS

/**
 * CkDraftKeeper: keeps what is being typed in the vault, at most two seconds after any keystroke
 *
 * Not "after a pause": a fast typist never pauses. The first change starts a timer that later changes don't put off.
 */
#define CK_TYPE_DRAFT_KEEPER (ck_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (CkDraftKeeper, ck_draft_keeper, CK, DRAFT_KEEPER, GObject)

#define CK_DRAFT_DELAY_MS 1000 /* leaves half of the two seconds for a busy machine and its disk */

/* Returns: (transfer full) (nullable): the form as JSON, or NULL when there is nothing worth keeping */
typedef char *(*CkDraftCollect) (gpointer user_data);

/** CkDraftTimer: how to wait; tests move it by hand */
typedef struct {
  guint (*add)    (guint milliseconds, GSourceFunc func, gpointer data);
  void  (*remove) (guint id);
} CkDraftTimer;

CkDraftKeeper *ck_draft_keeper_new           (CkSession *session, const char *kind, const char *reference,
                                              CkDraftCollect collect, gpointer user_data);
void           ck_draft_keeper_set_timer     (CkDraftKeeper *self, const CkDraftTimer *timer);
void           ck_draft_keeper_adopt         (CkDraftKeeper *self, const CkUuid *id);
gboolean       ck_draft_keeper_get_id        (CkDraftKeeper *self, CkUuid *id);
void           ck_draft_keeper_touch         (CkDraftKeeper *self);
void           ck_draft_keeper_forget        (CkDraftKeeper *self);
void           ck_draft_keeper_stop          (CkDraftKeeper *self);
void           ck_draft_keeper_leave         (CkDraftKeeper *self);
const char    *ck_draft_keeper_get_status    (CkDraftKeeper *self);
void           ck_draft_keeper_flush_async   (CkDraftKeeper *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean       ck_draft_keeper_flush_finish  (CkDraftKeeper *self, GAsyncResult *result, GError **error);

void           ck_draft_keeper_flush_all_async  (CkSession *session, GAsyncReadyCallback callback, gpointer user_data);
gboolean       ck_draft_keeper_flush_all_finish (CkSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
