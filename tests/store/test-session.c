/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include "ck-session-private.h"
#include "ck-text.h"
#include "ck-unit.h"

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_error (GError    **error,
              CkError     code,
              const char *word)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr ((*error)->message, word));
  g_clear_error (error);
}

static CkSessionCreate
real_vault (void)
{
  return (CkSessionCreate){ .organisation = "Riverside Music Hub",
                            .passphrase = CASEWORK_PASSPHRASE,
                            .kdf_operations = 1,
                            .kdf_memory_mib = 8 };
}

/* --- creating --- */

static gpointer
count_beginnings (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (CkSettings) settings = ck_settings_load (store, error);

  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM unit"), ==, 1);
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM keyholder_name WHERE change = 'added'"), ==, 2);
  g_assert_cmpstr (settings->organisation, ==, "Riverside Music Hub");
  g_assert_cmpstr (settings->coordinator, ==, "Coordinator");
  g_assert_cmpint (settings->review_days_high, ==, 7);
  return NULL;
}

static void
test_create (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ck-session-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "real.casevault", NULL);
  const CkSessionCreate create = real_vault ();
  g_autoptr (CkSession) session = NULL;
  g_autoptr (GPtrArray) keyholders = NULL;
  g_auto (GStrv) warnings = NULL;
  g_autoptr (GError) error = NULL;
  char *recovery_key = NULL;
  CkKeyholderInfo *info;

  session = ck_session_create (path, &create, &recovery_key, &error);
  g_assert_no_error (error);
  g_assert_nonnull (recovery_key);
  g_assert_true (ck_session_is_unlocked (session));
  g_assert_false (ck_session_is_practice (session));
  g_assert_cmpstr (ck_session_get_organisation (session), ==, "Riverside Music Hub");
  g_assert_cmpstr (ck_session_get_path (session), ==, path);
  warnings = ck_session_get_warnings (session);
  g_assert_cmpuint (g_strv_length (warnings), ==, 0);
  keyholders = ck_session_list_keyholders (session);
  g_assert_cmpuint (keyholders->len, ==, 2);
  info = g_ptr_array_index (keyholders, 0);
  g_assert_cmpstr (info->label, ==, "Coordinator");
  g_assert_cmpstr (info->kind, ==, "passphrase");
  g_assert_cmpint (info->kdf_memory_mib, ==, 8);
  g_assert_true (info->present);
  info = g_ptr_array_index (keyholders, 1);
  g_assert_cmpstr (info->kind, ==, "recovery-key");
  g_assert_false (info->present);
  ck_session_call (session, count_beginnings, NULL, &error);
  g_assert_no_error (error);

  /* only practice has a clock that can be set */
  g_assert_false (ck_session_set_clock (session, CASEWORK_NOW, &error));
  assert_error (&error, CK_ERROR_REFUSED, "practice");
  g_assert_cmpint (ABS (ck_session_now (session) - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);

  /* nothing is written over */
  g_assert_null (ck_session_create (path, &create, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (ck_session_close (session, &error));
  g_assert_no_error (error);
  g_assert_false (ck_session_is_unlocked (session));
  g_assert_true (ck_session_unlock_with_recovery (session, recovery_key, &error));
  g_assert_no_error (error);
  g_assert_true (ck_session_close (session, &error));
  ck_wipe_free (recovery_key);
  g_clear_object (&session);
  casework_remove_folder (folder);
}

static void
test_create_async (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ck-session-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "real.casevault", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "real.casevault", NULL);
  const CkSessionCreate create = real_vault ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (CkSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *recovery_key = NULL;

  ck_session_create_async (nowhere, &create, NULL, on_result, &result);
  wait_for (&result);
  g_assert_null (ck_session_create_finish (result, &recovery_key, &error));
  g_assert_nonnull (error);
  g_assert_null (recovery_key);
  g_clear_error (&error);
  g_clear_object (&result);

  g_cancellable_cancel (cancelled);
  ck_session_create_async (path, &create, cancelled, on_result, &result);
  wait_for (&result);
  g_assert_null (ck_session_create_finish (result, &recovery_key, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_object (&result);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  ck_session_create_async (path, &create, NULL, on_result, &result);
  wait_for (&result);
  session = ck_session_create_finish (result, &recovery_key, &error);
  g_assert_no_error (error);
  g_assert_nonnull (recovery_key);
  g_assert_true (ck_session_is_unlocked (session));
  g_clear_object (&result);
  ck_session_close_async (session, on_result, &result);
  wait_for (&result);
  g_assert_true (ck_session_close_finish (session, result, &error));
  g_assert_no_error (error);
  g_assert_false (ck_session_is_unlocked (session));
  ck_wipe_free (recovery_key);
  g_clear_object (&session);
  casework_remove_folder (folder);
}

/* --- unlocking --- */

static void
count_failures (CkStore *store)
{
  g_assert_cmpint (casework_count (store, "SELECT failures FROM unlock_failure"), ==, 2);
}

static void
test_unlock (CaseworkFixture *self,
             gconstpointer    data)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ck_session_unlock (self->session, NULL, CASEWORK_PASSPHRASE, &error));
  assert_error (&error, CK_ERROR_FAILED, "already");
  g_assert_true (ck_session_close (self->session, &error));
  g_assert_true (ck_session_close (self->session, &error));
  g_clear_object (&self->session);

  self->session = ck_session_open (self->path, &error);
  g_assert_no_error (error);
  g_assert_true (ck_session_is_practice (self->session));
  g_assert_false (ck_session_is_unlocked (self->session));
  g_assert_false (ck_session_unlock (self->session, NULL, "wrong", &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  ck_session_unlock_async (self->session, "Coordinator", "wrong too", FALSE, NULL, on_result, &result);
  wait_for (&result);
  g_assert_false (ck_session_unlock_finish (self->session, result, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_clear_object (&result);
  g_assert_false (ck_session_unlock (self->session, "Nobody", CASEWORK_PASSPHRASE, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  ck_session_unlock_async (self->session, NULL, CASEWORK_PASSPHRASE, FALSE, cancelled, on_result, &result);
  wait_for (&result);
  g_assert_false (ck_session_unlock_finish (self->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_object (&result);

  ck_session_unlock_async (self->session, NULL, CASEWORK_PASSPHRASE, FALSE, NULL, on_result, &result);
  wait_for (&result);
  g_assert_true (ck_session_unlock_finish (self->session, result, &error));
  g_assert_no_error (error);
  casework_run (self, (gconstpointer)count_failures);
}

static gpointer
never (CkStore      *store,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  g_assert_not_reached ();
}

static gboolean
never_slice (CkStore  *store,
             gpointer  data,
             gboolean *finished,
             double   *fraction,
             GError  **error)
{
  g_assert_not_reached ();
}

static void
test_locked (CaseworkFixture *self,
             gconstpointer    data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_session_close (self->session, &error));
  g_assert_null (ck_session_call (self->session, never, NULL, &error));
  assert_error (&error, CK_ERROR_FAILED, "locked");
  ck_session_call_async (self->session, never, NULL, NULL, NULL, NULL, on_result, &result);
  wait_for (&result);
  g_assert_null (ck_session_call_finish (self->session, result, &error));
  assert_error (&error, CK_ERROR_FAILED, "locked");
  g_clear_object (&result);
  ck_session_run_sliced_async (self->session, never_slice, NULL, NULL, NULL, NULL, NULL, on_result, &result);
  wait_for (&result);
  g_assert_false (ck_session_run_sliced_finish (self->session, result, &error));
  assert_error (&error, CK_ERROR_FAILED, "locked");
}

/* --- calls --- */

typedef struct {
  GThread *made_on;
  guint    runs;
  gboolean freed;
  gboolean result_freed;
} Closure;

static void
free_closure (gpointer data)
{
  Closure *closure = data;

  /* where it was made, never on the lane */
  g_assert_true (closure->made_on == g_thread_self ());
  closure->freed = TRUE;
}

static void
free_closure_result (gpointer data)
{
  ((Closure *)data)->result_freed = TRUE;
}

static gpointer
run_closure (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Closure *closure = data;

  g_assert_true (closure->made_on != g_thread_self ());
  closure->runs++;
  return closure;
}

static gpointer
fail (CkStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_set_error_literal (error, CK_ERROR, CK_ERROR_INVALID, "as it was told to");
  return NULL;
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_call (CaseworkFixture *self,
           gconstpointer    data)
{
  Closure closure = { .made_on = g_thread_self () };
  Closure untaken = { .made_on = g_thread_self () };
  Closure late = { .made_on = g_thread_self () };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_session_call (self->session, run_closure, &closure, &error) == &closure);
  g_assert_null (ck_session_call (self->session, fail, NULL, &error));
  assert_error (&error, CK_ERROR_INVALID, "as it was told");

  ck_session_call_async (self->session, run_closure, &closure, free_closure, free_closure_result, NULL, on_result,
                         &result);
  wait_for (&result);
  g_assert_false (closure.freed);
  g_assert_true (ck_session_call_finish (self->session, result, &error) == &closure);
  g_clear_object (&result);
  iterate ();
  g_assert_cmpuint (closure.runs, ==, 2);
  g_assert_true (closure.freed);
  g_assert_false (closure.result_freed);

  /* nobody takes the result */
  ck_session_call_async (self->session, run_closure, &untaken, free_closure, free_closure_result, NULL, on_result,
                         &result);
  wait_for (&result);
  g_clear_object (&result);
  iterate ();
  g_assert_true (untaken.result_freed);

  /* cancelled before it began */
  g_cancellable_cancel (cancelled);
  ck_session_call_async (self->session, run_closure, &late, free_closure, NULL, cancelled, on_result, &result);
  wait_for (&result);
  g_assert_null (ck_session_call_finish (self->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  iterate ();
  g_assert_cmpuint (late.runs, ==, 0);
  g_assert_true (late.freed);
}

typedef struct {
  guint         slices;
  guint         end;
  double        told;
  guint         calls_before_end;
  GCancellable *cancel_at_third;
} Long;

static gboolean
run_slice (CkStore  *store,
           gpointer  data,
           gboolean *finished,
           double   *fraction,
           GError  **error)
{
  Long *work = data;

  work->slices++;
  *fraction = (double)work->slices / work->end;
  *finished = work->slices == work->end;
  if (work->slices == 3 && work->cancel_at_third != NULL)
    g_cancellable_cancel (work->cancel_at_third);
  if (work->end == 0 && work->slices == 2)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED, "second slice");
      return FALSE;
    }
  return TRUE;
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  Long *work = user_data;

  g_assert_cmpfloat (fraction, >=, work->told);
  work->told = fraction;
}

static void
test_sliced (CaseworkFixture *self,
             gconstpointer    data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Long whole = { .end = 50 };
  Long cut = { .end = 50, .cancel_at_third = cancellable };
  Long broken = { .end = 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  ck_session_run_sliced_async (self->session, run_slice, &whole, NULL, on_progress, &whole, NULL, on_result, &result);
  wait_for (&result);
  g_assert_true (ck_session_run_sliced_finish (self->session, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (whole.slices, ==, 50);
  g_assert_cmpfloat (whole.told, ==, 1.0);
  g_clear_object (&result);

  ck_session_run_sliced_async (self->session, run_slice, &cut, NULL, NULL, NULL, cancellable, on_result, &result);
  wait_for (&result);
  g_assert_false (ck_session_run_sliced_finish (self->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (cut.slices, ==, 3);
  g_clear_error (&error);
  g_clear_object (&result);

  ck_session_run_sliced_async (self->session, run_slice, &broken, NULL, NULL, NULL, NULL, on_result, &result);
  wait_for (&result);
  g_assert_false (ck_session_run_sliced_finish (self->session, result, &error));
  assert_error (&error, CK_ERROR_FAILED, "second slice");
}

static gboolean
run_endlessly (CkStore  *store,
               gpointer  data,
               gboolean *finished,
               double   *fraction,
               GError  **error)
{
  g_atomic_int_inc ((int *)data);
  g_usleep (1000); /* the work of a slice; nothing is waited for */
  return TRUE;
}

/* Locking doesn't wait for long work to come to its end. */
static void
test_close_ends_long_work (CaseworkFixture *self,
                           gconstpointer    data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int slices = 0;

  ck_session_run_sliced_async (self->session, run_endlessly, &slices, NULL, NULL, NULL, NULL, on_result, &result);
  while (g_atomic_int_get (&slices) < 3)
    g_thread_yield ();
  g_assert_true (ck_session_close (self->session, &error));
  g_assert_no_error (error);
  wait_for (&result);
  g_assert_false (ck_session_run_sliced_finish (self->session, result, &error));
  assert_error (&error, CK_ERROR_FAILED, "locked");
}

/* --- the signal --- */

static void
on_changed (CkSession  *session,
            const char *kind,
            gpointer    user_data)
{
  g_ptr_array_add (user_data, g_strdup (kind));
}

static gpointer
log_one (CkStore      *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkNoteForm) form = ck_note_form_new ();
  g_autofree char *entry = NULL;

  form->text = g_strdup ("A note.");
  entry = ck_casework_add_note (store, reference, form, error);
  g_assert_nonnull (entry);
  return NULL;
}

static void
test_changed (CaseworkFixture *self,
              gconstpointer    data)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gulong handler;

  handler = g_signal_connect (self->session, "changed", G_CALLBACK (on_changed), kinds);
  ck_session_call (self->session, log_one, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kinds->len, ==, 0);
  while (kinds->len < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (g_ptr_array_index (kinds, 0), ==, "log-concern");
  g_assert_cmpstr (g_ptr_array_index (kinds, 1), ==, "add-note");

  /* a session that goes before it could tell */
  ck_session_call (self->session, log_one, NULL, &error);
  g_signal_handler_disconnect (self->session, handler);
  iterate ();
  g_assert_cmpuint (kinds->len, ==, 2);
}

/* A unit or a draft to discard that a call leaves behind doesn't reach the next one. */
static gpointer
leave_open (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  CkUuid draft = ck_uuid_new (CASEWORK_NOW);

  g_assert_true (ck_unit_begin (store, "left-open", NULL, NULL, error));
  ck_store_set_draft_to_discard (store, &draft);
  return NULL;
}

static void
test_left_open (CaseworkFixture *self,
                gconstpointer    data)
{
  g_autoptr (GError) error = NULL;

  ck_session_call (self->session, leave_open, NULL, &error);
  g_assert_no_error (error);
  ck_session_call (self->session, log_one, NULL, &error);
  g_assert_no_error (error);
}

/* --- what the laptop remembers --- */

static void
test_older_file (CaseworkFixture *self,
                 gconstpointer    data)
{
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = NULL;
  gsize length = 0;

  g_assert_true (ck_session_close (self->session, &error));
  g_clear_object (&self->session);
  g_assert_true (g_file_get_contents (self->path, &old, &length, &error));

  self->session = ck_session_open (self->path, &error);
  warnings = ck_session_get_warnings (self->session);
  g_assert_cmpuint (g_strv_length (warnings), ==, 0);
  g_assert_true (ck_session_unlock (self->session, NULL, CASEWORK_PASSPHRASE, &error));
  ck_session_call (self->session, log_one, NULL, &error);
  g_assert_true (ck_session_close (self->session, &error));
  g_assert_no_error (error);
  g_clear_object (&self->session);

  g_assert_true (g_file_set_contents (self->path, old, (gssize)length, &error));
  self->session = ck_session_open (self->path, &error);
  g_assert_no_error (error);
  g_strfreev (warnings);
  warnings = ck_session_get_warnings (self->session);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_nonnull (strstr (warnings[0], "older"));
}

static gpointer
record_tomorrow (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  CkClock *clock = store->clock;

  store->clock = ck_clock_new_at (g_get_real_time () + CASEWORK_DAY);
  g_free (log_one (store, NULL, NULL, error));
  ck_clock_unref (store->clock);
  store->clock = clock;
  return NULL;
}

static gpointer
forge_anchor (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CkVaultAnchor anchor = { 999, { 1, 2, 3 } };

  ck_vault_set_anchor (store->vault, &anchor);
  return NULL;
}

static void
assert_warning_after (CaseworkFixture *self,
                      CkLaneFunc       func,
                      const char      *word)
{
  g_auto (GStrv) warnings = NULL;
  g_autoptr (GError) error = NULL;

  ck_session_call (self->session, func, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ck_session_close (self->session, &error));
  g_clear_object (&self->session);
  self->session = ck_session_open (self->path, &error);
  g_assert_true (ck_session_unlock (self->session, NULL, CASEWORK_PASSPHRASE, &error));
  g_assert_no_error (error);
  warnings = ck_session_get_warnings (self->session);
  g_assert_cmpuint (g_strv_length (warnings), ==, 1);
  g_assert_nonnull (strstr (warnings[0], word));
}

/* The laptop's clock runs behind what was recorded; the record ends before what the header remembers. */
static void
test_warnings (void)
{
  CaseworkFixture fixture = { NULL };
  const CkSessionCreate create = real_vault ();
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      fixture.folder = g_dir_make_tmp ("ck-session-XXXXXX", NULL);
      fixture.path = g_build_filename (fixture.folder, "real.casevault", NULL);
      fixture.session = ck_session_create (fixture.path, &create, NULL, &error);
      g_assert_no_error (error);
      assert_warning_after (&fixture, i == 0 ? record_tomorrow : forge_anchor, i == 0 ? "clock" : "ends before");
      casework_fixture_tear_down (&fixture, NULL);
    }
}

static void
test_memory (void)
{
  CkUuid vault = ck_uuid_new (CASEWORK_NOW);
  g_autofree char *id = ck_uuid_to_text (&vault);
  g_autofree char *name = g_strconcat (id, ".state", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "casekeeper", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  CkVaultMemory memory = { 7, 12, "0123456789abcdef" }, again = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  g_assert_false (ck_vault_memory_load (&vault, &again));
  g_assert_true (ck_vault_memory_save (&vault, &memory, &error));
  g_assert_true (ck_vault_memory_load (&vault, &again));
  g_assert_cmpuint (again.generation, ==, 7);
  g_assert_cmpint (again.sequence, ==, 12);
  g_assert_cmpstr (again.hash, ==, "0123456789abcdef");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_set_contents (path, "[vault]\nhash=1\n", -1, NULL));
  g_assert_false (ck_vault_memory_load (&vault, &again));
  g_unlink (path);

  /* where no file can be: said, and nothing else happens */
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (ck_vault_memory_save (&vault, &memory, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
  g_rmdir (path);
}

static void
test_not_a_vault (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ck-session-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (ck_session_open (path, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "Dear parents,\n", -1, NULL));
  g_assert_null (ck_session_open (path, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT);
  g_clear_error (&error);
  g_assert_null (ck_session_open (folder, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_A_VAULT);
  casework_remove_folder (folder);
}

static void
test_clock (CaseworkFixture *self,
            gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  CkMoment now = ck_session_now_local (self->session);

  g_assert_cmpint (ck_session_now (self->session), ==, CASEWORK_NOW);
  g_assert_true (ck_date_equal (ck_session_today (self->session), ck_date_new (2026, 11, 23)));
  g_assert_cmpint (now.minute, ==, 15 * 60);
  /* summer time */
  g_assert_true (ck_session_set_clock (self->session, G_GINT64_CONSTANT (1782855000000000), &error));
  g_assert_true (ck_date_equal (ck_session_today (self->session), ck_date_new (2026, 6, 30)));
  g_assert_cmpint (ck_session_now_local (self->session).minute, ==, 22 * 60 + 30);
  g_assert_true (ck_session_set_clock (self->session, 0, &error));
  g_assert_cmpint (ABS (ck_session_now (self->session) - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
}

#define ADD(path, func) \
  g_test_add ("/store/session/" path, CaseworkFixture, NULL, casework_fixture_set_up, func, casework_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  g_test_add_func ("/store/session/create", test_create);
  g_test_add_func ("/store/session/create-async", test_create_async);
  g_test_add_func ("/store/session/not-a-vault", test_not_a_vault);
  g_test_add_func ("/store/session/memory", test_memory);
  g_test_add_func ("/store/session/warnings", test_warnings);
  ADD ("unlock", test_unlock);
  ADD ("locked", test_locked);
  ADD ("call", test_call);
  ADD ("sliced", test_sliced);
  ADD ("close-ends-long-work", test_close_ends_long_work);
  ADD ("changed", test_changed);
  ADD ("left-open", test_left_open);
  ADD ("older-file", test_older_file);
  ADD ("clock", test_clock);
  return casework_run_tests ();
}
