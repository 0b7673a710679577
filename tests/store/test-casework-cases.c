/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put aside: with a reason, not for too long, and never out of Today. */
#include "casework-fixture.h"

#include <string.h>
#include "ck-store-private.h"
#include "ck-unit.h"

static void
assert_error (GError    **error,
              CkError     code,
              const char *word)
{
  g_assert_error (*error, CK_ERROR, (int)code);
  g_assert_nonnull (strstr ((*error)->message, word));
  g_clear_error (error);
}

/* Raw SQL within a unit of its own, which is given up. */
static void
assert_held (CkStore    *store,
             const char *sql,
             const char *key)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_assert_true (ck_unit_begin (store, "attack", NULL, NULL, &error));
  result = sqlite3_exec (store->db, sql, NULL, NULL, NULL);
  g_test_message ("%s: %s", key, sqlite3_errmsg (store->db));
  g_assert_cmpint (result & 0xff, ==, SQLITE_CONSTRAINT);
  g_assert_nonnull (strstr (sqlite3_errmsg (store->db), key));
  ck_unit_rollback (store);
}

/* --- snoozed --- */

static GPtrArray *
today (CkStore *store,
       CkDate   as_of)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items = ck_today_list (store, as_of, 0, &error);

  g_assert_no_error (error);
  return items;
}

static CkSnoozeForm *
snooze_form (CkDate      until,
             const char *reason)
{
  CkSnoozeForm *form = ck_snooze_form_new ();

  form->until = until;
  form->reason = g_strdup (reason);
  return form;
}

static void
test_snooze (CkStore *store)
{
  g_autofree char *reference = casework_log (store); /* its review is due on the 24th */
  g_autoptr (CkActionForm) first = casework_action ("Ring the school", ck_date_new (2026, 11, 23));
  g_autoptr (CkActionForm) second = casework_action ("Write to the trustees", ck_date_new (2026, 11, 24));
  g_autoptr (CkSnoozeForm) form = snooze_form (ck_date_new (2026, 11, 27), "The office is shut until Friday.");
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  CkDate tuesday = ck_date_new (2026, 11, 24);
  CkDueItem *item, *snoozed;

  g_assert_true (ck_casework_add_action (store, reference, first, NULL, &error));
  g_assert_true (ck_casework_add_action (store, reference, second, NULL, &error));

  /* one row, the rest behind it, in order */
  items = today (store, tuesday);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->title, ==, "Ring the school");
  g_assert_cmpint (item->n_folded, ==, 2);
  g_assert_cmpuint (item->folded->len, ==, 2);
  g_assert_cmpint (((CkDueItem *)g_ptr_array_index (item->folded, 0))->kind, ==, CK_DUE_REVIEW);
  g_assert_cmpstr (((CkDueItem *)g_ptr_array_index (item->folded, 1))->title, ==, "Write to the trustees");
  g_clear_pointer (&items, g_ptr_array_unref);

  /* without an item it is the most urgent one; the rest stays where it was */
  g_assert_true (ck_casework_snooze (store, reference, form, &error));
  g_assert_no_error (error);
  items = today (store, tuesday);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpuint (ck_today_n_due (items), ==, 1);
  item = g_ptr_array_index (items, 0);
  snoozed = g_ptr_array_index (items, 1);
  g_assert_cmpint (item->kind, ==, CK_DUE_REVIEW);
  g_assert_cmpint (item->n_folded, ==, 1);
  g_assert_cmpstr (snoozed->title, ==, "Ring the school");
  g_assert_true (ck_date_equal (snoozed->snoozed_until, ck_date_new (2026, 11, 27)));
  g_assert_cmpstr (snoozed->snooze_reason, ==, "The office is shut until Friday.");
  g_clear_pointer (&items, g_ptr_array_unref);

  /* back on its day, overdue by now, and first again */
  items = today (store, ck_date_new (2026, 11, 27));
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((CkDueItem *)g_ptr_array_index (items, 0))->title, ==, "Ring the school");
  g_clear_pointer (&items, g_ptr_array_unref);

  json = ck_case_export_json (store, reference, &error);
  g_assert_nonnull (strstr (json, "The office is shut until Friday."));

  /* another date is a new thing to decide */
  {
    g_autoptr (CkActionSettle) later = ck_action_settle_new ();
    g_autofree char *put_off = NULL;

    items = today (store, tuesday);
    later->action = ((CkDueItem *)g_ptr_array_index (items, 1))->item_id;
    later->status = CK_ACTION_OPEN;
    later->due = ck_date_new (2026, 11, 24);
    later->reason = g_strdup ("They ring back.");
    put_off = ck_casework_settle_action (store, reference, later, &error);
    g_assert_no_error (error);
    g_clear_pointer (&items, g_ptr_array_unref);
    items = today (store, tuesday);
    g_assert_cmpuint (items->len, ==, 1);
  }
}

