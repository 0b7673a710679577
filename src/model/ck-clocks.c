/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of practice: when what is due, what is late, and in which order things stand. Every number is a default of
 * the settings. */
#include "ck-forms.h"

#include <glib/gi18n-lib.h>

/**
 * ck_settings_new_default:
 *
 * The defaults of a new vault (practice.md, "Time"), with the national helplines of the United Kingdom, which a vault
 * may replace with its own.
 *
 * Returns: (transfer full): settings, with the organisation, coordinator and deputy left to fill
 */
CkSettings *
ck_settings_new_default (void)
{
  CkSettings *self = ck_settings_new ();

  self->time_zone = g_strdup ("Europe/London");
  self->nation = CK_NATION_ENGLAND_AND_WALES;
  self->review_days_high = 7;
  self->review_days_medium = 14;
  self->review_days_low = 28;
  self->long_check_days = 90;
  self->late_after_hours = 24;
  self->snooze_days = 14;
  self->triage_days = 0;
  self->lado_days = 1;
  self->referral_ack_days = 1;
  self->ico_hours = 72;
  self->idle_minutes = 10;
  /* Translators: helplines of the United Kingdom, one a line; keep names, numbers and tabs: name: number, note, source, day */
  self->helplines = g_strdup (
      _("Emergency services: 999\tImmediate danger. Call first, record after.\twww.gov.uk/guidance/999-and-112-the-uks-national-emergency-numbers\t2026-11-22\n"
        "NSPCC Helpline: 0808 800 5000\tFor adults who are worried about a child.\twww.nspcc.org.uk\t2026-11-22\n"
        "Childline: 0800 1111\tFor children and young people themselves.\twww.childline.org.uk\t2026-11-22\n"
        "Children’s social care of your council:\tEnter the number of the council that the organisation works with.\n"
        "Children’s social care, evenings and weekends:\tThe council’s emergency duty team.\n"
        "Designated officer (LADO) of your council:\tWithin one working day of an allegation about an adult.\n"
        "CEOP: report online at www.ceop.police.uk\tGrooming and sexual abuse online.\twww.ceop.police.uk\t2026-11-22\n"
        "Report Remove: www.childline.org.uk/remove\tFor under-18s, to have an image of themselves taken down.\twww.childline.org.uk\t2026-11-22\n"
        "IWF: report.iwf.org.uk\tImages of child sexual abuse online.\twww.iwf.org.uk\t2026-11-22"));
  return self;
}

/**
 * ck_next_review_due:
 * @settings: the vault's settings
 * @risk: the risk of the case; what wasn't assessed is never taken for low
 * @held: the local date of the last review
 *
 * Source: practice.md, "Time": not assessed on the next working day, else calendar days by the risk.
 *
 * Returns: when the next review is due
 */
CkDate
ck_next_review_due (CkSettings *settings,
                    CkRisk      risk,
                    CkDate      held)
{
  g_autoptr (CkWorkingDays) working_days = NULL;

  g_return_val_if_fail (CK_IS_SETTINGS (settings), CK_DATE_NONE);

  switch (risk)
    {
    case CK_RISK_HIGH:
      return ck_date_add_days (held, (int)settings->review_days_high);
    case CK_RISK_MEDIUM:
      return ck_date_add_days (held, (int)settings->review_days_medium);
    case CK_RISK_LOW:
      return ck_date_add_days (held, (int)settings->review_days_low);
    case CK_RISK_NOT_ASSESSED:
    default:
      working_days = ck_working_days_of (settings);
      return ck_working_days_add (working_days, held, 1);
    }
}

/**
 * ck_first_review_due:
 * @settings: the vault's settings
 * @risk: the risk of the case
 * @opened: the local date on which it was opened or reopened
 *
 * Returns: when its first review is due, as ck_next_review_due() counts
 */
CkDate
ck_first_review_due (CkSettings *settings,
                     CkRisk      risk,
                     CkDate      opened)
{
  return ck_next_review_due (settings, risk, opened);
}

/**
 * ck_long_check_due:
 * @settings: the vault's settings
 * @closed: the local date on which the case was closed
 *
 * Returns: when its long-term check is due
 */
CkDate
ck_long_check_due (CkSettings *settings,
                   CkDate      closed)
{
  g_return_val_if_fail (CK_IS_SETTINGS (settings), CK_DATE_NONE);

  return ck_date_add_days (closed, (int)settings->long_check_days);
}

