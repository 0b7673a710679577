/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside the store: the one worker thread that owns a connection. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CkLane CkLane;

/* Returns: whether there is more to do; it then goes behind whatever waits by now */
typedef gboolean (*CkLaneWork) (gpointer data);

CkLane  *ck_lane_new        (void);
void     ck_lane_free       (CkLane *self);
void     ck_lane_push       (CkLane *self, CkLaneWork work, gpointer data);
void     ck_lane_push_long  (CkLane *self, CkLaneWork work, gpointer data);
void     ck_lane_run        (CkLane *self, CkLaneWork work, gpointer data);
void     ck_lane_run_last   (CkLane *self, CkLaneWork work, gpointer data);
gboolean ck_lane_is_current (CkLane *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkLane, ck_lane_free)

G_END_DECLS
