/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the command line share. */
#pragma once

#include "ck-casework.h"
#include "ck-session.h"

G_BEGIN_DECLS

/** CkCliExit: what scripts can rely on; see `casekeeper-cli --help` */
typedef enum {
  CK_CLI_DONE = 0,
  CK_CLI_FAILED = 1,
  CK_CLI_USAGE = 2,
  CK_CLI_WRONG_PASSPHRASE = 3,
  CK_CLI_DAMAGED = 4,
  CK_CLI_IN_USE = 5,
  CK_CLI_REFUSED = 6,
} CkCliExit;

/** CkCli: one command as it was called. @args: what is left after the options, the vault first. */
typedef struct {
  char  *passphrase_file;
  char  *new_passphrase_file;
  char  *recovery_key_file;
  char  *keyholder;
  char  *now;
  char  *input;
  char  *text;
  gboolean json;
  GStrv  args;
} CkCli;

/**
 * CkCliCommand:
 * @usage: what follows the command's name, "VAULT REF"
 * @summary: (translatable): one line
 * @detail: (nullable): more for its --help; (transfer full)
 * @n_args: how many arguments it takes, the vault included; @n_optional more may follow
 * @options: (nullable): its own options, terminated
 * @run: does it
 */
typedef struct {
  const char *name;
  const char *usage;
  const char *summary;
  char     *(*detail) (void);
  int         n_args;
  int         n_optional;
  GOptionEntry *options;
  gboolean    takes_input;
  gboolean    lists;
  gboolean  (*run) (CkCli *cli, GError **error);
} CkCliCommand;

extern const CkCliCommand ck_cli_vault_commands[], ck_cli_casework_commands[], ck_cli_list_commands[], ck_cli_people_commands[], ck_cli_category_commands[], ck_cli_settings_commands[], ck_cli_case_commands[],
  ck_cli_check_commands[], ck_cli_identify_commands[], ck_cli_chronology_commands[];

int        ck_cli_main              (int argc, char **argv);
CkCliExit  ck_cli_exit_for          (const GError *error);

/* --- input and output -------------------------------------------------------------------------------------------------- */
#define CK_CLI_INPUT_MAX (64 * 1024 * 1024)
char      *ck_cli_read_input        (CkCli *cli, gsize *length, GError **error);
GStrv      ck_cli_given_members     (const char *json, const char *within);
char      *ck_cli_read_secret_file  (const char *path, GError **error);
char      *ck_cli_read_passphrase   (CkCli *cli, GError **error);
char      *ck_cli_read_new_passphrase (CkCli *cli, const char *file, GError **error);
gboolean   ck_cli_print             (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
void       ck_cli_warn              (const char *format, ...) G_GNUC_PRINTF (1, 2);
void       ck_cli_progress          (double fraction, gpointer what);

GPtrArray *ck_cli_find_alike        (CkStore *store, GPtrArray *links);

/* --- forms --------------------------------------------------------------------------------------------------------------- */
/** CkCliMember: an option that fills one member of a form */
typedef struct {
  const char *member;
  char       *value;
} CkCliMember;

CkRecord  *ck_cli_read_form         (CkCli *cli, GType type, const char *text_member, const CkCliMember *members, GError **error);
gboolean   ck_cli_record            (CkCli *cli, CkLaneFunc func, gpointer work, GError **error);

/* --- the vault ----------------------------------------------------------------------------------------------------------- */
CkSession *ck_cli_unlock            (CkCli *cli, GError **error);
/* Closes it. @ok and @error are what the work gave; a failure to close is an error when the work had none. */
gboolean   ck_cli_close             (CkSession *session, gboolean ok, GError **error);

G_END_DECLS
