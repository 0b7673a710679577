/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-rich-text.h"

#include <string.h>

/* Pango keeps the width of an unbroken paragraph in an int of 1/1024 units, which a megabyte overflows, and breaks
 * words without spaces in quadratic time. So a long text is laid out a window at a time. */
#define WINDOW_BYTES 1024

/* Short texts come again and again: who recorded an entry, an age, "None recorded." */
#define CACHED_BYTES 64
#define CACHE_KEY "ck-layouts"

#define ISOLATE "\u2068"
#define END_OF_ISOLATE "\u2069"

#define FAMILIES "Cantarell,DejaVu Sans,Noto Sans,Sans"
#define QUIET_GREY 0x4A4A /* 0.29 */
#define SMALLER_SCALE 0.9
#define LINE_HEIGHT 1.2 /* Cantarell's, in its size */

typedef struct {
  guint       from; /* bytes */
  guint       to;
  CkRichStyle style;
} Run;

struct _CkRichText {
  GString *text;
  GArray  *runs;
};

static const struct {
  double   size; /* points, the page's unit */
  gboolean bold;
  double   line_spacing;
} types[] = {
  [CK_TYPE_BODY] = { 8.6, FALSE, 1.122 },        [CK_TYPE_SMALL] = { 7.6, FALSE, 1.122 },
  [CK_TYPE_COLUMN_HEAD] = { 8, TRUE, 1.122 },    [CK_TYPE_PAGE_HEAD] = { 9.2, TRUE, 1.122 },
  [CK_TYPE_TITLE] = { 21, TRUE, 1 },             [CK_TYPE_SUBTITLE] = { 12, FALSE, 1.05 },
  [CK_TYPE_SECTION] = { 11, TRUE, 1 },
};

/* Embeddings, overrides and isolates: they turn the words around them about, ours too. Letters find their own order. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF)
         || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

static gboolean
has_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_right_to_left (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_control (gunichar c)
{
  return (c < 0x20 && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

static void
append_run (CkRichText *self,
            CkRichStyle style,
            const char *text)
{
  Run run = { (guint)self->text->len, 0, style };

  g_string_append (self->text, text);
  run.to = (guint)self->text->len;
  if (run.to > run.from)
    g_array_append_val (self->runs, run);
}

/* What people wrote runs right to left by itself, and leaves the direction of our words around it alone. */
static void
append_isolated (CkRichText *self,
                 CkRichStyle style,
                 const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (!has_right_to_left (text))
    {
      append_run (self, style, text);
      return;
    }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *isolated = NULL;

      if (i > 0)
        append_run (self, style, "\n");
      isolated = has_right_to_left (lines[i]) ? g_strconcat (ISOLATE, lines[i], END_OF_ISOLATE, NULL) : g_strdup (lines[i]);
      append_run (self, style, isolated);
    }
}

static void
insert_attribute (PangoAttrList  *attributes,
                  PangoAttribute *attribute,
                  guint           from,
                  guint           to)
{
  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (attributes, attribute);
}

static PangoAttrList *
attributes_of (CkRichText *self,
               guint       from,
               guint       to)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Tabular figures, so that dates and times stand under each other; no ligatures, which readers of PDF copy badly; no
   * hyphens of our own, which would be copied as if they had been written. */
  insert_attribute (attributes, pango_attr_font_features_new ("tnum=1, liga=0, clig=0"), 0, G_MAXUINT);
  insert_attribute (attributes, pango_attr_insert_hyphens_new (FALSE), 0, G_MAXUINT);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      guint start, end;

      if (run->to <= from || run->from >= to)
        continue;

      start = MAX (run->from, from) - from;
      end = MIN (run->to, to) - from;
      if (run->style & CK_RICH_BOLD)
        insert_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      if (run->style & CK_RICH_ITALIC)
        insert_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
      if (run->style & CK_RICH_QUIET)
        insert_attribute (attributes, pango_attr_foreground_new (QUIET_GREY, QUIET_GREY, QUIET_GREY), start, end);
      if (run->style & CK_RICH_WHITE)
        insert_attribute (attributes, pango_attr_foreground_new (0xFFFF, 0xFFFF, 0xFFFF), start, end);
      if (run->style & CK_RICH_SMALLER)
        insert_attribute (attributes, pango_attr_scale_new (SMALLER_SCALE), start, end);
      if (run->style & CK_RICH_KEEP)
        insert_attribute (attributes, pango_attr_allow_breaks_new (FALSE), start, end);
    }
  return attributes;
}

