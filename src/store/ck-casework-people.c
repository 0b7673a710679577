/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and their roles. A role is of one concern, or of one case: linking a person never copies a label onto another.
 */
#include "ck-queries.h"

#include <glib/gi18n-lib.h>
#include "ck-text.h"

/* The present version of a person; NULL without @error when there is none. */
static CkPersonVersionRow *
load_person (CkStore      *store,
             const CkUuid *person,
             GError      **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (store,
                                         "SELECT v.* FROM d_person_now d JOIN person_version v ON v.id = d.version_id"
                                         " WHERE d.person_id = ?1",
                                         error);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, person);
  found = ck_store_read_all (store, stmt, ck_person_version_row_get_type (), error);
  if (found == NULL)
    return NULL;
  if (found->len == 0)
    {
      g_set_error_literal (
          error, CK_ERROR, CK_ERROR_NOT_FOUND,
          _("people: there is no such person in this vault. Nothing was saved. Choose one from the list, or "
             "give a name to add a new one."));
      return NULL;
    }
  return g_object_ref (g_ptr_array_index (found, 0));
}

/* The last day that a moment can mean. */
static CkDate
last_day (CkMoment moment)
{
  return moment.precision == CK_PRECISION_MONTH ? ck_date_add_days (ck_date_add_months (moment.date, 1), -1)
                                                : moment.date;
}

/* Births that are estimated prove nothing. */
static gboolean
check_born_before (CkPersonVersionRow *person,
                   CkMoment            happened,
                   GError            **error)
{
  if (person->born_precision != CK_BORN_EXACT || !ck_moment_is_known (happened) ||
      ck_date_compare (last_day (happened), person->born) >= 0)
    return TRUE;
  return ck_invalid (
      error, "happened",
      _("expected a time that isn’t before the person harmed was born. Nothing was saved. Look at the date, and at "
         "the date of birth."));
}

static gboolean
check_link (CkStore      *store,
            CkPersonLink *link,
            CkMoment      happened,
            GError      **error)
{
  g_autoptr (CkPersonVersionRow) person = NULL;

  if (ck_uuid_is_none (&link->id))
    return TRUE;
  person = load_person (store, &link->id, error);
  return person != NULL && (link->role != CK_ROLE_HARMED || check_born_before (person, happened, error));
}

/**
 * ck_check_links:
 * @store: the record
 * @links: (element-type CkPersonLink): of a checked form
 * @happened: when it happened at the latest, as far as it is known
 * @error: %CK_ERROR_NOT_FOUND for a person who isn't there, %CK_ERROR_INVALID
 *
 * What only the record knows of them: that they are there, and that nobody was harmed before they were born.
 *
 * Returns: whether they can be linked
 */
