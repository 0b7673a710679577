/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the chronology as a row of its table. */
#include "ck-chronology-blocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-amendments.h"
#include "ck-forms.h"
#include "ck-text.h"

#define QUOTE_INDENT 10.0
#define GAP 2.5

static const struct {
  double      x;
  double      width;
  const char *heading;
} columns[] = {
  [CK_COLUMN_NUMBER] = { 50, 24, NC_ ("column", "No.") },
  [CK_COLUMN_DATE] = { 76, 90, NC_ ("column", "Date and time") },
  [CK_COLUMN_EVENT] = { 172, 258, NC_ ("column", "Significant event") },
  [CK_COLUMN_SOURCE] = { 440, 125, NC_ ("column", "Source, recorded by, reference") },
  [CK_COLUMN_SIGNIFICANCE] = { 574, 92, NC_ ("column", "Significance") },
  [CK_COLUMN_OUTCOME] = { 674, 126, NC_ ("column", "Action, decision, outcome") },
};

/* The entry as it stands now: each amended field with its newest text. What it said before is under it. */
static CkEntry *
entry_as_amended (CkEntry *entry)
{
  gboolean any = FALSE;
  CkEntry *now;

  for (guint i = 0; i < entry->amendments->len; i++)
    any = any || ((CkAmendment *)g_ptr_array_index (entry->amendments, i))->field != NULL;
  if (!any)
    return g_object_ref (entry);

  now = CK_ENTRY (ck_record_copy (CK_RECORD (entry)));
  for (guint i = 0; i < entry->amendments->len; i++)
    ck_amendment_apply (now, g_ptr_array_index (entry->amendments, i));
  return now;
}

static void
add_paragraph (CkCell     *cell,
               CkRichText *text)
{
  ck_cell_add (cell, text, (CkCellPart){ .tag = "P", .gap = GAP });
}

/* "Label: what was written", unless nothing was */
static void
add_labelled (CkCell     *cell,
              CkWording    *words,
              const char *sentence,
              const char *written)
{
  g_autofree char *said = NULL;
  CkRichText *text;

  if (ck_text_is_blank (written))
    return;

  said = ck_wording_said (words, written);
  text = ck_rich_text_new ();
  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, sentence, said, NULL);
  add_paragraph (cell, text);
}

/* --- date and time ------------------------------------------------------------------------------------------------ */

static CkRichText *
day_text (CkMoment moment)
{
  g_autofree char *day = NULL;
  int year, month;

  if (!ck_moment_is_known (moment))
    return ck_rich_text_new_of (CK_RICH_BOLD, C_ ("moment", "Date and time not known"));

  if (moment.precision == CK_PRECISION_MONTH)
    {
      ck_date_split (moment.date, &year, &month, NULL);
      day = g_strdup_printf ("%s %d", ck_date_month_name (month), year);
    }
  else
    {
      day = ck_date_format (moment.date);
    }
  return ck_rich_text_new_of (CK_RICH_BOLD | CK_RICH_KEEP, day);
}

static void
add_time (CkCell  *cell,
          CkEntry *entry)
{
  g_autofree char *from = ck_moment_format_time (entry->happened);
  g_autofree char *until = NULL;
  CkRichText *text;

  if (!ck_moment_is_known (entry->happened) || ck_entry_is_of_a_day (entry))
    return;

  text = ck_rich_text_new ();
  if (!ck_moment_is_known (entry->happened_to))
    {
      ck_rich_text_add (text, CK_RICH_PLAIN, from);
    }
  else if (ck_date_equal (entry->happened_to.date, entry->happened.date))
    {
      until = ck_moment_format_time (entry->happened_to);
      /* Translators: from a time to a time of the same day, "18:10 to 19:25" */
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("moment", "%1$s to %2$s"), from, until, NULL);
    }
  else
    {
      until = ck_moment_format (entry->happened_to);
      /* Translators: a time, then a date and time on a line of its own: "18:10", "to Sun 8 Nov 2026, 10:00" */
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("moment", "%1$s\nto %2$s"), from, until, NULL);
    }
  ck_cell_add (cell, text, (CkCellPart){ .tag = "P" });
}

