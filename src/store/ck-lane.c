/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two queues and one thread. Calls are done in the order in which they came; long work is done a slice at a time, and
 * only while no call waits, so that a draft or a screen's query never waits for more than one slice. */
#include "ck-lane.h"

typedef struct {
  CkLaneWork work;
  gpointer   data;
} Job;

struct _CkLane {
  GMutex   lock;
  GCond    wake;
  GQueue   calls;
  GQueue   slices;
  gboolean ending;
  GThread *thread;
};

/* what ck_lane_run() waits for */
typedef struct {
  CkLaneWork work;
  gpointer   data;
  GMutex     lock;
  GCond      finished;
  gboolean   done;
} Wait;

static gpointer
run_lane (gpointer data)
{
  CkLane *self = data;

  g_mutex_lock (&self->lock);
  for (;;)
    {
      Job *job = g_queue_pop_head (&self->calls);

      if (job == NULL)
        job = g_queue_pop_head (&self->slices);

      if (job != NULL)
        {
          gboolean more;

          g_mutex_unlock (&self->lock);
          more = job->work (job->data);
          g_mutex_lock (&self->lock);
          if (more)
            g_queue_push_tail (&self->slices, job);
          else
            g_free (job);
        }
      else if (self->ending)
        {
          break;
        }
      else
        {
          g_cond_wait (&self->wake, &self->lock);
        }
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * ck_lane_new:
 *
 * Returns: (transfer full): a lane with its thread, which sleeps until there is work
 */
CkLane *
ck_lane_new (void)
{
  CkLane *self = g_new0 (CkLane, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  g_queue_init (&self->calls);
  g_queue_init (&self->slices);
  self->thread = g_thread_new ("lane", run_lane, self);
  return self;
}

/**
 * ck_lane_free:
 * @self: (transfer full): a lane, not from its own thread
 *
 * Does what is still queued, then ends the thread. Blocks.
 */
void
ck_lane_free (CkLane *self)
{
  g_return_if_fail (self != NULL);
  g_assert (!ck_lane_is_current (self));

  g_mutex_lock (&self->lock);
  self->ending = TRUE;
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);

  g_thread_join (self->thread);
  g_cond_clear (&self->wake);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static void
push (CkLane    *self,
      GQueue    *queue,
      CkLaneWork work,
      gpointer   data)
{
  Job *job = g_new (Job, 1);

  job->work = work;
  job->data = data;
  g_mutex_lock (&self->lock);
  g_queue_push_tail (queue, job);
  g_cond_signal (&self->wake);
  g_mutex_unlock (&self->lock);
}

/**
 * ck_lane_push:
 * @self: a lane
 * @work: what to do on its thread
 * @data: for @work, which frees it
 *
 * Queues a call behind the calls that wait, and before all long work. Any thread.
 */
void
ck_lane_push (CkLane    *self,
              CkLaneWork work,
              gpointer   data)
{
  push (self, &self->calls, work, data);
}

/**
 * ck_lane_push_long:
 * @self: a lane
 * @work: one slice of at most about 50 ms; called again for as long as it returns %TRUE
 * @data: for @work, which frees it at the end
 *
 * Queues long work: slices of several take turns, and calls overtake them all. Any thread.
 */
void
ck_lane_push_long (CkLane    *self,
                   CkLaneWork work,
                   gpointer   data)
{
  push (self, &self->slices, work, data);
}

static gboolean
run_and_tell (gpointer data)
{
  Wait *wait = data;

  wait->work (wait->data);
  g_mutex_lock (&wait->lock);
  wait->done = TRUE;
  g_cond_signal (&wait->finished);
  g_mutex_unlock (&wait->lock);
  return FALSE;
}

static void
run (CkLane    *self,
     GQueue    *queue,
     CkLaneWork work,
     gpointer   data)
{
  Wait wait = { .work = work, .data = data };

  g_assert (!ck_lane_is_current (self));

  g_mutex_init (&wait.lock);
  g_cond_init (&wait.finished);
  push (self, queue, run_and_tell, &wait);
  g_mutex_lock (&wait.lock);
  while (!wait.done)
    g_cond_wait (&wait.finished, &wait.lock);
  g_mutex_unlock (&wait.lock);
  g_mutex_clear (&wait.lock);
  g_cond_clear (&wait.finished);
}

/**
 * ck_lane_run:
 * @self: a lane, not from its own thread: it would wait for itself
 * @work: what to do on its thread; its return value isn't heeded
 * @data: for @work
 *
 * Queues a call and waits until it is done.
 */
void
ck_lane_run (CkLane    *self,
             CkLaneWork work,
             gpointer   data)
{
  run (self, &self->calls, work, data);
}

/**
 * ck_lane_run_last:
 * @self: a lane, not from its own thread
 * @work: what to do on its thread; its return value isn't heeded
 * @data: for @work
 *
 * Queues @work behind the next slice of each long work, and waits until it is done.
 */
void
ck_lane_run_last (CkLane    *self,
                  CkLaneWork work,
                  gpointer   data)
{
  run (self, &self->slices, work, data);
}

/**
 * ck_lane_is_current:
 * @self: a lane
 *
 * Returns: whether the calling thread is the lane's
 */
gboolean
ck_lane_is_current (CkLane *self)
{
  return self->thread == g_thread_self ();
}
