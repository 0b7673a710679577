/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of one operation, many times over, told as their median. */
#pragma once

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
  GArray *times;
  gint64  began;
} CkTimes;

static inline int
ck_times_compare (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;
  return left < right ? -1 : left > right;
}

static inline void
ck_times_begin (CkTimes *self)
{
  if (self->times == NULL)
    self->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->began = g_get_monotonic_time ();
}

static inline void
ck_times_end (CkTimes *self)
{
  gint64 span = g_get_monotonic_time () - self->began;
  g_array_append_val (self->times, span);
}

/* "NAME MICROSECONDS" */
static inline void
ck_times_tell (CkTimes *self, const char *name)
{
  g_array_sort (self->times, ck_times_compare);
  printf ("%s %" G_GINT64_FORMAT "\n", name, g_array_index (self->times, gint64, self->times->len / 2));
  fflush (stdout);
  g_array_unref (self->times);
}

#define CK_BENCH_CASES   300
#define CK_BENCH_ENTRIES 1000
#define CK_BENCH_READS   50
#define CK_BENCH_FACTS \
  "Eleven messages between 18:10 and 19:25 make fun of her solo; two ask her to leave the group. She showed the chat to her " \
  "tutor on her own telephone. No image, no threat."
