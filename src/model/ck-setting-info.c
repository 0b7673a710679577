/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-setting-info.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-forms.h"
#include "ck-text.h"

#define CHECKED "2026-11-22"
#define OWN N_("the organisation’s own practice; no law sets it")

/* A setting that isn't here is shown among the clocks, without a source. */
static const CkSettingInfo infos[] = {
  { "organisation", CK_SETTINGS_ORGANISATION, NULL, NULL, NULL },
  { "coordinator", CK_SETTINGS_ORGANISATION, NULL, N_("the organisation’s policy: an online safety coordinator"), CHECKED },
  { "deputy", CK_SETTINGS_ORGANISATION, NULL, NULL, NULL },
  { "contacts", CK_SETTINGS_ORGANISATION, NULL, NULL, NULL },
  { "review_days_high", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "days"), OWN, CHECKED },
  { "review_days_medium", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "days"), OWN, CHECKED },
  { "review_days_low", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "days"), OWN, CHECKED },
  { "long_check_days", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "days"),
    N_("the organisation’s policy: reviewed until resolved in the long term; no law sets the days"), CHECKED },
  { "late_after_hours", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "hours"),
    N_("Keeping children safe in education, on record keeping: a benchmark, which names no hours"), CHECKED },
  { "snooze_days", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "days"), OWN, CHECKED },
  { "triage_days", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "days"), N_("common practice: on the day on which it was recorded"), CHECKED },
  { "lado_days", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "working days"),
    N_("Working together to safeguard children: told within one working day"), CHECKED },
  { "referral_ack_days", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "working days"),
    N_("Working together to safeguard children: acknowledged within one working day"), CHECKED },
  { "ico_hours", CK_SETTINGS_CLOCKS, NC_ ("unit of a setting", "hours"), N_("UK GDPR, article 33"), CHECKED },
  { "bank_holidays", CK_SETTINGS_DAYS, NULL, N_("the organisation’s own, one a line: “2026-06-15 World Cup”, or “not 2026-08-31”"), NULL },
  { "nation", CK_SETTINGS_DAYS, NULL, N_("www.gov.uk/bank-holidays"), CHECKED },
  { "time_zone", CK_SETTINGS_DAYS, NULL, NULL, NULL },
  { "idle_minutes", CK_SETTINGS_LOCKING, NC_ ("unit of a setting", "minutes"), N_("the program’s own; less is safer where others come past"), CHECKED },
};

static const CkField helpline_fields[] = {
  CK_FIELD (CkHelpline, name, TEXT, CK_FIELD_REQUIRED | CK_FIELD_ONE_LINE, N_("Name")),
  CK_FIELD (CkHelpline, number, TEXT, CK_FIELD_ONE_LINE, N_("Number or address")),
  CK_FIELD (CkHelpline, note, TEXT, CK_FIELD_ONE_LINE, N_("Note")),
  CK_FIELD (CkHelpline, source, TEXT, CK_FIELD_ONE_LINE, N_("Source")),
  CK_FIELD (CkHelpline, checked, DATE, 0, N_("Checked on")),
};
CK_DEFINE_RECORD (Helpline, helpline)

/**
 * ck_setting_info:
 * @name: of a field of CkSettings
 *
 * Returns: (transfer none) (nullable): what is known of it
 */
const CkSettingInfo *
ck_setting_info (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (infos); i++)
    if (strcmp (infos[i].name, name) == 0)
      return &infos[i];
  return NULL;
}

/**
 * ck_setting_default_text:
 * @name: of a field of CkSettings
 *
 * Returns: (transfer full) (nullable): the default, as the record writes it; %NULL when there is none
 */
char *
ck_setting_default_text (const char *name)
{
  g_autoptr (CkSettings) settings = ck_settings_new_default ();

  return ck_record_get_text (CK_RECORD (settings), name);
}

/* As a person reads it: a token by its label. */
static char *
show_default (const CkField *field)
{
  char *text = ck_setting_default_text (field->name);
  int token;

  if (text == NULL || field->type != CK_FIELD_TOKEN)
    return text;
  token = ck_token_value (field->tokens, text);
  g_free (text);
  return g_strdup (ck_token_label (field->tokens, token));
}

