/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-paged-model.h"

#define MOST_PAGES 16  /* in memory; a list view holds about 200 rows, which are four */
#define MOST_WANTED 6  /* pages that wait: of a long scroll only the last are still looked at */

struct _CkPagedRow {
  GObject  parent_instance;
  GObject *record;
};

G_DEFINE_FINAL_TYPE (CkPagedRow, ck_paged_row, G_TYPE_OBJECT)

enum { ROW_PROP_0, ROW_PROP_RECORD, N_ROW_PROPS };
static GParamSpec *row_properties[N_ROW_PROPS];

/* A question and who still needs it: the model, and each call that is on its way. */
typedef struct {
  gpointer       query;
  GDestroyNotify destroy;
  CkPageFunc     page;
  CkCountFunc    count;
} Question;

typedef struct {
  guint       number;
  guint       used;      /* when it was last asked for */
  guint       asked;     /* the generation whose rows it holds, or has asked for; 0 for none */
  GPtrArray  *rows;      /* CkPagedRow, CK_PAGE_ROWS of them */
} Page;

typedef struct {
  Question *question;
  guint     number;
  guint     generation;
} Asking;

struct _CkPagedModel {
  GObject       parent_instance;

  CkPageFunc    page;
  CkCountFunc   count;
  CkSession    *session;
  Question     *question;
  GCancellable *cancellable; /* of the present generation */
  guint         generation;  /* of questions and of the record */
  GHashTable   *pages;       /* number → Page */
  GQueue        wanted;      /* numbers, the last asked first */
  gboolean      asking;
  guint         clock;
  guint         n_rows;
};

static void ck_paged_model_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkPagedModel, ck_paged_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ck_paged_model_list_init))

enum { PROP_0, PROP_N_ROWS, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { LOADED, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void ask_next (CkPagedModel *self);

/* --- rows ------------------------------------------------------------------------------------------------------------- */

static void
ck_paged_row_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_value_set_object (value, CK_PAGED_ROW (object)->record);
}

static void
ck_paged_row_finalize (GObject *object)
{
  g_clear_object (&CK_PAGED_ROW (object)->record);
  G_OBJECT_CLASS (ck_paged_row_parent_class)->finalize (object);
}

static void
ck_paged_row_class_init (CkPagedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = ck_paged_row_get_property;
  object_class->finalize = ck_paged_row_finalize;
  row_properties[ROW_PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, G_TYPE_OBJECT,
                                                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_ROW_PROPS, row_properties);
}

static void
ck_paged_row_init (CkPagedRow *self)
{
}

static void
set_record (CkPagedRow *row,
            GObject    *record)
{
  if (g_set_object (&row->record, record))
    g_object_notify_by_pspec (G_OBJECT (row), row_properties[ROW_PROP_RECORD]);
}

/**
 * ck_paged_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what stands in it; %NULL until its page was read
 */
gpointer
ck_paged_row_get_record (CkPagedRow *self)
{
  g_return_val_if_fail (CK_IS_PAGED_ROW (self), NULL);

  return self->record;
}

/* --- questions and pages ---------------------------------------------------------------------------------------------- */

static void
clear_question (gpointer data)
{
  Question *question = data;

  if (question->destroy != NULL)
    question->destroy (question->query);
}

static void
release_question (gpointer question)
{
  g_atomic_rc_box_release_full (question, clear_question);
}

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  release_question (asking->question);
  g_free (asking);
}

static void
free_page (gpointer data)
{
  Page *page = data;

  g_ptr_array_unref (page->rows);
  g_free (page);
}

static Page *
new_page (guint number)
{
  Page *page = g_new0 (Page, 1);

  page->number = number;
  page->rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < CK_PAGE_ROWS; i++)
    g_ptr_array_add (page->rows, g_object_new (CK_TYPE_PAGED_ROW, NULL));
  return page;
}

/* The page that nobody asked for for longest goes, but never one that is still to come. */
static void
let_go (CkPagedModel *self)
{
  while (g_hash_table_size (self->pages) > MOST_PAGES)
    {
      GHashTableIter iter;
      gpointer value;
      Page *oldest = NULL;

      g_hash_table_iter_init (&iter, self->pages);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          Page *page = value;

          if (oldest == NULL || page->used < oldest->used)
            oldest = page;
        }
      g_queue_remove (&self->wanted, GUINT_TO_POINTER (oldest->number));
      g_hash_table_remove (self->pages, GUINT_TO_POINTER (oldest->number));
    }
}

