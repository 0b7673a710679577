/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Commands that record something. Each reads one form, as JSON or from options (an option wins over the same member of
 * the JSON), hands it to the store, and prints a reference when, and only when, the unit is durable.
 */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ck-text.h"

typedef CkCliMember Member;

/* The one command that this process runs. */
static struct {
  Member log_case[2];
  Member action[4];
  char  *settle;
  Member settle_members[4];
  Member review[3];
  char  *postpone;
  Member close[3];
  Member reopen[3];
  Member amend[2];
  Member note[2];
} options = {
  .log_case = { { "case", NULL } },
  .action = { { "due", NULL }, { "strand", NULL }, { "owner", NULL } },
  .settle_members = { { "status", NULL }, { "done_on", NULL }, { "due", NULL } },
  .review = { { "next", NULL }, { "risk", NULL } },
  .close = { { "outcome", NULL }, { "long_check", NULL } },
  .reopen = { { "review", NULL }, { "risk", NULL } },
  .amend = { { "field", NULL } },
  .note = { { "kind", NULL } },
};

typedef struct {
  const char *reference;
  CkRecord   *form;
  gboolean    settle;
} Work;

static char *
members_to_json (const Member *members,
                 const char   *text_member,
                 const char   *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (; members != NULL && members->member != NULL; members++)
    if (members->value != NULL)
      {
        json_builder_set_member_name (builder, members->member);
        json_builder_add_string_value (builder, members->value);
      }
  if (text != NULL)
    {
      json_builder_set_member_name (builder, text_member);
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
take_member (CkRecord   *form,
             CkRecord   *given,
             const char *member)
{
  g_autofree char *property = g_strdelimit (g_strdup (member), "_", '-');
  g_auto (GValue) value = G_VALUE_INIT;
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (form), property);

  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (given), property, &value);
  g_object_set_property (G_OBJECT (form), property, &value);
}

/**
 * ck_cli_read_form:
 * @cli: the command
 * @type: of the form
 * @text_member: what --text fills
 * @members: (nullable): options that fill members of it, terminated; an option wins over the JSON
 * @error: %CK_ERROR_INVALID
 *
 * Returns: (transfer full): the form from --input, --text and @members; at least one of them must be there
 */
CkRecord *
ck_cli_read_form (CkCli             *cli,
                  GType              type,
                  const char        *text_member,
                  const CkCliMember *members,
                  GError           **error)
{
  g_autoptr (CkRecord) form = NULL;
  g_autoptr (CkRecord) given = NULL;
  g_autofree char *json = NULL;
  gboolean any = cli->text != NULL;

  if (cli->text != NULL && !g_utf8_validate (cli->text, -1, NULL))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--text: UTF-8 is expected. Nothing was recorded."));
      return NULL;
    }
  for (const Member *member = members; member != NULL && member->member != NULL; member++)
    any = any || member->value != NULL;

  if (cli->input != NULL || !any)
    {
      gsize length = 0;
      char *input = ck_cli_read_input (cli, &length, error);

      if (input == NULL)
        return NULL;
      form = ck_record_from_json (type, input, (gssize) length, error);
      ck_wipe (input, length);
      g_free (input);
      if (form == NULL)
        return NULL;
    }
  else
    {
      form = g_object_new (type, NULL);
    }

  json = members_to_json (members, text_member, cli->text);
  given = ck_record_from_json (type, json, -1, error);
  if (given == NULL)
    return NULL;
  for (const Member *member = members; member != NULL && member->member != NULL; member++)
    if (member->value != NULL)
      take_member (form, given, member->member);
  if (cli->text != NULL)
    take_member (form, given, text_member);

  return g_steal_pointer (&form);
}

/**
 * ck_cli_record:
 * @cli: the command
 * @func: records something on the lane; returns what to print
 * @work: for @func
 * @error: what went wrong
 *
 * Unlocks, runs @func, prints what it gave, closes.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_cli_record (CkCli     *cli,
               CkLaneFunc func,
               gpointer   work,
               GError   **error)
{
  CkSession *session = ck_cli_unlock (cli, error);
  g_autofree char *result = NULL;
  gboolean ok;

  if (session == NULL)
    return FALSE;
  result = ck_session_call (session, func, work, error);
  ok = result != NULL;
  /* durable by now: it is said before the vault is closed, so that a crash in closing can't swallow it */
  if (ok)
    ok = ck_cli_print (error, "%s\n", result);
  return ck_cli_close (session, ok, error);
}

static gboolean
record_form (CkCli        *cli,
             GType         type,
             const char   *text_member,
             const Member *members,
             CkLaneFunc    func,
             gboolean      settle,
             GError      **error)
{
  g_autoptr (CkRecord) form = ck_cli_read_form (cli, type, text_member, members, error);
  Work work = { .reference = cli->args[1], .form = form, .settle = settle };

  if (form == NULL)
    return FALSE;
  return ck_cli_record (cli, func, &work, error);
}

/* -------------------------------------------------------------------------------------------------------- on the lane */

