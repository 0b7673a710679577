/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-case-people-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-case-dialogs.h"
#include "ck-ties-list.h"
#include "ck-person-dialog.h"
#include "ck-person-row.h"
#include "ck-relation-dialog.h"

struct _CkCasePeopleView {
  CkSessionPage parent_instance;

  CkCaseLook   *look;
  GtkBox       *groups;
  GtkWidget    *add;
};

G_DEFINE_FINAL_TYPE (CkCasePeopleView, ck_case_people_view, CK_TYPE_SESSION_PAGE)

enum { GROUP_CHILDREN, GROUP_PARENTS, GROUP_STAFF, GROUP_OTHERS, N_GROUPS };

/* A parent is where parents are looked for, whatever else they are. */
static int
get_group (CkInvolvement *involvement)
{
  int kind = involvement->person != NULL ? involvement->person->kind : -1;

  if (involvement->role == CK_ROLE_PARENT_OR_CARER)
    return GROUP_PARENTS;
  if (kind == CK_PERSON_CHILD)
    return GROUP_CHILDREN;
  if (kind == CK_PERSON_ADULT || involvement->role == CK_ROLE_PROFESSIONAL)
    return GROUP_STAFF;
  return GROUP_OTHERS;
}

static const char *
get_heading (int group)
{
  switch (group)
    {
    case GROUP_CHILDREN:
      return _ ("Children and Young People");
    case GROUP_PARENTS:
      return _ ("Parents and Carers");
    case GROUP_STAFF:
      return _ ("Staff and Professionals");
    default:
      return _ ("Others, and Those Not Known");
    }
}

/* Whoever is only described may be known by now. */
static void
edit (CkPersonRow      *row,
      CkCasePeopleView *self)
{
  CkInvolvement *described = g_object_get_data (G_OBJECT (row), "described");

  if (described != NULL)
    ck_case_dialog_identify (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)), self->look, described);
  if (ck_person_row_get_person (row) != NULL)
    ck_person_dialog_new (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)),
                          ck_person_row_get_person (row), self->look->today, self->look->hide_names);
}

static void
on_row_activated (GtkListBox       *rows,
                  GtkListBoxRow    *row,
                  CkCasePeopleView *self)
{
  edit (CK_PERSON_ROW (row), self);
}

static void
on_show (CkPersonRow      *row,
         CkCasePeopleView *self)
{
  g_autofree char *id = ck_uuid_to_text (&ck_person_row_get_person (row)->id);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-person", "s", id);
}

static gboolean
same_person (CkInvolvement *a,
             CkInvolvement *b)
{
  /* two records of one person are one, as they are shown */
  return a->person != NULL && b->person != NULL && ck_uuid_equal (&a->person->id, &b->person->id);
}

/* Someone stands in a group once, with each role that they have in some concern of the case: %NULL for all but the first
 * of their involvements there. */
static char *
list_roles (CkCasePeopleView *self,
           guint             index,
           int               group)
{
  GPtrArray *people = self->look->file->people;
  CkInvolvement *involvement = g_ptr_array_index (people, index);
  g_autoptr (GString) roles = g_string_new (ck_token_label (&ck_roles, involvement->role));
  guint seen = 1u << involvement->role;

  for (guint i = 0; i < people->len; i++)
    {
      CkInvolvement *other = g_ptr_array_index (people, i);

      if (i == index || !same_person (other, involvement) || get_group (other) != group)
        continue;
      if (i < index)
        return NULL;
      if ((seen & (1u << other->role)) == 0)
        g_string_append_printf (roles, ", %s", ck_token_label (&ck_roles, other->role));
      seen |= 1u << other->role;
    }
  return g_string_free (g_steal_pointer (&roles), FALSE);
}

