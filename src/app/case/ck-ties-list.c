/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-ties-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-tie-dialogs.h"

typedef struct {
  CkSession  *session;
  CkCaseLook *look;
  CkCaseTie  *tie;
} Undoing;

static void
undoing_free (gpointer  data,
              GClosure *closure)
{
  Undoing *undoing = data;

  g_clear_object (&undoing->session);
  g_clear_pointer (&undoing->look, ck_case_look_unref);
  g_clear_object (&undoing->tie);
  g_free (undoing);
}

static void
on_undo (GtkButton *button,
         Undoing   *undoing)
{
  const char *own = undoing->look->file->head->reference;

  if (undoing->tie->kind == CK_TIE_LINKED)
    ck_tie_dialog_unlink (GTK_WIDGET (button), undoing->session, undoing->look, undoing->tie->reference);
  else if (undoing->tie->kind == CK_TIE_MERGED_FROM)
    ck_tie_dialog_take_out (GTK_WIDGET (button), undoing->session, undoing->look, undoing->tie->reference, own);
  else
    ck_tie_dialog_take_out (GTK_WIDGET (button), undoing->session, undoing->look, own, undoing->tie->reference);
}

static GtkWidget *
undo_button (CkSession  *session,
             CkCaseLook *look,
             CkCaseTie  *tie)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  const char *name = tie->kind == CK_TIE_LINKED ? _("Take Back the Link…") : _("Take the Case Out Again…");
  Undoing *undoing = g_new0 (Undoing, 1);

  undoing->session = g_object_ref (session);
  undoing->look = ck_case_look_ref (look);
  undoing->tie = g_object_ref (tie);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tie->reference, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_undo), undoing, undoing_free, 0);
  return button;
}

static GtkWidget *
tie_row (CkSession  *session,
         CkCaseLook *look,
         CkCaseTie  *tie)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *named = ck_case_look_text (look, tie->title);
  g_autofree char *why = ck_case_look_text (look, tie->why);
  g_autofree char *day = ck_date_format_short (ck_case_look_day (look, tie->recorded_at), look->today);
  g_autofree char *by = tie->recorded_by != NULL ? ck_case_look_name (look, tie->recorded_by) : NULL;
  /* Translators: what another case has to do with this one, its reference, and its title */
  g_autofree char *title = g_strdup_printf (_("%1$s: %2$s  %3$s"), ck_token_label (&ck_tie_kinds, tie->kind), tie->reference, named);
  g_autoptr (GString) subtitle = g_string_new (why);

  if (tie->entries != NULL)
    /* Translators: %s is a list of references */
    g_string_append_printf (subtitle, _("\nEntries %s"), tie->entries);
  g_string_append_printf (subtitle, "\n%s%s%s", by != NULL ? by : "",
                          tie->recorded_by != NULL ? ", " : "", day);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", tie->reference);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-case");
  if (session != NULL && tie->kind != CK_TIE_SPLIT_TO && tie->kind != CK_TIE_SPLIT_FROM)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo_button (session, look, tie));
  return row;
}

/**
 * ck_ties_list_new:
 * @session: (nullable): an unlocked session; without one nothing can be taken back
 * @look: the case
 *
 * Returns: (transfer floating) (nullable): the cases that it is linked to, was merged with or split from, each with why;
 *   %NULL when there are none
 */
GtkWidget *
ck_ties_list_new (CkSession  *session,
                  CkCaseLook *look)
{
  GtkWidget *box, *heading, *rows;

  if (look->file->ties->len == 0)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  heading = gtk_label_new (_("Other Cases"));
  rows = gtk_list_box_new ();
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_margin_start (heading, 3);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Other Cases"), -1);
  for (guint i = 0; i < look->file->ties->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (rows), tie_row (session, look, g_ptr_array_index (look->file->ties, i)));
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), rows);
  return box;
}

/**
 * ck_ties_summary:
 * @look: the case
 *
 * Returns: (transfer full) (nullable): "Linked: 2026-0003  ·  Goes on in: 2026-0007"; %NULL when there are none
 */
char *
ck_ties_summary (CkCaseLook *look)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < look->file->ties->len; i++)
    {
      CkCaseTie *tie = g_ptr_array_index (look->file->ties, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "  ·  " : "", ck_token_label (&ck_tie_kinds, tie->kind), tie->reference);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
