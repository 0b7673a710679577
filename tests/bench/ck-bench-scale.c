/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large vault of invented people, made through the same units as any other, and what each screen asks of the database
 * first, measured in it. Usage: ck-bench-scale VAULT small|full
 *
 * The vault is made where it isn't there yet, which takes minutes at full size: 10,000 cases, 100,000 entries, 1,000,000
 * facts. While it is made, and in this program only, nothing waits for the disk. */

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "ck-bench-times.h"
#include "ck-casework.h"

#define PASSPHRASE "correct horse battery staple"
#define LINKS 3
#define REVIEWS 6
#define NOTES 2
#define VIEWINGS 17
#define LAST_DAY (ck_date_new (2026, 11, 20)) /* on which the screens are asked; most reviews come after it */

/* Before the C library's: what is being made can be made again. */
int fsync (int fd);
int fdatasync (int fd);

int
fsync (int fd)
{
  return 0;
}

int
fdatasync (int fd)
{
  return 0;
}

typedef struct {
  CkSession *session;
  guint      n_cases;
  guint      case_n;
  gboolean   open;   /* whether the case stays so */
  GRand     *rand;
  GArray    *people; /* CkUuid */
  gint64     began;
} Maker;

static const char *const first_names[] = {
  "Wren", "Siân", "Idris", "Maud", "Tomos", "Zoë", "Aled", "Noor", "Ffion", "Kofi", "Bryn", "Lowri", "Piotr", "Asha", "Gwen",
  "Hugo", "Iris", "Jonah", "Keeva", "Leila", "Milo", "Nell", "Otis", "Priya", "Rhys", "Sena", "Tariq", "Una", "Vito", "Yara",
};
static const char *const last_names[] = {
  "Castellan", "Llŷr", "Hollis", "Merrick", "Okafor", "Pryce", "Quill", "Rowntree", "Sandoval", "Thackray", "Underhill", "Vaughan",
  "Whitlock", "Yarrow", "Zeller", "Ashdown", "Birtwell", "Copley", "Drummond", "Eastwood", "Fenwick", "Garside", "Holt", "Ivory",
};
static const char *const words[] = {
  "messages", "rehearsal", "group", "chat", "solo", "telephone", "tutor", "school", "mother", "father", "Saturday", "picture",
  "described", "crying", "laughing", "quiet", "corridor", "lesson", "concert", "bus", "evening", "account", "video", "game", "voice",
  "bruise", "door", "waited", "asked", "said", "heard", "showed", "deleted", "blocked", "threat", "joke", "name", "song", "violin",
  "practice", "holiday", "half-term", "gift", "card", "money", "friend", "stranger", "online", "platform", "screen", "note", "call",
};
static const char *const categories[] = {
  "bullying", "cyberbullying", "emotional-abuse", "neglect", "physical-abuse", "grooming", "self-harm", "other",
};

static char *
make_text (Maker *self, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      /* common words are common: the square of a number below one is small */
      double at = g_rand_double (self->rand);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[(guint) (at * at * G_N_ELEMENTS (words))]);
    }
  g_string_append_printf (text, ". Matter %u.", self->case_n);
  return g_string_free (text, FALSE);
}

static void
set_day (Maker *self, CkDate day, int hour)
{
  g_autofree char *date = ck_date_to_text (day);
  g_autofree char *text = g_strdup_printf ("%sT%02d:%02d:00Z", date, hour, g_rand_int_range (self->rand, 0, 60));
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  ck_session_set_clock (self->session, g_date_time_to_unix (time) * G_USEC_PER_SEC, NULL);
}

static void
check (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "nothing came");
}

