/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-nudes-fields.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-field-problem.h"
#include "ck-segments.h"
#include "ck-text-field.h"

#define MOST_TRIGGERS 8

struct _CkNudesFields {
  GtkBox       parent_instance;

  gboolean     setting;
  CkTextField *described;
  AdwEntryRow *described_by;
  AdwEntryRow *holders;
  CkSegments  *seen;
  AdwEntryRow *seen_by;
  AdwEntryRow *seen_why;
  AdwEntryRow *seen_present;
  AdwEntryRow *deletion;
  GtkListBox  *triggers;
  CkSegments  *answers[MOST_TRIGGERS];
  GtkWidget   *refer;
  GtkLabel    *refer_why;
  AdwEntryRow *referral;
  GtkBox      *routes;
};

G_DEFINE_FINAL_TYPE (CkNudesFields, ck_nudes_fields, GTK_TYPE_BOX)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Answers in the order that is easiest to say. */
static const CkAnswer order[] = { CK_ANSWER_NO, CK_ANSWER_YES, CK_ANSWER_UNKNOWN };

static int
get_answer (CkSegments *segments)
{
  int selected = ck_segments_get_selected (segments);

  return selected < 0 ? -1 : (int) order[selected];
}

static void
set_answer (CkSegments *segments,
            int         answer)
{
  int selected = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if ((int) order[i] == answer)
      selected = (int) i;
  ck_segments_set_selected (segments, selected);
}

/* Any trigger answered with yes: refer now, and which. */
static void
show_parts (CkNudesFields *self)
{
  g_autoptr (GString) why = g_string_new (NULL);
  guint n_triggers;
  const CkNudesTrigger *triggers = ck_nudes_triggers (&n_triggers);
  gboolean seen = get_answer (self->seen) == CK_ANSWER_YES;

  for (guint i = 0; i < n_triggers; i++)
    if (get_answer (self->answers[i]) == CK_ANSWER_YES)
      {
        const CkField *field = ck_record_type_find_field (CK_TYPE_NUDES, triggers[i].member);

        g_string_append_printf (why, "%s• %s", why->len > 0 ? "\n" : "", ck_field_label (field));
      }
  gtk_label_set_label (self->refer_why, why->str);
  gtk_widget_set_visible (self->refer, why->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->seen_by), seen);
  gtk_widget_set_visible (GTK_WIDGET (self->seen_why), seen);
  gtk_widget_set_visible (GTK_WIDGET (self->seen_present), seen);
}

static void
on_changed (CkNudesFields *self)
{
  if (self->setting)
    return;
  show_parts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_answers (CkSegments *segments)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    ck_segments_add (segments, ck_token_label (&ck_answers, (int) order[i]), NULL);
}

static void
add_trigger (CkNudesFields        *self,
             guint                 index,
             const CkNudesTrigger *trigger)
{
  GtkWidget *row = adw_action_row_new ();
  const char *question = g_dgettext (GETTEXT_PACKAGE, trigger->question);

  self->answers[index] = g_object_new (CK_TYPE_SEGMENTS, "label", question, NULL);
  add_answers (self->answers[index]);
  g_signal_connect_object (self->answers[index], "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->answers[index]));
  gtk_list_box_append (self->triggers, row);
}

static GtkWidget *
add_line (GtkBox     *box,
          const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return label;
}

static void
add_routes (CkNudesFields *self)
{
  guint n_routes;
  const CkNudesRoute *routes = ck_nudes_routes (&n_routes);

  for (guint i = 0; i < n_routes; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

      add_line (GTK_BOX (box), g_dgettext (GETTEXT_PACKAGE, routes[i].name), "caption-heading");
      add_line (GTK_BOX (box), g_dgettext (GETTEXT_PACKAGE, routes[i].what), "body");
      add_line (GTK_BOX (box), g_dgettext (GETTEXT_PACKAGE, routes[i].source), "ck-quiet");
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
      gtk_box_append (self->routes, box);
    }
}

static gboolean
ck_nudes_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_NUDES_FIELDS (widget)->described));
}

static void
ck_nudes_fields_class_init (CkNudesFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_NUDES_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_SEGMENTS);
  g_type_ensure (CK_TYPE_TEXT_FIELD);
  widget_class->grab_focus = ck_nudes_fields_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-nudes-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, described);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, described_by);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, holders);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, seen);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, seen_by);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, seen_why);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, seen_present);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, deletion);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, triggers);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, refer);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, refer_why);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, referral);
  gtk_widget_class_bind_template_child (widget_class, CkNudesFields, routes);
}

