/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-uuid.h"

#include <string.h>

static gint64
millisecond_of (const CkUuid *uuid)
{
  gint64 millisecond = 0;

  for (int i = 0; i < 6; i++)
    millisecond = millisecond << 8 | uuid->bytes[i];
  return millisecond;
}

static void
assert_shape (const CkUuid *uuid)
{
  g_assert_cmpuint (uuid->bytes[6] >> 4, ==, 7);
  g_assert_cmpuint (uuid->bytes[8] >> 6, ==, 2);
}

static void
test_time (void)
{
  /* the first of the process: later ones may carry a later time than theirs */
  CkUuid early = ck_uuid_new (-5);
  CkUuid uuid = ck_uuid_new (G_GINT64_CONSTANT (1795188600123456));
  g_autofree char *text = ck_uuid_to_text (&uuid);

  assert_shape (&early);
  g_assert_cmpint (millisecond_of (&early), ==, 0);
  assert_shape (&uuid);
  g_assert_cmpint (millisecond_of (&uuid), ==, G_GINT64_CONSTANT (1795188600123));
  g_assert_true (g_str_has_prefix (text, "01a1f994-2d3b-7"));
}

static void
test_monotonic (void)
{
  gint64 instant = G_GINT64_CONSTANT (1795188700000000);
  CkUuid last = ck_uuid_new (instant);

  /* more than the counter holds, at one instant and then back in time */
  for (int i = 0; i < 20000; i++)
    {
      CkUuid next = ck_uuid_new (i < 10000 ? instant : instant - i);

      assert_shape (&next);
      g_assert_cmpint (memcmp (last.bytes, next.bytes, CK_UUID_SIZE), <, 0);
      last = next;
    }
  g_assert_cmpint (millisecond_of (&last), <, instant / 1000 + 20);
}

static void
test_random (void)
{
  g_autoptr (GHashTable) tails = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint8 any = 0, all = 0xFF;

  for (int i = 0; i < 1000; i++)
    {
      CkUuid uuid = ck_uuid_new (0);

      g_assert_true (g_hash_table_add (tails, g_memdup2 (uuid.bytes + 8, 8)));
      any |= uuid.bytes[15];
      all &= uuid.bytes[15];
    }
  g_assert_cmpuint (any, ==, 0xFF);
  g_assert_cmpuint (all, ==, 0);
}

static gpointer
make_many (gpointer data)
{
  CkUuid *made = data;

  for (int i = 0; i < 2000; i++)
    made[i] = ck_uuid_new (0);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GHashTable) all = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);
  g_autofree CkUuid *made = g_new (CkUuid, 4 * 2000);
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("uuid", make_many, made + i * 2000);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  for (int i = 0; i < 4 * 2000; i++)
    g_assert_true (g_hash_table_add (all, made + i));
}

static void
test_text (void)
{
  static const char *const refused[] = {
    "", "0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f405", "0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f40511",
    "0197a1b2c3d4-7e5f-8a9b--0c1d2e3f4051",
    "{197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4051", "0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f405g",
    "0197a1b2-c3d4-7e5f-8a9b_0c1d2e3f4051", "0197a1b-2c3d4-7e5f-8a9b-0c1d2e3f4051",
  };
  CkUuid uuid, again, none = { { 0 } };
  g_autofree char *text = NULL;
  g_autofree char *zeros = ck_uuid_to_text (&none);

  g_assert_true (ck_uuid_from_text ("0197A1b2-c3d4-7e5f-8a9b-0c1d2e3f4051", &uuid));
  text = ck_uuid_to_text (&uuid);
  g_assert_cmpstr (text, ==, "0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4051");
  g_assert_cmpuint (strlen (text), ==, CK_UUID_TEXT_LENGTH);
  again = uuid;
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (ck_uuid_from_text (refused[i], &again));
    }
  g_assert_false (ck_uuid_from_text (NULL, &again));
  g_assert_true (ck_uuid_equal (&uuid, &again));

  g_assert_cmpstr (zeros, ==, "00000000-0000-0000-0000-000000000000");
  g_assert_true (ck_uuid_is_none (&none));
  g_assert_false (ck_uuid_is_none (&uuid));
  g_assert_false (ck_uuid_equal (&uuid, &none));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/uuid/time", test_time);
  g_test_add_func ("/base/uuid/monotonic", test_monotonic);
  g_test_add_func ("/base/uuid/random", test_random);
  g_test_add_func ("/base/uuid/threads", test_threads);
  g_test_add_func ("/base/uuid/text", test_text);
  return g_test_run ();
}
