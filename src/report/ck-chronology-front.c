/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chronology is of, for whom it was made, and what it leaves out: the block above the table. */
#include "ck-chronology-blocks.h"

#include <glib/gi18n-lib.h>

#include "ck-personfile.h"
#include "ck-text.h"

#define ROW_GAP 3.2
#define TITLE_BREADTH 480.0

/* A label, and its value beside it. */
static void
add_pair (CkCell     *cell,
          double      indent,
          const char *label,
          CkRichText *value)
{
  ck_cell_add (cell, value,
               (CkCellPart){ .label = ck_rich_text_new_of (CK_RICH_QUIET, label), .tag = "P", .indent = indent,
                         .gap = ROW_GAP });
}

/* --- title, recipient --------------------------------------------------------------------------------------------- */

static void
add_title (CkFlow       *flow,
           PangoContext *context,
           CkWording      *words,
           CkChronology *chronology)
{
  g_autoptr (CkRow) row = ck_row_new (context, NULL);
  CkCell *left = ck_row_add_cell (row, CK_PAGE_LEFT, TITLE_BREADTH, NULL);
  CkCell *right = ck_row_add_cell (row, CK_PAGE_LEFT + TITLE_BREADTH + 20, CK_PAGE_BREADTH - TITLE_BREADTH - 20, NULL);
  g_autofree char *title = ck_wording_said (words, chronology->head->title);
  g_autofree char *recipient = ck_wording_said (words, chronology->options->recipient);
  g_autofree char *purpose = ck_wording_said (words, chronology->options->purpose);
  CkRichText *text;

  ck_row_set_padding (row, 0, 10);
  ck_cell_add (left, ck_rich_text_new_of (CK_RICH_PLAIN, _("Chronology")), (CkCellPart){ .tag = "H1", .type = CK_TYPE_TITLE });
  if (*title != '\0')
    ck_cell_add (left, ck_rich_text_new_of (CK_RICH_QUIET, title), (CkCellPart){ .tag = "P", .type = CK_TYPE_SUBTITLE });

  text = ck_rich_text_new ();
  if (*recipient != '\0')
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("For <b>%s</b>"), recipient, NULL);
  else
    ck_rich_text_add (text, CK_RICH_QUIET, _("For: no recipient named"));
  ck_rich_text_add (text, CK_RICH_PLAIN, "\n");
  if (*purpose != '\0')
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Purpose: %s"), purpose, NULL);
  else
    ck_rich_text_add (text, CK_RICH_QUIET, _("Purpose: none given"));
  /* an empty line sets them level with the title */
  ck_cell_add (right, ck_rich_text_new_of (CK_RICH_PLAIN, ""), (CkCellPart){ .type = CK_TYPE_SMALL });
  ck_cell_add (right, text, (CkCellPart){ .tag = "P", .alignment = PANGO_ALIGN_RIGHT, .gap = 1.5 });
  ck_flow_add (flow, row, NULL, NULL);
}

/* --- the case ----------------------------------------------------------------------------------------------------- */

static CkRichText *
subjects_text (CkWording      *words,
               CkChronology *chronology)
{
  gboolean several = chronology->subjects->len > 1;
  CkRichText *text = ck_rich_text_new ();

  if (chronology->subjects->len == 0)
    ck_rich_text_add (text, CK_RICH_PLAIN, _("No person harmed is named"));

  for (guint i = 0; i < chronology->subjects->len; i++)
    {
      CkInvolvement *subject = g_ptr_array_index (chronology->subjects, i);
      g_autofree char *name = ck_wording_name (words, subject);
      g_autofree char *known_as = ck_wording_said (words, subject->person != NULL ? subject->person->known_as : NULL);

      if (i > 0)
        ck_rich_text_add (text, CK_RICH_PLAIN, "\n");
      ck_rich_text_add (text, CK_RICH_BOLD, name);
      if (*known_as != '\0')
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _(", known as %s"), known_as, NULL);
      if (several)
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, " (%s)", ck_wording_get_initials (words, i), NULL);
    }
  return text;
}

static CkRichText *
births_text (CkWording      *words,
             CkChronology *chronology)
{
  CkRichText *text = ck_rich_text_new ();

  if (chronology->subjects->len == 0)
    ck_rich_text_add (text, CK_RICH_PLAIN, C_ ("date of birth", "not known"));

  for (guint i = 0; i < chronology->subjects->len; i++)
    {
      g_autofree char *birth = ck_wording_birth (words, g_ptr_array_index (chronology->subjects, i));

      if (i > 0)
        ck_rich_text_add (text, CK_RICH_PLAIN, "\n");
      if (chronology->subjects->len > 1)
        /* Translators: initials, then a date of birth */
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("date of birth", "%1$s: <k>%2$s</k>"),
                                   ck_wording_get_initials (words, i), birth, NULL);
      else
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, "<k>%s</k>", birth, NULL);
    }
  return text;
}

