/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row is encoded column by column, in the order of the table below: one byte for the type (N, I, T or B), the length
 * of the value as 64 bits little-endian, the value; an integer is 64 bits little-endian. So no two rows share an
 * encoding. The digest of a fact is keyed BLAKE2b over its salt and its encoding. The hash of a unit is keyed BLAKE2b
 * over "ck-unit-1", the hash of the unit before it, the unit's columns from device to hash_version, and each part's
 * table, row id, subject and digest, all encoded alike. tests/store/test-canonical.c holds vectors that were worked out
 * independently. */
#include "ck-canonical.h"

#include <string.h>

#define UNIT_LABEL "ck-unit-1"

static const CkFactTable fact_tables[] = {
  { "unit_reason",
    "id, unit, recorded_at, subject, reason",
    "subject", NULL, NULL },
  { "setting",
    "id, unit, recorded_at, replaces, also_replaces, name, value",
    NULL, NULL, NULL },
  { "keyholder_name",
    "id, unit, recorded_at, replaces, also_replaces, keyholder, name, change",
    NULL, NULL, NULL },
  { "unlock_failure",
    "id, unit, recorded_at, failures",
    NULL, NULL, NULL },
  { "backup",
    "id, unit, recorded_at, pages, sequence",
    NULL, NULL, NULL },
  { "person",
    "id, unit, recorded_at",
    "id", NULL, NULL },
  { "person_version",
    "id, unit, recorded_at, person_id, replaces, also_replaces, name, known_as, kind, born, "
    "born_precision, description, contact",
    "person_id", "person", "person_id" },
  { "relationship",
    "id, unit, recorded_at",
    NULL, NULL, NULL },
  { "relationship_version",
    "id, unit, recorded_at, relationship_id, replaces, also_replaces, person_id, other_id, kind, label, "
    "started, ended, status, note",
    "person_id", "person", "person_id" },
  { "person_merge",
    "id, unit, recorded_at, replaces, also_replaces, from_id, into_id, undone, why",
    "from_id", "person", "from_id" },
  { "case",
    "id, unit, recorded_at",
    "id", NULL, NULL },
  { "case_version",
    "id, unit, recorded_at, case_id, replaces, also_replaces, year, number, device_letter, title, "
    "lead",
    "case_id", "case", "case_id" },
  { "case_state",
    "id, unit, recorded_at, case_id, replaces, also_replaces, status, risk, pending_review, outcome, "
    "reason, long_check, no_check_reason",
    "case_id", NULL, NULL },
  { "entry",
    "id, unit, recorded_at, case_id, number, kind, title, happened, happened_precision, happened_to, "
    "happened_to_precision, told, told_precision, told_to, source, facts, own_words, opinion, "
    "significant, significance, outcome, reason, subject_id",
    "case_id", "entry", "id" },
  { "concern",
    "id, unit, recorded_at, case_id, kind, immediate_danger, immediate_action, platform, handle, "
    "ai_made, child_view, parents_told, parents_reason, bias",
    "case_id", "entry", "id" },
  { "concern_category",
    "id, unit, recorded_at, case_id, concern_id, n, category",
    "case_id", NULL, NULL },
  { "concern_four_cs",
    "id, unit, recorded_at, case_id, concern_id, n, four_cs",
    "case_id", NULL, NULL },
  { "amendment",
    "id, unit, recorded_at, case_id, entry_id, number, field, was, text, why",
    "case_id", "entry", "entry_id" },
  { "involvement",
    "id, unit, recorded_at, case_id, replaces, also_replaces, concern_id, person_id, role, "
    "description",
    "case_id", "case", "case_id" },
  { "plan_strand",
    "id, unit, recorded_at, case_id, replaces, also_replaces, strand, need, resolved",
    "case_id", "plan", "case_id" },
  { "action",
    "id, unit, recorded_at, case_id",
    "case_id", NULL, NULL },
  { "action_state",
    "id, unit, recorded_at, case_id, action_id, replaces, also_replaces, strand, what, owner, due, "
    "status, done_on, outcome, reason",
    "case_id", "action", "action_id" },
  { "review",
    "id, unit, recorded_at, case_id, kind, due",
    "case_id", NULL, NULL },
  { "review_outcome",
    "id, unit, recorded_at, case_id, review_id, result, held_on, child_view, decision, reason, risk",
    "case_id", "entry", "id" },
  { "review_strand",
    "id, unit, recorded_at, case_id, outcome_id, strand, standing, note",
    "case_id", "entry", "outcome_id" },
  { "viewing",
    "id, unit, recorded_at, case_id, what, purpose",
    "case_id", NULL, NULL },
  { "copy",
    "id, unit, recorded_at, case_id, number, form, what, recipient, purpose, period_from, period_to, "
    "significant, entries, digest",
    "case_id", NULL, NULL },
  { "category",
    "id, unit, recorded_at, replaces, also_replaces, token, parent, label, position, retired",
    NULL, NULL, NULL },
  { "concern_characteristic",
    "id, unit, recorded_at, case_id, concern_id, n, characteristic",
    "case_id", NULL, NULL },
  { "concern_child",
    "id, unit, recorded_at, case_id, concern_id, involvement_id, child_view, parents_told, parents_reason",
    "case_id", "entry", "concern_id" },
  { "concern_injury",
    "id, unit, recorded_at, case_id, concern_id, involvement_id, n, picture, region, x, y, kind, size_mm, note",
    "case_id", "entry", "concern_id" },
  { "concern_nudes",
    "id, unit, recorded_at, case_id, described, described_by, holders, seen, seen_by, seen_why, seen_present, "
    "deletion, adult_involved, coercion, violent_or_atypical, under_13, immediate_risk, referral",
    "case_id", "entry", "id" },
  { "snooze",
    "id, unit, recorded_at, case_id, replaces, also_replaces, item_id, kind, due, until, reason",
    "case_id", "case", "case_id" },
  { "case_link",
    "id, unit, recorded_at, case_id, replaces, also_replaces, other_id, linked, why",
    "case_id", "case", "case_id" },
  { "case_merge",
    "id, unit, recorded_at, case_id, replaces, also_replaces, into_id, why",
    "case_id", "case", "case_id" },
  { "action_carry",
    "id, unit, recorded_at, case_id, action_id, from_id",
    "case_id", NULL, NULL },
  { "entry_move",
    "id, unit, recorded_at, case_id, replaces, also_replaces, entry_id, to_id, why",
    "case_id", "case", "case_id" },
  { "decision",
    "id, unit, recorded_at, case_id, supersedes, no_further_action, options, threshold, decided_by",
    "case_id", "entry", "id" },
  { "check_version",
    "id, unit, recorded_at, case_id, replaces, also_replaces, body, organisation, decided, why, told, "
    "told_precision, told_who, reference, dbs_removed, dbs_harm",
    "case_id", "entry", "id" },
  { "referral_version",
    "id, unit, recorded_at, case_id, referral_id, replaces, also_replaces, body, recipient, reference, sent, "
    "sent_precision, how, sent_by, chased, chased_precision, escalated, escalated_precision, acknowledged, "
    "acknowledged_precision, acknowledged_by, decision, decided, decided_precision",
    "case_id", "entry", "id" },
  { "harm_test",
    "id, unit, recorded_at, case_id, concern_id, replaces, also_replaces, harmed, harmed_why, offence, offence_why, "
    "risk, risk_why, suitability, suitability_why",
    "case_id", "entry", "id" },
  { "allegation_outcome",
    "id, unit, recorded_at, case_id, outcome",
    "case_id", NULL, NULL },
  { "case_restriction",
    "id, unit, recorded_at, case_id, replaces, also_replaces, restricted, reason",
    "case_id", NULL, NULL },
};

