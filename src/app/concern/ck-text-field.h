/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CkTextField: a long text with its label above, its hint beside that, and what is wrong with it below
 *
 * Properties `label` (with a mnemonic), `hint`, `height` (least, in pixels), and `text`, which notifies on each change.
 */
#define CK_TYPE_TEXT_FIELD (ck_text_field_get_type ())
G_DECLARE_FINAL_TYPE (CkTextField, ck_text_field, CK, TEXT_FIELD, GtkBox)

char *ck_text_field_get_text  (CkTextField *self);
void  ck_text_field_set_text  (CkTextField *self, const char *text);
void  ck_text_field_set_label (CkTextField *self, const char *label, const char *hint);
void  ck_text_field_set_error (CkTextField *self, const char *error);

G_END_DECLS
