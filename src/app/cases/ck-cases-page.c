/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-cases-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-case-columns.h"
#include "ck-case-page.h"
#include "ck-case-row.h"
#include "ck-casework.h"
#include "ck-draft-keeper.h"
#include "ck-fold.h"
#include "ck-page-buttons.h"
#include "ck-page.h"
#include "ck-paged-factory.h"
#include "ck-sidebar-button.h"
#include "ck-text.h"

#define LIST_WIDTH 296
#define SIDEBAR 270 /* pixels that are the sidebar's, with the margins */

struct _CkCasesPage {
  CkSessionPage       parent_instance;

  CkPagedModel       *cases;     /* CkCase, as filters and headers ask for them */
  GtkSingleSelection *chosen;    /* in the narrow list: the case that is open */
  guint               n_all;
  CkDate              today;
  char               *me;        /* the keyholder, who is "mine" */
  gboolean            wide;
  gboolean            wants_focus;
  int                 window_width;
  int                 chips_width; /* of the filters in one row, as last measured there */
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
  GtkDropDown        *risk;
  GtkWidget          *filter_rule;
  GtkDropDown        *category;
  GtkSearchEntry     *words;
  GtkStack           *list_stack;
  GtkColumnView      *table;
  GtkListView        *rows;
  GtkButton          *show_all;
  CkCasePage         *case_page;
  GPtrArray          *tokens;      /* of the categories to choose from, "any" left out */
};

static void ck_cases_page_iface_init (CkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkCasesPage, ck_cases_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_cases_page_iface_init))

/* --- which cases are shown -------------------------------------------------------------------------------------------- */

/* What the lane is asked: its own copy, since the filters may be others by then. */
typedef struct {
  CkCasesFilter filter;
  CkCasesOrder  order;
  gboolean      descending;
  char         *category;
  char         *lead;
  char         *words;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->category);
  g_free (question->lead);
  g_free (question->words);
  g_free (question);
}

static GPtrArray *
page_on_lane (CkStore *store,
              gpointer query,
              guint    offset,
              guint    limit,
              GError **error)
{
  Question *question = query;

  return ck_cases_page (store, &question->filter, question->order, question->descending, offset, limit, error);
}

static gboolean
count_on_lane (CkStore *store,
               gpointer query,
               guint   *count,
               GError **error)
{
  return ck_cases_count (store, &((Question *) query)->filter, count, error);
}

static Question *
read_question (CkCasesPage *self)
{
  /* in the order of the drop-down; the first is any */
  static const int risks[] = { -1, CK_RISK_HIGH, CK_RISK_MEDIUM, CK_RISK_LOW, CK_RISK_NOT_ASSESSED };
  Question *question = g_new0 (Question, 1);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words));
  guint category = gtk_drop_down_get_selected (self->category);
  guint risk = gtk_drop_down_get_selected (self->risk);
  guint status = (gtk_toggle_button_get_active (self->open) ? CK_CASES_OPEN : 0)
                 | (gtk_toggle_button_get_active (self->long_term) ? CK_CASES_LONG_TERM : 0)
                 | (gtk_toggle_button_get_active (self->closed) ? CK_CASES_CLOSED : 0);

  if (category > 0 && category <= self->tokens->len)
    question->category = g_strdup (g_ptr_array_index (self->tokens, category - 1));
  if (gtk_toggle_button_get_active (self->mine))
    question->lead = g_strdup (self->me);
  if (!ck_text_is_blank (words))
    question->words = g_strdup (words);
  question->filter = (CkCasesFilter){
    .status = status != 0 ? (CkCasesStatus) status : CK_CASES_NONE,
    .due_by = gtk_toggle_button_get_active (self->overdue) ? ck_date_add_days (self->today, -1) : CK_DATE_NONE,
    .risk = risks[risk < G_N_ELEMENTS (risks) ? risk : 0],
    .category = question->category,
    .lead = question->lead,
    .words = question->words,
  };
  question->order = ck_case_columns_get_order (self->table, &question->descending);
  return question;
}

