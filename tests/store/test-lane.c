/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-lane.h"

#include <string.h>

typedef struct {
  GString *log;
  char     name;
  int      slices;
  GMutex  *gate;
} Step;

static gboolean
run_step (gpointer data)
{
  Step *step = data;

  if (step->gate != NULL)
    {
      g_mutex_lock (step->gate);
      g_mutex_unlock (step->gate);
    }
  g_string_append_c (step->log, step->name);
  return --step->slices > 0;
}

/* Calls in their order, before all long work, whose slices take turns. */
static void
test_order (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  CkLane *lane = ck_lane_new ();
  GMutex gate;
  Step first = { log, '0', 1, &gate };
  Step a = { log, 'a', 3, NULL }, b = { log, 'b', 2, NULL };
  Step one = { log, '1', 1, NULL }, two = { log, '2', 1, NULL }, last = { log, '.', 1, NULL };

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  ck_lane_push (lane, run_step, &first);
  ck_lane_push_long (lane, run_step, &a);
  ck_lane_push_long (lane, run_step, &b);
  ck_lane_push (lane, run_step, &one);
  ck_lane_push (lane, run_step, &two);
  g_mutex_unlock (&gate);
  ck_lane_run_last (lane, run_step, &last);
  ck_lane_free (lane);
  /* what is queued last waits for one slice of each, not for the end of all; freeing does the rest */
  g_assert_true (g_str_has_prefix (log->str, "012ab."));
  g_assert_cmpstr (log->str, ==, "012ab.aba");
  g_mutex_clear (&gate);
}

static gboolean
overtake (gpointer data)
{
  Step *step = data;

  g_string_append_c (step->log, 'x');
  return FALSE;
}

typedef struct {
  Step    step;
  CkLane *lane;
} Pusher;

static gboolean
push_while_running (gpointer data)
{
  Pusher *pusher = data;

  g_string_append_c (pusher->step.log, pusher->step.name);
  if (pusher->step.slices-- == 3)
    ck_lane_push (pusher->lane, overtake, &pusher->step);
  return pusher->step.slices > 0;
}

static void
test_overtaking (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  CkLane *lane = ck_lane_new ();
  Pusher pusher = { { log, 's', 3, NULL }, lane };

  ck_lane_push_long (lane, push_while_running, &pusher);
  ck_lane_free (lane);
  g_assert_cmpstr (log->str, ==, "sxss");
}

static gboolean
check_thread (gpointer data)
{
  g_assert_true (ck_lane_is_current (data));
  return FALSE;
}

static void
test_thread (void)
{
  g_autoptr (CkLane) lane = ck_lane_new ();

  g_assert_false (ck_lane_is_current (lane));
  for (int i = 0; i < 1000; i++)
    ck_lane_run (lane, check_thread, lane);
}

static gboolean
wait_for_itself (gpointer data)
{
  ck_lane_run (data, check_thread, data);
  return FALSE;
}

static void
test_waiting_for_itself (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (CkLane) lane = ck_lane_new ();

      ck_lane_run (lane, wait_for_itself, lane);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/lane/order", test_order);
  g_test_add_func ("/store/lane/overtaking", test_overtaking);
  g_test_add_func ("/store/lane/thread", test_thread);
  g_test_add_func ("/store/lane/waiting-for-itself", test_waiting_for_itself);
  return g_test_run ();
}
