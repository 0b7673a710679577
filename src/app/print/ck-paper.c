/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-paper.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 240 /* pixels */
#define WIDTH_AT_ONE 880

struct _CkPaper {
  GtkWidget    parent_instance;

  CkPaginator *paginator;
  guint        page;
  double       zoom;       /* 0: as wide as there is room */
  gboolean      in_view;    /* only then it is drawn */
};

G_DEFINE_FINAL_TYPE (CkPaper, ck_paper, GTK_TYPE_WIDGET)

static void
ck_paper_measure (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural,
                  int           *minimum_baseline,
                  int           *natural_baseline)
{
  CkPaper *self = CK_PAPER (widget);
  int width = self->zoom > 0 ? (int) (WIDTH_AT_ONE * self->zoom) : LEAST_WIDTH;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = width;
    }
  else
    {
      int given = self->zoom > 0 || for_size < 0 ? width : for_size;
      *minimum = *natural = (int) (given * CK_PAGE_HEIGHT / CK_PAGE_WIDTH);
    }
}

static GtkSizeRequestMode
ck_paper_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
ck_paper_snapshot (GtkWidget   *widget,
                   GtkSnapshot *snapshot)
{
  CkPaper *self = CK_PAPER (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->paginator == NULL || self->page >= ck_paginator_get_n_pages (self->paginator))
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (!self->in_view)
    {
      cairo_destroy (cr);
      return;
    }
  cairo_scale (cr, width / CK_PAGE_WIDTH, width / CK_PAGE_WIDTH);
  ck_paginator_draw_page (self->paginator, self->page, cr);
  cairo_destroy (cr);
}

static void
ck_paper_dispose (GObject *object)
{
  g_clear_object (&CK_PAPER (object)->paginator);
  G_OBJECT_CLASS (ck_paper_parent_class)->dispose (object);
}

static void
ck_paper_class_init (CkPaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_paper_dispose;
  widget_class->measure = ck_paper_measure;
  widget_class->get_request_mode = ck_paper_get_request_mode;
  widget_class->snapshot = ck_paper_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "paper");
}

static void
ck_paper_init (CkPaper *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "ck-paper");
}

/**
 * ck_paper_new:
 *
 * Returns: (transfer floating): an empty sheet
 */
GtkWidget *
ck_paper_new (void)
{
  return g_object_new (CK_TYPE_PAPER, NULL);
}

/**
 * ck_paper_set:
 * @self: a sheet
 * @paginator: (nullable): what is laid out
 * @page: of it, from 0
 * @zoom: 1 is about a page's size on paper; 0 is as wide as there is room
 *
 * Shows a page. Its text is its accessible description.
 */
void
ck_paper_set (CkPaper     *self,
              CkPaginator *paginator,
              guint        page,
              double       zoom)
{
  g_return_if_fail (CK_IS_PAPER (self));

  g_set_object (&self->paginator, paginator);
  self->page = page;
  self->zoom = zoom;
  gtk_widget_set_halign (GTK_WIDGET (self), zoom > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  if (paginator != NULL)
    {
      g_autofree char *label = g_strdup_printf (_("Page %u of %u"), page + 1, ck_paginator_get_n_pages (paginator));
      g_autofree char *text = ck_paginator_get_text (paginator, page);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * ck_paper_set_in_view:
 * @self: a sheet
 * @in_view: whether it is on the screen, or next to what is
 *
 * A chronology may have hundreds of pages: a sheet is drawn when it comes into view, and blank until then.
 */
void
ck_paper_set_in_view (CkPaper *self,
                      gboolean in_view)
{
  g_return_if_fail (CK_IS_PAPER (self));

  if (self->in_view == in_view)
    return;
  self->in_view = in_view;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
