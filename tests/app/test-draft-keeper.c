/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When what is being typed gets into the vault, with the time moved by hand. */
#include "ck-test-app.h"

#include "ck-casework.h"
#include "ck-draft-keeper.h"
#include "ck-test-vault.h"

static struct {
  GSourceFunc func;
  gpointer    data;
  guint       delay;
  guint       n_added;
} waiting;

static guint
add_timer (guint       milliseconds,
           GSourceFunc func,
           gpointer    data)
{
  g_assert_null (waiting.func);
  waiting.func = func;
  waiting.data = data;
  waiting.delay = milliseconds;
  return ++waiting.n_added;
}

static void
remove_timer (guint id)
{
  g_assert_cmpuint (id, ==, waiting.n_added);
  g_assert_nonnull (waiting.func);
  waiting.func = NULL;
}

static void
time_is_up (void)
{
  GSourceFunc func = waiting.func;

  g_assert_nonnull (func);
  waiting.func = NULL;
  g_assert_false (func (waiting.data));
}

static const CkDraftTimer by_hand = { add_timer, remove_timer };

typedef struct {
  CkTestVault   *vault;
  CkDraftKeeper *keeper;
  const char    *typed;
  guint          n_collected;
} Fixture;

static char *
collect (gpointer data)
{
  Fixture *f = data;

  f->n_collected++;
  return g_strdup (f->typed);
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  waiting.func = NULL;
  waiting.n_added = 0;
  f->vault = ck_test_vault_new (TRUE);
  f->keeper = ck_draft_keeper_new (f->vault->session, "note", NULL, collect, f);
  ck_draft_keeper_set_timer (f->keeper, &by_hand);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  ck_draft_keeper_stop (f->keeper);
  g_object_unref (f->keeper);
  ck_test_vault_free (f->vault);
}

static void
type (Fixture    *f,
      const char *json)
{
  f->typed = json;
  ck_draft_keeper_touch (f->keeper);
}

static gboolean
is_flushed (gpointer data)
{
  ck_test_spin ();
  return *(gboolean *)data;
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_draft_keeper_flush_finish (CK_DRAFT_KEEPER (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static gpointer
read_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GPtrArray) drafts = ck_draft_list (store, error);

  g_assert_nonnull (drafts);
  g_assert_cmpuint (drafts->len, <=, 1);
  return drafts->len == 1 ? g_strdup (((CkDraft *)g_ptr_array_index (drafts, 0))->json) : g_strdup ("");
}

typedef struct {
  char    *json;
  gboolean done;
} Read;

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Read *read = data;

  read->json = ck_session_call_finish (CK_SESSION (source), result, NULL);
  read->done = TRUE;
}

static gboolean
is_read (gpointer data)
{
  ck_test_spin ();
  return ((Read *)data)->done;
}

/* What is in the vault; calls are answered in order, so a save that was asked for before is in it. */
static void
assert_kept (Fixture    *f,
             const char *expected)
{
  Read read = { NULL };

  ck_session_call_async (f->vault->session, read_on_lane, NULL, NULL, g_free, NULL, on_read, &read);
  ck_test_spin_until (is_read, &read);
  g_assert_cmpstr (read.json, ==, expected);
  g_free (read.json);
}

/* The first key starts the clock, and later ones don't put it off. */
static void
test_first_key (Fixture      *f,
                gconstpointer data)
{
  type (f, "{\"text\":\"a\"}");
  g_assert_cmpuint (waiting.n_added, ==, 1);
  g_assert_cmpuint (waiting.delay, ==, CK_DRAFT_DELAY_MS);
  g_assert_cmpuint (CK_DRAFT_DELAY_MS, <, 2000);
  type (f, "{\"text\":\"ab\"}");
  type (f, "{\"text\":\"abc\"}");
  g_assert_cmpuint (waiting.n_added, ==, 1);
  g_assert_cmpuint (f->n_collected, ==, 0);
  assert_kept (f, "");
  time_is_up ();
  g_assert_cmpuint (f->n_collected, ==, 1);
  assert_kept (f, "{\"text\":\"abc\"}");
}

/* A key that comes while a save goes on has its own clock, which doesn't wait for that save's end. */
static void
test_while_saving (Fixture      *f,
                   gconstpointer data)
{
  type (f, "{\"text\":\"a\"}");
  time_is_up ();
  type (f, "{\"text\":\"ab\"}"); /* the save is on its way: its answer hasn't been looked at yet */
  g_assert_cmpuint (waiting.n_added, ==, 2);
  time_is_up ();
  g_assert_cmpuint (f->n_collected, ==, 1);
  assert_kept (f, "{\"text\":\"a\"}");
  /* its answer came meanwhile, and the next save was overdue: no clock is waited for */
  assert_kept (f, "{\"text\":\"ab\"}");
  g_assert_null (waiting.func);
  g_assert_cmpuint (f->n_collected, ==, 2);
}

static void
test_flush (Fixture      *f,
            gconstpointer data)
{
  gboolean flushed = FALSE;

  type (f, "{\"text\":\"a\"}");
  ck_draft_keeper_flush_async (f->keeper, on_flushed, &flushed);
  g_assert_null (waiting.func);
  ck_test_spin_until (is_flushed, &flushed);
  assert_kept (f, "{\"text\":\"a\"}");

  /* nothing was typed since: answered at once, and nothing is saved */
  flushed = FALSE;
  ck_draft_keeper_flush_async (f->keeper, on_flushed, &flushed);
  ck_test_spin_until (is_flushed, &flushed);
  g_assert_cmpuint (f->n_collected, ==, 1);
}

/* What became a unit isn't saved again, nor is what was emptied kept. */
static void
test_forget_and_empty (Fixture      *f,
                       gconstpointer data)
{
  CkUuid id;

  type (f, "{\"text\":\"a\"}");
  time_is_up ();
  assert_kept (f, "{\"text\":\"a\"}");
  assert_kept (f, "{\"text\":\"a\"}");
  g_assert_true (ck_draft_keeper_get_id (f->keeper, &id));
  type (f, NULL);
  time_is_up ();
  assert_kept (f, "");
  assert_kept (f, "");
  g_assert_false (ck_draft_keeper_get_id (f->keeper, &id));

  type (f, "{\"text\":\"b\"}");
  ck_draft_keeper_forget (f->keeper);
  g_assert_null (waiting.func);
  assert_kept (f, "");
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
#define TEST(name, function) g_test_add ("/draft-keeper/" name, Fixture, NULL, set_up, function, tear_down)
  TEST ("first-key", test_first_key);
  TEST ("while-saving", test_while_saving);
  TEST ("flush", test_flush);
  TEST ("forget-and-empty", test_forget_and_empty);
  return g_test_run ();
}
