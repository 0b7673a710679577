/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkUnlockPage: the closed vault: whose it is, a keyholder, a passphrase
 *
 * Names no child and no case. Signals: "unlocked" when the session is open; "trouble" (GError) when the file, not the
 * passphrase, is what is wrong.
 */
#define CK_TYPE_UNLOCK_PAGE (ck_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (CkUnlockPage, ck_unlock_page, CK, UNLOCK_PAGE, GtkBox)

GtkWidget *ck_unlock_page_new       (CkSession *session);
void       ck_unlock_page_set_since (CkUnlockPage *self, const char *since);

G_END_DECLS
