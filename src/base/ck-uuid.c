/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-uuid.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "ck-text.h"

/* RFC 9562, section 5.7, with method 1 of section 6.2: the twelve bits after the version are a counter that starts at
 * a random value below half its range with each new millisecond. */
#define COUNTER_MAX  0x0FFF
#define COUNTER_SEED 0x07FF

static GMutex lock;
static gint64 last_millisecond = -1;
static guint last_counter;

static void
random_bytes (guint8 *bytes,
              gsize   length)
{
  while (length > 0)
    {
      gssize got = getrandom (bytes, length, 0);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        g_error ("The kernel gives no random numbers: %s", g_strerror (errno));
      bytes += got;
      length -= (gsize)got;
    }
}

/**
 * ck_uuid_new:
 * @instant: the time that goes into it; before 1970 counts as 1970
 *
 * Makes a version 7 UUID. Within the process each is greater, byte by byte, than all that were made before it, even
 * where @instant stands still or goes back: then it carries the latest millisecond that was seen. Any thread.
 *
 * Returns: a new id
 */
CkUuid
ck_uuid_new (gint64 instant)
{
  gint64 millisecond = instant > 0 ? instant / 1000 : 0;
  guint8 random[10];
  guint counter;
  CkUuid uuid;

  random_bytes (random, sizeof random);

  g_mutex_lock (&lock);
  if (millisecond > last_millisecond)
    {
      last_millisecond = millisecond;
      last_counter = (guint)(random[8] << 8 | random[9]) & COUNTER_SEED;
    }
  else if (last_counter < COUNTER_MAX)
    {
      last_counter++;
    }
  else
    {
      last_millisecond++;
      last_counter = (guint)(random[8] << 8 | random[9]) & COUNTER_SEED;
    }
  millisecond = last_millisecond;
  counter = last_counter;
  g_mutex_unlock (&lock);

  for (int i = 0; i < 6; i++)
    uuid.bytes[i] = (guint8)(millisecond >> (40 - 8 * i));
  uuid.bytes[6] = (guint8)(0x70 | counter >> 8);
  uuid.bytes[7] = (guint8)counter;
  memcpy (uuid.bytes + 8, random, 8);
  uuid.bytes[8] = (uuid.bytes[8] & 0x3F) | 0x80;
  return uuid;
}

/**
 * ck_uuid_is_none:
 * @uuid: an id
 *
 * Returns: whether it is all zero
 */
gboolean
ck_uuid_is_none (const CkUuid *uuid)
{
  static const CkUuid none;

  return memcmp (uuid->bytes, none.bytes, CK_UUID_SIZE) == 0;
}

/**
 * ck_uuid_equal:
 * @a: an id
 * @b: another
 *
 * Returns: whether they are the same
 */
gboolean
ck_uuid_equal (const CkUuid *a,
               const CkUuid *b)
{
  return memcmp (a->bytes, b->bytes, CK_UUID_SIZE) == 0;
}

/**
 * ck_uuid_hash:
 * @uuid: (type CkUuid): an id
 *
 * Returns: a hash for #GHashTable, of the bytes that are random
 */
guint
ck_uuid_hash (gconstpointer uuid)
{
  const CkUuid *self = uuid;
  guint hash;

  memcpy (&hash, self->bytes + CK_UUID_SIZE - sizeof hash, sizeof hash);
  return hash;
}

/**
 * ck_uuid_equal_fn:
 * @a: (type CkUuid): an id
 * @b: (type CkUuid): another
 *
 * Returns: as ck_uuid_equal(), for #GHashTable
 */
gboolean
ck_uuid_equal_fn (gconstpointer a,
                  gconstpointer b)
{
  return ck_uuid_equal (a, b);
}

/**
 * ck_uuid_to_text:
 * @uuid: an id
 *
 * Returns: (transfer full): lower-case hex with hyphens, 8-4-4-4-12
 */
char *
ck_uuid_to_text (const CkUuid *uuid)
{
  g_autofree char *hex = ck_text_hex (uuid->bytes, CK_UUID_SIZE);

  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

/**
 * ck_uuid_from_text:
 * @text: (nullable): an id as ck_uuid_to_text() writes it; upper case is read too
 * @uuid: (out caller-allocates): the id; left alone on failure
 *
 * Returns: whether @text was an id and nothing else
 */
gboolean
ck_uuid_from_text (const char *text,
                   CkUuid     *uuid)
{
  char hex[CK_UUID_SIZE * 2 + 1];
  gsize n = 0;

  if (text == NULL || strlen (text) != CK_UUID_TEXT_LENGTH)
    return FALSE;

  for (gsize i = 0; i < CK_UUID_TEXT_LENGTH; i++)
    {
      gboolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;

      if (hyphen != (text[i] == '-'))
        return FALSE;
      if (!hyphen)
        hex[n++] = text[i];
    }
  hex[n] = '\0';
  return ck_text_from_hex (hex, uuid->bytes, CK_UUID_SIZE);
}