static void
add_ages (CkCell       *cell,
          CkWording      *words,
          CkChronology *chronology,
          CkEntry      *entry)
{
  gboolean several = chronology->subjects->len > 1;

  for (guint i = 0; i < chronology->subjects->len; i++)
    {
      CkInvolvement *subject = g_ptr_array_index (chronology->subjects, i);
      g_autofree char *age = ck_wording_age (words, subject, entry->happened);
      CkRichText *text;

      if (age == NULL)
        continue;

      text = ck_rich_text_new ();
      if (several)
        /* Translators: initials of somebody, then the age on that day: "Aged W.C. 13 y 6 m" */
        ck_rich_text_add_sentence (text, CK_RICH_QUIET | CK_RICH_SMALLER, C_ ("age", "%1$s aged %2$s"),
                                   ck_wording_get_initials (words, i), age, NULL);
      else
        ck_rich_text_add_sentence (text, CK_RICH_QUIET | CK_RICH_SMALLER, C_ ("age", "Aged %s"), age, NULL);
      ck_cell_add (cell, text, (CkCellPart){ .tag = "P" });
    }
}

static void
fill_date (CkCell       *cell,
           CkWording      *words,
           CkChronology *chronology,
           CkEntry      *entry)
{
  ck_cell_add (cell, day_text (entry->happened), (CkCellPart){ .tag = "P" });
  add_time (cell, entry);
  add_ages (cell, words, chronology, entry);

  if (entry->late)
    {
      g_autofree char *day = ck_wording_instant_day (words, entry->recorded_at);
      g_autofree char *time = ck_wording_instant_time (words, entry->recorded_at);
      CkRichText *text = ck_rich_text_new ();

      ck_rich_text_add_sentence (text, CK_RICH_PLAIN,
                                 /* Translators: in a box: that an entry was recorded late, then a date and a time */
                                 _("<b>LATE ENTRY</b>\nrecorded on\n<k>%1$s,</k> %2$s"), day, time, NULL);
      ck_cell_add (cell, text, (CkCellPart){ .tag = "P", .type = CK_TYPE_SMALL, .gap = 3, .boxed = TRUE });
    }

  ck_cell_add_again (cell, day_text (entry->happened), (CkCellPart){ .tag = "P" });
  ck_cell_add_again (cell, ck_rich_text_new_of (CK_RICH_QUIET | CK_RICH_SMALLER, _("continued from the page before")),
                     (CkCellPart){ .tag = "P" });
}

/* --- the event ---------------------------------------------------------------------------------------------------- */

/* "Decision: Keep it within the hub", "Review held", "Note" */
static char *
dup_lead (CkWording *words,
          CkEntry *entry)
{
  const char *kind = ck_token_label (&ck_entry_kinds, entry->kind);
  g_autofree char *title = ck_wording_said (words, entry->title);
  g_autofree char *folded_kind = g_utf8_casefold (kind != NULL ? kind : "", -1);
  g_autofree char *folded_title = g_utf8_casefold (title, -1);

  if (*title == '\0')
    return g_strdup (kind != NULL ? kind : "");
  if (kind == NULL || g_str_has_prefix (folded_title, folded_kind))
    return g_steal_pointer (&title);
  /* Translators: kind of entry, then its title: "Decision: keep it within the hub" */
  return g_strdup_printf (C_ ("entry", "%1$s: %2$s"), kind, title);
}