static void
add_person (Maker *self, CkConcernForm *form, CkRole role, gboolean known)
{
  CkPersonLink *link = ck_person_link_new ();

  link->role = role;
  if (known && self->people->len > 0)
    link->id = g_array_index (self->people, CkUuid, g_rand_int_range (self->rand, 0, (int) self->people->len));
  else
    {
      link->name = g_strdup_printf ("%s %s-%u", first_names[self->case_n % G_N_ELEMENTS (first_names)],
                                    last_names[self->case_n / 7 % G_N_ELEMENTS (last_names)], self->case_n);
      link->kind = CK_PERSON_CHILD;
      link->description = g_strdup ("Saturday ensemble");
    }
  g_ptr_array_add (form->people, link);
}

/* @reference: a case that it is added to, not assessed; NULL opens one. Every hundredth or so is an allegation, while its
 * case is open. */
static char *
log_concern (Maker *self, CkStore *store, CkDate day, const char *reference)
{
  g_autoptr (CkConcernForm) form = ck_concern_form_new ();
  g_autoptr (GError) error = NULL;
  char *entry;

  form->kind = self->open && self->case_n % 97 == 0 ? CK_CONCERN_ALLEGATION
               : self->case_n % 3 == 0              ? CK_CONCERN_BETWEEN_CHILDREN
                                                    : CK_CONCERN_CHILD;
  add_person (self, form, CK_ROLE_HARMED, FALSE);
  for (guint i = 0; i < LINKS; i++)
    add_person (self, form, (CkRole) (CK_ROLE_BYSTANDER + (int) i), TRUE);
  form->happened = ck_moment_new (ck_date_add_days (day, -1), 15 * 60 + 30, CK_PRECISION_EXACT);
  form->title = g_strdup_printf ("Matter %u: %s", self->case_n, words[self->case_n % G_N_ELEMENTS (words)]);
  form->facts = make_text (self, 60);
  form->own_words = make_text (self, 12);
  form->categories = g_new0 (char *, 3);
  form->categories[0] = g_strdup (categories[self->case_n % G_N_ELEMENTS (categories)]);
  if (self->case_n % 2 == 0)
    form->categories[1] = g_strdup (categories[(self->case_n + 1) % G_N_ELEMENTS (categories)]);
  if (reference == NULL)
    {
      form->risk = (int) (self->case_n % 4);
      form->lead = g_strdup (self->case_n % 5 == 0 ? "Sam Hollis" : "Coordinator");
    }
  entry = ck_casework_log_concern (store, form, reference, &error);
  check (entry != NULL, error);
  *strchr (entry, '/') = '\0';
  return entry;
}

/* From the last day; most of the open cases have some. */
static int
days_to_review (Maker *self)
{
  return (int) (self->case_n % MAX (60, self->n_cases / 25)) - 15;
}

static void
hold_review (Maker *self, CkStore *store, const char *reference, gboolean close, CkDate next)
{
  static const int strands[] = { CK_STRAND_HARMED, CK_STRAND_BYSTANDERS, CK_STRAND_RESPONSIBLE, CK_STRAND_ORGANISATION };
  g_autoptr (CkReviewForm) form = ck_review_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *entry = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (strands); i++)
    {
      CkStrandResult *result = ck_strand_result_new ();

      result->strand = strands[i];
      result->standing = CK_STANDING_PARTLY;
      result->note = make_text (self, 6);
      g_ptr_array_add (form->strands, result);
    }
  form->decision = make_text (self, 10);
  form->reason = make_text (self, 8);
  if (!close)
    form->next = next;
  if (close)
    {
      form->close = ck_closure_form_new ();
      form->close->outcome = CK_OUTCOME_RESOLVED;
      form->close->reason = make_text (self, 8);
      if (self->case_n % 2 == 0)
        form->close->no_check_reason = g_strdup ("Moved away.");
    }
  entry = ck_casework_hold_review (store, reference, form, &error);
  check (entry != NULL, error);
}

