/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that read: lists for a person, or JSON for a script. */

#include "ck-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "ck-amendments.h"
#include "ck-text.h"

static struct {
  char    *status;
  char    *category;
  gboolean due;
  char    *as_of;
  char    *person;
  char    *reason;
} options;

typedef struct {
  CkCli        *cli;
  CkCasesFilter filter;
  CkDate        as_of;
  const char   *reference;
  const char   *words;
  CkUuid        person;
} Query;

static void
print_cell (GString    *line,
            const char *text,
            int         width)
{
  glong length = g_utf8_strlen (text != NULL ? text : "", -1);

  g_string_append (line, text != NULL ? text : "");
  for (glong i = length; i < width; i++)
    g_string_append_c (line, ' ');
  g_string_append (line, "  ");
}

static char *
end_line (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_string_append_c (line, '\n');
  return g_string_free (line, FALSE);
}

/* Unlocks, runs @query on the lane, prints the text that it gives, closes. */
static gboolean
print_query (CkCli     *cli,
             CkLaneFunc query,
             Query     *data,
             GError   **error)
{
  CkSession *session = ck_cli_unlock (cli, error);
  char *text;
  gboolean ok;

  if (session == NULL)
    return FALSE;
  data->cli = cli;
  text = ck_session_call (session, query, data, error);
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

/* ---------------------------------------------------------------------------------------------------------------- cases */

static char *
initials_of (GStrv names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *initials = ck_text_initials (names[i]);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", initials);
    }
  return g_string_free (text, FALSE);
}

static const char *
status_label (const CkCase *row)
{
  return row->long_term ? _("Long-term") : ck_token_label (&ck_case_statuses, row->status);
}

static gpointer
list_cases (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Query *query = data;
  g_autoptr (GPtrArray) cases = NULL;
  GString *text;

  query->filter.category = options.category;
  if (options.due)
    query->filter.due_by = ck_store_today (store);
  cases = ck_cases_list (store, &query->filter, error);
  if (cases == NULL)
    return NULL;
  if (query->cli->json)
    return with_newline (ck_records_to_json (cases, TRUE));

  text = g_string_new (NULL);
  if (cases->len == 0)
    g_string_append_printf (text, "%s\n", _("No case is here. casekeeper-cli log opens one."));
  for (guint i = 0; i < cases->len; i++)
    {
      CkCase *row = cases->pdata[i];
      GString *line = g_string_new (NULL);
      g_autofree char *due = ck_date_is_set (row->next_review) ? ck_date_format_due (row->next_review, ck_store_today (store)) : NULL;
      g_autofree char *people = initials_of (row->people);
      g_autofree char *done = NULL;

      print_cell (line, row->reference, 10);
      print_cell (line, status_label (row), 9);
      print_cell (line, ck_token_label (&ck_risks, row->risk), 12);
      print_cell (line, due != NULL ? due : "–", 16);
      print_cell (line, row->title, 40);
      print_cell (line, people, 0);
      done = end_line (line);
      g_string_append (text, done);
    }
  return g_string_free (text, FALSE);
}

static gboolean
run_cases (CkCli   *cli,
           GError **error)
{
  Query query = { .filter = { .status = CK_CASES_OPEN, .risk = -1 } };

  if (options.status == NULL || g_str_equal (options.status, "open"))
    query.filter.status = options.due ? CK_CASES_OPEN | CK_CASES_LONG_TERM : CK_CASES_OPEN;
  else if (g_str_equal (options.status, "closed"))
    query.filter.status = CK_CASES_CLOSED | CK_CASES_LONG_TERM;
  else if (g_str_equal (options.status, "all"))
    query.filter.status = CK_CASES_ALL;
  else
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--status: expected open, closed or all."));
      return FALSE;
    }
  return print_query (cli, list_cases, &query, error);
}

/* ----------------------------------------------------------------------------------------------------------------- show */

static void
append_labelled (GString    *text,
                 const char *label,
                 const char *value)
{
  if (!ck_text_is_blank (value))
    g_string_append_printf (text, "    %s: %s\n", label, value);
}

