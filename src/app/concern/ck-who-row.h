/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "ck-forms.h"

G_BEGIN_DECLS

/**
 * CkWhoRow: one person of a concern, with a role; more about them when the vault doesn't know them yet
 *
 * Signals `changed` and `remove`.
 */
#define CK_TYPE_WHO_ROW (ck_who_row_get_type ())
G_DECLARE_FINAL_TYPE (CkWhoRow, ck_who_row, CK, WHO_ROW, GtkListBoxRow)

GtkWidget    *ck_who_row_new         (CkPersonLink *link, CkDate today);
CkPersonLink *ck_who_row_dup_link    (CkWhoRow *self, GError **error);
const CkUuid *ck_who_row_get_person  (CkWhoRow *self);
int           ck_who_row_get_role    (CkWhoRow *self);
gboolean      ck_who_row_is_adult    (CkWhoRow *self);
void          ck_who_row_set_role    (CkWhoRow *self, int role);
void          ck_who_row_set_person  (CkWhoRow *self, CkPerson *person);
void          ck_who_row_set_hide_names (CkWhoRow *self, gboolean hide_names);
const char   *ck_who_row_get_born    (CkWhoRow *self);
void          ck_who_row_set_born    (CkWhoRow *self, const char *typed);
char         *ck_who_row_dup_name    (CkWhoRow *self);
void          ck_who_row_set_asked   (CkWhoRow *self, gboolean asked);
void          ck_who_row_get_child   (CkWhoRow *self, char **child_view, int *parents_told, char **parents_reason);
void          ck_who_row_set_child   (CkWhoRow *self, const char *child_view, int parents_told, const char *parents_reason);
void          ck_who_row_set_error   (CkWhoRow *self, const char *error);
void          ck_who_row_show_error  (CkWhoRow *self, const GError *error);

char         *ck_person_about        (CkPerson *person, CkDate today);

G_END_DECLS
