/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies beside a concern, in its entry: each child's view, the body map with its list, what was said of nudes. */
#include "ck-chronology-blocks.h"

#include <glib/gi18n-lib.h>

#include "ck-body-figure.h"
#include "ck-text.h"

#define GAP 2.5
#define FIGURE_HEIGHT 116.0

static void
add_small (CkCell     *cell,
           CkRichText *text)
{
  if (ck_rich_text_is_empty (text))
    ck_rich_text_free (text);
  else
    ck_cell_add (cell, text, (CkCellPart){ .tag = "P", .type = CK_TYPE_SMALL, .gap = GAP });
}

/* "Label: words. " */
static void
append_said (CkRichText *text,
             CkWording  *words,
             const char *label,
             const char *written)
{
  g_autofree char *said = ck_wording_said (words, written);

  if (*said == '\0')
    return;
  if (!ck_rich_text_is_empty (text))
    ck_rich_text_add (text, CK_RICH_PLAIN, " ");
  /* Translators: the name of a field, and what was written there */
  ck_rich_text_add_sentence (text, CK_RICH_PLAIN, C_ ("field", "%1$s: %2$s"), label, said, NULL);
  if (!ck_wording_ends_sentence (said))
    ck_rich_text_add (text, CK_RICH_PLAIN, ".");
}

static void
add_children (CkCell    *cell,
              CkWording *words,
              CkConcern *concern)
{
  for (guint i = 0; i < concern->children->len; i++)
    {
      CkChildView *child = g_ptr_array_index (concern->children, i);
      g_autofree char *who = ck_wording_said (words, child->who);
      CkRichText *text = ck_rich_text_new ();

      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, "<b>%s</b>.", who, NULL);
      append_said (text, words, _("Child’s view"), child->child_view);
      if (child->parents_told == CK_ANSWER_YES)
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, " %s", _("Parents or carers told."), NULL);
      else if (child->parents_told == CK_ANSWER_NO)
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, " %s", _("Parents or carers not told."), NULL);
      append_said (text, words, C_ ("parents", "Why"), child->parents_reason);
      add_small (cell, text);
    }
}

static void
draw_figures (cairo_t   *cr,
              GPtrArray *injuries)
{
  double width, height;
  g_autoptr (GArray) panels = ck_body_lay_out_of (injuries, CK_BODY_COLUMN, FIGURE_HEIGHT, &width, &height);

  ck_body_draw (cr, panels, &ck_body_ink_paper);
  ck_body_draw_marks (cr, panels, injuries, -1, &ck_body_ink_paper);
}

/* The figures of one person, each with the marks that are on it, and the list of these. */
static void
add_figures_of (CkCell    *cell,
                CkWording *words,
                GPtrArray *injuries,
                gboolean   several)
{
  CkInjury *first = g_ptr_array_index (injuries, 0);
  g_autofree char *who = ck_wording_said (words, first->who);
  double width, height;
  g_autoptr (GArray) panels = ck_body_lay_out_of (injuries, CK_BODY_COLUMN, FIGURE_HEIGHT, &width, &height);
  CkRichText *heading = ck_rich_text_new ();

  if (several && *who != '\0')
    ck_rich_text_add_sentence (heading, CK_RICH_PLAIN, _("<b>Injuries of %s.</b> Left and right are the person’s own."), who, NULL);
  else
    ck_rich_text_add_sentence (heading, CK_RICH_PLAIN, "%s", _("Injuries. Left and right are the person’s own."), NULL);
  add_small (cell, heading);
  ck_cell_add_picture (cell, draw_figures, injuries, height, (CkCellPart){ .tag = "Figure", .gap = 2 * GAP });

  for (guint i = 0; i < injuries->len; i++)
    {
      CkInjury *injury = g_ptr_array_index (injuries, i);
      g_autofree char *what = ck_injury_describe (injury);
      g_autofree char *number = g_strdup_printf ("%d.", (int)injury->n);
      g_autofree char *note = ck_wording_said (words, injury->note);
      CkRichText *text = ck_rich_text_new ();

      ck_rich_text_add_sentence (text, CK_RICH_PLAIN, "<b>%1$s</b> %2$s.", number, what, NULL);
      if (*note != '\0')
        ck_rich_text_add_sentence (text, CK_RICH_PLAIN, " %s", note, NULL);
      add_small (cell, text);
    }
}

static void
add_injuries (CkCell    *cell,
              CkWording *words,
              CkConcern *concern)
{
  g_autoptr (GHashTable) done = g_hash_table_new (ck_uuid_hash, ck_uuid_equal_fn);
  g_autoptr (GPtrArray) bodies = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  for (guint i = 0; i < concern->injuries->len; i++)
    {
      CkInjury *injury = g_ptr_array_index (concern->injuries, i);
      GPtrArray *body = g_hash_table_lookup (done, &injury->involvement_id);

      if (body == NULL)
        {
          body = g_ptr_array_new_with_free_func (g_object_unref);
          g_ptr_array_add (bodies, body);
          g_hash_table_insert (done, &injury->involvement_id, body);
        }
      g_ptr_array_add (body, g_object_ref (injury));
    }
  for (guint i = 0; i < bodies->len; i++)
    add_figures_of (cell, words, g_ptr_array_index (bodies, i), bodies->len > 1);
}

static void
add_nudes (CkCell    *cell,
           CkWording *words,
           CkNudes   *nudes)
{
  CkRichText *text = ck_rich_text_new ();
  guint n_triggers;
  const CkNudesTrigger *triggers = ck_nudes_triggers (&n_triggers);

  if (nudes->seen == CK_ANSWER_NO)
    ck_rich_text_add (text, CK_RICH_PLAIN, _("Nobody here has seen the pictures."));
  append_said (text, words, _("What was described"), nudes->described);
  append_said (text, words, _("By whom"), nudes->described_by);
  append_said (text, words, _("Who holds it"), nudes->holders);
  append_said (text, words, _("Seen by"), nudes->seen_by);
  append_said (text, words, _("Why it was seen"), nudes->seen_why);
  append_said (text, words, _("Who was present"), nudes->seen_present);
  append_said (text, words, _("Deletion"), nudes->deletion);
  add_small (cell, text);

  for (guint i = 0; i < n_triggers; i++)
    {
      int answer = ck_nudes_answer (nudes, &triggers[i]);

      text = ck_rich_text_new ();
      ck_rich_text_add_sentence (text, CK_RICH_PLAIN,
                                 answer == CK_ANSWER_YES ? "%1$s <b>%2$s</b>" : C_ ("question and answer", "%1$s %2$s"),
                                 g_dgettext (GETTEXT_PACKAGE, triggers[i].question),
                                 ck_token_label (&ck_answers, MAX (answer, CK_ANSWER_UNKNOWN)), NULL);
      add_small (cell, text);
    }
  text = ck_rich_text_new ();
  append_said (text, words, _("Referral"), nudes->referral);
  add_small (cell, text);
}

/**
 * ck_chronology_add_concern_parts:
 * @cell: of the event
 * @words: of the chronology
 * @concern: a concern
 *
 * Adds what lies beside a concern, where there is anything.
 */
void
ck_chronology_add_concern_parts (CkCell    *cell,
                                 CkWording *words,
                                 CkConcern *concern)
{
  add_children (cell, words, concern);
  if (concern->injuries->len > 0)
    add_injuries (cell, words, concern);
  if (concern->nudes != NULL)
    add_nudes (cell, words, concern->nudes);
}
