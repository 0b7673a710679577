/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a case calls to tell: rules over its concerns, each with its source. A rule only asks that somebody is considered;
 * the person decides, and says why. Two of them have a clock of their own (LADO, ICO), which Today shows as well: the
 * same conditions stand in 007-checks.sql, and a test compares the two. */
#include "ck-check-forms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WORKING_TOGETHER \
  N_ ("Working Together to Safeguard Children 2023; your own council’s procedures may ask for more. " \
      "Wording last looked through on 22 November 2026.")
#define KCSIE_FOUR \
  N_ ("Keeping Children Safe in Education, part four (a benchmark for out-of-school settings), and the procedures of " \
      "most councils: within one working day. Wording last looked through on 22 November 2026.")
#define UKCIS \
  N_ ("UKCIS, Sharing nudes and semi-nudes, March 2024. Wording last looked through on 22 November 2026.")
#define CHARITY \
  N_ ("Charity Commission, How to report a serious incident; record why not, where you don’t. Wording last looked " \
      "through on 22 November 2026.")
#define VULNERABLE_GROUPS \
  N_ ("Safeguarding Vulnerable Groups Act 2006, section 35: a duty where somebody was removed from regulated activity and " \
      "harmed a child or may, also after a resignation. Wording last looked through on 22 November 2026.")
#define UK_GDPR \
  N_ ("UK GDPR, article 33: within 72 hours of becoming aware, unless a risk to people is unlikely. Wording last looked " \
      "through on 22 November 2026.")
#define POLICY N_ ("Most insurers ask to be told early of what may become a claim; see your policy.")

typedef enum {
  ALLEGATION = 1 << 0,     /* an allegation whose harm test isn't found to be unmet, or a low-level concern's that is met */
  ORGANISATION = 1 << 1,
  DANGER = 1 << 2,
  NUDES_TRIGGER = 1 << 3,  /* an answer about nudes that asks for a referral at once */
} Sign;

typedef struct {
  CkCheckBody body;
  int         signs;        /* any of these, or */
  const char *categories;   /* any of these, between spaces */
  const char *why;
  const char *source;
} Rule;

static const Rule rules[] = {
  { CK_BODY_POLICE, DANGER, NULL, N_ ("There was immediate danger."), WORKING_TOGETHER },
  { CK_BODY_POLICE, 0, " sexual-abuse sexual-exploitation physical-abuse criminal-exploitation grooming domestic-abuse ",
    N_ ("What is described may be a criminal offence."), WORKING_TOGETHER },
  { CK_BODY_POLICE, NUDES_TRIGGER, NULL, N_ ("An answer about the nudes asks for a referral at once."), UKCIS },
  { CK_BODY_SOCIAL_CARE, NUDES_TRIGGER, NULL, N_ ("An answer about the nudes asks for a referral at once."), UKCIS },
  { CK_BODY_SOCIAL_CARE, 0,
    " sexual-abuse sexual-exploitation physical-abuse neglect emotional-abuse criminal-exploitation radicalisation "
    "domestic-abuse grooming ",
    N_ ("A child may be suffering significant harm, or be likely to."), WORKING_TOGETHER },
  { CK_BODY_SOCIAL_CARE, DANGER, NULL, N_ ("There was immediate danger."), WORKING_TOGETHER },
  { CK_BODY_LADO, ALLEGATION, NULL, N_ ("An adult in a position of trust may have met the harm threshold."), KCSIE_FOUR },
  { CK_BODY_CEOP, 0, " grooming sexual-exploitation ",
    N_ ("A child may be groomed or sexually exploited, and CEOP takes reports of what happens online."), WORKING_TOGETHER },
  { CK_BODY_IWF, 0, " nudes ", N_ ("A picture may be online: the child can have it removed through Report Remove."), UKCIS },
  { CK_BODY_CHARITY_COMMISSION, ALLEGATION | ORGANISATION, " data-breach ",
    N_ ("It may be a serious incident of the charity."), CHARITY },
  { CK_BODY_DBS, ALLEGATION, NULL,
    N_ ("If the adult is removed from regulated activity, or leaves before that, two questions are to be answered."),
    VULNERABLE_GROUPS },
  { CK_BODY_ICO, 0, " data-breach ", N_ ("Personal data was lost, or seen by somebody who shouldn’t see it."), UK_GDPR },
  { CK_BODY_INSURER, ALLEGATION, " data-breach ", N_ ("It may become a claim."), POLICY },
};

