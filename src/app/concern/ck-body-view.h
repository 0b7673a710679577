/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ck-concern-parts.h"

G_BEGIN_DECLS

/**
 * CkBodyView: pictures of the body with numbered marks
 *
 * While it is editable it takes the focus: a press adds a mark, a drag or the arrow keys move the selected one, Delete
 * takes it away. Signals `placed` (picture, x, y), `moved` (x, y; thousandths) and `removed`. What it shows is said in
 * words by whoever sets the marks.
 */
#define CK_TYPE_BODY_VIEW (ck_body_view_get_type ())
G_DECLARE_FINAL_TYPE (CkBodyView, ck_body_view, CK, BODY_VIEW, GtkWidget)

GtkWidget *ck_body_view_new          (void);
void       ck_body_view_set_pictures (CkBodyView *self, const CkBodyPicture *pictures, guint n_pictures);
void       ck_body_view_set_marks    (CkBodyView *self, GPtrArray *injuries, int selected);
void       ck_body_view_set_editable (CkBodyView *self, gboolean editable);
void       ck_body_view_set_height   (CkBodyView *self, int body_height);
void       ck_body_view_press        (CkBodyView *self, double x, double y);
void       ck_body_view_nudge        (CkBodyView *self, int dx, int dy);

G_END_DECLS
