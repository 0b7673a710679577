/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-person-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-conceal.h"
#include "ck-pill.h"
#include "ck-text.h"
#include "ck-who-row.h"

struct _CkPersonRow {
  GtkListBoxRow  parent_instance;

  CkPerson      *person;

  AdwAvatar     *avatar;
  GtkLabel      *name;
  GtkLabel      *about;
  CkPill        *role;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (CkPersonRow, ck_person_row, GTK_TYPE_LIST_BOX_ROW)

enum { EDIT, SHOW, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_action (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_signal_emit (widget, signals[g_str_equal (action, "person.edit") ? EDIT : SHOW], 0);
}

static void
ck_person_row_dispose (GObject *object)
{
  g_clear_object (&CK_PERSON_ROW (object)->person);

  G_OBJECT_CLASS (ck_person_row_parent_class)->dispose (object);
}

static void
ck_person_row_class_init (CkPersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_person_row_dispose;

  signals[EDIT] = g_signal_new ("edit", CK_TYPE_PERSON_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOW] = g_signal_new ("show-person", CK_TYPE_PERSON_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "people/ck-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPersonRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, CkPersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, CkPersonRow, about);
  gtk_widget_class_bind_template_child (widget_class, CkPersonRow, role);
  gtk_widget_class_bind_template_child (widget_class, CkPersonRow, menu);

  gtk_widget_class_install_action (widget_class, "person.edit", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "person.show", NULL, on_action);
}

static void
ck_person_row_init (CkPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show (CkPersonRow *self,
      const char  *name,
      const char  *about,
      const char  *role,
      gboolean     hide_names)
{
  g_autofree char *shown = ck_conceal_name (name, hide_names);
  g_autofree char *what = ck_conceal_description (about, hide_names);
  g_autofree char *more = g_strdup_printf (_ ("More about %s"), shown);
  /* Translators: for screen readers: someone and their role in a case */
  g_autofree char *spoken = role != NULL ? g_strdup_printf (_ ("%1$s, %2$s"), shown, role) : g_strdup (shown);

  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->name, shown);
  gtk_label_set_label (self->about, what != NULL ? what : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), !ck_text_is_blank (what));
  gtk_widget_set_visible (GTK_WIDGET (self->role), role != NULL);
  if (role != NULL)
    ck_pill_set (self->role, "role", role);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), self->person != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * ck_person_row_new:
 * @person: someone
 * @about: (nullable): what stands under the name; who they are when %NULL
 * @today: today's date
 * @hide_names: initials instead of the name
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ck_person_row_new (CkPerson   *person,
                   const char *about,
                   CkDate      today,
                   gboolean    hide_names)
{
  CkPersonRow *self = g_object_new (CK_TYPE_PERSON_ROW, NULL);
  g_autofree char *known = ck_person_about (person, today);

  self->person = g_object_ref (person);
  show (self, person->name, about != NULL ? about : known, NULL, hide_names);

  return GTK_WIDGET (self);
}

/**
 * ck_person_row_new_involved:
 * @involvement: of someone, known or not, in a case
 * @roles: translated: what they are in it, all of it
 * @today: today's date
 * @hide_names: initials instead of the name
 *
 * Returns: (transfer floating): the row, with the roles
 */
GtkWidget *
ck_person_row_new_involved (CkInvolvement *involvement,
                            const char    *roles,
                            CkDate         today,
                            gboolean       hide_names)
{
  CkPersonRow *self = g_object_new (CK_TYPE_PERSON_ROW, NULL);
  g_autofree char *about = NULL;

  if (involvement->person == NULL)
    {
      show (self, involvement->description, _ ("Not known by name; choose to say who it is"), roles, hide_names);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
      return GTK_WIDGET (self);
    }

  self->person = g_object_ref (involvement->person);
  about = ck_person_about (self->person, today);
  if (!ck_text_is_blank (involvement->description))
    {
      char *both = *about != '\0' ? g_strdup_printf ("%s. %s", about, involvement->description)
                                  : g_strdup (involvement->description);

      g_free (about);
      about = both;
    }
  /* an address may be made of a name */
  if (!ck_text_is_blank (self->person->contact) && !hide_names)
    {
      char *both = *about != '\0' ? g_strdup_printf ("%s. %s", about, self->person->contact) : g_strdup (self->person->contact);

      g_free (about);
      about = both;
    }
  show (self, self->person->name, about, roles, hide_names);

  return GTK_WIDGET (self);
}

/**
 * ck_person_row_get_person:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): who it is; %NULL for someone who isn't known
 */
CkPerson *
ck_person_row_get_person (CkPersonRow *self)
{
  g_return_val_if_fail (CK_IS_PERSON_ROW (self), NULL);

  return self->person;
}
