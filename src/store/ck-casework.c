/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What everything that a person does to a case has in common: the case as it stands, and the facts that change it. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-error-member.h"
#include "ck-text.h"

#define CASE_SQL                                                                                                       \
  "SELECT v.case_id, v.year, v.number, v.device_letter, s.last_number, s.last_copy, n.state_id, v.version_id, r.id, "  \
  "r.due, EXISTS (SELECT 1 FROM d_case_merge_now g WHERE g.case_id = v.case_id AND g.into_id IS NOT NULL)"              \
  " FROM d_case_version_now v JOIN d_case_now n ON n.case_id = v.case_id JOIN d_case_summary s ON s.case_id = "        \
  "v.case_id"                                                                                                          \
  " LEFT JOIN d_review_now r ON r.case_id = v.case_id AND r.held = 0"                                                  \
  " WHERE v.year = ?1 AND v.number = ?2 AND v.device_letter = ?3"

/**
 * ck_invalid:
 * @error: (out): %CK_ERROR_INVALID
 * @field: the member of the form
 * @message: translated; what is expected, and what was kept
 *
 * Returns: %FALSE
 */
gboolean
ck_invalid (GError    **error,
            const char *field,
            const char *message)
{
  /* Translators: a field's name, and what is expected there */
  g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _("%s: %s"), field, message);
  ck_error_set_member (error, field, field);
  return FALSE;
}

/**
 * ck_refused:
 * @error: (out): %CK_ERROR_REFUSED
 * @message: translated; the rule, and what to do instead
 *
 * Returns: %FALSE
 */
gboolean
ck_refused (GError    **error,
            const char *message)
{
  g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED, message);
  return FALSE;
}

/**
 * ck_check_why:
 * @why: (nullable): the reason of a change
 * @error: %CK_ERROR_INVALID
 *
 * Returns: whether there is one
 */
gboolean
ck_check_why (const char *why,
              GError    **error)
{
  if (ck_text_is_blank (why))
    return ck_invalid (error, "why", _("expected why it is changed. Nothing was saved."));
  return ck_text_check (why, strlen (why), "why", CK_TEXT_MAX, FALSE, error);
}

/**
 * ck_dup_given:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full) (nullable): @text, or %NULL when it shows nothing
 */
char *
ck_dup_given (const char *text)
{
  return ck_text_is_blank (text) ? NULL : g_strdup (text);
}

static gpointer
load_row (CkStore      *store,
          const char   *sql,
          const CkUuid *id,
          CkRecord     *record,
          GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, sql, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    {
      g_object_unref (record);
      return NULL;
    }
  ck_bind_uuid (stmt, 1, id);
  if (!ck_store_step (store, stmt, &row, error) || !row)
    {
      sqlite3_reset (stmt);
      g_object_unref (record);
      return NULL;
    }
  ck_record_read (record, stmt);
  sqlite3_reset (stmt);
  return record;
}

/**
 * ck_case_now_load:
 * @store: the record
 * @reference: "2026-0014"
 * @error: %CK_ERROR_INVALID for what isn't a reference, %CK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the case as it stands
 */
CkCaseNow *
ck_case_now_load (CkStore    *store,
                  const char *reference,
                  GError    **error)
{
  g_autoptr (CkCaseNow) now = g_new0 (CkCaseNow, 1);
  CkUuid state_id, version_id;
  char letter[2] = { 0, 0 };
  int year, number, entry;
  gboolean row = FALSE;
  sqlite3_stmt *stmt;

  if (reference == NULL || !ck_reference_parse (reference, &year, &number, letter, &entry) || entry != 0)
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_INVALID,
          _("The reference of a case is a year and a number, such as 2026-0014. Nothing was changed."));
      return NULL;
    }

  stmt = ck_store_prepare (store, CASE_SQL, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int (stmt, 1, year);
  sqlite3_bind_int (stmt, 2, number);
  ck_bind_text (stmt, 3, letter);
  if (!ck_store_step (store, stmt, &row, error))
    return NULL;
  if (!row)
    {
      sqlite3_reset (stmt);
      g_set_error (
          error, CK_ERROR, CK_ERROR_NOT_FOUND,
          _("There is no case %s in this vault. Nothing was changed. Look in the list of cases for its reference."),
          reference);
      return NULL;
    }

  ck_column_uuid (stmt, 0, &now->id);
  now->reference = ck_reference_format (year, number, letter[0], 0);
  now->last_number = sqlite3_column_int64 (stmt, 4);
  now->last_copy = sqlite3_column_int64 (stmt, 5);
  ck_column_uuid (stmt, 6, &state_id);
  ck_column_uuid (stmt, 7, &version_id);
  ck_column_uuid (stmt, 8, &now->pending);
  ck_date_from_text ((const char *)sqlite3_column_text (stmt, 9), &now->pending_due);
  now->merged = sqlite3_column_int (stmt, 10);
  sqlite3_reset (stmt);

  now->version = load_row (store, "SELECT * FROM case_version WHERE id = ?1", &version_id,
                           CK_RECORD (ck_case_version_row_new ()), error);
  if (now->version == NULL)
    return NULL;
  now->state = load_row (store, "SELECT * FROM case_state WHERE id = ?1", &state_id,
                         CK_RECORD (ck_case_state_row_new ()), error);
  if (now->state == NULL)
    return NULL;
  return g_steal_pointer (&now);
}

