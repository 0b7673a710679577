/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two matters in one case become two cases: chosen entries go to a new one. Their rows, numbers and references stay as
 * they are; a fact beside each says where it is shown, and who is in a concern goes with it. */
#include "ck-casework-checks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-case-rows.h"
#include "ck-queries.h"
#include "ck-text.h"

#define ENTRY                                                                                                          \
  "SELECT e.*, m.version_id FROM d_case_version_now v JOIN entry e ON e.case_id = v.case_id"                           \
  " LEFT JOIN d_entry_move_now m ON m.entry_id = e.id"                                                                 \
  " WHERE v.year = ?1 AND v.number = ?2 AND v.device_letter = ?3 AND e.number = ?4"                                    \
  " AND coalesce (m.to_id, e.case_id) = ?5"

typedef struct {
  CkEntryRow *entry;
  CkUuid      present;   /* the move that brought it here; none for one that was recorded here */
  char       *reference;
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  g_clear_object (&chosen->entry);
  g_free (chosen->reference);
  g_free (chosen);
}

static gboolean
no_such_entry (const char *given,
               GError    **error)
{
  g_set_error (error, CK_ERROR, CK_ERROR_NOT_FOUND,
               _("The case shows no entry %s. Nothing was recorded. Look at its chronology for its entries."), given);
  return FALSE;
}

/* "2026-0014/9", or "9" for one of the case itself */
static gboolean
parse_entry (CkCaseNow  *now,
             const char *given,
             int        *year,
             int        *number,
             char       *letter,
             int        *entry)
{
  g_autofree char *whole = strchr (given, '/') != NULL ? g_strdup (given) : g_strdup_printf ("%s/%s", now->reference, given);

  return ck_reference_parse (whole, year, number, letter, entry) && *entry > 0;
}

static Chosen *
load_chosen (CkStore    *store,
             CkCaseNow  *now,
             const char *given,
             GError    **error)
{
  char letter[2] = { 0, 0 };
  int year, number, entry = 0;
  gboolean there = FALSE;
  Chosen *chosen;
  sqlite3_stmt *stmt;

  if (!parse_entry (now, given, &year, &number, letter, &entry))
    return no_such_entry (given, error), NULL;
  stmt = ck_store_prepare (store, ENTRY, error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int (stmt, 1, year);
  sqlite3_bind_int (stmt, 2, number);
  ck_bind_text (stmt, 3, letter);
  sqlite3_bind_int (stmt, 4, entry);
  ck_bind_uuid (stmt, 5, &now->id);
  if (!ck_store_step (store, stmt, &there, error))
    return NULL;
  if (!there)
    return no_such_entry (given, error), NULL;

  chosen = g_new0 (Chosen, 1);
  chosen->entry = ck_entry_row_new ();
  ck_record_read (CK_RECORD (chosen->entry), stmt);
  ck_column_uuid (stmt, sqlite3_column_count (stmt) - 1, &chosen->present);
  chosen->reference = ck_reference_format (year, number, letter[0], entry);
  sqlite3_reset (stmt);
  return chosen;
}

static GPtrArray *
load_all (CkStore   *store,
          CkCaseNow *now,
          GStrv      entries,
          GError   **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (chosen_free);

  for (guint i = 0; entries[i] != NULL; i++)
    {
      Chosen *chosen = load_chosen (store, now, entries[i], error);

      if (chosen == NULL)
        return NULL;
      g_ptr_array_add (all, chosen);
      for (guint j = 0; j < i; j++)
        if (ck_uuid_equal (&((Chosen *)g_ptr_array_index (all, j))->entry->id, &chosen->entry->id))
          return ck_invalid (error, "entries", _("expected each entry once. Nothing was recorded.")), NULL;
    }
  return g_steal_pointer (&all);
}

static CkEntryRow *
first_concern (GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      Chosen *chosen = g_ptr_array_index (all, i);

      if (chosen->entry->kind == CK_ENTRY_CONCERN)
        return chosen->entry;
    }
  return NULL;
}

/* the harm tests of a concern, and who was found to be somebody in it */
#define OF_CONCERN                                                                                                     \
  "SELECT e.*, m.version_id, " CK_SQL_REFERENCE " || '/' || e.number AS reference"                                     \
  " FROM (SELECT id FROM harm_test WHERE concern_id = ?1 UNION ALL SELECT x.id FROM concern c JOIN entry x"            \
  " ON x.case_id IN (c.case_id, ?2) AND x.kind = 'note' AND x.subject_id = ?1 WHERE c.id = ?1) q"                      \
  " JOIN entry e ON e.id = q.id JOIN d_case_version_now v ON v.case_id = e.case_id"                                    \
  " LEFT JOIN d_entry_move_now m ON m.entry_id = e.id WHERE coalesce (m.to_id, e.case_id) = ?2 ORDER BY e.case_id, e.number"

static gboolean
is_chosen (GPtrArray    *all,
           const CkUuid *entry)
{
  for (guint i = 0; i < all->len; i++)
    if (ck_uuid_equal (&((Chosen *)g_ptr_array_index (all, i))->entry->id, entry))
      return TRUE;
  return FALSE;
}

