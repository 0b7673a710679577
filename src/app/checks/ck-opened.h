/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-session.h"

G_BEGIN_DECLS

void        ck_opened_set    (CkSession *session, const char *reference, const char *reason);
const char *ck_opened_reason (CkSession *session, const char *reference);

G_END_DECLS
