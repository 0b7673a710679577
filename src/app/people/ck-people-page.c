/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-people-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-page-buttons.h"
#include "ck-page.h"
#include "ck-paged-factory.h"
#include "ck-person-view.h"
#include "ck-sidebar-button.h"
#include "ck-text.h"

struct _CkPeoplePage {
  CkSessionPage       parent_instance;

  CkPagedModel       *people;      /* CkPerson, by name */
  GtkSingleSelection *selection;

  AdwWindowTitle     *title;
  AdwLeaflet         *leaflet;
  GtkWidget          *list_side;
  GtkWidget          *person_side;
  GtkStack           *list_stack;
  GtkSearchEntry     *search;
  GtkToggleButton    *children;
  GtkToggleButton    *adults;
  GtkToggleButton    *in_open_cases;
  GtkListView        *list;
  CkPersonView       *person;
};

static void ck_people_page_page_init (CkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CkPeoplePage, ck_people_page, CK_TYPE_SESSION_PAGE,
                               G_IMPLEMENT_INTERFACE (CK_TYPE_PAGE, ck_people_page_page_init))

/* ---------------------------------------------------------------------------------------------------------- the question */

typedef struct {
  CkPeopleFilter filter;
  char          *words;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

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
  return ck_people_page (store, &((Question *) query)->filter, offset, limit, error);
}

static gboolean
count_on_lane (CkStore *store,
               gpointer query,
               guint   *count,
               GError **error)
{
  return ck_people_count (store, &((Question *) query)->filter, count, error);
}

static gboolean
is_filtered (CkPeoplePage *self)
{
  return gtk_toggle_button_get_active (self->children) || gtk_toggle_button_get_active (self->adults)
         || gtk_toggle_button_get_active (self->in_open_cases)
         || !ck_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
ask (CkPeoplePage *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  Question *question;

  if (session == NULL)
    return;
  question = g_new0 (Question, 1);
  question->words = ck_text_is_blank (words) ? NULL : g_strdup (words);
  question->filter = (CkPeopleFilter){
    .kind = gtk_toggle_button_get_active (self->children) ? CK_PERSON_CHILD
            : gtk_toggle_button_get_active (self->adults) ? CK_PERSON_ADULT
                                                          : -1,
    .open_cases = gtk_toggle_button_get_active (self->in_open_cases),
    .words = question->words,
  };
  ck_paged_model_ask (self->people, session, question, free_question);
}

/* Children or adults, or everybody. */
static void
on_filter_toggled (CkPeoplePage    *self,
                   GtkToggleButton *toggle)
{
  GtkToggleButton *other = toggle == self->children ? self->adults : toggle == self->adults ? self->children : NULL;

  if (other != NULL && gtk_toggle_button_get_active (toggle) && gtk_toggle_button_get_active (other))
    gtk_toggle_button_set_active (other, FALSE); /* asks */
  else
    ask (self);
}

static void
on_show_all (CkPeoplePage *self)
{
  gtk_toggle_button_set_active (self->children, FALSE);
  gtk_toggle_button_set_active (self->adults, FALSE);
  gtk_toggle_button_set_active (self->in_open_cases, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* -------------------------------------------------------------------------------------------------------------- the list */

static char *
dup_about (CkPeoplePage *self,
           CkPerson     *person)
{
  CkDate today = ck_session_today (ck_session_page_get_session (CK_SESSION_PAGE (self)));
  g_autofree char *age = ck_person_age (person, today);
  gboolean hide = ck_session_page_hides_names (CK_SESSION_PAGE (self));
  g_autofree char *who = !ck_text_is_blank (person->description) ? ck_conceal_description (person->description, hide)
                                                                  : g_strdup (ck_token_label (&ck_person_kinds, person->kind));
  g_autofree char *also = person->also_recorded_as != NULL && person->also_recorded_as[0] != NULL
                              ? ck_conceal_name (person->also_recorded_as[0], hide)
                              : NULL;
  g_autofree char *about = age != NULL && person->kind != CK_PERSON_ADULT ? g_strdup_printf (_ ("%1$s, %2$s"), age, who) : g_strdup (who);

  /* Translators: who somebody is; the name of another record of theirs */
  return also != NULL ? g_strdup_printf (_ ("%1$s · also %2$s"), about, also) : g_steal_pointer (&about);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "ck-quiet");
    }
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_row (gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (box), adw_avatar_new (36, NULL, TRUE));
  gtk_box_append (GTK_BOX (box), lines);
  add_label (lines, NULL);
  add_label (lines, "caption");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}

static void
show_row (GtkWidget *widget,
          gpointer   record,
          gpointer   user_data)
{
  CkPeoplePage *self = user_data;
  CkPerson *person = record;
  GtkWidget *avatar = gtk_widget_get_first_child (widget);
  GtkWidget *name = gtk_widget_get_first_child (gtk_widget_get_next_sibling (avatar));
  gboolean hide = ck_session_page_hides_names (CK_SESSION_PAGE (self));
  g_autofree char *shown = person != NULL ? ck_conceal_name (person->name, hide) : g_strdup ("");
  g_autofree char *about = person != NULL ? dup_about (self, person) : g_strdup ("");
  g_autofree char *tell = NULL;
  g_autofree char *tip = NULL;

  adw_avatar_set_text (ADW_AVATAR (avatar), person != NULL ? person->name : "");
  gtk_label_set_text (GTK_LABEL (name), shown);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (name)), about);
  if (person != NULL)
    tell = ck_person_tell (person, ck_session_today (ck_session_page_get_session (CK_SESSION_PAGE (self))));
  tip = ck_conceal_description (tell, hide);
  gtk_widget_set_tooltip_text (widget, tip);
}

