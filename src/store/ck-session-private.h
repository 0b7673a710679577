/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session's files share. */
#pragma once

#include "ck-lane.h"
#include "ck-session.h"
#include "ck-store-private.h"

G_BEGIN_DECLS

/* "The laptop remembers the last generation" */
typedef struct {
  guint64 generation;
  gint64  sequence;
  char    hash[17];
} CkVaultMemory;

struct _CkSession {
  GObject       parent_instance;
  char         *path;
  char         *organisation;
  gboolean      practice;
  CkUuid        vault_id;
  CkClock      *clock;
  CkLane       *lane;
  GMainContext *context;      /* where "changed" is emitted */

  CkVault      *vault;        /* NULL once closed; used by one thread at a time */
  CkStore      *store;        /* of the lane alone */
  CkVaultMemory seen;         /* what the laptop remembers of it */

  int           closing;      /* atomic: long work ends at its next slice */

  GMutex        lock;         /* guards what follows */
  gboolean      unlocked;
  gboolean      busy;         /* being unlocked or closed */
  guint         failures;     /* failed unlocks since the last success */
  GTimeZone    *zone;
  GPtrArray    *keyholders;   /* CkKeyholderInfo */
  GPtrArray    *warnings;     /* char * */
  GQueue        kinds;        /* of units that "changed" has still to tell */
  GSource      *telling;
};

/* One turn of long work that belongs to the session itself. @cleanup runs on the lane when it is over. */
void     ck_session_run_long       (CkSession *self, CkLaneSlice slice, gpointer data, GDestroyNotify cleanup,
                                    CkLaneProgress progress, gpointer progress_data, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);

void     ck_session_watch_store    (CkSession *self);   /* on the lane, with the store open */
void     ck_session_after_call     (CkSession *self);   /* on the lane, after each call and slice */
void     ck_session_read_header    (CkSession *self);   /* keyholders, as the header has them now */
void     ck_session_warn           (CkSession *self, const char *warning);
gboolean ck_session_refuse_locked  (GError **error);


gboolean ck_vault_memory_load      (const CkUuid *vault, CkVaultMemory *memory);
gboolean ck_vault_memory_save      (const CkUuid *vault, const CkVaultMemory *memory, GError **error);
void     ck_session_read_anchor    (CkSession *self);   /* with the vault unlocked */
void     ck_session_remember       (CkSession *self);   /* on the lane, or while nothing else has the vault */

G_END_DECLS
