/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-search-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-helpline-hits.h"
#include "ck-hit-row.h"
#include "ck-page.h"
#include "ck-paged-factory.h"
#include "ck-text.h"
#include "ck-window.h"

#include <string.h>

#define MOST_HITS 12 /* of one kind of thing; a row below them leads to all */

struct _CkSearchPage {
  GtkBox          parent_instance;

  CkSession      *session;
  GCancellable   *searching;
  char           *asked;    /* what is being searched, or was last */
  char           *answered; /* what the hits were found for */
  char           *entered;  /* what Enter was pressed on before it was searched */
  GPtrArray      *hits;  /* CkSearchHit */
  CkPagedModel   *all;   /* CkSearchHit, when one kind of thing is asked for */
  gboolean        hide_names;

  GtkSearchEntry *entry;
  GtkStack       *stack;
  GtkListBox     *rows;
  GtkListView    *list;
  GtkLabel       *n_hits;
  AdwStatusPage  *none;
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_HIDE_NAMES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  OPEN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ck_search_page_page_init (CkPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CkSearchPage, ck_search_page, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_search_page_page_init))

/* on the lane */
/* What was recorded last comes at once, the rest of each group when it was found. */
typedef struct {
  GPtrArray *hits;
  gboolean   complete;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_free (found);
}

static gpointer
search_first (CkStore      *store,
              gpointer      words,
              GCancellable *cancellable,
              GError      **error)
{
  Found *found = g_new0 (Found, 1);

  found->hits = ck_search_first (store, words, MOST_HITS, &found->complete, error);
  if (found->hits == NULL || !ck_helpline_hits_add (store, words, found->hits, error))
    g_clear_pointer (&found, found_free);
  return found;
}

static gpointer
search (CkStore      *store,
        gpointer      words,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (GPtrArray) hits = ck_search (store, words, MOST_HITS, error);

  return hits != NULL && ck_helpline_hits_add (store, words, hits, error) ? g_steal_pointer (&hits) : NULL;
}

static GPtrArray *
page_on_lane (CkStore *store,
              gpointer words,
              guint    offset,
              guint    limit,
              GError **error)
{
  return ck_search_page (store, words, offset, limit, error);
}

static gboolean
count_on_lane (CkStore *store,
               gpointer words,
               guint   *count,
               GError **error)
{
  return ck_search_count (store, words, count, error);
}

/* --- in groups -------------------------------------------------------------------------------------------------------- */

/* A row that leads to all of a group has no hit. */
static CkHitRow *
get_hit_row (GtkListBoxRow *row)
{
  GtkWidget *child = gtk_list_box_row_get_child (row);

  return CK_IS_HIT_ROW (child) ? CK_HIT_ROW (child) : NULL;
}

static void
add_heading (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  const char *group = get_hit_row (row) != NULL ? ck_hit_row_get_group (get_hit_row (row)) : NULL;
  GtkWidget *heading;

  if (group == NULL
      || (before != NULL && get_hit_row (before) != NULL && g_str_equal (ck_hit_row_get_group (get_hit_row (before)), group)))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;

  heading = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "ck-hit-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
add_hit (CkSearchPage *self,
         CkSearchHit  *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = ck_hit_row_new ();

  ck_hit_row_set (CK_HIT_ROW (child), hit, self->hide_names);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_widget_add_css_class (row, "ck-due-row");
  gtk_list_box_append (self->rows, row);
}

/* Where as many were found as are shown, a row asks for all of that kind, by the filter that says so. */
static void
add_more (CkSearchPage *self,
          const char   *what)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (_("Show all of these"));

  gtk_widget_add_css_class (label, "ck-quiet");
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "ck-what", g_strdup (what), g_free);
  gtk_list_box_append (self->rows, row);
}

