/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-casework.h"

G_BEGIN_DECLS

/**
 * CkPersonChooser: somebody of the record, by the beginning of a name; two of one name are told apart
 *
 * Signal `changed`: somebody was chosen, or nobody is any more.
 */
#define CK_TYPE_PERSON_CHOOSER (ck_person_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CkPersonChooser, ck_person_chooser, CK, PERSON_CHOOSER, GtkBox)

GtkWidget *ck_person_chooser_new        (CkSession *session, const char *label, const CkUuid *without, CkDate today, gboolean hide_names);
void       ck_person_chooser_suggest    (CkPersonChooser *self, GPtrArray *alike);
CkPerson  *ck_person_chooser_get_person (CkPersonChooser *self);
void       ck_person_chooser_set_person (CkPersonChooser *self, CkPerson *person);
char      *ck_person_chooser_dup_state  (CkPersonChooser *self);
void       ck_person_chooser_set_state  (CkPersonChooser *self, const char *state);

G_END_DECLS
