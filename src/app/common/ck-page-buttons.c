/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-page-buttons.h"

struct _CkPageButtons {
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (CkPageButtons, ck_page_buttons, GTK_TYPE_BOX)

static void
ck_page_buttons_class_init (CkPageButtonsClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), CK_RESOURCES "common/ck-page-buttons.ui");
}

static void
ck_page_buttons_init (CkPageButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