static void
add_facts (CkCell  *cell,
           CkWording *words,
           CkEntry *entry)
{
  g_autofree char *lead = dup_lead (words, entry);
  g_autofree char *facts = ck_wording_said (words, entry->facts);
  CkRichText *text = ck_rich_text_new ();

  ck_rich_text_add (text, CK_RICH_BOLD, lead);
  if (!ck_wording_ends_sentence (lead))
    ck_rich_text_add (text, CK_RICH_BOLD, ".");
  if (*facts != '\0')
    {
      ck_rich_text_add (text, CK_RICH_PLAIN, " ");
      ck_rich_text_add (text, CK_RICH_PLAIN, facts);
    }
  ck_cell_add (cell, text, (CkCellPart){ .tag = "P" });
}

/* Quotation marks that were written are kept, and no second pair is put round them. */
static void
add_own_words (CkCell  *cell,
               CkWording *words,
               CkEntry *entry)
{
  g_autofree char *said = ck_wording_said (words, entry->own_words);
  gboolean quoted;
  CkRichText *text;

  if (*said == '\0')
    return;

  quoted = (g_str_has_prefix (said, "“") && g_str_has_suffix (said, "”"))
           || (strlen (said) > 1 && g_str_has_prefix (said, "\"") && g_str_has_suffix (said, "\""));
  text = ck_rich_text_new ();
  /* Translators: the quotation marks of the language, round the child's own words */
  ck_rich_text_add_sentence (text, CK_RICH_ITALIC, quoted ? "%s" : C_ ("quotation", "“%s”"), said, NULL);
  ck_cell_add (cell, text, (CkCellPart){ .tag = "P", .gap = GAP, .indent = QUOTE_INDENT, .quoted = TRUE });
}

static void
append_labels (GString          *list,
               const CkTokenSet *set,
               GStrv             tokens)
{
  for (guint i = 0; tokens != NULL && tokens[i] != NULL; i++)
    {
      g_autofree char *label = ck_wording_token (set, ck_token_value (set, tokens[i]));

      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", *label != '\0' ? label : tokens[i]);
    }
}

static void
append_words (GString *list,
              GStrv    words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *word = ck_wording_lower_first (words[i]);

      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", word);
    }
}

static void
append_written (GString    *list,
                CkWording    *words,
                const char *written)
{
  g_autofree char *said = ck_wording_said (words, written);

  if (*said != '\0')
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", said);
}

static void
add_detail (CkRichText *text,
            const char *sentence,
            const char *what)
{
  if (*what == '\0')
    return;
  if (!ck_rich_text_is_empty (text))
    ck_rich_text_add (text, CK_RICH_QUIET, " ");
  ck_rich_text_add_sentence (text, CK_RICH_QUIET, sentence, what, NULL);
}

static void
add_told_parents (CkRichText *text,
                  CkWording    *words,
                  CkConcern  *concern)
{
  g_autofree char *reason = ck_wording_said (words, concern->parents_reason);

  if (concern->parents_told == CK_ANSWER_UNKNOWN && *reason == '\0')
    return;

  if (!ck_rich_text_is_empty (text))
    ck_rich_text_add (text, CK_RICH_QUIET, " ");
  if (concern->parents_told == CK_ANSWER_YES)
    ck_rich_text_add (text, CK_RICH_QUIET, _("Parents or carers told."));
  else if (concern->parents_told == CK_ANSWER_NO)
    ck_rich_text_add (text, CK_RICH_QUIET, _("Parents or carers not told."));
  else
    ck_rich_text_add (text, CK_RICH_QUIET, _("Parents or carers:"));
  add_detail (text, "%s", reason);
}

