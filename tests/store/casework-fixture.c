/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include "ck-store-private.h"

static char *state_folder;

/* What a laptop remembers goes to a folder of the test's own. (GLib's own way of keeping tests apart leaks.) */
void
casework_init (int    *argc,
               char ***argv)
{
  state_folder = g_dir_make_tmp ("ck-state-XXXXXX", NULL);
  g_assert_nonnull (state_folder);
  g_setenv ("XDG_STATE_HOME", state_folder, TRUE);
  g_test_init (argc, argv, NULL);
}

int
casework_run_tests (void)
{
  int result = g_test_run ();

  casework_remove_folder (state_folder);
  g_clear_pointer (&state_folder, g_free);
  return result;
}

void
casework_fixture_set_up (CaseworkFixture *self,
                         gconstpointer    data)
{
  const CkSessionCreate create = { .organisation = "Riverside Music Hub",
                                   .practice = TRUE,
                                   .keyholder = "Coordinator",
                                   .passphrase = CASEWORK_PASSPHRASE,
                                   .kdf_operations = 1,
                                   .kdf_memory_mib = 8 };
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("ck-casework-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.casevault", NULL);
  self->session = ck_session_create (self->path, &create, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ck_session_set_clock (self->session, CASEWORK_NOW, &error));
  g_assert_no_error (error);
}

void
casework_remove_folder (const char *folder)
{
  const char *name;
  GDir *dir = g_dir_open (folder, 0, NULL);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        casework_remove_folder (path);
      else
        g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (folder);
}

void
casework_fixture_tear_down (CaseworkFixture *self,
                            gconstpointer    data)
{
  g_autoptr (GError) error = NULL;

  if (self->session != NULL)
    {
      g_assert_true (ck_session_close (self->session, &error));
      g_assert_no_error (error);
    }
  g_clear_object (&self->session);
  casework_remove_folder (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

void
casework_fixture_reopen (CaseworkFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_session_close (self->session, &error));
  g_assert_no_error (error);
  g_clear_object (&self->session);
  self->session = ck_session_open (self->path, &error);
  g_assert_no_error (error);
  g_assert_true (ck_session_unlock (self->session, NULL, CASEWORK_PASSPHRASE, &error));
  g_assert_no_error (error);
  g_assert_true (ck_session_set_clock (self->session, CASEWORK_NOW, &error));
}

static gpointer
run_on_lane (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CaseworkTest test = *(CaseworkTest *)data;

  test (store);
  return NULL;
}

void
casework_run (CaseworkFixture *self,
              gconstpointer    test)
{
  CaseworkTest func = (CaseworkTest)test;
  g_autoptr (GError) error = NULL;

  ck_session_call (self->session, run_on_lane, &func, &error);
  g_assert_no_error (error);
}

void
casework_add (const char  *path,
              CaseworkTest test)
{
  g_test_add (path, CaseworkFixture, (gconstpointer)test, casework_fixture_set_up, casework_run,
              casework_fixture_tear_down);
}

void
casework_set_now (CkStore *store,
                  gint64   instant)
{
  ck_clock_set (store->clock, instant);
}

CkPersonLink *
casework_person (const char *name,
                 CkRole      role)
{
  CkPersonLink *link = ck_person_link_new ();

  link->name = g_strdup (name);
  link->role = (int)role;
  return link;
}

/* The least that is enough. */
CkConcernForm *
casework_concern (void)
{
  CkConcernForm *form = ck_concern_form_new ();

  form->kind = CK_CONCERN_CHILD;
  g_ptr_array_add (form->people, casework_person ("Wren Castellan", CK_ROLE_HARMED));
  form->happened = ck_moment_new (ck_date_new (2026, 11, 20), 15 * 60 + 30, CK_PRECISION_EXACT);
  form->facts = g_strdup ("Eleven messages in the group chat make fun of her solo.");
  return form;
}

char *
casework_log (CkStore *store)
{
  g_autoptr (CkConcernForm) form = casework_concern ();
  g_autoptr (GError) error = NULL;
  char *entry = ck_casework_log_concern (store, form, NULL, &error);
  char *slash;

  g_assert_no_error (error);
  slash = strchr (entry, '/');
  g_assert_nonnull (slash);
  *slash = '\0';
  return entry;
}

CkCaseFile *
casework_load (CkStore    *store,
               const char *reference)
{
  g_autoptr (GError) error = NULL;
  CkCaseFile *file = ck_case_load (store, reference, &error);

  g_assert_no_error (error);
  return file;
}

CkReviewForm *
casework_review (void)
{
  CkReviewForm *form = ck_review_form_new ();

  form->decision = g_strdup ("Go on as before.");
  form->reason = g_strdup ("Nothing more was seen.");
  return form;
}

CkClosureForm *
casework_closure (void)
{
  CkClosureForm *form = ck_closure_form_new ();

  form->outcome = CK_OUTCOME_RESOLVED;
  form->reason = g_strdup ("No messages for six weeks.");
  return form;
}

CkActionForm *
casework_action (const char *what,
                 CkDate      due)
{
  CkActionForm *form = ck_action_form_new ();

  form->what = g_strdup (what);
  form->due = due;
  return form;
}

gint64
casework_count (CkStore    *store,
                const char *sql)
{
  g_autoptr (GError) error = NULL;
  gboolean row = FALSE;
  gint64 count;
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, &error);

  g_assert_no_error (error);
  g_assert_true (ck_store_step (store, stmt, &row, &error));
  g_assert_true (row);
  count = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return count;
}
