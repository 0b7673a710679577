/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-person-chooser.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ck-conceal.h"
#include "ck-text.h"

#define MOST_FOUND 8

struct _CkPersonChooser {
  GtkBox          parent_instance;

  CkSession      *session;
  CkUuid          without;
  CkDate          today;
  gboolean        hide_names;
  CkPerson       *person;
  char           *pending;    /* state of a draft whose person is being read */
  GPtrArray      *suggested;  /* CkAlike, shown while nothing is typed */
  GCancellable   *finding;
  char           *asked;      /* what was looked up last, or is being looked up */
  char           *answered;   /* what the rows were found for */
  char           *entered;    /* what Enter was pressed on before it was looked up */

  GtkSearchEntry *typed;
  GtkListBox     *rows;
  GtkLabel       *nobody;
};

G_DEFINE_FINAL_TYPE (CkPersonChooser, ck_person_chooser, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
clear_rows (CkPersonChooser *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
}

static void
show_rows (CkPersonChooser *self)
{
  gboolean any = gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->rows), any);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody),
                          !any && !ck_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->typed))));
}

static GtkWidget *
add_row (CkPersonChooser *self,
         CkPerson        *person,
         const char      *why)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = ck_conceal_name (person->name, self->hide_names);
  g_autofree char *known = ck_person_tell (person, self->today);
  g_autofree char *tell = ck_conceal_description (known, self->hide_names);
  g_autofree char *both = why != NULL ? g_strdup_printf ("%s · %s", why, tell) : g_strdup (tell);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", g_object_ref (person), g_object_unref);
  gtk_list_box_append (self->rows, row);
  return row;
}

static void
show_suggested (CkPersonChooser *self)
{
  clear_rows (self);
  for (guint i = 0; self->suggested != NULL && i < self->suggested->len; i++)
    add_row (self, CK_ALIKE (self->suggested->pdata[i])->person, CK_ALIKE (self->suggested->pdata[i])->why);
  show_rows (self);
}

static gpointer
find_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_people_like (store, data, MOST_FOUND, error);
}

static void take_entered (CkPersonChooser *self);

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CkPersonChooser) self = user_data;
  g_autoptr (GPtrArray) found = ck_session_call_finish (CK_SESSION (source), result, NULL);

  if (found == NULL || self->person != NULL)
    return;
  g_free (self->answered);
  self->answered = g_strdup (self->asked);
  clear_rows (self);
  for (guint i = 0; i < found->len; i++)
    if (!ck_uuid_equal (&CK_PERSON (found->pdata[i])->id, &self->without))
      add_row (self, found->pdata[i], NULL);
  show_rows (self);
  if (self->entered != NULL && g_strcmp0 (self->entered, self->answered) == 0)
    {
      g_clear_pointer (&self->entered, g_free);
      take_entered (self);
    }
}

static void
on_typed (CkPersonChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->person != NULL)
    return;
  g_clear_pointer (&self->answered, g_free);
  if (ck_text_is_blank (typed))
    {
      show_suggested (self);
      return;
    }
  g_free (self->asked);
  self->asked = g_strdup (typed);
  self->finding = g_cancellable_new ();
  ck_session_call_async (self->session, find_on_lane, g_strdup (typed), g_free, (GDestroyNotify) g_ptr_array_unref, self->finding,
                         on_found, g_object_ref (self));
}

