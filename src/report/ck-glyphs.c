/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text that Cairo would lose. A character that no font has is drawn as a box with its number, and one from a colour
 * font as a picture; neither leaves text in a PDF, so it couldn't be searched or copied. Here such a cluster is drawn
 * and then said again with an empty glyph that carries its characters.
 */
#include "ck-glyphs.h"

#include <hb-ot.h>
#include <string.h>

/* The first character, © and ® apart, that a colour font may show; keeps ordinary text from being looked at run by run */
#define FIRST_PICTURE 0x2139

#define PICTURE_SCALE 6

static gboolean
may_have_pictures (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= FIRST_PICTURE || c == 0xA9 || c == 0xAE || c == 0x203C || c == 0x2049 || c == 0x20E3 || c == 0x2122)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_colour_font (PangoFont *font)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (font));

  return hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face);
}

static gboolean
has_unknown (PangoGlyphString *glyphs)
{
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG && glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      return TRUE;
  return FALSE;
}

static gboolean
is_lost_run (PangoGlyphItem *run)
{
  return has_unknown (run->glyphs) || is_colour_font (run->item->analysis.font);
}

static void
set_colour (cairo_t        *cr,
            PangoGlyphItem *run)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (GSList *l = run->item->analysis.extra_attrs; l != NULL; l = l->next)
    {
      PangoAttrColor *colour = pango_attribute_as_color (l->data);

      if (colour != NULL && colour->attr.klass->type == PANGO_ATTR_FOREGROUND)
        cairo_set_source_rgb (cr, colour->color.red / 65535., colour->color.green / 65535.,
                              colour->color.blue / 65535.);
    }
}

/* Nothing to see, but the characters are there. */
static void
show_invisible (cairo_t     *cr,
                PangoLayout *layout,
                double       x,
                double       y,
                const char  *text,
                int          length)
{
  g_autoptr (PangoFont) font = pango_context_load_font (pango_layout_get_context (layout),
                                                       pango_layout_get_font_description (layout));
  cairo_scaled_font_t *scaled = font == NULL ? NULL : pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font));
  cairo_text_cluster_t cluster = { length, 1 };
  cairo_glyph_t *space = NULL;
  int n_glyphs = 0;

  if (scaled == NULL)
    return;
  if (cairo_scaled_font_text_to_glyphs (scaled, x, y, " ", 1, &space, &n_glyphs, NULL, NULL, NULL)
        == CAIRO_STATUS_SUCCESS
      && n_glyphs == 1)
    {
      cairo_set_scaled_font (cr, scaled);
      cairo_show_text_glyphs (cr, text, length, space, 1, &cluster, 1, 0);
    }
  cairo_glyph_free (space);
}

/* In a PDF a colour glyph is a picture of one pixel a point: so it is painted by ourselves, with more. */
static void
show_picture (cairo_t          *cr,
              PangoFont        *font,
              PangoGlyphString *glyphs,
              double            x,
              double            y)
{
  cairo_surface_t *picture;
  cairo_t *painter;
  PangoRectangle ink;
  int left, top, width, height;

  pango_glyph_string_extents (glyphs, font, &ink, NULL);
  left = PANGO_PIXELS_FLOOR (ink.x) - 1;
  top = PANGO_PIXELS_FLOOR (ink.y) - 1;
  width = PANGO_PIXELS_CEIL (ink.x + ink.width) + 1 - left;
  height = PANGO_PIXELS_CEIL (ink.y + ink.height) + 1 - top;

  picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * PICTURE_SCALE, height * PICTURE_SCALE);
  painter = cairo_create (picture);
  cairo_scale (painter, PICTURE_SCALE, PICTURE_SCALE);
  cairo_move_to (painter, -left, -top);
  pango_cairo_show_glyph_string (painter, font, glyphs);
  cairo_destroy (painter);

  cairo_save (cr);
  cairo_translate (cr, x + left, y + top);
  cairo_scale (cr, 1. / PICTURE_SCALE, 1. / PICTURE_SCALE);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (picture);
}