static void
plan (Maker *self, CkStore *store, const char *reference, CkDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkActionForm) action = ck_action_form_new ();
  g_autoptr (CkActionSettle) settle = ck_action_settle_new ();
  g_autofree char *settled = NULL;

  for (int strand = CK_STRAND_HARMED; strand <= CK_STRAND_ORGANISATION; strand++)
    {
      g_autoptr (CkPlanStrand) form = ck_plan_strand_new ();

      form->strand = strand;
      form->need = make_text (self, 10);
      form->resolved = make_text (self, 6);
      check (ck_casework_set_plan (store, reference, form, &error), error);
    }
  action->what = make_text (self, 5);
  action->due = ck_date_add_days (day, 5);
  action->strand = CK_STRAND_HARMED;
  check (ck_casework_add_action (store, reference, action, &settle->action, &error), error);
  settle->status = CK_ACTION_DONE;
  settle->outcome = make_text (self, 6);
  settled = ck_casework_settle_action (store, reference, settle, &error);
  check (settled != NULL, error);
}

static void
remember_person (Maker *self, CkStore *store, const char *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CkCaseFile) file = ck_case_load (store, reference, &error);

  check (file != NULL, error);
  for (guint i = 0; i < file->people->len; i++)
    {
      CkInvolvement *link = g_ptr_array_index (file->people, i);

      if (link->role == CK_ROLE_HARMED && !ck_uuid_is_none (&link->person_id))
        g_array_append_val (self->people, link->person_id);
    }
}

/* What hangs over the last day: actions that nobody did, concerns that nobody has decided on, what was put aside, and
 * cases that lists say nothing of. */
static void
leave_open (Maker *self, CkStore *store, const char *reference)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; self->case_n % 10 == 0 && i < 2; i++)
    {
      g_autoptr (CkActionForm) action = ck_action_form_new ();
      CkUuid id;

      action->what = make_text (self, 5);
      action->due = ck_date_add_days (LAST_DAY, (int) (self->case_n / 10 % 60) - 40 + i);
      action->strand = CK_STRAND_ORGANISATION;
      check (ck_casework_add_action (store, reference, action, &id, &error), error);
    }
  if (self->case_n % 50 == 25)
    check (ck_casework_restrict (store, reference, TRUE, "About a colleague.", &error), error);
  if (self->case_n % 40 == 1)
    g_free (log_concern (self, store, ck_store_today (store), reference));
  if (days_to_review (self) < 5 && self->case_n % 5 == 2)
    {
      g_autoptr (CkSnoozeForm) form = ck_snooze_form_new ();

      set_day (self, LAST_DAY, 8);
      form->until = ck_date_add_days (LAST_DAY, 3);
      form->reason = g_strdup ("The school is on holiday.");
      check (ck_casework_snooze (store, reference, form, &error), error);
    }
}

static gpointer
make_case (CkStore *store, gpointer data, GCancellable *cancellable, GError **ignored)
{
  Maker *self = data;
  g_autoptr (GError) error = NULL;
  CkDate day = ck_date_add_days (ck_date_new (2022, 1, 3), (int) (self->case_n * 1500 / self->n_cases));
  g_autofree char *reference = NULL;
  g_autoptr (CkAmendmentForm) amendment = ck_amendment_form_new ();
  g_autofree char *first = NULL;
  g_autofree char *amended = NULL;

  /* the later cases are open still: most of their reviews lie ahead of the last day */
  self->open = self->case_n >= self->n_cases * 6 / 10;
  set_day (self, day, 9);
  reference = log_concern (self, store, day, NULL);
  remember_person (self, store, reference);
  plan (self, store, reference, day);
  for (guint i = 0; i < NOTES; i++)
    {
      g_autoptr (CkNoteForm) note = ck_note_form_new ();
      g_autofree char *entry = NULL;

      note->text = make_text (self, 40);
      note->kind = i % 2 == 0 ? CK_ENTRY_NOTE : CK_ENTRY_CONTACT;
      note->significant = i == 0;
      entry = ck_casework_add_note (store, reference, note, &error);
      check (entry != NULL, error);
    }
  first = g_strdup_printf ("%s/1", reference);
  amendment->text = make_text (self, 8);
  amendment->why = g_strdup ("Said so afterwards.");
  amended = ck_casework_amend (store, first, amendment, &error);
  check (amended != NULL, error);
  for (guint i = 0; i < REVIEWS; i++)
    {
      set_day (self, ck_date_add_days (day, 3 + 7 * (int) i), 11);
      hold_review (self, store, reference, i == REVIEWS - 1 && !self->open,
                   i == REVIEWS - 1 ? ck_date_add_days (LAST_DAY, days_to_review (self)) : CK_DATE_NONE);
    }
  for (guint i = 0; i < VIEWINGS; i++)
    check (ck_casework_record_viewing (store, reference, "Chronology", "Read before the meeting", &error), error);
  if (self->open)
    leave_open (self, store, reference);
  return self;
}

