/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-case-look.h"

G_BEGIN_DECLS

GtkWidget *ck_ties_list_new (CkSession *session, CkCaseLook *look);
char      *ck_ties_summary  (CkCaseLook *look);

G_END_DECLS