/* What lies beside a concern. */
static void
append_concern (GString   *text,
                CkConcern *concern)
{
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (CK_TYPE_NUDES, &n_fields);

  for (guint i = 0; i < concern->children->len; i++)
    {
      CkChildView *child = concern->children->pdata[i];

      g_string_append_printf (text, _("    %s: view: %s; parents told: %s %s\n"), child->who,
                              child->child_view != NULL ? child->child_view : "–",
                              ck_token_label (&ck_answers, child->parents_told),
                              child->parents_reason != NULL ? child->parents_reason : "");
    }
  for (guint i = 0; i < concern->injuries->len; i++)
    {
      CkInjury *injury = concern->injuries->pdata[i];
      g_autofree char *what = ck_injury_describe (injury);

      g_string_append_printf (text, "    %d. %s%s%s\n", (int) injury->n, what, injury->note != NULL ? ": " : "",
                              injury->note != NULL ? injury->note : "");
    }
  for (guint i = 0; concern->nudes != NULL && i < n_fields; i++)
    {
      g_autofree char *token = ck_record_get_text (CK_RECORD (concern->nudes), fields[i].name);

      append_labelled (text, ck_field_label (&fields[i]),
                       fields[i].type == CK_FIELD_TOKEN ? ck_token_label (&ck_answers, ck_token_value (&ck_answers, token)) : token);
    }
}

static void
append_entry (GString    *text,
              const char *reference,
              CkEntry    *entry)
{
  g_autofree char *when = ck_entry_format_when (entry);
  g_autofree char *recorded = ck_instant_to_text (entry->recorded_at);

  g_string_append_printf (text, "\n%s/%" G_GINT64_FORMAT "  %s  %s%s%s%s\n", reference, entry->number, when,
                          ck_token_label (&ck_entry_kinds, entry->kind), entry->title != NULL ? ": " : "",
                          entry->title != NULL ? entry->title : "", entry->significant ? " *" : "");
  g_string_append_printf (text, "    %s\n", entry->facts);
  append_labelled (text, _("Own words"), entry->own_words);
  append_labelled (text, _("Opinion"), entry->opinion);
  append_labelled (text, _("Significance"), entry->significance);
  append_labelled (text, _("Outcome"), entry->outcome);
  append_labelled (text, _("Reason"), entry->reason);
  append_labelled (text, _("Source"), entry->source);
  if (entry->concern != NULL)
    append_concern (text, entry->concern);
  if (entry->decision != NULL)
    {
      append_labelled (text, _("Options considered"), entry->decision->options);
      append_labelled (text, _("Threshold"), entry->decision->threshold);
      append_labelled (text, _("Decided by"), entry->decision->decided_by);
    }
  if (entry->superseded_by > 0)
    g_string_append_printf (text, _("    Superseded by %s/%d\n"), reference, (int) entry->superseded_by);
  if (entry->late)
    g_string_append_printf (text, "    %s\n", _("Late entry"));
  g_string_append_printf (text, _("    Recorded by %s at %s\n"), entry->recorded_by, recorded);
  for (guint i = 0; i < entry->amendments->len; i++)
    {
      CkAmendment *amendment = entry->amendments->pdata[i];
      g_autofree char *label = amendment->field != NULL ? ck_amendment_label (amendment->field) : NULL;
      g_autofree char *was = ck_amendment_value (amendment->field, amendment->was);
      g_autofree char *now = ck_amendment_value (amendment->field, amendment->text);
      /* Translators: what an amendment corrects, what it said before, and what it says now */
      g_autofree char *said = label != NULL ? g_strdup_printf (_("%1$s: %2$s → %3$s"), label, was != NULL ? was : "–", now) : g_strdup (now);

      g_string_append_printf (text, _("    Amended %s/%d by %s: %s (why: %s)\n"), reference,
                              (int) amendment->number, amendment->recorded_by, said, amendment->why);
    }
}

/* What it has to do with other cases, and how often its review was put off. */
static void
append_standing (GString    *text,
                 CkCaseFile *file)
{
  if (file->head->n_postponed > 0)
    g_string_append_printf (text,
                            /* Translators: %d is how often a review was put off */
                            g_dngettext (GETTEXT_PACKAGE, "  Review put off %d time since one was held\n",
                                         "  Review put off %d times since one was held\n", (gulong)file->head->n_postponed),
                            (int)file->head->n_postponed);
  for (guint i = 0; i < file->ties->len; i++)
    {
      CkCaseTie *tie = file->ties->pdata[i];

      g_string_append_printf (text, "  %s: %s  %s%s%s%s (%s)\n", ck_token_label (&ck_tie_kinds, tie->kind), tie->reference,
                              tie->title, tie->entries != NULL ? " [" : "", tie->entries != NULL ? tie->entries : "",
                              tie->entries != NULL ? "]" : "", tie->why);
    }
}

