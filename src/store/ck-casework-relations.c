/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose people are, and two records of one person. */
#include "ck-queries.h"

#include <glib/gi18n-lib.h>
#include "ck-text.h"

/* --- looked up --- */

static gboolean
find_person (CkStore      *store,
             const CkUuid *person,
             const char   *field,
             CkUuid       *root,
             GError      **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT 1 FROM d_person_now WHERE person_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, person);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  sqlite3_reset (stmt);
  if (!row)
    {
      /* Translators: %s is the name of a field, as it stands in JSON */
      g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                   _ ("%s: there is no such person in this vault. Nothing was saved. Choose one from the list of people."), field);
      return FALSE;
    }
  return ck_person_find_root (store, person, root, error);
}

static CkRelationshipVersionRow *
load_relationship (CkStore      *store,
                   const CkUuid *relationship,
                   GError      **error)
{
  g_autoptr (GPtrArray) found
      = ck_query_by_id (store,
                        "SELECT x.* FROM d_relationship_now d JOIN relationship_version x ON x.id = d.version_id"
                        " WHERE d.relationship_id = ?1",
                        relationship, ck_relationship_version_row_get_type (), error);

  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                           _ ("relationship: there is no such relationship in this vault. Nothing was saved."));
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (found, 0));
}

/* --- relationships --- */

static void
fill (CkRelationshipVersionRow *row,
      CkRelationshipForm       *form)
{
  if (form->kind >= 0)
    row->kind = form->kind;
  if (form->status >= 0)
    row->status = form->status;
  g_free (row->label);
  row->label = ck_dup_given (form->label);
  g_free (row->note);
  row->note = ck_dup_given (form->note);
  row->started = form->started;
  row->ended = form->ended;
}

static void
replace_version (CkStore                  *store,
                 CkRelationshipVersionRow *row)
{
  row->replaces = row->id;
  row->also_replaces = (CkUuid){ 0 };
  row->id = ck_store_new_id (store);
}

static gboolean
write_new (CkStore                  *store,
           CkRelationshipVersionRow *row,
           GError                  **error)
{
  g_autoptr (CkIdRow) identity = ck_id_row_new ();

  identity->id = ck_store_new_id (store);
  row->id = ck_store_new_id (store);
  row->relationship_id = identity->id;
  return ck_unit_insert (store, "relationship", CK_RECORD (identity), error)
         && ck_unit_insert (store, "relationship_version", CK_RECORD (row), error);
}

static gboolean
relate_two (CkStore            *store,
            CkRelationshipForm *form,
            CkUuid             *relationship,
            GError            **error)
{
  g_autoptr (CkRelationshipVersionRow) row = ck_relationship_version_row_new ();

  row->status = CK_RELATION_CURRENT;
  fill (row, form);
  if (!find_person (store, &form->person, "person", &row->person_id, error)
      || !find_person (store, &form->other, "other", &row->other_id, error))
    return FALSE;
  if (ck_uuid_equal (&row->person_id, &row->other_id))
    return ck_refused (error, _ ("These are two records of one person, who are merged. Nothing was recorded."));
  if (!ck_unit_begin (store, "relate", ck_text_is_blank (form->why) ? NULL : form->why, &row->person_id, error)
      || !ck_store_end_unit (store, write_new (store, row, error), error))
    return FALSE;
  if (relationship != NULL)
    *relationship = row->relationship_id;
  return TRUE;
}

static gboolean
write_change (CkStore                  *store,
              CkRelationshipVersionRow *row,
              const char               *why,
              GError                  **error)
{
  if (!ck_unit_begin (store, "change-relationship", why, &row->person_id, error))
    return FALSE;
  replace_version (store, row);
  return ck_store_end_unit (store, ck_unit_insert (store, "relationship_version", CK_RECORD (row), error), error);
}

/**
 * ck_casework_relate:
 * @store: the record
 * @form: two people and what the first is to the second; or a relationship that is there, as it should be, and why
 * @relationship: (out) (optional): its id
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED where they are related so already; %CK_ERROR_NOT_FOUND
 *
 * A change records a new version; what is left out of it is no longer said, but for kind and status, which stay.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_relate (CkStore            *store,
                    CkRelationshipForm *form,
                    CkUuid             *relationship,
                    GError            **error)
{
  g_autoptr (CkRelationshipVersionRow) row = NULL;

  g_return_val_if_fail (CK_IS_RELATIONSHIP_FORM (form), FALSE);

  if (!ck_relationship_form_check (form, ck_store_today (store), error))
    return FALSE;
  if (ck_uuid_is_none (&form->relationship))
    return relate_two (store, form, relationship, error);

  row = load_relationship (store, &form->relationship, error);
  if (row == NULL)
    return FALSE;
  fill (row, form);
  if (row->kind == CK_RELATION_OTHER && row->label == NULL)
    return ck_invalid (error, "label", _ ("what they are to each other, in words, such as godmother. Nothing was saved."));
  if (row->status == CK_RELATION_CURRENT && ck_date_is_set (row->ended))
    return ck_invalid (error, "ended", _ ("no end while it goes on; the status ended has one. Nothing was saved."));
  if (!write_change (store, row, form->why, error))
    return FALSE;
  if (relationship != NULL)
    *relationship = row->relationship_id;
  return TRUE;
}

/**
 * ck_casework_end_relationship:
 * @store: the record
 * @relationship: one that is there
 * @status: %CK_RELATION_ENDED, or %CK_RELATION_MISTAKEN for one that never was
 * @ended: when it ended, or none
 * @why: why; needed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_end_relationship (CkStore         *store,
                              const CkUuid    *relationship,
                              CkRelationStatus status,
                              CkDate           ended,
                              const char      *why,
                              GError         **error)
{
  g_autoptr (CkRelationshipVersionRow) row = NULL;

  g_return_val_if_fail (status == CK_RELATION_ENDED || status == CK_RELATION_MISTAKEN, FALSE);

  if (!ck_check_why (why, error))
    return FALSE;
  row = load_relationship (store, relationship, error);
  if (row == NULL)
    return FALSE;
  if (row->status == (int)status && ck_date_equal (row->ended, ended))
    return ck_refused (error, _ ("The relationship says so already. Nothing was recorded."));
  if (ck_date_is_set (ended)
      && (ck_date_compare (ended, ck_store_today (store)) > 0
          || (ck_date_is_set (row->started) && ck_date_compare (ended, row->started) < 0)))
    return ck_invalid (error, "ended", _ ("expected a date after it began, and not in the future. Nothing was saved."));
  row->status = status;
  row->ended = ended;
  return write_change (store, row, why, error);
}

/* --- two records of one person --- */

