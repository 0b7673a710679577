/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-moment-field.h"

#include <glib/gi18n-lib.h>

#include "ck-date-button.h"
#include "ck-error.h"
#include "ck-field-error.h"
#include "ck-record.h"
#include "ck-typed.h"

struct _CkMomentField {
  GtkBox        parent_instance;

  char         *title;
  gboolean      setting;

  GtkLabel     *label;
  CkDateButton *date;
  GtkEntry     *time;
  GtkDropDown  *exactness;
  CkFieldError *problem;
};

G_DEFINE_FINAL_TYPE (CkMomentField, ck_moment_field, GTK_TYPE_BOX)

enum { PROP_0, PROP_TITLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* The order of the list, from what is wanted most. */
static const struct {
  CkPrecision precision;
  const char *label;
} choices[] = {
  /* Translators: how exact a time is */
  { CK_PRECISION_EXACT, NC_ ("precision", "Exact") },
  { CK_PRECISION_APPROXIMATE, NC_ ("precision", "Approximate") },
  { CK_PRECISION_DATE, NC_ ("precision", "Date only") },
  { CK_PRECISION_MONTH, NC_ ("precision", "Month") },
  { CK_PRECISION_UNKNOWN, NC_ ("precision", "Not known") },
};

static CkPrecision
get_precision (CkMomentField *self)
{
  return choices[gtk_drop_down_get_selected (self->exactness)].precision;
}

static void
show_parts (CkMomentField *self)
{
  CkPrecision precision = get_precision (self);

  gtk_widget_set_visible (GTK_WIDGET (self->date), precision != CK_PRECISION_UNKNOWN);
  gtk_widget_set_visible (GTK_WIDGET (self->time), precision == CK_PRECISION_EXACT || precision == CK_PRECISION_APPROXIMATE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->exactness), precision == CK_PRECISION_UNKNOWN);
  ck_date_button_set_whole_month (self->date, precision == CK_PRECISION_MONTH);
}

static void
on_changed (CkMomentField *self)
{
  show_parts (self);
  ck_moment_field_set_error (self, NULL);
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* A time that was typed is written out ("1530" becomes 15:30) when the field is left, so that it can be checked by eye. */
static void
on_time_left (CkMomentField *self)
{
  int minute;

  if (ck_typed_time (gtk_editable_get_text (GTK_EDITABLE (self->time)), &minute))
    {
      g_autofree char *text = ck_typed_time_format (minute);

      if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->time))) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->time), text);
    }
}

static gboolean
ck_moment_field_grab_focus (GtkWidget *widget)
{
  CkMomentField *self = CK_MOMENT_FIELD (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->date)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->exactness));
  if (ck_date_is_set (ck_date_button_get_date (self->date)) && gtk_widget_get_visible (GTK_WIDGET (self->time)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->time));
  return gtk_widget_grab_focus (GTK_WIDGET (self->date));
}

static void
ck_moment_field_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, CK_MOMENT_FIELD (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_title (CkMomentField *self,
           const char    *title)
{
  g_autofree char *time_name = NULL;
  g_autofree char *exact_name = NULL;
  g_autofree char *day_name = NULL;

  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_label (self->label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->label), title != NULL);
  if (title == NULL)
    return;

  /* Translators: names for screen readers; %s is "When It Happened" */
  day_name = g_strdup_printf (_ ("%s, day"), title);
  time_name = g_strdup_printf (_ ("%s, time"), title);
  exact_name = g_strdup_printf (_ ("%s, how exact"), title);
  g_object_set (self->date, "title", day_name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL, time_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->exactness), GTK_ACCESSIBLE_PROPERTY_LABEL, exact_name, -1);
}

static void
ck_moment_field_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      set_title (CK_MOMENT_FIELD (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_moment_field_finalize (GObject *object)
{
  g_free (CK_MOMENT_FIELD (object)->title);

  G_OBJECT_CLASS (ck_moment_field_parent_class)->finalize (object);
}

static void
ck_moment_field_class_init (CkMomentFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_moment_field_get_property;
  object_class->set_property = ck_moment_field_set_property;
  object_class->finalize = ck_moment_field_finalize;
  widget_class->grab_focus = ck_moment_field_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_MOMENT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_DATE_BUTTON);
  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-moment-field.ui");
  gtk_widget_class_bind_template_child (widget_class, CkMomentField, label);
  gtk_widget_class_bind_template_child (widget_class, CkMomentField, date);
  gtk_widget_class_bind_template_child (widget_class, CkMomentField, time);
  gtk_widget_class_bind_template_child (widget_class, CkMomentField, exactness);
  gtk_widget_class_bind_template_child (widget_class, CkMomentField, problem);
}

static void
ck_moment_field_init (CkMomentField *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (labels, g_dpgettext2 (GETTEXT_PACKAGE, "precision", choices[i].label));
  gtk_drop_down_set_model (self->exactness, G_LIST_MODEL (labels));

  g_signal_connect_object (self->date, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->time, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->exactness, "notify::selected", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_time_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->time), focus);
  show_parts (self);
}

/**
 * ck_moment_field_get_moment:
 * @self: a field
 * @moment: (out): what it says: %CK_MOMENT_SAID_UNKNOWN for "Not known", %CK_MOMENT_UNKNOWN when nothing was given
 * @error: %CK_ERROR_INVALID when the day is missing, or the time can't be read
 *
 * Returns: whether the field could be read
 */
