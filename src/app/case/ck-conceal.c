/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as an office with other people in it may see them. */
#include "ck-conceal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-text.h"

#define SHORTEST_PART 3 /* letters: shorter parts of a name are words of their own ("Al", "Jo") too often */

typedef struct {
  const char *part;
  gsize       length;
  char       *initials;
} Part;

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->initials);
}

static int
compare_longest_first (gconstpointer a,
                       gconstpointer b)
{
  const Part *one = a, *two = b;

  return (two->length > one->length) - (two->length < one->length);
}

static void
add_part (GArray     *parts,
          const char *from,
          gsize       length)
{
  g_autofree char *copy = g_strndup (from, length);
  Part part = { from, length, NULL };

  if (g_utf8_strlen (copy, -1) < SHORTEST_PART)
    return;

  part.initials = ck_text_initials (copy);
  g_array_append_val (parts, part);
}

/* Only words that begin with a capital are names: "an older pupil" is a description, and gives nothing away. */
static void
add_name (GArray     *parts,
          const char *name)
{
  gboolean several = FALSE;

  for (const char *p = name; *p != '\0';)
    {
      const char *word;

      while (*p == ' ')
        p++;
      word = p;
      while (*p != '\0' && *p != ' ')
        p++;
      if (p == word)
        break;
      if (!g_unichar_isupper (g_utf8_get_char (word)))
        return;
      if (word != name)
        several = TRUE;
    }

  if (several)
    add_part (parts, name, strlen (name));

  for (const char *p = name; *p != '\0';)
    {
      gsize length = strcspn (p, " ");

      if (length > 0)
        add_part (parts, p, length);
      p += length;
      while (*p == ' ')
        p++;
    }
}

/**
 * ck_conceal_list:
 * @names: (nullable): names, or descriptions of people who aren't known
 * @most: how many to spell out before "+2"
 *
 * For lists, which show initials whether names are hidden or not. A description keeps its words that name nobody.
 *
 * Returns: (transfer full): "W.C., D.F., +2", or "–" for nobody
 */
char *
ck_conceal_list (const char *const *names,
                   guint              most)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (; names != NULL && names[n] != NULL; n++)
    {
      g_autofree char *initials = NULL;

      if (n >= most)
        continue;
      initials = ck_conceal_name (names[n], TRUE);
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, initials);
    }

  if (n == 0)
    return g_strdup ("–");
  if (n > most)
    g_string_append_printf (text, ", +%u", n - most);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ck_conceal_name:
 * @name: (nullable): a name, or the description of someone who isn't known
 * @hidden: whether names are hidden
 *
 * Returns: (transfer full): @name, or its initials while names are hidden; of a description what names nobody, see
 *   ck_conceal_description(); "Not known" for none
 */
char *
ck_conceal_name (const char *name,
                gboolean    hidden)
{
  if (ck_text_is_blank (name))
    return g_strdup (_ ("Not known"));
  if (!hidden)
    return g_strdup (name);
  return ck_conceal_is_description (name) ? ck_conceal_description (name, TRUE) : ck_text_initials (name);
}

/**
 * ck_conceal_text:
 * @text: (nullable): a text of the record
 * @names: the names of the people of its case
 *
 * Puts initials for each of @names, whole or in part, wherever it stands as a word of its own. A promise of the screen
 * only: the nickname that nobody linked stays.
 *
 * Returns: (transfer full) (nullable): the text to show while names are hidden
 */
char *
ck_conceal_text (const char        *text,
                  const char *const *names)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GString) shown = NULL;
  gunichar before = ' ';

  if (text == NULL)
    return NULL;

  parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (parts, clear_part);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_name (parts, names[i]);
  g_array_sort (parts, compare_longest_first);

  shown = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0';)
    {
      const Part *found = NULL;

      for (guint i = 0; i < parts->len && found == NULL && !g_unichar_isalnum (before); i++)
        {
          const Part *part = &g_array_index (parts, Part, i);

          if (strncmp (p, part->part, part->length) == 0 && !g_unichar_isalnum (g_utf8_get_char (p + part->length)))
            found = part;
        }

      if (found != NULL)
        {
          g_string_append (shown, found->initials);
          p += found->length;
          before = 'x';
          continue;
        }

      before = g_utf8_get_char (p);
      g_string_append_unichar (shown, before);
      p = g_utf8_next_char (p);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}
