/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CkFieldError: what is wrong with a field, right under it; an icon and a sentence, not colour alone */
#define CK_TYPE_FIELD_ERROR (ck_field_error_get_type ())
G_DECLARE_FINAL_TYPE (CkFieldError, ck_field_error, CK, FIELD_ERROR, GtkBox)

GtkWidget  *ck_field_error_new (void);
void        ck_field_error_set (CkFieldError *self, const char *text, GtkWidget *field);
const char *ck_field_error_get (CkFieldError *self);

G_END_DECLS
