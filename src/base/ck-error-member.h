/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which member of a form an error is about, for whoever shows the form: a person knows the field by its label. */
#pragma once

#include "ck-error.h"

G_BEGIN_DECLS

void        ck_error_set_member (GError **error, const char *member, const char *named);
const char *ck_error_get_member (const GError *error);
const char *ck_error_get_named  (const GError *error);
void        ck_error_set_label  (GError **error, const char *label);
const char *ck_error_get_label  (const GError *error);

G_END_DECLS