/**
 * ck_case_now_load_open:
 * @store: the record
 * @reference: "2026-0014"
 * @undone: translated; why that can't be done to a closed case, and what to do instead
 * @error: as for ck_case_now_load(), and %CK_ERROR_REFUSED with @undone, or for a case that goes on in another
 *
 * Returns: (transfer full): the open case as it stands
 */
CkCaseNow *
ck_case_now_load_open (CkStore    *store,
                       const char *reference,
                       const char *undone,
                       GError    **error)
{
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, reference, error);

  if (now == NULL)
    return NULL;
  if (now->merged)
    return ck_store_refuse ("ck-merged", error), NULL;
  if (!ck_case_now_is_open (now))
    {
      ck_refused (error, undone);
      return NULL;
    }
  return g_steal_pointer (&now);
}

/**
 * ck_case_now_free:
 * @self: (transfer full): a case as it stood
 */
void
ck_case_now_free (CkCaseNow *self)
{
  g_free (self->reference);
  g_clear_object (&self->version);
  g_clear_object (&self->state);
  g_free (self);
}

/**
 * ck_case_now_is_open:
 * @self: a case as it stands
 *
 * Returns: whether it is open
 */
gboolean
ck_case_now_is_open (const CkCaseNow *self)
{
  return self->state->status == CK_STATUS_OPEN;
}

/**
 * ck_case_now_entry:
 * @self: a case to which an entry or amendment was just written
 *
 * Returns: (transfer full): "2026-0014/9"
 */
char *
ck_case_now_entry (const CkCaseNow *self)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, self->reference, self->last_number);
}

/* --- the unit --- */

/**
 * ck_store_end_unit:
 * @store: the record, within a unit
 * @written: whether all facts of the unit were written; otherwise @error is set
 * @error: why it couldn't be committed
 *
 * Commits, or takes back everything.
 *
 * Returns: whether the unit is durable
 */
gboolean
ck_store_end_unit (CkStore *store,
                   gboolean written,
                   GError **error)
{
  if (!written)
    {
      ck_unit_rollback (store);
      return FALSE;
    }
  return ck_unit_commit (store, error);
}

/**
 * ck_store_new_id:
 * @store: the record, within a unit
 *
 * Returns: an id for a fact of the unit
 */
CkUuid
ck_store_new_id (CkStore *store)
{
  return ck_uuid_new (ck_unit_get_time (store));
}

/**
 * ck_store_unit_day:
 * @store: the record, within a unit
 *
 * Returns: the day of the unit, in the vault's time zone
 */
CkDate
ck_store_unit_day (CkStore *store)
{
  return ck_instant_to_date (ck_unit_get_time (store), store->zone);
}

/**
 * ck_store_unit_moment:
 * @store: the record, within a unit
 *
 * Returns: day and minute of the unit, in the vault's time zone
 */
CkMoment
ck_store_unit_moment (CkStore *store)
{
  return ck_store_local (store, ck_unit_get_time (store));
}

/**
 * ck_store_dup_lead:
 * @store: the record
 *
 * Returns: (transfer full): who leads a case, or owns an action, unless somebody else is named: the keyholder; whoever
 *   came in with the recovery key stands for the coordinator
 */
char *
ck_store_dup_lead (CkStore *store)
{
  const CkKeyholder *keyholder = ck_vault_get_keyholder (store->vault);

  if (keyholder->kind == CK_KEYHOLDER_RECOVERY_KEY && !ck_text_is_blank (store->settings->coordinator))
    return g_strdup (store->settings->coordinator);
  return g_strdup (keyholder->label);
}

/* --- facts --- */

/**
 * ck_entry_row_new_for:
 * @store: the record, within a unit
 * @now: the case
 * @kind: of the entry
 * @title: (nullable): one line
 *
 * Returns: (transfer full): the case's next entry, significant, happened now, to be filled in and inserted
 */
CkEntryRow *
ck_entry_row_new_for (CkStore    *store,
                      CkCaseNow  *now,
                      CkEntryKind kind,
                      const char *title)
{
  CkEntryRow *entry = ck_entry_row_new ();

  entry->id = ck_store_new_id (store);
  entry->case_id = now->id;
  entry->kind = (int)kind;
  entry->title = ck_dup_given (title);
  entry->happened = ck_store_unit_moment (store);
  entry->significant = TRUE;
  return entry;
}

