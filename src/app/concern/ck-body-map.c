/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-body-map.h"

#include <glib/gi18n-lib.h>

#include "ck-body-view.h"
#include "ck-injury-row.h"
#include "ck-segments.h"

struct _CkBodyMap {
  GtkBox       parent_instance;

  GPtrArray   *rows;      /* CkInjuryRow, in the order of their numbers */
  GStrv        people;
  int          selected;
  gboolean     setting;

  CkSegments  *pages;
  CkBodyView  *view;
  GtkDropDown *regions;
  GtkButton   *add;
  GtkListBox  *marks;
  GtkWidget   *empty;
};

G_DEFINE_FINAL_TYPE (CkBodyMap, ck_body_map, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct {
  const char   *label;
  CkBodyPicture pictures[4];
  guint         n_pictures;
} pages[] = {
  { N_ ("Front"), { CK_BODY_FRONT }, 1 },
  { N_ ("Back"), { CK_BODY_BACK }, 1 },
  { N_ ("Head"), { CK_BODY_FACE, CK_BODY_HEAD_LEFT, CK_BODY_HEAD_RIGHT, CK_BODY_HEAD_BACK }, 4 },
  { N_ ("Hands"), { CK_BODY_LEFT_PALM, CK_BODY_RIGHT_PALM, CK_BODY_LEFT_HAND_BACK, CK_BODY_RIGHT_HAND_BACK }, 4 },
};

/* A whole body is drawn this high, in pixels; heads and hands stand alone, so they may be larger. */
#define BODY_HEIGHT 380
#define PART_HEIGHT 390

static gboolean
page_has (guint page,
          int   picture)
{
  for (guint i = 0; i < pages[page].n_pictures; i++)
    if ((int) pages[page].pictures[i] == picture)
      return TRUE;
  return FALSE;
}

static guint
get_page (CkBodyMap *self)
{
  return (guint) MAX (ck_segments_get_selected (self->pages), 0);
}

/* What the picture shows, in words: a screen reader gets no less than an eye. */
static char *
describe (CkBodyMap *self)
{
  GString *words = g_string_new (NULL);

  if (self->rows->len == 0)
    return g_string_free (g_string_append (words, _ ("Body map without marks. Choose a part of the body below to add one.")),
                          FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autoptr (CkInjury) mark = ck_injury_row_dup_mark (g_ptr_array_index (self->rows, i), i + 1);
      g_autofree char *what = ck_injury_describe (mark);

      g_string_append_printf (words, "%s%u. %s", i > 0 ? "; " : "", i + 1, what);
    }
  return g_string_free (words, FALSE);
}

static void
show (CkBodyMap *self)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *words = describe (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      CkInjuryRow *row = g_ptr_array_index (self->rows, i);

      g_ptr_array_add (marks, ck_injury_row_dup_mark (row, i + 1));
      ck_injury_row_set_number (row, i + 1);
      ck_injury_row_set_selected (row, (int) i == self->selected);
    }
  ck_body_view_set_marks (self->view, marks, self->selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Body map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->marks), self->rows->len > 0);
}

static void
emit_changed (CkBodyMap *self)
{
  show (self);
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The list of the page's regions; those of four pictures say which. */
static void
fill_regions (CkBodyMap *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n_regions, page = get_page (self);
  const CkBodyRegion *regions = ck_body_regions (&n_regions);

  for (guint i = 0; i < n_regions; i++)
    {
      g_autofree char *label = NULL;

      if (!page_has (page, (int) regions[i].picture))
        continue;
      label = pages[page].n_pictures > 1
                ? g_strdup_printf (_ ("%1$s · %2$s"), ck_body_region_label (&regions[i]),
                                   ck_token_label (&ck_body_pictures, (int) regions[i].picture))
                : g_strdup (ck_body_region_label (&regions[i]));
      gtk_string_list_append (labels, label);
    }
  gtk_drop_down_set_model (self->regions, G_LIST_MODEL (labels));
}

static const CkBodyRegion *
get_region (CkBodyMap *self)
{
  guint n_regions, page = get_page (self), chosen = gtk_drop_down_get_selected (self->regions), n = 0;
  const CkBodyRegion *regions = ck_body_regions (&n_regions);

  for (guint i = 0; i < n_regions; i++)
    if (page_has (page, (int) regions[i].picture) && n++ == chosen)
      return &regions[i];
  return NULL;
}

static void
on_page (CkBodyMap *self)
{
  guint page = get_page (self);

  ck_body_view_set_pictures (self->view, pages[page].pictures, pages[page].n_pictures);
  ck_body_view_set_height (self->view, pages[page].n_pictures > 1 ? PART_HEIGHT : BODY_HEIGHT);
  fill_regions (self);
}

static void
show_page_of (CkBodyMap *self,
              int        picture)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (page_has (i, picture))
      ck_segments_set_selected (self->pages, (int) i);
}

