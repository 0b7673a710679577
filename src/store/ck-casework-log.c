/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Logging a concern: the first thing that the program is for. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include "ck-text.h"

/* The next number of the unit's local year, on this device. */
static gboolean
insert_first_version (CkStore    *store,
                      CkCaseNow  *now,
                      const char *title,
                      const char *lead,
                      GError    **error)
{
  g_autoptr (CkCaseVersionRow) version = ck_case_version_row_new ();
  sqlite3_stmt *stmt;
  gboolean row = FALSE;
  int year;

  ck_date_split (ck_store_unit_day (store), &year, NULL, NULL);
  stmt = ck_store_prepare (store,
                           "SELECT d.letter, coalesce ((SELECT max (number) FROM d_case_version_now v"
                           " WHERE v.year = ?1 AND v.device_letter = d.letter), 0) + 1 FROM device d",
                           error);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int (stmt, 1, year);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;

  version->id = ck_store_new_id (store);
  version->case_id = now->id;
  version->year = year;
  version->device_letter = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
  version->number = sqlite3_column_int64 (stmt, 1);
  version->title = g_strdup (title);
  version->lead = g_strdup (lead);
  sqlite3_reset (stmt);
  if (!ck_unit_insert (store, "case_version", CK_RECORD (version), error))
    return FALSE;

  now->version = g_steal_pointer (&version);
  now->reference = ck_reference_format (year, (int)now->version->number, now->version->device_letter[0], 0);
  return TRUE;
}

static CkDate
first_review (CkStore       *store,
              CkConcernForm *form,
              int            risk)
{
  return ck_date_is_set (form->review) ? form->review
                                       : ck_first_review_due (store->settings, (CkRisk)risk, ck_store_unit_day (store));
}

/**
 * ck_insert_new_case:
 * @store: the record, within a unit
 * @now: empty; becomes the case
 * @form: its lead, risk and first review; the rest of it is of no account
 * @title: of the case
 * @error: what the record refused
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_new_case (CkStore       *store,
           CkCaseNow     *now,
           CkConcernForm *form,
           const char    *title,
           GError       **error)
{
  g_autoptr (CkRecord) identity = CK_RECORD (ck_id_row_new ());
  g_autoptr (CkCaseStateRow) state = ck_case_state_row_new ();
  g_autofree char *lead = ck_dup_given (form->lead);
  int risk = form->risk >= 0 ? form->risk : CK_RISK_NOT_ASSESSED;

  if (lead == NULL)
    lead = ck_store_dup_lead (store);
  now->id = ck_store_new_id (store);
  CK_ID_ROW (identity)->id = now->id;
  if (!ck_unit_insert (store, "case", identity, error) || !insert_first_version (store, now, title, lead, error))
    return FALSE;

  state->status = CK_STATUS_OPEN;
  state->risk = risk;
  return ck_insert_review (store, now, CK_REVIEW_OF_PLAN, first_review (store, form, risk), &state->pending_review,
                           error)
         && ck_insert_case_state (store, now, state, error);
}

/* A new concern in an open case may raise or lower its risk, name another lead, and bring the review forward: as it
 * says, or because the risk that it raises asks for a sooner one. Its own entry tells of it. */
static gboolean
change_case (CkStore       *store,
             CkCaseNow     *now,
             CkConcernForm *form,
             const CkUuid  *entry,
             GError       **error)
{
  g_autoptr (CkCaseStateRow) next = ck_case_state_next (now);
  CkDate review = form->review;
  gboolean risk_changes = form->risk >= 0 && form->risk != now->state->risk;

  if (!ck_text_is_blank (form->lead) && g_strcmp0 (form->lead, now->version->lead) != 0 &&
      !ck_insert_case_version (store, now, NULL, form->lead, error))
    return FALSE;

  if (risk_changes)
    {
      next->risk = form->risk;
      if (!ck_date_is_set (review))
        {
          review = ck_next_review_due (store->settings, (CkRisk)form->risk, ck_store_unit_day (store));
          if (ck_date_compare (review, now->pending_due) > 0)
            review = CK_DATE_NONE;
        }
    }
  if (ck_date_is_set (review) && !ck_date_equal (review, now->pending_due))
    {
      if (!ck_insert_outcome (store, now, entry, CK_REVIEW_POSTPONED, CK_DATE_NONE, NULL, NULL,
                              "Another concern was logged.", next->risk, error) ||
          !ck_insert_review (store, now, CK_REVIEW_OF_PLAN, review, &next->pending_review, error))
        return FALSE;
    }
  else if (!risk_changes)
    {
      return TRUE;
    }
  return ck_insert_case_state (store, now, next, error);
}