/* One cluster of a run: glyphs @from to @to in the string's order, characters @start to @end. */
static void
show_cluster (cairo_t        *cr,
              PangoLayout    *layout,
              PangoGlyphItem *run,
              double          x,
              double          y,
              int             from,
              int             to,
              int             start,
              int             end)
{
  const char *text = pango_layout_get_text (layout);
  PangoGlyphString *glyphs = pango_glyph_string_new ();
  gboolean unknown;

  pango_glyph_string_set_size (glyphs, to - from);
  for (int i = from; i < to; i++)
    {
      glyphs->glyphs[i - from] = run->glyphs->glyphs[i];
      glyphs->log_clusters[i - from] = 0;
    }

  unknown = has_unknown (glyphs);
  cairo_move_to (cr, x, y);
  if (unknown)
    {
      /* As a path: as text, the digits in the box would be mixed into what is copied. */
      cairo_new_path (cr);
      cairo_move_to (cr, x, y);
      pango_cairo_glyph_string_path (cr, run->item->analysis.font, glyphs);
      cairo_set_line_width (cr, 0.2);
      cairo_stroke (cr);
      show_invisible (cr, layout, x, y, text + start, end - start);
    }
  else if (is_colour_font (run->item->analysis.font))
    {
      show_picture (cr, run->item->analysis.font, glyphs, x, y);
      show_invisible (cr, layout, x, y, text + start, end - start);
    }
  else
    {
      PangoItem *item = pango_item_copy (run->item);
      PangoGlyphItem part = { .item = item, .glyphs = glyphs };

      item->offset = start;
      item->length = end - start;
      item->num_chars = (int)g_utf8_strlen (text + start, end - start);
      pango_cairo_show_glyph_item (cr, text, &part);
      pango_item_free (item);
    }
  pango_glyph_string_free (glyphs);
}

static void
show_run (cairo_t        *cr,
          PangoLayout    *layout,
          PangoGlyphItem *run,
          double          x,
          double          y)
{
  gboolean rtl = (run->item->analysis.level % 2) != 0;
  PangoGlyphItemIter iter;
  g_autofree double *offsets = g_new0 (double, run->glyphs->num_glyphs + 1);

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    offsets[i + 1] = offsets[i] + pango_units_to_double (run->glyphs->glyphs[i].geometry.width);

  set_colour (cr, run);
  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, pango_layout_get_text (layout)); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      /* right to left the iterator counts glyphs down, to -1 */
      int from = rtl ? iter.end_glyph + 1 : iter.start_glyph;
      int to = rtl ? iter.start_glyph + 1 : iter.end_glyph;

      show_cluster (cr, layout, run, x + offsets[from], y, from, to, iter.start_index, iter.end_index);
    }
}

static void
show_line (cairo_t         *cr,
           PangoLayout     *layout,
           PangoLayoutLine *line,
           double           x,
           double           y)
{
  gboolean lost = FALSE;

  for (GSList *l = line->runs; l != NULL && !lost; l = l->next)
    lost = is_lost_run (l->data);

  if (!lost)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout_line (cr, line);
      return;
    }

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      if (is_lost_run (run))
        {
          show_run (cr, layout, run, x, y);
        }
      else
        {
          set_colour (cr, run);
          cairo_move_to (cr, x, y);
          pango_cairo_show_glyph_item (cr, pango_layout_get_text (layout), run);
        }
      x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    }
}

/**
 * ck_glyphs_has_pictures:
 * @layout: laid out text
 *
 * Returns: whether some of it comes from a colour font
 */
gboolean
ck_glyphs_has_pictures (PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = NULL;

  if (!may_have_pictures (pango_layout_get_text (layout)))
    return FALSE;

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      if (run != NULL && is_colour_font (run->item->analysis.font))
        return TRUE;
    }
  while (pango_layout_iter_next_run (iter));
  return FALSE;
}

/**
 * ck_glyphs_show_lines:
 * @cr: where to
 * @layout: laid out text
 * @x: left edge of the layout
 * @y: top of the first line that is shown
 * @first_line: counted from 0
 * @n_lines: how many, or -1 for all from the first
 *
 * Draws some of a layout's lines so that every character can be searched and copied in a PDF.
 */
void
ck_glyphs_show_lines (cairo_t     *cr,
                      PangoLayout *layout,
                      double       x,
                      double       y,
                      int          first_line,
                      int          n_lines)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int number = 0, top = 0;

  do
    {
      PangoRectangle extents;
      int y0;

      if (n_lines >= 0 && number >= first_line + n_lines)
        break;
      if (number++ < first_line)
        continue;

      if (number == first_line + 1)
        {
          pango_layout_iter_get_line_yrange (iter, &y0, NULL);
          top = y0;
        }
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      show_line (cr, layout, pango_layout_iter_get_line_readonly (iter), x + pango_units_to_double (extents.x),
                 y + pango_units_to_double (pango_layout_iter_get_baseline (iter) - top));
    }
  while (pango_layout_iter_next_line (iter));
}
