/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case as JSON: every column of every current fact, by the columns that the tables have, so that none is forgotten
 * when one is added. The order is that of entries' numbers and of recording, never that of random ids. Viewings are
 * left out: that somebody looked at a case isn't part of it. Copies are in it. */
#include "ck-queries.h"

#include <string.h>
#include "ck-json.h"

typedef struct _Part Part;

/* As it was entered: by its unit, and by its place in that unit. Ids of one instant have no order of their own. */
#define AS_ENTERED(x)                                                                                                  \
  " ORDER BY (SELECT hlc FROM unit WHERE id = " x ".unit), (SELECT n FROM unit_part WHERE unit = " x ".unit AND row_id = " x ".id), " x ".id"

/* A list, or one object, within an object; ?1 of its statement is the id of the row that it lies in, and its first
 * column its own. No two statements are alike, since one runs within the rows of another. */
struct _Part {
  const char *name;
  const char *sql;
  gboolean    single;
  const Part *within;  /* ends with a NULL name */
};

static const Part within_concern[] = {
  { "categories", "SELECT * FROM concern_category WHERE concern_id = ?1 ORDER BY n, id" },
  { "four_cs", "SELECT * FROM concern_four_cs WHERE concern_id = ?1 ORDER BY n, id" },
  { "characteristics", "SELECT * FROM concern_characteristic WHERE concern_id = ?1 ORDER BY n, id" },
  { "children", "SELECT * FROM concern_child WHERE concern_id = ?1 ORDER BY id" },
  { "injuries", "SELECT * FROM concern_injury WHERE concern_id = ?1 ORDER BY n, id" },
  { "nudes", "SELECT * FROM concern_nudes WHERE id = ?1", TRUE },
  { NULL },
};

static const Part within_outcome[] = {
  { "strands", "SELECT * FROM review_strand WHERE outcome_id = ?1 ORDER BY id" },
  { NULL },
};

static const Part within_entry[] = {
  { "concern", "SELECT * FROM concern WHERE id = ?1", TRUE, within_concern },
  { "review_outcome", "SELECT * FROM review_outcome WHERE id = ?1", TRUE, within_outcome },
  { "decision", "SELECT * FROM decision WHERE id = ?1", TRUE },
  { "amendments", "SELECT * FROM amendment WHERE entry_id = ?1 ORDER BY number, id" },
  { NULL },
};

static const Part within_involvement[] = {
  { "person",
    "SELECT p.* FROM involvement i JOIN d_person_now d ON d.person_id = i.person_id JOIN person_version p ON p.id = "
    "d.version_id"
    " WHERE i.id = ?1",
    TRUE },
  { NULL },
};

static const Part within_merge[] = {
  { "shown_as",
    "SELECT p.* FROM person_merge m JOIN d_person_root r ON r.person_id = m.from_id JOIN d_person_now d ON d.person_id = "
    "r.root_id JOIN person_version p ON p.id = d.version_id WHERE m.id = ?1",
    TRUE },
  { NULL },
};

/* What a case has to do with others, from either side, with the reference of the other. Why is between the two: where the
 * other is restricted, and this one isn't, it isn't shown. */
#define OTHER(fact, columns, table, own, other)                                                                        \
  "SELECT x.id, x.unit, x.recorded_at, x.case_id, x.replaces, x.also_replaces, " columns ", CASE WHEN "                \
  CK_SQL_IS_RESTRICTED ("d." other) " AND NOT " CK_SQL_IS_RESTRICTED ("d." own) " THEN NULL ELSE x.why END AS why, "   \
  CK_SQL_REFERENCE " AS other_reference FROM " table " d JOIN " fact " x ON x.id = d.version_id"                       \
  " LEFT JOIN d_case_version_now v ON v.case_id = d." other " WHERE d." own " = ?1"
#define LINKS(own, other) OTHER ("case_link", "x.other_id, x.linked", "d_case_link_now", own, other)
#define MERGES(own, other) OTHER ("case_merge", "x.into_id", "d_case_merge_now", own, other)
#define MOVES(own, other) OTHER ("entry_move", "x.entry_id, x.to_id", "d_entry_move_now", own, other)

