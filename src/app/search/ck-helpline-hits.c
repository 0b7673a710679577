/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search finds whom to ring as well, by name or number: the list of the settings, and 999 whatever that holds. */
#include "ck-helpline-hits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-setting-info.h"
#include "ck-text.h"

static GStrv
split_words (const char *text)
{
  g_autofree char *folded = ck_text_fold (text);

  return g_strsplit_set (folded, " \t\n/()-,.;:", -1);
}

static gboolean
begins_any (GStrv       words,
            const char *start)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], start))
      return TRUE;
  return FALSE;
}

/* Each word that was typed begins one of the name or of the number, as in the rest of the search. */
static gboolean
matches (CkHelpline *helpline,
         GStrv       typed)
{
  g_autofree char *text = g_strconcat (helpline->name != NULL ? helpline->name : "", " ",
                                       helpline->number != NULL ? helpline->number : "", NULL);
  g_auto (GStrv) words = split_words (text);
  gboolean any = FALSE;

  for (gsize i = 0; typed[i] != NULL; i++)
    if (*typed[i] != '\0')
      {
        if (!begins_any (words, typed[i]))
          return FALSE;
        any = TRUE;
      }
  return any;
}

static CkSearchHit *
make_hit (CkHelpline *helpline,
          guint       index)
{
  CkSearchHit *hit = ck_search_hit_new ();
  const char *number = helpline->number != NULL ? helpline->number : _("No number yet: enter it in the settings.");

  hit->what = g_strdup (CK_HIT_HELPLINE);
  hit->title = g_strdup (helpline->name);
  hit->reference = g_strdup (helpline->number);
  hit->snippet = helpline->number == NULL      ? g_strdup (number)
                 : ck_text_is_blank (helpline->note) ? NULL
                                                     : g_strdup (helpline->note);
  /* so that each row is found again */
  hit->item_id.bytes[0] = (guint8) (index + 1);
  return hit;
}

static gboolean
has_999 (GPtrArray *helplines)
{
  for (guint i = 0; i < helplines->len; i++)
    if (g_strcmp0 (((CkHelpline *) helplines->pdata[i])->number, "999") == 0)
      return TRUE;
  return FALSE;
}

/**
 * ck_helpline_hits_add:
 * @store: the record
 * @words: what was typed; a filter asks for something of the record, and finds none of these
 * @hits: (element-type CkSearchHit): those that are found come before what is in it
 * @error: why the settings couldn't be read
 *
 * Runs on the lane.
 *
 * Returns: whether they could be looked through
 */
gboolean
ck_helpline_hits_add (CkStore    *store,
                      const char *words,
                      GPtrArray  *hits,
                      GError    **error)
{
  g_autoptr (CkSettings) settings = NULL;
  g_autoptr (GPtrArray) helplines = NULL;
  g_auto (GStrv) typed = NULL;
  int n_found = 0;

  if (strchr (words, ':') != NULL)
    return TRUE;
  settings = ck_settings_load (store, error);
  if (settings == NULL)
    return FALSE;

  helplines = ck_helplines_parse (settings->helplines);
  if (!has_999 (helplines))
    {
      CkHelpline *emergency = ck_helpline_new ();

      emergency->name = g_strdup (_("Police, ambulance, fire"));
      emergency->number = g_strdup ("999");
      g_ptr_array_insert (helplines, 0, emergency);
    }
  typed = split_words (words);
  for (guint i = 0; i < helplines->len; i++)
    if (matches (helplines->pdata[i], typed))
      g_ptr_array_insert (hits, n_found++, make_hit (helplines->pdata[i], i));
  return TRUE;
}
