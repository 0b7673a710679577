/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-who-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-conceal.h"
#include "ck-error-member.h"
#include "ck-field-error.h"
#include "ck-form-error.h"
#include "ck-segments.h"
#include "ck-text.h"
#include "ck-typed-birth.h"

struct _CkWhoRow {
  GtkListBoxRow    parent_instance;

  CkPersonLink    *link;   /* as it was given: id or name */
  CkPerson        *person; /* one that the vault knows */
  CkDate           today;
  gboolean         hide_names;
  gboolean         setting;

  AdwAvatar       *avatar;
  GtkLabel        *name;
  GtkLabel        *about;
  GtkDropDown     *role;
  GtkToggleButton *more;
  GtkButton       *remove;
  CkSegments      *kind;
  GtkEntry        *born;
  GtkCheckButton  *estimated;
  GtkEntry        *known_as;
  GtkEntry        *description;
  GtkEntry        *contact;
  GtkWidget       *asked;
  GtkEntry        *child_view;
  CkSegments      *parents_told;
  GtkEntry        *parents_reason;
  CkFieldError    *problem;
};

G_DEFINE_FINAL_TYPE (CkWhoRow, ck_who_row, GTK_TYPE_LIST_BOX_ROW)

enum { CHANGED, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Answers in the order that is easiest to say. */
static const CkAnswer answers[] = { CK_ANSWER_NO, CK_ANSWER_YES, CK_ANSWER_UNKNOWN };

/* "Choose a role" stands before the roles. */
#define FIRST_ROLE 1

static gboolean
is_known (CkWhoRow *self)
{
  return !ck_uuid_is_none (&self->link->id);
}

static char *
get_name (CkWhoRow *self)
{
  if (self->person != NULL)
    return g_strdup (self->person->name);
  if (!ck_text_is_blank (self->link->name))
    return g_strdup (self->link->name);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->description)) != '\0')
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->description)));
  return g_strdup (is_known (self) ? "…" : _ ("Not known"));
}

static void
show_person (CkWhoRow *self)
{
  g_autofree char *name = get_name (self);
  g_autofree char *shown = ck_conceal_name (name, self->hide_names);
  g_autofree char *about = NULL;
  g_autofree char *what = NULL;
  g_autofree char *role_name = NULL;
  g_autofree char *remove_name = NULL;
  g_autofree char *more_name = NULL;

  if (self->person != NULL)
    about = ck_person_about (self->person, self->today);
  else if (is_known (self))
    about = NULL;
  else if (!ck_text_is_blank (self->link->name))
    about = g_strdup (_ ("New: joins the people when this is saved"));
  else
    about = g_strdup (_ ("Not known by name: a description is enough"));

  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name, shown);
  what = self->person != NULL ? ck_conceal_description (about, self->hide_names) : g_strdup (about);
  gtk_label_set_label (self->about, what != NULL ? what : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), !ck_text_is_blank (about));

  /* Translators: names for screen readers; %s is a person's name */
  role_name = g_strdup_printf (_ ("Role of %s"), shown);
  remove_name = g_strdup_printf (_ ("Remove %s"), shown);
  more_name = g_strdup_printf (_ ("More about %s"), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role), GTK_ACCESSIBLE_PROPERTY_LABEL, role_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more_name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove), _ ("Remove"));
}

static void
on_changed (CkWhoRow *self)
{
  ck_field_error_set (self->problem, NULL, NULL);
  show_person (self);
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove (CkWhoRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static char *
dup_typed (GtkEntry *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  return ck_text_is_blank (text) ? NULL : g_strdup (text);
}

static gboolean
ck_who_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_WHO_ROW (widget)->role));
}

static void
ck_who_row_dispose (GObject *object)
{
  CkWhoRow *self = CK_WHO_ROW (object);

  g_clear_object (&self->link);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (ck_who_row_parent_class)->dispose (object);
}