static void
want (CkPagedModel *self,
      Page         *page)
{
  if (page->asked == self->generation)
    return;

  page->asked = self->generation;
  g_queue_push_head (&self->wanted, GUINT_TO_POINTER (page->number));
  while (g_queue_get_length (&self->wanted) > MOST_WANTED)
    {
      guint number = GPOINTER_TO_UINT (g_queue_pop_tail (&self->wanted));
      Page *passed = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

      if (passed != NULL)
        passed->asked = 0;
    }
  ask_next (self);
}

static Page *
get_page (CkPagedModel *self,
          guint         number)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

  if (page == NULL)
    {
      page = new_page (number);
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (number), page);
    }
  page->used = ++self->clock;
  let_go (self);
  return page;
}

static void
set_n_rows (CkPagedModel *self,
            guint         n_rows)
{
  guint before = self->n_rows;

  if (before == n_rows)
    return;

  self->n_rows = n_rows;
  if (n_rows > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_rows - before);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), n_rows, before - n_rows, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
}

/* --- asking ----------------------------------------------------------------------------------------------------------- */

static gpointer
page_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Asking *asking = data;

  return asking->question->page (store, asking->question->query, asking->number * CK_PAGE_ROWS, CK_PAGE_ROWS, error);
}

static gpointer
count_on_lane (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Asking *asking = data;
  guint count = 0;

  return asking->question->count (store, asking->question->query, &count, error) ? g_memdup2 (&count, sizeof count) : NULL;
}

static Asking *
new_asking (CkPagedModel *self,
            guint         number)
{
  Asking *asking = g_new (Asking, 1);

  asking->question = g_atomic_rc_box_acquire (self->question);
  asking->number = number;
  asking->generation = self->generation;
  return asking;
}

static void
tell_failed (CkPagedModel *self,
             const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CkPagedModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Asking *asking = g_task_get_task_data (G_TASK (result));
  g_autofree guint *count = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (count == NULL)
    tell_failed (self, error);
  else if (asking->generation == self->generation)
    {
      set_n_rows (self, *count);
      g_signal_emit (self, signals[LOADED], 0);
    }
}

/* The first page tells how many rows there are when it isn't full. */
static void
follow_first_page (CkPagedModel *self,
                   guint         n_read)
{
  if (n_read < CK_PAGE_ROWS)
    {
      set_n_rows (self, n_read);
      g_signal_emit (self, signals[LOADED], 0);
      return;
    }
  if (self->n_rows < n_read)
    set_n_rows (self, n_read);
  ck_session_call_async (self->session, count_on_lane, new_asking (self, 0), free_asking, g_free, self->cancellable,
                         on_counted, g_object_ref (self));
}

static void
on_page (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CkPagedModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Asking *asking = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) records = ck_session_call_finish (CK_SESSION (source), result, &error);
  Page *page;

  self->asking = FALSE;
  if (records == NULL)
    tell_failed (self, error);
  else if (asking->generation == self->generation)
    {
      page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (asking->number));
      for (guint i = 0; page != NULL && i < CK_PAGE_ROWS; i++)
        set_record (g_ptr_array_index (page->rows, i), i < records->len ? g_ptr_array_index (records, i) : NULL);
      if (asking->number == 0)
        follow_first_page (self, records->len);
    }
  ask_next (self);
}

static void
ask_next (CkPagedModel *self)
{
  guint number;

  if (self->asking || self->question == NULL || g_queue_is_empty (&self->wanted))
    return;

  self->asking = TRUE;
  number = GPOINTER_TO_UINT (g_queue_pop_head (&self->wanted));
  ck_session_call_async (self->session, page_on_lane, new_asking (self, number), free_asking,
                         (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_page, g_object_ref (self));
}

/* Pages that somebody looked at last are read at once, the rest when they are asked for. */
static void
begin_generation (CkPagedModel *self)
{
  Page *first;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->generation++;
  g_queue_clear (&self->wanted);

  for (guint number = 1; number < MOST_PAGES && number * CK_PAGE_ROWS < self->n_rows; number++)
    {
      Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (number));

      if (page != NULL && page->used + 400 > self->clock)
        want (self, page);
    }
  first = get_page (self, 0);
  want (self, first);
}

/* --- GListModel ------------------------------------------------------------------------------------------------------- */

static GType
ck_paged_model_get_item_type (GListModel *list)
{
  return CK_TYPE_PAGED_ROW;
}

static guint
ck_paged_model_get_n_items (GListModel *list)
{
  return CK_PAGED_MODEL (list)->n_rows;
}

static gpointer
ck_paged_model_get_item (GListModel *list,
                         guint       position)
{
  CkPagedModel *self = CK_PAGED_MODEL (list);
  Page *page;

  if (position >= self->n_rows)
    return NULL;

  page = get_page (self, position / CK_PAGE_ROWS);
  want (self, page);
  return g_object_ref (g_ptr_array_index (page->rows, position % CK_PAGE_ROWS));
}

