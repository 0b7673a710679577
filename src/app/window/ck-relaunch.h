/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ck_relaunch (const char *vault, gint64 locked_at, const char *now, int width, int height, gboolean maximized) G_GNUC_NORETURN;

G_END_DECLS
