/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-row.h"

#include "ck-flow.h"

#define QUOTE_BAR 2.0
#define BOX_PADDING 4.0
#define CUT_MARK_HEIGHT 12.0
#define LEAST_PROGRESS 400.0

/* A laid out part; a long text is several, of which only the first has the label and the gap. */
typedef struct {
  PangoLayout *layout;
  PangoLayout *label;
  CkCellPart       part;
  double       height; /* with the box's padding */
  int          n_lines;
  CkSheetDraw  draw;   /* of a picture, which has no layout and is never cut */
  GPtrArray   *data;
} Piece;

struct _CkCell {
  CkRow      *row;
  double      x;
  double      width;
  const char *tag;
  gboolean    rule;
  GArray     *pieces;
  GArray     *again;     /* what stands at the head of a continuation */
  guint       next;      /* where the next page goes on */
  int         next_line;
};

struct _CkRow {
  PangoContext *context;
  GPtrArray    *cells;
  const char   *tag;
  double        above;
  double        below;
  double        frame;
  double        cut_x;
  PangoLayout  *cut_mark;
  gboolean      begun;
};

static void
piece_clear (gpointer data)
{
  Piece *piece = data;

  g_clear_object (&piece->layout);
  g_clear_object (&piece->label);
  g_clear_pointer (&piece->data, g_ptr_array_unref);
}

static void
cell_free (gpointer data)
{
  CkCell *cell = data;

  g_array_unref (cell->pieces);
  g_array_unref (cell->again);
  g_free (cell);
}

static double
layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return pango_units_to_double (height);
}

static PangoLayout *
lay_out_label (CkRow *row,
               CkCellPart part)
{
  g_autoptr (GPtrArray) layouts = NULL;

  if (part.label == NULL)
    return NULL;

  layouts = ck_rich_text_lay_out (part.label, row->context, part.type, MAX (part.indent - 4, 10), PANGO_ALIGN_LEFT);
  return g_object_ref (g_ptr_array_index (layouts, 0));
}

static void
add_pieces (CkCell     *cell,
            GArray     *pieces,
            CkRichText *text,
            CkCellPart      part)
{
  double padding = part.boxed ? BOX_PADDING : 0;
  g_autoptr (CkRichText) label = part.label;
  g_autoptr (CkRichText) owned = text;
  g_autoptr (GPtrArray) layouts = NULL;

  layouts = ck_rich_text_lay_out (text, cell->row->context, part.type, cell->width - part.indent - 2 * padding,
                                  part.alignment);
  for (guint i = 0; i < layouts->len; i++)
    {
      Piece piece = { .layout = g_object_ref (g_ptr_array_index (layouts, i)), .part = part };

      piece.part.label = NULL;
      if (i == 0)
        piece.label = lay_out_label (cell->row, part);
      if (i > 0 || part.gap == 0)
        piece.part.gap = ck_rich_text_get_leading (part.type);
      piece.n_lines = pango_layout_get_line_count (piece.layout);
      piece.height = layout_height (piece.layout) + 2 * padding;
      if (piece.label != NULL)
        piece.height = MAX (piece.height, layout_height (piece.label));
      g_array_append_val (pieces, piece);
    }
}

static double
pieces_height (GArray *pieces)
{
  double height = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      height += piece->height + (i > 0 ? piece->part.gap : 0);
    }
  return height;
}

/* How many lines from @first on fit into @room, and how high they are. */
static int
lines_that_fit (const Piece *piece,
                int          first,
                double       room,
                double      *height)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (piece->layout);
  int number = 0, fit = 0, top = 0;

  *height = 0;
  do
    {
      int y0, y1;

      if (number++ < first)
        continue;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      if (fit == 0)
        top = y0;
      if (pango_units_to_double (y1 - top) > room)
        break;
      *height = pango_units_to_double (y1 - top);
      fit++;
    }
  while (pango_layout_iter_next_line (iter));
  return fit;
}

static void
put_piece (const Piece *piece,
           CkCell      *cell,
           CkSheet     *sheet,
           double       y,
           int          first_line,
           int          n_lines,
           double       height)
{
  double x = cell->x + piece->part.indent;
  double padding = piece->part.boxed ? BOX_PADDING : 0;

  if (piece->part.boxed)
    {
      ck_sheet_fill (sheet, x - 1, y, cell->width + 3, height, 0.94);
      ck_sheet_frame (sheet, x - 1, y, cell->width + 3, height, 0.35);
    }
  if (piece->part.quoted)
    ck_sheet_fill (sheet, cell->x + 1.5, y + 0.5, QUOTE_BAR, height - 1, CK_GREY_RULE);

  ck_sheet_open (sheet, piece->part.tag);
  if (piece->draw != NULL)
    {
      ck_sheet_picture (sheet, x, y, piece->draw, piece->data);
      ck_sheet_close (sheet, piece->part.tag);
      return;
    }
  if (piece->label != NULL && first_line == 0)
    ck_sheet_text (sheet, cell->x, y, piece->label, 0, -1);
  ck_sheet_text (sheet, x + padding, y + padding, piece->layout, first_line, n_lines);
  ck_sheet_close (sheet, piece->part.tag);
}

