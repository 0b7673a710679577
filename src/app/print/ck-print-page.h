/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-session-page.h"

G_BEGIN_DECLS

/** CkPrintPage: a case's chronology, the real pages at once, with what they show beside them */
#define CK_TYPE_PRINT_PAGE (ck_print_page_get_type ())
G_DECLARE_FINAL_TYPE (CkPrintPage, ck_print_page, CK, PRINT_PAGE, CkSessionPage)

G_END_DECLS
