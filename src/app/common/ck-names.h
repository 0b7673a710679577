/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "ck-casefile.h"

G_BEGIN_DECLS

char *ck_names_show (const char *name, gboolean hide);
char *ck_names_join (const char *const *names, gboolean hide, guint at_most);

G_END_DECLS