/* What only a concern has. */
static void
add_concern (CkCell    *cell,
             CkWording   *words,
             CkConcern *concern)
{
  g_autoptr (GString) what = g_string_new (ck_token_label (&ck_concern_kinds, concern->kind));
  g_autoptr (GString) online = g_string_new (NULL);
  g_autoptr (GString) motive = g_string_new (NULL);
  g_autofree char *bias = ck_wording_said (words, concern->bias);
  CkRichText *text = ck_rich_text_new ();

  add_labelled (cell, words, _("Child’s view: %s"), concern->child_view);

  append_words (what, concern->category_labels);
  append_labels (online, &ck_four_cs, concern->four_cs);
  append_written (online, words, concern->platform);
  append_written (online, words, concern->handle);

  add_detail (text, "%s.", what->str);
  add_detail (text, _("Online: %s."), online->str);
  add_detail (text, "%s", concern->ai_made == CK_ANSWER_YES ? _("AI-made material.") : "");
  add_detail (text, "%s", concern->immediate_danger == CK_ANSWER_YES ? _("Somebody was in immediate danger.") : "");
  append_labels (motive, &ck_characteristics, concern->characteristics);
  if (*bias != '\0')
    g_string_append_printf (motive, "%s%s", motive->len > 0 ? "; " : "", bias);
  add_detail (text, _("Seems to be a motive: %s."), motive->str);
  add_told_parents (text, words, concern);
  ck_cell_add (cell, text, (CkCellPart){ .tag = "P", .type = CK_TYPE_SMALL, .gap = GAP });
  ck_chronology_add_concern_parts (cell, words, concern);
}

/* --- amendments --------------------------------------------------------------------------------------------------- */

static char *
dup_value (CkWording       *words,
           const CkField *field,
           const char    *text)
{
  CkMoment moment;
  CkDate date;

  if (field != NULL && field->type == CK_FIELD_MOMENT && ck_moment_from_text (text, &moment))
    return ck_moment_format (moment);
  if (field != NULL && field->type == CK_FIELD_DATE && ck_date_from_text (text, &date))
    return ck_date_format (date);
  if (field != NULL && field->type == CK_FIELD_TOKEN && ck_token_value (field->tokens, text) >= 0)
    return g_strdup (ck_token_label (field->tokens, ck_token_value (field->tokens, text)));
  if (field != NULL && field->type == CK_FIELD_FLAG)
    return g_strdup (g_strcmp0 (text, "true") == 0 ? C_ ("answer", "Yes") : C_ ("answer", "No"));
  return ck_wording_said (words, text);
}

static gboolean
amended_before (CkEntry    *entry,
                guint       index,
                const char *field)
{
  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (((CkAmendment *)g_ptr_array_index (entry->amendments, i))->field, field) == 0)
      return TRUE;
  return FALSE;
}

static void
add_what_was (CkRichText *text,
              const char *was,
              gboolean    amended_before_that)
{
  if (*was == '\0')
    {
      ck_rich_text_add (text, CK_RICH_QUIET, _("first left empty."));
      return;
    }

  ck_rich_text_add_sentence (text, CK_RICH_QUIET,
                             amended_before_that ? _("then recorded as “%s”") : _("first recorded as “%s”"), was, NULL);
  if (!ck_wording_ends_sentence (was))
    ck_rich_text_add (text, CK_RICH_QUIET, ".");
}

static void
add_amendment (CkCell  *cell,
               CkWording *words,
               CkEntry *entry,
               guint    index)
{
  CkAmendment *amendment = g_ptr_array_index (entry->amendments, index);
  const CkField *field = amendment->field != NULL ? ck_amendment_find (amendment->field, NULL, NULL) : NULL;
  g_autofree char *day = ck_wording_instant_day (words, amendment->recorded_at);
  g_autofree char *who = ck_wording_said (words, amendment->recorded_by);
  g_autofree char *was = dup_value (words, field, amendment->was);
  g_autofree char *why = ck_wording_said (words, amendment->why);
  CkRichText *text = ck_rich_text_new ();

  if (amendment->field == NULL)
    {
      g_autofree char *added = ck_wording_said (words, amendment->text);

      /* Translators: under an entry: what was added to it later: date, who, what */
      ck_rich_text_add_sentence (text, CK_RICH_QUIET, _("<b>Added</b> <k>%1$s</k>, %2$s: %3$s"), day, who, added, NULL);
    }
  else
    {
      /* Translators: under an entry: that it was corrected: date, who; then what it said before, or that nothing was there */
      ck_rich_text_add_sentence (text, CK_RICH_QUIET, _("<b>Amended</b> <k>%1$s</k>, %2$s: "), day, who, NULL);
      if (!g_str_equal (amendment->field, "facts"))
        {
          g_autofree char *name = ck_amendment_label (amendment->field);
          g_autofree char *label = ck_wording_lower_first (name);

          ck_rich_text_add_sentence (text, CK_RICH_QUIET, C_ ("amended field", "%s "), label, NULL);
        }
      add_what_was (text, was, amended_before (entry, index, amendment->field));
    }
  if (*why != '\0')
    ck_rich_text_add_sentence (text, CK_RICH_QUIET, _(" Why: %s"), why, NULL);
  add_paragraph (cell, text);
}

