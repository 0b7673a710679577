/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A disk in memory, as a VFS named "sim", that knows what would be on it after a power cut, and can fail. */

typedef enum {
  SIM_WRITE = 1 << 0,
  SIM_SYNC = 1 << 1,
  SIM_TRUNCATE = 1 << 2,
  SIM_DELETE = 1 << 3,
  SIM_ALL = SIM_WRITE | SIM_SYNC | SIM_TRUNCATE | SIM_DELETE,
} SimOperation;

/** SimHook: called before each change of a file or sync takes place */
typedef void (*SimHook) (gpointer data);

void     sim_disk_start    (void);
void     sim_disk_clear    (void);
void     sim_disk_put      (const char   *path,
                            const guint8 *bytes,
                            gsize         length);
void     sim_disk_flip     (const char   *path,
                            gsize         at,
                            guint8        bits);
GBytes  *sim_disk_get      (const char   *path);
void     sim_disk_hook     (SimHook       hook,
                            gpointer      data);
void     sim_disk_within   (SimHook       hook,
                            gpointer      data,
                            void        (*work) (gpointer data));
void     sim_disk_copy     (const char   *from,
                            const char   *to);
gboolean sim_disk_crash    (const char   *from,
                            const char   *to,
                            GRand        *rand);
void     sim_disk_fail     (SimOperation  operations,
                            guint64       at,
                            gboolean      and_after);
guint64  sim_disk_count    (void);

G_END_DECLS