/**
 * ck_setting_describe:
 * @field: of CkSettings
 *
 * Returns: (transfer full): the small print: the default, its source, and when that was checked; empty when there is
 *   nothing to say
 */
char *
ck_setting_describe (const CkField *field)
{
  const CkSettingInfo *info = ck_setting_info (field->name);
  g_autofree char *value = show_default (field);
  GString *text = g_string_new (NULL);
  CkDate checked;

  if (value != NULL && info != NULL && info->unit != NULL)
    /* Translators: a default of the settings, such as "7 days" */
    g_string_append_printf (text, _("Default: %1$s %2$s."), value, g_dpgettext2 (GETTEXT_PACKAGE, "unit of a setting", info->unit));
  else if (value != NULL)
    g_string_append_printf (text, _("Default: %s."), value);
  if (info != NULL && info->source != NULL)
    g_string_append_printf (text, _(" Source: %s."), _(info->source));
  if (info != NULL && info->checked != NULL && ck_date_from_text (info->checked, &checked))
    {
      g_autofree char *day = ck_date_format (checked);

      /* Translators: the day on which a source was looked up */
      g_string_append_printf (text, _(" Checked on %s."), day);
    }
  g_strstrip (text->str);
  return g_string_free (text, FALSE);
}

/* --- helplines --------------------------------------------------------------------------------------------------------- */

/* One a line: "Name: number", and behind tabs a note, the source, and the day on which it was checked. A name has no
 * colon, since what stands behind the first one is the number. */

/**
 * ck_helplines_parse:
 * @text: (nullable): as the setting holds it
 *
 * Returns: (transfer full) (element-type CkHelpline): the helplines in it
 */
GPtrArray *
ck_helplines_parse (const char *text)
{
  GPtrArray *helplines = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 4);
      g_auto (GStrv) head = NULL;
      CkHelpline *helpline;
      guint n_parts = g_strv_length (parts);

      if (ck_text_is_blank (lines[i]))
        continue;
      head = g_strsplit (parts[0], ":", 2);
      helpline = ck_helpline_new ();
      helpline->name = g_strstrip (g_strdup (head[0]));
      helpline->number = head[1] != NULL && !ck_text_is_blank (head[1]) ? g_strstrip (g_strdup (head[1])) : NULL;
      helpline->note = n_parts > 1 && !ck_text_is_blank (parts[1]) ? g_strdup (parts[1]) : NULL;
      helpline->source = n_parts > 2 && !ck_text_is_blank (parts[2]) ? g_strdup (parts[2]) : NULL;
      if (n_parts > 3)
        ck_date_from_text (g_strstrip (parts[3]), &helpline->checked);
      g_ptr_array_add (helplines, helpline);
    }
  return helplines;
}

/**
 * ck_helplines_format:
 * @helplines: (element-type CkHelpline): checked
 *
 * Returns: (transfer full): as the setting holds them
 */
char *
ck_helplines_format (GPtrArray *helplines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < helplines->len; i++)
    {
      CkHelpline *helpline = g_ptr_array_index (helplines, i);
      g_autofree char *checked = ck_date_is_set (helpline->checked) ? ck_date_to_text (helpline->checked) : g_strdup ("");
      g_autofree char *line = g_strdup_printf ("%s:%s%s\t%s\t%s\t%s", helpline->name, helpline->number != NULL ? " " : "",
                                               helpline->number != NULL ? helpline->number : "",
                                               helpline->note != NULL ? helpline->note : "",
                                               helpline->source != NULL ? helpline->source : "", checked);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", g_strchomp (line));
    }
  return g_string_free (text, FALSE);
}

/**
 * ck_helpline_check:
 * @self: a helpline as it was typed
 * @error: %CK_ERROR_INVALID names the field
 *
 * Returns: whether it can be kept
 */
gboolean
ck_helpline_check (CkHelpline *self,
                   GError    **error)
{
  const char *texts[] = { self->name, self->number, self->note, self->source };

  if (ck_text_is_blank (self->name) || strchr (self->name, ':') != NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("name: expected whom one reaches there, without a colon. Nothing was saved."));
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && strpbrk (texts[i], "\t\n\r") != NULL)
      {
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("name: expected one line without tabs. Nothing was saved."));
        return FALSE;
      }
  return TRUE;
}