static void
fill_event (CkCell  *cell,
            CkWording *words,
            CkEntry *entry)
{
  add_facts (cell, words, entry);
  add_own_words (cell, words, entry);
  if (entry->concern != NULL)
    add_concern (cell, words, entry->concern);
  if (entry->review != NULL && g_strcmp0 (entry->review->child_view, entry->own_words) != 0)
    add_labelled (cell, words, _("Child’s view: %s"), entry->review->child_view);
  add_labelled (cell, words, _("Opinion of the recorder: %s"), entry->opinion);
  for (guint i = 0; i < entry->amendments->len; i++)
    add_amendment (cell, words, entry, i);
}

/* --- the source --------------------------------------------------------------------------------------------------- */

/* "on Fri 20 Nov 2026 at 16:30", as far as it differs from when it happened and is known. */
static void
add_told_when (CkRichText *text,
               CkEntry    *entry)
{
  CkMoment told = entry->told;
  gboolean timed = told.precision == CK_PRECISION_EXACT || told.precision == CK_PRECISION_APPROXIMATE;
  gboolean same_day = ck_date_equal (told.date, entry->happened.date) && entry->happened.precision != CK_PRECISION_MONTH;
  g_autofree char *time = ck_moment_format_time (told);
  g_autofree char *day = ck_date_format (told.date);
  int year, month;

  if (!ck_moment_is_known (told) || (same_day && (!timed || told.minute == entry->happened.minute)))
    return;

  if (told.precision == CK_PRECISION_MONTH)
    {
      g_autofree char *when = NULL;

      ck_date_split (told.date, &year, &month, NULL);
      when = g_strdup_printf ("%s %d", ck_date_month_name (month), year);
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("told", " in <k>%s</k>"), when, NULL);
    }
  else if (same_day)
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("told", " at %s"), time, NULL);
  else if (timed)
    /* Translators: when the organisation was told: date, time; follows "told to Kit Aldous" or "Told" */
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("told", " on <k>%1$s</k> at %2$s"), day, time, NULL);
  else
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("told", " on <k>%s</k>"), day, NULL);
}