static void
ask (CkCasesPage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));

  if (session != NULL && ck_date_is_set (self->today))
    ck_paged_model_ask (self->cases, session, read_question (self), free_question);
}

static void
show_counts (CkCasesPage *self,
             guint        n_open,
             guint        n_long_term)
{
  g_autofree char *open = NULL;
  g_autofree char *subtitle = NULL;

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
  guint n_cases = g_list_model_get_n_items (G_LIST_MODEL (self->cases));

  for (guint i = 0; i < n_cases; i++)
    {
      CkCase *head = ck_paged_model_peek (self->cases, i);

      if (head != NULL && g_strcmp0 (head->reference, reference) == 0)
        {
          gtk_single_selection_set_selected (self->chosen, i);
          return;
        }
    }
  gtk_single_selection_set_selected (self->chosen, GTK_INVALID_LIST_POSITION);
}

static void
show_list (CkCasesPage *self)
{
  const char *shown = is_case_open (self) ? "rows" : "table";

  if (self->n_all == 0)
    shown = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->cases)) == 0 && !is_case_open (self))
    shown = "none";
  gtk_stack_set_visible_child_name (self->list_stack, shown);
}

static void
on_loaded (CkCasesPage *self)
{
  show_list (self);
  select_row (self);
  if (self->wants_focus && g_list_model_get_n_items (G_LIST_MODEL (self->cases)) > 0)
    {
      self->wants_focus = FALSE;
      if (!is_case_open (self))
        gtk_widget_grab_focus (GTK_WIDGET (self->table));
    }
}

static void
on_failed (CkCasesPage  *self,
           const GError *error)
{
  ck_session_page_failed (CK_SESSION_PAGE (self), error);
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
  gtk_drop_down_set_selected (self->risk, 0);
  gtk_drop_down_set_selected (self->category, 0);
}

static void
open_case (CkCasesPage *self,
           const char  *reference)
{
  if (reference == NULL)
    return;

  ck_session_page_set_reference (CK_SESSION_PAGE (self), reference);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->case_page));
  select_row (self);
}

static void
on_activate (CkCasesPage *self,
             guint        position)
{
  CkCase *head = ck_paged_model_peek (self->cases, position);

  if (head != NULL)
    open_case (self, head->reference);
}

static void
on_row_clicked (GtkGestureClick *click,
                int              n_press,
                double           x,
                double           y,
                CkCasesPage     *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));

  open_case (self, ck_case_row_get_reference (CK_CASE_ROW (row)));
}

static GtkWidget *
make_row (gpointer self)
{
  GtkWidget *row = ck_case_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (on_row_clicked), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  return row;
}

static void
show_row (GtkWidget *row,
          gpointer   record,
          gpointer   self)
{
  ck_case_row_set (CK_CASE_ROW (row), record, CK_CASES_PAGE (self)->today);
}

/* --- room ------------------------------------------------------------------------------------------------------------- */

/* Whether chips and search field stand side by side in the window as it is, at any size of text. */
static gboolean
filters_fit (CkCasesPage *self)
{
  int chips, words;

  gtk_widget_measure (GTK_WIDGET (self->words), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->filters), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &chips, NULL, NULL);
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->filters)) == GTK_ORIENTATION_HORIZONTAL)
    self->chips_width = chips;
  return self->chips_width + words + SIDEBAR <= self->window_width;
}

