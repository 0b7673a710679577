/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-cases-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-case-columns.h"
#include "ck-case-page.h"
#include "ck-case-row.h"
#include "ck-casework.h"
#include "ck-fold.h"
#include "ck-page-buttons.h"
#include "ck-page.h"
#include "ck-sidebar-button.h"

#define WIDE 1000 /* pixels of the window: below, people, category and last activity have no columns of their own */
#define LIST_WIDTH 296

struct _CkCasesPage {
  CkSessionPage       parent_instance;

  GListStore         *cases;     /* CkCase, next review first */
  GtkFilterListModel *filtered;
  GtkSortListModel   *sorted;
  GtkFilter          *filter;
  CkDate              today;
  char               *me;        /* the keyholder, who is "mine" */
  gboolean            wide;
  gulong              surface_width;

  AdwLeaflet         *leaflet;
  GtkWidget          *list_pane;
  AdwHeaderBar       *list_header;
  AdwWindowTitle     *list_title;
  GtkWidget          *show_table;
  GtkWidget          *buttons;
  GtkWidget          *filter_menu;
  GtkPopover         *filter_popover;
  GtkScrolledWindow  *filters_scroll;
  GtkBox             *filters;
  GtkToggleButton    *open;
  GtkToggleButton    *long_term;
  GtkToggleButton    *closed;
  GtkToggleButton    *mine;
  GtkToggleButton    *overdue;
  GtkToggleButton    *high;
  GtkWidget          *filter_rule;
  GtkDropDown        *category;
  GtkSearchEntry     *words;
  GtkStack           *list_stack;
  GtkColumnView      *table;
  GtkListBox         *rows;
  GtkButton          *show_all;
  CkCasePage         *case_page;
  GPtrArray          *tokens;      /* of the categories to choose from, "any" left out */
};

static void ck_cases_page_iface_init (CkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkCasesPage, ck_cases_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_cases_page_iface_init))

/* --- which cases are shown -------------------------------------------------------------------------------------------- */

static gboolean
has_words (CkCase     *head,
           const char *typed)
{
  g_autoptr (GString) text = g_string_new (head->title);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_string_append_printf (text, " %s %s", head->reference, head->lead != NULL ? head->lead : "");
  for (char **name = head->people; name != NULL && *name != NULL; name++)
    g_string_append_printf (text, " %s", *name);
  for (char **label = head->category_labels; label != NULL && *label != NULL; label++)
    g_string_append_printf (text, " %s", *label);

  folded = g_utf8_casefold (text->str, -1);
  words = g_strsplit (typed, " ", -1);
  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *wanted = g_utf8_casefold (*word, -1);

      if (strstr (folded, wanted) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  CkCasesPage *self = user_data;
  CkCase *head = item;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words));
  guint category = gtk_drop_down_get_selected (self->category);
  gboolean by_status = head->status == CK_STATUS_OPEN ? gtk_toggle_button_get_active (self->open)
                       : head->long_term              ? gtk_toggle_button_get_active (self->long_term)
                                                      : gtk_toggle_button_get_active (self->closed);

  if (!by_status)
    return FALSE;
  if (gtk_toggle_button_get_active (self->mine) && g_strcmp0 (head->lead, self->me) != 0)
    return FALSE;
  if (gtk_toggle_button_get_active (self->overdue)
      && (!ck_date_is_set (head->next_review) || ck_date_compare (head->next_review, self->today) >= 0))
    return FALSE;
  if (gtk_toggle_button_get_active (self->high) && head->risk != CK_RISK_HIGH)
    return FALSE;
  if (category > 0 && category <= self->tokens->len
      && (head->categories == NULL
          || !g_strv_contains ((const char *const *) head->categories, g_ptr_array_index (self->tokens, category - 1))))
    return FALSE;
  return *words == '\0' || has_words (head, words);
}

static void
show_counts (CkCasesPage *self)
{
  guint n_open = 0, n_long_term = 0;
  g_autofree char *open = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->cases)); i++)
    {
      g_autoptr (CkCase) head = g_list_model_get_item (G_LIST_MODEL (self->cases), i);

      n_open += head->status == CK_STATUS_OPEN;
      n_long_term += head->long_term;
    }

  /* Translators: how many cases are open, and how many are closed with a long-term check to come */
  open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", n_open), n_open);
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, %2$u long-term", "%1$s, %2$u long-term", n_long_term), open,
                              n_long_term);
  adw_window_title_set_subtitle (self->list_title, subtitle);
}

static gboolean
is_case_open (CkCasesPage *self)
{
  return ck_session_page_get_reference (CK_SESSION_PAGE (self)) != NULL;
}

