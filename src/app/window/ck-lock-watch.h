/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkLockWatch: notices when the vault should lock by itself
 *
 * Signal "lock": nobody touched the program for so many minutes, the machine is about to sleep, or the desktop locks.
 * A sleeping machine waits (a few seconds at most) until ck_lock_watch_let_sleep().
 */
#define CK_TYPE_LOCK_WATCH (ck_lock_watch_get_type ())
G_DECLARE_FINAL_TYPE (CkLockWatch, ck_lock_watch, CK, LOCK_WATCH, GObject)

CkLockWatch *ck_lock_watch_new              (void);
void         ck_lock_watch_set_idle_minutes (CkLockWatch *self, gint64 minutes);
void         ck_lock_watch_touch            (CkLockWatch *self);
gboolean     ck_lock_watch_check            (CkLockWatch *self, gint64 now);
void         ck_lock_watch_let_sleep        (CkLockWatch *self);

G_END_DECLS
