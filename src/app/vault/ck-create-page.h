/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkCreatePage: a new vault in three steps: who keeps it, with a passphrase; the recovery sheet; a piece of it typed back
 *
 * The vault is made after the first step. Signal "created" (CkSession): after the third, unlocked.
 */
#define CK_TYPE_CREATE_PAGE (ck_create_page_get_type ())
G_DECLARE_FINAL_TYPE (CkCreatePage, ck_create_page, CK, CREATE_PAGE, GtkBox)

G_END_DECLS
