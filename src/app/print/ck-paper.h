/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-paginator.h"

G_BEGIN_DECLS

/** CkPaper: one page as it will print, as wide as it is given, or as wide as @zoom says */
#define CK_TYPE_PAPER (ck_paper_get_type ())
G_DECLARE_FINAL_TYPE (CkPaper, ck_paper, CK, PAPER, GtkWidget)

GtkWidget *ck_paper_new  (void);
void       ck_paper_set  (CkPaper *self, CkPaginator *paginator, guint page, double zoom);
void       ck_paper_set_in_view (CkPaper *self, gboolean in_view);

G_END_DECLS