static PangoLayout *
lay_out_range (CkRichText    *self,
               PangoContext  *context,
               CkType         type,
               double         width,
               PangoAlignment alignment,
               guint          from,
               guint          to)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = attributes_of (self, from, to);
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_family_static (font, FAMILIES);
  pango_font_description_set_absolute_size (font, types[type].size * PANGO_SCALE);
  pango_font_description_set_weight (font, types[type].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : (int)(width * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_line_spacing (layout, (float)types[type].line_spacing);
  pango_layout_set_text (layout, self->text->str + from, (int)(to - from));
  /* Pango looks into isolates for the direction of a paragraph; one that has them is a sentence of ours. */
  pango_layout_set_auto_dir (layout, strstr (pango_layout_get_text (layout), ISOLATE) == NULL);
  return layout;
}

static char *
cache_key (CkRichText    *self,
           CkType         type,
           double         width,
           PangoAlignment alignment)
{
  GString *key = g_string_new (NULL);

  g_string_printf (key, "%u %d %u", type, (int)(width * PANGO_SCALE), alignment);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      g_string_append_printf (key, " %u %u", run->style, run->to);
    }
  g_string_append_printf (key, "\n%s", self->text->str);
  return g_string_free (key, FALSE);
}

/* (transfer full): laid out before if it was, since layouts aren't changed. */
static PangoLayout *
lay_out_short (CkRichText    *self,
               PangoContext  *context,
               CkType         type,
               double         width,
               PangoAlignment alignment)
{
  GHashTable *cache = g_object_get_data (G_OBJECT (context), CACHE_KEY);
  g_autofree char *key = cache_key (self, type, width, alignment);
  PangoLayout *layout = cache != NULL ? g_hash_table_lookup (cache, key) : NULL;

  if (layout != NULL)
    return g_object_ref (layout);

  layout = lay_out_range (self, context, type, width, alignment, 0, (guint)self->text->len);
  if (cache != NULL)
    g_hash_table_insert (cache, g_steal_pointer (&key), g_object_ref (layout));
  return layout;
}

/* Where the window that begins at @from ends: at most WINDOW_BYTES on, between characters. */
static guint
window_end (CkRichText *self,
            guint       from)
{
  guint end = from + WINDOW_BYTES;

  if (end >= self->text->len)
    return (guint)self->text->len;

  while (end > from && ((guchar)self->text->str[end] & 0xC0) == 0x80)
    end--;
  return end;
}

/**
 * ck_rich_text_create_context:
 *
 * Font options and resolution are our own, never the screen's or the printer's: so a page is the same everywhere. The
 * context has a font map of its own, and may be used from any one thread at a time.
 *
 * Returns: (transfer full): a context whose unit is the point
 */
PangoContext *
ck_rich_text_create_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en-gb"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  return context;
}

/**
 * ck_rich_text_share_layouts:
 * @context: from ck_rich_text_create_context()
 * @share: whether short texts that are the same share one layout from now on
 *
 * While they do, the context keeps them alive, and they it: so this ends with %FALSE.
 */
void
ck_rich_text_share_layouts (PangoContext *context,
                            gboolean      share)
{
  g_object_set_data_full (G_OBJECT (context), CACHE_KEY,
                          share ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref) : NULL,
                          share ? (GDestroyNotify)g_hash_table_unref : NULL);
}

/**
 * ck_rich_text_clean:
 * @text: (nullable): what somebody wrote
 *
 * What can be printed of @text: valid UTF-8; line breaks of one kind, no more than one empty line at a time, none at
 * the ends; control characters as U+FFFD, so that it shows that something was there; no controls of direction.
 *
 * Returns: (transfer full): the text, "" for %NULL
 */
char *
ck_rich_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *clean = g_string_sized_new (strlen (valid) + 1);
  guint breaks = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029)
        {
          breaks++;
          continue;
        }
      if (is_bidi_control (c))
        continue;
      if (breaks > 0 && !g_unichar_isspace (c))
        {
          if (clean->len > 0)
            g_string_append (clean, breaks > 1 ? "\n\n" : "\n");
          breaks = 0;
        }
      if (breaks > 0 || (clean->len == 0 && g_unichar_isspace (c)))
        continue;
      g_string_append_unichar (clean, is_control (c) ? 0xFFFD : c);
    }

  g_strchomp (clean->str);
  return g_string_free (clean, FALSE);
}

/**
 * ck_rich_text_get_leading:
 * @type: a size
 *
 * Returns: the points between two lines: what sets texts under each other as if they were one
 */
double
ck_rich_text_get_leading (CkType type)
{
  return types[type].size * LINE_HEIGHT * (types[type].line_spacing - 1);
}

/**
 * ck_rich_text_new:
 *
 * Returns: (transfer full): an empty text
 */
CkRichText *
ck_rich_text_new (void)
{
  CkRichText *self = g_new0 (CkRichText, 1);

  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  return self;
}

/**
 * ck_rich_text_new_of:
 * @style: how it looks
 * @text: (nullable): its first words
 *
 * Returns: (transfer full): a text
 */
CkRichText *
ck_rich_text_new_of (CkRichStyle style,
                     const char *text)
{
  CkRichText *self = ck_rich_text_new ();

  ck_rich_text_add (self, style, text);
  return self;
}

/**
 * ck_rich_text_free:
 * @self: (nullable) (transfer full): a text
 */