static void
add_group (CkCasePeopleView *self,
           int               group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *rows = gtk_list_box_new ();
  GtkWidget *heading = gtk_label_new (get_heading (group));
  GtkWidget *count;
  g_autofree char *number = NULL;
  guint n = 0;

  for (guint i = 0; i < self->look->file->people->len; i++)
    {
      CkInvolvement *involvement = g_ptr_array_index (self->look->file->people, i);
      g_autofree char *roles = NULL;
      GtkWidget *row;

      if (get_group (involvement) != group)
        continue;
      roles = list_roles (self, i, group);
      if (roles == NULL)
        continue;
      row = ck_person_row_new_involved (involvement, roles, self->look->today, self->look->hide_names);
      if (involvement->person == NULL)
        {
          g_object_set_data_full (G_OBJECT (row), "described", g_object_ref (involvement), g_object_unref);
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          gtk_widget_set_tooltip_text (row, _ ("Say who it is"));
        }
      g_signal_connect_object (row, "edit", G_CALLBACK (edit), self, 0);
      g_signal_connect_object (row, "show-person", G_CALLBACK (on_show), self, 0);
      gtk_list_box_append (GTK_LIST_BOX (rows), row);
      n++;
    }

  number = g_strdup_printf ("%u", n);
  count = gtk_label_new (number);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (count, "ck-quiet");
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  g_signal_connect_object (rows, "row-activated", G_CALLBACK (on_row_activated), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, get_heading (group), -1);
  gtk_widget_set_margin_start (head, 3);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), count);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), rows);
  if (n > 0)
    gtk_box_append (self->groups, box);
  else
    g_object_unref (g_object_ref_sink (box));
}

static void
on_edit_relationship (GtkButton        *button,
                      CkCasePeopleView *self)
{
  ck_relation_dialog_edit (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)),
                           g_object_get_data (G_OBJECT (button), "relationship"), self->look->today, self->look->hide_names);
}

static GtkWidget *
relationship_row_new (CkCasePeopleView *self,
                      CkRelationship   *relationship)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
  g_autofree char *first = ck_case_look_name (self->look, relationship->person->name);
  g_autofree char *second = ck_case_look_name (self->look, relationship->other->name);
  g_autofree char *phrase = ck_relationship_phrase (relationship, FALSE);
  g_autofree char *said = g_strdup_printf (C_ ("relationship", "%1$s: %2$s %3$s"), first, phrase, second);
  g_autofree char *when = ck_relationship_when (relationship);
  g_autofree char *note = ck_case_look_text (self->look, relationship->note);
  g_autofree char *about = g_strdup_printf ("%s%s%s", when != NULL ? when : "", when != NULL && note != NULL ? ". " : "",
                                            note != NULL ? note : "");
  g_autofree char *label = g_strdup_printf (_ ("Change: %s"), said);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), said);
  if (*about != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  gtk_widget_set_valign (edit, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_tooltip_text (edit, _ ("Change, or say that it ended"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (edit), "relationship", g_object_ref (relationship), g_object_unref);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (on_edit_relationship), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), edit);
  return row;
}

/* What the people of the case are to each other. */
static void
add_relationships (CkCasePeopleView *self)
{
  GPtrArray *relationships = self->look->file->relationships;
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Relationships"));
  for (guint i = 0; i < relationships->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), relationship_row_new (self, relationships->pdata[i]));
  if (relationships->len > 0)
    gtk_box_append (self->groups, group);
  else
    g_object_unref (g_object_ref_sink (group));
}

static void
on_add_person (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  CkCasePeopleView *self = CK_CASE_PEOPLE_VIEW (widget);

  if (self->look != NULL)
    ck_case_dialog_involve (widget, ck_session_page_get_session (CK_SESSION_PAGE (self)), self->look);
}

static void
ck_case_people_view_dispose (GObject *object)
{
  g_clear_pointer (&CK_CASE_PEOPLE_VIEW (object)->look, ck_case_look_unref);

  G_OBJECT_CLASS (ck_case_people_view_parent_class)->dispose (object);
}

static void
ck_case_people_view_class_init (CkCasePeopleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_case_people_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "case/ck-case-people-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CkCasePeopleView, groups);
  gtk_widget_class_bind_template_child (widget_class, CkCasePeopleView, add);
  gtk_widget_class_install_action (widget_class, "case.add-person", NULL, on_add_person);
}

static void
ck_case_people_view_init (CkCasePeopleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_case_people_view_set_case:
 * @self: the view
 * @look: the case
 */
void
ck_case_people_view_set_case (CkCasePeopleView *self,
                              CkCaseLook       *look)
{
  GtkWidget *child;
  GtkWidget *ties;

  g_return_if_fail (CK_IS_CASE_PEOPLE_VIEW (self));

  if (self->look != look)
    {
      g_clear_pointer (&self->look, ck_case_look_unref);
      self->look = ck_case_look_ref (look);
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (int group = 0; group < N_GROUPS; group++)
    add_group (self, group);
  add_relationships (self);
  ties = ck_ties_list_new (ck_session_page_get_session (CK_SESSION_PAGE (self)), look);
  if (ties != NULL)
    gtk_box_append (self->groups, ties);
}
