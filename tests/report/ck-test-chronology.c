/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chronology of invented people, and what poppler's tools say of a PDF. */
#include "ck-test-chronology.h"

#include <string.h>

static gint64
instant (const char *text)
{
  gint64 value = 0;

  g_assert_true (ck_instant_from_text (text, &value));
  return value;
}

static CkMoment
moment (const char *text)
{
  CkMoment value = CK_MOMENT_UNKNOWN;

  g_assert_true (ck_moment_from_text (text, &value));
  return value;
}

static CkDate
date (const char *text)
{
  CkDate value = CK_DATE_NONE;

  g_assert_true (ck_date_from_text (text, &value));
  return value;
}

/* A case without entries and people. */
CkChronology *
ck_test_chronology_new (void)
{
  CkChronology *self = ck_chronology_new ();

  self->head = ck_case_new ();
  self->head->reference = g_strdup ("2026-0014");
  self->head->title = g_strdup ("Group chat after rehearsals");
  self->head->lead = g_strdup ("Jo Merrick, coordinator");
  self->head->status = CK_STATUS_OPEN;
  self->head->risk = CK_RISK_MEDIUM;
  self->head->next_review = date ("2026-11-26");
  self->head->opened_at = instant ("2026-11-07T12:00:00Z");
  self->options = ck_chronology_options_new ();
  self->options->recipient = g_strdup ("A. Wexcombe, social worker");
  self->options->purpose = g_strdup ("referral, early help");
  self->first_day = date ("2026-11-07");
  self->last_day = date ("2026-11-23");
  self->organisation = g_strdup ("Riverside Music Hub");
  self->printed_by = g_strdup ("Jo Merrick");
  self->printed_at = instant ("2026-11-23T15:50:00Z");
  self->time_zone = g_strdup ("Europe/London");
  self->late_after_hours = 48;
  self->today = date ("2026-11-23");
  self->copy_number = 3;
  self->fingerprint_sequence = 123;
  self->fingerprint_hash = g_strdup ("7f3a19c2e05b44d8");
  return self;
}

CkInvolvement *
ck_test_chronology_involve (CkChronology   *self,
                            CkRole          role,
                            const char     *name,
                            const char     *born,
                            CkBornPrecision precision)
{
  CkInvolvement *involvement = ck_involvement_new ();

  involvement->role = role;
  involvement->person_id = ck_uuid_new (instant ("2026-11-07T12:00:00Z"));
  involvement->person = ck_person_new ();
  involvement->person->name = g_strdup (name);
  involvement->person->born = born != NULL ? date (born) : CK_DATE_NONE;
  involvement->person->born_precision = precision;
  g_ptr_array_add (self->people, involvement);
  if (role == CK_ROLE_HARMED)
    g_ptr_array_add (self->subjects, g_object_ref (involvement));
  return involvement;
}

/* @happened: as ck_moment_from_text() reads it; "" is unknown */
CkEntry *
ck_test_chronology_add (CkChronology *self,
                        const char   *happened,
                        const char   *title,
                        const char   *facts)
{
  CkEntry *entry = ck_entry_new ();

  entry->kind = CK_ENTRY_NOTE;
  entry->number = ++self->n_entries;
  entry->happened = moment (happened);
  entry->title = g_strdup (title);
  entry->facts = g_strdup (facts);
  entry->recorded_by = g_strdup ("J. Merrick");
  entry->recorded_at = instant ("2026-11-07T12:30:00Z");
  entry->significant = TRUE;
  g_ptr_array_add (self->entries, entry);
  return entry;
}

CkAmendment *
ck_test_entry_amend (CkEntry    *entry,
                     const char *field,
                     const char *was,
                     const char *text,
                     const char *why)
{
  CkAmendment *amendment = ck_amendment_new ();

  amendment->number = entry->number + 20 + entry->amendments->len;
  amendment->field = g_strdup (field);
  amendment->was = g_strdup (was);
  amendment->text = g_strdup (text);
  amendment->why = g_strdup (why);
  amendment->recorded_by = g_strdup ("S. Hollis");
  amendment->recorded_at = instant ("2026-11-23T09:40:00Z");
  g_ptr_array_add (entry->amendments, amendment);
  return amendment;
}

