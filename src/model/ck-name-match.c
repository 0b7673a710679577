/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names that may be one person's.
 *
 * The key of how a word sounds is made by rules of our own. They follow Lawrence Philips, "Hanging on the Metaphone"
 * (Computer Language 7/12, 1990): vowels count at the beginning only, silent letters go, letters that sound alike share
 * one. Beside English spelling they read Welsh (f, dd, ll, si before a vowel, w and y as vowels) and the commonest Irish
 * spellings (bh and mh, dh at the end), so that Gruffydd and Griffith, Siân and Shan, Niamh and Neve meet. d and t, and f
 * and v, share a letter; what that lets through is held back by the rest of the name.
 *
 * A likeness is a hint for a person, never a decision: nothing is joined because of it.
 */
#include "ck-name-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-nicknames.h"
#include "ck-text.h"

#define WORDS_MAX 8 /* of one name */

/* --- words --- */

/* Letters that don't come apart into a plain one and a mark. */
static const struct {
  gunichar    letter;
  const char *plain;
} plain_letters[] = {
  { 0x142, "l" }, { 0xF8, "o" }, { 0x111, "d" }, { 0xF0, "d" }, { 0xFE, "th" }, { 0xE6, "ae" }, { 0x153, "oe" }, { 0x131, "i" },
};

static void
append_plain (GString *word,
              gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (word, plain_letters[i].plain);
        return;
      }
  g_string_append_unichar (word, c);
}