/* Beside an open case, and where there isn't room for them, the filters fold into a menu; the chips are the same. */
static void
place_filters (CkCasesPage *self)
{
  gboolean folded_away = is_case_open (self) || !filters_fit (self);
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
  gboolean wide = surface == NULL || ck_case_columns_fit (gdk_surface_get_width (surface));

  if (surface != NULL)
    self->window_width = gdk_surface_get_width (surface);
  place_filters (self);
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

typedef struct {
  guint      n_open, n_long_term, n_closed;
  CkDate     today;
  GPtrArray *categories; /* CkCategory */
} Overview;

static void
free_overview (gpointer data)
{
  Overview *overview = data;

  g_clear_pointer (&overview->categories, g_ptr_array_unref);
  g_free (overview);
}

static gpointer
overview_on_lane (CkStore      *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  Overview *overview = g_new0 (Overview, 1);

  overview->today = ck_store_today (store);
  overview->categories = ck_categories_load (store, error);
  if (overview->categories != NULL
      && ck_cases_count (store, &(CkCasesFilter){ .status = CK_CASES_OPEN, .risk = -1 }, &overview->n_open, error)
      && ck_cases_count (store, &(CkCasesFilter){ .status = CK_CASES_LONG_TERM, .risk = -1 }, &overview->n_long_term, error)
      && ck_cases_count (store, &(CkCasesFilter){ .status = CK_CASES_CLOSED, .risk = -1 }, &overview->n_closed, error))
    return overview;
  free_overview (overview);
  return NULL;
}

/* The vault's own list; what was chosen stays chosen. */
static void
fill_categories (CkCasesPage *self,
                 GPtrArray   *categories)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  guint selected = gtk_drop_down_get_selected (self->category);
  guint now = 0;
  gboolean same = TRUE;

  gtk_string_list_append (labels, _ ("Any category"));
  for (guint i = 0; i < categories->len; i++)
    {
      CkCategory *category = g_ptr_array_index (categories, i);
      g_autofree char *label = category->parent != NULL ? g_strconcat ("   ", category->label, NULL) : g_strdup (category->label);
      const char *before = i < self->tokens->len ? g_ptr_array_index (self->tokens, i) : NULL;

      same = same && g_strcmp0 (before, category->token) == 0;
      if (selected > 0 && selected <= self->tokens->len
          && g_str_equal (g_ptr_array_index (self->tokens, selected - 1), category->token))
        now = i + 1;
      g_ptr_array_add (tokens, g_strdup (category->token));
      gtk_string_list_append (labels, label);
    }
  if (same && self->tokens->len == tokens->len)
    return;

  g_ptr_array_unref (self->tokens);
  self->tokens = g_steal_pointer (&tokens);
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->category, now);
}

static void
on_overview (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CkCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Overview *overview = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (overview == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  self->n_all = overview->n_open + overview->n_long_term + overview->n_closed;
  fill_categories (self, overview->categories);
  show_counts (self, overview->n_open, overview->n_long_term);
  show_list (self);
  free_overview (overview);
}

/* The rows first, so that something shows; then what is said about all of them. */
static void
load (CkCasesPage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));

  if (!ck_date_equal (self->today, ck_session_today (session)))
    {
      self->today = ck_session_today (session);
      ck_case_columns_fill (self->table, self->wide, self->today);
    }
  ask (self);
  ck_session_call_async (session, overview_on_lane, NULL, NULL, free_overview,
                         ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_overview, g_object_ref (self));
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
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CkCasesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (ck_draft_keeper_flush_all_finish (CK_SESSION (source), result, &error))
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
    ck_draft_keeper_flush_all_async (ck_session_page_get_session (CK_SESSION_PAGE (self)), on_kept, g_object_ref (self));
}

/* --- CkPage ----------------------------------------------------------------------------------------------------------- */

/* "2026-0014", "2026-0014/3" for an entry of it, "2026-0014#2026-0012/3" for one that came to it, "2026-0014#plan" for what
 * stands in the plan. */
static void
ck_cases_page_open (CkPage     *page,
                    const char *where)
{
  CkCasesPage *self = CK_CASES_PAGE (page);
  gsize length = strcspn (where, "/#");
  g_autofree char *reference = g_strndup (where, length);
  const char *entry = where[length] == '/' ? where : strchr (where, '/') != NULL ? where + length + 1 : NULL;

  ck_session_page_set_reference (CK_SESSION_PAGE (self), reference);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->case_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->case_page));
  if (where[length] != '\0')
    ck_case_page_go_to (self->case_page, entry != NULL ? "chronology" : where + length + 1, entry);
}