static CkPersonMergeRow *
load_merge (CkStore      *store,
            const CkUuid *from,
            GError      **error)
{
  g_autoptr (GPtrArray) found = ck_query_by_id (
      store, "SELECT m.* FROM d_person_merge_now d JOIN person_merge m ON m.id = d.version_id WHERE d.from_id = ?1", from,
      ck_person_merge_row_get_type (), error);

  if (found == NULL)
    return NULL;
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : ck_person_merge_row_new ();
}

static gboolean
write_merge (CkStore          *store,
             CkPersonMergeRow *row,
             const char       *kind,
             const char       *why,
             GError          **error)
{
  g_free (row->why);
  row->why = g_strdup (why);
  row->replaces = row->id;
  row->also_replaces = (CkUuid){ 0 };
  if (!ck_unit_begin (store, kind, why, &row->into_id, error))
    return FALSE;
  row->id = ck_store_new_id (store);
  return ck_store_end_unit (store, ck_unit_insert (store, "person_merge", CK_RECORD (row), error), error);
}

/**
 * ck_casework_merge_people:
 * @store: the record
 * @from: who is shown as the other from now on
 * @into: who stays
 * @why: how it is known that they are one person; needed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for somebody who is merged already; %CK_ERROR_NOT_FOUND
 *
 * Says that two records are of one person. Nothing of either is rewritten: parts in cases, relationships and history stay
 * as they were recorded, no role goes from one to the other, and ck_casework_undo_merge() shows them apart again.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_merge_people (CkStore      *store,
                          const CkUuid *from,
                          const CkUuid *into,
                          const char   *why,
                          GError      **error)
{
  g_autoptr (CkPersonMergeRow) row = NULL;
  CkUuid root;

  if (!ck_check_why (why, error) || !find_person (store, from, "from", &root, error)
      || !find_person (store, into, "into", &root, error))
    return FALSE;
  if (ck_uuid_equal (from, into))
    return ck_invalid (error, "into", _ ("expected another person. Nothing was saved."));
  row = load_merge (store, from, error);
  if (row == NULL)
    return FALSE;
  row->from_id = *from;
  row->into_id = *into;
  row->undone = FALSE;
  return write_merge (store, row, "merge-people", why, error);
}

/**
 * ck_casework_undo_merge:
 * @store: the record
 * @from: who is shown as another
 * @why: why they are two people after all; needed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for somebody who isn't merged; %CK_ERROR_NOT_FOUND
 *
 * Shows both as they were before, with whatever was recorded of each meanwhile. That they were taken for one stays in the
 * history.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_undo_merge (CkStore      *store,
                        const CkUuid *from,
                        const char   *why,
                        GError      **error)
{
  g_autoptr (CkPersonMergeRow) row = NULL;
  CkUuid root;

  if (!ck_check_why (why, error) || !find_person (store, from, "from", &root, error))
    return FALSE;
  row = load_merge (store, from, error);
  if (row == NULL)
    return FALSE;
  if (ck_uuid_is_none (&row->id) || row->undone)
    return ck_refused (error, _ ("That person isn’t merged into another. Nothing was recorded."));
  row->undone = TRUE;
  return write_merge (store, row, "undo-merge", why, error);
}

/* --- a person, by a form --- */

static void
set_text (char      **place,
          const char *given)
{
  if (given == NULL)
    return;
  g_free (*place);
  *place = ck_dup_given (given);
}

/**
 * ck_casework_edit_person:
 * @store: the record
 * @person: somebody
 * @form: what is changed, and why; what is left out stays, what is empty goes
 * @error: as ck_casework_change_person()
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_edit_person (CkStore      *store,
                         const CkUuid *person,
                         CkPersonForm *form,
                         GError      **error)
{
  g_autoptr (CkPerson) changed = NULL;
  CkUuid root;

  g_return_val_if_fail (CK_IS_PERSON_FORM (form), FALSE);

  if (!find_person (store, person, "person", &root, error))
    return FALSE;
  changed = ck_person_load (store, &root, error);
  if (changed == NULL)
    return FALSE;
  set_text (&changed->name, form->name);
  set_text (&changed->known_as, form->known_as);
  set_text (&changed->description, form->description);
  set_text (&changed->contact, form->contact);
  if (form->kind >= 0)
    changed->kind = form->kind;
  if (ck_date_is_set (form->born) || form->born_precision == CK_BORN_UNKNOWN)
    {
      changed->born = form->born;
      changed->born_precision = form->born_precision;
    }
  else if (form->born_precision >= 0)
    {
      changed->born_precision = form->born_precision;
    }
  return ck_casework_change_person (store, changed, form->why, error);
}
