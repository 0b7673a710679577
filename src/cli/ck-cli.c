/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line: everything that a script or a machine without a display needs. A command is one row of a table in
 * ck-cli-vault.c, ck-cli-casework.c, ck-cli-cases.c, ck-cli-lists.c or ck-cli-chronology.c; here is what all have in common: options,
 * help, errors and their exit codes.
 *
 * Arguments are seen by other users of the machine (in /proc), so content comes by --input and secrets by files or the
 * terminal.
 */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const CkCliCommand *const tables[] = {
  ck_cli_vault_commands, ck_cli_casework_commands, ck_cli_list_commands, ck_cli_people_commands, ck_cli_category_commands, ck_cli_settings_commands, ck_cli_case_commands,
  ck_cli_check_commands, ck_cli_identify_commands, ck_cli_chronology_commands,
};

static const CkCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const CkCliCommand *command = tables[i]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

static void
print_commands (FILE *stream)
{
  fprintf (stream, "%s\n\n", _("casekeeper-cli COMMAND VAULT …: the safeguarding record on the command line"));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (const CkCliCommand *command = tables[i]; command->name != NULL; command++)
        {
          g_autofree char *call = g_strdup_printf ("%s %s", command->name, command->usage);
          fprintf (stream, "  %-34s %s\n", call, _(command->summary));
        }
      fputc ('\n', stream);
    }
  fprintf (stream, "%s\n%s\n",
           _("casekeeper-cli COMMAND --help tells the options of a command and the members of its input."),
           _("Exit codes: 0 done · 1 failed · 2 usage or malformed input · 3 wrong passphrase · 4 damaged or tampered ·\n"
             "5 in use by another program · 6 refused by a rule of practice."));
}

CkCliExit
ck_cli_exit_for (const GError *error)
{
  if (error == NULL)
    return CK_CLI_DONE;
  if (error->domain == G_OPTION_ERROR)
    return CK_CLI_USAGE;
  if (error->domain != CK_ERROR)
    return CK_CLI_FAILED;

  switch ((CkError) error->code)
    {
    case CK_ERROR_INVALID:
      return CK_CLI_USAGE;
    case CK_ERROR_WRONG_PASSPHRASE:
      return CK_CLI_WRONG_PASSPHRASE;
    case CK_ERROR_DAMAGED:
      return CK_CLI_DAMAGED;
    case CK_ERROR_IN_USE:
      return CK_CLI_IN_USE;
    case CK_ERROR_REFUSED:
      return CK_CLI_REFUSED;
    case CK_ERROR_FAILED:
    case CK_ERROR_NOT_FOUND:
    case CK_ERROR_NOT_A_VAULT:
    case CK_ERROR_TOO_NEW:
    default:
      return CK_CLI_FAILED;
    }
}

static GOptionContext *
build_context (const CkCliCommand *command,
               CkCli              *cli)
{
  const GOptionEntry common[] = {
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->passphrase_file,
      N_("Read the passphrase from FILE (one trailing newline is dropped)"), "FILE" },
    { "keyholder", 0, 0, G_OPTION_ARG_STRING, &cli->keyholder, N_("Whose passphrase, where several hold keys"), "LABEL" },
    { "recovery-key-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->recovery_key_file,
      N_("Unlock with the printed recovery key, from FILE"), "FILE" },
    { "now", 0, 0, G_OPTION_ARG_STRING, &cli->now, N_("Set the clock (practice vaults only), RFC 3339"), "INSTANT" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry input[] = {
    { "input", 0, 0, G_OPTION_ARG_FILENAME, &cli->input, N_("Read the JSON from FILE, or from standard input with -"), "FILE|-" },
    { "text", 0, 0, G_OPTION_ARG_STRING, &cli->text, N_("The text itself; others on this machine can see it: prefer --input"), "TEXT" },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry lists[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_autofree char *usage = g_strdup_printf ("%s", command->usage);
  GOptionContext *context = g_option_context_new (usage);
  g_autofree char *detail = command->detail != NULL ? command->detail () : NULL;

  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_description (context, detail);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  if (command->takes_input)
    g_option_context_add_main_entries (context, input, GETTEXT_PACKAGE);
  if (command->lists)
    g_option_context_add_main_entries (context, lists, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  return context;
}

static void
clear_cli (CkCli *cli)
{
  g_free (cli->passphrase_file);
  g_free (cli->new_passphrase_file);
  g_free (cli->recovery_key_file);
  g_free (cli->keyholder);
  g_free (cli->now);
  g_free (cli->input);
  g_free (cli->text);
  g_strfreev (cli->args);
}

static gboolean
run_command (const CkCliCommand *command,
             int                 argc,
             char              **argv,
             GError            **error)
{
  CkCli cli = { 0 };
  g_autoptr (GOptionContext) context = build_context (command, &cli);
  g_auto (GStrv) words = g_new0 (char *, (gsize) argc + 1);
  gboolean ok = FALSE;
  guint n;

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  g_free (words[0]);
  words[0] = g_strdup_printf ("casekeeper-cli %s", command->name);
  g_set_prgname (words[0]);

  if (!g_option_context_parse_strv (context, &words, error))
    goto out;

  cli.args = g_strdupv (words + 1);
  /* "--" ends the options; GOption leaves it in place */
  if (cli.args[0] != NULL && g_str_equal (cli.args[0], "--"))
    {
      g_free (cli.args[0]);
      memmove (cli.args, cli.args + 1, g_strv_length (cli.args + 1) * sizeof (char *) + sizeof (char *));
    }
  n = g_strv_length (cli.args);
  if (n < (guint) command->n_args || n > (guint) (command->n_args + command->n_optional))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("Usage: casekeeper-cli %s %s. See casekeeper-cli %s --help."),
                   command->name, command->usage, command->name);
      goto out;
    }
  if (cli.text != NULL)
    ck_cli_warn (_("--text can be seen by others on this machine while the command runs; prefer --input."));

  ok = command->run (&cli, error);

out:
  clear_cli (&cli);
  return ok;
}

/**
 * ck_cli_main:
 * @argc: number of words
 * @argv: the words, the program's name first
 *
 * Runs one command. Errors go to standard error, as one sentence that says what happened and what to do.
 *
 * Returns: the exit code, a %CkCliExit
 */
int
ck_cli_main (int    argc,
             char **argv)
{
  g_autoptr (GError) error = NULL;
  const CkCliCommand *command;

  if (argc < 2 || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_commands (argc < 2 ? stderr : stdout);
      return argc < 2 ? CK_CLI_USAGE : CK_CLI_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      printf ("casekeeper-cli %s\n", CK_VERSION);
      return CK_CLI_DONE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    {
      ck_cli_warn (_("There is no command “%s”. casekeeper-cli --help lists them."), argv[1]);
      return CK_CLI_USAGE;
    }

  if (!run_command (command, argc - 1, argv + 1, &error))
    {
      ck_cli_warn ("%s", error != NULL ? error->message : _("It failed."));
      return error != NULL ? (int) ck_cli_exit_for (error) : CK_CLI_FAILED;
    }
  return CK_CLI_DONE;
}
