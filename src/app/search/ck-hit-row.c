/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-hit-row.h"

#include <glib/gi18n-lib.h>

#include "ck-helpline-hits.h"
#include "ck-names.h"
#include "ck-pill.h"

#define HIT_BEGINS "\xe2\x81\xa8" /* U+2068 */
#define HIT_ENDS   "\xe2\x81\xa9" /* U+2069 */

struct _CkHitRow {
  GtkBox        parent_instance;

  CkSearchHit  *hit;

  CkMark       *mark;
  GtkLabel     *title;
  GtkLabel     *reference;
  GtkLabel     *snippet;
};

G_DEFINE_FINAL_TYPE (CkHitRow, ck_hit_row, GTK_TYPE_BOX)

static const struct {
  const char *what;
  const char *icon;
  const char *group;
} kinds[] = {
  { "case", "ck-case-symbolic", N_("Cases") },
  { "person", "system-users-symbolic", N_("People") },
  { "entry", "document-edit-symbolic", N_("Entries") },
  { "action", "ck-action-symbolic", N_("Actions") },
  { "review", "ck-review-symbolic", N_("Reviews") },
  { "amendment", "ck-amend-symbolic", N_("Amendments") },
  { "plan", "ck-strand-harmed-symbolic", N_("Plans") },
  { CK_HIT_HELPLINE, "call-start-symbolic", N_("Whom to Ring") },
};

static gsize
kind_of (const char *what)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].what, what) == 0)
      return i;

  return 2;
}

/* The snippet as markup: what was found in bold, line breaks as spaces. */
static char *
mark_up (const char *snippet)
{
  g_autofree char *escaped = g_markup_escape_text (snippet, -1);
  g_autoptr (GString) text = g_string_new (escaped);

  g_string_replace (text, "\n", " ", 0);
  g_string_replace (text, HIT_BEGINS, "<b>", 0);
  g_string_replace (text, HIT_ENDS, "</b>", 0);
  if (!pango_parse_markup (text->str, -1, 0, NULL, NULL, NULL, NULL))
    return g_steal_pointer (&escaped);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
ck_hit_row_dispose (GObject *object)
{
  g_clear_object (&CK_HIT_ROW (object)->hit);
  G_OBJECT_CLASS (ck_hit_row_parent_class)->dispose (object);
}

static void
ck_hit_row_class_init (CkHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_hit_row_dispose;

  g_type_ensure (CK_TYPE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "search/ck-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkHitRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CkHitRow, title);
  gtk_widget_class_bind_template_child (widget_class, CkHitRow, reference);
  gtk_widget_class_bind_template_child (widget_class, CkHitRow, snippet);
}

static void
ck_hit_row_init (CkHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A case's title names nobody, by practice, and neither does a helpline; what an action or an entry is called is free text. */
static char *
show_title (CkSearchHit *hit,
            const char  *what,
            gboolean     hide_names)
{
  if (g_str_equal (what, "person"))
    return ck_names_show (hit->title, hide_names);
  if (g_str_equal (what, "plan"))
    /* Translators: what was found: the plan of a case; %s is the title of the case */
    return g_strdup_printf (_("Plan: %s"), hit->title != NULL ? hit->title : "");
  if (hide_names && !g_str_equal (what, "case") && !g_str_equal (what, CK_HIT_HELPLINE))
    return g_strdup (_("Hidden while names are hidden"));
  return g_strdup (hit->title);
}

/**
 * ck_hit_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
ck_hit_row_new (void)
{
  return g_object_new (CK_TYPE_HIT_ROW, NULL);
}

/**
 * ck_hit_row_set:
 * @self: a row
 * @hit: (nullable): what was found; %NULL shows nothing
 * @hide_names: initials of people, and no words of the record, which may name anyone
 */
void
ck_hit_row_set (CkHitRow    *self,
                CkSearchHit *hit,
                gboolean     hide_names)
{
  gsize kind = hit != NULL ? kind_of (hit->what) : 0;
  g_autofree char *title = hit != NULL ? show_title (hit, kinds[kind].what, hide_names) : NULL;
  g_autofree char *reference = NULL;
  g_autofree char *snippet = hit != NULL && hit->snippet != NULL && !hide_names ? mark_up (hit->snippet) : NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (CK_IS_HIT_ROW (self));

  g_set_object (&self->hit, hit);
  gtk_widget_set_opacity (GTK_WIDGET (self->mark), hit != NULL ? 1 : 0);
  if (hit != NULL && hit->reference != NULL && hit->number > 0)
    reference = g_strdup_printf ("%s/%" G_GINT64_FORMAT, hit->reference, hit->number);
  else if (hit != NULL)
    reference = g_strdup (hit->reference);

  ck_mark_set (self->mark, kinds[kind].icon, NULL, TRUE);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->reference, reference != NULL ? reference : "");
  gtk_label_set_markup (self->snippet, snippet != NULL ? snippet : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reference), reference != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->snippet), snippet != NULL && snippet[0] != '\0');

  name = g_strjoin (", ", title != NULL ? title : "", reference, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * ck_hit_row_get_hit:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what was found
 */
CkSearchHit *
ck_hit_row_get_hit (CkHitRow *self)
{
  g_return_val_if_fail (CK_IS_HIT_ROW (self), NULL);

  return self->hit;
}

/**
 * ck_hit_row_get_group:
 * @self: a row that shows something
 *
 * Returns: (transfer none): translated: the heading that it stands under
 */
const char *
ck_hit_row_get_group (CkHitRow *self)
{
  g_return_val_if_fail (CK_IS_HIT_ROW (self), NULL);
  g_return_val_if_fail (self->hit != NULL, NULL);

  return g_dgettext (GETTEXT_PACKAGE, kinds[kind_of (self->hit->what)].group);
}