gboolean
ck_check_links (CkStore   *store,
                GPtrArray *links,
                CkMoment   happened,
                GError   **error)
{
  for (guint i = 0; i < links->len; i++)
    if (!check_link (store, g_ptr_array_index (links, i), happened, error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_person (CkStore      *store,
               CkPersonLink *link,
               CkUuid       *person,
               GError      **error)
{
  g_autoptr (CkIdRow) identity = ck_id_row_new ();
  g_autoptr (CkPersonVersionRow) version = ck_person_version_row_new ();

  identity->id = ck_store_new_id (store);
  version->id = ck_store_new_id (store);
  version->person_id = identity->id;
  version->name = g_strdup (link->name);
  version->known_as = ck_dup_given (link->known_as);
  version->kind = link->kind >= 0 ? link->kind : CK_PERSON_UNKNOWN;
  version->born = link->born;
  version->born_precision = !ck_date_is_set (link->born)                 ? CK_BORN_UNKNOWN
                            : link->born_precision == CK_BORN_ESTIMATED ? CK_BORN_ESTIMATED
                                                                        : CK_BORN_EXACT;
  version->description = ck_dup_given (link->description);
  version->contact = ck_dup_given (link->contact);
  *person = identity->id;
  return ck_unit_insert (store, "person", CK_RECORD (identity), error) &&
         ck_unit_insert (store, "person_version", CK_RECORD (version), error);
}

/**
 * ck_insert_linked_person:
 * @store: the record, within a unit
 * @link: a checked link: to somebody who is there, or a new person
 * @person: (out): who it is
 * @error: what the record refused
 *
 * Returns: whether the person is there
 */
gboolean
ck_insert_linked_person (CkStore      *store,
                         CkPersonLink *link,
                         CkUuid       *person,
                         GError      **error)
{
  *person = link->id;
  return !ck_uuid_is_none (&link->id) || insert_person (store, link, person, error);
}

/**
 * ck_insert_link:
 * @store: the record, within a unit
 * @now: the case
 * @concern: (nullable): the concern that the role belongs to
 * @link: a checked link: to somebody who is there, a new person, or a description alone
 * @involvement: (out): its id
 * @error: what the record refused
 *
 * A description goes with a new person, where it tells who it is; with somebody who is there, or isn't known, it is
 * the role's.
 *
 * Returns: whether it is inserted
 */
gboolean
ck_insert_link (CkStore      *store,
                CkCaseNow    *now,
                const CkUuid *concern,
                CkPersonLink *link,
                CkUuid       *involvement,
                GError      **error)
{
  g_autoptr (CkInvolvementRow) row = ck_involvement_row_new ();
  gboolean is_new = ck_uuid_is_none (&link->id) && !ck_text_is_blank (link->name);

  row->person_id = link->id;
  if (is_new && !insert_person (store, link, &row->person_id, error))
    return FALSE;
  row->id = ck_store_new_id (store);
  row->case_id = now->id;
  if (concern != NULL)
    row->concern_id = *concern;
  row->role = link->role;
  row->description = is_new ? NULL : ck_dup_given (link->description);
  *involvement = row->id;
  return ck_unit_insert (store, "involvement", CK_RECORD (row), error);
}

/* --- one more person in a case --- */

static gboolean
check_not_in_role (CkStore         *store,
                   const CkCaseNow *now,
                   CkPersonLink    *link,
                   GError         **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt;

  if (ck_uuid_is_none (&link->id))
    return TRUE;
  stmt = ck_store_prepare (store,
                           "SELECT 1 FROM d_involvement_now d JOIN involvement i ON i.id = d.id"
                           " WHERE d.case_id = ?1 AND d.role = ?3 AND i.concern_id IS NULL"
                           " AND " CK_SQL_ROOT ("d.person_id") " = " CK_SQL_ROOT ("?2"),
                           error);
  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &now->id);
  ck_bind_uuid (stmt, 2, &link->id);
  ck_bind_text (stmt, 3, ck_token_text (&ck_roles, link->role));
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  sqlite3_reset (stmt);
  return !row || ck_refused (error, _("The person has that role in the case already. Nothing was changed."));
}

/**
 * ck_casework_involve:
 * @store: the record
 * @reference: an open case
 * @form: who, and in which role
 * @involvement: (out) (optional): its id
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a closed case, or a role that the person has;
 *   %CK_ERROR_NOT_FOUND
 *
 * Links one more person with a case as a whole.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_involve (CkStore      *store,
                     const char   *reference,
                     CkPersonLink *form,
                     CkUuid       *involvement,
                     GError      **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  CkUuid id;

  g_return_val_if_fail (CK_IS_PERSON_LINK (form), FALSE);

  if (!ck_person_link_check (form, ck_store_today (store), error)
      || !check_link (store, form, CK_MOMENT_UNKNOWN, error))
    return FALSE;
  now = ck_case_now_load_open (store, reference,
                               _("The case is closed, and nobody was added to it. Reopen the case first."), error);
  if (now == NULL || !check_not_in_role (store, now, form, error) ||
      !ck_unit_begin (store, "involve-person", NULL, NULL, error) ||
      !ck_store_end_unit (store, ck_insert_link (store, now, NULL, form, &id, error), error))
    return FALSE;
  if (involvement != NULL)
    *involvement = id;
  return TRUE;
}

/* --- a person, corrected --- */

static gboolean
write_person (CkStore            *store,
              CkPerson           *person,
              CkPersonVersionRow *version,
              GError            **error)
{
  version->replaces = version->id;
  version->also_replaces = (CkUuid){ 0 };
  version->id = ck_store_new_id (store);
  g_free (version->name);
  version->name = g_strdup (person->name);
  g_free (version->known_as);
  version->known_as = ck_dup_given (person->known_as);
  version->kind = person->kind >= 0 ? person->kind : version->kind;
  version->born = person->born;
  version->born_precision = !ck_date_is_set (person->born)                 ? CK_BORN_UNKNOWN
                            : person->born_precision == CK_BORN_ESTIMATED ? CK_BORN_ESTIMATED
                                                                          : CK_BORN_EXACT;
  g_free (version->description);
  version->description = ck_dup_given (person->description);
  g_free (version->contact);
  version->contact = ck_dup_given (person->contact);
  return ck_unit_insert (store, "person_version", CK_RECORD (version), error);
}

/**
 * ck_casework_change_person:
 * @store: the record
 * @person: as it should be; its id and version are those that were read
 * @why: why it is changed; needed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED when the person was changed meanwhile;
 *   %CK_ERROR_NOT_FOUND
 *
 * Records a new version; the earlier ones stay in the history.
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_change_person (CkStore    *store,
                           CkPerson   *person,
                           const char *why,
                           GError    **error)
{
  g_autoptr (CkPersonVersionRow) version = NULL;

  g_return_val_if_fail (CK_IS_PERSON (person), FALSE);

  if (!ck_check_why (why, error) || !ck_person_check (person, ck_store_today (store), error))
    return FALSE;
  version = load_person (store, &person->id, error);
  if (version == NULL)
    return FALSE;
  if (!ck_uuid_is_none (&person->version_id) && !ck_uuid_equal (&person->version_id, &version->id))
    return ck_refused (
        error,
        _("The person was changed meanwhile. Nothing was saved. Read the person again, then make your change."));
  return ck_unit_begin (store, "change-person", why, &person->id, error) &&
         ck_store_end_unit (store, write_person (store, person, version, error), error);
}

/* --- the plan --- */

static gboolean
find_plan_strand (CkStore         *store,
                  const CkCaseNow *now,
                  int              strand,
                  CkUuid          *present,
                  GError         **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt
      = ck_store_prepare (store, "SELECT version_id FROM d_plan_now WHERE case_id = ?1 AND strand = ?2", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, &now->id);
  ck_bind_text (stmt, 2, ck_token_text (&ck_strands, strand));
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    ck_column_uuid (stmt, 0, present);
  sqlite3_reset (stmt);
  return TRUE;
}

/**
 * ck_casework_set_plan:
 * @store: the record
 * @reference: an open case
 * @form: one strand: what is needed, and what "resolved" would look like
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for a closed case; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_set_plan (CkStore      *store,
                      const char   *reference,
                      CkPlanStrand *form,
                      GError      **error)
{
  g_autoptr (CkPlanStrandRow) row = ck_plan_strand_row_new ();
  g_autoptr (CkCaseNow) now = NULL;

  g_return_val_if_fail (CK_IS_PLAN_STRAND (form), FALSE);

  if (!ck_plan_strand_check (form, error))
    return FALSE;
  now = ck_case_now_load_open (store, reference,
                               _("The case is closed, and its plan was not changed. Reopen the case first."), error);
  if (now == NULL || !find_plan_strand (store, now, form->strand, &row->replaces, error))
    return FALSE;
  row->case_id = now->id;
  row->strand = form->strand;
  row->need = ck_dup_given (form->need);
  row->resolved = ck_dup_given (form->resolved);
  if (!ck_unit_begin (store, "set-plan", NULL, NULL, error))
    return FALSE;
  row->id = ck_store_new_id (store);
  return ck_store_end_unit (store, ck_unit_insert (store, "plan_strand", CK_RECORD (row), error), error);
}
