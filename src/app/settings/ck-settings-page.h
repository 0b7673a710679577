/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-session-page.h"

G_BEGIN_DECLS

/**
 * CkSettingsPage: what the vault can be told: the organisation, clocks, working days, categories, helplines, locking
 *
 * Nothing holds before Save, which asks why, once. What is typed is kept as a draft.
 */
#define CK_TYPE_SETTINGS_PAGE (ck_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (CkSettingsPage, ck_settings_page, CK, SETTINGS_PAGE, CkSessionPage)

G_END_DECLS
