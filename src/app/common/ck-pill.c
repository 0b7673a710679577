/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-pill.h"

#include <glib/gi18n-lib.h>

struct _CkPill {
  GtkBox    parent_instance;

  char     *kind;
  GtkImage *icon;
  GtkLabel *label;
};

enum {
  PROP_0,
  PROP_KIND,
  PROP_WORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CkPill, ck_pill, GTK_TYPE_BOX)

static const struct {
  const char *kind;
  const char *icon;
  const char *tone;
} looks[] = {
  { "high", "ck-risk-high-symbolic", "red" },
  { "medium", "ck-risk-medium-symbolic", "amber" },
  { "low", "ck-risk-low-symbolic", "teal" },
  { "not-assessed", "ck-risk-none-symbolic", "outline" },
  { "open", "ck-open-symbolic", "blue" },
  { "long-term", "ck-review-symbolic", "violet" },
  { "closed", "changes-prevent-symbolic", NULL },
  { "overdue", "ck-overdue-symbolic", "red" },
  { "today", "ck-due-symbolic", "amber" },
  { "expiring", "ck-due-symbolic", "amber" },
  { "late", "ck-due-symbolic", "amber" },
  { "later", "ck-due-symbolic", "plain" },
  { "yes", "object-select-symbolic", "green" },
  { "met", "object-select-symbolic", "green" },
  { "no", "window-close-symbolic", "red" },
  { "partly", "ck-open-symbolic", "amber" },
  { "not-met", "ck-risk-low-symbolic", "outline" },
  { "practice", "media-playback-start-symbolic", "amber" },
  { "role", NULL, NULL },
};

static void
ck_pill_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  CkPill *self = CK_PILL (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_string (value, self->kind);
      break;
    case PROP_WORD:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_pill_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  CkPill *self = CK_PILL (object);

  switch (prop_id)
    {
    case PROP_KIND:
      ck_pill_set (self, g_value_get_string (value), gtk_label_get_label (self->label));
      break;
    case PROP_WORD:
      ck_pill_set (self, self->kind, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ck_pill_finalize (GObject *object)
{
  CkPill *self = CK_PILL (object);

  g_clear_pointer (&self->kind, g_free);
  G_OBJECT_CLASS (ck_pill_parent_class)->finalize (object);
}

static void
ck_pill_class_init (CkPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_pill_get_property;
  object_class->set_property = ck_pill_set_property;
  object_class->finalize = ck_pill_finalize;

  properties[PROP_KIND] =
    g_param_spec_string ("kind", NULL, NULL, "role",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORD] =
    g_param_spec_string ("word", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "common/ck-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPill, icon);
  gtk_widget_class_bind_template_child (widget_class, CkPill, label);
}

static void
ck_pill_init (CkPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = g_strdup ("role");
  gtk_widget_set_visible (GTK_WIDGET (self->icon), FALSE);
}

/**
 * ck_pill_new:
 * @kind: see #CkPill
 * @word: translated
 *
 * Returns: (transfer floating): a pill
 */
GtkWidget *
ck_pill_new (const char *kind,
             const char *word)
{
  return g_object_new (CK_TYPE_PILL, "kind", kind, "word", word, NULL);
}

/**
 * ck_pill_set:
 * @self: a pill
 * @kind: see #CkPill; one that isn't known looks like a role: grey, word only
 * @word: translated
 */
void
ck_pill_set (CkPill     *self,
             const char *kind,
             const char *word)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (CK_IS_PILL (self));

  if (g_strcmp0 (self->kind, kind) != 0)
    {
      const char *icon = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
        if (looks[i].tone != NULL)
          gtk_widget_remove_css_class (widget, looks[i].tone);
      for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
        if (g_strcmp0 (looks[i].kind, kind) == 0)
          {
            icon = looks[i].icon;
            if (looks[i].tone != NULL)
              gtk_widget_add_css_class (widget, looks[i].tone);
          }
      gtk_image_set_from_icon_name (self->icon, icon);
      gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
      g_free (self->kind);
      self->kind = g_strdup (kind);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
    }

  if (g_strcmp0 (gtk_label_get_label (self->label), word) != 0)
    {
      gtk_label_set_label (self->label, word != NULL ? word : "");
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORD]);
    }
}

/**
 * ck_pill_get_kind:
 * @self: a pill
 *
 * Returns: (transfer none) (nullable): its kind, see #CkPill
 */
const char *
ck_pill_get_kind (CkPill *self)
{
  g_return_val_if_fail (CK_IS_PILL (self), NULL);

  return self->kind;
}

/**
 * ck_pill_get_word:
 * @self: a pill
 *
 * Returns: (transfer none): what it says
 */
const char *
ck_pill_get_word (CkPill *self)
{
  g_return_val_if_fail (CK_IS_PILL (self), NULL);

  return gtk_label_get_label (self->label);
}

/**
 * ck_pill_set_risk:
 * @self: a pill
 * @risk: a #CkRisk
 */
void
ck_pill_set_risk (CkPill *self,
                  int     risk)
{
  switch (risk)
    {
    case CK_RISK_HIGH:
      ck_pill_set (self, "high", C_("risk", "High"));
      break;
    case CK_RISK_MEDIUM:
      ck_pill_set (self, "medium", C_("risk", "Medium"));
      break;
    case CK_RISK_LOW:
      ck_pill_set (self, "low", C_("risk", "Low"));
      break;
    default:
      ck_pill_set (self, "not-assessed", C_("risk", "Not assessed"));
    }
}

/**
 * ck_pill_set_due:
 * @self: a pill
 * @due: when something is due; none hides the pill
 * @today: the vault's day
 *
 * "5 days overdue", "Today", "Thu 26 Nov"; the whole date is in the tooltip.
 */
void
ck_pill_set_due (CkPill *self,
                 CkDate  due,
                 CkDate  today)
{
  g_autofree char *word = NULL;
  g_autofree char *whole = NULL;
  int days;

  gtk_widget_set_visible (GTK_WIDGET (self), ck_date_is_set (due));
  if (!ck_date_is_set (due))
    return;

  days = ck_date_days_until (today, due);
  word = ck_date_format_due (due, today);
  whole = ck_date_format (due);
  ck_pill_set (self, days < 0 ? "overdue" : days == 0 ? "today" : "later", word);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), whole);
}

/**
 * ck_pill_set_status:
 * @self: a pill
 * @status: a #CkCaseStatus
 * @long_term: whether a closed case has a check that isn't held yet
 */
void
ck_pill_set_status (CkPill  *self,
                    int      status,
                    gboolean long_term)
{
  if (status == CK_STATUS_OPEN)
    ck_pill_set (self, "open", C_("case status", "Open"));
  else if (long_term)
    ck_pill_set (self, "long-term", C_("case status", "Long-term"));
  else
    ck_pill_set (self, "closed", C_("case status", "Closed"));
}
