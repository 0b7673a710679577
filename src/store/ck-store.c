/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open record: its connection, its statements, and what went wrong with them in words. */
#include "ck-unit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What RAISE in a trigger says, and what a person reads. */
static const struct
{
  const char *key;
  const char *message;
} refusals[] = {
  { "ck-no-unit", N_ ("The record takes nothing outside a unit. Nothing was changed.") },
  { "ck-other-unit", N_ ("The record takes nothing that belongs to another unit. Nothing was changed.") },
  { "ck-other-time", N_ ("The record sets the time of what is recorded itself. Nothing was changed.") },
  { "ck-sealing", N_ ("The unit is being sealed and takes nothing more. Nothing was changed.") },
  { "ck-exists", N_ ("The record has that already, and nothing in it is ever replaced. Nothing was changed.") },
  { "ck-changed", N_ ("Nothing that was recorded can be changed. Record an amendment instead.") },
  { "ck-removed", N_ ("Nothing that was recorded can be removed. Record an amendment instead.") },
  { "ck-meanwhile",
    N_ ("The case changed meanwhile. Nothing was recorded; look at it as it stands now, and do it again.") },
  { "ck-conflict", N_ ("There are two versions of this that a person must settle first. Nothing was recorded.") },
  { "ck-reference-taken", N_ ("Another case has that reference. Nothing was recorded; try again.") },
  { "ck-reference-changed", N_ ("The reference of a case never changes. Nothing was recorded.") },
  { "ck-number-taken",
    N_ ("The case changed meanwhile: another entry has that number. Nothing was recorded; try again.") },
  { "ck-copy-taken", N_ ("Another copy has that number by now. Nothing was recorded; make the copy again.") },
  { "ck-review-pending", N_ ("The case has a review to come already, and a case has only one. Nothing was recorded.") },
  { "ck-review-held", N_ ("That review was held already. Nothing was recorded; look at the case as it stands now.") },
  { "ck-category-levels", N_ ("The list of categories has two levels, and no more. Nothing was recorded.") },
  { "ck-category-kept",
    N_ ("What is asked about nudes and semi-nudes hangs on that category: it stays in use, and on the first level. "
        "Nothing was recorded.") },
  { "ck-not-nudes",
    N_ ("Only a concern about nudes or semi-nudes has answers about them. Nothing was recorded; choose the category "
        "first.") },
  { "ck-snooze-long",
    N_ ("Nothing that is due is put aside for so long. Nothing was recorded; choose an earlier day.") },
  { "ck-snooze-past", N_ ("What is put aside comes back on a later day. Nothing was recorded; choose one.") },
  { "ck-snooze-none", N_ ("That isn't put aside. Nothing was recorded.") },
  { "ck-linked", N_ ("The two cases are linked already. Nothing was recorded.") },
  { "ck-not-linked", N_ ("The two cases aren't linked. Nothing was recorded.") },
  { "ck-merge-self", N_ ("A case can't be merged into itself. Nothing was recorded; name the other case.") },
  { "ck-merged",
    N_ ("The case was merged into another one and goes on there. Nothing was recorded; do it there, or split it off "
        "again first.") },
  { "ck-merge-first",
    N_ ("Other cases were merged into that case. Nothing was recorded; they go on in the new one first.") },
  { "ck-merge-into-merged",
    N_ ("The other case was merged itself. Nothing was recorded; merge into the one that it goes on in.") },
  { "ck-merge-into-closed", N_ ("The other case is closed. Nothing was recorded; reopen it first.") },
  { "ck-merge-open", N_ ("A case that is merged into another leaves nothing open behind. Nothing was recorded.") },
  { "ck-not-merged", N_ ("The case wasn't merged into another one. Nothing was recorded.") },
  { "ck-move-here", N_ ("That entry is shown there already. Nothing was recorded.") },
  { "ck-move-kind",
    N_ ("What became of a case's plan, actions and reviews, whom it told and what it referred stay with it. Nothing was "
        "recorded; choose concerns, notes, contacts, decisions or sharings.") },
  { "ck-move-last",
    N_ ("A case keeps the concern that it is about. Nothing was recorded; leave at least one concern in it.") },
  { "ck-relation-meanwhile",
    N_ ("The relationship changed meanwhile. Nothing was recorded; look at it as it stands now, and do it again.") },
  { "ck-relation-twice", N_ ("These two people are related so already. Nothing was recorded.") },
  { "ck-relation-circle", N_ ("Nobody is the parent of their own parent. Nothing was recorded; look who is whose.") },
  { "ck-relation-people",
    N_ ("A relationship stays between the people that it was recorded for. Nothing was recorded; say that this one was a "
        "mistake, and record another.") },
  { "ck-merge-meanwhile",
    N_ ("The people were merged or separated meanwhile. Nothing was recorded; look at them as they stand now.") },
  { "ck-merged-already", N_ ("That person is merged into another already. Nothing was recorded.") },
  { "ck-merged-into-merged",
    N_ ("The person who is to stay is merged into another. Nothing was recorded; choose that other one.") },
  { "ck-person-not-merged", N_ ("These two people aren't merged. Nothing was recorded.") },
  { "ck-person-merged",
    N_ ("That person is merged into another, and stays as they were. Nothing was recorded; change the other one, or undo "
        "the merge first.") },
  { "ck-decision-reason",
    N_ ("A decision is recorded with its reason, “no further action” too. Nothing was recorded; say why.") },
  { "ck-no-such-decision", N_ ("Only an earlier decision of the same case can be superseded. Nothing was recorded.") },
  { "ck-superseded",
    N_ ("That decision was superseded already. Nothing was recorded; supersede the one that took its place.") },
  { "ck-dbs-questions",
    N_ ("Before it is decided whether to refer to the DBS, both questions are answered yes or no: removed from regulated "
        "activity, and harmed a child or may. Nothing was recorded.") },
  { "ck-dbs-owed",
    N_ ("Removed from regulated activity, and harmed a child or may: a referral to the DBS is a legal duty then. Nothing "
        "was recorded.") },
  { "ck-referral-changed",
    N_ ("What was sent, and that it was acknowledged, stays as it was recorded. Nothing was recorded; amend the entry "
        "instead.") },
  { "ck-not-adult", N_ ("The harm test is for a concern about an adult. Nothing was recorded.") },
  { "ck-allegation-outcome",
    N_ ("A case with an allegation in it is closed with the outcome of the allegation. Nothing was recorded; say which "
        "it is.") },
  { "ck-restricted",
    N_ ("The case is restricted: say why you look at it, which is recorded. Nothing was shown.") },
  { "ck-other-case", N_ ("That belongs to another case, or isn't there yet. Nothing was recorded.") },
};