/* Puts as much of a cell as fits; returns the height that it took. */
static double
place_cell (CkCell  *cell,
            CkSheet *sheet,
            double   y,
            double   room,
            gboolean continued)
{
  double used = 0;
  gboolean any = FALSE;

  ck_sheet_open (sheet, cell->tag);
  if (cell->rule)
    ck_sheet_rule (sheet, cell->x, y, cell->width, 0.8, 0);

  for (guint i = 0; continued && i < cell->again->len; i++)
    {
      const Piece *piece = &g_array_index (cell->again, Piece, i);

      put_piece (piece, cell, sheet, y + used, 0, -1, piece->height);
      used += piece->height;
    }

  while (cell->next < cell->pieces->len)
    {
      const Piece *piece = &g_array_index (cell->pieces, Piece, cell->next);
      double gap = used > 0 && cell->next_line == 0 ? piece->part.gap : 0;
      double height;
      int fit;

      if (cell->next_line == 0 && used + gap + piece->height <= room + 0.01)
        {
          put_piece (piece, cell, sheet, y + used + gap, 0, -1, piece->height);
          used += gap + piece->height;
          cell->next++;
          any = TRUE;
          continue;
        }
      if (piece->part.boxed && any)
        break;
      if (piece->draw != NULL)
        {
          if (any || room <= LEAST_PROGRESS)
            break;
          /* higher than what a page has left at its head: it goes there all the same */
          put_piece (piece, cell, sheet, y + used + gap, 0, 0, piece->height);
          used += gap + piece->height;
          cell->next++;
          any = TRUE;
          continue;
        }

      fit = lines_that_fit (piece, cell->next_line, room - used - gap, &height);
      /* A line higher than a page goes where it can: there is always a next page, so there must be a last one. */
      if (fit == 0 && !any && room > LEAST_PROGRESS)
        fit = 1;
      if (fit == 0)
        break;

      put_piece (piece, cell, sheet, y + used + gap, cell->next_line, fit, height);
      used += gap + height;
      any = TRUE;
      cell->next_line += fit;
      if (cell->next_line < piece->n_lines)
        break;
      cell->next++;
      cell->next_line = 0;
    }
  ck_sheet_close (sheet, cell->tag);
  return used;
}

/**
 * ck_row_new:
 * @context: from ck_rich_text_create_context()
 * @tag: (nullable): static: "TR" in a table
 *
 * Returns: (transfer full): a row without cells
 */
CkRow *
ck_row_new (PangoContext *context,
            const char   *tag)
{
  CkRow *self = g_new0 (CkRow, 1);

  self->context = g_object_ref (context);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->tag = tag;
  return self;
}

/**
 * ck_row_free:
 * @self: (nullable) (transfer full): a row; the sheets that it was put on keep what they show
 */
void
ck_row_free (CkRow *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cells);
  g_clear_object (&self->cut_mark);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * ck_row_set_padding:
 * @self: a row
 * @above: points above its texts
 * @below: points below
 */
void
ck_row_set_padding (CkRow *self,
                    double above,
                    double below)
{
  self->above = above;
  self->below = below;
}

/**
 * ck_row_set_frame:
 * @self: a row
 * @height: in points, at least: it is ruled round, as a box to write in
 */
void
ck_row_set_frame (CkRow *self,
                  double height)
{
  self->frame = height;
}

/**
 * ck_row_set_cut_mark:
 * @self: a row
 * @x: where it stands
 * @text: "continued on the next page", translated
 *
 * What is said under a part of the row where it had to be cut.
 */
void
ck_row_set_cut_mark (CkRow      *self,
                     double      x,
                     const char *text)
{
  g_autoptr (CkRichText) mark = ck_rich_text_new_of (CK_RICH_QUIET, text);
  g_autoptr (GPtrArray) layouts = ck_rich_text_lay_out (mark, self->context, CK_TYPE_SMALL, -1, PANGO_ALIGN_LEFT);

  self->cut_x = x;
  g_set_object (&self->cut_mark, g_ptr_array_index (layouts, 0));
}