static void
ck_nudes_fields_init (CkNudesFields *self)
{
  guint n_triggers;
  const CkNudesTrigger *triggers = ck_nudes_triggers (&n_triggers);
  AdwEntryRow *entries[7];

  gtk_widget_init_template (GTK_WIDGET (self));
  g_assert (n_triggers <= MOST_TRIGGERS);

  add_answers (self->seen);
  for (guint i = 0; i < n_triggers; i++)
    add_trigger (self, i, &triggers[i]);
  add_routes (self);

  entries[0] = self->described_by;
  entries[1] = self->holders;
  entries[2] = self->seen_by;
  entries[3] = self->seen_why;
  entries[4] = self->seen_present;
  entries[5] = self->deletion;
  entries[6] = self->referral;
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_object (entries[i], "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->described, "notify::text", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->seen, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  show_parts (self);
}

static char *
dup_entry (AdwEntryRow *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
set_entry (AdwEntryRow *row,
           const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

/**
 * ck_nudes_fields_dup_nudes:
 * @self: the fields
 *
 * Returns: (transfer full): what was typed, also in fields that are hidden at present
 */
CkNudes *
ck_nudes_fields_dup_nudes (CkNudesFields *self)
{
  CkNudes *nudes;
  guint n_triggers;
  const CkNudesTrigger *triggers = ck_nudes_triggers (&n_triggers);

  g_return_val_if_fail (CK_IS_NUDES_FIELDS (self), NULL);

  nudes = ck_nudes_new ();
  nudes->described = ck_text_field_get_text (self->described);
  nudes->described_by = dup_entry (self->described_by);
  nudes->holders = dup_entry (self->holders);
  nudes->seen = get_answer (self->seen);
  nudes->seen_by = dup_entry (self->seen_by);
  nudes->seen_why = dup_entry (self->seen_why);
  nudes->seen_present = dup_entry (self->seen_present);
  nudes->deletion = dup_entry (self->deletion);
  nudes->referral = dup_entry (self->referral);
  for (guint i = 0; i < n_triggers; i++)
    *(int *) ck_record_peek (CK_RECORD (nudes), ck_record_find_field (CK_RECORD (nudes), triggers[i].member))
      = get_answer (self->answers[i]);
  return nudes;
}

/**
 * ck_nudes_fields_set_nudes:
 * @self: the fields
 * @nudes: (nullable): what they show; %NULL for nothing
 */
void
ck_nudes_fields_set_nudes (CkNudesFields *self,
                           CkNudes       *nudes)
{
  g_autoptr (CkNudes) shown = nudes != NULL ? g_object_ref (nudes) : ck_nudes_new ();
  guint n_triggers;
  const CkNudesTrigger *triggers = ck_nudes_triggers (&n_triggers);

  g_return_if_fail (CK_IS_NUDES_FIELDS (self));

  self->setting = TRUE;
  ck_text_field_set_text (self->described, shown->described);
  set_entry (self->described_by, shown->described_by);
  set_entry (self->holders, shown->holders);
  set_answer (self->seen, shown->seen);
  set_entry (self->seen_by, shown->seen_by);
  set_entry (self->seen_why, shown->seen_why);
  set_entry (self->seen_present, shown->seen_present);
  set_entry (self->deletion, shown->deletion);
  set_entry (self->referral, shown->referral);
  for (guint i = 0; i < n_triggers; i++)
    set_answer (self->answers[i], ck_nudes_answer (shown, &triggers[i]));
  self->setting = FALSE;
  show_parts (self);
}

/**
 * ck_nudes_fields_asks_referral:
 * @self: the fields
 *
 * Returns: whether it says now to refer
 */
gboolean
ck_nudes_fields_asks_referral (CkNudesFields *self)
{
  g_return_val_if_fail (CK_IS_NUDES_FIELDS (self), FALSE);

  return gtk_widget_get_visible (self->refer);
}

/**
 * ck_nudes_fields_show_error:
 * @self: the fields
 * @error: of the check of a form that they are part of
 *
 * Says it at the field that it is about, and moves the focus there.
 *
 * Returns: whether it is about one that can be seen
 */
gboolean
ck_nudes_fields_show_error (CkNudesFields *self,
                            const GError  *error)
{
  const CkFieldPlace places[] = {
    { "nudes.described", self->described },
    { "nudes.described_by", self->described_by },
    { "nudes.holders", self->holders },
    { "nudes.seen", self->seen },
    { "nudes.seen_by", self->seen_by },
    { "nudes.seen_why", self->seen_why },
    { "nudes.seen_present", self->seen_present },
    { "nudes.deletion", self->deletion },
    { "nudes.referral", self->referral },
    { "nudes", self->described },
  };

  g_return_val_if_fail (CK_IS_NUDES_FIELDS (self), FALSE);

  return ck_field_problem_find (places, G_N_ELEMENTS (places), error);
}