/**
 * ck_guard_not_open:
 * @error: set to %CK_ERROR_FAILED
 *
 * Says that there is no unit, or that it was rolled back by itself.
 */
void
ck_guard_not_open (GError **error)
{
  g_set_error_literal (error, CK_ERROR, CK_ERROR_FAILED,
                       _ ("What was to be recorded was given up after an error. Nothing was recorded; try again."));
}

/**
 * ck_store_set_error:
 * @db: a connection whose last call failed
 * @what: (nullable): translated, a sentence without its full stop: what couldn't be done
 * @error: %CK_ERROR_REFUSED for a rule, %CK_ERROR_DAMAGED, %CK_ERROR_IN_USE, %CK_ERROR_FAILED
 *
 * Says what went wrong in words, and never with a value that was bound.
 */
void
ck_store_set_error (sqlite3 *db, const char *what, GError **error)
{
  const char *said = sqlite3_errmsg (db);
  int code = sqlite3_errcode (db) & 0xff;

  if (what == NULL)
    what = _ ("The vault couldn't be used");

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (code == SQLITE_CONSTRAINT && strcmp (said, refusals[i].key) == 0)
      {
        g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED, _ (refusals[i].message));
        return;
      }

  if (sqlite3_extended_errcode (db) == SQLITE_IOERR_DATA) /* a page or a piece of the log isn't authentic */
    code = SQLITE_CORRUPT;

  switch (code)
    {
    case SQLITE_CONSTRAINT:
      /* Translators: the first %s says what couldn't be done, the second is what the database says, in English */
      g_set_error (error, CK_ERROR, CK_ERROR_REFUSED, _ ("%s: a rule of the record says no (%s). Nothing was changed."),
                   what, said);
      break;
    case SQLITE_FULL:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED,
                   _ ("%s: the disk is full. Nothing was changed; make room and try again."), what);
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, CK_ERROR, CK_ERROR_DAMAGED,
                   _ ("%s: a part of the vault is damaged. Keep the file as it is, verify it, and restore a backup."),
                   what);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, CK_ERROR, CK_ERROR_IN_USE, _ ("%s: something else is using the vault. Try again."), what);
      break;
    case SQLITE_READONLY:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED, _ ("%s: the vault can't be written to. Nothing was changed."),
                   what);
      break;
    default:
      g_set_error (error, CK_ERROR, CK_ERROR_FAILED, _ ("%s (%s). Nothing was changed."), what, said);
      break;
    }
}

/**
 * ck_store_fail:
 * @store: a store whose last call of the database failed
 * @what: (nullable): as for ck_store_set_error()
 * @error: as for ck_store_set_error()
 *
 * Returns: %FALSE
 */
gboolean
ck_store_fail (CkStore *store, const char *what, GError **error)
{
  ck_store_set_error (store->db, what, error);
  return FALSE;
}

/**
 * ck_store_refuse:
 * @key: what RAISE in a trigger says
 * @error: set to %CK_ERROR_REFUSED with the sentence of that rule
 *
 * Says that a rule is broken before the database has to: where another rule would be met first, and say less.
 *
 * Returns: %FALSE
 */
gboolean
ck_store_refuse (const char *key, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strcmp (key, refusals[i].key) == 0)
      {
        g_set_error_literal (error, CK_ERROR, CK_ERROR_REFUSED, _ (refusals[i].message));
        return FALSE;
      }
  g_return_val_if_reached (FALSE);
}

