/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-setting-field.h"

#include <glib/gi18n-lib.h>

#include "ck-field-error.h"
#include "ck-text.h"

struct _CkSettingField {
  AdwPreferencesRow parent_instance;

  const CkField    *field;
  GtkWidget        *control;  /* an entry, a drop-down, or a view of text */
  gboolean          setting;

  GtkLabel         *name;
  GtkBox           *value;
  GtkWidget        *reset;
  GtkLabel         *small;
  CkFieldError     *problem;
};

G_DEFINE_FINAL_TYPE (CkSettingField, ck_setting_field, ADW_TYPE_PREFERENCES_ROW)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Going back to a default makes sense where there is one that isn't there already. */
static void
update_reset (CkSettingField *self)
{
  g_autofree char *text = ck_setting_field_get_text (self);
  g_autofree char *value = ck_setting_default_text (self->field->name);

  gtk_widget_set_visible (self->reset, value != NULL);
  gtk_widget_set_sensitive (self->reset, g_strcmp0 (text, value) != 0);
}

static void
on_changed (CkSettingField *self)
{
  if (self->setting)
    return;

  ck_field_error_set (self->problem, NULL, NULL);
  update_reset (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_reset (CkSettingField *self)
{
  g_autofree char *value = ck_setting_default_text (self->field->name);

  ck_setting_field_set_text (self, value);
  on_changed (self);
  gtk_widget_grab_focus (self->control);
}

static GtkWidget *
make_text_view (CkSettingField *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, 260, 66);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
make_choice (CkSettingField *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < self->field->tokens->n_tokens; i++)
    gtk_string_list_append (labels, ck_token_label (self->field->tokens, (int) i));
  choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
make_entry (CkSettingField *self)
{
  GtkWidget *entry = gtk_entry_new ();

  if (self->field->type == CK_FIELD_INTEGER)
    {
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 6);
      gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
      gtk_widget_add_css_class (entry, "numeric");
    }
  else
    gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return entry;
}

static void
make_control (CkSettingField *self)
{
  const CkSettingInfo *info = ck_setting_info (self->field->name);

  if (self->field->type == CK_FIELD_TOKEN)
    self->control = make_choice (self);
  else if (self->field->type == CK_FIELD_TEXT && (self->field->flags & CK_FIELD_ONE_LINE) == 0)
    self->control = make_text_view (self);
  else
    self->control = make_entry (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL, ck_field_label (self->field), -1);

  if (GTK_IS_TEXT_VIEW (self->control))
    {
      GtkWidget *frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_add_css_class (frame, "ck-field");
      gtk_box_append (GTK_BOX (frame), self->control);
      gtk_box_append (self->value, frame);
    }
  else
    gtk_box_append (self->value, self->control);
  if (info != NULL && info->unit != NULL)
    {
      GtkWidget *unit = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "unit of a setting", info->unit));

      gtk_widget_add_css_class (unit, "ck-quiet");
      gtk_box_append (self->value, unit);
    }
}

static gboolean
ck_setting_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CK_SETTING_FIELD (widget)->control);
}

static void
ck_setting_field_class_init (CkSettingFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ck_setting_field_grab_focus;
  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_SETTING_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "settings/ck-setting-field.ui");
  gtk_widget_class_bind_template_child (widget_class, CkSettingField, name);
  gtk_widget_class_bind_template_child (widget_class, CkSettingField, value);
  gtk_widget_class_bind_template_child (widget_class, CkSettingField, reset);
  gtk_widget_class_bind_template_child (widget_class, CkSettingField, small);
  gtk_widget_class_bind_template_child (widget_class, CkSettingField, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
}

