/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What appears on the page when the kind of concern, its categories or its people call for it. Nothing that was typed is
 * ever hidden: what isn't called for any more stays as long as it holds something. */
#include "ck-concern-page-private.h"

#include <glib/gi18n-lib.h>

#include "ck-text.h"
#include "ck-token-chip.h"

static const char *const online_categories[] = {
  "cyberbullying", CK_CATEGORY_NUDES, "sexual-exploitation", "harmful-content", "grooming", "radicalisation",
};

static const char *const injury_categories[] = { "physical-abuse", "self-harm", "domestic-abuse" };

static gboolean
is_typed (AdwEntryRow *row)
{
  return *gtk_editable_get_text (GTK_EDITABLE (row)) != '\0';
}

static gboolean
is_any_ticked (GtkBox *box)
{
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (box)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      gboolean active;

      g_object_get (check, "active", &active, NULL);
      if (active)
        return TRUE;
    }
  return FALSE;
}

/**
 * ck_concern_page_is_online:
 * @self: the page
 *
 * Returns: whether the online details are asked for, or any of them is there already
 */
gboolean
ck_concern_page_is_online (CkConcernPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (online_categories); i++)
    if (ck_concern_page_is_within (self, online_categories[i]))
      return TRUE;
  return self->online_wanted || is_typed (self->platform) || is_typed (self->handle) || is_any_ticked (self->four_cs)
         || adw_combo_row_get_selected (self->ai_made) > 0;
}

static int
get_kind (CkConcernPage *self)
{
  return (int) adw_combo_row_get_selected (self->kind) - 1;
}

/* A mark stays with its person, whoever else is taken away. */
static void
number_people (CkConcernPage *self)
{
  guint n = ck_who_list_get_n_people (self->who);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_auto (GStrv) names = ck_who_list_dup_names (self->who);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, ck_who_list_get_row (self->who, i));
  if (self->who_rows != NULL && self->who_rows->len > 0)
    {
      g_autofree guint *numbers = g_new0 (guint, self->who_rows->len);

      for (guint i = 0; i < self->who_rows->len; i++)
        {
          guint index;

          if (g_ptr_array_find (rows, g_ptr_array_index (self->who_rows, i), &index))
            numbers[i] = index + 1;
        }
      ck_body_map_renumber (self->body_map, numbers, self->who_rows->len);
    }
  g_clear_pointer (&self->who_rows, g_ptr_array_unref);
  self->who_rows = g_steal_pointer (&rows);
  ck_body_map_set_people (self->body_map, (const char *const *) names);
}

static gboolean
is_child_view_empty (CkConcernPage *self)
{
  g_autofree char *view = ck_text_field_get_text (self->child_view);

  return ck_text_is_blank (view) && ck_segments_get_selected (self->parents_told) < 0 && !is_typed (self->parents_reason);
}

static const CkAnswer answers[] = { CK_ANSWER_NO, CK_ANSWER_YES, CK_ANSWER_UNKNOWN };

/* What was written for the one child becomes that of the first of several. */
static void
give_to_child (CkConcernPage *self,
               CkWhoRow      *first)
{
  g_autofree char *view = NULL;
  g_autofree char *reason = NULL;
  int told, selected = ck_segments_get_selected (self->parents_told);

  ck_who_row_get_child (first, &view, &told, &reason);
  if (is_child_view_empty (self) || view != NULL || told >= 0 || reason != NULL)
    return;
  view = ck_text_field_get_text (self->child_view);
  ck_who_row_set_child (first, view, selected < 0 ? -1 : (int) answers[selected],
                        gtk_editable_get_text (GTK_EDITABLE (self->parents_reason)));
  ck_text_field_set_text (self->child_view, NULL);
  ck_segments_set_selected (self->parents_told, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->parents_reason), "");
}

