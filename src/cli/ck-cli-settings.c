/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings of a vault, each with its default and on what that rests; and changing them. */
#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-setting-info.h"
#include "ck-text.h"

/* What `settings --input` reads: what is left out stays, a helpline list takes the place of the one before. */
#define CK_TYPE_SETTINGS_INPUT ck_settings_input_get_type ()
CK_DECLARE_RECORD (SettingsInput, settings_input, SETTINGS_INPUT)
struct _CkSettingsInput {
  CkRecord    parent_instance;
  CkSettings *settings;
  GPtrArray  *helplines;  /* CkHelpline */
  char       *why;
};

typedef struct {
  CkRecord *input;
  GStrv     given;        /* members of its settings */
} Change;

static const CkField settings_input_fields[] = {
  CK_FIELD_RECORDS (CkSettingsInput, settings, RECORD, 0, ck_settings_get_type, NULL),
  CK_FIELD_RECORDS (CkSettingsInput, helplines, LIST, 0, ck_helpline_get_type, N_("Helplines")),
  CK_FIELD (CkSettingsInput, why, TEXT, CK_FIELD_REQUIRED, N_("Reason")),
};
CK_DEFINE_RECORD (SettingsInput, settings_input)

/* One setting as `settings --json` lists it. */
#define CK_TYPE_SETTING_LINE ck_setting_line_get_type ()
CK_DECLARE_RECORD (SettingLine, setting_line, SETTING_LINE)
struct _CkSettingLine {
  CkRecord parent_instance;
  char    *name;
  char    *label;
  char    *value;
  char    *unit;
  char    *standard;       /* the default */
  char    *source;
  CkDate   checked;
};

static const CkField setting_line_fields[] = {
  CK_FIELD (CkSettingLine, name, TEXT, 0, NULL),     CK_FIELD (CkSettingLine, label, TEXT, 0, NULL),
  CK_FIELD (CkSettingLine, value, TEXT, 0, NULL),    CK_FIELD (CkSettingLine, unit, TEXT, 0, NULL),
  CK_FIELD (CkSettingLine, standard, TEXT, 0, NULL), CK_FIELD (CkSettingLine, source, TEXT, 0, NULL),
  CK_FIELD (CkSettingLine, checked, DATE, 0, NULL),
};
CK_DEFINE_RECORD (SettingLine, setting_line)

#define CK_TYPE_SETTINGS_LIST ck_settings_list_get_type ()
CK_DECLARE_RECORD (SettingsList, settings_list, SETTINGS_LIST)
struct _CkSettingsList {
  CkRecord   parent_instance;
  GPtrArray *settings;
  GPtrArray *helplines;
};

static const CkField settings_list_fields[] = {
  CK_FIELD_RECORDS (CkSettingsList, settings, LIST, 0, ck_setting_line_get_type, NULL),
  CK_FIELD_RECORDS (CkSettingsList, helplines, LIST, 0, ck_helpline_get_type, NULL),
};
CK_DEFINE_RECORD (SettingsList, settings_list)

static CkSettingLine *
new_line (CkSettings    *settings,
          const CkField *field)
{
  const CkSettingInfo *info = ck_setting_info (field->name);
  CkSettingLine *line = ck_setting_line_new ();

  line->name = g_strdup (field->name);
  line->label = g_strdup (ck_field_label (field));
  line->value = ck_record_get_text (CK_RECORD (settings), field->name);
  line->standard = ck_setting_default_text (field->name);
  if (info != NULL && info->unit != NULL)
    line->unit = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "unit of a setting", info->unit));
  if (info != NULL && info->source != NULL)
    line->source = g_strdup (_(info->source));
  if (info != NULL && info->checked != NULL)
    ck_date_from_text (info->checked, &line->checked);
  return line;
}

