/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-setting-info.h"

#include <string.h>

#include "ck-forms.h"

static void
test_helplines (void)
{
  g_autoptr (CkSettings) settings = ck_settings_new_default ();
  g_autoptr (GPtrArray) helplines = ck_helplines_parse (settings->helplines);
  g_autofree char *again = ck_helplines_format (helplines);
  gboolean nspcc = FALSE, no_number = FALSE;

  g_assert_cmpuint (helplines->len, >=, 8);
  for (guint i = 0; i < helplines->len; i++)
    {
      CkHelpline *helpline = g_ptr_array_index (helplines, i);
      g_autoptr (GError) error = NULL;

      g_assert_true (ck_helpline_check (helpline, &error));
      nspcc = nspcc || g_strcmp0 (helpline->number, "0808 800 5000") == 0;
      no_number = no_number || helpline->number == NULL;
      /* a number that comes with the program says where from, and when that was looked up */
      if (helpline->number != NULL)
        {
          g_assert_nonnull (helpline->source);
          g_assert_true (ck_date_is_set (helpline->checked));
        }
    }
  g_assert_true (nspcc);
  g_assert_true (no_number);
  g_assert_cmpstr (again, ==, settings->helplines);
}

/* As vaults wrote them before: a name and a number, no more. */
static void
test_plain_helplines (void)
{
  g_autoptr (GPtrArray) helplines = ck_helplines_parse ("NSPCC: 0808 800 5000\n\nCEOP: online at www.ceop.police.uk\nOnly a name\n");
  CkHelpline *first, *second, *third;

  g_assert_cmpuint (helplines->len, ==, 3);
  first = g_ptr_array_index (helplines, 0);
  second = g_ptr_array_index (helplines, 1);
  third = g_ptr_array_index (helplines, 2);
  g_assert_cmpstr (first->name, ==, "NSPCC");
  g_assert_cmpstr (first->number, ==, "0808 800 5000");
  g_assert_null (first->source);
  g_assert_cmpstr (second->number, ==, "online at www.ceop.police.uk");
  g_assert_null (third->number);
}

static void
test_refused_helplines (void)
{
  static const char *const names[] = { NULL, " ", "a: b", "a\tb", "a\nb" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (CkHelpline) helpline = ck_helpline_new ();
      g_autoptr (GError) error = NULL;

      helpline->name = g_strdup (names[i]);
      g_assert_false (ck_helpline_check (helpline, &error));
      g_assert_error (error, CK_ERROR, CK_ERROR_INVALID);
    }
}

static void
test_describe (void)
{
  const CkField *field = ck_record_type_find_field (CK_TYPE_SETTINGS, "review_days_high");
  g_autofree char *text = ck_setting_describe (field);
  gint64 least, most;

  g_assert_nonnull (strstr (text, "Default: 7 days."));
  g_assert_nonnull (strstr (text, "Source: "));
  g_assert_nonnull (strstr (text, "Checked on "));
  g_assert_true (ck_setting_range ("review_days_high", &least, &most));
  g_assert_cmpint (least, ==, 1);
  g_assert_false (ck_setting_range ("organisation", &least, &most));
  g_assert_null (ck_setting_info ("no such setting"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/setting-info/helplines", test_helplines);
  g_test_add_func ("/model/setting-info/plain-helplines", test_plain_helplines);
  g_test_add_func ("/model/setting-info/refused-helplines", test_refused_helplines);
  g_test_add_func ("/model/setting-info/describe", test_describe);
  return g_test_run ();
}
