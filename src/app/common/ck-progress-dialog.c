/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-progress-dialog.h"

#include <glib/gi18n-lib.h>

struct _CkProgressDialog {
  AdwWindow       parent_instance;

  GCancellable   *cancellable;
  gboolean        finished;

  GtkLabel       *heading;
  GtkLabel       *note;
  GtkProgressBar *bar;
  GtkImage       *icon;
  GtkButton      *button;
};

G_DEFINE_FINAL_TYPE (CkProgressDialog, ck_progress_dialog, ADW_TYPE_WINDOW)

static void
on_button (CkProgressDialog *self)
{
  if (self->finished)
    gtk_window_destroy (GTK_WINDOW (self));
  else
    g_cancellable_cancel (self->cancellable);
}

/* Closing the dialog while the work goes on asks for its end; the work's end closes it. */
static gboolean
ck_progress_dialog_close_request (GtkWindow *window)
{
  CkProgressDialog *self = CK_PROGRESS_DIALOG (window);

  if (!self->finished)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (ck_progress_dialog_parent_class)->close_request (window);
}

static void
ck_progress_dialog_dispose (GObject *object)
{
  g_clear_object (&CK_PROGRESS_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (ck_progress_dialog_parent_class)->dispose (object);
}

static void
ck_progress_dialog_class_init (CkProgressDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_progress_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = ck_progress_dialog_close_request;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "common/ck-progress-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CkProgressDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, CkProgressDialog, note);
  gtk_widget_class_bind_template_child (widget_class, CkProgressDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, CkProgressDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, CkProgressDialog, button);
  gtk_widget_class_bind_template_callback (widget_class, on_button);
}

static void
ck_progress_dialog_init (CkProgressDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * ck_progress_dialog_new:
 * @near: a widget in the window
 * @heading: translated: what is being done
 * @note: (nullable): translated: what that means
 *
 * Shows the dialog. It lives until ck_progress_dialog_finish() and a person's Close.
 *
 * Returns: (transfer none): the dialog; keep a reference while the work goes on
 */
CkProgressDialog *
ck_progress_dialog_new (GtkWidget  *near,
                        const char *heading,
                        const char *note)
{
  GtkRoot *root = gtk_widget_get_root (near);
  CkProgressDialog *self = g_object_new (CK_TYPE_PROGRESS_DIALOG, "transient-for", root, "modal", TRUE, NULL);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

/**
 * ck_progress_dialog_get_cancellable:
 * @self: a dialog
 *
 * Returns: (transfer none): what Cancel cancels
 */
GCancellable *
ck_progress_dialog_get_cancellable (CkProgressDialog *self)
{
  g_return_val_if_fail (CK_IS_PROGRESS_DIALOG (self), NULL);

  return self->cancellable;
}

/**
 * ck_progress_dialog_set_fraction:
 * @fraction: 0 to 1
 * @self: a dialog
 *
 * A CkLaneProgress.
 */
void
ck_progress_dialog_set_fraction (double   fraction,
                                 gpointer self)
{
  g_return_if_fail (CK_IS_PROGRESS_DIALOG (self));

  gtk_progress_bar_set_fraction (CK_PROGRESS_DIALOG (self)->bar, CLAMP (fraction, 0, 1));
}

/**
 * ck_progress_dialog_finish:
 * @self: a dialog
 * @well: whether what came of it is good
 * @heading: (nullable): translated: what came of it; %NULL closes the dialog at once
 * @note: (nullable): translated
 */
void
ck_progress_dialog_finish (CkProgressDialog *self,
                           gboolean          well,
                           const char       *heading,
                           const char       *note)
{
  g_return_if_fail (CK_IS_PROGRESS_DIALOG (self));

  self->finished = TRUE;
  if (heading == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  gtk_image_set_from_icon_name (self->icon, well ? "object-select-symbolic" : "dialog-warning-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), well ? "green" : "amber");
  gtk_button_set_label (self->button, _("_Close"));
  gtk_widget_grab_focus (GTK_WIDGET (self->button));
}