static void
fill_source (CkCell  *cell,
             CkWording *words,
             CkEntry *entry)
{
  g_autofree char *source = ck_wording_said (words, entry->source);
  g_autofree char *told_to = ck_wording_said (words, entry->told_to);
  g_autofree char *recorded_by = ck_wording_said (words, entry->recorded_by);
  g_autofree char *reference = ck_wording_reference (words, entry->case_reference, entry->number);
  g_autoptr (CkRichText) when = ck_rich_text_new ();
  CkRichText *text = ck_rich_text_new ();

  add_told_when (when, entry);
  if (*source != '\0')
    ck_rich_text_add (text, CK_RICH_PLAIN, source);
  if (*told_to != '\0' && *source != '\0')
    /* Translators: who was told; follows who said it: "Wren Castellan, told to Kit Aldous" */
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("source", ", told to %s"), told_to, NULL);
  else if (*told_to != '\0')
    ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("source", "Told to %s"), told_to, NULL);
  else if (!ck_rich_text_is_empty (when))
    ck_rich_text_add (text, CK_RICH_PLAIN, *source != '\0' ? C_ ("source", ", told") : C_ ("source", "Told"));
  add_told_when (text, entry);
  if (ck_rich_text_is_empty (text))
    ck_rich_text_free (text);
  else
    ck_cell_add (cell, text, (CkCellPart){ .tag = "P" });

  if (*recorded_by != '\0')
    {
      text = ck_rich_text_new ();
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("source", "Recorded by %s"), recorded_by, NULL);
      ck_cell_add (cell, text, (CkCellPart){ .tag = "P" });
    }

  text = ck_rich_text_new_of (CK_RICH_BOLD | CK_RICH_KEEP, reference);
  for (guint i = 0; i < entry->amendments->len; i++)
    {
      CkAmendment *amendment = g_ptr_array_index (entry->amendments, i);
      g_autofree char *its = ck_wording_reference (words, entry->case_reference, amendment->number);

      /* Translators: follows the reference of an entry: that of its amendment, "2026-0014/9, amended 2026-0014/12" */
      ck_rich_text_add_sentence (text, CK_RICH_BOLD, C_ ("source", ", amended <k>%s</k>"), its, NULL);
    }
  ck_cell_add (cell, text, (CkCellPart){ .tag = "P" });
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

static void
fill_significance (CkCell  *cell,
                   CkWording *words,
                   CkEntry *entry)
{
  g_autofree char *said = ck_wording_said (words, entry->significance);

  if (*said != '\0')
    ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, said), (CkCellPart){ .tag = "P" });
  else if (entry->significant)
    ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, _("Significant event.")), (CkCellPart){ .tag = "P" });
  else
    ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_QUIET, C_ ("significance", "Not marked.")), (CkCellPart){ .tag = "P" });
}

static void
add_decision (CkCell     *cell,
              CkWording  *words,
              CkDecision *decision)
{
  add_labelled (cell, words, _("Options: %s"), decision->options);
  add_labelled (cell, words, _("Threshold: %s"), decision->threshold);
  add_labelled (cell, words, _("Decided by %s"), decision->decided_by);
  if (decision->supersedes_number > 0)
    {
      g_autofree char *text = g_strdup_printf (_("Takes the place of entry %d."), (int) decision->supersedes_number);

      ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, text), (CkCellPart){ .tag = "P" });
    }
}

static void
fill_outcome (CkCell  *cell,
              CkWording *words,
              CkEntry *entry)
{
  g_autofree char *outcome = ck_wording_said (words, entry->outcome);
  g_autofree char *reason = ck_wording_said (words, entry->reason);

  if (*outcome != '\0')
    ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, outcome), (CkCellPart){ .tag = "P" });
  if (entry->concern != NULL && !ck_text_is_blank (entry->concern->immediate_action)
      && (entry->outcome == NULL || strstr (entry->outcome, entry->concern->immediate_action) == NULL))
    add_labelled (cell, words, _("Done at once: %s"), entry->concern->immediate_action);
  if (*reason != '\0')
    add_labelled (cell, words, _("Reason: %s"), reason);
  if (entry->decision != NULL)
    add_decision (cell, words, entry->decision);
  if (entry->superseded_by > 0)
    {
      g_autofree char *text = g_strdup_printf (_("Superseded by entry %d."), (int) entry->superseded_by);

      ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_BOLD, text), (CkCellPart){ .tag = "P" });
    }
  if (*outcome == '\0' && *reason == '\0')
    ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_QUIET, C_ ("outcome", "None recorded.")), (CkCellPart){ .tag = "P" });
}

/**
 * ck_chronology_add_cell:
 * @row: a row of the table
 * @column: which
 * @tag: static: "TD" or "TH"
 *
 * Returns: (transfer none): an empty cell in that column
 */
