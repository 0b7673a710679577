/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-unlock-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-focus.h"

struct _CkUnlockPage {
  GtkBox         parent_instance;

  CkSession     *session;
  GCancellable  *unlocking;
  GdkDevice     *keyboard;
  gboolean       by_recovery_key;

  GtkLabel      *organisation;
  GtkLabel      *since;
  AdwComboRow   *keyholder;
  AdwEntryRow   *passphrase;
  AdwEntryRow   *recovery_key;
  GtkWidget     *caps;
  GtkLabel      *refused;
  GtkLabel      *practice_hint;
  GtkStack      *progress;
  GtkButton     *other_way;
};

enum {
  UNLOCKED,
  TROUBLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CkUnlockPage, ck_unlock_page, GTK_TYPE_BOX)

static AdwEntryRow *
entry_in_use (CkUnlockPage *self)
{
  return self->by_recovery_key ? self->recovery_key : self->passphrase;
}

static void
show_refusal (CkUnlockPage *self,
              const char   *text)
{
  gtk_label_set_label (self->refused, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refused), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (entry_in_use (self)), "error");
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->passphrase), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->recovery_key), "error");
    }
}

static void
update (CkUnlockPage *self)
{
  gboolean busy = self->unlocking != NULL;
  gboolean typed = gtk_editable_get_text (GTK_EDITABLE (entry_in_use (self)))[0] != '\0';
  GListModel *labels = adw_combo_row_get_model (self->keyholder);
  guint n_keyholders = labels != NULL ? g_list_model_get_n_items (labels) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->keyholder), !self->by_recovery_key && n_keyholders > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase), !self->by_recovery_key);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_key), self->by_recovery_key);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keyholder), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->passphrase), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->recovery_key), !busy);
  gtk_button_set_label (self->other_way, self->by_recovery_key ? _("Use a _Passphrase…") : _("Use the _Recovery Sheet…"));
  gtk_stack_set_visible_child_name (self->progress, busy ? "busy" : "idle");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.unlock", !busy && typed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.cancel", busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "unlock.other-way", !busy);
}

static void
on_caps_lock (CkUnlockPage *self)
{
  gtk_widget_set_visible (self->caps, self->keyboard != NULL && gdk_device_get_caps_lock_state (self->keyboard));
}

static void
on_typed (CkUnlockPage *self)
{
  show_refusal (self, NULL);
  update (self);
}

static void
on_unlocked (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CkUnlockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked = ck_session_unlock_finish (CK_SESSION (source), result, &error);

  g_clear_object (&self->unlocking);
  if (unlocked)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->passphrase), "");
      gtk_editable_set_text (GTK_EDITABLE (self->recovery_key), "");
      g_signal_emit (self, signals[UNLOCKED], 0);
      return;
    }

  update (self);
  if (g_error_matches (error, CK_ERROR, CK_ERROR_WRONG_PASSPHRASE) || g_error_matches (error, CK_ERROR, CK_ERROR_INVALID)
      || g_error_matches (error, CK_ERROR, CK_ERROR_NOT_FOUND))
    {
      show_refusal (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (entry_in_use (self)));
      gtk_editable_select_region (GTK_EDITABLE (entry_in_use (self)), 0, -1);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[TROUBLE], 0, error);
  else
    gtk_widget_grab_focus (GTK_WIDGET (entry_in_use (self)));
}

static void
on_unlock (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CkUnlockPage *self = CK_UNLOCK_PAGE (widget);
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->keyholder);
  const char *secret = gtk_editable_get_text (GTK_EDITABLE (entry_in_use (self)));

  if (self->unlocking != NULL || secret[0] == '\0')
    return;

  show_refusal (self, NULL);
  ck_focus_drop (widget);
  self->unlocking = g_cancellable_new ();
  ck_session_unlock_async (self->session, chosen != NULL ? gtk_string_object_get_string (chosen) : NULL, secret,
                           self->by_recovery_key, self->unlocking, on_unlocked, g_object_ref (self));
  update (self);
}

