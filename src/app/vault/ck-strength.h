/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CK_STRENGTH_LEVELS 5
#define CK_STRENGTH_ENOUGH 3 /* the least level that the window takes for a new passphrase */

guint       ck_strength_level (double bits);
const char *ck_strength_words (double bits);

G_END_DECLS
