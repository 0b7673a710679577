/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-date-button.h"

#include <glib/gi18n-lib.h>

#include "ck-field-error.h"
#include "ck-typed.h"

struct _CkDateButton {
  GtkWidget      parent_instance;

  char          *name;
  CkDate         date;
  CkDate         today;
  gboolean       whole_month;
  gboolean       flat;
  char          *none_text;

  GtkMenuButton *button;
  GtkLabel      *label;
  GtkPopover    *popover;
  GtkEntry      *typed;
  CkFieldError  *problem;
  GtkCalendar   *calendar;
  GtkButton     *none;
};

G_DEFINE_FINAL_TYPE (CkDateButton, ck_date_button, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TITLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
update_label (CkDateButton *self)
{
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *whole = NULL;
  GtkWidget *toggle = gtk_widget_get_first_child (GTK_WIDGET (self->button));

  if (!ck_date_is_set (self->date))
    text = g_strdup (self->none_text != NULL ? self->none_text : _ ("Choose a day"));
  else if (self->whole_month)
    {
      int year, month;

      ck_date_split (self->date, &year, &month, NULL);
      /* Translators: a month and its year, "November 2026" */
      text = g_strdup_printf (C_ ("month and year", "%1$s %2$d"), ck_date_month_name (month), year);
    }
  else
    text = ck_date_format_short (self->date, self->today);

  gtk_label_set_label (self->label, text);
  whole = ck_date_is_set (self->date) && !self->whole_month ? ck_date_format (self->date) : g_strdup (text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), whole);

  /* Translators: for screen readers: what a date is for, and the date, "First review: Thu 26 Nov 2026" */
  spoken = self->name != NULL ? g_strdup_printf (_ ("%1$s: %2$s"), self->name, whole) : g_strdup (whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (toggle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
choose (CkDateButton *self,
        CkDate        date)
{
  if (ck_date_equal (self->date, date))
    return;

  ck_date_button_set_date (self, date);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_day_selected (CkDateButton *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  /* Arrow keys and the month's buttons select as well: the popover stays until Enter, Escape or a click elsewhere. */
  choose (self, ck_date_new (g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day)));
}

static void
on_typed (CkDateButton *self)
{
  if (ck_date_button_type (self, gtk_editable_get_text (GTK_EDITABLE (self->typed))))
    gtk_popover_popdown (self->popover);
}

static void
on_typed_changed (CkDateButton *self)
{
  ck_field_error_set (self->problem, NULL, GTK_WIDGET (self->typed));
}

static void
on_none (CkDateButton *self)
{
  gtk_popover_popdown (self->popover);
  choose (self, CK_DATE_NONE);
}

static void
on_shown (CkDateButton *self)
{
  CkDate shown = ck_date_is_set (self->date) ? self->date : self->today;

  gtk_editable_set_text (GTK_EDITABLE (self->typed), "");
  if (ck_date_is_set (shown))
    {
      g_autoptr (GDateTime) day = NULL;
      int year, month, day_of_month;

      ck_date_split (shown, &year, &month, &day_of_month);
      day = g_date_time_new_utc (year, month, day_of_month, 12, 0, 0);
      g_signal_handlers_block_by_func (self->calendar, on_day_selected, self);
      gtk_calendar_select_day (self->calendar, day);
      g_signal_handlers_unblock_by_func (self->calendar, on_day_selected, self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
}

/* GTK's calendar leaves its four buttons without names: month back and on, then year back and on. */
static void
name_buttons (GtkWidget *widget,
              guint     *n_named)
{
  const char *names[] = { _ ("Previous month"), _ ("Next month"), _ ("Previous year"), _ ("Next year") };

  if (GTK_IS_BUTTON (widget) && *n_named < G_N_ELEMENTS (names))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, names[(*n_named)++], -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_buttons (child, n_named);
}

static gboolean
ck_date_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_DATE_BUTTON (widget)->button));
}

static void
ck_date_button_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, CK_DATE_BUTTON (object)->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_date_button_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CkDateButton *self = CK_DATE_BUTTON (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (self->name);
      self->name = g_value_dup_string (value);
      update_label (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_date_button_dispose (GObject *object)
{
  CkDateButton *self = CK_DATE_BUTTON (object);

  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (ck_date_button_parent_class)->dispose (object);
}

static void
ck_date_button_finalize (GObject *object)
{
  CkDateButton *self = CK_DATE_BUTTON (object);

  g_free (self->name);
  g_free (self->none_text);

  G_OBJECT_CLASS (ck_date_button_parent_class)->finalize (object);
}

static void
ck_date_button_class_init (CkDateButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_date_button_get_property;
  object_class->set_property = ck_date_button_set_property;
  object_class->dispose = ck_date_button_dispose;
  object_class->finalize = ck_date_button_finalize;
  widget_class->grab_focus = ck_date_button_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_DATE_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CK_TYPE_FIELD_ERROR);
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-date-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CkDateButton, button);
  gtk_widget_class_bind_template_child (widget_class, CkDateButton, label);
  gtk_widget_class_bind_template_child (widget_class, CkDateButton, popover);
  gtk_widget_class_bind_template_child (widget_class, CkDateButton, typed);
  gtk_widget_class_bind_template_child (widget_class, CkDateButton, problem);
  gtk_widget_class_bind_template_child (widget_class, CkDateButton, calendar);
  gtk_widget_class_bind_template_child (widget_class, CkDateButton, none);
}

static void
ck_date_button_init (CkDateButton *self)
{
  guint n_named = 0;

  gtk_widget_init_template (GTK_WIDGET (self));
  name_buttons (GTK_WIDGET (self->calendar), &n_named);
  update_label (self);

  g_signal_connect_object (self->popover, "show", G_CALLBACK (on_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "activate", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->typed, "changed", G_CALLBACK (on_typed_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->none, "clicked", G_CALLBACK (on_none), self, G_CONNECT_SWAPPED);
}

/**
 * ck_date_button_new:
 * @name: translated: what the day is for
 *
 * Returns: (transfer floating): a button without a day
 */
GtkWidget *
ck_date_button_new (const char *name)
{
  return g_object_new (CK_TYPE_DATE_BUTTON, "title", name, NULL);
}

/**
 * ck_date_button_get_date:
 * @self: a date button
 *
 * Returns: the day, or none
 */
CkDate
ck_date_button_get_date (CkDateButton *self)
{
  g_return_val_if_fail (CK_IS_DATE_BUTTON (self), CK_DATE_NONE);

  return self->date;
}

/**
 * ck_date_button_set_date:
 * @self: a date button
 * @date: the day, or none
 */
void
ck_date_button_set_date (CkDateButton *self,
                         CkDate        date)
{
  g_return_if_fail (CK_IS_DATE_BUTTON (self));

  self->date = date;
  update_label (self);
}

/**
 * ck_date_button_set_today:
 * @self: a date button
 * @today: today's date, by the vault's clock
 */
void
ck_date_button_set_today (CkDateButton *self,
                          CkDate        today)
{
  g_return_if_fail (CK_IS_DATE_BUTTON (self));

  self->today = today;
  update_label (self);
}

/**
 * ck_date_button_set_whole_month:
 * @self: a date button
 * @whole_month: whether only the month is known
 */
void
ck_date_button_set_whole_month (CkDateButton *self,
                                gboolean      whole_month)
{
  g_return_if_fail (CK_IS_DATE_BUTTON (self));

  self->whole_month = whole_month;
  update_label (self);
}

/**
 * ck_date_button_set_optional:
 * @self: a date button
 * @none: translated: what it says without a day, and the button that takes the day away
 */
void
ck_date_button_set_optional (CkDateButton *self,
                             const char   *none)
{
  g_return_if_fail (CK_IS_DATE_BUTTON (self));

  g_free (self->none_text);
  self->none_text = g_strdup (none);
  gtk_button_set_label (self->none, none);
  gtk_widget_set_visible (GTK_WIDGET (self->none), TRUE);
  update_label (self);
}

/**
 * ck_date_button_set_flat:
 * @self: a date button
 *
 * For a row of a list: no ground of its own.
 */
void
ck_date_button_set_flat (CkDateButton *self)
{
  g_return_if_fail (CK_IS_DATE_BUTTON (self));

  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "ck-row-menu");
}

/**
 * ck_date_button_type:
 * @self: a date button
 * @text: a day as people write it
 *
 * Chooses the day, or says what is expected.
 *
 * Returns: whether @text is a day
 */
gboolean
ck_date_button_type (CkDateButton *self,
                     const char   *text)
{
  CkDate date;

  g_return_val_if_fail (CK_IS_DATE_BUTTON (self), FALSE);

  if (!ck_typed_date (text, self->today, &date))
    {
      ck_field_error_set (self->problem, _ ("Type a day as 26 Nov, 26/11/2026 or yesterday."), GTK_WIDGET (self->typed));
      return FALSE;
    }

  choose (self, date);
  return TRUE;
}
