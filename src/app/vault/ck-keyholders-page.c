/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-keyholders-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-dialogs.h"
#include "ck-keyholder-dialog.h"
#include "ck-page.h"
#include "ck-pill.h"
#include "ck-recovery-dialog.h"
#include "ck-window.h"

struct _CkKeyholdersPage {
  GtkBox               parent_instance;

  CkSession           *session;
  GPtrArray           *rows;   /* of people */

  AdwPreferencesGroup *people;
  AdwActionRow        *recovery;
  GtkWidget           *add;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct {
  CkKeyholdersPage *page;
  char             *label;
} Removal;

static void
ck_keyholders_page_page_init (CkPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CkKeyholdersPage, ck_keyholders_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_keyholders_page_page_init))

static GtkWidget *
make_button (const char *text,
             const char *action,
             const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label, -1);

  return button;
}

static GtkWidget *
make_row (CkKeyholderInfo *keyholder,
          gboolean         only_one)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *avatar = adw_avatar_new (36, keyholder->label, TRUE);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), keyholder->label);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (keyholder->present)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), ck_pill_new ("yes", _("Unlocked now")));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (_("_Change…"), "keyholders.change", keyholder->label));
  if (!only_one && !keyholder->present)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (_("_Remove…"), "keyholders.remove", keyholder->label));

  return row;
}

static void
show (CkKeyholdersPage *self)
{
  g_autoptr (GPtrArray) keyholders = ck_session_list_keyholders (self->session);
  g_autoptr (GString) sheets = g_string_new (NULL);
  guint n_people = 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->people, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_object_ref (self->add);
  adw_preferences_group_remove (self->people, self->add);

  for (guint i = 0; i < keyholders->len; i++)
    n_people += g_strcmp0 (((CkKeyholderInfo *) g_ptr_array_index (keyholders, i))->kind, "passphrase") == 0;
  for (guint i = 0; i < keyholders->len; i++)
    {
      CkKeyholderInfo *keyholder = g_ptr_array_index (keyholders, i);

      if (g_strcmp0 (keyholder->kind, "passphrase") == 0)
        {
          GtkWidget *row = make_row (keyholder, n_people == 1);

          g_ptr_array_add (self->rows, row);
          adw_preferences_group_add (self->people, row);
        }
      else
        {
          g_string_append_printf (sheets, "%s%s", sheets->len > 0 ? "\n" : "", keyholder->label);
        }
    }
  adw_preferences_group_add (self->people, self->add);
  g_object_unref (self->add);
  adw_action_row_set_subtitle (self->recovery,
                               sheets->len > 0 ? sheets->str
                                               : _("There is none: nobody could help if the passphrase were lost"));
}

static void
tell (CkKeyholdersPage *self,
      const char       *text)
{
  CkWindow *window = ck_window_of (GTK_WIDGET (self));

  if (window != NULL)
    ck_window_toast (window, text);
}

static void
on_added (CkKeyholdersPage *self)
{
  show (self);
  tell (self, _("The keyholder was added. Let them type their passphrase once, here, before they need it."));
}

static void
on_changed (CkKeyholdersPage *self)
{
  show (self);
  tell (self, _("The passphrase was changed. Backups made before still open with the old one."));
}

static void
on_new_sheet (CkKeyholdersPage *self)
{
  show (self);
  tell (self, _("The new sheet counts. Destroy the old one."));
}

static void
on_add (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  CkKeyholderDialog *dialog = ck_keyholder_dialog_new (widget, CK_KEYHOLDERS_PAGE (widget)->session, NULL);

  g_signal_connect_object (dialog, "done", G_CALLBACK (on_added), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_change (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CkKeyholderDialog *dialog = ck_keyholder_dialog_new (widget, CK_KEYHOLDERS_PAGE (widget)->session,
                                                       g_variant_get_string (parameter, NULL));

  g_signal_connect_object (dialog, "done", G_CALLBACK (on_changed), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_recovery (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CkRecoveryDialog *dialog = ck_recovery_dialog_new (widget, CK_KEYHOLDERS_PAGE (widget)->session);

  g_signal_connect_object (dialog, "done", G_CALLBACK (on_new_sheet), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_keyholder (GTask        *task,
                  gpointer      source,
                  gpointer      label,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (ck_session_remove_keyholder (CK_KEYHOLDERS_PAGE (source)->session, label, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CkKeyholdersPage *self = CK_KEYHOLDERS_PAGE (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell (self, _("The keyholder was removed."));
  else
    tell (self, error->message);
  show (self);
}

static void
on_remove_answered (gboolean agreed,
                    gpointer user_data)
{
  Removal *removal = user_data;

  if (agreed)
    {
      g_autoptr (GTask) task = g_task_new (removal->page, NULL, on_removed, NULL);

      g_task_set_task_data (task, g_strdup (removal->label), g_free);
      g_task_run_in_thread (task, remove_keyholder);
    }
  g_object_unref (removal->page);
  g_free (removal->label);
  g_free (removal);
}

static void
on_remove (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  Removal *removal = g_new0 (Removal, 1);
  g_autofree char *heading = NULL;

  removal->page = g_object_ref (CK_KEYHOLDERS_PAGE (widget));
  removal->label = g_variant_dup_string (parameter, NULL);
  /* Translators: %s is a keyholder's name. */
  heading = g_strdup_printf (_("Remove %s?"), removal->label);
  ck_dialog_ask (widget, heading,
                 _("What they recorded stays, with their name. An old copy of the vault or a backup made before still "
                   "opens with their passphrase."),
                 _("_Remove"), CK_ANSWER_DESTRUCTIVE, on_remove_answered, removal);
}

static void
ck_keyholders_page_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CkKeyholdersPage *self = CK_KEYHOLDERS_PAGE (object);

  if (prop_id != PROP_SESSION)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (g_set_object (&self->session, g_value_get_object (value)) && self->session != NULL)
    show (self);
}

static gboolean
ck_keyholders_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (CK_KEYHOLDERS_PAGE (widget)->people), GTK_DIR_TAB_FORWARD);
}

static void
ck_keyholders_page_dispose (GObject *object)
{
  CkKeyholdersPage *self = CK_KEYHOLDERS_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (ck_keyholders_page_parent_class)->dispose (object);
}

static void
ck_keyholders_page_class_init (CkKeyholdersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_keyholders_page_dispose;
  object_class->set_property = ck_keyholders_page_set_property;
  widget_class->grab_focus = ck_keyholders_page_grab_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CK_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (CK_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-keyholders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkKeyholdersPage, people);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholdersPage, recovery);
  gtk_widget_class_bind_template_child (widget_class, CkKeyholdersPage, add);
  gtk_widget_class_install_action (widget_class, "keyholders.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "keyholders.change", "s", on_change);
  gtk_widget_class_install_action (widget_class, "keyholders.remove", "s", on_remove);
  gtk_widget_class_install_action (widget_class, "keyholders.recovery", NULL, on_recovery);
}

static void
ck_keyholders_page_init (CkKeyholdersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}