static void
show_hits (CkSearchPage *self)
{
  GtkListBoxRow *old;
  guint n_alike = 0;

  while ((old = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (old));

  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    {
      CkSearchHit *hit = g_ptr_array_index (self->hits, i);
      CkSearchHit *next = i + 1 < self->hits->len ? g_ptr_array_index (self->hits, i + 1) : NULL;

      add_hit (self, hit);
      n_alike++;
      if (next != NULL && g_strcmp0 (next->what, hit->what) == 0)
        continue;
      if (n_alike >= MOST_HITS && !g_str_equal (hit->what, CK_HIT_HELPLINE))
        add_more (self, hit->what);
      n_alike = 0;
    }
}

/* What is wrong with what was typed, without the name of the field, which is the only one here. */
static void
show_trouble (CkSearchPage *self,
              const GError *error)
{
  const char *message = error->message;

  if (g_str_has_prefix (message, "words: "))
    message += strlen ("words: ");
  adw_status_page_set_title (self->none, _("Nothing Could Be Searched Yet"));
  adw_status_page_set_description (self->none, message);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
show_nothing (CkSearchPage *self)
{
  adw_status_page_set_title (self->none, _("Nothing Was Found"));
  adw_status_page_set_description (self->none, _("Each word has to occur, and each filter has to hold. Try fewer letters of a word, or "
                                                 "a reference like 2026-0014."));
  gtk_stack_set_visible_child_name (self->stack, "none");
}

static void on_entry_activated (CkSearchPage *self);

/* The row of the hit that had the focus, wherever it stands now. */
static void
focus_hit (CkSearchPage *self,
           CkSearchHit  *focused)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    {
      CkSearchHit *hit = get_hit_row (row) != NULL ? ck_hit_row_get_hit (get_hit_row (row)) : NULL;

      if (hit != NULL && g_strcmp0 (hit->what, focused->what) == 0 && ck_uuid_equal (&hit->item_id, &focused->item_id))
        {
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return;
        }
    }
}

/* @complete: whether no further ones come; Enter waits for those. */
static void
take_hits (CkSearchPage *self,
           GPtrArray    *hits,
           gboolean      complete,
           const GError *error)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));
  CkHitRow *row = GTK_IS_LIST_BOX_ROW (focus) ? get_hit_row (GTK_LIST_BOX_ROW (focus)) : NULL;
  g_autoptr (CkSearchHit) focused = row != NULL && ck_hit_row_get_hit (row) != NULL ? g_object_ref (ck_hit_row_get_hit (row)) : NULL;

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = hits != NULL ? g_ptr_array_ref (hits) : NULL;
  show_hits (self);
  if (error != NULL)
    show_trouble (self, error);
  else if (self->hits->len == 0)
    show_nothing (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "hits");
  if (focused != NULL)
    focus_hit (self, focused);
  if (!complete)
    return;

  g_free (self->answered);
  self->answered = g_strdup (self->asked);
  if (self->entered != NULL && g_str_equal (self->entered, self->answered))
    {
      g_clear_pointer (&self->entered, g_free);
      on_entry_activated (self);
    }
}

/* What was typed since then is being searched already. */
static gboolean
is_superseded (GAsyncResult *result,
               const GError *error)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)))
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkSearchPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (!is_superseded (result, error))
    take_hits (self, hits, TRUE, error);
}

static void
on_found_first (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CkSearchPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (!is_superseded (result, error))
    {
      take_hits (self, found != NULL ? found->hits : NULL, found == NULL || found->complete, error);
      if (found != NULL && !found->complete)
        ck_session_call_async (self->session, search, g_strdup (g_task_get_task_data (G_TASK (result))), g_free,
                               (GDestroyNotify) g_ptr_array_unref, self->searching, on_found, g_object_ref (self));
    }
  g_clear_pointer (&found, found_free);
}

/* --- all of one kind -------------------------------------------------------------------------------------------------- */

static void
on_all_loaded (CkSearchPage *self)
{
  guint n_hits = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u was found; what was recorded last stands first.",
                                                        "%u were found; what was recorded last stands first.", n_hits),
                                           n_hits);

  gtk_label_set_label (self->n_hits, text);
  if (n_hits == 0)
    show_nothing (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "all");
}

static void
on_all_failed (CkSearchPage *self,
               const GError *error)
{
  show_trouble (self, error);
}

static void
on_hit_clicked (GtkGestureClick *click,
                int              n_press,
                double           x,
                double           y,
                CkSearchPage    *self);

static GtkWidget *
make_row (gpointer self)
{
  GtkWidget *row = ck_hit_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (on_hit_clicked), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  return row;
}

static void
show_row (GtkWidget *row,
          gpointer   record,
          gpointer   self)
{
  ck_hit_row_set (CK_HIT_ROW (row), record, CK_SEARCH_PAGE (self)->hide_names);
}

/* Whether one kind of thing is asked for: then there is one list of all of it. */
static gboolean
names_kind (const char *words)
{
  g_autofree char *folded = g_utf8_strdown (words, -1);
  const char *at = strstr (folded, "kind:");

  return at != NULL && (at == folded || at[-1] == ' ') && at[strlen ("kind:")] != '\0';
}

static void
on_typed (CkSearchPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);

  if (self->session == NULL || ck_text_is_blank (words))
    {
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }
  if (names_kind (words))
    {
      ck_paged_model_ask (self->all, self->session, g_strdup (words), g_free);
      return;
    }

  g_free (self->asked);
  self->asked = g_strdup (words);
  self->searching = g_cancellable_new ();
  ck_session_call_async (self->session, search_first, g_strdup (words), g_free, found_free, self->searching, on_found_first,
                         g_object_ref (self));
}

/* Puts text behind what was typed, and the cursor behind it. */
static void
append_typed (CkSearchPage *self,
              const char   *more)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *text = g_strconcat (words, *words != '\0' && !g_str_has_suffix (words, " ") ? " " : "", more, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
on_filter (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_autofree char *filter = g_strconcat (g_variant_get_string (parameter, NULL), ":", NULL);

  append_typed (CK_SEARCH_PAGE (widget), filter);
}

/* --- opening ---------------------------------------------------------------------------------------------------------- */

/* There is nothing to open of a number: it is for the telephone, or for what rings by itself. */
static void
copy_number (CkSearchPage *self,
             CkSearchHit  *hit)
{
  CkWindow *window = ck_window_of (GTK_WIDGET (self));

  if (hit->reference == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", "settings");
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), hit->reference);
  if (window != NULL)
    ck_window_toast (window, _("The number was copied."));
}

