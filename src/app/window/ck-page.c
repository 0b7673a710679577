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

/**
 * ck_page_flush_async:
 * @self: a page
 * @callback: called on the main context once the draft is in the vault, or at once when there is nothing to keep
 *
 * Saves what was typed as a draft, now. The window calls it before it locks, closes a task or closes the vault.
 */
void
ck_page_flush_async (CkPage             *self,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CK_IS_PAGE (self));

  if (CK_PAGE_GET_IFACE (self)->flush_async != NULL)
    {
      CK_PAGE_GET_IFACE (self)->flush_async (self, callback, user_data);
      return;
    }

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, ck_page_flush_async);
  g_task_return_boolean (task, TRUE);
}

/**
 * ck_page_flush_finish:
 * @self: a page
 * @result: as given to the callback
 * @error: what kept the draft from being saved
 *
 * Returns: %TRUE when nothing that was typed is in this page alone
 */
gboolean
ck_page_flush_finish (CkPage       *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (CK_IS_PAGE (self), FALSE);

  if (CK_PAGE_GET_IFACE (self)->flush_async != NULL)
    return CK_PAGE_GET_IFACE (self)->flush_finish (self, result, error);

  return g_task_propagate_boolean (G_TASK (result), error);
}
