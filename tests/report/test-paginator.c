/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the pages, as a reader of the PDF finds it. */
#include "ck-test-chronology.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ck-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "chronology.pdf", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CkPaginator *
save (Fixture      *fixture,
      CkChronology *chronology)
{
  CkPaginator *paginator = ck_paginator_new (chronology);
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_paginator_save_pdf (paginator, fixture->path, NULL, &error));
  g_assert_no_error (error);
  return paginator;
}

/* All pages' words, one space apart. */
static char *
words_of (Fixture *fixture,
          guint    page)
{
  g_autofree char *text = ck_test_pdf_text (fixture->path, page);

  return ck_test_squeeze (text);
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” isn't in: %s", words, text);
}

static void
assert_has_not (const char *text,
                const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in: %s", words, text);
}

static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const expected[] = {
    "Chronology", "Group chat after rehearsals", "For A. Wexcombe, social worker", "Purpose: referral, early help",
    "Wren Castellan", "4 May 2013", "2026-0014, opened Sat 7 Nov 2026", "Jo Merrick, coordinator", "Open, risk medium",
    "Thu 26 Nov 2026", "Whole case, 7 November to 23 November 2026", "11 of 13 shown", "2 entries not marked significant",
    "By name", "Oldest first", "Speak to both families by telephone. J. Merrick, due Tue 24 Nov",
    "S. Hollis, was due Sat 21 Nov, 2 days overdue", "Kit Aldous (strings tutor): reporter.",
    "Dylan Fernhill: alleged responsible.", "recorded more than 48 hours after the organisation was told",
    "Concern: Group chat after rehearsals.", "“It’s every time I play a wrong note. They put it in the chat before I’ve even "
    "sat down.”", "Child’s view: Wants to stay in the ensemble.", "Parents or carers told. Mother told the same day.",
    "Opinion of the recorder: She seemed tired, and afraid of Wednesday.", "Recorded by J. Merrick", "2026-0014/11",
    "Aged 13 y 6 m", "approx. 18:00", "LATE ENTRY recorded on Thu 12 Nov 2026, 10:15", "Time not known", "Day not known",
    "Aged about 13", "Date and time not known", "Wren Castellan, told to Kit Aldous on Fri 20 Nov 2026 at 16:30",
    "told on Mon 23 Nov 2026 at 11:00", "Decision: Keep within the hub. Both families to be told",
    "Reason: The bystanders’ part isn’t done.", "three of them left the room together at the break.",
    "Amended Mon 23 Nov 2026, S. Hollis: first recorded as “Kit Aldous reports that the second violins sat apart at Saturday "
    "band and that two of them left the room together at the break.” Why: Counted again with Kit.",
    "2026-0014/9, amended 2026-0014/29", "Not marked.", "None recorded.", "Analysis", "Attachments None",
    "complete but for the entries left out", "Coordinator: name and signature",
  };
  g_autoptr (CkChronology) chronology = ck_test_chronology_sample ();
  g_autoptr (CkPaginator) paginator = save (fixture, chronology);
  g_autofree char *all = words_of (fixture, 0);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GString) seen = g_string_new (NULL);

      for (guint page = 0; page < ck_paginator_get_n_pages (paginator); page++)
        {
          g_autofree char *text = ck_paginator_get_text (paginator, page);
          g_string_append (seen, text);
        }
      {
        g_autofree char *squeezed = ck_test_squeeze (seen->str);
        assert_has (squeezed, expected[i]);
      }
    }

  /* pdftotext goes by what stands beside what, and tears apart what stands under each other: so each word */
  for (guint i = 0; i < chronology->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (chronology->entries, i);
      g_autofree char *first = g_strndup (entry->facts, 24);

      assert_has (all, first);
      if (entry->own_words != NULL)
        {
          g_autofree char *start = g_strdup_printf ("“%.20s", entry->own_words);
          assert_has (all, start);
        }
    }
  assert_has (all, "11 of 13 shown");
  assert_has (all, "2 entries not marked significant");
  assert_has_not (all, "PRACTICE");
}

