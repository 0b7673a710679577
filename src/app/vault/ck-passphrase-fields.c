/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-passphrase-fields.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-session.h"
#include "ck-strength.h"
#include "ck-text.h"

struct _CkPassphraseFields {
  GtkBox               parent_instance;

  AdwPreferencesGroup *group;
  AdwActionRow        *words;
  AdwEntryRow         *passphrase;
  AdwEntryRow         *again;
  GtkLevelBar         *strength;
  GtkLabel            *strength_words;
};

enum {
  PROP_0,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum {
  CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CkPassphraseFields, ck_passphrase_fields, GTK_TYPE_BOX)

static void
propose (CkPassphraseFields *self)
{
  char *words = ck_session_propose_passphrase ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), words);
  ck_wipe_free (words);
}

static void
on_propose (CkPassphraseFields *self)
{
  propose (self);
}

static void
on_typed (CkPassphraseFields *self)
{
  double bits = ck_session_passphrase_bits (ck_passphrase_fields_get (self));

  gtk_level_bar_set_value (self->strength, ck_strength_level (bits));
  gtk_label_set_label (self->strength_words, ck_strength_words (bits));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_entry_activated (CkPassphraseFields *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
ck_passphrase_fields_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_PASSPHRASE_FIELDS (widget)->passphrase));
}

static void
ck_passphrase_fields_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (prop_id == PROP_DESCRIPTION)
    g_value_set_string (value, adw_preferences_group_get_description (CK_PASSPHRASE_FIELDS (object)->group));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ck_passphrase_fields_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (prop_id == PROP_DESCRIPTION)
    adw_preferences_group_set_description (CK_PASSPHRASE_FIELDS (object)->group, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
ck_passphrase_fields_class_init (CkPassphraseFieldsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = ck_passphrase_fields_get_property;
  object_class->set_property = ck_passphrase_fields_set_property;
  widget_class->grab_focus = ck_passphrase_fields_grab_focus;

  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", CK_TYPE_PASSPHRASE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", CK_TYPE_PASSPHRASE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-passphrase-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, CkPassphraseFields, group);
  gtk_widget_class_bind_template_child (widget_class, CkPassphraseFields, words);
  gtk_widget_class_bind_template_child (widget_class, CkPassphraseFields, passphrase);
  gtk_widget_class_bind_template_child (widget_class, CkPassphraseFields, again);
  gtk_widget_class_bind_template_child (widget_class, CkPassphraseFields, strength);
  gtk_widget_class_bind_template_child (widget_class, CkPassphraseFields, strength_words);
  gtk_widget_class_bind_template_callback (widget_class, on_propose);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
}

static void
ck_passphrase_fields_init (CkPassphraseFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_level_bar_set_max_value (self->strength, CK_STRENGTH_LEVELS);
  propose (self);
  on_typed (self);
}

/**
 * ck_passphrase_fields_get:
 * @self: the fields
 *
 * Returns: (transfer none): what was typed first; it lies in memory that is wiped when the field is cleared
 */
const char *
ck_passphrase_fields_get (CkPassphraseFields *self)
{
  g_return_val_if_fail (CK_IS_PASSPHRASE_FIELDS (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->passphrase));
}

/**
 * ck_passphrase_fields_check:
 * @self: the fields
 *
 * Puts the focus where something has to change.
 *
 * Returns: (transfer none) (nullable): translated: what is wrong; %NULL when the passphrase will do
 */
const char *
ck_passphrase_fields_check (CkPassphraseFields *self)
{
  const char *passphrase = ck_passphrase_fields_get (self);

  if (ck_strength_level (ck_session_passphrase_bits (passphrase)) < CK_STRENGTH_ENOUGH)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
      return _("That passphrase is too weak for children's records. Take longer or less usual words, or the six that are "
               "proposed.");
    }
  if (!g_str_equal (passphrase, gtk_editable_get_text (GTK_EDITABLE (self->again))))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->again));
      return _("The two passphrases differ. Type the second one again.");
    }

  return NULL;
}

/**
 * ck_passphrase_fields_clear:
 * @self: the fields
 *
 * Wipes what was typed and what was proposed.
 */
void
ck_passphrase_fields_clear (CkPassphraseFields *self)
{
  g_return_if_fail (CK_IS_PASSPHRASE_FIELDS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->passphrase), "");
  gtk_editable_set_text (GTK_EDITABLE (self->again), "");
  propose (self);
}