/* What was found of a concern goes with it, chosen or not. */
static gboolean
add_what_was_found (CkStore      *store,
                    CkCaseNow    *now,
                    const CkUuid *concern,
                    GPtrArray    *all,
                    GError      **error)
{
  sqlite3_stmt *stmt = ck_store_prepare (store, OF_CONCERN, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  ck_bind_uuid (stmt, 1, concern);
  ck_bind_uuid (stmt, 2, &now->id);
  while (ck_store_step (store, stmt, &row, error))
    {
      Chosen *chosen;
      int last;

      if (!row)
        return TRUE;
      chosen = g_new0 (Chosen, 1);
      chosen->entry = ck_entry_row_new ();
      ck_record_read (CK_RECORD (chosen->entry), stmt);
      last = sqlite3_column_count (stmt) - 1;
      ck_column_uuid (stmt, last - 1, &chosen->present);
      chosen->reference = g_strdup ((const char *)sqlite3_column_text (stmt, last));
      if (is_chosen (all, &chosen->entry->id))
        chosen_free (chosen);
      else
        g_ptr_array_add (all, chosen);
    }
  return FALSE;
}

static gboolean
add_what_goes_with_them (CkStore   *store,
                         CkCaseNow *now,
                         GPtrArray *all,
                         GError   **error)
{
  for (guint i = 0, n = all->len; i < n; i++)
    {
      Chosen *chosen = g_ptr_array_index (all, i);

      if (chosen->entry->kind == CK_ENTRY_CONCERN && !add_what_was_found (store, now, &chosen->entry->id, all, error))
        return FALSE;
    }
  return TRUE;
}

static char *
list_references (GPtrArray *all)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", ((Chosen *)g_ptr_array_index (all, i))->reference);
  return g_string_free (list, FALSE);
}

static gboolean
insert_moves (CkStore    *store,
              CkCaseNow  *to,
              GPtrArray  *all,
              const char *why,
              GError    **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      Chosen *chosen = g_ptr_array_index (all, i);
      g_autoptr (CkEntryMoveRow) row = ck_entry_move_row_new ();

      row->id = ck_store_new_id (store);
      row->case_id = chosen->entry->case_id;
      row->replaces = chosen->present;
      row->entry_id = chosen->entry->id;
      row->to_id = to->id;
      row->why = g_strdup (why);
      if (!ck_unit_insert (store, "entry_move", CK_RECORD (row), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_told (CkStore    *store,
             CkCaseNow  *now,
             char       *title,
             char       *facts,
             const char *why,
             GError    **error)
{
  g_autoptr (CkEntryRow) entry = ck_entry_row_new_for (store, now, CK_ENTRY_STATUS, title);

  g_free (title);
  entry->facts = facts;
  entry->reason = g_strdup (why);
  return ck_insert_entry (store, now, entry, error);
}

static gboolean
write_split (CkStore     *store,
             CkCaseNow   *now,
             CkCaseNow   *made,
             CkSplitForm *form,
             GPtrArray   *all,
             GError     **error)
{
  g_autoptr (CkConcernForm) opening = ck_concern_form_new ();
  g_autofree char *entries = list_references (all);
  const char *title = ck_text_is_blank (form->title) ? first_concern (all)->title : form->title;

  opening->lead = g_strdup (ck_text_is_blank (form->lead) ? now->version->lead : form->lead);
  opening->risk = form->risk;
  opening->review = form->review;
  if (!ck_insert_new_case (store, made, opening, title != NULL ? title : now->version->title, error))
    return FALSE;
  return ck_restriction_carry (store, now, made, form->why, error) && insert_moves (store, made, all, form->why, error)
         && insert_told (store, made, g_strdup_printf ("Split off from %s", now->reference),
                         g_strdup_printf ("Entries %s go on in this case, with their own references.", entries), form->why,
                         error)
         && insert_told (store, now, g_strdup_printf ("Split: %s", made->reference),
                         g_strdup_printf ("Entries %s go on in case %s.", entries, made->reference), form->why, error);
}

/**
 * ck_casework_split:
 * @store: the record
 * @reference: a case, open or closed, that wasn't merged into another
 * @form: which entries, a concern among them; title, lead, risk and first review of the new case; and why
 * @error: %CK_ERROR_INVALID names the field; %CK_ERROR_REFUSED for entries that have to stay, or when no concern would go
 *   or stay; %CK_ERROR_NOT_FOUND for a case or entry that isn't there
 *
 * Opens a new case that shows the entries, with the people of their concerns, the harm tests that were answered of
 * them, and who was found to be somebody in them. Merged into the old one, it is taken back.
 *
 * Returns: (transfer full): the reference of the new case
 */
char *
ck_casework_split (CkStore     *store,
                   const char  *reference,
                   CkSplitForm *form,
                   GError     **error)
{
  g_autoptr (CkCaseNow) now = NULL;
  g_autoptr (CkCaseNow) made = g_new0 (CkCaseNow, 1);
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (CK_IS_SPLIT_FORM (form), NULL);

  if (!ck_split_form_check (form, ck_store_today (store), error))
    return NULL;
  now = ck_case_now_load (store, reference, error);
  if (now == NULL)
    return NULL;
  all = load_all (store, now, form->entries, error);
  if (all == NULL || !add_what_goes_with_them (store, now, all, error))
    return NULL;
  if (first_concern (all) == NULL)
    return ck_refused (error, _("A case begins with a concern. Nothing was recorded; choose a concern among the entries.")),
           NULL;
  if (!ck_unit_begin (store, "split-case", form->why, &now->id, error)
      || !ck_store_end_unit (store, write_split (store, now, made, form, all, error), error))
    return NULL;
  return g_strdup (made->reference);
}
