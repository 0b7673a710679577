/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What json-glib lets pass is found here before it reads the text, since it would be lost or mean something else in the
 * record: a NUL or a line break in a string, half a surrogate pair, escapes that aren't, 'quotes', 010, 0x10, numbers
 * that wrap, comments, assignments, a second value after the first. It also recurses, so depth is bounded here. This
 * walks the text once, without recursion and without making anything of it; every error names the member that it is in,
 * and none repeats what was read. */
#include "ck-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-error.h"

/* One object or array that the scan is in. */
typedef struct {
  char        end;    /* } or ] */
  gboolean    inside; /* in a member or item, not between two */
  const char *name;   /* the member's name as it is written */
  gsize       length;
  guint       index;  /* of the item */
} Level;

typedef enum { VALUE, VALUE_OR_END, NAME, NAME_OR_END, COLON, COMMA_OR_END, NOTHING } Expect;

typedef struct {
  const char *start;
  const char *p;
  const char *end;
  Expect      expect;
  Level       levels[CK_JSON_DEPTH_MAX];
  guint       depth;
  guint       n_values;
  GError    **error;
} Scan;

static char *
path_of (const Scan *self)
{
  char *path = g_strdup ("");

  for (guint i = 0; i < self->depth && self->levels[i].inside; i++)
    {
      const Level *level = &self->levels[i];
      g_autofree char *outer = path;
      g_autofree char *name = level->end == '}' ? g_strndup (level->name, level->length) : NULL;

      path = name != NULL ? ck_json_member_path (outer, name) : ck_json_item_path (outer, level->index);
    }
  return path;
}

static gboolean
fail (const Scan *self,
      const char *what)
{
  g_autofree char *path = path_of (self);
  guint line = 1, column = 1;

  for (const char *p = self->start; p < self->p; p++)
    if (*p == '\n')
      {
        line++;
        column = 1;
      }
    else if (((guchar)*p & 0xC0) != 0x80)
      {
        column++;
      }

  if (*path != '\0')
    /* Translators: a member of a JSON text such as people[0].name, what is wrong with it, and where */
    g_set_error (self->error, CK_ERROR, CK_ERROR_INVALID, _("%1$s: %2$s (line %3$u, column %4$u)"), path, what, line,
                 column);
  else
    /* Translators: what is wrong with a JSON text, and where */
    g_set_error (self->error, CK_ERROR, CK_ERROR_INVALID, _("The JSON can’t be read: %1$s (line %2$u, column %3$u)"),
                 what, line, column);
  return FALSE;
}

static gboolean
at (const Scan *self,
    char        c)
{
  return self->p < self->end && *self->p == c;
}

static void
skip_space (Scan *self)
{
  while (at (self, ' ') || at (self, '\t') || at (self, '\n') || at (self, '\r'))
    self->p++;
}

static gboolean
scan_hex (Scan *self,
          int  *unit)
{
  *unit = 0;
  for (int i = 0; i < 4; i++)
    {
      if (self->end - self->p <= i || !g_ascii_isxdigit (self->p[i]))
        return FALSE;
      *unit = *unit * 16 + g_ascii_xdigit_value (self->p[i]);
    }
  self->p += 4;
  return TRUE;
}

/* What stands after "\u". */
static gboolean
scan_unicode (Scan *self)
{
  int high, low;

  if (!scan_hex (self, &high))
    return fail (self, _("four hex digits are expected after \\u"));
  if (high == 0)
    return fail (self, _("holds a NUL character: plain text is expected"));
  if (high < 0xD800 || high > 0xDFFF)
    return TRUE;

  if (high < 0xDC00 && self->end - self->p >= 2 && self->p[0] == '\\' && self->p[1] == 'u')
    {
      self->p += 2;
      if (scan_hex (self, &low) && low >= 0xDC00 && low <= 0xDFFF)
        return TRUE;
    }
  return fail (self, _("half of a surrogate pair: both halves are expected, one after the other"));
}

static gboolean
scan_escape (Scan *self)
{
  if (++self->p >= self->end)
    return fail (self, _("the text ends inside a string"));
  if (memchr ("\"\\/bfnrtu", *self->p, 9) == NULL)
    return fail (self, _("an escape that JSON doesn’t have; a backslash itself is written \\\\"));
  return *self->p++ != 'u' || scan_unicode (self);
}

/* @self stands at the opening quotation mark. */
static gboolean
scan_string (Scan *self)
{
  const char *start = self->p++;
  const char *run, *bad;

  for (;;)
    {
      for (run = self->p; self->p < self->end && (guchar)*self->p >= 0x20 && *self->p != '"' && *self->p != '\\';)
        self->p++;

      if (!g_utf8_validate_len (run, (gsize)(self->p - run), &bad))
        {
          self->p = bad;
          return fail (self, _("is not valid UTF-8"));
        }
      if (self->p == self->end)
        {
          self->p = start;
          return fail (self, _("a string begins here and has no end"));
        }
      if (*self->p == '"')
        {
          self->p++;
          return TRUE;
        }
      if (*self->p == '\0')
        return fail (self, _("holds a NUL character: plain text is expected"));
      if (*self->p != '\\')
        return fail (self, _("holds a control character that isn’t escaped; a line break is written \\n"));
      if (!scan_escape (self))
        return FALSE;
    }
}