static gpointer
show_case (CkStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Query *query = data;
  g_autoptr (CkCaseFile) file = NULL;
  GString *text;

  if (!ck_casework_open_case (store, query->reference, "case", options.reason, error))
    return NULL;
  if (query->cli->json)
    return with_newline (ck_case_export_json (store, query->reference, error));

  file = ck_case_load (store, query->reference, error);
  if (file == NULL)
    return NULL;

  text = g_string_new (NULL);
  g_string_append_printf (text, "%s  %s\n%s, %s", file->head->reference, file->head->title, status_label (file->head),
                          ck_token_label (&ck_risks, file->head->risk));
  if (ck_date_is_set (file->head->next_review))
    {
      g_autofree char *due = ck_date_format (file->head->next_review);
      g_string_append_printf (text, _(", next review %s"), due);
    }
  g_string_append_printf (text, _(", lead %s\n"), file->head->lead);
  append_standing (text, file);
  for (guint i = 0; i < file->people->len; i++)
    {
      CkInvolvement *link = file->people->pdata[i];
      g_string_append_printf (text, "  %s: %s\n", ck_token_label (&ck_roles, link->role),
                              link->person != NULL ? link->person->name : link->description);
    }
  for (guint i = 0; i < file->relationships->len; i++)
    {
      g_autofree char *sentence = ck_relationship_sentence (file->relationships->pdata[i]);
      g_string_append_printf (text, "  %s\n", sentence);
    }
  for (guint i = 0; i < file->actions->len; i++)
    {
      CkAction *action = file->actions->pdata[i];
      g_autofree char *due = ck_date_format (action->due);
      g_autofree char *id = ck_uuid_to_text (&action->id);
      g_string_append_printf (text, "  %s: %s (%s, %s) %s\n", ck_token_label (&ck_action_statuses, action->status), action->what,
                              action->owner, due, id);
    }
  for (guint i = 0; i < file->entries->len; i++)
    {
      CkEntry *entry = file->entries->pdata[i];

      append_entry (text, entry->case_reference != NULL ? entry->case_reference : file->head->reference, entry);
    }
  return g_string_free (text, FALSE);
}

static gboolean
run_show (CkCli   *cli,
          GError **error)
{
  Query query = { .reference = cli->args[1] };
  return print_query (cli, show_case, &query, error);
}

/* ---------------------------------------------------------------------------------------------------------------- today */

/* One line, and under it what is folded behind it. */
static void
append_due (GString   *text,
            CkDueItem *item,
            CkDate     as_of,
            guint      depth)
{
  g_autofree char *due = ck_date_format_due (item->due, as_of);
  GString *line = g_string_new (NULL);
  g_autofree char *done = NULL;

  print_cell (line, due, 16);
  print_cell (line, depth == 0 ? item->reference : "", 10);
  print_cell (line, item->title, 50);
  print_cell (line, item->lead, 0);
  if (item->postponed > 0)
    /* Translators: how often a review was put off */
    g_string_append_printf (line, g_dngettext (GETTEXT_PACKAGE, "put off once  ", "put off %d times  ", (gulong)item->postponed),
                            (int)item->postponed);
  if (ck_date_is_set (item->snoozed_until))
    {
      g_autofree char *until = ck_date_format_short (item->snoozed_until, as_of);

      if (item->snooze_reason != NULL)
        /* Translators: a date, and why something due may wait until then */
        g_string_append_printf (line, _("snoozed until %1$s: %2$s"), until, item->snooze_reason);
      else
        /* Translators: %s is a date */
        g_string_append_printf (line, _("snoozed until %s"), until);
    }
  done = end_line (line);
  g_string_append (text, done);
  for (guint i = 0; i < item->folded->len; i++)
    append_due (text, item->folded->pdata[i], as_of, depth + 1);
}

