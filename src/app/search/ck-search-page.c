/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-search-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-hit-row.h"
#include "ck-page.h"
#include "ck-text.h"

#define MOST_HITS 60

struct _CkSearchPage {
  GtkBox          parent_instance;

  CkSession      *session;
  GCancellable   *searching;
  GPtrArray      *hits;  /* CkSearchHit */
  gboolean        hide_names;

  GtkSearchEntry *entry;
  GtkStack       *stack;
  GtkListBox     *rows;
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
static gpointer
search (CkStore      *store,
        gpointer      words,
        GCancellable *cancellable,
        GError      **error)
{
  return ck_search (store, words, MOST_HITS, error);
}

static void
add_heading (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  const char *group = ck_hit_row_get_group (CK_HIT_ROW (row));
  GtkWidget *heading;

  if (before != NULL && g_str_equal (ck_hit_row_get_group (CK_HIT_ROW (before)), group))
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

/* Groups in the order in which they first come up: the best hit's group is first. */
static void
show_hits (CkSearchPage *self)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (old));

  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    {
      CkSearchHit *hit = g_ptr_array_index (self->hits, i);

      if (!g_ptr_array_find_with_equal_func (groups, hit->what, g_str_equal, NULL))
        g_ptr_array_add (groups, hit->what);
    }
  for (guint g = 0; g < groups->len; g++)
    for (guint i = 0; i < self->hits->len; i++)
      {
        CkSearchHit *hit = g_ptr_array_index (self->hits, i);

        if (g_strcmp0 (hit->what, g_ptr_array_index (groups, g)) == 0)
          gtk_list_box_append (self->rows, ck_hit_row_new (hit, self->hide_names));
      }
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkSearchPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_steal_pointer (&hits);
  show_hits (self);
  if (error != NULL)
    {
      adw_status_page_set_title (self->none, _("Nothing could be searched"));
      adw_status_page_set_description (self->none, error->message);
    }
  else
    {
      adw_status_page_set_title (self->none, _("Nothing was found"));
      adw_status_page_set_description (self->none, _("Each word has to occur. Try fewer letters of it, or a reference "
                                                     "like 2026-0014."));
    }
  gtk_stack_set_visible_child_name (self->stack, self->hits != NULL && self->hits->len > 0 ? "hits" : "none");
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

  self->searching = g_cancellable_new ();
  ck_session_call_async (self->session, search, g_strdup (words), g_free, (GDestroyNotify) g_ptr_array_unref,
                         self->searching, on_found, g_object_ref (self));
}

static void
on_row_activated (CkSearchPage  *self,
                  GtkListBoxRow *row)
{
  CkSearchHit *hit = ck_hit_row_get_hit (CK_HIT_ROW (row));
  g_autofree char *person = ck_uuid_is_none (&hit->person_id) ? NULL : ck_uuid_to_text (&hit->person_id);

  g_signal_emit (self, signals[OPEN], 0, hit->reference, hit->reference == NULL ? person : NULL);
}

static void
on_entry_activated (CkSearchPage *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  if (first != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "hits") == 0)
    on_row_activated (self, first);
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
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->rows, 0);

  if (keyval != GDK_KEY_Down || first == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (first));

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
  g_clear_object (&self->session);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "search.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "search/ck-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, rows);
  gtk_widget_class_bind_template_child (widget_class, CkSearchPage, none);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
}

static void
ck_search_page_init (CkSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->rows, add_heading, NULL, NULL);
}
