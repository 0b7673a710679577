/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-settings-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-casework.h"
#include "ck-category-list.h"
#include "ck-drafting.h"
#include "ck-form-error.h"
#include "ck-form-fields.h"
#include "ck-helpline-row.h"
#include "ck-page.h"
#include "ck-setting-field.h"
#include "ck-settings-draft.h"

#define HOLIDAYS_SHOWN 12

struct _CkSettingsPage {
  CkSessionPage         parent_instance;

  CkSettings           *settings;   /* as the record has them */
  GPtrArray            *rows;       /* CkSettingField */
  GPtrArray            *helpline_rows;
  GPtrArray            *holiday_rows;
  CkCategoryList       *category_list;
  CkDrafting           *drafting;
  gboolean              showing;

  AdwViewSwitcherTitle *switcher;
  AdwViewStack         *views;
  GtkWidget            *save;
  AdwPreferencesGroup  *organisation;
  AdwPreferencesGroup  *locking;
  AdwPreferencesGroup  *clocks;
  AdwPreferencesGroup  *days;
  AdwPreferencesGroup  *holidays;
  AdwPreferencesGroup  *categories;
  AdwPreferencesGroup  *helplines;
};

static void ck_settings_page_iface_init (CkPageInterface *iface);
static void ck_settings_page_draftable_init (CkDraftableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkSettingsPage, ck_settings_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_settings_page_iface_init)
                               G_IMPLEMENT_INTERFACE (CK_TYPE_DRAFTABLE, ck_settings_page_draftable_init))

/* --- what was changed -------------------------------------------------------------------------------------------------- */

static char *
recorded_text (CkSettingsPage *self,
               CkSettingField   *row)
{
  char *text = ck_record_get_text (CK_RECORD (self->settings), ck_setting_field_get_name (row));

  return text != NULL ? text : g_strdup ("");
}

static char *
typed_helplines (CkSettingsPage *self)
{
  g_autoptr (GPtrArray) helplines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->helpline_rows->len; i++)
    {
      CkHelpline *helpline = ck_helpline_row_dup (g_ptr_array_index (self->helpline_rows, i));

      if (helpline->name == NULL)
        helpline->name = g_strdup ("");
      g_ptr_array_add (helplines, helpline);
    }
  return ck_helplines_format (helplines);
}

static char *
recorded_helplines (CkSettingsPage *self)
{
  g_autoptr (GPtrArray) helplines = ck_helplines_parse (self->settings->helplines);

  return ck_helplines_format (helplines);
}

static gboolean
helplines_differ (CkSettingsPage *self)
{
  g_autofree char *typed = typed_helplines (self);
  g_autofree char *recorded = recorded_helplines (self);

  return g_strcmp0 (typed, recorded) != 0;
}

static CkSettingsDraft *
dup_draft (CkSettingsPage *self)
{
  CkSettingsDraft *draft = ck_settings_draft_new ();
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      CkSettingField *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = ck_setting_field_get_text (row);
      g_autofree char *recorded = recorded_text (self, row);

      if (g_strcmp0 (text, recorded) != 0)
        {
          g_autofree char *pair = g_strconcat (ck_setting_field_get_name (row), "=", text, NULL);

          g_strv_builder_add (texts, pair);
        }
    }
  draft->texts = g_strv_builder_end (texts);
  g_ptr_array_unref (draft->categories);
  draft->categories = ck_category_list_dup_changed (self->category_list);
  if (helplines_differ (self))
    for (guint i = 0; i < self->helpline_rows->len; i++)
      g_ptr_array_add (draft->helplines, ck_helpline_row_dup (g_ptr_array_index (self->helpline_rows, i)));
  return draft;
}

static gboolean
is_changed (CkSettingsPage *self)
{
  g_autoptr (CkSettingsDraft) draft = self->settings != NULL ? dup_draft (self) : NULL;

  return draft != NULL && (draft->texts[0] != NULL || draft->categories->len > 0 || helplines_differ (self));
}

static CkRecord *
ck_settings_page_write (CkDraftable *form)
{
  return CK_RECORD (dup_draft (CK_SETTINGS_PAGE (form)));
}

static void
update_save (CkSettingsPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", is_changed (self));
}

static void
on_changed (CkSettingsPage *self)
{
  if (self->showing)
    return;

  update_save (self);
  ck_drafting_touch (self->drafting);
}

/* --- rows --------------------------------------------------------------------------------------------------------------- */