/**
 * ck_row_get_height:
 * @self: a row
 *
 * Returns: its height uncut, with padding, in points
 */
double
ck_row_get_height (CkRow *self)
{
  double height = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      CkCell *cell = g_ptr_array_index (self->cells, i);
      double tall = pieces_height (cell->pieces);

      height = MAX (height, tall);
    }
  return MAX (self->above + height + self->below, self->frame);
}

/**
 * ck_row_rewind:
 * @self: a row
 *
 * Lets it be placed again, from its beginning.
 */
void
ck_row_rewind (CkRow *self)
{
  self->begun = FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      CkCell *cell = g_ptr_array_index (self->cells, i);

      cell->next = 0;
      cell->next_line = 0;
    }
}

/**
 * ck_row_place:
 * @self: a row
 * @sheet: the page
 * @y: where it begins
 * @room: points down to the end of the page
 * @used: (out): the height that it took
 *
 * Puts the row, or what is left of it after the pages before, on a page: all of it where there is room; else whole
 * lines, as many as fit, and the mark that it is cut.
 *
 * Returns: whether all of it is placed now
 */
gboolean
ck_row_place (CkRow   *self,
              CkSheet *sheet,
              double   y,
              double   room,
              double  *used)
{
  gboolean continued = self->begun, done = TRUE;
  gboolean whole = !self->begun && ck_row_get_height (self) <= room + 0.01;
  double inner = whole ? room : room - self->above - self->below - (self->cut_mark != NULL ? CUT_MARK_HEIGHT : 0);
  double height = 0;

  if (self->frame > 0)
    ck_sheet_frame (sheet, CK_PAGE_LEFT, y, CK_PAGE_BREADTH, self->frame, CK_GREY_QUIET);

  ck_sheet_open (sheet, self->tag);
  for (guint i = 0; i < self->cells->len; i++)
    {
      CkCell *cell = g_ptr_array_index (self->cells, i);

      double taken = place_cell (cell, sheet, y + self->above, inner, continued);

      height = MAX (height, taken);
      done = done && cell->next >= cell->pieces->len;
    }
  if (!done && self->cut_mark != NULL)
    {
      ck_sheet_text (sheet, self->cut_x, y + self->above + height + 2, self->cut_mark, 0, -1);
      height += CUT_MARK_HEIGHT;
    }
  ck_sheet_close (sheet, self->tag);

  self->begun = TRUE;
  *used = MAX (self->above + height + self->below, self->frame);
  return done;
}

/**
 * ck_row_add_cell:
 * @self: a row
 * @x: left edge of its text
 * @width: of its text
 * @tag: (nullable): static: "TD" or "TH" in a table
 *
 * Returns: (transfer none): an empty cell, right of those before
 */
CkCell *
ck_row_add_cell (CkRow      *self,
                 double      x,
                 double      width,
                 const char *tag)
{
  CkCell *cell = g_new0 (CkCell, 1);

  cell->row = self;
  cell->x = x;
  cell->width = width;
  cell->tag = tag;
  cell->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  cell->again = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (cell->pieces, piece_clear);
  g_array_set_clear_func (cell->again, piece_clear);
  g_ptr_array_add (self->cells, cell);
  return cell;
}

/**
 * ck_cell_set_rule:
 * @self: a cell
 *
 * A line above it, to sign on.
 */
void
ck_cell_set_rule (CkCell *self)
{
  self->rule = TRUE;
}

/**
 * ck_cell_add:
 * @self: a cell
 * @text: (transfer full): what stands under the texts before
 * @part: how it stands
 */
void
ck_cell_add (CkCell     *self,
             CkRichText *text,
             CkCellPart      part)
{
  add_pieces (self, self->pieces, text, part);
}

/**
 * ck_cell_add_again:
 * @self: a cell
 * @text: (transfer full): what stands at its head on every page that the row goes on to
 * @part: how it stands
 */
void
ck_cell_add_again (CkCell     *self,
                   CkRichText *text,
                   CkCellPart      part)
{
  add_pieces (self, self->again, text, part);
}

/**
 * ck_cell_add_picture:
 * @self: a cell
 * @draw: draws it from its upper left
 * @data: (transfer none): for @draw; kept
 * @height: in points; never cut
 * @part: how it stands
 */
void
ck_cell_add_picture (CkCell     *self,
                     CkSheetDraw draw,
                     GPtrArray  *data,
                     double      height,
                     CkCellPart      part)
{
  Piece piece = { .part = part, .height = height, .draw = draw, .data = g_ptr_array_ref (data) };

  g_array_append_val (self->pieces, piece);
}
