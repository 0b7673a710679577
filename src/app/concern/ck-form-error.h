/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ck_form_error_is_about (const GError *error, const char *member);
int      ck_form_error_index    (const GError *error);
char    *ck_form_error_text     (const GError *error);
char    *ck_form_error_text_at  (const GError *error, const char *label);

G_END_DECLS
