/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-category-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-form-fields.h"
#include "ck-form-error.h"
#include "ck-text.h"

struct _CkCategoryList {
  GObject              parent_instance;

  AdwPreferencesGroup *group;      /* (unowned): lives as long as the page */
  CkSession           *session;    /* keeps what is typed in the dialog */
  GPtrArray           *loaded;     /* CkCategory, as the record has them */
  GPtrArray           *categories; /* CkCategory, as they shall be */
  GPtrArray           *rows;
};

G_DEFINE_FINAL_TYPE (CkCategoryList, ck_category_list, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void show_rows (CkCategoryList *self);

static GPtrArray *
copy_all (GPtrArray *categories)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < categories->len; i++)
    g_ptr_array_add (copies, ck_record_copy (g_ptr_array_index (categories, i)));
  return copies;
}

static void
tell_changed (CkCategoryList *self)
{
  ck_categories_sort (self->categories);
  show_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- one category in a dialog ------------------------------------------------------------------------------------------ */

typedef struct {
  CkCategoryList *self;
  CkCategory     *category; /* NULL for a new one */
  AdwEntryRow    *label;
  GtkDropDown    *parent;
  GtkSwitch      *used;
  GPtrArray      *parents;  /* tokens; the first of the drop-down is none */
} Editing;

static void
free_editing (gpointer data)
{
  Editing *editing = data;

  g_object_unref (editing->self);
  g_clear_object (&editing->category);
  g_ptr_array_unref (editing->parents);
  g_free (editing);
}

static void
on_apply (CkFormDialog *dialog,
          Editing      *editing)
{
  CkCategoryList *self = editing->self;
  g_autoptr (CkCategory) category = editing->category != NULL ? CK_CATEGORY (ck_record_copy (CK_RECORD (editing->category)))
                                                              : ck_category_new ();
  guint parent = gtk_drop_down_get_selected (editing->parent);
  g_autoptr (GError) error = NULL;
  guint index = 0;

  g_free (category->label);
  category->label = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editing->label))));
  g_free (category->parent);
  category->parent = parent > 0 ? g_strdup (g_ptr_array_index (editing->parents, parent - 1)) : NULL;
  category->retired = !gtk_switch_get_active (editing->used);
  if (!ck_category_check (category, self->categories, &error))
    {
      ck_form_dialog_show_error (dialog, error);
      return;
    }
  if (editing->category == NULL)
    {
      category->token = ck_category_token_from (category->label, self->categories);
      category->position = CK_CATEGORY_POSITION_MAX - 1;
      g_ptr_array_add (self->categories, g_steal_pointer (&category));
    }
  else if (g_ptr_array_find (self->categories, editing->category, &index))
    {
      g_object_unref (g_ptr_array_index (self->categories, index));
      g_ptr_array_index (self->categories, index) = g_steal_pointer (&category);
    }
  tell_changed (self);
  ck_form_dialog_finish (dialog);
}

static GtkWidget *
add_row (GtkWidget  *rows,
         const char *title,
         const char *subtitle,
         GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (suffix), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (rows), row);
  return row;
}

static void
fill_parents (Editing *editing)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (labels, _("Nothing: it is of the first level"));
  for (guint i = 0; i < editing->self->categories->len; i++)
    {
      CkCategory *other = g_ptr_array_index (editing->self->categories, i);

      if (other->parent != NULL || other == editing->category || other->retired)
        continue;
      g_ptr_array_add (editing->parents, g_strdup (other->token));
      gtk_string_list_append (labels, other->label);
      if (editing->category != NULL && g_strcmp0 (editing->category->parent, other->token) == 0)
        selected = editing->parents->len;
    }
  gtk_drop_down_set_model (editing->parent, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (editing->parent, selected);
}

static void
edit (CkCategoryList *self,
      CkCategory     *category)
{
  CkFormDialog *dialog = ck_form_dialog_new (GTK_WIDGET (self->group), category != NULL ? _("Change a Category") : _("Add a Category"), NULL,
                                             category != NULL ? _("_Change") : _("_Add"));
  GtkWidget *rows = ck_form_dialog_add_rows (dialog, _("Category"));
  Editing *editing = g_new0 (Editing, 1);

  editing->self = g_object_ref (self);
  editing->category = category != NULL ? g_object_ref (category) : NULL;
  editing->parents = g_ptr_array_new_with_free_func (g_free);
  editing->label = ck_form_add_line (dialog, rows, "label", _("Name"), category != NULL ? category->label : NULL);
  editing->parent = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  add_row (rows, _("Belongs to"), NULL, GTK_WIDGET (editing->parent));
  editing->used = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (editing->used, category == NULL || !category->retired);
  add_row (rows, _("Still used"), _("What was recorded keeps it either way"), GTK_WIDGET (editing->used));
  fill_parents (editing);
  g_object_set_data_full (G_OBJECT (dialog), "ck-editing", editing, free_editing);
  g_signal_connect (dialog, "apply", G_CALLBACK (on_apply), editing);
  ck_form_dialog_keep (dialog, "parent", GTK_WIDGET (editing->parent));
  ck_form_dialog_keep (dialog, "used", GTK_WIDGET (editing->used));
  ck_form_dialog_fills (dialog, editing->label, "token");
  ck_form_dialog_fills (dialog, editing->used, "retired");
  ck_form_dialog_open (dialog, self->session, "category", category != NULL ? category->token : NULL, editing->label);
}

/* --- the rows ------------------------------------------------------------------------------------------------------- */