static void
test_every_page (Fixture      *fixture,
                 gconstpointer practice)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_sample ();
  g_autoptr (CkPaginator) paginator = NULL;

  for (guint i = 0; i < 40; i++)
    ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, "Members of the ensemble spoken to.");
  chronology->practice = practice != NULL;
  chronology->copy_number = practice != NULL ? 0 : 3;
  paginator = save (fixture, chronology);
  g_assert_cmpuint (ck_paginator_get_n_pages (paginator), >, 3);

  for (guint page = 1; page <= ck_paginator_get_n_pages (paginator); page++)
    {
      g_autofree char *text = words_of (fixture, page);
      g_autofree char *spoken = ck_paginator_get_text (paginator, page - 1);
      g_autofree char *number = g_strdup_printf ("Page %u of %u", page, ck_paginator_get_n_pages (paginator));

      assert_has (text, "CONFIDENTIAL – SAFEGUARDING");
      assert_has (text, "Case 2026-0014");
      assert_has (text, "Riverside Music Hub. Printed by Jo Merrick on Mon 23 Nov 2026 at 15:50");
      assert_has (text, "Vault 123 · 7F3A 19C2 E05B 44D8");
      assert_has (text, number);
      assert_has (spoken, number);
      assert_has (text, practice != NULL ? "Preview: not a copy" : "Copy 3 of the register of copies");
      if (practice != NULL)
        {
          assert_has (text, "PRACTICE – invented people");
          assert_has (spoken, "PRACTICE – invented people");
        }
      if (page < ck_paginator_get_n_pages (paginator))
        assert_has (text, "Source, recorded by, reference");
    }
}

/* Random lengths; the two ends of each entry must be on the same page. */
static void
test_never_split (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261123);
  g_autoptr (CkChronology) chronology = ck_test_chronology_new ();
  g_autoptr (CkPaginator) paginator = NULL;
  guint found = 0;

  for (guint i = 0; i < 120; i++)
    {
      g_autoptr (GString) facts = g_string_new (NULL);
      int sentences = g_rand_int_range (random, 0, i % 10 == 0 ? 38 : 12);

      g_string_append_printf (facts, "BEGIN-%u ", i);
      for (int n = 0; n < sentences; n++)
        g_string_append (facts, "Members of the ensemble were spoken to about chats. ");
      g_string_append_printf (facts, "END-%u.", i);
      ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, facts->str);
    }
  paginator = ck_paginator_new (chronology);

  for (guint page = 0; page < ck_paginator_get_n_pages (paginator); page++)
    {
      g_autofree char *text = ck_paginator_get_text (paginator, page);

      assert_has_not (text, "continued");
      for (guint i = 0; i < 120; i++)
        {
          g_autofree char *begin = g_strdup_printf ("BEGIN-%u ", i);
          g_autofree char *end = g_strdup_printf ("END-%u.", i);

          g_assert_cmpint (strstr (text, begin) != NULL, ==, strstr (text, end) != NULL);
          found += strstr (text, begin) != NULL;
        }
    }
  g_assert_cmpuint (found, ==, 120);
}

static void
test_megabyte (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_sample ();
  g_autoptr (CkPaginator) paginator = NULL;
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  guint n = 0, pages, marked = 0, again = 0;
  const char *place;

  while (facts->len < 1024 * 1024)
    g_string_append_printf (facts, "Sentence-%u, as it was pasted. ", ++n);
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, facts->str);
  ck_test_chronology_add (chronology, "2026-11-24T11:00", NULL, "The one after.");
  paginator = ck_paginator_new (chronology);
  pages = ck_paginator_get_n_pages (paginator);

  for (guint page = 0; page < pages; page++)
    {
      g_autofree char *text = ck_paginator_get_text (paginator, page);

      g_string_append (all, text);
      marked += strstr (text, "continued on the next page") != NULL;
      again += strstr (text, "continued from the page before") != NULL;
    }

  place = all->str;
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *sentence = g_strdup_printf ("Sentence-%u,", i);

      place = strstr (place, sentence);
      g_assert_nonnull (place);
    }
  assert_has (place, "The one after.");
  g_assert_cmpuint (pages, >, 100);
  g_assert_cmpuint (marked, ==, again);
  g_assert_cmpuint (marked, >, pages - 8);
}

