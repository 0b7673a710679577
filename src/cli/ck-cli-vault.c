/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about the vault itself: making one, its keyholders, whether it is sound, a copy of it. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-practice.h"
#include "ck-text.h"

static struct {
  char *organisation;
  gint64 kdf_memory;
  gint64 kdf_operations;
  char *new_passphrase_file;
  char *anchor;
} options;

typedef struct {
  CkLaneSlice slice;
  gpointer    data;
  gboolean    finished;
  double      fraction;
} Slice;

static gpointer
run_slice (CkStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Slice *slice = data;
  return slice->slice (store, slice->data, &slice->finished, &slice->fraction, error) ? slice : NULL;
}

/* Runs @slice until it is finished. */
static gboolean
run_slices (CkSession   *session,
            CkLaneSlice  slice,
            gpointer     data,
            const char  *what,
            GError     **error)
{
  Slice state = { .slice = slice, .data = data };

  while (!state.finished)
    {
      if (ck_session_call (session, run_slice, &state, error) == NULL)
        return FALSE;
      ck_cli_progress (state.finished ? 1 : MIN (state.fraction, 0.99), (gpointer) what);
    }
  return TRUE;
}

/* --------------------------------------------------------------------------------------------------- create, practice */

static gboolean
check_kdf (GError **error)
{
  if (options.kdf_memory < 0 || (options.kdf_memory > 0 && options.kdf_memory < 8) || options.kdf_memory > 4096)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--kdf-memory: expected 8 to 4096 MiB."));
      return FALSE;
    }
  if (options.kdf_operations < 0 || options.kdf_operations > 1000)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--kdf-operations: expected 1 to 1000."));
      return FALSE;
    }
  if (options.kdf_memory > 0 && options.kdf_memory < 64)
    ck_cli_warn (_("Key derivation with %d MiB is quick to guess against: for tests, not for a real record."),
                 (int) options.kdf_memory);
  return TRUE;
}

static CkSession *
create (CkCli      *cli,
        const char *organisation,
        const char *keyholder,
        gboolean    practice,
        char      **recovery_key,
        GError    **error)
{
  CkSessionCreate create = {
    .organisation = organisation,
    .practice = practice,
    .keyholder = keyholder,
    .kdf_operations = (guint64) options.kdf_operations,
    .kdf_memory_mib = (guint) options.kdf_memory,
  };
  CkSession *session;
  char *passphrase;

  if (cli->recovery_key_file != NULL)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--recovery-key-file: a new vault makes its own recovery key."));
      return NULL;
    }
  if (!check_kdf (error))
    return NULL;
  passphrase = ck_cli_read_new_passphrase (cli, cli->passphrase_file, error);
  if (passphrase == NULL)
    return NULL;
  create.passphrase = passphrase;
  session = ck_session_create (cli->args[0], &create, recovery_key, error);
  ck_wipe_free (passphrase);
  return session;
}

static gboolean
run_create (CkCli   *cli,
            GError **error)
{
  char *recovery_key = NULL;
  CkSession *session = create (cli, options.organisation != NULL ? options.organisation : _("Our organisation"),
                               cli->keyholder, FALSE, &recovery_key, error);
  gboolean ok;

  if (session == NULL)
    return FALSE;
  ok = ck_cli_print (error, "%s\n", recovery_key);
  ck_wipe_free (recovery_key);
  if (ok)
    ck_cli_warn (_("This is the recovery key. It is shown this once: write it down, and keep it away from the laptop."));
  return ck_cli_close (session, ok, error);
}

static gboolean
run_practice (CkCli   *cli,
              GError **error)
{
  char *recovery_key = NULL;
  CkSession *session = create (cli, ck_practice_organisation (),
                               cli->keyholder != NULL ? cli->keyholder : ck_practice_coordinator (), TRUE, &recovery_key, error);
  CkPractice *practice;
  gboolean ok;

  if (session == NULL)
    return FALSE;
  practice = ck_practice_new (session, error);
  ok = practice != NULL && run_slices (session, ck_practice_step, practice, _("Making the practice vault"), error);
  if (practice != NULL)
    ck_practice_free (practice);
  if (ok)
    ok = ck_cli_print (error, "%s\n", recovery_key);
  ck_wipe_free (recovery_key);
  return ck_cli_close (session, ok, error);
}

/* ----------------------------------------------------------------------------------------------------------- keyholder */

