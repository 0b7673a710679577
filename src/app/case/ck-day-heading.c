/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-day-heading.h"

#include <glib/gi18n-lib.h>

struct _CkDayHeading {
  GtkBox    parent_instance;
  GtkLabel *day;
  GtkLabel *ago;
};

G_DEFINE_FINAL_TYPE (CkDayHeading, ck_day_heading, GTK_TYPE_BOX)

static void
ck_day_heading_class_init (CkDayHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-day-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, CkDayHeading, day);
  gtk_widget_class_bind_template_child (widget_class, CkDayHeading, ago);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

static void
ck_day_heading_init (CkDayHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
format_day (CkMoment moment,
            CkDate   today)
{
  int year, month, this_year;
  g_autofree char *day = NULL;

  if (!ck_moment_is_known (moment))
    return g_strdup (_ ("Day not known"));

  ck_date_split (moment.date, &year, &month, NULL);
  if (moment.precision == CK_PRECISION_MONTH)
    /* Translators: a heading: a month and its year; the day isn't known */
    return g_strdup_printf (_ ("%1$s %2$d, day not known"), ck_date_month_name (month), year);

  ck_date_split (today, &this_year, NULL, NULL);
  day = ck_date_format_long (moment.date);
  if (year == this_year)
    return g_steal_pointer (&day);
  /* Translators: a heading: a day, "Monday 23 November", and its year */
  return g_strdup_printf (_ ("%1$s %2$d"), day, year);
}

/**
 * ck_day_heading_new:
 * @moment: when the entries under it happened
 * @today: today's date
 *
 * Returns: (transfer floating): the heading
 */
GtkWidget *
ck_day_heading_new (CkMoment moment,
                    CkDate   today)
{
  CkDayHeading *self = g_object_new (CK_TYPE_DAY_HEADING, NULL);
  g_autofree char *day = format_day (moment, today);
  g_autofree char *ago = NULL;

  if (ck_moment_is_known (moment) && moment.precision != CK_PRECISION_MONTH)
    ago = ck_date_format_ago (moment.date, today);
  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->ago, ago != NULL ? ago : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, day, -1);

  return GTK_WIDGET (self);
}

/**
 * ck_day_heading_same:
 * @a: when one entry happened
 * @b: when another did
 *
 * Returns: whether they stand under the same heading
 */
gboolean
ck_day_heading_same (CkMoment a,
                     CkMoment b)
{
  if (!ck_moment_is_known (a) || !ck_moment_is_known (b))
    return ck_moment_is_known (a) == ck_moment_is_known (b);

  return ck_date_equal (a.date, b.date) && (a.precision == CK_PRECISION_MONTH) == (b.precision == CK_PRECISION_MONTH);
}
