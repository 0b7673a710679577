/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a case, or of everything: who, when, what, from → to, and why. It is read from the facts and their
 * units; a change is a version beside the one that it replaces. */
#include "ck-history-private.h"
#include "ck-amendments.h"

#include <glib/gi18n-lib.h>
#include <string.h>


/* --- one item --- */

/**
 * ck_teller_add:
 * @teller: at a fact
 * @what: (transfer full): translated; what the thing is
 *
 * Returns: (transfer none): a new item of the history, with who, when and why of the fact's unit
 */
CkHistoryItem *
ck_teller_add (Teller *teller,
          char   *what)
{
  CkHistoryItem *item = ck_history_item_new ();

  item->sequence = teller->sequence;
  item->at = teller->at;
  item->who = g_strdup (teller->who);
  item->kind = g_strdup (teller->kind);
  item->why = g_strdup (teller->why);
  item->what = what;
  g_ptr_array_add (teller->items, item);
  return item;
}

static char *
review_due (Teller       *teller,
            const CkUuid *review)
{
  char *due = NULL;
  gboolean row = FALSE;
  CkDate date;
  sqlite3_stmt *stmt = ck_store_prepare (teller->store, "SELECT due FROM review WHERE id = ?1", NULL);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, review);
  if (ck_store_step (teller->store, stmt, &row, NULL) && row)
    {
      if (ck_date_from_text ((const char *)sqlite3_column_text (stmt, 0), &date))
        due = ck_date_format (date);
      sqlite3_reset (stmt);
    }
  return due;
}