/**
 * ck_store_prepare:
 * @store: a store
 * @sql: one statement; a constant, never made from values
 * @error: as ck_store_fail()
 *
 * Prepares a statement once and keeps it. The same text gives the same statement, so it can't be run within its own
 * rows.
 *
 * Returns: (transfer none): reset and unbound, or %NULL
 */
sqlite3_stmt *
ck_store_prepare (CkStore *store, const char *sql, GError **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (store->statements, sql);

  if (stmt == NULL)
    {
      if (sqlite3_prepare_v3 (store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
        {
          ck_store_fail (store, NULL, error);
          return NULL;
        }
      g_hash_table_insert (store->statements, g_strdup (sql), stmt);
    }
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return stmt;
}

/**
 * ck_store_step:
 * @store: a store
 * @stmt: a statement, bound
 * @row: (out): whether it stands on a row; otherwise it is done, and reset
 * @error: as ck_store_fail()
 *
 * Returns: %FALSE on failure, with the statement reset
 */
gboolean
ck_store_step (CkStore *store, sqlite3_stmt *stmt, gboolean *row, GError **error)
{
  int result = sqlite3_step (stmt);

  *row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    ck_store_fail (store, NULL, error);
  sqlite3_reset (stmt);
  return result == SQLITE_DONE;
}

static gboolean
set_up_connection (CkStore *store, GError **error)
{
  static const char pragmas[] = "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF";

  if (sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK
      || sqlite3_db_config (store->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL) != SQLITE_OK
      || sqlite3_db_config (store->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL) != SQLITE_OK
      || sqlite3_db_config (store->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) != SQLITE_OK
      || sqlite3_exec (store->db, pragmas, NULL, NULL, NULL) != SQLITE_OK)
    return ck_store_fail (store, _ ("The vault couldn't be opened"), error);
  return TRUE;
}

static void
free_store (CkStore *store)
{
  g_clear_pointer (&store->statements, g_hash_table_unref);
  if (store->unit != NULL)
    {
      CkUnit *unit = store->unit;

      g_hash_table_unref (unit->statements);
      ck_guard_remove (store);
      ck_unit_forget (unit);
      g_array_unref (unit->parts);
      g_byte_array_unref (unit->row);
      ck_hash_free (unit->row_hash);
      ck_hash_free (unit->chain_hash);
      g_free (unit);
    }
  g_clear_pointer (&store->clock, ck_clock_unref);
  g_clear_pointer (&store->zone, g_time_zone_unref);
  ck_clock_function_remove (store);
  g_clear_object (&store->settings);
  g_clear_object (&store->vault);
  g_free (store);
}

static void
finalize_statement (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static GHashTable *
new_statements (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
}

/**
 * ck_store_open:
 * @vault: an unlocked vault, which must stay unlocked until ck_store_close()
 * @clock: gives each unit its time
 * @error: %CK_ERROR_TOO_NEW, %CK_ERROR_DAMAGED or %CK_ERROR_FAILED
 *
 * Opens the record on the vault's connection: its schema is brought up to date, then functions, triggers, authorizer
 * and hooks keep it. From one thread, the lane, and only there.
 *
 * Returns: (transfer full): the store, or %NULL with the vault as it was
 */
CkStore *
ck_store_open (CkVault *vault, CkClock *clock, GError **error)
{
  CkStore *store = g_new0 (CkStore, 1);

  store->vault = g_object_ref (vault);
  store->db = ck_vault_get_connection (vault);
  store->clock = ck_clock_ref (clock);
  store->zone = g_time_zone_new_identifier ("Europe/London");
  store->keyholder = ck_vault_get_keyholder (vault)->id;
  store->statements = new_statements ();
  store->unit = g_new0 (CkUnit, 1);
  store->unit->parts = g_array_new (FALSE, FALSE, sizeof (CkUnitPart));
  store->unit->row = g_byte_array_new ();
  store->unit->statements = new_statements ();

  if (!set_up_connection (store, error) || !ck_clock_function_add (store, error) || !ck_guard_functions (store, error) || !ck_migrate (store, error))
    {
      free_store (store);
      return NULL;
    }
  ck_guard_close_doors (store);
  if (!ck_unit_open_chain (store, error) || !ck_migrate_rebuild (store, error))
    {
      free_store (store);
      return NULL;
    }
  return store;
}

/**
 * ck_store_close:
 * @store: (transfer full): a store
 * @error: %CK_ERROR_FAILED
 *
 * Gives up an open unit, lets go of the connection and frees the store. The vault stays unlocked: its owner closes it.
 *
 * Returns: whether nothing was given up; the store is freed either way
 */
gboolean
ck_store_close (CkStore *store, GError **error)
{
  gboolean idle = sqlite3_get_autocommit (store->db);

  ck_unit_rollback (store);
  free_store (store);
  if (!idle)
    ck_guard_not_open (error);
  return idle;
}