static gboolean
is_number (const char *word)
{
  static GRegex *number;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      number = g_regex_new ("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$", 0, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  return g_regex_match (number, word, 0, NULL);
}

/* A number, true, false or null, and what isn't quite one. */
static gboolean
scan_word (Scan *self)
{
  static const char *const words[] = { "null", "true", "false", NULL };
  const char *start = self->p;
  g_autofree char *word = NULL;

  while (self->p < self->end && (g_ascii_isalnum (*self->p) || memchr ("+-._", *self->p, 4) != NULL))
    self->p++;
  word = g_strndup (start, (gsize)(self->p - start));
  if (g_strv_contains (words, word))
    return TRUE;
  if (is_number (word))
    {
      if (strpbrk (word, ".eE") != NULL || g_ascii_string_to_signed (word, 10, G_MININT64, G_MAXINT64, NULL, NULL))
        return TRUE;
      self->p = start;
      return fail (self, _("expected a whole number of at most 63 bits"));
    }

  self->p = start;
  if (*word == '-' || g_ascii_isdigit (*word))
    return fail (self, _("isn’t a number as JSON has them"));
  return fail (self, self->p < self->end ? _("a value is expected: text in quotation marks, a number, true, false, "
                                             "null, an object or an array")
                                         : _("the text ends where a value is expected"));
}

static void
end_value (Scan *self)
{
  if (self->depth == 0)
    {
      self->expect = NOTHING;
      return;
    }

  self->levels[self->depth - 1].inside = FALSE;
  self->levels[self->depth - 1].index++;
  self->expect = COMMA_OR_END;
}

static gboolean
open_level (Scan *self)
{
  gboolean object = *self->p == '{';

  if (self->depth == CK_JSON_DEPTH_MAX)
    return fail (self, _("objects and arrays lie too deep within each other; at most 32 levels are expected"));

  self->levels[self->depth++] = (Level){ .end = object ? '}' : ']' };
  self->expect = object ? NAME_OR_END : VALUE_OR_END;
  self->p++;
  return TRUE;
}

static gboolean
scan_value (Scan *self)
{
  gboolean valid;

  if (++self->n_values > CK_JSON_VALUES_MAX)
    return fail (self, _("it holds too many values; at most 200000 are expected"));
  if (at (self, '{') || at (self, '['))
    return open_level (self);

  valid = at (self, '"') ? scan_string (self) : scan_word (self);
  if (valid)
    end_value (self);
  return valid;
}

static gboolean
scan_name (Scan  *self,
           Level *level)
{
  const char *start = self->p + 1;

  if (!at (self, '"'))
    return fail (self, _("the name of a member is expected, in quotation marks"));
  if (!scan_string (self))
    return FALSE;

  level->name = start;
  level->length = (gsize)(self->p - 1 - start);
  level->inside = TRUE;
  self->expect = COLON;
  return TRUE;
}

/* What stands between values. */
static gboolean
scan_mark (Scan  *self,
           Level *level)
{
  gboolean object = level->end == '}';

  if (self->expect == COLON)
    {
      if (!at (self, ':'))
        return fail (self, _("a colon is expected after the name of a member"));
      self->expect = VALUE;
    }
  else
    {
      if (!at (self, ','))
        return fail (self, object ? _("a comma or } is expected") : _("a comma or ] is expected"));
      self->expect = object ? NAME : VALUE;
    }
  self->p++;
  return TRUE;
}

static gboolean
scan_next (Scan *self)
{
  Level *level = self->depth > 0 ? &self->levels[self->depth - 1] : NULL;
  gboolean may_end = self->expect == NAME_OR_END || self->expect == VALUE_OR_END || self->expect == COMMA_OR_END;

  if (may_end && at (self, level->end))
    {
      self->p++;
      self->depth--;
      end_value (self);
      return TRUE;
    }

  switch (self->expect)
    {
    case NAME:
    case NAME_OR_END:
      return scan_name (self, level);
    case COLON:
    case COMMA_OR_END:
      return scan_mark (self, level);
    case VALUE:
    case VALUE_OR_END:
      if (level != NULL)
        level->inside = TRUE;
      return scan_value (self);
    case NOTHING:
    default:
      return fail (self, _("there is more text after its end"));
    }
}

/**
 * ck_json_check:
 * @text: (array length=length): may hold anything
 * @length: in bytes
 * @error: %CK_ERROR_INVALID, which names the member and says what is expected
 *
 * Returns: whether @text is one value as RFC 8259 has it, in UTF-8, within the bounds of ck-json.h; that a member may
 *   stand there twice is for ck_json_parse() to find
 */
gboolean
ck_json_check (const char *text,
               gsize       length,
               GError    **error)
{
  Scan self = { .start = text, .p = text, .end = text + length, .error = error };

  if (length > CK_JSON_MAX)
    return fail (&self, _("it is too long; at most 64 MiB are expected"));
  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    return fail (&self, _("it begins with a byte order mark; UTF-8 without one is expected"));
  skip_space (&self);
  if (self.p == self.end)
    return fail (&self, _("it is empty"));

  while (self.p < self.end || self.expect != NOTHING)
    {
      if (!scan_next (&self))
        return FALSE;
      skip_space (&self);
    }
  return TRUE;
}