gboolean
ck_moment_field_get_moment (CkMomentField *self,
                            CkMoment      *moment,
                            GError       **error)
{
  CkPrecision precision;
  CkDate date;
  int minute = -1;
  const char *typed;

  g_return_val_if_fail (CK_IS_MOMENT_FIELD (self), FALSE);

  precision = get_precision (self);
  date = ck_date_button_get_date (self->date);
  typed = gtk_editable_get_text (GTK_EDITABLE (self->time));

  if (precision == CK_PRECISION_UNKNOWN || !ck_moment_field_is_given (self))
    {
      *moment = precision == CK_PRECISION_UNKNOWN ? CK_MOMENT_SAID_UNKNOWN : CK_MOMENT_UNKNOWN;
      return TRUE;
    }

  if (!ck_date_is_set (date))
    {
      g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _ ("%s: choose a day, or “Not known”."), self->title);
      return FALSE;
    }

  if (precision == CK_PRECISION_MONTH)
    {
      int year, month;

      ck_date_split (date, &year, &month, NULL);
      *moment = ck_moment_new (ck_date_new (year, month, 1), -1, precision);
      return TRUE;
    }

  if (precision == CK_PRECISION_DATE)
    {
      *moment = ck_moment_new (date, -1, precision);
      return TRUE;
    }

  if (!ck_typed_time (typed, &minute))
    {
      if (*typed == '\0')
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _ ("%s: type a time, or choose “Date only”."), self->title);
      else
        g_set_error (error, CK_ERROR, CK_ERROR_INVALID, _ ("%s: type the time as 15:30."), self->title);
      return FALSE;
    }

  *moment = ck_moment_new (date, minute, precision);
  return TRUE;
}

/**
 * ck_moment_field_set_moment:
 * @self: a field
 * @moment: what it says from now on
 */
void
ck_moment_field_set_moment (CkMomentField *self,
                            CkMoment       moment)
{
  g_autofree char *time = NULL;

  g_return_if_fail (CK_IS_MOMENT_FIELD (self));

  if (!ck_moment_is_given (moment) && moment.precision == CK_PRECISION_UNKNOWN)
    moment.precision = CK_PRECISION_EXACT; /* nothing said yet: an empty day and time */

  self->setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (choices[i].precision == moment.precision)
      gtk_drop_down_set_selected (self->exactness, i);
  ck_date_button_set_date (self->date, moment.date);
  time = ck_typed_time_format (moment.precision == CK_PRECISION_UNKNOWN ? -1 : moment.minute);
  gtk_editable_set_text (GTK_EDITABLE (self->time), time);
  show_parts (self);
  self->setting = FALSE;
}

/**
 * ck_moment_field_is_given:
 * @self: a field
 *
 * Returns: whether anything was chosen or typed, "Not known" included
 */
gboolean
ck_moment_field_is_given (CkMomentField *self)
{
  g_return_val_if_fail (CK_IS_MOMENT_FIELD (self), FALSE);

  return get_precision (self) == CK_PRECISION_UNKNOWN || ck_date_is_set (ck_date_button_get_date (self->date))
         || *gtk_editable_get_text (GTK_EDITABLE (self->time)) != '\0';
}

/**
 * ck_moment_field_get_state:
 * @self: a field
 *
 * For drafts, which keep a time that is half typed as well: "2026-11-19 exact 18:1".
 *
 * Returns: (transfer full) (nullable): all that the field holds; %NULL when nothing was given
 */
char *
ck_moment_field_get_state (CkMomentField *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (CK_IS_MOMENT_FIELD (self), NULL);

  if (!ck_moment_field_is_given (self))
    return NULL;

  date = ck_date_is_set (ck_date_button_get_date (self->date)) ? ck_date_to_text (ck_date_button_get_date (self->date))
                                                               : g_strdup ("-");
  return g_strdup_printf ("%s %s %s", date, ck_precision_to_token (get_precision (self)),
                          gtk_editable_get_text (GTK_EDITABLE (self->time)));
}

/**
 * ck_moment_field_set_state:
 * @self: a field
 * @state: (nullable): from ck_moment_field_get_state()
 */
void
ck_moment_field_set_state (CkMomentField *self,
                           const char    *state)
{
  g_auto (GStrv) parts = NULL;
  CkMoment moment = { CK_DATE_NONE, -1, CK_PRECISION_EXACT };

  g_return_if_fail (CK_IS_MOMENT_FIELD (self));

  parts = g_strsplit (state != NULL ? state : "- exact ", " ", 3);
  if (g_strv_length (parts) < 3)
    return;

  ck_date_from_text (parts[0], &moment.date);
  ck_precision_from_token (parts[1], &moment.precision);
  if (moment.precision == CK_PRECISION_UNKNOWN)
    moment.minute = 0;
  ck_moment_field_set_moment (self, moment);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->time), parts[2]);
  self->setting = FALSE;
}

/**
 * ck_moment_field_set_today:
 * @self: a field
 * @today: today's date, by the vault's clock
 */
void
ck_moment_field_set_today (CkMomentField *self,
                           CkDate         today)
{
  g_return_if_fail (CK_IS_MOMENT_FIELD (self));

  ck_date_button_set_today (self->date, today);
}

/**
 * ck_moment_field_set_error:
 * @self: a field
 * @error: (nullable): what is wrong with it, until it is changed
 */
void
ck_moment_field_set_error (CkMomentField *self,
                           const char    *error)
{
  g_return_if_fail (CK_IS_MOMENT_FIELD (self));

  ck_field_error_set (self->problem, error, GTK_WIDGET (self->time));
}