static void
make (const char *path, guint n_cases)
{
  CkSessionCreate create = { .organisation = "Bench", .practice = TRUE, .passphrase = PASSPHRASE, .kdf_operations = 1, .kdf_memory_mib = 8 };
  g_autofree char *half = g_strconcat (path, ".half.casevault", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *recovery_key = NULL;
  Maker maker = { .n_cases = n_cases, .rand = g_rand_new_with_seed (20261122), .people = g_array_new (FALSE, FALSE, sizeof (CkUuid)) };

  g_unlink (half);
  maker.session = ck_session_create (half, &create, &recovery_key, &error);
  if (maker.session == NULL)
    g_error ("%s", error->message);
  maker.began = g_get_monotonic_time ();
  for (maker.case_n = 0; maker.case_n < n_cases; maker.case_n++)
    {
      if (ck_session_call (maker.session, make_case, &maker, &error) == NULL)
        g_error ("%s", error->message);
      if (maker.case_n % 500 == 499)
        fprintf (stderr, "%u cases, %.0f s\n", maker.case_n + 1, (double) (g_get_monotonic_time () - maker.began) / G_USEC_PER_SEC);
    }
  if (!ck_session_close (maker.session, &error))
    g_error ("%s", error->message);
  g_object_unref (maker.session);
  g_rand_free (maker.rand);
  g_array_unref (maker.people);
  if (g_rename (half, path) != 0)
    g_error ("the vault couldn't be renamed");
}

/* --- what each screen asks first ---------------------------------------------------------------------------------------- */

/* @target: milliseconds; 0 where somebody waits for it knowingly, or that comes after what is shown first */
typedef struct {
  const char *name;
  guint       target;
  gpointer  (*ask) (CkStore *store, GError **error);
  GDestroyNotify destroy;
} Screen;

#define FRAME 16
#define HITS  50

static char *some_case;
static CkUuid some_person;

static gpointer
ask_today (CkStore *store, GError **error)
{
  static const CkTodayPart first[CK_N_TODAY_GROUPS] = { { 0, 25 }, { 0, 25 }, { 0, 25 }, { 0, 25 } };

  return ck_today_window (store, ck_store_today (store), 7, first, error);
}

static gpointer
ask_today_more (CkStore *store, GError **error)
{
  static const CkTodayPart more[CK_N_TODAY_GROUPS] = { { 1000, 25 } };

  return ck_today_window (store, ck_store_today (store), 7, more, error);
}

static gpointer
ask_today_count (CkStore *store, GError **error)
{
  guint n_due = 0;

  return ck_today_count (store, ck_store_today (store), &n_due, error) ? g_memdup2 (&n_due, sizeof n_due) : NULL;
}

static gpointer
ask_today_whole (CkStore *store, GError **error)
{
  return ck_today_list (store, ck_store_today (store), 7, error);
}

static gpointer
ask_cases (CkStore *store, GError **error)
{
  return ck_cases_page (store, &(CkCasesFilter){ .status = CK_CASES_OPEN | CK_CASES_LONG_TERM, .risk = -1 }, CK_CASES_BY_REVIEW, FALSE, 0,
                        64, error);
}

static gpointer
ask_cases_far (CkStore *store, GError **error)
{
  return ck_cases_page (store, &(CkCasesFilter){ .status = CK_CASES_ALL, .risk = -1 }, CK_CASES_BY_REVIEW, FALSE, 9600, 64, error);
}

static gpointer
ask_cases_filtered (CkStore *store, GError **error)
{
  return ck_cases_page (store, &(CkCasesFilter){ .status = CK_CASES_ALL, .risk = CK_RISK_HIGH, .category = "grooming", .lead = "Sam Hollis" },
                        CK_CASES_BY_REVIEW, FALSE, 0, 64, error);
}

static gpointer
ask_cases_sorted (CkStore *store, GError **error)
{
  return ck_cases_page (store, &(CkCasesFilter){ .status = CK_CASES_ALL, .risk = -1 }, CK_CASES_BY_ACTIVITY, FALSE, 0, 64, error);
}

static gpointer
ask_cases_count (CkStore *store, GError **error)
{
  guint n_cases = 0;

  return ck_cases_count (store, &(CkCasesFilter){ .status = CK_CASES_ALL, .risk = -1 }, &n_cases, error) ? g_memdup2 (&n_cases, sizeof n_cases)
                                                                                                          : NULL;
}

/* What stands beside the filters: how many are open, closed with a check, and closed. */
static gpointer
ask_cases_overview (CkStore *store, GError **error)
{
  static const CkCasesStatus statuses[] = { CK_CASES_OPEN, CK_CASES_LONG_TERM, CK_CASES_CLOSED };
  guint n_cases = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (!ck_cases_count (store, &(CkCasesFilter){ .status = statuses[i], .risk = -1 }, &n_cases, error))
      return NULL;
  return g_memdup2 (&n_cases, sizeof n_cases);
}

static gpointer
ask_people (CkStore *store, GError **error)
{
  return ck_people_page (store, NULL, 0, 64, error);
}

static gpointer
ask_people_far (CkStore *store, GError **error)
{
  return ck_people_page (store, NULL, 9600, 64, error);
}

static gpointer
ask_people_open (CkStore *store, GError **error)
{
  return ck_people_page (store, &(CkPeopleFilter){ .kind = -1, .open_cases = TRUE }, 0, 64, error);
}

static gpointer
ask_people_open_count (CkStore *store, GError **error)
{
  guint count = 0;

  return ck_people_count (store, &(CkPeopleFilter){ .kind = -1, .open_cases = TRUE }, &count, error) ? g_memdup2 (&count, sizeof count)
                                                                                                      : NULL;
}

static gpointer
ask_case (CkStore *store, GError **error)
{
  return ck_case_load (store, some_case, error);
}

static gpointer
ask_history (CkStore *store, GError **error)
{
  return ck_history_list (store, some_case, error);
}

static gpointer
ask_person (CkStore *store, GError **error)
{
  return ck_person_cases (store, &some_person, error);
}

static gpointer
ask_people_like (CkStore *store, GError **error)
{
  return ck_people_like (store, "wren", 6, error);
}

#define SEARCH(name, typed) \
  static gpointer name (CkStore *store, GError **error) { return ck_search_first (store, typed, 20, NULL, error); } \
  G_GNUC_UNUSED static gpointer name##_whole (CkStore *store, GError **error) { return ck_search (store, typed, 20, error); }
SEARCH (search_common, "messages")
SEARCH (search_two_letters, "me")
SEARCH (search_two_words, "telephone violin")
SEARCH (search_rare, "matter 4711")
SEARCH (search_phrase, "\"group chat\"")
SEARCH (search_name, "wren cast")
SEARCH (search_filtered, "messages status:open risk:high kind:note")
SEARCH (search_person, "messages person:\"wren castellan-0\"")
SEARCH (search_case, "messages case:2022-0042")
SEARCH (search_reference, "2022-0042")

static const Screen screens[] = {
  { "Today", FRAME, ask_today, (GDestroyNotify) ck_today_window_free },
  { "  25 more, from 1,000", FRAME, ask_today_more, (GDestroyNotify) ck_today_window_free },
  { "  count of the sidebar", FRAME, ask_today_count, g_free },
  { "  all of it (command line)", 0, ask_today_whole, (GDestroyNotify) g_ptr_array_unref },
  { "Cases", FRAME, ask_cases, (GDestroyNotify) g_ptr_array_unref },
  { "  row 9,600", FRAME, ask_cases_far, (GDestroyNotify) g_ptr_array_unref },
  { "  filtered", FRAME, ask_cases_filtered, (GDestroyNotify) g_ptr_array_unref },
  { "  by activity", FRAME, ask_cases_sorted, (GDestroyNotify) g_ptr_array_unref },
  { "  counted", FRAME, ask_cases_count, g_free },
  { "  counted by status", FRAME, ask_cases_overview, g_free },
  { "Case", FRAME, ask_case, g_object_unref },
  { "History of a case", FRAME, ask_history, (GDestroyNotify) g_ptr_array_unref },
  { "People", FRAME, ask_people, (GDestroyNotify) g_ptr_array_unref },
  { "  row 9,600", FRAME, ask_people_far, (GDestroyNotify) g_ptr_array_unref },
  { "  in open cases", FRAME, ask_people_open, (GDestroyNotify) g_ptr_array_unref },
  { "  in open cases, counted", FRAME, ask_people_open_count, g_free },
  { "Person's cases", FRAME, ask_person, (GDestroyNotify) g_ptr_array_unref },
  { "Type-ahead of names", FRAME, ask_people_like, (GDestroyNotify) g_ptr_array_unref },
  { "Search: common word", HITS, search_common, (GDestroyNotify) g_ptr_array_unref },
  { "  all groups", 0, search_common_whole, (GDestroyNotify) g_ptr_array_unref },
  { "Search: two letters", HITS, search_two_letters, (GDestroyNotify) g_ptr_array_unref },
  { "  all groups", 0, search_two_letters_whole, (GDestroyNotify) g_ptr_array_unref },
  { "Search: two words", HITS, search_two_words, (GDestroyNotify) g_ptr_array_unref },
  { "  all groups", 0, search_two_words_whole, (GDestroyNotify) g_ptr_array_unref },
  { "Search: rare words", HITS, search_rare, (GDestroyNotify) g_ptr_array_unref },
  { "Search: phrase", HITS, search_phrase, (GDestroyNotify) g_ptr_array_unref },
  { "  all groups", 0, search_phrase_whole, (GDestroyNotify) g_ptr_array_unref },
  { "Search: name", HITS, search_name, (GDestroyNotify) g_ptr_array_unref },
  { "Search: filters", HITS, search_filtered, (GDestroyNotify) g_ptr_array_unref },
  { "  all groups", 0, search_filtered_whole, (GDestroyNotify) g_ptr_array_unref },
  { "Search: person", HITS, search_person, (GDestroyNotify) g_ptr_array_unref },
  { "  all groups", 0, search_person_whole, (GDestroyNotify) g_ptr_array_unref },
  { "Search: case", HITS, search_case, (GDestroyNotify) g_ptr_array_unref },
  { "Search: reference", HITS, search_reference, (GDestroyNotify) g_ptr_array_unref },
};

typedef struct {
  const Screen *screen;
  gint64        took;
} Asking;

/* Work, not waiting: what else runs on the machine doesn't count. */
static gint64
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gpointer
ask_on_lane (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *asking = data;
  gint64 began = cpu_time ();
  gpointer answer = asking->screen->ask (store, error);

  asking->took = cpu_time () - began;
  return answer;
}

static gpointer
choose (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) cases
      = ck_cases_page (store, &(CkCasesFilter){ .status = CK_CASES_OPEN, .risk = -1 }, CK_CASES_BY_REVIEW, FALSE, 30, 1, error);
  g_autoptr (CkCaseFile) file = NULL;

  if (cases == NULL || cases->len == 0)
    return NULL;
  some_case = g_strdup (((CkCase *) g_ptr_array_index (cases, 0))->reference);
  file = ck_case_load (store, some_case, error);
  if (file == NULL)
    return NULL;
  some_person = ((CkInvolvement *) g_ptr_array_index (file->people, 0))->person_id;
  return some_case;
}

