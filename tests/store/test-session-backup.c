/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
on_progress (double   fraction,
             gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
log_some (CkStore *store)
{
  for (int i = 0; i < 3; i++)
    g_free (casework_log (store));
  g_assert_cmpint (ck_store_get_last_backup (store, NULL), ==, 0);
}

static void
find_some (CkStore *store)
{
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM entry"), ==, 3);
  /* the copy was made before it was recorded */
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM backup"), ==, 0);
}

static void
find_recorded (CkStore *store)
{
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM backup WHERE pages > 0 AND sequence = 4"), ==, 1);
  g_assert_cmpint (ck_store_get_last_backup (store, NULL), ==, CASEWORK_NOW);
}

static void
test_backup (CaseworkFixture *self,
             gconstpointer    data)
{
  g_autofree char *destination = g_build_filename (self->folder, "copy.casevault", NULL);
  g_autoptr (GError) error = NULL;
  CaseworkFixture copy = { self->folder, destination, NULL };
  g_auto (GStrv) warnings = NULL;
  double fraction = 0.0;

  casework_run (self, (gconstpointer)log_some);
  g_assert_true (ck_session_backup (self->session, destination, on_progress, &fraction, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (fraction, ==, 1.0);
  casework_run (self, (gconstpointer)find_recorded);
  g_assert_true (ck_session_close (self->session, &error));

  copy.session = ck_session_open (destination, &error);
  g_assert_no_error (error);
  g_assert_true (ck_session_unlock (copy.session, NULL, CASEWORK_PASSPHRASE, &error));
  g_assert_no_error (error);
  casework_run (&copy, (gconstpointer)find_some);
  warnings = ck_session_get_warnings (copy.session);
  g_assert_cmpuint (g_strv_length (warnings), >=, 1);
  g_assert_nonnull (strstr (warnings[g_strv_length (warnings) - 1], "backup"));
  g_assert_true (ck_session_close (copy.session, &error));
  g_clear_object (&copy.session);
}

static void
on_result (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
none_recorded (CkStore *store)
{
  g_assert_cmpint (casework_count (store, "SELECT count (*) FROM backup"), ==, 0);
}

static void
test_refused (CaseworkFixture *self,
              gconstpointer    data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "missing", "copy.casevault", NULL);
  g_autofree char *destination = g_build_filename (self->folder, "copy.casevault", NULL);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ck_session_backup (self->session, nowhere, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  ck_session_backup_async (self->session, destination, NULL, NULL, cancelled, on_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ck_session_backup_finish (self->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (destination, G_FILE_TEST_EXISTS));
  casework_run (self, (gconstpointer)none_recorded);

  g_assert_true (ck_session_close (self->session, &error));
  g_assert_false (ck_session_backup (self->session, destination, NULL, NULL, NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_FAILED);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  g_test_add ("/store/session/backup/backup", CaseworkFixture, NULL, casework_fixture_set_up, test_backup,
              casework_fixture_tear_down);
  g_test_add ("/store/session/backup/refused", CaseworkFixture, NULL, casework_fixture_set_up, test_refused,
              casework_fixture_tear_down);
  return casework_run_tests ();
}