static AdwPreferencesGroup *
group_of (CkSettingsPage *self,
          const CkField  *field)
{
  const CkSettingInfo *info = ck_setting_info (field->name);

  switch (info != NULL ? info->group : CK_SETTINGS_CLOCKS)
    {
    case CK_SETTINGS_ORGANISATION:
      return self->organisation;
    case CK_SETTINGS_DAYS:
      return self->days;
    case CK_SETTINGS_LOCKING:
      return self->locking;
    case CK_SETTINGS_CLOCKS:
    default:
      return self->clocks;
    }
}

/* Every field of the settings has a row, but for the helplines, which have their own. */
static void
make_rows (CkSettingsPage *self)
{
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (CK_TYPE_SETTINGS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      GtkWidget *row;

      if (strcmp (fields[i].name, "helplines") == 0 || (fields[i].flags & CK_FIELD_DERIVED) != 0
          || (fields[i].type != CK_FIELD_TEXT && fields[i].type != CK_FIELD_INTEGER && fields[i].type != CK_FIELD_TOKEN))
        continue;
      row = ck_setting_field_new (&fields[i]);
      g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group_of (self, &fields[i]), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
on_helpline_removed (CkHelplineRow  *row,
                     CkSettingsPage *self)
{
  g_ptr_array_remove (self->helpline_rows, row);
  adw_preferences_group_remove (self->helplines, GTK_WIDGET (row));
  on_changed (self);
}

static GtkWidget *
add_helpline (CkSettingsPage *self,
              CkHelpline     *helpline)
{
  GtkWidget *row = ck_helpline_row_new (helpline);

  g_signal_connect_object (row, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_helpline_removed), self, 0);
  adw_preferences_group_add (self->helplines, row);
  g_ptr_array_add (self->helpline_rows, row);
  return row;
}

static void
show_helplines (CkSettingsPage *self,
                GPtrArray      *helplines)
{
  for (guint i = 0; i < self->helpline_rows->len; i++)
    adw_preferences_group_remove (self->helplines, g_ptr_array_index (self->helpline_rows, i));
  g_ptr_array_set_size (self->helpline_rows, 0);
  for (guint i = 0; i < helplines->len; i++)
    add_helpline (self, g_ptr_array_index (helplines, i));
}

/* Those of the nation with what the vault lays over them, by its settings as they are recorded. */
static void
show_holidays (CkSettingsPage *self)
{
  CkDate today = ck_session_today (ck_session_page_get_session (CK_SESSION_PAGE (self)));
  int year;

  for (guint i = 0; i < self->holiday_rows->len; i++)
    adw_preferences_group_remove (self->holidays, g_ptr_array_index (self->holiday_rows, i));
  g_ptr_array_set_size (self->holiday_rows, 0);
  ck_date_split (today, &year, NULL, NULL);
  for (int y = year; y < year + 2; y++)
    {
      g_autoptr (GPtrArray) holidays = ck_bank_holidays_list (self->settings, y);

      for (guint i = 0; i < holidays->len && self->holiday_rows->len < HOLIDAYS_SHOWN; i++)
        {
          CkBankHoliday *holiday = g_ptr_array_index (holidays, i);
          g_autofree char *day = ck_date_format (holiday->date);
          GtkWidget *row;

          if (ck_date_compare (holiday->date, today) < 0)
            continue;
          row = adw_action_row_new ();
          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), holiday->name != NULL ? holiday->name : "");
          adw_preferences_group_add (self->holidays, row);
          g_ptr_array_add (self->holiday_rows, row);
        }
    }
  adw_preferences_group_set_description (self->holidays, ck_bank_holidays_source ());
}

static void
show_settings (CkSettingsPage *self,
               GPtrArray      *categories)
{
  g_autoptr (GPtrArray) helplines = ck_helplines_parse (self->settings->helplines);

  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      CkSettingField *row = g_ptr_array_index (self->rows, i);
      g_autofree char *text = recorded_text (self, row);

      ck_setting_field_set_text (row, text);
    }
  show_helplines (self, helplines);
  show_holidays (self);
  ck_category_list_set (self->category_list, ck_session_page_get_session (CK_SESSION_PAGE (self)), categories);
  self->showing = FALSE;
  update_save (self);
}

static gboolean
ck_settings_page_fill (CkDraftable *form,
                       CkRecord    *record)
{
  CkSettingsPage *self = CK_SETTINGS_PAGE (form);
  CkSettingsDraft *draft = CK_SETTINGS_DRAFT (record);

  self->showing = TRUE;
  for (guint i = 0; draft->texts != NULL && draft->texts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (draft->texts[i], "=", 2);

      for (guint j = 0; pair[0] != NULL && pair[1] != NULL && j < self->rows->len; j++)
        if (strcmp (ck_setting_field_get_name (g_ptr_array_index (self->rows, j)), pair[0]) == 0)
          ck_setting_field_set_text (g_ptr_array_index (self->rows, j), pair[1]);
    }
  if (draft->helplines->len > 0)
    show_helplines (self, draft->helplines);
  ck_category_list_lay_over (self->category_list, draft->categories);
  self->showing = FALSE;
  update_save (self);
  return TRUE;
}