static char *
log_with (CkStore *store,
          CkRisk   risk)
{
  g_autoptr (CkConcernForm) concern = casework_concern ();
  g_autoptr (GError) error = NULL;
  char *reference;

  concern->risk = (int)risk;
  reference = ck_casework_log_concern (store, concern, NULL, &error);
  g_assert_no_error (error);
  *strchr (reference, '/') = '\0';
  return reference;
}

/* A day on which much is due: every row of every group can be asked for, by itself too, and the counts are those of all. */
static void
test_window (CkStore *store)
{
  static const CkTodayPart everything[CK_N_TODAY_GROUPS] = { { 0, 100 }, { 0, 100 }, { 0, 100 }, { 0, 100 } };
  static const CkTodayPart nothing[CK_N_TODAY_GROUPS];
  g_autoptr (CkTodayWindow) whole = NULL;
  g_autoptr (CkTodayWindow) counts = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  CkDate today = ck_date_new (2026, 11, 24);
  guint n_due = 0, at = 0;

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *reference = log_with (store, i % 3 == 0 ? CK_RISK_HIGH : i % 3 == 1 ? CK_RISK_LOW : CK_RISK_NOT_ASSESSED);
      /* some overdue, some on the day, some ahead; two of a case on one day; and one that waits */
      g_autoptr (CkActionForm) one = casework_action ("Ring the school", ck_date_add_days (today, i % 4 - 1));
      g_autoptr (CkActionForm) other = casework_action ("Write to the trustees", ck_date_add_days (today, i % 4 - 1));
      g_autoptr (CkSnoozeForm) form = snooze_form (ck_date_new (2026, 11, 27), "The office is shut until Friday.");

      g_assert_true (ck_casework_add_action (store, reference, one, NULL, &error));
      g_assert_true (i % 2 == 0 || ck_casework_add_action (store, reference, other, NULL, &error));
      g_assert_true (i % 5 != 0 || ck_casework_snooze (store, reference, form, &error));
      g_assert_true (i != 7 || ck_casework_restrict (store, reference, TRUE, "About a colleague.", &error));
      g_assert_no_error (error);
    }

  list = ck_today_list (store, today, 10, &error);
  whole = ck_today_window (store, today, 10, everything, &error);
  g_assert_no_error (error);
  for (int group = 0; group < CK_N_TODAY_GROUPS; group++)
    {
      g_assert_cmpuint (whole->n_rows[group], >, 0);
      g_assert_cmpuint (whole->n_rows[group], ==, whole->items[group]->len);
      for (guint i = 0; i < whole->n_rows[group]; i++)
        {
          CkTodayPart one[CK_N_TODAY_GROUPS] = { { 0 } };
          g_autoptr (CkTodayWindow) window = NULL;
          CkDueItem *item = g_ptr_array_index (whole->items[group], i), *alone;

          g_assert_cmpint (ck_due_item_compare (item, g_ptr_array_index (list, at)), ==, 0);
          g_assert_true (i == 0 || ck_due_item_compare (g_ptr_array_index (whole->items[group], i - 1), item) < 0);
          one[group] = (CkTodayPart){ i, 1 };
          window = ck_today_window (store, today, 10, one, &error);
          g_assert_cmpuint (window->n_rows[group], ==, whole->n_rows[group]);
          g_assert_cmpuint (window->items[group]->len, ==, 1);
          alone = g_ptr_array_index (window->items[group], 0);
          g_assert_cmpstr (alone->reference, ==, item->reference);
          g_assert_true (ck_uuid_equal (&alone->item_id, &item->item_id));
          g_assert_cmpint (alone->n_folded, ==, item->n_folded);
          at++;
        }
    }
  g_assert_cmpuint (at, ==, list->len);

  counts = ck_today_window (store, today, 0, nothing, &error);
  g_assert_cmpuint (counts->n_rows[CK_TODAY_AHEAD], ==, 0);
  g_assert_cmpuint (counts->items[CK_TODAY_OVERDUE]->len, ==, 0);
  g_assert_true (ck_today_count (store, today, &n_due, &error));
  g_assert_cmpuint (n_due, ==, counts->n_rows[CK_TODAY_OVERDUE] + counts->n_rows[CK_TODAY_ON_THE_DAY]);
  g_assert_cmpuint (n_due, ==, whole->n_rows[CK_TODAY_OVERDUE] + whole->n_rows[CK_TODAY_ON_THE_DAY]);
}