static void
on_cancel (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_cancellable_cancel (CK_UNLOCK_PAGE (widget)->unlocking);
}

static void
on_other_way (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  CkUnlockPage *self = CK_UNLOCK_PAGE (widget);

  ck_focus_drop (widget);
  self->by_recovery_key = !self->by_recovery_key;
  show_refusal (self, NULL);
  update (self);
  gtk_widget_grab_focus (widget);
}

static void
on_entry_activated (CkUnlockPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "unlock.unlock", NULL);
}

static gboolean
ck_unlock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (entry_in_use (CK_UNLOCK_PAGE (widget))));
}

static void
ck_unlock_page_realize (GtkWidget *widget)
{
  CkUnlockPage *self = CK_UNLOCK_PAGE (widget);
  GdkSeat *seat;

  GTK_WIDGET_CLASS (ck_unlock_page_parent_class)->realize (widget);

  seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  if (seat != NULL && g_set_object (&self->keyboard, gdk_seat_get_keyboard (seat)) && self->keyboard != NULL)
    g_signal_connect_object (self->keyboard, "notify::caps-lock-state", G_CALLBACK (on_caps_lock), self,
                             G_CONNECT_SWAPPED);
  on_caps_lock (self);
}

static void
ck_unlock_page_dispose (GObject *object)
{
  CkUnlockPage *self = CK_UNLOCK_PAGE (object);

  if (self->unlocking != NULL)
    g_cancellable_cancel (self->unlocking);
  g_clear_object (&self->unlocking);
  g_clear_object (&self->keyboard);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (ck_unlock_page_parent_class)->dispose (object);
}

static void
ck_unlock_page_class_init (CkUnlockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_unlock_page_dispose;
  widget_class->grab_focus = ck_unlock_page_grab_focus;
  widget_class->realize = ck_unlock_page_realize;

  signals[UNLOCKED] = g_signal_new ("unlocked", CK_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[TROUBLE] = g_signal_new ("trouble", CK_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ERROR);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, organisation);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, since);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, keyholder);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, recovery_key);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, caps);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, refused);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, practice_hint);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CkUnlockPage, other_way);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_install_action (widget_class, "unlock.unlock", NULL, on_unlock);
  gtk_widget_class_install_action (widget_class, "unlock.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "unlock.other-way", NULL, on_other_way);
}

static void
ck_unlock_page_init (CkUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * ck_unlock_page_new:
 * @session: a closed vault
 *
 * Returns: (transfer floating): the page that opens it
 */
GtkWidget *
ck_unlock_page_new (CkSession *session)
{
  CkUnlockPage *self = g_object_new (CK_TYPE_UNLOCK_PAGE, NULL);
  GPtrArray *keyholders = ck_session_list_keyholders (session);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->session = g_object_ref (session);
  gtk_label_set_label (self->organisation, ck_session_get_organisation (session));
  for (guint i = 0; i < keyholders->len; i++)
    {
      CkKeyholderInfo *keyholder = g_ptr_array_index (keyholders, i);

      if (g_strcmp0 (keyholder->kind, "passphrase") == 0)
        gtk_string_list_append (labels, keyholder->label);
    }
  adw_combo_row_set_model (self->keyholder, G_LIST_MODEL (labels));
  gtk_widget_set_visible (GTK_WIDGET (self->practice_hint), ck_session_is_practice (session));
  g_ptr_array_unref (keyholders);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * ck_unlock_page_set_since:
 * @self: the page
 * @since: (nullable): translated: "Locked today at 12:40"
 */
void
ck_unlock_page_set_since (CkUnlockPage *self,
                          const char   *since)
{
  g_return_if_fail (CK_IS_UNLOCK_PAGE (self));

  gtk_label_set_label (self->since, since != NULL ? since : _("Locked"));
}
