/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-injury-row.h"

#include <glib/gi18n-lib.h>

#include "ck-field-error.h"

struct _CkInjuryRow {
  GtkListBoxRow  parent_instance;

  CkInjuryForm  *form;    /* place and person; the rest lies in the widgets */
  guint          n;
  gboolean       setting;

  GtkLabel      *number;
  GtkLabel      *where;
  GtkButton     *remove;
  GtkDropDown   *kind;
  GtkEntry      *size;
  GtkEntry      *note;
  GtkWidget     *whose_box;
  GtkDropDown   *whose;
  CkFieldError  *problem;
};

G_DEFINE_FINAL_TYPE (CkInjuryRow, ck_injury_row, GTK_TYPE_LIST_BOX_ROW)

enum { CHANGED, SELECTED, REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

#define FIRST_KIND 1 /* "Choose a kind" stands before the kinds */

/* Millimetres; 0 for none, and -1 for what is no number, which the form's check refuses. */
static gint64
get_size (CkInjuryRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->size))));
  char *end;
  gint64 size = g_ascii_strtoll (text, &end, 10);

  return *end != '\0' ? -1 : size;
}

static void
show_words (CkInjuryRow *self)
{
  g_autoptr (CkInjury) mark = ck_injury_row_dup_mark (self, self->n);
  const CkBodyRegion *region = ck_body_region_find ((CkBodyPicture) mark->picture, mark->region);
  g_autofree char *number = g_strdup_printf ("%u", self->n);
  g_autofree char *what = ck_injury_describe (mark);
  g_autofree char *spoken = NULL;
  g_autofree char *remove = NULL;
  g_autofree char *where = NULL;

  /* Translators: a part of the body, and the picture that it is on: "Left upper arm, front" */
  where = g_strdup_printf (_ ("%1$s · %2$s"), ck_body_region_label (region),
                           ck_token_label (&ck_body_pictures, mark->picture));
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->where, where);
  /* Translators: for screen readers: a mark on the body map, its number and what it is */
  spoken = g_strdup_printf (_ ("Mark %1$u. %2$s"), self->n, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  remove = g_strdup_printf (_ ("Remove mark %u"), self->n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove), remove);
}

static void
on_changed (CkInjuryRow *self)
{
  if (self->setting)
    return;
  ck_field_error_set (self->problem, NULL, NULL);
  show_words (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_whose (CkInjuryRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->whose);

  if (self->setting || chosen == GTK_INVALID_LIST_POSITION)
    return;
  self->form->person = chosen;
  on_changed (self);
}

static void
on_remove (CkInjuryRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
on_enter (CkInjuryRow *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
ck_injury_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_INJURY_ROW (widget)->kind));
}

static void
ck_injury_row_dispose (GObject *object)
{
  g_clear_object (&CK_INJURY_ROW (object)->form);

  G_OBJECT_CLASS (ck_injury_row_parent_class)->dispose (object);
}

static void
ck_injury_row_class_init (CkInjuryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ck_injury_row_dispose;
  widget_class->grab_focus = ck_injury_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_INJURY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", CK_TYPE_INJURY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", CK_TYPE_INJURY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-injury-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, number);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, where);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, remove);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, kind);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, size);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, note);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, whose_box);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, whose);
  gtk_widget_class_bind_template_child (widget_class, CkInjuryRow, problem);
}

static void
ck_injury_row_init (CkInjuryRow *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->form = ck_injury_form_new ();
  self->n = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (kinds, _ ("Choose a kind"));
  for (guint i = 0; i < ck_injury_kinds.n_tokens; i++)
    gtk_string_list_append (kinds, ck_token_label (&ck_injury_kinds, (int) i));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));

  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->size, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->whose, "notify::selected", G_CALLBACK (on_whose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * ck_injury_row_new:
 * @form: (transfer none): the mark; its picture is chosen
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
ck_injury_row_new (CkInjuryForm *form)
{
  CkInjuryRow *self = g_object_new (CK_TYPE_INJURY_ROW, NULL);
  g_autoptr (CkInjury) mark = ck_injury_from_form (form, 1);

  self->setting = TRUE;
  self->form->person = form->person;
  self->form->picture = mark->picture;
  self->form->x = mark->x;
  self->form->y = mark->y;
  gtk_drop_down_set_selected (self->kind, (guint) (form->kind + FIRST_KIND));
  if (form->size_mm > 0)
    {
      g_autofree char *size = g_strdup_printf ("%d", (int) form->size_mm);

      gtk_editable_set_text (GTK_EDITABLE (self->size), size);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->note), form->note != NULL ? form->note : "");
  self->setting = FALSE;
  show_words (self);
  return GTK_WIDGET (self);
}

