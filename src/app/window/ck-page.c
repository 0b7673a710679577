/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-page.h"

G_DEFINE_INTERFACE (CkPage, ck_page, GTK_TYPE_WIDGET)

static void
ck_page_default_init (CkPageInterface *iface)
{
}

/**
 * ck_page_open:
 * @self: a page
 * @reference: of a case, "2026-0014"
 *
 * Shows the case within the page (win.open-case). A page without such a thing does nothing.
 */
void
ck_page_open (CkPage     *self,
              const char *reference)
{
  g_return_if_fail (CK_IS_PAGE (self));
  g_return_if_fail (reference != NULL);

  if (CK_PAGE_GET_IFACE (self)->open != NULL)
    CK_PAGE_GET_IFACE (self)->open (self, reference);
}

/**
 * ck_page_save:
 * @self: a page
 *
 * Ctrl+Enter: saves what was typed as a unit of the record, by the same way as the page's own button.
 */
void
ck_page_save (CkPage *self)
{
  g_return_if_fail (CK_IS_PAGE (self));

  if (CK_PAGE_GET_IFACE (self)->save != NULL)
    CK_PAGE_GET_IFACE (self)->save (self);
}