static gint64
resident_kib (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtoll (line + strlen ("VmRSS:"), NULL, 10);
}

static void
tell (const Screen *screen, double first, double median, guint n_rows)
{
  g_autofree char *target = screen->target > 0 ? g_strdup_printf ("%u", screen->target) : g_strdup ("–");
  g_autofree char *rows = n_rows > 0 ? g_strdup_printf ("%u", n_rows) : g_strdup ("");

  /* a dash is three bytes wide */
  printf ("%-28s %10.2f %10.2f %*s %10s%s\n", screen->name, first, median, screen->target > 0 ? 10 : 12, target, rows,
          screen->target > 0 && (first > screen->target || median > screen->target) ? "  missed" : "");
}

static CkSession *
open_vault (const char *path)
{
  g_autoptr (GError) error = NULL;
  CkSession *session = ck_session_open (path, &error);
  Maker clock = { 0 };

  if (session == NULL || !ck_session_unlock (session, NULL, PASSPHRASE, &error))
    g_error ("%s", error->message);
  clock.rand = g_rand_new_with_seed (1);
  clock.session = session;
  set_day (&clock, LAST_DAY, 9);
  g_rand_free (clock.rand);
  return session;
}

static void
close_vault (CkSession *session)
{
  ck_session_close (session, NULL);
  g_object_unref (session);
}

