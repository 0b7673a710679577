/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-flow.h"

#define HEADING_HEIGHT 17.0
#define LEAST_ROOM 160.0 /* a row that has to be cut begins where it has this much, or on the next page */

struct _CkFlow {
  GPtrArray *sheets;
  CkSheet   *sheet;      /* the last of them */
  double     y;
  CkRow     *heading;    /* (transfer none): while in a table */
  gboolean   rows_here;  /* the table has rows on this page, so a rule is due */
};

static void
table_rule (CkFlow  *self,
            gboolean last)
{
  if (self->rows_here)
    ck_sheet_rule (self->sheet, CK_PAGE_LEFT, self->y, CK_PAGE_BREADTH, last ? 0.8 : 0.5, last ? 0 : CK_GREY_RULE);
}

static void
put_heading (CkFlow *self)
{
  double used;

  ck_sheet_open (self->sheet, "Table");
  ck_sheet_fill (self->sheet, CK_PAGE_LEFT, self->y, CK_PAGE_BREADTH, HEADING_HEIGHT, CK_GREY_GROUND);
  ck_sheet_rule (self->sheet, CK_PAGE_LEFT, self->y, CK_PAGE_BREADTH, 0.8, 0);
  ck_row_rewind (self->heading);
  ck_row_place (self->heading, self->sheet, self->y, 2 * HEADING_HEIGHT, &used);
  self->y += HEADING_HEIGHT;
  ck_sheet_rule (self->sheet, CK_PAGE_LEFT, self->y, CK_PAGE_BREADTH, 0.8, 0);
  self->rows_here = FALSE;
}

static void
close_table (CkFlow *self)
{
  table_rule (self, TRUE);
  ck_sheet_close (self->sheet, "Table");
}

static void
new_page (CkFlow *self)
{
  if (self->heading != NULL)
    close_table (self);

  self->sheet = ck_sheet_new ();
  g_ptr_array_add (self->sheets, self->sheet);
  self->y = self->sheets->len == 1 ? CK_PAGE_FIRST : CK_PAGE_TOP;

  if (self->heading != NULL)
    put_heading (self);
}

static double
room_on_fresh_page (CkFlow *self)
{
  return CK_PAGE_BOTTOM - CK_PAGE_TOP - (self->heading != NULL ? HEADING_HEIGHT : 0);
}

/**
 * ck_flow_new:
 *
 * Returns: (transfer full): a flow that stands at the top of its first page
 */
CkFlow *
ck_flow_new (void)
{
  CkFlow *self = g_new0 (CkFlow, 1);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)ck_sheet_free);
  new_page (self);
  return self;
}

/**
 * ck_flow_free:
 * @self: (nullable) (transfer full): a flow
 */
void
ck_flow_free (CkFlow *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self);
}

/**
 * ck_flow_finish:
 * @self: a flow, which takes no more rows
 *
 * Returns: (transfer full) (element-type CkSheet): the pages
 */
GPtrArray *
ck_flow_finish (CkFlow *self)
{
  g_return_val_if_fail (self->heading == NULL, NULL);

  return g_steal_pointer (&self->sheets);
}

/**
 * ck_flow_begin_table:
 * @self: a flow
 * @heading: the heading row, which stays alive until ck_flow_end_table()
 */
void
ck_flow_begin_table (CkFlow *self,
                     CkRow  *heading)
{
  g_return_if_fail (self->heading == NULL);

  ck_flow_need (self, HEADING_HEIGHT + 40);
  self->heading = heading;
  put_heading (self);
}

/**
 * ck_flow_end_table:
 * @self: a flow
 */
void
ck_flow_end_table (CkFlow *self)
{
  g_return_if_fail (self->heading != NULL);

  close_table (self);
  self->heading = NULL;
}

/**
 * ck_flow_add:
 * @self: a flow
 * @row: (transfer none): a row that wasn't placed yet
 * @page: (out) (optional): the page that it begins on, counted from 0
 * @top: (out) (optional): where on that page
 *
 * A row that fits on one page is never cut: where there isn't room for it, it begins the next page.
 */
void
ck_flow_add (CkFlow *self,
             CkRow  *row,
             guint  *page,
             double *top)
{
  double height = ck_row_get_height (row);
  gboolean must_cut = height > room_on_fresh_page (self);
  gboolean done;

  if (must_cut ? CK_PAGE_BOTTOM - self->y < LEAST_ROOM : self->y + height > CK_PAGE_BOTTOM + 0.01)
    new_page (self);

  if (self->heading != NULL)
    table_rule (self, FALSE);
  if (page != NULL)
    *page = self->sheets->len - 1;
  if (top != NULL)
    *top = self->y;

  do
    {
      double used;

      done = ck_row_place (row, self->sheet, self->y, CK_PAGE_BOTTOM - self->y, &used);
      self->y += used;
      self->rows_here = TRUE;
      if (!done)
        new_page (self);
    }
  while (!done);
}

/**
 * ck_flow_rule:
 * @self: a flow
 * @thickness: in points
 * @grey: 0 is black
 *
 * A rule over the whole breadth, where the flow stands.
 */
void
ck_flow_rule (CkFlow *self,
              double  thickness,
              double  grey)
{
  ck_sheet_rule (self->sheet, CK_PAGE_LEFT, self->y, CK_PAGE_BREADTH, thickness, grey);
}

/**
 * ck_flow_skip:
 * @self: a flow
 * @height: points to leave free
 */
void
ck_flow_skip (CkFlow *self,
              double  height)
{
  self->y += height;
}

/**
 * ck_flow_need:
 * @self: a flow
 * @height: of what is to stay together, in points
 *
 * Begins a new page if this one hasn't the room.
 */
void
ck_flow_need (CkFlow *self,
              double  height)
{
  if (self->y + height > CK_PAGE_BOTTOM + 0.01)
    new_page (self);
}
