/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-moment.h"

G_BEGIN_DECLS

/**
 * CkMomentField: when something happened: a day, a time, and how exact that is
 *
 * Property `title`: its label. Signal `changed`: someone chose or typed something else; not emitted by the setters.
 */
#define CK_TYPE_MOMENT_FIELD (ck_moment_field_get_type ())
G_DECLARE_FINAL_TYPE (CkMomentField, ck_moment_field, CK, MOMENT_FIELD, GtkBox)

gboolean    ck_moment_field_get_moment (CkMomentField *self, CkMoment *moment, GError **error);
void        ck_moment_field_set_moment (CkMomentField *self, CkMoment moment);
gboolean    ck_moment_field_is_given   (CkMomentField *self);
char       *ck_moment_field_get_state  (CkMomentField *self);
void        ck_moment_field_set_state  (CkMomentField *self, const char *state);
void        ck_moment_field_set_today  (CkMomentField *self, CkDate today);
void        ck_moment_field_set_error  (CkMomentField *self, const char *error);

G_END_DECLS
