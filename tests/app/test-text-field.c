/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long text field while somebody types in it: warnings of GTK end the test. */
#include "ck-test-app.h"

#include "ck-text-field.h"

#define LONG_LINE "Unkind messages were sent in the group chat after rehearsal, and again on the way home; she showed them. "

static GtkTextView *
view_of (GtkWidget *widget)
{
  return GTK_TEXT_VIEW (ck_test_find (widget, GTK_TYPE_TEXT_VIEW, NULL));
}

typedef struct {
  guint n;
} Frames;

static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  ((Frames *)data)->n++;
  return G_SOURCE_CONTINUE;
}

static gboolean
five_frames (gpointer data)
{
  ck_test_spin ();
  return ((Frames *)data)->n >= 5;
}

/* What a key does: the character, then the cursor in sight. */
static void
type (GtkTextView *view,
      const char  *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (buffer));
}

/* From one line to far more than the field shows, and back: the scrollbar comes, moves and goes. */
static void
test_grows (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *page = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *field = g_object_new (CK_TYPE_TEXT_FIELD, "label", "_Facts", "hint", "What was seen", NULL);
  GtkTextView *view = view_of (field);
  Frames frames = { 0 };

  gtk_box_append (GTK_BOX (box), field);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (page), box);
  adw_window_set_content (ADW_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 400);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_add_tick_callback (window, on_frame, &frames, NULL);
  ck_text_field_set_text (CK_TEXT_FIELD (field), LONG_LINE);
  gtk_widget_grab_focus (field);
  for (guint i = 0; i < 60; i++)
    {
      type (view, i % 7 == 6 ? "\n" : LONG_LINE);
      frames.n = 0;
      ck_test_spin_until (five_frames, &frames);
    }
  ck_text_field_set_text (CK_TEXT_FIELD (field), "Short again.");
  frames.n = 0;
  ck_test_spin_until (five_frames, &frames);
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

/* Whether the field would keep a turn of the wheel to itself. */
static gboolean
takes_the_wheel (GtkWidget *field)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (ck_test_find (field, GTK_TYPE_SCROLLED_WINDOW, NULL));
  guint n = 0, taking = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        continue;
      n++;
      taking += gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE;
    }
  g_assert_cmpuint (n, >, 0);
  return taking > 0;
}

/* Over a field with nothing to turn, the wheel turns the page that it stands in. */
static void
test_wheel (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *field = g_object_new (CK_TYPE_TEXT_FIELD, "label", "_Facts", NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  Frames frames = { 0 };

  adw_window_set_content (ADW_WINDOW (window), field);
  gtk_widget_set_valign (field, GTK_ALIGN_START);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 600);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_add_tick_callback (window, on_frame, &frames, NULL);
  ck_test_spin_until (five_frames, &frames);
  g_assert_false (takes_the_wheel (field));

  for (guint i = 0; i < 60; i++)
    g_string_append (words, LONG_LINE);
  ck_text_field_set_text (CK_TEXT_FIELD (field), words->str);
  frames.n = 0;
  ck_test_spin_until (five_frames, &frames);
  g_assert_true (takes_the_wheel (field));

  ck_text_field_set_text (CK_TEXT_FIELD (field), "Short again.");
  frames.n = 0;
  ck_test_spin_until (five_frames, &frames);
  g_assert_false (takes_the_wheel (field));
  gtk_window_destroy (GTK_WINDOW (window));
  ck_test_spin ();
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add_func ("/text-field/grows", test_grows);
  g_test_add_func ("/text-field/wheel", test_wheel);
  return g_test_run ();
}