static void
set (char      **field,
     const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static CkEntry *
add (CkChronology *self,
     int           kind,
     const char   *happened,
     const char   *title,
     const char   *facts,
     const char   *own_words,
     const char   *source,
     const char   *significance,
     const char   *outcome)
{
  CkEntry *entry = ck_test_chronology_add (self, happened, title, facts);

  entry->kind = kind;
  set (&entry->own_words, own_words);
  set (&entry->source, source);
  set (&entry->significance, significance);
  set (&entry->outcome, outcome);
  return entry;
}

static void
add_action (CkChronology *self,
            const char   *what,
            const char   *owner,
            const char   *due)
{
  CkAction *action = ck_action_new ();

  action->what = g_strdup (what);
  action->owner = g_strdup (owner);
  action->due = date (due);
  g_ptr_array_add (self->open_actions, action);
}

static void
add_concern (CkEntry *entry)
{
  CkConcern *concern = entry->concern = ck_concern_new ();

  concern->kind = CK_CONCERN_BETWEEN_CHILDREN;
  concern->categories = g_strsplit ("cyberbullying bullying", " ", -1);
  concern->four_cs = g_strsplit ("contact conduct", " ", -1);
  concern->platform = g_strdup ("Chatterbox");
  concern->child_view = g_strdup ("Wants to stay in the ensemble.");
  concern->parents_told = CK_ANSWER_YES;
  concern->parents_reason = g_strdup ("Mother told the same day.");
}

/* Eleven of thirteen entries, one of each kind of time. */
CkChronology *
ck_test_chronology_sample (void)
{
  CkChronology *self = ck_test_chronology_new ();
  CkEntry *entry;

  ck_test_chronology_involve (self, CK_ROLE_HARMED, "Wren Castellan", "2013-05-04", CK_BORN_EXACT);
  ck_test_chronology_involve (self, CK_ROLE_ALLEGED_RESPONSIBLE, "Dylan Fernhill", "2012-09-01", CK_BORN_ESTIMATED);
  ck_test_chronology_involve (self, CK_ROLE_REPORTER, "Kit Aldous", NULL, CK_BORN_UNKNOWN)->description
    = g_strdup ("strings tutor");
  ck_test_chronology_involve (self, CK_ROLE_PARENT_OR_CARER, "Maren Castellan", NULL, CK_BORN_UNKNOWN);

  add_action (self, "Speak to both families by telephone", "J. Merrick", "2026-11-24");
  add_action (self, "Ask Wren how Saturday went", "J. Merrick", "2026-11-25");
  add_action (self, "Restorative talk with a parent there", "S. Hollis", "2026-11-21");

  entry = add (self, CK_ENTRY_CONCERN, "2026-11-07T11:20", "Group chat after rehearsals",
               "Wren Castellan told Kit Aldous that a group chat set up by members of the Saturday ensemble had been making "
               "fun of her since half-term.",
               "It’s every time I play a wrong note. They put it in the chat before I’ve even sat down.",
               "Kit Aldous, strings tutor", "First account. Repeated, more than one child involved.",
               "Seat moved the same day. Insurer notified.\nCase opened, risk medium.");
  add_concern (entry);
  set (&entry->opinion, "She seemed tired, and afraid of Wednesday.");

  add (self, CK_ENTRY_CONTACT, "2026-11-07T13:05", NULL,
       "Maren Castellan, mother of Wren, told by telephone. She had noticed that Wren turned her telephone face down at home. "
       "She agreed to the seat being moved.",
       NULL, "Maren Castellan", "Parent told on the same day.", "To be rung again after the next rehearsal.");
  add (self, CK_ENTRY_NOTE, "2026-11-09", NULL,
       "Members of the ensemble spoken to in two groups about chats that the hub has not set up. Dylan Fernhill said that he "
       "had started the chat and that it “got out of hand”.",
       NULL, "S. Hollis", "First account from Dylan.", "Ground rules to be drawn up with the members by 16 Nov.");

  entry = add (self, CK_ENTRY_NOTE, "2026-11-10T18:00", NULL,
               "Isla Penhallow told Kit Aldous that the messages stopped after Monday, and that two members had left the chat.",
               NULL, "Kit Aldous", "Witness. Supports the account of 7 Nov.", "None needed.");
  entry->happened.precision = CK_PRECISION_APPROXIMATE;
  entry->late = TRUE;
  entry->recorded_at = instant ("2026-11-12T10:15:00Z");

  add (self, CK_ENTRY_ACTION_DONE, "2026-11-16T15:30", "Action done",
       "Ground rules for the group chat agreed by all eleven members.", NULL, "S. Hollis", "Action done.",
       "One family has still to sign.");
  entry = add (self, CK_ENTRY_REVIEW, "2026-11-16T16:00", "Review held",
               "The person harmed: partly met. Bystanders: not met. Person alleged responsible: partly met. Organisation: met.",
               "Rehearsals are all right now. I’d rather not be the one everyone talks about.", "J. Merrick",
               "Seating works. Child’s view obtained.", "Stays open, risk medium. Next review Thu 26 Nov 2026.");
  set (&entry->reason, "The bystanders’ part isn’t done.");

  entry = add (self, CK_ENTRY_CONCERN, "2026-11-19T18:10", "Second episode",
               "Eleven messages make fun of Wren’s solo; two ask her to leave the group. Wren showed Kit Aldous the chat on her "
               "own telephone on Friday. No image, no threat.",
               "They all think it’s funny. I don’t want to play in front of them any more.", "Wren Castellan",
               "Second episode after agreed rules. Effect on the child is greater.",
               "Tutor stayed with her until her mother came. No pictures taken of the screen.");
  entry->happened.precision = CK_PRECISION_APPROXIMATE;
  entry->happened_to = moment ("2026-11-19T19:25");
  entry->told = moment ("2026-11-20T16:30");
  set (&entry->told_to, "Kit Aldous");

  add (self, CK_ENTRY_DECISION, "2026-11-20T17:05", "Keep within the hub",
       "Both families to be told before Wednesday’s rehearsal. Options weighed: restorative talk; leaving the ensemble; "
       "referral. Threshold for a referral not met: no threat, no image, no adult.",
       NULL, "J. Merrick after talking to S. Hollis", "Threshold and reason recorded.",
       "To be looked at again if messages go on. Restorative talk by 21 Nov.");

  entry = add (self, CK_ENTRY_NOTE, "2026-11-21T09:15", NULL,
               "Kit Aldous reports that the second violins sat apart at Saturday band and that two of them left the room "
               "together at the break.",
               NULL, "Seen by S. Hollis", "Isolation may continue off line.",
               "Seating plan for Wednesday to be made by Kit Aldous.");
  entry->late = TRUE;
  entry->recorded_at = instant ("2026-11-23T09:40:00Z");
  ck_test_entry_amend (entry, "facts", entry->facts,
                       "Kit Aldous reports that the second violins sat apart at Saturday band and that three of them left the "
                       "room together at the break.",
                       "Counted again with Kit.");

  add (self, CK_ENTRY_CONTACT, "2026-11", NULL,
       "Maren Castellan had seen messages some time in November. She has kept screenshots and asked that Wren stay in the "
       "same ensemble. Wren slept badly and did not want to come to Saturday band.",
       NULL, "Maren Castellan, by telephone", "Effect on sleep and attendance. Parent’s view obtained.",
       "Gareth Fernhill to be told by 24 Nov.");
  entry = add (self, CK_ENTRY_REFERRAL, "", NULL,
               "Children’s social care asked for this chronology after a conversation with the school. Purpose: to decide "
               "whether early help is offered.",
               NULL, "A. Wexcombe, social worker, by telephone", NULL, NULL);
  entry->told = moment ("2026-11-23T11:00");
  entry->significant = FALSE;

  self->n_entries = 13;
  self->n_left_by_significance = 2;
  return self;
}

/* Standard output of a program, which must succeed. */
char *
ck_test_run (const char *const *argv)
{
  char *output = NULL;
  int status = 0;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

/* What can be copied from a page, counted from 1; 0 for all. */
char *
ck_test_pdf_text (const char *path,
                  guint       page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  const char *all[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  const char *one[] = { "pdftotext", "-enc", "UTF-8", "-f", number, "-l", number, path, "-", NULL };

  return ck_test_run (page == 0 ? all : one);
}

/* Line breaks are where the fonts of a machine put them: words one space apart can be compared. */
char *
ck_test_squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\f\r", -1);
  GString *squeezed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (squeezed, "%s%s", squeezed->len > 0 ? " " : "", words[i]);
  return g_string_free (squeezed, FALSE);
}
