/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command that says who somebody is whom a concern could only describe. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>

/* A person, and how it is known that it is them: what `identify` reads. */
#define CK_TYPE_IDENTIFY_INPUT ck_identify_input_get_type ()
CK_DECLARE_RECORD (IdentifyInput, identify_input, IDENTIFY_INPUT)
struct _CkIdentifyInput {
  CkRecord parent_instance;
  CkUuid   id;
  char    *name;
  int      kind;
  CkDate   born;
  int      born_precision;
  char    *known_as;
  char    *description;
  char    *contact;
  char    *why;
};

static const CkField identify_input_fields[] = {
  CK_FIELD (CkIdentifyInput, id, UUID, 0, N_("Person")),
  CK_FIELD (CkIdentifyInput, name, TEXT, CK_FIELD_ONE_LINE, N_("Name")),
  CK_FIELD_TOKENS (CkIdentifyInput, kind, TOKEN, 0, &ck_person_kinds, N_("Child or adult")),
  CK_FIELD (CkIdentifyInput, born, DATE, 0, N_("Date of birth")),
  CK_FIELD_TOKENS (CkIdentifyInput, born_precision, TOKEN, 0, &ck_born_precisions, N_("How sure the date of birth is")),
  CK_FIELD (CkIdentifyInput, known_as, TEXT, CK_FIELD_ONE_LINE, N_("Known as")),
  CK_FIELD (CkIdentifyInput, description, TEXT, 0, N_("Description")),
  CK_FIELD (CkIdentifyInput, contact, TEXT, 0, N_("Contact details")),
  CK_FIELD (CkIdentifyInput, why, TEXT, CK_FIELD_REQUIRED, N_("Reason")),
};
CK_DEFINE_RECORD (IdentifyInput, identify_input)

typedef struct {
  const char      *reference;
  CkUuid           involvement;
  CkIdentifyInput *input;
} Work;

static gpointer
identify (CkStore      *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Work *work = data;
  CkIdentifyInput *input = work->input;
  g_autoptr (CkPersonLink) link = ck_person_link_new ();
  CkUuid now;

  link->id = input->id;
  link->name = g_strdup (input->name);
  link->kind = input->kind;
  link->born = input->born;
  link->born_precision = input->born_precision;
  link->known_as = g_strdup (input->known_as);
  link->description = g_strdup (input->description);
  link->contact = g_strdup (input->contact);
  if (!ck_casework_identify (store, work->reference, &work->involvement, link, input->why, &now, error))
    return NULL;
  return ck_uuid_to_text (&now);
}

static gboolean
run_identify (CkCli   *cli,
              GError **error)
{
  g_autoptr (CkRecord) input = NULL;
  g_autofree char *json = NULL;
  g_autofree char *result = NULL;
  Work work = { .reference = cli->args[1] };
  CkSession *session;
  gsize length = 0;
  gboolean ok;

  if (!ck_uuid_from_text (cli->args[2], &work.involvement))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("INVOLVEMENT: expected the id of one of the case’s people, as show --json has it."));
      return FALSE;
    }
  json = ck_cli_read_input (cli, &length, error);
  input = json != NULL ? ck_record_from_json (CK_TYPE_IDENTIFY_INPUT, json, (gssize) length, error) : NULL;
  if (input == NULL)
    return FALSE;
  work.input = CK_IDENTIFY_INPUT (input);

  session = ck_cli_unlock (cli, error);
  if (session == NULL)
    return FALSE;
  result = ck_session_call (session, identify, &work, error);
  ok = result != NULL && ck_cli_print (error, "%s\n", result);
  return ck_cli_close (session, ok, error);
}

static char *
describe_identify (void)
{
  g_autofree char *members = ck_record_describe_json (CK_TYPE_IDENTIFY_INPUT);

  return g_strdup_printf ("%s\n\n%s", _("Members of the input:"), members);
}

const CkCliCommand ck_cli_identify_commands[] = {
  { "identify", "VAULT REF INVOLVEMENT", N_("Say who somebody is that a concern could only describe"), describe_identify, 3, 0, NULL,
    TRUE, FALSE, run_identify },
  { NULL },
};