static gpointer
list_today (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Query *query = data;
  CkDate as_of = ck_date_is_set (query->as_of) ? query->as_of : ck_store_today (store);
  g_autoptr (GPtrArray) items = ck_today_list (store, as_of, 0, error);
  GString *text;
  guint n_due;

  if (items == NULL)
    return NULL;
  if (query->cli->json)
    return with_newline (ck_records_to_json (items, TRUE));

  text = g_string_new (NULL);
  n_due = ck_today_n_due (items);
  for (guint i = 0; i < n_due; i++)
    append_due (text, items->pdata[i], as_of, 0);
  if (n_due == 0)
    {
      g_autoptr (CkDueItem) next = NULL;

      if (!ck_today_next (store, as_of, &next, error))
        {
          g_string_free (text, TRUE);
          return NULL;
        }
      if (next != NULL)
        {
          g_autofree char *due = ck_date_format_short (next->due, as_of);
          g_string_append_printf (text, _("Nothing is due. Next: %s, %s on %s.\n"), next->reference, next->title, due);
        }
      else
        {
          g_string_append_printf (text, "%s\n", _("Nothing is due, and no case is open."));
        }
    }
  if (n_due < items->len)
    g_string_append_printf (text, _("Snoozed (%u)\n"), items->len - n_due);
  for (guint i = n_due; i < items->len; i++)
    append_due (text, items->pdata[i], as_of, 0);
  return g_string_free (text, FALSE);
}

static gboolean
run_today (CkCli   *cli,
           GError **error)
{
  Query query = { 0 };

  if (options.as_of != NULL && !ck_date_from_text (options.as_of, &query.as_of))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--as-of: expected a date such as 2026-11-20."));
      return FALSE;
    }
  return print_query (cli, list_today, &query, error);
}

/* --------------------------------------------------------------------------------------------------- search, history */

static gpointer
find_words (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Query *query = data;
  g_autoptr (GPtrArray) hits = ck_search (store, query->words, 200, error);
  GString *text;

  if (hits == NULL)
    return NULL;
  if (query->cli->json)
    return with_newline (ck_records_to_json (hits, TRUE));

  text = g_string_new (NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      CkSearchHit *hit = hits->pdata[i];
      g_autofree char *where = hit->number > 0 ? g_strdup_printf ("%s/%" G_GINT64_FORMAT, hit->reference, hit->number)
                                               : g_strdup (hit->reference != NULL ? hit->reference : hit->what);
      GString *line = g_string_new (NULL);
      g_autofree char *done = NULL;

      print_cell (line, where, 14);
      print_cell (line, hit->title, 32);
      print_cell (line, hit->snippet, 0);
      done = end_line (line);
      g_string_append (text, done);
    }
  if (hits->len == 0)
    g_string_append_printf (text, "%s\n", _("Nothing was found."));
  return g_string_free (text, FALSE);
}

static gboolean
run_search (CkCli   *cli,
            GError **error)
{
  Query query = { .words = cli->args[1] };
  g_autofree char *words = NULL;

  if (g_str_equal (cli->args[1], "-"))
    {
      gsize length = 0;

      g_free (cli->input);
      cli->input = g_strdup ("-");
      words = ck_cli_read_input (cli, &length, error);
      if (words == NULL)
        return FALSE;
      if (strlen (words) != length)
        {
          g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("WORDS: text without NUL characters is expected."));
          return FALSE;
        }
      query.words = g_strchomp (words);
    }
  return print_query (cli, find_words, &query, error);
}

static void
append_history (GString       *text,
                CkHistoryItem *item)
{
  g_autofree char *at = ck_instant_to_text (item->at);

  g_string_append_printf (text, "%" G_GINT64_FORMAT "  %s  %s  %s  %s", item->sequence, at, item->who, item->kind,
                          item->what != NULL ? item->what : "");
  if (item->field != NULL)
    g_string_append_printf (text, ", %s: %s → %s", item->field, item->was != NULL ? item->was : "–",
                            item->now != NULL ? item->now : "–");
  if (item->why != NULL)
    g_string_append_printf (text, _(" (why: %s)"), item->why);
  g_string_append_c (text, '\n');
}

static char *
history_text (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    append_history (text, items->pdata[i]);
  return g_string_free (text, FALSE);
}

static gpointer
list_history (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Query *query = data;
  g_autoptr (GPtrArray) items = NULL;

  if (query->reference != NULL && !ck_casework_open_case (store, query->reference, "history", options.reason, error))
    return NULL;
  items = query->reference != NULL ? ck_history_list (store, query->reference, error)
                                   : ck_history_of_person (store, &query->person, error);
  if (items == NULL)
    return NULL;
  return query->cli->json ? with_newline (ck_records_to_json (items, TRUE)) : history_text (items);
}