static const Part within_case[] = {
  { "case", "SELECT * FROM \"case\" WHERE id = ?1", TRUE },
  { "version", "SELECT x.* FROM d_case_version_now d JOIN case_version x ON x.id = d.version_id WHERE d.case_id = ?1",
    TRUE },
  { "state", "SELECT x.* FROM d_case_now d JOIN case_state x ON x.id = d.state_id WHERE d.case_id = ?1", TRUE },
  { "entries", "SELECT * FROM entry WHERE case_id = ?1 ORDER BY number, id", FALSE, within_entry },
  { "involvements",
    "SELECT x.* FROM d_involvement_now d JOIN involvement x ON x.id = d.id WHERE d.case_id = ?1" AS_ENTERED ("x"),
    FALSE, within_involvement },
  { "relationships",
    CK_SQL_WITH_EVERYONE
    "SELECT x.* FROM everyone e JOIN d_relationship_now d ON d.person_id = e.id JOIN relationship_version x ON x.id = "
    "d.version_id WHERE d.other_id IN (SELECT id FROM everyone)" AS_ENTERED ("x") },
  { "merges",
    CK_SQL_WITH_EVERYONE
    "SELECT x.* FROM everyone e JOIN d_person_merge_now d ON d.from_id = e.id JOIN person_merge x ON x.id = d.version_id"
    " WHERE d.undone = 0" AS_ENTERED ("x"),
    FALSE, within_merge },
  { "plan",
    "SELECT x.* FROM d_plan_now d JOIN plan_strand x ON x.id = d.version_id WHERE d.case_id = ?1 ORDER BY x.strand" },
  { "actions",
    "SELECT x.* FROM d_action_now d JOIN action a ON a.id = d.action_id JOIN action_state x ON x.id = d.state_id"
    " WHERE d.case_id = ?1" AS_ENTERED ("a") },
  { "reviews", "SELECT * FROM review x WHERE case_id = ?1" AS_ENTERED ("x") },
  { "snoozes",
    "SELECT x.* FROM d_snooze_now d JOIN snooze x ON x.id = d.version_id WHERE d.case_id = ?1" AS_ENTERED ("x") },
  { "checks",
    "SELECT x.* FROM d_check_now d JOIN check_version x ON x.id = d.version_id WHERE d.case_id = ?1 ORDER BY x.body, "
    "x.organisation" },
  { "referrals",
    "SELECT x.* FROM d_referral_now d JOIN entry e ON e.id = d.referral_id JOIN referral_version x ON x.id = d.version_id"
    " WHERE d.case_id = ?1 ORDER BY e.number, e.id" },
  { "harm_tests",
    "SELECT x.* FROM d_harm_test_now d JOIN entry e ON e.id = d.concern_id JOIN harm_test x ON x.id = d.version_id"
    " WHERE d.case_id = ?1 ORDER BY e.number, e.id" },
  { "allegation_outcomes", "SELECT * FROM allegation_outcome x WHERE case_id = ?1" AS_ENTERED ("x") },
  { "restriction",
    "SELECT x.* FROM d_restriction_now d JOIN case_restriction x ON x.id = d.version_id WHERE d.case_id = ?1", TRUE },
  { "links", "SELECT * FROM (" LINKS ("case_id", "other_id") " UNION ALL " LINKS ("other_id", "case_id") ") part" AS_ENTERED ("part") },
  { "merged_cases", "SELECT * FROM (" MERGES ("case_id", "into_id") " UNION ALL " MERGES ("into_id", "case_id") ") part" AS_ENTERED ("part") },
  { "moves", "SELECT * FROM (" MOVES ("case_id", "to_id") " UNION " MOVES ("to_id", "case_id") ") part" AS_ENTERED ("part") },
  { "carried_actions", "SELECT * FROM action_carry x WHERE case_id = ?1" AS_ENTERED ("x") },
  { "copies", "SELECT * FROM copy WHERE case_id = ?1 ORDER BY number, id" },
  { NULL },
};