static int
index_of (CkBodyMap   *self,
          CkInjuryRow *row)
{
  guint index;

  return g_ptr_array_find (self->rows, row, &index) ? (int) index : -1;
}

static void
on_row_selected (CkInjuryRow *row,
                 CkBodyMap   *self)
{
  g_autoptr (CkInjury) mark = ck_injury_row_dup_mark (row, 1);
  int index = index_of (self, row);

  if (index < 0 || index == self->selected)
    return;
  self->selected = index;
  show_page_of (self, mark->picture);
  show (self);
}

static void
remove_row (CkBodyMap   *self,
            CkInjuryRow *row)
{
  int index = index_of (self, row);
  gboolean in_it = gtk_widget_get_focus_child (GTK_WIDGET (self->marks)) == GTK_WIDGET (row);

  if (index < 0)
    return;
  g_ptr_array_remove_index (self->rows, (guint) index);
  self->selected = MIN (self->selected, (int) self->rows->len - 1);
  if (in_it)
    gtk_widget_grab_focus (self->rows->len > 0 ? GTK_WIDGET (g_ptr_array_index (self->rows, MIN (index, (int) self->rows->len - 1)))
                                               : GTK_WIDGET (self->regions));
  gtk_list_box_remove (self->marks, GTK_WIDGET (row));
  emit_changed (self);
}

static void
on_row_remove (CkInjuryRow *row,
               CkBodyMap   *self)
{
  remove_row (self, row);
}

static void
add_row (CkBodyMap    *self,
         CkInjuryForm *form)
{
  CkInjuryRow *row = CK_INJURY_ROW (ck_injury_row_new (form));

  if (self->people != NULL)
    ck_injury_row_set_people (row, (const char *const *) self->people);
  g_signal_connect_object (row, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "selected", G_CALLBACK (on_row_selected), self, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_row_remove), self, 0);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->marks, GTK_WIDGET (row));
  self->selected = (int) self->rows->len - 1;
}

static void
put (CkBodyMap *self,
     int        picture,
     int        x,
     int        y)
{
  g_autoptr (CkInjuryForm) form = ck_injury_form_new ();

  form->picture = picture;
  form->x = x;
  form->y = y;
  add_row (self, form);
  emit_changed (self);
}

static void
on_placed (CkBodyView *view,
           int         picture,
           int         x,
           int         y,
           CkBodyMap  *self)
{
  put (self, picture, x, y);
}

static void
on_picked (CkBodyView *view,
           int         index,
           CkBodyMap  *self)
{
  self->selected = index;
  show (self);
}

static void
on_moved (CkBodyView *view,
          int         x,
          int         y,
          CkBodyMap  *self)
{
  CkInjuryRow *row = g_ptr_array_index (self->rows, self->selected);
  g_autoptr (CkInjury) mark = ck_injury_row_dup_mark (row, 1);

  ck_injury_row_set_place (row, mark->picture, x, y);
}

static void
on_view_removed (CkBodyMap *self)
{
  if (self->selected >= 0 && self->selected < (int) self->rows->len)
    remove_row (self, g_ptr_array_index (self->rows, self->selected));
}

/* What was added is what is described next. */
static void
on_add (CkBodyMap *self)
{
  const CkBodyRegion *region = get_region (self);

  if (region == NULL)
    return;
  put (self, (int) region->picture, region->x, region->y);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
}

static void
ck_body_map_dispose (GObject *object)
{
  CkBodyMap *self = CK_BODY_MAP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_strfreev);

  G_OBJECT_CLASS (ck_body_map_parent_class)->dispose (object);
}

static void
ck_body_map_class_init (CkBodyMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_body_map_dispose;

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_BODY_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_BODY_VIEW);
  g_type_ensure (CK_TYPE_SEGMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-body-map.ui");
  gtk_widget_class_bind_template_child (widget_class, CkBodyMap, pages);
  gtk_widget_class_bind_template_child (widget_class, CkBodyMap, view);
  gtk_widget_class_bind_template_child (widget_class, CkBodyMap, regions);
  gtk_widget_class_bind_template_child (widget_class, CkBodyMap, add);
  gtk_widget_class_bind_template_child (widget_class, CkBodyMap, marks);
  gtk_widget_class_bind_template_child (widget_class, CkBodyMap, empty);
}

