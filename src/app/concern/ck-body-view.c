/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-body-view.h"

#include "ck-body-figure.h"

#define LABEL_HEIGHT 12.0
#define STEP 10       /* thousandths that an arrow key moves a mark, and with Shift a tenth of that */
#define NEAR 14.0     /* pixels: a press this near to a mark takes hold of it */

struct _CkBodyView {
  GtkWidget     parent_instance;

  CkBodyPicture pictures[CK_BODY_N_PICTURES];
  guint         n_pictures;
  GPtrArray    *marks;     /* CkInjury */
  int           selected;
  int           body_height;
  gboolean      editable;
  double        drag_x;
  double        drag_y;
};

G_DEFINE_FINAL_TYPE (CkBodyView, ck_body_view, GTK_TYPE_WIDGET)

enum { PLACED, MOVED, REMOVED, PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Letters grow with the text of the desktop, so the marks do. */
static double
get_text_scale (CkBodyView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_units_to_double (pango_font_description_get_size (font));

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) > 0 ? pango_cairo_context_get_resolution (context) / 72.0 : 96 / 72.0;
  return CLAMP (size / 10.5, 1, 4);
}

static GArray *
lay_out (CkBodyView *self,
         double      width,
         double     *used_width,
         double     *used_height)
{
  double scale = get_text_scale (self);

  return ck_body_lay_out (self->pictures, self->n_pictures, width, self->body_height * MIN (scale, 1.6), LABEL_HEIGHT * scale,
                          used_width, used_height);
}

static GtkSizeRequestMode
ck_body_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ck_body_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  CkBodyView *self = CK_BODY_VIEW (widget);
  double width, height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      g_autoptr (GArray) narrow = lay_out (self, 1, &width, &height);
      g_autoptr (GArray) broad = NULL;

      *minimum = (int) width + 8;
      broad = lay_out (self, 100000, &width, &height);
      *natural = (int) width + 8;
    }
  else
    {
      g_autoptr (GArray) panels = lay_out (self, for_size < 0 ? 100000 : for_size - 8, &width, &height);

      *minimum = *natural = (int) height + 8;
    }
}

/* The panels as they stand in the widget: in its middle to work on, at its left to read. */
static GArray *
lay_out_now (CkBodyView *self,
             double     *left)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double used_width, used_height;
  GArray *panels = lay_out (self, width - 8, &used_width, &used_height);

  *left = self->editable ? MAX (4, (width - used_width) / 2) : 4;
  return panels;
}

static void
set_ink (double         ink[4],
         const GdkRGBA *colour,
         double         alpha)
{
  ink[0] = colour->red;
  ink[1] = colour->green;
  ink[2] = colour->blue;
  ink[3] = alpha;
}

static void
ck_body_view_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CkBodyView *self = CK_BODY_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  CkBodyInk ink = ck_body_ink_paper;
  GdkRGBA text, paper = { 1, 1, 1, 1 };
  g_autoptr (GArray) panels = NULL;
  double left;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  if (text.red + text.green + text.blue > 1.5)
    paper = (GdkRGBA){ 0, 0, 0, 1 };
  set_ink (ink.fill, &text, 0.06);
  set_ink (ink.line, &text, 0.55);
  set_ink (ink.text, &text, 0.75);
  set_ink (ink.mark, &text, 1);
  set_ink (ink.number, &paper, 1);
  ink.text_scale = 1.35 * get_text_scale (self);

  panels = lay_out_now (self, &left);
  cairo_translate (cr, left, 4);
  ink.text_scale /= 1.35;
  ck_body_draw (cr, panels, &ink);
  ink.text_scale *= 1.35;
  ck_body_draw_marks (cr, panels, self->marks, gtk_widget_has_visible_focus (widget) || self->editable ? self->selected : -1,
                      &ink);
  cairo_destroy (cr);
}

static int
mark_near (CkBodyView *self,
           GArray     *panels,
           double      x,
           double      y)
{
  int nearest = -1;
  double least = NEAR * NEAR;

  for (guint i = 0; i < self->marks->len; i++)
    for (guint j = 0; j < panels->len; j++)
      {
        CkInjury *mark = g_ptr_array_index (self->marks, i);
        const CkBodyPanel *panel = &g_array_index (panels, CkBodyPanel, j);
        const CkBodyShape *shape = ck_body_shape (panel->picture);
        double dx = panel->x + (double) mark->x / CK_BODY_SCALE * shape->width * panel->scale - x;
        double dy = panel->y + (double) mark->y / CK_BODY_SCALE * shape->height * panel->scale - y;

        if ((int) panel->picture == mark->picture && dx * dx + dy * dy <= least)
          {
            least = dx * dx + dy * dy;
            nearest = (int) i;
          }
      }
  return nearest;
}

static void
on_drag_begin (GtkGestureDrag *gesture,
               double          x,
               double          y,
               CkBodyView     *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  ck_body_view_press (self, x, y);
  if (self->selected >= 0 && self->selected < (int) self->marks->len)
    {
      CkInjury *mark = g_ptr_array_index (self->marks, self->selected);

      self->drag_x = (double) mark->x;
      self->drag_y = (double) mark->y;
    }
}