/**
 * ck_injury_row_dup_form:
 * @self: a row
 *
 * Returns: (transfer full): what it holds; its kind is -1 until one was chosen
 */
CkInjuryForm *
ck_injury_row_dup_form (CkInjuryRow *self)
{
  CkInjuryForm *form;
  const char *note;

  g_return_val_if_fail (CK_IS_INJURY_ROW (self), NULL);

  form = CK_INJURY_FORM (ck_record_copy (CK_RECORD (self->form)));
  g_free (form->region);
  form->region = g_strdup (ck_body_region_at ((CkBodyPicture) form->picture, (int) form->x, (int) form->y)->token);
  form->kind = (int) gtk_drop_down_get_selected (self->kind) - FIRST_KIND;
  form->size_mm = get_size (self);
  note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  form->note = *note != '\0' ? g_strdup (note) : NULL;
  return form;
}

/**
 * ck_injury_row_dup_mark:
 * @self: a row
 * @n: its number
 *
 * Returns: (transfer full): the same, to draw
 */
CkInjury *
ck_injury_row_dup_mark (CkInjuryRow *self,
                        guint        n)
{
  g_autoptr (CkInjuryForm) form = ck_injury_row_dup_form (self);

  /* before it has a place: a template's row that is only looked at */
  form->picture = MAX (form->picture, 0);
  return ck_injury_from_form (form, n);
}

/**
 * ck_injury_row_set_number:
 * @self: a row
 * @n: its number on the map
 */
void
ck_injury_row_set_number (CkInjuryRow *self,
                          guint        n)
{
  g_return_if_fail (CK_IS_INJURY_ROW (self));

  self->n = n;
  show_words (self);
}

/**
 * ck_injury_row_set_place:
 * @self: a row
 * @picture: a CkBodyPicture
 * @x: thousandths
 * @y: thousandths
 */
void
ck_injury_row_set_place (CkInjuryRow *self,
                         int          picture,
                         int          x,
                         int          y)
{
  g_return_if_fail (CK_IS_INJURY_ROW (self));

  self->form->picture = picture;
  self->form->x = x;
  self->form->y = y;
  on_changed (self);
}

/**
 * ck_injury_row_renumber:
 * @self: a row
 * @numbers: (array length=n_numbers): as for ck_body_map_renumber()
 * @n_numbers: how many
 */
void
ck_injury_row_renumber (CkInjuryRow *self,
                        const guint *numbers,
                        guint        n_numbers)
{
  g_return_if_fail (CK_IS_INJURY_ROW (self));

  if (self->form->person > 0 && self->form->person <= n_numbers)
    self->form->person = numbers[self->form->person - 1];
}

/**
 * ck_injury_row_set_people:
 * @self: a row
 * @names: who the concern is about; whose the injury is stays chosen
 */
void
ck_injury_row_set_people (CkInjuryRow       *self,
                          const char *const *names)
{
  g_autoptr (GtkStringList) list = NULL;
  guint n = g_strv_length ((GStrv) names);

  g_return_if_fail (CK_IS_INJURY_ROW (self));

  list = gtk_string_list_new (NULL);
  gtk_string_list_append (list, _ ("The person harmed"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, names[i]);
  self->setting = TRUE;
  gtk_drop_down_set_model (self->whose, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->whose, self->form->person <= n ? (guint) self->form->person : 0);
  self->setting = FALSE;
  gtk_widget_set_visible (self->whose_box, n > 1);
}

/**
 * ck_injury_row_set_selected:
 * @self: a row
 * @selected: whether it is the mark with the ring
 */
void
ck_injury_row_set_selected (CkInjuryRow *self,
                            gboolean     selected)
{
  g_return_if_fail (CK_IS_INJURY_ROW (self));

  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "ck-selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "ck-selected");
}

/**
 * ck_injury_row_set_error:
 * @self: a row
 * @error: (nullable): what is wrong, until something changes
 */
void
ck_injury_row_set_error (CkInjuryRow *self,
                         const char  *error)
{
  g_return_if_fail (CK_IS_INJURY_ROW (self));

  ck_field_error_set (self->problem, error, GTK_WIDGET (self->kind));
}
