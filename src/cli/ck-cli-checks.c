/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for the plan, decisions, whom to tell, referrals, allegations, restricted cases, and bank holidays. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>

#include "ck-text.h"

/* Why a case is restricted, or no longer. */
#define CK_TYPE_REASON_INPUT ck_reason_input_get_type ()
CK_DECLARE_RECORD (ReasonInput, reason_input, REASON_INPUT)
struct _CkReasonInput {
  CkRecord parent_instance;
  char    *reason;
};

static const CkField reason_input_fields[] = {
  CK_FIELD (CkReasonInput, reason, TEXT, CK_FIELD_REQUIRED, N_("Reason")),
};
CK_DEFINE_RECORD (ReasonInput, reason_input)

/* A day that is, or isn't, a bank holiday. */
#define CK_TYPE_HOLIDAY_INPUT ck_holiday_input_get_type ()
CK_DECLARE_RECORD (HolidayInput, holiday_input, HOLIDAY_INPUT)
struct _CkHolidayInput {
  CkRecord parent_instance;
  CkDate   date;
  char    *name;
  gboolean working;
  char    *why;
};

static const CkField holiday_input_fields[] = {
  CK_FIELD (CkHolidayInput, date, DATE, CK_FIELD_REQUIRED, N_("Date")),
  CK_FIELD (CkHolidayInput, name, TEXT, CK_FIELD_ONE_LINE, N_("Name")),
  CK_FIELD (CkHolidayInput, working, FLAG, 0, N_("Not a bank holiday")),
  CK_FIELD (CkHolidayInput, why, TEXT, CK_FIELD_REQUIRED, N_("Reason")),
};
CK_DEFINE_RECORD (HolidayInput, holiday_input)

static struct {
  char *reason;
  int   year;
} options;

typedef struct {
  CkCli      *cli;
  const char *reference;
  CkRecord   *form;
} Work;

static CkRecord *
read_form (CkCli   *cli,
           GType    type,
           GError **error)
{
  gsize length = 0;
  char *input = ck_cli_read_input (cli, &length, error);
  CkRecord *form;

  if (input == NULL)
    return NULL;
  form = ck_record_from_json (type, input, (gssize)length, error);
  ck_wipe (input, length);
  g_free (input);
  return form;
}

/* Unlocks, runs @func, and prints what it gave: a reference, or a text that ends its own lines. */
static gboolean
run_on_lane (CkCli      *cli,
             CkLaneFunc  func,
             Work       *work,
             gboolean    line,
             GError    **error)
{
  CkSession *session = ck_cli_unlock (cli, error);
  char *result;
  gboolean ok;

  if (session == NULL)
    return FALSE;
  work->cli = cli;
  work->reference = cli->args[1];
  result = ck_session_call (session, func, work, error);
  ok = result != NULL && (line ? ck_cli_print (error, "%s\n", result) : ck_cli_print (error, "%s", result));
  ck_wipe_free (result);
  return ck_cli_close (session, ok, error);
}

static gboolean
run_form (CkCli      *cli,
          GType       type,
          CkLaneFunc  func,
          GError    **error)
{
  g_autoptr (CkRecord) form = read_form (cli, type, error);
  Work work = { .form = form };

  return form != NULL && run_on_lane (cli, func, &work, TRUE, error);
}

/* --- decisions, checks, referrals, harm tests --- */

#define ON_LANE(name, call, CAST)                                                                                      \
  static gpointer name (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)                      \
  {                                                                                                                    \
    Work *work = data;                                                                                                 \
                                                                                                                       \
    return call (store, work->reference, CAST (work->form), error);                                                    \
  }

ON_LANE (decide, ck_casework_decide, CK_DECISION_FORM)
ON_LANE (check, ck_casework_check, CK_CHECK_FORM)
ON_LANE (refer, ck_casework_refer, CK_REFERRAL_FORM)
ON_LANE (harm_test, ck_casework_harm_test, CK_HARM_TEST_FORM)

static gpointer
plan (CkStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Work *work = data;

  return ck_casework_set_plan (store, work->reference, CK_PLAN_STRAND (work->form), error) ? g_strdup (work->reference) : NULL;
}

