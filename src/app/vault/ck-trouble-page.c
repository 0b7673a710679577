/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-trouble-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "ck-error.h"

struct _CkTroublePage {
  GtkBox         parent_instance;

  AdwStatusPage *status;
  GtkButton     *again;
};

G_DEFINE_FINAL_TYPE (CkTroublePage, ck_trouble_page, GTK_TYPE_BOX)

static const struct {
  int         code;
  const char *icon;
  const char *title;
  const char *next;
} troubles[] = {
  { CK_ERROR_NOT_A_VAULT, "dialog-question-symbolic", N_("This Isn't a Vault"), NULL },
  { CK_ERROR_TOO_NEW, "software-update-available-symbolic", N_("Made by a Later Casekeeper"), NULL },
  { CK_ERROR_DAMAGED, "dialog-warning-symbolic", N_("This Vault Is Damaged"),
    N_("Nothing in it was changed. Put a copy of this file aside before anything else is tried, then open the newest "
       "backup: it opens with the same passphrase.") },
  { CK_ERROR_IN_USE, "changes-prevent-symbolic", N_("This Vault Is in Use"), NULL },
};

static gboolean
ck_trouble_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CK_TROUBLE_PAGE (widget)->again));
}

static void
ck_trouble_page_class_init (CkTroublePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = ck_trouble_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, CK_RESOURCES "vault/ck-trouble-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CkTroublePage, status);
  gtk_widget_class_bind_template_child (widget_class, CkTroublePage, again);
}

static void
ck_trouble_page_init (CkTroublePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ck_trouble_page_new:
 * @path: of the file
 * @error: why it can't be opened
 *
 * Returns: (transfer floating): the page that says so, and offers another file
 */
GtkWidget *
ck_trouble_page_new (const char   *path,
                     const GError *error)
{
  CkTroublePage *self = g_object_new (CK_TYPE_TROUBLE_PAGE, NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *plain = NULL;
  g_autofree char *escaped = NULL;
  const char *icon = "dialog-error-symbolic";
  const char *title = N_("This Vault Can't Be Opened");
  const char *next = NULL;

  for (gsize i = 0; error->domain == CK_ERROR && i < G_N_ELEMENTS (troubles); i++)
    if (troubles[i].code == error->code)
      {
        icon = troubles[i].icon;
        title = troubles[i].title;
        next = troubles[i].next;
      }

  plain = g_strjoin ("\n\n", error->message, next != NULL ? g_dgettext (GETTEXT_PACKAGE, next) : name,
                     next != NULL ? name : NULL, NULL);
  escaped = g_markup_escape_text (plain, -1);
  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, g_dgettext (GETTEXT_PACKAGE, title));
  adw_status_page_set_description (self->status, escaped);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->again), "s", path);

  return GTK_WIDGET (self);
}