static CkHarmTest *
find_harm_test (CkCaseFile *file,
                CkEntry    *entry)
{
  for (guint i = 0; i < file->harm_tests->len; i++)
    {
      CkHarmTest *test = file->harm_tests->pdata[i];

      if (ck_uuid_equal (&test->concern_id, &entry->id))
        return test;
    }
  return NULL;
}

static gboolean
is_allegation (CkCaseFile *file,
               CkEntry    *entry)
{
  CkHarmTest *test = find_harm_test (file, entry);
  CkAnswer result = test != NULL ? ck_harm_test_result (test->harmed, test->offence, test->risk, test->suitability)
                                 : CK_ANSWER_UNKNOWN;

  if (entry->concern->kind == CK_CONCERN_ALLEGATION)
    return result != CK_ANSWER_NO;
  return entry->concern->kind == CK_CONCERN_LOW_LEVEL && result == CK_ANSWER_YES;
}

static int
signs_of (CkCaseFile *file,
          CkEntry    *entry)
{
  int signs = 0;

  if (is_allegation (file, entry))
    signs |= ALLEGATION;
  if (entry->concern->kind == CK_CONCERN_ORGANISATION)
    signs |= ORGANISATION;
  if (entry->concern->immediate_danger == CK_ANSWER_YES)
    signs |= DANGER;
  if (entry->concern->nudes != NULL && ck_nudes_asks_referral (entry->concern->nudes))
    signs |= NUDES_TRIGGER;
  return signs;
}

static gboolean
has_category (CkConcern  *concern,
              const char *categories)
{
  for (guint i = 0; categories != NULL && concern->categories != NULL && concern->categories[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", concern->categories[i], " ", NULL);

      if (strstr (categories, word) != NULL)
        return TRUE;
    }
  return FALSE;
}

static CkMoment
local_moment (gint64     instant,
              GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return ck_moment_new (ck_instant_to_date (instant, zone),
                        g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local), CK_PRECISION_EXACT);
}

static void
set_clock (CkCheckCall   *call,
           CkCaseFile    *file,
           CkEntry       *entry,
           CkSettings    *settings,
           CkWorkingDays *days,
           GTimeZone     *zone)
{
  CkHarmTest *test = find_harm_test (file, entry);
  CkMoment started = ck_moment_is_known (entry->told) ? entry->told : local_moment (entry->recorded_at, zone);

  if (call->body == CK_BODY_LADO)
    {
      if (entry->concern->kind == CK_CONCERN_LOW_LEVEL && test != NULL)
        started = local_moment (test->recorded_at, zone);
      call->due = ck_clock_due (settings, days, CK_DUE_LADO, started);
    }
  else if (call->body == CK_BODY_ICO)
    {
      call->due = ck_clock_due (settings, days, CK_DUE_ICO, started);
    }
}

/* A later concern that calls for the same asks again; where several wait, the one whose clock ends first is shown. */
static void
add_call (CkCaseFile  *file,
          CkCheckCall *call)
{
  for (guint i = 0; i < file->calls->len; i++)
    {
      CkCheckCall *other = file->calls->pdata[i];

      if (other->body != call->body)
        continue;
      if (!ck_check_call_is_open (file, other) && ck_check_call_is_open (file, call))
        {
          g_ptr_array_remove_index (file->calls, i);
          break;
        }
      g_object_unref (call);
      return;
    }
  g_ptr_array_add (file->calls, call);
}