static gboolean
run_plan (CkCli   *cli,
          GError **error)
{
  return run_form (cli, CK_TYPE_PLAN_STRAND, plan, error);
}

static gboolean
run_decision (CkCli   *cli,
              GError **error)
{
  return run_form (cli, CK_TYPE_DECISION_FORM, decide, error);
}

static gboolean
run_check (CkCli   *cli,
           GError **error)
{
  return run_form (cli, CK_TYPE_CHECK_FORM, check, error);
}

static gboolean
run_referral (CkCli   *cli,
              GError **error)
{
  return run_form (cli, CK_TYPE_REFERRAL_FORM, refer, error);
}

static gboolean
run_harm_test (CkCli   *cli,
               GError **error)
{
  return run_form (cli, CK_TYPE_HARM_TEST_FORM, harm_test, error);
}

/* --- how it stands --- */

static void
append_call (GString     *text,
             CkCaseFile  *file,
             CkCheckCall *call)
{
  g_autofree char *due = ck_moment_is_known (call->due) ? ck_moment_format (call->due) : NULL;

  if (!ck_check_call_is_open (file, call))
    return;
  g_string_append_printf (text, _("Waits: %s, because of entry %d. %s\n"), ck_token_label (&ck_check_bodies, call->body),
                          (int)call->number, call->why);
  if (due != NULL)
    g_string_append_printf (text, _("    by %s\n"), due);
  g_string_append_printf (text, "    (%s)\n", call->source);
}

static void
append_check (GString *text,
              CkCheck *row)
{
  g_autofree char *told = ck_moment_is_known (row->told) ? ck_moment_format (row->told) : NULL;

  g_string_append_printf (text, "%s: %s%s%s. %s\n",
                          row->body == CK_BODY_OTHER ? row->organisation : ck_token_label (&ck_check_bodies, row->body),
                          ck_token_label (&ck_check_decisions, row->decided), told != NULL ? ", " : "",
                          told != NULL ? told : "", row->why);
}

static void
append_referral (GString    *text,
                 CkReferral *row)
{
  g_autofree char *sent = ck_moment_format (row->sent);
  g_autofree char *acknowledged = ck_moment_is_known (row->acknowledged) ? ck_moment_format (row->acknowledged) : NULL;
  g_autofree char *due = ck_date_is_set (row->due) ? ck_date_format (row->due) : NULL;

  g_string_append_printf (text, _("Referral %d to %s, sent %s\n"), (int)row->number, row->recipient, sent);
  if (acknowledged != NULL)
    g_string_append_printf (text, _("    acknowledged %s\n"), acknowledged);
  if (row->decision != NULL)
    g_string_append_printf (text, _("    decided: %s\n"), row->decision);
  if (due != NULL)
    g_string_append_printf (text, _("    no answer: chase or escalate by %s\n"), due);
}

static gpointer
list_checks (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  g_autoptr (CkCaseFile) file = NULL;
  GString *text;

  if (!ck_casework_open_case (store, work->reference, "checks", options.reason, error))
    return NULL;
  file = ck_case_load (store, work->reference, error);
  if (file == NULL)
    return NULL;
  if (work->cli->json)
    {
      g_autofree char *calls = ck_records_to_json (file->calls, TRUE);

      return g_strconcat (calls, "\n", NULL);
    }
  text = g_string_new (NULL);
  for (guint i = 0; i < file->calls->len; i++)
    append_call (text, file, file->calls->pdata[i]);
  for (guint i = 0; i < file->checks->len; i++)
    append_check (text, file->checks->pdata[i]);
  for (guint i = 0; i < file->referrals->len; i++)
    append_referral (text, file->referrals->pdata[i]);
  if (text->len == 0)
    g_string_append_printf (text, "%s\n", _("Nobody was considered yet, and nothing here calls for it."));
  return g_string_free (text, FALSE);
}

static gboolean
run_checks (CkCli   *cli,
            GError **error)
{
  Work work = { 0 };

  return run_on_lane (cli, list_checks, &work, FALSE, error);
}

/* --- restricted --- */

static gpointer
restrict_case (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Work *work = data;

  if (!ck_casework_restrict (store, work->reference, TRUE, CK_REASON_INPUT (work->form)->reason, error))
    return NULL;
  return g_strdup (_("Restricted: lists show its reference only, and opening it asks for a reason. That is a promise of the "
                     "screen, not of the cipher: every keyholder has the key."));
}