static void
ck_who_row_class_init (CkWhoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_who_row_dispose;
  widget_class->grab_focus = ck_who_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_WHO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", CK_TYPE_WHO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  g_type_ensure (CK_TYPE_SEGMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-who-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, name);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, about);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, role);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, more);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, remove);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, kind);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, born);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, estimated);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, known_as);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, description);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, contact);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, asked);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, child_view);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, parents_told);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, parents_reason);
  gtk_widget_class_bind_template_child (widget_class, CkWhoRow, problem);
}

static void
ck_who_row_init (CkWhoRow *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);
  GtkEntry *entries[6];

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_string_list_append (roles, _ ("Choose a role"));
  for (guint i = 0; i < ck_roles.n_tokens; i++)
    gtk_string_list_append (roles, ck_token_label (&ck_roles, (int) i));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (roles));

  ck_segments_add (self->kind, _ ("A child"), NULL);
  ck_segments_add (self->kind, _ ("An adult"), NULL);
  ck_segments_add (self->kind, _ ("Not known"), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    ck_segments_add (self->parents_told, ck_token_label (&ck_answers, (int) answers[i]), NULL);
  g_signal_connect_object (self->parents_told, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->role, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->estimated, "toggled", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  entries[0] = self->born;
  entries[1] = self->known_as;
  entries[2] = self->description;
  entries[3] = self->contact;
  entries[4] = self->child_view;
  entries[5] = self->parents_reason;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_object (entries[i], "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

static void
set_entry (GtkEntry   *entry,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

/**
 * ck_who_row_new:
 * @link: (transfer none): someone who is there, a new name, or a description; copied
 * @today: today's date, by the vault's clock
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ck_who_row_new (CkPersonLink *link,
                CkDate        today)
{
  CkWhoRow *self = g_object_new (CK_TYPE_WHO_ROW, NULL);
  g_autofree char *born = NULL;
  gboolean known;

  self->link = CK_PERSON_LINK (ck_record_copy (CK_RECORD (link)));
  self->today = today;
  self->setting = TRUE;

  known = is_known (self);
  ck_who_row_set_role (self, link->role);
  ck_who_row_set_child (self, link->child_view, link->parents_told, link->parents_reason);
  ck_segments_set_selected (self->kind, link->kind);
  born = ck_typed_birth_format (link->born, link->born_precision);
  set_entry (self->born, born);
  gtk_check_button_set_active (self->estimated, link->born_precision == CK_BORN_ESTIMATED);
  set_entry (self->known_as, link->known_as);
  set_entry (self->description, link->description);
  set_entry (self->contact, link->contact);
  gtk_widget_set_visible (GTK_WIDGET (self->more), !known);
  gtk_toggle_button_set_active (self->more, !known && ck_text_is_blank (link->name));

  self->setting = FALSE;
  show_person (self);

  return GTK_WIDGET (self);
}

/**
 * ck_who_row_dup_link:
 * @self: a row
 * @error: (nullable): %CK_ERROR_INVALID when the date of birth can't be read; %NULL leaves it out instead, for drafts
 *
 * Returns: (transfer full): what the form holds of this person; %NULL on error
 */
CkPersonLink *
ck_who_row_dup_link (CkWhoRow *self,
                     GError  **error)
{
  g_autoptr (CkPersonLink) link = ck_person_link_new ();
  const char *born;

  g_return_val_if_fail (CK_IS_WHO_ROW (self), NULL);

  link->role = ck_who_row_get_role (self);
  link->id = self->link->id;
  if (gtk_widget_get_visible (self->asked))
    ck_who_row_get_child (self, &link->child_view, &link->parents_told, &link->parents_reason);
  if (is_known (self))
    return g_steal_pointer (&link);

  link->name = ck_text_is_blank (self->link->name) ? NULL : g_strdup (self->link->name);
  link->kind = ck_segments_get_selected (self->kind);
  link->known_as = dup_typed (self->known_as);
  link->description = dup_typed (self->description);
  link->contact = dup_typed (self->contact);

  born = gtk_editable_get_text (GTK_EDITABLE (self->born));
  if (!ck_text_is_blank (born))
    {
      gboolean estimated = FALSE;
      gboolean read = ck_typed_birth (born, self->today, &link->born, &estimated);

      if (!read && error != NULL)
        {
          g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _ ("Date of birth: type it as 4 May 2013, 2013 or about 12, or leave it empty."));
          return NULL;
        }
      if (read)
        link->born_precision = estimated || gtk_check_button_get_active (self->estimated) ? CK_BORN_ESTIMATED : CK_BORN_EXACT;
    }

  return g_steal_pointer (&link);
}

/**
 * ck_who_row_get_person:
 * @self: a row
 *
 * Returns: (transfer none): the id of someone who is there, none for someone new
 */
const CkUuid *
ck_who_row_get_person (CkWhoRow *self)
{
  g_return_val_if_fail (CK_IS_WHO_ROW (self), NULL);

  return &self->link->id;
}

/**
 * ck_who_row_get_role:
 * @self: a row
 *
 * Returns: a CkRole, or -1 while none was chosen
 */
int
ck_who_row_get_role (CkWhoRow *self)
{
  g_return_val_if_fail (CK_IS_WHO_ROW (self), -1);

  return (int) gtk_drop_down_get_selected (self->role) - FIRST_ROLE;
}

/**
 * ck_who_row_set_role:
 * @self: a row
 * @role: a CkRole, or -1
 */
void
ck_who_row_set_role (CkWhoRow *self,
                     int       role)
{
  g_return_if_fail (CK_IS_WHO_ROW (self));

  gtk_drop_down_set_selected (self->role, (guint) (role + FIRST_ROLE));
}

/**
 * ck_who_row_set_person:
 * @self: a row
 * @person: (transfer none): who the id is
 */
void
ck_who_row_set_person (CkWhoRow *self,
                       CkPerson *person)
{
  g_return_if_fail (CK_IS_WHO_ROW (self));

  if (g_set_object (&self->person, person))
    show_person (self);
}

/**
 * ck_who_row_is_adult:
 * @self: a row
 *
 * Returns: whether they are known to be an adult, or said to be here
 */
gboolean
ck_who_row_is_adult (CkWhoRow *self)
{
  g_return_val_if_fail (CK_IS_WHO_ROW (self), FALSE);

  return (self->person != NULL ? self->person->kind : ck_segments_get_selected (self->kind)) == CK_PERSON_ADULT;
}

/**
 * ck_who_row_set_hide_names:
 * @self: a row
 * @hide_names: initials instead of the name
 */
void
ck_who_row_set_hide_names (CkWhoRow *self,
                           gboolean  hide_names)
{
  g_return_if_fail (CK_IS_WHO_ROW (self));

  self->hide_names = hide_names;
  show_person (self);
}

/**
 * ck_who_row_get_born:
 * @self: a row
 *
 * Returns: (transfer none): what stands in the line for the date of birth, a date or not, for drafts
 */
const char *
ck_who_row_get_born (CkWhoRow *self)
{
  g_return_val_if_fail (CK_IS_WHO_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->born));
}

/**
 * ck_who_row_set_born:
 * @self: a row
 * @typed: from ck_who_row_get_born()
 */
void
ck_who_row_set_born (CkWhoRow   *self,
                     const char *typed)
{
  g_return_if_fail (CK_IS_WHO_ROW (self));

  set_entry (self->born, typed);
}

/**
 * ck_who_row_dup_name:
 * @self: a row
 *
 * Returns: (transfer full): the name or description, as it may be shown now
 */
char *
ck_who_row_dup_name (CkWhoRow *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (CK_IS_WHO_ROW (self), NULL);

  name = get_name (self);
  return ck_conceal_name (name, self->hide_names);
}

/**
 * ck_who_row_set_asked:
 * @self: a row
 * @asked: whether this child's view, and what the parents were told, have fields here, because there are several children
 *
 * What was typed there stays while they are hidden.
 */
void
ck_who_row_set_asked (CkWhoRow *self,
                      gboolean  asked)
{
  g_return_if_fail (CK_IS_WHO_ROW (self));

  gtk_widget_set_visible (self->asked, asked);
}

/**
 * ck_who_row_get_child:
 * @self: a row
 * @child_view: (out): the child's view; %NULL for none
 * @parents_told: (out): a CkAnswer, or -1
 * @parents_reason: (out): how, or why not; %NULL for none
 */
void
ck_who_row_get_child (CkWhoRow *self,
                      char    **child_view,
                      int      *parents_told,
                      char    **parents_reason)
{
  int selected;

  g_return_if_fail (CK_IS_WHO_ROW (self));

  selected = ck_segments_get_selected (self->parents_told);
  *child_view = dup_typed (self->child_view);
  *parents_told = selected < 0 ? -1 : (int) answers[selected];
  *parents_reason = dup_typed (self->parents_reason);
}

/**
 * ck_who_row_set_child:
 * @self: a row
 * @child_view: (nullable): the child's view
 * @parents_told: a CkAnswer, or -1
 * @parents_reason: (nullable): how, or why not
 */
void
ck_who_row_set_child (CkWhoRow   *self,
                      const char *child_view,
                      int         parents_told,
                      const char *parents_reason)
{
  int selected = -1;

  g_return_if_fail (CK_IS_WHO_ROW (self));

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if ((int) answers[i] == parents_told)
      selected = (int) i;
  set_entry (self->child_view, child_view);
  ck_segments_set_selected (self->parents_told, selected);
  set_entry (self->parents_reason, parents_reason);
}

/**
 * ck_who_row_set_error:
 * @self: a row
 * @error: (nullable): what is wrong, until something changes
 */
void
ck_who_row_set_error (CkWhoRow   *self,
                      const char *error)
{
  g_return_if_fail (CK_IS_WHO_ROW (self));

  ck_field_error_set (self->problem, error, GTK_WIDGET (self->role));
}

/**
 * ck_who_row_show_error:
 * @self: a row
 * @error: about something of this person
 *
 * Says it in the row, until something changes. The focus goes to the field that it is about, which is unfolded, or else
 * to the role.
 */
void
ck_who_row_show_error (CkWhoRow     *self,
                       const GError *error)
{
  const struct {
    const char *member;
    gpointer    field;
    gboolean    folded;
  } fields[] = {
    { "kind", self->kind, TRUE },
    { "born", self->born, TRUE },
    { "known_as", self->known_as, TRUE },
    { "description", self->description, TRUE },
    { "contact", self->contact, TRUE },
    { "child_view", self->child_view, FALSE },
    { "parents_told", self->parents_told, FALSE },
    { "parents_reason", self->parents_reason, FALSE },
  };
  GtkWidget *focus = GTK_WIDGET (self->role);
  g_autofree char *text = NULL;
  const char *member;

  g_return_if_fail (CK_IS_WHO_ROW (self));

  member = ck_error_get_member (error);
  if (member != NULL && strrchr (member, '.') != NULL)
    member = strrchr (member, '.') + 1;
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (member, fields[i].member) == 0)
      {
        if (fields[i].folded && gtk_widget_get_visible (GTK_WIDGET (self->more)))
          gtk_toggle_button_set_active (self->more, TRUE);
        focus = fields[i].field;
      }
  text = ck_form_error_text (error);
  ck_field_error_set (self->problem, text, focus);
  gtk_widget_grab_focus (focus);
}

/**
 * ck_person_about:
 * @person: someone the vault knows
 * @today: today's date
 *
 * Returns: (transfer full): "13, Saturday ensemble": the age of a child, and who it is
 */
char *
ck_person_about (CkPerson *person,
                 CkDate    today)
{
  g_autofree char *age = person->kind == CK_PERSON_CHILD ? ck_person_age (person, today) : NULL;

  if (age == NULL)
    return g_strdup (person->description != NULL ? person->description : "");
  if (ck_text_is_blank (person->description))
    return g_steal_pointer (&age);

  /* Translators: an age and who someone is: "13, Saturday ensemble" */
  return g_strdup_printf (_ ("%1$s, %2$s"), age, person->description);
}
