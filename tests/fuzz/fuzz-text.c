/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of every kind that base reads: what is taken must come back as it was written. */
#include "fuzz.h"

#include <string.h>

#include "ck-clock.h"
#include "ck-moment.h"
#include "ck-text.h"
#include "ck-uuid.h"

static void
read_dates (const char *text)
{
  CkDate date;
  CkMoment moment;
  gint64 instant;

  if (ck_date_from_text (text, &date))
    {
      g_autofree char *again = ck_date_to_text (date);
      g_autofree char *shown = ck_date_format_due (date, ck_date_new (2026, 11, 23));
      g_autofree char *ago = ck_date_format_ago (date, ck_date_new (2026, 11, 23));

      g_assert_cmpstr (again, ==, text);
    }
  if (ck_moment_from_text (text, &moment))
    {
      g_autofree char *again = ck_moment_to_text (moment);
      g_autofree char *shown = ck_moment_format (moment);

      g_assert_true (g_str_has_prefix (text, again));
      g_assert_cmpint (ck_moment_compare (moment, moment), ==, 0);
    }
  if (ck_instant_from_text (text, &instant))
    {
      g_autofree char *again = ck_instant_to_text (instant);

      g_assert_cmpint (strncmp (again, text, 19), ==, 0);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autofree char *initials = ck_text_initials (text);
  g_autoptr (GError) error = NULL;
  CkUuid uuid;

  g_assert_true (g_utf8_validate (initials, -1, NULL));
  g_assert_false (ck_text_is_blank (initials));
  ck_text_is_blank (text);

  if (ck_text_check ((const char *)data, size, "field", 1000, size % 2, &error))
    g_assert_true (g_utf8_validate ((const char *)data, (gssize)size, NULL));
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));

  read_dates (text);
  if (ck_uuid_from_text (text, &uuid))
    {
      g_autofree char *again = ck_uuid_to_text (&uuid);

      g_assert_cmpint (g_ascii_strcasecmp (again, text), ==, 0);
    }
  return 0;
}