/* "2026-0014/3" for an entry, "2026-0014#plan" for what stands in the plan; a person by their id. */
static void
open_hit (CkSearchPage *self,
          CkSearchHit  *hit)
{
  g_autofree char *person = ck_uuid_is_none (&hit->person_id) ? NULL : ck_uuid_to_text (&hit->person_id);
  g_autofree char *where = NULL;

  if (g_str_equal (hit->what, CK_HIT_HELPLINE))
    {
      copy_number (self, hit);
      return;
    }
  if (hit->reference == NULL)
    {
      g_signal_emit (self, signals[OPEN], 0, NULL, person);
      return;
    }
  if (hit->number > 0)
    where = g_strdup_printf ("%s/%" G_GINT64_FORMAT, hit->reference, hit->number);
  else if (g_strcmp0 (hit->what, "action") == 0 || g_strcmp0 (hit->what, "plan") == 0)
    where = g_strconcat (hit->reference, "#plan", NULL);
  else
    where = g_strdup (hit->reference);
  g_signal_emit (self, signals[OPEN], 0, where, NULL);
}

static void
on_hit_clicked (GtkGestureClick *click,
                int              n_press,
                double           x,
                double           y,
                CkSearchPage    *self)
{
  CkSearchHit *hit = ck_hit_row_get_hit (CK_HIT_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click))));

  if (hit != NULL)
    open_hit (self, hit);
}

static void
on_list_activated (CkSearchPage *self,
                   guint         position)
{
  CkSearchHit *hit = ck_paged_model_peek (self->all, position);

  if (hit != NULL)
    open_hit (self, hit);
}

static void
on_row_activated (CkSearchPage  *self,
                  GtkListBoxRow *row)
{
  CkHitRow *hit = get_hit_row (row);
  g_autofree char *kind = NULL;

  if (hit != NULL)
    {
      open_hit (self, ck_hit_row_get_hit (hit));
      return;
    }
  kind = g_strconcat ("kind:", g_object_get_data (G_OBJECT (row), "ck-what"), NULL);
  append_typed (self, kind);
}

static void
on_entry_activated (CkSearchPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  /* what was found for fewer letters isn't what was meant */
  if (!names_kind (words) && !ck_text_is_blank (words) && g_strcmp0 (words, self->answered) != 0)
    {
      g_free (self->entered);
      self->entered = g_strdup (words);
      return;
    }

  if (first != NULL && g_strcmp0 (shown, "hits") == 0)
    on_row_activated (self, first);
  else if (g_strcmp0 (shown, "all") == 0)
    on_list_activated (self, 0);
}

static void
on_stop (CkSearchPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
on_close (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  on_stop (CK_SEARCH_PAGE (widget));
}

static gboolean
on_entry_key (CkSearchPage   *self,
              guint           keyval,
              guint           keycode,
              GdkModifierType state)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  if (g_strcmp0 (shown, "all") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
  else if (first != NULL && g_strcmp0 (shown, "hits") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
ck_search_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_SEARCH_PAGE (widget)->entry));
}

static void
ck_search_page_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CkSearchPage *self = CK_SEARCH_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_set_object (&self->session, g_value_get_object (value));
      break;
    case PROP_HIDE_NAMES:
      if (self->hide_names != g_value_get_boolean (value))
        {
          self->hide_names = g_value_get_boolean (value);
          show_hits (self);
          ck_paged_model_ask_again (self->all);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_search_page_dispose (GObject *object)
{
  CkSearchPage *self = CK_SEARCH_PAGE (object);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (self->all != NULL)
    g_signal_handlers_disconnect_by_data (self->all, self);
  g_clear_object (&self->all);
  g_clear_object (&self->session);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->answered, g_free);
  g_clear_pointer (&self->entered, g_free);
  G_OBJECT_CLASS (ck_search_page_parent_class)->dispose (object);
}

static void
ck_search_page_class_init (CkSearchPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ck_search_page_dispose;
  object_class->set_property = ck_search_page_set_property;
  widget_class->grab_focus = ck_search_page_grab_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, CK_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HIDE_NAMES] = g_param_spec_boolean ("hide-names", NULL, NULL, FALSE,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN] = g_signal_new ("open", CK_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", CK_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "search.close", NULL, on_close);
  gtk_widget_class_install_action (widget_class, "search.filter", "s", on_filter);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "search.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "search/ck-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, rows);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, none);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, list);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, n_hits);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
ck_search_page_init (CkSearchPage *self)
{
  g_autoptr (GtkSingleSelection) selection = NULL;
  g_autoptr (GtkListItemFactory) factory = ck_paged_factory_new (make_row, show_row, self, NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->rows, add_heading, NULL, NULL);
  self->all = ck_paged_model_new (page_on_lane, count_on_lane);
  g_signal_connect_object (self->all, "loaded", G_CALLBACK (on_all_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all, "failed", G_CALLBACK (on_all_failed), self, G_CONNECT_SWAPPED);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->all)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}
