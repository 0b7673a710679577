/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>
#include "ck-text.h"

static void
assert_error (GError    **error,
              CkError     code)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  g_clear_error (error);
}

static guint
count_keyholders (CkSession *session)
{
  g_autoptr (GPtrArray) keyholders = ck_session_list_keyholders (session);

  return keyholders->len;
}

static gpointer
count_names (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return GINT_TO_POINTER (casework_count (store, "SELECT count (*) FROM keyholder_name"));
}

static int
count_changes (CkSession *session)
{
  return GPOINTER_TO_INT (ck_session_call (session, count_names, NULL, NULL));
}

/* An actor by name, as it was when they recorded it. */
static void
log_one (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkCaseFile) file = casework_load (store, reference);

  g_assert_cmpstr (((CkEntry *)g_ptr_array_index (file->entries, 0))->recorded_by, ==, "Sam Hollis");
  g_assert_cmpstr (file->head->lead, ==, "Sam Hollis");
}

static void
test_add (CaseworkFixture *self,
          gconstpointer    data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_session_add_keyholder (self->session, "Sam Hollis", "another long passphrase", 1, 8, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_keyholders (self->session), ==, 2);
  g_assert_cmpint (count_changes (self->session), ==, 2);

  g_assert_true (ck_session_close (self->session, &error));
  g_assert_true (ck_session_unlock (self->session, "Sam Hollis", "another long passphrase", &error));
  g_assert_no_error (error);
  ck_session_set_clock (self->session, CASEWORK_NOW, NULL);
  casework_run (self, (gconstpointer)log_one);
}

static void
test_add_refused (CaseworkFixture *self,
                  gconstpointer    data)
{
  g_autofree char *long_label = g_strnfill (65, 'x');
  g_autoptr (GError) error = NULL;

  g_assert_false (ck_session_add_keyholder (self->session, " ", "another long passphrase", 1, 8, &error));
  assert_error (&error, CK_ERROR_INVALID);
  g_assert_false (ck_session_add_keyholder (self->session, long_label, "another long passphrase", 1, 8, &error));
  assert_error (&error, CK_ERROR_INVALID);
  g_assert_false (ck_session_add_keyholder (self->session, "Two\nlines", "another long passphrase", 1, 8, &error));
  assert_error (&error, CK_ERROR_INVALID);
  g_assert_false (ck_session_add_keyholder (self->session, "coordinator", "another long passphrase", 1, 8, &error));
  assert_error (&error, CK_ERROR_REFUSED);
  /* refused by the header: the unit is given up */
  g_assert_false (ck_session_add_keyholder (self->session, "Sam Hollis", "", 1, 8, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpuint (count_keyholders (self->session), ==, 1);
  g_assert_cmpint (count_changes (self->session), ==, 1);
}

static void
test_recovery_key (CaseworkFixture *self,
                   gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  char *key = ck_session_add_recovery_key (self->session, "Recovery key", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_keyholders (self->session), ==, 2);
  g_assert_false (ck_session_change_passphrase (self->session, "Recovery key", "something else entirely", &error));
  assert_error (&error, CK_ERROR_REFUSED);
  g_assert_true (ck_session_close (self->session, &error));
  g_assert_false (ck_session_unlock_with_recovery (self->session, "not a key", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (ck_session_unlock_with_recovery (self->session, key, &error));
  g_assert_no_error (error);
  ck_wipe_free (key);
}

static void
test_change (CaseworkFixture *self,
             gconstpointer    data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_session_change_passphrase (self->session, "Coordinator", "eight loud geese on a pond", &error));
  g_assert_no_error (error);
  g_assert_false (ck_session_change_passphrase (self->session, "Nobody", "eight loud geese on a pond", &error));
  assert_error (&error, CK_ERROR_NOT_FOUND);
  g_assert_true (ck_session_close (self->session, &error));
  g_assert_false (ck_session_unlock (self->session, NULL, CASEWORK_PASSPHRASE, &error));
  assert_error (&error, CK_ERROR_WRONG_PASSPHRASE);
  g_assert_true (ck_session_unlock (self->session, NULL, "eight loud geese on a pond", &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_changes (self->session), ==, 2);
}

static void
test_remove (CaseworkFixture *self,
             gconstpointer    data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_session_add_keyholder (self->session, "Sam Hollis", "another long passphrase", 1, 8, &error));
  g_assert_false (ck_session_remove_keyholder (self->session, "Coordinator", &error));
  assert_error (&error, CK_ERROR_REFUSED);
  g_assert_false (ck_session_remove_keyholder (self->session, "Nobody", &error));
  assert_error (&error, CK_ERROR_NOT_FOUND);
  g_assert_false (ck_session_remove_keyholder (self->session, NULL, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND);
  g_assert_true (ck_session_remove_keyholder (self->session, "Sam Hollis", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_keyholders (self->session), ==, 1);
  g_assert_cmpint (count_changes (self->session), ==, 3);
  g_assert_true (ck_session_close (self->session, &error));
  g_assert_false (ck_session_unlock (self->session, "Sam Hollis", "another long passphrase", &error));
  assert_error (&error, CK_ERROR_NOT_FOUND);
}

static void
test_propose (void)
{
  char *proposed = ck_session_propose_passphrase ();

  g_assert_cmpfloat (ck_session_passphrase_bits (proposed), >, ck_session_passphrase_bits ("password"));
  ck_wipe_free (proposed);
}

#define ADD(path, func)                                                                                                \
  g_test_add ("/store/session/keyholders/" path, CaseworkFixture, NULL, casework_fixture_set_up, func,                 \
              casework_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  ADD ("add", test_add);
  ADD ("add-refused", test_add_refused);
  ADD ("recovery-key", test_recovery_key);
  ADD ("change", test_change);
  ADD ("remove", test_remove);
  g_test_add_func ("/store/session/keyholders/propose", test_propose);
  return casework_run_tests ();
}