static const char *
risk_words (int risk)
{
  static const char *const words[] = { "risk not assessed", "risk low", "risk medium", "risk high" };

  return words[CLAMP (risk, 0, (int)G_N_ELEMENTS (words) - 1)];
}

/* The chronology's last column: what was done at once, and what became of the case. */
static char *
concern_outcome (CkConcernForm *form,
                 gboolean       opens,
                 int            risk)
{
  GString *outcome = g_string_new (NULL);

  if (!ck_text_is_blank (form->immediate_action))
    g_string_append_printf (outcome, "%s\n", form->immediate_action);
  g_string_append_printf (outcome, "%s, %s.", opens ? "Case opened" : "Added to the case", risk_words (risk));
  return g_string_free (outcome, FALSE);
}

static gboolean
insert_concern_entry (CkStore       *store,
                      CkCaseNow     *now,
                      CkConcernForm *form,
                      const char    *title,
                      gboolean       opens,
                      CkUuid        *id,
                      GError       **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_CONCERN, title);
  int risk = form->risk >= 0 ? form->risk : opens ? CK_RISK_NOT_ASSESSED : now->state->risk;

  entry->happened = form->happened;
  entry->happened_to = form->happened_to;
  entry->told = ck_moment_is_given (form->told) ? form->told : ck_store_unit_moment (store);
  entry->told_to = ck_dup_given (form->told_to);
  entry->source = ck_dup_given (form->source);
  entry->facts = g_strdup (form->facts);
  entry->own_words = ck_dup_given (form->own_words);
  entry->opinion = ck_dup_given (form->opinion);
  entry->significant = form->significant;
  entry->significance = ck_dup_given (form->significance);
  entry->outcome = concern_outcome (form, opens, risk);
  *id = entry->id;
  return ck_insert_entry (store, now, entry, error);
}

static gboolean
insert_concern (CkStore       *store,
                CkCaseNow     *now,
                CkConcernForm *form,
                const CkUuid  *id,
                GError       **error)
{
  g_autoptr (CkConcernRow) concern = ck_concern_row_new ();

  concern->id = *id;
  concern->case_id = now->id;
  concern->kind = form->kind;
  concern->immediate_danger = MAX (form->immediate_danger, CK_ANSWER_UNKNOWN);
  concern->immediate_action = ck_dup_given (form->immediate_action);
  concern->ai_made = CK_ANSWER_UNKNOWN;
  concern->child_view = ck_dup_given (form->child_view);
  concern->parents_told = MAX (form->parents_told, CK_ANSWER_UNKNOWN);
  concern->parents_reason = ck_dup_given (form->parents_reason);
  concern->bias = ck_dup_given (form->bias);
  if (form->online != NULL)
    {
      concern->platform = ck_dup_given (form->online->platform);
      concern->handle = ck_dup_given (form->online->handle);
      concern->ai_made = MAX (form->online->ai_made, CK_ANSWER_UNKNOWN);
    }
  return ck_unit_insert (store, "concern", CK_RECORD (concern), error);
}

