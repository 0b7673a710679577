/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about people: who there is, whose they are, and two records of one person. Names are content: they come by
 * --input, never as arguments. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ck-text.h"

static struct {
  char    *kind;
  gboolean open;
  CkCliMember relate[8];
  CkCliMember unrelate[2];
  gboolean mistaken;
} options = {
  .relate = { { "relationship", NULL }, { "person", NULL }, { "kind", NULL }, { "other", NULL }, { "label", NULL },
              { "started", NULL }, { "status", NULL } },
  .unrelate = { { "ended", NULL } },
};

typedef struct {
  CkCli         *cli;
  CkPeopleFilter filter;
  CkUuid         first;
  CkUuid         second;
  CkRecord      *form;
} Work;

static gboolean
read_id (const char *text,
         const char *argument,
         CkUuid     *id,
         GError    **error)
{
  if (ck_uuid_from_text (text, id))
    return TRUE;
  g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s: expected an id, as casekeeper-cli people --json gives it. Nothing was recorded."),
               argument);
  return FALSE;
}

/* Unlocks, runs @func on the lane, prints the text that it gives, closes. */
static gboolean
print_work (CkCli     *cli,
            CkLaneFunc func,
            Work      *work,
            GError   **error)
{
  CkSession *session = ck_cli_unlock (cli, error);
  char *text;
  gboolean ok;

  if (session == NULL)
    return FALSE;
  work->cli = cli;
  text = ck_session_call (session, func, work, error);
  ok = text != NULL && ck_cli_print (error, "%s", text);
  ck_wipe_free (text);
  return ck_cli_close (session, ok, error);
}

static char *
with_newline (char *json)
{
  char *text = json != NULL ? g_strconcat (json, "\n", NULL) : NULL;

  ck_wipe_free (json);
  return text;
}

static char *
id_line (const CkUuid *id)
{
  g_autofree char *text = ck_uuid_to_text (id);

  return g_strconcat (text, "\n", NULL);
}

/* --------------------------------------------------------------------------------------------------------------- people */

static void
append_padded (GString    *text,
               const char *cell,
               int         width)
{
  glong length = g_utf8_strlen (cell, -1);

  g_string_append (text, cell);
  for (glong i = length; i < width; i++)
    g_string_append_c (text, ' ');
  g_string_append (text, "  ");
}

static void
append_person (GString  *text,
               CkPerson *person)
{
  g_autofree char *born = ck_person_born_text (person);
  g_autofree char *id = ck_uuid_to_text (&person->id);

  append_padded (text, person->name, 28);
  append_padded (text, ck_token_label (&ck_person_kinds, person->kind), 22);
  append_padded (text, born, 12);
  append_padded (text, id, 36);
  g_string_append (text, person->description != NULL ? person->description : "");
  while (text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  if (person->also_recorded_as != NULL && person->also_recorded_as[0] != NULL)
    {
      g_autofree char *also = g_strjoinv (", ", person->also_recorded_as);

      g_string_append_printf (text, _(" (also recorded as %s)"), also);
    }
  g_string_append_c (text, '\n');
}

static gpointer
list_people (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) people = ck_people_page (store, &work->filter, 0, 0, error);
  GString *text;

  if (people == NULL)
    return NULL;
  if (work->cli->json)
    return with_newline (ck_records_to_json (people, TRUE));

  text = g_string_new (NULL);
  for (guint i = 0; i < people->len; i++)
    append_person (text, people->pdata[i]);
  if (people->len == 0)
    g_string_append_printf (text, "%s\n", _("Nobody is here. People are added when a concern is logged."));
  return g_string_free (text, FALSE);
}

static gboolean
run_people (CkCli   *cli,
            GError **error)
{
  Work work = { .filter = { .kind = -1, .open_cases = options.open } };

  if (options.kind != NULL)
    {
      work.filter.kind = ck_token_value (&ck_person_kinds, options.kind);
      if (work.filter.kind < 0)
        {
          g_autofree char *choices = ck_token_choices (&ck_person_kinds);

          g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--kind: expected one of %s."), choices);
          return FALSE;
        }
    }
  return print_work (cli, list_people, &work, error);
}

/* --------------------------------------------------------------------------------------------------------------- person */

static void
append_heading (GString    *text,
                const char *heading,
                guint       n)
{
  if (n > 0)
    g_string_append_printf (text, "\n%s\n", heading);
}

