/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shape's points are joined by Catmull-Rom curves, each as one Bézier: smooth, and through every point. */
#include "ck-body-figure.h"

#include <string.h>

#define BODY_HEIGHT_UNITS 220.0
#define HEAD_PART 0.36       /* how high a head or a hand stands beside a whole body */
#define GAP 10.0
#define MARK_RADIUS 5.0
#define LABEL_SIZE 7.0
#define NUMBER_SIZE 6.6

const CkBodyInk ck_body_ink_paper = {
  .fill = { 0.96, 0.96, 0.96, 1 },
  .line = { 0.45, 0.45, 0.45, 1 },
  .mark = { 0, 0, 0, 1 },
  .number = { 1, 1, 1, 1 },
  .text = { 0.3, 0.3, 0.3, 1 },
  .family = "Cantarell,DejaVu Sans,Noto Sans,Sans",
  .text_scale = 1,
};

typedef struct {
  double x, y;
} Point;

/* "50,4 58,5.5": what was tested to be numbers */
static GArray *
read_points (const char *text,
             gsize       length)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));
  const char *end = text + length;

  while (text < end)
    {
      char *rest;
      Point point;

      point.x = g_ascii_strtod (text, &rest);
      point.y = g_ascii_strtod (rest + 1, &rest);
      g_array_append_val (points, point);
      text = rest + 1;
    }
  return points;
}

static void
add_mirrored (GArray *points)
{
  for (int i = (int)points->len - 1; i >= 0; i--)
    {
      Point point = g_array_index (points, Point, i);

      if (ABS (point.x - 50) < 0.01)
        continue;
      point.x = 100 - point.x;
      g_array_append_val (points, point);
    }
}

static void
trace (cairo_t *cr,
       GArray  *points,
       gboolean closed)
{
  int n = (int)points->len;
  int n_curves = closed ? n : n - 1;
  const Point *at = &g_array_index (points, Point, 0);

  cairo_move_to (cr, at[0].x, at[0].y);
  for (int i = 0; i < n_curves; i++)
    {
      const Point *a = &at[i], *b = &at[(i + 1) % n];
      const Point *before = closed ? &at[(i + n - 1) % n] : &at[MAX (i - 1, 0)];
      const Point *after = closed ? &at[(i + 2) % n] : &at[MIN (i + 2, n - 1)];

      cairo_curve_to (cr, a->x + (b->x - before->x) / 6, a->y + (b->y - before->y) / 6, b->x - (after->x - a->x) / 6,
                      b->y - (after->y - a->y) / 6, b->x, b->y);
    }
  if (closed)
    cairo_close_path (cr);
}

static void
trace_all (cairo_t           *cr,
           const CkBodyShape *shape,
           const char        *text,
           gboolean           closed)
{
  for (gsize length; text != NULL && *text != '\0'; text += length + (text[length] == '|'))
    {
      g_autoptr (GArray) points = NULL;

      length = strcspn (text, "|");
      points = read_points (text, length);
      if (shape->mirrored && closed)
        add_mirrored (points);
      trace (cr, points, closed);
      if (shape->mirrored && !closed)
        {
          for (guint i = 0; i < points->len; i++)
            g_array_index (points, Point, i).x = 100 - g_array_index (points, Point, i).x;
          trace (cr, points, FALSE);
        }
    }
}

static void
set_ink (cairo_t     *cr,
         const double ink[4])
{
  cairo_set_source_rgba (cr, ink[0], ink[1], ink[2], ink[3]);
}

