/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is added to a case in words, and what is put right: nothing that was recorded is ever changed. */
#include "ck-amendments.h"
#include "ck-body-map.h"
#include "ck-casework-checks-private.h"

#include <glib/gi18n-lib.h>
#include "ck-text.h"

/* What only a decision has, however it came in. */
static gboolean
write_decision (CkStore      *store,
                CkCaseNow    *now,
                CkNoteForm   *form,
                const CkUuid *entry,
                const CkUuid *supersedes,
                GError      **error)
{
  g_autoptr (CkDecisionForm) decision = ck_decision_form_new ();

  decision->options = ck_dup_given (form->options);
  decision->threshold = ck_dup_given (form->threshold);
  decision->decided_by = ck_dup_given (form->decided_by);
  decision->no_further_action = form->no_further_action;
  return ck_insert_decision (store, now, entry, decision, supersedes, error);
}

static gboolean
write_note (CkStore      *store,
            CkCaseNow    *now,
            CkNoteForm   *form,
            const CkUuid *supersedes,
            GError      **error)
{
  g_autoptr (CkEntryRow) entry
      = ck_entry_row_new_for (store, now, form->kind >= 0 ? (CkEntryKind)form->kind : CK_ENTRY_NOTE, form->title);

  if (ck_moment_is_given (form->happened))
    entry->happened = form->happened;
  entry->happened_to = form->happened_to;
  entry->told = form->told;
  entry->told_to = ck_dup_given (form->told_to);
  entry->source = ck_dup_given (form->source);
  entry->facts = g_strdup (form->text);
  entry->own_words = ck_dup_given (form->own_words);
  entry->opinion = ck_dup_given (form->opinion);
  entry->significant = form->significant;
  entry->significance = ck_dup_given (form->significance);
  entry->outcome = ck_dup_given (form->outcome);
  entry->reason = ck_dup_given (form->reason);
  if (entry->outcome == NULL && form->no_further_action)
    entry->outcome = g_strdup ("No further action.");
  return ck_insert_entry (store, now, entry, error)
         && (entry->kind != CK_ENTRY_DECISION
             || write_decision (store, now, form, &entry->id, supersedes, error));
}

/**
 * ck_casework_add_note:
 * @store: the record
 * @reference: a case, open or closed: what becomes known later belongs to it as well
 * @form: what was typed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_NOT_FOUND
 *
 * Locks a note, a contact, a decision, a referral or a sharing.
 *
 * Returns: (transfer full): the entry
 */
char *
ck_casework_add_note (CkStore    *store,
                      const char *reference,
                      CkNoteForm *form,
                      GError    **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  CkUuid supersedes = { 0 };

  g_return_val_if_fail (CK_IS_NOTE_FORM (form), NULL);

  if (!ck_note_form_check (form, ck_store_now (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL || !ck_decision_find_earlier (store, now, form->supersedes, &supersedes, error) ||
      !ck_unit_begin (store, "add-note", NULL, NULL, error) ||
      !ck_store_end_unit (store, write_note (store, now, form, &supersedes, error), error))
    return NULL;
  return ck_case_now_entry (now);
}

/* --- amendments --- */

static gboolean
not_found (GError    **error,
           const char *entry)
{
  g_set_error (
      error, CK_ERROR, CK_ERROR_NOT_FOUND,
      _("There is no entry %s that could be amended. Nothing was changed. An amendment is amended at its entry."),
      entry);
  return FALSE;
}

/* "2026-0014/9" */
static CkCaseNow *
load_case_of (CkStore    *store,
              const char *entry,
              int        *number,
              GError    **error)
{
  g_autofree char *reference = NULL;
  int year, of_year;
  char letter = 0;

  if (entry == NULL || !ck_reference_parse (entry, &year, &of_year, &letter, number) || *number == 0)
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_INVALID,
          _("The reference of an entry is its case’s and a number, such as 2026-0014/9. Nothing was changed."));
      return NULL;
    }
  reference = ck_reference_format (year, of_year, letter, 0);
  return ck_case_now_load (store, reference, error);
}

static CkEntryRow *
load_entry (CkStore    *store,
            CkCaseNow  *now,
            int         number,
            const char *reference,
            GError    **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT * FROM entry WHERE case_id = ?1 AND number = ?2", error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, &now->id);
  sqlite3_bind_int (stmt, 2, number);
  found = ck_store_read_all (store, stmt, ck_entry_row_get_type (), error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      not_found (error, reference);
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (found, 0));
}

static CkRecord *
load_concern (CkStore    *store,
              CkEntryRow *entry,
              GError    **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT * FROM concern WHERE id = ?1", error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, &entry->id);
  found = ck_store_read_all (store, stmt, ck_concern_row_get_type (), error);
  if (found == NULL)
    return NULL;
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : CK_RECORD (ck_concern_row_new ());
}