/**
 * ck_fact_tables:
 * @n_tables: (out): how many there are
 *
 * Returns: (transfer none): every table whose rows are facts
 */
const CkFactTable *
ck_fact_tables (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (fact_tables);
  return fact_tables;
}

/**
 * ck_fact_table_find:
 * @name: name of a table
 *
 * Returns: (transfer none) (nullable): what is known of it, or %NULL when its rows aren't facts
 */
const CkFactTable *
ck_fact_table_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fact_tables); i++)
    if (strcmp (fact_tables[i].name, name) == 0)
      return &fact_tables[i];
  return NULL;
}

/**
 * ck_fact_table_has:
 * @table: a table of facts
 * @column: name of a column
 *
 * Returns: whether it is one of the table's
 */
gboolean
ck_fact_table_has (const CkFactTable *table, const char *column)
{
  gsize length = strlen (column);

  for (const char *at = strstr (table->columns, column); at != NULL; at = strstr (at + 1, column))
    if ((at == table->columns || at[-1] == ' ') && (at[length] == ',' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/**
 * ck_fact_table_select:
 * @table: a table of facts
 *
 * Returns: (transfer full): the statement that reads one row by its id, columns in the order of the encoding
 */
char *
ck_fact_table_select (const CkFactTable *table)
{
  return g_strconcat ("SELECT ", table->columns, " FROM \"", table->name, "\" WHERE id = ?1", NULL);
}

static void
put_head (guint8 head[9], char type, guint64 length)
{
  guint64 little = GUINT64_TO_LE (length);

  head[0] = (guint8)type;
  memcpy (head + 1, &little, sizeof little);
}

/**
 * ck_canonical_row:
 * @bytes: emptied, then filled with the encoding
 * @row: a statement that stands on a row
 *
 * Encodes every column of the row that @row stands on.
 */
void
ck_canonical_row (GByteArray *bytes, sqlite3_stmt *row)
{
  int n_columns = sqlite3_data_count (row);

  g_byte_array_set_size (bytes, 0);
  for (int i = 0; i < n_columns; i++)
    {
      guint8 head[9];
      gconstpointer value = NULL;
      gsize length = 0;
      gint64 integer;

      switch (sqlite3_column_type (row, i))
        {
        case SQLITE_INTEGER:
          integer = GINT64_TO_LE (sqlite3_column_int64 (row, i));
          value = &integer;
          length = sizeof integer;
          put_head (head, 'I', length);
          break;
        case SQLITE_TEXT:
          value = sqlite3_column_text (row, i);
          length = (gsize)sqlite3_column_bytes (row, i);
          put_head (head, 'T', length);
          break;
        case SQLITE_BLOB:
          value = sqlite3_column_blob (row, i);
          length = (gsize)sqlite3_column_bytes (row, i);
          put_head (head, 'B', length);
          break;
        default: /* NULL: the tables are STRICT and have no other type */
          put_head (head, 'N', 0);
          break;
        }
      g_byte_array_append (bytes, head, sizeof head);
      if (length > 0)
        g_byte_array_append (bytes, value, (guint)length);
    }
}

/**
 * ck_canonical_digest:
 * @hash: keyed with the record's key
 * @salt: of the fact
 * @row: its encoding
 * @digest: (out caller-allocates): 32 bytes
 */
void
ck_canonical_digest (CkHash *hash, const guint8 salt[CK_HASH_BYTES], GByteArray *row, guint8 digest[CK_HASH_BYTES])
{
  ck_hash_update (hash, salt, CK_HASH_BYTES);
  ck_hash_update (hash, row->data, row->len);
  ck_hash_final (hash, digest);
}

static void
add_value (CkHash *hash, char type, gconstpointer value, gsize length)
{
  guint8 head[9];

  put_head (head, type, length);
  ck_hash_update (hash, head, sizeof head);
  ck_hash_update (hash, value, length);
}

static void
add_integer (CkHash *hash, gint64 integer)
{
  gint64 little = GINT64_TO_LE (integer);

  add_value (hash, 'I', &little, sizeof little);
}

/**
 * ck_canonical_unit_begin:
 * @hash: keyed with the record's key, and empty
 * @unit: everything but its hash
 *
 * Starts the hash of a unit. Its parts follow in their order, then ck_hash_final().
 */
void
ck_canonical_unit_begin (CkHash *hash, const CkUnitRow *unit)
{
  ck_hash_update (hash, UNIT_LABEL, strlen (UNIT_LABEL));
  ck_hash_update (hash, unit->prev, CK_HASH_BYTES);
  add_value (hash, 'B', unit->device.bytes, CK_UUID_SIZE);
  add_integer (hash, unit->seq);
  add_value (hash, 'B', unit->id.bytes, CK_UUID_SIZE);
  add_integer (hash, unit->hlc);
  add_integer (hash, unit->at);
  add_value (hash, 'B', unit->actor.bytes, CK_UUID_SIZE);
  add_value (hash, 'T', unit->kind, strlen (unit->kind));
  add_integer (hash, unit->schema_version);
  add_integer (hash, unit->hash_version);
}

/**
 * ck_canonical_unit_part:
 * @hash: begun with ck_canonical_unit_begin()
 * @table: name of the fact's table
 * @row_id: the fact
 * @subject: the case or person that it is about; none for neither
 * @digest: of the fact
 */
void
ck_canonical_unit_part (CkHash       *hash,
                        const char   *table,
                        const CkUuid *row_id,
                        const CkUuid *subject,
                        const guint8  digest[CK_HASH_BYTES])
{
  add_value (hash, 'T', table, strlen (table));
  add_value (hash, 'B', row_id->bytes, CK_UUID_SIZE);
  if (ck_uuid_is_none (subject))
    add_value (hash, 'N', NULL, 0);
  else
    add_value (hash, 'B', subject->bytes, CK_UUID_SIZE);
  add_value (hash, 'B', digest, CK_HASH_BYTES);
}
