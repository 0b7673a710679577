/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-draft-keeper.h"

#include <glib/gi18n-lib.h>

#include "ck-typed.h"

struct _CkDraftKeeper {
  GObject             parent_instance;

  CkSession          *session;
  char               *kind;
  char               *reference;
  CkDraftCollect      collect;
  gpointer            user_data;
  const CkDraftTimer *timer;

  CkUuid              id;
  gboolean            has_id;
  gboolean            dirty;    /* changed since the last save began */
  gboolean            saving;
  gboolean            overdue;  /* the time of a change was up while another save went on */
  gboolean            stopped;
  gboolean            leaving;  /* @last is to be saved yet, once the save before it has ended */
  char               *last;     /* what a form said that is gone; NULL: nothing worth keeping */
  guint               timeout;
  char               *status;
  GQueue              waiting;  /* GTask: flushes */
};

G_DEFINE_FINAL_TYPE (CkDraftKeeper, ck_draft_keeper, G_TYPE_OBJECT)

enum { PROP_0, PROP_STATUS, N_PROPS };
static GParamSpec *properties[N_PROPS];

typedef struct {
  CkUuid   id;
  gboolean has_id;
  char    *kind;
  char    *reference;
  char    *json;     /* NULL: discard */
} Save;

typedef struct {
  CkUuid   id;
  gboolean has_id;
} Saved;

/* Every keeper of a session stands in a list of it, so that whoever locks the vault can wait for all of them. */
#define KEEPERS "ck-draft-keepers"

static void save_now (CkDraftKeeper *self);
static void stop_timer (CkDraftKeeper *self);
static void start_timer (CkDraftKeeper *self);

static void
remove_source (guint id)
{
  g_source_remove (id);
}

static const CkDraftTimer main_loop_timer = { .add = g_timeout_add, .remove = remove_source };

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->kind);
  g_free (save->reference);
  g_free (save->json);
  g_free (save);
}

/* On the lane. */
static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;
  Saved *saved;
  CkUuid id = save->id;

  if (save->json != NULL)
    {
      if (!ck_draft_save (store, &id, save->kind, save->reference, save->json, error))
        return NULL;
    }
  else if (save->has_id && !ck_draft_discard (store, &id, error))
    return NULL;

  saved = g_new0 (Saved, 1);
  saved->id = id;
  saved->has_id = save->json != NULL;
  return saved;
}

