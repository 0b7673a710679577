/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-casework.h"

G_BEGIN_DECLS

/** CK_HIT_HELPLINE: what a #CkSearchHit is that is nothing of the record: somebody to ring or to report to */
#define CK_HIT_HELPLINE "helpline"

gboolean ck_helpline_hits_add (CkStore *store, const char *words, GPtrArray *hits, GError **error);

G_END_DECLS
