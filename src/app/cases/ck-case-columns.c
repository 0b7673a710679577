/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-columns.h"

#include <glib/gi18n-lib.h>

#include "ck-case-cell.h"
#include "ck-casefile.h"
#include "ck-paged-factory.h"
#include "ck-pill.h"

#define WIDE 1000 /* pixels of the window: below, people, category and last activity have no columns of their own */

typedef enum { COLUMN_CASE, COLUMN_PEOPLE, COLUMN_CATEGORY, COLUMN_RISK, COLUMN_REVIEW, COLUMN_ACTIVITY, COLUMN_STATUS } Column;

static const struct {
  Column      column;
  const char *title;
  gboolean    only_wide;
  gboolean    is_pill;
  int         width;
} columns[] = {
  { COLUMN_CASE, N_("Case"), FALSE, FALSE, -1 },
  { COLUMN_PEOPLE, N_("People"), TRUE, FALSE, 122 },
  { COLUMN_CATEGORY, N_("Category"), TRUE, FALSE, 156 },
  { COLUMN_RISK, N_("Risk"), FALSE, TRUE, 134 },
  { COLUMN_REVIEW, N_("Next review"), FALSE, TRUE, 146 },
  { COLUMN_ACTIVITY, N_("Last activity"), TRUE, FALSE, 108 },
  { COLUMN_STATUS, N_("Status"), FALSE, TRUE, 118 },
};

static const char *
get_category (CkCase *head)
{
  if (head->category_labels == NULL || head->category_labels[0] == NULL)
    return ck_token_label (&ck_concern_kinds, head->kind);
  return head->category_labels[0];
}

static CkDate
get_day (gint64 instant)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");

  return ck_instant_to_date (instant, zone);
}

/* What the cells of a column need. */
typedef struct {
  Column   column;
  gboolean wide;
  CkDate   today;
} Cells;

static GtkWidget *
make_cell (gpointer user_data)
{
  const Cells *cells = user_data;
  GtkWidget *cell;

  switch (cells->column)
    {
    case COLUMN_CASE:
      return ck_case_cell_new ();
    case COLUMN_RISK:
    case COLUMN_REVIEW:
    case COLUMN_STATUS:
      return ck_pill_new ("role", "");
    case COLUMN_PEOPLE:
    case COLUMN_CATEGORY:
    case COLUMN_ACTIVITY:
    default:
      cell = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (cell), 0);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      return cell;
    }
}

static void
show_text (GtkWidget   *cell,
           CkCase      *head,
           const Cells *cells)
{
  g_autofree char *text = NULL;

  if (cells->column == COLUMN_PEOPLE)
    text = ck_case_initials (head);
  else if (cells->column == COLUMN_CATEGORY)
    text = g_strdup (get_category (head));
  else if (ck_date_equal (get_day (head->last_activity), cells->today))
    text = g_strdup (_ ("Today"));
  else
    text = ck_date_format_short (get_day (head->last_activity), cells->today);
  gtk_label_set_label (GTK_LABEL (cell), text);
}

static void
show_pill (CkPill      *pill,
           CkCase      *head,
           const Cells *cells)
{
  g_autofree char *day = NULL;

  if (cells->column == COLUMN_RISK)
    ck_pill_set_risk (pill, head->risk);
  else if (cells->column == COLUMN_STATUS)
    ck_pill_set_status (pill, head->status, head->long_term);
  else if (ck_date_is_set (head->next_review))
    {
      ck_pill_set_due (pill, head->next_review, cells->today);
      if (head->n_postponed > 1)
        {
          /* Translators: when a review is due, and how often it was put off; as short as can be */
          g_autofree char *word = g_strdup_printf (_ ("%1$s (%2$d×)"), ck_pill_get_word (pill), (int) head->n_postponed);
          g_autofree char *date = ck_date_format (head->next_review);

          ck_pill_set (pill, ck_pill_get_kind (pill), word);
          /* Translators: the day of a review, and how often it was put off */
          day = g_strdup_printf (ngettext ("%1$s, put off once", "%1$s, put off %2$d times", (gulong) head->n_postponed), date,
                                 (int) head->n_postponed);
        }
      else
        day = ck_date_format (head->next_review);
      gtk_widget_set_tooltip_text (GTK_WIDGET (pill), day);
    }
}

