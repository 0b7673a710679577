/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window itself shows of the open vault: its name, the backup's date, the count of Today, warnings. */
#include "ck-window-private.h"

#include <glib/gi18n-lib.h>

#include "ck-casework.h"

/* What the lane hands over. */
typedef struct {
  guint  n_due;
  gint64 last_backup;
  gint64 idle_minutes;
} Standing;

/* on the lane */
static gpointer
read_standing (CkStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  guint n_due = 0;
  g_autoptr (CkSettings) settings
      = ck_today_count (store, ck_store_today (store), &n_due, error) ? ck_settings_load (store, error) : NULL;
  Standing *standing;

  if (settings == NULL)
    return NULL;

  standing = g_new0 (Standing, 1);
  standing->n_due = n_due;
  standing->idle_minutes = settings->idle_minutes;
  standing->last_backup = ck_store_get_last_backup (store, error);

  return standing;
}

static void
show_backup (CkWindow *self,
             gint64    last_backup)
{
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  CkMoment now;
  CkDate date;
  int days;

  if (last_backup == 0)
    {
      gtk_label_set_label (self->backup_when, C_("backup", "Never"));
      gtk_widget_add_css_class (GTK_WIDGET (self->backup_when), "ck-overdue");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->backup_when), _("Back Up Now is in the main menu"));
      return;
    }

  then = g_date_time_new_from_unix_utc (last_backup / G_USEC_PER_SEC);
  local = g_date_time_to_local (then);
  now = ck_session_now_local (self->session);
  date = ck_date_new (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));
  days = ck_date_days_until (date, now.date);
  time = g_date_time_format (local, "%H:%M");
  day = ck_date_format_short (date, now.date);
  if (days == 0)
    /* Translators: %s is a time like 08:10. */
    text = g_strdup_printf (C_("backup", "Today, %s"), time);
  else if (days == 1)
    /* Translators: %s is a time like 08:10. */
    text = g_strdup_printf (C_("backup", "Yesterday, %s"), time);
  else
    text = g_strdup (day);
  gtk_label_set_label (self->backup_when, text);
  if (days > 7)
    gtk_widget_add_css_class (GTK_WIDGET (self->backup_when), "ck-overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->backup_when), "ck-overdue");
  g_clear_pointer (&text, g_free);
  text = g_date_time_format (local, "%x %H:%M");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->backup_when), text);
}

static void
on_standing (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CkWindow) self = user_data;
  g_autofree Standing *standing = ck_session_call_finish (CK_SESSION (source), result, NULL);

  /* Today says what is wrong where its own reading fails. */
  if (standing == NULL || self->session != CK_SESSION (source))
    return;

  ck_window_set_count (self, "today", standing->n_due);
  show_backup (self, standing->last_backup);
  ck_lock_watch_set_idle_minutes (self->watch, standing->idle_minutes);
}

static void
on_changed (CkWindow *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->session == NULL)
    return;

  self->reading = g_cancellable_new ();
  ck_session_call_async (self->session, read_standing, NULL, NULL, g_free, self->reading, on_standing,
                         g_object_ref (self));
}

static void
on_lock_wanted (CkWindow *self)
{
  ck_window_leave (self, CK_LEAVING_TO_LOCK);
}

static void
show_warnings (CkWindow *self)
{
  g_auto (GStrv) warnings = ck_session_get_warnings (self->session);
  g_autofree char *text = warnings != NULL ? g_strjoinv ("\n", warnings) : NULL;

  gtk_label_set_label (self->warning_text, text != NULL ? text : "");
  gtk_widget_set_visible (self->warning, text != NULL && text[0] != '\0');
}

/* Called when the session was set or let go. The watch lives as long as there is something to lock. */
void
ck_window_follow_session (CkWindow *self)
{
  gtk_widget_set_visible (self->practice, self->session != NULL && ck_session_is_practice (self->session));
  g_clear_object (&self->watch);
  on_changed (self);
  if (self->session == NULL)
    {
      gtk_widget_set_visible (self->warning, FALSE);
      return;
    }

  adw_window_title_set_subtitle (self->sidebar_title, ck_session_get_organisation (self->session));
  show_warnings (self);
  self->watch = ck_lock_watch_new ();
  g_signal_connect_object (self->watch, "lock", G_CALLBACK (on_lock_wanted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}
