/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about cases as wholes: what of them may wait, and what they have to do with each other. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static struct {
  CkCliMember snooze[3];
  char       *item;
  CkCliMember link[2];
  CkCliMember merge[2];
  CkCliMember reopen[3];
  CkCliMember split[5];
  char      **entries;
  gboolean    undo;
} options = {
  .snooze = { { "until", NULL }, { "item", NULL } },
  .link = { { "other", NULL } },
  .merge = { { "into", NULL } },
  .reopen = { { "review", NULL }, { "risk", NULL } },
  .split = { { "title", NULL }, { "lead", NULL }, { "risk", NULL }, { "review", NULL } },
};

typedef struct {
  const char *reference;
  CkRecord   *form;
  CkUuid      item;
  const char *text;
} Work;

static char *
describe (GType type)
{
  g_autofree char *members = ck_record_describe_json (type);
  return g_strdup_printf ("%s\n\n%s", _("Members of the input:"), members);
}

/* --- put aside --- */

static gpointer
snooze (CkStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Work *work = data;

  return ck_casework_snooze (store, work->reference, CK_SNOOZE_FORM (work->form), error) ? g_strdup (work->reference) : NULL;
}

static gboolean
run_snooze (CkCli   *cli,
            GError **error)
{
  g_autoptr (CkRecord) form = ck_cli_read_form (cli, CK_TYPE_SNOOZE_FORM, "reason", options.snooze, error);
  Work work = { .reference = cli->args[1], .form = form };

  return form != NULL && ck_cli_record (cli, snooze, &work, error);
}

static gpointer
unsnooze (CkStore      *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Work *work = data;

  return ck_casework_unsnooze (store, work->reference, &work->item, work->text, error) ? g_strdup (work->reference) : NULL;
}

static gboolean
run_unsnooze (CkCli   *cli,
              GError **error)
{
  Work work = { .reference = cli->args[1], .text = cli->text };

  if (options.item != NULL && !ck_uuid_from_text (options.item, &work.item))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--item: expected the id of what is due, from today --json."));
      return FALSE;
    }
  return ck_cli_record (cli, unsnooze, &work, error);
}

/* --- linked --- */

static gpointer
link_cases (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  return ck_casework_link (store, work->reference, CK_LINK_FORM (work->form), error) ? g_strdup (work->reference) : NULL;
}

static gpointer
unlink_cases (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Work *work = data;

  return ck_casework_unlink (store, work->reference, CK_LINK_FORM (work->form), error) ? g_strdup (work->reference) : NULL;
}

/* "link VAULT REF OTHER": the other case is an argument, or in the JSON */
static gboolean
run_links (CkCli     *cli,
           CkLaneFunc func,
           GError   **error)
{
  g_autoptr (CkRecord) form = NULL;
  Work work = { .reference = cli->args[1] };

  options.link[0].value = cli->args[2];
  form = ck_cli_read_form (cli, CK_TYPE_LINK_FORM, "why", options.link, error);
  work.form = form;
  return form != NULL && ck_cli_record (cli, func, &work, error);
}

static gboolean
run_link (CkCli   *cli,
          GError **error)
{
  return run_links (cli, link_cases, error);
}

static gboolean
run_unlink (CkCli   *cli,
            GError **error)
{
  return run_links (cli, unlink_cases, error);
}

/* --- merged and split --- */

static gpointer
merge_cases (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;

  return ck_casework_merge (store, work->reference, CK_MERGE_FORM (work->form), error);
}

static gpointer
unmerge_cases (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  Work *work = data;

  return ck_casework_unmerge (store, work->reference, CK_REOPEN_FORM (work->form), error);
}

static gboolean
run_merge (CkCli   *cli,
           GError **error)
{
  g_autoptr (CkRecord) form = NULL;
  Work work = { .reference = cli->args[1] };

  if (!options.undo)
    options.merge[0].value = cli->args[2];
  form = options.undo ? ck_cli_read_form (cli, CK_TYPE_REOPEN_FORM, "reason", options.reopen, error)
                      : ck_cli_read_form (cli, CK_TYPE_MERGE_FORM, "why", options.merge, error);
  work.form = form;
  return form != NULL && ck_cli_record (cli, options.undo ? unmerge_cases : merge_cases, &work, error);
}