/* No space to break at, no end of lines, nothing but breaks: it ends, and nothing is lost. */
static void
test_odd_shapes (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_sample ();
  g_autoptr (CkPaginator) paginator = NULL;
  g_autoptr (GString) unbroken = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new ("e");
  g_autoptr (GString) breaks = g_string_new ("FIRST");
  g_autofree char *all = NULL;

  for (guint i = 0; i < 1500; i++)
    {
      g_string_append (unbroken, "abcdefghij");
      g_string_append_printf (lines, "%u\n", i);
      g_string_append (marks, "\u0301");
      g_string_append (breaks, "\r\n");
    }
  g_string_append (breaks, "LAST");
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, unbroken->str);
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, lines->str);
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, marks->str);
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, breaks->str)->outcome = g_strdup (lines->str);
  g_free (chronology->options->recipient);
  chronology->options->recipient = g_strdup (unbroken->str);
  g_free (chronology->organisation);
  chronology->organisation = g_strdup (unbroken->str);
  paginator = save (fixture, chronology);
  all = words_of (fixture, 0);
  assert_has (all, "1499");
  assert_has (all, "FIRST");
  assert_has (all, "LAST");
  assert_has (all, "Printed by Jo Merrick");
}

static void
test_scripts (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_new ();
  g_autoptr (CkPaginator) paginator = NULL;
  g_autofree char *all = NULL;
  g_autofree char *spoken = NULL;
  CkEntry *entry;

  ck_test_chronology_involve (chronology, CK_ROLE_HARMED, "Siân O’Brien-Ŵyn", "2013-05-04", CK_BORN_EXACT);
  entry = ck_test_chronology_add (chronology, "2026-11-24T10:00", "Différence",
                                  "office fight fluffy: ŵy ŷd Ŵyn Mwmbwls. Emoji 😀 and 👩‍👧 and 𓀀. re\u0301sume\u0301. "
                                  "<b>O’Brien & Sons</b> 100% %s %1$s \\n");
  entry->own_words = g_strdup ("Dw i’n hoffi’r ŵy");
  entry->source = g_strdup ("שלום, by telephone");
  entry->told_to = g_strdup ("مرحبا");
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, "Bell\a, escape\x1b[31m, delete\x7f, \u202ebackwards\u202c");
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, "Bad \xff\xfe bytes");
  paginator = save (fixture, chronology);
  all = words_of (fixture, 0);
  spoken = ck_paginator_get_text (paginator, 0);

  assert_has (all, "office fight fluffy: ŵy ŷd Ŵyn");
  assert_has (all, "Siân O’Brien-Ŵyn");
  assert_has (all, "😀");
  assert_has (all, "𓀀");
  assert_has (all, "<b>O’Brien & Sons</b> 100% %s %1$s \\n");
  assert_has (all, "“Dw i’n hoffi’r ŵy”");
  assert_has (all, "שלום");
  assert_has (all, "Bell\uFFFD, escape\uFFFD[31m, delete\uFFFD, backwards");
  assert_has (all, "Bad");
  assert_has (spoken, "👩‍👧");
  assert_has (spoken, "مرحبا");
  /* what is written from right to left leaves our words where they are */
  assert_has (spoken, "\u2068שלום, by telephone\u2069, told to \u2068مرحبا\u2069");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (CkChronology) nothing = ck_test_chronology_new ();
  g_autoptr (CkChronology) filtered = ck_test_chronology_new ();
  g_autoptr (CkPaginator) first = NULL;
  g_autoptr (CkPaginator) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  nothing->first_day = nothing->last_day = CK_DATE_NONE;
  nothing->options->signatures = FALSE;
  first = save (fixture, nothing);
  before = words_of (fixture, 0);
  g_assert_cmpuint (ck_paginator_get_n_pages (first), ==, 1);
  assert_has (before, "Nothing has been recorded in this case yet.");
  assert_has (before, "0 of 0 shown");
  assert_has (before, "No person harmed is named");
  assert_has_not (before, "signature");

  filtered->n_entries = 13;
  filtered->n_left_by_period = 12;
  filtered->n_left_by_significance = 1;
  filtered->options->significant = TRUE;
  filtered->options->from = ck_date_new (2020, 1, 1);
  second = save (fixture, filtered);
  after = words_of (fixture, 0);
  assert_has (after, "No entries are shown. The case has 13; the choices above left all of them out.");
  assert_has (after, "12 entries outside the period");
  assert_has (after, "1 entry not marked significant");
  assert_has (after, "significant events only");
  assert_has (after, "1 January 2020 to 23 November 2026");
}