static void
ck_paged_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = ck_paged_model_get_item_type;
  iface->get_n_items = ck_paged_model_get_n_items;
  iface->get_item = ck_paged_model_get_item;
}

/* --- the object ------------------------------------------------------------------------------------------------------- */

static void
ck_paged_model_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  g_value_set_uint (value, CK_PAGED_MODEL (object)->n_rows);
}

static void
ck_paged_model_dispose (GObject *object)
{
  CkPagedModel *self = CK_PAGED_MODEL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->question, release_question);
  g_queue_clear (&self->wanted);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  G_OBJECT_CLASS (ck_paged_model_parent_class)->dispose (object);
}

static void
ck_paged_model_class_init (CkPagedModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ck_paged_model_dispose;
  object_class->get_property = ck_paged_model_get_property;

  properties[PROP_N_ROWS] = g_param_spec_uint ("n-rows", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LOADED] = g_signal_new ("loaded", CK_TYPE_PAGED_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", CK_TYPE_PAGED_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);
}

static void
ck_paged_model_init (CkPagedModel *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, free_page);
}

/**
 * ck_paged_model_new:
 * @page: reads a page, on the lane
 * @count: counts the rows, on the lane
 *
 * Returns: (transfer full): an empty list, until ck_paged_model_ask()
 */
CkPagedModel *
ck_paged_model_new (CkPageFunc  page,
                    CkCountFunc count)
{
  CkPagedModel *self = g_object_new (CK_TYPE_PAGED_MODEL, NULL);

  self->page = page;
  self->count = count;
  return self;
}

/**
 * ck_paged_model_ask:
 * @self: a list
 * @session: whose lane answers
 * @query: (transfer full) (nullable): what is asked; it is read on the lane, so it isn't changed any more
 * @query_destroy: (nullable): frees @query, on the main context or on the lane
 *
 * Asks another question. The rows that are there stay until the first page of the answer comes. Answers to earlier
 * questions are dropped.
 */
void
ck_paged_model_ask (CkPagedModel  *self,
                    CkSession     *session,
                    gpointer       query,
                    GDestroyNotify query_destroy)
{
  Question *question;

  g_return_if_fail (CK_IS_PAGED_MODEL (self));
  g_return_if_fail (CK_IS_SESSION (session));

  question = g_atomic_rc_box_new0 (Question);
  question->query = query;
  question->destroy = query_destroy;
  question->page = self->page;
  question->count = self->count;
  g_clear_pointer (&self->question, release_question);
  self->question = question;
  g_set_object (&self->session, session);
  begin_generation (self);
}

/**
 * ck_paged_model_ask_again:
 * @self: a list
 *
 * Reads anew what is looked at, after the record changed. Does nothing before ck_paged_model_ask().
 */
void
ck_paged_model_ask_again (CkPagedModel *self)
{
  g_return_if_fail (CK_IS_PAGED_MODEL (self));

  if (self->question != NULL)
    begin_generation (self);
}

/**
 * ck_paged_model_clear:
 * @self: a list
 *
 * Empties it, and forgets what was asked.
 */
void
ck_paged_model_clear (CkPagedModel *self)
{
  g_return_if_fail (CK_IS_PAGED_MODEL (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  self->generation++;
  g_queue_clear (&self->wanted);
  g_clear_pointer (&self->question, release_question);
  set_n_rows (self, 0);
  g_hash_table_remove_all (self->pages);
}

/**
 * ck_paged_model_peek:
 * @self: a list
 * @position: of a row
 *
 * Returns: (transfer none) (nullable): its record, if its page is in memory; nothing is asked for
 */
gpointer
ck_paged_model_peek (CkPagedModel *self,
                     guint         position)
{
  Page *page;

  g_return_val_if_fail (CK_IS_PAGED_MODEL (self), NULL);

  page = position < self->n_rows ? g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / CK_PAGE_ROWS)) : NULL;
  return page != NULL ? CK_PAGED_ROW (g_ptr_array_index (page->rows, position % CK_PAGE_ROWS))->record : NULL;
}

/**
 * ck_paged_model_n_in_memory:
 * @self: a list
 *
 * Returns: how many rows it holds in memory, however long it is
 */
guint
ck_paged_model_n_in_memory (CkPagedModel *self)
{
  g_return_val_if_fail (CK_IS_PAGED_MODEL (self), 0);

  return g_hash_table_size (self->pages) * CK_PAGE_ROWS;
}