static void
append_parts (GString   *text,
              GPtrArray *parts)
{
  append_heading (text, _("Part in cases"), parts->len);
  for (guint i = 0; i < parts->len; i++)
    {
      CkPart *part = parts->pdata[i];
      g_autofree char *entry = part->number > 0 ? g_strdup_printf ("/%" G_GINT64_FORMAT, part->number) : g_strdup ("");

      g_string_append_printf (text, "  %s%s  %s  %s%s%s\n", part->reference, entry,
                              part->long_term ? _("Long-term") : ck_token_label (&ck_case_statuses, part->status),
                              part->role >= 0 ? ck_token_label (&ck_roles, part->role) : "", part->role >= 0 ? ": " : "",
                              part->concern != NULL ? part->concern : part->title);
    }
}

static void
append_pattern (GString      *text,
                CkPersonFile *file)
{
  append_heading (text, _("Concerns about their conduct"), file->pattern->len);
  for (guint i = 0; i < file->pattern->len; i++)
    {
      CkPatternItem *item = file->pattern->pdata[i];
      g_autofree char *day = ck_date_is_set (item->day) ? ck_date_format (item->day) : NULL;

      if (item->kind < 0)
        g_string_append_printf (text, "  %s  %s\n", item->reference, item->title);
      else
        g_string_append_printf (text, "  %s  %s  %s: %s%s%s\n", day, item->reference, ck_token_label (&ck_concern_kinds, item->kind),
                              item->title != NULL ? item->title : "", item->decided != NULL ? " → " : "",
                              item->decided != NULL ? item->decided : "");
    }
  if (file->pattern->len > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "  %d in the last twelve months\n", "  %d in the last twelve months\n",
                                               (gulong) file->n_pattern_year),
                            (int) file->n_pattern_year);
}

static void
append_file (GString      *text,
             CkPersonFile *file)
{
  append_person (text, file->person);
  append_heading (text, _("Relationships"), file->relationships->len);
  for (guint i = 0; i < file->relationships->len; i++)
    {
      CkRelationship *relationship = file->relationships->pdata[i];
      g_autofree char *sentence = ck_relationship_sentence (relationship);
      g_autofree char *id = ck_uuid_to_text (&relationship->id);

      g_string_append_printf (text, "  %s  %s\n", sentence, id);
    }
  append_parts (text, file->parts);
  append_pattern (text, file);
  append_heading (text, _("Also recorded as"), file->merged->len);
  for (guint i = 0; i < file->merged->len; i++)
    {
      CkMerged *merged = file->merged->pdata[i];
      g_autofree char *id = ck_uuid_to_text (&merged->from_id);

      g_string_append_printf (text, "  %s  %s (%s)\n", merged->name, id, merged->why);
    }
  append_heading (text, _("May be the same person"), file->alike->len);
  for (guint i = 0; i < file->alike->len; i++)
    {
      CkAlike *alike = file->alike->pdata[i];

      g_string_append_printf (text, "  %s: ", alike->why);
      append_person (text, alike->person);
    }
}

static gpointer
show_person (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;
  g_autoptr (CkPersonFile) file = ck_person_file_load (store, &work->first, error);
  GString *text;

  if (file == NULL)
    return NULL;
  if (work->cli->json)
    return with_newline (ck_record_to_json (CK_RECORD (file), TRUE));
  text = g_string_new (NULL);
  append_file (text, file);
  return g_string_free (text, FALSE);
}

static gboolean
run_person (CkCli   *cli,
            GError **error)
{
  Work work = { 0 };

  return read_id (cli->args[1], "ID", &work.first, error) && print_work (cli, show_person, &work, error);
}

static gpointer
edit_person (CkStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  Work *work = data;

  return ck_casework_edit_person (store, &work->first, CK_PERSON_FORM (work->form), error) ? id_line (&work->first) : NULL;
}

static gboolean
run_edit_person (CkCli   *cli,
                 GError **error)
{
  Work work = { 0 };
  g_autoptr (CkRecord) form = NULL;

  if (!read_id (cli->args[1], "ID", &work.first, error))
    return FALSE;
  form = work.form = ck_cli_read_form (cli, CK_TYPE_PERSON_FORM, "why", NULL, error);
  return form != NULL && print_work (cli, edit_person, &work, error);
}

/* ---------------------------------------------------------------------------------------------------------------- alike */

static CkPerson *
person_from_form (CkPersonForm *form)
{
  CkPerson *person = ck_person_new ();

  person->name = g_strdup (form->name);
  person->known_as = g_strdup (form->known_as);
  person->kind = form->kind;
  person->born = form->born;
  person->born_precision = !ck_date_is_set (form->born)                 ? CK_BORN_UNKNOWN
                           : form->born_precision == CK_BORN_ESTIMATED ? CK_BORN_ESTIMATED
                                                                       : CK_BORN_EXACT;
  return person;
}

