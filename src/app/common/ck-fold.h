/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void ck_fold_follow (AdwLeaflet *leaflet, gpointer object, GCallback folded);

G_END_DECLS
