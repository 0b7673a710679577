/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work goes to the lane as a closure and comes back as a plain result. Whatever the caller gave is freed on the
 * caller's main context, after its callback: a widget that was put into a closure never dies on the lane. */
#include "ck-session-private.h"

typedef struct {
  CkSession     *session;
  CkLaneFunc     func;
  gpointer       data;
  gpointer       result;
  GError        *error;
} Call;

typedef struct {
  CkSession     *session;
  GTask         *task;
  CkLaneFunc     func;        /* a call */
  GDestroyNotify result_destroy;
  CkLaneSlice    slice;       /* or long work */
  GDestroyNotify cleanup;
  CkLaneProgress progress;
  gpointer       progress_data;

  gpointer       result;
  GError        *error;

  GMutex         lock;        /* guards the two below */
  double         fraction;
  gboolean       telling;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_mutex_clear (&job->lock);
  g_clear_object (&job->task);
  g_clear_object (&job->session);
  g_free (job);
}

static gboolean
on_job_done (gpointer user_data)
{
  Job *job = user_data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->slice != NULL)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->result_destroy);
  return G_SOURCE_REMOVE;
}

static gboolean
on_job_progress (gpointer user_data)
{
  Job *job = user_data;
  double fraction;

  g_mutex_lock (&job->lock);
  fraction = job->fraction;
  job->telling = FALSE;
  g_mutex_unlock (&job->lock);
  job->progress (fraction, job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
send_to_caller (Job           *job,
                GSourceFunc    func,
                GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "[casekeeper] lane");
  g_source_set_callback (source, func, job, destroy);
  g_source_attach (source, g_task_get_context (job->task));
}

/* The job goes with its last message, which comes behind those of its progress. */
static gboolean
finish_job (Job *job)
{
  if (job->cleanup != NULL)
    job->cleanup (g_task_get_task_data (job->task));
  send_to_caller (job, on_job_done, free_job);
  return FALSE;
}

static void
tell_progress (Job   *job,
               double fraction)
{
  gboolean tell;

  if (job->progress == NULL)
    return;

  g_mutex_lock (&job->lock);
  job->fraction = CLAMP (fraction, 0.0, 1.0);
  tell = !job->telling;
  job->telling = TRUE;
  g_mutex_unlock (&job->lock);
  if (tell)
    send_to_caller (job, on_job_progress, NULL);
}

static gboolean
run_call (gpointer data)
{
  Call *call = data;
  CkSession *self = call->session;

  if (self->store == NULL)
    ck_session_refuse_locked (&call->error);
  else
    call->result = call->func (self->store, call->data, NULL, &call->error);
  ck_session_after_call (self);
  return FALSE;
}

static gboolean
run_job (gpointer data)
{
  Job *job = data;
  CkStore *store = job->session->store;
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (store == NULL)
    ck_session_refuse_locked (&job->error);
  else if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    job->result = job->func (store, g_task_get_task_data (job->task), cancellable, &job->error);
  ck_session_after_call (job->session);
  return finish_job (job);
}

static gboolean
run_slice (gpointer data)
{
  Job *job = data;
  CkStore *store = job->session->store;
  gboolean finished = FALSE;
  double fraction = 0.0;

  if (store == NULL || g_atomic_int_get (&job->session->closing))
    {
      ck_session_refuse_locked (&job->error);
      return finish_job (job);
    }
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error) ||
      !job->slice (store, g_task_get_task_data (job->task), &finished, &fraction, &job->error))
    {
      ck_session_after_call (job->session);
      return finish_job (job);
    }

  ck_session_after_call (job->session);
  tell_progress (job, finished ? 1.0 : fraction);
  return finished ? finish_job (job) : TRUE;
}

static Job *
new_job (CkSession          *self,
         gpointer            data,
         GDestroyNotify      data_destroy,
         GCancellable       *cancellable,
         GAsyncReadyCallback callback,
         gpointer            user_data,
         gpointer            tag)
{
  Job *job = g_new0 (Job, 1);

  g_mutex_init (&job->lock);
  job->session = g_object_ref (self);
  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  /* what was done is told as done: a unit that is durable can't be cancelled any more */
  g_task_set_check_cancellable (job->task, FALSE);
  g_task_set_task_data (job->task, data, data_destroy);
  return job;
}

