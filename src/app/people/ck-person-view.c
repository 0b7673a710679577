/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-person-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-casework.h"
#include "ck-conceal.h"
#include "ck-merge-dialog.h"
#include "ck-person-dialog.h"
#include "ck-pill.h"
#include "ck-relation-dialog.h"
#include "ck-text.h"

/* A group of rows that are made anew each time. */
typedef struct {
  AdwPreferencesGroup *group;
  GPtrArray           *rows;
} Rows;

struct _CkPersonView {
  CkSessionPage        parent_instance;

  CkPersonFile        *file;
  GStrv                names;   /* of the people on the page, for texts while names are hidden */

  GtkStack            *stack;
  GtkLabel            *name;
  GtkLabel            *also;
  AdwPreferencesGroup *details;
  AdwPreferencesGroup *alike;
  AdwPreferencesGroup *pattern;
  AdwPreferencesGroup *relationships;
  AdwPreferencesGroup *parts;
  AdwPreferencesGroup *merged;
  Rows                 groups[6];
};

G_DEFINE_FINAL_TYPE (CkPersonView, ck_person_view, CK_TYPE_SESSION_PAGE)

enum { DETAILS, ALIKE, PATTERN, RELATIONSHIPS, PARTS, MERGED };

static gboolean
hides (CkPersonView *self)
{
  return ck_session_page_hides_names (CK_SESSION_PAGE (self));
}

static CkDate
get_today (CkPersonView *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));

  return session != NULL ? ck_session_today (session) : CK_DATE_NONE;
}

/* A text of the record as it may be shown now. */
static char *
show_text (CkPersonView *self,
           const char   *text)
{
  return hides (self) ? ck_conceal_text (text, (const char *const *) self->names) : g_strdup (text);
}

/* -------------------------------------------------------------------------------------------------------------- the rows */

static void
clear_rows (Rows *rows)
{
  for (guint i = 0; i < rows->rows->len; i++)
    adw_preferences_group_remove (rows->group, rows->rows->pdata[i]);
  g_ptr_array_set_size (rows->rows, 0);
}

static GtkWidget *
add_row (Rows       *rows,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (!ck_text_is_blank (subtitle))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (rows->group, row);
  g_ptr_array_add (rows->rows, row);
  return row;
}

static void
add_suffix (GtkWidget *row,
            GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
}

static GtkWidget *
add_button (GtkWidget  *row,
            const char *label,
            GObject    *item,
            GCallback   clicked,
            gpointer    self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  add_suffix (row, button);
  return button;
}

static void
make_link (GtkWidget  *row,
           const char *action,
           const char *target)
{
  add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* --------------------------------------------------------------------------------------------------------------- details */

static void
add_detail (CkPersonView *self,
            const char   *label,
            const char   *text)
{
  GtkWidget *row;

  if (ck_text_is_blank (text))
    return;
  row = add_row (&self->groups[DETAILS], label, text);
  gtk_widget_add_css_class (row, "property");
}

static char *
born_text (CkPersonView *self,
           CkPerson     *person)
{
  g_autofree char *born = ck_person_born_text (person);
  g_autofree char *age = ck_person_age (person, get_today (self));

  if (age == NULL)
    return g_steal_pointer (&born);
  /* Translators: date of birth, then the age */
  return person->born_precision == CK_BORN_ESTIMATED ? g_strdup_printf (_ ("%1$s; %2$s years old"), born, age)
                                                     : g_strdup_printf (_ ("%1$s; aged %2$s"), born, age);
}

static void
show_details (CkPersonView *self)
{
  CkPerson *person = self->file->person;
  g_autofree char *name = ck_conceal_name (person->name, hides (self));
  g_autofree char *known_as = ck_conceal_name (person->known_as, hides (self));
  g_autofree char *born = born_text (self, person);
  g_autofree char *number = ck_person_number (person);
  g_autofree char *description = ck_conceal_description (person->description, hides (self));
  g_autoptr (GString) also = g_string_new (NULL);

  gtk_label_set_label (self->name, name);
  for (guint i = 0; person->also_recorded_as != NULL && person->also_recorded_as[i] != NULL; i++)
    {
      g_autofree char *other = ck_conceal_name (person->also_recorded_as[i], hides (self));

      g_string_append_printf (also, "%s%s", i > 0 ? _ (", ") : "", other);
    }
  if (also->len > 0)
    {
      /* Translators: %s is a list of names */
      g_autofree char *text = g_strdup_printf (_ ("Also recorded as %s"), also->str);

      gtk_label_set_label (self->also, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->also), also->len > 0);

  add_detail (self, _ ("This is"), ck_token_label (&ck_person_kinds, person->kind));
  if (ck_date_is_set (person->born) || person->kind != CK_PERSON_ADULT)
    add_detail (self, _ ("Date of birth"), born);
  if (!ck_text_is_blank (person->known_as))
    add_detail (self, _ ("Known as"), known_as);
  add_detail (self, _ ("Description"), description);
  add_detail (self, _ ("Contact"),
              hides (self) && !ck_text_is_blank (person->contact) ? _ ("Hidden while names are hidden") : person->contact);
  add_detail (self, _ ("In the record"), number);
}

/* ---------------------------------------------------------------------------------------------------------------- merges */

static void
on_merge_with (GtkButton    *button,
               CkPersonView *self)
{
  CkAlike *alike = g_object_get_data (G_OBJECT (button), "item");

  ck_merge_dialog_new (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)), self->file, alike->person,
                       get_today (self), hides (self));
}