/* The answers about nudes, or one mark of the body map; NULL without @error where the concern has none. */
static CkRecord *
load_part (CkStore    *store,
           CkEntryRow *entry,
           GType       type,
           guint       mark,
           GError    **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         mark > 0 ? "SELECT * FROM concern_injury WHERE concern_id = ?1 AND n = ?2"
                                                  : "SELECT * FROM concern_nudes WHERE id = ?1",
                                         error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, &entry->id);
  if (mark > 0)
    sqlite3_bind_int64 (stmt, 2, mark);
  found = ck_store_read_all (store, stmt, type, error);
  return found != NULL && found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : NULL;
}

/* What is corrected, as it was recorded first; NULL without @error where this entry has nothing like it. */
static CkRecord *
load_amended (CkStore    *store,
              CkEntryRow *entry,
              const char *name,
              GError    **error)
{
  guint mark = 0;
  GType type = G_TYPE_NONE;

  if (ck_amendment_find (name, &type, &mark) == NULL)
    return NULL;
  if (type == CK_TYPE_ENTRY)
    return g_object_ref (CK_RECORD (entry));
  if (entry->kind != CK_ENTRY_CONCERN)
    return NULL;
  return type == CK_TYPE_CONCERN ? load_concern (store, entry, error) : load_part (store, entry, type, mark, error);
}

/* A mark stays on its picture: the part of the body has to be on it. */
static gboolean
check_region (CkRecord   *amended,
              const char *text,
              GError    **error)
{
  CkInjury *injury = CK_INJURY (amended);
  g_autofree char *choices = NULL;
  g_autofree char *expected = NULL;

  if (ck_body_region_find ((CkBodyPicture)injury->picture, text) != NULL)
    return TRUE;
  choices = ck_body_region_choices ((CkBodyPicture)injury->picture);
  expected = g_strdup_printf (_("expected one of %s. Nothing was changed."), choices);
  return ck_invalid (error, "text", expected);
}

/* What the field says by now: the last amendment of it, or what was recorded first. */
static gboolean
load_present (CkStore    *store,
              CkEntryRow *entry,
              CkRecord   *amended,
              const char *member,
              const char *field,
              char      **present,
              GError    **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT text FROM amendment WHERE entry_id = ?1 AND field = ?2"
                                         " ORDER BY number DESC LIMIT 1",
                                         error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &entry->id);
  ck_bind_text (stmt, 2, field);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  *present = row ? g_strdup ((const char *)sqlite3_column_text (stmt, 0)) : ck_record_get_text (amended, member);
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
fill_amendment (CkStore         *store,
                CkEntryRow      *entry,
                CkAmendmentForm *form,
                CkAmendmentRow  *row,
                GError         **error)
{
  g_autofree char *name = ck_dup_given (form->field);
  g_autoptr (CkRecord) amended = NULL;
  g_autoptr (GError) failed = NULL;
  const CkField *field;

  if (name == NULL)
    return TRUE;
  amended = load_amended (store, entry, name, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (amended == NULL)
    return ck_invalid (error, "field", _("expected a field that this entry has. Nothing was changed."));
  field = ck_amendment_find (name, NULL, NULL);
  if (CK_IS_INJURY (amended) && g_str_equal (field->name, "region") && !check_region (amended, form->text, error))
    return FALSE;
  if (!load_present (store, entry, amended, field->name, name, &row->was, error))
    return FALSE;
  if (g_strcmp0 (row->was, form->text) == 0)
    return ck_invalid (error, "text", _("the field says that already. Nothing was changed."));
  row->field = g_steal_pointer (&name);
  return TRUE;
}

static gboolean
write_amendment (CkStore        *store,
                 CkCaseNow      *now,
                 CkAmendmentRow *row,
                 GError        **error)
{
  row->id = ck_store_new_id (store);
  row->number = now->last_number + 1;
  if (!ck_unit_insert (store, "amendment", CK_RECORD (row), error))
    return FALSE;
  now->last_number = row->number;
  return TRUE;
}

/**
 * ck_casework_amend:
 * @store: the record
 * @entry: "2026-0014/9"
 * @form: which field, what it should say, and why; or an addition to the whole
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_NOT_FOUND
 *
 * The entry stays as it was recorded, and the amendment stands under it. It is counted with the case's entries.
 *
 * Returns: (transfer full): the amendment's own reference, "2026-0014/13"
 */
char *
ck_casework_amend (CkStore         *store,
                   const char      *entry,
                   CkAmendmentForm *form,
                   GError         **error)
{
  g_autoptr (CkAmendmentRow) row = ck_amendment_row_new ();
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (CkEntryRow) amended = NULL;
  int number = 0;

  g_return_val_if_fail (CK_IS_AMENDMENT_FORM (form), NULL);

  if (!ck_amendment_form_check (form, ck_store_now (store), error))
    return NULL;
  now = load_case_of (store, entry, &number, error);
  if (now == NULL)
    return NULL;
  amended = load_entry (store, now, number, entry, error);
  if (amended == NULL || !fill_amendment (store, amended, form, row, error))
    return NULL;

  row->case_id = now->id;
  row->entry_id = amended->id;
  row->text = g_strdup (form->text);
  row->why = g_strdup (form->why);
  if (!ck_unit_begin (store, "amend", form->why, &now->id, error) ||
      !ck_store_end_unit (store, write_amendment (store, now, row, error), error))
    return NULL;
  return ck_case_now_entry (now);
}
