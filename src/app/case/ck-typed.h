/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-date.h"

G_BEGIN_DECLS

gboolean ck_typed_date (const char *text, CkDate today, CkDate *date);
gboolean ck_typed_time (const char *text, int *minute);
char    *ck_typed_time_format (int minute);

G_END_DECLS
