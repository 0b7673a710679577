/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkOneStop: a box of toggles that is one stop for Tab, as a radio group is
 *
 * Tab comes to the toggle that is on, or to the first, and leaves all of them; arrows go from one to the next.
 */
#define CK_TYPE_ONE_STOP (ck_one_stop_get_type ())
G_DECLARE_DERIVABLE_TYPE (CkOneStop, ck_one_stop, CK, ONE_STOP, GtkBox)

struct _CkOneStopClass {
  GtkBoxClass parent_class;
};

G_END_DECLS
