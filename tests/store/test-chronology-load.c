/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "casework-fixture.h"

#include <string.h>

static void
add_note (CkStore  *store,
          CkMoment  happened,
          gboolean  significant)
{
  g_autoptr (CkNoteForm) note = ck_note_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  note->text = g_strdup ("A note.");
  note->happened = happened;
  note->significant = significant;
  entry = ck_casework_add_note (store, "2026-0001", note, &error);
  g_assert_no_error (error);
}

/* The concern of 20 November; a month; a day that isn't significant; one that nobody can date; one of three days. */
static void
add_case (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkNoteForm) range = ck_note_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  add_note (store, ck_moment_new (ck_date_new (2026, 9, 1), -1, CK_PRECISION_MONTH), TRUE);
  add_note (store, ck_moment_new (ck_date_new (2026, 11, 9), -1, CK_PRECISION_DATE), FALSE);
  add_note (store, CK_MOMENT_SAID_UNKNOWN, TRUE);
  range->text = g_strdup ("The summer school.");
  range->happened = ck_moment_new (ck_date_new (2026, 10, 1), -1, CK_PRECISION_DATE);
  range->happened_to = ck_moment_new (ck_date_new (2026, 10, 3), -1, CK_PRECISION_DATE);
  range->significant = TRUE;
  entry = ck_casework_add_note (store, reference, range, &error);
  g_assert_no_error (error);
}

static CkChronology *
load (CkStore *store,
      CkDate   from,
      CkDate   to,
      gboolean significant)
{
  g_autoptr (CkChronologyOptions) options = ck_chronology_options_new ();
  g_autoptr (GError) error = NULL;
  CkChronology *chronology;

  options->from = from;
  options->to = to;
  options->significant = significant;
  options->recipient = g_strdup ("A. Wexcombe");
  chronology = ck_chronology_load (store, "2026-0001", options, &error);
  g_assert_no_error (error);
  return chronology;
}

static void
assert_left (CkStore *store,
             CkDate   from,
             CkDate   to,
             gboolean significant,
             guint    shown,
             gint64   by_period,
             gint64   by_significance)
{
  g_autoptr (CkChronology) chronology = load (store, from, to, significant);

  g_assert_cmpint (chronology->n_entries, ==, 5);
  g_assert_cmpuint (chronology->entries->len, ==, shown);
  g_assert_cmpint (chronology->n_left_by_period, ==, by_period);
  g_assert_cmpint (chronology->n_left_by_significance, ==, by_significance);
}

static void
test_filters (CkStore *store)
{
  CkDate none = CK_DATE_NONE;

  add_case (store);
  assert_left (store, none, none, FALSE, 5, 0, 0);
  assert_left (store, none, none, TRUE, 4, 0, 1);
  /* both days are included */
  assert_left (store, ck_date_new (2026, 11, 20), ck_date_new (2026, 11, 20), FALSE, 2, 3, 0);
  assert_left (store, ck_date_new (2026, 11, 9), none, FALSE, 3, 2, 0);
  assert_left (store, ck_date_new (2026, 11, 9), none, TRUE, 2, 2, 1);
  assert_left (store, none, ck_date_new (2026, 11, 8), FALSE, 3, 2, 0);
  /* any day of a month, any day of several */
  assert_left (store, ck_date_new (2026, 9, 30), ck_date_new (2026, 9, 30), FALSE, 2, 3, 0);
  assert_left (store, ck_date_new (2026, 10, 2), ck_date_new (2026, 10, 2), FALSE, 2, 3, 0);
  assert_left (store, ck_date_new (2026, 10, 4), ck_date_new (2026, 10, 31), FALSE, 1, 4, 0);
}

static void
test_front (CkStore *store)
{
  g_autoptr (CkActionForm) action = casework_action ("Ring the school", ck_date_new (2026, 11, 24));
  g_autoptr (CkPersonLink) witness = casework_person ("Kit Aldous", CK_ROLE_WITNESS);
  g_autoptr (CkChronology) chronology = NULL;
  g_autoptr (GError) error = NULL;

  add_case (store);
  g_assert_true (ck_casework_add_action (store, "2026-0001", action, NULL, &error));
  g_assert_true (ck_casework_involve (store, "2026-0001", witness, NULL, &error));
  chronology = load (store, CK_DATE_NONE, CK_DATE_NONE, FALSE);
  g_assert_cmpstr (chronology->head->reference, ==, "2026-0001");
  g_assert_cmpuint (chronology->subjects->len, ==, 1);
  g_assert_cmpuint (chronology->people->len, ==, 2);
  g_assert_cmpuint (chronology->open_actions->len, ==, 1);
  g_assert_true (ck_date_equal (chronology->first_day, ck_date_new (2026, 9, 1)));
  g_assert_true (ck_date_equal (chronology->last_day, ck_date_new (2026, 11, 20)));
  g_assert_cmpstr (chronology->organisation, ==, "Riverside Music Hub");
  g_assert_true (chronology->practice);
  g_assert_cmpstr (chronology->printed_by, ==, "Coordinator");
  g_assert_cmpint (chronology->printed_at, ==, CASEWORK_NOW);
  g_assert_cmpint (chronology->copy_number, ==, 0);
  g_assert_cmpstr (chronology->options->recipient, ==, "A. Wexcombe");
  g_assert_cmpint (chronology->fingerprint_sequence, ==, casework_count (store, "SELECT max (seq) FROM unit"));
  g_assert_cmpuint (strlen (chronology->fingerprint_hash), ==, 16);
  /* oldest first; what can't be dated stands at the end */
  g_assert_cmpint (((CkEntry *)g_ptr_array_index (chronology->entries, 0))->number, ==, 2);
  g_assert_cmpint (((CkEntry *)g_ptr_array_index (chronology->entries, 4))->number, ==, 4);
}

/* Names are nothing without a way to reach them: only with contact details there is a line. */
static void
test_contact (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (CkSettings) settings = ck_settings_load (store, &error);
  g_autoptr (CkChronology) before = ck_chronology_load (store, reference, NULL, &error);
  g_autoptr (CkChronology) after = NULL;

  g_assert_null (before->contact);
  g_free (settings->coordinator);
  settings->coordinator = g_strdup ("Jo Merrick");
  settings->deputy = g_strdup ("Sam Hollis");
  settings->contacts = g_strdup ("01632 960001\njo@hub.example");
  g_assert_true (ck_casework_change_settings (store, settings, "Printed on reports.", &error));
  after = ck_chronology_load (store, reference, NULL, &error);
  g_assert_cmpstr (after->contact, ==, "Jo Merrick (coordinator), Sam Hollis (deputy). 01632 960001 jo@hub.example");
}

static void
test_refused (CkStore *store)
{
  g_autoptr (CkChronologyOptions) backwards = ck_chronology_options_new ();
  g_autoptr (CkChronology) plain = NULL;
  g_autofree char *reference = casework_log (store);
  g_autoptr (GError) error = NULL;

  plain = ck_chronology_load (store, reference, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plain->entries->len, ==, 1);
  g_assert_null (ck_chronology_load (store, "2026-0002", NULL, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_NOT_FOUND);
  g_clear_error (&error);
  backwards->from = ck_date_new (2026, 11, 2);
  backwards->to = ck_date_new (2026, 11, 1);
  g_assert_null (ck_chronology_load (store, reference, backwards, &error));
  g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/chronology-load/filters", test_filters);
  casework_add ("/store/chronology-load/front", test_front);
  casework_add ("/store/chronology-load/contact", test_contact);
  casework_add ("/store/chronology-load/refused", test_refused);
  return casework_run_tests ();
}
