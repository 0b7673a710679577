/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-first-run-page.h"

struct _CkFirstRunPage {
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (CkFirstRunPage, ck_first_run_page, GTK_TYPE_BOX)

static void
ck_first_run_page_class_init (CkFirstRunPageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass), CK_RESOURCES "vault/ck-first-run-page.ui");
}

static void
ck_first_run_page_init (CkFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
