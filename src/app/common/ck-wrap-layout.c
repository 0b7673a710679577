/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-wrap-layout.h"

struct _CkWrapLayout {
  GtkLayoutManager parent_instance;
  int              spacing;
  int              natural_width;
  gboolean         from_end;
};

G_DEFINE_FINAL_TYPE (CkWrapLayout, ck_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

enum { PROP_0, PROP_SPACING, PROP_NATURAL_WIDTH, PROP_FROM_END, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* One line of children: from @first, and before @end, NULL for the last line */
typedef struct {
  GtkWidget *first;
  GtkWidget *end;
  int        width;
  int        height;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
next_child (GtkWidget *child)
{
  return skip_hidden (gtk_widget_get_next_sibling (child));
}

static gboolean
clings (GtkWidget *child)
{
  return gtk_widget_has_css_class (child, CK_WRAP_CLINGS);
}

/* What those take that cling to a child, which are in its line. */
static int
width_behind (CkWrapLayout *self,
              GtkWidget    *child)
{
  int width = 0;

  for (GtkWidget *next = next_child (child); next != NULL && clings (next); next = next_child (next))
    {
      int natural;

      gtk_widget_measure (next, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width += self->spacing + natural;
    }
  return width;
}

/* What a child takes of a line that is @width wide; never less than it can be */
static int
width_of (CkWrapLayout *self,
          GtkWidget    *child,
          int           width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, width - width_behind (self, child)));
}

static int
height_of (GtkWidget *child,
           int        width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  return natural;
}

/* The line that begins with @first: at least one child */
static Line
fill_line (CkWrapLayout *self,
           GtkWidget    *first,
           int           width)
{
  Line line = { first, first, 0, 0 };

  while (line.end != NULL)
    {
      int child_width = width_of (self, line.end, width);
      int with_child = line.width + (line.width > 0 ? self->spacing : 0) + child_width;

      if (line.end != first && !clings (line.end) && with_child + width_behind (self, line.end) > width)
        break;
      line.width = with_child;
      line.height = MAX (line.height, height_of (line.end, child_width));
      line.end = next_child (line.end);
    }

  return line;
}

static GtkSizeRequestMode
ck_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (CkWrapLayout *self,
               GtkWidget    *widget,
               int          *minimum,
               int          *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL; child = next_child (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum + width_behind (self, child));
      *natural += (*natural > 0 ? self->spacing : 0) + child_natural;
    }
  *natural = MAX (*minimum, MIN (*natural, self->natural_width));
}

static void
ck_wrap_layout_measure (GtkLayoutManager *manager,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  CkWrapLayout *self = CK_WRAP_LAYOUT (manager);
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  if (for_size < 0)
    measure_width (self, widget, &for_size, natural);
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;)
    {
      Line line = fill_line (self, child, for_size);

      height += (height > 0 ? self->spacing : 0) + line.height;
      child = line.end;
    }
  *minimum = *natural = height;
}

static void
ck_wrap_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  CkWrapLayout *self = CK_WRAP_LAYOUT (manager);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;)
    {
      Line line = fill_line (self, child, width);
      int x = self->from_end ? MAX (0, width - line.width) : 0;

      for (; child != line.end; child = next_child (child))
        {
          int child_width = width_of (self, child, width);
          GtkAllocation place = { right_to_left ? width - x - child_width : x, y, child_width, line.height };

          gtk_widget_size_allocate (child, &place, -1);
          x += child_width + self->spacing;
        }
      y += line.height + self->spacing;
    }
}

static void
ck_wrap_layout_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CkWrapLayout *self = CK_WRAP_LAYOUT (object);

  if (prop_id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else if (prop_id == PROP_NATURAL_WIDTH)
    g_value_set_int (value, self->natural_width);
  else
    g_value_set_boolean (value, self->from_end);
}

static void
ck_wrap_layout_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CkWrapLayout *self = CK_WRAP_LAYOUT (object);

  if (prop_id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else if (prop_id == PROP_NATURAL_WIDTH)
    self->natural_width = g_value_get_int (value);
  else
    self->from_end = g_value_get_boolean (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
ck_wrap_layout_class_init (CkWrapLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = ck_wrap_layout_get_property;
  object_class->set_property = ck_wrap_layout_set_property;
  layout_class->get_request_mode = ck_wrap_layout_get_request_mode;
  layout_class->measure = ck_wrap_layout_measure;
  layout_class->allocate = ck_wrap_layout_allocate;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NATURAL_WIDTH] = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT16, G_MAXINT16,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FROM_END] = g_param_spec_boolean ("from-end", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ck_wrap_layout_init (CkWrapLayout *self)
{
  self->natural_width = G_MAXINT16;
}
