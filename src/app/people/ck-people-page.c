/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-people-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-names.h"
#include "ck-page-buttons.h"
#include "ck-page.h"
#include "ck-pill.h"
#include "ck-sidebar-button.h"
#include "ck-text.h"

struct _CkPeoplePage {
  CkSessionPage       parent_instance;

  GListStore         *people;      /* CkPerson, by name */
  GtkFilter          *filter;
  GtkSingleSelection *selection;
  char               *wanted;      /* what is searched for, folded */
  CkPerson           *shown;
  GPtrArray          *part_rows;   /* GtkWidget *, of the person that is shown */

  AdwWindowTitle     *title;
  AdwLeaflet         *leaflet;
  GtkWidget          *list_side;
  GtkWidget          *person_side;
  GtkStack           *list_stack;
  GtkSearchEntry     *search;
  GtkListView        *list;
  GtkStack           *person_stack;
  GtkLabel           *name;
  AdwPreferencesGroup *details;
  AdwActionRow       *born;
  AdwActionRow       *description;
  AdwActionRow       *contact;
  AdwPreferencesGroup *parts;
};

static void
ck_people_page_page_init (CkPageInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CkPeoplePage, ck_people_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_people_page_page_init))

/* --------------------------------------------------------------------------------------------------------- searching */

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  CkPeoplePage *self = user_data;
  CkPerson *person = CK_PERSON (item);
  g_autofree char *name = NULL;
  g_autofree char *known_as = NULL;

  if (self->wanted == NULL || *self->wanted == '\0')
    return TRUE;
  name = ck_text_fold (person->name);
  known_as = ck_text_fold (person->known_as);
  return strstr (name, self->wanted) != NULL || strstr (known_as, self->wanted) != NULL;
}

static void
on_search_changed (CkPeoplePage *self)
{
  g_free (self->wanted);
  self->wanted = ck_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* ------------------------------------------------------------------------------------------------------------ the list */

static char *
age_text (CkPerson *person,
          CkDate    today)
{
  int years, months;

  if (!ck_date_is_set (person->born))
    return NULL;
  ck_date_age (person->born, today, &years, &months);
  return person->born_precision == CK_BORN_ESTIMATED ? g_strdup_printf (_("about %d"), years) : g_strdup_printf ("%d", years);
}

static char *
subtitle_of (CkPeoplePage *self,
             CkPerson     *person)
{
  g_autofree char *age = age_text (person, ck_session_today (ck_session_page_get_session (CK_SESSION_PAGE (self))));

  if (age != NULL && person->description != NULL)
    return g_strdup_printf ("%s, %s", age, person->description);
  if (age != NULL)
    return g_steal_pointer (&age);
  return g_strdup (person->description != NULL ? person->description : ck_token_label (&ck_person_kinds, person->kind));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          CkPeoplePage             *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *avatar = adw_avatar_new (36, NULL, TRUE);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *about = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "ck-quiet");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), name);
  gtk_box_append (GTK_BOX (lines), about);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         CkPeoplePage             *self)
{
  CkPerson *person = CK_PERSON (gtk_list_item_get_item (item));
  GtkWidget *avatar = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (avatar));
  g_autofree char *shown = ck_names_show (person->name, ck_session_page_hides_names (CK_SESSION_PAGE (self)));
  g_autofree char *about = subtitle_of (self, person);

  adw_avatar_set_text (ADW_AVATAR (avatar), person->name);
  gtk_label_set_text (GTK_LABEL (name), shown);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), about);
}

/* ----------------------------------------------------------------------------------------------------------- a person */

typedef struct {
  CkUuid     person;
  GPtrArray *parts;   /* CkInvolvement */
  GPtrArray *cases;   /* CkCase of each part */
} Parts;

static void
parts_free (Parts *parts)
{
  g_clear_pointer (&parts->parts, g_ptr_array_unref);
  g_clear_pointer (&parts->cases, g_ptr_array_unref);
  g_free (parts);
}

static gpointer
load_parts (CkStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  CkCasesFilter filter = { .status = CK_CASES_ALL, .risk = -1 };
  g_autoptr (GPtrArray) all = NULL;
  Parts *result = g_new0 (Parts, 1);

  result->person = *(CkUuid *) data;
  result->cases = g_ptr_array_new_with_free_func (g_object_unref);
  result->parts = ck_person_cases (store, &result->person, error);
  if (result->parts != NULL)
    all = ck_cases_list (store, &filter, error);
  if (all == NULL)
    {
      parts_free (result);
      return NULL;
    }
  for (guint i = 0; i < result->parts->len; i++)
    for (guint k = 0; k < all->len; k++)
      if (ck_uuid_equal (&CK_CASE (all->pdata[k])->id, &CK_INVOLVEMENT (result->parts->pdata[i])->case_id))
        g_ptr_array_add (result->cases, g_object_ref (all->pdata[k]));
  return result;
}

static GtkWidget *
part_row_new (CkInvolvement *part,
              CkCase        *kase)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *role = ck_pill_new ("role", ck_token_label (&ck_roles, part->role));
  GtkWidget *status = ck_pill_new ("open", "");
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  ck_pill_set_status (CK_PILL (status), kase->status, kase->long_term);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kase->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kase->reference);
  gtk_widget_set_valign (role, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (status, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), status);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), role);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kase->reference);
  return row;
}

