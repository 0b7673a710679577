/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkSearchPage: one field over everything that was recorded; what is found in groups, by keyboard alone
 *
 * Enter opens the first hit, Down goes to the list, Escape goes back. Signals: "open" (where, person): where is a case, an
 * entry of one, or "2026-0014#plan"; one of the
 * two is %NULL; "closed".
 */
#define CK_TYPE_SEARCH_PAGE (ck_search_page_get_type ())
G_DECLARE_FINAL_TYPE (CkSearchPage, ck_search_page, CK, SEARCH_PAGE, GtkBox)

G_END_DECLS
