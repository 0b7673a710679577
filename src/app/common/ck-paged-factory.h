/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-paged-model.h"

G_BEGIN_DECLS

/* Makes the widget of a list item. */
typedef GtkWidget *(*CkPagedMake) (gpointer user_data);
/* Shows @record in it; %NULL while its page is on the way: then it shows nothing. */
typedef void       (*CkPagedShow) (GtkWidget *widget, gpointer record, gpointer user_data);

GtkListItemFactory *ck_paged_factory_new (CkPagedMake make, CkPagedShow show, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
