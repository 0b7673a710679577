/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a concern, as its entry in the timeline shows it. */
#include "ck-concern-view.h"

#include <glib/gi18n-lib.h>

#include "ck-body-view.h"
#include "ck-text.h"

#define BODY_HEIGHT 200

static void
add_line (GtkBox     *box,
          CkCaseLook *look,
          const char *label,
          const char *text)
{
  g_autofree char *shown = NULL;
  g_autofree char *markup = NULL;
  GtkWidget *line;

  if (ck_text_is_blank (text))
    return;
  shown = ck_case_look_text (look, text);
  /* Translators: the name of a field, and what it says */
  markup = g_markup_printf_escaped (_ ("<b>%1$s</b>  %2$s"), label, shown);
  line = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (line), markup);
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_wrap (GTK_LABEL (line), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (line), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (line), 40);
  gtk_box_append (box, line);
}

static void
add_children (GtkBox     *box,
              CkCaseLook *look,
              CkConcern  *concern)
{
  for (guint i = 0; i < concern->children->len; i++)
    {
      CkChildView *child = g_ptr_array_index (concern->children, i);
      g_autofree char *who = ck_case_look_name (look, child->who);
      g_autoptr (GString) words = g_string_new (child->child_view);

      if (child->parents_told != CK_ANSWER_UNKNOWN || child->parents_reason != NULL)
        {
          if (words->len > 0)
            g_string_append (words, "  ·  ");
          /* Translators: whether a child's parents were told: "Parents told: no" */
          g_string_append_printf (words, _ ("Parents told: %s"), ck_token_label (&ck_answers, child->parents_told));
          if (child->parents_reason != NULL)
            g_string_append_printf (words, ", %s", child->parents_reason);
        }
      add_line (box, look, who, words->str);
    }
}

static GtkWidget *
new_view (CkCaseLook *look,
          GPtrArray  *injuries)
{
  GtkWidget *view = ck_body_view_new ();
  CkBodyPicture pictures[CK_BODY_N_PICTURES];
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  for (int picture = 0; picture < CK_BODY_N_PICTURES; picture++)
    for (guint i = 0; i < injuries->len; i++)
      if (((CkInjury *) g_ptr_array_index (injuries, i))->picture == picture)
        {
          pictures[n++] = (CkBodyPicture) picture;
          break;
        }
  for (guint i = 0; i < injuries->len; i++)
    {
      CkInjury *injury = g_ptr_array_index (injuries, i);
      g_autofree char *what = ck_injury_describe (injury);

      g_string_append_printf (words, "%s%d. %s", i > 0 ? "; " : "", (int) injury->n, what);
    }
  ck_body_view_set_pictures (CK_BODY_VIEW (view), pictures, n);
  ck_body_view_set_height (CK_BODY_VIEW (view), BODY_HEIGHT);
  ck_body_view_set_marks (CK_BODY_VIEW (view), injuries, -1);
  gtk_widget_set_halign (view, GTK_ALIGN_FILL);
  gtk_widget_set_margin_top (view, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Body map"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
  return view;
}

static void
add_injuries (GtkBox     *box,
              CkCaseLook *look,
              CkConcern  *concern)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);

  for (guint i = 0; i < concern->injuries->len; i++)
    {
      CkInjury *first = g_ptr_array_index (concern->injuries, i);
      g_autoptr (GPtrArray) body = NULL;
      g_autofree char *who = NULL;

      if (!g_hash_table_add (shown, &first->involvement_id))
        continue;
      body = g_ptr_array_new ();
      for (guint j = i; j < concern->injuries->len; j++)
        {
          CkInjury *injury = g_ptr_array_index (concern->injuries, j);

          if (ck_uuid_equal (&injury->involvement_id, &first->involvement_id))
            g_ptr_array_add (body, injury);
        }
      who = ck_case_look_name (look, first->who);
      add_line (box, look, _ ("Injuries"), who != NULL ? who : "–");
      gtk_box_append (box, new_view (look, body));
      for (guint j = 0; j < body->len; j++)
        {
          CkInjury *injury = g_ptr_array_index (body, j);
          g_autofree char *number = g_strdup_printf ("%d", (int) injury->n);
          g_autofree char *what = ck_injury_describe (injury);
          g_autofree char *words = injury->note != NULL ? g_strdup_printf ("%s  ·  %s", what, injury->note) : g_strdup (what);

          add_line (box, look, number, words);
        }
    }
}

static void
add_nudes (GtkBox     *box,
           CkCaseLook *look,
           CkNudes    *nudes)
{
  guint n_fields, n_triggers;
  const CkField *fields = ck_record_type_get_fields (CK_TYPE_NUDES, &n_fields);
  const CkNudesTrigger *triggers = ck_nudes_triggers (&n_triggers);
  g_autoptr (GString) yes = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = ck_record_get_text (CK_RECORD (nudes), fields[i].name);
      gboolean is_trigger = FALSE;

      for (guint j = 0; j < n_triggers; j++)
        is_trigger |= g_str_equal (triggers[j].member, fields[i].name);
      if (is_trigger)
        {
          int answer = ck_token_value (&ck_answers, text);

          if (answer == CK_ANSWER_YES)
            g_string_append_printf (yes, "%s%s", yes->len > 0 ? "; " : "", ck_field_label (&fields[i]));
          else
            g_string_append_printf (others, "%s%s: %s", others->len > 0 ? "; " : "", ck_field_label (&fields[i]),
                                    ck_token_label (&ck_answers, answer));
        }
      else if (fields[i].type == CK_FIELD_TOKEN)
        add_line (box, look, ck_field_label (&fields[i]), ck_token_label (&ck_answers, ck_token_value (&ck_answers, text)));
      else
        add_line (box, look, ck_field_label (&fields[i]), text);
    }
  add_line (box, look, _ ("Asks for a referral"), yes->str);
  add_line (box, look, _ ("Triggers of a referral"), others->str);
}

/**
 * ck_concern_view_add:
 * @box: of the entry
 * @look: the case
 * @concern: a concern
 *
 * Adds what lies beside a concern, where there is anything.
 */
void
ck_concern_view_add (GtkBox     *box,
                     CkCaseLook *look,
                     CkConcern  *concern)
{
  add_children (box, look, concern);
  add_injuries (box, look, concern);
  if (concern->nudes != NULL)
    add_nudes (box, look, concern->nudes);
}
