/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in and out of tables, by their tables of fields. */
#include "ck-unit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PRECISION "_precision"
/* between the strings of a column that was put together with group_concat (…, char (31)) */
#define STRINGS_SEP "\x1f"

/* --- binding --- */

/**
 * ck_bind_uuid:
 * @stmt: a statement
 * @index: of its parameter, from 1
 * @uuid: (nullable): an id, copied; none or %NULL binds NULL
 */
void
ck_bind_uuid (sqlite3_stmt *stmt, int index, const CkUuid *uuid)
{
  if (uuid == NULL || ck_uuid_is_none (uuid))
    sqlite3_bind_null (stmt, index);
  else
    sqlite3_bind_blob (stmt, index, uuid->bytes, CK_UUID_SIZE, SQLITE_TRANSIENT);
}

/**
 * ck_bind_text:
 * @stmt: a statement
 * @index: of its parameter, from 1
 * @text: (nullable): UTF-8, copied
 */
void
ck_bind_text (sqlite3_stmt *stmt, int index, const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (stmt, index);
  else
    sqlite3_bind_text64 (stmt, index, text, strlen (text), SQLITE_TRANSIENT, SQLITE_UTF8);
}

/**
 * ck_column_uuid:
 * @stmt: a statement that stands on a row
 * @column: from 0
 * @uuid: (out caller-allocates): the id, none for NULL
 */
void
ck_column_uuid (sqlite3_stmt *stmt, int column, CkUuid *uuid)
{
  memset (uuid, 0, sizeof *uuid);
  if (sqlite3_column_type (stmt, column) == SQLITE_BLOB && sqlite3_column_bytes (stmt, column) == CK_UUID_SIZE)
    memcpy (uuid->bytes, sqlite3_column_blob (stmt, column), CK_UUID_SIZE);
}

/* --- inserting --- */

static gboolean
is_column (const CkFactTable *table, const CkField *field)
{
  if (field->flags & CK_FIELD_DERIVED || field->type == CK_FIELD_STRINGS || field->type == CK_FIELD_RECORD
      || field->type == CK_FIELD_LIST)
    return FALSE;
  return strcmp (field->name, "unit") != 0 && strcmp (field->name, "recorded_at") != 0
         && ck_fact_table_has (table, field->name);
}

static char *
insert_sql (const CkFactTable *table, const CkField *fields, guint n_fields)
{
  GString *sql = g_string_new ("INSERT INTO \"");
  guint n_columns = 2;

  g_string_append (sql, table->name);
  g_string_append (sql, "\" (unit, recorded_at");
  for (guint i = 0; i < n_fields; i++)
    {
      if (!is_column (table, &fields[i]))
        continue;
      g_string_append (sql, ", ");
      g_string_append (sql, fields[i].name);
      n_columns++;
      if (fields[i].type == CK_FIELD_MOMENT)
        {
          g_string_append (sql, ", ");
          g_string_append (sql, fields[i].name);
          g_string_append (sql, PRECISION);
          n_columns++;
        }
    }
  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static int
bind_field (sqlite3_stmt *stmt, int index, CkRecord *record, const CkField *field)
{
  gpointer value = ck_record_peek (record, field);
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      ck_bind_text (stmt, index, *(char **)value);
      break;
    case CK_FIELD_TOKEN:
      ck_bind_text (stmt, index, *(int *)value < 0 ? NULL : ck_token_text (field->tokens, *(int *)value));
      break;
    case CK_FIELD_DATE:
      if (ck_date_is_set (*(CkDate *)value))
        text = ck_date_to_text (*(CkDate *)value);
      ck_bind_text (stmt, index, text);
      break;
    case CK_FIELD_MOMENT:
      if (ck_moment_is_known (*(CkMoment *)value))
        text = ck_moment_to_text (*(CkMoment *)value);
      ck_bind_text (stmt, index++, text);
      ck_bind_text (stmt, index, ck_precision_to_token (((CkMoment *)value)->precision));
      break;
    case CK_FIELD_INSTANT:
      if (*(gint64 *)value != 0)
        sqlite3_bind_int64 (stmt, index, *(gint64 *)value);
      break;
    case CK_FIELD_UUID:
      ck_bind_uuid (stmt, index, value);
      break;
    case CK_FIELD_FLAG:
      sqlite3_bind_int (stmt, index, *(gboolean *)value != FALSE);
      break;
    case CK_FIELD_INTEGER:
      sqlite3_bind_int64 (stmt, index, *(gint64 *)value);
      break;
    case CK_FIELD_STRINGS:
    case CK_FIELD_RECORD:
    case CK_FIELD_LIST:
    default:
      g_assert_not_reached ();
    }
  return index + 1;
}

/**
 * ck_unit_insert:
 * @store: a store with an open unit
 * @table: a table of facts
 * @record: its columns by name; an id that is none is drawn here and left in the record
 * @error: %CK_ERROR_REFUSED by a rule of the record, or as ck_store_fail()
 *
 * Inserts one fact: the fields of @record that are columns of @table, with the unit and its time. What is refused here
 * can't be mended within the unit: roll it back.
 *
 * Returns: whether it is part of the unit
 */
