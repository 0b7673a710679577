/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `chronology`: the same pages as the window's, to a PDF, and the unit that records the copy. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-copy.h"
#include "ck-paginator.h"
#include "ck-text.h"

static struct {
  char    *output;
  char    *from;
  char    *to;
  gboolean significant;
  char    *recipient;
  char    *purpose;
} options;

static gboolean
write_pdf (CkChronology *chronology,
           const char   *path,
           char        **sha256,
           GError      **error)
{
  g_autoptr (CkPaginator) paginator = ck_paginator_new (chronology);

  return ck_paginator_save_pdf (paginator, path, sha256, error);
}

static gboolean
read_day (const char *text,
          const char *option,
          CkDate     *date,
          GError    **error)
{
  if (text == NULL || ck_date_from_text (text, date))
    return TRUE;
  g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s: expected a date such as 2026-11-20."), option);
  return FALSE;
}

static CkChronologyOptions *
read_options (GError **error)
{
  g_autoptr (CkChronologyOptions) result = ck_chronology_options_new ();

  if (!read_day (options.from, "--from", &result->from, error) || !read_day (options.to, "--to", &result->to, error))
    return NULL;
  if (ck_date_is_set (result->from) && ck_date_is_set (result->to) && ck_date_compare (result->from, result->to) > 0)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--from: expected a day that isn't after --to."));
      return NULL;
    }
  if (options.recipient != NULL
      && !ck_text_check (options.recipient, strlen (options.recipient), "--recipient", CK_LINE_MAX, TRUE, error))
    return NULL;
  if (options.purpose != NULL
      && !ck_text_check (options.purpose, strlen (options.purpose), "--purpose", CK_LINE_MAX, TRUE, error))
    return NULL;
  result->significant = options.significant;
  result->recipient = g_strdup (options.recipient);
  result->purpose = g_strdup (options.purpose);
  return g_steal_pointer (&result);
}

static gboolean
run_chronology (CkCli   *cli,
                GError **error)
{
  g_autoptr (CkChronologyOptions) chosen = read_options (error);
  CkSession *session;
  gboolean ok;

  if (chosen == NULL)
    return FALSE;
  if (options.output == NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--output is missing: name the PDF to write."));
      return FALSE;
    }
  session = ck_cli_unlock (cli, error);
  if (session == NULL)
    return FALSE;
  ok = ck_copy_save (session, cli->args[1], chosen, options.output, write_pdf, error)
       && ck_cli_print (error, "%s\n", options.output);
  return ck_cli_close (session, ok, error);
}

static GOptionEntry chronology_options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &options.output, N_("The PDF to write"), "FILE.pdf" },
  { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("First day"), "DATE" },
  { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Last day"), "DATE" },
  { "significant", 0, 0, G_OPTION_ARG_NONE, &options.significant, N_("Significant events only"), NULL },
  { "recipient", 0, 0, G_OPTION_ARG_STRING, &options.recipient, N_("Whom this copy is for"), "TEXT" },
  { "purpose", 0, 0, G_OPTION_ARG_STRING, &options.purpose, N_("What it is for"), "TEXT" },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_chronology_commands[] = {
  { "chronology", "VAULT REF", N_("Write a case's chronology as a PDF; the copy is recorded"), NULL, 2, 0, chronology_options, FALSE, FALSE, run_chronology },
  { NULL },
};
