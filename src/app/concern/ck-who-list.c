/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-who-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-field-error.h"
#include "ck-found-row.h"
#include "ck-text.h"
#include "ck-who-row.h"

#define MOST_FOUND 6

struct _CkWhoList {
  CkSessionPage  parent_instance;

  GPtrArray     *people;     /* CkWhoRow, in order */
  GPtrArray     *found_rows; /* what may be taken, under the line */
  GCancellable  *finding;
  char          *answered;   /* what was typed when found_rows were found */
  char          *entered;    /* what Enter was pressed on before it was looked up */
  int            concern_kind;
  gboolean       single;

  GtkLabel      *heading;
  GtkListBox    *rows;
  GtkListBoxRow *add_row;
  GtkText       *typed;
  CkFieldError  *problem;
};

G_DEFINE_FINAL_TYPE (CkWhoList, ck_who_list, CK_TYPE_SESSION_PAGE)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static CkDate
get_today (CkWhoList *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));

  return session != NULL ? ck_session_today (session) : CK_DATE_NONE;
}

static void
emit_changed (CkWhoList *self)
{
  ck_field_error_set (self->problem, NULL, GTK_WIDGET (self->typed));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_found (CkWhoList *self)
{
  for (guint i = 0; i < self->found_rows->len; i++)
    gtk_list_box_remove (self->rows, g_ptr_array_index (self->found_rows, i));
  g_ptr_array_set_size (self->found_rows, 0);
  g_clear_pointer (&self->answered, g_free);
}

static char *
dup_typed (CkWhoList *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->typed))));
}

static void
show_add_row (CkWhoList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->add_row), !self->single || self->people->len == 0);
}

static void
on_remove_row (CkWhoRow  *row,
               CkWhoList *self)
{
  g_ptr_array_remove (self->people, row);
  gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  show_add_row (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  emit_changed (self);
}

static CkWhoRow *
add_row (CkWhoList    *self,
         CkPersonLink *link,
         CkPerson     *person)
{
  CkWhoRow *row = CK_WHO_ROW (ck_who_row_new (link, get_today (self)));

  if (person != NULL)
    ck_who_row_set_person (row, person);
  ck_who_row_set_hide_names (row, ck_session_page_hides_names (CK_SESSION_PAGE (self)));
  g_signal_connect_object (row, "changed", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove_row), self, 0);
  gtk_list_box_insert (self->rows, GTK_WIDGET (row), (int) self->people->len);
  g_ptr_array_add (self->people, row);
  show_add_row (self);

  return row;
}

/* Only the first person's role is proposed, and it shows; whoever comes next gets a role from a person, never a label
 * by default. */
static int
propose_role (CkWhoList *self)
{
  if (self->people->len > 0 || self->single)
    return -1;
  if (self->concern_kind == CK_CONCERN_ALLEGATION || self->concern_kind == CK_CONCERN_LOW_LEVEL)
    return CK_ROLE_ALLEGED_RESPONSIBLE;
  if (self->concern_kind == CK_CONCERN_ORGANISATION)
    return -1;
  return CK_ROLE_HARMED;
}

static gboolean
is_there (CkWhoList    *self,
          const CkUuid *person)
{
  for (guint i = 0; i < self->people->len; i++)
    if (ck_uuid_equal (ck_who_row_get_person (g_ptr_array_index (self->people, i)), person))
      return TRUE;
  return FALSE;
}

static void
take (CkWhoList  *self,
      CkPerson   *person,
      const char *name,
      const char *description)
{
  g_autoptr (CkPersonLink) link = ck_person_link_new ();
  CkWhoRow *row;

  link->role = propose_role (self);
  if (person != NULL)
    link->id = person->id;
  link->name = g_strdup (name);
  link->description = g_strdup (description);

  row = add_row (self, link, person);
  gtk_editable_set_text (GTK_EDITABLE (self->typed), "");
  clear_found (self);
  /* A role that was proposed may stand; one that wasn't is the next thing to say. */
  gtk_widget_grab_focus (link->role < 0 ? GTK_WIDGET (row) : GTK_WIDGET (self->typed));
  emit_changed (self);
}

static void
take_row (CkWhoList     *self,
          GtkListBoxRow *row)
{
  CkPerson *person = g_object_get_data (G_OBJECT (row), "person");
  g_autofree char *typed = dup_typed (self);

  if (person != NULL)
    take (self, person, NULL, NULL);
  else if (g_object_get_data (G_OBJECT (row), "describe") != NULL)
    take (self, NULL, NULL, typed);
  else
    take (self, NULL, typed, NULL);
}