static CkRichText *
status_text (CkWording      *words,
             CkChronology *chronology)
{
  CkCase *head = chronology->head;
  CkRichText *text = ck_rich_text_new ();

  if (head->status == CK_STATUS_CLOSED)
    {
      g_autofree char *closed = ck_wording_instant_day (words, head->closed_at);
      g_autofree char *outcome = ck_wording_token (&ck_case_outcomes, head->outcome);
      g_autofree char *reason = ck_wording_said (words, head->outcome_reason);

      if (*outcome != '\0')
        /* Translators: a case: date of closing, outcome */
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Closed <k>%1$s</k>: <b>%2$s</b>"), closed, outcome, NULL);
      else
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Closed <k>%s</k>"), closed, NULL);
      if (*reason != '\0')
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("outcome", ". %s"), reason, NULL);
    }
  else
    {
      g_autofree char *risk = ck_wording_token (&ck_risks, head->risk);

      /* Translators: status of a case: its risk, "medium" */
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Open, risk <b>%s</b>"), risk, NULL);
    }
  return text;
}

static CkRichText *
review_text (CkChronology *chronology)
{
  CkCase *head = chronology->head;
  g_autofree char *day = ck_date_format (head->next_review);
  CkRichText *text = ck_rich_text_new ();

  if (!ck_date_is_set (head->next_review))
    ck_rich_text_add (text, CK_RICH_PLAIN, C_ ("next review", "None"));
  else if (head->status == CK_STATUS_CLOSED)
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Long-term check <b><k>%s</k></b>"), day, NULL);
  else
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, "<b><k>%s</k></b>", day, NULL);

  if (ck_date_is_set (head->next_review) && ck_date_is_set (chronology->today)
      && ck_date_compare (head->next_review, chronology->today) < 0)
    {
      g_autofree char *overdue = ck_date_format_due (head->next_review, chronology->today);

      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("next review", ", <b>%s</b>"), overdue, NULL);
    }
  return text;
}

static void
fill_case (CkCell       *cell,
           CkWording      *words,
           CkChronology *chronology)
{
  CkCase *head = chronology->head;
  g_autofree char *opened = ck_wording_instant_day (words, head->opened_at);
  g_autofree char *lead = ck_wording_said (words, head->lead);
  CkRichText *text = ck_rich_text_new ();
  guint n = MAX (chronology->subjects->len, 1);

  add_pair (cell, 78, g_dngettext (GETTEXT_PACKAGE, "Subject", "Subjects", n), subjects_text (words, chronology));
  add_pair (cell, 78, g_dngettext (GETTEXT_PACKAGE, "Date of birth", "Dates of birth", n),
            births_text (words, chronology));
  /* Translators: reference of a case, and when it was opened */
  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("<b><k>%1$s</k></b>, opened <k>%2$s</k>"), head->reference, opened,
                             NULL);
  add_pair (cell, 78, _("Case"), text);
  /* Translators: the person in charge of a case; not the metal */
  add_pair (cell, 78, C_ ("case", "Lead"), ck_rich_text_new_of (CK_RICH_PLAIN, *lead != '\0' ? lead : "–"));
  if (chronology->contact != NULL)
    /* Translators: how coordinator and deputy of the organisation are reached */
    add_pair (cell, 78, C_ ("organisation", "Contact"), ck_rich_text_new_of (CK_RICH_PLAIN, chronology->contact));
  add_pair (cell, 78, _("Status and risk"), status_text (words, chronology));
  add_pair (cell, 78, _("Next review"), review_text (chronology));
}

/* --- this copy ---------------------------------------------------------------------------------------------------- */