static void
select_row (CkCasesPage *self)
{
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, i);

      if (row == NULL)
        break;
      if (g_strcmp0 (ck_case_row_get_reference (CK_CASE_ROW (row)), reference) == 0)
        {
          gtk_list_box_select_row (self->rows, row);
          return;
        }
    }
  gtk_list_box_unselect_all (self->rows);
}

static void
show_list (CkCasesPage *self)
{
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  const char *shown = is_case_open (self) ? "rows" : "table";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->cases)) == 0)
    shown = "empty";
  else if (n_shown == 0 && !is_case_open (self))
    shown = "none";
  gtk_stack_set_visible_child_name (self->list_stack, shown);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return ck_case_row_new (item, CK_CASES_PAGE (user_data)->today);
}

static void
on_items_changed (CkCasesPage *self)
{
  show_list (self);
  select_row (self);
}

static void
on_filter_changed (CkCasesPage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_show_all (CkCasesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  gtk_toggle_button_set_active (self->open, TRUE);
  gtk_toggle_button_set_active (self->long_term, TRUE);
  gtk_toggle_button_set_active (self->closed, TRUE);
  gtk_toggle_button_set_active (self->mine, FALSE);
  gtk_toggle_button_set_active (self->overdue, FALSE);
  gtk_toggle_button_set_active (self->high, FALSE);
  gtk_drop_down_set_selected (self->category, 0);
}

static void
on_activate (CkCasesPage *self,
             guint        position)
{
  g_autoptr (CkCase) head = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  if (head != NULL)
    ck_session_page_set_reference (CK_SESSION_PAGE (self), head->reference);
}

static void
on_row_activated (CkCasesPage   *self,
                  GtkListBoxRow *row)
{
  ck_session_page_set_reference (CK_SESSION_PAGE (self), ck_case_row_get_reference (CK_CASE_ROW (row)));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->case_page));
}

/* --- room ------------------------------------------------------------------------------------------------------------- */

/* Beside an open case the filters fold into a menu; the chips are the same. */
static void
place_filters (CkCasesPage *self)
{
  gboolean folded_away = is_case_open (self);
  GtkWidget *parent = gtk_widget_get_ancestor (GTK_WIDGET (self->filters), GTK_TYPE_POPOVER);

  gtk_widget_set_visible (self->filter_menu, folded_away);
  gtk_widget_set_visible (GTK_WIDGET (self->filters_scroll), !folded_away);
  gtk_widget_set_visible (self->filter_rule, !folded_away);
  if ((parent != NULL) == folded_away)
    return;

  g_object_ref (self->filters);
  if (folded_away)
    {
      gtk_scrolled_window_set_child (self->filters_scroll, NULL);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters), GTK_ORIENTATION_VERTICAL);
      gtk_popover_set_child (self->filter_popover, GTK_WIDGET (self->filters));
    }
  else
    {
      gtk_popover_set_child (self->filter_popover, NULL);
      gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filters), GTK_ORIENTATION_HORIZONTAL);
      gtk_scrolled_window_set_child (self->filters_scroll, GTK_WIDGET (self->filters));
    }
  g_object_unref (self->filters);
}

static void
update_layout (CkCasesPage *self)
{
  gboolean open = is_case_open (self);
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (GTK_WIDGET (self->case_page), open);
  adw_header_bar_set_show_end_title_buttons (self->list_header, !open);
  gtk_widget_set_hexpand (self->list_pane, !open);
  gtk_widget_set_size_request (self->list_pane, open ? LIST_WIDTH : -1, -1);
  gtk_widget_set_visible (self->show_table, open);
  gtk_widget_set_visible (self->buttons, !open || folded);
  ck_case_page_show_back (self->case_page, folded);
  place_filters (self);
  show_list (self);
  select_row (self);
}

static void
update_width (CkCasesPage *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  gboolean wide = surface == NULL || gdk_surface_get_width (surface) >= WIDE;

  if (self->wide == wide)
    return;

  self->wide = wide;
  ck_case_columns_fill (self->table, self->wide, self->today);
}

static void
ck_cases_page_realize (GtkWidget *widget)
{
  CkCasesPage *self = CK_CASES_PAGE (widget);
  GdkSurface *surface;

  GTK_WIDGET_CLASS (ck_cases_page_parent_class)->realize (widget);

  surface = gtk_native_get_surface (gtk_widget_get_native (widget));
  self->surface_width = g_signal_connect_swapped (surface, "notify::width", G_CALLBACK (update_width), self);
  update_width (self);
}

static void
ck_cases_page_unrealize (GtkWidget *widget)
{
  CkCasesPage *self = CK_CASES_PAGE (widget);
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  g_clear_signal_handler (&self->surface_width, surface);
  GTK_WIDGET_CLASS (ck_cases_page_parent_class)->unrealize (widget);
}

