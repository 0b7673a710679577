/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-recovery-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-dialogs.h"
#include "ck-recovery-sheet.h"
#include "ck-text.h"

#define ASKED_CHARACTERS 4

struct _CkRecoveryView {
  GtkBox          parent_instance;

  char           *organisation;
  char           *key;
  guint           group;
  gboolean        checked;

  GtkStack       *stack;
  GtkLabel       *shown;
  GtkLabel       *saved;
  GtkLabel       *question;
  AdwEntryRow    *answer;
  GtkLabel       *wrong;
};

enum {
  PROP_0,
  PROP_CHECKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CkRecoveryView, ck_recovery_view, GTK_TYPE_BOX)

static char *
arrange (const char *key)
{
  g_auto (GStrv) groups = g_strsplit (key, "-", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_string_append_printf (text, "%s%s", i == 0 ? "" : i % 4 == 0 ? "\n" : "  ", groups[i]);
      ck_wipe (groups[i], strlen (groups[i]));
    }

  return g_string_free (text, FALSE);
}

static void
on_answer_changed (CkRecoveryView *self)
{
  g_auto (GStrv) groups = self->key != NULL ? g_strsplit (self->key, "-", -1) : NULL;
  g_autofree char *typed = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->answer)), -1);
  gboolean whole = strlen (g_strstrip (typed)) >= ASKED_CHARACTERS;
  gboolean right = groups != NULL && whole && strncmp (typed, groups[self->group], strlen (typed)) == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->wrong), whole && !right);
  if (self->checked == right)
    return;

  self->checked = right;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKED]);
}

static void
on_file_chosen (GFile   *file,
                gpointer user_data)
{
  g_autoptr (CkRecoveryView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  if (ck_recovery_sheet_save_pdf (g_file_peek_path (file), self->organisation, self->key, &error))
    gtk_label_set_label (self->saved, _("Saved. Print it, then delete the file: the sheet belongs on paper."));
  else
    gtk_label_set_label (self->saved, error->message);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  ck_dialog_save_file (widget, _("Save the Recovery Sheet"), _("casekeeper-recovery-sheet.pdf"), on_file_chosen,
                       g_object_ref (widget));
}

static void
on_print (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  CkRecoveryView *self = CK_RECOVERY_VIEW (widget);

  ck_recovery_sheet_print (GTK_WINDOW (gtk_widget_get_root (widget)), self->organisation, self->key);
}

static gboolean
ck_recovery_view_grab_focus (GtkWidget *widget)
{
  CkRecoveryView *self = CK_RECOVERY_VIEW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "check") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->answer));

  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
ck_recovery_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_CHECKED)
    g_value_set_boolean (value, CK_RECOVERY_VIEW (object)->checked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ck_recovery_view_dispose (GObject *object)
{
  CkRecoveryView *self = CK_RECOVERY_VIEW (object);

  g_clear_pointer (&self->organisation, g_free);
  g_clear_pointer (&self->key, ck_wipe_free);
  G_OBJECT_CLASS (ck_recovery_view_parent_class)->dispose (object);
}

static void
ck_recovery_view_class_init (CkRecoveryViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_recovery_view_get_property;
  object_class->dispose = ck_recovery_view_dispose;
  widget_class->grab_focus = ck_recovery_view_grab_focus;

  /* whether what was typed back is right */
  properties[PROP_CHECKED] = g_param_spec_boolean ("checked", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-recovery-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryView, stack);
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryView, shown);
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryView, saved);
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryView, question);
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryView, answer);
  gtk_widget_class_bind_template_child (widget_class, CkRecoveryView, wrong);
  gtk_widget_class_bind_template_callback (widget_class, on_answer_changed);
  gtk_widget_class_install_action (widget_class, "recovery.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "recovery.print", NULL, on_print);
}

static void
ck_recovery_view_init (CkRecoveryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_recovery_view_set_key:
 * @self: the view
 * @organisation: for the sheet's head
 * @key: the key as it is printed: groups with dashes between; wiped by the caller
 */
void
ck_recovery_view_set_key (CkRecoveryView *self,
                          const char     *organisation,
                          const char     *key)
{
  g_autofree char *question = NULL;
  g_auto (GStrv) groups = NULL;
  char *arranged;

  g_return_if_fail (CK_IS_RECOVERY_VIEW (self));

  g_free (self->organisation);
  self->organisation = g_strdup (organisation);
  g_clear_pointer (&self->key, ck_wipe_free);
  self->key = g_strdup (key);

  arranged = arrange (key);
  gtk_label_set_label (self->shown, arranged);
  ck_wipe_free (arranged);

  groups = g_strsplit (key, "-", -1);
  self->group = (guint) g_random_int_range (0, (gint32) g_strv_length (groups));
  /* Translators: %u is the place of a group of letters in the recovery key, counted from 1. */
  question = g_strdup_printf (_("First four characters of group %u"), self->group + 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->answer), question);
  gtk_editable_set_text (GTK_EDITABLE (self->answer), "");
}

/**
 * ck_recovery_view_ask:
 * @self: the view
 * @ask: %TRUE to hide the key and ask for a piece of it; %FALSE to show it again
 */
void
ck_recovery_view_ask (CkRecoveryView *self,
                      gboolean        ask)
{
  g_return_if_fail (CK_IS_RECOVERY_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack, ask ? "check" : "sheet");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * ck_recovery_view_is_checked:
 * @self: the view
 *
 * Returns: whether what was typed back is right
 */
gboolean
ck_recovery_view_is_checked (CkRecoveryView *self)
{
  g_return_val_if_fail (CK_IS_RECOVERY_VIEW (self), FALSE);

  return self->checked;
}