static void
ck_body_map_init (CkBodyMap *self)
{
  self->rows = g_ptr_array_new ();
  self->selected = -1;
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    ck_segments_add (self->pages, g_dgettext (GETTEXT_PACKAGE, pages[i].label), NULL);
  ck_body_view_set_editable (self->view, TRUE);
  g_signal_connect_object (self->pages, "notify::selected", G_CALLBACK (on_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "placed", G_CALLBACK (on_placed), self, 0);
  g_signal_connect_object (self->view, "picked", G_CALLBACK (on_picked), self, 0);
  g_signal_connect_object (self->view, "moved", G_CALLBACK (on_moved), self, 0);
  g_signal_connect_object (self->view, "removed", G_CALLBACK (on_view_removed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  ck_segments_set_selected (self->pages, 0);
  show (self);
}

/**
 * ck_body_map_dup_injuries:
 * @self: a body map
 *
 * Returns: (transfer full) (element-type CkInjuryForm): the marks by number
 */
GPtrArray *
ck_body_map_dup_injuries (CkBodyMap *self)
{
  GPtrArray *injuries;

  g_return_val_if_fail (CK_IS_BODY_MAP (self), NULL);

  injuries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (injuries, ck_injury_row_dup_form (g_ptr_array_index (self->rows, i)));
  return injuries;
}

/**
 * ck_body_map_set_injuries:
 * @self: a body map
 * @injuries: (element-type CkInjuryForm): what it shows from now on; one without a picture is left out
 */
void
ck_body_map_set_injuries (CkBodyMap *self,
                          GPtrArray *injuries)
{
  g_return_if_fail (CK_IS_BODY_MAP (self));

  self->setting = TRUE;
  while (self->rows->len > 0)
    remove_row (self, g_ptr_array_index (self->rows, 0));
  for (guint i = 0; i < injuries->len; i++)
    {
      CkInjuryForm *form = g_ptr_array_index (injuries, i);

      if (form->picture >= 0)
        add_row (self, form);
    }
  self->setting = FALSE;
  show (self);
}

/**
 * ck_body_map_get_n_marks:
 * @self: a body map
 *
 * Returns: how many marks there are
 */
guint
ck_body_map_get_n_marks (CkBodyMap *self)
{
  g_return_val_if_fail (CK_IS_BODY_MAP (self), 0);

  return self->rows->len;
}

/**
 * ck_body_map_set_people:
 * @self: a body map
 * @names: the concern's people in their order, as they may be shown
 */
void
ck_body_map_set_people (CkBodyMap         *self,
                        const char *const *names)
{
  g_return_if_fail (CK_IS_BODY_MAP (self));

  if (self->people != NULL && g_strv_equal ((const char *const *) self->people, names))
    return;
  g_strfreev (self->people);
  self->people = g_strdupv ((GStrv) names);
  for (guint i = 0; i < self->rows->len; i++)
    ck_injury_row_set_people (g_ptr_array_index (self->rows, i), names);
}

/**
 * ck_body_map_renumber:
 * @self: a body map
 * @numbers: (array length=n_numbers): the number, from 1, that each of the people before has now; 0 for one who is gone
 * @n_numbers: how many there were
 *
 * Keeps each mark with its person when people are taken away or change places.
 */
void
ck_body_map_renumber (CkBodyMap   *self,
                      const guint *numbers,
                      guint        n_numbers)
{
  g_return_if_fail (CK_IS_BODY_MAP (self));

  for (guint i = 0; i < self->rows->len; i++)
    ck_injury_row_renumber (g_ptr_array_index (self->rows, i), numbers, n_numbers);
}

/**
 * ck_body_map_set_error:
 * @self: a body map
 * @index: of a mark
 * @error: (nullable): what is wrong with it; the focus goes there
 */
void
ck_body_map_set_error (CkBodyMap  *self,
                       int         index,
                       const char *error)
{
  g_return_if_fail (CK_IS_BODY_MAP (self));

  if (index < 0 || index >= (int) self->rows->len)
    return;
  ck_injury_row_set_error (g_ptr_array_index (self->rows, index), error);
  if (error != NULL)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, index));
}
