/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkKeyholdersPage: who can unlock this vault; passphrases; the recovery sheet */
#define CK_TYPE_KEYHOLDERS_PAGE (ck_keyholders_page_get_type ())
G_DECLARE_FINAL_TYPE (CkKeyholdersPage, ck_keyholders_page, CK, KEYHOLDERS_PAGE, GtkBox)

G_END_DECLS
