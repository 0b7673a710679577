/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkTokenChip: one of several things that were chosen, with a button that takes it away; signal `remove` */
#define CK_TYPE_TOKEN_CHIP (ck_token_chip_get_type ())
G_DECLARE_FINAL_TYPE (CkTokenChip, ck_token_chip, CK, TOKEN_CHIP, GtkBox)

void ck_token_chips_show_ticked (GtkBox *chips, GtkWidget *checks);

G_END_DECLS