static void
on_drag_update (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                CkBodyView     *self)
{
  CkInjury *mark;
  double left;
  g_autoptr (GArray) panels = lay_out_now (self, &left);

  if (self->selected < 0 || self->selected >= (int) self->marks->len || offset_x * offset_x + offset_y * offset_y < 9)
    return;
  mark = g_ptr_array_index (self->marks, self->selected);
  for (guint i = 0; i < panels->len; i++)
    {
      const CkBodyPanel *panel = &g_array_index (panels, CkBodyPanel, i);
      const CkBodyShape *shape = ck_body_shape (panel->picture);

      if ((int) panel->picture == mark->picture)
        g_signal_emit (self, signals[MOVED], 0,
                       CLAMP ((int) (self->drag_x + offset_x / panel->scale / shape->width * CK_BODY_SCALE), 1, CK_BODY_SCALE),
                       CLAMP ((int) (self->drag_y + offset_y / panel->scale / shape->height * CK_BODY_SCALE), 1, CK_BODY_SCALE));
    }
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        CkBodyView            *self)
{
  int step = (state & GDK_SHIFT_MASK) != 0 ? STEP / 10 : STEP;

  if (!self->editable || self->selected < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      ck_body_view_nudge (self, -step, 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      ck_body_view_nudge (self, step, 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      ck_body_view_nudge (self, 0, -step);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      ck_body_view_nudge (self, 0, step);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      g_signal_emit (self, signals[REMOVED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
ck_body_view_dispose (GObject *object)
{
  g_clear_pointer (&CK_BODY_VIEW (object)->marks, g_ptr_array_unref);

  G_OBJECT_CLASS (ck_body_view_parent_class)->dispose (object);
}

static void
ck_body_view_class_init (CkBodyViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_body_view_dispose;
  widget_class->get_request_mode = ck_body_view_get_request_mode;
  widget_class->measure = ck_body_view_measure;
  widget_class->snapshot = ck_body_view_snapshot;

  signals[PLACED] = g_signal_new ("placed", CK_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT,
                                  G_TYPE_INT, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", CK_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT,
                                 G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", CK_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] = g_signal_new ("picked", CK_TYPE_BODY_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "bodyview");
}

static void
ck_body_view_init (CkBodyView *self)
{
  self->marks = g_ptr_array_new_with_free_func (g_object_unref);
  self->selected = -1;
  self->body_height = 220;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * ck_body_view_new:
 *
 * Returns: (transfer floating): a view without pictures
 */
GtkWidget *
ck_body_view_new (void)
{
  return g_object_new (CK_TYPE_BODY_VIEW, NULL);
}

/**
 * ck_body_view_set_pictures:
 * @self: a view
 * @pictures: (array length=n_pictures): which it shows
 * @n_pictures: how many
 */
void
ck_body_view_set_pictures (CkBodyView          *self,
                           const CkBodyPicture *pictures,
                           guint                n_pictures)
{
  g_return_if_fail (CK_IS_BODY_VIEW (self));
  g_return_if_fail (n_pictures <= CK_BODY_N_PICTURES);

  for (guint i = 0; i < n_pictures; i++)
    self->pictures[i] = pictures[i];
  self->n_pictures = n_pictures;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ck_body_view_set_marks:
 * @self: a view
 * @injuries: (element-type CkInjury): the marks; copied as a list
 * @selected: the one that keys move, or -1
 */
void
ck_body_view_set_marks (CkBodyView *self,
                        GPtrArray  *injuries,
                        int         selected)
{
  g_return_if_fail (CK_IS_BODY_VIEW (self));

  g_ptr_array_ref (injuries);
  g_ptr_array_set_size (self->marks, 0);
  for (guint i = 0; i < injuries->len; i++)
    g_ptr_array_add (self->marks, g_object_ref (g_ptr_array_index (injuries, i)));
  g_ptr_array_unref (injuries);
  self->selected = selected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * ck_body_view_set_editable:
 * @self: a view
 * @editable: whether marks can be put on it, by pointer and by keyboard
 */
void
ck_body_view_set_editable (CkBodyView *self,
                           gboolean    editable)
{
  GtkGesture *drag;
  GtkEventController *keys;

  g_return_if_fail (CK_IS_BODY_VIEW (self));

  if (!editable || self->editable)
    return;
  self->editable = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  drag = gtk_gesture_drag_new ();
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  keys = gtk_event_controller_key_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * ck_body_view_set_height:
 * @self: a view
 * @body_height: pixels of a whole body, at the usual size of text
 */
void
ck_body_view_set_height (CkBodyView *self,
                         int         body_height)
{
  g_return_if_fail (CK_IS_BODY_VIEW (self));

  self->body_height = body_height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ck_body_view_press:
 * @self: a view
 * @x: where it is pressed, in the widget
 * @y: likewise
 *
 * Picks the mark that is near, or asks for a new one there.
 */
void
ck_body_view_press (CkBodyView *self,
                    double      x,
                    double      y)
{
  CkBodyPicture picture;
  int mark_x, mark_y, near;
  double left;
  g_autoptr (GArray) panels = NULL;

  g_return_if_fail (CK_IS_BODY_VIEW (self));

  panels = lay_out_now (self, &left);
  near = mark_near (self, panels, x - left, y - 4);
  if (near >= 0)
    g_signal_emit (self, signals[PICKED], 0, near);
  else if (ck_body_panel_at (panels, x - left, y - 4, &picture, &mark_x, &mark_y))
    g_signal_emit (self, signals[PLACED], 0, (int) picture, MAX (mark_x, 1), MAX (mark_y, 1));
}

/**
 * ck_body_view_nudge:
 * @self: a view
 * @dx: thousandths to the right
 * @dy: thousandths down
 *
 * Asks for the selected mark to be moved; it stays on its picture.
 */
void
ck_body_view_nudge (CkBodyView *self,
                    int         dx,
                    int         dy)
{
  CkInjury *mark;

  g_return_if_fail (CK_IS_BODY_VIEW (self));

  if (self->selected < 0 || self->selected >= (int) self->marks->len)
    return;
  mark = g_ptr_array_index (self->marks, self->selected);
  g_signal_emit (self, signals[MOVED], 0, CLAMP ((int) mark->x + dx, 1, CK_BODY_SCALE),
                 CLAMP ((int) mark->y + dy, 1, CK_BODY_SCALE));
}