static void
show_cell (GtkWidget *cell,
           gpointer   record,
           gpointer   user_data)
{
  const Cells *cells = user_data;
  CkCase *head = record;

  if (CK_IS_PILL (cell))
    {
      gtk_widget_set_visible (cell, head != NULL
                                      && (cells->column != COLUMN_REVIEW || ck_date_is_set (head->next_review)));
      if (head != NULL)
        show_pill (CK_PILL (cell), head, cells);
    }
  else if (CK_IS_CASE_CELL (cell))
    ck_case_cell_set (CK_CASE_CELL (cell), head, !cells->wide);
  else if (head != NULL)
    show_text (cell, head, cells);
  else
    gtk_label_set_label (GTK_LABEL (cell), "");
}

/* The list is sorted by the database. The sorters of the columns are there for their headers, and answer who is asked
 * first: a pair of probes is compared, and the first column's sorter leaves its name on them. */
static int
answer_probe (gconstpointer a,
              gconstpointer b,
              gpointer      column)
{
  g_object_set_data (G_OBJECT ((gpointer) a), "ck-column", GINT_TO_POINTER (GPOINTER_TO_INT (column) + 1));
  return -1;
}

/* Columns grow with the text. */
static double
text_scale (void)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 1, 3) : 1;
}

static GtkColumnViewColumn *
make_column (guint    i,
             gboolean wide,
             CkDate   today)
{
  Cells *cells = g_new (Cells, 1);
  GtkColumnViewColumn *column;
  g_autoptr (GtkSorter) sorter = NULL;

  *cells = (Cells){ columns[i].column, wide, today };
  column = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, columns[i].title),
                                       ck_paged_factory_new (make_cell, show_cell, cells, g_free));
  if (columns[i].column != COLUMN_PEOPLE)
    {
      sorter = GTK_SORTER (gtk_custom_sorter_new (answer_probe, GINT_TO_POINTER (columns[i].column), NULL));
      gtk_column_view_column_set_sorter (column, sorter);
    }
  if (columns[i].width < 0)
    gtk_column_view_column_set_expand (column, TRUE);
  else
    gtk_column_view_column_set_fixed_width (column, (int) (columns[i].width * (0.15 + 0.85 * text_scale ())));
  return column;
}

/**
 * ck_case_columns_fill:
 * @table: of cases
 * @wide: whether people, category and last activity have columns of their own
 * @today: today's date
 *
 * Gives @table its columns, sorted by the next review. A hidden column spoils the expanding one: columns are left out
 * instead.
 */
void
ck_case_columns_fill (GtkColumnView *table,
                      gboolean       wide,
                      CkDate         today)
{
  GListModel *present = gtk_column_view_get_columns (table);

  while (g_list_model_get_n_items (present) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (present, 0);

      gtk_column_view_remove_column (table, column);
    }

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (columns[i].only_wide && !wide)
        continue;
      column = make_column (i, wide, today);
      gtk_column_view_append_column (table, column);
      if (columns[i].column == COLUMN_REVIEW)
        gtk_column_view_sort_by_column (table, column, GTK_SORT_ASCENDING);
    }
}

/**
 * ck_case_columns_fit:
 * @width: of the window, in pixels
 *
 * Returns: whether there is room for all columns at the present size of text
 */
gboolean
ck_case_columns_fit (int width)
{
  return width >= (int) (WIDE * text_scale ());
}

/**
 * ck_case_columns_get_order:
 * @table: of cases
 * @descending: (out): whether the other way round
 *
 * Returns: what its headers say that it is sorted by
 */
CkCasesOrder
ck_case_columns_get_order (GtkColumnView *table,
                           gboolean      *descending)
{
  static const CkCasesOrder orders[] = {
    [COLUMN_CASE] = CK_CASES_BY_TITLE,       [COLUMN_PEOPLE] = CK_CASES_BY_REVIEW,
    [COLUMN_CATEGORY] = CK_CASES_BY_CATEGORY, [COLUMN_RISK] = CK_CASES_BY_RISK,
    [COLUMN_REVIEW] = CK_CASES_BY_REVIEW,    [COLUMN_ACTIVITY] = CK_CASES_BY_ACTIVITY,
    [COLUMN_STATUS] = CK_CASES_BY_STATUS,
  };
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (table), one, other);
  int column = GPOINTER_TO_INT (g_object_get_data (one, "ck-column"));

  if (column == 0)
    column = GPOINTER_TO_INT (g_object_get_data (other, "ck-column"));
  *descending = ordering == GTK_ORDERING_LARGER;
  return column > 0 ? orders[column - 1] : CK_CASES_BY_REVIEW;
}