static CkSettingsList *
list_settings (CkSettings *settings)
{
  CkSettingsList *list = ck_settings_list_new ();
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (CK_TYPE_SETTINGS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (strcmp (fields[i].name, "helplines") != 0)
      g_ptr_array_add (list->settings, new_line (settings, &fields[i]));
  g_ptr_array_unref (list->helplines);
  list->helplines = ck_helplines_parse (settings->helplines);
  return list;
}

static char *
print_settings (CkSettingsList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->settings->len; i++)
    {
      CkSettingLine *line = g_ptr_array_index (list->settings, i);
      g_autofree char *small = ck_setting_describe (ck_record_type_find_field (CK_TYPE_SETTINGS, line->name));

      g_string_append_printf (text, "%s: %s%s%s\n", line->label, line->value != NULL ? line->value : "–", line->unit != NULL ? " " : "",
                              line->unit != NULL ? line->unit : "");
      g_string_append_printf (text, "    %s%s%s\n", line->name, *small != '\0' ? ". " : "", small);
    }
  g_string_append_printf (text, "%s:\n", _("Helplines"));
  for (guint i = 0; i < list->helplines->len; i++)
    {
      CkHelpline *helpline = g_ptr_array_index (list->helplines, i);

      g_string_append_printf (text, "    %s: %s\n", helpline->name, helpline->number != NULL ? helpline->number : _("no number yet"));
    }
  return g_string_free (text, FALSE);
}

static gpointer
show_settings (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CkCli *cli = data;
  g_autoptr (CkSettings) settings = ck_settings_load (store, error);
  g_autoptr (CkSettingsList) list = NULL;
  g_autofree char *json = NULL;

  if (settings == NULL)
    return NULL;
  list = list_settings (settings);
  if (!cli->json)
    return print_settings (list);
  json = ck_record_to_json (CK_RECORD (list), TRUE);
  return g_strconcat (json, "\n", NULL);
}

/* What was given takes the place of what there was, a nought too; "" empties a text. */
static void
take (CkSettings *settings,
      CkSettings *given,
      GStrv       names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = ck_record_get_text (CK_RECORD (given), names[i]);

      ck_record_set_text (CK_RECORD (settings), names[i], text != NULL && *text != '\0' ? text : NULL);
    }
}

static gpointer
change_settings (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Change *change = data;
  CkSettingsInput *input = CK_SETTINGS_INPUT (change->input);
  g_autoptr (CkSettings) settings = ck_settings_load (store, error);

  if (settings == NULL)
    return NULL;
  if (input->settings != NULL)
    take (settings, input->settings, change->given);
  for (guint i = 0; i < input->helplines->len; i++)
    if (!ck_helpline_check (g_ptr_array_index (input->helplines, i), error))
      return NULL;
  if (input->helplines->len > 0)
    {
      g_free (settings->helplines);
      settings->helplines = ck_helplines_format (input->helplines);
    }
  return ck_casework_change_settings (store, settings, input->why, error) ? g_strdup ("") : NULL;
}

static gboolean
run_settings (CkCli   *cli,
              GError **error)
{
  g_autoptr (CkRecord) input = NULL;
  g_auto (GStrv) given = NULL;
  Change change;
  CkSession *session;
  g_autofree char *text = NULL;
  gboolean ok;

  if (cli->input != NULL)
    {
      gsize length = 0;
      g_autofree char *json = ck_cli_read_input (cli, &length, error);

      input = json != NULL ? ck_record_from_json (CK_TYPE_SETTINGS_INPUT, json, (gssize)length, error) : NULL;
      if (input == NULL)
        return FALSE;
      given = ck_cli_given_members (json, "settings");
    }
  change = (Change) { input, given };
  session = ck_cli_unlock (cli, error);
  if (session == NULL)
    return FALSE;
  text = input != NULL ? ck_session_call (session, change_settings, &change, error) : ck_session_call (session, show_settings, cli, error);
  ok = text != NULL && ck_cli_print (error, "%s", text);
  return ck_cli_close (session, ok, error);
}

static char *
describe_settings (void)
{
  g_autofree char *members = ck_record_describe_json (CK_TYPE_SETTINGS_INPUT);
  g_autofree char *settings = ck_record_describe_json (CK_TYPE_SETTINGS);
  g_autofree char *helpline = ck_record_describe_json (CK_TYPE_HELPLINE);

  return g_strdup_printf ("%s\n\n%s\n\n%s\n\n%s\n\n%s\n\n%s\n\n%s", _("Without input the settings are listed. Members of the input:"), members,
                          _("Of the settings:"), settings, _("Of a helpline:"), helpline,
                          _("What is left out stays as it is. Helplines, when given, take the place of all there were."));
}

const CkCliCommand ck_cli_settings_commands[] = {
  { "settings", "VAULT", N_("List the settings with their sources, or change them"), describe_settings, 1, 0, NULL, TRUE, TRUE,
    run_settings },
  { NULL },
};
