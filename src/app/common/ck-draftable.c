/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ck-draftable.h"

G_DEFINE_INTERFACE (CkDraftable, ck_draftable, GTK_TYPE_WIDGET)

static void
ck_draftable_default_init (CkDraftableInterface *iface)
{
}

/**
 * ck_draftable_write:
 * @self: a form
 *
 * Returns: (transfer full): all that it holds
 */
CkRecord *
ck_draftable_write (CkDraftable *self)
{
  g_return_val_if_fail (CK_IS_DRAFTABLE (self), NULL);

  return CK_DRAFTABLE_GET_IFACE (self)->write (self);
}

/**
 * ck_draftable_fill:
 * @self: a form
 * @draft: (transfer none): as ck_draftable_write() gave it, perhaps to another process
 *
 * Returns: whether there was anything to show
 */
gboolean
ck_draftable_fill (CkDraftable *self,
                   CkRecord    *draft)
{
  g_return_val_if_fail (CK_IS_DRAFTABLE (self), FALSE);

  return CK_DRAFTABLE_GET_IFACE (self)->fill (self, draft);
}