static void
on_row_activated (GtkListBox    *box,
                  GtkListBoxRow *row,
                  CkWhoList     *self)
{
  if (g_ptr_array_find (self->found_rows, row, NULL))
    take_row (self, row);
}

/* The row that Enter takes, which shows it: whoever is called what was typed, else the first whose name begins so, else
 * someone new. Names that only sound alike are never taken so, and where two have the name a person chooses. */
static GtkListBoxRow *
get_taken (CkWhoList *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *folded = ck_text_fold (typed);
  GtkListBoxRow *called = NULL, *begins = NULL;

  for (guint i = 0; i < self->found_rows->len; i++)
    {
      GtkListBoxRow *row = g_ptr_array_index (self->found_rows, i);
      CkPerson *person = g_object_get_data (G_OBJECT (row), "person");
      g_autofree char *name = person != NULL ? ck_text_fold (person->name) : NULL;

      if (person == NULL)
        return called != NULL ? called : begins != NULL ? begins : row;
      if (g_str_equal (name, folded))
        {
          if (called != NULL)
            return NULL;
          called = row;
        }
      else if (begins == NULL && g_object_get_data (G_OBJECT (row), "alike") == NULL)
        begins = row;
    }
  return NULL;
}

static void
take_entered (CkWhoList *self)
{
  GtkListBoxRow *row = get_taken (self);

  g_clear_pointer (&self->entered, g_free);
  if (row != NULL)
    take_row (self, row);
  else if (self->found_rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->found_rows, 0));
}

/* What was found for fewer letters isn't what was meant: Enter waits for the answer to what stands there now. */
static void
on_enter (CkWhoList *self)
{
  g_autofree char *typed = dup_typed (self);

  if (*typed == '\0')
    return;
  if (ck_session_page_get_session (CK_SESSION_PAGE (self)) == NULL)
    take (self, NULL, typed, NULL);
  else if (g_strcmp0 (typed, self->answered) == 0)
    take_entered (self);
  else
    {
      g_free (self->entered);
      self->entered = g_steal_pointer (&typed);
    }
}

static void
add_found (CkWhoList *self,
           GtkWidget *row)
{
  gtk_list_box_append (self->rows, row);
  g_ptr_array_add (self->found_rows, row);
}

static gboolean
shares_name (GPtrArray *found,
             CkPerson  *person)
{
  for (guint i = 0; i < found->len; i++)
    {
      CkPerson *other = CK_ALIKE (found->pdata[i])->person;
      g_autofree char *one = ck_text_fold (person->name);
      g_autofree char *two = ck_text_fold (other->name);

      if (other != person && g_str_equal (one, two))
        return TRUE;
    }
  return FALSE;
}

/* Two of one name are told apart by all that is known; one who isn't what was typed says why they are offered. */
static char *
describe_found (CkWhoList *self,
                GPtrArray *found,
                CkAlike   *alike)
{
  g_autofree char *about = alike->likeness != CK_LIKENESS_NONE || shares_name (found, alike->person)
                               ? ck_person_tell (alike->person, get_today (self))
                               : ck_person_about (alike->person, get_today (self));

  if (alike->likeness == CK_LIKENESS_NONE)
    return g_steal_pointer (&about);
  /* Translators: may this be the person who is meant? Why, "sounds alike", and who it is */
  return g_strdup_printf (_ ("Is it them? %1$s · %2$s"), alike->why, about);
}