static void
test_snooze_rules (CkStore *store)
{
  g_autoptr (CkConcernForm) concern = casework_concern ();
  g_autofree char *reference = NULL;
  g_autoptr (CkSnoozeForm) form = snooze_form (ck_date_new (2026, 11, 27), "  ");
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CkSettings) settings = ck_settings_load (store, &error);

  concern->risk = CK_RISK_HIGH; /* its review, on the 30th, is all that is due */
  reference = ck_casework_log_concern (store, concern, NULL, &error);
  *strchr (reference, '/') = '\0';
  g_assert_false (ck_casework_snooze (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "reason");
  g_free (form->reason);
  form->reason = g_strdup ("It can wait.");
  form->until = ck_date_new (2026, 11, 23);
  g_assert_false (ck_casework_snooze (store, reference, form, &error));
  assert_error (&error, CK_ERROR_INVALID, "until");
  form->until = ck_date_new (2026, 12, 8);
  g_assert_false (ck_casework_snooze (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "until");
  form->until = ck_date_new (2026, 12, 7);
  g_assert_false (ck_casework_unsnooze (store, reference, NULL, NULL, &error));
  assert_error (&error, CK_ERROR_NOT_FOUND, "2026-0001");
  g_assert_true (ck_casework_snooze (store, reference, form, &error));
  g_assert_no_error (error);
  items = today (store, ck_date_new (2026, 11, 30));
  g_assert_cmpuint (ck_today_n_due (items), ==, 0);
  g_assert_cmpuint (items->len, ==, 1);
  g_clear_pointer (&items, g_ptr_array_unref);
  g_assert_true (ck_casework_unsnooze (store, reference, NULL, "Not any longer.", &error));
  items = today (store, ck_date_new (2026, 11, 30));
  g_assert_cmpuint (ck_today_n_due (items), ==, 1);

  /* the limit is a setting */
  g_free (settings->organisation);
  settings->organisation = g_strdup ("Riverside Music Hub");
  settings->snooze_days = 3;
  g_assert_true (ck_casework_change_settings (store, settings, "Shorter.", &error));
  form->until = ck_date_new (2026, 11, 27);
  g_assert_false (ck_casework_snooze (store, reference, form, &error));
  assert_error (&error, CK_ERROR_REFUSED, "until");
}

#define SNOOZE(until, reason, replaces)                                                                                \
  "INSERT INTO snooze SELECT x'b9000000000000000000000000000001', ck_unit_id (), ck_unit_time (), case_id, " replaces  \
  ", NULL, id, 'review', due, " until ", " reason " FROM d_review_now"

static void
test_snooze_sql (CkStore *store)
{
  g_autofree char *reference = casework_log (store);
  g_autoptr (CkSnoozeForm) form = snooze_form (ck_date_new (2026, 11, 27), "It can wait.");
  g_autoptr (CkCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;

  assert_held (store, SNOOZE ("'2027-11-27'", "'Long.'", "NULL"), "ck-snooze-long");
  assert_held (store, SNOOZE ("'2026-12-09'", "'Long.'", "NULL"), "ck-snooze-long");
  assert_held (store, SNOOZE ("'2026-11-22'", "'Past.'", "NULL"), "ck-snooze-past");
  assert_held (store, SNOOZE ("'2026-11-27'", "NULL", "NULL"), "CHECK");
  assert_held (store, SNOOZE ("'2026-11-27'", "'  '", "NULL"), "CHECK");
  assert_held (store, SNOOZE ("'27 November'", "'Odd.'", "NULL"), "ck-");
  assert_held (store, SNOOZE ("NULL", "NULL", "NULL"), "ck-snooze-none");
  file = casework_load (store, reference);
  form->item = file->head->review_id;
  g_assert_true (ck_casework_snooze (store, reference, form, &error));
  assert_held (store, SNOOZE ("'2026-11-28'", "'Again.'", "NULL"), "ck-meanwhile");
}

int
main (int    argc,
      char **argv)
{
  casework_init (&argc, &argv);
  casework_add ("/store/casework-cases/snooze", test_snooze);
  casework_add ("/store/casework-cases/window", test_window);
  casework_add ("/store/casework-cases/snooze-rules", test_snooze_rules);
  casework_add ("/store/casework-cases/snooze-sql", test_snooze_sql);
  return casework_run_tests ();
}