static CkRichText *
period_text (CkChronology *chronology)
{
  CkChronologyOptions *options = chronology->options;
  CkRichText *text = ck_rich_text_new ();
  CkDate first = ck_date_is_set (options->from) ? options->from : chronology->first_day;
  CkDate last = ck_date_is_set (options->to) ? options->to : chronology->last_day;
  gboolean whole = !ck_date_is_set (options->from) && !ck_date_is_set (options->to);
  g_autofree char *from = NULL;
  g_autofree char *to = ck_wording_day (last, TRUE);
  int first_year, last_year;

  ck_date_split (first, &first_year, NULL, NULL);
  ck_date_split (last, &last_year, NULL, NULL);
  from = ck_wording_day (first, first_year != last_year);

  if (whole && (*from == '\0' || *to == '\0'))
    ck_rich_text_add (text, CK_RICH_PLAIN, _("Whole case"));
  else if (*from == '\0')
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Up to <k>%s</k>"), to, NULL);
  else if (*to == '\0')
    {
      g_autofree char *since = ck_wording_day (first, TRUE);
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("From <k>%s</k>"), since, NULL);
    }
  else if (whole)
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("Whole case, <k>%1$s</k> to <k>%2$s</k>"), from, to, NULL);
  else
    /* Translators: a period: from a day to a day, both included */
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("period", "<k>%1$s</k> to <k>%2$s</k>"), from, to, NULL);
  return text;
}

static CkRichText *
left_out_text (CkChronology *chronology)
{
  CkRichText *text = ck_rich_text_new ();
  gint64 by_period = chronology->n_left_by_period, by_significance = chronology->n_left_by_significance;

  if (by_period == 0 && by_significance == 0)
    ck_rich_text_add (text, CK_RICH_PLAIN, C_ ("entries left out", "None"));
  if (by_significance > 0)
    {
      g_autofree char *words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d entry not marked significant", "%d entries not marked significant",
                     (gulong)by_significance),
        (int)by_significance);
      ck_rich_text_add (text, CK_RICH_BOLD, words);
    }
  if (by_period > 0)
    {
      g_autofree char *words = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d entry outside the period", "%d entries outside the period",
                     (gulong)by_period),
        (int)by_period);
      if (by_significance > 0)
        ck_rich_text_add (text, CK_RICH_PLAIN, "\n");
      ck_rich_text_add (text, CK_RICH_BOLD, words);
    }
  return text;
}

static void
fill_copy (CkCell       *cell,
           CkChronology *chronology)
{
  g_autofree char *shown = g_strdup_printf ("%u", chronology->entries->len);
  g_autofree char *all = g_strdup_printf ("%" G_GINT64_FORMAT, chronology->n_entries);
  CkRichText *text = ck_rich_text_new ();

  add_pair (cell, 60, _("Period"), period_text (chronology));
  /* Translators: how many entries of a case are shown of how many that it has */
  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, _("<b>%1$s of %2$s</b> shown"), shown, all, NULL);
  if (chronology->options->significant)
    ck_rich_text_add (text, CK_RICH_PLAIN, _(", significant events only"));
  add_pair (cell, 60, _("Entries"), text);
  add_pair (cell, 60, _("Left out"), left_out_text (chronology));
  add_pair (cell, 60, _("People"), ck_rich_text_new_of (CK_RICH_PLAIN, _("By name")));
  /* Translators: the order of the entries */
  add_pair (cell, 60, C_ ("entries", "Order"), ck_rich_text_new_of (CK_RICH_PLAIN, _("Oldest first")));
}

/* --- other cases -------------------------------------------------------------------------------------------------- */

static void
fill_ties (CkCell       *cell,
           CkWording    *words,
           CkChronology *chronology)
{
  if (chronology->ties->len == 0)
    return;
  ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_QUIET, _("Other cases")), (CkCellPart){ .tag = "P", .gap = ROW_GAP * 2 });
  for (guint i = 0; i < chronology->ties->len; i++)
    {
      CkCaseTie *tie = g_ptr_array_index (chronology->ties, i);
      g_autofree char *why = ck_wording_said (words, tie->why);
      CkRichText *text = ck_rich_text_new ();

      /* Translators: what another case has to do with this one, its reference, and why */
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("other case", "%1$s <b><k>%2$s</k></b>: %3$s"),
                                 ck_token_label (&ck_tie_kinds, tie->kind), tie->reference, why, NULL);
      if (tie->entries != NULL)
        /* Translators: references of entries that went from one case to another */
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("other case", " (%s)"), tie->entries, NULL);
      ck_cell_add (cell, text,
                   (CkCellPart){ .label = ck_rich_text_new_of (CK_RICH_PLAIN, "–"), .tag = "P", .indent = 10,
                             .gap = i == 0 ? ROW_GAP + 0.5 : 2.5 });
    }
}

/* --- open actions ------------------------------------------------------------------------------------------------- */