static void
test_subjects (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_new ();
  g_autoptr (CkPaginator) paginator = NULL;
  g_autofree char *spoken = NULL;

  ck_test_chronology_involve (chronology, CK_ROLE_HARMED, "Wren Castellan", "2013-05-04", CK_BORN_EXACT);
  ck_test_chronology_involve (chronology, CK_ROLE_HARMED, "Will Crane", "2012-01-01", CK_BORN_ESTIMATED);
  ck_test_chronology_involve (chronology, CK_ROLE_HARMED, "Isla Penhallow", NULL, CK_BORN_UNKNOWN);
  ck_test_chronology_involve (chronology, CK_ROLE_HARMED, "Born Later", "2027-01-01", CK_BORN_EXACT);
  ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, "Something.");
  paginator = save (fixture, chronology);
  spoken = ck_paginator_get_text (paginator, 0);

  assert_has (spoken, "Subjects\n");
  assert_has (spoken, "Wren Castellan (W.C.)\nWill Crane (W.C. 2)\nIsla Penhallow (I.P.)");
  assert_has (spoken, "W.C.: 4 May 2013\nW.C. 2: 1 January 2012, estimated\nI.P.: not known");
  assert_has (spoken, "W.C. aged 13 y 6 m\n");
  assert_has (spoken, "W.C. 2 aged about 14\n");
  assert_has_not (spoken, "I.P. aged");
  assert_has_not (spoken, "B.L. aged");
}

static void
add_injury (CkConcern    *concern,
            CkBodyPicture picture,
            const char   *region,
            const char   *who,
            int           of)
{
  CkInjury *injury = ck_injury_new ();

  injury->n = concern->injuries->len + 1;
  injury->picture = (int)picture;
  injury->region = g_strdup (region);
  injury->x = ck_body_region_find (picture, region)->x;
  injury->y = ck_body_region_find (picture, region)->y;
  injury->kind = CK_INJURY_BRUISE;
  injury->size_mm = 30;
  injury->note = g_strdup ("Yellowing");
  injury->who = g_strdup (who);
  injury->involvement_id.bytes[0] = (guint8)of;
  g_ptr_array_add (concern->injuries, injury);
}