static void
show_found (CkWhoList *self,
            GPtrArray *found)
{
  g_autofree char *typed = dup_typed (self);
  gboolean hide = ck_session_page_hides_names (CK_SESSION_PAGE (self));
  g_autofree char *add = NULL;
  GtkListBoxRow *taken;
  GtkWidget *row;

  clear_found (self);
  if (*typed == '\0')
    return;

  for (guint i = 0; i < found->len; i++)
    {
      CkAlike *alike = g_ptr_array_index (found, i);
      CkPerson *person = alike->person;
      g_autofree char *name = ck_conceal_name (person->name, hide);
      g_autofree char *known = describe_found (self, found, alike);
      g_autofree char *about = ck_conceal_description (known, hide);

      if (is_there (self, &person->id))
        continue;
      row = ck_found_row_new (NULL, person->name, name, about);
      g_object_set_data_full (G_OBJECT (row), "person", g_object_ref (person), g_object_unref);
      if (alike->likeness != CK_LIKENESS_NONE)
        g_object_set_data (G_OBJECT (row), "alike", GINT_TO_POINTER (TRUE));
      add_found (self, row);
    }

  /* Translators: %s is what was typed: a name that isn't in the vault yet */
  add = g_strdup_printf (_ ("Add “%s” as someone new"), typed);
  row = ck_found_row_new ("list-add-symbolic", NULL, add, NULL);
  add_found (self, row);

  row = ck_found_row_new ("ck-words-symbolic", NULL, _ ("Someone who isn’t known by name"),
                        _ ("What you typed becomes the description"));
  g_object_set_data (G_OBJECT (row), "describe", GINT_TO_POINTER (TRUE));
  add_found (self, row);

  taken = get_taken (self);
  if (taken != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (taken), "ck-selected");
  self->answered = g_steal_pointer (&typed);
  if (g_strcmp0 (self->entered, self->answered) == 0)
    take_entered (self);
  g_clear_pointer (&self->entered, g_free);
}

static gboolean
is_found (GPtrArray *found,
          CkPerson  *person)
{
  for (guint i = 0; i < found->len; i++)
    if (ck_uuid_equal (&CK_ALIKE (found->pdata[i])->person->id, &person->id))
      return TRUE;
  return FALSE;
}

/* On the lane: those whose name begins so, then those whose name is like it. */
static gpointer
find_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GPtrArray) like = ck_people_like (store, data, MOST_FOUND, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) alike = NULL;
  g_autoptr (CkPerson) typed = ck_person_new ();

  if (like == NULL)
    return NULL;
  for (guint i = 0; i < like->len; i++)
    {
      CkAlike *one = ck_alike_new ();

      one->person = g_object_ref (like->pdata[i]);
      one->likeness = CK_LIKENESS_NONE;
      g_ptr_array_add (found, one);
    }
  typed->name = g_strdup (data);
  alike = ck_people_alike (store, typed, MOST_FOUND, error);
  if (alike == NULL)
    return NULL;
  for (guint i = 0; i < alike->len; i++)
    if (!is_found (found, CK_ALIKE (alike->pdata[i])->person))
      g_ptr_array_add (found, g_object_ref (alike->pdata[i]));
  return g_steal_pointer (&found);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkWhoList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (found != NULL)
    show_found (self, found);
  else
    {
      g_clear_pointer (&self->entered, g_free);
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
    }
}

static void
on_typed (CkWhoList *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  emit_changed (self);

  if (ck_text_is_blank (typed) || session == NULL)
    {
      clear_found (self);
      return;
    }

  self->finding = g_cancellable_new ();
  ck_session_call_async (session, find_on_lane, g_strdup (typed), g_free, (GDestroyNotify) g_ptr_array_unref,
                         self->finding, on_found, g_object_ref (self));
}

static gpointer
list_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_people_list (store, error);
}

/* A draft holds ids alone: who they are is read again. */
static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkWhoList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (people == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }

  for (guint i = 0; i < self->people->len; i++)
    for (guint j = 0; j < people->len; j++)
      {
        CkPerson *person = g_ptr_array_index (people, j);

        if (ck_uuid_equal (ck_who_row_get_person (g_ptr_array_index (self->people, i)), &person->id))
          ck_who_row_set_person (g_ptr_array_index (self->people, i), person);
      }
}

static void
ck_who_list_names_changed (CkSessionPage *page)
{
  CkWhoList *self = CK_WHO_LIST (page);

  for (guint i = 0; i < self->people->len; i++)
    ck_who_row_set_hide_names (g_ptr_array_index (self->people, i), ck_session_page_hides_names (page));
}

static gboolean
ck_who_list_grab_focus (GtkWidget *widget)
{
  CkWhoList *self = CK_WHO_LIST (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->add_row)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  return gtk_widget_grab_focus (g_ptr_array_index (self->people, 0));
}

static void
ck_who_list_dispose (GObject *object)
{
  CkWhoList *self = CK_WHO_LIST (object);

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->answered, g_free);
  g_clear_pointer (&self->entered, g_free);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->found_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (ck_who_list_parent_class)->dispose (object);
}