static CkRichText *
action_text (CkWording      *words,
             CkChronology *chronology,
             CkAction     *action)
{
  g_autofree char *what = ck_wording_said (words, action->what);
  g_autofree char *owner = ck_wording_said (words, action->owner);
  g_autofree char *day = ck_date_format_short (action->due, chronology->today);
  g_autofree char *due = ck_date_format_due (action->due, chronology->today);
  gboolean overdue = ck_date_is_set (action->due) && ck_date_is_set (chronology->today)
                     && ck_date_compare (action->due, chronology->today) < 0;
  CkRichText *text = ck_rich_text_new_of (CK_RICH_PLAIN, what);

  if (!ck_wording_ends_sentence (what))
    ck_rich_text_add (text, CK_RICH_PLAIN, ".");
  if (*owner != '\0')
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("action", " %s"), owner, NULL);
  if (*owner != '\0' && ck_date_is_set (action->due))
    ck_rich_text_add (text, CK_RICH_PLAIN, ",");
  if (overdue)
    /* Translators: an action: when it was due, then "2 days overdue" */
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("action", " was due <k>%1$s</k>, <b>%2$s</b>"), day, due, NULL);
  else if (ck_date_is_set (action->due))
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("action", " due <k>%s</k>"), day, NULL);
  return text;
}

static void
fill_actions (CkCell       *cell,
              CkWording      *words,
              CkChronology *chronology)
{
  ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_QUIET, _("Open actions")), (CkCellPart){ .tag = "P" });
  if (chronology->open_actions->len == 0)
    ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, C_ ("open actions", "None")),
                 (CkCellPart){ .tag = "P", .gap = ROW_GAP });
  for (guint i = 0; i < chronology->open_actions->len; i++)
    ck_cell_add (cell, action_text (words, chronology, g_ptr_array_index (chronology->open_actions, i)),
                 (CkCellPart){ .label = ck_rich_text_new_of (CK_RICH_PLAIN, "–"), .tag = "P", .indent = 10,
                           .gap = i == 0 ? ROW_GAP + 0.5 : 2.5 });
  fill_ties (cell, words, chronology);
}

/* --- who they are to each other ----------------------------------------------------------------------------------- */

static void
add_relationship (CkCell         *cell,
                  CkWording      *words,
                  CkRelationship *relationship,
                  gboolean        first)
{
  g_autofree char *sentence = ck_relationship_sentence (relationship);
  g_autofree char *said = ck_wording_said (words, sentence);
  g_autofree char *note = ck_wording_said (words, relationship->note);
  CkRichText *text = ck_rich_text_new_of (CK_RICH_PLAIN, said);

  if (*note != '\0')
    /* Translators: after a relationship: what was noted of it */
    ck_rich_text_add_sentence (text, CK_RICH_QUIET, C_ ("relationship", ". %s"), note, NULL);
  ck_cell_add (cell, text, (CkCellPart){ .label = ck_rich_text_new_of (CK_RICH_PLAIN, "–"), .tag = "P", .indent = 10,
                                     .gap = first ? ROW_GAP + 0.5 : 2.5 });
}

/* Each on a line, in two columns: the first half left. */
static void
add_relationships (CkFlow       *flow,
                   PangoContext *context,
                   CkWording    *words,
                   CkChronology *chronology)
{
  g_autoptr (CkRow) row = ck_row_new (context, NULL);
  guint n = chronology->relationships->len, left = (n + 1) / 2;
  CkCell *cells[2];

  if (n == 0)
    return;
  ck_row_set_padding (row, 6.2, 6.2);
  cells[0] = ck_row_add_cell (row, CK_PAGE_LEFT, 252, NULL);
  cells[1] = ck_row_add_cell (row, 307.3, CK_PAGE_LEFT + CK_PAGE_BREADTH - 307.3, NULL);
  ck_cell_add (cells[0], ck_rich_text_new_of (CK_RICH_QUIET, _("Who they are to each other")), (CkCellPart){ .tag = "P" });
  /* an empty line sets them level with the others */
  ck_cell_add (cells[1], ck_rich_text_new_of (CK_RICH_QUIET, " "), (CkCellPart){ .tag = "P" });
  for (guint i = 0; i < n; i++)
    add_relationship (cells[i >= left], words, g_ptr_array_index (chronology->relationships, i), i == 0 || i == left);
  ck_flow_add (flow, row, NULL, NULL);
  ck_flow_rule (flow, 0.5, CK_GREY_RULE);
}

/* --- the key ------------------------------------------------------------------------------------------------------ */

static gboolean
same_person (CkInvolvement *a,
             CkInvolvement *b)
{
  return !ck_uuid_is_none (&a->person_id) && ck_uuid_equal (&a->person_id, &b->person_id);
}