gboolean
ck_unit_insert (CkStore *store, const char *table, CkRecord *record, GError **error)
{
  const CkFactTable *facts = ck_fact_table_find (table);
  const CkField *id = ck_record_find_field (record, "id");
  const CkField *fields;
  g_autofree char *sql = NULL;
  sqlite3_stmt *stmt;
  guint n_fields;
  int index = 3;
  gboolean row;

  g_return_val_if_fail (facts != NULL && id != NULL && id->type == CK_FIELD_UUID, FALSE);

  if (!store->unit->open)
    {
      ck_guard_not_open (error);
      return FALSE;
    }
  fields = ck_record_get_fields (record, &n_fields);
  sql = insert_sql (facts, fields, n_fields);
  stmt = ck_store_prepare (store, sql, error);
  if (stmt == NULL)
    return FALSE;

  if (ck_uuid_is_none (ck_record_peek (record, id)))
    *(CkUuid *)ck_record_peek (record, id) = ck_uuid_new (store->unit->time);
  ck_bind_uuid (stmt, 1, &store->unit->id);
  sqlite3_bind_int64 (stmt, 2, store->unit->time);
  for (guint i = 0; i < n_fields; i++)
    if (is_column (facts, &fields[i]))
      index = bind_field (stmt, index, record, &fields[i]);
  return ck_store_step (store, stmt, &row, error);
}

/* --- reading --- */

static char *
copy_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *)sqlite3_column_text (stmt, column);

  return text == NULL ? NULL : g_strndup (text, (gsize)sqlite3_column_bytes (stmt, column));
}

static void
read_field (CkRecord *record, const CkField *field, sqlite3_stmt *stmt, int column)
{
  /* asking a blob for its text would turn it into text */
  const char *text = field->type == CK_FIELD_UUID ? NULL : (const char *)sqlite3_column_text (stmt, column);
  gpointer value = ck_record_peek (record, field);

  switch (field->type)
    {
    case CK_FIELD_TEXT:
      g_free (*(char **)value);
      *(char **)value = copy_text (stmt, column);
      break;
    case CK_FIELD_TOKEN:
      *(int *)value = text == NULL ? -1 : ck_token_value (field->tokens, text);
      break;
    case CK_FIELD_DATE:
      if (text == NULL || !ck_date_from_text (text, value))
        *(CkDate *)value = CK_DATE_NONE;
      break;
    case CK_FIELD_MOMENT:
      if (text == NULL || !ck_moment_from_text (text, value))
        *(CkMoment *)value = CK_MOMENT_UNKNOWN;
      break;
    case CK_FIELD_INSTANT:
    case CK_FIELD_INTEGER:
      *(gint64 *)value = sqlite3_column_int64 (stmt, column);
      break;
    case CK_FIELD_UUID:
      ck_column_uuid (stmt, column, value);
      break;
    case CK_FIELD_FLAG:
      *(gboolean *)value = sqlite3_column_int (stmt, column) != 0;
      break;
    case CK_FIELD_STRINGS:
      g_strfreev (*(GStrv *)value);
      *(GStrv *)value = text == NULL || *text == '\0' ? NULL : g_strsplit (text, STRINGS_SEP, -1);
      break;
    case CK_FIELD_RECORD:
    case CK_FIELD_LIST:
    default:
      break;
    }
}

/* The field that a column fills; for the precision of a moment, that moment, with @precision set. */
static const CkField *
field_of_column (CkRecord *record, const char *name, gboolean *precision)
{
  const CkField *field = ck_record_find_field (record, name);
  g_autofree char *stem = NULL;

  *precision = FALSE;
  if (field != NULL || !g_str_has_suffix (name, PRECISION))
    return field;
  stem = g_strndup (name, strlen (name) - strlen (PRECISION));
  field = ck_record_find_field (record, stem);
  *precision = field != NULL && field->type == CK_FIELD_MOMENT;
  return *precision ? field : NULL;
}

/* @map: for each column its field; precisions come after the moments, which they complete */
typedef struct
{
  const CkField *field;
  gboolean precision;
} Column;

static Column *
map_columns (CkRecord *record, sqlite3_stmt *stmt, int *n_columns)
{
  Column *map;

  *n_columns = sqlite3_column_count (stmt);
  map = g_new0 (Column, (gsize)*n_columns);
  for (int i = 0; i < *n_columns; i++)
    map[i].field = field_of_column (record, sqlite3_column_name (stmt, i), &map[i].precision);
  return map;
}

static void
read_mapped (CkRecord *record, sqlite3_stmt *stmt, const Column *map, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    if (map[i].field != NULL && !map[i].precision)
      read_field (record, map[i].field, stmt, i);

  for (int i = 0; i < n_columns; i++)
    if (map[i].precision)
      {
        CkMoment *moment = ck_record_peek (record, map[i].field);
        const char *token = (const char *)sqlite3_column_text (stmt, i);

        if (ck_moment_is_known (*moment) && token != NULL)
          ck_precision_from_token (token, &moment->precision);
      }
}

/**
 * ck_record_read:
 * @record: a record
 * @stmt: a statement that stands on a row
 *
 * Fills the fields of @record whose columns, by name, the statement has, and leaves the others alone. Strings come in
 * one column, separated by U+001F. Nothing is notified: it is for a record that nobody has seen.
 */
void
ck_record_read (CkRecord *record, sqlite3_stmt *stmt)
{
  int n_columns;
  g_autofree Column *map = map_columns (record, stmt, &n_columns);

  read_mapped (record, stmt, map, n_columns);
}

/**
 * ck_store_read_all:
 * @store: a store
 * @stmt: a statement, bound
 * @type: of a record
 * @error: as ck_store_fail()
 *
 * Runs the statement to its end.
 *
 * Returns: (transfer full) (element-type CkRecord): one record for each row; or %NULL
 */
GPtrArray *
ck_store_read_all (CkStore *store, sqlite3_stmt *stmt, GType type, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree Column *map = NULL;
  int n_columns = 0;
  gboolean row;

  for (;;)
    {
      CkRecord *record;

      if (!ck_store_step (store, stmt, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      record = g_object_new (type, NULL);
      g_ptr_array_add (records, record);
      if (map == NULL)
        map = map_columns (record, stmt, &n_columns);
      read_mapped (record, stmt, map, n_columns);
    }
}