static void
set_status (CkDraftKeeper *self,
            char          *status)
{
  g_autofree char *old = self->status;

  self->status = status;
  if (g_strcmp0 (old, status) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static void
answer_waiting (CkDraftKeeper *self,
                const GError  *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Saved *saved = ck_session_call_finish (CK_SESSION (source), result, &error);

  self->saving = FALSE;

  if (saved != NULL)
    {
      g_autofree char *time = ck_typed_time_format (ck_session_now_local (self->session).minute);

      self->id = saved->id;
      self->has_id = saved->has_id;
      /* Translators: %s is a time, "15:42" */
      set_status (self, saved->has_id ? g_strdup_printf (_ ("Draft saved %s"), time) : NULL);
    }
  else
    {
      self->dirty = TRUE;
      /* Translators: %s says what went wrong */
      set_status (self, g_strdup_printf (_ ("Draft not saved: %s"), error->message));
    }

  if (self->leaving)
    save_now (self);
  else if (self->waiting.length == 0)
    {
      if (self->overdue && saved != NULL && !self->stopped)
        save_now (self);
      else if (self->dirty && !self->stopped)
        start_timer (self);
    }
  else if (saved == NULL)
    answer_waiting (self, error);
  else if (self->dirty && !self->stopped)
    save_now (self);
  else
    answer_waiting (self, NULL);
}

static void
save_now (CkDraftKeeper *self)
{
  Save *save = g_new0 (Save, 1);

  save->id = self->id;
  save->has_id = self->has_id;
  save->kind = g_strdup (self->kind);
  save->reference = g_strdup (self->reference);
  save->json = self->leaving ? g_steal_pointer (&self->last) : self->collect (self->user_data);

  stop_timer (self);
  self->leaving = FALSE;
  self->dirty = FALSE;
  self->overdue = FALSE;
  self->saving = TRUE;
  ck_session_call_async (self->session, save_on_lane, save, save_free, g_free, NULL, on_saved, g_object_ref (self));
}

static gboolean
on_timeout (gpointer user_data)
{
  CkDraftKeeper *self = user_data;

  self->timeout = 0;
  if (self->dirty && !self->saving)
    save_now (self);
  else
    self->overdue = self->dirty;

  return G_SOURCE_REMOVE;
}

static void
start_timer (CkDraftKeeper *self)
{
  if (self->timeout == 0)
    self->timeout = self->timer->add (CK_DRAFT_DELAY_MS, on_timeout, self);
}

static void
stop_timer (CkDraftKeeper *self)
{
  if (self->timeout != 0)
    self->timer->remove (self->timeout);
  self->timeout = 0;
}

static void
ck_draft_keeper_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  CkDraftKeeper *self = CK_DRAFT_KEEPER (object);

  switch (prop_id)
    {
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GPtrArray *
keepers_of (CkSession *session)
{
  GPtrArray *keepers = g_object_get_data (G_OBJECT (session), KEEPERS);

  if (keepers == NULL)
    {
      keepers = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (session), KEEPERS, keepers, (GDestroyNotify)g_ptr_array_unref);
    }
  return keepers;
}

static void
ck_draft_keeper_dispose (GObject *object)
{
  CkDraftKeeper *self = CK_DRAFT_KEEPER (object);

  stop_timer (self);
  if (self->session != NULL)
    g_ptr_array_remove_fast (keepers_of (self->session), self);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (ck_draft_keeper_parent_class)->dispose (object);
}

static void
ck_draft_keeper_finalize (GObject *object)
{
  CkDraftKeeper *self = CK_DRAFT_KEEPER (object);

  g_free (self->kind);
  g_free (self->reference);
  g_free (self->status);
  g_free (self->last);

  G_OBJECT_CLASS (ck_draft_keeper_parent_class)->finalize (object);
}

static void
ck_draft_keeper_class_init (CkDraftKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ck_draft_keeper_get_property;
  object_class->dispose = ck_draft_keeper_dispose;
  object_class->finalize = ck_draft_keeper_finalize;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ck_draft_keeper_init (CkDraftKeeper *self)
{
  self->timer = &main_loop_timer;
  g_queue_init (&self->waiting);
}

/**
 * ck_draft_keeper_new:
 * @session: an unlocked session
 * @kind: of the form: "concern", "note", "review"
 * @reference: (nullable): of the case that the form is about
 * @collect: gives the form as it stands; called on the main thread
 * @user_data: for @collect; call ck_draft_keeper_stop() before it goes
 *
 * Returns: (transfer full): a keeper with no draft yet
 */
CkDraftKeeper *
ck_draft_keeper_new (CkSession     *session,
                     const char    *kind,
                     const char    *reference,
                     CkDraftCollect collect,
                     gpointer       user_data)
{
  CkDraftKeeper *self = g_object_new (CK_TYPE_DRAFT_KEEPER, NULL);

  self->session = g_object_ref (session);
  self->kind = g_strdup (kind);
  self->reference = g_strdup (reference);
  self->collect = collect;
  self->user_data = user_data;
  g_ptr_array_add (keepers_of (session), self);

  return self;
}

/**
 * ck_draft_keeper_set_timer:
 * @self: a keeper
 * @timer: (transfer none): lives as long as @self
 */
void
ck_draft_keeper_set_timer (CkDraftKeeper      *self,
                           const CkDraftTimer *timer)
{
  g_return_if_fail (CK_IS_DRAFT_KEEPER (self));

  stop_timer (self);
  self->timer = timer;
}

/**
 * ck_draft_keeper_adopt:
 * @self: a keeper
 * @id: a draft that is there already: what is typed from now on is saved over it
 */
void
ck_draft_keeper_adopt (CkDraftKeeper *self,
                       const CkUuid  *id)
{
  g_return_if_fail (CK_IS_DRAFT_KEEPER (self));

  self->id = *id;
  self->has_id = TRUE;
}

/**
 * ck_draft_keeper_get_id:
 * @self: a keeper
 * @id: (out): the draft to discard with the unit that it becomes
 *
 * Returns: whether there is a draft in the vault
 */
gboolean
ck_draft_keeper_get_id (CkDraftKeeper *self,
                        CkUuid        *id)
{
  g_return_val_if_fail (CK_IS_DRAFT_KEEPER (self), FALSE);

  if (self->has_id)
    *id = self->id;
  return self->has_id;
}

/**
 * ck_draft_keeper_touch:
 * @self: a keeper
 *
 * Something was typed: it is on its way to the vault %CK_DRAFT_DELAY_MS later, with whatever else is typed until then.
 * The time runs from the first change after a save began, not from that save's end.
 */
void
ck_draft_keeper_touch (CkDraftKeeper *self)
{
  g_return_if_fail (CK_IS_DRAFT_KEEPER (self));

  if (self->stopped)
    return;

  self->dirty = TRUE;
  start_timer (self);
}

/**
 * ck_draft_keeper_forget:
 * @self: a keeper
 *
 * The draft became a unit and went with it: there is nothing to keep until the next change.
 */
void
ck_draft_keeper_forget (CkDraftKeeper *self)
{
  g_return_if_fail (CK_IS_DRAFT_KEEPER (self));

  stop_timer (self);
  self->has_id = FALSE;
  self->id = (CkUuid){ 0 };
  self->dirty = FALSE;
  self->overdue = FALSE;
  set_status (self, NULL);
}

/**
 * ck_draft_keeper_stop:
 * @self: a keeper
 *
 * Nothing is collected from now on: the form goes. A save that runs already ends by itself.
 */
void
ck_draft_keeper_stop (CkDraftKeeper *self)
{
  g_return_if_fail (CK_IS_DRAFT_KEEPER (self));

  stop_timer (self);
  self->stopped = TRUE;
}

/**
 * ck_draft_keeper_leave:
 * @self: a keeper whose form goes now
 *
 * Collects once more what was typed, if that isn't saved yet, and sees to it that it is; then as ck_draft_keeper_stop().
 * Who waits for all keepers of the session waits for this as well.
 */
void
ck_draft_keeper_leave (CkDraftKeeper *self)
{
  g_return_if_fail (CK_IS_DRAFT_KEEPER (self));

  stop_timer (self);
  if (self->stopped)
    return;

  self->stopped = TRUE;
  if (!self->dirty)
    return;
  self->last = self->collect (self->user_data);
  self->leaving = TRUE;
  if (!self->saving)
    save_now (self);
}

/**
 * ck_draft_keeper_get_status:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): "Draft saved 15:42", translated; %NULL while there is no draft
 */
const char *
ck_draft_keeper_get_status (CkDraftKeeper *self)
{
  g_return_val_if_fail (CK_IS_DRAFT_KEEPER (self), NULL);

  return self->status;
}

/**
 * ck_draft_keeper_flush_async:
 * @self: a keeper
 * @callback: called on the main context when all that was typed is in the vault, or at once when it is already
 *
 * Saves now; the window waits for it before it locks.
 */
void
ck_draft_keeper_flush_async (CkDraftKeeper      *self,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (CK_IS_DRAFT_KEEPER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ck_draft_keeper_flush_async);
  g_queue_push_tail (&self->waiting, task);

  stop_timer (self);
  if (self->saving)
    return;
  if (self->leaving || (self->dirty && !self->stopped))
    save_now (self);
  else
    answer_waiting (self, NULL);
}

/**
 * ck_draft_keeper_flush_finish:
 * @self: a keeper
 * @result: as given to the callback
 * @error: what kept the draft from being saved
 *
 * Returns: whether all that was typed is in the vault
 */
gboolean
ck_draft_keeper_flush_finish (CkDraftKeeper *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct {
  guint   n_waiting;
  GError *error;
} Flush;

static void
flush_free (gpointer data)
{
  Flush *flush = data;

  g_clear_error (&flush->error);
  g_free (flush);
}

static void
one_is_flushed (GTask *task)
{
  Flush *flush = g_task_get_task_data (task);

  if (--flush->n_waiting > 0)
    return;
  if (flush->error != NULL)
    g_task_return_error (task, g_steal_pointer (&flush->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_one_flushed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Flush *flush = g_task_get_task_data (task);

  if (!ck_draft_keeper_flush_finish (CK_DRAFT_KEEPER (source), result, &error) && flush->error == NULL)
    flush->error = g_steal_pointer (&error);
  one_is_flushed (task);
}

/**
 * ck_draft_keeper_flush_all_async:
 * @session: an unlocked session
 * @callback: called on the main context when all that was typed in any form is in the vault
 *
 * Before the vault is locked or closed, or a form goes. Forms that are gone already, with their last words on the way,
 * are waited for too.
 */
void
ck_draft_keeper_flush_all_async (CkSession          *session,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (session, NULL, callback, user_data);
  g_autoptr (GPtrArray) keepers = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *known = keepers_of (session);
  Flush *flush = g_new0 (Flush, 1);

  g_task_set_source_tag (task, ck_draft_keeper_flush_all_async);
  g_task_set_task_data (task, flush, flush_free);
  for (guint i = 0; i < known->len; i++)
    g_ptr_array_add (keepers, g_object_ref (g_ptr_array_index (known, i)));
  flush->n_waiting = keepers->len + 1;
  for (guint i = 0; i < keepers->len; i++)
    ck_draft_keeper_flush_async (g_ptr_array_index (keepers, i), on_one_flushed, g_object_ref (task));
  one_is_flushed (task);
}

/**
 * ck_draft_keeper_flush_all_finish:
 * @session: a session
 * @result: as given to the callback
 * @error: what kept one of the drafts from being saved
 *
 * Returns: whether all that was typed is in the vault
 */
gboolean
ck_draft_keeper_flush_all_finish (CkSession    *session,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
