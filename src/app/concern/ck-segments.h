/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ck-one-stop.h"
#include "ck-tokens.h"

G_BEGIN_DECLS

/**
 * CkSegments: one choice of a few, all in sight; a group of toggles with a name, and one stop for Tab
 *
 * Property `selected`: the index of the choice, -1 while nothing was chosen; `label`: the group's name for assistive
 * technology.
 */
#define CK_TYPE_SEGMENTS (ck_segments_get_type ())
G_DECLARE_FINAL_TYPE (CkSegments, ck_segments, CK, SEGMENTS, CkOneStop)

void       ck_segments_add          (CkSegments *self, const char *label, const char *icon_name);
void       ck_segments_add_risks    (CkSegments *self);
guint      ck_segments_get_n        (CkSegments *self);
int        ck_segments_get_selected (CkSegments *self);
void       ck_segments_set_selected (CkSegments *self, int selected);
GtkWidget *ck_segments_get_toggle   (CkSegments *self, int index);

G_END_DECLS
