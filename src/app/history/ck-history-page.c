/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-history-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-opened.h"
#include "ck-page.h"

struct _CkHistoryPage {
  CkSessionPage   parent_instance;

  AdwWindowTitle *title;
  GtkStack       *stack;
  AdwStatusPage  *trouble;
  GtkColumnView  *table;
  GListStore     *items;    /* CkHistoryItem, newest first */
};

static void
ck_history_page_page_init (CkPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CkHistoryPage, ck_history_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_history_page_page_init))

/* ----------------------------------------------------------------------------------------------------------- the cells */

static char *
when_text (CkHistoryPage *self,
           CkHistoryItem *item)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (item->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *day = ck_date_format (ck_date_new (g_date_time_get_year (local), g_date_time_get_month (local),
                                                      g_date_time_get_day_of_month (local)));

  return g_strdup_printf ("%s\n%02d:%02d:%02d", day, g_date_time_get_hour (local), g_date_time_get_minute (local),
                          g_date_time_get_second (local));
}

/* What follows the kind of thing may be somebody's name. */
static char *
what_text (CkHistoryPage *self,
           CkHistoryItem *item)
{
  const char *rest = strchr (item->what, ':');

  if (rest != NULL && ck_session_page_hides_names (CK_SESSION_PAGE (self)))
    {
      g_autofree char *what = g_strndup (item->what, (gsize) (rest - item->what));

      return item->field != NULL ? g_strdup_printf ("%s\n%s", what, item->field) : g_steal_pointer (&what);
    }
  return item->field != NULL ? g_strdup_printf ("%s\n%s", item->what, item->field) : g_strdup (item->what);
}

/* What is said in a field may name somebody, so it waits while names are hidden. */
static char *
change_text (CkHistoryPage *self,
             CkHistoryItem *item)
{
  if (item->field == NULL && item->now == NULL)
    return g_strdup ("");
  if (ck_session_page_hides_names (CK_SESSION_PAGE (self)))
    return g_strdup (_("Hidden while names are hidden"));
  if (item->was == NULL)
    return g_strdup (item->now != NULL ? item->now : "");
  return g_strdup_printf ("%s → %s", item->was, item->now != NULL ? item->now : "–");
}

static char *
why_text (CkHistoryPage *self,
          CkHistoryItem *item)
{
  if (item->why != NULL && ck_session_page_hides_names (CK_SESSION_PAGE (self)))
    return g_strdup (_("Hidden while names are hidden"));
  return g_strdup (item->why != NULL ? item->why : "");
}

static char *
who_text (CkHistoryPage *self,
          CkHistoryItem *item)
{
  return item->who != NULL ? ck_conceal_name (item->who, ck_session_page_hides_names (CK_SESSION_PAGE (self))) : g_strdup ("");
}

typedef char *(*CellText) (CkHistoryPage *self, CkHistoryItem *item);

typedef struct {
  const char *title;
  CellText    text;
  gboolean    expand;
  int         width;
} Column;

static const Column columns[] = {
  { N_("When"), when_text, FALSE, 150 },
  { N_("Who"), who_text, FALSE, 120 },
  { N_("What"), what_text, FALSE, 190 },
  { N_("From → to"), change_text, TRUE, -1 },
  { N_("Why"), why_text, FALSE, 180 },
};

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CkHistoryPage            *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CkHistoryPage            *self)
{
  const Column *column = g_object_get_data (G_OBJECT (factory), "ck-column");
  g_autofree char *text = column->text (self, CK_HISTORY_ITEM (gtk_list_item_get_item (item)));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, g_utf8_strlen (text, -1) > 120 ? text : NULL);
}

static void
add_columns (CkHistoryPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_object_set_data (G_OBJECT (factory), "ck-column", (gpointer) &columns[i]);
      g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_append_column (self->table, column);
    }
}

/* ------------------------------------------------------------------------------------------------------------- loading */

typedef struct {
  char *reference;   /* or a person's id */
  char *reason;      /* why a restricted case is looked at */
} Load;

static void
load_free (gpointer data)
{
  Load *self = data;

  g_free (self->reference);
  g_free (self->reason);
  g_free (self);
}

/* Of a restricted case nothing is shown before somebody said why, which is in the history then. */
static gpointer
load (CkStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Load *what = data;
  CkUuid person;

  if (ck_uuid_from_text (what->reference, &person))
    return ck_history_of_person (store, &person, error);
  return ck_casework_open_case (store, what->reference, "history", what->reason, error)
             ? ck_history_list (store, what->reference, error)
             : NULL;
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkHistoryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = ck_session_call_finish (CK_SESSION (source), result, &error);
  g_autofree char *subtitle = NULL;

  if (items == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          adw_status_page_set_description (self->trouble, error->message);
          gtk_stack_set_visible_child_name (self->stack, "trouble");
        }
      return;
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line, newest first", "%u lines, newest first", items->len), items->len);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

static void
begin_loading (CkHistoryPage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));

  Load *what;

  if (session == NULL || reference == NULL)
    return;
  what = g_new0 (Load, 1);
  what->reference = g_strdup (reference);
  what->reason = g_strdup (ck_opened_reason (session, reference));
  ck_session_call_async (session, load, what, load_free, (GDestroyNotify) g_ptr_array_unref,
                         ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_loaded, g_object_ref (self));
}

static void
ck_history_page_session_set (CkSessionPage *page)
{
  begin_loading (CK_HISTORY_PAGE (page));
}

static void
ck_history_page_reference_changed (CkSessionPage *page)
{
  CkHistoryPage *self = CK_HISTORY_PAGE (page);
  const char *reference = ck_session_page_get_reference (page);
  CkUuid person;
  g_autofree char *title = reference != NULL && ck_uuid_from_text (reference, &person)
                               ? g_strdup (_("History of a Person"))
                               : g_strdup_printf (_("History of %s"), reference != NULL ? reference : "");

  adw_window_title_set_title (self->title, title);
  begin_loading (self);
}

static void
ck_history_page_names_changed (CkSessionPage *page)
{
  GListModel *items = G_LIST_MODEL (CK_HISTORY_PAGE (page)->items);

  /* the cells are bound anew */
  g_list_model_items_changed (items, 0, g_list_model_get_n_items (items), g_list_model_get_n_items (items));
}

static gboolean
ck_history_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_HISTORY_PAGE (widget)->table));
}

static void
ck_history_page_dispose (GObject *object)
{
  g_clear_object (&CK_HISTORY_PAGE (object)->items);
  G_OBJECT_CLASS (ck_history_page_parent_class)->dispose (object);
}

static void
ck_history_page_class_init (CkHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_history_page_dispose;
  widget_class->grab_focus = ck_history_page_grab_focus;
  page_class->session_set = ck_history_page_session_set;
  page_class->reference_changed = ck_history_page_reference_changed;
  page_class->names_changed = ck_history_page_names_changed;

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "history/ck-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkHistoryPage, title);
  gtk_widget_class_bind_template_child (widget_class, CkHistoryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CkHistoryPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CkHistoryPage, table);
}

static void
ck_history_page_init (CkHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (CK_TYPE_HISTORY_ITEM);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)))));
  add_columns (self);
}