static gpointer
unrestrict_case (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Work *work = data;

  if (!ck_casework_restrict (store, work->reference, FALSE, CK_REASON_INPUT (work->form)->reason, error))
    return NULL;
  return g_strdup (_("No longer restricted."));
}

static gboolean
run_restriction (CkCli      *cli,
                 CkLaneFunc  func,
                 GError    **error)
{
  g_autoptr (CkReasonInput) input = NULL;
  Work work = { 0 };

  if (options.reason != NULL && cli->input == NULL)
    {
      input = ck_reason_input_new ();
      input->reason = g_strdup (options.reason);
    }
  else
    {
      input = (CkReasonInput *)read_form (cli, CK_TYPE_REASON_INPUT, error);
    }
  if (input == NULL)
    return FALSE;
  work.form = CK_RECORD (input);
  return run_on_lane (cli, func, &work, TRUE, error);
}

static gboolean
run_restrict (CkCli   *cli,
              GError **error)
{
  return run_restriction (cli, restrict_case, error);
}

static gboolean
run_unrestrict (CkCli   *cli,
                GError **error)
{
  return run_restriction (cli, unrestrict_case, error);
}

/* --- bank holidays --- */

/* The vault's own lines, with @input in place of what they say of its day. */
static char *
changed_lines (const char     *lines,
               CkHolidayInput *input)
{
  g_autofree char *day = ck_date_to_text (input->date);
  g_autofree char *not_day = g_strconcat ("not ", day, NULL);
  g_auto (GStrv) split = g_strsplit (lines != NULL ? lines : "", "\n", -1);
  GString *result = g_string_new (NULL);

  for (guint i = 0; split[i] != NULL; i++)
    if (*g_strstrip (split[i]) != '\0' && !g_str_has_prefix (split[i], day) && !g_str_has_prefix (split[i], not_day))
      g_string_append_printf (result, "%s\n", split[i]);
  g_string_append_printf (result, "%s%s%s", input->working ? not_day : day, input->name != NULL ? " " : "",
                          input->name != NULL ? input->name : "");
  return g_string_free (result, FALSE);
}

static gpointer
change_holiday (CkStore      *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Work *work = data;
  CkHolidayInput *input = CK_HOLIDAY_INPUT (work->form);
  g_autoptr (CkSettings) settings = ck_settings_load (store, error);
  char *lines;

  if (settings == NULL)
    return NULL;
  lines = changed_lines (settings->bank_holidays, input);
  g_free (settings->bank_holidays);
  settings->bank_holidays = lines;
  if (!ck_casework_change_settings (store, settings, input->why, error))
    return NULL;
  return ck_date_to_text (input->date);
}

static gpointer
list_holidays (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Work *work = data;
  g_autoptr (CkSettings) settings = ck_settings_load (store, error);
  g_autoptr (GPtrArray) list = NULL;
  GString *text;

  if (settings == NULL)
    return NULL;
  list = ck_bank_holidays_list (settings, options.year);
  if (work->cli->json)
    {
      g_autofree char *json = ck_records_to_json (list, TRUE);

      return g_strconcat (json, "\n", NULL);
    }
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s\n", ck_token_label (&ck_nations, settings->nation));
  for (guint i = 0; i < list->len; i++)
    {
      CkBankHoliday *holiday = list->pdata[i];
      g_autofree char *day = ck_date_to_text (holiday->date);

      g_string_append_printf (text, "  %s  %s%s\n", day, holiday->name, holiday->own ? _("  (this vault’s)") : "");
    }
  g_string_append_printf (text, "%s\n", ck_bank_holidays_source ());
  return g_string_free (text, FALSE);
}

static gboolean
run_holidays (CkCli   *cli,
              GError **error)
{
  Work work = { 0 };

  return run_on_lane (cli, list_holidays, &work, FALSE, error);
}

static gboolean
run_holiday (CkCli   *cli,
             GError **error)
{
  return run_form (cli, CK_TYPE_HOLIDAY_INPUT, change_holiday, error);
}

/* --- help --- */