static gpointer
log_concern (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) hints = ck_cli_find_alike (store, CK_CONCERN_FORM (work->form)->people);
  char *entry = ck_casework_log_concern (store, CK_CONCERN_FORM (work->form), work->reference, error);

  /* the case's reference alone: what a script goes on with */
  if (entry != NULL && strchr (entry, '/') != NULL)
    *strchr (entry, '/') = '\0';
  for (guint i = 0; entry != NULL && i < hints->len; i++)
    ck_cli_warn ("%s", (char *) hints->pdata[i]);
  return entry;
}

static gpointer
add_note (CkStore      *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Work *work = data;
  return ck_casework_add_note (store, work->reference, CK_NOTE_FORM (work->form), error);
}

static gpointer
do_action (CkStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Work *work = data;
  CkUuid id;

  if (work->settle)
    return ck_casework_settle_action (store, work->reference, CK_ACTION_SETTLE (work->form), error);
  if (!ck_casework_add_action (store, work->reference, CK_ACTION_FORM (work->form), &id, error))
    return NULL;
  return ck_uuid_to_text (&id);
}

static gpointer
hold_review (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  return ck_casework_hold_review (store, work->reference, CK_REVIEW_FORM (work->form), error);
}

static gpointer
postpone_review (CkStore      *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  Work *work = data;
  CkReviewForm *form = CK_REVIEW_FORM (work->form);
  return ck_casework_postpone_review (store, work->reference, form->next, form->reason, error);
}

static gpointer
amend_entry (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  return ck_casework_amend (store, work->reference, CK_AMENDMENT_FORM (work->form), error);
}

static gpointer
close_case (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;
  return ck_casework_close (store, work->reference, CK_CLOSURE_FORM (work->form), error);
}

static gpointer
reopen_case (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  return ck_casework_reopen (store, work->reference, CK_REOPEN_FORM (work->form), error);
}

/* --------------------------------------------------------------------------------------------------------- the commands */

static gboolean
run_log (CkCli   *cli,
         GError **error)
{
  g_autoptr (CkRecord) form = ck_cli_read_form (cli, CK_TYPE_CONCERN_FORM, "facts", NULL, error);
  Work work = { .reference = options.log_case[0].value, .form = form };

  return form != NULL && ck_cli_record (cli, log_concern, &work, error);
}

static gboolean
run_note (CkCli   *cli,
          GError **error)
{
  return record_form (cli, CK_TYPE_NOTE_FORM, "text", options.note, add_note, FALSE, error);
}

static gboolean
run_action (CkCli   *cli,
            GError **error)
{
  if (options.settle != NULL)
    {
      Member members[] = { { "action", options.settle }, options.settle_members[0], options.settle_members[1],
                           { "due", options.action[0].value }, { NULL, NULL } };

      return record_form (cli, CK_TYPE_ACTION_SETTLE, "outcome", members, do_action, TRUE, error);
    }
  return record_form (cli, CK_TYPE_ACTION_FORM, "what", options.action, do_action, FALSE, error);
}

static gboolean
run_review (CkCli   *cli,
            GError **error)
{
  if (options.postpone != NULL)
    {
      const Member members[] = { { "next", options.postpone }, { NULL, NULL } };

      return record_form (cli, CK_TYPE_REVIEW_FORM, "reason", members, postpone_review, FALSE, error);
    }
  return record_form (cli, CK_TYPE_REVIEW_FORM, "decision", options.review, hold_review, FALSE, error);
}

static gboolean
run_amend (CkCli   *cli,
           GError **error)
{
  g_autoptr (CkRecord) form = ck_cli_read_form (cli, CK_TYPE_AMENDMENT_FORM, "text", options.amend, error);
  g_autofree char *entry = NULL;
  Work work = { .form = form };

  if (form == NULL)
    return FALSE;
  /* "amend VAULT REF ENTRY", where ENTRY is REF/N, or N alone */
  if (strchr (cli->args[2], '/') != NULL)
    {
      if (!g_str_has_prefix (cli->args[2], cli->args[1]) || cli->args[2][strlen (cli->args[1])] != '/')
        {
          g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("ENTRY: expected an entry of the case, such as %s/2."), cli->args[1]);
          return FALSE;
        }
      entry = g_strdup (cli->args[2]);
    }
  else
    {
      entry = g_strdup_printf ("%s/%s", cli->args[1], cli->args[2]);
    }
  work.reference = entry;
  return ck_cli_record (cli, amend_entry, &work, error);
}

static gboolean
run_close (CkCli   *cli,
           GError **error)
{
  return record_form (cli, CK_TYPE_CLOSURE_FORM, "reason", options.close, close_case, FALSE, error);
}

static gboolean
run_reopen (CkCli   *cli,
            GError **error)
{
  return record_form (cli, CK_TYPE_REOPEN_FORM, "reason", options.reopen, reopen_case, FALSE, error);
}

/* ------------------------------------------------------------------------------------------------------------------ help */

static char *
describe (GType type)
{
  g_autofree char *members = ck_record_describe_json (type);
  return g_strdup_printf ("%s\n\n%s", _("Members of the input:"), members);
}

