/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include "ck-text.h"

/**
 * ck_insert_action:
 * @store: the record, within a unit
 * @now: its case
 * @form: a checked form; serves the person harmed, and is the lead's, unless it says otherwise
 * @action: (out): its id
 * @error: what the record refused
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_action (CkStore      *store,
                  CkCaseNow    *now,
                  CkActionForm *form,
                  CkUuid       *action,
                  GError      **error)
{
  g_autoptr (CkCaseThingRow) identity = ck_case_thing_row_new ();
  g_autoptr (CkActionStateRow) state = ck_action_state_row_new ();

  identity->id = ck_store_new_id (store);
  identity->case_id = now->id;
  state->id = ck_store_new_id (store);
  state->case_id = now->id;
  state->action_id = identity->id;
  state->strand = form->strand >= 0 ? form->strand : CK_STRAND_HARMED;
  state->what = g_strdup (form->what);
  state->owner = ck_text_is_blank (form->owner) ? g_strdup (now->version->lead) : g_strdup (form->owner);
  state->due = form->due;
  state->status = CK_ACTION_OPEN;
  if (!ck_unit_insert (store, "action", CK_RECORD (identity), error) ||
      !ck_unit_insert (store, "action_state", CK_RECORD (state), error))
    return FALSE;
  *action = identity->id;
  return TRUE;
}

/**
 * ck_open_actions_load:
 * @store: the record
 * @case_id: a case
 * @error: why it couldn't be read
 *
 * Returns: (transfer full) (element-type CkActionStateRow): what is still to do, soonest first
 */
GPtrArray *
ck_open_actions_load (CkStore      *store,
                      const CkUuid *case_id,
                      GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT s.* FROM d_action_now d JOIN action_state s ON s.id = d.state_id"
                                         " WHERE d.case_id = ?1 AND d.status = 'open' ORDER BY d.due, d.action_id",
                                         error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, case_id);
  return ck_store_read_all (store, stmt, ck_action_state_row_get_type (), error);
}

/**
 * ck_action_load:
 * @store: the record
 * @now: a case
 * @action: an action
 * @error: %CK_ERROR_NOT_FOUND when the case has no such action
 *
 * Returns: (transfer full): its present state
 */
CkActionStateRow *
ck_action_load (CkStore         *store,
                const CkCaseNow *now,
                const CkUuid    *action,
                GError         **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT s.* FROM d_action_now d JOIN action_state s ON s.id = d.state_id"
                                         " WHERE d.action_id = ?1 AND d.case_id = ?2",
                                         error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, action);
  ck_bind_uuid (stmt, 2, &now->id);
  found = ck_store_read_all (store, stmt, ck_action_state_row_get_type (), error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                   _("Case %s has no such action. Nothing was changed. Look at the case’s plan for its actions."),
                   now->reference);
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (found, 0));
}

static gboolean
insert_settlement_entry (CkStore          *store,
                         CkCaseNow        *now,
                         CkActionStateRow *state,
                         GError          **error)
{
  gboolean done = state->status == CK_ACTION_DONE;
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (
      store, now, done ? CK_ENTRY_ACTION_DONE : CK_ENTRY_ACTION_DROPPED, done ? "Action done" : "Action dropped");

  if (done)
    entry->happened = ck_moment_new (state->done_on, -1, CK_PRECISION_DATE);
  entry->source = g_strdup (state->owner);
  entry->facts = g_strdup (state->what);
  entry->outcome = ck_dup_given (state->outcome);
  entry->reason = ck_dup_given (state->reason);
  entry->subject_id = state->action_id;
  return ck_insert_entry (store, now, entry, error);
}

/**
 * ck_insert_settlement:
 * @store: the record, within a unit
 * @now: its case
 * @form: a checked form
 * @error: %CK_ERROR_NOT_FOUND, %CK_ERROR_REFUSED for an action that is settled already, or what the record refused
 *
 * What becomes of an open action, with its own entry when it is done or dropped.
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_settlement (CkStore        *store,
                      CkCaseNow      *now,
                      CkActionSettle *form,
                      GError        **error)
{
  g_autoptr (CkActionStateRow) state = ck_action_load (store, now, &form->action, error);

  if (state == NULL)
    return FALSE;
  if (state->status != CK_ACTION_OPEN)
    return ck_refused (
        error, _("The action is done or dropped already. Nothing was changed. Add an action if there is more to do."));

  state->replaces = state->id;
  state->also_replaces = (CkUuid){ 0 };
  state->id = ck_store_new_id (store);
  state->status = form->status;
  if (ck_date_is_set (form->due))
    state->due = form->due;
  g_free (state->outcome);
  state->outcome = ck_dup_given (form->outcome);
  g_free (state->reason);
  state->reason = ck_dup_given (form->reason);
  if (form->status == CK_ACTION_DONE)
    state->done_on = ck_date_is_set (form->done_on) ? form->done_on : ck_store_unit_day (store);
  return ck_unit_insert (store, "action_state", CK_RECORD (state), error) &&
         (form->status == CK_ACTION_OPEN || insert_settlement_entry (store, now, state, error));
}

/**
 * ck_casework_add_action:
 * @store: the record
 * @reference: an open case
 * @form: what is to be done
 * @action: (out) (optional): its id
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a closed case; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_add_action (CkStore      *store,
                        const char   *reference,
                        CkActionForm *form,
                        CkUuid       *action,
                        GError      **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  CkUuid id;

  g_return_val_if_fail (CK_IS_ACTION_FORM (form), FALSE);

  if (!ck_action_form_check (form, error) || !ck_due_check (form->due, ck_store_today (store), "due", error))
    return FALSE;
  now = ck_case_now_load_open (store, reference,
                               _("The case is closed, and the action was not added. Reopen the case first."), error);
  if (now == NULL || !ck_unit_begin (store, "add-action", NULL, NULL, error) ||
      !ck_store_end_unit (store, ck_insert_action (store, now, form, &id, error), error))
    return FALSE;
  if (action != NULL)
    *action = id;
  return TRUE;
}

/**
 * ck_casework_settle_action:
 * @store: the record
 * @reference: the action's case, open
 * @form: done, dropped with a reason, or still open with another due date
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED; %CK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the entry that tells of it; the case's reference when it was only postponed, which the
 *   history tells
 */
char *
ck_casework_settle_action (CkStore        *store,
                           const char     *reference,
                           CkActionSettle *form,
                           GError        **error)
{
  g_autoptr (CkCaseNow) now = NULL;

  g_return_val_if_fail (CK_IS_ACTION_SETTLE (form), NULL);

  if (!ck_action_settle_check (form, ck_store_today (store), error))
    return NULL;
  now = ck_case_now_load_open (store, reference, _("The case is closed, and so are its actions. Nothing was changed."),
                               error);
  if (now == NULL || !ck_unit_begin (store, "settle-action", NULL, NULL, error) ||
      !ck_store_end_unit (store, ck_insert_settlement (store, now, form, error), error))
    return NULL;
  return form->status == CK_ACTION_OPEN ? g_strdup (now->reference) : ck_case_now_entry (now);
}