static gpointer
list_alike (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;
  g_autoptr (CkPerson) person = person_from_form (CK_PERSON_FORM (work->form));
  g_autoptr (GPtrArray) alike = ck_people_alike (store, person, 20, error);
  GString *text;

  if (alike == NULL)
    return NULL;
  if (work->cli->json)
    return with_newline (ck_records_to_json (alike, TRUE));
  text = g_string_new (NULL);
  for (guint i = 0; i < alike->len; i++)
    {
      CkAlike *one = alike->pdata[i];

      append_padded (text, ck_token_label (&ck_likenesses, one->likeness), 24);
      append_padded (text, one->why, 32);
      append_person (text, one->person);
    }
  if (alike->len == 0)
    g_string_append_printf (text, "%s\n", _("Nobody in the record is like that."));
  return g_string_free (text, FALSE);
}

static gboolean
run_alike (CkCli   *cli,
           GError **error)
{
  g_autoptr (CkRecord) form = ck_cli_read_form (cli, CK_TYPE_PERSON_FORM, "name", NULL, error);
  Work work = { .form = form };

  if (form == NULL)
    return FALSE;
  if (ck_text_is_blank (CK_PERSON_FORM (form)->name))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("name: expected a name."));
      return FALSE;
    }
  return print_work (cli, list_alike, &work, error);
}

/**
 * ck_cli_find_alike:
 * @store: the record
 * @links: (element-type CkPersonLink): of a form that is going to be recorded
 *
 * A name always makes a new person. Where somebody like them is there already, that is said, by id and never by name; it
 * stops nothing.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *
ck_cli_find_alike (CkStore   *store,
                   GPtrArray *links)
{
  GPtrArray *hints = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < links->len; i++)
    {
      CkPersonLink *link = links->pdata[i];
      g_autoptr (CkPerson) person = ck_person_new ();
      g_autoptr (GPtrArray) alike = NULL;

      if (!ck_uuid_is_none (&link->id) || ck_text_is_blank (link->name))
        continue;
      person->name = g_strdup (link->name);
      person->known_as = g_strdup (link->known_as);
      person->born = link->born;
      person->born_precision = ck_date_is_set (link->born) ? MAX (link->born_precision, CK_BORN_EXACT) : CK_BORN_UNKNOWN;
      alike = ck_people_alike (store, person, 3, NULL);
      for (guint k = 0; alike != NULL && k < alike->len; k++)
        {
          CkAlike *one = alike->pdata[k];
          g_autofree char *id = ck_uuid_to_text (&one->person->id);

          /* Translators: a member of JSON such as people[0]; a person's id; why they are alike, "sounds alike" */
          g_ptr_array_add (hints, g_strdup_printf (_("people[%u]: a new person was recorded. Somebody like them was there already: %s (%s). "
                                                     "If they are one person, casekeeper-cli merge-people says so."),
                                                   i, id, one->why));
        }
    }
  return hints;
}

/* -------------------------------------------------------------------------------------------------------- relationships */

static gpointer
relate (CkStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Work *work = data;
  CkUuid id;

  return ck_casework_relate (store, CK_RELATIONSHIP_FORM (work->form), &id, error) ? id_line (&id) : NULL;
}

static gboolean
run_relate (CkCli   *cli,
            GError **error)
{
  g_autoptr (CkRecord) form = ck_cli_read_form (cli, CK_TYPE_RELATIONSHIP_FORM, "why", options.relate, error);
  Work work = { .form = form };

  return form != NULL && print_work (cli, relate, &work, error);
}

static gpointer
unrelate (CkStore      *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  Work *work = data;
  CkRelationshipForm *form = CK_RELATIONSHIP_FORM (work->form);
  gboolean mistaken = options.mistaken || form->status == CK_RELATION_MISTAKEN;

  return ck_casework_end_relationship (store, &work->first, mistaken ? CK_RELATION_MISTAKEN : CK_RELATION_ENDED, form->ended,
                                       form->why, error)
             ? id_line (&work->first)
             : NULL;
}

static gboolean
run_unrelate (CkCli   *cli,
              GError **error)
{
  Work work = { 0 };
  g_autoptr (CkRecord) form = NULL;

  if (!read_id (cli->args[1], "RELATIONSHIP", &work.first, error))
    return FALSE;
  form = work.form = ck_cli_read_form (cli, CK_TYPE_RELATIONSHIP_FORM, "why", options.unrelate, error);
  return form != NULL && print_work (cli, unrelate, &work, error);
}

/* --------------------------------------------------------------------------------------------------------------- merges */

static gpointer
merge_people (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Work *work = data;

  return ck_casework_merge_people (store, &work->first, &work->second, CK_WHY_FORM (work->form)->why, error)
             ? id_line (&work->second)
             : NULL;
}

