/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left side of a review: what was done, and what happened, since the last one. */
#include "ck-review-page-private.h"

#include <glib/gi18n-lib.h>

#include "ck-day-heading.h"
#include "ck-reason-row.h"
#include "ck-timeline-row.h"

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* The entry of the last review that was held, if there was one. */
static CkEntry *
find_last_review (CkCaseLook *look)
{
  CkEntry *last = NULL;

  for (guint i = 0; i < look->file->entries->len; i++)
    {
      CkEntry *entry = g_ptr_array_index (look->file->entries, i);

      if (entry->review != NULL && entry->review->result == CK_REVIEW_HELD && (last == NULL || entry->recorded_at > last->recorded_at))
        last = entry;
    }
  return last;
}

static void
add_action (CkReviewPage *self,
            GtkSizeGroup *pills,
            CkAction     *action)
{
  g_autofree char *what = ck_case_look_text (self->look, action->what);
  GtkWidget *row = ck_reason_row_new (what);
  CkPill *pill = ck_reason_row_get_pill (CK_REASON_ROW (row));

  if (action->status == CK_ACTION_DONE)
    ck_pill_set (pill, "yes", _ ("Done"));
  else if (action->status == CK_ACTION_DROPPED)
    ck_pill_set (pill, "role", _ ("Dropped"));
  else
    ck_pill_set_due (pill, action->due, self->look->today);
  gtk_size_group_add_widget (pills, GTK_WIDGET (pill));
  gtk_box_append (self->since_actions, row);
}

static void
show_actions (CkReviewPage *self,
              CkDate        since)
{
  g_autoptr (GtkSizeGroup) pills = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < self->look->file->actions->len; i++)
    {
      CkAction *action = g_ptr_array_index (self->look->file->actions, i);

      if (action->status == CK_ACTION_OPEN || !ck_date_is_set (since) || !ck_date_is_set (action->done_on)
          || ck_date_compare (action->done_on, since) >= 0)
        add_action (self, pills, action);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->since_actions),
                          gtk_widget_get_first_child (GTK_WIDGET (self->since_actions)) != NULL);
}

/* Fills the left side from the case. */
void
ck_review_page_show_since (CkReviewPage *self)
{
  CkEntry *last = find_last_review (self->look);
  CkDate since = last != NULL && last->review != NULL ? last->review->held_on : CK_DATE_NONE;
  CkTimelineRow *row = NULL;
  CkMoment day = CK_MOMENT_UNKNOWN;

  clear (self->since_actions);
  clear (self->since);
  if (ck_date_is_set (since))
    {
      g_autofree char *when = ck_date_format_short (since, self->look->today);
      /* Translators: a heading over what happened since the last review */
      g_autofree char *title = g_strdup_printf (_ ("Since the review of %s"), when);

      gtk_label_set_label (self->since_title, title);
    }
  else
    gtk_label_set_label (self->since_title, _ ("Since the case was opened"));

  if (self->look->file->head->n_postponed > 0)
    {
      /* Translators: %d is how often a review was put off */
      g_autofree char *word = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Put off %d time since one was held",
                                                            "Put off %d times since one was held",
                                                            (gulong) self->look->file->head->n_postponed),
                                               (int) self->look->file->head->n_postponed);
      GtkWidget *pill = ck_pill_new (self->look->file->head->n_postponed > 1 ? "late" : "role", word);

      gtk_widget_set_halign (pill, GTK_ALIGN_START);
      gtk_box_append (self->since_actions, pill);
    }
  show_actions (self, since);
  for (guint i = self->look->file->entries->len; i > 0; i--)
    {
      CkEntry *entry = g_ptr_array_index (self->look->file->entries, i - 1);

      if (last != NULL && entry->recorded_at <= last->recorded_at)
        continue;
      if (row == NULL || !ck_day_heading_same (day, entry->happened))
        {
          if (row != NULL)
            ck_timeline_row_set_last (row, TRUE);
          day = entry->happened;
          gtk_box_append (self->since, ck_day_heading_new (day, self->look->today));
        }
      row = CK_TIMELINE_ROW (ck_timeline_row_new (entry, self->look, FALSE));
      gtk_box_append (self->since, GTK_WIDGET (row));
    }

  if (row != NULL)
    ck_timeline_row_set_last (row, TRUE);
  else
    {
      GtkWidget *nothing = gtk_label_new (_ ("Nothing was recorded since."));

      gtk_label_set_xalign (GTK_LABEL (nothing), 0);
      gtk_widget_set_margin_top (nothing, 12);
      gtk_widget_add_css_class (nothing, "ck-quiet");
      gtk_box_append (self->since, nothing);
    }
}