/* Each screen is asked for in a vault that was just opened: the first time, nothing of it is in memory. */
static void
measure (const char *path)
{
  g_autoptr (GError) error = NULL;
  CkSession *session = open_vault (path);
  gint64 most = 0;

  if (ck_session_call (session, choose, NULL, &error) == NULL)
    g_error ("%s", error != NULL ? error->message : "there is no open case");
  close_vault (session);
  printf ("%-28s %10s %10s %10s %10s\n", "CPU time of the database", "first, ms", "median", "target", "rows");
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      CkTimes times = { .times = g_array_new (FALSE, FALSE, sizeof (gint64)) };
      gint64 first = 0;
      guint n_rows = 0;

      session = open_vault (path);
      for (guint n = 0; n < 11; n++)
        {
          Asking asking = { &screens[i], 0 };
          gpointer answer = ck_session_call (session, ask_on_lane, &asking, &error);

          if (answer == NULL)
            g_error ("%s: %s", screens[i].name, error != NULL ? error->message : "nothing");
          if (n == 0)
            first = asking.took;
          g_array_append_val (times.times, asking.took);
          if (screens[i].destroy == (GDestroyNotify) g_ptr_array_unref)
            n_rows = ((GPtrArray *) answer)->len;
          screens[i].destroy (answer);
        }
      most = MAX (most, resident_kib ());
      close_vault (session);
      g_array_sort (times.times, ck_times_compare);
      tell (&screens[i], (double) first / 1000, (double) g_array_index (times.times, gint64, times.times->len / 2) / 1000, n_rows);
      fflush (stdout);
      g_array_unref (times.times);
    }
  printf ("%-28s %10.0f %10s %10s\n", "Memory, MiB", (double) most / 1024, "", "200");
}

int
main (int argc, char **argv)
{
  gboolean full = argc > 2 && strcmp (argv[2], "full") == 0;

  if (argc < 2)
    g_error ("usage: ck-bench-scale VAULT small|full");
  if (!g_file_test (argv[1], G_FILE_TEST_EXISTS))
    make (argv[1], full ? 10000 : 300);
  measure (argv[1]);
  return 0;
}
