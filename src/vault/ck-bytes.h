/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>
#include <glib.h>

G_BEGIN_DECLS

/* The vault's file is little-endian; SQLite's own structures inside it are big-endian. */

static inline void
ck_put_u32 (guint8 *to, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (to, &value, sizeof value);
}

static inline void
ck_put_u64 (guint8 *to, guint64 value)
{
  value = GUINT64_TO_LE (value);
  memcpy (to, &value, sizeof value);
}

static inline guint32
ck_get_u32 (const guint8 *from)
{
  guint32 value;

  memcpy (&value, from, sizeof value);
  return GUINT32_FROM_LE (value);
}

static inline guint64
ck_get_u64 (const guint8 *from)
{
  guint64 value;

  memcpy (&value, from, sizeof value);
  return GUINT64_FROM_LE (value);
}

static inline guint32
ck_get_be32 (const guint8 *from)
{
  guint32 value;

  memcpy (&value, from, sizeof value);
  return GUINT32_FROM_BE (value);
}

static inline void
ck_put_be32 (guint8 *to, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (to, &value, sizeof value);
}

static inline gboolean
ck_bytes_are_zero (const guint8 *bytes, gsize length)
{
  guint8 any = 0;

  for (gsize i = 0; i < length; i++)
    any |= bytes[i];
  return any == 0;
}

G_END_DECLS