/**
 * ck_clock_due:
 * @settings: the vault's settings
 * @days: its working days, ck_working_days_of()
 * @kind: triage, lado, ico, chase or escalate
 * @started: local time
 *
 * Source: practice.md, "Time": the same day; a working day from being told; 72 hours by the clock from awareness; a
 * working day from sending.
 *
 * Returns: when it is due: a day, and for the ICO a time of that day as well; unknown where @started is
 */
CkMoment
ck_clock_due (CkSettings    *settings,
              CkWorkingDays *days,
              CkDueKind      kind,
              CkMoment       started)
{
  CkDate date = started.date;
  gint64 minutes;

  g_return_val_if_fail (CK_IS_SETTINGS (settings), CK_MOMENT_UNKNOWN);

  if (!ck_moment_is_known (started))
    return CK_MOMENT_UNKNOWN;
  switch (kind)
    {
    case CK_DUE_TRIAGE:
      return ck_moment_new (ck_date_add_days (date, (int)settings->triage_days), -1, CK_PRECISION_DATE);
    case CK_DUE_LADO:
      return ck_moment_new (ck_working_days_add (days, date, (int)settings->lado_days), -1, CK_PRECISION_DATE);
    case CK_DUE_ICO:
      minutes = MAX (started.minute, 0) + settings->ico_hours * 60;
      return ck_moment_new (ck_date_add_days (date, (int)(minutes / (24 * 60))), (int)(minutes % (24 * 60)),
                            CK_PRECISION_EXACT);
    case CK_DUE_CHASE:
    case CK_DUE_ESCALATE:
      return ck_moment_new (ck_working_days_add (days, date, (int)settings->referral_ack_days), -1, CK_PRECISION_DATE);
    case CK_DUE_REVIEW:
    case CK_DUE_LONG_TERM_CHECK:
    case CK_DUE_ACTION:
    default:
      return CK_MOMENT_UNKNOWN;
    }
}

/* The instant at which a moment is over, in favour of who records: the end of a day or month where that is all. */
static gint64
end_of (CkMoment   moment,
        GTimeZone *zone)
{
  g_autoptr (GDateTime) local = NULL;
  int year, month, day;
  CkDate date = moment.date;
  int minute = moment.minute;

  if (moment.precision == CK_PRECISION_MONTH)
    date = ck_date_add_months (date, 1);
  else if (moment.precision == CK_PRECISION_DATE)
    date = ck_date_add_days (date, 1);
  if (minute < 0)
    minute = 0;

  ck_date_split (date, &year, &month, &day);
  local = g_date_time_new (zone, year, month, day, minute / 60, minute % 60, 0);
  return local != NULL ? g_date_time_to_unix (local) * G_USEC_PER_SEC : G_MAXINT64;
}

/**
 * ck_entry_is_late:
 * @entry: an entry
 * @settings: the vault's settings
 * @zone: the vault's time zone
 *
 * Returns: whether it was recorded more than the settings' hours after the organisation was told, or, where that isn't
 *   known, after it happened; an entry of which neither is known isn't late
 */
gboolean
ck_entry_is_late (CkEntry    *entry,
                  CkSettings *settings,
                  GTimeZone  *zone)
{
  CkMoment from;
  gint64 end;

  g_return_val_if_fail (CK_IS_ENTRY (entry), FALSE);
  g_return_val_if_fail (CK_IS_SETTINGS (settings), FALSE);
  g_return_val_if_fail (zone != NULL, FALSE);

  from = ck_moment_is_known (entry->told) ? entry->told : entry->happened;
  if (!ck_moment_is_known (from) || entry->recorded_at == 0)
    return FALSE;

  end = end_of (from, zone);
  return entry->recorded_at > end && entry->recorded_at - end > settings->late_after_hours * 3600 * G_USEC_PER_SEC;
}

static int
compare_integers (gint64 a,
                  gint64 b)
{
  return (a > b) - (a < b);
}

/**
 * ck_entry_is_of_a_day:
 * @entry: an entry
 *
 * What was done, dropped or reviewed is recorded with the day of it: that it has no time is no gap to point out.
 *
 * Returns: whether it is such a thing, and only its day is known
 */
gboolean
ck_entry_is_of_a_day (CkEntry *entry)
{
  g_return_val_if_fail (CK_IS_ENTRY (entry), FALSE);

  return entry->happened.precision == CK_PRECISION_DATE
         && (entry->kind == CK_ENTRY_ACTION_DONE || entry->kind == CK_ENTRY_ACTION_DROPPED
             || entry->kind == CK_ENTRY_REVIEW);
}