static char *
describe (GType       type,
          const char *more)
{
  g_autofree char *members = ck_record_describe_json (type);

  return g_strdup_printf ("%s\n\n%s%s%s", _("Members of the input:"), members, more != NULL ? "\n\n" : "",
                          more != NULL ? more : "");
}

static char *
describe_plan (void)
{
  return describe (CK_TYPE_PLAN_STRAND,
                   _("One strand of the plan: what is needed, and what “resolved” looks like. It takes the place of what\n"
                     "stood there, which stays in the history."));
}

static char *
describe_decision (void)
{
  return describe (CK_TYPE_DECISION_FORM,
                   _("A decision that it supersedes, by its entry, stays as it was recorded. “No further action” needs its\n"
                     "reason as well."));
}

static char *
describe_check (void)
{
  return describe (CK_TYPE_CHECK_FORM,
                   _("A clock stops when it is decided no, or yes and they were told. Both questions of the DBS are answered\n"
                     "before it is decided, after a resignation too."));
}

static char *
describe_referral (void)
{
  return describe (CK_TYPE_REFERRAL_FORM,
                   _("With the entry of a referral that was sent, it says what became of that one: chased, escalated,\n"
                     "acknowledged, or decided. Otherwise it is a new one."));
}

static char *
describe_harm_test (void)
{
  g_autoptr (GString) limbs = g_string_new (NULL);

  for (int i = 0; i < 4; i++)
    g_string_append_printf (limbs, "%s%s: %s", i > 0 ? "\n" : "",
                            ((const char *const[]){ "harmed", "offence", "risk", "suitability" })[i],
                            ck_harm_test_question (i));
  return describe (CK_TYPE_HARM_TEST_FORM, limbs->str);
}

static char *
describe_restriction (void)
{
  return describe (CK_TYPE_REASON_INPUT,
                   _("It is a promise of the screen, not of the cipher: every keyholder has the key."));
}

static char *
describe_holiday (void)
{
  return describe (CK_TYPE_HOLIDAY_INPUT, _("With working true, the day isn’t a bank holiday after all."));
}

static GOptionEntry reason_options[] = {
  { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("Why; others on this machine can see it: prefer --input"),
    "TEXT" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry look_options[] = {
  { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("Why you look at a restricted case; it is recorded"), "TEXT" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry holidays_options[] = {
  { "year", 0, 0, G_OPTION_ARG_INT, &options.year, N_("Of this year only"), "YEAR" },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_check_commands[] = {
  { "plan", "VAULT REF", N_("Say what a strand of the plan needs, and what “resolved” looks like"), describe_plan, 2, 0, NULL, TRUE,
    FALSE, run_plan },
  { "decision", "VAULT REF", N_("Record a decision: options, threshold, why, by whom; or supersede one"), describe_decision, 2, 0,
    NULL, TRUE, FALSE, run_decision },
  { "check", "VAULT REF", N_("Record whether somebody is told: police, social care, LADO, …"), describe_check, 2, 0, NULL, TRUE,
    FALSE, run_check },
  { "checks", "VAULT REF", N_("Whom a case calls to tell, by when, and how it stands; --json: what it calls for"), NULL, 2, 0,
    look_options, FALSE, TRUE, run_checks },
  { "referral", "VAULT REF", N_("Record a referral, or what became of one"), describe_referral, 2, 0, NULL, TRUE, FALSE,
    run_referral },
  { "harm-test", "VAULT REF", N_("Record the harm test of a concern about an adult"), describe_harm_test, 2, 0, NULL, TRUE, FALSE,
    run_harm_test },
  { "restrict", "VAULT REF", N_("Restrict a case: opening it asks for a reason"), describe_restriction, 2, 0, reason_options,
    TRUE, FALSE, run_restrict },
  { "unrestrict", "VAULT REF", N_("Restrict a case no longer"), describe_restriction, 2, 0, reason_options, TRUE, FALSE,
    run_unrestrict },
  { "holidays", "VAULT", N_("List the bank holidays that working days skip"), NULL, 1, 0, holidays_options, FALSE, TRUE,
    run_holidays },
  { "holiday", "VAULT", N_("Add a bank holiday to the list, or take one out"), describe_holiday, 1, 0, NULL, TRUE, FALSE,
    run_holiday },
  { NULL },
};
