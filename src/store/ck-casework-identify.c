/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who was only described, and is known by now: what was said of them stays, who they are is linked with a
 * reason, and an entry tells of it on its day. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include "ck-queries.h"
#include "ck-text.h"

#define PRESENT                                                                                                        \
  "SELECT i.* FROM d_involvement_now d JOIN involvement i ON i.id = d.id WHERE d.id = ?2"                              \
  " AND ?1 = " CK_SQL_SHOWN_IN ("i.concern_id", "i.case_id")

static CkInvolvementRow *
load_involvement (CkStore      *store,
                  const CkUuid *case_id,
                  const CkUuid *involvement,
                  GError      **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store, PRESENT, error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, case_id);
  ck_bind_uuid (stmt, 2, involvement);
  found = ck_store_read_all (store, stmt, ck_involvement_row_get_type (), error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error_literal (error, CK_ERROR, CK_ERROR_NOT_FOUND,
                           _("The case has nobody like that. Nothing was saved; look at its people as they stand now."));
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (found, 0));
}

/* It goes with its concern, where that goes. */
static gboolean
insert_told (CkStore          *store,
             CkCaseNow        *now,
             CkInvolvementRow *row,
             const char       *why,
             GError          **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_NOTE, "Identified");
  g_autoptr (CkPerson) person = ck_person_load (store, &row->person_id, error);

  if (person == NULL)
    return FALSE;
  entry->facts = g_strdup_printf ("“%s” was found to be %s.", row->description, person->name);
  entry->reason = g_strdup (why);
  entry->subject_id = row->concern_id;
  return ck_insert_entry (store, now, entry, error);
}

static gboolean
write_identified (CkStore          *store,
                  CkCaseNow        *now,
                  CkInvolvementRow *present,
                  CkPersonLink     *form,
                  const char       *why,
                  CkUuid           *id,
                  GError          **error)
{
  g_autoptr (CkInvolvementRow) row = ck_involvement_row_new ();

  if (!ck_insert_linked_person (store, form, &row->person_id, error))
    return FALSE;
  row->id = ck_store_new_id (store);
  row->case_id = present->case_id;
  row->replaces = present->id;
  row->concern_id = present->concern_id;
  row->role = present->role;
  row->description = g_strdup (present->description);
  *id = row->id;
  return ck_unit_insert (store, "involvement", CK_RECORD (row), error) && insert_told (store, now, row, why, error);
}

/**
 * ck_casework_identify:
 * @store: the record
 * @reference: a case, open or closed, that wasn't merged into another
 * @involvement: one of the people that it shows, who was only described
 * @form: who it is: the id of somebody who is there already, or a name that makes a new person. The role may be left out
 * @why: how it is known; needed
 * @now: (out) (optional): the involvement from now on
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for somebody who is known already; %CK_ERROR_NOT_FOUND
 *
 * Says who a person is that a concern could only describe. The description, and the role that was recorded, stay; an
 * entry of the case says who was found to be whom, and why.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_identify (CkStore      *store,
                      const char   *reference,
                      const CkUuid *involvement,
                      CkPersonLink *form,
                      const char   *why,
                      CkUuid       *now,
                      GError      **error)
{
  g_autoptr (CkCaseNow) present_case = NULL;
  g_autoptr (CkInvolvementRow) present = NULL;
  g_autoptr (CkPersonLink) link = NULL;
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  CkUuid id;

  g_return_val_if_fail (CK_IS_PERSON_LINK (form), FALSE);

  if (!ck_check_why (why, error))
    return FALSE;
  present_case = ck_case_now_load (store, reference, error);
  if (present_case == NULL)
    return FALSE;
  present = load_involvement (store, &present_case->id, involvement, error);
  if (present == NULL)
    return FALSE;
  if (!ck_uuid_is_none (&present->person_id))
    return ck_refused (error, _("That person is known already. Nothing was saved. Where it is the wrong one, say so in a note."));

  link = CK_PERSON_LINK (ck_record_copy (CK_RECORD (form)));
  link->role = present->role;
  if (ck_uuid_is_none (&link->id) && ck_text_is_blank (link->name))
    return ck_invalid (error, "name", _("expected a name, or the id of somebody who is there already. Nothing was saved."));
  g_ptr_array_add (links, link);
  if (!ck_person_link_check (link, ck_store_today (store), error) || !ck_check_links (store, links, CK_MOMENT_UNKNOWN, error)
      || !ck_unit_begin (store, "identify-person", why, &present_case->id, error)
      || !ck_store_end_unit (store, write_identified (store, present_case, present, link, why, &id, error), error))
    return FALSE;
  if (now != NULL)
    *now = id;
  return TRUE;
}