static gpointer
page_history (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_history_page (store, data, 0, error);
}

/* The objects of a page, as they stand within the one array of the whole. */
static gboolean
print_history_json (GPtrArray *items,
                    gboolean  *begun,
                    GError   **error)
{
  g_autofree char *array = ck_records_to_json (items, TRUE);
  gsize length = strlen (array);
  gboolean printed;

  g_return_val_if_fail (g_str_has_prefix (array, "[\n") && g_str_has_suffix (array, "\n]"), FALSE);

  array[length - 2] = '\0';
  printed = ck_cli_print (error, "%s%s", *begun ? ",\n" : "[\n", array + 2);
  ck_wipe (array, length);
  *begun = TRUE;
  return printed;
}

/* Of everything, page by page: a record of many years isn't held in memory. */
static gboolean
print_everything (CkCli     *cli,
                  CkSession *session,
                  GError   **error)
{
  CkHistoryMark mark = { 0 };
  gboolean begun = FALSE;

  while (!mark.ended)
    {
      g_autoptr (GPtrArray) items = ck_session_call (session, page_history, &mark, error);
      g_autofree char *text = items != NULL && !cli->json ? history_text (items) : NULL;

      if (items == NULL || (cli->json && items->len > 0 && !print_history_json (items, &begun, error))
          || (text != NULL && !ck_cli_print (error, "%s", text)))
        return FALSE;
      if (text != NULL)
        ck_wipe (text, strlen (text));
    }
  return !cli->json || ck_cli_print (error, "%s\n", begun ? "\n]" : "[]");
}

static gboolean
run_history (CkCli   *cli,
             GError **error)
{
  Query query = { .reference = cli->args[1] };

  if (options.person != NULL && !ck_uuid_from_text (options.person, &query.person))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("--person: expected the id of somebody, as casekeeper-cli people gives it."));
      return FALSE;
    }
  if (query.reference == NULL && ck_uuid_is_none (&query.person))
    {
      CkSession *session = ck_cli_unlock (cli, error);

      return session != NULL && ck_cli_close (session, print_everything (cli, session, error), error);
    }
  return print_query (cli, list_history, &query, error);
}

static GOptionEntry cases_options[] = {
  { "status", 0, 0, G_OPTION_ARG_STRING, &options.status, N_("open (as it is without), closed or all"), "STATUS" },
  { "due", 0, 0, G_OPTION_ARG_NONE, &options.due, N_("Only those with a review due today or earlier"), NULL },
  { "category", 0, 0, G_OPTION_ARG_STRING, &options.category, N_("Only those about this, or about one within it"), "TOKEN" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry look_options[] = {
  { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("Why you look at a restricted case; it is recorded"), "TEXT" },
  G_OPTION_ENTRY_NULL,
};
static GOptionEntry today_options[] = {
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of, N_("As if it were this day"), "DATE" },
  G_OPTION_ENTRY_NULL,
};

static GOptionEntry history_options[] = {
  { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("Why you look at a restricted case; it is recorded"), "TEXT" },
  { "person", 0, 0, G_OPTION_ARG_STRING, &options.person, N_("Of this person instead of a case"), "ID" },
  G_OPTION_ENTRY_NULL,
};

const CkCliCommand ck_cli_list_commands[] = {
  { "cases", "VAULT", N_("List cases, the next review first"), NULL, 1, 0, cases_options, FALSE, TRUE, run_cases },
  { "show", "VAULT REF", N_("Show a case; --json gives every column of every current fact"), NULL, 2, 0, look_options, FALSE, TRUE, run_show },
  { "today", "VAULT", N_("List what is due, one row a case"), NULL, 1, 0, today_options, FALSE, TRUE, run_today },
  { "search", "VAULT WORDS|-", N_("Search the record; - reads the words from standard input"), ck_search_filters_describe, 2, 0, NULL, FALSE, TRUE, run_search },
  { "history", "VAULT [REF]", N_("Who recorded, changed, saw and printed what, when and why"), NULL, 1, 1, history_options, FALSE, TRUE, run_history },
  { NULL },
};