/**
 * ck_session_call:
 * @self: an unlocked session
 * @func: what to do on the lane
 * @data: (nullable): for @func
 * @error: @func's, or %CK_ERROR_FAILED when the vault is locked
 *
 * Waits for @func behind the calls that came before. For the command line, and for tests: never on the window's main
 * thread, and never on the lane itself.
 *
 * Returns: (transfer full) (nullable): what @func returned
 */
gpointer
ck_session_call (CkSession *self,
                 CkLaneFunc func,
                 gpointer   data,
                 GError   **error)
{
  Call call = { self, func, data, NULL, NULL };

  g_return_val_if_fail (CK_IS_SESSION (self), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  ck_lane_run (self->lane, run_call, &call);
  if (call.error != NULL)
    g_propagate_error (error, call.error);
  return call.result;
}

/**
 * ck_session_call_async:
 * @self: an unlocked session
 * @func: what to do on the lane
 * @data: (nullable): for @func
 * @data_destroy: (nullable): frees @data on the caller's main context, after @callback
 * @result_destroy: (nullable): frees what @func returned if nobody takes it
 * @cancellable: (nullable): @func isn't begun when it is cancelled by then; once begun it is @func that heeds it
 * @callback: on the caller's main context
 * @user_data: for @callback
 *
 * Queues @func. Calls are done in the order in which they came, and overtake long work between its slices.
 */
void
ck_session_call_async (CkSession          *self,
                       CkLaneFunc          func,
                       gpointer            data,
                       GDestroyNotify      data_destroy,
                       GDestroyNotify      result_destroy,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Job *job;

  g_return_if_fail (CK_IS_SESSION (self));
  g_return_if_fail (func != NULL);

  job = new_job (self, data, data_destroy, cancellable, callback, user_data, ck_session_call_async);
  job->func = func;
  job->result_destroy = result_destroy;
  ck_lane_push (self->lane, run_job, job);
}

/**
 * ck_session_call_finish:
 * @self: a session
 * @result: from the callback of ck_session_call_async()
 * @error: the function's, %CK_ERROR_FAILED when the vault is locked, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what the function returned
 */
gpointer
ck_session_call_finish (CkSession    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* @cleanup: (nullable): frees @data on the lane, however it ends, for what belongs to the connection. */
void
ck_session_run_long (CkSession          *self,
                     CkLaneSlice         slice,
                     gpointer            data,
                     GDestroyNotify      cleanup,
                     CkLaneProgress      progress,
                     gpointer            progress_data,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  Job *job = new_job (self, data, NULL, cancellable, callback, user_data, ck_session_run_sliced_async);

  job->slice = slice;
  job->cleanup = cleanup;
  job->progress = progress;
  job->progress_data = progress_data;
  ck_lane_push_long (self->lane, run_slice, job);
}

/**
 * ck_session_run_sliced_async:
 * @self: an unlocked session
 * @slice: called on the lane until it sets its @finished or fails
 * @data: (nullable): for @slice
 * @data_destroy: (nullable): frees @data on the caller's main context, after @callback
 * @progress: (nullable): on the caller's main context, with the latest fraction; skips what would come too often
 * @progress_data: for @progress
 * @cancellable: (nullable): heeded between slices
 * @callback: on the caller's main context
 * @user_data: for @callback
 *
 * Runs long work in slices that give way to calls.
 */
void
ck_session_run_sliced_async (CkSession          *self,
                             CkLaneSlice         slice,
                             gpointer            data,
                             GDestroyNotify      data_destroy,
                             CkLaneProgress      progress,
                             gpointer            progress_data,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Job *job;

  g_return_if_fail (CK_IS_SESSION (self));
  g_return_if_fail (slice != NULL);

  job = new_job (self, data, data_destroy, cancellable, callback, user_data, ck_session_run_sliced_async);
  job->slice = slice;
  job->progress = progress;
  job->progress_data = progress_data;
  ck_lane_push_long (self->lane, run_slice, job);
}

/**
 * ck_session_run_sliced_finish:
 * @self: a session
 * @result: from the callback of ck_session_run_sliced_async()
 * @error: the slice's, %CK_ERROR_FAILED when the vault is or was locked, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the work came to its end
 */
gboolean
ck_session_run_sliced_finish (CkSession    *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