/**
 * ck_entry_place_in_day:
 * @entry: an entry
 * @zone: the vault's time zone
 *
 * Sets where it sorts in its day: what is recorded with its day alone stands where it was recorded when that was on the
 * same day, else after everything of the day, which is over by then. The rest stays where its time says, and what
 * happened at a time that isn't known before it.
 */
void
ck_entry_place_in_day (CkEntry   *entry,
                       GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  int year, month, day;

  g_return_if_fail (CK_IS_ENTRY (entry));

  entry->minute_in_day = 0;
  if (!ck_entry_is_of_a_day (entry) || entry->recorded_at == 0)
    return;
  utc = g_date_time_new_from_unix_utc (entry->recorded_at / G_USEC_PER_SEC);
  local = g_date_time_to_timezone (utc, zone);
  g_date_time_get_ymd (local, &year, &month, &day);
  entry->minute_in_day = 1
                         + (ck_date_equal (entry->happened.date, ck_date_new (year, month, day))
                                ? g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local)
                                : 24 * 60);
}

/**
 * ck_entry_format_when:
 * @entry: an entry
 *
 * Returns: (transfer full): when it happened, as ck_moment_format(), or the day alone where there is no time to miss
 */
char *
ck_entry_format_when (CkEntry *entry)
{
  g_return_val_if_fail (CK_IS_ENTRY (entry), NULL);

  return ck_entry_is_of_a_day (entry) ? ck_date_format (entry->happened.date) : ck_moment_format (entry->happened);
}

static CkMoment
moment_of (const CkEntry *entry)
{
  CkMoment moment = ck_moment_is_known (entry->happened) ? entry->happened : entry->told;

  if (entry->minute_in_day > 0)
    moment = ck_moment_new (moment.date, entry->minute_in_day - 1, CK_PRECISION_EXACT);
  return moment;
}

/**
 * ck_entry_compare:
 * @a: a #CkEntry
 * @b: another
 *
 * The order of a chronology: happened, then told, then recorded, then number. What it isn't known when it happened
 * stands where the organisation was told of it, or at the end; see ck_entry_place_in_day() for what has a day only.
 *
 * Returns: negative, zero or positive as @a comes before, with or after @b
 */
int
ck_entry_compare (gconstpointer a,
                  gconstpointer b)
{
  const CkEntry *x = a;
  const CkEntry *y = b;
  int order = ck_moment_compare (moment_of (x), moment_of (y));

  if (order == 0)
    order = ck_moment_compare (x->told, y->told);
  if (order == 0)
    order = compare_integers (x->recorded_at, y->recorded_at);
  return order != 0 ? order : compare_integers (x->number, y->number);
}

/* What nobody has assessed may be anything, so it comes right after high. */
static int
urgency (int risk)
{
  switch (risk)
    {
    case CK_RISK_HIGH:
      return 0;
    case CK_RISK_NOT_ASSESSED:
      return 1;
    case CK_RISK_MEDIUM:
      return 2;
    case CK_RISK_LOW:
      return 3;
    default:
      return 4;
    }
}

/**
 * ck_due_item_compare:
 * @a: a #CkDueItem
 * @b: another
 *
 * The order of Today: by date, then by risk (high, not assessed, medium, low), then reviews before checks before
 * actions, then by reference.
 *
 * Returns: negative, zero or positive as @a comes before, with or after @b
 */
int
ck_due_item_compare (gconstpointer a,
                     gconstpointer b)
{
  const CkDueItem *x = a;
  const CkDueItem *y = b;
  int order = ck_date_compare (x->due, y->due);

  if (order == 0)
    order = urgency (x->risk) - urgency (y->risk);
  if (order == 0)
    order = x->kind - y->kind;
  return order != 0 ? order : g_strcmp0 (x->reference, y->reference);
}

static int
compare_entry_places (gconstpointer a,
                      gconstpointer b)
{
  return ck_entry_compare (*(gconstpointer *)a, *(gconstpointer *)b);
}

static int
compare_due_item_places (gconstpointer a,
                         gconstpointer b)
{
  return ck_due_item_compare (*(gconstpointer *)a, *(gconstpointer *)b);
}

/**
 * ck_entries_sort:
 * @entries: (element-type CkEntry): entries of one case
 *
 * Sorts them as ck_entry_compare() says.
 */
void
ck_entries_sort (GPtrArray *entries)
{
  g_ptr_array_sort (entries, compare_entry_places);
}

/**
 * ck_due_items_sort:
 * @items: (element-type CkDueItem): what is due
 *
 * Sorts it as ck_due_item_compare() says.
 */
void
ck_due_items_sort (GPtrArray *items)
{
  g_ptr_array_sort (items, compare_due_item_places);
}