static char *
describe_concern (void)
{
  g_autofree char *members = describe (CK_TYPE_CONCERN_FORM);
  g_autoptr (GString) regions = g_string_new (NULL);

  for (int picture = 0; picture < CK_BODY_N_PICTURES; picture++)
    {
      g_autofree char *choices = ck_body_region_choices ((CkBodyPicture) picture);

      g_string_append_printf (regions, "  %s: %s\n", ck_token_text (&ck_body_pictures, picture), choices);
    }
  return g_strdup_printf ("%s\n\n%s\n%s\n%s", members, _("Parts of the body, by picture; left and right are the person’s own:"),
                          regions->str, _("Categories are those of the vault’s own list: casekeeper-cli categories VAULT."));
}

static char *describe_note (void) { return describe (CK_TYPE_NOTE_FORM); }
static char *describe_review (void) { return describe (CK_TYPE_REVIEW_FORM); }
static char *describe_amendment (void) { return describe (CK_TYPE_AMENDMENT_FORM); }
static char *describe_closure (void) { return describe (CK_TYPE_CLOSURE_FORM); }
static char *describe_reopen (void) { return describe (CK_TYPE_REOPEN_FORM); }

static char *
describe_action (void)
{
  g_autofree char *add = describe (CK_TYPE_ACTION_FORM);
  g_autofree char *settle = ck_record_describe_json (CK_TYPE_ACTION_SETTLE);

  return g_strdup_printf ("%s\n\n%s\n\n%s", add, _("With --settle:"), settle);
}

static GOptionEntry log_options[] = {
  { "case", 0, 0, G_OPTION_ARG_STRING, &options.log_case[0].value, N_("Add to this case instead of opening one"), "REF" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry note_options[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &options.note[0].value, N_("note, contact, decision, referral or sharing"), "TOKEN" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry action_options[] = {
  { "due", 0, 0, G_OPTION_ARG_STRING, &options.action[0].value, N_("When it has to be done"), "DATE" },
  { "strand", 0, 0, G_OPTION_ARG_STRING, &options.action[1].value, N_("Whose needs it serves"), "TOKEN" },
  { "owner", 0, 0, G_OPTION_ARG_STRING, &options.action[2].value, N_("Who has to do it"), "NAME" },
  { "settle", 0, 0, G_OPTION_ARG_STRING, &options.settle, N_("Settle this action instead of adding one"), "ID" },
  { "status", 0, 0, G_OPTION_ARG_STRING, &options.settle_members[0].value, N_("With --settle: done, dropped, or open with another --due"), "TOKEN" },
  { "done-on", 0, 0, G_OPTION_ARG_STRING, &options.settle_members[1].value, N_("With --settle: the day it was done"), "DATE" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry review_options[] = {
  { "next", 0, 0, G_OPTION_ARG_STRING, &options.review[0].value, N_("Date of the next review; from the risk when left out"), "DATE" },
  { "risk", 0, 0, G_OPTION_ARG_STRING, &options.review[1].value, N_("The risk from now on"), "TOKEN" },
  { "postpone", 0, 0, G_OPTION_ARG_STRING, &options.postpone, N_("Don't hold it: put it off to this date, with a reason"), "DATE" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry amend_options[] = {
  { "field", 0, 0, G_OPTION_ARG_STRING, &options.amend[0].value, N_("What it corrects; an addition when left out"), "MEMBER" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry close_options[] = {
  { "outcome", 0, 0, G_OPTION_ARG_STRING, &options.close[0].value, N_("How it ended"), "TOKEN" },
  { "long-check", 0, 0, G_OPTION_ARG_STRING, &options.close[1].value, N_("Date of the long-term check"), "DATE" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry reopen_options[] = {
  { "review", 0, 0, G_OPTION_ARG_STRING, &options.reopen[0].value, N_("Date of the next review; from the risk when left out"), "DATE" },
  { "risk", 0, 0, G_OPTION_ARG_STRING, &options.reopen[1].value, N_("The risk from now on"), "TOKEN" },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_casework_commands[] = {
  { "log", "VAULT", N_("Log a concern; opens a case for it, and prints its reference"), describe_concern, 1, 0, log_options, TRUE, FALSE, run_log },
  { "note", "VAULT REF", N_("Add a note, contact, decision, referral or sharing"), describe_note, 2, 0, note_options, TRUE, FALSE, run_note },
  { "action", "VAULT REF", N_("Add an action to the plan, or settle one"), describe_action, 2, 0, action_options, TRUE, FALSE, run_action },
  { "review", "VAULT REF", N_("Hold the review that is pending, or postpone it"), describe_review, 2, 0, review_options, TRUE, FALSE, run_review },
  { "amend", "VAULT REF ENTRY", N_("Amend an entry: both stay readable"), describe_amendment, 3, 0, amend_options, TRUE, FALSE, run_amend },
  { "close", "VAULT REF", N_("Close a case"), describe_closure, 2, 0, close_options, TRUE, FALSE, run_close },
  { "reopen", "VAULT REF", N_("Reopen a closed case"), describe_reopen, 2, 0, reopen_options, TRUE, FALSE, run_reopen },
  { NULL },
};