void
ck_rich_text_free (CkRichText *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * ck_rich_text_is_empty:
 * @self: a text
 *
 * Returns: whether nothing was added
 */
gboolean
ck_rich_text_is_empty (CkRichText *self)
{
  return self->text->len == 0;
}

/**
 * ck_rich_text_get_text:
 * @self: a text
 *
 * Returns: (transfer none): the words without their looks
 */
const char *
ck_rich_text_get_text (CkRichText *self)
{
  return self->text->str;
}

/**
 * ck_rich_text_add:
 * @self: a text
 * @style: how the words look
 * @text: (nullable): our words, as they are: what somebody wrote goes through ck_rich_text_clean() first, and is kept
 *   from turning the words around it
 */
void
ck_rich_text_add (CkRichText *self,
                  CkRichStyle style,
                  const char *text)
{
  if (text != NULL)
    append_isolated (self, style, text);
}

/**
 * ck_rich_text_add_sentence:
 * @self: a text
 * @style: how the words look
 * @sentence: translated; "%s" or "%1$s" stands for the next or the first argument, &lt;b&gt;…&lt;/b&gt; for bold and
 *   &lt;k&gt;…&lt;/k&gt; for words that stay on one line
 * @...: (nullable): strings, then %NULL
 *
 * Tags in the arguments are text like any other.
 */
void
ck_rich_text_add_sentence (CkRichText *self,
                           CkRichStyle style,
                           const char *sentence,
                           ...)
{
  static const struct {
    const char *mark;
    CkRichStyle set;
    CkRichStyle clear;
  } marks[] = {
    { "<b>", CK_RICH_BOLD, 0 }, { "</b>", 0, CK_RICH_BOLD }, { "<k>", CK_RICH_KEEP, 0 }, { "</k>", 0, CK_RICH_KEEP },
  };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  guint next = 0;
  const char *p = sentence;
  const char *argument;
  va_list list;

  va_start (list, sentence);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (arguments, (gpointer)argument);
  va_end (list);

  while (*p != '\0')
    {
      guint which = G_MAXUINT, mark;

      for (mark = 0; mark < G_N_ELEMENTS (marks); mark++)
        if (g_str_has_prefix (p, marks[mark].mark))
          break;

      if (mark < G_N_ELEMENTS (marks))
        {
          append_run (self, style, words->str);
          g_string_truncate (words, 0);
          style = (style | marks[mark].set) & ~marks[mark].clear;
          p += strlen (marks[mark].mark);
          continue;
        }

      if (p[0] == '%' && p[1] == 's')
        {
          which = next++;
          p += 2;
        }
      else if (p[0] == '%' && g_ascii_isdigit (p[1]) && p[2] == '$' && p[3] == 's')
        {
          which = (guint)(p[1] - '1');
          p += 4;
        }
      else
        {
          g_string_append_c (words, *p++);
          continue;
        }

      append_run (self, style, words->str);
      g_string_truncate (words, 0);
      g_return_if_fail (which < arguments->len);
      append_isolated (self, style, g_ptr_array_index (arguments, which));
    }
  append_run (self, style, words->str);
}

/**
 * ck_rich_text_lay_out:
 * @self: a text
 * @context: from ck_rich_text_create_context()
 * @type: its size
 * @width: in points, or -1 to leave it in one line
 * @alignment: to which side
 *
 * A short text is one layout; a long one is several, one under the other, whose lines break as if they were one. Takes
 * time in proportion to the length.
 *
 * Returns: (transfer full) (element-type PangoLayout): the layouts, at least one; they may be others' too, so aren't
 *   changed, unless @width is -1
 */
GPtrArray *
ck_rich_text_lay_out (CkRichText    *self,
                      PangoContext  *context,
                      CkType         type,
                      double         width,
                      PangoAlignment alignment)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);
  guint from = 0;

  if (width >= 0 && self->text->len <= CACHED_BYTES)
    {
      g_ptr_array_add (layouts, lay_out_short (self, context, type, width, alignment));
      return layouts;
    }

  do
    {
      guint to = width < 0 ? (guint)self->text->len : window_end (self, from);
      PangoLayout *layout = lay_out_range (self, context, type, width, alignment, from, to);

      if (to < self->text->len)
        {
          /* The window's last line may not be full: it begins the next one. A line break that ends a layout is left out,
           * or the layout would end in an empty line. */
          int n_lines = pango_layout_get_line_count (layout);
          PangoLayoutLine *last = pango_layout_get_line_readonly (layout, n_lines - 1);

          if (n_lines > 1)
            {
              guint end = to = from + (guint)last->start_index;

              if (self->text->str[end - 1] == '\n')
                end--;
              g_object_unref (layout);
              layout = lay_out_range (self, context, type, width, alignment, from, end);
            }
        }
      g_ptr_array_add (layouts, layout);
      from = to;
    }
  while (from < self->text->len);
  return layouts;
}
