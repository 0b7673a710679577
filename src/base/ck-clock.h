/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "ck-date.h"

G_BEGIN_DECLS

/* An instant is integer microseconds since 1970-01-01T00:00:00Z. */

typedef struct _CkClock CkClock;

CkClock *ck_clock_new_system  (void);
CkClock *ck_clock_new_at      (gint64          instant);
CkClock *ck_clock_new_practice (void);
CkClock *ck_clock_ref         (CkClock        *clock);
void     ck_clock_unref       (CkClock        *clock);
gint64   ck_clock_now         (CkClock        *clock);
void     ck_clock_set         (CkClock        *clock,
                               gint64          instant);
void     ck_clock_follow      (CkClock        *clock);
void     ck_clock_advance     (CkClock        *clock,
                               gint64          microseconds);
gboolean ck_clock_is_settable (CkClock        *clock);

char    *ck_instant_to_text   (gint64          instant);
gboolean ck_instant_from_text (const char     *text,
                               gint64         *instant);
CkDate   ck_instant_to_date   (gint64          instant,
                               GTimeZone      *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CkClock, ck_clock_unref)

G_END_DECLS