/**
 * ck_insert_entry:
 * @store: the record, within a unit
 * @now: the case, whose numbers are counted on
 * @entry: gets its number
 * @error: what the record refused
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_entry (CkStore    *store,
                 CkCaseNow  *now,
                 CkEntryRow *entry,
                 GError    **error)
{
  entry->number = now->last_number + 1;
  if (!ck_unit_insert (store, "entry", CK_RECORD (entry), error))
    return FALSE;
  now->last_number = entry->number;
  return TRUE;
}

/**
 * ck_case_state_next:
 * @now: the case
 *
 * Returns: (transfer full): a state like the present one that will replace it
 */
CkCaseStateRow *
ck_case_state_next (const CkCaseNow *now)
{
  CkCaseStateRow *next = CK_CASE_STATE_ROW (ck_record_copy (CK_RECORD (now->state)));

  next->replaces = now->state->id;
  next->also_replaces = (CkUuid){ 0 };
  return next;
}

/**
 * ck_insert_case_state:
 * @store: the record, within a unit
 * @now: the case, whose state becomes @next
 * @next: from ck_case_state_next(), or the first
 * @error: what the record refused
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_case_state (CkStore        *store,
                      CkCaseNow      *now,
                      CkCaseStateRow *next,
                      GError        **error)
{
  next->id = ck_store_new_id (store);
  next->case_id = now->id;
  if (!ck_unit_insert (store, "case_state", CK_RECORD (next), error))
    return FALSE;
  g_set_object (&now->state, next);
  return TRUE;
}

/**
 * ck_insert_case_version:
 * @store: the record, within a unit
 * @now: the case, whose version becomes the new one
 * @title: (nullable): as it is when %NULL
 * @lead: (nullable): as it is when %NULL
 * @error: what the record refused
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_case_version (CkStore    *store,
                        CkCaseNow  *now,
                        const char *title,
                        const char *lead,
                        GError    **error)
{
  g_autoptr (CkCaseVersionRow) next = CK_CASE_VERSION_ROW (ck_record_copy (CK_RECORD (now->version)));

  next->replaces = now->version->id;
  next->also_replaces = (CkUuid){ 0 };
  next->id = ck_store_new_id (store);
  if (title != NULL)
    {
      g_free (next->title);
      next->title = g_strdup (title);
    }
  if (lead != NULL)
    {
      g_free (next->lead);
      next->lead = g_strdup (lead);
    }
  if (!ck_unit_insert (store, "case_version", CK_RECORD (next), error))
    return FALSE;
  g_set_object (&now->version, next);
  return TRUE;
}

/**
 * ck_insert_review:
 * @store: the record, within a unit
 * @now: the case; its pending review becomes this one
 * @kind: of the plan, or the long-term check
 * @due: its date
 * @review: (out): its id
 * @error: what the record refused: the case has one that isn't held
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_review (CkStore     *store,
                  CkCaseNow   *now,
                  CkReviewKind kind,
                  CkDate       due,
                  CkUuid      *review,
                  GError     **error)
{
  g_autoptr (CkReviewRow) row = ck_review_row_new ();

  row->id = ck_store_new_id (store);
  row->case_id = now->id;
  row->kind = (int)kind;
  row->due = due;
  if (!ck_unit_insert (store, "review", CK_RECORD (row), error))
    return FALSE;
  now->pending = row->id;
  now->pending_due = due;
  *review = row->id;
  return TRUE;
}

/**
 * ck_insert_outcome:
 * @store: the record, within a unit
 * @now: the case, whose pending review gets its outcome
 * @entry: the entry that tells of it
 * @result: held, postponed or superseded
 * @held_on: none unless held
 * @child_view: (nullable): the child's view
 * @decision: (nullable): needed when held
 * @reason: why
 * @risk: as it stands after it
 * @error: what the record refused
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_outcome (CkStore       *store,
                   CkCaseNow     *now,
                   const CkUuid  *entry,
                   CkReviewResult result,
                   CkDate         held_on,
                   const char    *child_view,
                   const char    *decision,
                   const char    *reason,
                   int            risk,
                   GError       **error)
{
  g_autoptr (CkReviewOutcomeRow) row = ck_review_outcome_row_new ();

  row->id = *entry;
  row->case_id = now->id;
  row->review_id = now->pending;
  row->result = (int)result;
  row->held_on = held_on;
  row->child_view = ck_dup_given (child_view);
  row->decision = ck_dup_given (decision);
  row->reason = g_strdup (reason);
  row->risk = risk;
  if (!ck_unit_insert (store, "review_outcome", CK_RECORD (row), error))
    return FALSE;
  now->pending = (CkUuid){ 0 };
  now->pending_due = CK_DATE_NONE;
  return TRUE;
}