static void
ck_settings_page_draftable_init (CkDraftableInterface *iface)
{
  iface->write = ck_settings_page_write;
  iface->fill = ck_settings_page_fill;
}

/* --- loading ------------------------------------------------------------------------------------------------------------ */

typedef struct {
  CkSettings *settings;
  GPtrArray  *categories;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_object (&loaded->settings);
  g_clear_pointer (&loaded->categories, g_ptr_array_unref);
  g_free (loaded);
}

static gpointer
load_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->settings = ck_settings_load (store, error);
  if (loaded->settings != NULL)
    loaded->categories = ck_categories_load (store, error);
  if (loaded->categories != NULL)
    return loaded;
  free_loaded (loaded);
  return NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkSettingsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (loaded == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  g_set_object (&self->settings, loaded->settings);
  show_settings (self, loaded->categories);
  if (self->drafting == NULL)
    {
      self->drafting = ck_drafting_new (CK_DRAFTABLE (self), CK_SESSION (source), "settings", NULL);
      ck_drafting_look (self->drafting, NULL);
    }
  free_loaded (loaded);
}

static void
load (CkSettingsPage *self)
{
  ck_session_call_async (ck_session_page_get_session (CK_SESSION_PAGE (self)), load_on_lane, NULL, NULL, free_loaded,
                         ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_loaded, g_object_ref (self));
}

/* --- saving ------------------------------------------------------------------------------------------------------------- */

typedef struct {
  CkSettings *settings;
  GPtrArray  *categories;
  char       *why;
  CkUuid      draft;
  gboolean    has_draft;
} Save;

static void
free_save (gpointer data)
{
  Save *save = data;

  g_clear_object (&save->settings);
  g_clear_pointer (&save->categories, g_ptr_array_unref);
  g_free (save->why);
  g_free (save);
}

static gpointer
save_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Save *save = data;

  /* the draft goes with the first unit that is recorded */
  if (save->has_draft)
    ck_store_set_draft_to_discard (store, &save->draft);
  if (!ck_casework_change_settings (store, save->settings, save->why, error))
    return NULL;
  for (guint i = 0; i < save->categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (save->categories, i);

      if (category->position == CK_CATEGORY_POSITION_MAX - 1)
        category->position = 0; /* last among its like */
      if (!ck_casework_change_category (store, category, save->why, error))
        return NULL;
    }
  return save;
}

/* What is wrong is said at its row, and its page is shown. */
static CkSettings *
read_settings (CkSettingsPage *self)
{
  g_autoptr (CkSettings) settings = CK_SETTINGS (ck_record_copy (CK_RECORD (self->settings)));
  GtkWidget *wrong = NULL;
  g_autofree char *helplines = NULL;
  const char *page = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (!ck_setting_field_read (CK_SETTING_FIELD (row), settings) && wrong == NULL)
        {
          wrong = row;
          page = gtk_widget_is_ancestor (row, GTK_WIDGET (self->organisation))
                     || gtk_widget_is_ancestor (row, GTK_WIDGET (self->locking)) ? "organisation" : "clocks";
        }
    }
  for (guint i = 0; i < self->helpline_rows->len; i++)
    if (!ck_helpline_row_check (g_ptr_array_index (self->helpline_rows, i)) && wrong == NULL)
      {
        wrong = g_ptr_array_index (self->helpline_rows, i);
        page = "helplines";
      }
  if (wrong != NULL)
    {
      adw_view_stack_set_visible_child_name (self->views, page);
      gtk_widget_grab_focus (wrong);
      return NULL;
    }
  helplines = typed_helplines (self);
  if (helplines_differ (self))
    {
      g_free (settings->helplines);
      settings->helplines = g_steal_pointer (&helplines);
    }
  return g_steal_pointer (&settings);
}

/* A rule that looks at a row's value is said at that row, too. */
static gboolean
check_settings (CkSettingsPage *self,
                CkSettings     *settings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (ck_settings_check (settings, &error))
    return TRUE;

  text = ck_form_error_text (error);
  for (guint i = 0; i < self->rows->len; i++)
    {
      CkSettingField *row = g_ptr_array_index (self->rows, i);

      if (ck_form_error_is_about (error, ck_setting_field_get_name (row)))
        {
          adw_view_stack_set_visible_child_name (self->views, gtk_widget_is_ancestor (GTK_WIDGET (row), GTK_WIDGET (self->organisation))
                                                                ? "organisation" : "clocks");
          ck_setting_field_set_error (row, text);
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return FALSE;
        }
    }
  ck_session_page_failed (CK_SESSION_PAGE (self), error);
  return FALSE;
}