/* And back, when only one is left. */
static void
take_from_child (CkConcernPage *self)
{
  for (guint i = 0; is_child_view_empty (self) && i < ck_who_list_get_n_people (self->who); i++)
    {
      CkWhoRow *row = ck_who_list_get_row (self->who, i);
      int role = ck_who_row_get_role (row), told;
      g_autofree char *view = NULL;
      g_autofree char *reason = NULL;

      if (role != CK_ROLE_HARMED && role != CK_ROLE_ALLEGED_RESPONSIBLE)
        continue;
      ck_who_row_get_child (row, &view, &told, &reason);
      if (view == NULL && told < 0 && reason == NULL)
        continue;
      ck_text_field_set_text (self->child_view, view);
      for (gsize a = 0; a < G_N_ELEMENTS (answers); a++)
        if ((int) answers[a] == told)
          ck_segments_set_selected (self->parents_told, (int) a);
      gtk_editable_set_text (GTK_EDITABLE (self->parents_reason), reason != NULL ? reason : "");
      ck_who_row_set_child (row, NULL, -1, NULL);
    }
}

static void
ask_each_child (CkConcernPage *self)
{
  CkWhoRow *first = ck_who_list_ask_each (self->who);
  gboolean changed = self->several != (first != NULL);
  gboolean was_setting = self->setting;

  if (!changed)
    return;
  self->several = first != NULL;
  self->setting = TRUE;
  if (first != NULL)
    give_to_child (self, first);
  else
    take_from_child (self);
  self->setting = was_setting;
}

/**
 * ck_concern_page_show_called:
 * @self: the page
 *
 * Shows what the form calls for: injuries where a child may have some, each child's view where there are several, the
 * questions about nudes with that category; and keeps what holds something.
 */
void
ck_concern_page_show_called (CkConcernPage *self)
{
  int kind = get_kind (self);
  gboolean about_child = kind != CK_CONCERN_ORGANISATION && kind != CK_CONCERN_LOW_LEVEL;
  gboolean injuries = self->injuries_wanted || ck_body_map_get_n_marks (self->body_map) > 0;
  gboolean view;

  for (gsize i = 0; i < G_N_ELEMENTS (injury_categories); i++)
    injuries |= about_child && ck_concern_page_is_within (self, injury_categories[i]);

  ask_each_child (self);
  number_people (self);
  view = (kind != CK_CONCERN_ORGANISATION && !self->several) || !is_child_view_empty (self);
  gtk_widget_set_visible (GTK_WIDGET (self->nudes), ck_concern_page_is_within (self, CK_CATEGORY_NUDES));
  gtk_widget_set_visible (self->injuries, injuries);
  gtk_widget_set_visible (GTK_WIDGET (self->add_injuries), about_child && !injuries);
  gtk_widget_set_visible (GTK_WIDGET (self->child_view), view);
  gtk_widget_set_visible (self->parents, view);
}

static void
on_add_injuries (CkConcernPage *self)
{
  self->injuries_wanted = TRUE;
  ck_concern_page_show_parts (self);
  gtk_widget_child_focus (GTK_WIDGET (self->body_map), GTK_DIR_TAB_FORWARD);
}

static void
on_characteristic (CkConcernPage *self)
{
  ck_token_chips_show_ticked (self->characteristics, GTK_WIDGET (self->characteristic_checks));
  ck_concern_page_touched (self);
}

/**
 * ck_concern_page_init_called:
 * @self: the page, whose template is there
 *
 * Fills the list of characteristics.
 */
void
ck_concern_page_init_called (CkConcernPage *self)
{
  for (guint i = 0; i < ck_characteristics.n_tokens; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (ck_token_label (&ck_characteristics, (int) i));

      g_object_set_data (G_OBJECT (check), "token", (gpointer) ck_characteristics.tokens[i].token);
      g_signal_connect_object (check, "toggled", G_CALLBACK (on_characteristic), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->characteristic_checks, check);
    }
  g_signal_connect_object (self->add_injuries, "clicked", G_CALLBACK (on_add_injuries), self, G_CONNECT_SWAPPED);
}
