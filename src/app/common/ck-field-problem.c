/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a field is said at the field, with the label that a person sees there, and the focus goes to it. One
 * way for every form: it lists which members of what it saves its fields fill, and shows any error by that list. */
#include "ck-field-problem.h"

#include <adwaita.h>
#include <string.h>

#include "ck-closure-fields.h"
#include "ck-date-button.h"
#include "ck-field-error.h"
#include "ck-field-state.h"
#include "ck-form-error.h"
#include "ck-moment-field.h"
#include "ck-segments.h"
#include "ck-text-field.h"
#include "ck-who-list.h"

#define LINE  "ck-problem-line"  /* of a field that has none of its own: what was put under it */
#define FIELD "ck-problem-field" /* of such a line: what it is about */

static char *
without_mnemonic (const char *label)
{
  GString *text = g_string_new (NULL);

  /* two of them are one that is meant */
  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '_')
        p++;
      if (*p == '\0')
        break;
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

/* The title of a row may explain itself: "Since, such as 4 May 2025; empty when not known". */
static char *
without_hint (const char *title)
{
  gsize length = strlen (title);
  const char *const hints[] = { ",", ";", ":" };

  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    {
      const char *hint = strstr (title, hints[i]);

      if (hint != NULL && hint > title)
        length = MIN (length, (gsize) (hint - title));
    }
  return g_strndup (title, length);
}

static char *
dup_property (GtkWidget  *field,
              const char *name)
{
  char *text = NULL;

  g_object_get (field, name, &text, NULL);
  return text;
}

static char *
dup_mnemonic_label (GtkWidget *field)
{
  GList *labels = gtk_widget_list_mnemonic_labels (field);
  char *text = labels != NULL && GTK_IS_LABEL (labels->data) ? g_strdup (gtk_label_get_text (labels->data)) : NULL;

  g_list_free (labels);
  return text;
}

/**
 * ck_field_problem_dup_label:
 * @field: a field of a form
 *
 * Returns: (transfer full) (nullable): what it is called on the screen, without the hints and the mnemonic
 */
char *
ck_field_problem_dup_label (GtkWidget *field)
{
  GtkWidget *row = gtk_widget_get_ancestor (field, ADW_TYPE_PREFERENCES_ROW);
  g_autofree char *label = NULL;

  if (CK_IS_TEXT_FIELD (field))
    {
      label = dup_property (field, "label");
      return label != NULL ? without_mnemonic (label) : NULL;
    }
  if (CK_IS_MOMENT_FIELD (field) || CK_IS_DATE_BUTTON (field))
    return dup_property (field, "title");
  if (row != NULL && *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) != '\0')
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      return ADW_IS_ENTRY_ROW (row) ? without_hint (title) : g_strdup (title);
    }
  if (CK_IS_SEGMENTS (field))
    return dup_property (field, "label");
  return dup_mnemonic_label (field);
}

/* What was under the field goes with it: this may be the last that is heard of it. */
static void
on_changed (CkFieldError *problem)
{
  g_autoptr (CkFieldError) held = g_object_ref (problem);

  ck_field_problem_say (g_object_get_data (G_OBJECT (held), FIELD), NULL);
}

static GtkWidget *
row_of (GtkWidget *field)
{
  GtkWidget *row = gtk_widget_get_ancestor (field, GTK_TYPE_LIST_BOX_ROW);

  return row != NULL && GTK_IS_LIST_BOX (gtk_widget_get_parent (row)) ? row : NULL;
}

/* A line under the field: the next row of its list, or what comes next in its column; NULL where there is neither. */
static CkFieldError *
put_line (GtkWidget *field)
{
  GtkWidget *row = row_of (field);
  GtkWidget *box = gtk_widget_get_parent (field);
  GtkWidget *problem, *line;

  if (row == NULL && (!GTK_IS_BOX (box) || gtk_orientable_get_orientation (GTK_ORIENTABLE (box)) != GTK_ORIENTATION_VERTICAL))
    return NULL;

  problem = line = ck_field_error_new ();
  if (row != NULL)
    {
      line = gtk_list_box_row_new ();
      gtk_widget_set_margin_start (problem, 12);
      gtk_widget_set_margin_end (problem, 12);
      gtk_widget_set_margin_top (problem, 6);
      gtk_widget_set_margin_bottom (problem, 6);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (line), FALSE);
      gtk_widget_set_focusable (line, FALSE);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), problem);
      gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (row)), line,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
    }
  else
    gtk_box_insert_child_after (GTK_BOX (box), problem, field);

  g_object_set_data (G_OBJECT (problem), FIELD, field);
  g_object_set_data_full (G_OBJECT (field), LINE, g_object_ref (line), g_object_unref);
  if (ck_field_state_has (field))
    ck_field_state_follow (field, G_CALLBACK (on_changed), problem);
  return CK_FIELD_ERROR (problem);
}