CkCell *
ck_chronology_add_cell (CkRow      *row,
                        CkColumn    column,
                        const char *tag)
{
  return ck_row_add_cell (row, columns[column].x, columns[column].width, tag);
}

/**
 * ck_chronology_heading_row:
 * @context: from ck_rich_text_create_context()
 *
 * Returns: (transfer full): the columns' names
 */
CkRow *
ck_chronology_heading_row (PangoContext *context)
{
  CkRow *row = ck_row_new (context, "TR");

  ck_row_set_padding (row, 3.7, 3.6);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *heading = g_dpgettext2 (GETTEXT_PACKAGE, "column", columns[i].heading);
      CkCell *cell = ck_chronology_add_cell (row, (CkColumn)i, "TH");

      ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, heading), (CkCellPart){ .type = CK_TYPE_COLUMN_HEAD });
    }
  return row;
}

/**
 * ck_chronology_entry_row:
 * @context: from ck_rich_text_create_context()
 * @words: of the chronology
 * @chronology: whose entry it is
 * @entry: the entry as first recorded, with its amendments
 * @number: in this copy, from 1
 *
 * Three times are told apart, as the record keeps them: when it happened, when the organisation was told, and, where it
 * is late, when it was recorded. Facts, the child's own words and opinion stand apart as well.
 *
 * Returns: (transfer full): the entry's row
 */
CkRow *
ck_chronology_entry_row (PangoContext *context,
                         CkWording      *words,
                         CkChronology *chronology,
                         CkEntry      *entry,
                         guint         number)
{
  g_autoptr (CkEntry) now = entry_as_amended (entry);
  g_autofree char *count = g_strdup_printf ("%u", number);
  CkRow *row = ck_row_new (context, "TR");
  CkCell *cell = ck_chronology_add_cell (row, CK_COLUMN_NUMBER, "TD");

  ck_row_set_padding (row, 4.7, 5);
  ck_row_set_cut_mark (row, columns[CK_COLUMN_EVENT].x, _("continued on the next page"));
  ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_BOLD, count), (CkCellPart){ 0 });
  ck_cell_add_again (cell, ck_rich_text_new_of (CK_RICH_BOLD, count), (CkCellPart){ 0 });

  fill_date (ck_chronology_add_cell (row, CK_COLUMN_DATE, "TD"), words, chronology, now);
  fill_event (ck_chronology_add_cell (row, CK_COLUMN_EVENT, "TD"), words, now);
  fill_source (ck_chronology_add_cell (row, CK_COLUMN_SOURCE, "TD"), words, now);
  fill_significance (ck_chronology_add_cell (row, CK_COLUMN_SIGNIFICANCE, "TD"), words, now);
  fill_outcome (ck_chronology_add_cell (row, CK_COLUMN_OUTCOME, "TD"), words, now);
  return row;
}

/**
 * ck_chronology_empty_row:
 * @context: from ck_rich_text_create_context()
 * @chronology: one that shows no entry
 *
 * Returns: (transfer full): a row that says why there is none
 */
CkRow *
ck_chronology_empty_row (PangoContext *context,
                         CkChronology *chronology)
{
  CkRow *row = ck_row_new (context, "TR");
  CkCell *cell = ck_row_add_cell (row, columns[CK_COLUMN_DATE].x, CK_PAGE_RIGHT - columns[CK_COLUMN_DATE].x - 5, "TD");
  g_autofree char *why = NULL;

  if (chronology->n_entries == 0)
    why = g_strdup (_("Nothing has been recorded in this case yet."));
  else
    /* Translators: a number of entries of a case, all of which the chosen period or significance left out */
    why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "No entries are shown. The case has %d; the choices above left it out.",
                                        "No entries are shown. The case has %d; the choices above left all of them out.",
                                        (gulong)chronology->n_entries),
                           (int)chronology->n_entries);

  ck_row_set_padding (row, 8, 9);
  ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, why), (CkCellPart){ .tag = "P" });
  return row;
}
