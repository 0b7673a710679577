/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows the table: room for the analysis, attachments, signatures. It stays together on one page. */
#include "ck-chronology-blocks.h"

#include <glib/gi18n-lib.h>

#define ANALYSIS_HEIGHT 120.0

static CkRow *
section_row (PangoContext *context,
             const char   *heading)
{
  CkRow *row = ck_row_new (context, NULL);
  CkCell *cell = ck_row_add_cell (row, CK_PAGE_LEFT, CK_PAGE_BREADTH, NULL);

  ck_row_set_padding (row, 0, 3);
  ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, heading), (CkCellPart){ .tag = "H2", .type = CK_TYPE_SECTION });
  return row;
}

static CkRow *
text_row (PangoContext *context,
          CkRichStyle   style,
          CkType        type,
          const char   *words,
          double        above,
          double        below)
{
  CkRow *row = ck_row_new (context, NULL);
  CkCell *cell = ck_row_add_cell (row, CK_PAGE_LEFT, CK_PAGE_BREADTH, NULL);

  ck_row_set_padding (row, above, below);
  ck_cell_add (cell, ck_rich_text_new_of (style, words), (CkCellPart){ .tag = "P", .type = type });
  return row;
}

static CkRow *
analysis_row (PangoContext *context)
{
  CkRow *row = ck_row_new (context, NULL);
  const char *questions[] = { _("What the record shows"), _("What has helped"), _("What is missing") };

  ck_row_set_padding (row, 8, 8);
  ck_row_set_frame (row, ANALYSIS_HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      CkCell *cell = ck_row_add_cell (row, CK_PAGE_LEFT + 8 + i * (CK_PAGE_BREADTH / 3), CK_PAGE_BREADTH / 3 - 16, NULL);

      ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_PLAIN, questions[i]),
                   (CkCellPart){ .tag = "P", .type = CK_TYPE_COLUMN_HEAD });
    }
  return row;
}

static CkRow *
statement_row (PangoContext *context,
               CkChronology *chronology)
{
  const char *reference = chronology->head->reference != NULL ? chronology->head->reference : "";
  gboolean left_out = chronology->n_left_by_period > 0 || chronology->n_left_by_significance > 0;
  g_autofree char *words = NULL;

  if (chronology->copy_number <= 0)
    words = g_strdup_printf (_("This is a preview of the record of case %s. It isn’t a copy, and isn’t in the register of "
                               "copies."), reference);
  else if (left_out)
    words = g_strdup_printf (_("This copy was made from the record of case %s and is complete but for the entries left "
                               "out, whose number page 1 gives."), reference);
  else
    words = g_strdup_printf (_("This copy was made from the record of case %s and is complete."), reference);
  return text_row (context, CK_RICH_PLAIN, CK_TYPE_BODY, words, 18, 0);
}

static CkRow *
signatures_row (PangoContext *context)
{
  const struct {
    double      x;
    double      width;
    const char *words;
  } lines[] = {
    { 45, 222, _("Coordinator: name and signature") },
    { 289, 114, _("Date") },
    { 443, 223, _("Received by: name and signature") },
    { 687, 114.9, _("Date") },
  };
  CkRow *row = ck_row_new (context, NULL);

  ck_row_set_padding (row, 44, 0);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      CkCell *cell = ck_row_add_cell (row, lines[i].x, lines[i].width, NULL);

      ck_cell_set_rule (cell);
      ck_cell_add (cell, ck_rich_text_new_of (CK_RICH_QUIET, lines[i].words),
                   (CkCellPart){ .tag = "P", .type = CK_TYPE_SMALL });
    }
  return row;
}

/**
 * ck_chronology_add_end:
 * @flow: after the table
 * @context: from ck_rich_text_create_context()
 * @words: of the chronology
 * @chronology: with head and options
 *
 * The analysis is opinion, so it has a box of its own, empty, to be written in.
 */
void
ck_chronology_add_end (CkFlow       *flow,
                       PangoContext *context,
                       CkWording      *words,
                       CkChronology *chronology)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)ck_row_free);
  guint attachments;
  double height = 0;

  g_ptr_array_add (rows, section_row (context, _("Analysis")));
  g_ptr_array_add (rows, analysis_row (context));
  g_ptr_array_add (rows, text_row (context, CK_RICH_QUIET, CK_TYPE_SMALL,
                                   _("An analysis is opinion, and is kept apart from the entries above."), 4, 16));
  attachments = rows->len;
  g_ptr_array_add (rows, section_row (context, _("Attachments")));
  g_ptr_array_add (rows, text_row (context, CK_RICH_PLAIN, CK_TYPE_BODY, C_ ("attachments", "None"), 5, 0));
  g_ptr_array_add (rows, statement_row (context, chronology));
  if (chronology->options->signatures)
    g_ptr_array_add (rows, signatures_row (context));

  for (guint i = 0; i < rows->len; i++)
    height += ck_row_get_height (g_ptr_array_index (rows, i));

  ck_flow_skip (flow, 20);
  ck_flow_need (flow, height);
  for (guint i = 0; i < rows->len; i++)
    {
      if (i == attachments + 1)
        ck_flow_rule (flow, 0.8, 0);
      ck_flow_add (flow, g_ptr_array_index (rows, i), NULL, NULL);
    }
}