/* "Dylan Fernhill: alleged responsible, witness." Each role is of this case and of one concern, never a label. */
static void
append_person (GString      *key,
               CkWording      *words,
               CkChronology *chronology,
               guint         index)
{
  CkInvolvement *involvement = g_ptr_array_index (chronology->people, index);
  g_autofree char *name = ck_wording_name (words, involvement);
  g_autofree char *description = NULL;
  guint seen = 0;

  for (guint i = 0; i < index; i++)
    if (same_person (g_ptr_array_index (chronology->people, i), involvement))
      return;

  if (involvement->person != NULL)
    description = ck_wording_said (words, !ck_text_is_blank (involvement->description) ? involvement->description
                                                                                    : involvement->person->description);
  g_string_append_printf (key, " %s", name);
  if (description != NULL && *description != '\0')
    g_string_append_printf (key, " (%s)", description);

  for (guint i = index; i < chronology->people->len; i++)
    {
      CkInvolvement *other = g_ptr_array_index (chronology->people, i);
      g_autofree char *role = ck_wording_token (&ck_roles, other->role);

      if ((other != involvement && !same_person (other, involvement)) || (seen & 1u << other->role) != 0)
        continue;
      g_string_append_printf (key, "%s %s", seen == 0 ? ":" : ",", role);
      seen |= 1u << other->role;
    }
  g_string_append_c (key, '.');
}

static char *
dup_hours (gint64 hours)
{
  return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong)hours), (int)hours);
}

static void
add_key (CkFlow       *flow,
         PangoContext *context,
         CkWording      *words,
         CkChronology *chronology)
{
  g_autoptr (CkRow) row = ck_row_new (context, NULL);
  CkCell *cell = ck_row_add_cell (row, CK_PAGE_LEFT, CK_PAGE_BREADTH, NULL);
  g_autoptr (GString) people = g_string_new (NULL);
  CkRichText *text = ck_rich_text_new ();
  g_autofree char *late = dup_hours (chronology->late_after_hours);

  ck_row_set_padding (row, 5, 9);
  ck_rich_text_add_sentence (
    text, CK_RICH_QUIET,
    /* Translators: small print under the front block: what abbreviations in the table mean; %s is "24 hours" */
    _("<b>Key.</b> No.: of this copy. approx.: the time is not exact. Aged: in years (y) and months (m) on that day. LATE "
      "ENTRY: recorded more than %s after the organisation was told. “ ”: the child’s own words, as said. 2026-0014/9: "
      "entry 9 in the record of case 2026-0014; amendments are counted with the entries."),
    late, NULL);
  ck_cell_add (cell, text, (CkCellPart){ .tag = "P", .type = CK_TYPE_SMALL });

  for (guint i = 0; i < chronology->people->len; i++)
    append_person (people, words, chronology, i);
  if (people->len > 0)
    {
      text = ck_rich_text_new ();
      /* Translators: the key to who is who: "People. Wren Castellan: harmed. Kit Aldous: reporter." */
      ck_rich_text_add_sentence (text, CK_RICH_QUIET, _("<b>People.</b>%s"), people->str, NULL);
      ck_cell_add (cell, text, (CkCellPart){ .tag = "P", .type = CK_TYPE_SMALL, .gap = 1.2 });
    }
  ck_flow_add (flow, row, NULL, NULL);
}

/**
 * ck_chronology_add_front:
 * @flow: at the top of the first page
 * @context: from ck_rich_text_create_context()
 * @words: of the chronology
 * @chronology: with head and options
 *
 * Subject and case; period, and which entries were left out and how many; open actions; for whom and why; who the people
 * are to each other; the key.
 */
void
ck_chronology_add_front (CkFlow       *flow,
                         PangoContext *context,
                         CkWording      *words,
                         CkChronology *chronology)
{
  g_autoptr (CkRow) row = ck_row_new (context, NULL);

  add_title (flow, context, words, chronology);
  ck_flow_rule (flow, 0.5, CK_GREY_RULE);

  ck_row_set_padding (row, 6.2, 6.2);
  fill_case (ck_row_add_cell (row, CK_PAGE_LEFT, 252, NULL), words, chronology);
  fill_copy (ck_row_add_cell (row, 307.3, 244, NULL), chronology);
  fill_actions (ck_row_add_cell (row, 561.6, 240, NULL), words, chronology);
  ck_flow_add (flow, row, NULL, NULL);
  ck_flow_rule (flow, 0.5, CK_GREY_RULE);
  add_relationships (flow, context, words, chronology);

  add_key (flow, context, words, chronology);
}