static void
ck_who_list_class_init (CkWhoListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_who_list_dispose;
  widget_class->grab_focus = ck_who_list_grab_focus;
  CK_SESSION_PAGE_CLASS (klass)->names_changed = ck_who_list_names_changed;

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_WHO_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-who-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CkWhoList, heading);
  gtk_widget_class_bind_template_child (widget_class, CkWhoList, rows);
  gtk_widget_class_bind_template_child (widget_class, CkWhoList, add_row);
  gtk_widget_class_bind_template_child (widget_class, CkWhoList, typed);
  gtk_widget_class_bind_template_child (widget_class, CkWhoList, problem);
}

static void
ck_who_list_init (CkWhoList *self)
{
  self->people = g_ptr_array_new ();
  self->found_rows = g_ptr_array_new ();
  self->concern_kind = -1;
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->typed, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "activate", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_row_activated), self, 0);
}

/**
 * ck_who_list_get_n_people:
 * @self: a list
 *
 * Returns: how many people it holds
 */
guint
ck_who_list_get_n_people (CkWhoList *self)
{
  g_return_val_if_fail (CK_IS_WHO_LIST (self), 0);

  return self->people->len;
}

/**
 * ck_who_list_dup_links:
 * @self: a list
 * @draft: whether a date of birth that can't be read is left out
 * @error: %CK_ERROR_INVALID; the row says it as well, and has the focus
 *
 * Returns: (transfer full) (element-type CkPersonLink): the people, in order; %NULL on error
 */
GPtrArray *
ck_who_list_dup_links (CkWhoList *self,
                       gboolean   draft,
                       GError   **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CK_IS_WHO_LIST (self), NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      g_autoptr (GError) wrong = NULL;
      CkWhoRow *row = g_ptr_array_index (self->people, i);
      CkPersonLink *link = ck_who_row_dup_link (row, draft ? NULL : &wrong);

      if (link == NULL)
        {
          ck_who_row_set_error (row, wrong->message);
          g_propagate_error (error, g_steal_pointer (&wrong));
          return NULL;
        }
      g_ptr_array_add (links, link);
    }

  return g_steal_pointer (&links);
}

/**
 * ck_who_list_set_links:
 * @self: a list
 * @links: (element-type CkPersonLink): the people, in order
 */
void
ck_who_list_set_links (CkWhoList *self,
                       GPtrArray *links)
{
  CkSession *session;
  gboolean any_known = FALSE;

  g_return_if_fail (CK_IS_WHO_LIST (self));

  for (guint i = 0; i < self->people->len; i++)
    gtk_list_box_remove (self->rows, g_ptr_array_index (self->people, i));
  g_ptr_array_set_size (self->people, 0);

  for (guint i = 0; i < links->len; i++)
    {
      CkPersonLink *link = g_ptr_array_index (links, i);

      add_row (self, link, NULL);
      any_known |= !ck_uuid_is_none (&link->id);
    }
  show_add_row (self);

  session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  if (any_known && session != NULL)
    ck_session_call_async (session, list_on_lane, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                           ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_listed, g_object_ref (self));
}

/**
 * ck_who_list_dup_typed:
 * @self: a list
 *
 * Returns: (transfer full): for drafts: the name that is being typed, then each person's date of birth as typed
 */
GStrv
ck_who_list_dup_typed (CkWhoList *self)
{
  g_autoptr (GStrvBuilder) typed = g_strv_builder_new ();

  g_return_val_if_fail (CK_IS_WHO_LIST (self), NULL);

  g_strv_builder_add (typed, gtk_editable_get_text (GTK_EDITABLE (self->typed)));
  for (guint i = 0; i < self->people->len; i++)
    g_strv_builder_add (typed, ck_who_row_get_born (g_ptr_array_index (self->people, i)));

  return g_strv_builder_end (typed);
}

/**
 * ck_who_list_set_typed:
 * @self: a list that holds the people of the same draft
 * @typed: (nullable): from ck_who_list_dup_typed()
 */
void
ck_who_list_set_typed (CkWhoList         *self,
                       const char *const *typed)
{
  g_return_if_fail (CK_IS_WHO_LIST (self));

  if (typed == NULL || typed[0] == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->typed), typed[0]);
  for (guint i = 0; i < self->people->len && typed[i + 1] != NULL; i++)
    if (ck_uuid_is_none (ck_who_row_get_person (g_ptr_array_index (self->people, i))))
      ck_who_row_set_born (g_ptr_array_index (self->people, i), typed[i + 1]);
}

