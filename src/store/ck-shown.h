/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an entry is shown: in the case that it was recorded in, or the one that it went to. */
#pragma once

#include "ck-session.h"

G_BEGIN_DECLS

/* @where: "2026-0014/3". Returns: (transfer full): the reference of the case that shows it */
char *ck_entry_find_case (CkStore *store, const char *where, GError **error);

G_END_DECLS