static void
show_person (CkPeoplePage *self,
             const char   *id)
{
  ck_session_page_set_reference (CK_SESSION_PAGE (self->person), id);
  adw_leaflet_set_visible_child (self->leaflet, self->person_side);
}

static void
on_activated (CkPeoplePage *self,
              guint         position)
{
  CkPerson *person = ck_paged_model_peek (self->people, position);
  g_autofree char *id = person != NULL ? ck_uuid_to_text (&person->id) : NULL;

  if (id != NULL)
    show_person (self, id);
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

static void
show_count (CkPeoplePage *self)
{
  guint n;
  g_autofree char *subtitle = NULL;

  g_object_get (self->people, "n-rows", &n, NULL);
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n), n);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
on_loaded (CkPeoplePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));

  show_count (self);
  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "list" : is_filtered (self) ? "none" : "empty");
}

static void
on_failed (CkPeoplePage *self,
           const GError *error)
{
  ck_session_page_failed (CK_SESSION_PAGE (self), error);
}

/* -------------------------------------------------------------------------------------------------------------- the page */

/* @reference is the id of a person here: win.open-person. */
static void
ck_people_page_open (CkPage     *page,
                     const char *reference)
{
  show_person (CK_PEOPLE_PAGE (page), reference);
}

static void
ck_people_page_page_init (CkPageInterface *iface)
{
  iface->open = ck_people_page_open;
}

static void
ck_people_page_session_set (CkSessionPage *page)
{
  CkPeoplePage *self = CK_PEOPLE_PAGE (page);

  g_object_set (self->person, "session", ck_session_page_get_session (page), NULL);
  ask (self);
}

static void
ck_people_page_names_changed (CkSessionPage *page)
{
  CkPeoplePage *self = CK_PEOPLE_PAGE (page);

  g_object_set (self->person, "hide-names", ck_session_page_hides_names (page), NULL);
  ck_paged_model_ask_again (self->people);
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
  g_type_ensure (CK_TYPE_PERSON_VIEW);
  g_type_ensure (CK_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "people/ck-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, title);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, list_side);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, person_side);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, search);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, children);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, adults);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, in_open_cases);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, CkPeoplePage, person);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "people.back", NULL, on_back);
}

static void
ck_people_page_init (CkPeoplePage *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->people = ck_paged_model_new (page_on_lane, count_on_lane);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  factory = ck_paged_factory_new (make_row, show_row, self, NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_signal_connect_object (self->people, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "notify::n-rows", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
}