/* Two bodies, what was said of nudes, and each child's view; the figures take room, and no row loses a word for it. */
static void
test_concern_parts (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_new ();
  g_autoptr (CkPaginator) plain = NULL;
  g_autoptr (CkPaginator) paginator = NULL;
  g_autofree char *spoken = NULL;
  CkEntry *entry = ck_test_chronology_add (chronology, "2026-11-20T10:00", NULL, "Marks were seen.");
  CkConcern *concern = entry->concern = ck_concern_new ();
  CkChildView *child = ck_child_view_new ();
  g_autoptr (GString) all = g_string_new (NULL);

  plain = save (fixture, chronology);
  concern->kind = CK_CONCERN_CHILD;
  concern->category_labels = g_strsplit ("Nudes and semi-nudes", "|", -1);
  concern->characteristics = g_strsplit ("race", "|", -1);
  concern->bias = g_strdup ("names were shouted");
  add_injury (concern, CK_BODY_FRONT, "left-upper-arm", "Wren Castellan", 1);
  add_injury (concern, CK_BODY_FACE, "chin", "Robin Castellan", 2);
  for (guint i = 0; i < CK_BODY_N_PICTURES; i++)
    add_injury (concern, (CkBodyPicture)i, ck_body_region_at ((CkBodyPicture)i, 500, 500)->token, "Robin Castellan", 2);
  child->who = g_strdup ("Robin Castellan");
  child->child_view = g_strdup ("Wants it to stop");
  child->parents_told = CK_ANSWER_NO;
  child->parents_reason = g_strdup ("Social care asked us to wait");
  g_ptr_array_add (concern->children, child);
  concern->nudes = ck_nudes_new ();
  concern->nudes->described = g_strdup ("A bikini picture");
  concern->nudes->seen = CK_ANSWER_NO;
  concern->nudes->under_13 = CK_ANSWER_YES;
  concern->nudes->referral = g_strdup ("Police, 101");
  concern->parents_told = CK_ANSWER_UNKNOWN;
  paginator = save (fixture, chronology);
  for (guint i = 0; i < (guint)ck_paginator_get_n_pages (paginator); i++)
    {
      g_autofree char *page = ck_paginator_get_text (paginator, i);

      g_string_append (all, page);
    }
  spoken = g_string_free (g_steal_pointer (&all), FALSE);

  assert_has (spoken, "Injuries of Wren Castellan. Left and right are the person’s own.\n");
  assert_has (spoken, "1. Bruise: Left upper arm (Front), 30 mm. Yellowing\n");
  assert_has (spoken, "Injuries of Robin Castellan.");
  assert_has (spoken, "2. Bruise: Chin (Face), 30 mm. Yellowing\n");
  assert_has (spoken, "Robin Castellan. Child’s view: Wants it to stop. Parents or carers not told. Why: Social care asked us to wait.\n");
  assert_has (spoken, "Nobody here has seen the pictures. What was described: A bikini picture.\n");
  assert_has (spoken, "is a child in it under 13? Yes\n");
  assert_has (spoken, "Is an adult involved? Not known\n");
  assert_has (spoken, "Referral: Police, 101.\n");
  assert_has (spoken, "Seems to be a motive: race; names were shouted.");
}

static void
test_amendments (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_new ();
  g_autoptr (CkPaginator) paginator = NULL;
  g_autofree char *spoken = NULL;
  CkEntry *entry = ck_test_chronology_add (chronology, "2026-11-20T10:00", NULL, "Two of them.");

  ck_test_entry_amend (entry, "facts", "Two of them.", "Three of them.", "Counted.");
  ck_test_entry_amend (entry, "facts", "Three of them.", "Four of them.", "Counted again.");
  ck_test_entry_amend (entry, "happened", "2026-11-20T10:00", "2026-11-19T09:30", "The wrong day.");
  ck_test_entry_amend (entry, "significance", NULL, "Greater than thought", "Left out");
  ck_test_entry_amend (entry, NULL, NULL, "The coach was there too.", "Remembered later.");
  paginator = save (fixture, chronology);
  spoken = ck_paginator_get_text (paginator, 0);

  assert_has (spoken, "Note. Four of them.\n");
  assert_has (spoken, "S. Hollis: first recorded as “Two of them.” Why: Counted.\n");
  assert_has (spoken, "S. Hollis: then recorded as “Three of them.” Why: Counted again.\n");
  assert_has (spoken, "Thu 19 Nov 2026\n09:30\n");
  assert_has (spoken, "S. Hollis: when it happened first recorded as “Fri 20 Nov 2026, 10:00”. Why: The wrong day.\n");
  assert_has (spoken, "S. Hollis: significance first left empty. Why: Left out\n");
  assert_has (spoken, "Added Mon 23 Nov 2026, S. Hollis: The coach was there too. Why: Remembered later.\n");
  g_assert_cmpstr (entry->facts, ==, "Two of them.");
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_new ();
  g_autoptr (CkPaginator) paginator = NULL;
  g_autofree char *spoken = NULL;

  chronology->head->status = CK_STATUS_CLOSED;
  chronology->head->outcome = CK_OUTCOME_NO_FURTHER_ACTION;
  chronology->head->outcome_reason = g_strdup ("It stopped.");
  ck_instant_from_text ("2026-11-22T23:30:00Z", &chronology->head->closed_at);
  g_free (chronology->options->recipient);
  chronology->options->recipient = NULL;
  paginator = save (fixture, chronology);
  spoken = ck_paginator_get_text (paginator, 0);

  assert_has (spoken, "Closed Sun 22 Nov 2026: no further action. It stopped.");
  assert_has (spoken, "Long-term check Thu 26 Nov 2026");
  assert_has (spoken, "For: no recipient named");
  assert_has (spoken, "Open actions\nNone\n");
}