/**
 * ck_who_list_set_kind:
 * @self: a list
 * @concern_kind: a CkConcernKind, or -1: which role is proposed for the first person
 */
void
ck_who_list_set_kind (CkWhoList *self,
                      int        concern_kind)
{
  g_return_if_fail (CK_IS_WHO_LIST (self));

  self->concern_kind = concern_kind;
}

static gboolean
is_child_of (CkWhoList *self,
             CkWhoRow  *row)
{
  int role = ck_who_row_get_role (row);

  if (ck_who_row_is_adult (row))
    return FALSE;
  return role == CK_ROLE_HARMED
         || (role == CK_ROLE_ALLEGED_RESPONSIBLE
             && (self->concern_kind == CK_CONCERN_CHILD || self->concern_kind == CK_CONCERN_BETWEEN_CHILDREN));
}

/**
 * ck_who_list_ask_each:
 * @self: a list
 *
 * Where several children are harmed, or alleged to have harmed, each has fields for their view, and for what their
 * parents were told.
 *
 * Returns: (transfer none) (nullable): the first of several children; %NULL where there aren't several
 */
CkWhoRow *
ck_who_list_ask_each (CkWhoList *self)
{
  CkWhoRow *first = NULL;
  guint n = 0;

  g_return_val_if_fail (CK_IS_WHO_LIST (self), NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      CkWhoRow *row = g_ptr_array_index (self->people, i);

      if (!is_child_of (self, row))
        continue;
      if (first == NULL)
        first = row;
      n++;
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      CkWhoRow *row = g_ptr_array_index (self->people, i);

      ck_who_row_set_asked (row, n > 1 && is_child_of (self, row));
    }
  return n > 1 ? first : NULL;
}

/**
 * ck_who_list_get_row:
 * @self: a list
 * @index: of somebody
 *
 * Returns: (transfer none) (nullable): their row
 */
CkWhoRow *
ck_who_list_get_row (CkWhoList *self,
                     guint      index)
{
  g_return_val_if_fail (CK_IS_WHO_LIST (self), NULL);

  return index < self->people->len ? g_ptr_array_index (self->people, index) : NULL;
}

/**
 * ck_who_list_dup_names:
 * @self: a list
 *
 * Returns: (transfer full): its people in their order, as they may be shown now
 */
GStrv
ck_who_list_dup_names (CkWhoList *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (CK_IS_WHO_LIST (self), NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      g_autofree char *name = ck_who_row_dup_name (g_ptr_array_index (self->people, i));

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

/**
 * ck_who_list_set_single:
 * @self: a list
 *
 * For one person who joins a case: no heading, and no second line.
 */
void
ck_who_list_set_single (CkWhoList *self)
{
  g_return_if_fail (CK_IS_WHO_LIST (self));

  self->single = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->heading), FALSE);
  show_add_row (self);
}

/**
 * ck_who_list_check_roles:
 * @self: a list
 *
 * Says so at the first person who has no role yet, and moves the focus there.
 *
 * Returns: whether everybody has one
 */
gboolean
ck_who_list_check_roles (CkWhoList *self)
{
  g_return_val_if_fail (CK_IS_WHO_LIST (self), FALSE);

  for (guint i = 0; i < self->people->len; i++)
    if (ck_who_row_get_role (g_ptr_array_index (self->people, i)) < 0)
      {
        ck_who_list_set_error (self, (int) i, _ ("Choose the role of this person here."));
        return FALSE;
      }
  return TRUE;
}

/**
 * ck_who_list_set_error:
 * @self: a list
 * @index: of a person, or -1 for the whole list
 * @error: what is wrong, until something changes
 *
 * The focus goes to what is wrong.
 */
void
ck_who_list_set_error (CkWhoList  *self,
                       int         index,
                       const char *error)
{
  g_return_if_fail (CK_IS_WHO_LIST (self));

  if (index >= 0 && (guint) index < self->people->len)
    {
      ck_who_row_set_error (g_ptr_array_index (self->people, index), error);
      gtk_widget_grab_focus (g_ptr_array_index (self->people, index));
      return;
    }

  ck_field_error_set (self->problem, error, GTK_WIDGET (self->typed));
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
}