static gboolean
list_keyholders (CkCli   *cli,
                 GError **error)
{
  /* in the clear in the header: no passphrase is needed */
  g_autoptr (CkSession) session = ck_session_open (cli->args[0], error);
  g_autoptr (GPtrArray) keyholders = NULL;

  if (session == NULL)
    return FALSE;
  keyholders = ck_session_list_keyholders (session);
  if (cli->json)
    {
      g_autofree char *json = ck_records_to_json (keyholders, TRUE);
      return ck_cli_print (error, "%s\n", json);
    }
  for (guint i = 0; i < keyholders->len; i++)
    {
      CkKeyholderInfo *info = keyholders->pdata[i];

      if (!ck_cli_print (error, "%-14s %s (%" G_GINT64_FORMAT " MiB, %" G_GINT64_FORMAT ")\n", info->kind, info->label,
                         info->kdf_memory_mib, info->kdf_operations))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run_keyholder (CkCli   *cli,
               GError **error)
{
  /* "keyholder VERB VAULT [LABEL]": the verb stands before the vault */
  g_autofree char *verb = cli->args[0];
  g_autofree char *label = NULL;
  CkSession *session;
  gboolean ok = FALSE;

  memmove (cli->args, cli->args + 1, g_strv_length (cli->args + 1) * sizeof (char *) + sizeof (char *));
  label = cli->args[0] != NULL ? g_strdup (cli->args[1]) : NULL;

  if (g_str_equal (verb, "list"))
    return list_keyholders (cli, error);
  if (!g_str_equal (verb, "add") && !g_str_equal (verb, "add-recovery-key") && !g_str_equal (verb, "remove")
      && !g_str_equal (verb, "change"))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("keyholder: expected list, add, add-recovery-key, change or remove."));
      return FALSE;
    }
  if (label == NULL || ck_text_is_blank (label))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("LABEL is missing: whose key is meant?"));
      return FALSE;
    }
  if (!ck_text_check (label, strlen (label), "LABEL", 64, TRUE, error) || !check_kdf (error))
    return FALSE;

  session = ck_cli_unlock (cli, error);
  if (session == NULL)
    return FALSE;
  if (g_str_equal (verb, "remove"))
    {
      ok = ck_session_remove_keyholder (session, label, error);
    }
  else if (g_str_equal (verb, "add-recovery-key"))
    {
      char *key = ck_session_add_recovery_key (session, label, error);

      ok = key != NULL && ck_cli_print (error, "%s\n", key);
      ck_wipe_free (key);
    }
  else
    {
      char *passphrase = ck_cli_read_new_passphrase (cli, options.new_passphrase_file, error);

      if (passphrase != NULL && g_str_equal (verb, "add"))
        ok = ck_session_add_keyholder (session, label, passphrase, (guint64) options.kdf_operations,
                                       (guint) options.kdf_memory, error);
      else if (passphrase != NULL)
        ok = ck_session_change_passphrase (session, label, passphrase, error);
      ck_wipe_free (passphrase);
    }
  return ck_cli_close (session, ok, error);
}

/* -------------------------------------------------------------------------------------------------------------- verify */

typedef struct {
  gint64    sequence;
  char     *hash;
  CkVerify *verify;
} Check;

static gpointer
start_check (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Check *check = data;
  return check->verify = ck_verify_new (store, check->sequence, check->hash, error);
}

static gpointer
free_check (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Check *check = data;
  ck_verify_free (g_steal_pointer (&check->verify));
  return check;
}

typedef struct {
  gint64 sequence;
  char  *hash;
} Fingerprint;

static gpointer
read_fingerprint (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Fingerprint *print = data;
  return ck_store_get_fingerprint (store, &print->sequence, &print->hash, error) ? print : NULL;
}

static gboolean
report_check (CkSession *session,
              CkVerify  *verify,
              GError   **error)
{
  g_auto (GStrv) findings = ck_verify_get_findings (verify);
  Fingerprint print = { 0 };
  gboolean ok;

  if (findings != NULL && findings[0] != NULL)
    {
      for (guint i = 0; findings[i] != NULL; i++)
        if (!ck_cli_print (error, "%s\n", findings[i]))
          return FALSE;
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _("The record isn't as it was written. Nothing was changed: keep this file, and restore the last verified backup."));
      return FALSE;
    }
  if (ck_session_call (session, read_fingerprint, &print, error) == NULL)
    return FALSE;
  ok = ck_cli_print (error, _("All is well: %d units, %d facts, %u pages. Fingerprint %d:%s\n"),
                     (int) ck_verify_get_n_units (verify), (int) ck_verify_get_n_facts (verify),
                     (guint) ck_verify_get_n_pages (verify), (int) print.sequence, print.hash != NULL ? print.hash : "");
  g_free (print.hash);
  return ok;
}