/* The setting that a row is about; NULL for one that a later version of the program has. */
static const CkField *
find_setting (const char *name)
{
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (CK_TYPE_SETTINGS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

static char *
show_setting (CkSettingRow *row)
{
  const CkField *field = find_setting (row->name);
  int token = field != NULL && field->type == CK_FIELD_TOKEN && row->value != NULL
                  ? ck_token_value (field->tokens, row->value)
                  : -1;

  return g_strdup (token >= 0 ? ck_token_label (field->tokens, token) : row->value);
}

/* A value as a person reads it; NULL for none. */
static char *
show (Teller        *teller,
      CkRecord      *record,
      const CkField *field)
{
  gpointer value = ck_record_peek (record, field);

  switch (field->type)
    {
    case CK_FIELD_TOKEN:
      return *(int *)value >= 0 ? g_strdup (ck_token_label (field->tokens, *(int *)value)) : NULL;
    case CK_FIELD_DATE:
      return ck_date_is_set (*(CkDate *)value) ? ck_date_format (*(CkDate *)value) : NULL;
    case CK_FIELD_TEXT:
      return CK_IS_SETTING_ROW (record) && strcmp (field->name, "value") == 0 ? show_setting (CK_SETTING_ROW (record))
                                                                              : g_strdup (*(char **)value);
    case CK_FIELD_UUID:
      return ck_uuid_is_none (value) ? NULL : review_due (teller, value);
    case CK_FIELD_MOMENT:
      return ck_moment_is_known (*(CkMoment *)value) ? ck_moment_format (*(CkMoment *)value) : NULL;
    default:
      return ck_record_get_text (record, field->name);
    }
}

/**
 * ck_teller_load:
 * @store: the record
 * @sql: selects a row by its id, ?1
 * @id: of a fact
 * @type: of its record
 * @error: why it couldn't be read
 *
 * Returns: (transfer full): the row; an empty one where it was destroyed under retention
 */
CkRecord *
ck_teller_load (CkStore      *store,
              const char   *sql,
              const CkUuid *id,
              GType         type,
              GError      **error)
{
  g_autoptr (GPtrArray) found = ck_query_by_id (store, sql, id, type, error);

  if (found == NULL)
    return NULL;
  /* one that was destroyed under retention leaves its place empty */
  return found->len > 0 ? g_object_ref (g_ptr_array_index (found, 0)) : g_object_new (type, NULL);
}

/* --- versions --- */

typedef struct {
  const char *table;
  const char *sql;
  GType     (*type) (void);
  const char *what;      /* label of the thing */
  const char *name;      /* the field that tells which one it is; NULL when there is only one */
} Version;

static const Version versions[] = {
  { "case_version", "SELECT * FROM case_version WHERE id = ?1", ck_case_version_row_get_type, N_("Case"), NULL },
  { "case_state", "SELECT * FROM case_state WHERE id = ?1", ck_case_state_row_get_type, N_("Case"), NULL },
  { "person_version", "SELECT * FROM person_version WHERE id = ?1", ck_person_version_row_get_type, N_("Person"),
    "name" },
  { "relationship_version", "SELECT * FROM relationship_version WHERE id = ?1", ck_relationship_version_row_get_type,
    N_("Relationship"), NULL },
  { "involvement", "SELECT * FROM involvement WHERE id = ?1", ck_involvement_row_get_type, N_("Person in the case"),
    NULL },
  { "plan_strand", "SELECT * FROM plan_strand WHERE id = ?1", ck_plan_strand_row_get_type, N_("Plan"), "strand" },
  { "action_state", "SELECT * FROM action_state WHERE id = ?1", ck_action_state_row_get_type, N_("Action"), "what" },
  { "check_version", "SELECT * FROM check_version WHERE id = ?1", ck_check_version_row_get_type, N_("Whom to tell"),
    "body" },
  { "referral_version", "SELECT * FROM referral_version WHERE id = ?1", ck_referral_version_row_get_type,
    N_("Referral"), "recipient" },
  { "harm_test", "SELECT * FROM harm_test WHERE id = ?1", ck_harm_test_row_get_type, N_("Harm test"), NULL },
  { "setting", "SELECT * FROM setting WHERE id = ?1", ck_setting_row_get_type, N_("Setting"), "name" },
  { "category", "SELECT * FROM category WHERE id = ?1", ck_category_row_get_type, N_("Category"), "label" },
  { "keyholder_name", "SELECT * FROM keyholder_name WHERE id = ?1", ck_keyholder_name_row_get_type, N_("Keyholder"),
    "name" },
};

static const CkUuid *
replaced_by (CkRecord *version)
{
  return ck_record_peek (version, ck_record_find_field (version, "replaces"));
}

static const char *
keyholder_change (const char *change)
{
  static const struct
  {
    const char *token, *label;
  } changes[] = {
    { "added", N_("Added") },
    { "renamed", N_("Renamed") },
    { "passphrase-changed", N_("Passphrase changed") },
    { "removed", N_("Removed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    if (g_strcmp0 (changes[i].token, change) == 0)
      return _(changes[i].label);
  return change;
}

static char *
name_of_person (Teller       *teller,
                const CkUuid *person)
{
  gboolean row = FALSE;
  char *name = NULL;
  sqlite3_stmt *stmt = ck_store_prepare (teller->store, "SELECT name FROM d_person_now WHERE person_id = ?1", NULL);

  if (stmt == NULL)
    return NULL;
  ck_bind_uuid (stmt, 1, person);
  if (ck_store_step (teller->store, stmt, &row, NULL) && row)
    {
      name = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
      sqlite3_reset (stmt);
    }
  return name;
}

/* "Ada Marsh: mother of Ben Marsh", by the names that they have now. */
static char *
name_relationship (Teller                   *teller,
                   CkRelationshipVersionRow *row)
{
  g_autoptr (CkRelationship) relationship = ck_relationship_new ();

  relationship->kind = row->kind;
  relationship->label = g_strdup (row->label);
  relationship->person = ck_person_new ();
  relationship->person->name = name_of_person (teller, &row->person_id);
  relationship->other = ck_person_new ();
  relationship->other->name = name_of_person (teller, &row->other_id);
  return ck_relationship_sentence (relationship);
}

static char *
name_thing (Teller        *teller,
            const Version *kind,
            CkRecord      *version)
{
  g_autofree char *name
      = kind->name != NULL ? show (teller, version, ck_record_find_field (version, kind->name)) : NULL;

  if (CK_IS_RELATIONSHIP_VERSION_ROW (version))
    name = name_relationship (teller, CK_RELATIONSHIP_VERSION_ROW (version));
  if (name == NULL)
    return g_strdup (_(kind->what));
  if (CK_IS_SETTING_ROW (version) && find_setting (name) != NULL)
    {
      const char *label = ck_field_label (find_setting (name));

      g_free (name);
      name = g_strdup (label);
    }
  /* Translators: a thing in the history, such as "Action: Speak to both families" */
  return g_strdup_printf (C_ ("history", "%1$s: %2$s"), _(kind->what), name);
}

/* The first version: the thing was made; what it is at first is told in one line. */
static void
tell_made (Teller        *teller,
           const Version *kind,
           CkRecord      *version)
{
  CkHistoryItem *item = ck_teller_add (teller, name_thing (teller, kind, version));

  if (CK_IS_INVOLVEMENT_ROW (version))
    {
      CkInvolvementRow *row = CK_INVOLVEMENT_ROW (version);
      g_autofree char *name = name_of_person (teller, &row->person_id);

      /* Translators: a person and their role in a case */
      item->now = g_strdup_printf (C_ ("history", "%1$s: %2$s"), name != NULL ? name : row->description,
                                   ck_token_label (&ck_roles, row->role));
    }
  else if (CK_IS_CASE_VERSION_ROW (version))
    {
      item->now = g_strdup (CK_CASE_VERSION_ROW (version)->title);
    }
  else if (CK_IS_CASE_STATE_ROW (version))
    {
      item->field = g_strdup (_("Status"));
      item->now = g_strdup (ck_token_label (&ck_case_statuses, CK_CASE_STATE_ROW (version)->status));
    }
  else if (CK_IS_PLAN_STRAND_ROW (version))
    {
      item->now = g_strdup (CK_PLAN_STRAND_ROW (version)->need);
    }
  else if (CK_IS_ACTION_STATE_ROW (version))
    {
      item->now = ck_date_format (CK_ACTION_STATE_ROW (version)->due);
      item->field = g_strdup (_("Due"));
    }
  else if (CK_IS_CHECK_VERSION_ROW (version))
    {
      item->field = g_strdup (_("Decided"));
      item->now = g_strdup (ck_token_label (&ck_check_decisions, CK_CHECK_VERSION_ROW (version)->decided));
    }
  else if (CK_IS_REFERRAL_VERSION_ROW (version))
    {
      item->field = g_strdup (_("Sent"));
      item->now = ck_moment_format (CK_REFERRAL_VERSION_ROW (version)->sent);
    }
  else if (CK_IS_SETTING_ROW (version))
    {
      item->now = show_setting (CK_SETTING_ROW (version));
    }
  else if (CK_IS_KEYHOLDER_NAME_ROW (version))
    {
      item->now = g_strdup (keyholder_change (CK_KEYHOLDER_NAME_ROW (version)->change));
    }
}

/* Somebody who wasn't known, and who it turned out to be. */
static void
tell_identified (Teller           *teller,
                 CkInvolvementRow *before,
                 CkInvolvementRow *row)
{
  CkHistoryItem *item;

  if (ck_uuid_equal (&before->person_id, &row->person_id))
    return;
  item = ck_teller_add (teller, g_strdup (_("Person in the case")));
  item->field = g_strdup (_("Who"));
  item->was = ck_uuid_is_none (&before->person_id) ? g_strdup (before->description)
                                                   : name_of_person (teller, &before->person_id);
  item->now = name_of_person (teller, &row->person_id);
}

static void
tell_changes (Teller        *teller,
              const Version *kind,
              CkRecord      *before,
              CkRecord      *version)
{
  guint n_fields;
  const CkField *fields = ck_record_get_fields (version, &n_fields);

  if (CK_IS_INVOLVEMENT_ROW (version))
    tell_identified (teller, CK_INVOLVEMENT_ROW (before), CK_INVOLVEMENT_ROW (version));
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *was = fields[i].label != NULL ? show (teller, before, &fields[i]) : NULL;
      g_autofree char *now = fields[i].label != NULL ? show (teller, version, &fields[i]) : NULL;
      CkHistoryItem *item;

      if (g_strcmp0 (was, now) == 0)
        continue;
      item = ck_teller_add (teller, name_thing (teller, kind, version));
      item->field = g_strdup (ck_field_label (&fields[i]));
      item->was = g_steal_pointer (&was);
      item->now = g_steal_pointer (&now);
    }
}

static gboolean
tell_version (Teller     *teller,
              const char *table,
              GError    **error)
{
  const Version *kind = versions;
  g_autoptr (CkRecord) version = NULL;
  g_autoptr (CkRecord) before = NULL;

  while (strcmp (kind->table, table) != 0)
    kind++;
  version = ck_teller_load (teller->store, kind->sql, &teller->id, kind->type (), error);
  if (version == NULL)
    return FALSE;
  if (ck_uuid_is_none (replaced_by (version)))
    {
      tell_made (teller, kind, version);
      return TRUE;
    }
  if (CK_IS_KEYHOLDER_NAME_ROW (version))
    {
      tell_made (teller, kind, version);
      return TRUE;
    }
  before = ck_teller_load (teller->store, kind->sql, replaced_by (version), kind->type (), error);
  if (before == NULL)
    return FALSE;
  tell_changes (teller, kind, before, version);
  return TRUE;
}

/* --- facts that stand for themselves --- */

static gboolean
tell_entry (Teller     *teller,
            const char *table,
            GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM entry WHERE id = ?1", &teller->id,
                                              ck_entry_row_get_type (), error);
  CkEntryRow *entry = (CkEntryRow *)record;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (teller, g_strdup_printf (_("Entry %d"), (int)entry->number));
  item->now = g_strdup (entry->title != NULL ? entry->title : ck_token_label (&ck_entry_kinds, MAX (entry->kind, 0)));
  return TRUE;
}

static gboolean
tell_amendment (Teller     *teller,
                const char *table,
                GError    **error)
{
  g_autoptr (CkRecord) record
      = ck_teller_load (teller->store,
                      "SELECT a.*, e.number AS of_entry FROM amendment a JOIN entry e ON e.id = a.entry_id"
                      " WHERE a.id = ?1",
                      &teller->id, ck_amendment_row_get_type (), error);
  CkAmendmentRow *amendment = (CkAmendmentRow *)record;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (
      teller, g_strdup_printf (_("Entry %1$d, amended as %2$d"), (int)amendment->of_entry, (int)amendment->number));
  item->field = amendment->field != NULL ? ck_amendment_label (amendment->field) : g_strdup (_("Addition"));
  item->was = ck_amendment_value (amendment->field, amendment->was);
  item->now = ck_amendment_value (amendment->field, amendment->text);
  return TRUE;
}

static gboolean
tell_copy (Teller     *teller,
           const char *table,
           GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM copy WHERE id = ?1", &teller->id,
                                              ck_copy_row_get_type (), error);
  CkCopyRow *copy = (CkCopyRow *)record;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (teller, g_strdup_printf (_("Copy %d of the chronology"), (int)copy->number));
  if (copy->recipient != NULL)
    {
      item->field = g_strdup (_("For"));
      item->now = g_strdup (copy->recipient);
    }
  if (item->why == NULL)
    item->why = g_strdup (copy->purpose);
  return TRUE;
}

static gboolean
tell_viewing (Teller     *teller,
              const char *table,
              GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM viewing WHERE id = ?1", &teller->id,
                                              ck_viewing_row_get_type (), error);
  CkViewingRow *viewing = (CkViewingRow *)record;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (teller, g_strdup (_("Looked at")));
  item->now = g_strdup (viewing->what);
  if (item->why == NULL)
    item->why = g_strdup (viewing->purpose);
  return TRUE;
}

/* By the name that they had; whose record it is, and whom it is shown as. */
static gboolean
tell_merge (Teller     *teller,
            const char *table,
            GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM person_merge WHERE id = ?1", &teller->id,
                                              ck_person_merge_row_get_type (), error);
  CkPersonMergeRow *merge = (CkPersonMergeRow *)record;
  g_autofree char *from = NULL;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  from = name_of_person (teller, &merge->from_id);
  item = ck_teller_add (teller, g_strdup_printf (C_ ("history", "%1$s: %2$s"), _("Person"), from != NULL ? from : "–"));
  item->field = g_strdup (_("Same person as"));
  *(merge->undone ? &item->was : &item->now) = name_of_person (teller, &merge->into_id);
  if (item->why == NULL)
    item->why = g_strdup (merge->why);
  return TRUE;
}