static gboolean
insert_categories (CkStore      *store,
                   CkCaseNow    *now,
                   char        **categories,
                   const CkUuid *concern,
                   GError      **error)
{
  for (guint i = 0; categories != NULL && categories[i] != NULL; i++)
    {
      g_autoptr (CkConcernCategoryRow) row = ck_concern_category_row_new ();

      row->id = ck_store_new_id (store);
      row->case_id = now->id;
      row->concern_id = *concern;
      row->n = i + 1;
      row->category = g_strdup (categories[i]);
      if (!ck_unit_insert (store, "concern_category", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_four_cs (CkStore      *store,
                CkCaseNow    *now,
                char        **four_cs,
                const CkUuid *concern,
                GError      **error)
{
  for (guint i = 0; four_cs != NULL && four_cs[i] != NULL; i++)
    {
      g_autoptr (CkConcernFourCsRow) row = ck_concern_four_cs_row_new ();

      row->id = ck_store_new_id (store);
      row->case_id = now->id;
      row->concern_id = *concern;
      row->n = i + 1;
      row->four_cs = g_strdup (four_cs[i]);
      if (!ck_unit_insert (store, "concern_four_cs", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_concern (CkStore       *store,
               CkCaseNow     *now,
               CkConcernForm *form,
               GPtrArray     *list,
               GError       **error)
{
  g_autofree char *title = ck_dup_given (form->title);
  gboolean opens = now->state == NULL;
  g_autofree CkUuid *involvements = g_new0 (CkUuid, form->people->len + 1);
  CkUuid concern, ignored;

  if (title == NULL)
    title = ck_concern_form_default_title (form, list);
  if ((opens && !ck_insert_new_case (store, now, form, title, error)) ||
      !insert_concern_entry (store, now, form, title, opens, &concern, error) ||
      !insert_concern (store, now, form, &concern, error) ||
      !insert_categories (store, now, form->categories, &concern, error) ||
      !insert_four_cs (store, now, form->online != NULL ? form->online->four_cs : NULL, &concern, error) ||
      (!opens && !change_case (store, now, form, &concern, error)))
    return FALSE;

  for (guint i = 0; i < form->people->len; i++)
    if (!ck_insert_link (store, now, &concern, g_ptr_array_index (form->people, i), &involvements[i], error))
      return FALSE;
  if (!ck_insert_concern_parts (store, now, form, &concern, involvements, error))
    return FALSE;
  for (guint i = 0; i < form->actions->len; i++)
    if (!ck_insert_action (store, now, g_ptr_array_index (form->actions, i), &ignored, error))
      return FALSE;
  return TRUE;
}

/**
 * ck_casework_log_concern:
 * @store: the record
 * @form: what was typed
 * @reference: (nullable): an open case to add it to; %NULL opens one
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a rule of practice, or a case that is closed;
 *   %CK_ERROR_NOT_FOUND for a case or person that isn't there
 *
 * Locks the concern with all that goes with it: a case with its first review, people and their roles, actions. In a
 * case that is there it may change the risk, and brings the review forward when a raised risk asks for a sooner one.
 *
 * Returns: (transfer full): the entry, "2026-0014/1"
 */
char *
ck_casework_log_concern (CkStore       *store,
                         CkConcernForm *form,
                         const char    *reference,
                         GError       **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (CK_IS_CONCERN_FORM (form), NULL);

  if (!ck_concern_form_check (form, ck_store_now (store), error))
    return NULL;
  list = ck_categories_load (store, error);
  if (list == NULL || !ck_categories_check (list, form->categories, error) || !ck_check_nudes (form, list, error))
    return NULL;

  if (reference == NULL)
    now = g_new0 (CkCaseNow, 1);
  else
    now = ck_case_now_load_open (
        store, reference,
        _("The case is closed, and a concern was not added. Reopen the case first, or log the concern "
           "as a new case."),
        error);
  if (now == NULL
      || !ck_check_links (store, form->people,
                          ck_moment_is_known (form->happened_to) ? form->happened_to : form->happened, error)
      || !ck_unit_begin (store, "log-concern", NULL, NULL, error)
      || !ck_store_end_unit (store, write_concern (store, now, form, list, error), error))
    return NULL;
  return ck_case_now_entry (now);
}