static void
ck_cases_page_save (CkPage *page)
{
  ck_case_page_save (CK_CASES_PAGE (page)->case_page);
}

static void
ck_cases_page_iface_init (CkPageInterface *iface)
{
  iface->open = ck_cases_page_open;
  iface->save = ck_cases_page_save;
}

/* --- the widget ------------------------------------------------------------------------------------------------------- */

static gboolean
ck_cases_page_grab_focus (GtkWidget *widget)
{
  CkCasesPage *self = CK_CASES_PAGE (widget);

  /* an empty table can't have it: the rows get it when they come */
  self->wants_focus = !is_case_open (self) && g_list_model_get_n_items (G_LIST_MODEL (self->cases)) == 0;
  return gtk_widget_grab_focus (is_case_open (self) ? GTK_WIDGET (self->case_page) : GTK_WIDGET (self->table));
}

static void
ck_cases_page_dispose (GObject *object)
{
  CkCasesPage *self = CK_CASES_PAGE (object);

  if (self->cases != NULL)
    g_signal_handlers_disconnect_by_data (self->cases, self);
  g_clear_object (&self->cases);
  g_clear_object (&self->chosen);
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
  BIND (risk);
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
  g_autoptr (GtkSingleSelection) table = NULL;
  g_autoptr (GtkListItemFactory) factory = ck_paged_factory_new (make_row, show_row, self, NULL);

  self->cases = ck_paged_model_new (page_on_lane, count_on_lane);
  table = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->cases)));
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (table));

  self->chosen = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->cases)));
  gtk_single_selection_set_autoselect (self->chosen, FALSE);
  gtk_single_selection_set_can_unselect (self->chosen, TRUE);
  gtk_list_view_set_factory (self->rows, factory);
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->chosen));

  g_signal_connect_object (self->cases, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cases, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}

/* The highest first. */
static void
fill_risks (CkCasesPage *self)
{
  g_autoptr (GtkStringList) risks = gtk_string_list_new (NULL);

  gtk_string_list_append (risks, _ ("Any risk"));
  for (int risk = CK_RISK_HIGH; risk >= CK_RISK_NOT_ASSESSED; risk--)
    {
      /* Translators: a filter; %s is a risk: High, Medium, Low */
      g_autofree char *label = risk == CK_RISK_NOT_ASSESSED ? g_strdup (ck_token_label (&ck_risks, risk))
                                                            : g_strdup_printf (_ ("%s risk"), ck_token_label (&ck_risks, risk));

      gtk_string_list_append (risks, label);
    }
  gtk_drop_down_set_model (self->risk, G_LIST_MODEL (risks));
}

static void
ck_cases_page_init (CkCasesPage *self)
{
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);
  GtkToggleButton *toggles[5];

  gtk_widget_init_template (GTK_WIDGET (self));
  memcpy (toggles, (GtkToggleButton *[]){ self->open, self->long_term, self->closed, self->mine, self->overdue }, sizeof toggles);
  self->wide = TRUE;

  self->tokens = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (categories, _ ("Any category"));
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (categories));

  fill_risks (self);
  init_models (self);
  ck_case_columns_fill (self->table, self->wide, self->today);

  for (gsize i = 0; i < G_N_ELEMENTS (toggles); i++)
    g_signal_connect_object (toggles[i], "toggled", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->category, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->risk, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->table), "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->words, "search-changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_all, "clicked", G_CALLBACK (on_show_all), self, G_CONNECT_SWAPPED);
  ck_fold_follow (self->leaflet, self, G_CALLBACK (update_layout));
  g_object_bind_property (self, "hide-names", self->case_page, "hide-names", G_BINDING_DEFAULT);
  update_layout (self);
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

  return g_list_model_get_n_items (G_LIST_MODEL (self->cases));
}
