/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings by their own widgets: every field has a row with its source, a number that can't be is said at its row and
 * stays, a draft is taken up again, and what is saved holds, with why. */
#include "ck-test-app.h"

#include "ck-casework.h"
#include "ck-category-list.h"
#include "ck-draft-keeper.h"
#include "ck-field-error.h"
#include "ck-form-dialog.h"
#include "ck-helpline-row.h"
#include "ck-page.h"
#include "ck-setting-field.h"
#include "ck-settings-page.h"
#include "ck-test-vault.h"
#include "ck-text-field.h"

typedef struct {
  CkTestVault *vault;
  GtkWidget   *page;
  GtkWidget   *window;
  const char  *name;
  GtkWidget   *row;
} Scene;

static void
open_page (Scene *scene)
{
  scene->page = g_object_new (CK_TYPE_SETTINGS_PAGE, "session", scene->vault->session, NULL);
  scene->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (scene->window), scene->page);
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 900, 600);
  gtk_window_present (GTK_WINDOW (scene->window));
}

static void
look_at_row (GtkWidget *widget,
             gpointer   data)
{
  Scene *scene = data;

  if (CK_IS_SETTING_FIELD (widget) && g_str_equal (ck_setting_field_get_name (CK_SETTING_FIELD (widget)), scene->name))
    scene->row = widget;
}

static CkSettingField *
find_row (Scene      *scene,
          const char *name)
{
  scene->name = name;
  scene->row = NULL;
  ck_test_walk (scene->page, look_at_row, scene);
  g_assert_nonnull (scene->row);
  return CK_SETTING_FIELD (scene->row);
}

static gboolean
is_loaded (gpointer data)
{
  Scene *scene = data;
  g_autofree char *text = NULL;

  ck_test_spin ();
  text = ck_setting_field_get_text (find_row (scene, "review_days_low"));
  return g_str_equal (text, "28");
}

static void
set_up (Scene        *scene,
        gconstpointer data)
{
  scene->vault = ck_test_vault_new (TRUE);
  open_page (scene);
  ck_test_spin_until (is_loaded, scene);
}

static void
tear_down (Scene        *scene,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  ck_test_spin ();
  ck_test_vault_free (scene->vault);
}

/* Every field of the settings but the helplines, which have rows of their own. */
static void
test_rows (Scene        *scene,
           gconstpointer data)
{
  guint n_fields;
  const CkField *fields = ck_record_type_get_fields (CK_TYPE_SETTINGS, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!g_str_equal (fields[i].name, "helplines"))
      find_row (scene, fields[i].name);
  g_assert_nonnull (ck_test_find (scene->page, CK_TYPE_HELPLINE_ROW, NULL));
}

static gpointer
load_settings (CkStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return ck_settings_load (store, error);
}

static gint64
days_high (Scene *scene)
{
  g_autoptr (CkSettings) settings = ck_session_call (scene->vault->session, load_settings, NULL, NULL);

  return settings->review_days_high;
}

static CkFormDialog *
find_dialog (void)
{
  g_autoptr (GListModel) windows = gtk_window_get_toplevels ();

  g_object_ref (windows);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (CK_IS_FORM_DIALOG (window))
        return CK_FORM_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_saved (gpointer scene)
{
  ck_test_spin ();
  return days_high (scene) == 5 && find_dialog () == NULL;
}

static void
type (CkSettingField *row,
      const char   *text)
{
  ck_setting_field_set_text (row, text);
  g_signal_emit_by_name (row, "changed");
}

static void
test_bad_number (Scene        *scene,
                 gconstpointer data)
{
  CkSettingField *row = find_row (scene, "review_days_high");
  g_autofree char *kept = NULL;

  type (row, "a week");
  ck_page_save (CK_PAGE (scene->page));
  ck_test_spin ();
  g_assert_null (find_dialog ());
  kept = ck_setting_field_get_text (row);
  g_assert_cmpstr (kept, ==, "a week");
  g_assert_nonnull (ck_field_error_get (CK_FIELD_ERROR (ck_test_find (GTK_WIDGET (row), CK_TYPE_FIELD_ERROR, NULL))));
  g_assert_cmpint (days_high (scene), ==, 7);
}

static void
test_save (Scene        *scene,
           gconstpointer data)
{
  CkFormDialog *dialog;

  type (find_row (scene, "review_days_high"), "5");
  gtk_widget_activate_action (scene->page, "settings.save", NULL);
  ck_test_spin ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  /* without a reason nothing is recorded */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin ();
  g_assert_cmpint (days_high (scene), ==, 7);
  g_object_set (ck_test_find (GTK_WIDGET (dialog), CK_TYPE_TEXT_FIELD, NULL), "text", "The council asks for it.", NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.apply", NULL);
  ck_test_spin_until (is_saved, scene);
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      flushed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (ck_draft_keeper_flush_all_finish (CK_SESSION (source), result, &error));
  *(gboolean *) flushed = TRUE;
}

static gboolean
is_true (gpointer value)
{
  ck_test_spin ();
  return *(gboolean *) value;
}

static gboolean
is_kept (gpointer data)
{
  Scene *scene = data;
  g_autofree char *text = NULL;

  ck_test_spin ();
  text = ck_setting_field_get_text (find_row (scene, "review_days_high"));
  return g_str_equal (text, "a week");
}

/* Good or not, what was typed is there again after the page was closed. */
static void
test_draft (Scene        *scene,
            gconstpointer data)
{
  gboolean flushed = FALSE;

  type (find_row (scene, "review_days_high"), "a week");
  ck_draft_keeper_flush_all_async (scene->vault->session, on_flushed, &flushed);
  ck_test_spin_until (is_true, &flushed);
  gtk_window_destroy (GTK_WINDOW (scene->window));
  ck_test_spin ();
  open_page (scene);
  ck_test_spin_until (is_kept, scene);
}

int
main (int   argc,
      char *argv[])
{
  ck_test_app_init (&argc, &argv);
  g_test_add ("/app/settings-page/rows", Scene, NULL, set_up, test_rows, tear_down);
  g_test_add ("/app/settings-page/bad-number", Scene, NULL, set_up, test_bad_number, tear_down);
  g_test_add ("/app/settings-page/save", Scene, NULL, set_up, test_save, tear_down);
  g_test_add ("/app/settings-page/draft", Scene, NULL, set_up, test_draft, tear_down);
  return g_test_run ();
}