static void
show_alike (CkPersonView *self)
{
  GPtrArray *alike = self->file->alike;

  gtk_widget_set_visible (GTK_WIDGET (self->alike), alike->len > 0);
  for (guint i = 0; i < alike->len; i++)
    {
      CkAlike *one = alike->pdata[i];
      g_autofree char *name = ck_conceal_name (one->person->name, hides (self));
      g_autofree char *known = ck_person_tell (one->person, get_today (self));
      g_autofree char *tell = ck_conceal_description (known, hides (self));
      g_autofree char *about = g_strdup_printf ("%s: %s\n%s", ck_token_label (&ck_likenesses, one->likeness), one->why, tell);
      g_autofree char *id = ck_uuid_to_text (&one->person->id);
      GtkWidget *row = add_row (&self->groups[ALIKE], name, about);
      GtkWidget *merge = add_button (row, _ ("_Merge…"), G_OBJECT (one), G_CALLBACK (on_merge_with), self);
      g_autofree char *label = g_strdup_printf (_ ("Merge with %s"), name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (merge), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      make_link (row, "win.open-person", id);
    }
}

static void
on_undo_merge (GtkButton    *button,
               CkPersonView *self)
{
  ck_merge_dialog_undo (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)),
                        g_object_get_data (G_OBJECT (button), "item"), hides (self));
}

