/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chronology says, before it is laid out. */
#include "ck-queries.h"

#include <glib/gi18n-lib.h>

#include "ck-text.h"

/* The last day that a moment can mean. */
static CkDate
last_day (CkMoment moment)
{
  return moment.precision == CK_PRECISION_MONTH ? ck_date_add_days (ck_date_add_months (moment.date, 1), -1)
                                                : moment.date;
}

/* When it happened; where that isn't known, when the organisation was told. None: it can't be said. */
static void
days_of (CkEntry *entry,
         CkDate  *first,
         CkDate  *last)
{
  CkMoment from = ck_moment_is_known (entry->happened) ? entry->happened : entry->told;
  CkMoment to = ck_moment_is_known (entry->happened_to) ? entry->happened_to : from;

  *first = ck_moment_is_known (from) ? from.date : CK_DATE_NONE;
  *last = ck_moment_is_known (to) ? last_day (to) : CK_DATE_NONE;
}

/* What can't be dated is never left out because of dates. */
static gboolean
is_in_period (CkEntry             *entry,
              CkChronologyOptions *options)
{
  CkDate first, last;

  days_of (entry, &first, &last);
  if (!ck_date_is_set (first))
    return TRUE;
  return (!ck_date_is_set (options->from) || ck_date_compare (last, options->from) >= 0) &&
         (!ck_date_is_set (options->to) || ck_date_compare (first, options->to) <= 0);
}

static void
select_entries (CkChronology *chronology,
                GPtrArray    *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (entries, i);
      CkDate first, last;

      days_of (entry, &first, &last);
      if (ck_date_is_set (first) &&
          (!ck_date_is_set (chronology->first_day) || ck_date_compare (first, chronology->first_day) < 0))
        chronology->first_day = first;
      if (ck_date_is_set (last)
          && (!ck_date_is_set (chronology->last_day) || ck_date_compare (last, chronology->last_day) > 0))
        chronology->last_day = last;

      if (!is_in_period (entry, chronology->options))
        chronology->n_left_by_period++;
      else if (chronology->options->significant && !entry->significant)
        chronology->n_left_by_significance++;
      else
        g_ptr_array_add (chronology->entries, g_object_ref (entry));
    }
  chronology->n_entries = entries->len;
}

/* Somebody who was harmed in two concerns of the case is one subject. */
static gboolean
is_subject (CkChronology  *chronology,
            CkInvolvement *involvement)
{
  if (ck_uuid_is_none (&involvement->person_id))
    return FALSE;
  for (guint i = 0; i < chronology->subjects->len; i++)
    if (ck_uuid_equal (&CK_INVOLVEMENT (g_ptr_array_index (chronology->subjects, i))->person_id, &involvement->person_id))
      return TRUE;
  return FALSE;
}

static void
pick (CkChronology *chronology,
      GPtrArray    *actions)
{
  for (guint i = 0; i < chronology->people->len; i++)
    {
      CkInvolvement *involvement = g_ptr_array_index (chronology->people, i);

      if (involvement->role == CK_ROLE_HARMED && !is_subject (chronology, involvement))
        g_ptr_array_add (chronology->subjects, g_object_ref (involvement));
    }
  for (guint i = 0; i < actions->len; i++)
    {
      CkAction *action = g_ptr_array_index (actions, i);

      if (action->status == CK_ACTION_OPEN)
        g_ptr_array_add (chronology->open_actions, g_object_ref (action));
    }
}

/* On one line: what stands on several lines in the settings, after the names. */
static char *
dup_contact (CkSettings *settings)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *contacts = NULL;

  if (ck_text_is_blank (settings->contacts))
    return NULL;
  text = g_string_new (NULL);
  if (!ck_text_is_blank (settings->coordinator))
    /* Translators: a name */
    g_string_append_printf (text, _("%s (coordinator)"), settings->coordinator);
  if (!ck_text_is_blank (settings->deputy))
    {
      g_string_append (text, text->len > 0 ? ", " : "");
      /* Translators: a name */
      g_string_append_printf (text, _("%s (deputy)"), settings->deputy);
    }
  contacts = g_strdelimit (g_strstrip (g_strdup (settings->contacts)), "\t\r\n", ' ');
  g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", contacts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fill_printing (CkStore      *store,
               CkChronology *chronology,
               GError      **error)
{
  chronology->organisation
      = g_strdup (ck_text_is_blank (store->settings->organisation) ? ck_vault_get_organisation (store->vault)
                                                                   : store->settings->organisation);
  chronology->contact = dup_contact (store->settings);
  chronology->practice = ck_vault_is_practice (store->vault);
  chronology->printed_by = ck_store_dup_lead (store);
  chronology->printed_at = ck_store_instant (store);
  chronology->time_zone = g_strdup (store->settings->time_zone);
  chronology->late_after_hours = store->settings->late_after_hours;
  chronology->today = ck_store_today (store);
  return ck_store_get_fingerprint (store, &chronology->fingerprint_sequence, &chronology->fingerprint_hash, error);
}

/**
 * ck_chronology_load:
 * @store: the record
 * @reference: "2026-0014"
 * @options: (nullable): period, selection, recipient and purpose
 * @error: %CK_ERROR_INVALID, %CK_ERROR_NOT_FOUND, or why it couldn't be read
 *
 * An entry belongs to a period when any day of it does; one that can't be dated always does. Records nothing: that is
 * for ck_casework_record_viewing() and ck_casework_record_copy().
 *
 * Returns: (transfer full): what the pages say, without a copy number
 */
CkChronology *
ck_chronology_load (CkStore             *store,
                    const char          *reference,
                    CkChronologyOptions *options,
                    GError             **error)
{
  g_autoptr (CkChronology) chronology = ck_chronology_new ();
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) actions = NULL;

  if (options != NULL && !ck_chronology_options_check (options, error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  chronology->options
      = options != NULL ? CK_CHRONOLOGY_OPTIONS (ck_record_copy (CK_RECORD (options))) : ck_chronology_options_new ();
  chronology->head = ck_case_head_load (store, &now->id, error);
  if (chronology->head == NULL)
    return NULL;
  entries = ck_case_entries (store, &now->id, error);
  if (entries == NULL)
    return NULL;
  g_clear_pointer (&chronology->people, g_ptr_array_unref);
  chronology->people = ck_case_people (store, &now->id, error);
  if (chronology->people == NULL)
    return NULL;
  g_clear_pointer (&chronology->ties, g_ptr_array_unref);
  chronology->ties = ck_case_ties (store, &now->id, error);
  if (chronology->ties == NULL)
    return NULL;
  g_clear_pointer (&chronology->relationships, g_ptr_array_unref);
  chronology->relationships = ck_case_relationships (store, &now->id, error);
  if (chronology->relationships == NULL)
    return NULL;
  actions = ck_case_actions (store, &now->id, error);
  if (actions == NULL || !fill_printing (store, chronology, error))
    return NULL;
  select_entries (chronology, entries);
  pick (chronology, actions);
  return g_steal_pointer (&chronology);
}