static gboolean
is_within_word (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`';
}

/**
 * ck_name_words:
 * @name: (nullable): of a person
 *
 * "O’Dell, Siân-Mair" is odell, sian and mair: without case, accents, apostrophes and punctuation.
 *
 * Returns: (transfer full): the words, eight at most
 */
GStrv
ck_name_words (const char *name)
{
  g_autofree char *folded = ck_text_fold (name);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  guint n = 0;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        append_plain (word, c);
      else if (!is_within_word (c) && word->len > 0)
        {
          if (n++ < WORDS_MAX)
            g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
        }
      if (c == 0)
        break;
    }
  return g_strv_builder_end (words);
}

/**
 * ck_name_sort:
 * @name: of a person
 *
 * Returns: (transfer full): what people are put in order by: their words, as ck_name_words() has them
 */
char *
ck_name_sort (const char *name)
{
  g_auto (GStrv) words = ck_name_words (name);

  return g_strjoinv (" ", words);
}

/* --- sound --- */

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

static gboolean
is_front (char c)
{
  return c == 'e' || c == 'i' || c == 'y';
}

static gboolean
is_broad (char c)
{
  return c == 'a' || c == 'o' || c == 'u';
}

/* What a word begins with when it begins with a vowel: three that are told apart, or Ian would be Anna. */
static char
first_vowel (const char *word)
{
  if (*word == 'a')
    return 'A';
  return *word == 'o' || *word == 'u' ? 'O' : 'E';
}

/* Letters at the beginning that are not spoken, or are spoken as another. Returns how many are done with. */
static gsize
begin (const char *word,
       GString    *key)
{
  static const struct {
    const char *letters;
    const char *key;
    gsize       length;
  } beginnings[] = {
    { "kn", "", 1 }, { "gn", "", 1 }, { "pn", "", 1 }, { "wr", "", 1 }, { "ps", "", 1 }, { "wh", "W", 2 },
    { "x", "S", 1 },  { "mac", "MK", 3 }, { "mc", "MK", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (word, beginnings[i].letters))
      {
        g_string_append (key, beginnings[i].key);
        return beginnings[i].length;
      }
  if (word[0] == 's' && word[1] == 'i' && is_broad (word[2])) /* Siân, Siôn, Siobhan */
    {
      g_string_append_c (key, 'X');
      return 2;
    }
  if (word[0] == 'c' && word[1] == 'h' && is_vowel (word[2]))
    {
      g_string_append_c (key, 'X');
      return 2;
    }
  if (word[0] == 'y' && is_vowel (word[1]))
    {
      g_string_append_c (key, 'Y');
      return 1;
    }
  if (is_vowel (word[0]))
    {
      g_string_append_c (key, first_vowel (word));
      return 1;
    }
  if (word[0] == 'w' || word[0] == 'h')
    {
      g_string_append_c (key, word[0] == 'w' ? 'W' : 'H');
      return 1;
    }
  return 0;
}

/* Two or three letters that are one sound. @at stands on the first. Returns how many are done with; 0 for none. */
static gsize
append_group (const char *word,
              const char *at,
              GString    *key)
{
  static const struct {
    const char *letters;
    const char *key;
  } groups[] = {
    { "tch", "X" }, { "sch", "X" }, { "sh", "X" }, { "ph", "F" }, { "th", "T" }, { "ck", "K" },
    { "bh", "F" },  { "mh", "F" },  { "rh", "R" }, { "kh", "K" }, { "zh", "S" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_has_prefix (at, groups[i].letters))
      {
        g_string_append (key, groups[i].key);
        return strlen (groups[i].letters);
      }
  if (at[0] == 'g' && at[1] == 'h') /* Leigh, Wright; but Meghan */
    {
      if (is_vowel (at[2]))
        g_string_append_c (key, 'K');
      return 2;
    }
  if (at[0] == 'd' && at[1] == 'h' && at[2] == '\0' && at > word)
    return 2;
  if (at[0] == 'c' && at[1] == 'h')
    {
      g_string_append_c (key, 'K');
      return 2;
    }
  if (at[0] == 'd' && at[1] == 'g' && is_front (at[2]))
    {
      g_string_append_c (key, 'J');
      return 2;
    }
  return 0;
}

static void
append_letter (const char *word,
               const char *at,
               GString    *key)
{
  switch (*at)
    {
    case 'b': case 'l': case 'm': case 'n': case 'r': case 'j':
      g_string_append_c (key, g_ascii_toupper (*at));
      break;
    case 'f': case 'v':
      g_string_append_c (key, 'F');
      break;
    case 'd': case 't':
      g_string_append_c (key, 'T');
      break;
    case 's': case 'z':
      g_string_append_c (key, 'S');
      break;
    case 'k': case 'q':
      g_string_append_c (key, 'K');
      break;
    case 'c':
      g_string_append_c (key, is_front (at[1]) ? 'S' : 'K');
      break;
    case 'g':
      g_string_append_c (key, is_front (at[1]) ? 'J' : 'K');
      break;
    case 'p': /* Thompson */
      if (at == word || at[-1] != 'm' || (at[1] != 's' && at[1] != 't'))
        g_string_append_c (key, 'P');
      break;
    case 'x':
      g_string_append (key, "KS");
      break;
    default: /* vowels, and h, w, y between */
      break;
    }
}

/**
 * ck_name_sound:
 * @word: of ck_name_words()
 *
 * Returns: (transfer full) (nullable): how it sounds; %NULL for a word without Latin letters
 */
char *
ck_name_sound (const char *word)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const char *at;

  for (at = word; *at != '\0'; at++)
    if (!g_ascii_islower (*at))
      return NULL;

  at = word + begin (word, key);
  while (*at != '\0')
    {
      gsize done = append_group (word, at, key);

      if (done == 0)
        {
          append_letter (word, at, key);
          done = 1;
          while (at[done] == at[0]) /* ll, dd, nn: once */
            done++;
        }
      at += done;
    }
  return key->len > 0 ? g_string_free (g_steal_pointer (&key), FALSE) : NULL;
}

/* --- keys --- */

static void
add_key (GPtrArray  *keys,
         char        mark,
         const char *text)
{
  char *key;

  if (text == NULL || keys->len >= CK_NAME_KEYS_MAX)
    return;
  key = g_strdup_printf ("%c%s", mark, text);
  if (g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    g_free (key);
  else
    g_ptr_array_add (keys, key);
}

/**
 * ck_name_keys:
 * @name: (nullable): of a person
 * @known_as: (nullable): what else they are called
 *
 * What the record's index holds of them: each word after a full stop, then the names that it is short for after =, and
 * how it sounds after ~. Words come first, so that none is left out where there are too many.
 *
 * Returns: (transfer full): the keys, each once
 */
GStrv
ck_name_keys (const char *name,
              const char *known_as)
{
  g_autofree char *both = g_strjoin (" ", name != NULL ? name : "", known_as, NULL);
  g_auto (GStrv) words = ck_name_words (both);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    add_key (keys, '.', words[i]);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *sound = ck_name_sound (words[i]);

      add_key (keys, '~', sound);
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *full[CK_NICKNAMES_MAX];
      guint n = ck_nickname_find (words[i], full);

      for (guint k = 0; k < n; k++)
        add_key (keys, '=', full[k]);
    }
  g_ptr_array_add (keys, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

/* --- likeness --- */

/* One letter more, less, other, or two that changed places. Words of ASCII letters. */
static gboolean
is_one_apart (const char *a,
              const char *b)
{
  gsize n = strlen (a), m = strlen (b), i = 0;

  if (n > m)
    return is_one_apart (b, a);
  if (n < 4 || m - n > 1)
    return FALSE;
  while (i < n && a[i] == b[i])
    i++;
  if (n == m)
    return strcmp (a + i + 1, b + i + 1) == 0
           || (i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp (a + i + 2, b + i + 2) == 0);
  return strcmp (a + i, b + i + 1) == 0;
}

static gboolean
shares_nickname (const char *a,
                 const char *b)
{
  const char *of_a[CK_NICKNAMES_MAX], *of_b[CK_NICKNAMES_MAX];
  guint n_a = ck_nickname_find (a, of_a), n_b = ck_nickname_find (b, of_b);

  for (guint i = 0; i < n_a; i++)
    for (guint k = 0; k < n_b; k++)
      if (strcmp (of_a[i], of_b[k]) == 0)
        return TRUE;
  return FALSE;
}

/* One consonant is too little to go by: Mia isn't May. */
static gboolean
sounds_alike (const char *a,
              const char *b)
{
  g_autofree char *of_a = ck_name_sound (a);
  g_autofree char *of_b = ck_name_sound (b);

  return of_a != NULL && strlen (of_a) > 1 && g_strcmp0 (of_a, of_b) == 0;
}

/* How two words are alike; 0 when they aren't. */
static CkNameSigns
compare_words (const char *a,
               const char *b)
{
  if (strcmp (a, b) == 0)
    return CK_NAME_SAME;
  if (shares_nickname (a, b))
    return CK_NAME_SHORT;
  if (sounds_alike (a, b))
    return CK_NAME_SOUNDS;
  return is_one_apart (a, b) ? CK_NAME_SPELT : 0;
}

/* Finds each word of @few among @many, those that are the same first. Returns how they were found; 0 when one wasn't. */
static CkNameSigns
match_words (GStrv few,
             GStrv many)
{
  gboolean taken[WORDS_MAX] = { FALSE };
  gboolean found[WORDS_MAX] = { FALSE };
  CkNameSigns signs = 0;
  guint n = g_strv_length (few);

  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < n; i++)
      for (guint k = 0; !found[i] && many[k] != NULL; k++)
        {
          CkNameSigns sign = taken[k] ? 0 : compare_words (few[i], many[k]);

          if (sign == 0 || (round == 0 && sign != CK_NAME_SAME))
            continue;
          taken[k] = found[i] = TRUE;
          signs |= sign | ((i == 0) != (k == 0) && n > 1 ? CK_NAME_ORDER : 0);
        }
  for (guint i = 0; i < n; i++)
    if (!found[i])
      return 0;
  return signs;
}

/**
 * ck_name_compare:
 * @a: (nullable): a name
 * @b: (nullable): another
 * @signs: (out) (optional): in what they are alike
 *
 * Each word of the shorter name must be found in the other, the same, as a short form, in how it sounds, or one letter
 * apart; in any order. One word alone tells little.
 *
 * Returns: %CK_LIKENESS_LIKELY for the same words, %CK_LIKENESS_POSSIBLE, or %CK_LIKENESS_NONE
 */
CkLikeness
ck_name_compare (const char  *a,
                 const char  *b,
                 CkNameSigns *signs)
{
  g_auto (GStrv) words = ck_name_words (a);
  g_auto (GStrv) others = ck_name_words (b);
  guint n = g_strv_length (words), m = g_strv_length (others);
  CkNameSigns found;

  if (signs != NULL)
    *signs = 0;
  if (n == 0 || m == 0)
    return CK_LIKENESS_NONE;
  found = n <= m ? match_words (words, others) : match_words (others, words);
  if (signs != NULL)
    *signs = found;
  if (found == 0)
    return CK_LIKENESS_NONE;
  if (MIN (n, m) == 1)
    return n == m && (found & CK_NAME_SAME) != 0 ? CK_LIKENESS_POSSIBLE : CK_LIKENESS_NONE;
  return (found & ~(CK_NAME_SAME | CK_NAME_ORDER)) == 0 ? CK_LIKENESS_LIKELY : CK_LIKENESS_POSSIBLE;
}

/* The names of one against those of the other: the best of them. */
static CkLikeness
compare_names (CkPerson    *a,
               CkPerson    *b,
               CkNameSigns *signs)
{
  const char *of_a[] = { a->name, a->known_as };
  const char *of_b[] = { b->name, b->known_as };
  CkLikeness best = CK_LIKENESS_NONE;

  *signs = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (of_a); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (of_b); k++)
      {
        CkNameSigns found;
        CkLikeness likeness = ck_name_compare (of_a[i], of_b[k], &found);

        if (likeness > best || (best == CK_LIKENESS_NONE && *signs == 0))
          {
            best = likeness;
            *signs = found;
          }
      }
  return best;
}

/**
 * ck_person_compare:
 * @a: somebody
 * @b: somebody else
 * @signs: (out) (optional): in what they are alike
 *
 * As ck_name_compare(), over the names that both are known by. The same date of birth makes likely what is possible, and
 * possible what shares one word; two exact dates that differ leave only the same name as possible.
 *
 * Returns: how likely it is that they are one person
 */
CkLikeness
ck_person_compare (CkPerson    *a,
                   CkPerson    *b,
                   CkNameSigns *signs)
{
  gboolean dated = ck_date_is_set (a->born) && ck_date_is_set (b->born);
  gboolean exact = dated && a->born_precision == CK_BORN_EXACT && b->born_precision == CK_BORN_EXACT;
  CkNameSigns found;
  CkLikeness likeness = compare_names (a, b, &found);

  if (exact && ck_date_equal (a->born, b->born) && found != 0)
    {
      found |= CK_NAME_SAME_BIRTH;
      likeness = likeness == CK_LIKENESS_NONE ? CK_LIKENESS_POSSIBLE : CK_LIKENESS_LIKELY;
    }
  else if ((exact && !ck_date_equal (a->born, b->born)) || (dated && ABS (ck_date_days_until (a->born, b->born)) > 3 * 366))
    {
      if (likeness != CK_LIKENESS_NONE)
        found |= CK_NAME_OTHER_BIRTH;
      likeness = likeness == CK_LIKENESS_LIKELY ? CK_LIKENESS_POSSIBLE : CK_LIKENESS_NONE;
    }
  if (signs != NULL)
    *signs = likeness != CK_LIKENESS_NONE ? found : 0;
  return likeness;
}

/**
 * ck_name_signs_text:
 * @signs: in what two are alike
 *
 * Returns: (transfer full): translated: "sounds alike, same date of birth"
 */
char *
ck_name_signs_text (CkNameSigns signs)
{
  static const struct {
    CkNameSigns sign;
    const char *text;
  } texts[] = {
    /* Translators: why two people in the record may be one; they are put in a list */
    { CK_NAME_SAME, NC_ ("likeness", "same name") },
    { CK_NAME_SOUNDS, NC_ ("likeness", "sounds alike") },
    { CK_NAME_SHORT, NC_ ("likeness", "short form of the name") },
    { CK_NAME_SPELT, NC_ ("likeness", "spelt nearly the same") },
    { CK_NAME_ORDER, NC_ ("likeness", "names in another order") },
    { CK_NAME_SAME_BIRTH, NC_ ("likeness", "same date of birth") },
    { CK_NAME_OTHER_BIRTH, NC_ ("likeness", "another date of birth") },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean whole = (signs & (CK_NAME_SOUNDS | CK_NAME_SHORT | CK_NAME_SPELT)) == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if ((signs & texts[i].sign) != 0 && (texts[i].sign != CK_NAME_SAME || whole))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", g_dpgettext2 (GETTEXT_PACKAGE, "likeness", texts[i].text));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
