/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice of a few is one stop for Tab: it comes to what is chosen, and leaves all of them. */
#include "ck-test-app.h"

#include "ck-segments.h"

typedef struct {
  GtkWidget  *window;
  GtkWidget  *before;
  CkSegments *choice;
  GtkWidget  *after;
} Form;

static void
make_form (Form *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  form->window = adw_window_new ();
  form->before = gtk_button_new_with_label ("Before");
  form->after = gtk_button_new_with_label ("After");
  form->choice = g_object_new (CK_TYPE_SEGMENTS, "label", "The person harmed", NULL);
  ck_segments_add (form->choice, "Met", NULL);
  ck_segments_add (form->choice, "Partly", NULL);
  ck_segments_add (form->choice, "Not", NULL);
  gtk_box_append (GTK_BOX (box), form->before);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (form->choice));
  gtk_box_append (GTK_BOX (box), form->after);
  adw_window_set_content (ADW_WINDOW (form->window), box);
  gtk_window_present (GTK_WINDOW (form->window));
  ck_test_spin ();
  gtk_widget_grab_focus (form->before);
}

static void
free_form (Form *form)
{
  gtk_window_destroy (GTK_WINDOW (form->window));
  ck_test_spin ();
}

static void
go (Form             *form,
    GtkDirectionType  direction,
    GtkWidget        *expected)
{
  gtk_widget_child_focus (form->window, direction);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (form->window)) == expected);
}

static void
test_nothing_chosen (void)
{
  Form form;

  make_form (&form);
  go (&form, GTK_DIR_TAB_FORWARD, ck_segments_get_toggle (form.choice, 0));
  go (&form, GTK_DIR_TAB_FORWARD, form.after);
  go (&form, GTK_DIR_TAB_BACKWARD, ck_segments_get_toggle (form.choice, 0));
  go (&form, GTK_DIR_TAB_BACKWARD, form.before);
  free_form (&form);
}

/* After Tab left, what the box remembers of the focus must not keep it from coming back. */
static void
test_chosen (void)
{
  Form form;

  make_form (&form);
  ck_segments_set_selected (form.choice, 1);
  go (&form, GTK_DIR_TAB_FORWARD, ck_segments_get_toggle (form.choice, 1));
  go (&form, GTK_DIR_RIGHT, ck_segments_get_toggle (form.choice, 2));
  go (&form, GTK_DIR_LEFT, ck_segments_get_toggle (form.choice, 1));
  go (&form, GTK_DIR_LEFT, ck_segments_get_toggle (form.choice, 0));
  go (&form, GTK_DIR_TAB_FORWARD, form.after);
  go (&form, GTK_DIR_TAB_BACKWARD, ck_segments_get_toggle (form.choice, 1));
  free_form (&form);
}

static void
test_cannot_be_chosen (void)
{
  Form form;

  make_form (&form);
  gtk_widget_set_sensitive (ck_segments_get_toggle (form.choice, 0), FALSE);
  go (&form, GTK_DIR_TAB_FORWARD, ck_segments_get_toggle (form.choice, 1));
  gtk_widget_grab_focus (form.before);
  gtk_widget_set_sensitive (GTK_WIDGET (form.choice), FALSE);
  go (&form, GTK_DIR_TAB_FORWARD, form.after);
  free_form (&form);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/one-stop/nothing-chosen", test_nothing_chosen);
  g_test_add_func ("/one-stop/chosen", test_chosen);
  g_test_add_func ("/one-stop/cannot-be-chosen", test_cannot_be_chosen);
  return g_test_run ();
}
