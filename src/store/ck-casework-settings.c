/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of the vault: numbers of practice that differ between councils and change over the years, so each is a fact
 * with a reason. A case's own title and lead are changed here as well. */
#include "ck-casework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-text.h"

/**
 * ck_settings_load:
 * @store: the record
 * @error: why they couldn't be read
 *
 * Returns: (transfer full): the settings as they stand; a default where nothing is recorded
 */
CkSettings *
ck_settings_load (CkStore *store,
                  GError **error)
{
  g_autoptr (CkSettings) settings = ck_settings_new_default ();
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT name, value FROM d_setting_now", error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return NULL;
  do
    {
      if (!ck_store_step (store, stmt, &row, error))
        return NULL;
      if (row)
        ck_record_set_text (CK_RECORD (settings), (const char *)sqlite3_column_text (stmt, 0),
                            (const char *)sqlite3_column_text (stmt, 1));
    }
  while (row);
  sqlite3_reset (stmt);
  return g_steal_pointer (&settings);
}

/**
 * ck_store_reread_settings:
 * @store: the record
 * @error: why they couldn't be read
 *
 * Makes the settings, and the time zone that goes with them, what the record says by now.
 *
 * Returns: whether they were read
 */
gboolean
ck_store_reread_settings (CkStore *store,
                          GError **error)
{
  CkSettings *settings = ck_settings_load (store, error);
  GTimeZone *zone;

  if (settings == NULL)
    return FALSE;
  zone = g_time_zone_new_identifier (settings->time_zone);
  g_clear_object (&store->settings);
  store->settings = settings;
  g_clear_pointer (&store->working_days, ck_working_days_free);
  if (zone != NULL)
    {
      g_clear_pointer (&store->zone, g_time_zone_unref);
      store->zone = zone;
    }
  return TRUE;
}

static gboolean
find_setting (CkStore    *store,
              const char *name,
              CkUuid     *present,
              GError    **error)
{
  gboolean row = FALSE;
  sqlite3_stmt *stmt = ck_store_prepare (store, "SELECT version_id FROM d_setting_now WHERE name = ?1", error);

  if (stmt == NULL)
    return FALSE;
  ck_bind_text (stmt, 1, name);
  if (!ck_store_step (store, stmt, &row, error))
    return FALSE;
  if (row)
    ck_column_uuid (stmt, 0, present);
  sqlite3_reset (stmt);
  return TRUE;
}

/**
 * ck_settings_write:
 * @store: the record, within a unit
 * @settings: what they shall be
 * @present: (nullable): what they are; only what differs is written. %NULL writes all
 * @error: what the record refused
 *
 * Returns: whether they are inserted
 */
gboolean
ck_settings_write (CkStore    *store,
                   CkSettings *settings,
                   CkSettings *present,
                   GError    **error)
{
  guint n_fields;
  const CkField *fields = ck_record_get_fields (CK_RECORD (settings), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = ck_record_get_text (CK_RECORD (settings), fields[i].name);
      g_autofree char *was = present != NULL ? ck_record_get_text (CK_RECORD (present), fields[i].name) : NULL;
      g_autoptr (CkSettingRow) row = ck_setting_row_new ();

      if (present != NULL && g_strcmp0 (value, was) == 0)
        continue;
      row->id = ck_store_new_id (store);
      row->name = g_strdup (fields[i].name);
      row->value = g_steal_pointer (&value);
      if (!find_setting (store, row->name, &row->replaces, error) ||
          !ck_unit_insert (store, "setting", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * ck_casework_change_settings:
 * @store: the record
 * @settings: what they shall be
 * @why: why; needed
 * @error: %CK_ERROR_INVALID names the field
 *
 * Records what differs from the present settings, which then hold. Nothing is recorded when nothing differs.
 *
 * Returns: whether they hold
 */
gboolean
ck_casework_change_settings (CkStore    *store,
                             CkSettings *settings,
                             const char *why,
                             GError    **error)
{
  g_autoptr (CkSettings) present = NULL;

  g_return_val_if_fail (CK_IS_SETTINGS (settings), FALSE);

  if (!ck_check_why (why, error) || !ck_settings_check (settings, error))
    return FALSE;
  present = ck_settings_load (store, error);
  if (present == NULL)
    return FALSE;
  if (ck_record_equal (CK_RECORD (present), CK_RECORD (settings)))
    return TRUE;
  return ck_unit_begin (store, "change-settings", why, NULL, error) &&
         ck_store_end_unit (store, ck_settings_write (store, settings, present, error), error) &&
         ck_store_reread_settings (store, error);
}

/**
 * ck_casework_change_case:
 * @store: the record
 * @reference: a case, open or closed
 * @title: (nullable): as it is when %NULL
 * @lead: (nullable): as it is when %NULL
 * @why: why; needed
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_NOT_FOUND
 *
 * Returns: whether it is recorded
 */
gboolean
ck_casework_change_case (CkStore    *store,
                         const char *reference,
                         const char *title,
                         const char *lead,
                         const char *why,
                         GError    **error)
{
  g_autoptr (CkCaseNow) now = NULL;

  if (!ck_check_why (why, error))
    return FALSE;
  if (title != NULL && ck_text_is_blank (title))
    return ck_invalid (error, "title", _("expected a title that doesn’t name the child. Nothing was saved."));
  if (lead != NULL && ck_text_is_blank (lead))
    return ck_invalid (error, "lead", _("expected who leads the case. Nothing was saved."));
  if ((title != NULL && !ck_text_check (title, strlen (title), "title", CK_LINE_MAX, TRUE, error)) ||
      (lead != NULL && !ck_text_check (lead, strlen (lead), "lead", CK_LINE_MAX, TRUE, error)))
    return FALSE;

  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return FALSE;
  if ((title == NULL || g_strcmp0 (title, now->version->title) == 0)
      && (lead == NULL || g_strcmp0 (lead, now->version->lead) == 0))
    return TRUE;
  return ck_unit_begin (store, "change-case", why, &now->id, error) &&
         ck_store_end_unit (store, ck_insert_case_version (store, now, title, lead, error), error);
}
