/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-recovery-dialog.h"

#include <glib/gi18n-lib.h>

#include "ck-dialogs.h"
#include "ck-recovery-view.h"
#include "ck-text.h"

struct _CkRecoveryDialog {
  AdwWindow       parent_instance;

  CkSession      *session;
  char           *label;     /* of the new key */
  gboolean        asking;

  GtkStack       *stack;
  GtkButton      *next;
  CkRecoveryView *view;
};

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CkRecoveryDialog, ck_recovery_dialog, ADW_TYPE_WINDOW)

static gboolean
is_recovery_key (CkKeyholderInfo *keyholder)
{
  return g_strcmp0 (keyholder->kind, "recovery-key") == 0;
}

/* "Recovery key, 23 Nov 2026", which no other has. */
static char *
choose_label (CkSession *session)
{
  g_autoptr (GPtrArray) keyholders = ck_session_list_keyholders (session);
  g_autofree char *day = ck_date_to_text (ck_session_today (session));

  for (guint i = 1;; i++)
    {
      /* Translators: %s is a date like 2026-11-23; %u counts those of one day. */
      g_autofree char *label = i == 1 ? g_strdup_printf (_("Recovery key, %s"), day)
                                      : g_strdup_printf (_("Recovery key, %s (%u)"), day, i);
      gboolean taken = FALSE;

      for (guint k = 0; k < keyholders->len; k++)
        taken |= g_strcmp0 (((CkKeyholderInfo *) g_ptr_array_index (keyholders, k))->label, label) == 0;
      if (!taken)
        return g_steal_pointer (&label);
    }
}

static void
update (CkRecoveryDialog *self)
{
  gboolean shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "key") == 0;

  gtk_button_set_label (self->next, self->asking ? _("_Done") : _("_Next"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "recovery.next",
                                 shown && (!self->asking || ck_recovery_view_is_checked (self->view)));
}

static void
on_checked (CkRecoveryDialog *self)
{
  update (self);
}

static void
add_key (GTask        *task,
         gpointer      source,
         gpointer      label,
         GCancellable *cancellable)
{
  GError *error = NULL;
  char *key = ck_session_add_recovery_key (CK_RECOVERY_DIALOG (source)->session, label, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) ck_wipe_free);
  else
    g_task_return_error (task, error);
}

static void
on_key_added (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  CkRecoveryDialog *self = CK_RECOVERY_DIALOG (source);
  g_autoptr (GError) error = NULL;
  char *key = g_task_propagate_pointer (G_TASK (result), &error);

  if (key == NULL)
    {
      ck_dialog_tell (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), _("No New Recovery Sheet"),
                      error->message);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  ck_recovery_view_set_key (self->view, ck_session_get_organisation (self->session), key);
  ck_wipe_free (key);
  gtk_stack_set_visible_child_name (self->stack, "key");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  update (self);
}

/* The sheets before the new one open nothing any more. */
static void
remove_old (GTask        *task,
            gpointer      source,
            gpointer      label,
            GCancellable *cancellable)
{
  CkRecoveryDialog *self = source;
  g_autoptr (GPtrArray) keyholders = ck_session_list_keyholders (self->session);
  GError *error = NULL;

  for (guint i = 0; i < keyholders->len && error == NULL; i++)
    {
      CkKeyholderInfo *keyholder = g_ptr_array_index (keyholders, i);

      if (is_recovery_key (keyholder) && g_strcmp0 (keyholder->label, label) != 0)
        ck_session_remove_keyholder (self->session, keyholder->label, &error);
    }

  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_old_removed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  CkRecoveryDialog *self = CK_RECOVERY_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    ck_dialog_tell (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), _("The Old Sheet Still Works"),
                    error->message);
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
run (CkRecoveryDialog   *self,
     GTaskThreadFunc     func,
     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  g_task_set_task_data (task, g_strdup (self->label), g_free);
  g_task_run_in_thread (task, func);
}

static void
on_next (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CkRecoveryDialog *self = CK_RECOVERY_DIALOG (widget);

  if (!self->asking)
    {
      self->asking = TRUE;
      ck_recovery_view_ask (self->view, TRUE);
      update (self);
      return;
    }
  gtk_widget_action_set_enabled (widget, "recovery.next", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  run (self, remove_old, on_old_removed);
}

static void
ck_recovery_dialog_dispose (GObject *object)
{
  CkRecoveryDialog *self = CK_RECOVERY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (ck_recovery_dialog_parent_class)->dispose (object);
}

static void
ck_recovery_dialog_class_init (CkRecoveryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_recovery_dialog_dispose;

  signals[DONE] = g_signal_new ("done", CK_TYPE_RECOVERY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_RECOVERY_VIEW);
  gtk_widget_class_install_action (widget_class, "recovery.next", NULL, on_next);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-recovery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryDialog, next);
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, on_checked);
}

static void
ck_recovery_dialog_init (CkRecoveryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * ck_recovery_dialog_new:
 * @near: a widget in the window
 * @session: an unlocked vault
 *
 * Makes a recovery key at once.
 *
 * Returns: (transfer none): the dialog, not shown yet; it destroys itself when it is done
 */
CkRecoveryDialog *
ck_recovery_dialog_new (GtkWidget *near,
                        CkSession *session)
{
  CkRecoveryDialog *self =
    g_object_new (CK_TYPE_RECOVERY_DIALOG, "transient-for", gtk_widget_get_root (near), "modal", TRUE, NULL);

  self->session = g_object_ref (session);
  self->label = choose_label (session);
  run (self, add_key, on_key_added);

  return self;
}