static void
on_other (CkPersonChooser *self)
{
  ck_person_chooser_set_person (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
}

static void
on_row_activated (GtkListBox      *rows,
                  GtkListBoxRow   *row,
                  CkPersonChooser *self)
{
  CkPerson *person = g_object_get_data (G_OBJECT (row), "person");

  if (self->person == NULL)
    ck_person_chooser_set_person (self, person);
}

/* Whoever is called what was typed, or the only one there is; else a person chooses from the rows. */
static void
take_entered (CkPersonChooser *self)
{
  g_autofree char *folded = ck_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->typed)));
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  GtkWidget *called = NULL;
  guint n_called = 0;

  g_strstrip (folded);
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *name = ck_text_fold (CK_PERSON (g_object_get_data (G_OBJECT (row), "person"))->name);

      if (g_str_equal (name, folded) && n_called++ == 0)
        called = row;
    }
  if (n_called == 1)
    on_row_activated (self->rows, GTK_LIST_BOX_ROW (called), self);
  else if (first != NULL && gtk_widget_get_next_sibling (first) == NULL)
    on_row_activated (self->rows, GTK_LIST_BOX_ROW (first), self);
  else if (first != NULL)
    gtk_widget_grab_focus (first);
}

/* What was found for fewer letters isn't what was meant: Enter waits for the answer to what stands there now. */
static void
on_enter (CkPersonChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));

  if (self->person != NULL || ck_text_is_blank (typed))
    return;
  if (g_strcmp0 (typed, self->answered) == 0)
    {
      take_entered (self);
      return;
    }
  g_free (self->entered);
  self->entered = g_strdup (typed);
}

/* What is typed is part of a draft, whoever is found by it. */
static void
on_text (CkPersonChooser *self)
{
  g_clear_pointer (&self->pending, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Escape takes back what was typed, then closes the dialog. */
static void
on_stop_search (CkPersonChooser *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->typed)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->typed), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static gboolean
ck_person_chooser_grab_focus (GtkWidget *widget)
{
  CkPersonChooser *self = CK_PERSON_CHOOSER (widget);

  return self->person == NULL ? gtk_widget_grab_focus (GTK_WIDGET (self->typed))
                              : gtk_widget_child_focus (GTK_WIDGET (self->rows), GTK_DIR_TAB_FORWARD);
}

static void
ck_person_chooser_dispose (GObject *object)
{
  CkPersonChooser *self = CK_PERSON_CHOOSER (object);

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->session);
  g_clear_object (&self->person);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->answered, g_free);
  g_clear_pointer (&self->entered, g_free);
  g_clear_pointer (&self->pending, g_free);
  g_clear_pointer (&self->suggested, g_ptr_array_unref);
  G_OBJECT_CLASS (ck_person_chooser_parent_class)->dispose (object);
}

