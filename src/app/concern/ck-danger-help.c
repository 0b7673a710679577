/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-danger-help.h"

#include <glib/gi18n-lib.h>

#include "ck-setting-info.h"

struct _CkDangerHelp {
  GtkBox       parent_instance;

  GtkRevealer *revealer;
  GtkGrid     *helplines;
};

G_DEFINE_FINAL_TYPE (CkDangerHelp, ck_danger_help, GTK_TYPE_BOX)

static void
add_line (CkDangerHelp *self,
          CkHelpline   *helpline,
          int           row)
{
  GtkWidget *number = gtk_label_new (helpline->number);
  GtkWidget *who = gtk_label_new (helpline->name);

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_label_set_xalign (GTK_LABEL (who), 0);
  gtk_label_set_wrap (GTK_LABEL (who), TRUE);
  gtk_widget_set_tooltip_text (who, helpline->note);
  gtk_widget_add_css_class (number, "heading");
  gtk_widget_add_css_class (number, "numeric");
  gtk_grid_attach (self->helplines, number, 0, row, 1, 1);
  gtk_grid_attach (self->helplines, who, 1, row, 1, 1);
}

static void
ck_danger_help_class_init (CkDangerHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "concern/ck-danger-help.ui");
  gtk_widget_class_bind_template_child (widget_class, CkDangerHelp, revealer);
  gtk_widget_class_bind_template_child (widget_class, CkDangerHelp, helplines);
}

static void
ck_danger_help_init (CkDangerHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_danger_help_set_helplines:
 * @self: the help
 * @helplines: (nullable): of the settings
 *
 * 999 first, whatever the list holds; those whose number the organisation hasn't entered yet would help nobody here.
 */
void
ck_danger_help_set_helplines (CkDangerHelp *self,
                              const char   *helplines)
{
  g_autoptr (GPtrArray) lines = ck_helplines_parse (helplines);
  g_autoptr (CkHelpline) emergency = ck_helpline_new ();
  GtkWidget *child;
  int row = 0;

  g_return_if_fail (CK_IS_DANGER_HELP (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->helplines))) != NULL)
    gtk_grid_remove (self->helplines, child);

  emergency->name = g_strdup (_ ("Police, ambulance, fire"));
  emergency->number = g_strdup ("999");
  add_line (self, emergency, row++);
  for (guint i = 0; i < lines->len; i++)
    {
      CkHelpline *helpline = g_ptr_array_index (lines, i);

      if (helpline->number != NULL && !g_str_equal (helpline->number, "999"))
        add_line (self, helpline, row++);
    }
}

/**
 * ck_danger_help_show:
 * @self: the help
 * @show: whether somebody is in immediate danger
 */
void
ck_danger_help_show (CkDangerHelp *self,
                     gboolean      show)
{
  g_return_if_fail (CK_IS_DANGER_HELP (self));

  gtk_revealer_set_reveal_child (self->revealer, show);
  gtk_widget_set_visible (GTK_WIDGET (self), show);
}
