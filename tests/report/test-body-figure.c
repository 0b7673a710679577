/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body map as it is drawn: every region lies within its outline, marks are where they were put, and what somebody
 * points at is found again. With an argument it writes the whole map as a PNG of that name, to look at. */
#include "ck-body-figure.h"

#define WIDTH 900
#define HEIGHT 640

static const CkBodyPicture all[] = {
  CK_BODY_FRONT,     CK_BODY_BACK,      CK_BODY_FACE,           CK_BODY_HEAD_LEFT,  CK_BODY_HEAD_RIGHT,
  CK_BODY_HEAD_BACK, CK_BODY_LEFT_PALM, CK_BODY_LEFT_HAND_BACK, CK_BODY_RIGHT_PALM, CK_BODY_RIGHT_HAND_BACK,
};

static guint32
pixel (cairo_surface_t *surface,
       double           x,
       double           y)
{
  guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  return *(guint32 *)(gpointer)(data + (int)y * stride + (int)x * 4);
}

static GArray *
lay_out_all (double *height)
{
  double width;

  return ck_body_lay_out (all, G_N_ELEMENTS (all), WIDTH, 400, 12, &width, height);
}

static void
test_outline (void)
{
  double height;
  g_autoptr (GArray) panels = lay_out_all (&height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, 2 * HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint n_regions;
  const CkBodyRegion *regions = ck_body_regions (&n_regions);

  ck_body_draw (cr, panels, &ck_body_ink_paper);
  for (guint i = 0; i < n_regions; i++)
    {
      const CkBodyPanel *panel = &g_array_index (panels, CkBodyPanel, (guint)regions[i].picture);
      const CkBodyShape *shape = ck_body_shape (panel->picture);

      g_test_message ("%s: %s", ck_body_pictures.tokens[regions[i].picture].token, regions[i].token);
      g_assert_cmpuint (pixel (surface, panel->x + regions[i].x / 1000.0 * shape->width * panel->scale,
                               panel->y + regions[i].y / 1000.0 * shape->height * panel->scale) >> 24, >, 200);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_marks (void)
{
  g_autoptr (GPtrArray) injuries = g_ptr_array_new_with_free_func (g_object_unref);
  CkInjury *injury = ck_injury_new ();
  double width, height;
  g_autoptr (GArray) panels = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 200, 300);
  cairo_t *cr = cairo_create (surface);

  injury->picture = CK_BODY_BACK;
  injury->x = 500;
  injury->y = 400;
  injury->n = 1;
  g_ptr_array_add (injuries, injury);
  panels = ck_body_lay_out_of (injuries, 200, 220, &width, &height);
  g_assert_cmpuint (panels->len, ==, 1); /* only the pictures that have a mark */
  g_assert_cmpint (g_array_index (panels, CkBodyPanel, 0).picture, ==, CK_BODY_BACK);
  g_assert_true (ABS (width - 100) < 0.01);

  ck_body_draw_marks (cr, panels, injuries, 0, &ck_body_ink_paper);
  g_assert_cmphex (pixel (surface, 46.5, 88), ==, 0xff000000); /* left of the number */
  g_assert_cmphex (pixel (surface, 70, 88), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_pointed (void)
{
  double height;
  g_autoptr (GArray) panels = lay_out_all (&height);
  CkBodyPicture picture;
  int x, y;

  for (guint i = 0; i < panels->len; i++)
    {
      const CkBodyPanel *panel = &g_array_index (panels, CkBodyPanel, i);
      const CkBodyShape *shape = ck_body_shape (panel->picture);

      g_assert_true (ck_body_panel_at (panels, panel->x + 0.25 * shape->width * panel->scale,
                                       panel->y + 0.75 * shape->height * panel->scale, &picture, &x, &y));
      g_assert_cmpint (picture, ==, panel->picture);
      g_assert_cmpint (x, ==, 250);
      g_assert_cmpint (y, ==, 750);
      g_assert_true (panel->x + shape->width * panel->scale <= WIDTH);
      g_assert_true (panel->y + shape->height * panel->scale <= height);
    }
  g_assert_false (ck_body_panel_at (panels, -1, 10, &picture, &x, &y));
}

static void
write_png (const char *path)
{
  double height;
  g_autoptr (GArray) panels = lay_out_all (&height);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, (int)height);
  cairo_t *cr = cairo_create (surface);
  guint n_regions;
  const CkBodyRegion *regions = ck_body_regions (&n_regions);

  for (guint i = 0; i < n_regions; i++)
    {
      CkInjury *mark = ck_injury_new ();

      mark->picture = (int)regions[i].picture;
      mark->x = regions[i].x;
      mark->y = regions[i].y;
      g_ptr_array_add (marks, mark);
    }
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  ck_body_draw (cr, panels, &ck_body_ink_paper);
  ck_body_draw_marks (cr, panels, marks, 3, &ck_body_ink_paper);
  cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    write_png (argv[1]);
  g_test_add_func ("/body-figure/outline", test_outline);
  g_test_add_func ("/body-figure/marks", test_marks);
  g_test_add_func ("/body-figure/pointed", test_pointed);
  return g_test_run ();
}
