/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 40 ms, which leaves 10 for the step that runs over; tests make it shorter */
extern gint64 ck_slice_microseconds;

/** CkSlice: how long a piece of background work may take before it lets others have the connection */
typedef struct {
  gint64 end;
} CkSlice;

static inline CkSlice
ck_slice_begin (void)
{
  return (CkSlice){ g_get_monotonic_time () + ck_slice_microseconds };
}

static inline gboolean
ck_slice_is_over (const CkSlice *slice)
{
  return g_get_monotonic_time () >= slice->end;
}

G_END_DECLS
