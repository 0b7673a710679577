/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-form-dialog.h"

#include "ck-field-error.h"
#include "ck-form-error.h"
#include "ck-window.h"

struct _CkFormDialog {
  AdwWindow       parent_instance;

  gboolean        saving;
  char           *saved; /* what the toast says */

  AdwWindowTitle *heading;
  GtkButton      *apply;
  GtkBox         *content;
  CkFieldError   *problem;
};

G_DEFINE_FINAL_TYPE (CkFormDialog, ck_form_dialog, ADW_TYPE_WINDOW)

enum { APPLY, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
set_saving (CkFormDialog *self,
            gboolean      saving)
{
  self->saving = saving;
  gtk_widget_set_sensitive (GTK_WIDGET (self->content), !saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", !saving);
}

static void
on_apply (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CkFormDialog *self = CK_FORM_DIALOG (widget);

  if (self->saving)
    return;

  ck_form_dialog_set_error (self, NULL, NULL);
  g_signal_emit (self, signals[APPLY], 0);
}

/* Ctrl+Enter saves from a text as well, which would take it for a new line: it is caught on its way down. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        CkFormDialog          *self)
{
  if ((state & GDK_CONTROL_MASK) == 0 || (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter))
    return GDK_EVENT_PROPAGATE;

  on_apply (GTK_WIDGET (self), NULL, NULL);
  return GDK_EVENT_STOP;
}

static void
ck_form_dialog_finalize (GObject *object)
{
  g_free (CK_FORM_DIALOG (object)->saved);

  G_OBJECT_CLASS (ck_form_dialog_parent_class)->finalize (object);
}

static void
ck_form_dialog_class_init (CkFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = ck_form_dialog_finalize;

  signals[APPLY] = g_signal_new ("apply", CK_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", CK_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, content);
  gtk_widget_class_bind_template_child (widget_class, CkFormDialog, problem);

  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, on_apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
ck_form_dialog_init (CkFormDialog *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

/**
 * ck_form_dialog_new:
 * @near: a widget of the window that it stands over
 * @title: translated, without a name
 * @subtitle: (nullable): translated, without a name
 * @apply: translated, with a mnemonic
 *
 * Returns: (transfer none): the dialog; call gtk_window_present() once its fields are there
 */
CkFormDialog *
ck_form_dialog_new (GtkWidget  *near,
                    const char *title,
                    const char *subtitle,
                    const char *apply)
{
  CkFormDialog *self = g_object_new (CK_TYPE_FORM_DIALOG, "title", title, NULL);
  GtkRoot *root = near != NULL ? gtk_widget_get_root (near) : NULL;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle != NULL ? subtitle : "");
  gtk_button_set_label (self->apply, apply);

  return self;
}

/**
 * ck_form_dialog_add:
 * @self: a dialog
 * @widget: goes below what is there
 */
void
ck_form_dialog_add (CkFormDialog *self,
                    GtkWidget    *widget)
{
  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  gtk_box_append (self->content, widget);
}

/**
 * ck_form_dialog_add_rows:
 * @self: a dialog
 * @label: translated: its name for assistive technology
 *
 * Returns: (transfer none): a list for rows
 */
GtkWidget *
ck_form_dialog_add_rows (CkFormDialog *self,
                         const char   *label)
{
  GtkWidget *rows = gtk_list_box_new ();

  g_return_val_if_fail (CK_IS_FORM_DIALOG (self), NULL);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (self->content, rows);
  return rows;
}

/**
 * ck_form_dialog_set_error:
 * @self: a dialog
 * @error: (nullable): translated: what is wrong
 * @field: (nullable): gets the focus
 */
void
ck_form_dialog_set_error (CkFormDialog *self,
                          const char   *error,
                          GtkWidget    *field)
{
  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  ck_field_error_set (self->problem, error, NULL);
  if (error != NULL && field != NULL)
    gtk_widget_grab_focus (field);
}

static void
on_called (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkFormDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  ck_session_call_finish (CK_SESSION (source), result, &error);
  set_saving (self, FALSE);
  if (error != NULL)
    {
      g_autofree char *text = ck_form_error_text (error);

      ck_form_dialog_set_error (self, text, NULL);
      return;
    }

  if (self->saved != NULL && gtk_window_get_transient_for (GTK_WINDOW (self)) != NULL)
    {
      CkWindow *window = ck_window_of (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))));

      if (window != NULL)
        ck_window_toast (window, self->saved);
    }
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * ck_form_dialog_call:
 * @self: a dialog
 * @session: an unlocked session
 * @func: saves, on the lane; returns anything but %NULL when it did, which is not freed
 * @data: for @func
 * @data_destroy: frees @data
 * @saved: (nullable): translated: what a toast says afterwards
 *
 * The fields can't be changed meanwhile. What goes wrong is said in the dialog, which stays; otherwise it goes.
 */
void
ck_form_dialog_call (CkFormDialog  *self,
                     CkSession     *session,
                     CkLaneFunc     func,
                     gpointer       data,
                     GDestroyNotify data_destroy,
                     const char    *saved)
{
  g_return_if_fail (CK_IS_FORM_DIALOG (self));

  g_free (self->saved);
  self->saved = g_strdup (saved);
  set_saving (self, TRUE);
  ck_session_call_async (session, func, data, data_destroy, NULL, NULL, on_called, g_object_ref (self));
}