static void
on_parts_loaded (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CkPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  Parts *parts = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (parts == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  if (self->shown != NULL && ck_uuid_equal (&self->shown->id, &parts->person))
    {
      for (guint i = 0; i < self->part_rows->len; i++)
        adw_preferences_group_remove (self->parts, self->part_rows->pdata[i]);
      g_ptr_array_set_size (self->part_rows, 0);
      for (guint i = 0; i < parts->parts->len && i < parts->cases->len; i++)
        {
          GtkWidget *row = part_row_new (parts->parts->pdata[i], parts->cases->pdata[i]);

          adw_preferences_group_add (self->parts, row);
          g_ptr_array_add (self->part_rows, row);
        }
      gtk_widget_set_visible (GTK_WIDGET (self->parts), self->part_rows->len > 0);
    }
  parts_free (parts);
}

static void
show_row (AdwActionRow *row,
          const char   *text)
{
  adw_action_row_set_subtitle (row, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL && *text != '\0');
}

static void
show_person (CkPeoplePage *self,
             CkPerson     *person)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  g_autofree char *name = ck_names_show (person->name, ck_session_page_hides_names (CK_SESSION_PAGE (self)));
  g_autofree char *born = ck_date_is_set (person->born) ? ck_date_format (person->born) : g_strdup (_("Not known"));
  g_autofree char *age = age_text (person, ck_session_today (session));
  g_autofree char *both = NULL;

  if (age != NULL)
    both = person->born_precision == CK_BORN_ESTIMATED ? g_strdup_printf (_("%s, estimated; aged %s"), born, age)
                                                       : g_strdup_printf (_("%s; aged %s"), born, age);
  gtk_label_set_text (self->name, name);
  adw_preferences_group_set_title (self->details, ck_token_label (&ck_person_kinds, person->kind));
  show_row (self->born, person->kind == CK_PERSON_ADULT && age == NULL ? NULL : both != NULL ? both : born);
  show_row (self->description, person->description);
  show_row (self->contact, person->contact);
  gtk_stack_set_visible_child_name (self->person_stack, "person");
  adw_leaflet_set_visible_child (self->leaflet, self->person_side);

  ck_session_call_async (session, load_parts, g_memdup2 (&person->id, sizeof person->id), g_free, (GDestroyNotify) parts_free,
                         ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_parts_loaded, g_object_ref (self));
}

static void
on_activated (CkPeoplePage *self,
              guint         position)
{
  g_autoptr (CkPerson) person = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (person == NULL)
    return;
  g_set_object (&self->shown, person);
  show_person (self, person);
}

static void
on_back (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CkPeoplePage *self = CK_PEOPLE_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* ------------------------------------------------------------------------------------------------------------- loading */

static gpointer
load (CkStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return ck_people_list (store, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkPeoplePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = ck_session_call_finish (CK_SESSION (source), result, &error);
  g_autofree char *subtitle = NULL;

  if (people == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)), people->pdata, people->len);
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", people->len), people->len);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_stack_set_visible_child_name (self->list_stack, people->len > 0 ? "list" : "empty");
}

static void
begin_loading (CkPeoplePage *self)
{
  ck_session_call_async (ck_session_page_get_session (CK_SESSION_PAGE (self)), load, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                         ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_loaded, g_object_ref (self));
}

static void
ck_people_page_session_set (CkSessionPage *page)
{
  g_signal_connect_object (ck_session_page_get_session (page), "changed", G_CALLBACK (begin_loading), page, G_CONNECT_SWAPPED);
  begin_loading (CK_PEOPLE_PAGE (page));
}

static void
ck_people_page_names_changed (CkSessionPage *page)
{
  CkPeoplePage *self = CK_PEOPLE_PAGE (page);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));

  g_list_model_items_changed (G_LIST_MODEL (self->people), 0, n, n);
  if (self->shown != NULL)
    show_person (self, self->shown);
}

static gboolean
ck_people_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_PEOPLE_PAGE (widget)->search));
}

static void
ck_people_page_dispose (GObject *object)
{
  CkPeoplePage *self = CK_PEOPLE_PAGE (object);

  g_clear_object (&self->people);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->part_rows, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  G_OBJECT_CLASS (ck_people_page_parent_class)->dispose (object);
}

static void
ck_people_page_class_init (CkPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_people_page_dispose;
  widget_class->grab_focus = ck_people_page_grab_focus;
  page_class->session_set = ck_people_page_session_set;
  page_class->names_changed = ck_people_page_names_changed;

  g_type_ensure (CK_TYPE_PAGE_BUTTONS);
  g_type_ensure (CK_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "people/ck-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, list_side);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, person_side);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, person_stack);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, name);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, details);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, born);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, description);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, contact);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, parts);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, on_back);
}

static void
ck_people_page_init (CkPeoplePage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->part_rows = g_ptr_array_new ();
  self->people = g_list_store_new (CK_TYPE_PERSON);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->people)), self->filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}