static void
ck_person_chooser_class_init (CkPersonChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ck_person_chooser_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = ck_person_chooser_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_PERSON_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ck_person_chooser_init (CkPersonChooser *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->typed = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->nobody = GTK_LABEL (gtk_label_new (_ ("Nobody in the record has a name that begins so.")));
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->nobody), "ck-quiet");
  gtk_label_set_xalign (self->nobody, 0);
  gtk_label_set_wrap (self->nobody, TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->typed));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->nobody));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->nobody), FALSE);
  g_signal_connect_object (self->typed, "changed", G_CALLBACK (on_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "search-changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "stop-search", G_CALLBACK (on_stop_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "activate", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (on_row_activated), self, 0);
}

/**
 * ck_person_chooser_new:
 * @session: an unlocked session
 * @label: translated: what is asked for
 * @without: (nullable): somebody who isn't offered
 * @today: today's date
 * @hide_names: initials instead of names
 *
 * Returns: (transfer floating): the chooser
 */
GtkWidget *
ck_person_chooser_new (CkSession    *session,
                       const char   *label,
                       const CkUuid *without,
                       CkDate        today,
                       gboolean      hide_names)
{
  CkPersonChooser *self = g_object_new (CK_TYPE_PERSON_CHOOSER, NULL);

  self->session = g_object_ref (session);
  if (without != NULL)
    self->without = *without;
  self->today = today;
  self->hide_names = hide_names;
  g_object_set (self->typed, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->typed), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

/**
 * ck_person_chooser_suggest:
 * @self: a chooser
 * @alike: (element-type CkAlike): who is offered before anything is typed
 */
void
ck_person_chooser_suggest (CkPersonChooser *self,
                           GPtrArray       *alike)
{
  g_return_if_fail (CK_IS_PERSON_CHOOSER (self));

  g_clear_pointer (&self->suggested, g_ptr_array_unref);
  self->suggested = g_ptr_array_ref (alike);
  if (self->person == NULL)
    show_suggested (self);
}

/**
 * ck_person_chooser_get_person:
 * @self: a chooser
 *
 * Returns: (transfer none) (nullable): who was chosen
 */
CkPerson *
ck_person_chooser_get_person (CkPersonChooser *self)
{
  g_return_val_if_fail (CK_IS_PERSON_CHOOSER (self), NULL);

  return self->person;
}

/**
 * ck_person_chooser_set_person:
 * @self: a chooser
 * @person: (nullable): who is chosen; %NULL asks again
 */
void
ck_person_chooser_set_person (CkPersonChooser *self,
                              CkPerson        *person)
{
  g_autoptr (CkPerson) kept = person != NULL ? g_object_ref (person) : NULL;

  g_return_if_fail (CK_IS_PERSON_CHOOSER (self));

  g_set_object (&self->person, kept);
  g_clear_pointer (&self->pending, g_free);
  if (kept == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->typed), TRUE);
      on_typed (self);
    }
  else
    {
      GtkWidget *other = gtk_button_new_with_mnemonic (_ ("_Somebody Else"));
      GtkWidget *row;

      clear_rows (self);
      row = add_row (self, kept, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_valign (other, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (other, "flat");
      g_signal_connect_object (other, "clicked", G_CALLBACK (on_other), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), other);
      show_rows (self);
      /* the focus goes on before what has it goes */
      if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (self->typed))
        gtk_widget_grab_focus (other);
      gtk_widget_set_visible (GTK_WIDGET (self->typed), FALSE);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * ck_person_chooser_dup_state:
 * @self: a chooser
 *
 * Returns: (transfer full): for drafts: who was chosen, "id …", or else what was typed, "typed …"
 */
char *
ck_person_chooser_dup_state (CkPersonChooser *self)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (CK_IS_PERSON_CHOOSER (self), NULL);

  if (self->pending != NULL)
    return g_strdup (self->pending);
  if (self->person == NULL)
    return g_strconcat ("typed ", gtk_editable_get_text (GTK_EDITABLE (self->typed)), NULL);
  id = ck_uuid_to_text (&self->person->id);
  return g_strconcat ("id ", id, NULL);
}

static gpointer
read_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_person_file_load (store, data, error);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CkPersonChooser) self = user_data;
  g_autoptr (CkPersonFile) file = ck_session_call_finish (CK_SESSION (source), result, NULL);

  /* somebody else was looked for meanwhile, or nobody is there to look */
  if (file != NULL && self->pending != NULL)
    ck_person_chooser_set_person (self, file->person);
}

/**
 * ck_person_chooser_set_state:
 * @self: a chooser
 * @state: from ck_person_chooser_dup_state(); a draft holds ids alone, so that who it is shows a moment later
 */
void
ck_person_chooser_set_state (CkPersonChooser *self,
                             const char      *state)
{
  CkUuid id;

  g_return_if_fail (CK_IS_PERSON_CHOOSER (self));

  if (g_str_has_prefix (state, "typed "))
    {
      ck_person_chooser_set_person (self, NULL);
      gtk_editable_set_text (GTK_EDITABLE (self->typed), state + strlen ("typed "));
    }
  else if (g_str_has_prefix (state, "id ") && ck_uuid_from_text (state + strlen ("id "), &id))
    {
      ck_person_chooser_set_person (self, NULL);
      self->pending = g_strdup (state);
      ck_session_call_async (self->session, read_on_lane, g_memdup2 (&id, sizeof id), g_free, g_object_unref, NULL, on_read,
                             g_object_ref (self));
    }
}