static void
test_thousand (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_sample ();
  g_autoptr (CkPaginator) paginator = NULL;
  g_autofree char *all = NULL;
  gint64 start;

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *facts = g_strdup_printf ("Entry-%u: members of the ensemble spoken to in two groups about chats that the "
                                                "hub has not set up; two of them said more.", i);
      ck_test_chronology_add (chronology, "2026-11-24T10:00", NULL, facts)->late = i % 9 == 0;
    }

  start = g_get_monotonic_time ();
  paginator = save (fixture, chronology);
  g_test_message ("1,011 entries laid out and saved in %.2f s", (g_get_monotonic_time () - start) / 1e6);

  all = words_of (fixture, 0);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *entry = g_strdup_printf ("Entry-%u:", i);
      assert_has (all, entry);
    }
}

/* The same page, however it is scaled, wherever it is drawn: the layout is never made again. */
static void
test_surfaces (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (CkChronology) chronology = ck_test_chronology_sample ();
  g_autoptr (CkPaginator) paginator = ck_paginator_new (chronology);
  g_autofree char *before = ck_paginator_get_text (paginator, 1);
  g_autofree char *after = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1684, 1191);
  cairo_t *cr = cairo_create (surface);
  cairo_matrix_t matrix;
  guint dark = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 2, 2);
  for (guint page = 0; page < ck_paginator_get_n_pages (paginator); page++)
    ck_paginator_draw_page (paginator, page, cr);
  cairo_get_matrix (cr, &matrix);
  g_assert_cmpfloat (matrix.xx, ==, 2);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  for (int i = 0; i < 1684 * 1191; i++)
    dark += (((guint32 *)(gpointer)cairo_image_surface_get_data (surface))[i] & 0xFF) < 0x80;
  cairo_surface_destroy (surface);
  g_assert_cmpuint (dark, >, 10000);

  after = ck_paginator_get_text (paginator, 1);
  g_assert_cmpstr (before, ==, after);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/paginator/sample", Fixture, NULL, set_up, test_sample, tear_down);
  g_test_add ("/paginator/every-page", Fixture, NULL, set_up, test_every_page, tear_down);
  g_test_add ("/paginator/practice", Fixture, GINT_TO_POINTER (1), set_up, test_every_page, tear_down);
  g_test_add ("/paginator/never-split", Fixture, NULL, set_up, test_never_split, tear_down);
  g_test_add ("/paginator/megabyte", Fixture, NULL, set_up, test_megabyte, tear_down);
  g_test_add ("/paginator/odd-shapes", Fixture, NULL, set_up, test_odd_shapes, tear_down);
  g_test_add ("/paginator/scripts", Fixture, NULL, set_up, test_scripts, tear_down);
  g_test_add ("/paginator/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/paginator/subjects", Fixture, NULL, set_up, test_subjects, tear_down);
  g_test_add ("/paginator/concern-parts", Fixture, NULL, set_up, test_concern_parts, tear_down);
  g_test_add ("/paginator/amendments", Fixture, NULL, set_up, test_amendments, tear_down);
  g_test_add ("/paginator/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/paginator/thousand", Fixture, NULL, set_up, test_thousand, tear_down);
  g_test_add ("/paginator/surfaces", Fixture, NULL, set_up, test_surfaces, tear_down);

  return g_test_run ();
}
