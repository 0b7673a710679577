/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-columns.h"

#include <glib/gi18n-lib.h>

#include "ck-case-cell.h"
#include "ck-casefile.h"
#include "ck-pill.h"

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

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  column)
{
  GtkWidget *cell;

  switch (GPOINTER_TO_INT (column))
    {
    case COLUMN_CASE:
      cell = ck_case_cell_new ();
      break;
    case COLUMN_RISK:
    case COLUMN_REVIEW:
    case COLUMN_STATUS:
      cell = ck_pill_new ("role", "");
      break;
    default:
      cell = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (cell), 0);
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
      break;
    }
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  CkDate today = { GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "today")) };
  gboolean wide = g_object_get_data (G_OBJECT (factory), "wide") != NULL;
  CkCase *head = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = NULL;

  switch (GPOINTER_TO_INT (user_data))
    {
    case COLUMN_CASE:
      ck_case_cell_set (CK_CASE_CELL (cell), head, !wide);
      break;
    case COLUMN_PEOPLE:
      text = ck_case_initials (head);
      gtk_label_set_label (GTK_LABEL (cell), text);
      break;
    case COLUMN_CATEGORY:
      gtk_label_set_label (GTK_LABEL (cell), get_category (head));
      break;
    case COLUMN_RISK:
      ck_pill_set_risk (CK_PILL (cell), head->risk);
      break;
    case COLUMN_REVIEW:
      gtk_widget_set_visible (cell, ck_date_is_set (head->next_review));
      if (ck_date_is_set (head->next_review))
        {
          ck_pill_set_due (CK_PILL (cell), head->next_review, today);
          text = ck_date_format (head->next_review);
          gtk_widget_set_tooltip_text (cell, text);
        }
      break;
    case COLUMN_ACTIVITY:
      text = ck_date_format_short (get_day (head->last_activity), today);
      if (ck_date_equal (get_day (head->last_activity), today))
        gtk_label_set_label (GTK_LABEL (cell), _ ("Today"));
      else
        gtk_label_set_label (GTK_LABEL (cell), text);
      break;
    default:
      ck_pill_set_status (CK_PILL (cell), head->status, head->long_term);
      break;
    }
}

/* What is due first stands first; what isn't due at all stands last. */
static int
compare_reviews (CkCase *a,
                 CkCase *b)
{
  if (ck_date_is_set (a->next_review) != ck_date_is_set (b->next_review))
    return ck_date_is_set (a->next_review) ? -1 : 1;
  return ck_date_compare (a->next_review, b->next_review);
}

static int
compare_cases (gconstpointer a,
               gconstpointer b,
               gpointer      column)
{
  CkCase *one = (gpointer) a, *two = (gpointer) b;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  switch (GPOINTER_TO_INT (column))
    {
    case COLUMN_CASE:
      return g_utf8_collate (one->title, two->title);
    case COLUMN_PEOPLE:
      first = ck_case_initials (one);
      second = ck_case_initials (two);
      return g_utf8_collate (first, second);
    case COLUMN_CATEGORY:
      return g_utf8_collate (get_category (one), get_category (two));
    case COLUMN_RISK:
      return (one->risk < two->risk) - (one->risk > two->risk);
    case COLUMN_REVIEW:
      return compare_reviews (one, two);
    case COLUMN_ACTIVITY:
      return (one->last_activity < two->last_activity) - (one->last_activity > two->last_activity);
    default:
      return (one->status * 2 - one->long_term) - (two->status * 2 - two->long_term);
    }
}

static GtkColumnViewColumn *
make_column (guint    i,
             gboolean wide,
             CkDate   today)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;
  gpointer which = GINT_TO_POINTER (columns[i].column);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cases, which, NULL));

  g_object_set_data (G_OBJECT (factory), "today", GUINT_TO_POINTER (today.julian));
  g_object_set_data (G_OBJECT (factory), "wide", GINT_TO_POINTER (wide));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), which);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), which);
  column = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, columns[i].title), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  if (columns[i].width < 0)
    gtk_column_view_column_set_expand (column, TRUE);
  else
    gtk_column_view_column_set_fixed_width (column, columns[i].width);
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