static gboolean
run_verify (CkCli   *cli,
            GError **error)
{
  g_autofree char *hash = NULL;
  Check check = { 0 };
  CkSession *session;
  gboolean ok;

  if (options.anchor != NULL)
    {
      char *end = NULL;
      guint8 bytes[8];

      check.sequence = g_ascii_strtoll (options.anchor, &end, 10);
      if (check.sequence <= 0 || end == NULL || *end != ':' || !ck_text_from_hex (end + 1, bytes, sizeof bytes))
        {
          g_set_error (error, CK_ERROR, CK_ERROR_INVALID,
                       _("--anchor: expected SEQ:HEX as printed at the foot of a page, such as 214:7f3a19c2e05b44d8."));
          return FALSE;
        }
      check.hash = hash = g_ascii_strdown (end + 1, -1);
    }
  session = ck_cli_unlock (cli, error);
  if (session == NULL)
    return FALSE;
  ok = ck_session_call (session, start_check, &check, error) != NULL
       && run_slices (session, ck_verify_step, check.verify, _("Verifying"), error)
       && report_check (session, check.verify, error);
  if (check.verify != NULL)
    ck_session_call (session, free_check, &check, NULL);
  return ck_cli_close (session, ok, error);
}

/* -------------------------------------------------------------------------------------------------------------- backup */

static gboolean
run_backup (CkCli   *cli,
            GError **error)
{
  CkSession *session = ck_cli_unlock (cli, error);
  gboolean ok;

  if (session == NULL)
    return FALSE;
  ok = ck_session_backup (session, cli->args[1], ck_cli_progress, (gpointer) _("Backing up"), NULL, error)
       && ck_cli_print (error, _("Backed up and verified: %s\n"), cli->args[1]);
  return ck_cli_close (session, ok, error);
}

static GOptionEntry create_options[] = {
  { "organisation", 0, 0, G_OPTION_ARG_STRING, &options.organisation, N_("Its name, readable without the passphrase"), "TEXT" },
  { "kdf-memory", 0, 0, G_OPTION_ARG_INT64, &options.kdf_memory, N_("Memory of the key derivation; 256 when left out"), "MIB" },
  { "kdf-operations", 0, 0, G_OPTION_ARG_INT64, &options.kdf_operations, N_("Its passes; about a second when left out"), "N" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry practice_options[] = {
  { "kdf-memory", 0, 0, G_OPTION_ARG_INT64, &options.kdf_memory, N_("Memory of the key derivation; 256 when left out"), "MIB" },
  { "kdf-operations", 0, 0, G_OPTION_ARG_INT64, &options.kdf_operations, N_("Its passes; about a second when left out"), "N" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry keyholder_options[] = {
  { "new-passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.new_passphrase_file, N_("Read the new passphrase from FILE"), "FILE" },
  { "kdf-memory", 0, 0, G_OPTION_ARG_INT64, &options.kdf_memory, N_("Memory of the key derivation; 256 when left out"), "MIB" },
  { "kdf-operations", 0, 0, G_OPTION_ARG_INT64, &options.kdf_operations, N_("Its passes; about a second when left out"), "N" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry verify_options[] = {
  { "anchor", 0, 0, G_OPTION_ARG_STRING, &options.anchor, N_("A fingerprint from paper: does this record descend from it?"), "SEQ:HEX" },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_vault_commands[] = {
  { "create", "VAULT", N_("Make a vault; prints its recovery key once"), NULL, 1, 0, create_options, FALSE, FALSE, run_create },
  { "practice", "VAULT", N_("Make a practice vault of invented people"), NULL, 1, 0, practice_options, FALSE, FALSE, run_practice },
  { "keyholder", "list|add|add-recovery-key|change|remove VAULT [LABEL]", N_("Who can unlock it"), NULL, 2, 1, keyholder_options, FALSE, TRUE, run_keyholder },
  { "verify", "VAULT", N_("Check every page, hash and rule of the record"), NULL, 1, 0, verify_options, FALSE, FALSE, run_verify },
  { "backup", "VAULT FILE", N_("Make a verified copy"), NULL, 2, 0, NULL, FALSE, FALSE, run_backup },
  { NULL },
};