/* --- loading ---------------------------------------------------------------------------------------------------------- */

static gpointer
list_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const CkCasesFilter all = { CK_CASES_ALL, CK_DATE_NONE, -1, NULL, NULL, NULL };

  return ck_cases_list (store, &all, error);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cases = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (cases != NULL)
    ck_cases_page_set_cases (self, cases, ck_session_today (CK_SESSION (source)));
  else
    ck_session_page_failed (CK_SESSION_PAGE (self), error);
}

static void
load (CkCasesPage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));

  ck_session_call_async (session, list_on_lane, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                         ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_listed, g_object_ref (self));
}

static void
find_me (CkCasesPage *self)
{
  g_autoptr (GPtrArray) keyholders = ck_session_list_keyholders (ck_session_page_get_session (CK_SESSION_PAGE (self)));

  for (guint i = 0; keyholders != NULL && i < keyholders->len; i++)
    {
      CkKeyholderInfo *info = g_ptr_array_index (keyholders, i);

      if (info->present)
        {
          g_free (self->me);
          self->me = g_strdup (info->label);
        }
    }
}

static void
ck_cases_page_session_set (CkSessionPage *page)
{
  CkCasesPage *self = CK_CASES_PAGE (page);
  CkSession *session = ck_session_page_get_session (page);

  find_me (self);
  g_object_set (self->case_page, "session", session, NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
ck_cases_page_reference_changed (CkSessionPage *page)
{
  CkCasesPage *self = CK_CASES_PAGE (page);
  const char *reference = ck_session_page_get_reference (page);

  ck_session_page_set_reference (CK_SESSION_PAGE (self->case_page), reference);
  update_layout (self);
  if (reference != NULL)
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->case_page));
  else
    {
      adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
      gtk_widget_grab_focus (GTK_WIDGET (self->table));
    }
}

static void
on_case_flushed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CkCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_case_page_flush_finish (CK_CASE_PAGE (source), result, &error))
    ck_session_page_set_reference (CK_SESSION_PAGE (self), NULL);
  else
    ck_session_page_failed (CK_SESSION_PAGE (self), error);
}

static void
on_show_table (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CkCasesPage *self = CK_CASES_PAGE (widget);

  if (is_case_open (self))
    ck_case_page_flush_async (self->case_page, on_case_flushed, g_object_ref (self));
}

/* --- CkPage ----------------------------------------------------------------------------------------------------------- */

static void
ck_cases_page_open (CkPage     *page,
                    const char *reference)
{
  CkCasesPage *self = CK_CASES_PAGE (page);

  ck_session_page_set_reference (CK_SESSION_PAGE (self), reference);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->case_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->case_page));
}

static void
ck_cases_page_save (CkPage *page)
{
  ck_case_page_save (CK_CASES_PAGE (page)->case_page);
}

static void
on_flushed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_case_page_flush_finish (CK_CASE_PAGE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
ck_cases_page_flush_async (CkPage             *page,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task = g_task_new (page, NULL, callback, user_data);

  g_task_set_source_tag (task, ck_cases_page_flush_async);
  ck_case_page_flush_async (CK_CASES_PAGE (page)->case_page, on_flushed, task);
}

static gboolean
ck_cases_page_flush_finish (CkPage       *page,
                            GAsyncResult *result,
                            GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
ck_cases_page_iface_init (CkPageInterface *iface)
{
  iface->open = ck_cases_page_open;
  iface->save = ck_cases_page_save;
  iface->flush_async = ck_cases_page_flush_async;
  iface->flush_finish = ck_cases_page_flush_finish;
}

/* --- the widget ------------------------------------------------------------------------------------------------------- */

static gboolean
ck_cases_page_grab_focus (GtkWidget *widget)
{
  CkCasesPage *self = CK_CASES_PAGE (widget);

  return gtk_widget_grab_focus (is_case_open (self) ? GTK_WIDGET (self->case_page) : GTK_WIDGET (self->table));
}

static void
ck_cases_page_dispose (GObject *object)
{
  CkCasesPage *self = CK_CASES_PAGE (object);

  if (self->sorted != NULL)
    g_signal_handlers_disconnect_by_data (self->sorted, self);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->cases);
  g_clear_pointer (&self->me, g_free);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);

  G_OBJECT_CLASS (ck_cases_page_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CkCasesPage, child)

static void
ck_cases_page_class_init (CkCasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_cases_page_dispose;
  widget_class->grab_focus = ck_cases_page_grab_focus;
  widget_class->realize = ck_cases_page_realize;
  widget_class->unrealize = ck_cases_page_unrealize;
  page_class->session_set = ck_cases_page_session_set;
  page_class->reference_changed = ck_cases_page_reference_changed;

  g_type_ensure (CK_TYPE_CASE_PAGE);
  g_type_ensure (CK_TYPE_PAGE_BUTTONS);
  g_type_ensure (CK_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "cases/ck-cases-page.ui");
  BIND (leaflet);
  BIND (list_pane);
  BIND (list_header);
  BIND (list_title);
  BIND (show_table);
  BIND (buttons);
  BIND (filter_menu);
  BIND (filter_popover);
  BIND (filters_scroll);
  BIND (filters);
  BIND (open);
  BIND (long_term);
  BIND (closed);
  BIND (mine);
  BIND (overdue);
  BIND (high);
  BIND (filter_rule);
  BIND (category);
  BIND (words);
  BIND (list_stack);
  BIND (table);
  BIND (rows);
  BIND (show_all);
  BIND (case_page);

  gtk_widget_class_install_action (widget_class, "cases.show-table", NULL, on_show_table);
}

static void
init_models (CkCasesPage *self)
{
  GtkSelectionModel *selection;

  self->cases = g_list_store_new (CK_TYPE_CASE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->cases)), g_object_ref (self->filter));
  self->sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                          g_object_ref (gtk_column_view_get_sorter (self->table)));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->sorted))));
  gtk_column_view_set_model (self->table, selection);
  g_object_unref (selection);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->sorted), make_row, self, NULL);
  g_signal_connect_swapped (self->sorted, "items-changed", G_CALLBACK (on_items_changed), self);
}

