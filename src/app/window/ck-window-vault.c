/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way to an open vault: first run, create, practice, open a file, unlock, trouble. */
#include "ck-window-private.h"

#include <glib/gi18n-lib.h>

#include "ck-create-page.h"
#include "ck-dialogs.h"
#include "ck-first-run-page.h"
#include "ck-state.h"
#include "ck-trouble-page.h"
#include "ck-unlock-page.h"
#include "ck-vault-work.h"

static char *
describe_since (gint64 locked_at)
{
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *time = NULL;
  g_autofree char *day = NULL;

  if (locked_at == 0)
    return NULL;

  then = g_date_time_new_from_unix_local (locked_at / G_USEC_PER_SEC);
  now = g_date_time_new_now_local ();
  time = g_date_time_format (then, "%H:%M");
  if (g_date_time_get_year (then) == g_date_time_get_year (now)
      && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now))
    /* Translators: %s is a time like 12:40. */
    return g_strdup_printf (_("Locked today at %s"), time);

  day = ck_date_format_short (ck_date_new (g_date_time_get_year (then), g_date_time_get_month (then),
                                           g_date_time_get_day_of_month (then)),
                              ck_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                                           g_date_time_get_day_of_month (now)));

  /* Translators: a date like Thu 26 Nov, and a time like 12:40. */
  return g_strdup_printf (_("Locked %s at %s"), day, time);
}

static void
show_trouble (CkWindow     *self,
              const char   *path,
              const GError *error)
{
  ck_window_show_locked (self, ck_trouble_page_new (path, error));
}

static void
on_trouble (CkWindow *self,
            GError   *error)
{
  show_trouble (self, self->path, error);
}

/* Before anything of the vault is read by its clock. */
static void
set_clock (CkWindow  *self,
           CkSession *session)
{
  g_autoptr (GError) error = NULL;

  if (self->practice_clock != 0 && !ck_session_set_clock (session, self->practice_clock, &error))
    ck_dialog_tell (GTK_WIDGET (self), _("The Clock Wasn't Set"), error->message);
}

/**
 * ck_window_set_clock:
 * @self: a window without a session
 * @instant: microseconds UTC, at which the clock of a practice vault stands once it is open; any other vault refuses, and
 *   keeps the time of the laptop
 */
void
ck_window_set_clock (CkWindow *self,
                              gint64    instant)
{
  g_return_if_fail (CK_IS_WINDOW (self));

  self->practice_clock = instant;
}

static void
on_unlocked (CkWindow     *self,
             CkUnlockPage *page)
{
  set_clock (self, self->closed);
  ck_window_set_session (self, self->closed);
  g_clear_object (&self->closed);
}

/* --- opening a file ------------------------------------------------------------------------------------------------------ */
static void
read_header (GTask        *task,
             gpointer      source,
             gpointer      path,
             GCancellable *cancellable)
{
  GError *error = NULL;
  CkSession *session = ck_session_open (path, &error);

  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_header_read (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  CkWindow *self = CK_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (CkSession) session = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *since = NULL;
  GtkWidget *page;

  if (session == NULL)
    {
      show_trouble (self, self->path, error);
      return;
    }

  g_set_object (&self->closed, session);
  gtk_widget_set_visible (self->practice, ck_session_is_practice (session));
  since = describe_since (self->locked_at);
  self->locked_at = 0;
  page = ck_unlock_page_new (session);
  ck_unlock_page_set_since (CK_UNLOCK_PAGE (page), since);
  g_signal_connect_object (page, "unlocked", G_CALLBACK (on_unlocked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "trouble", G_CALLBACK (on_trouble), self, G_CONNECT_SWAPPED);
  ck_window_show_locked (self, page);
}

/**
 * ck_window_open_vault:
 * @self: a window without a session
 * @path: of a vault
 * @locked_at: when it was locked, microseconds since 1970; 0 when it wasn't by this program just now
 *
 * Reads the file's header on another thread, then shows the page that unlocks it, or what is wrong with it.
 */
void
ck_window_open_vault (CkWindow   *self,
                      const char *path,
                      gint64      locked_at)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CK_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  g_clear_object (&self->closed);
  if (self->path != path)
    {
      g_free (self->path);
      self->path = g_strdup (path);
    }
  self->locked_at = locked_at;
  gtk_widget_set_visible (self->practice, FALSE);
  task = g_task_new (self, NULL, on_header_read, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_header);
}

/**
 * ck_window_show_first_run:
 * @self: a window without a session
 *
 * Shows the first choice: create a vault, try the practice vault, open one.
 */
void
ck_window_show_first_run (CkWindow *self)
{
  g_return_if_fail (CK_IS_WINDOW (self));

  g_clear_object (&self->closed);
  gtk_widget_set_visible (self->practice, FALSE);
  ck_window_show_locked (self, g_object_new (CK_TYPE_FIRST_RUN_PAGE, NULL));
}

/* --- actions ------------------------------------------------------------------------------------------------------------- */
static void
on_made (CkWindow     *self,
         CkSession    *session,
         CkCreatePage *page)
{
  ck_window_set_session (self, session);
}

static void
on_create_vault (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);
  GtkWidget *page = g_object_new (CK_TYPE_CREATE_PAGE, NULL);

  g_clear_object (&self->closed);
  gtk_widget_set_visible (self->practice, FALSE);
  g_signal_connect_object (page, "created", G_CALLBACK (on_made), self, G_CONNECT_SWAPPED);
  ck_window_show_locked (self, page);
}

static void
on_practice_made (CkSession *session,
                  gpointer   user_data)
{
  g_autoptr (CkWindow) self = user_data;

  if (session == NULL)
    return;
  set_clock (self, session);
  ck_window_set_session (self, session);
}

static void
on_practice_vault (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  CkWindow *self = CK_WINDOW (widget);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "casekeeper", NULL);
  g_autofree char *path = g_build_filename (folder, "practice.casevault", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      ck_window_open_vault (self, path, 0);
      return;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      ck_dialog_tell (widget, _("The Practice Vault Wasn't Made"),
                      _("Its folder couldn't be made. Is the disk full? Nothing was changed."));
      return;
    }
  ck_vault_work_practice (widget, path, on_practice_made, g_object_ref (self));
}

static void
on_vault_chosen (GFile   *file,
                 gpointer user_data)
{
  g_autoptr (CkWindow) self = user_data;

  if (file != NULL && g_file_peek_path (file) != NULL)
    ck_window_open_vault (self, g_file_peek_path (file), 0);
}

static void
on_open_vault (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  ck_dialog_open_file (widget, _("Open a Vault"), "*.casevault", _("Vaults and backups"), on_vault_chosen,
                       g_object_ref (widget));
}

static void
on_open_path (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  ck_window_open_vault (CK_WINDOW (widget), g_variant_get_string (parameter, NULL), 0);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  ck_window_show_first_run (CK_WINDOW (widget));
}

static void
on_back_up (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  ck_vault_work_back_up (widget, ck_window_get_session (CK_WINDOW (widget)));
}

static void
on_verify (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  ck_vault_work_verify (widget, ck_window_get_session (CK_WINDOW (widget)));
}

void
ck_window_install_vault_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.create-vault", NULL, on_create_vault);
  gtk_widget_class_install_action (widget_class, "win.practice-vault", NULL, on_practice_vault);
  gtk_widget_class_install_action (widget_class, "win.open-vault", NULL, on_open_vault);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", on_open_path);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "win.back-up", NULL, on_back_up);
  gtk_widget_class_install_action (widget_class, "win.verify", NULL, on_verify);
}
