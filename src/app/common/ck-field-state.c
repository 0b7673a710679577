/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-field-state.h"

#include <adwaita.h>

#include "ck-closure-fields.h"
#include "ck-date-button.h"
#include "ck-moment-field.h"
#include "ck-person-chooser.h"
#include "ck-segments.h"
#include "ck-text-field.h"
#include "ck-who-draft.h"

/* Plain fields are their one property: text as it is, a number as digits. */
static char *
dup_property (gpointer    field,
              const char *name)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (field, name, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return g_strdup (g_value_get_boolean (&value) ? "1" : "0");
  if (G_VALUE_HOLDS_UINT (&value))
    return g_strdup_printf ("%u", g_value_get_uint (&value));
  return g_strdup_printf ("%d", g_value_get_int (&value));
}

static char *
dup_text (gpointer field)
{
  return dup_property (field, "text");
}

static void
set_text (gpointer    field,
          const char *state)
{
  g_object_set (field, "text", state, NULL);
}

static char *
dup_selected (gpointer field)
{
  return dup_property (field, "selected");
}

/* A choice that isn't there any more leaves the field as it is. */
static void
set_selected (gpointer    field,
              const char *state)
{
  gint64 selected = g_ascii_strtoll (state, NULL, 10);

  if (CK_IS_SEGMENTS (field))
    {
      if (selected >= -1 && selected < (gint64)ck_segments_get_n (field))
        ck_segments_set_selected (field, (int)selected);
    }
  else
    {
      GListModel *model = NULL;

      g_object_get (field, "model", &model, NULL);
      if (selected >= 0 && model != NULL && selected < (gint64)g_list_model_get_n_items (model))
        g_object_set (field, "selected", (guint)selected, NULL);
      g_clear_object (&model);
    }
}

static char *
dup_active (gpointer field)
{
  return dup_property (field, "active");
}

static void
set_active (gpointer    field,
            const char *state)
{
  g_object_set (field, "active", *state == '1', NULL);
}

static char *
dup_date (gpointer field)
{
  return ck_date_to_text (ck_date_button_get_date (field));
}

static void
set_date (gpointer    field,
          const char *state)
{
  CkDate date = CK_DATE_NONE;

  if (*state == '\0' || ck_date_from_text (state, &date))
    ck_date_button_set_date (field, date);
}

static char *
dup_moment (gpointer field)
{
  return ck_moment_field_get_state (field);
}

static void
set_moment (gpointer    field,
            const char *state)
{
  ck_moment_field_set_state (field, *state != '\0' ? state : NULL);
}

static char *
dup_who (gpointer field)
{
  return ck_who_draft_dup_state (field);
}

static void
set_who (gpointer    field,
         const char *state)
{
  ck_who_draft_set_state (field, state);
}

static char *
dup_person (gpointer field)
{
  return ck_person_chooser_dup_state (field);
}

static void
set_person (gpointer    field,
            const char *state)
{
  ck_person_chooser_set_state (field, state);
}

static char *
dup_closure (gpointer field)
{
  g_autoptr (CkClosureForm) form = ck_closure_fields_dup_form (field);

  return ck_record_to_json (CK_RECORD (form), FALSE);
}

static void
set_closure (gpointer    field,
             const char *state)
{
  g_autoptr (CkRecord) form = ck_record_from_draft (CK_TYPE_CLOSURE_FORM, state, -1, NULL);

  if (form != NULL)
    ck_closure_fields_set_form (field, CK_CLOSURE_FORM (form));
}

/* The first that fits; what is any editable comes last. */
static const struct {
  GType     (*type) (void);
  const char *signal;
  char     *(*dup) (gpointer field);
  void      (*set) (gpointer field, const char *state);
} kinds[] = {
  { ck_text_field_get_type, "notify::text", dup_text, set_text },
  { ck_segments_get_type, "notify::selected", dup_selected, set_selected },
  { ck_date_button_get_type, "changed", dup_date, set_date },
  { ck_moment_field_get_type, "changed", dup_moment, set_moment },
  { ck_who_list_get_type, "changed", dup_who, set_who },
  { ck_person_chooser_get_type, "changed", dup_person, set_person },
  { ck_closure_fields_get_type, "changed", dup_closure, set_closure },
  { adw_combo_row_get_type, "notify::selected", dup_selected, set_selected },
  { gtk_drop_down_get_type, "notify::selected", dup_selected, set_selected },
  { gtk_check_button_get_type, "notify::active", dup_active, set_active },
  { gtk_switch_get_type, "notify::active", dup_active, set_active },
  { gtk_editable_get_type, "changed", dup_text, set_text },
};

static gboolean
find_kind (GtkWidget *field,
           gsize     *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (field, kinds[i].type ()))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gsize
kind_of (GtkWidget *field)
{
  gsize kind;

  if (!find_kind (field, &kind))
    g_error ("a %s has no state", G_OBJECT_TYPE_NAME (field));
  return kind;
}

/**
 * ck_field_state_has:
 * @field: a widget of a form
 *
 * Returns: whether it is a field, whose state can be asked for
 */
gboolean
ck_field_state_has (GtkWidget *field)
{
  gsize kind;

  return find_kind (field, &kind);
}

/**
 * ck_field_state_dup:
 * @field: a field of a form
 *
 * Returns: (transfer full): all that it holds; "" when that is nothing
 */
char *
ck_field_state_dup (GtkWidget *field)
{
  char *state = kinds[kind_of (field)].dup (field);

  return state != NULL ? state : g_strdup ("");
}

/**
 * ck_field_state_set:
 * @field: a field of a form
 * @state: from ck_field_state_dup() of such a field; what can't be read leaves the field as it is
 */
void
ck_field_state_set (GtkWidget  *field,
                    const char *state)
{
  kinds[kind_of (field)].set (field, state);
}

/**
 * ck_field_state_follow:
 * @field: a field of a form
 * @changed: (scope notified): called with @object whenever a person or the program changed the field
 * @object: a #GObject: it is called for as long as this lives
 */
void
ck_field_state_follow (GtkWidget *field,
                       GCallback  changed,
                       gpointer   object)
{
  g_signal_connect_object (field, kinds[kind_of (field)].signal, changed, object, G_CONNECT_SWAPPED);
}