static gboolean
tell_restriction (Teller     *teller,
                  const char *table,
                  GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM case_restriction WHERE id = ?1", &teller->id,
                                              ck_case_restriction_row_get_type (), error);
  CkCaseRestrictionRow *row = (CkCaseRestrictionRow *)record;
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (teller, g_strdup (_("Restricted case")));
  item->now = g_strdup (row->restricted ? _("Restricted") : _("No longer restricted"));
  if (item->why == NULL)
    item->why = g_strdup (row->reason);
  return TRUE;
}

static gboolean
tell_allegation_outcome (Teller     *teller,
                         const char *table,
                         GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM allegation_outcome WHERE id = ?1",
                                              &teller->id, ck_allegation_outcome_row_get_type (), error);

  if (record == NULL)
    return FALSE;
  ck_teller_add (teller, g_strdup (_("Outcome of the allegation")))->now
      = g_strdup (ck_token_label (&ck_allegation_outcomes, CK_ALLEGATION_OUTCOME_ROW (record)->outcome));
  return TRUE;
}

static gboolean
tell_backup (Teller     *teller,
             const char *table,
             GError    **error)
{
  ck_teller_add (teller, g_strdup (_("Verified backup")));
  return TRUE;
}

static gboolean
tell_failures (Teller     *teller,
               const char *table,
               GError    **error)
{
  g_autoptr (CkRecord) record = ck_teller_load (teller->store, "SELECT * FROM unlock_failure WHERE id = ?1", &teller->id,
                                              ck_unlock_failure_row_get_type (), error);
  CkHistoryItem *item;

  if (record == NULL)
    return FALSE;
  item = ck_teller_add (teller, g_strdup (_("Failed attempts to unlock")));
  item->now = ck_record_get_text (record, "failures");
  return TRUE;
}