static void
on_why (CkFormDialog   *dialog,
        CkSettingsPage *self)
{
  CkTextField *field = g_object_get_data (G_OBJECT (dialog), "ck-why");
  g_autofree char *why = ck_form_take_text (field, _("Say why. It stands in the history beside what changed."));
  Save *save;

  if (why == NULL)
    return;
  save = g_new0 (Save, 1);
  save->settings = read_settings (self);
  save->categories = ck_category_list_dup_changed (self->category_list);
  save->why = g_steal_pointer (&why);
  save->has_draft = ck_draft_keeper_get_id (ck_drafting_get_keeper (self->drafting), &save->draft);
  if (save->settings == NULL)
    {
      free_save (save);
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  ck_form_dialog_call (dialog, ck_session_page_get_session (CK_SESSION_PAGE (self)), save_on_lane, save, free_save,
                       _("Saved. What changed, and why, stands in the history."));
}

static void
on_saved (CkFormDialog   *dialog,
          CkSettingsPage *self)
{
  ck_drafting_done (self->drafting);
  ck_drafting_clear (&self->drafting);
  load (self);
}

static void
ask_why (CkSettingsPage *self)
{
  g_autoptr (CkSettings) settings = self->settings != NULL && is_changed (self) ? read_settings (self) : NULL;
  CkFormDialog *dialog;
  CkTextField *why;

  if (settings == NULL || !check_settings (self, settings))
    return;

  dialog = ck_form_dialog_new (GTK_WIDGET (self), _("Save the Settings"), NULL, _("_Save"));
  why = ck_form_add_text (dialog, "why", _("Why"), _("One reason for all that was changed"));
  g_object_set_data (G_OBJECT (dialog), "ck-why", why);
  g_signal_connect_object (dialog, "apply", G_CALLBACK (on_why), self, 0);
  g_signal_connect_object (dialog, "done", G_CALLBACK (on_saved), self, 0);
  ck_form_dialog_open (dialog, ck_session_page_get_session (CK_SESSION_PAGE (self)), "settings-why", NULL, why);
}

static void
on_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  ask_why (CK_SETTINGS_PAGE (widget));
}

static void
on_add_category (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  ck_category_list_add (CK_SETTINGS_PAGE (widget)->category_list);
}

static void
on_add_helpline (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  CkSettingsPage *self = CK_SETTINGS_PAGE (widget);

  ck_helpline_row_unfold (CK_HELPLINE_ROW (add_helpline (self, NULL)));
  on_changed (self);
}

/* --- CkPage ------------------------------------------------------------------------------------------------------------- */

static void
ck_settings_page_save (CkPage *page)
{
  ask_why (CK_SETTINGS_PAGE (page));
}

static void
ck_settings_page_iface_init (CkPageInterface *iface)
{
  iface->save = ck_settings_page_save;
}

/* --- the widget --------------------------------------------------------------------------------------------------------- */

static void
ck_settings_page_session_set (CkSessionPage *page)
{
  load (CK_SETTINGS_PAGE (page));
}

static void
ck_settings_page_dispose (GObject *object)
{
  CkSettingsPage *self = CK_SETTINGS_PAGE (object);

  ck_drafting_clear (&self->drafting);
  g_clear_object (&self->settings);
  g_clear_object (&self->category_list);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->helpline_rows, g_ptr_array_unref);
  g_clear_pointer (&self->holiday_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (ck_settings_page_parent_class)->dispose (object);
}

static void
ck_settings_page_class_init (CkSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_settings_page_dispose;
  CK_SESSION_PAGE_CLASS (klass)->session_set = ck_settings_page_session_set;

  gtk_widget_class_install_action (widget_class, "settings.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "settings.add-category", NULL, on_add_category);
  gtk_widget_class_install_action (widget_class, "settings.add-helpline", NULL, on_add_helpline);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "settings/ck-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, views);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, save);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, organisation);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, locking);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, clocks);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, days);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, holidays);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, categories);
  gtk_widget_class_bind_template_child (widget_class, CkSettingsPage, helplines);
}

static void
ck_settings_page_init (CkSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->helpline_rows = g_ptr_array_new ();
  self->holiday_rows = g_ptr_array_new ();
  self->category_list = ck_category_list_new (self->categories);
  g_signal_connect_object (self->category_list, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  make_rows (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", FALSE);
}