static int
compare_calls (gconstpointer a,
               gconstpointer b)
{
  return (*(CkCheckCall **)a)->body - (*(CkCheckCall **)b)->body;
}

/**
 * ck_check_calls_fill:
 * @file: a case with its entries, harm tests and checks; its calls are made anew
 * @settings: of the vault
 * @zone: of the vault
 *
 * Finds whom the case calls to tell.
 */
void
ck_check_calls_fill (CkCaseFile *file,
                     CkSettings *settings,
                     GTimeZone  *zone)
{
  g_autoptr (CkWorkingDays) days = ck_working_days_of (settings);
  g_autoptr (GPtrArray) concerns = g_ptr_array_new ();

  g_ptr_array_set_size (file->calls, 0);
  for (guint i = 0; i < file->entries->len; i++)
    if (((CkEntry *)file->entries->pdata[i])->concern != NULL)
      g_ptr_array_add (concerns, file->entries->pdata[i]);

  for (guint i = 0; i < concerns->len; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (rules); j++)
      {
        CkEntry *entry = concerns->pdata[i];
        CkCheckCall *call;

        if (!(rules[j].signs & signs_of (file, entry)) && !has_category (entry->concern, rules[j].categories))
          continue;
        call = ck_check_call_new ();
        call->body = (int)rules[j].body;
        call->number = entry->number;
        call->why = g_strdup (_ (rules[j].why));
        call->source = g_strdup (_ (rules[j].source));
        call->recorded_at = entry->recorded_at;
        set_clock (call, file, entry, settings, days, zone);
        add_call (file, call);
      }
  g_ptr_array_sort (file->calls, compare_calls);
}

/**
 * ck_case_has_allegation:
 * @file: a case
 *
 * Returns: whether it is closed with an allegation's outcome: a concern in it is an allegation whose harm test isn't
 *   found to be unmet, or a low-level concern whose harm test is met
 */
gboolean
ck_case_has_allegation (CkCaseFile *file)
{
  g_return_val_if_fail (CK_IS_CASE_FILE (file), FALSE);

  for (guint i = 0; i < file->entries->len; i++)
    {
      CkEntry *entry = file->entries->pdata[i];

      if (entry->concern != NULL && is_allegation (file, entry))
        return TRUE;
    }
  return FALSE;
}

/**
 * ck_check_find:
 * @file: a case
 * @body: #CkCheckBody
 * @organisation: (nullable): name of another organisation; %NULL or "" for the rest
 *
 * Returns: (transfer none) (nullable): how it stands with them; %NULL when they weren't considered
 */
CkCheck *
ck_check_find (CkCaseFile *file,
               int         body,
               const char *organisation)
{
  for (guint i = 0; i < file->checks->len; i++)
    {
      CkCheck *check = file->checks->pdata[i];

      if (check->body == body
          && g_strcmp0 (check->organisation != NULL ? check->organisation : "", organisation != NULL ? organisation : "")
                 == 0)
        return check;
    }
  return NULL;
}

/**
 * ck_check_is_settled:
 * @check: (nullable): how it stands with somebody
 *
 * Returns: whether it was decided not to tell them, or they were told: "tell them" alone leaves the clock running
 */
gboolean
ck_check_is_settled (CkCheck *check)
{
  return check != NULL
         && (check->decided == CK_CHECK_NO || (check->decided == CK_CHECK_YES && ck_moment_is_known (check->told)));
}

/**
 * ck_check_call_is_open:
 * @file: a case
 * @call: one of its calls
 *
 * Returns: whether it waits to be decided, or to be told: with or after the concern that calls for it
 */
gboolean
ck_check_call_is_open (CkCaseFile  *file,
                       CkCheckCall *call)
{
  CkCheck *check = ck_check_find (file, call->body, NULL);

  return !ck_check_is_settled (check) || check->recorded_at < call->recorded_at;
}