static void
write_column (CkJsonWriter *writer,
              sqlite3_stmt *stmt,
              int           column)
{
  const char *name = sqlite3_column_name (stmt, column);
  g_autofree char *text = NULL;
  CkUuid id;

  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_BLOB:
      ck_column_uuid (stmt, column, &id);
      text = ck_uuid_to_text (&id);
      ck_json_add_string (writer, name, text);
      break;
    case SQLITE_INTEGER:
      if (strcmp (name, "recorded_at") == 0)
        {
          text = ck_instant_to_text (sqlite3_column_int64 (stmt, column));
          ck_json_add_string (writer, name, text);
        }
      else if (strcmp (name, "significant") == 0 || strcmp (name, "no_further_action") == 0
               || strcmp (name, "restricted") == 0)
        {
          ck_json_add_boolean (writer, name, sqlite3_column_int (stmt, column) != 0);
        }
      else
        {
          ck_json_add_integer (writer, name, sqlite3_column_int64 (stmt, column));
        }
      break;
    case SQLITE_TEXT:
      ck_json_add_string (writer, name, (const char *)sqlite3_column_text (stmt, column));
      break;
    default:
      ck_json_add_null (writer, name);
      break;
    }
}

static gboolean write_parts (CkStore *store, CkJsonWriter *writer, const Part *parts, const CkUuid *id, GError **error);

static gboolean
write_rows (CkStore      *store,
            CkJsonWriter *writer,
            const Part   *part,
            const CkUuid *id,
            GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, part->sql, error);
  gboolean row = FALSE;
  CkUuid own;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, id);
  for (guint i = 0;; i++)
    {
      if (!ck_store_step (store, stmt, &row, error))
        return FALSE;
      if (!row)
        {
          if (i == 0 && part->single)
            ck_json_add_null (writer, part->name);
          return TRUE;
        }
      ck_column_uuid (stmt, 0, &own);
      ck_json_begin_object (writer, part->single ? part->name : NULL);
      for (int column = 0; column < sqlite3_column_count (stmt); column++)
        write_column (writer, stmt, column);
      if (part->within != NULL && !write_parts (store, writer, part->within, &own, error))
        {
          sqlite3_reset (stmt);
          return FALSE;
        }
      ck_json_end_object (writer);
    }
}

static gboolean
write_parts (CkStore      *store,
             CkJsonWriter *writer,
             const Part   *parts,
             const CkUuid *id,
             GError      **error)
{
  for (const Part *part = parts; part->name != NULL; part++)
    {
      if (!part->single)
        ck_json_begin_array (writer, part->name);
      if (!write_rows (store, writer, part, id, error))
        return FALSE;
      if (!part->single)
        ck_json_end_array (writer);
    }
  return TRUE;
}

/**
 * ck_case_export_json:
 * @store: the record
 * @reference: "2026-0014"
 * @error: %CK_ERROR_INVALID, %CK_ERROR_NOT_FOUND, or why it couldn't be read
 *
 * Every column of every current fact of the case, as `show --json` prints it: its reference; `case`, `version` (title,
 * lead) and `state` (status, risk, outcome) as they stand; `entries` by number, each with its `concern`,
 * `review_outcome`, `decision` and `amendments`; `involvements`, each with the `person` as they are now; `relationships`
 * between these people; `merges`, each a person who is `shown_as` another; `plan`; `actions` and
 * `reviews`, both in the order in which they were entered; `checks`,
 * `referrals` and `harm_tests` as they stand; `allegation_outcomes`; `restriction`; `snoozes`; `links`, `merged_cases` and `moves`
 * of entries, from either side; `carried_actions`; `copies`. Ids have hyphens, instants
 * end in Z, tokens are as they are. That somebody looked at the case on a screen is left out: it is in the history.
 *
 * Returns: (transfer full): an object, two spaces a level
 */
char *
ck_case_export_json (CkStore    *store,
                     const char *reference,
                     GError    **error)
{
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, reference, error);
  g_autoptr (CkJsonWriter) writer = NULL;

  if (now == NULL)
    return NULL;
  writer = ck_json_writer_new (TRUE);
  ck_json_begin_object (writer, NULL);
  ck_json_add_string (writer, "reference", now->reference);
  if (!write_parts (store, writer, within_case, &now->id, error))
    return NULL;
  ck_json_end_object (writer);
  return ck_json_writer_finish (g_steal_pointer (&writer));
}
