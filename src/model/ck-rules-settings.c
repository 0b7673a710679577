/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What settings and the options of a chronology must hold. */
#include "ck-chronology.h"
#include "ck-rules-private.h"
#include "ck-setting-info.h"

#include <glib/gi18n-lib.h>

#include "ck-text.h"

static const struct {
  const char *name;
  gint64 least, most;
} ranges[] = {
  { "review_days_high", 1, 366 },  { "review_days_medium", 1, 366 }, { "review_days_low", 1, 366 },
  { "triage_days", 0, 30 },        { "lado_days", 1, 30 },           { "referral_ack_days", 1, 30 },
  { "ico_hours", 1, 720 },
  { "long_check_days", 1, 1827 },  { "late_after_hours", 1, 8784 },  { "idle_minutes", 1, 240 },
  { "snooze_days", 1, 92 },
};

/**
 * ck_setting_range:
 * @name: of a number among the settings
 * @least: (out): the smallest that it can be
 * @most: (out): the largest
 *
 * Returns: whether there is such a number
 */
gboolean
ck_setting_range (const char *name,
                  gint64     *least,
                  gint64     *most)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_strcmp0 (ranges[i].name, name) == 0)
      {
        *least = ranges[i].least;
        *most = ranges[i].most;
        return TRUE;
      }
  return FALSE;
}

static gboolean
check_time_zone (CkSettings *self,
                 GError    **error)
{
  g_autoptr (GTimeZone) zone = ck_text_is_blank (self->time_zone) ? NULL : g_time_zone_new_identifier (self->time_zone);

  return zone != NULL
         || ck_rule_broken (CK_RECORD (self), "", "time_zone", CK_ERROR_INVALID, _("a time zone such as Europe/London"),
                            error);
}

/**
 * ck_settings_check:
 * @self: settings as they should be from now on
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether each is possible
 */
gboolean
ck_settings_check (CkSettings *self,
                   GError    **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_SETTINGS (self), FALSE);

  if (!ck_rule_sound (record, "", error)
      || !ck_rule_given (record, "", "organisation", CK_ERROR_INVALID, _("the name of the organisation"), error)
      || !ck_rule_given (record, "", "nation", CK_ERROR_INVALID,
                         _("england-and-wales, scotland or northern-ireland"), error)
      || !check_time_zone (self, error)
      || !ck_bank_holidays_check (self, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      gint64 value = *(gint64 *)ck_record_peek (record, ck_record_find_field (record, ranges[i].name));

      if (value < ranges[i].least || value > ranges[i].most)
        {
          g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, ranges[i].least);
          g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, ranges[i].most);
          /* Translators: two numbers */
          g_autofree char *expected = g_strdup_printf (_("a number from %1$s to %2$s"), least, most);

          return ck_rule_broken (record, "", ranges[i].name, CK_ERROR_INVALID, expected, error);
        }
    }
  return TRUE;
}

/**
 * ck_chronology_options_check:
 * @self: what a chronology should show
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether the period doesn't end before it begins
 */
gboolean
ck_chronology_options_check (CkChronologyOptions *self,
                             GError             **error)
{
  CkRecord *record = CK_RECORD (self);

  g_return_val_if_fail (CK_IS_CHRONOLOGY_OPTIONS (self), FALSE);

  if (!ck_rule_sound (record, "", error))
    return FALSE;
  return !ck_date_is_set (self->from) || !ck_date_is_set (self->to) || ck_date_compare (self->from, self->to) <= 0
         || ck_rule_broken (record, "", "to", CK_ERROR_INVALID, _("a date that isn’t before the first day"), error);
}