static void
ck_setting_field_init (CkSettingField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_setting_field_new:
 * @field: of CkSettings: a number, a text or a token
 *
 * Returns: (transfer floating): its row, empty
 */
GtkWidget *
ck_setting_field_new (const CkField *field)
{
  CkSettingField *self = g_object_new (CK_TYPE_SETTING_FIELD, NULL);
  g_autofree char *small = ck_setting_describe (field);

  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), ck_field_label (field));
  gtk_label_set_label (self->name, ck_field_label (field));
  gtk_label_set_label (self->small, small);
  gtk_widget_set_visible (GTK_WIDGET (self->small), *small != '\0');
  make_control (self);
  update_reset (self);
  return GTK_WIDGET (self);
}

/**
 * ck_setting_field_get_name:
 * @self: a row
 *
 * Returns: (transfer none): the name of its field
 */
const char *
ck_setting_field_get_name (CkSettingField *self)
{
  g_return_val_if_fail (CK_IS_SETTING_FIELD (self), NULL);

  return self->field->name;
}

/**
 * ck_setting_field_get_text:
 * @self: a row
 *
 * Returns: (transfer full): what stands in it, good or not
 */
char *
ck_setting_field_get_text (CkSettingField *self)
{
  g_return_val_if_fail (CK_IS_SETTING_FIELD (self), NULL);

  if (GTK_IS_DROP_DOWN (self->control))
    return g_strdup (ck_token_text (self->field->tokens, (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control))));
  if (GTK_IS_TEXT_VIEW (self->control))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control));
      GtkTextIter start, end;

      gtk_text_buffer_get_bounds (buffer, &start, &end);
      return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->control)));
}

/**
 * ck_setting_field_set_text:
 * @self: a row
 * @text: (nullable): what shall stand in it
 */
void
ck_setting_field_set_text (CkSettingField *self,
                         const char   *text)
{
  g_return_if_fail (CK_IS_SETTING_FIELD (self));

  self->setting = TRUE;
  if (GTK_IS_DROP_DOWN (self->control))
    {
      int token = text != NULL ? ck_token_value (self->field->tokens, text) : -1;

      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), token >= 0 ? (guint) token : 0);
    }
  else if (GTK_IS_TEXT_VIEW (self->control))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->control)), text != NULL ? text : "", -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), text != NULL ? text : "");
  self->setting = FALSE;
  ck_field_error_set (self->problem, NULL, NULL);
  update_reset (self);
}

/**
 * ck_setting_field_set_error:
 * @self: a row
 * @text: (nullable): translated: what is wrong with its value
 */
void
ck_setting_field_set_error (CkSettingField *self,
                          const char   *text)
{
  g_return_if_fail (CK_IS_SETTING_FIELD (self));

  ck_field_error_set (self->problem, text, text != NULL ? self->control : NULL);
}

/**
 * ck_setting_field_read:
 * @self: a row
 * @settings: its field is set
 *
 * Returns: whether what stands in the row can be; else that is said in it, and @settings stays as it is
 */
gboolean
ck_setting_field_read (CkSettingField *self,
                     CkSettings   *settings)
{
  g_autofree char *text = ck_setting_field_get_text (self);
  g_autofree char *expected = NULL;
  gint64 number = 0, least = 0, most = G_MAXINT32;

  g_return_val_if_fail (CK_IS_SETTING_FIELD (self), FALSE);

  g_strstrip (text);
  if (self->field->type != CK_FIELD_INTEGER)
    {
      ck_record_set_text (CK_RECORD (settings), self->field->name, ck_text_is_blank (text) ? NULL : text);
      return TRUE;
    }
  ck_setting_range (self->field->name, &least, &most);
  if (g_ascii_string_to_signed (text, 10, least, most, &number, NULL))
    {
      ck_record_set_text (CK_RECORD (settings), self->field->name, text);
      return TRUE;
    }
  /* Translators: what is wrong with a number that was typed: two numbers */
  expected = g_strdup_printf (_("A whole number from %1$d to %2$d is expected."), (int) least, (int) most);
  ck_setting_field_set_error (self, expected);
  return FALSE;
}
