/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-record.h"

G_BEGIN_DECLS

/**
 * CkDraftable: a form that can be written down half typed as it is, and filled again from what was written
 *
 * @write: (transfer full): all that the form holds, good or not; always of the same type
 * @fill: shows what @write gave; returns whether there was anything in it that could be shown
 *
 * With a #CkDrafting it needs nothing else to keep what is typed.
 */
#define CK_TYPE_DRAFTABLE (ck_draftable_get_type ())
G_DECLARE_INTERFACE (CkDraftable, ck_draftable, CK, DRAFTABLE, GtkWidget)

struct _CkDraftableInterface {
  GTypeInterface parent_interface;

  CkRecord *(*write) (CkDraftable *self);
  gboolean  (*fill)  (CkDraftable *self, CkRecord *draft);
};

CkRecord *ck_draftable_write (CkDraftable *self);
gboolean  ck_draftable_fill  (CkDraftable *self, CkRecord *draft);

G_END_DECLS
