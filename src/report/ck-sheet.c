/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-sheet.h"

#include "ck-glyphs.h"

typedef enum {
  ITEM_TEXT,
  ITEM_RULE,
  ITEM_FILL,
  ITEM_FRAME,
  ITEM_PICTURE,
  ITEM_OPEN,
  ITEM_CLOSE,
} ItemKind;

typedef struct {
  ItemKind     kind;
  double       x, y, width, height; /* of a rule, the height is its thickness */
  double       grey;
  PangoLayout *layout;     /* owned */
  int          first_line;
  int          n_lines;    /* -1: all from the first */
  const char  *tag;        /* static */
  CkSheetDraw  draw;
  GPtrArray   *data;       /* owned */
} Item;

struct _CkSheet {
  GArray *items;
};

static void
item_clear (gpointer item)
{
  g_clear_object (&((Item *)item)->layout);
  g_clear_pointer (&((Item *)item)->data, g_ptr_array_unref);
}

static void
append (CkSheet *self,
        Item     item)
{
  g_array_append_val (self->items, item);
}

static void
set_grey (cairo_t *cr,
          double   grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
draw_text (const Item *item,
           cairo_t    *cr)
{
  set_grey (cr, 0);
  if (item->first_line == 0 && item->n_lines < 0 && pango_layout_get_unknown_glyphs_count (item->layout) == 0
      && !ck_glyphs_has_pictures (item->layout))
    {
      cairo_move_to (cr, item->x, item->y);
      pango_cairo_show_layout (cr, item->layout);
    }
  else
    {
      ck_glyphs_show_lines (cr, item->layout, item->x, item->y, item->first_line, item->n_lines);
    }
}

/* The bytes of an item's lines, without the break that ends them. */
static void
append_item_text (const Item *item,
                  GString    *text)
{
  const char *all = pango_layout_get_text (item->layout);
  int n = pango_layout_get_line_count (item->layout);
  int last = item->n_lines < 0 ? n - 1 : MIN (n, item->first_line + item->n_lines) - 1;
  PangoLayoutLine *from = pango_layout_get_line_readonly (item->layout, item->first_line);
  PangoLayoutLine *to = pango_layout_get_line_readonly (item->layout, last);

  g_string_append_len (text, all + from->start_index, to->start_index + to->length - from->start_index);
  g_string_append_c (text, '\n');
}

/**
 * ck_sheet_new:
 *
 * Returns: (transfer full): an empty page
 */
CkSheet *
ck_sheet_new (void)
{
  CkSheet *self = g_new0 (CkSheet, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  return self;
}

/**
 * ck_sheet_free:
 * @self: (nullable) (transfer full): a page
 */
void
ck_sheet_free (CkSheet *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->items);
  g_free (self);
}

/**
 * ck_sheet_text:
 * @self: a page
 * @x: left edge of the layout, in points
 * @y: top of its first line
 * @layout: (transfer none): laid out text, not changed any more
 * @first_line: counted from 0
 * @n_lines: how many lines, or -1 for all from the first
 */
void
ck_sheet_text (CkSheet     *self,
               double       x,
               double       y,
               PangoLayout *layout,
               int          first_line,
               int          n_lines)
{
  append (self, (Item){ .kind = ITEM_TEXT, .x = x, .y = y, .layout = g_object_ref (layout), .first_line = first_line,
                        .n_lines = n_lines });
}

/**
 * ck_sheet_rule:
 * @self: a page
 * @x: left end
 * @y: height of its middle
 * @width: to the right
 * @thickness: in points
 * @grey: 0 is black
 */
void
ck_sheet_rule (CkSheet *self,
               double   x,
               double   y,
               double   width,
               double   thickness,
               double   grey)
{
  append (self, (Item){ .kind = ITEM_RULE, .x = x, .y = y, .width = width, .height = thickness, .grey = grey });
}

/**
 * ck_sheet_fill:
 * @self: a page
 * @x: left edge
 * @y: top edge
 * @width: to the right
 * @height: downwards
 * @grey: 0 is black
 */
void
ck_sheet_fill (CkSheet *self,
               double   x,
               double   y,
               double   width,
               double   height,
               double   grey)
{
  append (self, (Item){ .kind = ITEM_FILL, .x = x, .y = y, .width = width, .height = height, .grey = grey });
}

/**
 * ck_sheet_frame:
 * @self: a page
 * @x: left edge
 * @y: top edge
 * @width: to the right
 * @height: downwards
 * @grey: of its thin line
 */
void
ck_sheet_frame (CkSheet *self,
                double   x,
                double   y,
                double   width,
                double   height,
                double   grey)
{
  append (self, (Item){ .kind = ITEM_FRAME, .x = x, .y = y, .width = width, .height = height, .grey = grey });
}

/**
 * ck_sheet_picture:
 * @self: a page
 * @x: from its left edge
 * @y: from its top
 * @draw: draws it, with the origin there
 * @data: (transfer none): for @draw; kept
 *
 * Its words, if any, are no text of the page: what it shows stands in words beside it.
 */
void
ck_sheet_picture (CkSheet    *self,
                  double      x,
                  double      y,
                  CkSheetDraw draw,
                  GPtrArray  *data)
{
  append (self, (Item){ .kind = ITEM_PICTURE, .x = x, .y = y, .draw = draw, .data = g_ptr_array_ref (data) });
}

/**
 * ck_sheet_open:
 * @self: a page
 * @tag: (nullable): a static string: a structure type of PDF, "TR"; %NULL does nothing
 *
 * What follows belongs to this element, until ck_sheet_close(). Surfaces other than PDF heed no tags.
 */
void
ck_sheet_open (CkSheet    *self,
               const char *tag)
{
  if (tag != NULL)
    append (self, (Item){ .kind = ITEM_OPEN, .tag = tag });
}

/**
 * ck_sheet_close:
 * @self: a page
 * @tag: (nullable): the element that was opened last
 */
void
ck_sheet_close (CkSheet    *self,
                const char *tag)
{
  if (tag != NULL)
    append (self, (Item){ .kind = ITEM_CLOSE, .tag = tag });
}

/**
 * ck_sheet_draw:
 * @self: a page
 * @cr: where to; its unit is the point
 */
void
ck_sheet_draw (CkSheet *self,
               cairo_t *cr)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      switch (item->kind)
        {
        case ITEM_TEXT:
          draw_text (item, cr);
          break;
        case ITEM_RULE:
          set_grey (cr, item->grey);
          cairo_set_line_width (cr, item->height);
          cairo_move_to (cr, item->x, item->y);
          cairo_rel_line_to (cr, item->width, 0);
          cairo_stroke (cr);
          break;
        case ITEM_FILL:
          set_grey (cr, item->grey);
          cairo_rectangle (cr, item->x, item->y, item->width, item->height);
          cairo_fill (cr);
          break;
        case ITEM_FRAME:
          set_grey (cr, item->grey);
          cairo_set_line_width (cr, 0.6);
          cairo_rectangle (cr, item->x, item->y, item->width, item->height);
          cairo_stroke (cr);
          break;
        case ITEM_PICTURE:
          cairo_save (cr);
          cairo_translate (cr, item->x, item->y);
          item->draw (cr, item->data);
          cairo_restore (cr);
          break;
        case ITEM_OPEN:
          cairo_tag_begin (cr, item->tag, NULL);
          break;
        case ITEM_CLOSE:
          cairo_tag_end (cr, item->tag);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * ck_sheet_append_text:
 * @self: a page
 * @text: gets the page's words in reading order; a row's parts each on a line, an empty line after each row
 */
void
ck_sheet_append_text (CkSheet *self,
                      GString *text)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      if (item->kind == ITEM_TEXT)
        append_item_text (item, text);
      else if (item->kind == ITEM_CLOSE && g_str_equal (item->tag, "TR"))
        g_string_append_c (text, '\n');
    }
}
