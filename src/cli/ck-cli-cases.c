/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about cases as wholes: what of them may wait. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static struct {
  CkCliMember snooze[3];
  char       *item;
} options = {
  .snooze = { { "until", NULL }, { "item", NULL } },
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

/* --- the commands --- */

static char *describe_snooze (void) { return describe (CK_TYPE_SNOOZE_FORM); }

static GOptionEntry snooze_options[] = {
  { "until", 0, 0, G_OPTION_ARG_STRING, &options.snooze[0].value, N_("The day on which it is back"), "DATE" },
  { "item", 0, 0, G_OPTION_ARG_STRING, &options.snooze[1].value, N_("What; the case's most urgent thing when left out"), "ID" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry unsnooze_options[] = {
  { "item", 0, 0, G_OPTION_ARG_STRING, &options.item, N_("What; the case's first when left out"), "ID" },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_case_commands[] = {
  { "snooze", "VAULT REF", N_("Put aside something due, for a while and with a reason"), describe_snooze, 2, 0, snooze_options, TRUE, FALSE, run_snooze },
  { "unsnooze", "VAULT REF", N_("Take back what was put aside"), NULL, 2, 0, unsnooze_options, TRUE, FALSE, run_unsnooze },
  { NULL },
};