static void
ck_cases_page_init (CkCasesPage *self)
{
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);
  GtkToggleButton *toggles[6];

  gtk_widget_init_template (GTK_WIDGET (self));
  self->wide = TRUE;

  self->tokens = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (categories, _ ("Any category"));
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (categories));

  init_models (self);
  ck_case_columns_fill (self->table, self->wide, self->today);

  toggles[0] = self->open;
  toggles[1] = self->long_term;
  toggles[2] = self->closed;
  toggles[3] = self->mine;
  toggles[4] = self->overdue;
  toggles[5] = self->high;
  for (gsize i = 0; i < G_N_ELEMENTS (toggles); i++)
    g_signal_connect_object (toggles[i], "toggled", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->category, "notify::selected", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "search-changed", G_CALLBACK (on_filter_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_all, "clicked", G_CALLBACK (on_show_all), self, G_CONNECT_SWAPPED);
  ck_fold_follow (self->leaflet, self, G_CALLBACK (update_layout));
  g_object_bind_property (self, "hide-names", self->case_page, "hide-names", G_BINDING_DEFAULT);
  update_layout (self);
}

/* What the cases are about, by the vault's own names; what was chosen stays chosen. */
static void
fill_categories (CkCasesPage *self,
                 GPtrArray   *cases)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->category);
  g_autofree char *chosen = selected > 0 && selected <= self->tokens->len
                              ? g_strdup (g_ptr_array_index (self->tokens, selected - 1))
                              : NULL;

  g_ptr_array_set_size (self->tokens, 0);
  gtk_string_list_append (labels, _ ("Any category"));
  for (guint i = 0; i < cases->len; i++)
    {
      CkCase *head = g_ptr_array_index (cases, i);

      for (guint j = 0; head->categories != NULL && head->categories[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (self->tokens, head->categories[j], g_str_equal, NULL))
          {
            g_ptr_array_add (self->tokens, g_strdup (head->categories[j]));
            gtk_string_list_append (labels, head->category_labels != NULL ? head->category_labels[j] : head->categories[j]);
          }
    }
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (labels));
  if (chosen != NULL && g_ptr_array_find_with_equal_func (self->tokens, chosen, g_str_equal, &selected))
    gtk_drop_down_set_selected (self->category, selected + 1);
}

/**
 * ck_cases_page_set_cases:
 * @self: the page
 * @cases: (element-type CkCase): all cases, next review first
 * @today: today's date
 */
void
ck_cases_page_set_cases (CkCasesPage *self,
                         GPtrArray   *cases,
                         CkDate       today)
{
  g_return_if_fail (CK_IS_CASES_PAGE (self));

  if (!ck_date_equal (self->today, today))
    {
      self->today = today;
      ck_case_columns_fill (self->table, self->wide, today);
    }
  fill_categories (self, cases);
  g_list_store_splice (self->cases, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cases)), cases->pdata, cases->len);
  show_counts (self);
  show_list (self);
}

/**
 * ck_cases_page_get_n_shown:
 * @self: the page
 *
 * Returns: how many cases the filters leave
 */
guint
ck_cases_page_get_n_shown (CkCasesPage *self)
{
  g_return_val_if_fail (CK_IS_CASES_PAGE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
}
