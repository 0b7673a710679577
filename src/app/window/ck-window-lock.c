/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaving an open vault, to lock it or to quit: drafts first, then the session is closed, then the process goes. */
#include "ck-window-private.h"

#include <glib/gi18n-lib.h>

#include "ck-dialogs.h"
#include "ck-draft-keeper.h"
#include "ck-state.h"

#define PATIENCE_SECONDS 5 /* logind lets a machine wait about as long before it sleeps anyway */

static void
remember_size (CkWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  ck_state_set_size (width, height, gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* Dialogs are windows of their own: what stands in one is hidden with the rest, and the dialog goes with the vault. */
static void
for_each_dialog (CkWindow *self,
                 void    (*func) (GtkWindow *dialog))
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    g_object_ref (item->data);
  for (GList *item = windows; item != NULL; item = item->next)
    {
      GtkWindow *parent = gtk_window_get_transient_for (item->data);

      while (parent != NULL && parent != GTK_WINDOW (self))
        parent = gtk_window_get_transient_for (parent);
      if (parent != NULL)
        func (item->data);
      g_object_unref (item->data);
    }
}

static void
hide_dialog (GtkWindow *dialog)
{
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
}

/* The vault is closed, or time is up: to lock is to become another process, which "relaunch" does. */
static void
go (CkWindow *self)
{
  gboolean to_lock = self->leaving == CK_LEAVING_TO_LOCK;

  g_clear_handle_id (&self->patience, g_source_remove);
  remember_size (self);
  if (to_lock)
    ck_window_emit_relaunch (self);
  for_each_dialog (self, gtk_window_destroy);
  ck_window_set_session (self, NULL);
  self->leaving = CK_LEAVING_NOT;
  if (!to_lock)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_closed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* What a failed close leaves behind is healed at the next opening; the keys go with the process. */
  if (!ck_session_close_finish (CK_SESSION (source), result, &error))
    g_info ("the vault wasn't closed cleanly: %s", error->message);
  if (self->leaving != CK_LEAVING_NOT)
    go (self);
}

static void
close_vault (CkWindow *self)
{
  ck_session_close_async (self->session, on_closed, g_object_ref (self));
}

static void
on_leave_anyway (gboolean agreed,
                 gpointer user_data)
{
  g_autoptr (CkWindow) self = user_data;

  if (agreed)
    close_vault (self);
  else
    self->leaving = CK_LEAVING_NOT;
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CkWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  gboolean kept = ck_draft_keeper_flush_all_finish (CK_SESSION (source), result, &error);

  if (self->leaving == CK_LEAVING_NOT)
    return;

  /* Locking can't wait for an answer; whoever quits is there to give one. */
  if (!kept && self->leaving == CK_LEAVING_TO_QUIT)
    ck_dialog_ask (GTK_WIDGET (self), _("Quit Without the Last Words?"),
                   _("The draft couldn't be saved just now. What was typed until two seconds before is kept."), _("_Quit"),
                   CK_ANSWER_DESTRUCTIVE, on_leave_anyway, g_object_ref (self));
  else
    close_vault (self);
}

static gboolean
on_out_of_patience (gpointer user_data)
{
  CkWindow *self = user_data;

  self->patience = 0;
  go (self);

  return G_SOURCE_REMOVE;
}

/**
 * ck_window_leave:
 * @self: a window with a session
 * @leaving: to lock, or to quit
 *
 * Hides what is on the screen, saves drafts, closes the vault, then locks or quits. When a lock takes longer than a
 * machine waits before it sleeps, the process goes without.
 */
void
ck_window_leave (CkWindow *self,
                 CkLeaving leaving)
{
  g_return_if_fail (CK_IS_WINDOW (self));

  if (self->session == NULL || self->leaving == CK_LEAVING_TO_LOCK)
    return;

  if (leaving == CK_LEAVING_TO_LOCK)
    {
      gtk_stack_set_visible_child_name (self->stage, "leaving");
      for_each_dialog (self, hide_dialog);
      self->patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, self);
    }
  if (self->leaving != CK_LEAVING_NOT)
    {
      self->leaving = leaving;
      return;
    }

  self->leaving = leaving;
  ck_draft_keeper_flush_all_async (self->session, on_flushed, g_object_ref (self));
}

static void
on_lock (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  ck_window_leave (CK_WINDOW (widget), CK_LEAVING_TO_LOCK);
}

void
ck_window_install_lock_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, on_lock);
}
