/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CK_NICKNAMES_MAX 4 /* names that one word can be short for, itself included */

guint ck_nickname_find (const char *word, const char *full[CK_NICKNAMES_MAX]);

G_END_DECLS
