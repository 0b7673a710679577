/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-session.h"

G_BEGIN_DECLS

void ck_mark_done_ask (GtkWidget *near, CkSession *session, const char *reference, const CkUuid *action, const char *what);

G_END_DECLS
