/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-case-look.h"

G_BEGIN_DECLS

/* Adds what lies beside a concern to its entry: each child's view, the body map with its list, what was said of nudes. */
void ck_concern_view_add (GtkBox *box, CkCaseLook *look, CkConcern *concern);

G_END_DECLS
