/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *ck_conceal_list           (const char *const *names, guint most);
char    *ck_conceal_name           (const char *name, gboolean hidden);
char    *ck_conceal_text           (const char *text, const char *const *names);
/* ck-conceal-words.c */
char    *ck_conceal_description    (const char *text, gboolean hidden);
gboolean ck_conceal_is_description (const char *text);

G_END_DECLS