static gboolean
run_merge (CkCli   *cli,
           GError **error)
{
  Work work = { 0 };
  g_autoptr (CkRecord) form = NULL;

  if (!read_id (cli->args[1], "FROM", &work.first, error) || !read_id (cli->args[2], "INTO", &work.second, error))
    return FALSE;
  form = work.form = ck_cli_read_form (cli, CK_TYPE_WHY_FORM, "why", NULL, error);
  return form != NULL && print_work (cli, merge_people, &work, error);
}

static gpointer
undo_merge (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Work *work = data;

  return ck_casework_undo_merge (store, &work->first, CK_WHY_FORM (work->form)->why, error) ? id_line (&work->first) : NULL;
}

static gboolean
run_undo_merge (CkCli   *cli,
                GError **error)
{
  Work work = { 0 };
  g_autoptr (CkRecord) form = NULL;

  if (!read_id (cli->args[1], "FROM", &work.first, error))
    return FALSE;
  form = work.form = ck_cli_read_form (cli, CK_TYPE_WHY_FORM, "why", NULL, error);
  return form != NULL && print_work (cli, undo_merge, &work, error);
}

/* ------------------------------------------------------------------------------------------------------------------ help */

static char *
describe (GType type)
{
  g_autofree char *members = ck_record_describe_json (type);

  return g_strdup_printf ("%s\n\n%s", _("Members of the input:"), members);
}

static char *describe_why (void) { return describe (CK_TYPE_WHY_FORM); }
static char *describe_person (void) { return describe (CK_TYPE_PERSON_FORM); }

static char *
describe_relationship (void)
{
  g_autofree char *members = describe (CK_TYPE_RELATIONSHIP_FORM);

  return g_strdup_printf ("%s\n\n%s", members,
                          _("The person is to the other what the kind says: a parent of, a carer of, … With “relationship”, one that is\n"
                            "there is changed, and “why” is needed: it is recorded as the input has it, and what is left out is no\n"
                            "longer said, but for kind and status, which stay."));
}

static GOptionEntry people_options[] = {
  { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_("Only child, adult or unknown"), "TOKEN" },
  { "open", 0, 0, G_OPTION_ARG_NONE, &options.open, N_("Only those in an open case"), NULL },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry relate_options[] = {
  { "relationship", 0, 0, G_OPTION_ARG_STRING, &options.relate[0].value, N_("Change this one instead of recording a new one"), "ID" },
  { "person", 0, 0, G_OPTION_ARG_STRING, &options.relate[1].value, N_("Who is …"), "ID" },
  { "kind", 0, 0, G_OPTION_ARG_STRING, &options.relate[2].value, N_("parent, carer, sibling, household, professional or other …"), "TOKEN" },
  { "other", 0, 0, G_OPTION_ARG_STRING, &options.relate[3].value, N_("… to whom"), "ID" },
  { "label", 0, 0, G_OPTION_ARG_STRING, &options.relate[4].value, N_("In words: mother, foster carer, key worker"), "WORDS" },
  { "started", 0, 0, G_OPTION_ARG_STRING, &options.relate[5].value, N_("Since when"), "DATE" },
  { "status", 0, 0, G_OPTION_ARG_STRING, &options.relate[6].value, N_("current, ended or mistaken"), "TOKEN" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry unrelate_options[] = {
  { "ended", 0, 0, G_OPTION_ARG_STRING, &options.unrelate[0].value, N_("When it ended, where that is known"), "DATE" },
  { "mistaken", 0, 0, G_OPTION_ARG_NONE, &options.mistaken, N_("It never was: it was recorded by mistake"), NULL },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_people_commands[] = {
  { "people", "VAULT", N_("List people"), NULL, 1, 0, people_options, FALSE, TRUE, run_people },
  { "person", "VAULT ID", N_("Show a person: their part in cases, whose they are, who may be the same"), NULL, 2, 0, NULL, FALSE, TRUE, run_person },
  { "edit-person", "VAULT ID", N_("Change what is known of a person, and say why"), describe_person, 2, 0, NULL, TRUE, FALSE, run_edit_person },
  { "alike", "VAULT", N_("Who in the record may be the person of a name"), describe_person, 1, 0, NULL, TRUE, TRUE, run_alike },
  { "relate", "VAULT", N_("Record what two people are to each other, or change it"), describe_relationship, 1, 0, relate_options, TRUE, FALSE, run_relate },
  { "unrelate", "VAULT RELATIONSHIP", N_("End a relationship, or say that it was a mistake"), describe_why, 2, 0, unrelate_options, TRUE, FALSE, run_unrelate },
  { "merge-people", "VAULT FROM INTO", N_("Say that two records are of one person, who is shown as INTO"), describe_why, 3, 0, NULL, TRUE, FALSE, run_merge },
  { "undo-merge", "VAULT FROM", N_("Show the two apart again"), describe_why, 2, 0, NULL, TRUE, FALSE, run_undo_merge },
  { NULL },
};
