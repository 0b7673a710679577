/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers outside any vault: which vault was the last, and how large the window was. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ck_state_get_vault (void);
void  ck_state_set_vault (const char *path);
void  ck_state_get_size  (int *width, int *height, gboolean *maximized);
void  ck_state_set_size  (int width, int height, gboolean maximized);

G_END_DECLS