/* Words whose middle is at @x, and whose top is at @y; in their middle too, when @middle. */
static void
show_words (cairo_t         *cr,
            const char      *words,
            double           x,
            double           y,
            double           size,
            gboolean         bold,
            gboolean         middle,
            const CkBodyInk *ink)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();
  int width, height;

  pango_font_description_set_family (font, ink->family);
  pango_font_description_set_absolute_size (font, size * ink->text_scale * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, x - pango_units_to_double (width) / 2, middle ? y - pango_units_to_double (height) / 2 : y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

/**
 * ck_body_lay_out:
 * @pictures: (array length=n_pictures): which, in their order
 * @n_pictures: how many
 * @width: what they may take
 * @body_height: how high a whole body is
 * @label_height: room under each for its name; 0 for none
 * @used_width: (out): what they take
 * @used_height: (out): what they take
 *
 * Sets pictures side by side, and under one another where there isn't room.
 *
 * Returns: (transfer full) (element-type CkBodyPanel): where each stands
 */
GArray *
ck_body_lay_out (const CkBodyPicture *pictures,
                 guint                n_pictures,
                 double               width,
                 double               body_height,
                 double               label_height,
                 double              *used_width,
                 double              *used_height)
{
  GArray *panels = g_array_new (FALSE, FALSE, sizeof (CkBodyPanel));
  double x = 0, y = 0, row = 0;

  *used_width = 0;
  for (guint i = 0; i < n_pictures; i++)
    {
      const CkBodyShape *shape = ck_body_shape (pictures[i]);
      double height = shape->height >= BODY_HEIGHT_UNITS ? body_height : body_height * HEAD_PART * shape->height / 120;
      CkBodyPanel panel = { .picture = pictures[i], .scale = height / shape->height };
      double breadth = shape->width * panel.scale;

      if (x > 0 && x + breadth > width)
        {
          x = 0;
          y += row + GAP;
          row = 0;
        }
      panel.x = x;
      panel.y = y;
      g_array_append_val (panels, panel);
      x += breadth + GAP;
      *used_width = MAX (*used_width, x - GAP);
      row = MAX (row, height + label_height);
    }
  *used_height = y + row;
  return panels;
}

/**
 * ck_body_lay_out_of:
 * @injuries: (element-type CkInjury): marks
 * @width: as for ck_body_lay_out()
 * @body_height: likewise
 * @used_width: (out): likewise
 * @used_height: (out): likewise
 *
 * Returns: (transfer full) (element-type CkBodyPanel): the pictures that have a mark, with room for their names
 */
GArray *
ck_body_lay_out_of (GPtrArray *injuries,
                    double     width,
                    double     body_height,
                    double    *used_width,
                    double    *used_height)
{
  CkBodyPicture pictures[CK_BODY_N_PICTURES];
  guint n = 0;

  for (int picture = 0; picture < CK_BODY_N_PICTURES; picture++)
    for (guint i = 0; i < injuries->len; i++)
      if (((CkInjury *)injuries->pdata[i])->picture == picture)
        {
          pictures[n++] = (CkBodyPicture)picture;
          break;
        }
  return ck_body_lay_out (pictures, n, width, body_height, LABEL_SIZE * 1.6, used_width, used_height);
}

/**
 * ck_body_draw:
 * @cr: where to; its origin is that of the panels
 * @panels: (element-type CkBodyPanel): from ck_body_lay_out()
 * @ink: colours
 *
 * Draws the figures, each with its name under it.
 */
void
ck_body_draw (cairo_t         *cr,
              GArray          *panels,
              const CkBodyInk *ink)
{
  for (guint i = 0; i < panels->len; i++)
    {
      const CkBodyPanel *panel = &g_array_index (panels, CkBodyPanel, i);
      const CkBodyShape *shape = ck_body_shape (panel->picture);

      cairo_save (cr);
      cairo_translate (cr, panel->x, panel->y);
      cairo_scale (cr, panel->scale, panel->scale);
      if (shape->flipped)
        {
          cairo_translate (cr, shape->width, 0);
          cairo_scale (cr, -1, 1);
        }
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, 0.9 / panel->scale);
      trace_all (cr, shape, shape->outline, TRUE);
      set_ink (cr, ink->fill);
      cairo_fill_preserve (cr);
      set_ink (cr, ink->line);
      cairo_stroke (cr);
      cairo_set_line_width (cr, 0.6 / panel->scale);
      trace_all (cr, shape, shape->lines, FALSE);
      cairo_stroke (cr);
      cairo_restore (cr);

      set_ink (cr, ink->text);
      show_words (cr, ck_token_label (&ck_body_pictures, (int)panel->picture), panel->x + shape->width * panel->scale / 2,
                  panel->y + shape->height * panel->scale + 1, LABEL_SIZE, FALSE, FALSE, ink);
    }
}

static const CkBodyPanel *
find_panel (GArray *panels,
            int     picture)
{
  for (guint i = 0; i < panels->len; i++)
    if ((int)g_array_index (panels, CkBodyPanel, i).picture == picture)
      return &g_array_index (panels, CkBodyPanel, i);
  return NULL;
}

/**
 * ck_body_draw_marks:
 * @cr: where to
 * @panels: (element-type CkBodyPanel): from ck_body_lay_out()
 * @injuries: (element-type CkInjury): the marks; those on other pictures are left out
 * @selected: the index of one with a ring round it, or -1
 * @ink: colours
 *
 * Draws each mark as a disc with its number; a mark that has none yet gets its place in the list.
 */
void
ck_body_draw_marks (cairo_t         *cr,
                    GArray          *panels,
                    GPtrArray       *injuries,
                    int              selected,
                    const CkBodyInk *ink)
{
  double radius = MARK_RADIUS * ink->text_scale;

  for (guint i = 0; i < injuries->len; i++)
    {
      CkInjury *injury = injuries->pdata[i];
      const CkBodyPanel *panel = find_panel (panels, injury->picture);
      const CkBodyShape *shape = panel != NULL ? ck_body_shape (panel->picture) : NULL;
      g_autofree char *number = g_strdup_printf ("%d", injury->n > 0 ? (int)injury->n : (int)i + 1);
      double x, y;

      if (panel == NULL)
        continue;
      x = panel->x + (double)injury->x / CK_BODY_SCALE * shape->width * panel->scale;
      y = panel->y + (double)injury->y / CK_BODY_SCALE * shape->height * panel->scale;
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      set_ink (cr, ink->mark);
      cairo_fill (cr);
      if ((int)i == selected)
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, x, y, radius + 3, 0, 2 * G_PI);
          cairo_set_line_width (cr, 2);
          cairo_stroke (cr);
        }
      set_ink (cr, ink->number);
      show_words (cr, number, x, y, NUMBER_SIZE, TRUE, TRUE, ink);
    }
}

/**
 * ck_body_panel_at:
 * @panels: (element-type CkBodyPanel): from ck_body_lay_out()
 * @x: where somebody pointed
 * @y: likewise
 * @picture: (out): which picture
 * @mark_x: (out): thousandths of its width
 * @mark_y: (out): thousandths of its height
 *
 * Returns: whether there is a picture
 */
gboolean
ck_body_panel_at (GArray        *panels,
                  double         x,
                  double         y,
                  CkBodyPicture *picture,
                  int           *mark_x,
                  int           *mark_y)
{
  for (guint i = 0; i < panels->len; i++)
    {
      const CkBodyPanel *panel = &g_array_index (panels, CkBodyPanel, i);
      const CkBodyShape *shape = ck_body_shape (panel->picture);
      double across = (x - panel->x) / panel->scale / shape->width;
      double down = (y - panel->y) / panel->scale / shape->height;

      if (across < 0 || across > 1 || down < 0 || down > 1)
        continue;
      *picture = panel->picture;
      *mark_x = (int)(across * CK_BODY_SCALE + 0.5);
      *mark_y = (int)(down * CK_BODY_SCALE + 0.5);
      return TRUE;
    }
  return FALSE;
}
