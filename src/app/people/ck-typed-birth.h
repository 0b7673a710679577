/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-personfile.h"

G_BEGIN_DECLS

gboolean ck_typed_birth        (const char *text, CkDate today, CkDate *born, gboolean *estimated);
char    *ck_typed_birth_format (CkDate born, int precision);

G_END_DECLS
