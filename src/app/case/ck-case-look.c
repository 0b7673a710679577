/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-conceal.h"
#include "ck-text.h"

#define MOST_SHOWN (16 * 1024) /* bytes of one text in a label */

static GStrv
collect_names (CkCaseFile *file)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < file->people->len; i++)
    {
      CkInvolvement *involvement = g_ptr_array_index (file->people, i);

      if (involvement->person == NULL)
        continue;
      if (!ck_text_is_blank (involvement->person->name))
        g_strv_builder_add (names, involvement->person->name);
      if (!ck_text_is_blank (involvement->person->known_as))
        g_strv_builder_add (names, involvement->person->known_as);
    }
  return g_strv_builder_end (names);
}

/**
 * ck_case_look_load_on_lane:
 * @store: the record
 * @reference: of a case
 * @cancellable: not used
 * @error: why it couldn't be read
 *
 * A CkLaneFunc.
 *
 * Returns: (transfer full): the case; freed by ck_case_look_unref()
 */
gpointer
ck_case_look_load_on_lane (CkStore      *store,
                           gpointer      reference,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (CkCaseFile) file = ck_case_load (store, reference, error);
  g_autoptr (CkSettings) settings = NULL;
  CkCaseLook *self;

  if (file == NULL)
    return NULL;
  settings = ck_settings_load (store, error);
  if (settings == NULL)
    return NULL;

  self = g_new0 (CkCaseLook, 1);
  self->ref_count = 1;
  self->names = collect_names (file);
  self->file = g_steal_pointer (&file);
  self->zone = g_time_zone_new_identifier (settings->time_zone != NULL ? settings->time_zone : "Europe/London");
  if (self->zone == NULL)
    self->zone = g_time_zone_new_utc ();
  self->settings = g_steal_pointer (&settings);
  self->today = ck_store_today (store);
  return self;
}

/**
 * ck_case_look_ref:
 * @self: a case
 *
 * Returns: (transfer full): @self, held once more
 */
CkCaseLook *
ck_case_look_ref (CkCaseLook *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * ck_case_look_unref:
 * @self: (nullable) (transfer full): a case
 */
void
ck_case_look_unref (CkCaseLook *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_strfreev (self->names);
  g_free (self);
}

/**
 * ck_case_look_set_hide_names:
 * @self: a case
 * @hide_names: initials instead of names, from the next time that a view shows it
 */
void
ck_case_look_set_hide_names (CkCaseLook *self,
                             gboolean    hide_names)
{
  self->hide_names = hide_names;
}

/* Where a text that is too long for a label ends: between two words, if there are any. */
static gsize
find_cut (const char *text)
{
  const char *end = g_utf8_find_prev_char (text, text + MOST_SHOWN + 1);

  for (const char *p = end; p > text && end - p < 200; p--)
    if (*p == ' ' || *p == '\n')
      return (gsize) (p - text);
  return (gsize) (end - text);
}

/**
 * ck_case_look_text:
 * @self: a case
 * @text: (nullable): a text of its record
 *
 * A label is laid out whole, whatever is seen of it, which takes minutes for a pasted megabyte. So a text that is longer
 * than anybody reads on a screen is cut, and says so; the record and the printed chronology have all of it.
 *
 * Returns: (transfer full) (nullable): what is shown of it
 */
char *
ck_case_look_text (CkCaseLook *self,
                   const char *text)
{
  gboolean is_long = text != NULL && strlen (text) > MOST_SHOWN;
  g_autofree char *start = is_long ? g_strndup (text, find_cut (text)) : g_strdup (text);
  g_autofree char *shown = self->hide_names ? ck_conceal_text (start, (const char *const *) self->names) : g_steal_pointer (&start);
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *rest = NULL;

  if (!is_long)
    return g_steal_pointer (&shown);

  part = g_format_size_full (find_cut (text), G_FORMAT_SIZE_DEFAULT);
  whole = g_format_size_full (strlen (text), G_FORMAT_SIZE_DEFAULT);

  /* Translators: under a text that is too long for the screen */
  rest = g_strdup_printf (_ ("… The text goes on: this is the beginning, %1$s of %2$s. The record keeps all of it, and the printed "
                             "chronology shows it."),
                          part, whole);
  return g_strconcat (shown, "\n\n", rest, NULL);
}

/**
 * ck_case_look_name:
 * @self: a case
 * @name: (nullable): of someone in it
 *
 * Returns: (transfer full): what is shown of it
 */
char *
ck_case_look_name (CkCaseLook *self,
                   const char *name)
{
  return ck_conceal_name (name, self->hide_names);
}

/**
 * ck_case_look_description:
 * @self: a case
 * @text: (nullable): words that stand for somebody, or are about one
 *
 * Returns: (transfer full) (nullable): what is shown of it
 */
char *
ck_case_look_description (CkCaseLook *self,
                          const char *text)
{
  return ck_conceal_description (text, self->hide_names);
}

/**
 * ck_case_look_day:
 * @self: a case
 * @instant: in microseconds
 *
 * Returns: the day of @instant in the vault's time zone
 */
CkDate
ck_case_look_day (CkCaseLook *self,
                  gint64      instant)
{
  return ck_instant_to_date (instant, self->zone);
}

/**
 * ck_case_look_instant:
 * @self: a case
 * @instant: in microseconds
 *
 * Returns: (transfer full): "Mon 23 Nov 2026, 10:15", in the vault's time zone
 */
char *
ck_case_look_instant (CkCaseLook *self,
                      gint64      instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, self->zone);

  return ck_moment_format (ck_moment_new (ck_case_look_day (self, instant),
                                          g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local),
                                          CK_PRECISION_EXACT));
}

/**
 * ck_case_look_is_entry:
 * @self: a case
 * @id: of an entry that it shows
 * @where: the reference of an entry, or its number: two cases that became one have entries of one number
 *
 * Returns: whether that is the one
 */
gboolean
ck_case_look_is_entry (CkCaseLook   *self,
                       const CkUuid *id,
                       const char   *where)
{
  for (guint i = 0; i < self->file->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (self->file->entries, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, entry->number);
      g_autofree char *reference
          = g_strdup_printf ("%s/%s", entry->case_reference != NULL ? entry->case_reference : self->file->head->reference, number);

      if (ck_uuid_equal (&entry->id, id))
        return g_str_equal (strchr (where, '/') != NULL ? reference : number, where);
    }
  return FALSE;
}

/**
 * ck_strand_name:
 * @strand: a CkStrand
 *
 * Returns: (transfer none): how a heading calls it
 */
const char *
ck_strand_name (int strand)
{
  switch (strand)
    {
    case CK_STRAND_HARMED:
      /* Translators: the strands of a plan, as headings: whose needs a part of it serves */
      return _ ("The person harmed");
    case CK_STRAND_BYSTANDERS:
      return _ ("Bystanders and witnesses");
    case CK_STRAND_RESPONSIBLE:
      return _ ("The person alleged responsible");
    default:
      return _ ("The organisation");
    }
}
