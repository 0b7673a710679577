/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-names.h"

#include <glib/gi18n-lib.h>

#include "ck-text.h"

/**
 * ck_names_show:
 * @name: (nullable): of a person
 * @hide: initials instead
 *
 * Returns: (transfer full): what the screen shows
 */
char *
ck_names_show (const char *name,
               gboolean    hide)
{
  if (name == NULL)
    return g_strdup ("");

  return hide ? ck_text_initials (name) : g_strdup (name);
}

/**
 * ck_names_join:
 * @names: (nullable): of people, the first matters most
 * @hide: initials instead
 * @at_most: how many to show before "+2"; 0 for all
 *
 * Returns: (transfer full): "Ada Marsh, Ben Lowe, +2"; empty when there is nobody
 */
char *
ck_names_join (const char *const *names,
               gboolean           hide,
               guint              at_most)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_names = names != NULL ? g_strv_length ((GStrv) names) : 0;
  guint n_shown = at_most > 0 ? MIN (n_names, at_most) : n_names;

  for (guint i = 0; i < n_shown; i++)
    {
      g_autofree char *name = ck_names_show (names[i], hide);

      /* Translators: between the names of people in a list. */
      g_string_append_printf (text, "%s%s", i > 0 ? _(", ") : "", name);
    }
  if (n_shown < n_names)
    /* Translators: after the first names of a list, how many more there are. */
    g_string_append_printf (text, _(", +%u"), n_names - n_shown);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