static void
show_merged (CkPersonView *self)
{
  GPtrArray *merged = self->file->merged;

  gtk_widget_set_visible (GTK_WIDGET (self->merged), merged->len > 0);
  for (guint i = 0; i < merged->len; i++)
    {
      CkMerged *one = merged->pdata[i];
      g_autofree char *name = ck_conceal_name (one->name, hides (self));
      g_autofree char *why = show_text (self, one->why);
      g_autofree char *by = ck_conceal_name (one->recorded_by, hides (self));
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (one->recorded_at / G_USEC_PER_SEC);
      g_autofree char *day = ck_date_format (ck_date_new (g_date_time_get_year (at), g_date_time_get_month (at),
                                                          g_date_time_get_day_of_month (at)));
      /* Translators: why two records are of one person; who said so, and when */
      g_autofree char *about = g_strdup_printf (_ ("%1$s\n%2$s, %3$s"), why, by, day);
      GtkWidget *row = add_row (&self->groups[MERGED], name, about);
      GtkWidget *undo = add_button (row, _ ("_Undo Merge…"), G_OBJECT (one), G_CALLBACK (on_undo_merge), self);
      g_autofree char *label = g_strdup_printf (_ ("Undo the merge of %s"), name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (undo), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

/* --------------------------------------------------------------------------------------------------------- relationships */

static void
on_edit_relationship (GtkButton    *button,
                      CkPersonView *self)
{
  ck_relation_dialog_edit (GTK_WIDGET (self), ck_session_page_get_session (CK_SESSION_PAGE (self)),
                           g_object_get_data (G_OBJECT (button), "item"), get_today (self), hides (self));
}

static void
show_relationships (CkPersonView *self)
{
  GPtrArray *relationships = self->file->relationships;

  for (guint i = 0; i < relationships->len; i++)
    {
      CkRelationship *relationship = relationships->pdata[i];
      gboolean is_first = ck_uuid_equal (&relationship->person->id, &self->file->person->id);
      CkPerson *other = is_first ? relationship->other : relationship->person;
      g_autofree char *name = ck_conceal_name (other->name, hides (self));
      g_autofree char *what = ck_relationship_what (relationship, is_first);
      g_autofree char *when = ck_relationship_when (relationship);
      g_autofree char *note = show_text (self, relationship->note);
      g_autofree char *about = g_strdup_printf ("%s%s%s%s%s", what, when != NULL ? ", " : "", when != NULL ? when : "",
                                                !ck_text_is_blank (note) ? "\n" : "", note != NULL ? note : "");
      g_autofree char *id = ck_uuid_to_text (&other->id);
      g_autofree char *label = g_strdup_printf (_ ("Change the relationship with %s"), name);
      GtkWidget *row = add_row (&self->groups[RELATIONSHIPS], name, about);
      GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");

      gtk_widget_add_css_class (edit, "flat");
      gtk_widget_set_tooltip_text (edit, _ ("Change, or say that it ended"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (edit), "item", g_object_ref (relationship), g_object_unref);
      g_signal_connect_object (edit, "clicked", G_CALLBACK (on_edit_relationship), self, 0);
      if (relationship->status != CK_RELATION_CURRENT)
        gtk_widget_add_css_class (row, "ck-quiet");
      add_suffix (row, edit);
      make_link (row, "win.open-person", id);
    }
  if (relationships->len == 0)
    {
      GtkWidget *row = add_row (&self->groups[RELATIONSHIPS], _ ("None recorded yet"), _ ("Parents, carers, brothers and sisters, who lives with them, who works with them."));

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
    }
}

/* ----------------------------------------------------------------------------------------------------------------- cases */

/* Role by role: the concern, its date and its case. */
static void
show_parts (CkPersonView *self)
{
  GPtrArray *parts = self->file->parts;

  gtk_widget_set_visible (GTK_WIDGET (self->parts), parts->len > 0);
  for (guint i = 0; i < parts->len; i++)
    {
      CkPart *part = parts->pdata[i];
      g_autofree char *entry = part->number > 0 ? g_strdup_printf ("%s/%d", part->reference, (int) part->number) : g_strdup (part->reference);
      g_autofree char *day = ck_moment_is_known (part->happened) ? ck_moment_format (part->happened) : NULL;
      g_autofree char *title = show_text (self, part->concern != NULL ? part->concern : part->title);
      g_autofree char *about = g_strdup_printf ("%s%s%s", entry, day != NULL ? " · " : "", day != NULL ? day : "");
      GtkWidget *row = add_row (&self->groups[PARTS], title, about);
      GtkWidget *status = ck_pill_new ("open", "");

      ck_pill_set_status (CK_PILL (status), part->status, part->long_term);
      if (part->role >= 0)
        add_suffix (row, ck_pill_new ("role", ck_token_label (&ck_roles, part->role)));
      add_suffix (row, status);
      make_link (row, "win.open-case", entry);
    }
}

/* Concerns about an adult's conduct, oldest first, so that several small ones are seen as what they may be. */
static void
show_pattern (CkPersonView *self)
{
  GPtrArray *pattern = self->file->pattern;
  g_autofree char *text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%d in the last twelve months. Low-level concerns and allegations, oldest first, with what was decided.",
                                      "%d in the last twelve months. Low-level concerns and allegations, oldest first, with what was decided.",
                                      (gulong) self->file->n_pattern_year),
                         (int) self->file->n_pattern_year);

  gtk_widget_set_visible (GTK_WIDGET (self->pattern), pattern->len > 0);
  adw_preferences_group_set_description (self->pattern, text);
  for (guint i = 0; i < pattern->len; i++)
    {
      CkPatternItem *item = pattern->pdata[i];
      g_autofree char *day = ck_moment_is_known (item->happened) ? ck_moment_format (item->happened) : ck_date_format (item->day);
      g_autofree char *decided = show_text (self, item->decided);
      g_autofree char *title = show_text (self, item->title != NULL ? item->title : item->reference);
      /* of a restricted case only that it is there */
      g_autofree char *about = item->kind < 0
                                   ? g_strdup (item->reference)
                                   : g_strdup_printf ("%s · %s · %s\n%s", day, item->reference,
                                                      ck_token_label (&ck_concern_kinds, item->kind),
                                                      decided != NULL ? decided : _ ("Nothing is decided yet."));
      GtkWidget *row = add_row (&self->groups[PATTERN], title, about);
      GtkWidget *status = ck_pill_new ("open", "");

      ck_pill_set_status (CK_PILL (status), item->status, FALSE);
      add_suffix (row, status);
      make_link (row, "win.open-case", item->reference);
    }
}

/* --------------------------------------------------------------------------------------------------------------- showing */

static void
collect_names (CkPersonView *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_strv_builder_add (names, self->file->person->name);
  if (!ck_text_is_blank (self->file->person->known_as))
    g_strv_builder_add (names, self->file->person->known_as);
  for (guint i = 0; i < self->file->relationships->len; i++)
    {
      g_strv_builder_add (names, CK_RELATIONSHIP (self->file->relationships->pdata[i])->person->name);
      g_strv_builder_add (names, CK_RELATIONSHIP (self->file->relationships->pdata[i])->other->name);
    }
  for (guint i = 0; i < self->file->merged->len; i++)
    g_strv_builder_add (names, CK_MERGED (self->file->merged->pdata[i])->name);
  g_strfreev (self->names);
  self->names = g_strv_builder_end (names);
}

static void
show_file (CkPersonView *self)
{
  collect_names (self);
  for (gsize i = 0; i < G_N_ELEMENTS (self->groups); i++)
    clear_rows (&self->groups[i]);
  show_details (self);
  show_alike (self);
  show_pattern (self);
  show_relationships (self);
  show_parts (self);
  show_merged (self);
  gtk_stack_set_visible_child_name (self->stack, "person");
}

static gpointer
load_on_lane (CkStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return ck_person_file_load (store, data, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CkPersonView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CkPersonFile) file = ck_session_call_finish (CK_SESSION (source), result, &error);

  if (file == NULL)
    {
      ck_session_page_failed (CK_SESSION_PAGE (self), error);
      return;
    }
  g_set_object (&self->file, file);
  show_file (self);
}

static void
begin_loading (CkPersonView *self)
{
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  const char *reference = ck_session_page_get_reference (CK_SESSION_PAGE (self));
  CkUuid person;

  if (session == NULL || reference == NULL || !ck_uuid_from_text (reference, &person))
    return;
  ck_session_call_async (session, load_on_lane, g_memdup2 (&person, sizeof person), g_free, g_object_unref,
                         ck_session_page_get_cancellable (CK_SESSION_PAGE (self)), on_loaded, g_object_ref (self));
}

static void
ck_person_view_session_set (CkSessionPage *page)
{
  g_signal_connect_object (ck_session_page_get_session (page), "changed", G_CALLBACK (begin_loading), page, G_CONNECT_SWAPPED);
  begin_loading (CK_PERSON_VIEW (page));
}

static void
ck_person_view_reference_changed (CkSessionPage *page)
{
  begin_loading (CK_PERSON_VIEW (page));
}

static void
ck_person_view_names_changed (CkSessionPage *page)
{
  if (CK_PERSON_VIEW (page)->file != NULL)
    show_file (CK_PERSON_VIEW (page));
}

/* --------------------------------------------------------------------------------------------------------------- actions */

static void
on_action (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CkPersonView *self = CK_PERSON_VIEW (widget);
  CkSession *session = ck_session_page_get_session (CK_SESSION_PAGE (self));
  g_autofree char *id = NULL;

  if (self->file == NULL)
    return;
  id = ck_uuid_to_text (&self->file->person->id);
  if (g_str_equal (action, "person.edit"))
    ck_person_dialog_new (widget, session, self->file->person, get_today (self), hides (self));
  else if (g_str_equal (action, "person.relate"))
    ck_relation_dialog_new (widget, session, self->file->person, get_today (self), hides (self));
  else if (g_str_equal (action, "person.merge"))
    ck_merge_dialog_new (widget, session, self->file, NULL, get_today (self), hides (self));
  else
    gtk_widget_activate_action (widget, "win.history", "s", id);
}

static void
ck_person_view_dispose (GObject *object)
{
  CkPersonView *self = CK_PERSON_VIEW (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->names, g_strfreev);
  for (gsize i = 0; i < G_N_ELEMENTS (self->groups); i++)
    g_clear_pointer (&self->groups[i].rows, g_ptr_array_unref);
  G_OBJECT_CLASS (ck_person_view_parent_class)->dispose (object);
}

static void
ck_person_view_class_init (CkPersonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CkSessionPageClass *page_class = CK_SESSION_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_person_view_dispose;
  page_class->session_set = ck_person_view_session_set;
  page_class->reference_changed = ck_person_view_reference_changed;
  page_class->names_changed = ck_person_view_names_changed;

  g_type_ensure (CK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "people/ck-person-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, stack);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, name);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, also);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, details);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, alike);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, pattern);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, relationships);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, parts);
  gtk_widget_class_bind_template_child (widget_class, CkPersonView, merged);
  gtk_widget_class_install_action (widget_class, "person.edit", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "person.relate", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "person.merge", NULL, on_action);
  gtk_widget_class_install_action (widget_class, "person.history", NULL, on_action);
}

static void
ck_person_view_init (CkPersonView *self)
{
  AdwPreferencesGroup *groups[6];

  gtk_widget_init_template (GTK_WIDGET (self));
  groups[DETAILS] = self->details;
  groups[ALIKE] = self->alike;
  groups[PATTERN] = self->pattern;
  groups[RELATIONSHIPS] = self->relationships;
  groups[PARTS] = self->parts;
  groups[MERGED] = self->merged;
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    self->groups[i] = (Rows){ groups[i], g_ptr_array_new () };
}
