/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words, "phrases" and filters. What is typed is never syntax of the index: each word becomes a quoted prefix of its own.
 * A word with a colon is a filter only when what stands before the colon is one, or is meant to be: then the choices are
 * said. Anything else with a colon stays a word: times, addresses, "Re:". */
#include "ck-search-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "ck-queries.h"
#include "ck-text.h"

typedef enum { KIND, PERSON, FROM, TO, STATUS, CATEGORY, RISK, CASE, N_FILTERS } Filter;

static const char *const filters[N_FILTERS] = { "kind", "person", "from", "to", "status", "category", "risk", "case" };

/* as d_text names them, in the order in which they are shown */
static const char *const things[] = { "case", "person", "entry", "action", "plan" };
static const char *const statuses[] = { "open", "long-term", "closed" };

typedef struct {
  char    *text;      /* a word, a phrase, or a filter's value */
  char    *filter;    /* what stands before its colon; NULL for a word */
  gboolean phrase;    /* between quotes, and closed */
} Piece;

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece->filter);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB;
}

/* Up to the closing quote, or to the end where there is none: it is still being typed. */
static const char *
read_phrase (const char *at,
             Piece      *piece)
{
  const char *begin = at;

  while (*at != '\0' && !is_quote (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  piece->text = g_strndup (begin, (gsize)(at - begin));
  piece->phrase = *at != '\0';
  return *at != '\0' ? g_utf8_next_char (at) : at;
}

static GArray *
split (const char *typed)
{
  GArray *pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  const char *at = typed;

  g_array_set_clear_func (pieces, clear_piece);
  while (*at != '\0')
    {
      Piece piece = { 0 };
      const char *begin;

      while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (*at == '\0')
        break;
      if (is_quote (g_utf8_get_char (at)))
        {
          at = read_phrase (g_utf8_next_char (at), &piece);
          g_array_append_val (pieces, piece);
          continue;
        }
      for (begin = at; *at != '\0' && !g_unichar_isspace (g_utf8_get_char (at)); at = g_utf8_next_char (at))
        if (*at == ':' && at > begin && is_quote (g_utf8_get_char (at + 1)))
          {
            piece.filter = g_strndup (begin, (gsize)(at - begin));
            at = read_phrase (g_utf8_next_char (at + 1), &piece);
            break;
          }
      if (piece.filter == NULL)
        {
          const char *colon = memchr (begin, ':', (gsize)(at - begin));

          if (colon != NULL && colon > begin)
            {
              piece.filter = g_strndup (begin, (gsize)(colon - begin));
              begin = colon + 1;
            }
          piece.text = g_strndup (begin, (gsize)(at - begin));
        }
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

/* --- filters ---------------------------------------------------------------------------------------------------------- */

/* One letter too many, too few, other than it is, or two that changed places. */
static gboolean
is_nearly (const char *typed,
           const char *name)
{
  gsize n = strlen (typed), m = strlen (name), same = 0, tail = 0;

  if (n < 4 || (n > m ? n - m : m - n) > 1)
    return FALSE;
  while (typed[same] != '\0' && typed[same] == name[same])
    same++;
  while (tail < n - same && tail < m - same && typed[n - 1 - tail] == name[m - 1 - tail])
    tail++;
  if (n - same - tail <= 1 && m - same - tail <= 1)
    return TRUE;
  return n == m && n - same - tail == 2 && typed[same] == name[same + 1] && typed[same + 1] == name[same];
}

/* Returns: a Filter, -1 for a word that happens to have a colon, or -2 with @error set */
static int
find_filter (const char *typed,
             GError    **error)
{
  g_autofree char *folded = g_ascii_strdown (typed, -1);

  for (int i = 0; i < N_FILTERS; i++)
    if (strcmp (filters[i], folded) == 0)
      return i;
  for (int i = 0; i < N_FILTERS; i++)
    if (is_nearly (folded, filters[i]))
      {
        g_autofree char *message = g_strdup_printf (
            /* Translators: %s is what was typed before a colon; the names of the filters stay as they are */
            _("there is no filter “%s:”. The filters are kind:, person:, from:, to:, status:, category:, risk: and case:. "
              "Put it in quotation marks to search for it as a word."),
            folded);

        ck_invalid (error, "words", message);
        return -2;
      }
  return -1;
}

typedef struct {
  const char *token;
  const char *label;
} Choice;

static void
add_choice (GArray     *choices,
            const char *token,
            const char *label)
{
  Choice choice = { token, label };

  g_array_append_val (choices, choice);
}

static void
add_set (GArray           *choices,
         const CkTokenSet *set)
{
  for (guint i = 0; i < set->n_tokens; i++)
    add_choice (choices, set->tokens[i].token, ck_token_label (set, (int)i));
}

/* @categories: the vault's list; the choices lie in it */
static GArray *
list_choices (Filter     filter,
              GPtrArray *categories)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  switch (filter)
    {
    case KIND:
      for (guint i = 0; i < G_N_ELEMENTS (things); i++)
        add_choice (choices, things[i], NULL);
      add_set (choices, &ck_entry_kinds);
      add_set (choices, &ck_concern_kinds);
      break;
    case STATUS:
      for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
        add_choice (choices, statuses[i], NULL);
      break;
    case CATEGORY:
      for (guint i = 0; i < categories->len; i++)
        {
          CkCategory *category = g_ptr_array_index (categories, i);

          add_choice (choices, category->token, category->label);
        }
      break;
    case RISK:
      add_set (choices, &ck_risks);
      break;
    default:
      break;
    }
  return choices;
}

static gboolean
refuse_value (Filter      filter,
              const char *expected,
              GError    **error)
{
  /* Translators: the name of a filter of the search, and what it can be */
  g_autofree char *message = g_strdup_printf (_("%1$s: takes one of these: %2$s."), filters[filter], expected);

  return ck_invalid (error, "words", message);
}

/* A token, a label, or the beginning of just one of either. */
static const char *
find_choice (Filter      filter,
             GPtrArray  *categories,
             const char *typed,
             GError    **error)
{
  g_autoptr (GArray) choices = list_choices (filter, categories);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *folded = ck_text_fold (typed);
  const char *begun = NULL;
  guint n_begun = 0;

  for (guint i = 0; i < choices->len; i++)
    {
      const Choice *choice = &g_array_index (choices, Choice, i);
      g_autofree char *label = choice->label != NULL ? ck_text_fold (choice->label) : NULL;

      if (strcmp (choice->token, folded) == 0 || g_strcmp0 (label, folded) == 0)
        return choice->token;
      if (*folded != '\0' && (g_str_has_prefix (choice->token, folded) || (label != NULL && g_str_has_prefix (label, folded))))
        {
          begun = choice->token;
          n_begun++;
          g_string_append_printf (expected, "%s%s", expected->len > 0 ? ", " : "", choice->token);
        }
    }
  if (n_begun == 1)
    return begun;
  if (n_begun == 0)
    for (guint i = 0; i < choices->len; i++)
      g_string_append_printf (expected, "%s%s", expected->len > 0 ? ", " : "", g_array_index (choices, Choice, i).token);
  refuse_value (filter, expected->str, error);
  return NULL;
}

static void
add_token (char      **tokens,
           const char *token)
{
  char *more = g_strconcat (*tokens != NULL ? *tokens : ",", token, ",", NULL);

  g_free (*tokens);
  *tokens = more;
}

static void
add_thing (CkSearchQuery *self,
           const char    *thing)
{
  if (!g_ptr_array_find_with_equal_func (self->kinds, thing, g_str_equal, NULL))
    g_ptr_array_add (self->kinds, g_strdup (thing));
}

static void
add_kind (CkSearchQuery *self,
          const char    *token)
{
  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    if (strcmp (things[i], token) == 0)
      {
        add_thing (self, token);
        return;
      }
  add_thing (self, "entry");
  add_token (ck_token_value (&ck_entry_kinds, token) >= 0 ? &self->entry_kinds : &self->concern_kinds, token);
}

/* A year, a month or a day; for the end of a period its last day. */
static char *
read_day (const char *typed,
          gboolean    last)
{
  g_autofree char *whole = NULL;
  CkDate date;

  if (strlen (typed) == 4)
    whole = g_strconcat (typed, last ? "-12-31" : "-01-01", NULL);
  else if (strlen (typed) == 7)
    whole = g_strconcat (typed, "-01", NULL);
  else
    whole = g_strdup (typed);
  if (!ck_date_from_text (whole, &date))
    return NULL;
  if (strlen (typed) == 7 && last)
    date = ck_date_add_days (ck_date_add_months (date, 1), -1);
  return ck_date_to_text (date);
}

static gboolean
set_day (char      **day,
         Filter      filter,
         const char *typed,
         GError    **error)
{
  char *read = read_day (typed, filter == TO);

  if (read == NULL)
    return refuse_value (filter, _("a day such as 2026-11-20, a month such as 2026-11, a year"), error);
  g_free (*day);
  *day = read;
  return TRUE;
}

static gboolean
set_case (CkSearchQuery *self,
          CkStore       *store,
          const char    *typed,
          GError       **error)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (CkCaseNow) now = ck_case_now_load (store, typed, &unknown);

  if (now == NULL)
    {
      if (g_error_matches (unknown, CK_ERROR, CK_ERROR_NOT_FOUND) || g_error_matches (unknown, CK_ERROR, CK_ERROR_INVALID))
        return refuse_value (CASE, _("the reference of a case that is here, such as 2026-0014"), error);
      g_propagate_error (error, g_steal_pointer (&unknown));
      return FALSE;
    }
  self->case_id = now->id;
  self->has_case = TRUE;
  return TRUE;
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

/* A word alone that is one letter begins half of all words: only titles and names are asked for it. */
static gboolean
is_one_letter (const char *word)
{
  return g_utf8_strlen (word, -1) == 1;
}

static void
add_word (GString    *query,
          const char *word,
          gboolean    whole)
{
  g_string_append (query, query->len > 0 ? " AND \"" : "\"");
  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (query, '"');
      g_string_append_c (query, *p);
    }
  g_string_append (query, whole ? "\"" : "\" *");
}

static char *
finish_words (GString    *words,
              const char *only)
{
  if (words->len == 0)
    return NULL;
  return g_strdup_printf ("{%s} : (%s)", only != NULL && is_one_letter (only) ? "title" : "title body", words->str);
}

/* With those within it. */
static void
add_category (CkSearchQuery *self,
              GPtrArray     *categories,
              const char    *token)
{
  for (guint i = 0; i < categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (categories, i);

      if (ck_categories_is_within (categories, category->token, token))
        add_token (&self->category, category->token);
    }
}

static gboolean
take_filter (CkSearchQuery *self,
             CkStore       *store,
             Filter         filter,
             const char    *value,
             GError       **error)
{
  g_autoptr (GString) person = NULL;
  g_autoptr (GPtrArray) categories = NULL;
  g_auto (GStrv) names = NULL;
  const char *token = NULL;

  switch (filter)
    {
    case FROM:
      return set_day (&self->from, FROM, value, error);
    case TO:
      return set_day (&self->to, TO, value, error);
    case CASE:
      return set_case (self, store, value, error);
    case PERSON:
      if (!ck_text_has_word (value))
        return refuse_value (PERSON, _("a name, or the beginning of one; of several words in quotation marks"), error);
      person = g_string_new (NULL);
      names = g_strsplit_set (value, " \t", -1);
      for (guint i = 0; names[i] != NULL; i++)
        if (ck_text_has_word (names[i]))
          add_word (person, names[i], FALSE);
      if (self->person != NULL)
        return refuse_value (PERSON, _("one person at a time"), error);
      self->person = g_strdup_printf ("{title body} : (%s) AND what : \"person\"", person->str);
      return TRUE;
    default:
      categories = ck_categories_load (store, error);
      if (categories == NULL)
        return FALSE;
      token = find_choice (filter, categories, value, error);
      if (token == NULL)
        return FALSE;
      break;
    }

  if (filter == KIND)
    add_kind (self, token);
  else if (filter == RISK)
    add_token (&self->risk, token);
  else if (filter == CATEGORY)
    add_category (self, categories, token);
  else
    {
      add_token (&self->status, token);
      if (strcmp (token, "closed") == 0)
        add_token (&self->status, "long-term");
    }
  return TRUE;
}

/**
 * ck_search_query_parse:
 * @store: the record
 * @typed: checked by ck_search_check()
 * @error: %CK_ERROR_INVALID for a filter that there isn't, or that can't be that: names the choices
 *
 * Returns: (transfer full): what is searched for
 */
CkSearchQuery *
ck_search_query_parse (CkStore    *store,
                       const char *typed,
                       GError    **error)
{
  g_autoptr (CkSearchQuery) self = g_new0 (CkSearchQuery, 1);
  g_autoptr (GArray) pieces = split (typed);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *only = NULL;
  guint n_words = 0;

  self->kinds = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);
      int filter = piece->filter != NULL ? find_filter (piece->filter, error) : -1;

      if (filter == -2 || (filter >= 0 && !take_filter (self, store, (Filter)filter, piece->text, error)))
        return NULL;
      if (filter >= 0)
        continue;
      if (piece->filter != NULL)
        {
          char *whole = g_strconcat (piece->filter, ":", piece->text, NULL);

          g_free (piece->text);
          piece->text = whole;
        }
      if (!ck_text_has_word (piece->text))
        continue;
      add_word (words, piece->text, piece->phrase || (is_one_letter (piece->text) && pieces->len > 1));
      only = n_words++ == 0 ? piece->text : NULL;
    }
  self->words = finish_words (words, only);
  if (self->words == NULL && !ck_search_query_filters (self))
    self->signs = g_strstrip (g_strdup (typed));
  return ck_search_query_find_owners (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * ck_search_things:
 * @n_things: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_things): the kinds of things that a search finds, in the order of their groups
 */
const char *const *
ck_search_things (guint *n_things)
{
  *n_things = G_N_ELEMENTS (things);
  return things;
}

/**
 * ck_search_query_filters:
 * @self: a query
 *
 * Returns: whether there is any filter in it
 */
gboolean
ck_search_query_filters (const CkSearchQuery *self)
{
  return self->kinds->len > 0 || self->status != NULL || self->risk != NULL || self->category != NULL
         || self->person != NULL || self->from != NULL || self->to != NULL || self->has_case;
}

/**
 * ck_search_query_free:
 * @self: (transfer full) (nullable): a query
 */
void
ck_search_query_free (CkSearchQuery *self)
{
  if (self == NULL)
    return;
  ck_wipe_free (self->words);
  ck_wipe_free (self->signs);
  ck_wipe_free (self->person);
  g_clear_pointer (&self->people, g_byte_array_unref);
  g_free (self->of_case);
  g_free (self->of_person);
  g_ptr_array_unref (self->kinds);
  g_free (self->entry_kinds);
  g_free (self->concern_kinds);
  g_free (self->status);
  g_free (self->risk);
  g_free (self->category);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

/**
 * ck_full_text_query:
 * @words: checked words
 *
 * Returns: (transfer full) (nullable): the query that finds cases and people with words that begin so, all of them;
 *   %NULL when there is no word in it
 */
char *
ck_full_text_query (const char *words)
{
  g_auto (GStrv) pieces = g_strsplit_set (words, " \t\n\r", -1);
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *finished = NULL;

  for (guint i = 0; pieces[i] != NULL; i++)
    if (ck_text_has_word (pieces[i]))
      add_word (query, pieces[i], FALSE);
  finished = finish_words (query, NULL);
  return finished != NULL ? g_strconcat (finished, " AND what : (\"case\" OR \"person\")", NULL) : NULL;
}

/**
 * ck_search_filters_describe:
 *
 * Returns: (transfer full): the filters and what each can be, a line each, for help
 */
char *
ck_search_filters_describe (void)
{
  g_autoptr (GPtrArray) categories = ck_categories_new_default ();
  GString *text = g_string_new (_("Each word has to occur, as the beginning of a word; \"words between quotation marks\" just so. "
                                  "Accents and capitals don’t matter. Among the words there can be filters:\n"));

  for (int i = 0; i < N_FILTERS; i++)
    {
      g_autoptr (GArray) choices = list_choices ((Filter)i, categories);

      g_string_append_printf (text, "  %s:", filters[i]);
      for (guint j = 0; j < choices->len; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? ", " : " ", g_array_index (choices, Choice, j).token);
      if (i == PERSON)
        g_string_append (text, _(" a name, or the beginning of one: person:\"Wren Castellan\""));
      else if (i == FROM || i == TO)
        g_string_append (text, _(" a day, a month or a year: 2026-11-20, 2026-11, 2026"));
      else if (i == CASE)
        g_string_append (text, _(" a reference: 2026-0014"));
      g_string_append_c (text, '\n');
    }
  g_string_append (text, _("Kinds, statuses, categories and risks can be given more than once: any of them may hold. Of different filters all must."));
  return g_string_free (text, FALSE);
}