/* Identities say nothing, and what lies beside an entry is told by it. */
static const struct
{
  const char *table;
  Tell        tell;
} tellers[] = {
  { "case_version", tell_version },
  { "case_state", tell_version },
  { "person_version", tell_version },
  { "relationship_version", tell_version },
  { "person_merge", tell_merge },
  { "involvement", tell_version },
  { "plan_strand", tell_version },
  { "action_state", tell_version },
  { "check_version", tell_version },
  { "referral_version", tell_version },
  { "harm_test", tell_version },
  { "case_restriction", tell_restriction },
  { "allegation_outcome", tell_allegation_outcome },
  { "setting", tell_version },
  { "category", tell_version },
  { "keyholder_name", tell_version },
  { "entry", tell_entry },
  { "amendment", tell_amendment },
  { "copy", tell_copy },
  { "viewing", tell_viewing },
  { "snooze", ck_tell_snooze },
  { "case_link", ck_tell_link },
  { "case_merge", ck_tell_case_merge },
  { "entry_move", ck_tell_move },
  { "backup", tell_backup },
  { "unlock_failure", tell_failures },
};

/**
 * ck_teller_tell:
 * @teller: at a fact
 * @table: of the fact
 * @error: why it couldn't be read
 *
 * Adds what the history says of it, which may be nothing.
 *
 * Returns: whether it could be read
 */
gboolean
ck_teller_tell (Teller     *teller,
                const char *table,
                GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tellers); i++)
    if (strcmp (tellers[i].table, table) == 0)
      return tellers[i].tell (teller, table, error);
  return TRUE;
}