/* The next one before or behind it with the same parent. */
static CkCategory *
find_beside (CkCategoryList *self,
             CkCategory     *category,
             int             step)
{
  guint index;

  if (!g_ptr_array_find (self->categories, category, &index))
    return NULL;
  for (int i = (int) index + step; i >= 0 && i < (int) self->categories->len; i += step)
    {
      CkCategory *other = g_ptr_array_index (self->categories, i);

      if (g_strcmp0 (other->parent, category->parent) == 0)
        return other;
    }
  return NULL;
}

static void
move (CkCategoryList *self,
      CkCategory     *category,
      int             step)
{
  CkCategory *other = find_beside (self, category, step);
  gint64 position;

  if (other == NULL)
    return;

  if (other->position == category->position)
    other->position += step < 0 ? 1 : -1;
  position = other->position;
  other->position = category->position;
  category->position = position;
  tell_changed (self);
}

static CkCategory *
of_button (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "ck-category");
}

static void
on_up (GtkWidget      *button,
       CkCategoryList *self)
{
  move (self, of_button (button), -1);
}

static void
on_down (GtkWidget      *button,
         CkCategoryList *self)
{
  move (self, of_button (button), 1);
}

static void
on_edit (GtkWidget      *button,
         CkCategoryList *self)
{
  edit (self, of_button (button));
}

static void
add_button (CkCategoryList *self,
            GtkWidget      *row,
            CkCategory     *category,
            const char     *icon,
            const char     *tooltip,
            GCallback       clicked,
            gboolean        sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: for screen readers: what a button does, and the category that it does it to */
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), tooltip, category->label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, sensitive);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "ck-category", g_object_ref (category), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
show_rows (CkCategoryList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (self->categories, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), category->label);
      if (category->retired)
        adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("No longer used"));
      if (category->parent != NULL)
        {
          GtkWidget *indent = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_set_size_request (indent, 24, -1);
          adw_action_row_add_prefix (ADW_ACTION_ROW (row), indent);
        }
      add_button (self, row, category, "go-up-symbolic", _("Move Up"), G_CALLBACK (on_up), find_beside (self, category, -1) != NULL);
      add_button (self, row, category, "go-down-symbolic", _("Move Down"), G_CALLBACK (on_down),
                  find_beside (self, category, 1) != NULL);
      add_button (self, row, category, "document-edit-symbolic", _("Change…"), G_CALLBACK (on_edit), TRUE);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
ck_category_list_finalize (GObject *object)
{
  CkCategoryList *self = CK_CATEGORY_LIST (object);

  g_clear_object (&self->session);
  g_ptr_array_unref (self->loaded);
  g_ptr_array_unref (self->categories);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (ck_category_list_parent_class)->finalize (object);
}

static void
ck_category_list_class_init (CkCategoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ck_category_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_CATEGORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ck_category_list_init (CkCategoryList *self)
{
  self->loaded = g_ptr_array_new_with_free_func (g_object_unref);
  self->categories = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
}

/**
 * ck_category_list_new:
 * @group: where the rows go; outlives the list
 *
 * Returns: (transfer full): an empty list
 */
CkCategoryList *
ck_category_list_new (AdwPreferencesGroup *group)
{
  CkCategoryList *self = g_object_new (CK_TYPE_CATEGORY_LIST, NULL);

  self->group = group;
  return self;
}

/**
 * ck_category_list_set:
 * @self: the list
 * @session: an unlocked session
 * @categories: (element-type CkCategory): as the record has them
 */
void
ck_category_list_set (CkCategoryList *self,
                      CkSession      *session,
                      GPtrArray      *categories)
{
  g_return_if_fail (CK_IS_CATEGORY_LIST (self));

  g_set_object (&self->session, session);
  g_ptr_array_unref (self->loaded);
  g_ptr_array_unref (self->categories);
  self->loaded = copy_all (categories);
  self->categories = copy_all (categories);
  show_rows (self);
}

/**
 * ck_category_list_lay_over:
 * @self: the list
 * @changed: (element-type CkCategory): as ck_category_list_dup_changed() gave them, from a draft
 */
void
ck_category_list_lay_over (CkCategoryList *self,
                           GPtrArray      *changed)
{
  g_return_if_fail (CK_IS_CATEGORY_LIST (self));

  for (guint i = 0; i < changed->len; i++)
    {
      CkCategory *category = g_ptr_array_index (changed, i);
      CkCategory *present = ck_categories_find (self->categories, category->token);
      guint index;

      if (present != NULL && g_ptr_array_find (self->categories, present, &index))
        {
          g_ptr_array_index (self->categories, index) = CK_CATEGORY (ck_record_copy (CK_RECORD (category)));
          g_object_unref (present);
        }
      else
        g_ptr_array_add (self->categories, ck_record_copy (CK_RECORD (category)));
    }
  ck_categories_sort (self->categories);
  show_rows (self);
}

/**
 * ck_category_list_dup_changed:
 * @self: the list
 *
 * Returns: (transfer full) (element-type CkCategory): those that are new, or other than the record has them, in order
 */
GPtrArray *
ck_category_list_dup_changed (CkCategoryList *self)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CK_IS_CATEGORY_LIST (self), changed);

  for (guint i = 0; i < self->categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (self->categories, i);
      CkCategory *before = ck_categories_find (self->loaded, category->token);

      if (before == NULL || !ck_record_equal (CK_RECORD (before), CK_RECORD (category)))
        g_ptr_array_add (changed, ck_record_copy (CK_RECORD (category)));
    }
  return changed;
}

/**
 * ck_category_list_add:
 * @self: the list
 *
 * Asks for a new category.
 */
void
ck_category_list_add (CkCategoryList *self)
{
  g_return_if_fail (CK_IS_CATEGORY_LIST (self));

  edit (self, NULL);
}