static gpointer
split_case (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  return ck_casework_split (store, work->reference, CK_SPLIT_FORM (work->form), error);
}

static gboolean
run_split (CkCli   *cli,
           GError **error)
{
  g_autoptr (CkRecord) form = ck_cli_read_form (cli, CK_TYPE_SPLIT_FORM, "why", options.split, error);
  Work work = { .reference = cli->args[1], .form = form };

  if (form == NULL)
    return FALSE;
  if (options.entries != NULL)
    g_object_set (form, "entries", options.entries, NULL);
  return ck_cli_record (cli, split_case, &work, error);
}

/* --- the commands --- */

static char *describe_snooze (void) { return describe (CK_TYPE_SNOOZE_FORM); }
static char *describe_link (void) { return describe (CK_TYPE_LINK_FORM); }
static char *describe_split (void) { return describe (CK_TYPE_SPLIT_FORM); }

static char *
describe_merge (void)
{
  g_autofree char *merge = describe (CK_TYPE_MERGE_FORM);
  g_autofree char *undo = ck_record_describe_json (CK_TYPE_REOPEN_FORM);

  return g_strdup_printf ("%s\n\n%s\n\n%s", merge, _("With --undo:"), undo);
}

static GOptionEntry snooze_options[] = {
  { "until", 0, 0, G_OPTION_ARG_STRING, &options.snooze[0].value, N_("The day on which it is back"), "DATE" },
  { "item", 0, 0, G_OPTION_ARG_STRING, &options.snooze[1].value, N_("What; the case's most urgent thing when left out"), "ID" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry unsnooze_options[] = {
  { "item", 0, 0, G_OPTION_ARG_STRING, &options.item, N_("What; the case's first when left out"), "ID" },
  G_OPTION_ENTRY_NULL,
};

static GOptionEntry merge_options[] = {
  { "undo", 0, 0, G_OPTION_ARG_NONE, &options.undo, N_("Take REF out of the case that it was merged into; it is open again"), NULL },
  { "review", 0, 0, G_OPTION_ARG_STRING, &options.reopen[0].value, N_("With --undo: date of its next review; from the risk when left out"), "DATE" },
  { "risk", 0, 0, G_OPTION_ARG_STRING, &options.reopen[1].value, N_("With --undo: its risk from now on"), "TOKEN" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry split_options[] = {
  { "entry", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.entries, N_("An entry that goes to the new case; may stand more than once"), "ENTRY" },
  { "title", 0, 0, G_OPTION_ARG_STRING, &options.split[0].value, N_("Title of the new case, without names"), "TEXT" },
  { "lead", 0, 0, G_OPTION_ARG_STRING, &options.split[1].value, N_("Lead of the new case"), "NAME" },
  { "risk", 0, 0, G_OPTION_ARG_STRING, &options.split[2].value, N_("Risk of the new case"), "TOKEN" },
  { "review", 0, 0, G_OPTION_ARG_STRING, &options.split[3].value, N_("Date of its first review; from the risk when left out"), "DATE" },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_case_commands[] = {
  { "snooze", "VAULT REF", N_("Put aside something due, for a while and with a reason"), describe_snooze, 2, 0, snooze_options, TRUE, FALSE, run_snooze },
  { "unsnooze", "VAULT REF", N_("Take back what was put aside"), NULL, 2, 0, unsnooze_options, TRUE, FALSE, run_unsnooze },
  { "link", "VAULT REF OTHER", N_("Link two cases, with a reason; both show it"), describe_link, 2, 1, NULL, TRUE, FALSE, run_link },
  { "unlink", "VAULT REF OTHER", N_("Take a link back, with a reason"), describe_link, 2, 1, NULL, TRUE, FALSE, run_unlink },
  { "merge", "VAULT REF INTO", N_("Close a case into another, which shows its entries and goes on"), describe_merge, 2, 1, merge_options, TRUE, FALSE, run_merge },
  { "split", "VAULT REF", N_("Let chosen entries of a case go on in a new one; prints its reference"), describe_split, 2, 0, split_options, TRUE, FALSE, run_split },
  { NULL },
};
