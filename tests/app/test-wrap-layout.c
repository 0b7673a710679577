/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips side by side, in as many lines as the width needs. */
#include "ck-test-app.h"

#include "ck-wrap-layout.h"

#define SPACING 6

typedef struct {
  GtkWidget *box;
  GtkWidget *chips[3]; /* 80, 60 and 100 wide, 20, 30 and 20 high */
} Row;

static void
make_row (Row      *row,
          gboolean  from_end)
{
  static const int sizes[][2] = { { 80, 20 }, { 60, 30 }, { 100, 20 } };

  row->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (row->box, g_object_new (CK_TYPE_WRAP_LAYOUT, "spacing", SPACING, "from-end", from_end, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      row->chips[i] = gtk_drawing_area_new ();
      gtk_widget_set_size_request (row->chips[i], sizes[i][0], sizes[i][1]);
      gtk_box_append (GTK_BOX (row->box), row->chips[i]);
    }
}

static void
assert_height (Row *row,
               int  width,
               int  expected)
{
  int minimum, natural;

  gtk_widget_measure (row->box, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, expected);
  g_assert_cmpint (natural, ==, expected);
}

static void
assert_at (Row *row,
           int  index,
           int  x,
           int  y)
{
  GtkAllocation at;

  gtk_widget_get_allocation (row->chips[index], &at);
  g_assert_cmpint (at.x, ==, x);
  g_assert_cmpint (at.y, ==, y);
}

static void
allocate (Row *row,
          int  width)
{
  int minimum, height;

  gtk_widget_measure (row->box, GTK_ORIENTATION_VERTICAL, width, &minimum, &height, NULL, NULL);
  gtk_widget_size_allocate (row->box, &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
test_measures (void)
{
  Row row;
  int minimum, natural;

  make_row (&row, FALSE);
  gtk_widget_measure (row.box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 80 + 60 + 100 + 2 * SPACING);
  g_object_set (gtk_widget_get_layout_manager (row.box), "natural-width", 150, NULL);
  gtk_widget_measure (row.box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 150);
  assert_height (&row, 300, 30);
  assert_height (&row, 80 + 60 + 100 + 2 * SPACING, 30);
  assert_height (&row, 80 + 60 + 100 + 2 * SPACING - 1, 30 + SPACING + 20);
  assert_height (&row, 100, 20 + SPACING + 30 + SPACING + 20);
  gtk_widget_set_visible (row.chips[1], FALSE);
  assert_height (&row, 300, 20);
  g_object_unref (row.box);
}

static void
test_places (void)
{
  Row row;

  make_row (&row, FALSE);
  allocate (&row, 170);
  assert_at (&row, 0, 0, 0);
  assert_at (&row, 1, 80 + SPACING, 0);
  assert_at (&row, 2, 0, 30 + SPACING);
  gtk_widget_set_direction (row.box, GTK_TEXT_DIR_RTL);
  allocate (&row, 170);
  assert_at (&row, 0, 90, 0);
  assert_at (&row, 2, 70, 30 + SPACING);
  g_object_unref (row.box);

  make_row (&row, TRUE);
  allocate (&row, 170);
  assert_at (&row, 0, 170 - 60 - SPACING - 80, 0);
  assert_at (&row, 1, 110, 0);
  assert_at (&row, 2, 70, 30 + SPACING);
  g_object_unref (row.box);
}

/* What is too narrow for a child gives it what it must have, never less. */
static void
test_empty_and_narrow (void)
{
  Row row;

  make_row (&row, TRUE);
  allocate (&row, 100);
  assert_at (&row, 0, 20, 0);
  assert_at (&row, 2, 0, 20 + SPACING + 30 + SPACING);
  for (int i = 0; i < 3; i++)
    gtk_box_remove (GTK_BOX (row.box), row.chips[i]);
  assert_height (&row, 100, 0);
  g_object_unref (row.box);
}

/* The 60 wide one stays by the 80 wide one, which goes to the next line with it, and gets narrower when that is too long. */
static void
test_clings (void)
{
  Row row;
  int minimum, natural;

  make_row (&row, FALSE);
  gtk_widget_add_css_class (row.chips[2], CK_WRAP_CLINGS);
  allocate (&row, 80 + SPACING + 60 + SPACING + 100 - 1);
  assert_at (&row, 0, 0, 0);
  assert_at (&row, 1, 0, 20 + SPACING);
  assert_at (&row, 2, 60 + SPACING, 20 + SPACING);
  gtk_widget_measure (row.box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 60 + SPACING + 100);
  g_object_unref (row.box);
}

/* A long text leaves the room that what clings to it needs. */
static void
test_clings_to_text (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *label = gtk_label_new ("Eleven messages in a chat, and what came of them in the end");
  GtkWidget *star = gtk_drawing_area_new ();
  GtkAllocation at;
  int height;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_size_request (star, 12, 12);
  gtk_widget_add_css_class (star, CK_WRAP_CLINGS);
  gtk_widget_set_layout_manager (box, g_object_new (CK_TYPE_WRAP_LAYOUT, "spacing", SPACING, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), star);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 160, NULL, &height, NULL, NULL);
  gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, 160, height }, -1);
  gtk_widget_get_allocation (label, &at);
  g_assert_cmpint (at.width, ==, 160 - SPACING - 12);
  gtk_widget_get_allocation (star, &at);
  g_assert_cmpint (at.x, ==, 160 - 12);
  g_object_unref (box);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/wrap-layout/measures", test_measures);
  g_test_add_func ("/wrap-layout/places", test_places);
  g_test_add_func ("/wrap-layout/empty-and-narrow", test_empty_and_narrow);
  g_test_add_func ("/wrap-layout/clings", test_clings);
  g_test_add_func ("/wrap-layout/clings-to-text", test_clings_to_text);
  return g_test_run ();
}