static void
take_line (GtkWidget *field)
{
  g_autoptr (GtkWidget) line = g_object_steal_data (G_OBJECT (field), LINE);
  GtkWidget *parent = line != NULL ? gtk_widget_get_parent (line) : NULL;
  GtkWidget *row = row_of (field);

  if (line == NULL)
    return;
  if (row != NULL)
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
  if (GTK_IS_LIST_BOX (parent))
    gtk_list_box_remove (GTK_LIST_BOX (parent), line);
  else if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), line);
}

/**
 * ck_field_problem_say:
 * @field: a field of a form
 * @text: (nullable): translated: what is wrong with it, until it is changed; %NULL when nothing is any more
 *
 * Says it under the field. The focus goes there.
 *
 * Returns: whether there is a place for it; otherwise nothing was said
 */
gboolean
ck_field_problem_say (GtkWidget  *field,
                      const char *text)
{
  CkFieldError *problem;
  GtkWidget *row;

  g_return_val_if_fail (GTK_IS_WIDGET (field), FALSE);

  row = row_of (field);
  if (CK_IS_TEXT_FIELD (field))
    ck_text_field_set_error (CK_TEXT_FIELD (field), text);
  else if (CK_IS_MOMENT_FIELD (field))
    ck_moment_field_set_error (CK_MOMENT_FIELD (field), text);
  else if (CK_IS_WHO_LIST (field))
    {
      if (text != NULL)
        ck_who_list_set_error (CK_WHO_LIST (field), -1, text);
      return TRUE;
    }
  else
    {
      take_line (field);
      problem = text != NULL ? put_line (field) : NULL;
      if (text != NULL && problem == NULL)
        return FALSE;
      if (problem != NULL)
        {
          ck_field_error_set (problem, text, field);
          if (row != NULL)
            gtk_widget_add_css_class (row, "error");
        }
    }
  if (text != NULL)
    gtk_widget_grab_focus (field);
  return TRUE;
}

/**
 * ck_field_problem_show:
 * @field: the field that @error is about
 * @error: of a form's check
 *
 * Says it under the field, with its label as it stands on the screen. The focus goes there.
 *
 * Returns: whether there is a place for it; otherwise nothing was said
 */
gboolean
ck_field_problem_show (GtkWidget    *field,
                       const GError *error)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  int index = ck_form_error_index (error);
  CkWhoRow *who;

  g_return_val_if_fail (GTK_IS_WIDGET (field), FALSE);

  if (CK_IS_WHO_LIST (field) && (who = ck_who_list_get_row (CK_WHO_LIST (field), (guint) MAX (index, 0))) != NULL)
    {
      ck_who_row_show_error (who, error);
      return TRUE;
    }
  if (CK_IS_CLOSURE_FIELDS (field))
    return ck_closure_fields_show_error (CK_CLOSURE_FIELDS (field), error);

  label = CK_IS_WHO_LIST (field) ? NULL : ck_field_problem_dup_label (field);
  text = ck_form_error_text_at (error, label);
  return ck_field_problem_say (field, text);
}

static gboolean
is_about (const char   *members,
          const GError *error)
{
  g_auto (GStrv) each = g_strsplit (members, " ", -1);

  for (gsize i = 0; each[i] != NULL; i++)
    if (ck_form_error_is_about (error, each[i]))
      return TRUE;
  return FALSE;
}

/**
 * ck_field_problem_find:
 * @places: (array length=n_places): the fields of a form; of two that fit, the first
 * @n_places: how many
 * @error: of a form's check
 *
 * Shows @error at the field that it is about, if it is about one that can be seen.
 *
 * Returns: whether it was
 */
gboolean
ck_field_problem_find (const CkFieldPlace *places,
                       gsize               n_places,
                       const GError       *error)
{
  for (gsize i = 0; i < n_places; i++)
    if (gtk_widget_is_visible (places[i].field) && is_about (places[i].members, error)
        && ck_field_problem_show (places[i].field, error))
      return TRUE;
  return FALSE;
}

/**
 * ck_field_problem_clear:
 * @places: (array length=n_places): the fields of a form
 * @n_places: how many
 *
 * Nothing is wrong with any of them any more.
 */
void
ck_field_problem_clear (const CkFieldPlace *places,
                        gsize               n_places)
{
  for (gsize i = 0; i < n_places; i++)
    ck_field_problem_say (places[i].field, NULL);
}
