/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A description that stands for a person, "Llŷr's mother": whoever it names isn't in the list of anybody's names, so
 * what looks like a name is taken for one. */
#include "ck-conceal.h"

#include <string.h>

#include "ck-text.h"

/* What begins a description, or stands in one, with a capital and names nobody. */
static const char *const plain[] = {
  "a", "adult", "an", "another", "aunt", "boy", "brother", "carer", "child", "class", "coach", "cousin", "dad", "daughter",
  "driver", "english", "every", "father", "friday", "friend", "girl", "grandad", "grandfather", "grandmother", "guardian", "he",
  "her", "his", "i", "it", "leader", "man", "member", "monday", "mother", "mr", "mrs", "ms", "mum", "my", "neighbour", "no",
  "nobody", "not", "older", "one", "other", "our", "parent", "partner", "person", "pupil", "saturday", "she", "sister", "some",
  "somebody", "someone", "son", "staff", "student", "sunday", "teacher", "the", "their", "they", "thursday", "tuesday", "tutor",
  "two", "uncle", "unknown", "volunteer", "we", "wednesday", "welsh", "woman", "year", "young", "younger",
};

/* Names too, so only behind the day: "4 May". */
static const char *const months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
};

/* What is written small within a name. */
static const char *const particles[] = {
  "ab", "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ferch", "ibn",
  "la", "le", "mac", "nic", "ter", "van", "von", "y", "zu",
};

/* What follows somebody rather than a kind of thing: "Llŷr from the band". */
static const char *const links[] = {
  "and", "at", "for", "from", "had", "has", "in", "is", "of", "on", "or", "that", "the", "to", "was", "which", "who", "whose", "with",
};

typedef struct {
  const char *at;
  gsize       length;
} Word;

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* The next word from @p on; one without a letter at its beginning, such as "13-year-old", is no word. */
static gboolean
next_word (const char *p,
           Word       *word)
{
  gunichar before = ' ';

  for (; *p != '\0'; before = g_utf8_get_char (p), p = g_utf8_next_char (p))
    {
      const char *end;

      if (!g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_isdigit (before) || before == '-')
        continue;
      for (end = p; *end != '\0' && (is_letter (g_utf8_get_char (end)) || *end == '-'); end = g_utf8_next_char (end))
        ;
      word->at = p;
      word->length = (gsize) (end - p);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_among (const Word        *word,
          const char *const *list,
          gsize              n)
{
  g_autofree char *text = g_strndup (word->at, word->length);
  g_autofree char *small = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < n; i++)
    if (strcmp (list[i], small) == 0)
      return TRUE;
  return FALSE;
}

#define IS_AMONG(word, list) is_among (word, list, G_N_ELEMENTS (list))

static gboolean
is_capital (const Word *word)
{
  return g_unichar_isupper (g_utf8_get_char (word->at)) || g_unichar_istitle (g_utf8_get_char (word->at));
}

/* "PE", "DSL": two or three letters, all of them capitals, where the text has others. */
static gboolean
is_acronym (const Word *word,
            gboolean    shouted)
{
  if (shouted || word->length < 2 || word->length > 3)
    return FALSE;
  for (const char *p = word->at; p < word->at + word->length; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2BC;
}

/* "Strings tutor": a first word that says what kind of thing the second is. */
static gboolean
is_kind_of_thing (const Word *word)
{
  const char *after = word->at + word->length;
  Word next;

  return *after == ' ' && next_word (after, &next) && next.at == after + 1 && !is_capital (&next) && !IS_AMONG (&next, links);
}

static gboolean
is_behind_digit (const char *text,
                 const Word *word)
{
  return word->at - text >= 2 && word->at[-1] == ' ' && g_ascii_isdigit (word->at[-2]);
}

static gboolean
is_named (const char *text,
          const Word *word,
          gboolean    first,
          gboolean    shouted)
{
  gboolean possessive = is_apostrophe (g_utf8_get_char (word->at + word->length));

  if (!is_capital (word) || is_acronym (word, shouted) || g_utf8_next_char (word->at) == word->at + word->length
      || IS_AMONG (word, plain) || (is_behind_digit (text, word) && IS_AMONG (word, months)))
    return FALSE;
  return !first || possessive || !is_kind_of_thing (word);
}

/**
 * ck_conceal_is_description:
 * @text: a name, or the description of someone who isn't known
 *
 * Returns: whether it has words that no name has
 */
gboolean
ck_conceal_is_description (const char *text)
{
  Word word;
  const char *from = text;

  if (!next_word (text, &word) || !is_capital (&word))
    return TRUE;
  for (; next_word (from, &word); from = word.at + word.length)
    {
      gunichar before = word.at > text ? g_utf8_get_char (g_utf8_prev_char (word.at)) : ' ';

      if (!is_capital (&word) && !IS_AMONG (&word, particles) && !is_apostrophe (before))
        return TRUE;
    }
  return FALSE;
}

/**
 * ck_conceal_description:
 * @text: (nullable): words that stand for a person, or are about one: "Llŷr's mother", "13, Saturday ensemble"
 * @hidden: whether names are hidden
 *
 * Returns: (transfer full) (nullable): @text; while names are hidden with an initial for each word that may be a name
 */
char *
ck_conceal_description (const char *text,
                        gboolean    hidden)
{
  g_autoptr (GString) shown = NULL;
  g_autofree char *loud = NULL;
  const char *from = text;
  gboolean first = TRUE;
  gboolean shouted;
  Word word;

  if (text == NULL || !hidden)
    return g_strdup (text);
  loud = g_utf8_strup (text, -1);
  shouted = strcmp (loud, text) == 0;
  shown = g_string_sized_new (strlen (text));
  while (next_word (from, &word))
    {
      if (g_strstr_len (from, word.at - from, "·") != NULL)
        first = TRUE;
      g_string_append_len (shown, from, word.at - from);
      if (is_named (text, &word, first, shouted))
        {
          g_autofree char *name = g_strndup (word.at, word.length);
          g_autofree char *initials = ck_text_initials (name);

          g_string_append (shown, initials);
        }
      else
        g_string_append_len (shown, word.at, (gssize) word.length);
      first = FALSE;
      from = word.at + word.length;
    }
  g_string_append (shown, from);
  return g_string_free (g_steal_pointer (&shown), FALSE);
}
