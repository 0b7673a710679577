/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-session-page.h"

G_BEGIN_DECLS

/** CkHistoryPage: who recorded, changed, saw and printed what of a case, when and why. Nothing here can be changed. */
#define CK_TYPE_HISTORY_PAGE (ck_history_page_get_type ())
G_DECLARE_FINAL_TYPE (CkHistoryPage, ck_history_page, CK, HISTORY_PAGE, CkSessionPage)

G_END_DECLS
