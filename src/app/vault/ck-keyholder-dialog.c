/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-keyholder-dialog.h"

#include <glib/gi18n-lib.h>

#include "ck-passphrase-fields.h"
#include "ck-text.h"

#define LABEL_MAX 64 /* bytes, as the header has room for */

struct _CkKeyholderDialog {
  AdwWindow           parent_instance;

  CkSession          *session;
  char               *label;    /* of the one whose passphrase changes; NULL to add one */
  gboolean            busy;

  AdwWindowTitle     *title;
  GtkButton          *agree;
  GtkSpinner         *spinner;
  GtkWidget          *who;
  AdwEntryRow        *name;
  CkPassphraseFields *passphrase;
  GtkLabel           *refused;
};

enum {
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the other thread needs. */
typedef struct {
  CkSession *session;
  char      *label;
  char      *passphrase;
  gboolean   add;
} Call;

G_DEFINE_FINAL_TYPE (CkKeyholderDialog, ck_keyholder_dialog, ADW_TYPE_WINDOW)

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->session);
  g_free (call->label);
  ck_wipe_free (call->passphrase);
  g_free (call);
}

static void
refuse (CkKeyholderDialog *self,
        const char        *text)
{
  gtk_label_set_label (self->refused, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refused), text != NULL);
}

static void
update (CkKeyholderDialog *self)
{
  gboolean named = self->label != NULL || !ck_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  gboolean typed = ck_passphrase_fields_get (self->passphrase)[0] != '\0';

  gtk_spinner_set_spinning (self->spinner, self->busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keyholder.agree", named && typed && !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "window.close", !self->busy);
}

static void
on_typed (CkKeyholderDialog *self)
{
  refuse (self, NULL);
  update (self);
}

/* Derives a key: about a second, and never on the main thread. */
static void
work (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Call *call = data;
  GError *error = NULL;
  gboolean done;

  if (call->add)
    done = ck_session_add_keyholder (call->session, call->label, call->passphrase, 0, 0, &error);
  else
    done = ck_session_change_passphrase (call->session, call->label, call->passphrase, &error);

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_worked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CkKeyholderDialog *self = CK_KEYHOLDER_DIALOG (source);
  g_autoptr (GError) error = NULL;

  self->busy = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      refuse (self, error->message);
      update (self);
      return;
    }

  ck_passphrase_fields_clear (self->passphrase);
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_agree (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CkKeyholderDialog *self = CK_KEYHOLDER_DIALOG (widget);
  const char *label = self->label != NULL ? self->label : gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  const char *wrong;
  Call *call;

  if (!ck_text_check (label, strlen (label), _("Name"), LABEL_MAX, TRUE, &error))
    {
      refuse (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  wrong = ck_passphrase_fields_check (self->passphrase);
  refuse (self, wrong);
  if (wrong != NULL)
    return;

  call = g_new0 (Call, 1);
  call->session = g_object_ref (self->session);
  call->label = g_strdup (label);
  call->passphrase = g_strdup (ck_passphrase_fields_get (self->passphrase));
  call->add = self->label == NULL;
  self->busy = TRUE;
  update (self);
  task = g_task_new (self, NULL, on_worked, NULL);
  g_task_set_task_data (task, call, call_free);
  g_task_run_in_thread (task, work);
}

static void
on_activated (CkKeyholderDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "keyholder.agree", NULL);
}

static void
ck_keyholder_dialog_dispose (GObject *object)
{
  CkKeyholderDialog *self = CK_KEYHOLDER_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (ck_keyholder_dialog_parent_class)->dispose (object);
}

static void
ck_keyholder_dialog_class_init (CkKeyholderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_keyholder_dialog_dispose;

  signals[DONE] = g_signal_new ("done", CK_TYPE_KEYHOLDER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_PASSPHRASE_FIELDS);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "keyholder.agree", NULL, on_agree);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-keyholder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CkKeyholderDialog, title);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholderDialog, agree);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholderDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholderDialog, who);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholderDialog, name);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholderDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholderDialog, refused);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
ck_keyholder_dialog_init (CkKeyholderDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * ck_keyholder_dialog_new:
 * @near: a widget in the window
 * @session: an unlocked vault
 * @label: (nullable): whose passphrase changes; %NULL to add a keyholder
 *
 * Returns: (transfer none): the dialog, not shown yet; it destroys itself when it is done
 */
CkKeyholderDialog *
ck_keyholder_dialog_new (GtkWidget  *near,
                         CkSession  *session,
                         const char *label)
{
  CkKeyholderDialog *self =
    g_object_new (CK_TYPE_KEYHOLDER_DIALOG, "transient-for", gtk_widget_get_root (near), "modal", TRUE, NULL);

  self->session = g_object_ref (session);
  self->label = g_strdup (label);
  adw_window_title_set_title (self->title, label != NULL ? _("Change a Passphrase") : _("Add a Keyholder"));
  adw_window_title_set_subtitle (self->title, label != NULL ? label : "");
  gtk_button_set_label (self->agree, label != NULL ? _("_Change") : _("_Add"));
  gtk_widget_set_visible (self->who, label == NULL);
  update (self);
  gtk_widget_grab_focus (label != NULL ? GTK_WIDGET (self->passphrase) : GTK_WIDGET (self->name));

  return self;
}
