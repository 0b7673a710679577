/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkDangerHelp: whom to call when somebody is in immediate danger, before anything is typed */
#define CK_TYPE_DANGER_HELP (ck_danger_help_get_type ())
G_DECLARE_FINAL_TYPE (CkDangerHelp, ck_danger_help, CK, DANGER_HELP, GtkBox)

void ck_danger_help_set_helplines (CkDangerHelp *self, const char *helplines);
void ck_danger_help_show          (CkDangerHelp *self, gboolean show);

G_END_DECLS
