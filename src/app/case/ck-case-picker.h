/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "ck-session.h"

G_BEGIN_DECLS

/**
 * CkCasePicker: another case, by its reference or by words of it
 *
 * What is typed is the answer; a few cases that fit are offered below, and choosing one types its reference.
 */
#define CK_TYPE_CASE_PICKER (ck_case_picker_get_type ())
G_DECLARE_FINAL_TYPE (CkCasePicker, ck_case_picker, CK, CASE_PICKER, GtkBox)

GtkWidget *ck_case_picker_new           (CkSession *session, const char *title, const char *but, gboolean open_only);
char      *ck_case_picker_dup_reference (CkCasePicker *self);
GtkWidget *ck_case_picker_get_entry     (CkCasePicker *self);

G_END_DECLS
